-- The extraction of the Annuaire Santé: the last one as a local table, and figures of every load. `own` tells the
-- operator's own domains.
CREATE TABLE directory_load (
    id           INTEGER PRIMARY KEY,
    loaded_at    TEXT NOT NULL,
    source       TEXT NOT NULL,
    extracted_at TEXT NOT NULL,
    lines        INTEGER NOT NULL,
    rejected     INTEGER NOT NULL,
    addresses    INTEGER NOT NULL,
    own          INTEGER NOT NULL
)
;;
CREATE TABLE directory_figure (
    load_id INTEGER NOT NULL REFERENCES directory_load (id),
    reason  TEXT NOT NULL,
    count   INTEGER NOT NULL,
    PRIMARY KEY (load_id, reason)
) WITHOUT ROWID
;;
CREATE TABLE directory_entry (
    line           INTEGER PRIMARY KEY,
    address        TEXT NOT NULL,
    type           TEXT NOT NULL,
    person_id      TEXT NOT NULL,
    structure_id   TEXT NOT NULL,
    surname        TEXT NOT NULL,
    given_name     TEXT NOT NULL,
    profession     TEXT NOT NULL,
    service        TEXT NOT NULL,
    structure_name TEXT NOT NULL,
    postal_code    TEXT NOT NULL,
    searched       TEXT NOT NULL,
    own            INTEGER NOT NULL
)
;;
CREATE INDEX directory_entry_address ON directory_entry (address)
;;
CREATE INDEX directory_entry_own ON directory_entry (address) WHERE own = 1
