-- What step 5 does by SQLite's triggers.
CREATE FUNCTION mailbox_status_lived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF new.status = 'ferme' AND (TG_OP = 'INSERT' OR old.status <> 'ferme') THEN
        INSERT INTO mailbox_life (mailbox_id, closed_at)
        VALUES (new.id, CASE TG_OP WHEN 'INSERT' THEN new.created_at ELSE new.updated_at END)
        ON CONFLICT (mailbox_id) DO UPDATE SET closed_at = excluded.closed_at, closing_on = '';
    ELSIF TG_OP = 'UPDATE' AND new.status <> 'ferme' AND old.status = 'ferme' THEN
        UPDATE mailbox_life SET closed_at = '' WHERE mailbox_id = new.id;
    END IF;
    RETURN new;
END
$$
;;
CREATE TRIGGER mailbox_lived AFTER INSERT OR UPDATE OF status ON mailbox
    FOR EACH ROW EXECUTE FUNCTION mailbox_status_lived()
