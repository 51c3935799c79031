-- SPDX-License-Identifier: MIT
-- The members seen most recently, for the cache, in steps: those after (:day, :id) in that order
-- come next. That is the rest of that day, which an import can make long, and then the days before
-- it.

-- name: member_cache_next
SELECT id, last_day, phone, name, pinyin, initials
FROM member WHERE state = 'active' AND last_day = :day AND id < :id
UNION ALL
SELECT id, last_day, phone, name, pinyin, initials
FROM member WHERE state = 'active' AND last_day < :day
ORDER BY last_day DESC, id DESC LIMIT :rows;

-- The last day of every member, from the index only. It contains members who are not active any
-- more, who are removed later.
-- name: member_cache_days
SELECT id, last_day FROM member WHERE last_day = :day AND id < :id
UNION ALL
SELECT id, last_day FROM member WHERE last_day < :day
ORDER BY last_day DESC, id DESC LIMIT :rows;

-- name: member_cache_gone
SELECT id FROM member WHERE state <> 'active';

-- Acts written since :id, each with the present row of the member it named.
-- name: member_cache_written
SELECT m.id, m.last_day, m.phone, m.name, m.pinyin, m.initials, a.id AS audit, a.member, a.act
FROM audit a LEFT JOIN member m ON m.id = a.member AND m.state = 'active'
WHERE a.id > :id
ORDER BY a.id LIMIT :rows;

-- name: member_cache_head
SELECT coalesce(max(id), 0) AS audit FROM audit;
