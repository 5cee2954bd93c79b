-- Whom the API LPS workbench exercises: one profile a row, as its exchange format has it. No secret.
CREATE TABLE lps_target (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    is_default INTEGER NOT NULL DEFAULT 0,
    profile    TEXT NOT NULL
)
;;
CREATE UNIQUE INDEX lps_target_default ON lps_target (is_default) WHERE is_default = 1
;;
