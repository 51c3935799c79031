-- SPDX-License-Identifier: MIT
-- name: tier_history_set
UPDATE member SET tier = :tier, tier_until = :until WHERE id = :member;

-- name: tier_history_change
INSERT INTO tier_change (member, txn, day, old, new, until, manual, reason)
VALUES (:member, :txn, :day, :old, :new, :until, :manual, :reason);

-- The reason of the last change, if the member still has the tier and the last day that it gave.
-- name: tier_history_reason
SELECT c.reason
FROM tier_change c JOIN member m ON m.id = c.member
WHERE c.member = :member
  AND c.id = (SELECT max(d.id) FROM tier_change d WHERE d.member = :member)
  AND c.manual = 1
  AND c.new = m.tier
  AND c.until IS m.tier_until;

-- name: tier_history_over
SELECT id
FROM member WHERE tier_until < :day AND state = 'active' AND id > :after
ORDER BY id LIMIT :limit;

-- The tier before the first change since then; the present tier if there was none.
-- name: tier_history_then
SELECT
  coalesce((
    SELECT c.old
    FROM tier_change c
    WHERE c.member = m.id AND (c.day > :day OR (c.day = :day AND c.txn >= :txn))
    ORDER BY c.day, c.id LIMIT 1
  ), m.tier) AS tier
FROM member m WHERE m.id = :member;
