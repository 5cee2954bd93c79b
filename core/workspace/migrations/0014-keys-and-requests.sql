CREATE INDEX certificate_successor ON certificate (successor_id)
;;
-- Keys on tokens: `reference` is what opens them (core/pki/Token.h) and `sealed` is empty.
ALTER TABLE private_key ADD COLUMN reference TEXT NOT NULL DEFAULT ''
;;
-- A request of the portal's own making (`way` = 'password') has neither key nor `der` here. The revocation code is
-- sealed under the passphrase of the keys (core/pki/SealedBytes.h), in base64; empty: none is kept.
ALTER TABLE certificate_request ADD COLUMN way TEXT NOT NULL DEFAULT 'csr'
;;
ALTER TABLE certificate_request ADD COLUMN product TEXT NOT NULL DEFAULT ''
;;
ALTER TABLE certificate_request ADD COLUMN revocation_code TEXT NOT NULL DEFAULT ''
;;
-- What the mail servers of the operator presented when they were last asked.
CREATE TABLE deployed_certificate (
    endpoint    TEXT PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    subject     TEXT NOT NULL,
    checked_at  TEXT NOT NULL
) WITHOUT ROWID
