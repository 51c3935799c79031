-- SPDX-License-Identifier: MIT
-- People and firms who buy on account. What they owe is lots of kind account, one for each bill.

-- name: debtor_insert
INSERT INTO debtor (name, credit) VALUES (:name, :credit) RETURNING id;

-- name: debtor_get
SELECT d.id, d.name, d.credit,
  (SELECT coalesce(sum(remaining), 0) FROM lot l WHERE l.debtor = d.id AND l.remaining > 0) AS owes,
  (SELECT min(granted_on) FROM lot l WHERE l.debtor = d.id AND l.remaining > 0) AS since
FROM debtor d WHERE d.id = :id;

-- name: debtor_list
SELECT d.id, d.name, d.credit,
  (SELECT coalesce(sum(remaining), 0) FROM lot l WHERE l.debtor = d.id AND l.remaining > 0) AS owes,
  (SELECT min(granted_on) FROM lot l WHERE l.debtor = d.id AND l.remaining > 0) AS since
FROM debtor d WHERE d.id > :after
ORDER BY d.id LIMIT :limit;

-- What a debtor owes, the oldest first.
-- name: debtor_open
SELECT l.id, l.remaining, l.txn, t.bill
FROM lot l JOIN txn t ON t.id = l.txn
WHERE l.debtor = :debtor AND l.remaining > 0
ORDER BY l.id;

-- name: debtor_of_lot
SELECT debtor FROM lot WHERE id = :lot;

-- What is still owed for a bill, and of what is put on account in it the part that was settled.
-- name: debtor_of_bill
SELECT coalesce(sum(l.remaining), 0) AS owed,
  coalesce(sum((
    SELECT coalesce(sum(x.amount), 0) FROM transfer x WHERE x.lot = l.id AND x.account = 'settled'
  )), 0) AS settled,
  count(*) AS lots
FROM txn t JOIN transfer i ON i.txn = t.id AND i.account = 'issued' JOIN lot l ON l.id = i.lot
WHERE t.bill = :bill AND t.kind = 'sale' AND l.kind = 'account';
