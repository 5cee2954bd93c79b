-- What step 1 does by SQLite's triggers. The journal is append-only, whoever writes to it.
CREATE FUNCTION journal_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only';
END
$$
;;
CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_append_only()
;;
-- Nobody signs for another. The owner of the store does when it copies one into it.
CREATE FUNCTION journal_own_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF new.author <> session_user
       AND session_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        RAISE EXCEPTION 'the author of a line of the journal is whoever writes it';
    END IF;
    RETURN new;
END
$$
;;
CREATE TRIGGER journal_author BEFORE INSERT ON journal FOR EACH ROW EXECUTE FUNCTION journal_own_name()
;;
-- Every change ends by the head of the journal: whoever listens learns which line, and from which console.
CREATE FUNCTION journal_tell() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('pupitre_' || TG_TABLE_SCHEMA, new.number || ' ' || current_setting('application_name'));
    RETURN new;
END
$$
;;
CREATE TRIGGER journal_moved AFTER INSERT OR UPDATE ON journal_head FOR EACH ROW EXECUTE FUNCTION journal_tell()
