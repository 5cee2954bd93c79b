-- What surrounds certificates: who follows whom, what is known revoked, revocation lists, addresses that were asked
-- too often, sealed keys and the requests made with them.
ALTER TABLE certificate ADD COLUMN successor_id INTEGER REFERENCES certificate (id) ON DELETE SET NULL
;;
ALTER TABLE certificate ADD COLUMN revoked_at TEXT NOT NULL DEFAULT ''
;;
ALTER TABLE certificate ADD COLUMN revoked_reason TEXT NOT NULL DEFAULT ''
;;
-- One list a slot: issuer, key, delta or complete, scope. A newer one takes its place, an older or broken one never.
CREATE TABLE crl (
    slot        TEXT PRIMARY KEY,
    issuer      TEXT NOT NULL,
    number      TEXT NOT NULL,
    is_delta    INTEGER NOT NULL,
    this_update TEXT NOT NULL,
    next_update TEXT NOT NULL,
    entries     INTEGER NOT NULL,
    address     TEXT NOT NULL DEFAULT '',
    kept_at     TEXT NOT NULL,
    der         BLOB NOT NULL
) WITHOUT ROWID
;;
CREATE TABLE pki_address (
    address    TEXT PRIMARY KEY,
    asked_at   TEXT NOT NULL,
    failures   INTEGER NOT NULL DEFAULT 0,
    rest_until TEXT NOT NULL DEFAULT '',
    last_error TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID
;;
-- `sealed` is encrypted PKCS#8 (core/pki/PrivateKey.h); the passphrase is nowhere.
CREATE TABLE private_key (
    fingerprint TEXT PRIMARY KEY,
    algorithm   TEXT NOT NULL,
    bits        INTEGER NOT NULL,
    created_at  TEXT NOT NULL,
    sealed      BLOB NOT NULL
) WITHOUT ROWID
;;
CREATE TABLE certificate_request (
    id              INTEGER PRIMARY KEY,
    created_at      TEXT NOT NULL,
    subject         TEXT NOT NULL,
    key_fingerprint TEXT NOT NULL,
    certificate     TEXT NOT NULL DEFAULT '',
    der             BLOB NOT NULL
)
