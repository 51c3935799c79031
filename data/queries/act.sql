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
