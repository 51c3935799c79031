-- name: coupon_by_code
SELECT c.lot,l.member,o.code,l.usable_from,l.expires_on,l.remaining,c.code
FROM coupon c JOIN lot l ON l.id=c.lot JOIN offer o ON o.id=l.offer WHERE c.code=:code;

-- name: coupon_last_move
SELECT t.account,x.at,x.bill,x.reason FROM transfer t JOIN txn x ON x.id=t.txn
WHERE t.lot=:lot AND t.sign=-1 ORDER BY t.txn DESC LIMIT 1;

-- name: coupon_open_of_member
SELECT c.lot,l.member,o.code,l.usable_from,l.expires_on,l.remaining,c.code
FROM lot l JOIN coupon c ON c.lot=l.id JOIN offer o ON o.id=l.offer
WHERE l.member=:member AND l.kind='coupon' AND l.remaining>0 AND l.expires_on>=:day ORDER BY l.expires_on,l.id;

-- name: coupon_of_member
SELECT c.lot,l.member,o.code,l.usable_from,l.expires_on,l.remaining,c.code
FROM lot l JOIN coupon c ON c.lot=l.id JOIN offer o ON o.id=l.offer
WHERE l.member=:member AND l.kind='coupon' ORDER BY l.expires_on,l.id;

-- name: coupon_batch_of_offer
SELECT coalesce(max(batch),0) FROM coupon_batch WHERE offer=:offer;

-- name: coupon_batch_insert
INSERT INTO coupon_batch(offer) VALUES(:offer);

-- name: coupon_last_serial
SELECT coalesce(max(serial),0) FROM coupon WHERE batch=:batch;
