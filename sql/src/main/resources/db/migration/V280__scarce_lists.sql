-- Lists whose people are few: an agent is kept before each call, whatever the campaign's way of dialling.
ALTER TABLE `lead_list` ADD COLUMN is_scarce BOOLEAN NOT NULL DEFAULT FALSE;
