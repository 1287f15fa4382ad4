-- What is wrong with a row, so that rows with the same trouble can be counted and mended together.
ALTER TABLE import_problem ADD COLUMN kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'VALUE';
