-- Indicators: where a file was, what it said of itself, the notes of the charts and the deposits made.

ALTER TABLE indicator_file ADD COLUMN path TEXT NOT NULL DEFAULT ''
;;
ALTER TABLE indicator_file ADD COLUMN details TEXT NOT NULL DEFAULT '{}'
;;
-- `dimensions` is '' (all), 'name=value', or several of these with U+001F between them.
CREATE INDEX indicator_total_series ON indicator_total (measure, dimensions, month)
;;
CREATE TABLE indicator_note (
    id     INTEGER PRIMARY KEY,
    format TEXT NOT NULL,
    month  TEXT NOT NULL,
    text   TEXT NOT NULL,
    author TEXT NOT NULL,
    at     TEXT NOT NULL
)
;;
CREATE TABLE indicator_deposit (
    format TEXT NOT NULL,
    month  TEXT NOT NULL,
    at     TEXT NOT NULL,
    author TEXT NOT NULL,
    PRIMARY KEY (format, month)
) WITHOUT ROWID
