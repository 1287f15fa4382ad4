-- Calls to a region are suspended, for every client or for one. A row is never deleted; one that was lifted says by whom.
-- place is a jurisdiction of the rule packs, digits what numbers there begin with; empty digits are all numbers. The
-- installation's own unless it names a client.
CREATE TABLE `region_suspension` (
    id BIGINT NOT NULL AUTO_INCREMENT,
    client_id BIGINT NULL,
    place VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    digits VARCHAR(15) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    from_at DATETIME(3) NOT NULL,
    until_at DATETIME(3) NULL,
    reason VARCHAR(300) NOT NULL,
    entered_by BIGINT NOT NULL,
    entered_name VARCHAR(120) NOT NULL,
    entered_at DATETIME(3) NOT NULL,
    lifted_name VARCHAR(120) NULL,
    lifted_at DATETIME(3) NULL,
    PRIMARY KEY (id),
    KEY region_suspension_lifted_ix (lifted_at, until_at),
    CONSTRAINT region_suspension_client_fk FOREIGN KEY (client_id) REFERENCES client (id),
    CONSTRAINT region_suspension_until_ck CHECK (until_at IS NULL OR until_at > from_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
