-- Room for the names of rule packs beside the book's.
ALTER TABLE gate_finding
    MODIFY rule_book VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;
