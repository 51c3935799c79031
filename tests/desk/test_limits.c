/* SPDX-License-Identifier: MIT */
/*
 * The limits of a clerk, each at its amount and one above it: alone, with an approver, by themselves as approver, over
 * several acts of a bill or shift; what of it is kept for the manager; whole pieces.
 */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"

#include <cmocka.h>

#include "tests/support/practice.h"

#include "desk/bill_attach.h"
#include "desk/coupon_act.h"
#include "desk/manage.h"
#include "desk/points.h"
#include "desk/seat.h"
#include "desk/shift.h"
#include "desk/topup.h"
#include "desk/undo.h"

#define RULES                                                                                                          \
    "{\"points\":{\"per\":\"1.00\",\"earn\":1},"                                                                       \
    "\"wallet\":{\"topups\":[{\"pay\":\"100.00\",\"bonus\":\"10.00\"}]},"                                              \
    "\"limits\":{\"clerk\":{\"price\":\"8.00\",\"discount\":\"10.00\",\"round_off\":\"1.00\",\"refund\":\"50.00\","    \
    "\"refund_shift\":\"120.00\",\"void_shift\":\"30.00\",\"coupons\":5,\"topup_bonus\":\"20.00\","                    \
    "\"claim\":\"100.00\"},"                                                                                           \
    "\"manager\":{\"price\":\"100.00\",\"refund_shift\":\"400.00\",\"coupons\":1000,\"points\":700}},"                 \
    "\"offers\":[{\"code\":\"OFF\",\"trigger\":\"coupon\",\"benefit\":{\"amount\":\"5.00\"},"                          \
    "\"coupon\":{\"bearer\":true}}]}"

static struct desk *desk;
static struct staff manager, owner;

static void add(const char *code, enum role role)
{
    struct staff staff = {.role = role};
    struct manage_done done;
    struct error err = {0};
    text_copy(staff.code, sizeof staff.code, code);
    text_copy(staff.name, sizeof staff.name, code);
    assert_int_equal(manage_staff_add(desk, NULL, &staff, &done, &err), STATUS_OK);
}

static void sign_in(const char *code)
{
    struct error err = {0};
    assert_int_equal(desk_sign_in(desk, code, NULL, &err), STATUS_OK);
}

static void add_item(const char *sku, int64_t price, bool weighed)
{
    struct item item = {
        .price = price, .member_price = LIMIT_NONE, .stock = ITEM_UNCOUNTED, .discountable = true, .weighed = weighed};
    struct manage_done done;
    struct error err = {0};
    text_copy(item.sku, sizeof item.sku, sku);
    text_copy(item.name, sizeof item.name, sku);
    text_copy(item.category, sizeof item.category, "general");
    assert_int_equal(manage_item_add(desk, NULL, &item, &done, &err), STATUS_OK);
}

/* A shop with a clerk at the till. */
static int open_shop(void **state)
{
    struct error err = {0};
    (void)state;
    desk = practice_open(RULES);
    add("E07", ROLE_CLERK);
    add("E08", ROLE_CLERK);
    add("M01", ROLE_MANAGER);
    add_item("CUP", 3900, false);
    add_item("POT", 128000, false);
    add_item("NUT", 3000, true);
    assert_int_equal(desk_approver(desk, "M01", NULL, &manager, &err), STATUS_OK);
    assert_int_equal(desk_approver(desk, "owner", NULL, &owner, &err), STATUS_OK);
    sign_in("E07");
    return 0;
}

static int close_shop(void **state)
{
    (void)state;
    sign_in("owner");
    practice_proven(desk);
    practice_close(desk);
    return 0;
}

/* Nobody approves their own act: the desk hands out no such approver. */
static void nobody_approves_their_own(void **state)
{
    struct staff self;
    struct error err = {0};
    (void)state;
    assert_int_equal(desk_approver(desk, "E07", NULL, &self, &err), STATUS_APPROVAL_NEEDED);
    sign_in("M01");
    assert_int_equal(desk_approver(desk, "M01", NULL, &self, &err), STATUS_APPROVAL_NEEDED);
}

/* --- one bill ---------------------------------------------------------------------------------------------------- */

static enum status ring(const struct staff *approver, const char *const *line, int64_t discount, int64_t round_off,
                        int64_t *bill, struct error *err)
{
    struct sale_line lines[8];
    struct sale_request request = {.line = lines, .discount = discount, .round_off = round_off, .reason = "price tag"};
    struct sale_view view = {0};
    *err = (struct error){0};
    for (; line[request.lines]; request.lines++)
        assert_int_equal(line_parse(desk, line[request.lines], &lines[request.lines], err), STATUS_OK);
    enum status status = sell(desk, NULL, approver, &request, &view, err);
    if (bill)
        *bill = view.bill_id;
    sale_view_clear(&view);
    return status;
}

struct by_hand {
    const char *line[4];
    int64_t discount, round_off;
    const char *limit; /* of the clerk; NULL: within it */
    const char *more;  /* of the manager; NULL: within it */
};

static void what_is_taken_off_a_bill(void **state)
{
    (void)state;
    static const struct by_hand rows[] = {
        {{"CUP@31"}, 0, 0, NULL, NULL},
        {{"CUP@30.99"}, 0, 0, "8.00", NULL},
        {{"CUP@1"}, 0, 0, "8.00", NULL},
        {{"POT@1"}, 0, 0, "8.00", "100.00"},
        {{"CUP@35", "CUP@35"}, 0, 0, NULL, NULL}, /* 8.00 in all */
        {{"CUP@35", "CUP@34.99"}, 0, 0, "8.00", NULL},
        {{"CUP*2@34.99"}, 0, 0, "8.00", NULL},
        {{"CUP@99"}, 0, 0, NULL, NULL},             /* dearer is nothing off */
        {{"CUP@99", "CUP@30"}, 0, 0, "8.00", NULL}, /* nor does it make up for the other */
        {{"CUP@31"}, 200, 0, NULL, NULL},
        {{"CUP@31"}, 201, 0, "10.00", NULL},
        {{"100"}, 1000, 0, NULL, NULL},
        {{"100"}, 1001, 0, "10.00", NULL},
        {{"100"}, 6000, 0, "10.00", NULL},
        {{"100"}, 0, 100, NULL, NULL},
        {{"100"}, 0, 101, "1.00", NULL},
        {{"CUP@31"}, 200, 100, NULL, NULL},
    };
    struct error err;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const struct by_hand *row = &rows[i];
        enum status alone = ring(NULL, row->line, row->discount, row->round_off, NULL, &err);
        assert_int_equal(alone, row->limit ? STATUS_APPROVAL_NEEDED : STATUS_OK);
        assert_string_equal(alone ? err.arg[0] : "", row->limit ? row->limit : "");
        enum status managed = ring(&manager, row->line, row->discount, row->round_off, NULL, &err);
        assert_int_equal(managed, row->more ? STATUS_APPROVAL_NEEDED : STATUS_OK);
        assert_string_equal(managed ? err.arg[0] : "", row->more ? row->more : "");
        assert_int_equal(ring(&owner, row->line, row->discount, row->round_off, NULL, &err), STATUS_OK);
    }
    sign_in("M01");
    assert_int_equal(ring(NULL, (const char *[]){"POT@1180", NULL}, 0, 0, NULL, &err), STATUS_OK);
    assert_int_equal(ring(NULL, (const char *[]){"POT@1179.99", NULL}, 0, 0, NULL, &err), STATUS_APPROVAL_NEEDED);
    assert_int_equal(ring(&owner, (const char *[]){"POT@1", NULL}, 0, 0, NULL, &err), STATUS_OK);
}

/* What is below nothing passes no limit. */
static void less_than_nothing_is_refused(void **state)
{
    (void)state;
    struct error err;
    struct sale_line line = {.sku = "CUP", .quantity = -1000, .price = LIMIT_NONE};
    struct sale_request request = {.line = &line, .lines = 1};
    struct sale_view view;
    assert_int_equal(ring(NULL, (const char *[]){"100", NULL}, -6000, 0, NULL, &err), STATUS_BAD_VALUE);
    assert_int_equal(ring(NULL, (const char *[]){"100", NULL}, 0, -100, NULL, &err), STATUS_BAD_VALUE);
    assert_int_equal(sell(desk, NULL, NULL, &request, &view, &err), STATUS_BAD_VALUE);
    line = (struct sale_line){.sku = "CUP", .quantity = 1000, .price = -100};
    assert_int_equal(sell(desk, NULL, NULL, &request, &view, &err), STATUS_PRICE_BELOW_FLOOR);
}

/* The first preview says it already, before money is taken. */
static void a_preview_asks_as_well(void **state)
{
    (void)state;
    struct error err = {0};
    struct sale_line line = {.sku = "CUP", .quantity = 1000, .price = 100};
    struct sale_request request = {.line = &line, .lines = 1};
    struct sale_view view;
    assert_int_equal(sell_price(desk, &request, &view, &err), STATUS_APPROVAL_NEEDED);
    request.approved = true;
    request.approver = ROLE_CLERK;
    assert_int_equal(sell_price(desk, &request, &view, &err), STATUS_APPROVAL_NEEDED);
    request.approver = ROLE_MANAGER;
    assert_int_equal(sell_price(desk, &request, &view, &err), STATUS_OK);
    assert_int_equal(view.by_hand, 3800);
    sale_view_clear(&view);
}

/* --- returns and voids -------------------------------------------------------------------------------------------- */

static enum status back(const struct staff *approver, int64_t bill, int64_t no, int64_t quantity, struct error *err)
{
    struct return_line line = {no, quantity};
    struct return_request request = {.bill = bill, .line = &line, .lines = 1};
    struct return_view view = {0};
    *err = (struct error){0};
    enum status status = return_make(desk, NULL, approver, &request, false, &view, err);
    return_view_clear(&view);
    return status;
}

static enum status void_bill(const struct staff *approver, int64_t bill, struct error *err)
{
    struct return_request request = {.bill = bill, .voids = true};
    struct return_view view = {0};
    *err = (struct error){0};
    enum status status = return_make(desk, NULL, approver, &request, false, &view, err);
    return_view_clear(&view);
    return status;
}

static int64_t sold(const char *line)
{
    struct error err;
    int64_t bill;
    assert_int_equal(ring(NULL, (const char *[]){line, NULL}, 0, 0, &bill, &err), STATUS_OK);
    return bill;
}

static void returns_of_one_bill_add_up(void **state)
{
    (void)state;
    struct error err;
    int64_t bill;
    assert_int_equal(ring(NULL, (const char *[]){"20", "20", "10", "0.01", "5", NULL}, 0, 0, &bill, &err), STATUS_OK);
    assert_int_equal(back(NULL, bill, 1, 1000, &err), STATUS_OK);
    assert_int_equal(back(NULL, bill, 2, 1000, &err), STATUS_OK);
    assert_int_equal(back(NULL, bill, 3, 1000, &err), STATUS_OK); /* 50.00 in all: at the limit */
    assert_int_equal(back(NULL, bill, 4, 1000, &err), STATUS_APPROVAL_NEEDED);
    assert_string_equal(err.arg[0], "50.00");
    sign_in("E08"); /* of the bill, whoever takes them back */
    assert_int_equal(back(NULL, bill, 4, 1000, &err), STATUS_APPROVAL_NEEDED);
    assert_int_equal(back(&manager, bill, 4, 1000, &err), STATUS_OK);
    assert_int_equal(back(&owner, bill, 5, 1000, &err), STATUS_OK);
}

static void close_shift(void)
{
    struct shift_close_request request = {0};
    struct shift_done done;
    struct error err = {0};
    assert_int_equal(shift_now(desk, &request.shift, &err), STATUS_OK);
    assert_int_equal(shift_close(desk, NULL, &request, &done, &err), STATUS_OK);
}

static void returns_of_a_shift_add_up(void **state)
{
    (void)state;
    struct error err;
    assert_int_equal(back(NULL, sold("50"), 1, 0, &err), STATUS_OK);
    assert_int_equal(back(NULL, sold("50"), 1, 0, &err), STATUS_OK);
    assert_int_equal(back(NULL, sold("20.01"), 1, 0, &err), STATUS_APPROVAL_NEEDED);
    assert_string_equal(err.arg[0], "120.00");
    assert_string_equal(err.detail, "shift");
    assert_int_equal(back(NULL, sold("20"), 1, 0, &err), STATUS_OK); /* 120.00 in all: at the limit */
    assert_int_equal(back(NULL, sold("0.01"), 1, 0, &err), STATUS_APPROVAL_NEEDED);
    assert_int_equal(back(&manager, sold("45"), 1, 0, &err), STATUS_OK);
    seat_none(desk, 2); /* another till opens no new count */
    assert_int_equal(back(NULL, sold("1"), 1, 0, &err), STATUS_APPROVAL_NEEDED);
    sign_in("owner");
    seat_none(desk, 1);
    sign_in("E08"); /* another clerk has their own */
    assert_int_equal(back(NULL, sold("50"), 1, 0, &err), STATUS_OK);
    sign_in("E07");
    close_shift();
    assert_int_equal(back(NULL, sold("50"), 1, 0, &err), STATUS_OK); /* a new shift */
    assert_int_equal(back(&manager, sold("250"), 1, 0, &err), STATUS_OK);
    assert_int_equal(back(&manager, sold("100.01"), 1, 0, &err), STATUS_APPROVAL_NEEDED); /* the manager's own limit */
    assert_string_equal(err.arg[0], "400.00");
    assert_int_equal(back(&owner, sold("100.01"), 1, 0, &err), STATUS_OK);
}

/* A void is a return of the whole, by the bill and by the shift. */
static void voids_count_like_returns(void **state)
{
    (void)state;
    struct error err;
    assert_int_equal(void_bill(NULL, sold("50.01"), &err), STATUS_APPROVAL_NEEDED);
    assert_string_equal(err.arg[0], "50.00");
    assert_int_equal(void_bill(&manager, sold("50.01"), &err), STATUS_OK);
    assert_int_equal(back(NULL, sold("50"), 1, 0, &err), STATUS_OK);
    assert_int_equal(void_bill(NULL, sold("20"), &err), STATUS_APPROVAL_NEEDED); /* 120.01 in all */
    assert_string_equal(err.detail, "shift");
    assert_int_equal(void_bill(NULL, sold("19.99"), &err), STATUS_OK);
    assert_int_equal(void_bill(NULL, sold("0.01"), &err), STATUS_APPROVAL_NEEDED);
    assert_int_equal(back(NULL, sold("0.01"), 1, 0, &err), STATUS_APPROVAL_NEEDED);
    sign_in("E08");
    assert_int_equal(void_bill(NULL, sold("50"), &err), STATUS_OK);
}

/* Neither a shift opened at another till nor one that somebody else opened there begins a new count. */
static void another_till_begins_no_new_count(void **state)
{
    (void)state;
    struct error err = {0};
    sign_in("M01");
    sold("1"); /* the manager's shift */
    sign_in("E07");
    assert_int_equal(back(NULL, sold("50"), 1, 0, &err), STATUS_OK);
    assert_int_equal(back(NULL, sold("50"), 1, 0, &err), STATUS_OK);
    seat_none(desk, 2);
    sold("1"); /* a shift of their own */
    assert_int_equal(back(NULL, sold("20.01"), 1, 0, &err), STATUS_APPROVAL_NEEDED);
    assert_int_equal(back(NULL, sold("20"), 1, 0, &err), STATUS_OK);
    seat_none(desk, 1);
    assert_int_equal(back(NULL, sold("0.01"), 1, 0, &err), STATUS_APPROVAL_NEEDED);
    seat_none(desk, 3);
    assert_int_equal(void_bill(NULL, sold("0.01"), &err), STATUS_APPROVAL_NEEDED);
}

static void voids_of_another_shift(void **state)
{
    (void)state;
    struct error err;
    int64_t at = sold("30"), above = sold("30.01");
    close_shift();
    assert_int_equal(void_bill(NULL, above, &err), STATUS_APPROVAL_NEEDED);
    assert_string_equal(err.arg[0], "30.00");
    assert_int_equal(void_bill(NULL, at, &err), STATUS_OK);
    assert_int_equal(void_bill(&manager, above, &err), STATUS_OK);
    int64_t here = sold("30.01");
    seat_none(desk, 2);
    sold("1");
    assert_int_equal(void_bill(NULL, here, &err), STATUS_APPROVAL_NEEDED); /* of the other till */
    sign_in("M01");
    assert_int_equal(void_bill(NULL, here, &err), STATUS_OK);
}

/* --- what a shift gives away -------------------------------------------------------------------------------------- */

static enum status issue(const struct staff *approver, int64_t count, struct error *err)
{
    struct issue_request request = {.offer = "OFF", .count = count};
    struct coupon_list list = {0};
    *err = (struct error){0};
    enum status status = coupon_issue(desk, NULL, approver, &request, &list, err);
    coupon_list_clear(&list);
    return status;
}

static void coupons_of_a_shift(void **state)
{
    (void)state;
    struct error err;
    assert_int_equal(issue(NULL, 3000, &err), STATUS_APPROVAL_NEEDED);
    assert_string_equal(err.arg[0], "5");
    assert_int_equal(issue(NULL, 3, &err), STATUS_OK);
    assert_int_equal(issue(NULL, 3, &err), STATUS_APPROVAL_NEEDED);
    assert_int_equal(issue(NULL, 2, &err), STATUS_OK);
    assert_int_equal(issue(NULL, 1, &err), STATUS_APPROVAL_NEEDED);
    assert_int_equal(issue(&manager, 996, &err), STATUS_APPROVAL_NEEDED); /* 1001 in all */
    assert_string_equal(err.arg[0], "1000");
    assert_int_equal(issue(&manager, 9, &err), STATUS_OK);
    assert_int_equal(issue(&owner, 2000, &err), STATUS_OK);
    sold("1"); /* which opens the shift: what was before it does not count in it */
    assert_int_equal(issue(NULL, 5, &err), STATUS_OK);
    assert_int_equal(issue(NULL, 1, &err), STATUS_APPROVAL_NEEDED);
    close_shift();
    assert_int_equal(issue(NULL, 5, &err), STATUS_OK);
    assert_int_equal(issue(NULL, 1, &err), STATUS_APPROVAL_NEEDED); /* no shift is open, and still it counts */
}

static enum status top_up(const struct staff *approver, int64_t member, int64_t amount, int64_t *txn, struct error *err)
{
    struct topup_request request = {.member = member, .amount = amount};
    struct topup_done done = {0};
    *err = (struct error){0};
    enum status status = topup(desk, NULL, approver, &request, &done, err);
    if (txn)
        *txn = done.txn;
    return status;
}

static void bonuses_of_a_shift(void **state)
{
    (void)state;
    struct error err;
    struct undo_view undone;
    int64_t member = practice_member(desk, "13800005678"), txn;
    assert_int_equal(top_up(NULL, member, 10000, NULL, &err), STATUS_OK);
    assert_int_equal(top_up(NULL, member, 10000, &txn, &err), STATUS_OK);
    assert_int_equal(top_up(NULL, member, 10000, NULL, &err), STATUS_APPROVAL_NEEDED);
    assert_string_equal(err.arg[0], "20.00");
    assert_int_equal(top_up(NULL, member, 9999, NULL, &err), STATUS_OK); /* without a bonus */
    assert_int_equal(undo(desk, NULL, NULL, txn, false, &undone, &err), STATUS_OK);
    assert_int_equal(top_up(NULL, member, 10000, NULL, &err), STATUS_OK); /* what was taken back gave nothing */
    assert_int_equal(top_up(NULL, member, 10000, NULL, &err), STATUS_APPROVAL_NEEDED);
    assert_int_equal(top_up(&manager, member, 10000, NULL, &err), STATUS_OK);
}

static enum status claim(const struct staff *approver, int64_t bill, int64_t member, struct error *err)
{
    struct bill_attach_request request = {bill, member};
    struct bill_attach_view view = {0};
    *err = (struct error){0};
    enum status status = bill_attach(desk, NULL, approver, &request, false, &view, err);
    bill_attach_view_clear(&view);
    return status;
}

static void claims_of_a_shift(void **state)
{
    (void)state;
    struct error err;
    int64_t member = practice_member(desk, "13800005678"), more = sold("40.01"), at = sold("40");
    assert_int_equal(claim(NULL, sold("60"), member, &err), STATUS_OK);
    assert_int_equal(claim(NULL, more, member, &err), STATUS_APPROVAL_NEEDED);
    assert_string_equal(err.arg[0], "100.00");
    assert_int_equal(claim(NULL, at, member, &err), STATUS_OK);
    assert_int_equal(claim(NULL, sold("0.01"), member, &err), STATUS_APPROVAL_NEEDED);
    assert_int_equal(claim(&manager, more, member, &err), STATUS_OK);
}

static void points_of_a_manager(void **state)
{
    (void)state;
    struct error err;
    struct adjust_done done;
    struct adjust_request request = {.member = practice_member(desk, "13800005678"), .points = 1, .reason = "gift"};
    assert_int_equal(points_adjust(desk, NULL, NULL, &request, &done, &err), STATUS_APPROVAL_NEEDED);
    request.points = 700;
    assert_int_equal(points_adjust(desk, NULL, &manager, &request, &done, &err), STATUS_OK);
    request.points = 701;
    assert_int_equal(points_adjust(desk, NULL, &manager, &request, &done, &err), STATUS_APPROVAL_NEEDED);
    assert_string_equal(err.arg[0], "700");
    assert_int_equal(points_adjust(desk, NULL, &owner, &request, &done, &err), STATUS_OK);
}

/* --- what is kept of it --------------------------------------------------------------------------------------------
 */

/* The rows by hand of the last entry: "price 1 800 refund - 500". */
static const char *kept(void)
{
    static char text[300];
    struct entry entry;
    struct error err;
    int64_t last = 0;
    struct stmt *s = stmt_use(desk_db(desk), QUERY_LEDGER_NEXT);
    bool row;
    assert_int_equal(stmt_next(s, &row, &err), STATUS_OK);
    last = stmt_get_int(s, "txn") - 1;
    stmt_done(s);
    assert_int_equal(ledger_read(desk_db(desk), last, &entry, &err), STATUS_OK);
    text[0] = '\0';
    for (size_t i = 0; i < entry.hands; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s/%" PRId64 "/%" PRId64, i > 0 ? " " : "",
                 entry.hand[i].kind, entry.hand[i].line, entry.hand[i].amount);
    entry_clear(&entry);
    return text;
}

static void the_rows_by_hand(void **state)
{
    (void)state;
    struct error err;
    int64_t member = practice_member(desk, "13800005678"), bill, other;
    assert_int_equal(ring(NULL, (const char *[]){"CUP", "CUP*2@35", "CUP@40", NULL}, 150, 50, &bill, &err), STATUS_OK);
    assert_string_equal(kept(), "price/2/800 price/3/-100 discount/0/150 round_off/0/50");
    sold("CUP@39");
    assert_string_equal(kept(), ""); /* the item's own price */
    other = sold("30");
    assert_string_equal(kept(), "");
    assert_int_equal(back(NULL, other, 1, 0, &err), STATUS_OK);
    assert_string_equal(kept(), "refund/0/3000");
    assert_int_equal(void_bill(&manager, bill, &err), STATUS_OK);
    assert_string_equal(kept(), "void/0/14700");
    assert_int_equal(claim(NULL, sold("60"), member, &err), STATUS_OK);
    assert_string_equal(kept(), "claim/0/6000");
    assert_int_equal(issue(NULL, 2, &err), STATUS_OK);
    assert_string_equal(kept(), "coupons/0/2");
    assert_int_equal(top_up(NULL, member, 10000, NULL, &err), STATUS_OK);
    assert_string_equal(kept(), "topup_bonus/0/1000");
    assert_int_equal(top_up(&manager, member, 500, NULL, &err), STATUS_OK);
    assert_string_equal(kept(), "approved/0/0"); /* who was asked for nothing is named too */
}

static void whole_pieces_alone(void **state)
{
    (void)state;
    struct error err = {0};
    struct sale_line line = {.sku = "CUP", .quantity = 500, .price = LIMIT_NONE};
    struct sale_request request = {.line = &line, .lines = 1};
    struct sale_view view;
    assert_int_equal(sell(desk, NULL, NULL, &request, &view, &err), STATUS_BAD_VALUE);
    assert_string_equal(err.field, "quantity");
    assert_string_equal(err.arg[1], "0.5");
    assert_int_equal(sell_price(desk, &request, &view, &err), STATUS_BAD_VALUE);
    int64_t cups = sold("CUP*3"), nuts = sold("NUT*1.5"), amount = sold("40");
    assert_int_equal(back(&owner, cups, 1, 199, &err), STATUS_BAD_VALUE);
    assert_string_equal(err.field, "quantity");
    assert_string_equal(err.arg[1], "0.199");
    assert_int_equal(back(&owner, cups, 1, 1500, &err), STATUS_BAD_VALUE);
    assert_int_equal(back(&owner, amount, 1, 199, &err), STATUS_BAD_VALUE);
    assert_int_equal(back(NULL, nuts, 1, 199, &err), STATUS_OK);
    assert_int_equal(back(NULL, nuts, 1, 0, &err), STATUS_OK);
    assert_int_equal(back(NULL, cups, 1, 1000, &err), STATUS_OK);
    assert_int_equal(back(&owner, cups, 1, 0, &err), STATUS_OK);
}

#define IN_A_SHOP(test) cmocka_unit_test_setup_teardown(test, open_shop, close_shop)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        IN_A_SHOP(nobody_approves_their_own),
        IN_A_SHOP(what_is_taken_off_a_bill),
        IN_A_SHOP(less_than_nothing_is_refused),
        IN_A_SHOP(a_preview_asks_as_well),
        IN_A_SHOP(returns_of_one_bill_add_up),
        IN_A_SHOP(returns_of_a_shift_add_up),
        IN_A_SHOP(voids_count_like_returns),
        IN_A_SHOP(coupons_of_a_shift),
        IN_A_SHOP(another_till_begins_no_new_count),
        IN_A_SHOP(coupons_of_a_shift),
        IN_A_SHOP(voids_of_another_shift),
        IN_A_SHOP(coupons_of_a_shift),
        IN_A_SHOP(bonuses_of_a_shift),
        IN_A_SHOP(claims_of_a_shift),
        IN_A_SHOP(points_of_a_manager),
        IN_A_SHOP(the_rows_by_hand),
        IN_A_SHOP(whole_pieces_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
