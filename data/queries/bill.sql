-- name: bill_by_number
SELECT id FROM bill WHERE till=:till AND number=:number;

-- name: bill_txn
SELECT id FROM txn WHERE bill=:bill AND kind IN('sale','import') ORDER BY id LIMIT 1;

-- name: bill_payments
SELECT no,bill,shift,tender,sign,amount,given,reference FROM payment WHERE bill=:bill ORDER BY txn,no;

-- name: bill_between
SELECT id,till,number,shift,member,at,day,gross,discount,points_money,round_off,payable,bonus_paid,points_spent,
  points_earned,points_bonus,earns,batch,tier,tier_after,reference,voided,refunded,points_back,points_taken,gone
FROM bill WHERE day BETWEEN :from AND :to ORDER BY day,id;

-- name: bill_void_at
SELECT at FROM txn WHERE bill=:bill AND kind='void' LIMIT 1;

-- Newest first; how it was paid as the tenders' codes, the first one named first.
-- name: bill_of_day
SELECT b.id,b.till,b.number,b.at,b.payable,b.refunded,b.voided,m.name,
  (SELECT group_concat(tender) FROM (SELECT tender FROM payment p WHERE p.bill=b.id AND p.sign=1 ORDER BY p.txn,p.no))
FROM bill b LEFT JOIN member m ON m.id=b.member WHERE b.day=:day ORDER BY b.id DESC;

-- name: bill_last_of_till
SELECT b.id FROM till t JOIN bill b ON b.till=t.id AND b.number=t.last_bill WHERE t.id=:till;
