-- The price book.

-- name: item_by_sku
SELECT id, sku, name, barcode, category, price, floor, member_price, discountable, weighed, points_price, stock
FROM item WHERE sku = :sku AND active = 1

-- name: item_by_barcode
SELECT id, sku, name, barcode, category, price, floor, member_price, discountable, weighed, points_price, stock
FROM item WHERE barcode = :barcode AND active = 1

-- name: item_get
SELECT id, sku, name, barcode, category, price, floor, member_price, discountable, weighed, points_price, stock
FROM item WHERE id = :id

-- name: item_list
SELECT id, sku, name, barcode, category, price, floor, member_price, discountable, weighed, points_price, stock
FROM item WHERE active = 1 ORDER BY sku

-- name: item_insert
INSERT INTO item (sku, name, barcode, category, price, floor, member_price, discountable, weighed, points_price, stock)
VALUES (:sku, :name, :barcode, :category, :price, :floor, :member_price, :discountable, :weighed, :points_price, :stock)

-- name: item_update
UPDATE item SET name = :name, barcode = :barcode, category = :category, price = :price, floor = :floor,
                member_price = :member_price, discountable = :discountable, weighed = :weighed,
                points_price = :points_price, stock = :stock
WHERE id = :id
