-- name: standing_set
UPDATE member SET tier=:tier, tier_until=:until WHERE id=:member;

-- name: standing_change
INSERT INTO tier_change(member,txn,day,old,new,until,manual,reason) VALUES(:member,:txn,:day,:old,:new,:until,0,NULL);

-- name: standing_over
SELECT id FROM member WHERE tier_until<:day AND state='active' AND id>:after ORDER BY id LIMIT :limit;
