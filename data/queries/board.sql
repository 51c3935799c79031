-- The board: a day's running figures, and the members behind them. Purchases: bills not gone (voided, returned whole).

-- name: board_takings
SELECT coalesce(sum(payable-refunded),0), coalesce(sum(iif(member IS NULL,0,payable-refunded)),0), count(*)
FROM bill WHERE day=:day AND at<=:at AND gone=0;

-- The days of entries never go back, so a day is a range of ids: found by halving.
-- name: board_entry_day
SELECT day FROM txn WHERE id>=:id ORDER BY id LIMIT 1;

-- name: board_last_entry
SELECT coalesce(max(id),0) FROM txn;

-- name: board_enrolled
SELECT count(*) FROM txn t WHERE t.id>=:first AND t.id<:end AND t.at<=:at AND t.kind='enrol'
  AND NOT EXISTS(SELECT 1 FROM txn r WHERE r.reverses=t.id);

-- What came back with a return counts against what was given or used.
-- name: board_points
SELECT coalesce(sum(CASE WHEN back THEN iif(sign<0,-amount,0) ELSE iif(account='issued',amount,0) END),0),
       coalesce(sum(CASE WHEN back THEN iif(sign>0,-amount,0) ELSE iif(account='redeemed',amount,0) END),0)
FROM (SELECT t.kind IN('return','void','reverse') AS back, x.sign, x.account, x.amount
      FROM txn t JOIN transfer x ON x.txn=t.id JOIN lot l ON l.id=x.lot
      WHERE t.id>=:first AND t.id<:end AND t.at<=:at AND l.kind='points' AND t.kind NOT IN('import','merge','unmerge'));

-- name: board_held
SELECT coalesce(sum(held),0) FROM balance WHERE kind=:kind;

-- name: board_coupons_ending
SELECT count(*) FROM lot WHERE kind='coupon' AND expires_on=:day AND remaining>0 AND member IS NOT NULL;

-- name: board_at_risk
SELECT count(*) FROM member WHERE state='active' AND last_day BETWEEN :from AND :to;

-- name: board_born
SELECT count(*) FROM member WHERE state='active' AND birth_day=:day AND birth_month=:month AND birth_kind=:kind;

-- name: board_drawer
SELECT count(*) FROM drawer WHERE kind='open' AND at BETWEEN :midnight+60*(SELECT cutoff_minute FROM shop) AND :at;

-- name: board_tiers
WITH spent(member,net) AS (SELECT member,sum(payable-refunded) FROM bill
  WHERE day BETWEEN :from AND :to AND gone=0 AND member IS NOT NULL GROUP BY member)
SELECT m.tier, count(*), coalesce(sum(s.net),0) AS net
FROM member m LEFT JOIN spent s ON s.member=m.id WHERE m.state='active' GROUP BY m.tier ORDER BY net DESC, m.tier LIMIT :rows;

-- Members by whatever is not NULL: their tier, their last purchase, a coupon that ends, a birthday.
-- name: board_people
WITH spent(member,bills,net) AS (SELECT member,count(*),sum(payable-refunded) FROM bill
  WHERE day BETWEEN :from AND :to AND gone=0 AND member IS NOT NULL GROUP BY member)
SELECT m.id, m.phone, m.name, m.tier, m.last_day, coalesce(s.bills,0) AS bills, coalesce(s.net,0) AS net
FROM member m LEFT JOIN spent s ON s.member=m.id
WHERE m.state='active' AND (:tier IS NULL OR m.tier=:tier)
  AND (:seen_from IS NULL OR m.last_day BETWEEN :seen_from AND :seen_to)
  AND (:ending IS NULL OR m.id IN(SELECT member FROM lot WHERE kind='coupon' AND expires_on=:ending AND remaining>0))
  AND (:born_kind IS NULL OR m.birth_kind=:born_kind AND m.birth_month=:born_month AND m.birth_day=:born_day)
ORDER BY CASE :sort WHEN 0 THEN net WHEN 1 THEN bills ELSE m.last_day END DESC, net DESC, m.id LIMIT :rows;
