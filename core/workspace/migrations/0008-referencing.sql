-- What may not leave: reports by content, kept as masked findings, and the decisions about them.
CREATE TABLE scan_report (
    sha256     TEXT PRIMARY KEY,
    scanner    INTEGER NOT NULL,
    scanned_at TEXT NOT NULL,
    findings   TEXT NOT NULL
) WITHOUT ROWID
;;
CREATE TABLE scan_decision (
    sha256     TEXT NOT NULL,
    finding    TEXT NOT NULL,
    reason     TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    PRIMARY KEY (sha256, finding)
) WITHOUT ROWID
;;
-- Workbooks of requirements (REM) imported; the newest is in force. `content` is the catalogue as JSON.
CREATE TABLE rem_catalogue (
    id          INTEGER PRIMARY KEY,
    title       TEXT NOT NULL,
    file_name   TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    content     TEXT NOT NULL
)
;;
-- What happened to the candidature at the ANS, in the order it happened; nothing is changed afterwards.
CREATE TABLE instruction_event (
    id          INTEGER PRIMARY KEY,
    happened_at TEXT NOT NULL,
    kind        TEXT NOT NULL,
    note        TEXT NOT NULL DEFAULT '',
    recorded_at TEXT NOT NULL
)
