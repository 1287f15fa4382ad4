-- A tally says which parts it tells apart: 1 list, 2 agent, 4 disposition; what it doesn't is 0 or empty. Days and months
-- are kept in every combination, so that a report reads the one that knows no more than it asks; hours in those that
-- ask for no agent, and in full. What was counted is thrown away and counted again.
DROP TABLE attempt_tally;

CREATE TABLE `attempt_tally` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    grain VARCHAR(5) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    parts TINYINT NOT NULL,
    from_at DATETIME(3) NOT NULL,
    list_id BIGINT NOT NULL,
    agent_id BIGINT NOT NULL,
    outcome VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    disposition VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    n INT NOT NULL,
    ring_ms BIGINT NOT NULL,
    talk_ms BIGINT NOT NULL,
    PRIMARY KEY (client_id, campaign_id, grain, parts, from_at, list_id, agent_id, outcome, disposition),
    CONSTRAINT attempt_tally_grain_ck CHECK (grain IN ('HOUR','DAY','MONTH')),
    CONSTRAINT attempt_tally_parts_ck CHECK (parts BETWEEN 0 AND 7)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- One agent's hours and days over months, without reading everybody's.
CREATE INDEX attempt_tally_agent_ix ON `attempt_tally` (client_id, campaign_id, grain, parts, agent_id, from_at);
