-- SPDX-License-Identifier: MIT
-- name: till_get
SELECT id, name, last_bill, session FROM till WHERE id = :till;

-- Those people sell at.
-- name: till_list
SELECT t.id, t.name, t.last_bill, t.session,
  (SELECT s.id FROM shift s WHERE s.till = t.id AND s.closed IS NULL) AS shift
FROM till t WHERE t.id <= :most
ORDER BY t.id;

-- name: till_insert
INSERT INTO till (id) VALUES (:till) ON CONFLICT (id) DO NOTHING;

-- name: till_rename
UPDATE till SET name = :name WHERE id = :till;

-- name: till_take
UPDATE till SET session = :session WHERE id = :till;
