/* SPDX-License-Identifier: MIT */
#include "ui/counter/keys.h"

#include "base/i18n.h"
#include "desk/sell.h"

#define FINDING (IN(IDLE) | IN(QUERY))
#define OPENING (IN(MEMBER) | IN(WALKIN))
#define SELLING (OPENING | IN(BILL))
#define PAYING (IN(BILL) | IN(TENDER))
#define NUMBERED (IN(BILLS) | IN(LEDGER))
#define PAPERS                                                                                                         \
    (IN(ITEM) | IN(BILLS) | IN(STEPS) | IN(CARD) | IN(LEDGER) | IN(RETURN) | IN(RECEIPT) | IN(BOARD) | IN(BEHIND) |    \
     IN(RULES) | IN(ELEMENTS) | IN(TRIAL))
#define PRINTED (IN(IDLE) | IN(BILLS) | IN(RETURN))
#define CHOOSING (IN(LIST) | IN(GIFTS) | IN(OFFERS) | IN(PEOPLE) | IN(PASSES))
/* Something is asked or filled in: it is answered or left first. */
#define HANDOVER (IN(SHIFT) | IN(COMING) | IN(COUNTED))
#define ANSWERED (IN(ASK) | IN(PROOF) | IN(FORM) | IN(PEOPLE) | IN(APPROVE) | IN(LOCKED) | IN(SCANNER) | HANDOVER)
#define ALL ((UINT64_C(1) << SCREEN_COUNT) - 1)

#define ROW(in, what, does) .states = (in), .sign = SIGN_##what, .digit = DIGIT_ANY, .action = ACTION_##does
#define SHOWN(text) , .label = text, .prompt = true
#define MENU(n, does, name, more)                                                                                      \
    {                                                                                                                  \
        .states = IN(IDLE), .sign = SIGN_CHOICE, .digit = n, .action = ACTION_##does, .key = "." #n, .help = name more \
    }
#define PAY_BY(n, kind, name, more)                                                                                    \
    {                                                                                                                  \
        .states = PAYING, .sign = SIGN_CHOICE, .digit = n, .action = ACTION_TENDER, .tender = TENDER_##kind,           \
        .key = "." #n, .help = name more                                                                               \
    }

#define TOP_UP_BY(n, kind, name, more)                                                                                 \
    {                                                                                                                  \
        .states = IN(TOPUP), .sign = SIGN_CHOICE, .digit = n, .action = ACTION_TOPUP_TENDER, .tender = TENDER_##kind,  \
        .key = "." #n, .help = name more                                                                               \
    }
#define CORRECT_TO(n, kind, name)                                                                                      \
    {                                                                                                                  \
        .states = IN(CORRECT), .sign = SIGN_CHOICE, .digit = n, .action = ACTION_CORRECT_TENDER,                       \
        .tender = TENDER_##kind, .key = "." #n, .help = name                                                           \
    }
#define CHOOSE(in, n, does, name, more)                                                                                \
    {                                                                                                                  \
        .states = in, .sign = SIGN_CHOICE, .digit = n, .action = ACTION_##does, .key = "." #n, .help = name more       \
    }

static const struct binding table[] = {
    /* find */
    {ROW(FINDING, TEXT, SEARCH), .key = "0-9 a-z",
     .help = N_("tail or whole phone, card, pinyin, initials, name; 5678z: both")},
    {ROW(IN(QUERY), QUERY, TAKE), .key = "Enter", .label = N_("Enter 1st"), .prompt = true,
     .help = N_("takes the marked row; a new phone number: enrols")},
    {.states = IN(QUERY),
     .sign = SIGN_CHOICE,
     .digit = DIGIT_ANY,
     .action = ACTION_PICK,
     .key = ".n",
     .label = N_(".2 2nd"),
     .prompt = true,
     .help = N_("takes row n")},
    {ROW(IN(IDLE), ENTER, WALKIN), .key = "Enter", .label = N_("Enter walk-in"), .prompt = true,
     .help = N_("walk-in; Enter once more goes back")},
    {ROW(IN(QUERY), ENTER, TAKE), .key = "Enter", .help = N_("takes the marked row of those seen last")},
    {ROW(IN(IDLE), STAR, WALKIN_LINE), .key = "*A Enter", .help = N_("walk-in with a line of A")},
    {ROW(IN(IDLE) | IN(WALKIN), PLUS, NEED_MEMBER), .key = NULL},
    {ROW(IN(IDLE) | IN(WALKIN), MINUS, NEED_MEMBER), .key = NULL},
    {ROW(IN(QUERY), STAR, CHOOSE_FIRST), .key = NULL},
    {ROW(IN(QUERY), PLUS, CHOOSE_FIRST), .key = NULL},
    {ROW(IN(IDLE), SLASH, NUMBER), .key = "/N Enter", .label = N_("/Bill"),
     .help = N_("bill N: return, void, receipt; / Enter: the day's bills")},

    /* bill */
    {ROW(IN(BILL), ENTER, PAY), .key = "Enter", .label = N_("Enter=all {0}"), .prompt = true,
     .help = N_("the default tender pays the whole")},
    {ROW(IN(TENDER), ENTER, TENDER_REST), .key = "Enter", .label = N_("Enter=the rest"), .prompt = true,
     .help = N_("the chosen tender pays all it can")},
    {ROW(OPENING, AMOUNT, LINE), .key = "A Enter", .label = N_("Amount Enter"), .prompt = true,
     .help = N_("opens the bill with an amount")},
    {ROW(IN(BILL), AMOUNT, CASH), .preset = PRESET_DEFAULT, .key = "A Enter",
     .help = N_("cash received: change, or part paid")},
    {ROW(IN(BILL), AMOUNT, LINE), .preset = PRESET_LINES_FIRST, .key = "A Enter",
     .help = N_("another line; cash received is .1, then the amount")},
    {ROW(IN(TENDER), AMOUNT, TENDER_PART), .key = "A Enter", .label = N_("Amount Enter=part"), .prompt = true,
     .help = N_("that much by the chosen tender")},
    {ROW(SELLING, LINE, LINE), .key = "Q*A Enter", .label = N_("*Line"), .prompt = true,
     .help = N_("a line of Q times A; *A a line of A")},
    {ROW(SELLING, ITEM, ITEM), .key = N_("Q*/code Enter"), .help = N_("Q of an item")},
    {ROW(SELLING, CODE, SCAN), .key = N_("8+ digits"), .help = N_("as a scan of them: barcode, card, phone")},
    {ROW(SELLING, TEXT, ITEMS), .key = "a-z", .help = N_("items by initials, code or name; Q* before them: Q of it")},
    {ROW(IN(ITEM), TEXT, ITEMS_TYPED), .key = "a-z 0-9", .help = N_("initials, pinyin, code, or a part of the name")},
    {ROW(IN(ITEM), QUERY, ITEMS_TAKE), .key = "Enter", .label = N_("Enter 1st"), .prompt = true,
     .help = N_("takes the marked item onto the bill")},
    {.states = IN(ITEM),
     .sign = SIGN_CHOICE,
     .digit = DIGIT_ANY,
     .action = ACTION_ITEMS_PICK,
     .key = ".n",
     .label = N_(".2 2nd"),
     .prompt = true,
     .help = N_("takes row n")},
    {ROW(IN(ITEM), ENTER, LEAVE), .key = NULL},
    {ROW(IN(BILL), QUANTITY, QUANTITY), .key = "Q* Enter", .help = N_("quantity of the marked line; 0* takes it off")},
    {ROW(IN(BILL), DELETE, REMOVE), .key = "Del", .help = N_("takes the marked line off")},
    {ROW(IN(BILL), POINTS, POINTS), .key = "-N Enter", .label = N_("-Pts"), .prompt = true,
     .help = N_("N points as money; - as many as allowed; -0 none")},
    {ROW(IN(MEMBER), POINTS, GIFTS), .key = "-N Enter", .label = N_("-Pts"), .prompt = true,
     .help = N_("gifts that N points buy; - all that they buy")},
    {ROW(IN(MEMBER) | IN(BILL), TOPUP, TOPUP), .key = "+A Enter", .label = N_("+Top"), .prompt = true,
     .help = N_("tops up A; + alone: the list of offers")},
    {ROW(IN(BILL) | IN(ROUND), PRICE, PRICE), .key = "@A Enter", .help = N_("unit price of the marked line; **A too")},
    {ROW(IN(MEMBER), ENTER, SAY), .key = NULL},
    {ROW(IN(WALKIN), ENTER, LEAVE), .key = "Enter", .label = N_("Enter back"), .prompt = true,
     .help = N_("back, nothing opened")},
    PAY_BY(1, CASH, N_("cash"), SHOWN(N_(".Pay"))),
    PAY_BY(2, WECHAT, N_("WeChat"), ),
    PAY_BY(3, ALIPAY, N_("Alipay"), ),
    PAY_BY(4, CARD, N_("bank card"), ),
    PAY_BY(5, WALLET, N_("stored value"), ),
    PAY_BY(6, OTHER, N_("other"), ),
    CHOOSE(IN(BILL), 7, SPEND, N_("points"), ),
    CHOOSE(IN(BILL), 8, COUPONS, N_("coupons"), ),
    CHOOSE(IN(BILL), 9, ROUND, N_("round-off, price"), ),
    CHOOSE(IN(BILL), 0, BILL_RECEIPT, N_("receipt on, off"), ),
    {ROW(IN(BILL), F4, TENDERS), .key = "F4", .help = N_("the ways to pay, as a list")},
    {ROW(IN(TENDERS), ENTER, TENDERS_TAKE), .key = "Enter", .label = N_("Enter take"), .prompt = true,
     .help = N_("chooses that way to pay; the amount comes next")},
    {ROW(IN(TENDERS), DIGIT, TENDERS_PICK), .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("chooses way n")},
    CHOOSE(IN(MEMBER), 1, PASSES, N_("passes"), SHOWN(N_(".Menu"))),
    CHOOSE(IN(MEMBER), 2, COUPON_LIST, N_("coupons"), ),
    CHOOSE(IN(MEMBER), 3, GIFT_LIST, N_("gifts"), ),
    CHOOSE(IN(MEMBER), 4, TOPUP_LIST, N_("top-up"), ),
    CHOOSE(IN(MEMBER), 5, CARD, N_("card"), ),
    CHOOSE(IN(MEMBER), 6, EDIT, N_("edit"), ),
    CHOOSE(IN(MEMBER), 7, CLAIM, N_("claim a bill"), ),

    /* points and prices of a bill */
    {ROW(IN(SPEND), ENTER, SPEND_TAKE), .key = "Enter", .label = N_("Enter take"), .prompt = true,
     .help = N_("does what the marked row says")},
    {ROW(IN(SPEND), DIGIT, SPEND_PICK), .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("does what row n says")},
    {ROW(IN(ROUND), ENTER, ROUND_WHOLE), .key = "Enter", .label = N_("Enter=whole yuan"), .prompt = true,
     .help = N_("takes off what is over a whole yuan")},
    CHOOSE(IN(ROUND), 1, DISCOUNT, N_("bill discount: price tag"), SHOWN(N_(".1-.4 bill discount"))),
    CHOOSE(IN(ROUND), 2, DISCOUNT, N_("bill discount: a flaw"), ),
    CHOOSE(IN(ROUND), 3, DISCOUNT, N_("bill discount: a regular"), ),
    CHOOSE(IN(ROUND), 4, DISCOUNT, N_("bill discount: other reason"), ),
    {ROW(IN(DISCOUNT), AMOUNT, DISCOUNT_OFF), .key = "A Enter", .label = N_("Amount Enter=off"), .prompt = true,
     .help = N_("takes that much off; 0 nothing")},
    {ROW(IN(DISCOUNT), ENTER, LEAVE), .key = "Enter", .label = N_("Enter back"), .prompt = true, .help = N_("back")},
    {ROW(IN(ROUND), AMOUNT, ROUND_OFF), .key = "A Enter", .label = N_("Amount Enter=off"), .prompt = true,
     .help = N_("takes that much off; 0 nothing")},

    /* top-up */
    {ROW(IN(TOPUP), ENTER, TOPUP_REST), .key = "Enter", .label = N_("Enter=all {0}"), .prompt = true,
     .help = N_("the default tender, or the chosen one, pays the whole")},
    {ROW(IN(TOPUP), AMOUNT, TOPUP_PART), .key = "A Enter",
     .help = N_("cash received, or that much by the chosen tender")},
    TOP_UP_BY(1, CASH, N_("cash"), SHOWN(N_(".Pay"))),
    TOP_UP_BY(2, WECHAT, N_("WeChat"), ),
    TOP_UP_BY(3, ALIPAY, N_("Alipay"), ),
    TOP_UP_BY(4, CARD, N_("bank card"), ),
    TOP_UP_BY(6, OTHER, N_("other"), ),
    {ROW(IN(OFFERS), ENTER, TOPUP_TAKE), .key = "Enter", .label = N_("Enter take"), .prompt = true,
     .help = N_("opens that top-up")},

    /* gifts, passes */
    {ROW(IN(GIFTS), ENTER, GIFT_TAKE), .key = "Enter", .label = N_("Enter hand over"), .prompt = true,
     .help = N_("takes the points and hands the gift over")},
    {ROW(IN(PASSES), ENTER, PASS_TAKE), .key = "Enter", .label = N_("Enter one use"), .prompt = true,
     .help = N_("takes one use of the marked pass")},

    /* coupons */
    {ROW(IN(LIST), ENTER, COUPON_TAKE), .key = "Enter", .label = N_("Enter take"), .prompt = true,
     .help = N_("with a bill: puts it on or takes it off; else its verdict")},
    {ROW(IN(CODE), COUPON, VERIFY), .key = "Enter", .label = N_("Enter check"), .prompt = true,
     .help = N_("says whether the coupon can be used; never uses it up")},
    {ROW(IN(CODE), ENTER, LEAVE), .key = NULL},
    {ROW(IN(VERDICT), ENTER, LEAVE), .key = "Enter", .label = N_("Enter back"), .prompt = true, .help = N_("back")},
    {ROW(IN(VERDICT), F2, HOLDER), .key = "F2", .label = N_("F2Holder"), .help = N_("takes the holder in hand")},
    {ROW(IN(VERDICT), F9, COUPON_USE), .key = "F9", .label = N_("F9Use up"),
     .help = N_("uses it up without a bill, asked first: for a gift it brings")},

    /* bills put aside */
    {ROW(IN(HELD), ENTER, RECALL), .key = "Enter", .label = N_("Enter recall"), .prompt = true,
     .help = N_("takes the bill up again, priced anew")},
    {ROW(IN(HELD), DIGIT, RECALL_ROW), .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("takes bill n up again")},
    {ROW(IN(HELD), DELETE, HELD_DROP), .key = "Del", .label = N_("Del drop"), .prompt = true,
     .help = N_("drops it, asked first")},

    /* finished bills */
    {ROW(IN(NUMBER), CODE, BILL), .key = "N Enter", .label = N_("N Enter open"), .prompt = true,
     .help = N_("opens bill N of this till; 0002-000341 of any")},
    {ROW(IN(NUMBER), ENTER, BILLS), .key = "Enter", .label = N_("Enter the day's bills"), .prompt = true,
     .help = N_("all bills of the day, newest first")},
    {ROW(IN(NUMBER), F4, BILLS), .key = "F4", .help = N_("all bills of the day, newest first")},
    {ROW(IN(BILLS), ENTER, BILLS_TAKE), .key = "Enter", .label = N_("Enter open"), .prompt = true,
     .help = N_("opens the bill: return, void")},
    {ROW(IN(RETURN), BACK_LINE, BACK_LINE), .key = "N Enter", .label = N_("N line"), .prompt = true,
     .help = N_("line N comes back; Q*N Enter Q of it; * Enter everything")},
    {ROW(IN(RETURN), ENTER, BACK_PREVIEW), .key = "Enter", .help = N_("shows what it means, nothing written")},
    {ROW(IN(RETURN), F9, BACK_PREVIEW), .key = "F9", .label = N_("F9Preview"),
     .help = N_("shows what it means, nothing written")},
    {.states = IN(RETURN),
     .sign = SIGN_CHOICE,
     .digit = 1,
     .action = ACTION_BACK_VOID,
     .key = ".1",
     .label = N_(".1 void"),
     .prompt = true,
     .help = N_("the whole bill, as if never sold; preview first")},
    {.states = IN(RETURN),
     .sign = SIGN_CHOICE,
     .digit = 5,
     .action = ACTION_CORRECT,
     .key = ".5",
     .label = N_(".5 tender"),
     .prompt = true,
     .help = N_("puts right how it was paid")},
    CORRECT_TO(1, CASH, N_("cash")),
    CORRECT_TO(2, WECHAT, N_("WeChat")),
    CORRECT_TO(3, ALIPAY, N_("Alipay")),
    CORRECT_TO(4, CARD, N_("bank card")),
    CORRECT_TO(6, OTHER, N_("other")),
    {ROW(IN(CORRECT), ENTER, CORRECT_REST), .key = "Enter", .label = N_("Enter=write it"), .prompt = true,
     .help = N_("the chosen tender paid all the rest; it is written")},
    {ROW(IN(CORRECT), AMOUNT, CORRECT_PART), .key = "A Enter", .label = N_("Amount Enter=part"), .prompt = true,
     .help = N_("the chosen tender paid that much")},
    {ROW(IN(PREVIEW), ENTER, BACK_WRITE), .key = "Enter", .label = N_("Enter=write it"), .prompt = true,
     .help = N_("writes it, as shown")},
    {ROW(IN(PREVIEW), F9, BACK_WRITE), .key = "F9", .help = N_("writes it, as shown")},
    {ROW(IN(STEPS) | IN(RECEIPT), ENTER, LEAVE), .key = "Enter", .label = N_("Enter back"), .prompt = true,
     .help = N_("back")},
    {ROW(IN(RECEIPT), F4, RECEIPT_WIDTH), .key = "F4", .label = N_("F4 58/80mm"),
     .help = N_("the other width of paper")},
    {ROW(IN(BILLS) | IN(RETURN) | IN(CARD), F4, WHY), .key = "F4", .label = N_("F4Why"),
     .help = N_("why: every step behind the figures; .4 too")},
    {.states = IN(BILLS) | IN(RETURN) | IN(CARD),
     .sign = SIGN_CHOICE,
     .digit = 4,
     .action = ACTION_WHY,
     .key = ".4",
     .help = N_("why")},

    /* a bill claimed later */
    {ROW(IN(CLAIM), ENTER, CLAIM_TAKE), .key = "Enter", .label = N_("Enter preview"), .prompt = true,
     .help = N_("what the marked bill would bring")},
    {ROW(IN(CLAIM), CODE, CLAIM_TYPED), .key = "N Enter", .label = N_("Bill no. Enter"), .prompt = true,
     .help = N_("what bill N of this till would bring; 0002-000341 of any")},
    {ROW(IN(CLAIMED), ENTER, CLAIM_WRITE), .key = "Enter", .label = N_("Enter=write it"), .prompt = true,
     .help = N_("writes it, as shown")},
    {ROW(IN(CLAIMED), F9, CLAIM_WRITE), .key = "F9", .help = N_("writes it, as shown")},
    {ROW(IN(QR), ENTER, LEAVE), .key = "Enter", .label = N_("Enter back"), .prompt = true, .help = N_("back")},

    /* a member's card */
    {ROW(IN(CARD), ENTER, CARD_TAKE), .key = "Enter", .label = N_("Enter open"), .prompt = true,
     .help = N_("opens the bill, or says why")},
    {.states = IN(CARD),
     .sign = SIGN_CHOICE,
     .digit = 2,
     .action = ACTION_QR,
     .key = ".2",
     .label = N_(".2 QR"),
     .prompt = true,
     .help = N_("the member's own code, to be scanned")},
    {.states = IN(CARD),
     .sign = SIGN_CHOICE,
     .digit = 3,
     .action = ACTION_CARD_PHONE,
     .key = ".3",
     .label = N_(".3 phone"),
     .prompt = true,
     .help = N_("the whole phone; it is kept who asked")},
    {.states = IN(CARD), .sign = SIGN_CHOICE, .digit = 7, .action = ACTION_LEDGER, .key = ".7", .help = N_("ledger")},
    {ROW(IN(CARD), F7, LEDGER), .key = "F7", .label = N_("F7Ledger"),
     .help = N_("every movement with the balance after it")},
    {.states = IN(CARD),
     .sign = SIGN_CHOICE,
     .digit = 8,
     .action = ACTION_COUPON_LIST,
     .key = ".8",
     .help = N_("coupons")},
    {ROW(IN(CARD), F8, COUPON_LIST), .key = "F8", .label = N_("F8Coupons"), .help = N_("coupons")},
    CHOOSE(IN(CARD), 9, CLOSE, N_("pays the stored value out and closes it, asked first"), ),
    {ROW(IN(LEDGER), ENTER, WHY), .key = "Enter", .label = N_("Enter why"), .prompt = true,
     .help = N_("every step behind the movement")},
    {ROW(CHOOSING | NUMBERED, DIGIT, MOVE), .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},

    /* the running day */
    {ROW(IN(BOARD), ENTER, BOARD_TIER), .key = "Enter", .label = N_("Enter rows"), .prompt = true,
     .help = N_("the members of the marked tier")},
    {ROW(IN(BOARD), DIGIT, BOARD_TODO), .key = "1-3", .label = N_("1-3 to do"), .prompt = true,
     .help = N_("the members it is about")},
    {ROW(IN(BEHIND), ENTER, BOARD_MEMBER), .key = "Enter", .label = N_("Enter card"), .prompt = true,
     .help = N_("the member's card; Enter there opens the bill")},
    {ROW(IN(BEHIND), DIGIT, MOVE), .key = "n", .help = N_("moves to row n")},
    {ROW(IN(BEHIND), SORT, BOARD_SORT), .key = "[ ]", .label = N_("[ ]Sort"), .prompt = true,
     .help = N_("by takings, by bills, by the last visit")},

    /* the rules */
    {ROW(IN(RULES), ENTER, RULES_PART), .key = "Enter", .label = N_("Enter open"), .prompt = true,
     .help = N_("opens the marked part of the rules")},
    {ROW(IN(RULES), DIGIT, RULES_DIGIT), .key = "n", .label = N_("n part"), .prompt = true, .help = N_("opens part n")},
    {ROW(IN(RULES), DELETE, RULES_FORGET), .key = "Del", .label = N_("Del drop draft"), .prompt = true,
     .help = N_("drops the draft: the rules in force again")},
    {ROW(IN(RULES), F9, RULES_TRY), .key = "F9", .label = N_("F9Try"),
     .help = N_("what changes, and what it would have cost; nothing in force yet")},
    {ROW(IN(ELEMENTS), ENTER, RULES_ELEMENT), .key = "Enter", .label = N_("Enter edit"), .prompt = true,
     .help = N_("opens the marked one")},
    {ROW(IN(ELEMENTS), DIGIT, MOVE), .key = "n", .help = N_("moves to row n")},
    {ROW(IN(ELEMENTS), F2, RULES_NEW), .key = "F2", .label = N_("F2New"), .help = N_("one more")},
    {ROW(IN(ELEMENTS), DELETE, RULES_DROP), .key = "Del", .label = N_("Del take out"), .prompt = true,
     .help = N_("takes it out of the draft")},
    {ROW(IN(TRIAL), ENTER, RULES_LOAD), .key = "Enter", .label = N_("Enter=into force"), .prompt = true,
     .help = N_("puts the draft into force as a new version")},
    {ROW(IN(TRIAL), F9, RULES_LOAD), .key = "F9", .help = N_("puts the draft into force as a new version")},

    /* form */
    {ROW(IN(FORM), TAB, NEXT), .key = "Enter Tab", .label = N_("Enter next"), .prompt = true,
     .help = N_("next field; Enter never saves")},
    {ROW(IN(FORM), ENTER, NEXT), .key = NULL},
    {ROW(IN(FORM), DOWN, NEXT), .key = NULL},
    {ROW(IN(FORM), BACK_TAB, PREVIOUS), .key = "S-Tab", .label = N_("Shift-Tab previous"), .prompt = true,
     .help = N_("the field before")},
    {ROW(IN(FORM), UP, PREVIOUS), .key = NULL},
    {ROW(IN(FORM), F4, PEOPLE), .key = "F4", .label = N_("F4Who"),
     .help = N_("same name: who they are; referrer: whom the digits may mean")},
    {ROW(IN(PEOPLE), ENTER, PERSON), .key = "Enter", .label = N_("Enter take"), .prompt = true,
     .help = N_("the same name: opens that member; referrer: takes them")},
    {ROW(IN(FORM), F9, SAVE), .key = "F9", .label = N_("F9Save"), .help = N_("saves; a member is taken in hand")},

    /* questions */
    {ROW(IN(ASK), ENTER, ANSWER_MARKED), .key = "Enter", .label = N_("Enter=the > one"), .prompt = true,
     .help = N_("the answer marked >")},
    {.states = IN(ASK),
     .sign = SIGN_CHOICE,
     .digit = DIGIT_ANY,
     .action = ACTION_ANSWER,
     .key = ".n",
     .label = N_(".n answer"),
     .prompt = true,
     .help = N_("answer n")},
    {ROW(IN(PROOF), PROOF, PROVE), .key = "Enter", .label = N_("Enter check"), .prompt = true,
     .help = N_("checks the digits; nothing is written")},
    {ROW(IN(PROOF), ENTER, LEAVE), .key = NULL},

    {ROW(IN(UNIT), AMOUNT, UNIT), .key = "A Enter", .label = N_("Price Enter"), .prompt = true,
     .help = N_("rings it at that price")},
    {ROW(IN(UNIT), ENTER, LEAVE), .key = NULL},

    /* the handover */
    {ROW(IN(SHIFT), AMOUNT, SHIFT_PUT), .key = "N Enter", .label = N_("N Enter next note"), .prompt = true,
     .help = N_("so many pieces, then the next note; after the last: who goes on")},
    {ROW(IN(SHIFT), ENTER, SHIFT_NEXT), .key = "Enter", .help = N_("the next note; none of this one")},
    {ROW(IN(COMING), TAB, SHIFT_DOWN), .key = NULL},
    {ROW(IN(SHIFT), TAB, SHIFT_DOWN), .key = "Tab", .label = N_("Tab to the safe"), .prompt = true,
     .help = N_("the next field; what goes to the safe lies behind the notes")},
    {ROW(IN(SHIFT) | IN(COMING), BACK_TAB, SHIFT_UP), .key = "S-Tab", .help = N_("the field before")},
    {ROW(IN(SHIFT) | IN(COMING), DOWN, SHIFT_DOWN), .key = NULL},
    {ROW(IN(SHIFT) | IN(COMING), UP, SHIFT_UP), .key = NULL},
    {ROW(IN(COMING), SECRET, IDENTIFY), .key = "Enter", .label = N_("Enter check"), .prompt = true,
     .help = N_("checks the PIN; a staff card does as well")},
    {ROW(IN(COMING), ENTER, IDENTIFY), .key = NULL},
    {ROW(IN(COMING), F2, SOMEBODY), .key = "F2", .label = N_("F2Other"), .help = N_("somebody else goes on")},
    {ROW(IN(SHIFT) | IN(COMING), F9, SHIFT_HAND_OVER), .key = "F9", .label = N_("F9Hand over"),
     .help = N_("hands over; over or short is shown then")},
    {ROW(IN(COUNTED), ENTER, SHIFT_LEAVE), .key = "Enter", .label = N_("Enter back"), .prompt = true,
     .help = N_("back to the counter")},
    {ROW(IN(COUNTED), BACK, SHIFT_LEAVE), .key = NULL},

    /* who works here, and how this till is set */
    {ROW(IN(LOCKED) | IN(APPROVE), SECRET, IDENTIFY), .key = "Enter", .label = N_("Enter check"), .prompt = true,
     .help = N_("checks the PIN; a staff card does as well")},
    {ROW(IN(LOCKED) | IN(APPROVE), ENTER, IDENTIFY), .key = NULL},
    {ROW(IN(LOCKED), F2, SOMEBODY), .key = "F2", .label = N_("F2Other"),
     .help = N_("somebody else signs in; the open bill is put aside")},
    {ROW(IN(SCANNER), ENTER, SCANNER_END), .key = "Enter", .label = N_("Enter keep"), .prompt = true,
     .help = N_("after three scans: keeps what was learnt")},
    MENU(1, SHIFT, N_("handover"), ),
    MENU(2, BOARD, N_("today's figures"), ),
    MENU(3, BILLS, N_("bills, returns"), ),
    MENU(4, RULES, N_("rules"), ),
    MENU(5, DRAWER, N_("open drawer"), ),
    MENU(6, LOCK, N_("lock"), SHOWN(N_(".Menu"))),
    MENU(7, LANGUAGE, N_("language"), ),
    MENU(8, SCANNER, N_("scanner"), ),
    MENU(9, PRESET, N_("keys"), ),

    /* everywhere */
    {ROW(ALL, HELP, HELP), .key = "F1 ?", .label = N_("F1Help"), .help = N_("help; letters filter it; F1 closes")},
    {ROW(IN(IDLE) | SELLING, F2, MEMBERS), .key = "F2", .label = N_("F2Member"),
     .help = N_("those served last, or find one; with a bill: attach or change")},
    {ROW(SELLING, SLASH, FIND), .key = "/", .help = N_("finds members, items, coupons in hand, the day's bills")},
    {ROW(IN(IDLE), F3, LAST), .key = "F3", .label = N_("F3Last"), .help = N_("the last member again")},
    {ROW(IN(IDLE), F6, HELD), .key = "F6", .label = N_("F6Recall"), .help = N_("bills put aside")},
    {ROW(IN(BILL), F6, HOLD), .key = "F6", .label = N_("F6Hold"),
     .help = N_("puts the bill aside; nothing is reserved")},
    {ROW(IN(IDLE) | OPENING, F8, CODE), .key = "F8", .label = N_("F8Coupon"), .help = N_("checks a coupon's code")},
    {ROW(IN(IDLE), F7, GIFT_LIST), .key = "F7", .label = N_("F7Gifts"), .help = N_("what points buy")},
    {ROW(IN(BILL), F7, SPEND), .key = "F7", .help = N_("points on this bill: as many as allowed, none, none earned")},
    {ROW(IN(BILL), F8, COUPONS), .key = "F8", .label = N_("F8Coupon"),
     .help = N_("the coupons that save most; again: the list; walk-in: a code")},
    {ROW(IN(BILL), F9, PAY), .key = "F9", .help = N_("the default tender pays the whole")},
    {ROW(PRINTED, REPRINT, RECEIPT), .key = "^P", .label = N_("^PReprint"),
     .help = N_("the receipt of the bill shown, else of this till's last one")},
    {ROW(ALL & ~(PRINTED | IN(RECEIPT) | IN(LOCKED) | IN(APPROVE) | IN(SCANNER)), REPRINT, RECEIPT), .key = "^P",
     .help = N_("the receipt of the bill shown, else of this till's last one")},
    {ROW(ALL & ~(IN(IDLE) | IN(SCANNER) | IN(COUNTED)), BACK, BACK), .key = "F12 Esc ..", .label = N_("..Back"),
     .help = N_("one step back")},
    {ROW(IN(SCANNER), BACK, BACK), .key = "F12 Esc", .label = N_("F12Back"), .help = N_("back, nothing kept")},
    {ROW(IN(IDLE), BACK, BACK), .key = "F12 Esc ..", .help = N_("clears what is typed")},
    {ROW(IN(IDLE) | IN(MEMBER) | IN(BILL), UNDO, UNDO), .key = "^Z", .label = N_("^ZUndo"),
     .help = N_("with a bill: undoes the last edit; else the last act, asked")},
    {ROW(ALL & ~(IN(IDLE) | IN(MEMBER) | IN(BILL) | ANSWERED), UNDO, UNDO), .key = "^Z",
     .help = N_("with a bill: undoes the last edit; else the last act, asked")},
    {ROW(ALL & ~(IN(FORM) | IN(SHIFT) | IN(COMING)), UP, UP), .key = "Up", .help = N_("row up; never writes")},
    {ROW(ALL & ~(IN(FORM) | IN(SHIFT) | IN(COMING)), DOWN, DOWN), .key = "Down", .help = N_("row down; never writes")},
    {ROW(FINDING | IN(BILL) | CHOOSING | IN(HELD) | PAPERS, PAGE_UP, PAGE_UP), .key = NULL},
    {ROW(FINDING | IN(BILL) | CHOOSING | IN(HELD) | PAPERS, PAGE_DOWN, PAGE_DOWN), .key = NULL},
    {ROW(ALL, F5, REFRESH), .key = "F5", .help = N_("reads everything anew")},
    {ROW(ALL, LANGUAGE, LANGUAGE), .key = "^L", .label = N_("^L Chinese"), .help = N_("Chinese or English")},
    {ROW(IN(IDLE) | IN(LOCKED), QUIT, QUIT), .key = "^C", .help = N_("ends the counter")},
};

size_t keys_count(void)
{
    return sizeof table / sizeof *table;
}

const struct binding *keys_at(size_t index)
{
    return index < keys_count() ? &table[index] : NULL;
}

static enum preset in_use = PRESET_DEFAULT;

void keys_use(enum preset preset)
{
    in_use = preset;
}

enum preset keys_preset(void)
{
    return in_use;
}

bool keys_in(const struct binding *row, enum screen_id state)
{
    if (row->preset != PRESET_ANY && row->preset != in_use)
        return false;
    return (row->states >> state & 1) != 0;
}

const struct binding *keys_find(enum screen_id state, enum sign sign, int digit)
{
    for (size_t i = 0; i < keys_count(); i++) {
        const struct binding *row = &table[i];
        if (keys_in(row, state) && row->sign == sign && (row->digit == DIGIT_ANY || row->digit == digit))
            return row;
    }
    return NULL;
}

static const struct {
    enum prompt prompt;
    const char *name;
} state_list[SCREEN_COUNT] = {
    [SCREEN_IDLE] = {PROMPT_START, N_("Counter")},
    [SCREEN_QUERY] = {PROMPT_QUERY, N_("Find")},
    [SCREEN_MEMBER] = {PROMPT_BILL, N_("Member")},
    [SCREEN_WALKIN] = {PROMPT_BILL, N_("Walk-in")},
    [SCREEN_BILL] = {PROMPT_BILL, N_("Sale")},
    [SCREEN_TENDER] = {PROMPT_TENDER, N_("Payment")},
    [SCREEN_TOPUP] = {PROMPT_TENDER, N_("Top-up")},
    [SCREEN_OFFERS] = {PROMPT_NONE, N_("Top-up offers")},
    [SCREEN_GIFTS] = {PROMPT_NONE, N_("Gifts for points")},
    [SCREEN_PASSES] = {PROMPT_NONE, N_("Passes")},
    [SCREEN_SPEND] = {PROMPT_NONE, N_("Points on this bill")},
    [SCREEN_TENDERS] = {PROMPT_NONE, N_("Ways to pay")},
    [SCREEN_ROUND] = {PROMPT_PRICE, N_("Round-off, price")},
    [SCREEN_DISCOUNT] = {PROMPT_TENDER, N_("Bill discount")},
    [SCREEN_ITEM] = {PROMPT_QUERY, N_("Items")},
    [SCREEN_LIST] = {PROMPT_NONE, N_("Coupons")},
    [SCREEN_HELD] = {PROMPT_NONE, N_("Bills put aside")},
    [SCREEN_NUMBER] = {PROMPT_NUMBER, N_("Finished bill")},
    [SCREEN_BILLS] = {PROMPT_NONE, N_("The day's bills")},
    [SCREEN_RETURN] = {PROMPT_RETURN, N_("Return, void")},
    [SCREEN_PREVIEW] = {PROMPT_NONE, N_("Preview")},
    [SCREEN_STEPS] = {PROMPT_NONE, N_("Why")},
    [SCREEN_RECEIPT] = {PROMPT_NONE, N_("Receipt")},
    [SCREEN_CARD] = {PROMPT_NONE, N_("Member card")},
    [SCREEN_LEDGER] = {PROMPT_NONE, N_("Ledger")},
    [SCREEN_CODE] = {PROMPT_CODE, N_("Coupon check")},
    [SCREEN_VERDICT] = {PROMPT_NONE, N_("Coupon check")},
    [SCREEN_FORM] = {PROMPT_FIELD, N_("Form")},
    [SCREEN_PEOPLE] = {PROMPT_NONE, N_("Who is meant")},
    [SCREEN_ASK] = {PROMPT_CHOICE, N_("Question")},
    [SCREEN_PROOF] = {PROMPT_DIGITS, N_("Member's proof")},
    [SCREEN_UNIT] = {PROMPT_TENDER, N_("Price of an item")},
    [SCREEN_LOCKED] = {PROMPT_SECRET, N_("Locked")},
    [SCREEN_APPROVE] = {PROMPT_SECRET, N_("Approval")},
    [SCREEN_SCANNER] = {PROMPT_NONE, N_("Scanner")},
    [SCREEN_SHIFT] = {PROMPT_TENDER, N_("Handover")},
    [SCREEN_COMING] = {PROMPT_SECRET, N_("Handover")},
    [SCREEN_CORRECT] = {PROMPT_TENDER, N_("Tender of a bill")},
    [SCREEN_COUNTED] = {PROMPT_NONE, N_("Handed over")},
    [SCREEN_BOARD] = {PROMPT_NONE, N_("Today")},
    [SCREEN_BEHIND] = {PROMPT_NONE, N_("Members behind a figure")},
    [SCREEN_RULES] = {PROMPT_NONE, N_("Rules")},
    [SCREEN_ELEMENTS] = {PROMPT_NONE, N_("Rules: a list")},
    [SCREEN_TRIAL] = {PROMPT_NONE, N_("Rules: draft tried")},
    [SCREEN_CLAIM] = {PROMPT_NUMBER, N_("Claim a bill")},
    [SCREEN_CLAIMED] = {PROMPT_NONE, N_("Preview")},
    [SCREEN_QR] = {PROMPT_NONE, N_("QR code")},
};

enum prompt keys_prompt(enum screen_id state)
{
    return state_list[state].prompt;
}

const char *keys_state(enum screen_id state)
{
    return state_list[state].name;
}
