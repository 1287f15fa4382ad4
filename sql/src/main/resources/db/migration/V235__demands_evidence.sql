-- Whether a number without evidence of the right to show it may not be shown.
ALTER TABLE client
    ADD COLUMN demands_evidence BOOLEAN NOT NULL DEFAULT FALSE;
