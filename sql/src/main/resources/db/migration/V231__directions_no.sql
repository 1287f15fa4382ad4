-- Grows whenever somebody directs something about the campaign's calls; a permit that knew of other directions is refused
-- when its lead is claimed.
ALTER TABLE campaign
    ADD COLUMN directions_no BIGINT NOT NULL DEFAULT 0;
