-- SPDX-License-Identifier: MIT
-- Reports: figures over bills that stand. Imported bills count on the day of their purchase; a
-- voided bill counts nowhere. The first column is what the figures are by, the others are as their
-- report lists them.

-- name: report_sales_day
SELECT day, count(*), sum(gross), sum(discount), sum(points_money), sum(round_off), sum(payable),
  sum(refunded), sum(payable - refunded)
FROM bill WHERE day BETWEEN :from AND :to AND voided = 0
GROUP BY day ORDER BY day;

-- name: report_sales_month
SELECT strftime('%Y-%m', day * 86400, 'unixepoch') AS month, count(*), sum(gross), sum(discount),
  sum(points_money), sum(round_off), sum(payable), sum(refunded), sum(payable - refunded)
FROM bill WHERE day BETWEEN :from AND :to AND voided = 0
GROUP BY month ORDER BY month;

-- name: report_sales_category
SELECT l.category, count(DISTINCT l.bill), sum(l.quantity), sum(l.gross), sum(l.gross - l.net),
  sum(l.net), sum(l.refunded), sum(l.net - l.refunded)
FROM bill b JOIN bill_line l ON l.bill = b.id
WHERE b.day BETWEEN :from AND :to AND b.voided = 0
GROUP BY l.category ORDER BY sum(l.net - l.refunded) DESC, l.category;

-- name: report_sales_item
SELECT coalesce(i.sku, ''), count(DISTINCT l.bill), sum(l.quantity), sum(l.gross),
  sum(l.gross - l.net), sum(l.net), sum(l.refunded), sum(l.net - l.refunded)
FROM bill b JOIN bill_line l ON l.bill = b.id LEFT JOIN item i ON i.id = l.item
WHERE b.day BETWEEN :from AND :to AND b.voided = 0
GROUP BY i.id ORDER BY sum(l.net - l.refunded) DESC, i.sku;

-- name: report_sales_member
SELECT member, count(*), sum(payable), sum(refunded), sum(payable - refunded)
FROM bill
WHERE day BETWEEN :from AND :to AND voided = 0 AND member IS NOT NULL
GROUP BY member ORDER BY sum(payable - refunded) DESC, member;

-- name: report_sales_tender
SELECT p.tender, count(DISTINCT p.bill), sum(iif(p.sign > 0, p.amount, 0)),
  sum(iif(p.sign < 0, p.amount, 0)), sum(p.sign * p.amount)
FROM bill b JOIN txn t ON t.bill = b.id JOIN payment p ON p.txn = t.id
WHERE b.day BETWEEN :from AND :to AND b.voided = 0
GROUP BY p.tender ORDER BY sum(p.sign * p.amount) DESC, p.tender;
