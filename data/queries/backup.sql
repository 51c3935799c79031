-- SPDX-License-Identifier: MIT
-- name: backup_head
SELECT epoch, seq, hash FROM txn ORDER BY id DESC LIMIT 1;

-- name: backup_insert
INSERT INTO backup (at, file, bytes, sha256, epoch, seq, hash, encrypted, kept, failure)
VALUES (:at, :file, :bytes, :sha256, :epoch, :seq, :hash, :encrypted, :kept, :failure);

-- name: backup_page
SELECT id, at, file, bytes, sha256, epoch, seq, hash, encrypted, kept, failure, removed
FROM backup
WHERE id < :before
ORDER BY id DESC
LIMIT :limit;

-- The files that the rule may remove, newest first.
-- name: backup_kept
SELECT id, at, file, bytes, sha256, epoch, seq, hash, encrypted, kept, failure, removed
FROM backup
WHERE kept = 1
  AND removed = 0
  AND failure IS NULL
  AND substr(file, 1, length(:folder) + 1) = :folder || '/'
  AND instr(substr(file, length(:folder) + 2), '/') = 0
  AND at <= :at
ORDER BY at DESC, id DESC;

-- name: backup_of_file
SELECT id, at, file, bytes, sha256, epoch, seq, hash, encrypted, kept, failure, removed
FROM backup
WHERE file = :file
ORDER BY id DESC
LIMIT 1;

-- name: backup_of_sum
SELECT id, at, file, bytes, sha256, epoch, seq, hash, encrypted, kept, failure, removed
FROM backup
WHERE sha256 = :sha256
ORDER BY id DESC
LIMIT 1;

-- name: backup_remove
UPDATE backup SET removed = 1 WHERE id = :id;

-- name: backup_newest
SELECT
  coalesce((SELECT at FROM backup WHERE failure IS NULL ORDER BY id DESC LIMIT 1), 0) AS good,
  coalesce((SELECT at FROM backup ORDER BY id DESC LIMIT 1), 0) AS tried,
  (SELECT failure FROM backup ORDER BY id DESC LIMIT 1) AS failure;
