-- What agents say, and what a person hears who was left without one: a name, with a text for each language.
CREATE TABLE `wording` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(120) NOT NULL,
    PRIMARY KEY (client_id, id),
    KEY wording_id_ix (id),
    CONSTRAINT wording_name_uq UNIQUE (client_id, kind, name),
    CONSTRAINT wording_client_fk FOREIGN KEY (client_id) REFERENCES client (id),
    CONSTRAINT wording_kind_ck CHECK (kind IN ('SCRIPT','INFORMATION_MESSAGE'))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE `wording_text` (
    client_id BIGINT NOT NULL,
    wording_id BIGINT NOT NULL,
    language VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    body TEXT NOT NULL,
    changed_at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, wording_id, language),
    CONSTRAINT wording_text_wording_fk FOREIGN KEY (client_id, wording_id) REFERENCES wording (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

ALTER TABLE `campaign`
    ADD COLUMN script_id BIGINT NULL,
    ADD COLUMN message_id BIGINT NULL,
    ADD CONSTRAINT campaign_script_fk FOREIGN KEY (client_id, script_id) REFERENCES wording (client_id, id),
    ADD CONSTRAINT campaign_message_fk FOREIGN KEY (client_id, message_id) REFERENCES wording (client_id, id);
