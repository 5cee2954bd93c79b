-- What step 2 does by SQLite's FTS5: substring search, by trigrams.
CREATE INDEX mailbox_searched ON mailbox USING gin (searched public.gin_trgm_ops)
