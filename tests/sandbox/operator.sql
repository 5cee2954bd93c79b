-- What the operator knows: its mailboxes, who may open each (Pro Santé Connect's national identifiers), and which
-- application certificates were registered for which applicative mailbox.
CREATE TABLE mailbox (address TEXT PRIMARY KEY, type TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 1, quota_mb INTEGER NOT NULL DEFAULT 50);
CREATE TABLE holder (address TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (address, person));
CREATE TABLE application (address TEXT NOT NULL, common_name TEXT NOT NULL, print TEXT NOT NULL, PRIMARY KEY (address, print));

INSERT INTO mailbox (address, type) VALUES
    ('anne.medecin@clinique-des-tilleuls.mssante.fr', 'PER'),
    ('bruno.pharmacien@labo-bertin.mssante.fr', 'PER'),
    ('secretariat.cardiologie@clinique-des-tilleuls.mssante.fr', 'ORG'),
    ('dpi@clinique-des-tilleuls.mssante.fr', 'APP'),
    ('labo@labo-bertin.mssante.fr', 'APP');
INSERT INTO mailbox (address, type, active) VALUES ('geriatrie@labo-bertin.mssante.fr', 'ORG', 0);
INSERT INTO holder VALUES
    ('anne.medecin@clinique-des-tilleuls.mssante.fr', '899770000018'),
    ('bruno.pharmacien@labo-bertin.mssante.fr', '899770000026'),
    ('secretariat.cardiologie@clinique-des-tilleuls.mssante.fr', '899770000018'),
    ('secretariat.cardiologie@clinique-des-tilleuls.mssante.fr', '899770000034'),
    ('geriatrie@labo-bertin.mssante.fr', '899770000026');
