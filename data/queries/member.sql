-- SPDX-License-Identifier: MIT
-- Members: rows, tags, name suffixes, and the facts that offers and tiers need.

-- name: member_get
SELECT id, phone, card, name, pinyin, initials, reading_fixed, gender, birth_kind, birth_year,
  birth_month, birth_day, tier, tier_until, joined, last_day, source, referrer, state, batch
FROM member WHERE id = :id;

-- What a list shows of each of :ids, a JSON array: its index in it, the person, the open coupons,
-- and one row for each kind of balance with its usable amount; one row without a kind if there is
-- no balance.
-- name: member_rows
SELECT i.key AS place, m.phone, m.name, m.tier, m.last_day, m.birth_kind, m.birth_year,
  m.birth_month, m.birth_day,
  (
    SELECT count(*)
    FROM lot l
    WHERE l.member = m.id
      AND l.kind = 'coupon'
      AND l.remaining > 0
      AND l.expires_on >= +:day
      AND l.usable_from <= :day
  ) AS coupons,
  EXISTS (
    SELECT 1
    FROM lot l
    WHERE l.member = m.id AND l.kind = 'coupon' AND l.remaining > 0 AND l.expires_on = :day
  ) AS coupon_today,
  b.kind,
  b.held - coalesce((
    SELECT sum(l.remaining)
    FROM lot l
    WHERE l.member = b.member AND l.kind = b.kind AND l.remaining > 0 AND l.expires_on < +:day
  ), 0) - coalesce((
    SELECT sum(l.remaining)
    FROM lot l
    WHERE l.member = b.member
      AND l.kind = b.kind
      AND l.remaining > 0
      AND l.usable_from > l.granted_on
      AND l.usable_from > +:day
      AND l.expires_on >= +:day
  ), 0) AS usable
FROM json_each(:ids) i
CROSS JOIN member m ON m.id = i.value
LEFT JOIN balance b ON b.member = m.id
  AND b.kind IN ('points', 'principal', 'bonus')
  AND b.held > 0;

-- name: member_birthday
SELECT birth_kind, birth_year, birth_month, birth_day, joined FROM member WHERE id = :id;

-- name: member_tags
SELECT tag FROM member_tag WHERE member = :id ORDER BY tag;

-- name: member_by_phone
SELECT id FROM member WHERE phone = :phone AND state = 'active';

-- name: member_by_card
SELECT id FROM member WHERE card = :card AND state = 'active';

-- name: member_next_id
SELECT coalesce(max(id), 0) + 1 AS id, (SELECT id FROM shop) AS shop,
  (SELECT epoch FROM shop) AS epoch
FROM member;

-- name: member_insert
INSERT INTO member (id, uid, shop, phone, card, name, pinyin, initials, reading_fixed, gender,
  birth_kind, birth_year, birth_month, birth_day, tier, tier_until, joined, last_day, source,
  referrer, state, batch)
VALUES (:id, :uid, :shop, :phone, :card, :name, :pinyin, :initials, :reading_fixed, :gender,
  :birth_kind, :birth_year, :birth_month, :birth_day, :tier, :tier_until, :joined, :last_day,
  :source, :referrer, 'active', :batch);

-- name: member_update
UPDATE member SET phone = :phone, card = :card, name = :name, pinyin = :pinyin,
  initials = :initials, reading_fixed = :reading_fixed, gender = :gender, birth_kind = :birth_kind,
  birth_year = :birth_year, birth_month = :birth_month, birth_day = :birth_day, tier = :tier,
  tier_until = :tier_until, joined = :joined, last_day = :last_day, source = :source,
  referrer = :referrer
WHERE id = :id;

-- name: member_suffix_insert
INSERT OR IGNORE INTO member_suffix (suffix, member) VALUES (:suffix, :member);

-- In the order of the table, so that inserting appends at its end.
-- name: member_suffix_all
WITH RECURSIVE place(n) AS (
  SELECT 1 UNION ALL SELECT n + 1 FROM place WHERE n < (SELECT max(length(name)) FROM member)
)
INSERT INTO member_suffix (suffix, member)
SELECT substr(m.name, n), m.id
FROM place CROSS JOIN member m WHERE n <= length(m.name)
ORDER BY 1, 2;

-- name: member_suffix_delete
DELETE FROM member_suffix WHERE suffix = :suffix AND member = :member;

-- name: member_tag_insert
INSERT OR IGNORE INTO member_tag (tag, member) VALUES (:tag, :member);

-- name: member_tag_delete
DELETE FROM member_tag WHERE tag = :tag AND member = :member;

-- name: member_consent_insert
INSERT INTO consent (member, channel, purpose, version, given, at, staff)
VALUES (:member, :channel, :purpose, :version, :given, :at, :staff);

-- name: member_note_insert
INSERT INTO contact (member, at, kind, staff, text) VALUES (:member, :at, 'note', :staff, :text);

-- name: member_consented
SELECT given FROM consent WHERE member = :member AND channel = :channel ORDER BY id DESC LIMIT 1;

-- Whether anything but that entry refers to the member.
-- name: member_alone
SELECT
  NOT (EXISTS (SELECT 1 FROM txn WHERE member = :member AND id <> :txn)
    OR EXISTS (SELECT 1 FROM lot WHERE member = :member)
    OR EXISTS (SELECT 1 FROM bill WHERE member = :member)
    OR EXISTS (SELECT 1 FROM contact WHERE member = :member)
    OR EXISTS (SELECT 1 FROM member_link WHERE member = :member OR other = :member)
    OR EXISTS (SELECT 1 FROM held WHERE json_extract(body, '$.member') = :member)
    OR EXISTS (SELECT 1 FROM member WHERE referrer = :member)) AS alone;

-- name: member_close
UPDATE member SET state = 'closed' WHERE id = :member;

-- A bill returned whole counts as voided.
-- name: member_purchases
SELECT count(*) AS purchases FROM bill WHERE member = :member AND gone = 0;

-- name: member_spend
SELECT coalesce(sum(payable - refunded), 0) AS spend
FROM bill
WHERE member = :member
  AND voided = 0
  AND (earns = 1 OR batch IS NOT NULL)
  AND day > :after
  AND day <= :through;

-- What a bill earned at its sale, or at a later claim.
-- name: member_earned
SELECT
  coalesce(sum(b.points_earned - b.points_taken + coalesce(c.points_earned - c.points_taken, 0)),
    0) AS points
FROM bill b LEFT JOIN bill_claim c ON c.bill = b.id AND c.undone IS NULL
WHERE b.member = :member AND b.voided = 0 AND b.day > :after AND b.day <= :through;

-- All movements of a member's value, newest first, with the balance of that kind after each.
-- name: member_ledger
SELECT t.id AS txn, t.at, t.day, x.lot, x.sign * x.amount AS delta,
  sum(x.sign * x.amount) OVER (PARTITION BY l.kind ORDER BY t.id, x.no) AS balance, t.shop, t.epoch,
  t.seq, t.kind AS txn_kind, l.kind, x.account, b.till, b.number
FROM lot l
  JOIN transfer x ON x.lot = l.id
  JOIN txn t ON t.id = x.txn
  LEFT JOIN bill b ON b.id = t.bill
WHERE l.member = :member
ORDER BY t.id DESC, x.no DESC;

-- Opening balances from imports: at most one of each kind.
-- name: member_opening
SELECT coalesce(sum(x.amount), 0) AS amount
FROM txn t JOIN transfer x ON x.txn = t.id JOIN lot l ON l.id = x.lot
WHERE t.member = :member AND t.kind = 'import' AND x.account = 'issued' AND l.kind = :kind;
