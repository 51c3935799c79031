-- SPDX-License-Identifier: MIT
-- What an act asks before it queues paper: one statement of each sale.
-- name: print_policy
SELECT
  coalesce((SELECT value FROM setting WHERE key = 'printer.' || :till), 'none') AS printer,
  coalesce((SELECT value FROM setting WHERE key = 'receipt'), 'always') AS receipt,
  coalesce((SELECT value FROM setting WHERE key = 'drawer.' || :till), 'cash') AS drawer;

-- name: print_job_insert
INSERT INTO print_job (till, kind, txn, shift, member, day, kick, again, at, staff, figures)
VALUES (:till, :kind, :txn, :shift, :member, :day, :kick, :again, :at, :staff, :figures);

-- name: print_job_get
SELECT j.id, j.till, j.kind, j.txn, j.shift, j.member, j.day, j.kick, j.again, j.at, j.staff, j.state,
  j.tries, j.tried, j.error, j.figures
FROM print_job j WHERE j.id = :id;

-- Those not printed and not dropped, of one till or (0) of all, the oldest first.
-- name: print_job_open
SELECT j.id, j.till, j.kind, j.txn, j.shift, j.member, j.day, j.kick, j.again, j.at, j.staff, j.state,
  j.tries, j.tried, j.error, j.figures
FROM print_job j
WHERE j.state IN ('waiting', 'sending', 'unsure') AND j.id > :after AND (:till = 0 OR j.till = :till)
ORDER BY j.id
LIMIT :limit;

-- The latest of an entry, dropped ones aside.
-- name: print_job_of_txn
SELECT j.id, j.till, j.kind, j.txn, j.shift, j.member, j.day, j.kick, j.again, j.at, j.staff, j.state,
  j.tries, j.tried, j.error, j.figures
FROM print_job j
WHERE j.txn = :txn AND j.state <> 'dropped'
ORDER BY j.id DESC
LIMIT 1;

-- name: print_job_next
SELECT min(id) AS id FROM print_job WHERE till = :till AND state = 'waiting' AND id > :after;

-- name: print_job_claim
UPDATE print_job SET state = 'sending', tries = tries + 1, tried = :at, error = NULL
WHERE id = :id AND state = 'waiting'
RETURNING id;

-- name: print_job_move
UPDATE print_job SET state = :to, error = :error, again = again OR :again
WHERE id = :id AND state = :from
RETURNING id;

-- Their process died in the middle of it.
-- name: print_job_orphans
UPDATE print_job SET state = 'unsure', error = 'interrupted' WHERE till = :till AND state = 'sending';

-- name: print_tills
SELECT DISTINCT till FROM print_job WHERE state IN ('waiting', 'sending') ORDER BY till;

-- What stands still: tried in vain, or nobody has sent it for a while; and what may have been printed.
-- name: print_stuck
SELECT coalesce(sum(state = 'waiting' AND (tries > 0 OR at < :before)), 0) AS waiting,
  coalesce(sum(state = 'unsure'), 0) AS unsure
FROM print_job WHERE till = :till AND state IN ('waiting', 'unsure');

-- What a day report prints of ledger and audit: whoever rewrites them cannot rewrite the paper.
-- name: print_heads
SELECT coalesce((SELECT lower(hex(hash)) FROM txn ORDER BY id DESC LIMIT 1), '') AS txn,
  coalesce((SELECT lower(hex(hash)) FROM audit ORDER BY id DESC LIMIT 1), '') AS audit;
