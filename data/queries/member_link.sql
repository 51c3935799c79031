-- SPDX-License-Identifier: MIT
-- Families: who may pay with whose stored value.

-- name: member_link_insert
INSERT INTO member_link (member, other, kind, spend_limit, first)
VALUES (:member, :other, 'family', :limit, (SELECT coalesce(max(id), 0) FROM txn))
RETURNING id;

-- name: member_link_end
UPDATE member_link SET last = (SELECT coalesce(max(id), 0) FROM txn) WHERE id = :id;

-- The links of a member that stand, as holder and as one of a family. used: what `other` paid with it in
-- bills since :from, less what came back of those.
-- name: member_link_of
WITH standing AS (
  SELECT * FROM member_link WHERE member = :member AND last IS NULL
  UNION ALL
  SELECT * FROM member_link WHERE other = :member AND last IS NULL
)
SELECT k.id, k.member, k.other, k.spend_limit, m.name, m.phone, m.state,
  (
    SELECT coalesce(sum(p.sign * p.amount), 0)
    FROM bill b JOIN txn t ON t.bill = b.id JOIN payment p ON p.txn = t.id
    WHERE b.member = k.other
      AND b.day >= :from
      AND p.tender = 'family'
      AND p.reference = CAST(k.member AS TEXT)
  ) AS used
FROM standing k JOIN member m ON m.id = iif(k.member = :member, k.other, k.member)
ORDER BY k.id;
