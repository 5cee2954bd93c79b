-- The operator's own indicator formats. What was replaced or removed stays on record; one of an id is in force.

CREATE TABLE indicator_format (
    id         TEXT NOT NULL,
    revision   INTEGER NOT NULL,
    text       TEXT NOT NULL,
    added_at   TEXT NOT NULL,
    author     TEXT NOT NULL,
    removed_at TEXT NOT NULL DEFAULT '',
    reason     TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (id, revision)
) WITHOUT ROWID
;;
CREATE UNIQUE INDEX indicator_format_in_force ON indicator_format (id) WHERE removed_at = ''
