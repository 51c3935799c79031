-- SPDX-License-Identifier: MIT
-- name: shift_open_of
SELECT id FROM shift WHERE till = :till AND closed IS NULL;

-- name: shift_last_of
SELECT id FROM shift WHERE till = :till ORDER BY id DESC LIMIT 1;

-- name: shift_get
SELECT s.id, s.till, s.staff, s.opened, s.closed, s.count, s.over,
  (SELECT coalesce(sum(amount), 0) FROM drawer WHERE shift = s.id AND kind = 'float') AS floated,
  (SELECT coalesce(sum(amount), 0) FROM drawer WHERE shift = s.id AND kind = 'drop') AS dropped,
  (SELECT coalesce(sum(amount), 0) FROM drawer WHERE shift = s.id AND kind = 'final') AS handed,
  (SELECT count(*) FROM drawer WHERE shift = s.id AND kind = 'open') AS opens
FROM shift s WHERE s.id = :id;

-- Newest first, of all tills; taken: what went to the safe, at the count too.
-- name: shift_page
SELECT s.id, s.till, s.staff, t.code, t.name, s.opened, s.closed, s.over,
  (SELECT coalesce(sum(amount), 0) FROM drawer WHERE shift = s.id AND kind = 'float') AS floated,
  (SELECT coalesce(sum(amount), 0) FROM drawer WHERE shift = s.id AND kind IN ('drop', 'final'))
    AS taken
FROM shift s JOIN staff t ON t.id = s.staff
WHERE s.id < :before
ORDER BY s.id DESC LIMIT :limit;

-- name: shift_insert
INSERT INTO shift (till, staff, opened, first)
VALUES (:till, :staff, :at, (SELECT coalesce(max(id), 0) FROM txn));

-- name: shift_count
UPDATE shift SET closed = :at, count = :count, over = :over,
  last = (SELECT coalesce(max(id), 0) FROM txn)
WHERE id = :id;

-- name: shift_drawer
INSERT INTO drawer (shift, at, staff, kind, amount, reason)
VALUES (:shift, :at, :staff, :kind, :amount, :reason);

-- What is taken back in the shift that took it counts as never taken, else as a refund.
-- name: shift_payments
SELECT p.tender, iif(t.kind <> 'reverse', t.kind, iif(o.id > s.first, o.kind, 'return')) AS what,
  sum(iif(t.kind = 'reverse' AND o.id > s.first, -1, 1)) AS payments,
  sum(p.sign * p.amount) AS amount, coalesce(sum(p.sign * p.settled), 0) AS settled
FROM shift s CROSS JOIN payment p
  JOIN txn t ON t.id = p.txn
  LEFT JOIN txn o ON o.id = t.reverses AND o.till = t.till
WHERE s.id = :shift
  AND p.txn > s.first
  AND p.txn <= coalesce(s.last, 9223372036854775807)
  AND p.shift = s.id
GROUP BY p.tender, what;

-- Discounts of the bills of a shift, without those voided in it. A later void does not change a
-- closed shift.
-- name: shift_bills
SELECT count(*) AS bills, coalesce(sum(b.points_money), 0) AS points_money,
  coalesce(sum(b.points_money > 0), 0) AS points_bills, coalesce(sum(b.round_off), 0) AS round_off,
  coalesce(sum(b.round_off > 0), 0) AS round_bills
FROM shift s CROSS JOIN txn t JOIN bill b ON b.id = t.bill
WHERE s.id = :shift
  AND t.id > s.first
  AND t.id <= coalesce(s.last, 9223372036854775807)
  AND t.kind = 'sale'
  AND b.shift = s.id
  AND NOT EXISTS (
    SELECT 1
    FROM txn v
    WHERE v.bill = b.id AND v.kind = 'void' AND (s.closed IS NULL OR v.at <= s.closed)
  );

-- What a person did by hand since the till's shift began, or since one that they opened at another
-- till did, and in the open shift of any till they did it at, so that going to another till begins no
-- new count; where none is open, on that day since the till's last one ended. A void counts as a
-- refund of the whole. What was taken back is left out.
-- name: shift_by_hand
WITH open (mine, least) AS (
  SELECT min(iif(till = :till OR staff = :staff, first, NULL)), min(first) FROM shift
  WHERE closed IS NULL
), since (txn, least, day) AS (
  SELECT coalesce(mine, (SELECT last FROM shift WHERE till = :till ORDER BY id DESC LIMIT 1), 0), least,
    iif(mine IS NULL, :day, 0)
  FROM open
)
SELECT coalesce(sum(h.amount), 0) AS amount
FROM since s JOIN hand h JOIN txn t ON t.id = h.txn
WHERE h.kind IN (:kind, iif(:kind = 'refund', 'void', :kind))
  AND h.txn > min(s.txn, coalesce(s.least, s.txn))
  AND (
    (h.txn > s.txn AND h.day >= s.day)
    OR h.txn > (SELECT o.first FROM shift o WHERE o.till = t.till AND o.closed IS NULL)
  )
  AND t.staff = :staff
  AND NOT EXISTS (SELECT 1 FROM txn r WHERE r.reverses = h.txn);
