-- SPDX-License-Identifier: MIT
-- Reports: figures over bills that are not voided. Imported bills count on the day of their
-- purchase. The first column is what the figures are grouped by; the others are in the order of the
-- report's table.

-- name: report_sales_day
SELECT day, count(*) AS bills, sum(gross) AS gross, sum(discount) AS discount,
  sum(points_money) AS points_money, sum(round_off) AS round_off, sum(payable) AS payable,
  sum(refunded) AS refunded, sum(payable - refunded) AS net
FROM bill WHERE day BETWEEN :from AND :to AND voided = 0
GROUP BY day ORDER BY day;

-- name: report_sales_month
SELECT strftime('%Y-%m', day * 86400, 'unixepoch') AS month, count(*) AS bills, sum(gross) AS gross,
  sum(discount) AS discount, sum(points_money) AS points_money, sum(round_off) AS round_off,
  sum(payable) AS payable, sum(refunded) AS refunded, sum(payable - refunded) AS net
FROM bill WHERE day BETWEEN :from AND :to AND voided = 0
GROUP BY month ORDER BY month;

-- name: report_sales_category
SELECT l.category, count(DISTINCT l.bill) AS bills, sum(l.quantity) AS quantity,
  sum(l.gross) AS gross, sum(l.gross - l.net) AS off, sum(l.net) AS payable,
  sum(l.refunded) AS refunded, sum(l.net - l.refunded) AS net
FROM bill b JOIN bill_line l ON l.bill = b.id
WHERE b.day BETWEEN :from AND :to AND b.voided = 0
GROUP BY l.category ORDER BY sum(l.net - l.refunded) DESC, l.category;

-- name: report_sales_item
SELECT coalesce(i.sku, '') AS sku, count(DISTINCT l.bill) AS bills, sum(l.quantity) AS quantity,
  sum(l.gross) AS gross, sum(l.gross - l.net) AS off, sum(l.net) AS payable,
  sum(l.refunded) AS refunded, sum(l.net - l.refunded) AS net
FROM bill b JOIN bill_line l ON l.bill = b.id LEFT JOIN item i ON i.id = l.item
WHERE b.day BETWEEN :from AND :to AND b.voided = 0
GROUP BY i.id ORDER BY sum(l.net - l.refunded) DESC, i.sku;

-- name: report_sales_member
SELECT member, count(*) AS bills, sum(payable) AS payable, sum(refunded) AS refunded,
  sum(payable - refunded) AS net
FROM bill
WHERE day BETWEEN :from AND :to AND voided = 0 AND member IS NOT NULL
GROUP BY member ORDER BY sum(payable - refunded) DESC, member;

-- name: report_sales_tender
SELECT p.tender, count(DISTINCT p.bill) AS bills, sum(iif(p.sign > 0, p.amount, 0)) AS taken,
  sum(iif(p.sign < 0, p.amount, 0)) AS refunded, sum(p.sign * p.amount) AS net
FROM bill b JOIN txn t ON t.bill = b.id JOIN payment p ON p.txn = t.id
WHERE b.day BETWEEN :from AND :to AND b.voided = 0
GROUP BY p.tender ORDER BY sum(p.sign * p.amount) DESC, p.tender;

-- What was by hand or approved, newest first. A top-up's bonus within the limit is the programme's
-- own and stands in no list. "approved": the kind of the entry says what was. A change of a phone is
-- no entry: the audit has it, on the business day of its instant.
-- name: report_hand_change
SELECT at, staff, what, bill, sku, amount, count, reason, approver, txn
FROM (
  SELECT t.at, s.code AS staff, iif(h.kind = 'approved', t.kind, h.kind) AS what,
    iif(b.id IS NULL, '', printf('%04d-%06d', b.till, b.number)) AS bill,
    coalesce((
      SELECT i.sku FROM bill_line l JOIN item i ON i.id = l.item WHERE l.bill = t.bill AND l.no = h.line
    ), '') AS sku,
    iif(h.kind IN ('points', 'coupons'), 0, h.amount) AS amount,
    iif(h.kind IN ('points', 'coupons'), h.amount, 0) AS count,
    coalesce(t.reason, '') AS reason, coalesce(a.code, '') AS approver,
    printf('%d-%d-%d', t.shop, t.epoch, t.seq) AS txn, h.txn AS place, h.no
  FROM hand h JOIN txn t ON t.id = h.txn JOIN staff s ON s.id = t.staff
    LEFT JOIN staff a ON a.id = t.approver LEFT JOIN bill b ON b.id = t.bill
  WHERE h.day BETWEEN :from AND :to AND (h.kind <> 'topup_bonus' OR t.approver IS NOT NULL)
  UNION ALL
  SELECT u.at, s.code, 'phone', '', '', 0, 0, '', coalesce(a.code, ''), '', 0, 0
  FROM shop o
    JOIN audit u ON u.act = 'member phone' AND u.detail >= 'approver=' AND u.detail < 'approver>'
    JOIN staff s ON s.id = u.staff
    LEFT JOIN staff a ON a.id = CAST(substr(u.detail, 10) AS INTEGER)
  WHERE strftime('%s', u.at - 60 * o.cutoff_minute, 'unixepoch', 'localtime') / 86400
    BETWEEN :from AND :to
)
ORDER BY at DESC, place DESC, no;

-- name: report_hand_staff
SELECT staff, what, count(*) AS times, sum(amount) AS amount, sum(count) AS count,
  sum(approved) AS approved
FROM (
  SELECT s.code AS staff, iif(h.kind = 'approved', t.kind, h.kind) AS what,
    iif(h.kind IN ('points', 'coupons'), 0, h.amount) AS amount,
    iif(h.kind IN ('points', 'coupons'), h.amount, 0) AS count, t.approver IS NOT NULL AS approved
  FROM hand h JOIN txn t ON t.id = h.txn JOIN staff s ON s.id = t.staff
  WHERE h.day BETWEEN :from AND :to AND (h.kind <> 'topup_bonus' OR t.approver IS NOT NULL)
  UNION ALL
  SELECT s.code, 'phone', 0, 0, 1
  FROM shop o
    JOIN audit u ON u.act = 'member phone' AND u.detail >= 'approver=' AND u.detail < 'approver>'
    JOIN staff s ON s.id = u.staff
  WHERE strftime('%s', u.at - 60 * o.cutoff_minute, 'unixepoch', 'localtime') / 86400
    BETWEEN :from AND :to
)
GROUP BY staff, what ORDER BY staff, what;
