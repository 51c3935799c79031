-- SPDX-License-Identifier: MIT
-- The price book.

-- name: item_by_sku
SELECT id, sku, name, barcode, category, price, floor, member_price, discountable, weighed,
  points_price, stock, cost, active
FROM item WHERE sku = :sku AND active = 1;

-- A retired one too.
-- name: item_find
SELECT id, sku, name, barcode, category, price, floor, member_price, discountable, weighed,
  points_price, stock, cost, active
FROM item WHERE sku = :sku;

-- name: item_by_barcode
SELECT id, sku, name, barcode, category, price, floor, member_price, discountable, weighed,
  points_price, stock, cost, active
FROM item WHERE barcode = :barcode AND active = 1;

-- name: item_get
SELECT id, sku, name, barcode, category, price, floor, member_price, discountable, weighed,
  points_price, stock, cost, active
FROM item WHERE id = :id;

-- Who has the barcode, retired or not.
-- name: item_barcode_of
SELECT id, sku, active FROM item WHERE barcode = :barcode;

-- A page of all items after that SKU, or of those that are sold.
-- name: item_page
SELECT id, sku, name, barcode, category, price, floor, member_price, discountable, weighed,
  points_price, stock, cost, active
FROM item WHERE sku > :after AND active >= :active
ORDER BY sku LIMIT :limit;

-- name: item_list
SELECT id, sku, name, barcode, category, price, floor, member_price, discountable, weighed,
  points_price, stock, cost, active
FROM item WHERE active = 1
ORDER BY sku;

-- name: item_insert
INSERT INTO item (sku, name, barcode, category, price, floor, member_price, discountable, weighed,
  points_price, stock, stock_from, cost, pinyin, initials)
VALUES (:sku, :name, :barcode, :category, :price, :floor, :member_price, :discountable, :weighed,
  :points_price, :stock, coalesce(:stock, 0), :cost, :pinyin, :initials);

-- name: item_update
UPDATE item SET name = :name, barcode = :barcode, category = :category, price = :price,
  floor = :floor, member_price = :member_price, discountable = :discountable, weighed = :weighed,
  points_price = :points_price, stock = :stock,
  stock_from = stock_from + coalesce(:stock, 0) - coalesce(stock, 0), cost = :cost, pinyin = :pinyin,
  initials = :initials
WHERE id = :id;

-- name: item_set_active
UPDATE item SET active = :active WHERE id = :id;

-- Searches in readings and names anywhere, in codes at the beginning; whole matches first. The
-- caller escapes % _ and \.
-- name: item_search
SELECT id, sku, name, barcode, category, price, floor, member_price, discountable, weighed,
  points_price, stock, cost, active
FROM item
WHERE active = 1
  AND (initials LIKE :part ESCAPE '\'
    OR pinyin LIKE :part ESCAPE '\'
    OR name LIKE :part ESCAPE '\'
    OR sku LIKE :head ESCAPE '\'
    OR barcode LIKE :head ESCAPE '\')
ORDER BY initials = :text OR sku = :text COLLATE NOCASE OR name = :text DESC,
  initials LIKE :head ESCAPE '\' DESC, name, id
LIMIT :limit;
