-- A lead as it was before an import changed it, so that the import can be undone: a JSON object of its columns, its own
-- columns' values and the ids of the phones that it had.
CREATE TABLE `lead_before` (
    client_id BIGINT NOT NULL,
    import_run_id BIGINT NOT NULL,
    lead_id BIGINT NOT NULL,
    was JSON NOT NULL,
    PRIMARY KEY (client_id, import_run_id, lead_id),
    CONSTRAINT lead_before_run_fk FOREIGN KEY (client_id, import_run_id) REFERENCES import_run (client_id, id) ON DELETE CASCADE,
    CONSTRAINT lead_before_lead_fk FOREIGN KEY (client_id, lead_id) REFERENCES `lead` (client_id, id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
