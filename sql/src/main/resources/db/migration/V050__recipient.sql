-- Who a campaign calls: consumers, or legal persons.
ALTER TABLE campaign
    ADD COLUMN recipient VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'CONSUMER',
    ADD CONSTRAINT campaign_recipient_ck CHECK (recipient IN ('CONSUMER','BUSINESS'));
