-- How an item's name is read, so that the counter finds it by letters; written with the name.
ALTER TABLE item ADD COLUMN pinyin TEXT NOT NULL DEFAULT '';
ALTER TABLE item ADD COLUMN initials TEXT NOT NULL DEFAULT '';
