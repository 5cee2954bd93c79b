-- Who else may open a mailbox: authorised holders of an ORG, co-holders of a CAB, each by national identifier.
CREATE TABLE mailbox_holder (
    mailbox_id INTEGER NOT NULL REFERENCES mailbox (id) ON DELETE CASCADE,
    person_id  TEXT NOT NULL,
    surname    TEXT NOT NULL DEFAULT '',
    given_name TEXT NOT NULL DEFAULT '',
    added_at   TEXT NOT NULL,
    PRIMARY KEY (mailbox_id, person_id)
) WITHOUT ROWID
;;
CREATE INDEX mailbox_holder_person ON mailbox_holder (person_id)
;;
-- The certificates that open an APP mailbox, by subject: a renewal keeps the binding.
CREATE TABLE mailbox_subject (
    mailbox_id INTEGER NOT NULL REFERENCES mailbox (id) ON DELETE CASCADE,
    dn         TEXT NOT NULL,
    added_at   TEXT NOT NULL,
    PRIMARY KEY (mailbox_id, dn)
) WITHOUT ROWID
;;

-- The life of a mailbox beside its status. Times are ISO 8601 UTC, `closing_on` a day; empty: did not happen.
CREATE TABLE mailbox_life (
    mailbox_id     INTEGER PRIMARY KEY REFERENCES mailbox (id) ON DELETE CASCADE,
    last_seen      TEXT NOT NULL DEFAULT '',
    notified_at    TEXT NOT NULL DEFAULT '',
    notified_by    TEXT NOT NULL DEFAULT '',
    closing_on     TEXT NOT NULL DEFAULT '',
    closing_reason TEXT NOT NULL DEFAULT '',
    opposed_at     TEXT NOT NULL DEFAULT '',
    closed_at      TEXT NOT NULL DEFAULT '',
    purged_at      TEXT NOT NULL DEFAULT ''
)
;;
CREATE INDEX mailbox_life_closing ON mailbox_life (closing_on) WHERE closing_on <> ''
;;
INSERT INTO mailbox_life (mailbox_id, closed_at) SELECT id, updated_at FROM mailbox WHERE status = 'ferme'
;;
CREATE TRIGGER mailbox_closed AFTER UPDATE OF status ON mailbox WHEN new.status = 'ferme' AND old.status <> 'ferme'
BEGIN
    INSERT INTO mailbox_life (mailbox_id, closed_at) VALUES (new.id, new.updated_at)
        ON CONFLICT (mailbox_id) DO UPDATE SET closed_at = excluded.closed_at, closing_on = '';
END
;;
CREATE TRIGGER mailbox_born_closed AFTER INSERT ON mailbox WHEN new.status = 'ferme'
BEGIN
    INSERT INTO mailbox_life (mailbox_id, closed_at) VALUES (new.id, new.created_at);
END
;;
-- Taken back (an undone change set): it is no longer closed.
CREATE TRIGGER mailbox_reopened AFTER UPDATE OF status ON mailbox WHEN new.status <> 'ferme' AND old.status = 'ferme'
BEGIN
    UPDATE mailbox_life SET closed_at = '' WHERE mailbox_id = new.id;
END
