-- What store itself asks.

-- name: store_warm
SELECT (SELECT count(*) FROM json_each('[]')) + (SELECT count(*) FROM json_tree('[]'));

-- The indexes of a table that hold no rule, and how they are built again.
-- name: store_indexes
SELECT 'DROP INDEX '||name||';', sql FROM sqlite_schema WHERE type='index' AND tbl_name=:table AND sql IS NOT NULL AND sql NOT LIKE 'CREATE UNIQUE%';
