-- Under which rules a run reads its file, and how many of the leads it met already it changed. One that is being undone
-- is in state UNDOING until nothing of it is left.
ALTER TABLE import_run
    ADD COLUMN rules VARCHAR(400) NOT NULL DEFAULT '',
    ADD COLUMN rows_updated BIGINT NOT NULL DEFAULT 0,
    DROP CONSTRAINT import_run_state_ck,
    ADD CONSTRAINT import_run_phase_ck CHECK (state IN ('RUNNING','DONE','FAILED','UNDOING'));
