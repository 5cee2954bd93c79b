-- The dossier keeps what it was: several candidatures, the kind and origin of each proof, links that end instead of
-- going, the history of each requirement, the SSI questionnaire, letters.
ALTER TABLE candidature ADD COLUMN candidature INTEGER NOT NULL DEFAULT 1
;;
ALTER TABLE checklist_item ADD COLUMN due TEXT NOT NULL DEFAULT ''
;;
ALTER TABLE checklist_item ADD COLUMN justification TEXT NOT NULL DEFAULT ''
;;
UPDATE checklist_item SET justification = comment, comment = '' WHERE status = 'not-applicable'
;;
ALTER TABLE proof ADD COLUMN kind TEXT NOT NULL DEFAULT 'file'
;;
-- Where it comes from when the program made it: "run:12", "indicators:messages", "clipboard", "window".
ALTER TABLE proof ADD COLUMN origin TEXT NOT NULL DEFAULT ''
;;
ALTER TABLE proof ADD COLUMN erased_at TEXT NOT NULL DEFAULT ''
;;
ALTER TABLE proof_requirement ADD COLUMN removed_at TEXT NOT NULL DEFAULT ''
;;
-- `requirement` is the requirement, or "questionnaire". Personal data are erased here, not in the journal, which has none.
CREATE TABLE dossier_history (
    id          INTEGER PRIMARY KEY,
    requirement TEXT NOT NULL,
    at          TEXT NOT NULL,
    author      TEXT NOT NULL,
    act         TEXT NOT NULL,
    details     TEXT NOT NULL
)
;;
CREATE INDEX dossier_history_requirement ON dossier_history (requirement, id)
;;
INSERT INTO dossier_history (requirement, at, author, act, details)
SELECT requirement, updated_at, '', 'work', json_object('status', status, 'owner', owner, 'comment', comment,
    'justification', justification) FROM checklist_item ORDER BY updated_at
;;
CREATE TABLE questionnaire (
    id          INTEGER PRIMARY KEY,
    title       TEXT NOT NULL,
    file_name   TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    content     TEXT NOT NULL
)
;;
CREATE TABLE questionnaire_answer (
    question   TEXT PRIMARY KEY,
    answer     TEXT NOT NULL,
    updated_at TEXT NOT NULL
) WITHOUT ROWID
;;
CREATE TABLE dossier_letter (
    id          INTEGER PRIMARY KEY,
    at          TEXT NOT NULL,
    kind        TEXT NOT NULL,
    subject     TEXT NOT NULL,
    note        TEXT NOT NULL,
    file_name   TEXT NOT NULL,
    sha256      TEXT NOT NULL,
    size        INTEGER NOT NULL,
    recorded_at TEXT NOT NULL
)
