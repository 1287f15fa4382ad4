-- A number may stand on several lists: whoever is called at it is not called a second time meanwhile. Attempts that were
-- open before this have none.
ALTER TABLE attempt_open
    ADD COLUMN e164 BIGINT UNSIGNED NULL,
    ADD CONSTRAINT attempt_open_number_uq UNIQUE (client_id, e164);
