-- The white list of the trust space: every load counted, the entries of the last one kept for comparison.
CREATE TABLE white_list_load (
    id           INTEGER PRIMARY KEY,
    loaded_at    TEXT NOT NULL,
    source       TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    generated_at TEXT NOT NULL,
    entries      INTEGER NOT NULL,
    domains      INTEGER NOT NULL,
    certificates INTEGER NOT NULL,
    truncated    INTEGER NOT NULL,
    signed       INTEGER NOT NULL
)
;;
CREATE TABLE white_list_entry (
    position    INTEGER PRIMARY KEY,
    line        INTEGER NOT NULL,
    domain      TEXT NOT NULL,
    domain_key  TEXT NOT NULL,
    description TEXT NOT NULL,
    operator_dn TEXT NOT NULL,
    responsible TEXT NOT NULL,
    support     TEXT NOT NULL,
    updated_at  TEXT NOT NULL
)
;;
CREATE INDEX white_list_domain ON white_list_entry (domain_key)
