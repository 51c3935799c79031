-- The finder: each gives id, last_day and whether the whole was typed. :cap bounds the rows looked at, :rows those given.

-- name: finder_tail
SELECT id, last_day, 0 FROM member
WHERE phone % 10000 = :tail AND phone IS NOT NULL AND state = 'active'
ORDER BY last_day DESC, id DESC LIMIT :rows

-- name: finder_tail_letters
SELECT id, last_day, initials = :letters OR pinyin = :letters AS whole FROM member
WHERE phone % 10000 = :tail AND phone IS NOT NULL AND state = 'active'
  AND (initials >= :letters AND initials < :end OR pinyin >= :letters AND pinyin < :end)
ORDER BY whole DESC, last_day DESC, id DESC LIMIT :rows

-- name: finder_phone
SELECT id, last_day, phone = :from AND :whole AS whole
FROM (SELECT id, last_day, phone FROM member WHERE phone BETWEEN :from AND :to AND state = 'active' LIMIT :cap)
ORDER BY whole DESC, last_day DESC, id DESC LIMIT :rows

-- name: finder_card
SELECT id, last_day, 1 FROM member WHERE card = :card AND state = 'active'

-- name: finder_pinyin
SELECT id, last_day, pinyin = :letters AS whole
FROM (SELECT id, last_day, pinyin FROM member WHERE pinyin >= :letters AND pinyin < :end AND state = 'active' LIMIT :cap)
ORDER BY whole DESC, last_day DESC, id DESC LIMIT :rows

-- name: finder_initials
SELECT id, last_day, initials = :letters AS whole
FROM (SELECT id, last_day, initials FROM member
      WHERE initials >= :letters AND initials < :end AND state = 'active' LIMIT :cap)
ORDER BY whole DESC, last_day DESC, id DESC LIMIT :rows

-- name: finder_name
SELECT m.id, m.last_day, m.name = :name AS whole
FROM (SELECT DISTINCT member FROM member_suffix WHERE suffix >= :part AND suffix < :end LIMIT :cap) s
JOIN member m ON m.id = s.member
WHERE m.state = 'active'
ORDER BY whole DESC, m.last_day DESC, m.id DESC LIMIT :rows

-- name: finder_id
SELECT id, last_day, 1 FROM member WHERE id = :id AND state = 'active'

-- name: finder_hit
SELECT phone, name, card, tier, last_day FROM member WHERE id = :id
