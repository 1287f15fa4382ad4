-- What a team's agents are given between calls: a breath at least, and no more work than this share of their time.
ALTER TABLE team
    ADD COLUMN breath_ms INT NOT NULL DEFAULT 0,
    ADD COLUMN ceiling DECIMAL(4,3) NOT NULL DEFAULT 1.000;
