-- Consents come in files too; each knows the run and the row that brought it.
ALTER TABLE import_run
    DROP CONSTRAINT import_run_kind_ck,
    ADD CONSTRAINT import_run_what_ck CHECK (kind IN ('LEADS','DO_NOT_CALL','CONSENTS'));
ALTER TABLE consent
    ADD COLUMN import_run_id BIGINT NULL,
    ADD COLUMN row_no BIGINT NULL,
    ADD KEY consent_run_ix (client_id, import_run_id),
    ADD CONSTRAINT consent_run_fk FOREIGN KEY (client_id, import_run_id) REFERENCES import_run (client_id, id);
