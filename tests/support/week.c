/* SPDX-License-Identifier: MIT */
#include "tests/support/week.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "desk/coupon_act.h"

struct week week;
struct rung week_rung[WEEK_BILLS_MOST];
size_t week_rungs;
struct player week_seat[WEEK_TILLS];
struct desk *week_office;
int week_today;
uint64_t week_dice;
struct error week_err;

int64_t week_roll(int64_t sides)
{
    week_dice = week_dice * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((week_dice >> 33) % (uint64_t)sides);
}

void week_must(enum status status)
{
    if (status != STATUS_OK)
        fail_msg("%s %s %s", status_code(status), week_err.field, week_err.note);
}

/* --- keys --------------------------------------------------------------------------------------------------------- */

enum screen_id week_screen(int till)
{
    return counter_screen(week_seat[till].counter);
}

void week_type(int till, const char *format, ...)
{
    char keys[256];
    va_list args;
    va_start(args, format);
    vsnprintf(keys, sizeof keys, format, args);
    va_end(args);
    player_type(&week_seat[till], keys);
}

/* Back to the idle screen; nothing may be left open. */
static void week_rest(int till)
{
    for (int i = 0; i < 6 && week_screen(till) != SCREEN_IDLE; i++)
        week_type(till, "..");
    if (week_screen(till) != SCREEN_IDLE)
        fail_msg("screen %d: %s", week_screen(till), player_sentence(&week_seat[till]));
    assert_int_equal(counter_text(week_seat[till].counter)[0], '\0');
}

/* --- the test's own account --------------------------------------------------------------------------------------- */

static void note_tender(struct rung *bill, enum tender_kind tender, int64_t amount)
{
    struct account *account = &week.till[bill->till];
    bill->paid[tender] += amount;
    account->sold[tender] += amount;
    week.net[tender] += amount;
    if (tender == TENDER_CASH)
        account->cash += amount;
}

/* The bill that the screen says is done; its tenders are noted by whoever pressed their keys. */
static struct rung *note_bill(int till, int64_t payable)
{
    const struct counter_done *done = &week_seat[till].counter->done;
    struct rung *bill = &week_rung[week_rungs++];
    if (week_screen(till) != SCREEN_IDLE)
        fail_msg("not sold: %s", player_sentence(&week_seat[till]));
    assert_true(done->shown);
    assert_int_equal(done->view.payable, payable);
    *bill = (struct rung){.till = till, .day = week_today, .payable = payable, .plain = done->view.member == 0};
    snprintf(bill->name, sizeof bill->name, "%s", done->view.bill);
    if (week_rungs > 1)
        assert_string_not_equal(bill->name, week_rung[week_rungs - 2].name);
    week.sold[week_today] += payable;
    week.bills[week_today]++;
    return bill;
}

/* All of a bill goes back by its tenders, in the shift of `till`. */
static void note_back(int till, struct rung *bill, bool voided)
{
    struct account *account = &week.till[till];
    for (enum tender_kind tender = 0; tender < TENDER_COUNT; tender++) {
        account->back[tender] -= bill->paid[tender];
        week.net[tender] -= bill->paid[tender];
    }
    account->cash -= bill->paid[TENDER_CASH];
    bill->gone = true;
    if (voided) {
        week.sold[bill->day] -= bill->payable;
        week.bills[bill->day]--;
        week.voids++;
    } else {
        week.refunded[bill->day] += bill->payable;
        week.returns++;
    }
}

/* --- what a clerk does -------------------------------------------------------------------------------------------- */

static const char *const buyer[] = {PLAYER_ZHANG, PLAYER_WANG, PLAYER_LEE};

/* A price in whole yuan, so that a drawer can be counted. */
static int64_t price(void)
{
    return 1000 + 200 * week_roll(90);
}

static void sell_to_walkin(int till)
{
    int64_t amount = price();
    week_type(till, "⏎%" PRId64 "⏎⏎", amount / 100);
    note_tender(note_bill(till, amount), TENDER_WECHAT, amount);
}

static void sell_for_cash(int till)
{
    int64_t amount = price(), given = amount + 100 * week_roll(50);
    week_type(till, "⏎%" PRId64 "⏎%" PRId64 "⏎", amount / 100, given / 100);
    assert_int_equal(week_seat[till].counter->done.view.change, given - amount);
    note_tender(note_bill(till, amount), TENDER_CASH, amount);
}

static void sell_two_lines(int till)
{
    int64_t amount = price();
    week_type(till, "⏎%" PRId64 "⏎2*%" PRId64 "⏎.4⏎", amount / 100, amount / 100);
    note_tender(note_bill(till, 3 * amount), TENDER_CARD, 3 * amount);
}

static void sell_in_parts(int till)
{
    int64_t amount = 6000 + price();
    week_type(till, "⏎%" PRId64 "⏎50⏎.3⏎", amount / 100);
    struct rung *bill = note_bill(till, amount);
    note_tender(bill, TENDER_CASH, 5000);
    note_tender(bill, TENDER_ALIPAY, amount - 5000);
}

static void sell_item(int till)
{
    week_type(till, "⏎3*/TEA⏎<scan:6901234567892>.2⏎");
    note_tender(note_bill(till, 10000), TENDER_WECHAT, 10000);
}

static void sell_for_voucher(int till)
{
    static int code;
    week_type(till, "⏎128⏎.61MT%08d⏎100⏎88.5<F9>.1⏎", ++code);
    struct rung *bill = note_bill(till, 12800);
    note_tender(bill, TENDER_VOUCHER, 10000);
    note_tender(bill, TENDER_CASH, 2800);
    bill->gone = true; /* what a platform settles is not given back here */
}

static int64_t due_of(int till)
{
    if (week_screen(till) != SCREEN_BILL)
        fail_msg("screen %d, not a bill: %s", week_screen(till), player_sentence(&week_seat[till]));
    return pay_due(week_seat[till].counter);
}

static void sell_to_member(int till)
{
    static const struct {
        int digit;
        enum tender_kind tender;
    } way[] = {{2, TENDER_WECHAT}, {3, TENDER_ALIPAY}, {4, TENDER_CARD}, {6, TENDER_OTHER}};
    size_t by = (size_t)week_roll(4);
    week_type(till, "<scan:%s>%" PRId64 "⏎", buyer[week_roll(3)], price() / 100);
    int64_t due = due_of(till);
    week_type(till, way[by].tender == TENDER_OTHER ? ".65⏎" : ".%d⏎", way[by].digit);
    note_tender(note_bill(till, due), way[by].tender, due);
}

static void sell_for_points(int till)
{
    week_type(till, "<scan:%s>%" PRId64 "⏎", PLAYER_ZHANG, price() / 100);
    int64_t before = due_of(till);
    week_type(till, "-300⏎");
    int64_t due = due_of(till);
    assert_true(due == before || due == before - 300); /* as many as they have */
    week_type(till, "⏎");
    note_tender(note_bill(till, due), TENDER_WECHAT, due);
}

static void sell_for_coupon(int till)
{
    struct issue_request request = {.count = 1, .offer = "SAVE10"};
    struct coupon_list list = {0};
    week_must(member_by_phone(desk_db(week_office), player_number(PLAYER_LEE), &request.member, &week_err));
    week_must(coupon_issue(week_office, NULL, NULL, &request, &list, &week_err));
    coupon_list_clear(&list);
    week_type(till, "<scan:%s>%" PRId64 "⏎", PLAYER_LEE, 120 + price() / 100);
    int64_t before = due_of(till);
    week_type(till, "<F8>");
    int64_t due = due_of(till);
    assert_int_equal(due, before - 1000);
    week_type(till, "⏎");
    note_tender(note_bill(till, due), TENDER_WECHAT, due);
}

/* What the member has pays, WeChat the rest. */
static void sell_for_stored_value(int till)
{
    const char *phone = buyer[week_roll(3)];
    week_type(till, "<scan:%s>", phone);
    int64_t holds = week_seat[till].counter->hand.wallet_balance;
    week_type(till, "%" PRId64 "⏎", price() / 100);
    int64_t due = due_of(till), drawn = holds < due ? holds : due;
    if (drawn > 0)
        week_type(till, ".5⏎");
    if (drawn < due)
        week_type(till, ".2⏎");
    struct rung *bill = note_bill(till, due);
    note_tender(bill, TENDER_WALLET, drawn);
    note_tender(bill, TENDER_WECHAT, due - drawn);
}

static void hold_and_recall(int till)
{
    int64_t amount = price();
    int other = (till + 1) % WEEK_TILLS;
    week_type(till, "⏎%" PRId64 "⏎<F6>", amount / 100);
    assert_int_equal(week_screen(till), SCREEN_IDLE);
    week_type(other, "<F6>⏎⏎");
    note_tender(note_bill(other, amount), TENDER_WECHAT, amount);
}

static void top_up(int till)
{
    bool cash = week_roll(2) == 0;
    week_type(till, "<scan:%s>+500⏎.%d⏎", buyer[week_roll(3)], cash ? 1 : 2);
    if (week_screen(till) == SCREEN_APPROVE) /* the bonus is above what clerks give alone */
        week_type(till, "M01⏎");
    if (week_screen(till) != SCREEN_MEMBER)
        fail_msg("not topped up: %s", player_sentence(&week_seat[till]));
    week.till[till].topped[cash ? TENDER_CASH : TENDER_WECHAT] += 50000;
    week.till[till].cash += cash ? 50000 : 0;
    week.tops++;
}

/* One of the latest bills, if this till rang it week_today and nothing came of it since; else NULL. */
static struct rung *some_bill(int till)
{
    if (week_rungs == 0)
        return NULL;
    struct rung *bill = &week_rung[(int64_t)week_rungs - 1 - week_roll(week_rungs < 20 ? (int64_t)week_rungs : 20)];
    return bill->gone || bill->till != till || bill->day != week_today ? NULL : bill;
}

/* Through whatever asks on the way: the approver where it is above the clerk's limit. */
static void confirm(int till)
{
    for (int i = 0; i < 5 && week_screen(till) != SCREEN_IDLE && week_screen(till) != SCREEN_RETURN; i++)
        week_type(till, week_screen(till) == SCREEN_APPROVE ? "M01⏎" : "⏎");
}

static void bring_back(int till)
{
    struct rung *bill = some_bill(till);
    if (!bill)
        return;
    week_type(till, "/%s⏎", bill->name);
    assert_int_equal(week_screen(till), SCREEN_RETURN);
    week_type(till, "*⏎<F9>");
    confirm(till);
    note_back(till, bill, false);
}

static void take_back(int till)
{
    const struct counter_done *done = &week_seat[till].counter->done;
    struct rung *bill = week_rungs > 0 ? &week_rung[week_rungs - 1] : NULL;
    if (!bill || bill->gone || bill->till != till || !done->shown || strcmp(done->view.bill, bill->name) != 0)
        return;
    week_type(till, "<^Z>");
    confirm(till);
    if (done->voided)
        note_back(till, bill, true);
}

static void correct_tender(int till)
{
    struct rung *bill = some_bill(till);
    if (!bill || !bill->plain || bill->paid[TENDER_WECHAT] != bill->payable)
        return;
    week_type(till, "/%s⏎.5.1⏎", bill->name);
    if (week_screen(till) == SCREEN_APPROVE)
        confirm(till);
    note_tender(bill, TENDER_WECHAT, -bill->payable);
    note_tender(bill, TENDER_CASH, bill->payable);
    week.corrections++;
}

static void open_drawer(int till)
{
    week_type(till, ".5.1");
}

static const struct habit {
    void (*act)(int till);
    int weight;
} habits[] = {
    {sell_to_walkin, 5},   {sell_for_cash, 8},   {sell_two_lines, 3},  {sell_in_parts, 3},   {sell_item, 3},
    {sell_for_voucher, 2}, {sell_to_member, 12}, {sell_for_points, 4}, {sell_for_coupon, 3}, {sell_for_stored_value, 5},
    {hold_and_recall, 2},  {top_up, 1},          {bring_back, 8},      {take_back, 3},       {correct_tender, 20},
    {open_drawer, 1},
};

void week_serve(int till)
{
    int64_t sum = 0, chosen;
    size_t i = 0;
    for (size_t each = 0; each < sizeof habits / sizeof *habits; each++)
        sum += habits[each].weight;
    for (chosen = week_roll(sum); chosen >= habits[i].weight; i++)
        chosen -= habits[i].weight;
    week_type(till, "<wait:3000>"); /* two scans of one member at once are one */
    habits[i].act(till);
    for (int each = 0; each < WEEK_TILLS; each++)
        week_rest(each);
}
