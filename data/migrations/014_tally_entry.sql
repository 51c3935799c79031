-- Migration 014: what the entries of the running day come to, for a night in the middle of it.
CREATE TABLE tally_entry(day INTEGER PRIMARY KEY, through INTEGER NOT NULL, last INTEGER NOT NULL, -- its entries through that txn; the latest `at` of them
  enrolled INTEGER NOT NULL, given INTEGER NOT NULL, used INTEGER NOT NULL) STRICT;                -- new members; points given and used
