-- The XML signature of each white list loaded, as it was found, with the certificates it carries (PEM, the signer's
-- first): who signed is judged anew each time it is asked.
CREATE TABLE white_list_signature (
    load_id      INTEGER PRIMARY KEY REFERENCES white_list_load (id),
    state        TEXT NOT NULL,
    problem      TEXT NOT NULL,
    detail       TEXT NOT NULL,
    method       TEXT NOT NULL,
    weak         TEXT NOT NULL,
    signed_at    TEXT NOT NULL,
    certificates TEXT NOT NULL
)
