-- SPDX-License-Identifier: MIT
-- name: bill_by_number
SELECT id FROM bill WHERE till = :till AND number = :number;

-- name: bill_txn
SELECT id FROM txn WHERE bill = :bill AND kind IN ('sale', 'import') ORDER BY id LIMIT 1;

-- name: bill_payments
SELECT p.no, p.bill, p.shift, p.tender, p.sign, p.amount, p.given, p.reference, p.settled
FROM txn t JOIN payment p ON p.txn = t.id WHERE t.bill = :bill
ORDER BY p.txn, p.no;

-- A bill as it is shown: with the points of its claim if it has one, and the entry that wrote it.
-- name: bill_view
SELECT b.id, b.till, b.number, b.member, b.day, b.at, b.gross, b.discount, b.points_money,
  b.round_off, b.payable, b.points_spent,
  coalesce(c.points_earned, b.points_earned) AS points_earned, b.voided, b.refunded,
  coalesce(b.invoiced, 0) AS invoiced,
  coalesce(c.tier, b.tier) AS tier, coalesce(c.tier_after, b.tier_after) AS tier_after, t.id AS txn,
  t.shop, t.epoch, t.seq, t.programme
FROM bill b
JOIN txn t ON t.id = (
  SELECT id FROM txn WHERE bill = b.id AND kind IN ('sale', 'import') ORDER BY id LIMIT 1
)
LEFT JOIN bill_claim c ON c.bill = b.id AND c.undone IS NULL
WHERE b.id = :bill;

-- name: bill_invoiced
SELECT coalesce(invoiced, 0) AS invoiced FROM bill WHERE id = :bill;

-- name: bill_set_invoiced
UPDATE bill SET invoiced = nullif(:at, 0) WHERE id = :bill;

-- name: bill_view_lines
SELECT l.no, l.quantity, l.unit_price, l.gross, l.net, l.returned, l.category, i.sku, i.name
FROM bill_line l LEFT JOIN item i ON i.id = l.item
WHERE l.bill = :bill
ORDER BY l.no;

-- The payments of the sale, then those of tender corrections, oldest first.
-- name: bill_view_payments
SELECT p.tender, p.sign * p.amount AS amount, p.given, p.reference, p.settled, t.id AS txn
FROM txn t JOIN payment p ON p.txn = t.id
WHERE t.bill = :bill AND (t.id = :txn OR t.kind = 'tender')
ORDER BY t.id <> :txn, t.id, p.no;

-- The coupons that the bill used, then the gifts given with it.
-- name: bill_view_given
SELECT 1 AS coupon, u.no AS no, c.code, 0 AS quantity
FROM offer_use u JOIN coupon c ON c.lot = u.lot
WHERE u.txn = :txn
UNION ALL
SELECT 0, s.item, i.sku, -s.change / 1000
FROM stock_move s JOIN item i ON i.id = s.item
WHERE s.txn = :txn AND s.gift = 1
ORDER BY coupon DESC, no;

-- name: bill_between
SELECT b.id, b.till, b.number, b.shift, b.member, b.at, b.day, b.gross, b.discount, b.points_money,
  b.round_off, b.payable, b.bonus_paid, b.points_spent,
  b.points_earned + coalesce(c.points_earned, 0) AS points_earned,
  b.points_bonus + coalesce(c.points_bonus, 0) AS points_bonus, b.earns, b.batch,
  coalesce(c.tier, b.tier) AS tier, coalesce(c.tier_after, b.tier_after) AS tier_after, b.reference,
  b.voided, b.refunded, b.points_back, b.points_taken + coalesce(c.points_taken, 0) AS points_taken,
  b.gone
FROM bill b LEFT JOIN bill_claim c ON c.bill = b.id AND c.undone IS NULL
WHERE b.day BETWEEN :from AND :to
ORDER BY b.day, b.id;

-- The usual amount of a bill: the median of the newest ones.
-- name: bill_usual
WITH late(payable) AS MATERIALIZED (
  SELECT payable FROM bill WHERE day BETWEEN :from AND :to ORDER BY day DESC, id DESC LIMIT :most
)
SELECT payable, (SELECT count(*) FROM late) AS bills
FROM late
ORDER BY payable LIMIT 1 OFFSET (SELECT count(*) FROM late) / 2;

-- name: bill_void_at
SELECT at FROM txn WHERE bill = :bill AND kind = 'void' LIMIT 1;

-- Bills of a day, newest first.
-- name: bill_of_day
SELECT id, till, number, at, payable, refunded, voided, gone, name, phone, tenders
FROM bill_brief WHERE day = :day
ORDER BY id DESC;

-- name: bill_day_before
SELECT coalesce(max(day), 0) AS day FROM bill WHERE day < :day;

-- name: bill_day_after
SELECT coalesce(min(day), 0) AS day FROM bill WHERE day > :day;

-- Bills that something can come back of, newest first: of a day, or of a member; of an amount, null: any.
-- name: bill_returnable_of_day
SELECT id, till, number, at, payable, refunded, voided, gone, name, phone, tenders
FROM bill_brief
WHERE day = :day AND (:amount IS NULL OR payable = :amount) AND gone = 0
ORDER BY id DESC LIMIT :most;

-- name: bill_returnable_of_member
SELECT id, till, number, at, payable, refunded, voided, gone, name, phone, tenders
FROM bill_brief
WHERE member = :member
  AND (:day IS NULL OR day = :day)
  AND (:amount IS NULL OR payable = :amount)
  AND gone = 0
ORDER BY id DESC LIMIT :most;

-- The newest :rows bills of a till.
-- name: bill_latest_of_till
SELECT id, till, number, at, payable, refunded, voided, gone, name, phone, tenders
FROM bill_brief
WHERE till = :till AND batch IS NULL
ORDER BY number DESC LIMIT :rows;

-- name: bill_last_of_till
SELECT b.id FROM till t JOIN bill b ON b.till = t.id AND b.number = t.last_bill WHERE t.id = :till;
