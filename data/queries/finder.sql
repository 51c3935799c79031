-- The finder: each gives id, last_day and whether the whole was typed. :cap bounds the rows looked at, :rows those given.
-- Those whose whole is typed come by equality, newest first straight from the index; the others by a range of it.

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
SELECT id, last_day, 1 FROM member WHERE phone = :phone AND state = 'active'

-- name: finder_phones
SELECT id, last_day, 0
FROM (SELECT id, last_day FROM member WHERE phone BETWEEN :from AND :to AND state = 'active' LIMIT :cap)
ORDER BY last_day DESC, id DESC LIMIT :rows

-- name: finder_card
SELECT id, last_day, 1 FROM member WHERE card = :card AND state = 'active'

-- Who had that number once: behind everybody else.
-- name: finder_former
SELECT m.id, m.last_day, 0 FROM identity i JOIN member m ON m.id = i.member
WHERE i.kind = 'former' AND i.value = :digits AND m.state = 'active'
ORDER BY m.last_day DESC, m.id DESC LIMIT :rows

-- name: finder_pinyin
SELECT id, last_day, 1 FROM member WHERE pinyin = :text AND state = 'active' ORDER BY last_day DESC, id DESC LIMIT :rows

-- name: finder_pinyins
SELECT id, last_day, 0
FROM (SELECT id, last_day FROM member WHERE pinyin >= :text AND pinyin < :end AND state = 'active' LIMIT :cap)
ORDER BY last_day DESC, id DESC LIMIT :rows

-- name: finder_initials
SELECT id, last_day, 1 FROM member WHERE initials = :text AND state = 'active' ORDER BY last_day DESC, id DESC LIMIT :rows

-- name: finder_initialses
SELECT id, last_day, 0
FROM (SELECT id, last_day FROM member WHERE initials >= :text AND initials < :end AND state = 'active' LIMIT :cap)
ORDER BY last_day DESC, id DESC LIMIT :rows

-- name: finder_name
SELECT id, last_day, 1 FROM member WHERE name = :name AND name <> '' AND state = 'active' ORDER BY last_day DESC, id DESC LIMIT :rows

-- name: finder_names
SELECT m.id, m.last_day, 0
FROM (SELECT DISTINCT member FROM member_suffix WHERE suffix >= :text AND suffix < :end LIMIT :cap) s
JOIN member m ON m.id = s.member
WHERE m.state = 'active'
ORDER BY m.last_day DESC, m.id DESC LIMIT :rows

-- name: finder_id
SELECT id, last_day, 1 FROM member WHERE id = :id AND state = 'active'

-- name: finder_hit
SELECT phone, name, card, tier, last_day FROM member WHERE id = :id
