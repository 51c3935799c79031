/* SPDX-License-Identifier: MIT */
/* Acts above a limit with an approver at the counter; late returns; the receipt and the list of tenders. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/locale.h"

#include <cmocka.h>

#include "model/ledger.h"

#include "tests/support/at.h"

#include "desk/manage.h"
#include "ui/counter/counter.h"

static enum status refusal(void)
{
    return at.counter->message.shown && !at.counter->message.good ? at.counter->message.error.status : STATUS_OK;
}

static void load(const char *rules)
{
    struct manage_done done;
    struct error err;
    assert_int_equal(manage_programme_put(at.desk, NULL, rules, &done, &err), STATUS_OK);
}

/* Who approved the last entry of the ledger. */
static const char *approved_by(void)
{
    static struct staff staff;
    struct entry entry;
    struct error err;
    assert_int_equal(ledger_read(desk_db(at.desk), at.counter->done.view.txn_id, &entry, &err), STATUS_OK);
    int64_t id = entry.approver;
    entry_clear(&entry);
    if (id == 0)
        return "";
    assert_int_equal(staff_get(desk_db(at.desk), id, &staff, &err), STATUS_OK);
    return staff.code;
}

static void a_round_off_above_the_limit_is_approved(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎.98⏎");
    assert_int_equal(at_state(), SCREEN_APPROVE);
    assert_int_equal(refusal(), STATUS_APPROVAL_NEEDED);
    player_type(&at, "E07⏎"); /* a clerk may not */
    assert_int_equal(at_state(), SCREEN_APPROVE);
    assert_int_equal(at.counter->bill.view.payable, 12800);
    player_type(&at, "M01⏎");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_int_equal(at.counter->bill.view.payable, 12000);
    player_type(&at, "*20⏎.99⏎"); /* another one is another question */
    assert_int_equal(at_state(), SCREEN_APPROVE);
    player_type(&at, "<Esc><Esc><Esc>⏎");
    assert_int_equal(at.counter->done.view.payable, 14000);
    assert_string_equal(approved_by(), "M01");
    player_type(&at, "⏎128⏎⏎");
    assert_string_equal(approved_by(), ""); /* for that bill alone */
}

/* A discount on the whole bill with its reason; above the limit with an approver; kept while the bill is put aside. */
static void a_discount_on_the_bill_has_its_reason(void **state)
{
    (void)state;
    struct entry entry;
    struct error err;
    load("{\"till\":{\"price_change_limit\":\"3.00\"}}");
    player_type(&at, "⏎128⏎.9.2⏎"); /* nothing said is nothing off */
    assert_int_equal(at_state(), SCREEN_BILL);
    player_type(&at, ".9.22.50⏎");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_int_equal(at.counter->bill.view.payable, 12550);
    player_type(&at, ".9.48⏎");
    assert_int_equal(at_state(), SCREEN_APPROVE);
    player_type(&at, "M01⏎");
    assert_int_equal(at.counter->bill.view.payable, 12000);
    player_type(&at, ".9.10⏎");
    assert_int_equal(at.counter->bill.view.payable, 12800);
    player_type(&at, ".9.22⏎<F6><F6>⏎"); /* put aside and taken up again */
    assert_int_equal(at.counter->bill.view.payable, 12600);
    player_type(&at, "⏎");
    assert_int_equal(ledger_read(desk_db(at.desk), at.counter->done.view.txn_id, &entry, &err), STATUS_OK);
    assert_string_equal(entry.reason, "flaw");
    entry_clear(&entry);
}

static void a_price_change_above_the_limit_is_approved(void **state)
{
    (void)state;
    load("{\"till\":{\"price_change_limit\":\"3.00\"}}");
    player_type(&at, "⏎*/TEA⏎@22⏎");
    assert_int_equal(at.counter->bill.view.payable, 2200);
    player_type(&at, "2*⏎"); /* six off now */
    assert_int_equal(refusal(), STATUS_APPROVAL_NEEDED);
    assert_int_equal(at.counter->bill.view.payable, 2200);
    assert_int_equal(at_state(), SCREEN_APPROVE);
    player_type(&at, "..<^U>@21⏎");
    assert_int_equal(at_state(), SCREEN_APPROVE);
    player_type(&at, "M01⏎");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_int_equal(at.counter->bill.view.payable, 2100);
    assert_string_equal(counter_text(at.counter), "");
    player_type(&at, "@19.99⏎"); /* nobody may go below the floor */
    assert_int_equal(refusal(), STATUS_PRICE_BELOW_FLOOR);
    player_type(&at, "<^U>⏎");
    assert_int_equal(at.counter->done.view.payable, 2100);
    assert_string_equal(approved_by(), "M01");
}

/* Who approved one piece at a price approved no more of them. */
static void more_pieces_are_asked_for_anew(void **state)
{
    (void)state;
    load("{\"limits\":{\"clerk\":{\"price\":\"3.00\",\"discount\":\"3.00\"}}}");
    player_type(&at, "⏎*/TEA⏎@21⏎M01⏎");
    assert_int_equal(at.counter->bill.view.payable, 2100);
    player_type(&at, "3*⏎");
    assert_int_equal(refusal(), STATUS_APPROVAL_NEEDED);
    assert_int_equal(at.counter->bill.view.payable, 2100);
    assert_int_equal(at_state(), SCREEN_APPROVE);
    player_type(&at, "..<^U>*20⏎"); /* another line is no change by hand */
    assert_int_equal(at.counter->bill.view.payable, 4100);
    player_type(&at, "<Up>3*⏎M01⏎");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_int_equal(at.counter->bill.view.payable, 8300);
    player_type(&at, "⏎⏎"); /* the first after an approval only shows what is there */
    assert_string_equal(approved_by(), "M01");
}

/* While it is put aside the strip and the list say what it will be taken up at. */
static void a_held_bill_keeps_its_approved_price(void **state)
{
    (void)state;
    load("{\"limits\":{\"clerk\":{\"price\":\"3.00\",\"discount\":\"3.00\"}}}");
    player_type(&at, "⏎*/TEA⏎@21⏎M01⏎");
    assert_int_equal(at.counter->bill.view.payable, 2100);
    player_type(&at, "<F6>");
    assert_int_equal(at.counter->held.shown, 1);
    assert_int_equal(at.counter->held.row[0].payable, 2100);
    player_type(&at, "<F6>⏎");
    assert_int_equal(at.counter->bill.view.payable, 2100);
}

static void a_bonus_above_the_limit_is_approved(void **state)
{
    (void)state;
    player_type(&at, ".6<F2>E07⏎5678z⏎+500⏎⏎");
    assert_int_equal(at_state(), SCREEN_APPROVE);
    assert_int_equal(refusal(), STATUS_APPROVAL_NEEDED);
    player_type(&at, "M01⏎");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_int_equal(at.counter->hand.wallet_balance, 85000);
}

/* The manager's list: newest first; Enter opens the bill, or the steps where there is none. */
static void the_manager_lists_what_was_by_hand(void **state)
{
    (void)state;
    load("{\"limits\":{\"clerk\":{\"price\":\"3.00\",\"discount\":\"3.00\"}}}");
    player_type(&at, "⏎*/TEA⏎@21⏎M01⏎⏎⏎*/TEA⏎@30⏎⏎.2");
    assert_true(player_shows(&at, "4 manual changes 2"));
    player_type(&at, "4");
    assert_int_equal(at_state(), SCREEN_CHANGES);
    assert_true(player_shows(&at, "Price changed 0001-000004 -¥5.00 TEA"));
    assert_true(player_shows(&at, "Price changed 0001-000003 ¥4.00 M01 TEA"));
    player_type(&at, "<Down>⏎");
    assert_int_equal(at_state(), SCREEN_RETURN);
    assert_true(player_shows(&at, "21.00"));
}

/* A recalled bill has lost its approver, who is asked for again when it is paid. */
static void a_recalled_bill_is_approved_anew(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎.98⏎M01⏎<F6><F6>⏎");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_int_equal(at.counter->bill.view.payable, 12000);
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_APPROVE);
    assert_false(at.counter->done.shown);
    player_type(&at, "M01⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_int_equal(at.counter->done.view.payable, 12000);
    assert_string_equal(approved_by(), "M01");
}

static void a_manager_needs_nobody(void **state)
{
    (void)state;
    player_type(&at, ".6<F2>M01⏎⏎128⏎.98⏎");
    assert_int_equal(at.counter->bill.view.payable, 12000);
    player_type(&at, "⏎");
    assert_int_equal(at.counter->done.view.payable, 12000);
}

static void undo_takes_the_approved_one_back(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎.98⏎M01⏎<^Z>");
    assert_int_equal(at.counter->bill.view.payable, 12800);
    player_type(&at, "⏎");
    assert_string_equal(approved_by(), "");
}

static void a_large_return_is_approved(void **state)
{
    (void)state;
    player_type(&at, ".6<F2>E07⏎⏎300⏎⏎/3⏎*⏎⏎");
    assert_int_equal(at_state(), SCREEN_PREVIEW); /* shown before anyone is asked to approve it */
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_APPROVE);
    assert_true(player_shows(&at, "Refund ¥300.00"));
    player_type(&at, "M01⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_int_equal(refusal(), STATUS_OK);
}

static void a_return_too_late_is_refused(void **state)
{
    (void)state;
    int64_t now;
    struct error err;
    load("{\"returns\":{\"within_days\":7}}");
    player_type(&at, "⏎128⏎⏎");
    assert_int_equal(date_parse_instant("2026-08-09T10:00", "now", &now, &err), STATUS_OK);
    clock_freeze(now);
    player_type(&at, "/3⏎*⏎⏎");
    assert_int_equal(at_state(), SCREEN_RETURN);
    assert_int_equal(refusal(), STATUS_RETURN_TOO_LATE);
    player_type(&at, ".1"); /* nor is it made void */
    assert_int_equal(at_state(), SCREEN_RETURN);
    assert_int_equal(refusal(), STATUS_RETURN_TOO_LATE);
}

static void an_invoice_is_said_at_the_return(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎⏎/3⏎.6⏎");
    assert_true(!player_shows(&at, "invoice made out")); /* Enter is no answer */
    player_type(&at, ".6.1");
    assert_string_equal(player_sentence(&at), "Marked: invoice made out.");
    assert_true(player_shows(&at, "invoice made out"));
    player_type(&at, "*⏎⏎");
    assert_true(player_shows(&at, "An invoice was made out: take it back first."));
    player_type(&at, "...6.1");
    player_type(&at, "⏎");
    assert_false(player_shows(&at, "An invoice was made out"));
}

static void the_receipt_is_for_one_bill(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎.0");
    assert_true(at.counter->bill.receipt);
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_RECEIPT);
    player_type(&at, "⏎⏎64⏎.0.0⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    player_type(&at, "⏎64⏎⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
}

static void the_ways_to_pay_are_a_list(void **state)
{
    (void)state;
    player_type(&at, "⏎128⏎<F4>");
    assert_int_equal(at_state(), SCREEN_TENDERS);
    player_type(&at, "<Down><Down>⏎");
    assert_int_equal(at_state(), SCREEN_TENDER);
    assert_int_equal(at.counter->bill.pay.choice, TENDER_ALIPAY);
    player_type(&at, "..<F4>1");
    assert_int_equal(at.counter->bill.pay.choice, TENDER_CASH);
    player_type(&at, "..<F4>5");
    assert_int_equal(at_state(), SCREEN_TENDERS); /* a walk-in stores nothing */
    player_type(&at, "9");
    assert_int_equal(at_state(), SCREEN_TENDERS);
    player_type(&at, "2⏎");
    assert_int_equal(at.counter->done.view.tender[0].kind, TENDER_WECHAT);
    player_type(&at, "5678⏎128⏎<F4>5");
    assert_int_equal(at_state(), SCREEN_PROOF);
    player_type(&at, "1234⏎");
    assert_int_equal(at_state(), SCREEN_TENDER);
    assert_int_equal(at.counter->bill.pay.choice, TENDER_WALLET);
}

#define PLAYED(test) cmocka_unit_test_setup_teardown(test, at_open, at_close)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        PLAYED(a_round_off_above_the_limit_is_approved),
        PLAYED(a_discount_on_the_bill_has_its_reason),
        PLAYED(a_price_change_above_the_limit_is_approved),
        PLAYED(a_held_bill_keeps_its_approved_price),
        PLAYED(more_pieces_are_asked_for_anew),
        PLAYED(a_bonus_above_the_limit_is_approved),
        PLAYED(the_manager_lists_what_was_by_hand),
        PLAYED(a_recalled_bill_is_approved_anew),
        PLAYED(a_manager_needs_nobody),
        PLAYED(undo_takes_the_approved_one_back),
        PLAYED(a_large_return_is_approved),
        PLAYED(a_return_too_late_is_refused),
        PLAYED(an_invoice_is_said_at_the_return),
        PLAYED(the_receipt_is_for_one_bill),
        PLAYED(the_ways_to_pay_are_a_list),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
