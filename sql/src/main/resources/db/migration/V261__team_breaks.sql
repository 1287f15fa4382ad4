-- When teams have their breaks, by the local time of where each works.
CREATE TABLE `team_break` (
    client_id BIGINT NOT NULL,
    team_id BIGINT NOT NULL,
    day TINYINT NOT NULL,
    from_local TIME NOT NULL,
    to_local TIME NOT NULL,
    PRIMARY KEY (client_id, team_id, day, from_local),
    CONSTRAINT team_break_team_fk FOREIGN KEY (client_id, team_id) REFERENCES team (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

ALTER TABLE team ADD COLUMN break_zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'UTC';
