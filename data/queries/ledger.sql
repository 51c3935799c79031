-- SPDX-License-Identifier: MIT
-- name: ledger_next
SELECT s.id AS shop, s.epoch,
  (SELECT coalesce(max(seq), 0) + 1 FROM txn WHERE shop = s.id AND epoch = s.epoch) AS seq,
  (SELECT coalesce(max(id), 0) + 1 FROM txn) AS txn,
  (SELECT coalesce(max(id), 0) + 1 FROM lot) AS lot
FROM shop s;

-- "+" prevents the use of the index by shop, whose rows would all be sorted; by rowid the last row
-- is read first.
-- name: ledger_head
SELECT hash FROM txn WHERE +shop = :shop ORDER BY id DESC LIMIT 1;

-- The newest entry and the newest row of the audit; 0 where there is none.
-- name: ledger_heads
SELECT s.uuid, s.epoch, coalesce(t.seq, 0) AS seq, t.hash AS entry_hash, coalesce(a.id, 0) AS audit,
  a.hash AS audit_hash
FROM shop s
LEFT JOIN txn t ON t.id = (SELECT max(id) FROM txn) AND t.epoch = s.epoch
LEFT JOIN audit a ON a.id = (SELECT max(id) FROM audit);

-- name: ledger_next_bill
SELECT (SELECT coalesce(max(id), 0) + 1 FROM bill) AS bill,
  coalesce((SELECT last_bill FROM till WHERE id = :till), 0) + 1 AS number,
  (SELECT id FROM shift WHERE till = :till AND closed IS NULL) AS shift;

-- name: ledger_count_bill
UPDATE till SET last_bill = :number WHERE id = :till;

-- name: ledger_insert_txn
INSERT INTO txn (id, shop, epoch, seq, kind, member, bill, programme, at, day, till, staff,
  approver, reason, reverses, body, prev, hash)
VALUES (:id, :shop, :epoch, :seq, :kind, :member, :bill, :programme, :at, :day, :till, :staff,
  :approver, :reason, :reverses, :body, :prev, :hash);

-- name: ledger_insert_bill
INSERT INTO bill (id, till, number, shift, member, at, day, gross, discount, points_money,
  round_off, payable, bonus_paid, points_spent, points_earned, points_bonus, earns, tier,
  tier_after, batch, reference)
VALUES (:id, :till, :number, :shift, :member, :at, :day, :gross, :discount, :points_money,
  :round_off, :payable, :bonus_paid, :points_spent, :points_earned, :points_bonus, :earns, :tier,
  :tier_after, :batch, :reference);

-- name: ledger_insert_line
INSERT INTO bill_line (bill, no, item, category, quantity, unit_price, gross, discount,
  points_money, round_off, net, bonus_paid, earns, multiplier, shares)
VALUES (:bill, :no, :item, :category, :quantity, :unit_price, :gross, :discount, :points_money,
  :round_off, :net, :bonus_paid, :earns, :multiplier, :shares);

-- name: ledger_insert_lot
INSERT INTO lot (id, kind, member, offer, item, granted, granted_on, usable_from, expires_on, txn,
  parent, order_id, debtor)
VALUES (:id, :kind, :member, :offer, :item, :granted, :granted_on, :usable_from, :expires_on, :txn,
  :parent, :order_id, :debtor);

-- name: ledger_insert_coupon
INSERT INTO coupon (lot, batch, serial, code) VALUES (:lot, :batch, :serial, :code);

-- name: ledger_insert_transfer
INSERT INTO transfer (txn, no, lot, sign, account, amount)
VALUES (:txn, :no, :lot, :sign, :account, :amount);

-- name: ledger_insert_payment
INSERT INTO payment (txn, no, bill, shift, tender, sign, amount, given, reference, settled)
VALUES (:txn, :no, :bill, :shift, :tender, :sign, :amount, :given, :reference,
  :settled);

-- name: ledger_insert_use
INSERT INTO offer_use (txn, no, offer, member, day, uses, amount, lot)
VALUES (:txn, :no, :offer, :member, :day, :uses, :amount, :lot);

-- name: ledger_insert_return
INSERT INTO return_line (txn, bill, line, quantity, refund)
VALUES (:txn, :bill, :line, :quantity, :refund);

-- name: ledger_insert_totals
INSERT INTO bill_return (txn, bill, refund, points_back, points_taken)
VALUES (:txn, :bill, :refund, :points_back, :points_taken);

-- name: ledger_insert_stock
INSERT INTO stock_move (txn, item, gift, change) VALUES (:txn, :item, :gift, :change);

-- name: ledger_insert_hand
INSERT INTO hand (txn, no, kind, line, amount, day) VALUES (:txn, :no, :kind, :line, :amount, :day);

-- name: ledger_insert_claim
INSERT INTO bill_claim (txn, bill, member, points_earned, points_bonus, tier, tier_after)
VALUES (:txn, :bill, :member, :points_earned, :points_bonus, :tier, :tier_after);

-- name: ledger_insert_claim_line
INSERT INTO claim_line (txn, line, earns, multiplier) VALUES (:txn, :line, :earns, :multiplier);

-- name: ledger_insert_step
INSERT INTO step (txn, no, rule, data) VALUES (:txn, :no, :rule, :data);

-- name: ledger_see_member
UPDATE member SET last_day = :day WHERE id = :member AND last_day < :day;

-- name: ledger_read_txn
SELECT id, shop, epoch, seq, kind, member, bill, programme, at, day, till, staff, approver, reason,
  reverses
FROM txn WHERE id = :txn;

-- name: ledger_read_bill
SELECT id, till, number, shift, member, at, day, gross, discount, points_money, round_off, payable,
  bonus_paid, points_spent, points_earned, points_bonus, earns, batch, tier, tier_after, reference,
  voided, refunded, points_back, points_taken, gone
FROM bill WHERE id = :bill;

-- name: ledger_read_lines
SELECT no, item, category, quantity, unit_price, gross, discount, points_money, round_off, net,
  bonus_paid, earns, multiplier, shares, returned, refunded
FROM bill_line WHERE bill = :bill
ORDER BY no;

-- name: ledger_read_lots
SELECT l.id, l.kind, l.member, l.offer, l.item, l.granted, l.remaining, l.granted_on, l.usable_from,
  l.expires_on, l.txn, l.parent, l.order_id, l.debtor, c.batch, c.serial, c.code
FROM transfer t JOIN lot l ON l.id = t.lot LEFT JOIN coupon c ON c.lot = l.id
WHERE t.txn = :txn AND t.account = 'issued'
ORDER BY l.id;

-- name: ledger_read_hand
SELECT no, kind, line, amount FROM hand WHERE txn = :txn ORDER BY no;

-- name: ledger_read_transfers
SELECT no, lot, sign, account, amount FROM transfer WHERE txn = :txn ORDER BY no;

-- name: ledger_read_payments
SELECT no, bill, shift, tender, sign, amount, given, reference, settled
FROM payment WHERE txn = :txn
ORDER BY no;

-- name: ledger_read_uses
SELECT no, offer, member, day, uses, amount, lot FROM offer_use WHERE txn = :txn ORDER BY no;

-- name: ledger_read_returns
SELECT line, quantity, refund FROM return_line WHERE txn = :txn ORDER BY line;

-- name: ledger_read_totals
SELECT refund, points_back, points_taken FROM bill_return WHERE txn = :txn;

-- name: ledger_read_stock
SELECT item, gift, change FROM stock_move WHERE txn = :txn ORDER BY item, gift;

-- The claim of a bill that stands.
-- name: ledger_read_claim
SELECT txn, points_earned, points_bonus, points_taken, tier, tier_after
FROM bill_claim WHERE bill = :bill AND undone IS NULL;

-- name: ledger_read_claim_of
SELECT txn, points_earned, points_bonus, points_taken, tier, tier_after
FROM bill_claim WHERE txn = :txn;

-- The newest claim of a bill, also one that was undone; not what it earned when an account was settled.
-- name: ledger_last_claim
SELECT coalesce(max(c.txn), 0) AS txn
FROM bill_claim c JOIN txn t ON t.id = c.txn WHERE c.bill = :bill AND t.kind = 'claim';

-- name: ledger_returns_since
SELECT count(*) AS returns
FROM txn WHERE bill = :bill AND kind IN ('return', 'void') AND id > :txn;

-- name: ledger_read_claim_lines
SELECT line, earns, multiplier FROM claim_line WHERE txn = :txn ORDER BY line;

-- name: ledger_read_steps
SELECT rule, data FROM step WHERE txn = :txn ORDER BY no;

-- name: ledger_find
SELECT id FROM txn WHERE shop = :shop AND epoch = :epoch AND seq = :seq;

-- When an entry was reversed.
-- name: ledger_reversed
SELECT at FROM txn WHERE reverses = :txn;

-- name: ledger_name
SELECT shop, epoch, seq FROM txn WHERE id = :txn;
