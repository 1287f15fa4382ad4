-- What a client wants stricter than law and house, in one place. hours is 'mon=09:00-12:00 13:00-18:00;tue=' and so on,
-- NULL if nothing is said of hours; shut_days are dates parted by blanks.
CREATE TABLE `client_rule` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    place VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
    hours VARCHAR(600) CHARACTER SET ascii COLLATE ascii_bin NULL,
    shut_days VARCHAR(1200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    per_day INT NULL,
    per_month INT NULL,
    refusal_days INT NULL,
    abandoned_hours INT NULL,
    entered_name VARCHAR(120) NOT NULL,
    entered_on DATE NOT NULL,
    PRIMARY KEY (client_id, id),
    KEY client_rule_id_ix (id),
    CONSTRAINT client_rule_client_fk FOREIGN KEY (client_id) REFERENCES client (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
