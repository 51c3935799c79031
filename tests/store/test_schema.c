/* SPDX-License-Identifier: MIT */
/* Each guard of the schema: what it refuses with which message, what it accepts, and what holds afterwards. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"

#include <cmocka.h>

#include "store/db_priv.h"

#include "tests/support/scratch.h"

#define DAY "20000"
#define NEVER "2932896"

/*
 * One claim about the schema. In sql, %T{kind,column=value…} writes the next txn of the chain; %s is its id and seq;
 * %ka keeps that id and %a inserts it in later claims (a, b, c).
 */
enum how { DONE, REFUSED, HOLDS };
struct claim {
    enum how how;
    const char *name;
    const char *sql;
    const char *want; /* REFUSED: part of the message; HOLDS: rows, columns with |, rows with a new line */
};

#define LOT "INSERT INTO lot(id,kind,member,offer,item,granted,granted_on,usable_from,expires_on,txn,parent) VALUES"
#define MOVE "INSERT INTO transfer(txn,no,lot,sign,account,amount) VALUES"
#define PAY "INSERT INTO payment(txn,no,bill,shift,tender,sign,amount,given,reference) VALUES"
#define NAMED "INSERT INTO lot(id,kind,granted,granted_on,usable_from,txn,order_id,debtor) VALUES"
#define VOUCHER "INSERT INTO payment(txn,no,sign,tender,amount,reference,settled) VALUES"
#define BILL                                                                                                           \
    "INSERT INTO bill(id,till,number,member,at,day,gross,discount,points_money,round_off,payable,bonus_paid,"          \
    "points_spent,points_earned,earns,tier,tier_after) VALUES"
#define LINE                                                                                                           \
    "INSERT INTO bill_line(bill,no,item,category,quantity,unit_price,gross,discount,points_money,round_off,net,"       \
    "bonus_paid,earns,multiplier,shares) VALUES"
#define USE "INSERT INTO offer_use(txn,no,offer,member,day,uses,amount,lot) VALUES"
#define TXN "INSERT INTO txn(shop,epoch,seq,kind,at,day,staff,body,prev,hash) VALUES"
#define HASH(n) "CAST(printf('%%032d'," n ") AS BLOB)"

static const char start[] =
    "INSERT INTO staff(id,code,name,role) "
    "VALUES(1,'sys','system','system'),(2,'E1','Li','clerk'),(3,'E2','Wang','manager');"
    "INSERT INTO shop(one,id,uuid,name,currency,practice,epoch,business_day,cutoff_minute) "
    "VALUES(1,1,'u','t','CNY',0,1," DAY ",0);"
    "INSERT INTO till(id,name) VALUES(1,'1');"
    "INSERT INTO programme(version,body,loaded_at,staff) VALUES(1,'{}',0,1);"
    "INSERT INTO offer(id,code,first_version,per_member,per_member_day) VALUES(1,'S10',1,1,NULL),(2,'D1',1,NULL,1);"
    "INSERT INTO item(id,sku,name,category,price,points_price,stock) "
    "VALUES(1,'TEA','tea','tea',1000,NULL,NULL),(2,'MUG','mug','gift',2000,500,1);"
    "INSERT INTO member(id,shop,phone,name,tier,joined) VALUES(1,1,13800005678,'A','n'," DAY
    "),(2,1,13900005678,'B','n'," DAY ");";

static const struct claim claims[] = {

    /* value moves only by transfers */
    {DONE, "earn 100 points",
     "%T{earn,member=1} " LOT "(1,'points',1,NULL,NULL,100," DAY "," DAY "," DAY "+30,%s,NULL);" MOVE
     "(%s,1,1,1,'issued',100)",
     NULL},
    {HOLDS, "the balance follows", "SELECT held FROM balance WHERE member=1 AND kind='points'", "100"},
    {REFUSED, "issue a lot twice", "%T{earn} " MOVE "(%s,1,1,1,'issued',100)", "issued once, whole"},
    {REFUSED, "issue half a lot",
     "%T{earn} " LOT "(90,'points',1,NULL,NULL,10," DAY "," DAY "," DAY ",%s,NULL);" MOVE "(%s,1,90,1,'issued',5)",
     "issued once, whole"},
    {REFUSED, "issue out of a lot",
     "%T{earn} " LOT "(90,'points',1,NULL,NULL,10," DAY "," DAY "," DAY ",%s,NULL);" MOVE "(%s,1,90,-1,'issued',10)",
     "issued once, whole"},
    {DONE, "redeem 30", "%T{redeem,member=1} " MOVE "(%s,1,1,-1,'redeemed',30)", NULL},
    {HOLDS, "remaining = in - out",
     "SELECT remaining,(SELECT sum(sign*amount) FROM transfer WHERE lot=1) FROM lot WHERE id=1", "70|70"},
    {REFUSED, "overdraw", "%T{redeem} " MOVE "(%s,1,1,-1,'redeemed',71)", "CHECK constraint failed: remaining"},
    {REFUSED, "give back more than was granted", "%T{return} " MOVE "(%s,1,1,1,'returned',31)",
     "CHECK constraint failed: remaining"},
    {REFUSED, "a transfer of nothing", "%T{redeem} " MOVE "(%s,1,1,-1,'redeemed',0)", "CHECK"},
    {REFUSED, "a transfer of an unknown account", "%T{redeem} " MOVE "(%s,1,1,-1,'lost',1)", "CHECK"},
    {REFUSED, "a kind of txn nobody knows", "%T{gift}", "CHECK"},
    {REFUSED, "balance below zero", "UPDATE balance SET held=-1", "CHECK"},

    /* append-only */
    {REFUSED, "UPDATE txn", "UPDATE txn SET body='x' WHERE id=1", "txn is append-only"},
    {REFUSED, "DELETE txn", "DELETE FROM txn WHERE id=2", "txn is append-only"},
    {REFUSED, "REPLACE txn",
     "INSERT OR REPLACE INTO txn SELECT "
     "id,shop,epoch,seq,kind,member,bill,programme,at,day,till,staff,approver,reason,reverses,'forged',prev,"
     "hash FROM txn WHERE id=2",
     "txn is append-only"},
    {REFUSED, "UPDATE transfer", "UPDATE transfer SET amount=1", "append-only"},
    {REFUSED, "DELETE transfer", "DELETE FROM transfer WHERE txn=1", "append-only"},
    {REFUSED, "REPLACE transfer", "INSERT OR REPLACE INTO transfer VALUES(2,1,1,-1,'redeemed',1)", "append-only"},
    {REFUSED, "UPDATE lot terms", "UPDATE lot SET expires_on=expires_on+1 WHERE id=1", "frozen"},
    {REFUSED, "DELETE lot", "DELETE FROM lot", "lots stay"},
    {REFUSED, "REPLACE lot",
     "INSERT OR REPLACE INTO lot(id,kind,member,granted,granted_on,usable_from,txn) VALUES(1,'points',1,9," DAY "," DAY
     ",1)",
     "lot exists"},
    {REFUSED, "a lot born full",
     "INSERT INTO lot(id,kind,member,granted,remaining,granted_on,usable_from,txn) VALUES(98,'points',1,5,5," DAY
     "," DAY ",1)",
     "filled by its issue"},
    {REFUSED, "a lot that expires before it is usable",
     LOT "(98,'points',1,NULL,NULL,5," DAY "," DAY "+9," DAY "+8,1,NULL)", "CHECK"},
    {REFUSED, "a lot usable before it is granted", LOT "(98,'points',1,NULL,NULL,5," DAY "," DAY "-1," NEVER ",1,NULL)",
     "CHECK"},
    {REFUSED, "points that are nobody's", LOT "(98,'points',NULL,NULL,NULL,5," DAY "," DAY "," NEVER ",1,NULL)",
     "CHECK"},
    {REFUSED, "a coupon of no offer", LOT "(98,'coupon',1,NULL,NULL,1," DAY "," DAY "," NEVER ",1,NULL)", "CHECK"},
    {REFUSED, "a pass for no item", LOT "(98,'pass',1,NULL,NULL,1," DAY "," DAY "," NEVER ",1,NULL)", "CHECK"},

    /* the chains */
    {REFUSED, "audit out of chain", "INSERT INTO audit VALUES(1,0,2,1,'x',NULL,NULL,NULL," HASH("5") "," HASH("6") ")",
     "audit: chain broken"},
    {REFUSED, "gap in seq",
     "INSERT INTO txn(shop,epoch,seq,kind,at,day,staff,body,prev,hash) VALUES(1,1,9,'earn',0," DAY
     ",2,'b'," HASH("2") "," HASH("9") ")",
     "gap"},
    {REFUSED, "seq repeats",
     "INSERT INTO txn(shop,epoch,seq,kind,at,day,staff,body,prev,hash) VALUES(1,1,2,'earn',0," DAY
     ",2,'b'," HASH("2") "," HASH("9") ")",
     "gap"},
    {REFUSED, "wrong previous hash", TXN "(1,1,3,'earn',0," DAY ",2,'b'," HASH("77") "," HASH("78") ")",
     "txn: chain broken"},
    {REFUSED, "short hash", TXN "(1,1,3,'earn',0," DAY ",2,'b'," HASH("2") ",x'00')", "CHECK"},
    {REFUSED, "txn before the business day", TXN "(1,1,3,'earn',0," DAY "-1,2,'b'," HASH("2") "," HASH("3") ")",
     "business day"},
    {REFUSED, "business day back", "UPDATE shop SET business_day=business_day-1", "never goes back"},
    {DONE, "business day stays", "UPDATE shop SET business_day=business_day", NULL},
    {REFUSED, "two shops in a file", "INSERT INTO shop(one,id,uuid,name,practice,business_day) VALUES(2,2,'u','t',0,0)",
     "CHECK"},
    {REFUSED, "adjust approved by oneself", "%T{adjust,approver=2,reason='why'}", "CHECK"},
    {REFUSED, "adjust without approver", "%T{adjust,reason='why'}", "CHECK"},
    {REFUSED, "adjust without reason", "%T{adjust,approver=3}", "CHECK"},
    {REFUSED, "a void of nothing", "%T{void}", "CHECK"},
    {REFUSED, "an earn that reverses", "%T{earn,reverses=1}", "CHECK"},
    {REFUSED, "txn of staff nobody knows", "%T{earn,member=77}", "FOREIGN KEY"},

    /* usable from, and until */
    {DONE, "delayed points: a lot usable in 7 days",
     "%T{earn,member=1} " LOT "(2,'points',1,NULL,NULL,50," DAY "," DAY "+7," DAY "+400,%s,NULL);" MOVE
     "(%s,1,2,1,'issued',50)",
     NULL},
    {REFUSED, "draw a delayed lot early", "%T{redeem} " MOVE "(%s,1,2,-1,'redeemed',1)", "not usable"},
    {REFUSED, "use it early", "%T{redeem} " MOVE "(%s,1,2,-1,'used',1)", "not usable"},
    {REFUSED, "recover from it early", "%T{redeem} " MOVE "(%s,1,2,-1,'recovered',1)", "not usable"},
    {REFUSED, "draw a lot past its day",
     "INSERT INTO txn(id,shop,epoch,seq,kind,at,day,staff,body,prev,hash) VALUES(%s+1,1,1,%s+1,'redeem',0," DAY
     "+31,2,'b'," HASH("%s") "," HASH("%s+1") ");" MOVE "(%s+1,1,1,-1,'redeemed',1)",
     "not usable"},
    {HOLDS, "held 120, shown 70: usability is a matter of date",
     "SELECT b.held,b.held-(SELECT coalesce(sum(remaining),0) FROM lot WHERE member=1 AND kind='points' AND "
     "remaining>0 AND (usable_from>" DAY " OR expires_on<" DAY ")) FROM balance b WHERE member=1 AND kind='points'",
     "120|70"},

    /* coupons, offers, budgets */
    {DONE, "bearer coupon; offer total 1, budget 10.00 as lots",
     "%T{issue} INSERT INTO coupon_batch VALUES(1,1);" LOT "(3,'coupon',NULL,1,NULL,1," DAY "," DAY "," DAY
     "+9,%s,NULL),(4,'uses',NULL,1,NULL,1," DAY "," DAY "," NEVER ",%s,NULL),(5,'budget',NULL,1,NULL,1000," DAY "," DAY
     "," NEVER ",%s,NULL);" MOVE "(%s,1,3,1,'issued',1),(%s,2,4,1,'issued',1),(%s,3,5,1,'issued',1000); INSERT INTO "
     "coupon(lot,batch,serial,code) VALUES(3,1,1,'AAAABBBBCCCC')",
     NULL},
    {REFUSED, "UPDATE coupon", "UPDATE coupon SET code='x'", "coupon is frozen"},
    {REFUSED, "DELETE coupon", "DELETE FROM coupon", "coupons stay"},
    {REFUSED, "REPLACE coupon", "INSERT OR REPLACE INTO coupon SELECT * FROM coupon", "coupon is frozen (replace)"},
    {REFUSED, "a coupon of a batch nobody made", "INSERT INTO coupon VALUES(1,2,1,'A')", "FOREIGN KEY"},
    {REFUSED, "a batch beyond 9 bits", "INSERT INTO coupon_batch VALUES(512,1)", "CHECK"},
    {REFUSED, "a serial beyond 18 bits", "INSERT INTO coupon VALUES(1,1,262144,'A')", "CHECK"},
    {REFUSED, "a second coupon of the code",
     "%T{issue} " LOT "(93,'coupon',NULL,1,NULL,1," DAY "," DAY "," DAY
     ",%s,NULL); INSERT INTO coupon(lot,batch,serial,code) "
     "VALUES(93,1,2,'AAAABBBBCCCC')",
     "coupon is frozen (replace)"},
    {REFUSED, "a second coupon of the serial",
     "%T{issue} " LOT "(93,'coupon',NULL,1,NULL,1," DAY "," DAY "," DAY
     ",%s,NULL); INSERT INTO coupon(lot,batch,serial,code) VALUES(93,1,1,'AAAABBBBCCCD')",
     "coupon is frozen (replace)"},
    {HOLDS, "a coupon is in nobody's balance", "SELECT count(*) FROM balance WHERE kind='coupon'", "0"},
    {REFUSED, "claimed with other terms", "UPDATE lot SET member=1,expires_on=expires_on+1 WHERE id=3", "frozen"},
    {DONE, "bearer coupon claimed by a member", "UPDATE lot SET member=1 WHERE id=3", NULL},
    {REFUSED, "claimed again by another", "UPDATE lot SET member=2 WHERE id=3", "frozen"},
    {REFUSED, "let go again", "UPDATE lot SET member=NULL WHERE id=3", "frozen"},

    /* bills and returns */
    {DONE, "a bill of three at 10.00, 10.00 off",
     BILL "(1,1,1,1,0," DAY ",3000,1000,0,0,2000,0,10,30,1,'n','n');" LINE
          "(1,1,1,'tea',3000,1000,3000,1000,0,0,2000,0,1,10000,'[]')",
     NULL},
    {REFUSED, "a bill that does not add up", BILL "(90,1,90,1,0," DAY ",3000,1000,0,0,2001,0,0,0,1,'n','n')", "CHECK"},
    {REFUSED, "a line that does not add up",
     BILL "(90,1,90,1,0," DAY ",3000,1000,0,0,2000,0,0,0,1,'n','n');" LINE
          "(90,1,1,'tea',3000,1000,3000,999,0,0,2000,0,1,10000,'[]')",
     "CHECK"},
    {REFUSED, "more paid by bonus than was due", BILL "(90,1,90,1,0," DAY ",3000,1000,0,0,2000,2001,0,0,1,'n','n')",
     "CHECK"},
    {REFUSED, "a bill's number twice", BILL "(90,1,1,1,0," DAY ",0,0,0,0,0,0,0,0,1,'n','n')",
     "bill is frozen (replace)"},
    {REFUSED, "REPLACE bill", "INSERT OR REPLACE INTO bill SELECT * FROM bill WHERE id=1", "bill is frozen (replace)"},
    {REFUSED, "REPLACE bill line", "INSERT OR REPLACE INTO bill_line SELECT * FROM bill_line",
     "bill line is frozen (replace)"},
    {DONE, "sale uses the coupon, the offer's use and budget",
     "%T{sale,bill=1,member=1}%ka " MOVE "(%s,1,3,-1,'used',1),(%s,2,4,-1,'used',1),(%s,3,5,-1,'used',1000);" USE
     "(%s,1,1,1," DAY ",1,1000,3)",
     NULL},
    {REFUSED, "coupon used twice", "%T{sale} " MOVE "(%s,1,3,-1,'used',1)", "CHECK constraint failed: remaining"},
    {REFUSED, "last yuan of the budget", "%T{sale} " MOVE "(%s,1,5,-1,'used',1)", "CHECK constraint failed: remaining"},
    {REFUSED, "last use of the offer", "%T{sale} " MOVE "(%s,1,4,-1,'used',1)", "CHECK constraint failed: remaining"},
    {REFUSED, "per-member limit", "%T{sale} " USE "(%s,1,1,1," DAY ",1,1,NULL)", "offer_limit per member"},
    {DONE, "another member may", "%T{sale} " USE "(%s,1,1,2," DAY ",1,1,NULL)", NULL},
    {DONE, "once a day", "%T{sale} " USE "(%s,1,2,1," DAY ",1,1,NULL)", NULL},
    {REFUSED, "twice a day", "%T{sale} " USE "(%s,1,2,1," DAY ",1,1,NULL)", "offer_limit per day"},
    {DONE, "the next day again", "%T{sale} " USE "(%s,1,2,1," DAY "+1,1,1,NULL)", NULL},
    {REFUSED, "UPDATE offer_use", "UPDATE offer_use SET amount=0", "append-only"},
    {REFUSED, "DELETE offer_use", "DELETE FROM offer_use", "append-only"},
    {REFUSED, "REPLACE offer_use", "INSERT OR REPLACE INTO offer_use SELECT * FROM offer_use", "append-only"},
    {DONE, "payments; then the tender is corrected from cash to wechat",
     "%T{tender,bill=1} " PAY
     "(%a,1,1,NULL,'cash',1,2000,2000,NULL),(%s,1,1,NULL,'cash',-1,2000,NULL,NULL),(%s,2,1,NULL,'"
     "wechat',1,2000,NULL,NULL)",
     NULL},
    {REFUSED, "refund more than that tender paid", "%T{return,bill=1} " PAY "(%s,1,1,NULL,'wechat',-1,2001,NULL,NULL)",
     "more given back"},
    {REFUSED, "refund to the tender that was taken back",
     "%T{return,bill=1} " PAY "(%s,1,1,NULL,'cash',-1,1,NULL,NULL)", "more given back"},
    {DONE, "deposit 50.00 of an order",
     "INSERT INTO customer_order VALUES(1,'cake',NULL,NULL,1);%T{deposit} " NAMED "(20,'deposit',5000," DAY "," DAY
     ",%s,1,NULL);" MOVE "(%s,1,20,1,'issued',5000)",
     NULL},
    {REFUSED, "debt without a debtor", "%T{sale} " NAMED "(21,'account',1," DAY "," DAY ",%s,1,NULL)", "CHECK"},
    {DONE, "a voucher", "%T{deposit} " VOUCHER "(%s,1,1,'voucher',5000,'MT123',4400)", NULL},
    {REFUSED, "voucher twice", "%T{deposit} " VOUCHER "(%s,1,1,'voucher',1,'MT123',1)", "a voucher pays once"},
    {REFUSED, "UPDATE payment", "UPDATE payment SET amount=1", "append-only"},
    {REFUSED, "DELETE payment", "DELETE FROM payment", "append-only"},
    {REFUSED, "REPLACE payment", "INSERT OR REPLACE INTO payment SELECT * FROM payment", "append-only"},
    {DONE, "a walk-in's bill", BILL "(9,1,9,NULL,0," DAY ",1,0,0,0,1,0,0,0,1,'','')", NULL},
    {DONE, "walk-in bill claimed", "%T{claim,bill=9,member=1} UPDATE bill SET member=1 WHERE id=9", NULL},
    {REFUSED, "claimed twice", "UPDATE bill SET member=2 WHERE id=9", "already_claimed"},
    {REFUSED, "let go", "UPDATE bill SET member=NULL WHERE id=9", "already_claimed"},
    {DONE, "another walk-in's bill", BILL "(10,1,10,NULL,0," DAY ",500,0,0,0,500,0,0,0,1,'','')", NULL},
    {DONE, "claimed with what it earned",
     "%T{claim,bill=10,member=1} INSERT INTO bill_claim VALUES(%s,10,1,5,1,'n','n',0,NULL); INSERT INTO claim_line "
     "VALUES(%s,1,1,10000)",
     NULL},
    {HOLDS, "the bill has its member", "SELECT member FROM bill WHERE id=10", "1"},
    {REFUSED, "claimed again", "%T{claim,bill=10,member=2} INSERT INTO bill_claim VALUES(%s,10,2,5,0,'n','n',0,NULL)",
     "already_claimed"},
    {REFUSED, "a claim of a member's bill",
     "%T{claim,bill=1,member=2} INSERT INTO bill_claim VALUES(%s,1,2,5,0,'n','n',0,NULL)", "already_claimed"},
    {REFUSED, "UPDATE claim", "UPDATE bill_claim SET points_earned=9", "frozen"},
    {REFUSED, "DELETE claim", "DELETE FROM bill_claim", "bill_claim stays"},
    {REFUSED, "UPDATE claim line", "UPDATE claim_line SET multiplier=9", "append-only"},
    {REFUSED, "DELETE claim line", "DELETE FROM claim_line", "append-only"},
    {REFUSED, "REPLACE claim line", "INSERT OR REPLACE INTO claim_line SELECT * FROM claim_line", "append-only"},
    {DONE, "a return takes from the claim", "%T{return,bill=10,member=1} INSERT INTO bill_return VALUES(%s,10,0,0,5)",
     NULL},
    {HOLDS, "and not from the bill",
     "SELECT b.points_taken||'|'||c.points_taken FROM bill b JOIN bill_claim c ON c.bill=b.id WHERE b.id=10", "0|5"},
    {DONE, "what was by hand",
     "%T{sale} INSERT INTO hand VALUES(%s,1,'price',1,3800," DAY "),(%s,2,'price',2,-100," DAY
     "),(%s,3,'discount',NULL,100," DAY ")",
     NULL},
    {REFUSED, "less than nothing by hand", "%T{sale} INSERT INTO hand VALUES(%s,1,'refund',NULL,-1," DAY ")", "CHECK"},
    {REFUSED, "a price of no line", "%T{sale} INSERT INTO hand VALUES(%s,1,'price',NULL,1," DAY ")", "CHECK"},
    {REFUSED, "a kind by hand nobody knows", "%T{sale} INSERT INTO hand VALUES(%s,1,'gift',NULL,1," DAY ")", "CHECK"},
    {REFUSED, "by hand on another day", "%T{sale} INSERT INTO hand VALUES(%s,1,'refund',NULL,1," DAY "+1)",
     "the day of its txn"},
    {REFUSED, "UPDATE hand", "UPDATE hand SET amount=0", "append-only"},
    {REFUSED, "DELETE hand", "DELETE FROM hand", "append-only"},
    {REFUSED, "REPLACE hand", "INSERT OR REPLACE INTO hand SELECT * FROM hand", "append-only"},
    {REFUSED, "more than it earned", "%T{return,bill=10} INSERT INTO bill_return VALUES(%s,10,0,0,1)",
     "points_taken BETWEEN"},
    {REFUSED, "frozen bill", "UPDATE bill SET payable=0 WHERE id=9", "bill is frozen"},
    {REFUSED, "frozen line", "UPDATE bill_line SET net=0", "bill line is frozen"},
    {REFUSED, "DELETE bill", "DELETE FROM bill WHERE id=9", "bills stay"},
    {REFUSED, "DELETE bill line", "DELETE FROM bill_line", "bill lines stay"},
    {DONE, "return 1 of 3",
     "%T{return,bill=1,member=1} INSERT INTO return_line VALUES(%s,1,1,1000,667); INSERT INTO bill_return "
     "VALUES(%s,1,667,3,10)",
     NULL},
    {DONE, "return another (two returns of one bill)",
     "%T{return,bill=1,member=1} INSERT INTO return_line VALUES(%s,1,1,1000,667); INSERT INTO bill_return "
     "VALUES(%s,1,667,3,10)",
     NULL},
    {HOLDS, "the bill knows what went back",
     "SELECT returned,l.refunded,b.refunded,points_back,points_taken FROM bill b,bill_line l WHERE b.id=1 AND "
     "l.bill=1",
     "2000|1334|1334|6|20"},
    {REFUSED, "return more than sold", "%T{return,bill=1} INSERT INTO return_line VALUES(%s,1,1,2000,1)",
     "returned BETWEEN"},
    {REFUSED, "refund more than the line", "%T{return,bill=1} INSERT INTO return_line VALUES(%s,1,1,1000,667)",
     "refunded BETWEEN"},
    {REFUSED, "refund more than the bill", "%T{return,bill=1} INSERT INTO bill_return VALUES(%s,1,667,0,0)",
     "refunded BETWEEN"},
    {REFUSED, "more points back than were spent", "%T{return,bill=1} INSERT INTO bill_return VALUES(%s,1,0,5,0)",
     "points_back BETWEEN"},
    {REFUSED, "more points taken than were earned", "%T{return,bill=1} INSERT INTO bill_return VALUES(%s,1,0,0,11)",
     "points_taken BETWEEN"},
    {REFUSED, "return of a line that is not there", "%T{return,bill=1} INSERT INTO return_line VALUES(%s,1,2,1000,1)",
     "FOREIGN KEY"},
    {REFUSED, "UPDATE return line", "UPDATE return_line SET quantity=1", "append-only"},
    {REFUSED, "DELETE return line", "DELETE FROM return_line", "append-only"},
    {REFUSED, "REPLACE return line", "INSERT OR REPLACE INTO return_line SELECT * FROM return_line", "append-only"},
    {REFUSED, "UPDATE bill return", "UPDATE bill_return SET refund=0", "append-only"},
    {REFUSED, "DELETE bill return", "DELETE FROM bill_return", "append-only"},
    {REFUSED, "REPLACE bill return", "INSERT OR REPLACE INTO bill_return SELECT * FROM bill_return", "append-only"},
    {REFUSED, "void after a partial return", "%T{void,bill=1,reverses=%a}", "already_returned"},
    {DONE, "second sale",
     BILL "(2,1,2,1,0," DAY ",1000,0,0,0,1000,0,0,0,1,'n','n');" LINE
          "(2,1,1,'tea',1000,1000,1000,0,0,0,1000,0,1,10000,'[]'); %T{sale,bill=2,member=1}%kb",
     NULL},
    {DONE, "void it; the offer's use comes back",
     "%T{void,bill=2,reverses=%b} " MOVE "(%s,1,4,1,'returned',1);" USE "(%s,1,1,1," DAY ",-1,0,NULL)", NULL},
    {HOLDS, "use given back, bill voided",
     "SELECT uses FROM offer_count WHERE offer=1 AND member=1 AND day=0; SELECT remaining FROM lot WHERE id=4; "
     "SELECT voided FROM bill WHERE id=2",
     "0\n1\n1"},
    {REFUSED, "a use given back that was never used", "%T{void,reverses=1} " USE "(%s,1,1,1," DAY ",-1,0,NULL)",
     "CHECK"},
    {REFUSED, "void twice", "%T{void,bill=2,reverses=%b}", "UNIQUE constraint failed: txn.reverses"},
    {DONE, "last gift", "%T{stock} INSERT INTO stock_move VALUES(%s,2,1,-1000)", NULL},
    {DONE, "more sold than there was", "%T{stock} INSERT INTO stock_move VALUES(%s,2,0,-1000)", NULL},
    {REFUSED, "a move of nothing", "%T{stock} INSERT INTO stock_move VALUES(%s,2,0,0)",
     "CHECK constraint failed: change <> 0"},
    {DONE, "what is not counted never runs out", "%T{stock} INSERT INTO stock_move VALUES(%s,1,0,-5000)", NULL},
    {REFUSED, "a member's price above the price", "UPDATE item SET member_price=1001 WHERE id=1", "CHECK"},
    {REFUSED, "a floor above the price", "UPDATE item SET floor=1001 WHERE id=1", "CHECK"},

    /* owed points: a debt is a lot of kind owed; recovering it moves two lots */
    {DONE, "shortfall: owed 40",
     "%T{return,member=2} " LOT "(6,'owed',2,NULL,NULL,40," DAY "," DAY "," NEVER ",%s,NULL);" MOVE
     "(%s,1,6,1,'issued',40)",
     NULL},
    {DONE, "earn 25, all recovered",
     "%T{earn,member=2} " LOT "(7,'points',2,NULL,NULL,25," DAY "," DAY "," DAY "+30,%s,NULL);" MOVE
     "(%s,1,7,1,'issued',25),(%s,2,7,-1,'recovered',25),(%s,3,6,-1,'recovered',25)",
     NULL},
    {HOLDS, "points 0, owed 15",
     "SELECT group_concat(kind||held) FROM (SELECT * FROM balance WHERE member=2 ORDER BY kind)", "owed15,points0"},
    {DONE, "top-up 500.00, bonus 3 x 20.00 monthly, a pass of 10",
     "%T{topup,member=1} " LOT "(8,'principal',1,NULL,NULL,50000," DAY "," DAY "," NEVER
     ",%s,NULL),(9,'bonus',1,NULL,NULL,2000," DAY "," DAY "," NEVER ",%s,NULL),(10,'bonus',1,NULL,NULL,2000," DAY
     "," DAY "+30," NEVER ",%s,9),(11,'bonus',1,NULL,NULL,2000," DAY "," DAY "+60," NEVER
     ",%s,9),(12,'pass',1,NULL,1,10," DAY "," DAY "," DAY "+365,%s,NULL);" MOVE
     "(%s,1,8,1,'issued',50000),(%s,2,9,1,'issued',2000),(%s,3,10,1,'issued',2000),(%s,4,11,1,'issued',2000),(%"
     "s,5,12,1,'issued',10)",
     NULL},
    {DONE, "grace: an expired lot comes back as a new one",
     "%T{return,member=1} " LOT "(13,'points',1,NULL,NULL,30," DAY "," DAY "," DAY "+30,%s,1);" MOVE
     "(%s,1,13,1,'issued',30)",
     NULL},

    /* merge 2 into 1: open lots move by transfer, debt too; unmerge moves back what is left */
    {DONE, "member 2 earns 60",
     "%T{earn,member=2} " LOT "(14,'points',2,NULL,NULL,60," DAY "," DAY "," DAY "+30,%s,NULL);" MOVE
     "(%s,1,14,1,'issued',60)",
     NULL},
    {DONE, "merge",
     "%T{merge,member=1}%kc " LOT "(15,'points',1,NULL,NULL,60," DAY "," DAY "," DAY
     "+30,%s,14),(16,'owed',1,NULL,NULL,15," DAY "," DAY "," NEVER ",%s,6);" MOVE
     "(%s,1,14,-1,'merged',60),(%s,2,6,-1,'merged',15),(%s,3,15,1,'issued',60),(%s,4,16,1,'issued',15); INSERT "
     "INTO merge VALUES(1,1,2,%s,'{}',NULL); UPDATE member SET state='merged',merged_into=1 WHERE id=2",
     NULL},
    {DONE, "the number is free while its member is merged",
     "INSERT INTO member(id,shop,phone,tier,joined) VALUES(3,1,13900005678,'n',1); DELETE FROM member WHERE id=3",
     NULL},
    {DONE, "spend 20 of the merged lot", "%T{redeem,member=1} " MOVE "(%s,1,15,-1,'redeemed',20)", NULL},
    {DONE, "unmerge: 40 of 60 go home, debt too",
     "%T{unmerge,member=1,reverses=%c} " MOVE
     "(%s,1,15,-1,'merged',40),(%s,2,14,1,'merged',40),(%s,3,16,-1,'merged',15),(%s,4,6,1,'merged',15); UPDATE "
     "merge SET undone=%s WHERE id=1; UPDATE member SET state='active',merged_into=NULL WHERE id=2",
     NULL},
    {HOLDS, "member 2 has 40 and owes 15",
     "SELECT group_concat(kind||held) FROM (SELECT * FROM balance WHERE member=2 ORDER BY kind)", "owed15,points40"},
    {REFUSED, "merged into nobody", "UPDATE member SET state='merged' WHERE id=2", "CHECK"},
    {REFUSED, "merged into oneself", "UPDATE member SET state='merged',merged_into=2 WHERE id=2", "CHECK"},
    {DONE, "erase member 2: person gone, books stay",
     "UPDATE member SET "
     "state='erased',phone=NULL,card=NULL,name='',pinyin='',initials='',extra=NULL,birth_year=NULL WHERE id=2; "
     "DELETE FROM identity WHERE member=2; DELETE FROM member_suffix WHERE member=2; UPDATE merge SET "
     "before='{}' WHERE dropped=2",
     NULL},
    {REFUSED, "half-erased member", "UPDATE member SET state='erased' WHERE id=1", "CHECK"},
    {REFUSED, "same phone twice", "INSERT INTO member(shop,phone,tier,joined) VALUES(1,13800005678,'n',1)",
     "UNIQUE constraint failed: member.phone"},
    {DONE, "a card", "UPDATE member SET card='C1' WHERE id=1", NULL},
    {REFUSED, "same card twice", "INSERT INTO member(shop,card,tier,joined) VALUES(1,'C1','n',1)",
     "UNIQUE constraint failed: member.card"},
    {REFUSED, "month 13", "UPDATE member SET birth_month=13 WHERE id=1", "CHECK"},
    {REFUSED, "wrong type (STRICT)", "UPDATE item SET price='x'", "cannot store TEXT"},

    /* staff */
    {REFUSED, "approve one's own request",
     "INSERT INTO approval(verb,body,digest,asked_by,asked_at,by,at,verdict) VALUES('x','',x'',2,0,2,0,'granted')",
     "CHECK"},
    {DONE, "a shift", "INSERT INTO shift(till,staff,opened) VALUES(1,2,0)", NULL},
    {REFUSED, "a second shift at one till", "INSERT INTO shift(till,staff,opened) VALUES(1,3,0)", "UNIQUE"},
    {REFUSED, "a shift closed without a count", "UPDATE shift SET closed=1", "CHECK"},
    /* shifts: counted once, after which nothing can be added */
    {DONE, "a float", "INSERT INTO drawer(id,shift,at,staff,kind,amount) VALUES(1,1,10,2,'float',500)", NULL},
    {REFUSED, "an opening that moves money", "INSERT INTO drawer(shift,at,staff,kind,amount) VALUES(1,1,2,'open',5)",
     "CHECK"},
    {REFUSED, "a drop of nothing", "INSERT INTO drawer(shift,at,staff,kind,amount) VALUES(1,1,2,'drop',0)", "CHECK"},
    {REFUSED, "a drawer row changed", "UPDATE drawer SET amount=1", "append-only"},
    {REFUSED, "a drawer row deleted", "DELETE FROM drawer", "append-only"},
    {REFUSED, "a drawer row replaced", "REPLACE INTO drawer(id,shift,at,staff,kind,amount) VALUES(1,1,10,2,'float',1)",
     "append-only"},
    {DONE, "paid into an open shift", "%T{topup} " PAY "(%s,1,NULL,1,'cash',1,100,NULL,NULL)", NULL},
    {DONE, "counted and closed", "UPDATE shift SET closed=20, count='[]', over=-600 WHERE id=1", NULL},
    {REFUSED, "paid into a closed shift", "%T{topup} " PAY "(%s,1,NULL,1,'cash',1,100,NULL,NULL)", "shift_closed"},
    {REFUSED, "a drop of a closed shift", "INSERT INTO drawer(shift,at,staff,kind,amount) VALUES(1,1,2,'drop',5)",
     "shift_closed"},
    {REFUSED, "a closed shift changed", "UPDATE shift SET over=0", "frozen"},
    {REFUSED, "a shift deleted", "DELETE FROM shift", "shifts stay"},
    {REFUSED, "a shift replaced", "REPLACE INTO shift(id,till,staff,opened) VALUES(1,1,2,10)", "frozen"},
    /* a print job: it waits, is claimed once, and what may have been printed is marked */
    {DONE, "a job", "INSERT INTO print_job(id,till,kind,kick,again,at,staff) VALUES(1,1,'test',1,0,0,2)", NULL},
    {REFUSED, "a slip of nothing", "INSERT INTO print_job(till,kind,kick,again,at,staff) VALUES(1,'sale',0,0,0,2)",
     "CHECK"},
    {REFUSED, "a drawer that stays shut",
     "INSERT INTO print_job(till,kind,kick,again,at,staff) VALUES(1,'drawer',0,0,0,2)", "CHECK"},
    {REFUSED, "a job printed at once",
     "INSERT INTO print_job(till,kind,kick,again,at,staff,state,tries,tried) VALUES(1,'test',0,0,0,2,'printed',1,1)",
     "starts waiting"},
    {REFUSED, "printed without a claim", "UPDATE print_job SET state='printed', tries=1, tried=1",
     "does not go that way"},
    {REFUSED, "claimed without a try", "UPDATE print_job SET state='sending'", "CHECK"},
    {DONE, "claimed", "UPDATE print_job SET state='sending', tries=1, tried=1", NULL},
    {DONE, "failed in the middle", "UPDATE print_job SET state='unsure', error='gone'", NULL},
    {REFUSED, "again, unmarked", "UPDATE print_job SET state='waiting'", "as a duplicate"},
    {REFUSED, "claimed without being offered", "UPDATE print_job SET state='sending'", "does not go that way"},
    {DONE, "again, marked", "UPDATE print_job SET state='waiting', again=1", NULL},
    {REFUSED, "a job of another kind", "UPDATE print_job SET kind='drawer'", "frozen"},
    {DONE, "given up", "UPDATE print_job SET state='dropped'", NULL},
    {REFUSED, "taken up again", "UPDATE print_job SET state='waiting'", "does not go that way"},
    {REFUSED, "a job deleted", "DELETE FROM print_job", "print jobs stay"},
    {REFUSED, "a job replaced", "REPLACE INTO print_job(id,till,kind,kick,again,at,staff) VALUES(1,1,'test',1,0,0,2)",
     "replace"},
    {DONE, "an act", "INSERT INTO act(key,digest,verb,at,result) VALUES('k',x'','x',0,'{}')", NULL},
    {REFUSED, "its key again", "INSERT INTO act(key,digest,verb,at,result) VALUES('k',x'','y',0,'{}')",
     "UNIQUE constraint failed: act.key"},

    /* epochs, audit, steps */
    {REFUSED, "restore without a new epoch",
     "UPDATE shop SET epoch=2; INSERT INTO txn(shop,epoch,seq,kind,at,day,staff,body,prev,hash) "
     "VALUES(1,1,%s+1,'earn',0," DAY ",2,'b'," HASH("%s") "," HASH("%s+1") ")",
     "txn: epoch"},
    {DONE, "after a restore: epoch 2, seq from 1, chain goes on",
     "UPDATE shop SET epoch=2; INSERT INTO txn(shop,epoch,seq,kind,at,day,staff,body,prev,hash) "
     "VALUES(1,2,1,'earn',0," DAY ",2,'b'," HASH("%s") "," HASH("%s+1") ")",
     NULL},
    {DONE, "audit and a step",
     "INSERT INTO audit VALUES(1,0,2,1,'x',NULL,NULL,NULL,zeroblob(32)," HASH(
         "5") "); INSERT INTO step VALUES(1,1,'earn','{}')",
     NULL},
    {REFUSED, "UPDATE audit", "UPDATE audit SET act='y'", "append-only"},
    {REFUSED, "DELETE audit", "DELETE FROM audit", "append-only"},
    {REFUSED, "REPLACE audit",
     "INSERT OR REPLACE INTO audit VALUES(1,0,2,1,'y',NULL,NULL,NULL,zeroblob(32)," HASH("5") ")", "append-only"},
    {REFUSED, "UPDATE step", "UPDATE step SET data='y'", "append-only"},
    {REFUSED, "DELETE step", "DELETE FROM step", "append-only"},
    {REFUSED, "REPLACE step", "INSERT OR REPLACE INTO step VALUES(1,1,'earn','y')", "append-only"},

    /* invariants after all of the above */
    {HOLDS, "every lot = its transfers; every balance = its lots",
     "SELECT (SELECT count(*) FROM lot l WHERE remaining<>(SELECT coalesce(sum(sign*amount),0) FROM transfer "
     "WHERE lot=l.id)),(SELECT count(*) FROM balance b WHERE held<>(SELECT coalesce(sum(remaining),0) FROM lot "
     "WHERE member=b.member AND kind=b.kind))",
     "0|0"},
    {HOLDS, "draw order reads the partial index, no sort",
     "EXPLAIN QUERY PLAN SELECT id,remaining FROM lot WHERE member=1 AND kind='points' AND remaining>0 ORDER BY "
     "expires_on,id",
     "SEARCH lot USING INDEX lot_open (member=? AND kind=?)"},
    {HOLDS, "file whole, no dangling key", "PRAGMA integrity_check; PRAGMA foreign_key_check", "ok"},
    {HOLDS, "every table is STRICT",
     "SELECT group_concat(name) FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite%%' AND sql NOT "
     "LIKE '%%) STRICT%%'",
     ""},
};

static int seq;
static int kept[3];

static void fill(struct buffer *out, const char *text);

/* After %T: "{earn,member=1}". The first txn of a chain follows 32 zero bytes. */
static const char *next_txn(struct buffer *out, const char *text)
{
    struct buffer columns = {0};
    struct buffer values = {0};
    size_t kind = strcspn(text + 1, ",}");
    const char *at = text + 1 + kind;
    seq++;
    buffer_add(&columns, "");
    buffer_add(&values, "");
    while (*at == ',') {
        size_t name = strcspn(at, "=");
        size_t value = strcspn(at + name, ",}");
        buffer_add_bytes(&columns, at, name);
        buffer_add(&values, ",");
        buffer_add_bytes(&values, at + name + 1, value - 1);
        at += name + value;
    }
    buffer_format(out, "INSERT INTO txn(id,shop,epoch,seq,kind,at,day,staff,body,prev,hash%s) VALUES(%d,1,1,%d,'%.*s',",
                  columns.text, seq, seq, (int)kind, text + 1);
    buffer_format(out, "0," DAY ",2,'b',%s,%s", seq > 1 ? HASH("%s-1") : "zeroblob(32)", HASH("%s"));
    buffer_format(out, "%s);", values.text);
    buffer_clear(&columns);
    buffer_clear(&values);
    return at;
}

static void fill(struct buffer *out, const char *text)
{
    for (; *text; text++) {
        if (*text != '%') {
            buffer_add_bytes(out, text, 1);
            continue;
        }
        text++;
        if (*text == 's')
            buffer_format(out, "%d", seq);
        else if (*text == '%')
            buffer_add(out, "%");
        else if (*text == 'k')
            kept[*++text - 'a'] = seq;
        else if (*text == 'T') {
            struct buffer txn = {0};
            text = next_txn(&txn, text + 1);
            fill(out, txn.text);
            buffer_clear(&txn);
        } else
            buffer_format(out, "%d", kept[*text - 'a']);
    }
}

static int collect(void *context, int columns, char **value, char **name)
{
    struct buffer *rows = context;
    int from = columns == 4 && strcmp(name[3], "detail") == 0 ? 3 : 0; /* EXPLAIN QUERY PLAN: the words alone */
    if (rows->length)
        buffer_add(rows, "\n");
    for (int i = from; i < columns; i++)
        buffer_format(rows, "%s%s", i > from ? "|" : "", value[i] ? value[i] : "");
    return 0;
}

/* Prints the claim and returns 1 if it does not hold. */
static int wrong(sqlite3 *handle, const struct claim *claim)
{
    struct buffer sql = {0};
    struct buffer rows = {0};
    char *message = NULL;
    int before = seq;
    buffer_add(&rows, "");
    fill(&sql, claim->sql);
    sqlite3_exec(handle, "BEGIN", NULL, NULL, NULL);
    int code = sqlite3_exec(handle, sql.text, collect, &rows, &message);
    if (code == SQLITE_OK)
        code = sqlite3_exec(handle, "COMMIT", NULL, NULL, &message);
    bool good = code == SQLITE_OK && claim->how != REFUSED;
    if (claim->how == HOLDS)
        good = good && strcmp(rows.text, claim->want) == 0;
    if (claim->how == REFUSED)
        good = code != SQLITE_OK && message && strstr(message, claim->want);
    if (!good)
        print_message("WRONG %s: [%s] [%s]\n", claim->name, message ? message : "", rows.text);
    if (!sqlite3_get_autocommit(handle))
        sqlite3_exec(handle, "ROLLBACK", NULL, NULL, NULL);
    if (code != SQLITE_OK)
        seq = before;
    sqlite3_free(message);
    buffer_clear(&sql);
    buffer_clear(&rows);
    return good ? 0 : 1;
}

static void guards_do_what_they_claim(void **state)
{
    char path[SCRATCH_PATH];
    struct db *db = NULL;
    struct error err = {0};
    int bad = 0;
    (void)state;
    assert_int_equal(db_open(scratch_path(path, "schema.db"), DB_CREATE, &db, &err), STATUS_OK);
    assert_int_equal(sqlite3_exec(db->handle, start, NULL, NULL, NULL), SQLITE_OK);
    for (size_t i = 0; i < sizeof claims / sizeof *claims; i++)
        bad += wrong(db->handle, &claims[i]);
    assert_int_equal(bad, 0);
    db_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(guards_do_what_they_claim)};
    return cmocka_run_group_tests(tests, NULL, scratch_clean);
}
