-- Why a lead that is not ready isn't: blocked_by names it for scheduled and finished leads as well, a rule or
-- after.<outcome> or callback; due_on is the day on which a scheduled one is due, by the campaign's zone.
ALTER TABLE campaign_lead
    ADD COLUMN due_on DATE NULL,
    ADD KEY campaign_lead_reason_ix (client_id, campaign_id, blocked_by, due_on);

UPDATE campaign_lead SET due_on = DATE(due_at) WHERE state = 1;

UPDATE campaign_lead
SET blocked_by = CASE WHEN state = 1 AND rank_key < 0 THEN 'callback' ELSE CONCAT('after.', COALESCE(last_outcome, 'nothing')) END
WHERE state IN (1, 3);

-- Maintained counters of those leads by reason, beside bucket_count and kept like it. A day of 1000-01-01 is none.
CREATE TABLE `reason_count` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    state TINYINT NOT NULL,
    reason VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    due_on DATE NOT NULL,
    shard TINYINT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (client_id, campaign_id, state, reason, due_on, shard)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

INSERT INTO reason_count (client_id, campaign_id, state, reason, due_on, shard, n)
SELECT client_id, campaign_id, state, COALESCE(blocked_by, 'unknown'), COALESCE(due_on, DATE '1000-01-01'), 0, COUNT(*)
FROM campaign_lead
WHERE state IN (1, 3, 4)
GROUP BY client_id, campaign_id, state, blocked_by, due_on;
