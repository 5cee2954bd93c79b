-- Before the first step, in PostgreSQL: the few functions of SQLite that the queries of the rooms use, under their names,
-- so that one text of a query serves both stores; and where the version of the schema stands.
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public
;;
CREATE TABLE store_version (
    id           bigint PRIMARY KEY CHECK (id = 1),
    user_version bigint NOT NULL
)
;;
INSERT INTO store_version VALUES (1, 0)
;;
CREATE FUNCTION instr(text, text) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT strpos($1, $2)'
;;
-- The later of two ISO times; SQLite's max() of two arguments.
CREATE FUNCTION max(text, text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS 'SELECT CASE WHEN $1 IS NULL OR $2 IS NULL THEN NULL WHEN $1 COLLATE "C" < $2 COLLATE "C" THEN $2 ELSE $1 END'
;;
-- date('2026-03-02T08:00:00Z', '+335 days') is a day as text; nothing of an empty time.
CREATE FUNCTION date(text, text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS 'SELECT CASE WHEN $1 = '''' THEN NULL ELSE to_char(to_date(left($1, 10), ''YYYY-MM-DD'') + $2::interval, ''YYYY-MM-DD'') END'
;;
CREATE FUNCTION group_concat_step(text, text, text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS 'SELECT CASE WHEN $2 IS NULL THEN $1 WHEN $1 IS NULL THEN $2 ELSE $1 || $3 || $2 END'
;;
CREATE AGGREGATE group_concat(text, text) (SFUNC = group_concat_step, STYPE = text)
;;
CREATE FUNCTION group_concat_comma(text, text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS 'SELECT CASE WHEN $2 IS NULL THEN $1 WHEN $1 IS NULL THEN $2 ELSE $1 || '','' || $2 END'
;;
CREATE AGGREGATE group_concat(text) (SFUNC = group_concat_comma, STYPE = text)
;;
-- The present moment, as strftime('%Y-%m-%dT%H:%M:%SZ', 'now') writes it: the one form that views ask for.
CREATE FUNCTION strftime(text, text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    AS 'SELECT to_char(now() AT TIME ZONE ''UTC'', ''YYYY-MM-DD"T"HH24:MI:SS"Z"'')'
