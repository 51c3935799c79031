-- SPDX-License-Identifier: MIT
-- Totals of a member's stored value per kind: put in, paid out or ended before, and what is left.
-- name: wallet_totals
SELECT
  coalesce(sum(CASE WHEN t.account = 'issued' AND l.parent IS NULL THEN t.amount ELSE 0 END),
    0) AS put_in,
  coalesce(sum(CASE WHEN t.account IN ('paid-out', 'withdrawn') THEN -t.sign * t.amount ELSE 0 END),
    0) AS gone_before,
  coalesce(sum(t.sign * t.amount), 0) AS remaining
FROM lot l JOIN transfer t ON t.lot = l.id
WHERE l.member = :member AND l.kind = :kind;

-- All lots of a kind with something left, usable or not.
-- name: wallet_lots
SELECT l.id, l.kind, l.member, l.offer, l.item, l.granted, l.remaining, l.granted_on, l.usable_from,
  l.expires_on, l.txn, l.parent, NULL AS batch, NULL AS serial, NULL AS code
FROM lot l
WHERE l.member = :member AND l.kind = :kind AND l.remaining > 0
ORDER BY l.id;
