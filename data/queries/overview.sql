-- SPDX-License-Identifier: MIT
-- The overview on a till's idle screen. An open shift is the ids of the ledger since it began.

-- name: overview_shift
SELECT count(b.id) AS bills, coalesce(sum(b.payable - b.refunded), 0) AS net,
  coalesce(sum(t.kind = 'enrol' AND t.till = s.till), 0) AS enrolled
FROM shift s
  CROSS JOIN txn t
  LEFT JOIN bill b ON b.id = t.bill AND t.kind = 'sale' AND b.shift = s.id AND b.gone = 0
WHERE s.id = :shift AND t.id > s.first;
