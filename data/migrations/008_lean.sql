-- Migration 008: fewer pages a sale. What an index was only seldom asked for is found by a range of ids instead: ids only
-- grow, so the entries of a shift are those between the one before it opened and the last one when it closed.
ALTER TABLE shift ADD COLUMN first INTEGER NOT NULL DEFAULT 0; -- the last txn when it opened: its own are behind
ALTER TABLE shift ADD COLUMN last INTEGER;                     -- the last txn when it closed
DROP TRIGGER shift_frozen;
CREATE TRIGGER shift_frozen BEFORE UPDATE ON shift WHEN old.closed IS NOT NULL OR new.id<>old.id OR new.till<>old.till OR new.staff<>old.staff OR new.opened<>old.opened OR new.first<>old.first
BEGIN SELECT RAISE(ABORT,'shift is frozen'); END;
DROP INDEX payment_shift;
DROP INDEX bill_shift;
DROP INDEX act_at;      -- keys are ordered by time themselves
DROP INDEX audit_staff; -- the audit is read by a range of its ids
DROP INDEX payment_bill; -- the payments of a bill are those of its txns
DROP TRIGGER payment_once;
CREATE TRIGGER payment_once BEFORE INSERT ON payment BEGIN
  SELECT RAISE(ABORT,'payment is append-only (replace)') WHERE EXISTS(SELECT 1 FROM payment WHERE txn=new.txn AND no=new.no OR reference=new.reference AND tender=new.tender AND sign=new.sign);
  SELECT RAISE(ABORT,'a payment is of the bill of its txn') WHERE new.bill IS NOT (SELECT bill FROM txn WHERE id=new.txn);
  SELECT RAISE(ABORT,'more given back than was paid by that tender') WHERE new.sign=-1 AND new.bill IS NOT NULL AND new.amount>
    (SELECT coalesce(sum(p.sign*p.amount),0) FROM txn t JOIN payment p ON p.txn=t.id WHERE t.bill=new.bill AND p.tender=new.tender); END;
