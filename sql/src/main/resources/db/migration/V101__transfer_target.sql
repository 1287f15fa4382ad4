-- Where agents of a campaign often give a person on to, in the order in which they see them.
CREATE TABLE `transfer_target` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    seq INT NOT NULL,
    name VARCHAR(120) NOT NULL,
    e164 BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (client_id, campaign_id, seq),
    CONSTRAINT transfer_target_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
