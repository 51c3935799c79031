-- SPDX-License-Identifier: MIT
-- name: held_put
INSERT INTO held (till, staff, at, act_key, open, body)
VALUES (:till, :staff, :at, :key, :open, :body)
ON CONFLICT (act_key) DO UPDATE SET staff = excluded.staff, at = excluded.at, open = excluded.open,
  body = excluded.body;

-- name: held_put_aside
UPDATE held SET open = 0 WHERE till = :till AND open = 1 AND act_key <> :key;

-- name: held_list
SELECT h.id, h.till, h.staff, h.at, h.act_key, h.open, h.body
FROM held h WHERE h.open = 0
ORDER BY h.at, h.id;

-- name: held_on_counter
SELECT h.id, h.till, h.staff, h.at, h.act_key, h.open, h.body
FROM held h WHERE h.open = 1 AND h.till = :till;

-- name: held_drop
DELETE FROM held WHERE act_key = :key;
