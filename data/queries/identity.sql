-- SPDX-License-Identifier: MIT
-- What else a member is, or was, known by.

-- name: identity_former_insert
INSERT OR IGNORE INTO identity (kind, value, member) VALUES ('former', :value, :member);

-- A number that comes back to its member is no former one.
-- name: identity_former_delete
DELETE FROM identity WHERE kind = 'former' AND value = :value AND member = :member;

-- name: identity_former_of
SELECT value FROM identity WHERE kind = 'former' AND member = :member ORDER BY value;

-- The bill a member had last, which who has the receipt knows.
-- name: identity_last_bill
SELECT till, number
FROM bill WHERE member = :member AND voided = 0
ORDER BY day DESC, id DESC LIMIT 1;
