-- Up to where a campaign's months are summed, as days_until is for days.
DROP TABLE tally_mark;

CREATE TABLE `tally_mark` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hours_until DATETIME(3) NOT NULL,
    days_until DATETIME(3) NOT NULL,
    months_until DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, campaign_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
