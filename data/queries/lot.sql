-- SPDX-License-Identifier: MIT
-- name: lot_get
SELECT l.id, l.kind, l.member, l.offer, l.item, l.granted, l.remaining, l.granted_on, l.usable_from,
  l.expires_on, l.txn, l.parent, c.batch, c.serial, c.code
FROM lot l LEFT JOIN coupon c ON c.lot = l.id WHERE l.id = :lot;

-- name: lot_open
SELECT l.id, l.kind, l.member, l.offer, l.item, l.granted, l.remaining, l.granted_on, l.usable_from,
  l.expires_on, l.txn, l.parent, NULL AS batch, NULL AS serial, NULL AS code
FROM lot l
WHERE l.member = :member AND l.kind = :kind AND l.remaining > 0 AND l.expires_on >= :day
ORDER BY l.expires_on, l.id;

-- name: lot_of_offer
SELECT l.id, l.kind, l.member, l.offer, l.item, l.granted, l.remaining, l.granted_on, l.usable_from,
  l.expires_on, l.txn, l.parent, NULL AS batch, NULL AS serial, NULL AS code
FROM lot l
WHERE l.offer = :offer AND l.kind = :kind AND l.kind IN ('uses', 'budget') AND l.remaining > 0
ORDER BY l.id;

-- name: lot_offer_totals
SELECT count(*) AS lots, coalesce(sum(remaining), 0) AS remaining
FROM lot
WHERE offer = :offer AND kind = :kind AND kind IN ('uses', 'budget');

-- Balance of each kind: what has not expired, usable or not; and the part of it not usable yet.
-- +:day instead of :day, because with a bare variable SQLite prepares the statement again at every
-- bind to choose an index by the value.
-- name: lot_balances
SELECT b.kind,
  b.held - coalesce((
    SELECT sum(l.remaining)
    FROM lot l
    WHERE l.member = b.member AND l.kind = b.kind AND l.remaining > 0 AND l.expires_on < +:day
  ), 0) AS held,
  coalesce((
    SELECT sum(l.remaining)
    FROM lot l
    WHERE l.member = b.member
      AND l.kind = b.kind
      AND l.remaining > 0
      AND l.usable_from > l.granted_on
      AND l.usable_from > +:day
      AND l.expires_on >= +:day
  ), 0) AS pending
FROM balance b
WHERE b.member = :member AND b.held > 0;

-- name: lot_ending
SELECT coalesce(sum(remaining), 0) AS amount, coalesce(min(expires_on), 2932896) AS first
FROM lot
WHERE member = :member
  AND kind = :kind
  AND remaining > 0
  AND expires_on BETWEEN :day AND :through
  AND usable_from <= :day;

-- Lots to expire. One that got something back today after its last day (the coupon of a voided
-- bill) expires tomorrow.
-- name: lot_due
SELECT l.id, l.kind, l.member, l.offer, l.item, l.granted, l.remaining, l.granted_on, l.usable_from,
  l.expires_on, l.txn, l.parent, NULL AS batch, NULL AS serial, NULL AS code
FROM lot l
WHERE l.remaining > 0
  AND l.expires_on < 2932896
  AND l.expires_on < :day
  AND NOT EXISTS (
    SELECT 1
    FROM transfer t JOIN txn x ON x.id = t.txn
    WHERE t.lot = l.id AND t.sign = 1 AND x.day >= :day
  )
ORDER BY l.expires_on, l.id LIMIT :limit;
