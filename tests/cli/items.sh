#!/bin/sh
# SPDX-License-Identifier: MIT
# The price book on the command line: add, edit, retire, and what stock does.
. "$(dirname "$0")/lib"

about 'an edit changes what is given and nothing else'
shop
run item add TEA --name 龙井茶 --price 25 --floor 20 --cost 9 --category drink --barcode 6901234567892 --json
is 0
has '"cost":"9.00"'
run item edit TEA --price 28 --json
is 0
has '"name":"龙井茶"'
has '"price":"28.00"'
has '"floor":"20.00"'
has '"barcode":"6901234567892"'
has '"txn":null'
run item edit TEA --member-price 26 --points-price 300 --no-discount --json
has '"member_price":"26.00"'
has '"points_price":300'
has '"discountable":false'
run item edit TEA --member-price '' --points-price '' --barcode '' --discount --json
has '"member_price":null'
has '"points_price":null'
has '"barcode":null'
has '"discountable":true'
run sale TEA --json
has '"payable":"28.00"'

about 'what does not fit is refused with its field, and nothing is changed'
run item edit TEA --price 19 --json
is 2
has '"field":"floor"'
run item edit TEA --price '' --json
is 2
has '"field":"price"'
run item edit TEA --discount --no-discount --json
is 2
has '"field":"discount"'
run item edit TEA --json
is 2
has '"code":"missing_value"'
run item edit NONE --price 1 --json
is 3
has '"field":"sku"'
run item list --json
has '"price":"28.00"'

about 'what is retired is not sold, and comes back'
run item retire TEA --json
is 0
has '"retired":true'
run sale TEA --json
is 2
run item list --json
lacks '"sku":"TEA"'
run item list --retired --json
has '"sku":"TEA"'
run item retire TEA --json
is 2
has '"field":"sku"'
run item add TEA --name tea --price 3 --json
is 2
has '"field":"sku"'
run item edit TEA --back --json
is 0
has '"retired":false'
run sale TEA --json
is 0

about 'stock counts what is sold, returned and voided, and may go below zero'
run item add CUP --name cup --price 10 --stock 2 --json
has '"stock":2'
run sale CUP*3 --json
is 0
cup=$(pick bill)
run item list --json
has '"stock":-1'
run return "$cup" 1*2 --json
is 0
run item list --json
has '"stock":1'
run sale CUP --json
cup=$(pick bill)
run void "$cup" --json
is 0
run item list --json
has '"stock":1'
run item stock CUP 24 --reason delivery --json
is 0
has '"stock":25'
lacks '"txn":null'
run item stock CUP -0.5 --reason broken --json
is 0
has '"stock":24.5'
for bad in 0 x 1.2345 ''; do
    run item stock CUP "$bad" --reason count --json
    is 2
    has '"field":"change"'
done
run item stock CUP 1 --json
is 2
has '"field":"reason"'
run item stock TEA 3 --reason count --json
is 0
has '"stock":3'
run sale TEA --json
run item list --json
has '"stock":2'
books

about 'a retry with its key changes the stock once'
run item stock CUP 1 --reason count --key k --json
has '"stock":25.5'
run item stock CUP 1 --reason count --key k --json
has '"stock":25.5'
run item stock CUP 2 --reason count --key k --json
is 1
has '"code":"key_reused"'

about 'a list is read page by page'
run item add ABC --name abc --price 1
run item list --limit 1 --json
has '"more":true'
has '"sku":"ABC"'
run item list --limit 1 --after ABC --json
has '"sku":"CUP"'
run item list --limit 5 --after CUP --json
has '"sku":"TEA"'
has '"more":false'
run item list --limit 0 --json
is 2
has '"field":"limit"'

about 'a gift is refused when none is left'
run item add BAG --name bag --price 15 --stock 1 --points-price 5
run member add --phone 13800005678 --json
run points give 13800005678 20 --reason test --approver owner --json
run gift redeem 13800005678 BAG --json
is 0
run gift redeem 13800005678 BAG --json
is 1
has '"code":"out_of_stock"'
run item stock BAG 1 --reason delivery --json
run gift redeem 13800005678 BAG --json
is 0
books

finish
