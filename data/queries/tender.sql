-- SPDX-License-Identifier: MIT
-- The last payment by a platform voucher; sign 1: it stands, and the voucher is used up.
-- name: tender_voucher
SELECT p.sign, t.at, b.till, b.number
FROM payment p JOIN txn t ON t.id = p.txn LEFT JOIN bill b ON b.id = t.bill
WHERE p.tender = 'voucher' AND p.reference = :code
ORDER BY p.txn DESC, p.no DESC LIMIT 1;
