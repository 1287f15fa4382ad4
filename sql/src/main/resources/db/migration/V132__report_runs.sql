-- A file that somebody asked for, and what became of it. client_id is the asker's company; scope names the clients whose
-- figures are in it, or all. question says what was asked, as text that the program reads back.
CREATE TABLE `report_run` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    user_id BIGINT NOT NULL,
    scope VARCHAR(400) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    title VARCHAR(200) NOT NULL,
    question VARCHAR(1000) NOT NULL,
    language VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    file_name VARCHAR(200) NOT NULL,
    state VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'WAITING',
    rows_done BIGINT NOT NULL DEFAULT 0,
    rows_all BIGINT NOT NULL DEFAULT 0,
    tries INT NOT NULL DEFAULT 0,
    problem VARCHAR(400) NULL,
    asked_at DATETIME(3) NOT NULL,
    started_at DATETIME(3) NULL,
    beat_at DATETIME(3) NULL,
    ended_at DATETIME(3) NULL,
    bytes BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (client_id, id),
    KEY report_run_id_ix (id),
    KEY report_run_state_ix (state, id),
    CONSTRAINT report_run_user_fk FOREIGN KEY (client_id, user_id) REFERENCES user_account (client_id, id),
    CONSTRAINT report_run_state_ck CHECK (state IN ('WAITING','RUNNING','DONE','FAILED','DROPPED'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
