-- Whether an agent is told that somebody is in on a call of this client: never, when that person speaks with both, or
-- whenever somebody listens.
ALTER TABLE `client`
    ADD COLUMN supervision_told VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'BARGE',
    ADD CONSTRAINT client_supervision_told_ck CHECK (supervision_told IN ('NEVER','BARGE','ALWAYS'));
