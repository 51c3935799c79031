-- SPDX-License-Identifier: MIT
-- What store itself asks.

-- name: store_warm
SELECT (SELECT count(*) FROM json_each('[]')) + (SELECT count(*) FROM json_tree('[]')) AS nodes;

-- The indexes of a table, or the one of that name (those that hold no rule, unless :rules), and how
-- they are built again.
-- name: store_indexes
SELECT 'DROP INDEX ' || name || ';' AS drop_sql, sql
FROM sqlite_schema
WHERE type = 'index'
  AND :table IN (tbl_name, name)
  AND sql IS NOT NULL
  AND (:rules OR sql NOT LIKE 'CREATE UNIQUE%');
