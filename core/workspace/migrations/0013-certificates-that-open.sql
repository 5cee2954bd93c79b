-- What a mail system reads of certificates: those that open an APP mailbox now. One that is revoked here, detached, out
-- of its dates, or of a mailbox that is not active opens nothing, from the next connection on.
ALTER TABLE certificate ADD COLUMN common_name TEXT NOT NULL DEFAULT ''
;;
-- The common name stands first in what was decoded; a name with escapes in it stays empty and opens nothing by name.
UPDATE certificate SET common_name = substr(subject, 4, instr(subject || ',', ',') - 4)
WHERE subject LIKE 'CN=%' AND instr(substr(subject, 1, instr(subject || ',', ',')), '\') = 0
;;
CREATE VIEW provisioning_certificate AS
SELECT mailbox.address, certificate.fingerprint, certificate.common_name, certificate.subject, certificate.serial,
       certificate.not_after
FROM mailbox_certificate
JOIN mailbox ON mailbox.id = mailbox_certificate.mailbox_id
JOIN certificate ON certificate.id = mailbox_certificate.certificate_id
WHERE mailbox.status = 'actif' AND mailbox.type = 'APP' AND certificate.revoked_at = ''
  AND strftime('%Y-%m-%dT%H:%M:%SZ', 'now') BETWEEN certificate.not_before AND certificate.not_after
;;
DROP VIEW provisioning_login
;;
-- A subject declared without its certificate opens until every certificate of that subject known here is revoked.
CREATE VIEW provisioning_login AS
SELECT address, person_id AS login, 'person' AS kind FROM mailbox WHERE status = 'actif' AND person_id <> ''
UNION
SELECT mailbox.address, mailbox_holder.person_id, 'person' FROM mailbox_holder
JOIN mailbox ON mailbox.id = mailbox_holder.mailbox_id WHERE mailbox.status = 'actif'
UNION
SELECT mailbox.address, mailbox_subject.dn, 'certificate' FROM mailbox_subject
JOIN mailbox ON mailbox.id = mailbox_subject.mailbox_id
WHERE mailbox.status = 'actif'
  AND (NOT EXISTS (SELECT 1 FROM certificate WHERE subject = mailbox_subject.dn AND revoked_at <> '')
       OR EXISTS (SELECT 1 FROM certificate WHERE subject = mailbox_subject.dn AND revoked_at = ''))
UNION
SELECT address, subject, 'certificate' FROM provisioning_certificate
