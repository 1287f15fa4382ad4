-- Room for the names of rule packs beside the book's, and for the packs' rules.
ALTER TABLE attempt
    MODIFY rule_book VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    MODIFY rules VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL;
