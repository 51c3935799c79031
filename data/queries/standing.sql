-- name: standing_set
UPDATE member SET tier=:tier, tier_until=:until WHERE id=:member;

-- name: standing_change
INSERT INTO tier_change(member,txn,day,old,new,until,manual,reason) VALUES(:member,:txn,:day,:old,:new,:until,0,NULL);

-- name: standing_over
SELECT id FROM member WHERE tier_until<:day AND state='active' AND id>:after ORDER BY id LIMIT :limit;

-- What it was before the first change since; their own now, where there was none.
-- name: standing_then
SELECT coalesce((SELECT c.old FROM tier_change c WHERE c.member=m.id AND (c.day>:day OR (c.day=:day AND c.txn>=:txn))
  ORDER BY c.day,c.id LIMIT 1), m.tier) FROM member m WHERE m.id=:member;
