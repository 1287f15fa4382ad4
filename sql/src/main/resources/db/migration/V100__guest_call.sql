-- Third parties called in to talks by their numbers: one row for each such call, committed before it rings. id is of the
-- same kind as an attempt's, and names the channel and the ledger's row as well; talk_id is the attempt it was made for.
CREATE TABLE `guest_call` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL,
    talk_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    lead_id BIGINT NOT NULL,
    agent_id BIGINT NOT NULL,
    floor_id INT NOT NULL,
    fence INT NOT NULL,
    e164 BIGINT UNSIGNED NOT NULL,
    name VARCHAR(120) NOT NULL,
    caller_e164 BIGINT UNSIGNED NOT NULL,
    rule_book VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    rules VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    granted_at DATETIME(3) NOT NULL,
    started_at DATETIME(3) NOT NULL,
    not_after DATETIME(3) NOT NULL,
    here_at DATETIME(3) NULL,
    passed_on_at DATETIME(3) NULL,
    ended_at DATETIME(3) NULL,
    outcome VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    is_open BOOLEAN NOT NULL DEFAULT TRUE,
    PRIMARY KEY (client_id, id),
    KEY guest_call_open_ix (floor_id, is_open),
    KEY guest_call_talk_ix (client_id, talk_id),
    KEY guest_call_lead_ix (client_id, lead_id, started_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
