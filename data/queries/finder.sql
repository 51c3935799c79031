-- SPDX-License-Identifier: MIT
-- The finder: each query gives ids, and whether the whole text was typed; the last day of a member
-- comes from the cache or from finder_seen. :cap bounds the rows. Only finder_hits reads rows of
-- the table, all others indexes only, which tests/model/test_finder checks.

-- name: finder_tail
SELECT id, 0 AS whole FROM member WHERE phone % 10000 = :tail AND state = 'active' LIMIT :cap;

-- The letters are the beginning of the initials or of the pinyin, which have the same first letter.
-- The pinyin is not in the index, so it is tested last, only where the initials do not decide.
-- name: finder_tail_letters
SELECT id, initials = :text OR (length(initials) <= length(:text) AND pinyin = :text) AS whole
FROM member
WHERE phone % 10000 = :tail
  AND state = 'active'
  AND initials >= :first
  AND initials < :first_end
  AND (initials >= :text AND initials < :end OR pinyin >= :text AND pinyin < :end)
LIMIT :cap;

-- The same for the middle four digits of a phone of this country.
-- name: finder_middle_letters
SELECT id, initials = :text OR (length(initials) <= length(:text) AND pinyin = :text) AS whole
FROM member
WHERE phone / 10000 % 10000 = :middle
  AND state = 'active'
  AND initials >= :first
  AND initials < :first_end
  AND (initials >= :text AND initials < :end OR pinyin >= :text AND pinyin < :end)
LIMIT :cap;

-- name: finder_middle_name
SELECT id, name = :text AS whole
FROM member
WHERE phone / 10000 % 10000 = :middle AND state = 'active' AND name >= :text AND name < :end
LIMIT :cap;

-- name: finder_phone
SELECT id, 1 AS whole FROM member WHERE phone = :phone AND state = 'active';

-- Phones with the same beginning, of :lengths lengths: the shortest are between :from and :to.
-- name: finder_phones
WITH RECURSIVE span(low, high, lengths) AS (
  SELECT :from, :to, 1
  UNION ALL
  SELECT 10 * low, 10 * high + 9, lengths + 1 FROM span WHERE lengths < :lengths
)
SELECT m.id, 0 AS whole
FROM span s CROSS JOIN member m INDEXED BY member_phone
WHERE m.phone BETWEEN s.low AND s.high AND m.state = 'active'
LIMIT :cap;

-- name: finder_card
SELECT id, 1 AS whole FROM member WHERE card = :card AND state = 'active';

-- Members who had that number before; ranked last.
-- name: finder_former
SELECT member AS id, 0 AS whole FROM identity WHERE kind = 'former' AND value = :digits;

-- name: finder_pinyin
SELECT id, pinyin = :text AS whole
FROM member WHERE pinyin >= :text AND pinyin < :end AND state = 'active'
LIMIT :cap;

-- name: finder_initials
SELECT id, initials = :text AS whole
FROM member
WHERE initials >= :text AND initials < :end AND state = 'active'
LIMIT :cap;

-- Members with that whole name or card.
-- name: finder_name
SELECT id, 1 AS whole FROM member WHERE card = :text AND state = 'active'
UNION ALL
SELECT id, 1 FROM member WHERE name = :text AND name <> '' AND state = 'active'
LIMIT :cap;

-- name: finder_part
SELECT member AS id, 0 AS whole
FROM member_suffix WHERE suffix >= :text AND suffix < :end LIMIT :cap;

-- name: finder_id
SELECT id, 1 AS whole FROM member WHERE id = :id AND state = 'active';

-- For each of :ids, a JSON array: its index in it, and the last day.
-- name: finder_seen
SELECT i.key AS place, m.last_day
FROM json_each(:ids) i CROSS JOIN member m ON m.id = i.value
WHERE m.state = 'active';

-- name: finder_hits
SELECT i.key AS place, m.phone, m.name, m.card, m.tier, m.last_day
FROM json_each(:ids) i CROSS JOIN member m ON m.id = i.value;
