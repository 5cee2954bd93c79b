-- What the FHIR API of the Annuaire Santé answered about an address the last time it was asked, and who carries it.
-- `value` is what follows the system of the identifier.
CREATE TABLE directory_answer (
    address  TEXT PRIMARY KEY,
    asked_at TEXT NOT NULL,
    source   TEXT NOT NULL,
    carriers INTEGER NOT NULL
) WITHOUT ROWID
;;
CREATE INDEX directory_answer_age ON directory_answer (asked_at)
;;
CREATE TABLE directory_carrier (
    address     TEXT NOT NULL REFERENCES directory_answer (address) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    resource    TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    identifier  TEXT NOT NULL,
    value       TEXT NOT NULL,
    type        TEXT NOT NULL,
    PRIMARY KEY (address, position)
) WITHOUT ROWID
