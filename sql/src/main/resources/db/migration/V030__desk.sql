-- What agents work with and leave behind at their desk.

-- What an agent noted in a call: one text for each attempt, kept as it is typed. seq is the browser's own count.
CREATE TABLE `call_note` (
    client_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    lead_id BIGINT NOT NULL,
    agent_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    note VARCHAR(4000) NOT NULL,
    noted_at DATETIME(3) NOT NULL,
    PRIMARY KEY (client_id, attempt_id),
    KEY call_note_lead_ix (client_id, lead_id, noted_at),
    CONSTRAINT call_note_lead_fk FOREIGN KEY (client_id, lead_id) REFERENCES `lead` (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

-- An order as it is being made, one row for each product; quantity 0 was taken back. It becomes a sales_order when the
-- agent records the sale.
CREATE TABLE `order_draft` (
    client_id BIGINT NOT NULL,
    attempt_id BIGINT NOT NULL,
    product_id BIGINT NOT NULL,
    seq BIGINT NOT NULL,
    quantity INT NOT NULL,
    PRIMARY KEY (client_id, attempt_id, product_id),
    CONSTRAINT order_draft_product_fk FOREIGN KEY (client_id, product_id) REFERENCES product (client_id, id),
    CONSTRAINT order_draft_quantity_ck CHECK (quantity BETWEEN 0 AND 999)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
