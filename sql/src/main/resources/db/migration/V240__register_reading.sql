-- How the file of the copy in use was read (country code, columns, hashes), so that the next one is read alike by itself.
ALTER TABLE `register_copy` ADD COLUMN read_as VARCHAR(250) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';
