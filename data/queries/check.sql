-- SPDX-License-Identifier: MIT
-- name: check_txns
SELECT id, body, prev, hash FROM txn ORDER BY id;

-- An entry or a row of the audit by the beginning of its hash, in capitals.
-- name: check_head
SELECT 'txn' AS what, id, at FROM txn WHERE substr(hex(hash), 1, length(:code)) = :code
UNION ALL
SELECT 'audit', id, at FROM audit WHERE substr(hex(hash), 1, length(:code)) = :code
LIMIT 1;

-- name: check_counts
SELECT (SELECT count(*) FROM txn) AS txns, (SELECT count(*) FROM lot) AS lots,
  (SELECT count(*) FROM bill) AS bills, (SELECT count(*) FROM member) AS members;

-- name: check_lots
SELECT l.id, l.remaining, coalesce(sum(t.sign * t.amount), 0) AS remaining_by, l.granted
FROM lot l LEFT JOIN transfer t ON t.lot = l.id
GROUP BY l.id HAVING l.remaining <> remaining_by OR l.remaining NOT BETWEEN 0 AND l.granted;

-- name: check_lots_issued
SELECT l.id
FROM lot l
WHERE NOT EXISTS (
  SELECT 1 FROM transfer t WHERE t.lot = l.id AND t.account = 'issued' AND t.txn = l.txn
);

-- name: check_transfers
SELECT t.txn, t.no
FROM transfer t
WHERE NOT EXISTS (SELECT 1 FROM lot l WHERE l.id = t.lot)
  OR NOT EXISTS (SELECT 1 FROM txn x WHERE x.id = t.txn);

-- A row of no txn has no day.
-- name: check_hands
SELECT h.txn, h.no, h.day, t.day AS day_by
FROM hand h LEFT JOIN txn t ON t.id = h.txn
WHERE h.day IS NOT t.day;

-- name: check_tills
SELECT t.id, t.last_bill,
  (SELECT coalesce(max(b.number), 0) FROM bill b WHERE b.till = t.id) AS last_bill_by
FROM till t WHERE t.last_bill <> last_bill_by;

-- name: check_balances
SELECT b.member, b.kind, b.held,
  (
    SELECT coalesce(sum(remaining), 0)
    FROM lot l
    WHERE l.member = b.member AND l.kind = b.kind AND l.remaining > 0
  ) AS held_by
FROM balance b WHERE b.held <> held_by;

-- name: check_balances_missing
SELECT l.member, l.kind, sum(l.remaining) AS held_by
FROM lot l
WHERE l.member IS NOT NULL
  AND l.kind <> 'coupon'
  AND l.remaining > 0
  AND NOT EXISTS (SELECT 1 FROM balance b WHERE b.member = l.member AND b.kind = l.kind)
GROUP BY l.member, l.kind;

-- name: check_stock
WITH moved(item, change) AS MATERIALIZED (
  SELECT item, sum(change) FROM stock_move GROUP BY item
)
SELECT i.id, coalesce(i.stock, 0) AS stock, i.stock_from + coalesce(m.change, 0) AS stock_by
FROM item i LEFT JOIN moved m ON m.item = i.id
WHERE coalesce(i.stock, 0) <> i.stock_from + coalesce(m.change, 0);

-- name: check_bills_sold
SELECT b.id
FROM bill b
WHERE NOT EXISTS (SELECT 1 FROM txn t WHERE t.bill = b.id AND t.kind IN ('sale', 'import'));

-- name: check_bill_lines
SELECT b.id, b.payable,
  (SELECT coalesce(sum(net), 0) FROM bill_line l WHERE l.bill = b.id) AS payable_by
FROM bill b WHERE b.payable <> payable_by;

-- name: check_bill_member
SELECT b.id, b.member, t.member AS member_by
FROM bill b JOIN txn t ON t.bill = b.id AND t.kind IN ('sale', 'import')
WHERE b.member IS NOT t.member
  AND NOT EXISTS (
    SELECT 1 FROM txn c WHERE c.bill = b.id AND c.kind = 'claim' AND c.member IS b.member
  );

-- name: check_payments
SELECT b.id, b.payable,
  (
    SELECT coalesce(sum(p.sign * p.amount), 0)
    FROM txn t JOIN payment p ON p.txn = t.id
    WHERE t.bill = b.id AND p.bill = b.id AND t.kind IN ('sale', 'import', 'tender', 'claim')
  ) AS payable_by
FROM bill b WHERE b.payable <> payable_by;

-- name: check_refunds
SELECT b.id, b.refunded,
  (SELECT coalesce(sum(refund), 0) FROM bill_return r WHERE r.bill = b.id) AS refunded_by,
  b.points_back,
  (SELECT coalesce(sum(points_back), 0) FROM bill_return r WHERE r.bill = b.id) AS points_back_by,
  b.points_taken,
  (
    SELECT coalesce(sum(points_taken), 0)
    FROM bill_return r
    WHERE r.bill = b.id AND NOT EXISTS (
      SELECT 1 FROM bill_claim c WHERE c.bill = b.id AND c.undone IS NULL
    )
  ) AS points_taken_by
FROM bill b
WHERE b.refunded <> refunded_by
  OR b.points_back <> points_back_by
  OR b.points_taken <> points_taken_by;

-- The points of a claimed bill are in its claim; those in the row of the bill must stay 0. A claim that
-- was undone took nothing back.
-- name: check_claims
SELECT c.txn, c.bill, t.bill AS bill_by, c.member, t.member AS member_by, c.points_taken,
  (
    SELECT coalesce(sum(r.points_taken), 0)
    FROM bill_return r WHERE r.bill = c.bill AND c.undone IS NULL
  ) AS points_taken_by,
  coalesce(c.undone, 0) AS undone,
  coalesce((SELECT r.id FROM txn r WHERE r.reverses = c.txn), 0) AS undone_by
FROM bill_claim c LEFT JOIN txn t ON t.id = c.txn AND t.kind IN ('claim', 'earn')
WHERE c.bill IS NOT bill_by
  OR c.member IS NOT member_by
  OR c.points_taken <> points_taken_by
  OR coalesce(c.undone, 0) <> undone_by;

-- name: check_bill_states
SELECT b.id, b.voided,
  EXISTS (SELECT 1 FROM txn t WHERE t.bill = b.id AND t.kind = 'void') AS voided_by, b.gone,
  b.voided
    OR NOT EXISTS (
      SELECT 1 FROM bill_line l WHERE l.bill = b.id AND l.returned < l.quantity
    ) AS gone_by
FROM bill b WHERE b.voided <> voided_by OR b.gone <> gone_by;

-- name: check_line_returns
WITH back(bill, line, quantity, refund) AS MATERIALIZED (
  SELECT bill, line, sum(quantity), sum(refund) FROM return_line GROUP BY bill, line
)
SELECT l.bill, l.no, l.returned, coalesce(r.quantity, 0) AS returned_by, l.refunded,
  coalesce(r.refund, 0) AS refunded_by
FROM bill_line l LEFT JOIN back r ON r.bill = l.bill AND r.line = l.no
WHERE l.returned <> returned_by OR l.refunded <> refunded_by;

-- name: check_offer_counts
WITH used(offer, member, day, uses) AS MATERIALIZED (
  SELECT offer, member, day, sum(uses)
  FROM offer_use WHERE member IS NOT NULL
  GROUP BY offer, member, day
  UNION ALL
  SELECT offer, member, 0, sum(uses) FROM offer_use WHERE member IS NOT NULL GROUP BY offer, member
)
SELECT c.offer, c.member, c.day, c.uses, coalesce(u.uses, 0) AS uses_by
FROM offer_count c LEFT JOIN used u ON u.offer = c.offer AND u.member = c.member AND u.day = c.day
WHERE c.uses <> uses_by;

-- A voucher pays one bill, unless a void has set it free.
-- name: check_vouchers
SELECT max(p.txn) AS txn, p.no
FROM payment p WHERE p.tender = 'voucher'
GROUP BY p.reference HAVING sum(p.sign) NOT IN (0, 1);

-- What bills put on account and took back of it is what the lots of their debtors say; so with the
-- deposits that they drew.
-- name: check_accounts
WITH paid(txn, number, amount) AS MATERIALIZED (
  SELECT p.txn, CAST(p.reference AS INTEGER), sum(p.sign * p.amount)
  FROM payment p WHERE p.tender = 'account'
  GROUP BY p.txn, p.reference
),
moved(txn, number, amount) AS MATERIALIZED (
  SELECT x.txn, l.debtor, sum(x.sign * x.amount)
  FROM transfer x JOIN lot l ON l.id = x.lot
  WHERE l.kind = 'account' AND x.account IN ('issued', 'returned')
  GROUP BY x.txn, l.debtor
)
SELECT p.txn, p.number AS debtor, p.amount, coalesce(m.amount, 0) AS amount_by
FROM paid p LEFT JOIN moved m ON m.txn = p.txn AND m.number = p.number
WHERE p.amount <> amount_by
UNION ALL
SELECT m.txn, m.number, 0, m.amount
FROM moved m
WHERE NOT EXISTS (SELECT 1 FROM paid p WHERE p.txn = m.txn AND p.number = m.number);

-- name: check_deposits
WITH paid(txn, number, amount) AS MATERIALIZED (
  SELECT p.txn, CAST(p.reference AS INTEGER), sum(p.sign * p.amount)
  FROM payment p WHERE p.tender = 'deposit'
  GROUP BY p.txn, p.reference
),
moved(txn, number, amount) AS MATERIALIZED (
  SELECT x.txn, l.order_id, -sum(x.sign * x.amount)
  FROM transfer x JOIN lot l ON l.id = x.lot
  WHERE l.kind = 'deposit' AND x.account IN ('redeemed', 'returned')
  GROUP BY x.txn, l.order_id
)
SELECT p.txn, p.number AS "order", p.amount, coalesce(m.amount, 0) AS amount_by
FROM paid p LEFT JOIN moved m ON m.txn = p.txn AND m.number = p.number
WHERE p.amount <> amount_by
UNION ALL
SELECT m.txn, m.number, 0, m.amount
FROM moved m
WHERE NOT EXISTS (SELECT 1 FROM paid p WHERE p.txn = m.txn AND p.number = m.number);

-- What one of a family paid with is what was drawn of the holder's stored value, and put back: into its lots
-- or into a grace lot.
-- name: check_family
WITH paid(txn, number, amount) AS MATERIALIZED (
  SELECT p.txn, CAST(p.reference AS INTEGER), sum(p.sign * p.amount)
  FROM payment p WHERE p.tender = 'family'
  GROUP BY p.txn, p.reference
),
moved(txn, number, amount) AS MATERIALIZED (
  SELECT x.txn, l.member, -sum(x.sign * x.amount)
  FROM txn t JOIN transfer x ON x.txn = t.id JOIN lot l ON l.id = x.lot
  WHERE t.kind IN ('sale', 'return', 'void')
    AND l.kind IN ('principal', 'bonus')
    AND l.member IS NOT t.member
  GROUP BY x.txn, l.member
)
SELECT p.txn, p.number AS holder, p.amount, coalesce(m.amount, 0) AS amount_by
FROM paid p LEFT JOIN moved m ON m.txn = p.txn AND m.number = p.number
WHERE p.amount <> amount_by
UNION ALL
SELECT m.txn, m.number, 0, m.amount
FROM moved m
WHERE NOT EXISTS (SELECT 1 FROM paid p WHERE p.txn = m.txn AND p.number = m.number);

-- It was paid while the link stood, up to its limit: with what was paid in that month before, less what had
-- come back of it by then.
-- name: check_family_links
SELECT p.txn, p.no
FROM payment p JOIN txn t ON t.id = p.txn
WHERE p.tender = 'family'
  AND p.sign = 1
  AND NOT EXISTS (
    SELECT 1
    FROM member_link k
    WHERE k.other = t.member
      AND k.member = CAST(p.reference AS INTEGER)
      AND k.first < t.id
      AND t.id <= coalesce(k.last, t.id)
      AND coalesce(k.spend_limit, 9223372036854775807) >= (
        SELECT coalesce(sum(q.sign * q.amount), 0)
        FROM bill b JOIN txn s ON s.bill = b.id JOIN payment q ON q.txn = s.id
        WHERE b.member = k.other
          AND b.day > t.day - CAST(strftime('%d', t.day * 86400, 'unixepoch') AS INTEGER)
          AND s.id <= t.id
          AND q.tender = 'family'
          AND q.reference = p.reference
      )
  );

-- What came in for debts and deposits, and went out, is what their lots say.
-- name: check_drawer_moves
SELECT t.id AS txn,
  (SELECT coalesce(sum(p.sign * p.amount), 0) FROM payment p WHERE p.txn = t.id) AS amount,
  (
    SELECT coalesce(sum(iif(l.kind = 'account', -x.sign, x.sign) * x.amount), 0)
    FROM transfer x JOIN lot l ON l.id = x.lot
    WHERE x.txn = t.id AND l.kind IN ('account', 'deposit') AND x.account <> 'forfeited'
  ) AS amount_by
FROM txn t
WHERE t.kind IN ('deposit', 'undeposit', 'forfeit', 'settle') AND amount <> amount_by;

-- name: check_stray_payments
SELECT p.txn, p.no FROM payment p WHERE NOT EXISTS (SELECT 1 FROM txn t WHERE t.id = p.txn);

-- name: check_stray_lines
SELECT l.bill, l.no FROM bill_line l WHERE NOT EXISTS (SELECT 1 FROM bill b WHERE b.id = l.bill);

-- over must be the count less what is expected: float and cash, less what went to the safe before.
-- name: check_shifts
WITH paid(shift, cash) AS (
  SELECT shift, sum(sign * amount)
  FROM payment WHERE shift IS NOT NULL AND tender = 'cash'
  GROUP BY shift
)
SELECT s.id, s.over,
  (
    SELECT coalesce(sum(json_extract(n.value, '$[0]') * json_extract(n.value, '$[1]')), 0)
    FROM json_each(s.count) n
  )
    - coalesce(c.cash, 0)
    - (
      SELECT
        coalesce(sum(CASE d.kind WHEN 'float' THEN d.amount WHEN 'drop' THEN -d.amount ELSE 0 END),
          0)
      FROM drawer d WHERE d.shift = s.id
    ) AS over_by
FROM shift s LEFT JOIN paid c ON c.shift = s.id
WHERE s.closed IS NOT NULL AND s.over <> over_by;

-- name: check_shift_range
SELECT p.txn, p.no
FROM payment p JOIN shift s ON s.id = p.shift
WHERE NOT (p.txn > s.first AND p.txn <= coalesce(s.last, 9223372036854775807));

-- name: check_bill_shift
SELECT b.id, b.shift, p.shift AS shift_by
FROM bill b JOIN txn t ON t.bill = b.id AND t.kind = 'sale' JOIN payment p ON p.txn = t.id
WHERE b.shift IS NOT p.shift
GROUP BY b.id;

-- The kept sums of the board, compared with sums over all rows.
-- name: check_tally_tiers
WITH found(tier, day, net) AS MATERIALIZED (
  SELECT m.tier, b.day, sum(b.payable - b.refunded)
  FROM tally_day d
    CROSS JOIN bill b ON b.day = d.day AND b.id <= d.through
    CROSS JOIN member m ON m.id = b.member
  WHERE b.gone = 0 AND m.state = 'active'
  GROUP BY m.tier, b.day
)
SELECT tier, day, net, net_by
FROM (
  SELECT t.tier, t.day, t.net, coalesce(f.net, 0) AS net_by
  FROM tally_tier t LEFT JOIN found f ON f.tier = t.tier AND f.day = t.day
  UNION ALL
  SELECT f.tier, f.day, 0, f.net
  FROM found f
  WHERE NOT EXISTS (SELECT 1 FROM tally_tier t WHERE t.tier = f.tier AND t.day = f.day)
)
WHERE net <> net_by;

-- name: check_tally_slots
WITH found(day, slot, bills, net, member_net, out) AS MATERIALIZED (
  SELECT b.day, b.at / 900, count(*) - sum(b.gone), sum(iif(b.gone, 0, b.payable - b.refunded)),
    sum(iif(b.gone OR b.member IS NULL, 0, b.payable - b.refunded)),
    sum(coalesce(b.id NOT BETWEEN s.first AND s.last, 0))
  FROM tally_day d
    CROSS JOIN bill b ON b.day = d.day AND b.id <= d.through
    LEFT JOIN tally_slot s ON s.day = b.day AND s.slot = b.at / 900
  GROUP BY b.day, b.at / 900
)
SELECT day, slot, bills, bills_by, net, net_by, member_net, member_net_by, 0 AS first,
  out AS first_by
FROM (
  SELECT t.day, t.slot, t.bills, coalesce(f.bills, 0) AS bills_by, t.net,
    coalesce(f.net, 0) AS net_by, t.member_net, coalesce(f.member_net, 0) AS member_net_by,
    coalesce(f.out, 0) AS out
  FROM tally_slot t LEFT JOIN found f ON f.day = t.day AND f.slot = t.slot
  UNION ALL
  SELECT f.day, f.slot, 0, f.bills, 0, f.net, 0, f.member_net, 0
  FROM found f
  WHERE NOT EXISTS (SELECT 1 FROM tally_slot t WHERE t.day = f.day AND t.slot = f.slot)
)
WHERE (bills, net, member_net, 0) <> (bills_by, net_by, member_net_by, out);

-- name: check_tally_members
WITH found(tier, members) AS MATERIALIZED (
  SELECT tier, count(*) FROM member WHERE state = 'active' GROUP BY tier
)
SELECT tier, members, members_by
FROM (
  SELECT k.tier, k.members, coalesce(f.members, 0) AS members_by
  FROM tally_members k LEFT JOIN found f ON f.tier = k.tier
  UNION ALL
  SELECT f.tier, 0, f.members FROM found f WHERE f.tier NOT IN (SELECT tier FROM tally_members)
)
WHERE members <> members_by;

-- name: check_tally_held
SELECT h.kind, h.held,
  (SELECT coalesce(sum(held), 0) FROM balance b WHERE b.kind = h.kind)
    - (
      SELECT coalesce(sum(x.sign * x.amount), 0)
      FROM transfer x JOIN lot l ON l.id = x.lot
      WHERE x.txn > h.txn AND l.kind = h.kind
    ) AS held_by
FROM tally_held h WHERE h.held <> held_by;

-- name: check_tally_entries
WITH of_day(day, through, first) AS MATERIALIZED (
  SELECT day, through,
    coalesce((
      SELECT id FROM txn t WHERE t.day < k.day AND t.kind <> 'expire' ORDER BY id DESC LIMIT 1
    ), 0)
  FROM tally_entry k
),
moved(day, given, used) AS (
  SELECT k.day,
    CASE
      WHEN t.kind IN ('return', 'void', 'reverse') THEN iif(x.sign < 0, -x.amount, 0)
      ELSE iif(x.account = 'issued', x.amount, 0) END,
    CASE
      WHEN t.kind IN ('return', 'void', 'reverse') THEN iif(x.sign > 0, -x.amount, 0)
      ELSE iif(x.account = 'redeemed', x.amount, 0) END
  FROM of_day k
    CROSS JOIN txn t ON t.id > k.first AND t.id <= k.through
    CROSS JOIN transfer x ON x.txn = t.id
    CROSS JOIN lot l ON l.id = x.lot
  WHERE t.day = k.day AND l.kind = 'points' AND t.kind NOT IN ('import', 'merge', 'unmerge')
)
SELECT e.day, e.enrolled, e.enrolled_by, e.given, e.given_by, e.used, e.used_by
FROM (
  SELECT k.day, k.enrolled, k.given, k.used,
    (
      SELECT count(*)
      FROM of_day o CROSS JOIN txn t ON t.id > o.first AND t.id <= o.through
      WHERE t.kind = 'enrol'
        AND NOT EXISTS (SELECT 1 FROM txn r WHERE r.reverses = t.id AND r.id <= o.through)
    ) AS enrolled_by,
    coalesce((SELECT sum(given) FROM moved), 0) AS given_by,
    coalesce((SELECT sum(used) FROM moved), 0) AS used_by
  FROM tally_entry k
) e
WHERE (e.enrolled, e.given, e.used) <> (e.enrolled_by, e.given_by, e.used_by);

-- Roll-ups that are not the sum of their bills. Days changed by a txn since their roll-up was made
-- are skipped.
-- name: check_rollups
SELECT r.day, r.bills, count(b.id) AS bills_by, r.net,
  coalesce(sum(b.payable - b.refunded), 0) AS net_by, r.units, coalesce(sum(b.units), 0) AS units_by
FROM rollup r
  LEFT JOIN (
    SELECT *, (SELECT sum(quantity - returned) FROM bill_line l WHERE l.bill = bill.id) AS units
    FROM bill WHERE gone = 0
  ) b ON b.day = r.day
WHERE r.dimension = 'all'
  AND NOT EXISTS (
    SELECT 1
    FROM bill o JOIN txn t ON t.bill = o.id
    WHERE o.day = r.day AND t.id > (SELECT CAST(cursor AS INTEGER) FROM job WHERE name = 'rollup')
  )
GROUP BY r.day
HAVING (r.bills, r.net, r.units) IS NOT (count(b.id), coalesce(sum(b.payable - b.refunded), 0),
  coalesce(sum(b.units), 0));

-- name: check_rollup_categories
SELECT r.day, r.value, r.bills, count(DISTINCT l.bill) AS bills_by, r.net,
  coalesce(sum(l.net - l.refunded), 0) AS net_by, r.units,
  coalesce(sum(l.quantity - l.returned), 0) AS units_by
FROM rollup r
  LEFT JOIN bill b ON b.day = r.day AND b.gone = 0
  LEFT JOIN bill_line l ON l.bill = b.id AND l.category = r.value AND l.returned < l.quantity
WHERE r.dimension = 'category'
  AND NOT EXISTS (
    SELECT 1
    FROM bill o JOIN txn t ON t.bill = o.id
    WHERE o.day = r.day AND t.id > (SELECT CAST(cursor AS INTEGER) FROM job WHERE name = 'rollup')
  )
GROUP BY r.day, r.value
HAVING (r.bills, r.net, r.units) IS NOT (count(DISTINCT l.bill),
  coalesce(sum(l.net - l.refunded), 0), coalesce(sum(l.quantity - l.returned), 0));

-- Parts of a roll-up that do not add up to the total of their day.
-- name: check_rollup_parts
SELECT p.day, p.dimension, sum(p.bills) AS bills, a.bills AS bills_by, sum(p.net) AS net,
  a.net AS net_by, sum(p.units) AS units, a.units AS units_by
FROM rollup p JOIN rollup a ON a.day = p.day AND a.dimension = 'all'
WHERE p.dimension IN ('tier', 'member', 'till')
GROUP BY p.day, p.dimension
HAVING (sum(p.bills), sum(p.net), sum(p.units)) IS NOT (a.bills, a.net, a.units);

-- A job shows an entry of its kind. What was printed before is marked, so of each entry at most one printed
-- job is not a duplicate.
-- name: check_print_jobs
SELECT j.id, j.kind, CASE t.kind
    WHEN 'adjust' THEN 'points'
    WHEN 'issue' THEN 'coupon'
    WHEN 'redeem' THEN iif(EXISTS (SELECT 1 FROM offer_use u WHERE u.txn = t.id), 'coupon', 'gift')
    WHEN 'undeposit' THEN 'deposit'
    WHEN 'forfeit' THEN 'deposit'
    WHEN 'settle' THEN 'account'
    ELSE t.kind
  END AS kind_by
FROM print_job j JOIN txn t ON t.id = j.txn
WHERE j.kind <> kind_by;

-- name: check_print_again
SELECT j.id, j.again, 1 AS again_by
FROM print_job j
WHERE j.again = 0
  AND j.state = 'printed'
  AND EXISTS (
    SELECT 1
    FROM print_job b
    WHERE b.txn = j.txn AND b.id < j.id AND b.state IN ('printed', 'unsure')
  );
