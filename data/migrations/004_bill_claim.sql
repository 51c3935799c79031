-- Migration 004: a walk-in bill given to a member afterwards. The bill and its lines are frozen with points_earned 0;
-- what the claim earned, and by which lines, stands here, and returns of the bill take back from here.
CREATE TABLE bill_claim(
  txn INTEGER PRIMARY KEY REFERENCES txn, bill INTEGER NOT NULL UNIQUE REFERENCES bill, member INTEGER NOT NULL REFERENCES member,
  points_earned INTEGER NOT NULL CHECK(points_earned>=0), points_bonus INTEGER NOT NULL CHECK(points_bonus BETWEEN 0 AND points_earned),
  tier TEXT NOT NULL, tier_after TEXT NOT NULL,        -- the member's before the claim and after it
  points_taken INTEGER NOT NULL DEFAULT 0 CHECK(points_taken BETWEEN 0 AND points_earned)) STRICT;
CREATE TABLE claim_line(txn INTEGER NOT NULL REFERENCES txn, line INTEGER NOT NULL, earns INTEGER NOT NULL CHECK(earns IN(0,1)),
  multiplier INTEGER NOT NULL CHECK(multiplier>=0), PRIMARY KEY(txn,line)) STRICT, WITHOUT ROWID;
CREATE TRIGGER bill_claim_once BEFORE INSERT ON bill_claim BEGIN
  SELECT RAISE(ABORT,'already_claimed') WHERE EXISTS(SELECT 1 FROM bill_claim WHERE txn=new.txn OR bill=new.bill) OR EXISTS(SELECT 1 FROM bill WHERE id=new.bill AND member IS NOT NULL);
  SELECT RAISE(ABORT,'a claim starts with nothing taken back') WHERE new.points_taken<>0; END;
CREATE TRIGGER bill_claim_apply AFTER INSERT ON bill_claim BEGIN UPDATE bill SET member=new.member WHERE id=new.bill; END;
CREATE TRIGGER bill_claim_frozen BEFORE UPDATE OF txn,bill,member,points_earned,points_bonus,tier,tier_after ON bill_claim BEGIN SELECT RAISE(ABORT,'bill_claim is frozen'); END;
CREATE TRIGGER bill_claim_no_delete BEFORE DELETE ON bill_claim BEGIN SELECT RAISE(ABORT,'bill_claim stays'); END;
CREATE TRIGGER claim_line_once BEFORE INSERT ON claim_line BEGIN SELECT RAISE(ABORT,'claim_line is append-only (replace)') WHERE EXISTS(SELECT 1 FROM claim_line WHERE txn=new.txn AND line=new.line); END;
CREATE TRIGGER claim_line_no_update BEFORE UPDATE ON claim_line BEGIN SELECT RAISE(ABORT,'claim_line is append-only'); END;
CREATE TRIGGER claim_line_no_delete BEFORE DELETE ON claim_line BEGIN SELECT RAISE(ABORT,'claim_line is append-only'); END;
DROP TRIGGER bill_return_apply;
CREATE TRIGGER bill_return_apply AFTER INSERT ON bill_return BEGIN
  UPDATE bill SET refunded=refunded+new.refund, points_back=points_back+new.points_back,
    points_taken=points_taken+CASE WHEN EXISTS(SELECT 1 FROM bill_claim WHERE bill=new.bill) THEN 0 ELSE new.points_taken END,
    gone=NOT EXISTS(SELECT 1 FROM bill_line WHERE bill=new.bill AND returned<quantity) WHERE id=new.bill;
  UPDATE bill_claim SET points_taken=points_taken+new.points_taken WHERE bill=new.bill; END;
