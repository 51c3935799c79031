-- SPDX-License-Identifier: MIT
-- name: coupon_by_code
SELECT c.lot, l.member, o.code AS offer, l.usable_from, l.expires_on, l.remaining, c.code, c.batch
FROM coupon c JOIN lot l ON l.id = c.lot JOIN offer o ON o.id = l.offer
WHERE c.code = :code;

-- name: coupon_last_move
SELECT t.account, x.at, x.bill, x.reason
FROM transfer t JOIN txn x ON x.id = t.txn
WHERE t.lot = :lot AND t.sign = -1
ORDER BY t.txn DESC LIMIT 1;

-- name: coupon_open_of_member
SELECT c.lot, l.member, o.code AS offer, l.usable_from, l.expires_on, l.remaining, c.code, c.batch
FROM lot l JOIN coupon c ON c.lot = l.id JOIN offer o ON o.id = l.offer
WHERE l.member = :member AND l.kind = 'coupon' AND l.remaining > 0 AND l.expires_on >= :day
ORDER BY l.expires_on, l.id;

-- name: coupon_of_member
SELECT c.lot, l.member, o.code AS offer, l.usable_from, l.expires_on, l.remaining, c.code, c.batch
FROM lot l JOIN coupon c ON c.lot = l.id JOIN offer o ON o.id = l.offer
WHERE l.member = :member AND l.kind = 'coupon'
ORDER BY l.expires_on, l.id;

-- name: coupon_batch_of_offer
SELECT coalesce(max(batch), 0) AS batch FROM coupon_batch WHERE offer = :offer;

-- name: coupon_batch_offer
SELECT offer FROM coupon_batch WHERE batch = :batch;

-- The lowest unused batch number.
-- name: coupon_batch_free
SELECT min(n) AS batch
FROM (
  SELECT 1 AS n WHERE NOT EXISTS (SELECT 1 FROM coupon_batch WHERE batch = 1)
  UNION ALL
  SELECT batch + 1
  FROM coupon_batch b
  WHERE NOT EXISTS (SELECT 1 FROM coupon_batch WHERE batch = b.batch + 1)
);

-- name: coupon_batch_insert
INSERT INTO coupon_batch (batch, offer) VALUES (:batch, :offer);

-- name: coupon_last_serial
SELECT coalesce(max(serial), 0) AS serial FROM coupon WHERE batch = :batch;

-- name: coupon_select
SELECT c.lot, l.member, o.code AS offer, l.usable_from, l.expires_on, l.remaining, c.code, c.batch
FROM coupon_batch b
  JOIN offer o ON o.id = b.offer
  JOIN coupon c ON c.batch = b.batch
  JOIN lot l ON l.id = c.lot
WHERE (:offer IS NULL OR o.code = :offer) AND (:batch IS NULL OR b.batch = :batch)
ORDER BY c.batch, c.serial;

-- name: coupon_select_of_member
SELECT c.lot, l.member, o.code AS offer, l.usable_from, l.expires_on, l.remaining, c.code, c.batch
FROM lot l JOIN coupon c ON c.lot = l.id JOIN offer o ON o.id = l.offer
WHERE l.member = :member
  AND l.kind = 'coupon'
  AND (:offer IS NULL OR o.code = :offer)
  AND (:batch IS NULL OR c.batch = :batch)
ORDER BY l.id;

-- name: coupon_batches
SELECT b.batch, o.code AS offer, count(*) AS issued,
  sum(l.remaining > 0 AND :day BETWEEN l.usable_from AND l.expires_on) AS usable,
  sum(l.remaining > 0 AND l.usable_from > :day AND l.expires_on >= :day) AS not_yet,
  sum(CASE WHEN l.remaining > 0 THEN l.expires_on < :day ELSE l.gone = 'expired' END) AS expired,
  sum(l.remaining = 0 AND l.gone = 'withdrawn') AS withdrawn, min(l.granted_on) AS first_day,
  max(l.granted_on) AS last_day, max(l.expires_on) AS expires_on
FROM coupon_batch b
  JOIN offer o ON o.id = b.offer
  JOIN coupon c ON c.batch = b.batch
  JOIN (
    SELECT *,
      (
        SELECT t.account
        FROM transfer t WHERE t.lot = lot.id AND t.sign = -1
        ORDER BY t.txn DESC LIMIT 1
      ) AS gone
    FROM lot
  ) l ON l.id = c.lot
WHERE :batch IS NULL OR b.batch = :batch
GROUP BY b.batch ORDER BY b.batch;

-- Coupons of a batch that can still be withdrawn.
-- name: coupon_batch_open
SELECT c.lot
FROM coupon c JOIN lot l ON l.id = c.lot
WHERE c.batch = :batch AND l.remaining > 0 AND l.expires_on >= :day
ORDER BY c.serial;
