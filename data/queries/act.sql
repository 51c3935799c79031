-- SPDX-License-Identifier: MIT
-- name: act_find
SELECT digest, result FROM act WHERE key = :key;

-- name: act_insert
INSERT INTO act (key, digest, verb, at, txn, result)
VALUES (:key, :digest, :verb, :at, :txn, :result);

-- name: audit_head
SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1;

-- name: audit_insert
INSERT INTO audit (id, at, staff, till, act, member, txn, detail, prev, hash)
VALUES (:id, :at, :staff, :till, :act, :member, :txn, :detail, :prev, :hash);

-- name: audit_all
SELECT id, at, staff, till, act, member, txn, detail, prev, hash FROM audit ORDER BY id;

-- Newest first; a filter that is 0 or empty lets all pass.
-- name: audit_page
SELECT a.id, a.at, a.staff, s.code, s.name, coalesce(a.till, 0) AS till, a.act, a.member, a.txn,
  a.detail
FROM audit a JOIN staff s ON s.id = a.staff
WHERE a.id < :before
  AND a.at BETWEEN :from AND :to
  AND (:staff = 0 OR a.staff = :staff)
  AND (:act = '' OR a.act = :act)
  AND (:member = 0 OR a.member = :member)
ORDER BY a.id DESC LIMIT :limit;
