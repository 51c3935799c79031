-- user_version: 111
-- SPDX-License-Identifier: MIT
-- The books of one shop. Until the first release this is the only migration: it is changed in place and its
-- user_version raised each time; an older file is refused (old_file).
--
-- Units: money in int64 minor units, points and uses whole, quantities in thousandths, civil days in days
-- since 1970-01-01 (never = 2932896 = 9999-12-31, so that it sorts last), instants in Unix seconds.
--
-- STRICT everywhere. No custom functions or collations, so that any sqlite3 opens the file. No json_*() in a
-- CHECK, index, trigger or generated column (SQLite then refuses the file under trusted_schema=OFF): model
-- validates JSON. What is append-only has THREE triggers, because REPLACE deletes without firing delete
-- triggers. tests/store/test_schema.c tries each guard.

-- 1. The shop -------------------------------------------------------------------------------------

-- One row.
CREATE TABLE shop (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id INTEGER NOT NULL CHECK (id > 0),
  uuid TEXT NOT NULL,
  name TEXT NOT NULL,
  currency TEXT NOT NULL DEFAULT 'CNY',
  practice INTEGER NOT NULL CHECK (practice IN (0, 1)),
  epoch INTEGER NOT NULL DEFAULT 1,  -- +1 at each restore; (shop, epoch, seq) is never reused
  business_day INTEGER NOT NULL,
  cutoff_minute INTEGER NOT NULL DEFAULT 240 CHECK (cutoff_minute BETWEEN 0 AND 1439),
  open INTEGER NOT NULL DEFAULT 0 CHECK (open IN (0, 1)),  -- 1: its WAL belongs to it, see store/db_wal
  key_check BLOB CHECK (length(key_check) = 32),  -- by which the shop knows its key file
  key_wrap BLOB CHECK (length(key_wrap) = 168)  -- the older keys, for a later recovery sheet
) STRICT;

CREATE TRIGGER shop_day_forward BEFORE UPDATE OF business_day ON shop
WHEN new.business_day < old.business_day
BEGIN
  SELECT RAISE(ABORT, 'business day never goes back');
END;

CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A till has a drawer, shifts, bill numbers and one unfinished bill of its own. Its first act makes the
-- row.
CREATE TABLE till (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 9999),  -- its number: the 2 of bill 0002-000341
  name TEXT NOT NULL DEFAULT '',  -- what people call it
  last_bill INTEGER NOT NULL DEFAULT 0,
  session INTEGER NOT NULL DEFAULT 0 CHECK (session >= 0)  -- raised by each counter that takes it
) STRICT;
CREATE UNIQUE INDEX till_named ON till (name) WHERE name <> '';

CREATE TRIGGER till_session_forward BEFORE UPDATE OF session ON till
WHEN new.session <= old.session
BEGIN
  SELECT RAISE(ABORT, 'session of a till only rises');
END;

-- For closing a day: when it was closed, and the head of the ledger that was printed.
CREATE TABLE business_day (
  day INTEGER PRIMARY KEY,
  closed_at INTEGER,
  head_seq INTEGER,
  head_hash BLOB,
  nightly TEXT
) STRICT;

-- Backups that were tried. Those made by rule (kept) are also removed by it.
CREATE TABLE backup (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  file TEXT NOT NULL,  -- absolute path
  bytes INTEGER NOT NULL CHECK (bytes >= 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64 OR failure IS NOT NULL),
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,  -- of the newest entry in it
  hash TEXT NOT NULL,
  encrypted INTEGER NOT NULL CHECK (encrypted IN (0, 1)),
  kept INTEGER NOT NULL CHECK (kept IN (0, 1)),
  failure TEXT,  -- code of why it is none; NULL: it was read back and proven
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;
CREATE INDEX backup_sum ON backup (sha256);

-- 2. People who work here -------------------------------------------------------------------------

CREATE TABLE staff (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('system', 'clerk', 'manager', 'owner')),
  pin TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER,
  left_on INTEGER,
  learns_until INTEGER,  -- the last day on which a new clerk has limits of 0
  first_code TEXT,  -- hash of the one-time code with which who has no PIN sets it
  first_until INTEGER,  -- the instant at which it expires
  CHECK ((first_code IS NULL) = (first_until IS NULL))
) STRICT;

CREATE TABLE shift (
  id INTEGER PRIMARY KEY,
  till INTEGER NOT NULL REFERENCES till,
  staff INTEGER NOT NULL REFERENCES staff,
  opened INTEGER NOT NULL,
  closed INTEGER,
  count TEXT,  -- JSON [[value, pieces], ...]
  over INTEGER,  -- counted less expected
  first INTEGER NOT NULL DEFAULT 0,  -- the last txn before it opened: its own have higher ids
  last INTEGER,  -- the last txn when it closed
  CHECK ((closed IS NULL) = (count IS NULL))
) STRICT;
CREATE UNIQUE INDEX shift_open ON shift (till) WHERE closed IS NULL;
CREATE INDEX shift_till ON shift (till, id);

CREATE TRIGGER shift_once BEFORE INSERT ON shift BEGIN
  SELECT RAISE(ABORT, 'shift is frozen (replace)')
  WHERE EXISTS (SELECT 1 FROM shift WHERE id = new.id);
END;

CREATE TRIGGER shift_frozen BEFORE UPDATE ON shift
WHEN old.closed IS NOT NULL
  OR new.id <> old.id
  OR new.till <> old.till
  OR new.staff <> old.staff
  OR new.opened <> old.opened
  OR new.first <> old.first
BEGIN
  SELECT RAISE(ABORT, 'shift is frozen');
END;

CREATE TRIGGER shift_no_delete BEFORE DELETE ON shift BEGIN
  SELECT RAISE(ABORT, 'shifts stay');
END;

-- Append-only: movements of a till's drawer other than payments.
CREATE TABLE drawer (
  id INTEGER PRIMARY KEY,
  shift INTEGER NOT NULL REFERENCES shift,
  at INTEGER NOT NULL,
  staff INTEGER NOT NULL REFERENCES staff,
  -- float: put in at the start; drop: to the safe in between; final: taken out at the handover;
  -- open: opened without a sale
  kind TEXT NOT NULL CHECK (kind IN ('float', 'drop', 'final', 'open')),
  amount INTEGER NOT NULL,
  reason TEXT CHECK (reason IN ('change', 'check', 'other')),  -- of an opening
  CHECK ((kind = 'open') = (amount = 0)),
  CHECK ((kind = 'open') = (reason IS NOT NULL)),
  CHECK (amount >= 0)
) STRICT;
CREATE INDEX drawer_shift ON drawer (shift);

CREATE TRIGGER drawer_once BEFORE INSERT ON drawer BEGIN
  SELECT RAISE(ABORT, 'drawer is append-only (replace)')
  WHERE EXISTS (SELECT 1 FROM drawer WHERE id = new.id);
  SELECT RAISE(ABORT, 'shift_closed')
  WHERE EXISTS (SELECT 1 FROM shift WHERE id = new.shift AND closed IS NOT NULL);
END;

CREATE TRIGGER drawer_no_update BEFORE UPDATE ON drawer BEGIN
  SELECT RAISE(ABORT, 'drawer is append-only');
END;
CREATE TRIGGER drawer_no_delete BEFORE DELETE ON drawer BEGIN
  SELECT RAISE(ABORT, 'drawer is append-only');
END;

-- For the queue of acts that wait for an approver.
CREATE TABLE approval (
  id INTEGER PRIMARY KEY,
  verb TEXT NOT NULL,
  body TEXT NOT NULL,
  digest BLOB NOT NULL,
  asked_by INTEGER NOT NULL REFERENCES staff,
  asked_at INTEGER NOT NULL,
  by INTEGER REFERENCES staff,
  at INTEGER,
  verdict TEXT CHECK (verdict IN ('granted', 'refused')),
  used INTEGER REFERENCES txn,
  CHECK (by IS NULL OR by <> asked_by),
  CHECK ((by IS NULL) = (verdict IS NULL))
) STRICT;

-- Append-only, with a hash chain of its own; personal data only by member id.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  staff INTEGER NOT NULL REFERENCES staff,
  till INTEGER REFERENCES till,
  act TEXT NOT NULL,
  member INTEGER,
  txn INTEGER,
  detail TEXT,
  prev BLOB NOT NULL CHECK (length(prev) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- Changes of a phone that somebody approved, for the list of what was by hand.
CREATE INDEX audit_phone ON audit (at) WHERE act = 'member phone';

CREATE TRIGGER audit_chain BEFORE INSERT ON audit BEGIN
  SELECT RAISE(ABORT, 'audit is append-only (replace)')
  WHERE EXISTS (SELECT 1 FROM audit WHERE id = new.id);
  SELECT RAISE(ABORT, 'audit: chain broken')
  WHERE new.prev IS NOT coalesce((SELECT hash FROM audit ORDER BY id DESC LIMIT 1), zeroblob(32));
END;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;

-- 3. Members --------------------------------------------------------------------------------------

CREATE TABLE member (
  id INTEGER PRIMARY KEY,
  -- shop (4 bytes), epoch (4), home id (8), big-endian: unique across shops, and sorted, so that its
  -- index only grows at the end
  uid BLOB UNIQUE CHECK (length(uid) = 16),
  shop INTEGER NOT NULL,
  phone INTEGER,
  card TEXT,
  name TEXT NOT NULL DEFAULT '',
  pinyin TEXT NOT NULL DEFAULT '',
  initials TEXT NOT NULL DEFAULT '',
  reading_fixed INTEGER NOT NULL DEFAULT 0,
  gender TEXT CHECK (gender IN ('f', 'm')),
  birth_year INTEGER,
  birth_month INTEGER CHECK (birth_month BETWEEN 1 AND 12),
  birth_day INTEGER CHECK (birth_day BETWEEN 1 AND 31),
  birth_kind TEXT CHECK (birth_kind IN ('solar', 'lunar', 'lunar-leap')),
  tier TEXT NOT NULL,
  tier_until INTEGER,
  joined INTEGER NOT NULL,
  last_day INTEGER NOT NULL DEFAULT 0,
  source TEXT,
  referrer INTEGER REFERENCES member,
  pin TEXT,
  extra TEXT,
  state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'merged', 'closed', 'erased')),
  merged_into INTEGER REFERENCES member,
  batch INTEGER REFERENCES import_batch,
  CHECK ((state = 'merged') = (merged_into IS NOT NULL)),
  CHECK (merged_into <> id),
  CHECK (state <> 'erased'
    OR (phone IS NULL
      AND card IS NULL
      AND name = ''
      AND pinyin = ''
      AND initials = ''
      AND birth_day IS NULL
      AND extra IS NULL))
) STRICT;
-- A finder query reads its index alone (state stands in each because SQLite reads the row for a column that
-- only the index's WHERE names), and last_day is in one index, so that a sale moves one entry.
CREATE UNIQUE INDEX member_card ON member (card) WHERE card IS NOT NULL AND state = 'active';
CREATE INDEX member_tier_until ON member (tier_until) WHERE tier_until IS NOT NULL;
CREATE UNIQUE INDEX member_phone ON member (phone, state)
  WHERE phone IS NOT NULL AND state = 'active';
CREATE INDEX member_tail ON member (phone % 10000, initials, state)
  WHERE phone IS NOT NULL AND state = 'active';
CREATE INDEX member_middle ON member (phone / 10000 % 10000, initials, state)
  WHERE phone IS NOT NULL AND state = 'active';
CREATE INDEX member_pinyin ON member (pinyin, state) WHERE state = 'active';
CREATE INDEX member_initials ON member (initials, state) WHERE state = 'active';
CREATE INDEX member_name ON member (name, state) WHERE state = 'active' AND name <> '';
CREATE INDEX member_seen ON member (last_day);
CREATE INDEX member_gone ON member (state) WHERE state <> 'active';
-- For the check before an enrolment is undone.
CREATE INDEX member_referrer ON member (referrer) WHERE referrer IS NOT NULL;
CREATE INDEX member_birthday ON member (birth_kind, birth_month, birth_day, state)
  WHERE birth_day IS NOT NULL AND state = 'active';

-- For the finder: every suffix of a name, and its other readings.
CREATE TABLE member_suffix (
  suffix TEXT,
  member INTEGER,
  PRIMARY KEY (suffix, member)
) STRICT, WITHOUT ROWID;

-- Who has seen the birthday of a member on an ID, of which nothing else is kept.
CREATE TABLE birthday_proof (
  member INTEGER PRIMARY KEY REFERENCES member,
  staff INTEGER NOT NULL REFERENCES staff,
  day INTEGER NOT NULL
) STRICT;

-- Tries of a member's PIN on that day; only the latest day is kept.
CREATE TABLE pin_try (
  member INTEGER PRIMARY KEY REFERENCES member,
  day INTEGER NOT NULL,
  tries INTEGER NOT NULL
) STRICT;

CREATE TABLE identity (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  member INTEGER NOT NULL REFERENCES member,
  PRIMARY KEY (kind, value, member)
) STRICT, WITHOUT ROWID;
-- A former number may have had several owners.
CREATE UNIQUE INDEX identity_live ON identity (kind, value) WHERE kind <> 'former';
CREATE INDEX identity_member ON identity (member);

-- For families: `other` may pay with what `member`, the holder, has of stored value, up to a limit each
-- calendar month. A link stands from txn first + 1 to txn last; with another limit it is a new row.
CREATE TABLE member_link (
  id INTEGER PRIMARY KEY,
  member INTEGER NOT NULL REFERENCES member,
  other INTEGER NOT NULL REFERENCES member,
  kind TEXT NOT NULL CHECK (kind = 'family'),
  spend_limit INTEGER CHECK (spend_limit > 0),  -- money a month; NULL: no limit
  first INTEGER NOT NULL,  -- the last txn before it
  last INTEGER,  -- the last txn of it; NULL: it stands
  CHECK (member <> other),
  CHECK (last >= first)
) STRICT;
-- Nobody has two holders.
CREATE UNIQUE INDEX member_link_other ON member_link (other) WHERE last IS NULL;
CREATE INDEX member_link_pair ON member_link (other, member);
CREATE INDEX member_link_member ON member_link (member, last);

CREATE TRIGGER member_link_once BEFORE INSERT ON member_link BEGIN
  SELECT RAISE(ABORT, 'member_link is frozen (replace)')
  WHERE EXISTS (SELECT 1 FROM member_link WHERE id = new.id)
    OR EXISTS (SELECT 1 FROM member_link WHERE other = new.other AND last IS NULL);
  SELECT RAISE(ABORT, 'a holder has no holder')
  WHERE EXISTS (
    SELECT 1
    FROM member_link
    WHERE last IS NULL AND (other = new.member OR member = new.other)
  );
END;

CREATE TRIGGER member_link_frozen BEFORE UPDATE ON member_link
WHEN old.last IS NOT NULL
  OR new.last IS NULL
  OR new.id <> old.id
  OR new.member <> old.member
  OR new.other <> old.other
  OR new.kind <> old.kind
  OR new.spend_limit IS NOT old.spend_limit
  OR new.first <> old.first
BEGIN
  SELECT RAISE(ABORT, 'member_link is frozen');
END;

CREATE TRIGGER member_link_no_delete BEFORE DELETE ON member_link BEGIN
  SELECT RAISE(ABORT, 'member_links stay');
END;

CREATE TABLE consent (
  id INTEGER PRIMARY KEY,
  member INTEGER NOT NULL REFERENCES member,
  channel TEXT NOT NULL,
  purpose TEXT NOT NULL,
  version TEXT NOT NULL,
  given INTEGER NOT NULL CHECK (given IN (0, 1)),
  at INTEGER NOT NULL,
  staff INTEGER REFERENCES staff
) STRICT;
CREATE INDEX consent_member ON consent (member, channel, at);

CREATE TABLE member_tag (
  tag TEXT NOT NULL,
  member INTEGER NOT NULL REFERENCES member,
  automatic INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (tag, member)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_tag_member ON member_tag (member);

-- Notes and messages: erasable free text is kept here and nowhere else.
CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  member INTEGER NOT NULL REFERENCES member,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  staff INTEGER,
  text TEXT
) STRICT;
CREATE INDEX contact_member ON contact (member, at);

-- For merging two records of one person; before: the rows changed, blanked when either is erased.
CREATE TABLE merge (
  id INTEGER PRIMARY KEY,
  keep INTEGER NOT NULL REFERENCES member,
  dropped INTEGER NOT NULL REFERENCES member,
  txn INTEGER NOT NULL UNIQUE REFERENCES txn,
  before TEXT NOT NULL,
  undone INTEGER UNIQUE REFERENCES txn,
  CHECK (keep <> dropped)
) STRICT;

CREATE TABLE tier_change (
  id INTEGER PRIMARY KEY,
  member INTEGER NOT NULL REFERENCES member,
  txn INTEGER REFERENCES txn,
  day INTEGER NOT NULL,
  old TEXT NOT NULL,
  new TEXT NOT NULL,
  until INTEGER,
  manual INTEGER NOT NULL DEFAULT 0,
  reason TEXT,
  CHECK (manual = 0 OR (until IS NOT NULL AND reason IS NOT NULL))
) STRICT;
CREATE INDEX tier_change_member ON tier_change (member, day);

-- One warning for each period that is about to end.
CREATE TABLE tier_warning (
  member INTEGER NOT NULL REFERENCES member,
  until INTEGER NOT NULL,
  day INTEGER NOT NULL,
  tier TEXT NOT NULL,
  measured INTEGER NOT NULL,
  missing INTEGER NOT NULL CHECK (missing > 0),
  PRIMARY KEY (member, until)
) STRICT, WITHOUT ROWID;

-- 4. Rules ----------------------------------------------------------------------------------------

CREATE TABLE programme (
  version INTEGER PRIMARY KEY,
  body TEXT NOT NULL,
  loaded_at INTEGER NOT NULL,
  staff INTEGER NOT NULL REFERENCES staff
) STRICT;

-- An offer keeps its id across programme versions; its total and budget are lots (kinds uses, budget).
CREATE TABLE offer (
  id INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  first_version INTEGER NOT NULL REFERENCES programme,
  last_version INTEGER,
  per_member INTEGER,
  per_member_day INTEGER
) STRICT;

CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  sku TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  barcode TEXT,
  category TEXT NOT NULL,
  price INTEGER NOT NULL CHECK (price >= 0),
  member_price INTEGER CHECK (member_price BETWEEN 0 AND price),
  weighed INTEGER NOT NULL DEFAULT 0 CHECK (weighed IN (0, 1)),
  floor INTEGER NOT NULL DEFAULT 0 CHECK (floor BETWEEN 0 AND price),
  cost INTEGER,
  discountable INTEGER NOT NULL DEFAULT 1,
  points_price INTEGER CHECK (points_price > 0),
  -- Thousandths; below zero where more was sold than was there; NULL: not counted. stock_from is what
  -- was set by hand: stock (else 0) = stock_from + sum of the item's moves.
  stock INTEGER,
  stock_from INTEGER NOT NULL DEFAULT 0,
  active INTEGER NOT NULL DEFAULT 1,
  pinyin TEXT NOT NULL DEFAULT '',  -- reading of the name, so that the counter finds it by letters
  initials TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE UNIQUE INDEX item_barcode ON item (barcode) WHERE barcode IS NOT NULL;

-- 5. The ledger: act -> txn -> transfer -> lot ----------------------------------------------------

-- Idempotency of every writing verb. Keys may be pruned after some days; txns may not.
CREATE TABLE act (
  key TEXT PRIMARY KEY,
  digest BLOB NOT NULL,
  verb TEXT NOT NULL,
  at INTEGER NOT NULL,
  txn INTEGER REFERENCES txn,
  result TEXT NOT NULL  -- ids and amounts, no personal data
) STRICT, WITHOUT ROWID;

-- Append-only.
CREATE TABLE txn (
  id INTEGER PRIMARY KEY,
  shop INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  kind TEXT NOT NULL
    CHECK (kind IN ('sale', 'return', 'void', 'enrol', 'earn', 'redeem', 'topup', 'close', 'pass',
      'issue', 'withdraw', 'adjust', 'expire', 'instal', 'merge', 'unmerge', 'import', 'unimport',
      'stock', 'escrow', 'reverse', 'claim', 'tender', 'deposit', 'undeposit', 'forfeit', 'settle',
      'credit', 'programme')),
  member INTEGER REFERENCES member,
  bill INTEGER REFERENCES bill,
  programme INTEGER REFERENCES programme,
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  till INTEGER REFERENCES till,
  staff INTEGER NOT NULL REFERENCES staff,
  approver INTEGER REFERENCES staff,
  reason TEXT,
  reverses INTEGER REFERENCES txn,  -- reverses all of it, at most once (void, unmerge, unimport, reverse)
  body TEXT NOT NULL,  -- canonical: header, bill lines, lots granted, transfers; ids and numbers only
  prev BLOB NOT NULL CHECK (length(prev) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  UNIQUE (shop, epoch, seq),
  CHECK (kind <> 'adjust' OR (approver IS NOT NULL AND approver <> staff AND reason IS NOT NULL)),
  CHECK ((kind IN ('void', 'unmerge', 'unimport', 'reverse')) = (reverses IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX txn_reverses ON txn (reverses) WHERE reverses IS NOT NULL;
CREATE INDEX txn_member ON txn (member, id) WHERE member IS NOT NULL;
CREATE INDEX txn_bill ON txn (bill) WHERE bill IS NOT NULL;

-- Nightly processes missed days one by one. An expiry (kind expire) has the day on which it was
-- due, although the business day is later by then; no other txn may have an earlier day than the
-- one before it.
CREATE TRIGGER txn_chain BEFORE INSERT ON txn BEGIN
  SELECT RAISE(ABORT, 'txn is append-only (replace)')
  WHERE EXISTS (SELECT 1 FROM txn WHERE id = new.id);
  SELECT RAISE(ABORT, 'txn: epoch') WHERE new.epoch <> (SELECT epoch FROM shop);
  SELECT RAISE(ABORT, 'txn: seq has a gap or repeats')
  WHERE new.seq IS NOT (
    SELECT coalesce(max(seq), 0) + 1 FROM txn WHERE shop = new.shop AND epoch = new.epoch
  );
  SELECT RAISE(ABORT, 'txn: chain broken')
  WHERE new.prev IS NOT coalesce((
    SELECT hash FROM txn WHERE +shop = new.shop ORDER BY id DESC LIMIT 1
  ), zeroblob(32));
  SELECT RAISE(ABORT, 'txn: day before the business day')
  WHERE new.kind <> 'expire' AND new.day < (SELECT business_day FROM shop);
END;

CREATE TRIGGER txn_no_update BEFORE UPDATE ON txn BEGIN
  SELECT RAISE(ABORT, 'txn is append-only');
END;
CREATE TRIGGER txn_no_delete BEFORE DELETE ON txn BEGIN
  SELECT RAISE(ABORT, 'txn is append-only');
END;

-- What customers ordered and pay a deposit for.
CREATE TABLE customer_order (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),  -- what it is, and for whom
  member INTEGER REFERENCES member,
  total INTEGER CHECK (total > 0),  -- agreed price
  day INTEGER NOT NULL
) STRICT;

CREATE TRIGGER customer_order_once BEFORE INSERT ON customer_order BEGIN
  SELECT RAISE(ABORT, 'order exists (replace)')
  WHERE EXISTS (SELECT 1 FROM customer_order WHERE id = new.id);
END;
CREATE TRIGGER customer_order_no_delete BEFORE DELETE ON customer_order BEGIN
  SELECT RAISE(ABORT, 'orders stay');
END;

-- Who may buy on account, and how much they may owe.
CREATE TABLE debtor (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  credit INTEGER NOT NULL CHECK (credit > 0)
) STRICT;

CREATE TRIGGER debtor_once BEFORE INSERT ON debtor BEGIN
  SELECT RAISE(ABORT, 'debtor exists (replace)') WHERE EXISTS (SELECT 1 FROM debtor WHERE id = new.id);
END;
CREATE TRIGGER debtor_no_delete BEFORE DELETE ON debtor BEGIN
  SELECT RAISE(ABORT, 'debtors stay');
END;

CREATE TABLE lot (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL
    CHECK (kind IN ('points', 'principal', 'bonus', 'pass', 'coupon', 'owed', 'deposit', 'account',
      'uses', 'budget')),
  member INTEGER REFERENCES member,  -- NULL: bearer coupon, or the shop's own (uses, budget)
  offer INTEGER REFERENCES offer,
  item INTEGER REFERENCES item,
  granted INTEGER NOT NULL CHECK (granted > 0),
  remaining INTEGER NOT NULL DEFAULT 0,
  granted_on INTEGER NOT NULL,
  usable_from INTEGER NOT NULL,
  expires_on INTEGER NOT NULL DEFAULT 2932896,  -- last usable day
  txn INTEGER NOT NULL REFERENCES txn,
  parent INTEGER REFERENCES lot,  -- merged from, grace of, instalment of
  order_id INTEGER REFERENCES customer_order,  -- of a deposit
  debtor INTEGER REFERENCES debtor,  -- who owes it, of what is on account
  CHECK (remaining BETWEEN 0 AND granted),
  CHECK (usable_from >= granted_on),
  CHECK (expires_on >= usable_from),
  CHECK (kind IN ('coupon', 'deposit', 'account') OR (member IS NULL) = (kind IN ('uses', 'budget'))),
  CHECK ((kind IN ('coupon', 'uses', 'budget')) = (offer IS NOT NULL)),
  CHECK ((kind = 'pass') = (item IS NOT NULL)),
  CHECK ((kind = 'deposit') = (order_id IS NOT NULL)),
  CHECK ((kind = 'account') = (debtor IS NOT NULL))
) STRICT;
CREATE INDEX lot_order ON lot (order_id, id) WHERE order_id IS NOT NULL;
CREATE INDEX lot_debtor ON lot (debtor, id) WHERE debtor IS NOT NULL;
-- In the order in which lots are drawn.
CREATE INDEX lot_open ON lot (member, kind, expires_on, id) WHERE remaining > 0;
-- All lots of a member, also empty ones.
CREATE INDEX lot_member ON lot (member, id) WHERE member IS NOT NULL;
-- Lots that a member may not use yet.
CREATE INDEX lot_pending ON lot (member, kind, usable_from)
  WHERE remaining > 0 AND usable_from > granted_on;
CREATE INDEX lot_parent ON lot (parent) WHERE parent IS NOT NULL;
CREATE INDEX lot_offer ON lot (offer, kind) WHERE kind IN ('uses', 'budget');
-- Lots that become usable on a day: delayed points, instalments, coupons.
CREATE INDEX lot_ripe ON lot (usable_from) WHERE remaining > 0 AND usable_from > granted_on;
-- Lots that end on a day, by kind: where points end with the month, the coupons are few among them.
CREATE INDEX lot_due ON lot (expires_on, kind) WHERE remaining > 0 AND expires_on < 2932896;

CREATE TRIGGER lot_starts_empty BEFORE INSERT ON lot BEGIN
  SELECT RAISE(ABORT, 'lot exists') WHERE EXISTS (SELECT 1 FROM lot WHERE id = new.id);
  SELECT RAISE(ABORT, 'a lot is filled by its issue transfer') WHERE new.remaining <> 0;
END;

-- A bearer coupon may be given to a member, once.
CREATE TRIGGER lot_frozen BEFORE UPDATE OF
  id, kind, member, offer, item, granted, granted_on, usable_from, expires_on, txn, parent, order_id, debtor
ON lot
WHEN NOT (old.kind = 'coupon'
  AND old.member IS NULL
  AND new.member IS NOT NULL
  AND new.id = old.id
  AND new.granted = old.granted
  AND new.expires_on = old.expires_on
  AND new.offer = old.offer
  AND new.txn = old.txn
  AND new.kind = 'coupon'
  AND new.usable_from = old.usable_from)
BEGIN
  SELECT RAISE(ABORT, 'lot terms are frozen');
END;

CREATE TRIGGER lot_no_delete BEFORE DELETE ON lot BEGIN
  SELECT RAISE(ABORT, 'lots stay');
END;

-- held = sum(remaining) of ALL open lots except coupons (a bearer coupon gets its member without a
-- transfer). A balance shown is held less the lots not usable yet or expired (lot_open,
-- lot_pending): those change with the date, without a transaction.
CREATE TABLE balance (
  member INTEGER NOT NULL REFERENCES member,
  kind TEXT NOT NULL,
  held INTEGER NOT NULL CHECK (held >= 0),
  PRIMARY KEY (member, kind)
) STRICT, WITHOUT ROWID;

-- Append-only; one row is both sides.
CREATE TABLE transfer (
  txn INTEGER NOT NULL REFERENCES txn,
  no INTEGER NOT NULL,
  lot INTEGER NOT NULL REFERENCES lot,
  sign INTEGER NOT NULL CHECK (sign IN (1, -1)),  -- +1 into the lot, -1 out of it
  account TEXT NOT NULL
    CHECK (account IN ('issued', 'redeemed', 'returned', 'expired', 'adjusted', 'merged', 'owed',
      'recovered', 'withdrawn', 'paid-out', 'used', 'escrow', 'settled', 'forfeited')),
  amount INTEGER NOT NULL CHECK (amount > 0),
  PRIMARY KEY (txn, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX transfer_lot ON transfer (lot);

CREATE TRIGGER transfer_once BEFORE INSERT ON transfer BEGIN
  SELECT RAISE(ABORT, 'transfer is append-only (replace)')
  WHERE EXISTS (SELECT 1 FROM transfer WHERE txn = new.txn AND no = new.no);
  SELECT RAISE(ABORT, 'a lot is issued once, whole')
  WHERE new.account = 'issued'
    AND (new.sign <> 1
      OR EXISTS (SELECT 1 FROM transfer WHERE lot = new.lot)
      OR new.amount <> (SELECT granted FROM lot WHERE id = new.lot));
  SELECT RAISE(ABORT, 'lot not usable on that day')
  WHERE new.sign = -1
    AND new.account IN ('redeemed', 'used', 'recovered')
    AND (
      SELECT t.day NOT BETWEEN l.usable_from AND l.expires_on
      FROM lot l, txn t WHERE l.id = new.lot AND t.id = new.txn
    );
END;

CREATE TRIGGER transfer_apply AFTER INSERT ON transfer BEGIN
  -- The CHECK 0..granted of lot refuses an overdraft here.
  UPDATE lot SET remaining = remaining + new.sign * new.amount WHERE id = new.lot;
  -- No upsert: ON CONFLICT DO UPDATE tests the CHECK on the row it would insert (held = -30) and fails.
  INSERT OR IGNORE INTO balance (member, kind, held)
  SELECT member, kind, 0
  FROM lot
  WHERE id = new.lot AND member IS NOT NULL AND kind <> 'coupon';
  UPDATE balance SET held = held + new.sign * new.amount
  WHERE (member, kind) = (SELECT member, kind FROM lot WHERE id = new.lot);
END;

CREATE TRIGGER transfer_no_update BEFORE UPDATE ON transfer BEGIN
  SELECT RAISE(ABORT, 'transfer is append-only');
END;
CREATE TRIGGER transfer_no_delete BEFORE DELETE ON transfer BEGIN
  SELECT RAISE(ABORT, 'transfer is append-only');
END;

-- How a bill was computed, as codes and numbers; the words come from the catalogue.
CREATE TABLE step (
  txn INTEGER NOT NULL REFERENCES txn,
  no INTEGER NOT NULL,
  rule TEXT NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (txn, no)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER step_once BEFORE INSERT ON step BEGIN
  SELECT RAISE(ABORT, 'step is append-only (replace)')
  WHERE EXISTS (SELECT 1 FROM step WHERE txn = new.txn AND no = new.no);
END;

CREATE TRIGGER step_no_update BEFORE UPDATE ON step BEGIN
  SELECT RAISE(ABORT, 'step is append-only');
END;
CREATE TRIGGER step_no_delete BEFORE DELETE ON step BEGIN
  SELECT RAISE(ABORT, 'step is append-only');
END;

-- A coupon code carries its batch in 9 bits.
CREATE TABLE coupon_batch (
  batch INTEGER PRIMARY KEY CHECK (batch BETWEEN 1 AND 511),
  offer INTEGER NOT NULL REFERENCES offer
) STRICT;
CREATE INDEX coupon_batch_offer ON coupon_batch (offer);

CREATE TABLE coupon (
  lot INTEGER PRIMARY KEY REFERENCES lot,
  batch INTEGER NOT NULL REFERENCES coupon_batch,
  serial INTEGER NOT NULL CHECK (serial BETWEEN 1 AND 262143),
  code TEXT NOT NULL UNIQUE,
  UNIQUE (batch, serial)
) STRICT;

CREATE TRIGGER coupon_once BEFORE INSERT ON coupon BEGIN
  SELECT RAISE(ABORT, 'coupon is frozen (replace)')
  WHERE EXISTS (
    SELECT 1
    FROM coupon
    WHERE lot = new.lot OR code = new.code OR batch = new.batch AND serial = new.serial
  );
END;

CREATE TRIGGER coupon_no_update BEFORE UPDATE ON coupon BEGIN
  SELECT RAISE(ABORT, 'coupon is frozen');
END;
CREATE TRIGGER coupon_no_delete BEFORE DELETE ON coupon BEGIN
  SELECT RAISE(ABORT, 'coupons stay');
END;

-- Append-only.
CREATE TABLE offer_use (
  txn INTEGER NOT NULL REFERENCES txn,
  no INTEGER NOT NULL,
  offer INTEGER NOT NULL REFERENCES offer,
  member INTEGER,
  day INTEGER NOT NULL,
  uses INTEGER NOT NULL CHECK (uses IN (1, -1)),  -- -1: given back by a void, dated with the day it was used
  amount INTEGER NOT NULL,
  lot INTEGER REFERENCES lot,
  PRIMARY KEY (txn, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_use_lot ON offer_use (lot) WHERE lot IS NOT NULL;

CREATE TABLE offer_count (
  offer INTEGER NOT NULL,
  member INTEGER NOT NULL,
  day INTEGER NOT NULL,  -- 0: of all days
  uses INTEGER NOT NULL CHECK (uses >= 0),
  PRIMARY KEY (offer, member, day)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER offer_use_once BEFORE INSERT ON offer_use BEGIN
  SELECT RAISE(ABORT, 'offer_use is append-only (replace)')
  WHERE EXISTS (SELECT 1 FROM offer_use WHERE txn = new.txn AND no = new.no);
END;

CREATE TRIGGER offer_use_no_update BEFORE UPDATE ON offer_use BEGIN
  SELECT RAISE(ABORT, 'offer_use is append-only');
END;
CREATE TRIGGER offer_use_no_delete BEFORE DELETE ON offer_use BEGIN
  SELECT RAISE(ABORT, 'offer_use is append-only');
END;

CREATE TRIGGER offer_use_limit AFTER INSERT ON offer_use WHEN new.member IS NOT NULL BEGIN
  INSERT OR IGNORE INTO offer_count
  VALUES (new.offer, new.member, 0, 0), (new.offer, new.member, new.day, 0);
  UPDATE offer_count SET uses = uses + new.uses
  WHERE offer = new.offer AND member = new.member AND day IN (0, new.day);
  SELECT RAISE(ABORT, 'offer_limit per member')
  FROM offer o, offer_count c
  WHERE new.uses > 0
    AND o.id = new.offer
    AND c.offer = o.id
    AND c.member = new.member
    AND c.day = 0
    AND c.uses > o.per_member;
  SELECT RAISE(ABORT, 'offer_limit per day')
  FROM offer o, offer_count c
  WHERE new.uses > 0
    AND o.id = new.offer
    AND c.offer = o.id
    AND c.member = new.member
    AND c.day = new.day
    AND c.uses > o.per_member_day;
END;

-- What a person changed by hand in that txn, or had approved: for the limits of a shift and for the
-- manager's list. Append-only.
CREATE TABLE hand (
  txn INTEGER NOT NULL REFERENCES txn,
  no INTEGER NOT NULL,
  kind TEXT NOT NULL
    CHECK (kind IN ('price', 'discount', 'round_off', 'refund', 'void', 'points', 'coupons',
      'topup_bonus', 'claim', 'approved', 'staff')),
  line INTEGER,  -- of the bill, for a price; who bought, for a staff purchase
  amount INTEGER NOT NULL,  -- money, points or coupons; a price that was raised is below zero
  day INTEGER NOT NULL,
  CHECK (kind = 'price' OR amount >= 0),
  CHECK ((kind IN ('price', 'staff')) = (line IS NOT NULL)),
  PRIMARY KEY (txn, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX hand_kind ON hand (kind, txn);
CREATE INDEX hand_day ON hand (day);

CREATE TRIGGER hand_once BEFORE INSERT ON hand BEGIN
  SELECT RAISE(ABORT, 'hand is append-only (replace)')
  WHERE EXISTS (SELECT 1 FROM hand WHERE txn = new.txn AND no = new.no);
  SELECT RAISE(ABORT, 'hand: the day of its txn')
  WHERE new.day IS NOT (SELECT day FROM txn WHERE id = new.txn);
END;

CREATE TRIGGER hand_no_update BEFORE UPDATE ON hand BEGIN
  SELECT RAISE(ABORT, 'hand is append-only');
END;
CREATE TRIGGER hand_no_delete BEFORE DELETE ON hand BEGIN
  SELECT RAISE(ABORT, 'hand is append-only');
END;

-- Goods and gifts that leave (below zero) or come back, and stock counted or delivered; thousandths.
CREATE TABLE stock_move (
  txn INTEGER NOT NULL REFERENCES txn,
  item INTEGER NOT NULL REFERENCES item,
  gift INTEGER NOT NULL CHECK (gift IN (0, 1)),
  change INTEGER NOT NULL CHECK (change <> 0),
  PRIMARY KEY (txn, item, gift)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER stock_apply AFTER INSERT ON stock_move BEGIN
  UPDATE item SET stock = stock + new.change,
    stock_from = stock_from - iif(stock IS NULL, new.change, 0)
  WHERE id = new.item;
END;

-- 6. Bills ----------------------------------------------------------------------------------------

-- Frozen when written; a held bill is a row of held.
CREATE TABLE bill (
  id INTEGER PRIMARY KEY,
  till INTEGER NOT NULL REFERENCES till,
  number INTEGER NOT NULL,
  shift INTEGER REFERENCES shift,
  member INTEGER REFERENCES member,
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,  -- day of the purchase (imports: in the past), not of the txn
  gross INTEGER NOT NULL CHECK (gross >= 0),
  discount INTEGER NOT NULL CHECK (discount >= 0),
  points_money INTEGER NOT NULL CHECK (points_money >= 0),
  round_off INTEGER NOT NULL CHECK (round_off >= 0),
  payable INTEGER NOT NULL CHECK (payable >= 0),
  bonus_paid INTEGER NOT NULL CHECK (bonus_paid BETWEEN 0 AND payable),
  points_spent INTEGER NOT NULL CHECK (points_spent >= 0),
  -- due by the rules, including the bonus, before owed points are settled
  points_earned INTEGER NOT NULL CHECK (points_earned >= 0),
  -- the part from bonus offers: kept until the bill is returned whole
  points_bonus INTEGER NOT NULL DEFAULT 0 CHECK (points_bonus BETWEEN 0 AND points_earned),
  earns INTEGER NOT NULL CHECK (earns IN (0, 1)),
  tier TEXT NOT NULL,
  tier_after TEXT NOT NULL,
  batch INTEGER REFERENCES import_batch,
  reference TEXT,  -- its number in the system it was imported from
  invoiced INTEGER,  -- when a tax invoice for it was marked as made out
  voided INTEGER NOT NULL DEFAULT 0 CHECK (voided IN (0, 1)),
  -- voided or returned whole: not a purchase any more
  gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1) AND gone >= voided),
  refunded INTEGER NOT NULL DEFAULT 0,
  points_back INTEGER NOT NULL DEFAULT 0,
  points_taken INTEGER NOT NULL DEFAULT 0,
  CHECK (payable = gross - discount - points_money - round_off),
  CHECK (refunded BETWEEN 0 AND payable),
  CHECK (points_back BETWEEN 0 AND points_spent),
  CHECK (points_taken BETWEEN 0 AND points_earned),
  UNIQUE (till, number)
) STRICT;
CREATE INDEX bill_member ON bill (member, day) WHERE member IS NOT NULL;
CREATE INDEX bill_day ON bill (day);

CREATE TRIGGER bill_once BEFORE INSERT ON bill BEGIN
  SELECT RAISE(ABORT, 'bill is frozen (replace)')
  WHERE EXISTS (SELECT 1 FROM bill WHERE id = new.id OR (till = new.till AND number = new.number));
END;

CREATE TRIGGER bill_frozen BEFORE UPDATE OF
  id, till, number, shift, at, day, gross, discount, points_money, round_off, payable, bonus_paid,
  points_spent, points_earned, points_bonus, earns, tier, tier_after, batch, reference
ON bill BEGIN
  SELECT RAISE(ABORT, 'bill is frozen');
END;

-- A member comes once, by a claim, and goes only when that claim has been undone.
CREATE TRIGGER bill_claimed_once BEFORE UPDATE OF member ON bill
WHEN (old.member IS NOT NULL AND new.member IS NOT NULL)
  OR (new.member IS NULL AND NOT EXISTS (SELECT 1 FROM bill_claim WHERE bill = old.id))
  OR (
    new.member IS NULL
    AND EXISTS (SELECT 1 FROM bill_claim WHERE bill = old.id AND undone IS NULL)
  )
BEGIN
  SELECT RAISE(ABORT, 'already_claimed');
END;

CREATE TRIGGER bill_no_delete BEFORE DELETE ON bill BEGIN
  SELECT RAISE(ABORT, 'bills stay');
END;

CREATE TABLE bill_line (
  bill INTEGER NOT NULL REFERENCES bill,
  no INTEGER NOT NULL,
  item INTEGER REFERENCES item,
  category TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  unit_price INTEGER NOT NULL CHECK (unit_price >= 0),
  gross INTEGER NOT NULL CHECK (gross >= 0),
  discount INTEGER NOT NULL CHECK (discount >= 0),
  points_money INTEGER NOT NULL CHECK (points_money >= 0),
  round_off INTEGER NOT NULL CHECK (round_off >= 0),
  net INTEGER NOT NULL CHECK (net >= 0),
  bonus_paid INTEGER NOT NULL CHECK (bonus_paid BETWEEN 0 AND net),
  earns INTEGER NOT NULL CHECK (earns IN (0, 1)),
  multiplier INTEGER NOT NULL CHECK (multiplier >= 0),  -- of the line's base, in parts of 10^12
  shares TEXT NOT NULL,  -- [[step, amount], ...]: what each step took of this line
  returned INTEGER NOT NULL DEFAULT 0,
  refunded INTEGER NOT NULL DEFAULT 0,
  CHECK (net = gross - discount - points_money - round_off),
  CHECK (returned BETWEEN 0 AND quantity),
  CHECK (refunded BETWEEN 0 AND net),
  PRIMARY KEY (bill, no)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER bill_line_once BEFORE INSERT ON bill_line BEGIN
  SELECT RAISE(ABORT, 'bill line is frozen (replace)')
  WHERE EXISTS (SELECT 1 FROM bill_line WHERE bill = new.bill AND no = new.no);
END;

CREATE TRIGGER bill_line_frozen BEFORE UPDATE OF
  bill, no, item, category, quantity, unit_price, gross, discount, points_money, round_off, net,
  bonus_paid, earns, multiplier, shares
ON bill_line BEGIN
  SELECT RAISE(ABORT, 'bill line is frozen');
END;

CREATE TRIGGER bill_line_no_delete BEFORE DELETE ON bill_line BEGIN
  SELECT RAISE(ABORT, 'bill lines stay');
END;

-- Append-only: refunds and tender corrections are further rows, the bill is untouched.
CREATE TABLE payment (
  txn INTEGER NOT NULL REFERENCES txn,
  no INTEGER NOT NULL,
  bill INTEGER REFERENCES bill,
  shift INTEGER REFERENCES shift,
  tender TEXT NOT NULL,
  sign INTEGER NOT NULL CHECK (sign IN (1, -1)),
  amount INTEGER NOT NULL CHECK (amount > 0),
  given INTEGER,
  reference TEXT,
  settled INTEGER,  -- of a platform voucher: what the platform pays the shop of its face, `amount`
  CHECK (settled BETWEEN 0 AND amount),
  CHECK ((tender = 'voucher') = (settled IS NOT NULL)),
  CHECK (tender <> 'voucher' OR reference IS NOT NULL),
  PRIMARY KEY (txn, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX payment_voucher ON payment (reference) WHERE tender = 'voucher';

-- The tender that a row is about: a refund of money by another tender names in its reference what paid.
CREATE VIEW payment_paid_by AS
SELECT txn, sign, amount,
  CASE
    WHEN tender = 'account' THEN 'account:' || reference
    WHEN tender IN ('voucher', 'deposit') THEN tender
    ELSE coalesce(reference, tender)
  END AS paid_by
FROM payment;

-- A bill as lists show it: whose it is, and the codes of its tenders in the order paid.
CREATE VIEW bill_brief AS
SELECT b.id, b.till, b.number, b.day, b.at, b.batch, b.member, b.payable, b.refunded, b.voided, b.gone,
  m.name, m.phone,
  (
    SELECT group_concat(tender)
    FROM (
      SELECT p.tender
      FROM txn t JOIN payment p ON p.txn = t.id
      WHERE t.bill = b.id AND t.kind NOT IN ('return', 'void') AND p.tender <> 'rounding'
      GROUP BY p.tender HAVING sum(p.sign * p.amount) > 0 ORDER BY min(p.txn), min(p.no)
    )
  ) AS tenders
FROM bill b LEFT JOIN member m ON m.id = b.member;

CREATE TRIGGER payment_open_shift BEFORE INSERT ON payment WHEN new.shift IS NOT NULL BEGIN
  SELECT RAISE(ABORT, 'shift_closed')
  WHERE EXISTS (SELECT 1 FROM shift WHERE id = new.shift AND closed IS NOT NULL);
END;

CREATE TRIGGER payment_once BEFORE INSERT ON payment BEGIN
  SELECT RAISE(ABORT, 'payment is append-only (replace)')
  WHERE EXISTS (SELECT 1 FROM payment WHERE txn = new.txn AND no = new.no);
  -- A voucher pays one bill; a void of that bill lets it pay another one.
  SELECT RAISE(ABORT, 'a voucher pays once')
  WHERE new.tender = 'voucher'
    AND new.sign + (
      SELECT coalesce(sum(sign), 0)
      FROM payment WHERE tender = 'voucher' AND reference = new.reference
    ) NOT IN (0, 1);
  SELECT RAISE(ABORT, 'a payment is of the bill of its txn')
  WHERE new.bill IS NOT (SELECT bill FROM txn WHERE id = new.txn);
  SELECT RAISE(ABORT, 'more given back than was paid by that tender')
  WHERE new.sign = -1
    AND new.bill IS NOT NULL
    AND new.amount > (
      SELECT coalesce(sum(p.sign * p.amount), 0)
      FROM txn t JOIN payment_paid_by p ON p.txn = t.id
      WHERE t.bill = new.bill AND p.paid_by = CASE
          WHEN new.tender = 'account' THEN 'account:' || new.reference
          WHEN new.tender IN ('voucher', 'deposit') THEN new.tender
          ELSE coalesce(new.reference, new.tender)
        END
    );
END;

CREATE TRIGGER payment_no_update BEFORE UPDATE ON payment BEGIN
  SELECT RAISE(ABORT, 'payment is append-only');
END;
CREATE TRIGGER payment_no_delete BEFORE DELETE ON payment BEGIN
  SELECT RAISE(ABORT, 'payment is append-only');
END;

CREATE TABLE return_line (
  txn INTEGER NOT NULL REFERENCES txn,
  bill INTEGER NOT NULL,
  line INTEGER NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  refund INTEGER NOT NULL CHECK (refund >= 0),
  PRIMARY KEY (txn, line),
  FOREIGN KEY (bill, line) REFERENCES bill_line(bill, no)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER return_line_once BEFORE INSERT ON return_line BEGIN
  SELECT RAISE(ABORT, 'return_line is append-only (replace)')
  WHERE EXISTS (SELECT 1 FROM return_line WHERE txn = new.txn AND line = new.line);
END;

CREATE TRIGGER return_apply AFTER INSERT ON return_line BEGIN
  UPDATE bill_line SET returned = returned + new.quantity, refunded = refunded + new.refund
  WHERE bill = new.bill AND no = new.line;
END;

CREATE TRIGGER return_line_no_update BEFORE UPDATE ON return_line BEGIN
  SELECT RAISE(ABORT, 'return_line is append-only');
END;
CREATE TRIGGER return_line_no_delete BEFORE DELETE ON return_line BEGIN
  SELECT RAISE(ABORT, 'return_line is append-only');
END;

-- The totals of one return: what later returns of the bill are computed against.
CREATE TABLE bill_return (
  txn INTEGER PRIMARY KEY REFERENCES txn,
  bill INTEGER NOT NULL REFERENCES bill,
  refund INTEGER NOT NULL CHECK (refund >= 0),
  points_back INTEGER NOT NULL CHECK (points_back >= 0),
  points_taken INTEGER NOT NULL CHECK (points_taken >= 0)  -- due by the rules, drawn or owed
) STRICT;
CREATE INDEX bill_return_bill ON bill_return (bill);

CREATE TRIGGER bill_return_once BEFORE INSERT ON bill_return BEGIN
  SELECT RAISE(ABORT, 'bill_return is append-only (replace)')
  WHERE EXISTS (SELECT 1 FROM bill_return WHERE txn = new.txn);
END;

CREATE TRIGGER bill_return_no_update BEFORE UPDATE ON bill_return BEGIN
  SELECT RAISE(ABORT, 'bill_return is append-only');
END;
CREATE TRIGGER bill_return_no_delete BEFORE DELETE ON bill_return BEGIN
  SELECT RAISE(ABORT, 'bill_return is append-only');
END;

CREATE TRIGGER void_apply AFTER INSERT ON txn WHEN new.kind = 'void' BEGIN
  SELECT RAISE(ABORT, 'already_returned')
  FROM bill
  WHERE id = new.bill AND refunded + points_back + points_taken > 0;
  SELECT RAISE(ABORT, 'already_returned')
  WHERE EXISTS (SELECT 1 FROM bill_line WHERE bill = new.bill AND returned > 0);
  UPDATE bill SET voided = 1, gone = 1 WHERE id = new.bill;
END;

-- A walk-in bill given to a member afterwards, or a member's bill on account that is settled: what
-- it earns only then. The bill and its lines stay frozen with
-- points_earned 0; what the claim earned, and by which lines, is here, and returns of the bill take
-- points back from here. A claim that was undone stays, with the txn that reversed it; at most one
-- claim of a bill stands.
CREATE TABLE bill_claim (
  txn INTEGER PRIMARY KEY REFERENCES txn,
  bill INTEGER NOT NULL REFERENCES bill,
  member INTEGER NOT NULL REFERENCES member,
  points_earned INTEGER NOT NULL CHECK (points_earned >= 0),
  points_bonus INTEGER NOT NULL CHECK (points_bonus BETWEEN 0 AND points_earned),
  tier TEXT NOT NULL,  -- tier of the member before the claim
  tier_after TEXT NOT NULL,  -- tier after the claim
  points_taken INTEGER NOT NULL DEFAULT 0 CHECK (points_taken BETWEEN 0 AND points_earned),
  undone INTEGER REFERENCES txn
) STRICT;
CREATE UNIQUE INDEX bill_claim_stands ON bill_claim (bill) WHERE undone IS NULL;
CREATE INDEX bill_claim_bill ON bill_claim (bill);

CREATE TABLE claim_line (
  txn INTEGER NOT NULL REFERENCES txn,
  line INTEGER NOT NULL,
  earns INTEGER NOT NULL CHECK (earns IN (0, 1)),
  multiplier INTEGER NOT NULL CHECK (multiplier >= 0),
  PRIMARY KEY (txn, line)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER bill_claim_once BEFORE INSERT ON bill_claim BEGIN
  SELECT RAISE(ABORT, 'already_claimed')
  WHERE EXISTS (SELECT 1 FROM bill_claim WHERE txn = new.txn)
    OR EXISTS (SELECT 1 FROM bill_claim WHERE bill = new.bill AND undone IS NULL)
    OR EXISTS (SELECT 1 FROM bill WHERE id = new.bill AND member <> new.member);
  SELECT RAISE(ABORT, 'a claim starts with nothing taken back')
  WHERE new.points_taken <> 0 OR new.undone IS NOT NULL;
END;

CREATE TRIGGER bill_claim_apply AFTER INSERT ON bill_claim BEGIN
  UPDATE bill SET member = new.member WHERE id = new.bill AND member IS NULL;
END;

CREATE TRIGGER bill_claim_frozen BEFORE UPDATE OF
  txn, bill, member, points_earned, points_bonus, tier, tier_after
ON bill_claim BEGIN
  SELECT RAISE(ABORT, 'bill_claim is frozen');
END;

-- Only the txn that reverses the claim undoes it, once, and only while nothing of the bill came back since.
CREATE TRIGGER bill_claim_undone_once BEFORE UPDATE OF undone ON bill_claim BEGIN
  SELECT RAISE(ABORT, 'bill_claim is frozen')
  WHERE old.undone IS NOT NULL
    OR NOT EXISTS (SELECT 1 FROM txn WHERE id = new.undone AND reverses = old.txn);
  SELECT RAISE(ABORT, 'already_returned')
  WHERE EXISTS (
    SELECT 1
    FROM txn WHERE bill = old.bill AND kind IN ('return', 'void') AND id > old.txn
  );
END;

CREATE TRIGGER bill_claim_undo AFTER INSERT ON txn WHEN new.kind = 'reverse' BEGIN
  UPDATE bill_claim SET undone = new.id WHERE txn = new.reverses;
  UPDATE bill SET member = NULL
  WHERE id = (SELECT bill FROM bill_claim WHERE txn = new.reverses);
END;

CREATE TRIGGER bill_claim_no_delete BEFORE DELETE ON bill_claim BEGIN
  SELECT RAISE(ABORT, 'bill_claim stays');
END;

CREATE TRIGGER claim_line_once BEFORE INSERT ON claim_line BEGIN
  SELECT RAISE(ABORT, 'claim_line is append-only (replace)')
  WHERE EXISTS (SELECT 1 FROM claim_line WHERE txn = new.txn AND line = new.line);
END;

CREATE TRIGGER claim_line_no_update BEFORE UPDATE ON claim_line BEGIN
  SELECT RAISE(ABORT, 'claim_line is append-only');
END;
CREATE TRIGGER claim_line_no_delete BEFORE DELETE ON claim_line BEGIN
  SELECT RAISE(ABORT, 'claim_line is append-only');
END;

CREATE TRIGGER bill_return_apply AFTER INSERT ON bill_return BEGIN
  UPDATE bill SET refunded = refunded + new.refund, points_back = points_back + new.points_back,
    points_taken = points_taken + CASE WHEN EXISTS (
      SELECT 1 FROM bill_claim WHERE bill = new.bill AND undone IS NULL
    ) THEN 0 ELSE new.points_taken END,
    gone = NOT EXISTS (SELECT 1 FROM bill_line WHERE bill = new.bill AND returned < quantity)
  WHERE id = new.bill;
  UPDATE bill_claim SET points_taken = points_taken + new.points_taken
  WHERE bill = new.bill AND undone IS NULL;
END;

CREATE TABLE held (
  id INTEGER PRIMARY KEY,
  till INTEGER NOT NULL REFERENCES till,
  staff INTEGER NOT NULL REFERENCES staff,
  at INTEGER NOT NULL,
  act_key TEXT NOT NULL UNIQUE,
  -- 1: the open bill, saved against a power cut; 0: put aside by the clerk
  open INTEGER NOT NULL CHECK (open IN (0, 1)),
  body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX held_open ON held (till) WHERE open = 1;

-- 7. Kept figures ---------------------------------------------------------------------------------

-- Sums of a day, rebuilt by nightly.
CREATE TABLE rollup (
  day INTEGER NOT NULL,
  dimension TEXT NOT NULL,
  value TEXT NOT NULL,
  bills INTEGER NOT NULL,
  net INTEGER NOT NULL,
  units INTEGER NOT NULL,
  PRIMARY KEY (day, dimension, value)
) STRICT, WITHOUT ROWID;

-- Sums for the board are kept, so that it opens as quickly in a large shop. Nightly sums days; a
-- change to a bill in those sums (return, void, claim, another tier of its member) is carried over
-- by the triggers; bills past `through` are read from their rows. A sale writes none of these
-- tables.
CREATE TABLE tally_day (
  day INTEGER PRIMARY KEY,
  through INTEGER NOT NULL  -- its bills up to this one are in tally_tier and tally_slot
) STRICT;

-- Purchases of active members, by the tier they have now.
CREATE TABLE tally_tier (
  tier TEXT NOT NULL,
  day INTEGER NOT NULL,
  net INTEGER NOT NULL,
  PRIMARY KEY (tier, day)
) STRICT, WITHOUT ROWID;

-- Purchases by quarter of an hour.
CREATE TABLE tally_slot (
  day INTEGER NOT NULL,
  slot INTEGER NOT NULL,  -- at / 900
  first INTEGER NOT NULL,  -- first bill of the slot, of any state
  last INTEGER NOT NULL,
  bills INTEGER NOT NULL,
  net INTEGER NOT NULL,
  member_net INTEGER NOT NULL,
  PRIMARY KEY (day, slot)
) STRICT, WITHOUT ROWID;

-- Active members.
CREATE TABLE tally_members (
  tier TEXT PRIMARY KEY,
  members INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Held by all members after that txn.
CREATE TABLE tally_held (
  kind TEXT PRIMARY KEY,
  held INTEGER NOT NULL,
  txn INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Sums over the entries of the current day, kept when nightly runs in the middle of it.
CREATE TABLE tally_entry (
  day INTEGER PRIMARY KEY,
  through INTEGER NOT NULL,  -- the last txn counted
  last INTEGER NOT NULL,  -- the latest `at` of them
  enrolled INTEGER NOT NULL,  -- new members
  given INTEGER NOT NULL,  -- points
  used INTEGER NOT NULL
) STRICT;

CREATE TRIGGER tally_bill AFTER UPDATE OF member, refunded, gone ON bill
WHEN new.id <= (SELECT through FROM tally_day WHERE day = new.day)
BEGIN
  UPDATE tally_slot SET bills = bills + old.gone - new.gone,
    net
      = net
        + iif(new.gone, 0, new.payable - new.refunded)
        - iif(old.gone, 0, old.payable - old.refunded),
    member_net
      = member_net
        + iif(new.gone OR new.member IS NULL, 0, new.payable - new.refunded)
        - iif(old.gone OR old.member IS NULL, 0, old.payable - old.refunded)
  WHERE day = new.day AND slot = new.at / 900;
  INSERT INTO tally_tier (tier, day, net)
  SELECT tier, new.day,
    iif(new.gone OR new.member IS NULL, 0, new.payable - new.refunded)
      - iif(old.gone OR old.member IS NULL, 0, old.payable - old.refunded)
  FROM member WHERE id = coalesce(new.member, old.member) AND state = 'active'
  ON CONFLICT (tier, day) DO UPDATE SET net = net + excluded.net;
END;

CREATE TRIGGER tally_member_new AFTER INSERT ON member WHEN new.state = 'active' BEGIN
  INSERT INTO tally_members
  VALUES (new.tier, 1)
  ON CONFLICT (tier) DO UPDATE SET members = members + 1;
END;

CREATE TRIGGER tally_member AFTER UPDATE OF tier, state ON member
WHEN (new.tier, new.state) <> (old.tier, old.state)
BEGIN
  INSERT INTO tally_members
  SELECT old.tier, -1
  WHERE old.state = 'active'
  ON CONFLICT (tier) DO UPDATE SET members = members - 1;
  INSERT INTO tally_members
  SELECT new.tier, 1
  WHERE new.state = 'active'
  ON CONFLICT (tier) DO UPDATE SET members = members + 1;
  INSERT INTO tally_tier (tier, day, net)
  SELECT s.tier, b.day, sum(s.sign * (b.payable - b.refunded))
  FROM (
    SELECT old.tier AS tier, -1 AS sign WHERE old.state = 'active'
    UNION ALL
    SELECT new.tier, 1 WHERE new.state = 'active'
  ) s
    JOIN bill b ON b.member = new.id AND b.day >= (SELECT min(day) FROM tally_day)
  WHERE b.gone = 0 AND b.id <= (SELECT through FROM tally_day d WHERE d.day = b.day)
  GROUP BY s.tier, b.day
  ON CONFLICT (tier, day) DO UPDATE SET net = net + excluded.net;
END;

-- For the targets of figures.
CREATE TABLE target (
  kpi TEXT NOT NULL,
  period TEXT NOT NULL,
  value INTEGER NOT NULL,
  owner INTEGER REFERENCES staff,
  PRIMARY KEY (kpi, period)
) STRICT, WITHOUT ROWID;

-- 8. Around it ------------------------------------------------------------------------------------

CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  digest BLOB NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  added INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'undone'))
) STRICT;

-- What a till's printer is to print, and what became of it. Written in the act that it shows; `print run`
-- sends it. A job is sent once: a device that fails before the first byte leaves it waiting, one that fails
-- in the middle leaves it unsure, and only a person offers that one again, marked as a duplicate.
CREATE TABLE print_job (
  id INTEGER PRIMARY KEY,
  till INTEGER NOT NULL REFERENCES till,
  kind TEXT NOT NULL
    CHECK (kind IN ('sale', 'topup', 'return', 'void', 'points', 'gift', 'coupon', 'pass', 'close',
      'reverse', 'deposit', 'account', 'credit', 'handover', 'day',
      'card', 'drawer', 'test')),
  txn INTEGER REFERENCES txn,  -- what it shows: of the kinds of an entry
  shift INTEGER REFERENCES shift,  -- of a handover
  member INTEGER REFERENCES member,  -- of a card
  day INTEGER,  -- of a day
  kick INTEGER NOT NULL CHECK (kick IN (0, 1)),  -- opens the drawer
  again INTEGER NOT NULL CHECK (again IN (0, 1)),  -- a duplicate: it was printed before, or may have been
  at INTEGER NOT NULL,
  staff INTEGER NOT NULL REFERENCES staff,
  figures TEXT,  -- the result of the act: balances as they were then
  state TEXT NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'sending', 'printed', 'unsure', 'dropped')),
  tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
  tried INTEGER,  -- when it was last claimed
  error TEXT,  -- a code: why it is not printed
  CHECK ((txn IS NOT NULL)
    = (kind IN ('sale', 'topup', 'return', 'void', 'points', 'gift', 'coupon', 'pass', 'close',
      'reverse', 'deposit', 'account', 'credit'))),
  CHECK ((shift IS NOT NULL) = (kind = 'handover')),
  CHECK ((member IS NOT NULL) = (kind = 'card')),
  CHECK ((day IS NOT NULL) = (kind = 'day')),
  CHECK (kind <> 'drawer' OR kick = 1),
  CHECK ((tries = 0) = (tried IS NULL)),
  CHECK (tries > 0 OR state IN ('waiting', 'dropped'))
) STRICT;
CREATE INDEX print_job_open ON print_job (till, id) WHERE state IN ('waiting', 'sending', 'unsure');
CREATE INDEX print_job_txn ON print_job (txn, id) WHERE txn IS NOT NULL;

CREATE TRIGGER print_job_once BEFORE INSERT ON print_job BEGIN
  SELECT RAISE(ABORT, 'print job exists (replace)') WHERE EXISTS (SELECT 1 FROM print_job WHERE id = new.id);
  SELECT RAISE(ABORT, 'a print job starts waiting') WHERE new.state <> 'waiting' OR new.tries <> 0;
END;

CREATE TRIGGER print_job_frozen BEFORE UPDATE OF
  id, till, kind, txn, shift, member, day, kick, at, staff, figures
ON print_job
BEGIN
  SELECT RAISE(ABORT, 'print job is frozen');
END;

CREATE TRIGGER print_job_moves BEFORE UPDATE OF state ON print_job
WHEN (old.state, new.state) NOT IN (
  VALUES ('waiting', 'sending'), ('sending', 'printed'), ('sending', 'waiting'), ('sending', 'unsure'),
    ('unsure', 'waiting'), ('waiting', 'dropped'), ('unsure', 'dropped')
)
BEGIN
  SELECT RAISE(ABORT, 'a print job does not go that way');
END;

CREATE TRIGGER print_job_marked BEFORE UPDATE OF state ON print_job
WHEN old.state = 'unsure' AND new.state = 'waiting' AND new.again = 0
BEGIN
  SELECT RAISE(ABORT, 'what may have been printed is printed again as a duplicate');
END;

CREATE TRIGGER print_job_no_delete BEFORE DELETE ON print_job BEGIN
  SELECT RAISE(ABORT, 'print jobs stay');
END;

-- How far each nightly job has come, so that it can be resumed.
CREATE TABLE job (
  name TEXT PRIMARY KEY,
  done_through INTEGER NOT NULL,
  cursor TEXT
) STRICT, WITHOUT ROWID;
