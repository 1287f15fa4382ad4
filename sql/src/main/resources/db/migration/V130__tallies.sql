-- Attempts counted, for reports, by the campaign's own clock. HOUR and DAY hold every part; CLOCK holds hours without
-- list, agent and disposition, for pages over many hours. Nobody is agent 0, no list is list 0, nothing recorded and no
-- outcome yet are empty. All of it can be thrown away and is counted again.
CREATE TABLE `attempt_tally` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    grain VARCHAR(5) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    from_at DATETIME(3) NOT NULL,
    list_id BIGINT NOT NULL,
    agent_id BIGINT NOT NULL,
    outcome VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    disposition VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    n INT NOT NULL,
    ring_ms BIGINT NOT NULL,
    talk_ms BIGINT NOT NULL,
    PRIMARY KEY (client_id, campaign_id, grain, from_at, list_id, agent_id, outcome, disposition),
    CONSTRAINT attempt_tally_grain_ck CHECK (grain IN ('HOUR','CLOCK','DAY'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- How far a campaign's attempts are counted, and by which zone's clock: what began before is in the tallies.
CREATE TABLE `tally_mark` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hours_until DATETIME(3) NOT NULL,
    days_until DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, campaign_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- Quarters of an hour of which an attempt changed after they were over; written with the change itself.
CREATE TABLE `tally_late` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    quarter_at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, campaign_id, quarter_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
