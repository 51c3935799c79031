-- SPDX-License-Identifier: MIT
-- Earned points that earlier returns of a bill took back, drawn and owed.
-- name: return_taken_before
SELECT coalesce(sum(t.amount), 0) AS points
FROM transfer t JOIN txn x ON x.id = t.txn JOIN lot l ON l.id = t.lot
WHERE x.bill = :bill
  AND x.kind = 'return'
  AND (t.sign = -1 AND t.account = 'returned' AND l.kind = 'points'
    OR t.sign = 1 AND t.account = 'issued' AND l.kind = 'owed');

-- What has expired of a lot and its grace lots, whether nightly has written it yet or not.
-- name: return_lapsed
SELECT
  coalesce((
    SELECT sum(t.amount)
    FROM transfer t
    WHERE t.lot = l.id AND t.sign = -1 AND t.account = 'expired'
  ), 0) + CASE WHEN l.expires_on < :day THEN l.remaining ELSE 0 END AS lapsed
FROM lot l WHERE l.id = :lot;

-- The grace lots of a lot, recursively.
-- name: return_grace
WITH RECURSIVE family(id) AS (
  SELECT id FROM lot WHERE parent = :lot
  UNION ALL
  SELECT l.id FROM lot l JOIN family f ON l.parent = f.id
)
SELECT l.id, l.kind, l.member, l.offer, l.item, l.granted, l.remaining, l.granted_on, l.usable_from,
  l.expires_on, l.txn, l.parent, NULL AS batch, NULL AS serial, NULL AS code
FROM family f JOIN lot l ON l.id = f.id
ORDER BY l.id;
