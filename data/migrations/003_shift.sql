-- Migration 003: what happens to a till's drawer besides payments, and what holds of shifts.
CREATE TABLE drawer(                                 -- append-only
  id INTEGER PRIMARY KEY, shift INTEGER NOT NULL REFERENCES shift, at INTEGER NOT NULL, staff INTEGER NOT NULL REFERENCES staff,
  kind TEXT NOT NULL CHECK(kind IN('float','drop','final','open')), -- put in at the start; to the safe in between; at the handover, out of what was counted; opened without a sale
  amount INTEGER NOT NULL, CHECK((kind='open')=(amount=0)), CHECK(amount>=0)) STRICT;
CREATE INDEX drawer_shift ON drawer(shift);
CREATE TRIGGER drawer_once BEFORE INSERT ON drawer BEGIN
  SELECT RAISE(ABORT,'drawer is append-only (replace)') WHERE EXISTS(SELECT 1 FROM drawer WHERE id=new.id);
  SELECT RAISE(ABORT,'shift_closed') WHERE EXISTS(SELECT 1 FROM shift WHERE id=new.shift AND closed IS NOT NULL); END;
CREATE TRIGGER drawer_no_update BEFORE UPDATE ON drawer BEGIN SELECT RAISE(ABORT,'drawer is append-only'); END;
CREATE TRIGGER drawer_no_delete BEFORE DELETE ON drawer BEGIN SELECT RAISE(ABORT,'drawer is append-only'); END;

-- A closed shift is counted: nothing is paid into it, nothing of it changes.
CREATE INDEX payment_shift ON payment(shift) WHERE shift IS NOT NULL;
CREATE INDEX bill_shift ON bill(shift) WHERE shift IS NOT NULL;
CREATE INDEX shift_till ON shift(till,id);
CREATE TRIGGER payment_open_shift BEFORE INSERT ON payment WHEN new.shift IS NOT NULL BEGIN
  SELECT RAISE(ABORT,'shift_closed') WHERE EXISTS(SELECT 1 FROM shift WHERE id=new.shift AND closed IS NOT NULL); END;
CREATE TRIGGER shift_frozen BEFORE UPDATE ON shift WHEN old.closed IS NOT NULL OR new.id<>old.id OR new.till<>old.till OR new.staff<>old.staff OR new.opened<>old.opened
BEGIN SELECT RAISE(ABORT,'shift is frozen'); END;
CREATE TRIGGER shift_no_delete BEFORE DELETE ON shift BEGIN SELECT RAISE(ABORT,'shifts stay'); END;
CREATE TRIGGER shift_once BEFORE INSERT ON shift BEGIN SELECT RAISE(ABORT,'shift is frozen (replace)') WHERE EXISTS(SELECT 1 FROM shift WHERE id=new.id); END;
