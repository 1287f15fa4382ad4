-- Which register a do-not-call list is a copy of, by the id of the rule of a pack that asks it, and of which day the copy
-- is. A list that is no register's copy binds always; a register binds as its rule says.
ALTER TABLE dnc_list
    ADD COLUMN register_rule VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN as_of_on DATE NULL,
    ADD CONSTRAINT dnc_list_register_ck CHECK ((register_rule IS NULL) = (as_of_on IS NULL));
