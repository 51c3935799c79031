-- Migration 006: nightly makes up for missed days one by one. What time alone took (kind expire) is dated with the day
-- that took it, although the business day has gone on since; every other txn still may not go back.
DROP TRIGGER txn_chain;
CREATE TRIGGER txn_chain BEFORE INSERT ON txn BEGIN
  SELECT RAISE(ABORT,'txn is append-only (replace)') WHERE EXISTS(SELECT 1 FROM txn WHERE id=new.id);
  SELECT RAISE(ABORT,'txn: epoch') WHERE new.epoch<>(SELECT epoch FROM shop);
  SELECT RAISE(ABORT,'txn: seq has a gap or repeats') WHERE new.seq IS NOT (SELECT coalesce(max(seq),0)+1 FROM txn WHERE shop=new.shop AND epoch=new.epoch);
  SELECT RAISE(ABORT,'txn: chain broken') WHERE new.prev IS NOT coalesce((SELECT hash FROM txn WHERE +shop=new.shop ORDER BY id DESC LIMIT 1),zeroblob(32));
  SELECT RAISE(ABORT,'txn: day before the business day') WHERE new.kind<>'expire' AND new.day<(SELECT business_day FROM shop);
END;
CREATE INDEX lot_ripe ON lot(usable_from) WHERE remaining>0 AND usable_from>granted_on; -- delayed points, instalments, coupons of later
CREATE TABLE tier_warning(                           -- once for each period that is about to end
  member INTEGER NOT NULL REFERENCES member, until INTEGER NOT NULL, day INTEGER NOT NULL, tier TEXT NOT NULL,
  measured INTEGER NOT NULL, missing INTEGER NOT NULL CHECK(missing>0), PRIMARY KEY(member,until)) STRICT, WITHOUT ROWID;
