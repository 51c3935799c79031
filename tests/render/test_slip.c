/* SPDX-License-Identifier: MIT */
/*
 * The slip of every act, as it stands on paper of both widths in both languages: read back from the bytes for the
 * printer and compared with tests/render/receipts; and what holds of every one of them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/locale.h"
#include "base/text.h"

#include <cmocka.h>

#include "model/audit.h"
#include "model/item.h"

#include "tests/support/golden.h"
#include "tests/support/practice.h"
#include "tests/support/scratch.h"
#include "tests/support/tape.h"

#include "desk/coupon_act.h"
#include "desk/credit.h"
#include "desk/debtor.h"
#include "desk/deposit.h"
#include "desk/exchange.h"
#include "desk/gift.h"
#include "desk/manage.h"
#include "desk/pass.h"
#include "desk/points.h"
#include "desk/print.h"
#include "desk/settings.h"
#include "desk/shift.h"
#include "desk/slip.h"
#include "desk/topup.h"
#include "desk/undo.h"
#include "desk/wallet.h"
#include "render/paper.h"
#include "render/slip_text.h"

#define LINES(...)                                                                                                     \
    (const char *const[])                                                                                              \
    {                                                                                                                  \
        __VA_ARGS__, NULL                                                                                              \
    }

static const char RULES[] =
    "{\"points\":{\"per\":\"1.00\",\"earn\":1},"
    "\"wallet\":{\"topups\":[{\"pay\":\"500.00\",\"bonus\":\"50.00\",\"pass\":{\"sku\":\"WASH\",\"uses\":5},"
    "\"coupon\":\"S10\"}]},"
    "\"offers\":[{\"code\":\"S10\",\"name\":\"满100减10\",\"trigger\":\"coupon\",\"benefit\":{\"amount\":\"10.00\"},"
    "\"coupon\":{\"valid_days\":30}},"
    "{\"code\":\"BAG\",\"name\":\"送帆布袋\",\"trigger\":\"coupon\",\"benefit\":{\"gift\":\"TOTE\"},"
    "\"coupon\":{\"valid_days\":30}}]}";

static struct desk *desk;
static struct error err;

static void good(enum status status)
{
    if (status != STATUS_OK)
        print_message("%s %s %s\n", status_code(status), err.field, err.note);
    assert_int_equal(status, STATUS_OK);
}

static void put(const char *key, const char *value)
{
    good(settings_set(desk, NULL, NULL, key, value, &err));
}

static void add_item(const char *sku, const char *name, int64_t points)
{
    struct item item = {.price = 3000, .member_price = LIMIT_NONE, .stock = ITEM_UNCOUNTED, .points_price = points};
    struct manage_done done;
    text_copy(item.sku, sizeof item.sku, sku);
    text_copy(item.name, sizeof item.name, name);
    item.discountable = true;
    good(manage_item_add(desk, NULL, &item, &done, &err));
}

static void sell_and_give_back(int64_t member)
{
    struct sale_request request = {.member = member, .tender = {{.kind = TENDER_CASH, .amount = 10000}}, .tenders = 1};
    struct sale_view view = practice_sale(desk, &request, LINES("TOTE*2", "28.50"));
    struct return_view back = practice_back(desk, view.bill_id, 1, 1000);
    return_view_clear(&back);
    sale_view_clear(&view);
    view = practice_sale(desk, &(struct sale_request){.member = member}, LINES("12.50"));
    back = practice_void(desk, view.bill_id);
    return_view_clear(&back);
    sale_view_clear(&view);
}

/* The entry of the newest job. */
static int64_t last_entry(void)
{
    struct print_job_list list;
    good(print_job_open(desk_db(desk), 0, 0, 100, &list, &err));
    int64_t txn = list.job[list.count - 1].txn;
    print_job_list_clear(&list);
    return txn;
}

/* A deposit taken, given back, taken again and kept. */
static void take_deposits(int64_t member)
{
    struct deposit_request request = {.name = "李, 生日蛋糕",
                                      .member = member,
                                      .amount = 10000,
                                      .tender = {{TENDER_CASH, 20000, "", 0}},
                                      .tenders = 1};
    struct deposit_end_request end = {.reason = "改期"};
    struct deposit_done taken;
    struct deposit_ended ended;
    struct staff owner;
    good(deposit_take(desk, NULL, &request, &taken, &err));
    end.order = taken.order;
    good(deposit_end(desk, NULL, NULL, &end, false, &ended, &err));
    request.order = taken.order;
    good(deposit_take(desk, NULL, &request, &taken, &err));
    good(staff_by_code(desk_db(desk), "owner", &owner, &err));
    end.forfeits = true;
    good(deposit_end(desk, NULL, &owner, &end, false, &ended, &err));
}

/* A bill on account, settled in two parts. */
static void settle_an_account(int64_t member)
{
    struct debtor debtor = {.name = "山前小学", .credit = 50000};
    struct debtor_added added;
    struct debtor_settled settled;
    struct sale_request request = {.member = member, .tender = {{TENDER_ACCOUNT, 8800, "1", 0}}, .tenders = 1};
    good(debtor_add(desk, NULL, &debtor, &added, &err));
    struct sale_view view = practice_sale(desk, &request, LINES("88"));
    sale_view_clear(&view);
    struct debtor_settle_request settle = {
        .debtor = added.debtor, .amount = 5000, .tender = {{TENDER_WECHAT, TENDER_REST, "", 0}}, .tenders = 1};
    good(debtor_settle(desk, NULL, &settle, &settled, &err));
    settle =
        (struct debtor_settle_request){.debtor = added.debtor, .tender = {{TENDER_CASH, 10000, "", 0}}, .tenders = 1};
    good(debtor_settle(desk, NULL, &settle, &settled, &err));
}

static void give_credit(int64_t member)
{
    struct credit_request request = {.member = member, .amount = 3500, .reason = "杯子，无小票"};
    struct credit_done done;
    struct staff owner;
    good(staff_by_code(desk_db(desk), "owner", &owner, &err));
    good(credit_give(desk, NULL, &owner, &request, &done, &err));
}

/* The slips of both halves, and the drawer once. */
static void exchange_goods(int64_t member)
{
    struct sale_view view = practice_sale(desk, &(struct sale_request){.member = member}, LINES("40"));
    const struct return_line back = {.no = 1};
    const struct sale_line out = {.quantity = 1000, .price = 5500};
    struct exchange_request request = {.back = {.bill = view.bill_id, .line = &back, .lines = 1, .reason = "拿错商品"},
                                       .sale = {.line = &out, .lines = 1}};
    struct exchange_view done;
    good(exchange(desk, NULL, NULL, &request, false, &done, &err));
    exchange_view_clear(&done);
    sale_view_clear(&view);
}

/* One act of each kind that has a slip. */
static void act(void)
{
    char code[COUPON_TEXT];
    struct print_done done;
    struct gift_done gift;
    struct pass_done pass;
    struct coupon_done used;
    struct shift_done shift;
    struct undo_view undone;
    struct close_view closed;
    int64_t li = practice_member(desk, "13800005678");
    add_item("TOTE", "帆布袋", 300);
    add_item("WASH", "洗车", 0);
    sell_and_give_back(li);
    practice_topup(desk, li, 50000);
    practice_points(desk, li, 500);
    good(gift_redeem(desk, NULL, &(struct gift_request){.member = li, .sku = "TOTE"}, &gift, &err));
    good(gift_redeem(desk, NULL, &(struct gift_request){.member = li, .points = 20}, &gift, &err));
    good(pass_use(desk, NULL, &(struct pass_request){.member = li, .uses = 2, .sku = "WASH"}, &pass, &err));
    practice_coupon(desk, "BAG", li, code);
    good(coupon_redeem(desk, NULL, code, false, &used, &err));
    practice_topup(desk, li, 10000);
    good(undo(desk, NULL, NULL, last_entry(), false, &undone, &err));
    good(wallet_close(desk, NULL, NULL, &(struct close_request){.member = li}, false, &closed, &err));
    wallet_close_view_clear(&closed);
    take_deposits(li);
    settle_an_account(li);
    exchange_goods(li);
    give_credit(li);
    good(shift_drop(desk, NULL, 5000, &shift, &err));
    good(shift_open_drawer(desk, NULL, "change", &shift, &err));
    good(shift_close(desk, NULL, &(struct shift_close_request){.count = {5, 1}, .drop = 30000}, &shift, &err));
    good(print_card(desk, NULL, li, &done, &err));
    good(print_day(desk, NULL, desk_day(desk), &done, &err));
    good(print_test(desk, NULL, &done, &err));
}

static int open_shop(void **state)
{
    (void)state;
    desk = practice_open(RULES);
    put("printer", "file:/dev/null");
    put("receipt_logo", "山前|茶行");
    put("receipt_header", "西湖路 8 号|0571-8888");
    put("receipt_footer", "微信公众号: 山前茶行");
    act();
    return 0;
}

static int close_shop(void **state)
{
    (void)state;
    practice_proven(desk);
    practice_close(desk);
    scratch_remove();
    locale_switch("en");
    return 0;
}

static struct print_job_list all_jobs(void)
{
    struct print_job_list list;
    good(print_job_open(desk_db(desk), 0, 0, 100, &list, &err));
    assert_false(list.more);
    return list;
}

static struct slip_look look_of(int columns, bool styled)
{
    struct slip_look look = {
        .columns = columns, .styled = styled, .shop = desk_shop(desk), .secret = desk_secret(desk)};
    good(desk_programme(desk, &look.programme, &err));
    return look;
}

/* A coupon's code, in groups of four. */
static bool is_code(const char *text)
{
    for (int i = 0; i < 14; i++)
        if (i % 5 == 4 ? text[i] != '-' : !text[i] || !strchr("0123456789ABCDEFGHJKMNPQRSTVWXYZ", text[i]))
            return false;
    return true;
}

/* Codes and hashes are new in every run. */
static void hide(char *text)
{
    for (char *row = text; *row; row += strcspn(row, "\n"), row += *row == '\n') {
        if (strspn(row, "0123456789abcdef") == 32 && strncmp(row, "1234567890", 10) != 0) /* not the ruler */
            memset(row, 'x', 32);
        for (char *at = row; *at && *at != '\n'; at++)
            if (is_code(at))
                memcpy(at, "xxxx-xxxx-xxxx", 14);
    }
}

static void read_tape(const struct print_job *job, int columns, bool native, struct tape *tape)
{
    struct slip slip;
    struct buffer bytes = {0};
    struct slip_look look = look_of(columns, true);
    const struct printer printer = {.narrow = columns == RECEIPT_58, .native_qr = native};
    good(slip_read(desk, job, &slip, &err));
    good(slip_text_bytes(&bytes, &printer, &look, &slip, &err));
    tape_read(tape, bytes.text, bytes.length);
    assert_int_equal(tape->faults, 0);
    assert_int_equal(tape->unread, 0);
    slip_clear(&slip);
    buffer_clear(&bytes);
}

static void slips_are_as_read(void **state)
{
    static const char *const language[] = {"zh", "en"};
    static const int widths[] = {58, 80};
    (void)state;
    struct print_job_list list = all_jobs();
    for (size_t l = 0; l < 2; l++)
        for (size_t w = 0; w < 2; w++) {
            char name[64];
            struct buffer all = {0};
            int columns = widths[w] == 58 ? RECEIPT_58 : RECEIPT_80;
            locale_switch(language[l]);
            for (size_t i = 0; i < list.count; i++) {
                struct tape tape;
                read_tape(&list.job[i], columns, false, &tape);
                buffer_format(&all, "[%s: %s]\n", print_kind_code(list.job[i].kind), slip_text_kind(list.job[i].kind));
                tape_text(&tape, columns, &all);
                buffer_add(&all, "\n");
                tape_clear(&tape);
            }
            hide(all.text);
            snprintf(name, sizeof name, "render/receipts/slips-%s-%d.txt", language[l], widths[w]);
            golden_same(name, all.text);
            buffer_clear(&all);
        }
    print_job_list_clear(&list);
}

static void every_kind_has_a_slip(void **state)
{
    (void)state;
    bool seen[PRINT_KINDS] = {[PRINT_NOTHING] = true};
    struct print_job_list list = all_jobs();
    for (size_t i = 0; i < list.count; i++)
        seen[list.job[i].kind] = true;
    for (int kind = 0; kind < PRINT_KINDS; kind++) {
        if (!seen[kind])
            print_message("no %s\n", print_kind_code((enum print_kind)kind));
        assert_true(seen[kind]);
    }
    print_job_list_clear(&list);
}

/* The next row of the text; its end is cut off. */
static char *next_row(char **at)
{
    char *row = *at;
    *at += strcspn(*at, "\n");
    if (**at == '\n')
        *(*at)++ = '\0';
    return row;
}

/* The decoder equals the text, row by row: looks where a mark stands, a QR code with its text. */
static void the_printer_gets_the_text(void **state)
{
    (void)state;
    struct print_job_list list = all_jobs();
    for (size_t n = 0; n < 2 * list.count; n++) {
        const struct print_job *job = &list.job[n / 2];
        int columns = n % 2 ? RECEIPT_58 : RECEIPT_80;
        struct tape tape;
        struct slip slip;
        struct buffer text = {0};
        struct slip_look look = look_of(columns, true);
        good(slip_read(desk, job, &slip, &err));
        slip_text(&text, &look, &slip);
        read_tape(job, columns, true, &tape);
        size_t part = 1;
        if (job->kick)
            assert_int_equal(tape.part[part++].kind, TAPE_KICK);
        for (char *at = text.text; at && *at;) {
            const char *row = next_row(&at);
            const struct tape_part *read = &tape.part[part++];
            bool code = row[0] == PAPER_QR, large = row[0] == PAPER_LARGE, bold = row[0] == PAPER_BOLD;
            assert_true(part <= tape.parts);
            assert_int_equal(read->kind, code ? TAPE_QR : TAPE_ROW);
            if (!code)
                assert_int_equal(read->looks, large ? ESCPOS_LARGE | ESCPOS_CENTRED : bold ? ESCPOS_BOLD : 0);
            assert_string_equal(read->bytes.text, row + (code || large || bold));
            assert_true(code || text_width(read->bytes.text) <= (large ? columns / 2 : columns));
        }
        if (text.text)
            assert_int_equal(tape.part[part++].kind, TAPE_CUT);
        assert_int_equal(part, tape.parts);
        tape_clear(&tape);
        slip_clear(&slip);
        buffer_clear(&text);
    }
    print_job_list_clear(&list);
}

/* On a screen there are no marks, and no row is wider than the paper. */
static void shown_it_is_plain(void **state)
{
    (void)state;
    struct print_job_list list = all_jobs();
    for (size_t n = 0; n < 2 * list.count; n++) {
        int columns = n % 2 ? RECEIPT_58 : RECEIPT_80;
        struct slip slip;
        struct buffer text = {0};
        struct slip_look look = look_of(columns, false);
        good(slip_read(desk, &list.job[n / 2], &slip, &err));
        slip_text(&text, &look, &slip);
        for (char *at = text.text; at && *at;) {
            const char *row = next_row(&at);
            assert_true(text_width(row) <= columns);
            for (const char *c = row; *c; c++)
                assert_true((unsigned char)*c >= 0x20);
        }
        slip_clear(&slip);
        buffer_clear(&text);
    }
    print_job_list_clear(&list);
}

/* A duplicate shows the balances of the act, not those of today. */
static void balances_are_those_of_the_act(void **state)
{
    static const int64_t before[] = {0, 58}; /* points, of the first two sales */
    size_t sales = 0;
    (void)state;
    struct print_job_list list = all_jobs();
    struct slip slip;
    for (size_t i = 0; i < list.count; i++) {
        if (list.job[i].kind != PRINT_SALE || sales == sizeof before / sizeof *before)
            continue;
        good(slip_read(desk, &list.job[i], &slip, &err));
        assert_int_equal(slip.sale.points_balance, slip.sale.points_earned + before[sales++]);
        slip_clear(&slip);
    }
    print_job_list_clear(&list);
}

/* What the audit says was done has words, not only the name of the verb. */
static void every_act_has_words(void **state)
{
    struct audit_filter filter;
    struct audit_list list = {0};
    (void)state;
    audit_filter_all(&filter);
    locale_switch("zh");
    good(audit_list(desk_db(desk), &filter, 1000, &list, &err));
    assert_true(list.count > 20);
    for (size_t i = 0; i < list.count; i++)
        assert_string_not_equal(render_act(list.row[i].audit.act), list.row[i].audit.act);
    audit_list_clear(&list);
}

int main(void)
{
#define SHOP_TEST(f) cmocka_unit_test_setup_teardown(f, open_shop, close_shop)
    static const struct CMUnitTest tests[] = {
        SHOP_TEST(slips_are_as_read), SHOP_TEST(every_kind_has_a_slip),         SHOP_TEST(the_printer_gets_the_text),
        SHOP_TEST(shown_it_is_plain), SHOP_TEST(balances_are_those_of_the_act), SHOP_TEST(every_act_has_words),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
