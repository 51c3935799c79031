-- SPDX-License-Identifier: MIT
-- Other and former identities of members.

-- name: identity_former_insert
INSERT OR IGNORE INTO identity (kind, value, member) VALUES ('former', :value, :member);

-- A number that its member has again is not a former one any more.
-- name: identity_former_delete
DELETE FROM identity WHERE kind = 'former' AND value = :value AND member = :member;

-- Who had the number last, of those who are members still.
-- name: identity_former_owner
SELECT coalesce(max(m.id), 0) AS member
FROM identity i JOIN member m ON m.id = i.member
WHERE i.kind = 'former' AND i.value = :value AND m.state = 'active';

-- name: identity_former_of
SELECT value FROM identity WHERE kind = 'former' AND member = :member ORDER BY value;

-- The last bill of a member. Knowing its number is part of a proof of identity.
-- name: identity_last_bill
SELECT till, number
FROM bill WHERE member = :member AND voided = 0
ORDER BY day DESC, id DESC LIMIT 1;

-- name: identity_pin
SELECT pin FROM member WHERE id = :member;

-- name: identity_pin_set
UPDATE member SET pin = nullif(:pin, '') WHERE id = :member;

-- name: identity_pin_tries
SELECT coalesce((SELECT tries FROM pin_try WHERE member = :member AND day = :day), 0) AS tries;

-- name: identity_pin_count
INSERT INTO pin_try (member, day, tries) VALUES (:member, :day, :tries)
ON CONFLICT (member) DO UPDATE SET day = excluded.day, tries = excluded.tries;

-- name: identity_birthday_seen
SELECT p.day, s.code FROM birthday_proof p JOIN staff s ON s.id = p.staff WHERE p.member = :member;

-- name: identity_birthday_see
INSERT INTO birthday_proof (member, staff, day) VALUES (:member, :staff, :day)
ON CONFLICT (member) DO UPDATE SET staff = excluded.staff, day = excluded.day;

-- name: identity_birthday_forget
DELETE FROM birthday_proof WHERE member = :member;

-- How often the member has used an offer, voids taken off.
-- name: identity_offer_uses
SELECT coalesce(sum(u.uses), 0) AS uses
FROM offer_use u JOIN offer o ON o.id = u.offer
WHERE u.member = :member AND o.code = :offer;
