-- Migration 011: what the finder reads of an index stands whole in it, and the day a member was seen last in one index
-- only: a sale moves that one, and a keystroke reads no rows but those it shows. (SQLite reads the row for a column that
-- only the index's WHERE names, so `state` is one of its columns; behind the others, or it would look like a choice.)
DROP INDEX member_phone;
DROP INDEX member_tail;
DROP INDEX member_pinyin;
DROP INDEX member_initials;
DROP INDEX member_name;
DROP INDEX member_seen;
CREATE UNIQUE INDEX member_phone ON member(phone, state) WHERE phone IS NOT NULL AND state='active';
CREATE INDEX member_tail     ON member(phone%10000, initials, state) WHERE phone IS NOT NULL AND state='active';
CREATE INDEX member_pinyin   ON member(pinyin, state)   WHERE state='active';
CREATE INDEX member_initials ON member(initials, state) WHERE state='active';
CREATE INDEX member_name     ON member(name, state)     WHERE state='active' AND name<>'';
CREATE INDEX member_seen     ON member(last_day);
CREATE INDEX member_gone     ON member(state) WHERE state<>'active';
-- Whether somebody named a member as who sent them: asked before an enrolment is taken back.
CREATE INDEX member_referrer ON member(referrer) WHERE referrer IS NOT NULL;
