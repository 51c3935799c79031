-- SPDX-License-Identifier: MIT
-- Past bills for the trial of a programme, in the order of their sale, without voided ones.

-- name: try_bills
SELECT b.id, b.till, b.number, b.member, b.at, b.day, b.gross, b.discount, b.points_money,
  b.round_off, b.payable, b.bonus_paid, b.points_spent,
  (
    SELECT coalesce(sum(p.amount), 0)
    FROM txn t JOIN payment p ON p.txn = t.id
    WHERE t.bill = b.id AND t.kind = 'sale' AND p.tender = 'voucher'
  ) AS voucher_paid,
  b.points_earned + coalesce(c.points_earned, 0) AS points_earned,
  b.points_taken + coalesce(c.points_taken, 0) AS points_taken, b.points_back, b.refunded, b.earns,
  b.batch IS NOT NULL AS imported, b.gone, c.txn IS NOT NULL AS claimed,
  coalesce(c.tier, b.tier) AS tier, coalesce(c.tier_after, b.tier_after) AS tier_after
FROM bill b LEFT JOIN bill_claim c ON c.bill = b.id AND c.undone IS NULL
WHERE b.day BETWEEN :from AND :to AND b.voided = 0
ORDER BY b.day, b.id;

-- name: try_lines
SELECT b.id AS bill, l.item, l.category, l.quantity, l.unit_price, l.returned, i.sku, i.price,
  i.member_price, i.floor, i.discountable, i.weighed
FROM bill b CROSS JOIN bill_line l ON l.bill = b.id LEFT JOIN item i ON i.id = l.item
WHERE b.day BETWEEN :from AND :to AND b.voided = 0
ORDER BY b.day, b.id, l.no;

-- name: try_uses
SELECT b.id AS bill, o.code AS offer, u.amount, u.lot, l.expires_on, k.code
FROM bill b
  CROSS JOIN txn t ON t.bill = b.id AND t.kind = 'sale'
  CROSS JOIN offer_use u ON u.txn = t.id
  JOIN offer o ON o.id = u.offer
  LEFT JOIN lot l ON l.id = u.lot
  LEFT JOIN coupon k ON k.lot = u.lot
WHERE b.day BETWEEN :from AND :to AND b.voided = 0
ORDER BY b.day, b.id, u.no;

-- Discounts given by hand; such a sale has a reason.
-- name: try_hand
SELECT b.id AS bill, s.rule, s.data
FROM bill b
  CROSS JOIN txn t ON t.bill = b.id AND t.kind = 'sale' AND t.reason IS NOT NULL
  CROSS JOIN step s ON s.txn = t.id AND s.rule = 'hand_off'
WHERE b.day BETWEEN :from AND :to AND b.voided = 0
ORDER BY b.day, b.id;

-- The buyers.
-- name: try_members
SELECT DISTINCT member
FROM bill
WHERE day BETWEEN :from AND :to AND voided = 0 AND member IS NOT NULL
ORDER BY member;

-- Purchases before the trial that count towards tiers.
-- name: try_marks
SELECT b.member, b.day,
  sum(iif(b.earns = 1 OR b.batch IS NOT NULL, b.payable - b.refunded, 0)) AS spend,
  sum(b.points_earned - b.points_taken + coalesce(c.points_earned - c.points_taken, 0)) AS points
FROM bill b LEFT JOIN bill_claim c ON c.bill = b.id AND c.undone IS NULL
WHERE b.day BETWEEN :from AND :to AND b.voided = 0 AND b.member IS NOT NULL
GROUP BY b.member, b.day ORDER BY b.member, b.day;

-- name: try_tagged
SELECT count(*) AS tagged FROM member_tag WHERE tag = :tag AND member = :member;

-- name: try_purchases
SELECT member, count(*) AS purchases
FROM bill WHERE day < :from AND gone = 0 AND member IS NOT NULL
GROUP BY member ORDER BY member;

-- name: try_used
SELECT o.code AS offer, u.member, sum(u.uses) AS uses, sum(u.uses * u.amount) AS amount
FROM offer_use u JOIN offer o ON o.id = u.offer WHERE u.day < :from
GROUP BY o.id, u.member;

-- name: try_txn_from
SELECT id, day FROM txn WHERE id >= :id ORDER BY id LIMIT 1;

-- name: try_txn_last
SELECT coalesce(max(id), 0) AS txn FROM txn;

-- Points held by all members after that entry.
-- name: try_outstanding
SELECT
  (SELECT coalesce(sum(held), 0) FROM balance WHERE kind = 'points')
    - (
      SELECT coalesce(sum(x.sign * x.amount), 0)
      FROM transfer x JOIN lot l ON l.id = x.lot
      WHERE x.txn > :last AND l.kind = 'points'
    ) AS points;
