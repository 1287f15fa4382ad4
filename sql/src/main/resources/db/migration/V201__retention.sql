-- How many days after the last thing that happened with a lead it is forgotten, by what its campaigns are for. A purpose
-- that has no row keeps its leads until somebody asks.
CREATE TABLE `retention` (
    client_id BIGINT NOT NULL,
    purpose VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    days INT NOT NULL,
    PRIMARY KEY (client_id, purpose),
    CONSTRAINT retention_client_fk FOREIGN KEY (client_id) REFERENCES client (id),
    CONSTRAINT retention_days_ck CHECK (days BETWEEN 1 AND 36500),
    CONSTRAINT retention_purpose_ck CHECK (purpose IN ('SALES','RESEARCH','CHARITY','POLITICAL','SERVICE'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
