-- Evidence of the right to show a number to persons of a country, for a purpose; without them it is about all. A number of
-- which there is any is shown where it is good and nowhere else. Rows are never deleted; one may be withdrawn.
CREATE TABLE `caller_evidence` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    caller_number_id BIGINT NOT NULL,
    country CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NULL,
    purpose VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
    document VARCHAR(300) NOT NULL,
    valid_from_on DATE NOT NULL,
    valid_until_on DATE NULL,
    entered_name VARCHAR(120) NOT NULL,
    entered_at DATETIME(3) NOT NULL,
    withdrawn_name VARCHAR(120) NULL,
    withdrawn_at DATETIME(3) NULL,
    PRIMARY KEY (client_id, id),
    KEY caller_evidence_id_ix (id),
    CONSTRAINT caller_evidence_number_fk FOREIGN KEY (client_id, caller_number_id) REFERENCES caller_number (client_id, id),
    CONSTRAINT caller_evidence_purpose_ck CHECK (purpose IS NULL OR purpose IN ('SALES','RESEARCH','CHARITY','POLITICAL','SERVICE')),
    CONSTRAINT caller_evidence_document_ck CHECK (document <> '')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
