-- SPDX-License-Identifier: MIT
-- The queries of the store itself.

-- name: store_warm
SELECT (SELECT count(*) FROM json_each('[]')) + (SELECT count(*) FROM json_tree('[]')) AS nodes;

-- The indexes of a table, or the index of that name, with the SQL that builds them again. Unique
-- indexes, which hold a rule, only with :rules.
-- name: store_indexes
SELECT 'DROP INDEX ' || name || ';' AS drop_sql, sql
FROM sqlite_schema
WHERE type = 'index'
  AND :table IN (tbl_name, name)
  AND sql IS NOT NULL
  AND (:rules OR sql NOT LIKE 'CREATE UNIQUE%');

-- name: store_is_open
SELECT open FROM shop;

-- name: store_set_open
UPDATE shop SET open = 1 WHERE open = 0;

-- name: store_set_closed
UPDATE shop SET open = 0 WHERE open = 1;
