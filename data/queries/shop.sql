-- SPDX-License-Identifier: MIT
-- name: shop_read
SELECT id, epoch, uuid, name, currency, practice, business_day, cutoff_minute,
  (SELECT coalesce(max(version), 0) FROM programme) AS programme
FROM shop;

-- name: shop_insert
INSERT INTO shop (one, id, uuid, name, currency, practice, epoch, business_day, cutoff_minute)
VALUES (1, :id, :uuid, :name, :currency, :practice, :epoch, :business_day, :cutoff_minute);

-- name: shop_keys_read
SELECT key_check, key_wrap FROM shop;

-- name: shop_keys_set
UPDATE shop SET key_check = :check, key_wrap = :wrap;

-- name: shop_set_day
UPDATE shop SET business_day = :day WHERE business_day < :day;

-- name: shop_set_epoch
UPDATE shop SET epoch = :epoch;

-- name: shop_set_terms
UPDATE shop SET currency = :currency, cutoff_minute = :cutoff_minute;

-- name: setting_get
SELECT value FROM setting WHERE key = :key;

-- name: setting_set
INSERT INTO setting (key, value)
VALUES (:key, :value)
ON CONFLICT (key) DO UPDATE SET value = excluded.value;

-- name: programme_newest
SELECT coalesce(max(version), 0) AS version FROM programme;

-- name: programme_text
SELECT body FROM programme WHERE version = :version;

-- name: programme_versions
SELECT p.version, p.loaded_at, s.code
FROM programme p JOIN staff s ON s.id = p.staff
ORDER BY p.version DESC;

-- name: programme_insert
INSERT INTO programme (body, loaded_at, staff) VALUES (:body, :at, :staff);

-- name: offer_id
SELECT id FROM offer WHERE code = :code;

-- name: offer_code
SELECT code FROM offer WHERE id = :id;

-- name: offer_insert
INSERT INTO offer (code, first_version, last_version, per_member, per_member_day)
VALUES (:code, :version, NULL, :per_member, :per_member_day);

-- name: offer_update
UPDATE offer SET last_version = NULL, per_member = :per_member, per_member_day = :per_member_day
WHERE id = :id;

-- name: offer_in_force
SELECT id, code FROM offer WHERE last_version IS NULL ORDER BY id;

-- name: offer_retire
UPDATE offer SET last_version = :last WHERE id = :id;

-- For each offer in force: uses by a member, in all and on a day; what is left of its total and its
-- budget, NULL if it has none.
-- name: offer_state
SELECT o.id, o.code,
  coalesce((
    SELECT uses FROM offer_count WHERE offer = o.id AND member = :member AND day = 0
  ), 0) AS used,
  coalesce((
    SELECT uses FROM offer_count WHERE offer = o.id AND member = :member AND day = :day
  ), 0) AS used_today,
  (
    SELECT sum(remaining)
    FROM lot
    WHERE offer = o.id AND kind = 'uses' AND kind IN ('uses', 'budget')
  ) AS uses_left,
  (
    SELECT sum(remaining)
    FROM lot
    WHERE offer = o.id AND kind = 'budget' AND kind IN ('uses', 'budget')
  ) AS budget_left
FROM offer o
WHERE o.last_version IS NULL
ORDER BY o.id;

-- name: offer_spent
SELECT coalesce(sum(-t.sign * t.amount), 0) AS amount
FROM transfer t JOIN lot l ON l.id = t.lot
WHERE l.offer = :offer
  AND l.kind = :kind
  AND l.kind IN ('uses', 'budget')
  AND t.account IN ('used', 'returned');
