-- The first schema of a workspace. Statements end with a line ";;" (triggers hold semicolons of their own).
-- Times are ISO 8601 UTC texts, booleans 0/1, JSON is compact text. Every write goes through Workspace::change().

CREATE TABLE setting (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID
;;

-- The audit journal: append-only by trigger, chained by SHA-256 (core/workspace/Journal.h).
CREATE TABLE journal (
    number        INTEGER PRIMARY KEY,
    at            TEXT NOT NULL,
    author        TEXT NOT NULL,
    action        TEXT NOT NULL,
    object_type   TEXT NOT NULL,
    object_id     TEXT NOT NULL,
    before        TEXT NOT NULL,
    after         TEXT NOT NULL,
    outcome       TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash          TEXT NOT NULL
)
;;
CREATE INDEX journal_object ON journal (object_type, object_id)
;;
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END
;;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END
;;
CREATE TABLE journal_head (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    number INTEGER NOT NULL,
    hash   TEXT NOT NULL
)
;;

-- Mailboxes (BAL). `address` is stored in lower case: one mailbox whatever the case it is typed in.
CREATE TABLE operator_domain (
    name           TEXT PRIMARY KEY,
    certificate_dn TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID
;;
CREATE TABLE mailbox (
    id           INTEGER PRIMARY KEY,
    address      TEXT NOT NULL UNIQUE,
    type         TEXT NOT NULL CHECK (type IN ('PER', 'ORG', 'APP', 'CAB')),
    person_id    TEXT NOT NULL DEFAULT '',
    structure_id TEXT NOT NULL DEFAULT '',
    surname      TEXT NOT NULL DEFAULT '',
    given_name   TEXT NOT NULL DEFAULT '',
    description  TEXT NOT NULL DEFAULT '',
    service      TEXT NOT NULL DEFAULT '',
    responsible  TEXT NOT NULL DEFAULT '',
    red_list     INTEGER NOT NULL DEFAULT 0 CHECK (red_list IN (0, 1)),
    status       TEXT NOT NULL DEFAULT 'actif' CHECK (status IN ('actif', 'suspendu', 'ferme')),
    status_reason TEXT NOT NULL DEFAULT '',
    created_at   TEXT NOT NULL,
    updated_at   TEXT NOT NULL,
    revision     INTEGER NOT NULL DEFAULT 1
)
;;
CREATE INDEX mailbox_type_status ON mailbox (type, status)
;;
CREATE INDEX mailbox_status ON mailbox (status)
;;
-- Trigrams serve the search of any substring of at least three characters; rowid is mailbox.id and `text` what can be
-- searched of it, in lower case and without accents (SQLite 3.40 folds neither here).
CREATE VIRTUAL TABLE mailbox_text USING fts5 (text, tokenize = 'trigram')
;;

-- Certificates, decoded once into columns; `der` is the certificate itself. Private keys are not kept here.
CREATE TABLE certificate (
    id            INTEGER PRIMARY KEY,
    fingerprint   TEXT NOT NULL UNIQUE,
    subject       TEXT NOT NULL,
    issuer        TEXT NOT NULL,
    serial        TEXT NOT NULL,
    not_before    TEXT NOT NULL,
    not_after     TEXT NOT NULL,
    key_algorithm TEXT NOT NULL,
    key_bits      INTEGER NOT NULL,
    usages        TEXT NOT NULL,
    label         TEXT NOT NULL DEFAULT '',
    is_ca         INTEGER NOT NULL DEFAULT 0,
    imported_at   TEXT NOT NULL,
    der           BLOB NOT NULL
)
;;
CREATE INDEX certificate_not_after ON certificate (not_after)
;;
CREATE TABLE mailbox_certificate (
    mailbox_id     INTEGER NOT NULL REFERENCES mailbox (id) ON DELETE CASCADE,
    certificate_id INTEGER NOT NULL REFERENCES certificate (id) ON DELETE CASCADE,
    attached_at    TEXT NOT NULL,
    PRIMARY KEY (mailbox_id, certificate_id)
) WITHOUT ROWID
;;
CREATE INDEX mailbox_certificate_back ON mailbox_certificate (certificate_id)
;;

-- Dialogues held with a mail system: `report` is the whole redacted result as JSON (transcript included).
CREATE TABLE lps_run (
    id         INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL,
    protocol   TEXT NOT NULL,
    endpoint   TEXT NOT NULL,
    outcome    TEXT NOT NULL,
    report     TEXT NOT NULL
)
;;

-- Indicator files seen, by content, and the totals computed from them. Raw rows are never kept.
CREATE TABLE indicator_file (
    id          INTEGER PRIMARY KEY,
    sha256      TEXT NOT NULL UNIQUE,
    name        TEXT NOT NULL,
    format      TEXT NOT NULL,
    rows_read   INTEGER NOT NULL,
    rejected    INTEGER NOT NULL,
    size        INTEGER NOT NULL,
    read_at     TEXT NOT NULL,
    replaced_by INTEGER REFERENCES indicator_file (id)
)
;;
CREATE TABLE indicator_total (
    file_id    INTEGER NOT NULL REFERENCES indicator_file (id) ON DELETE CASCADE,
    month      TEXT NOT NULL,
    dimensions TEXT NOT NULL,
    measure    TEXT NOT NULL,
    value      INTEGER NOT NULL,
    PRIMARY KEY (file_id, month, dimensions, measure)
) WITHOUT ROWID
;;

-- The referencing dossier. A candidature keeps every version; proofs are content-addressed files beside the workspace.
CREATE TABLE candidature (
    version  INTEGER PRIMARY KEY,
    saved_at TEXT NOT NULL,
    form     TEXT NOT NULL
)
;;
CREATE TABLE checklist_item (
    requirement TEXT PRIMARY KEY,
    status      TEXT NOT NULL,
    owner       TEXT NOT NULL DEFAULT '',
    comment     TEXT NOT NULL DEFAULT '',
    updated_at  TEXT NOT NULL
) WITHOUT ROWID
;;
CREATE TABLE proof (
    id       INTEGER PRIMARY KEY,
    sha256   TEXT NOT NULL,
    name     TEXT NOT NULL,
    size     INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    removed_at TEXT NOT NULL DEFAULT '',
    UNIQUE (sha256, name)
)
;;
CREATE TABLE proof_requirement (
    proof_id    INTEGER NOT NULL REFERENCES proof (id) ON DELETE CASCADE,
    requirement TEXT NOT NULL,
    PRIMARY KEY (proof_id, requirement)
) WITHOUT ROWID
;;
CREATE TABLE deadline (
    id      INTEGER PRIMARY KEY,
    due     TEXT NOT NULL,
    kind    TEXT NOT NULL,
    label   TEXT NOT NULL,
    done_at TEXT NOT NULL DEFAULT ''
)
