-- SPDX-License-Identifier: MIT
-- What customers ordered and paid a deposit for. The deposits of an order are its lots of kind deposit.

-- name: order_insert
INSERT INTO customer_order (name, member, total, day) VALUES (:name, :member, :total, :day) RETURNING id;

-- name: order_get
SELECT o.id, o.name, o.member, o.total, o.day,
  (SELECT name FROM member m WHERE m.id = o.member) AS person,
  (SELECT phone FROM member m WHERE m.id = o.member) AS phone,
  (SELECT coalesce(sum(granted), 0) FROM lot l WHERE l.order_id = o.id) AS taken,
  (SELECT coalesce(sum(remaining), 0) FROM lot l WHERE l.order_id = o.id) AS held
FROM customer_order o WHERE o.id = :id;

-- name: order_list
SELECT o.id, o.name, o.member, o.total, o.day,
  (SELECT name FROM member m WHERE m.id = o.member) AS person,
  (SELECT phone FROM member m WHERE m.id = o.member) AS phone,
  (SELECT coalesce(sum(granted), 0) FROM lot l WHERE l.order_id = o.id) AS taken,
  (SELECT coalesce(sum(remaining), 0) FROM lot l WHERE l.order_id = o.id) AS held
FROM customer_order o WHERE o.id > :after
ORDER BY o.id LIMIT :limit;

-- Those with something left first, then the newest: what the counter lists.
-- name: order_counter
SELECT o.id, o.name, o.member, o.total, o.day,
  (SELECT name FROM member m WHERE m.id = o.member) AS person,
  (SELECT phone FROM member m WHERE m.id = o.member) AS phone,
  (SELECT coalesce(sum(granted), 0) FROM lot l WHERE l.order_id = o.id) AS taken,
  (SELECT coalesce(sum(remaining), 0) FROM lot l WHERE l.order_id = o.id) AS held
FROM customer_order o
ORDER BY held > 0 DESC, o.id DESC LIMIT :limit;

-- Those whose deposit can pay: the member's first (null: nobody's), then the newest.
-- name: order_paying
SELECT o.id, o.name, o.member, o.total, o.day,
  (SELECT name FROM member m WHERE m.id = o.member) AS person,
  (SELECT phone FROM member m WHERE m.id = o.member) AS phone,
  (SELECT coalesce(sum(granted), 0) FROM lot l WHERE l.order_id = o.id) AS taken,
  (SELECT coalesce(sum(remaining), 0) FROM lot l WHERE l.order_id = o.id) AS held
FROM customer_order o
WHERE EXISTS (SELECT 1 FROM lot l WHERE l.order_id = o.id AND l.remaining > 0)
ORDER BY o.member IS :member DESC, o.id DESC LIMIT :limit;

-- The deposits of an order that have something left, the oldest first.
-- name: order_lots
SELECT id, remaining FROM lot WHERE order_id = :order AND remaining > 0 ORDER BY id;

-- name: order_of_lot
SELECT order_id FROM lot WHERE id = :lot;

-- How the deposits of an order were paid, less what was given back, in the order paid.
-- name: order_paid
SELECT p.tender, sum(p.sign * p.amount) AS amount
FROM (SELECT DISTINCT x.txn FROM lot l JOIN transfer x ON x.lot = l.id WHERE l.order_id = :order) m
  JOIN txn t ON t.id = m.txn AND t.kind IN ('deposit', 'undeposit')
  JOIN payment p ON p.txn = t.id
GROUP BY p.tender
ORDER BY min(p.txn), min(p.no);
