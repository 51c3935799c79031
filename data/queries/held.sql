-- SPDX-License-Identifier: MIT
-- name: held_put
INSERT INTO held (till, staff, at, act_key, open, body)
VALUES (:till, :staff, :at, :key, :open, :body)
ON CONFLICT (act_key) DO UPDATE SET till = excluded.till, staff = excluded.staff, at = excluded.at,
  open = excluded.open, body = excluded.body;

-- name: held_put_aside
UPDATE held SET open = 0 WHERE till = :till AND open = 1 AND act_key <> :key;

-- name: held_list
SELECT h.id, h.till, h.staff, h.at, h.act_key, h.open, h.body
FROM held h WHERE h.open = 0
ORDER BY h.at, h.id;

-- name: held_on_counter
SELECT h.id, h.till, h.staff, h.at, h.act_key, h.open, h.body
FROM held h WHERE h.open = 1 AND h.till = :till;

-- Not what lies on the counter of another till.
-- name: held_drop
DELETE FROM held WHERE act_key = :key AND (open = 0 OR till = :till);

-- From the row of those put aside onto a counter, or back: once, however many tills want it.
-- name: held_move
UPDATE held SET open = :open, till = :till WHERE act_key = :key AND open <> :open
RETURNING id;
