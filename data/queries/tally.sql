-- What the board opens with, kept by the night and by triggers (migrations 012, 013).

-- Days without sums, and those that got bills since.
-- name: tally_wanted
WITH RECURSIVE wanted(day) AS (VALUES(:from) UNION ALL SELECT day+1 FROM wanted WHERE day<:to)
SELECT w.day FROM wanted w LEFT JOIN tally_day d ON d.day=w.day
WHERE d.through IS NULL OR EXISTS(SELECT 1 FROM bill b WHERE b.day=w.day AND b.id>d.through) ORDER BY w.day;

-- name: tally_forget_days
DELETE FROM tally_day WHERE day<:day;

-- name: tally_forget_tiers
DELETE FROM tally_tier WHERE day<:day;

-- name: tally_forget_slots
DELETE FROM tally_slot WHERE day<:day;

-- name: tally_drop_tiers
DELETE FROM tally_tier WHERE day=:day;

-- name: tally_drop_slots
DELETE FROM tally_slot WHERE day=:day;

-- name: tally_make_tiers
INSERT INTO tally_tier(tier,day,net)
SELECT m.tier, b.day, sum(b.payable-b.refunded) FROM bill b CROSS JOIN member m ON m.id=b.member
WHERE b.day=:day AND b.gone=0 AND m.state='active' GROUP BY m.tier;

-- name: tally_make_slots
INSERT INTO tally_slot(day,slot,first,last,bills,net,member_net)
SELECT day, at/900, min(id), max(id), count(*)-sum(gone), sum(iif(gone,0,payable-refunded)),
  sum(iif(gone OR member IS NULL,0,payable-refunded))
FROM bill WHERE day=:day GROUP BY at/900;

-- name: tally_make_day
INSERT INTO tally_day(day,through) VALUES(:day,(SELECT coalesce(max(id),0) FROM bill))
ON CONFLICT(day) DO UPDATE SET through=excluded.through;

-- name: tally_held_kept
SELECT held, txn FROM tally_held WHERE kind=:kind;

-- name: tally_held_since
SELECT coalesce(sum(x.sign*x.amount),0) FROM transfer x JOIN lot l ON l.id=x.lot WHERE x.txn>:txn AND l.kind=:kind;

-- name: tally_held_all
SELECT coalesce(sum(held),0) FROM balance WHERE kind=:kind;

-- name: tally_held_keep
INSERT INTO tally_held(kind,held,txn) VALUES(:kind,:held,:txn)
ON CONFLICT(kind) DO UPDATE SET held=excluded.held, txn=excluded.txn;
