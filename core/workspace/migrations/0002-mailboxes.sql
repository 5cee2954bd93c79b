-- Mailboxes at 500 000: the searched text stands in the row, the index holds trigrams alone (a third of the size and
-- of the time of one with positions), each order of the list has its index.
ALTER TABLE mailbox ADD COLUMN searched TEXT NOT NULL DEFAULT ''
;;
UPDATE mailbox SET searched = coalesce((SELECT text FROM mailbox_text WHERE rowid = mailbox.id), '') || char(10) || char(10)
;;
DROP TABLE mailbox_text
;;
CREATE VIRTUAL TABLE mailbox_text USING fts5 (searched, content = 'mailbox', content_rowid = 'id', tokenize = 'trigram',
                                              detail = none, columnsize = 0)
;;
INSERT INTO mailbox_text (mailbox_text) VALUES ('rebuild')
;;
-- Which trigrams there are: a word of two characters is searched as those that begin with it.
CREATE VIRTUAL TABLE mailbox_trigram USING fts5vocab (mailbox_text, row)
;;
DROP INDEX mailbox_type_status
;;
DROP INDEX mailbox_status
;;
CREATE INDEX mailbox_by_type ON mailbox (type, address)
;;
CREATE INDEX mailbox_by_status ON mailbox (status, address)
;;
CREATE INDEX mailbox_by_holder ON mailbox (surname, given_name, address)
;;
CREATE INDEX mailbox_by_service ON mailbox (service, address)
;;
CREATE INDEX mailbox_by_domain ON mailbox (substr(address, instr(address, '@') + 1), address)
;;

-- A change set is written whole before its first change is applied; `applied` grows in the transaction of each batch,
-- so that a process killed at any moment leaves the true number. `position` counts from 0.
CREATE TABLE change_set (
    id           INTEGER PRIMARY KEY,
    kind         TEXT NOT NULL,
    source       TEXT NOT NULL DEFAULT '',
    source_hash  TEXT NOT NULL DEFAULT '',
    undoes       INTEGER REFERENCES change_set (id),
    author       TEXT NOT NULL,
    created_at   TEXT NOT NULL,
    finished_at  TEXT NOT NULL DEFAULT '',
    state        TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'applied', 'abandoned')),
    stopped_by   TEXT NOT NULL DEFAULT '',
    read_lines   INTEGER NOT NULL DEFAULT 0,
    unchanged    INTEGER NOT NULL DEFAULT 0,
    total        INTEGER NOT NULL,
    applied      INTEGER NOT NULL DEFAULT 0,
    created      INTEGER NOT NULL DEFAULT 0,
    updated      INTEGER NOT NULL DEFAULT 0,
    removed      INTEGER NOT NULL DEFAULT 0,
    journal_from INTEGER NOT NULL DEFAULT 0,
    journal_to   INTEGER NOT NULL DEFAULT 0,
    journal_hash TEXT NOT NULL DEFAULT ''
)
;;
CREATE TABLE change_set_item (
    change_set_id INTEGER NOT NULL REFERENCES change_set (id),
    position      INTEGER NOT NULL,
    line          INTEGER NOT NULL,
    address       TEXT NOT NULL,
    before        TEXT NOT NULL,
    after         TEXT NOT NULL,
    mailbox_id    INTEGER NOT NULL,
    revision      INTEGER NOT NULL,
    PRIMARY KEY (change_set_id, position)
) WITHOUT ROWID
