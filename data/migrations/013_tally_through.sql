-- Migration 013: a day's sums say through which bill they go. What comes later, also for a day that is over, is read from
-- its rows until the next night; so a night in the middle of a day helps that day too, and a bill fires no trigger.
DROP TRIGGER IF EXISTS tally_bill_new;
DROP TRIGGER tally_bill;
DROP TRIGGER tally_member;
DROP TABLE tally_day;
DELETE FROM tally_tier;
DELETE FROM tally_slot;
CREATE TABLE tally_day(day INTEGER PRIMARY KEY, through INTEGER NOT NULL) STRICT; -- its bills through that one stand in tally_tier and tally_slot
CREATE TRIGGER tally_bill AFTER UPDATE OF member,refunded,gone ON bill WHEN new.id<=(SELECT through FROM tally_day WHERE day=new.day) BEGIN
  UPDATE tally_slot SET bills=bills+old.gone-new.gone,
    net=net+iif(new.gone,0,new.payable-new.refunded)-iif(old.gone,0,old.payable-old.refunded),
    member_net=member_net+iif(new.gone OR new.member IS NULL,0,new.payable-new.refunded)
      -iif(old.gone OR old.member IS NULL,0,old.payable-old.refunded)
  WHERE day=new.day AND slot=new.at/900;
  INSERT INTO tally_tier(tier,day,net)
  SELECT tier, new.day, iif(new.gone,0,new.payable-new.refunded)-iif(old.gone OR old.member IS NULL,0,old.payable-old.refunded)
  FROM member WHERE id=new.member AND state='active'
  ON CONFLICT(tier,day) DO UPDATE SET net=net+excluded.net; END;
CREATE TRIGGER tally_member AFTER UPDATE OF tier,state ON member WHEN (new.tier,new.state)<>(old.tier,old.state) BEGIN
  INSERT INTO tally_members SELECT old.tier,-1 WHERE old.state='active' ON CONFLICT(tier) DO UPDATE SET members=members-1;
  INSERT INTO tally_members SELECT new.tier,1 WHERE new.state='active' ON CONFLICT(tier) DO UPDATE SET members=members+1;
  INSERT INTO tally_tier(tier,day,net)
  SELECT s.tier, b.day, sum(s.sign*(b.payable-b.refunded))
  FROM (SELECT old.tier AS tier, -1 AS sign WHERE old.state='active' UNION ALL SELECT new.tier, 1 WHERE new.state='active') s
    JOIN bill b ON b.member=new.id AND b.day>=(SELECT min(day) FROM tally_day)
  WHERE b.gone=0 AND b.id<=(SELECT through FROM tally_day d WHERE d.day=b.day) GROUP BY s.tier, b.day
  ON CONFLICT(tier,day) DO UPDATE SET net=net+excluded.net; END;
