-- A verdict that allows what was refused before is news as well; it names no rule.
ALTER TABLE gate_finding DROP CONSTRAINT gate_finding_verdict_ck;
ALTER TABLE gate_finding
    ADD CONSTRAINT gate_finding_verdict_ck CHECK (verdict IN ('DEFERRED','DENIED','ALLOWED'));
