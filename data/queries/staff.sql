-- SPDX-License-Identifier: MIT
-- Staff.

-- Upper and lower case are one code; where old rows differ in case alone, the one as typed.
-- name: staff_by_code
SELECT id, code, name, role, pin, failures, locked_until, left_on, learns_until, first_code, first_until
FROM staff
WHERE code = :code COLLATE NOCASE
ORDER BY code <> :code
LIMIT 1;

-- name: staff_get
SELECT id, code, name, role, pin, failures, locked_until, left_on, learns_until, first_code, first_until
FROM staff WHERE id = :id;

-- name: staff_list
SELECT id, code, name, role, pin, failures, locked_until, left_on, learns_until, first_code, first_until
FROM staff ORDER BY id;

-- name: staff_insert
INSERT INTO staff (code, name, role, pin, learns_until)
VALUES (:code, :name, :role, :pin, :learns_until);

-- name: staff_update
UPDATE staff SET name = :name, role = :role, left_on = :left_on, learns_until = :learns_until
WHERE id = :id;

-- Of a live shop those count who can sign in.
-- name: staff_owners
SELECT count(*) AS owners
FROM staff WHERE role = 'owner' AND left_on IS NULL AND id <> :besides
  AND (coalesce(pin, '') <> '' OR (SELECT practice FROM shop));

-- name: staff_approvers
SELECT count(*) AS approvers
FROM staff WHERE role IN ('owner', 'manager') AND left_on IS NULL AND id <> :besides;

-- name: staff_owner_pins
SELECT count(*) AS owners
FROM staff WHERE role = 'owner' AND left_on IS NULL AND coalesce(pin, '') <> '';

-- name: staff_set_pin
UPDATE staff SET pin = :pin, failures = 0, locked_until = NULL, first_code = NULL, first_until = NULL
WHERE id = :id;

-- name: staff_set_code
UPDATE staff
SET pin = NULL, first_code = :first_code, first_until = :first_until, failures = 0, locked_until = NULL
WHERE id = :id;

-- name: staff_set_failures
UPDATE staff SET failures = :failures, locked_until = :locked_until WHERE id = :id;

-- What a colleague paid for at the staff price since a day, less what came back.
-- name: staff_purchases
SELECT coalesce(sum(iif(b.voided, 0, b.payable - b.refunded)), 0) AS paid
FROM hand h JOIN txn t ON t.id = h.txn JOIN bill b ON b.id = t.bill
WHERE h.kind = 'staff' AND h.line = :buyer AND h.day >= :from;
