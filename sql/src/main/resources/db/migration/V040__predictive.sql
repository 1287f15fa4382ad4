-- Campaigns may be dialled predictively.

ALTER TABLE campaign DROP CONSTRAINT campaign_dial_mode_ck;

ALTER TABLE campaign ADD CONSTRAINT campaign_dial_mode_ck
    CHECK (dial_mode IN ('PREVIEW','PROGRESSIVE','FIXED_RATIO','PREDICTIVE'));
