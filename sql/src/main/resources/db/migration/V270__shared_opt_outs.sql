-- Whether who opts out at one client is called for none of the centre's: the centre's own policy, on its own row.
ALTER TABLE client ADD COLUMN shares_opt_outs BOOLEAN NOT NULL DEFAULT FALSE;

-- Who has, as keyed hashes with the centre's key: enough to know a number that is about to be called, and nothing that is
-- left of a person whom the client has erased. client_id is the centre.
CREATE TABLE `shared_opt_out` (
    client_id BIGINT NOT NULL,
    keyed CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    added_at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, keyed),
    CONSTRAINT shared_opt_out_client_fk FOREIGN KEY (client_id) REFERENCES client (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
