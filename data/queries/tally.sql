-- What the board opens with, kept by the night and by triggers (migration 012).

-- name: tally_missing
WITH RECURSIVE wanted(day) AS (VALUES(:from) UNION ALL SELECT day+1 FROM wanted WHERE day<:to)
SELECT day FROM wanted WHERE day NOT IN(SELECT day FROM tally_day) ORDER BY day;

-- name: tally_forget_days
DELETE FROM tally_day WHERE day<:day;

-- name: tally_forget_tiers
DELETE FROM tally_tier WHERE day<:day;

-- name: tally_forget_slots
DELETE FROM tally_slot WHERE day<:day;

-- Of a day that was taken out.
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
INSERT OR IGNORE INTO tally_day(day) VALUES(:day);

-- name: tally_held_kept
SELECT held, txn FROM tally_held WHERE kind=:kind;

-- name: tally_held_since
SELECT coalesce(sum(x.sign*x.amount),0) FROM transfer x JOIN lot l ON l.id=x.lot WHERE x.txn>:txn AND l.kind=:kind;

-- name: tally_held_all
SELECT coalesce(sum(held),0) FROM balance WHERE kind=:kind;

-- name: tally_held_keep
INSERT INTO tally_held(kind,held,txn) VALUES(:kind,:held,:txn)
ON CONFLICT(kind) DO UPDATE SET held=excluded.held, txn=excluded.txn;
