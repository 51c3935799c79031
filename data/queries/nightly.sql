-- SPDX-License-Identifier: MIT
-- name: job_read
SELECT done_through, coalesce(cursor, '') AS cursor FROM job WHERE name = :name;

-- name: job_write
INSERT INTO job (name, done_through, cursor)
VALUES (:name, :through, :cursor)
ON CONFLICT (name) DO UPDATE SET done_through = excluded.done_through, cursor = excluded.cursor;

-- The first day on which something was due that has not been processed; NULL if nothing was.
-- name: nightly_first
SELECT min(day) AS day
FROM (
  SELECT min(expires_on) + 1 AS day FROM lot WHERE remaining > 0 AND expires_on < 2932896
  UNION ALL
  SELECT min(tier_until) + 1 FROM member WHERE tier_until IS NOT NULL AND state = 'active'
);

-- What becomes usable on a day. Only for the report: nothing is written for it.
-- name: lot_ripe
SELECT kind, count(*) AS lots, sum(remaining) AS amount
FROM lot
WHERE usable_from = :day AND remaining > 0 AND usable_from > granted_on AND expires_on >= :day
GROUP BY kind ORDER BY kind;

-- Members whose tier ends within the days of warning and who have not been warned of it.
-- name: warning_due
SELECT m.id
FROM member m
WHERE m.tier_until BETWEEN :day AND :through
  AND m.state = 'active'
  AND m.id > :after
  AND NOT EXISTS (SELECT 1 FROM tier_warning w WHERE w.member = m.id AND w.until = m.tier_until)
ORDER BY m.id LIMIT :limit;

-- name: warning_write
INSERT OR IGNORE INTO tier_warning (member, until, day, tier, measured, missing)
VALUES (:member, :until, :day, :tier, :measured, :missing);

-- name: rollup_head
SELECT coalesce(max(id), 0) AS txn FROM txn;

-- Days of the bills that the txns between sold, returned, claimed or imported.
-- name: rollup_days
SELECT DISTINCT b.day
FROM txn t JOIN bill b ON b.id = t.bill
WHERE t.id > :seen AND t.id <= :head AND b.day > :after
ORDER BY b.day;

-- name: rollup_forget
DELETE FROM rollup WHERE day = :day;

-- A purchase is a bill not returned whole; net is the amount paid less refunds.
-- name: rollup_bills
INSERT INTO rollup (day, dimension, value, bills, net, units)
WITH b AS MATERIALIZED (
  SELECT id, tier, coalesce(member, 0) > 0 AS known,
    CAST(strftime('%H', at, 'unixepoch', 'localtime') AS INTEGER) AS hour, till, batch,
    payable - refunded AS net,
    (SELECT coalesce(sum(quantity - returned), 0) FROM bill_line l WHERE l.bill = bill.id) AS units
  FROM bill WHERE day = :day AND gone = 0
)
SELECT :day, 'all', '', count(*), sum(net), sum(units) FROM b HAVING count(*) > 0
UNION ALL
SELECT :day, 'tier', tier, count(*), sum(net), sum(units) FROM b GROUP BY tier
UNION ALL
SELECT :day, 'member', iif(known, 'yes', 'no'), count(*), sum(net), sum(units) FROM b GROUP BY known
UNION ALL
SELECT :day, 'hour', printf('%02d', hour), count(*), sum(net), sum(units)
FROM b WHERE batch IS NULL
GROUP BY hour
UNION ALL
SELECT :day, 'till', till, count(*), sum(net), sum(units) FROM b GROUP BY till;

-- name: rollup_categories
INSERT INTO rollup (day, dimension, value, bills, net, units)
SELECT :day, 'category', l.category, count(DISTINCT b.id), sum(l.net - l.refunded),
  sum(l.quantity - l.returned)
FROM bill b JOIN bill_line l ON l.bill = b.id
WHERE b.day = :day AND b.gone = 0 AND l.returned < l.quantity
GROUP BY l.category;

-- Net money by tender; a bill paid by two tenders counts under both.
-- name: rollup_tenders
INSERT INTO rollup (day, dimension, value, bills, net, units)
SELECT :day, 'tender', tender, count(*), sum(net), 0
FROM (
  SELECT p.tender AS tender, sum(p.sign * p.amount) AS net
  FROM bill b JOIN txn t ON t.bill = b.id JOIN payment p ON p.txn = t.id
  WHERE b.day = :day AND b.gone = 0
  GROUP BY b.id, p.tender
)
WHERE net > 0
GROUP BY tender;
