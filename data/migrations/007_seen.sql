-- Migration 007: who was seen last, for the finder's memory; whose whole name was typed; whose birthday a day is.
CREATE INDEX member_seen ON member(last_day) WHERE state='active';
CREATE INDEX member_name ON member(name, last_day) WHERE state='active' AND name<>'';
CREATE INDEX member_birthday ON member(birth_kind, birth_month, birth_day) WHERE birth_day IS NOT NULL AND state='active';
