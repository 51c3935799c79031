-- Migration 012: what the board adds up is kept, so that it opens as quickly in a large shop. The night sums the days
-- that are over; what comes to them later (a return, a void, a claim, another tier of a member) the triggers carry over,
-- and a bill put into such a day takes the day out until the next night. A sale of today writes none of these.
CREATE TABLE tally_day(day INTEGER PRIMARY KEY) STRICT;  -- whose bills stand in the next two
CREATE TABLE tally_tier(                                 -- purchases of active members, by the tier they are of now
  tier TEXT NOT NULL, day INTEGER NOT NULL, net INTEGER NOT NULL, PRIMARY KEY(tier,day)) STRICT, WITHOUT ROWID;
CREATE TABLE tally_slot(                                 -- purchases by quarter of an hour: slot = at/900
  day INTEGER NOT NULL, slot INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, -- bills of any state in it
  bills INTEGER NOT NULL, net INTEGER NOT NULL, member_net INTEGER NOT NULL, PRIMARY KEY(day,slot)) STRICT, WITHOUT ROWID;
CREATE TABLE tally_members(tier TEXT PRIMARY KEY, members INTEGER NOT NULL) STRICT, WITHOUT ROWID; -- active ones
CREATE TABLE tally_held(kind TEXT PRIMARY KEY, held INTEGER NOT NULL, txn INTEGER NOT NULL) STRICT, WITHOUT ROWID; -- by all members, after that txn
INSERT INTO tally_members SELECT tier, count(*) FROM member WHERE state='active' GROUP BY tier;
CREATE TRIGGER tally_bill_new AFTER INSERT ON bill BEGIN DELETE FROM tally_day WHERE day=new.day; END;
CREATE TRIGGER tally_bill AFTER UPDATE OF member,refunded,gone ON bill WHEN new.day IN(SELECT day FROM tally_day) BEGIN
  UPDATE tally_slot SET bills=bills+old.gone-new.gone,
    net=net+iif(new.gone,0,new.payable-new.refunded)-iif(old.gone,0,old.payable-old.refunded),
    member_net=member_net+iif(new.gone OR new.member IS NULL,0,new.payable-new.refunded)
      -iif(old.gone OR old.member IS NULL,0,old.payable-old.refunded)
  WHERE day=new.day AND slot=new.at/900;
  INSERT INTO tally_tier(tier,day,net)
  SELECT tier, new.day, iif(new.gone,0,new.payable-new.refunded)-iif(old.gone OR old.member IS NULL,0,old.payable-old.refunded)
  FROM member WHERE id=new.member AND state='active'
  ON CONFLICT(tier,day) DO UPDATE SET net=net+excluded.net; END;
CREATE TRIGGER tally_member_new AFTER INSERT ON member WHEN new.state='active' BEGIN
  INSERT INTO tally_members VALUES(new.tier,1) ON CONFLICT(tier) DO UPDATE SET members=members+1; END;
CREATE TRIGGER tally_member AFTER UPDATE OF tier,state ON member WHEN (new.tier,new.state)<>(old.tier,old.state) BEGIN
  INSERT INTO tally_members SELECT old.tier,-1 WHERE old.state='active' ON CONFLICT(tier) DO UPDATE SET members=members-1;
  INSERT INTO tally_members SELECT new.tier,1 WHERE new.state='active' ON CONFLICT(tier) DO UPDATE SET members=members+1;
  INSERT INTO tally_tier(tier,day,net)
  SELECT s.tier, b.day, sum(s.sign*(b.payable-b.refunded))
  FROM (SELECT old.tier AS tier, -1 AS sign WHERE old.state='active' UNION ALL SELECT new.tier, 1 WHERE new.state='active') s
    JOIN bill b ON b.member=new.id AND b.day>=(SELECT min(day) FROM tally_day)
  WHERE b.gone=0 AND b.day IN(SELECT day FROM tally_day) GROUP BY s.tier, b.day
  ON CONFLICT(tier,day) DO UPDATE SET net=net+excluded.net; END;
-- Of what ends on a day, the coupons apart: where points end with the month, they are few among many.
DROP INDEX lot_due;
CREATE INDEX lot_due ON lot(expires_on, kind) WHERE remaining>0 AND expires_on<2932896;
DROP INDEX member_birthday;
CREATE INDEX member_birthday ON member(birth_kind, birth_month, birth_day, state) WHERE birth_day IS NOT NULL AND state='active';
