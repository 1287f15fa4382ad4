-- Numbers of persons who were erased, as keyed hashes: enough to know one that is imported again, and no more. The key is
-- each client's own.
CREATE TABLE `suppression_key` (
    client_id BIGINT NOT NULL,
    secret BINARY(32) NOT NULL,
    PRIMARY KEY (client_id),
    CONSTRAINT suppression_key_client_fk FOREIGN KEY (client_id) REFERENCES client (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE `suppression` (
    client_id BIGINT NOT NULL,
    keyed CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    added_at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, keyed),
    CONSTRAINT suppression_client_fk FOREIGN KEY (client_id) REFERENCES client (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- What of a person must be kept whatever is asked, as for a lawsuit, until somebody lifts it.
CREATE TABLE `legal_hold` (
    client_id BIGINT NOT NULL,
    e164 BIGINT UNSIGNED NOT NULL,
    reason VARCHAR(400) NOT NULL,
    held_at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, e164),
    CONSTRAINT legal_hold_client_fk FOREIGN KEY (client_id) REFERENCES client (id),
    CONSTRAINT legal_hold_reason_ck CHECK (reason <> '')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
