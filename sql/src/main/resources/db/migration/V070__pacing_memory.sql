-- What a campaign's predictive pacing has learnt, so that a floor that starts goes on from it. One row for each
-- campaign, written over every few minutes. learnt is packed by outdial.sql.MemoryBytes, which knows its form.
CREATE TABLE `pacing_memory` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    learnt MEDIUMBLOB NOT NULL,
    stored_at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, campaign_id),
    CONSTRAINT pacing_memory_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
