-- SPDX-License-Identifier: MIT
-- What a member can use of each pass on a day: uses left, and the day on which the first of them end.
-- name: pass_of_member
SELECT l.item, i.sku, i.name, sum(l.remaining) AS uses, min(l.expires_on) AS ends
FROM lot l JOIN item i ON i.id = l.item
WHERE l.member = :member
  AND l.kind = 'pass'
  AND l.remaining > 0
  AND l.usable_from <= :day
  AND l.expires_on >= :day
GROUP BY l.item ORDER BY min(l.expires_on), min(l.id);

-- name: pass_lots
SELECT l.id, l.kind, l.member, l.offer, l.item, l.granted, l.remaining, l.granted_on, l.usable_from,
  l.expires_on, l.txn, l.parent, NULL AS batch, NULL AS serial, NULL AS code
FROM lot l
WHERE l.member = :member
  AND l.kind = 'pass'
  AND l.remaining > 0
  AND l.item = :item
  AND l.usable_from <= :day
  AND l.expires_on >= :day
ORDER BY l.expires_on, l.id;
