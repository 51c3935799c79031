-- SPDX-License-Identifier: MIT
-- Sums for the board, kept by nightly and by triggers.

-- Days without sums, and days with bills after their sums.
-- name: tally_wanted
WITH RECURSIVE wanted(day) AS (VALUES (:from) UNION ALL SELECT day + 1 FROM wanted WHERE day < :to)
SELECT w.day
FROM wanted w LEFT JOIN tally_day d ON d.day = w.day
WHERE d.through IS NULL OR EXISTS (SELECT 1 FROM bill b WHERE b.day = w.day AND b.id > d.through)
ORDER BY w.day;

-- name: tally_forget_days
DELETE FROM tally_day WHERE day < :day;

-- name: tally_forget_tiers
DELETE FROM tally_tier WHERE day < :day;

-- name: tally_forget_slots
DELETE FROM tally_slot WHERE day < :day;

-- name: tally_drop_tiers
DELETE FROM tally_tier WHERE day = :day;

-- name: tally_drop_slots
DELETE FROM tally_slot WHERE day = :day;

-- name: tally_make_tiers
INSERT INTO tally_tier (tier, day, net)
SELECT m.tier, b.day, sum(b.payable - b.refunded)
FROM bill b CROSS JOIN member m ON m.id = b.member
WHERE b.day = :day AND b.gone = 0 AND m.state = 'active'
GROUP BY m.tier;

-- name: tally_make_slots
INSERT INTO tally_slot (day, slot, first, last, bills, net, member_net)
SELECT day, at / 900, min(id), max(id), count(*) - sum(gone), sum(iif(gone, 0, payable - refunded)),
  sum(iif(gone OR member IS NULL, 0, payable - refunded))
FROM bill WHERE day = :day
GROUP BY at / 900;

-- name: tally_make_day
INSERT INTO tally_day (day, through)
VALUES (:day, (SELECT coalesce(max(id), 0) FROM bill))
ON CONFLICT (day) DO UPDATE SET through = excluded.through;

-- name: tally_held_kept
SELECT held, txn FROM tally_held WHERE kind = :kind;

-- name: tally_held_since
SELECT coalesce(sum(x.sign * x.amount), 0) AS held
FROM transfer x JOIN lot l ON l.id = x.lot
WHERE x.txn > :txn AND l.kind = :kind;

-- name: tally_held_all
SELECT coalesce(sum(held), 0) AS held FROM balance WHERE kind = :kind;

-- name: tally_held_keep
INSERT INTO tally_held (kind, held, txn)
VALUES (:kind, :held, :txn)
ON CONFLICT (kind) DO UPDATE SET held = excluded.held, txn = excluded.txn;

-- The days of entries never go back, except for those of nightly (expire). So a day is a range of
-- ids, found by bisection.
-- name: tally_entry_day
SELECT day FROM txn WHERE id >= :id AND kind <> 'expire' ORDER BY id LIMIT 1;

-- name: tally_last_entry
SELECT coalesce(max(id), 0) AS txn FROM txn;

-- Enrolments that were not undone, less earlier ones of the day, counted before, that were undone
-- since.
-- name: tally_enrolled
SELECT
  (
    SELECT count(*)
    FROM txn t
    WHERE t.id >= :first
      AND t.id < :end
      AND t.at <= :at
      AND t.kind = 'enrol'
      AND NOT EXISTS (SELECT 1 FROM txn r WHERE r.reverses = t.id)
  )
    - (
      SELECT count(*)
      FROM txn r CROSS JOIN txn e ON e.id = r.reverses
      WHERE r.id >= :first
        AND r.kind = 'reverse'
        AND e.kind = 'enrol'
        AND e.day = :day
        AND e.id < :first
        AND :kept
    ) AS enrolled;

-- Sums all transfers as if of sales, then corrects for the few other entries: points moved by a
-- return, void or reversal count against those given or used; imports, merges and entries after :at
-- are subtracted.
-- name: tally_points
SELECT coalesce(sum(given), 0) AS given, coalesce(sum(used), 0) AS used
FROM (
  SELECT iif(x.account = 'issued', x.amount, 0) AS given,
    iif(x.account = 'redeemed', x.amount, 0) AS used
  FROM transfer x CROSS JOIN lot l ON l.id = x.lot
  WHERE x.txn >= :first AND x.txn < :end AND l.kind = 'points'
  UNION ALL
  SELECT iif(t.back AND x.sign < 0, -x.amount, 0) - iif(x.account = 'issued', x.amount, 0),
    iif(t.back AND x.sign > 0, -x.amount, 0) - iif(x.account = 'redeemed', x.amount, 0)
  FROM (
    SELECT id, kind IN ('return', 'void', 'reverse') AND at <= :at AS back
    FROM txn
    WHERE id >= :first
      AND id < :end
      AND (at > :at OR kind IN ('return', 'void', 'reverse', 'import', 'merge', 'unmerge'))
  ) t
    CROSS JOIN transfer x ON x.txn = t.id
    CROSS JOIN lot l ON l.id = x.lot
  WHERE l.kind = 'points'
);

-- name: tally_latest
SELECT max(at) AS at FROM txn WHERE id >= :first AND id < :end;

-- name: tally_entry_kept
SELECT enrolled, given, used, through, last FROM tally_entry WHERE day = :day;

-- name: tally_entry_forget
DELETE FROM tally_entry WHERE day <> :day;

-- name: tally_entry_keep
INSERT INTO tally_entry (day, through, last, enrolled, given, used)
VALUES (:day, :through, :last, :enrolled, :given, :used)
ON CONFLICT (day) DO UPDATE SET through = excluded.through, last = excluded.last,
  enrolled = excluded.enrolled, given = excluded.given, used = excluded.used;
