-- What besides the page may be an agent's leg, as a manager has allowed it: a phone of the exchange by the name of its
-- endpoint, or a number of the telephone network.
ALTER TABLE `agent`
    ADD COLUMN desk_phone VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
    ADD COLUMN phone_e164 BIGINT UNSIGNED NULL;

-- Each ring of such a phone: committed before it rings, under the fence of who rings it. What an ended program has not
-- heard any more stays empty.
CREATE TABLE `agent_ring` (
    client_id BIGINT NOT NULL,
    id BIGINT NOT NULL AUTO_INCREMENT,
    agent_id BIGINT NOT NULL,
    floor_id INT NOT NULL,
    fence INT NOT NULL,
    desk_phone VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL,
    phone_e164 BIGINT UNSIGNED NULL,
    caller_e164 BIGINT UNSIGNED NULL,
    begun_at DATETIME(3) NOT NULL,
    not_after DATETIME(3) NOT NULL,
    here_at DATETIME(3) NULL,
    gone_at DATETIME(3) NULL,
    gone_why VARCHAR(200) NULL,
    PRIMARY KEY (client_id, id),
    KEY agent_ring_id_ix (id),
    KEY agent_ring_agent_ix (client_id, agent_id, begun_at),
    CONSTRAINT agent_ring_agent_fk FOREIGN KEY (client_id, agent_id) REFERENCES agent (client_id, id),
    CONSTRAINT agent_ring_one_ck CHECK ((desk_phone IS NULL) <> (phone_e164 IS NULL)),
    CONSTRAINT agent_ring_caller_ck CHECK ((phone_e164 IS NULL) = (caller_e164 IS NULL))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
