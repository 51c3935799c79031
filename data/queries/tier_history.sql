-- SPDX-License-Identifier: MIT
-- name: tier_history_set
UPDATE member SET tier = :tier, tier_until = :until WHERE id = :member;

-- name: tier_history_change
INSERT INTO tier_change (member, txn, day, old, new, until, manual, reason)
VALUES (:member, :txn, :day, :old, :new, :until, :manual, :reason);

-- Of the last change, while what it gave is still what the member has, kept to the day it said.
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

-- What it was before the first change since; their own now, where there was none.
-- name: tier_history_then
SELECT
  coalesce((
    SELECT c.old
    FROM tier_change c
    WHERE c.member = m.id AND (c.day > :day OR (c.day = :day AND c.txn >= :txn))
    ORDER BY c.day, c.id LIMIT 1
  ), m.tier) AS tier
FROM member m WHERE m.id = :member;
