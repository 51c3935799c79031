-- What store itself asks.

-- name: store_warm
SELECT (SELECT count(*) FROM json_each('[]')) + (SELECT count(*) FROM json_tree('[]'));
