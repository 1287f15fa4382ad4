-- What a person at a number agreed to, or what else gives leave to call. Rows are never deleted and, but for being taken
-- back, never changed. Without a campaign or a purpose it covers all of the client's.
CREATE TABLE `consent` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    e164 BIGINT UNSIGNED NOT NULL,
    campaign_id BIGINT NULL,
    purpose VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NULL,
    state VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    channel VARCHAR(40) NOT NULL,
    wording VARCHAR(2000) NOT NULL,
    evidence VARCHAR(400) NOT NULL,
    given_at DATETIME(3) NOT NULL,
    expires_at DATETIME(3) NULL,
    revoked_at DATETIME(3) NULL,
    recorded_at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, id),
    KEY consent_id_ix (id),
    KEY consent_number_ix (client_id, e164),
    CONSTRAINT consent_client_fk FOREIGN KEY (client_id) REFERENCES client (id),
    CONSTRAINT consent_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id),
    CONSTRAINT consent_state_ck CHECK (state IN ('CUSTOMER','EXPRESS','EXPRESS_TIME','EXPRESS_WRITTEN','EXPRESS_AUTO')),
    CONSTRAINT consent_purpose_ck CHECK (purpose IS NULL OR purpose IN ('SALES','RESEARCH','CHARITY','POLITICAL','SERVICE')),
    CONSTRAINT consent_evidence_ck CHECK (evidence <> '')
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
