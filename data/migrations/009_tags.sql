-- Migration 009: the tags of one member, read with every look at them, without a look at everybody's.
CREATE INDEX member_tag_member ON member_tag(member);
