-- What the machine detector took for a machine and an agent has heard: how often it is wrong, which the account of
-- abandonment counts. Of a detector's verdicts this share is brought to agents.
CREATE TABLE `machine_check` (
    client_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    agent_id BIGINT NOT NULL,
    is_person BOOLEAN NOT NULL,
    checked_at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, attempt_id),
    KEY machine_check_campaign_ix (client_id, campaign_id, checked_at),
    CONSTRAINT machine_check_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

ALTER TABLE campaign ADD COLUMN checked_share DECIMAL(5,4) NOT NULL DEFAULT 0.0200;
