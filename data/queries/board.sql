-- SPDX-License-Identifier: MIT
-- The board: the figures of a day so far, and the members behind them. Purchases are bills not gone
-- (voided or returned whole).

-- Takings up to :at: the kept sums of whole quarters of an hour, the bills of the quarter that :at
-- is in, and the bills since the sums were kept.
-- name: board_takings
SELECT coalesce(sum(net), 0) AS net, coalesce(sum(member_net), 0) AS member_net,
  coalesce(sum(bills), 0) AS bills
FROM (
  SELECT net, member_net, bills FROM tally_slot WHERE day = :day AND slot < :at / 900
  UNION ALL
  SELECT b.payable - b.refunded, iif(b.member IS NULL, 0, b.payable - b.refunded), 1
  FROM tally_slot s CROSS JOIN bill b ON b.id BETWEEN s.first AND s.last
  WHERE s.day = :day
    AND s.slot = :at / 900
    AND b.day = :day
    AND b.at >= :at / 900 * 900
    AND b.at <= :at
    AND b.gone = 0
  UNION ALL
  SELECT payable - refunded, iif(member IS NULL, 0, payable - refunded), 1
  FROM bill
  WHERE day = :day
    AND id > coalesce((SELECT through FROM tally_day WHERE day = :day), 0)
    AND at <= :at
    AND gone = 0
);

-- name: board_coupons_ending
SELECT count(*) AS coupons
FROM lot
WHERE kind = 'coupon'
  AND expires_on = :day
  AND expires_on < 2932896
  AND remaining > 0
  AND member IS NOT NULL;

-- All members seen between, less those not active any more: computed from two indexes, without
-- reading rows.
-- name: board_at_risk
SELECT
  (SELECT count(*) FROM member WHERE last_day BETWEEN :from AND :to)
    - (
      SELECT count(*) FROM member WHERE state <> 'active' AND +last_day BETWEEN :from AND :to
    ) AS members;

-- name: board_born
SELECT count(*) AS members
FROM member
WHERE state = 'active'
  AND birth_day IS NOT NULL
  AND birth_day = :day
  AND birth_month = :month
  AND birth_kind = :kind;

-- As report_hand_change lists them.
-- name: board_by_hand
SELECT count(*) AS changes
FROM hand h JOIN txn t ON t.id = h.txn
WHERE h.day = :day AND (h.kind <> 'topup_bonus' OR t.approver IS NOT NULL);

-- name: board_drawer
SELECT count(*) AS opens
FROM drawer
WHERE kind = 'open' AND at BETWEEN :midnight + 60 * (SELECT cutoff_minute FROM shop) AND :at;

-- name: board_uneven
SELECT count(*) AS shifts
FROM shift
WHERE over <> 0
  AND closed BETWEEN :midnight + 60 * (SELECT cutoff_minute FROM shop) AND :at;

-- name: board_tiers
SELECT k.tier, k.members,
  (
    SELECT coalesce(sum(t.net), 0)
    FROM tally_tier t
    WHERE t.tier = k.tier AND t.day BETWEEN :from AND :to
  ) AS net
FROM tally_members k WHERE k.members > 0;

-- Bills since the sums were kept (usually most of today's), one by one: the caller adds them up,
-- which saves the sort of a GROUP BY.
-- name: board_tier_bills
WITH RECURSIVE recent(day) AS (VALUES (:to) UNION ALL SELECT day - 1 FROM recent WHERE day > :from)
SELECT m.tier, b.payable - b.refunded AS net
FROM recent r
  CROSS JOIN bill b ON b.day = r.day
    AND b.id > coalesce((SELECT through FROM tally_day d WHERE d.day = r.day), 0)
  CROSS JOIN member m ON m.id = b.member
WHERE b.gone = 0 AND m.state = 'active';

-- The first :rows members of a tier by what they spent, those who bought before those who did not.
-- LIMIT -1 keeps the order of the subquery.
-- name: board_people_of_tier
WITH spent(member, bills, net) AS MATERIALIZED (
  SELECT member, count(*), sum(payable - refunded)
  FROM bill
  WHERE day BETWEEN :from AND :to AND gone = 0 AND member IS NOT NULL
  GROUP BY member
),
found(id, bills, net) AS (
  SELECT *
  FROM (
    SELECT s.member, s.bills, s.net
    FROM (SELECT * FROM spent ORDER BY iif(:sort = 0, net, bills) DESC, net DESC, member LIMIT -1) s
      CROSS JOIN member m ON m.id = s.member
    WHERE m.state = 'active' AND m.tier = :tier
    LIMIT :rows
  )
  UNION ALL
  SELECT *
  FROM (
    SELECT id, 0, 0
    FROM member NOT INDEXED
    WHERE state = 'active' AND tier = :tier AND id NOT IN (SELECT member FROM spent)
    ORDER BY id LIMIT :rows
  )
)
SELECT m.id, m.phone, m.name, m.tier, m.last_day, f.bills, f.net
FROM found f CROSS JOIN member m ON m.id = f.id
ORDER BY iif(:sort = 0, f.net, f.bills) DESC, f.net DESC, m.id LIMIT :rows;

-- The earliest last day among the :rows members of a tier seen most recently.
-- name: board_last_of_tier
SELECT coalesce(min(last_day), 0) AS last_day
FROM (
  SELECT last_day
  FROM member NOT INDEXED WHERE state = 'active' AND tier = :tier
  ORDER BY last_day DESC LIMIT :rows
);

-- Members by the parameters that are not NULL: their last purchase, a coupon that ends, a birthday.
-- name: board_people
WITH who(id) AS (
  SELECT id FROM member WHERE last_day BETWEEN :seen_from AND :seen_to
  UNION
  SELECT member
  FROM lot
  WHERE kind = 'coupon'
    AND expires_on = :ending
    AND expires_on < 2932896
    AND remaining > 0
    AND member IS NOT NULL
  UNION
  SELECT id
  FROM member
  WHERE state = 'active'
    AND birth_kind = :born_kind
    AND birth_month = :born_month
    AND birth_day = :born_day
)
SELECT m.id, m.phone, m.name, m.tier, m.last_day, count(b.id) AS bills,
  coalesce(sum(b.payable - b.refunded), 0) AS net
FROM who w
  CROSS JOIN member m ON m.id = w.id
  LEFT JOIN bill b ON b.member = m.id AND b.day BETWEEN :from AND :to AND b.gone = 0
WHERE m.state = 'active' AND (:tier IS NULL OR m.tier = :tier)
GROUP BY m.id
ORDER BY CASE :sort WHEN 0 THEN net WHEN 1 THEN bills ELSE m.last_day END DESC, net DESC, m.id
LIMIT :rows;
