-- A rule of the house that is left aside for a time, asked for by one person and approved by another. Rows are never
-- deleted; nobody approves what they asked for.
CREATE TABLE `rule_waiver` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    campaign_id BIGINT NOT NULL,
    lead_id BIGINT NULL,
    rule VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    from_at DATETIME(3) NOT NULL,
    until_at DATETIME(3) NOT NULL,
    reason VARCHAR(300) NOT NULL,
    state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    asked_by BIGINT NOT NULL,
    asked_name VARCHAR(120) NOT NULL,
    asked_at DATETIME(3) NOT NULL,
    decided_by BIGINT NULL,
    decided_name VARCHAR(120) NULL,
    decided_at DATETIME(3) NULL,
    PRIMARY KEY (client_id, id),
    KEY rule_waiver_id_ix (id),
    KEY rule_waiver_campaign_ix (client_id, campaign_id, state, until_at),
    CONSTRAINT rule_waiver_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id),
    CONSTRAINT rule_waiver_span_ck CHECK (until_at > from_at),
    CONSTRAINT rule_waiver_state_ck CHECK (state IN ('ASKED','APPROVED','REFUSED','ENDED')),
    CONSTRAINT rule_waiver_two_ck CHECK (state <> 'APPROVED' OR (decided_by IS NOT NULL AND decided_by <> asked_by))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
