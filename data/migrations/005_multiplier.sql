-- Migration 005: what a line's points are multiplied by is kept in parts of 10^12, no longer in basis points: a product
-- of percentages is then exact, and points are rounded once a bill. The canonical body still says basis points, with
-- decimals where there are any, so what was written before reads as it did.
DROP TRIGGER bill_line_frozen;
UPDATE bill_line SET multiplier=min(multiplier,92233720368)*100000000;
CREATE TRIGGER bill_line_frozen BEFORE UPDATE OF bill,no,item,category,quantity,unit_price,gross,discount,points_money,round_off,net,bonus_paid,earns,multiplier,shares ON bill_line BEGIN SELECT RAISE(ABORT,'bill line is frozen'); END;
DROP TRIGGER claim_line_no_update;
UPDATE claim_line SET multiplier=min(multiplier,92233720368)*100000000;
CREATE TRIGGER claim_line_no_update BEFORE UPDATE ON claim_line BEGIN SELECT RAISE(ABORT,'claim_line is append-only'); END;
