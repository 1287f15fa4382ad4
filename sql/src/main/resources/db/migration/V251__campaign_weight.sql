-- How much of the agents' time a campaign is given beside campaigns that want the same agents.
ALTER TABLE campaign ADD COLUMN weight INT NOT NULL DEFAULT 1;
