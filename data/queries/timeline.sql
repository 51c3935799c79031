-- SPDX-License-Identifier: MIT
-- All events of a member, newest first: entries of the ledger, consents, tier changes, notes.
-- Points and stored value are summed over the transfers of an entry. What a family did with the member's
-- stored value is among them, as kind family, without the amount of their bill.
-- name: timeline_of_member
SELECT at, kind, txn, bill, till, number, amount, points, wallet, coupons, word, passes
FROM (
  SELECT t.at AS at, t.id AS rank, iif(t.member = :member, t.kind, 'family') AS kind, t.id AS txn,
    t.bill AS bill, b.till AS till, b.number AS number,
    CASE iif(t.member = :member, t.kind, 'family')
      WHEN 'family' THEN 0
      WHEN 'return' THEN -(SELECT r.refund FROM bill_return r WHERE r.txn = t.id)
      WHEN 'void' THEN -b.payable
      WHEN 'topup' THEN (
        SELECT coalesce(sum(p.sign * p.amount), 0) FROM payment p WHERE p.txn = t.id
      )
      WHEN 'close' THEN (
        SELECT coalesce(sum(p.sign * p.amount), 0) FROM payment p WHERE p.txn = t.id
      )
      ELSE coalesce(b.payable, 0) END AS amount,
    coalesce((
      SELECT sum(x.sign * x.amount)
      FROM transfer x JOIN lot l ON l.id = x.lot
      WHERE x.txn = t.id AND l.member = :member AND l.kind = 'points'
    ), 0) AS points,
    coalesce((
      SELECT sum(x.sign * x.amount)
      FROM transfer x JOIN lot l ON l.id = x.lot
      WHERE x.txn = t.id AND l.member = :member AND l.kind IN ('principal', 'bonus')
    ), 0) AS wallet,
    coalesce((
      SELECT sum(x.sign * x.amount)
      FROM transfer x JOIN lot l ON l.id = x.lot
      WHERE x.txn = t.id AND l.member = :member AND l.kind = 'coupon'
    ), 0) AS coupons,
    coalesce(t.reason, '') AS word,
    coalesce((
      SELECT sum(x.sign * x.amount)
      FROM transfer x JOIN lot l ON l.id = x.lot
      WHERE x.txn = t.id AND l.member = :member AND l.kind = 'pass'
    ), 0) AS passes
  FROM (
      SELECT * FROM (SELECT * FROM txn WHERE member = :member ORDER BY id DESC LIMIT :limit)
      UNION ALL
      SELECT f.*
      FROM (SELECT DISTINCT other FROM member_link WHERE member = :member) k
        JOIN bill o ON o.member = k.other
        JOIN txn f ON f.bill = o.id
      WHERE EXISTS (
        SELECT 1
        FROM payment p
        WHERE p.txn = f.id AND p.tender = 'family' AND p.reference = CAST(:member AS TEXT)
      )
    ) t
    LEFT JOIN bill b ON b.id = t.bill
  UNION ALL
  SELECT c.at, 0, 'consent', NULL, NULL, NULL, NULL, c.given, 0, 0, 0, c.channel, 0
  FROM consent c WHERE c.member = :member
  UNION ALL
  SELECT coalesce(t.at, c.day * 86400), coalesce(c.txn, 0), 'tier', c.txn, NULL, NULL, NULL, 0, 0,
    0, 0, c.new, 0
  FROM tier_change c LEFT JOIN txn t ON t.id = c.txn
  WHERE c.member = :member
  UNION ALL
  SELECT n.at, 0, 'note', NULL, NULL, NULL, NULL, 0, 0, 0, 0, coalesce(n.text, ''), 0
  FROM contact n WHERE n.member = :member
)
ORDER BY at DESC, rank DESC LIMIT :limit;

-- The latest consent or withdrawal for each channel.
-- name: timeline_consents
SELECT c.channel, c.given, c.at
FROM consent c
WHERE c.member = :member
  AND c.id = (
    SELECT d.id
    FROM consent d WHERE d.member = c.member AND d.channel = c.channel
    ORDER BY d.at DESC, d.id DESC LIMIT 1
  )
ORDER BY c.channel;
