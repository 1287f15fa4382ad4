-- How far a campaign's leads have been judged before anybody dials them. by_what tells what they were judged by: rules,
-- settings and copies of registers; when that changes, judging begins anew.
CREATE TABLE `lead_judging` (
    client_id BIGINT NOT NULL,
    campaign_id BIGINT NOT NULL,
    by_what CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    last_lead_id BIGINT NOT NULL,
    judged BIGINT NOT NULL,
    at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, campaign_id),
    CONSTRAINT lead_judging_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
