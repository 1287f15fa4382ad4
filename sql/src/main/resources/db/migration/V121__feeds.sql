-- A place where other programs bring files by themselves, by HTTP or into a folder: what they hold and where their rows
-- go. Of its token only the SHA-256 is kept.
CREATE TABLE `import_feed` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    name VARCHAR(80) NOT NULL,
    kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    campaign_id BIGINT NULL,
    list_name VARCHAR(200) NULL,
    country CHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    token_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    is_on BOOLEAN NOT NULL DEFAULT TRUE,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, id),
    KEY import_feed_id_ix (id),
    CONSTRAINT import_feed_name_uq UNIQUE (client_id, name),
    CONSTRAINT import_feed_client_fk FOREIGN KEY (client_id) REFERENCES client (id),
    CONSTRAINT import_feed_campaign_fk FOREIGN KEY (client_id, campaign_id) REFERENCES campaign (client_id, id),
    CONSTRAINT import_feed_kind_ck CHECK (kind IN ('LEADS','DO_NOT_CALL','CONSENTS')),
    CONSTRAINT import_feed_campaign_ck CHECK ((kind = 'LEADS') = (campaign_id IS NOT NULL)),
    CONSTRAINT import_feed_list_ck CHECK (kind <> 'DO_NOT_CALL' OR list_name IS NOT NULL)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- One file that a feed brought, by the key that the sender gave it: brought again under the same key it is not imported
-- again. It has a run, or the reason why it was refused whole, once it was looked at.
CREATE TABLE `import_delivery` (
    client_id BIGINT NOT NULL,
    feed_id BIGINT NOT NULL,
    delivery_key VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    file_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    import_run_id BIGINT NULL,
    refused VARCHAR(1000) NULL,
    delivered_at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, feed_id, delivery_key),
    CONSTRAINT import_delivery_feed_fk FOREIGN KEY (client_id, feed_id) REFERENCES import_feed (client_id, id),
    CONSTRAINT import_delivery_run_fk FOREIGN KEY (client_id, import_run_id) REFERENCES import_run (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
