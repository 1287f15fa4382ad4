-- A report to be made again and again, and where it goes. next_at is the next time it is due.
CREATE TABLE `report_schedule` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    user_id BIGINT NOT NULL,
    name VARCHAR(120) NOT NULL,
    question VARCHAR(1000) NOT NULL,
    language VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ending VARCHAR(4) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    every VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    at_local TIME NOT NULL,
    zone VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    folder VARCHAR(400) NULL,
    recipients VARCHAR(1000) NULL,
    is_on BOOLEAN NOT NULL DEFAULT TRUE,
    next_at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, id),
    KEY report_schedule_id_ix (id),
    KEY report_schedule_due_ix (is_on, next_at),
    CONSTRAINT report_schedule_user_fk FOREIGN KEY (client_id, user_id) REFERENCES user_account (client_id, id),
    CONSTRAINT report_schedule_every_ck CHECK (every IN ('DAY','WEEK','MONTH'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- What was to be sent where, and what became of it; one row for each due time and place.
CREATE TABLE `report_delivery` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    schedule_id BIGINT NOT NULL,
    due_at DATETIME(3) NOT NULL,
    way VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    place VARCHAR(1000) NOT NULL,
    file_name VARCHAR(200) NOT NULL,
    state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'WAITING',
    tries INT NOT NULL DEFAULT 0,
    try_at DATETIME(3) NOT NULL,
    sent_at DATETIME(3) NULL,
    bytes BIGINT NOT NULL DEFAULT 0,
    problem VARCHAR(400) NULL,
    PRIMARY KEY (client_id, id),
    KEY report_delivery_id_ix (id),
    KEY report_delivery_due_ix (state, try_at),
    CONSTRAINT report_delivery_once_uq UNIQUE (client_id, schedule_id, due_at, way),
    CONSTRAINT report_delivery_schedule_fk FOREIGN KEY (client_id, schedule_id) REFERENCES report_schedule (client_id, id) ON DELETE CASCADE,
    CONSTRAINT report_delivery_way_ck CHECK (way IN ('FOLDER','MAIL')),
    CONSTRAINT report_delivery_state_ck CHECK (state IN ('WAITING','SENT','FAILED'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
