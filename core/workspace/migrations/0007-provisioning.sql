-- What a mail system reads of the registry (help page "provisioning"): the contract between the console and Dovecot,
-- Exim or Postfix. Columns are added, never renamed or removed. No name of a person stands in them.

-- Every mailbox, whether it takes mail now, and how one that does not is refused (RFC 3463: X.2.1 disabled, X.1.1 no
-- such mailbox).
CREATE VIEW provisioning_mailbox AS
SELECT address,
       substr(address, 1, instr(address, '@') - 1) AS local_part,
       substr(address, instr(address, '@') + 1) AS domain,
       type,
       CASE status WHEN 'actif' THEN 1 ELSE 0 END AS active,
       CASE status WHEN 'actif' THEN ''
                   WHEN 'suspendu' THEN '550 5.2.1 Mailbox suspended'
                   ELSE '550 5.1.1 Mailbox closed' END AS refusal
FROM mailbox
;;
CREATE VIEW provisioning_domain AS SELECT name AS domain FROM operator_domain
;;
-- Who may open an active mailbox and send in its name: the national identifier of a person (Pro Santé Connect's
-- SubjectNameID), or the subject of a certificate for an APP.
CREATE VIEW provisioning_login AS
SELECT address, person_id AS login, 'person' AS kind FROM mailbox WHERE status = 'actif' AND person_id <> ''
UNION
SELECT mailbox.address, mailbox_holder.person_id, 'person' FROM mailbox_holder
JOIN mailbox ON mailbox.id = mailbox_holder.mailbox_id WHERE mailbox.status = 'actif'
UNION
SELECT mailbox.address, mailbox_subject.dn, 'certificate' FROM mailbox_subject
JOIN mailbox ON mailbox.id = mailbox_subject.mailbox_id WHERE mailbox.status = 'actif'
UNION
SELECT mailbox.address, certificate.subject, 'certificate' FROM mailbox_certificate
JOIN mailbox ON mailbox.id = mailbox_certificate.mailbox_id
JOIN certificate ON certificate.id = mailbox_certificate.certificate_id WHERE mailbox.status = 'actif'
