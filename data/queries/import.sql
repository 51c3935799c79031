-- SPDX-License-Identifier: MIT
-- Imports: batches, and queries about existing rows.

-- name: import_find
SELECT b.id, b.rows, b.added, b.updated, b.skipped,
  (SELECT coalesce(sum(payable), 0) FROM bill WHERE batch = b.id) AS amount,
  (SELECT count(*) FROM member WHERE batch = b.id AND b.kind = 'sales') AS members
FROM import_batch b WHERE b.digest = :digest;

-- name: import_begin
INSERT INTO import_batch (kind, digest, at, rows, added, updated, skipped, state)
VALUES (:kind, :digest, :at, 0, 0, 0, 0, 'running');

-- name: import_end
UPDATE import_batch SET rows = :rows, added = :added, updated = :updated, skipped = :skipped,
  state = 'done'
WHERE id = :id;

-- Imported bills: their original number and day tell whether a bill was imported before.
-- name: import_bills
SELECT reference, day, payable, member
FROM bill
WHERE batch IS NOT NULL AND reference IS NOT NULL AND voided = 0;
