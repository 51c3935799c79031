/* SPDX-License-Identifier: MIT */
/* Receipts in both languages and widths, compared with tests/words/receipts; and what holds of every one of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/locale.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"

#include <cmocka.h>

#include "tests/support/golden.h"

#include "desk/topup.h"
#include "render/receipt.h"

#define TEN_TWENTY_TWO INT64_C(1785579720) /* 2026-08-01T10:22 UTC */

static const char *const language[] = {"zh", "en"};
static const int widths[] = {58, 80};

static struct programme programme;
static struct member member;
static struct receipt_head head;
static struct buffer out;

static int set_up(void **state)
{
    struct error err;
    static const char json[] =
        "{\"tiers\":{\"window\":{\"rolling_months\":12},\"levels\":[{\"code\":\"normal\",\"name\":\"普通\","
        "\"from\":\"0\"},{\"code\":\"gold\",\"name\":\"金卡\",\"from\":\"2000.00\",\"discount_percent\":5}]},"
        "\"offers\":[{\"code\":\"SAVE10\",\"name\":\"满100减10\",\"trigger\":\"coupon\","
        "\"benefit\":{\"amount\":\"10.00\"}}]}";
    (void)state;
    setenv("TZ", "UTC", 1);
    assert_int_equal(programme_parse(json, sizeof json - 1, &programme, &err), STATUS_OK);
    member = (struct member){.id = 17, .phone = INT64_C(8613812345678), .name = "张丽云"};
    head = (struct receipt_head){.shop = "小店",
                                 .clerk = "李娜",
                                 .till = 1,
                                 .at = TEN_TWENTY_TWO,
                                 .member = &member,
                                 .txn = "1-1-17",
                                 .columns = RECEIPT_80};
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    programme_clear(&programme);
    buffer_clear(&out);
    locale_switch("en");
    return 0;
}

/* --- views ------------------------------------------------------------------------------------------------------ */

static void add_step(struct sale_view *view, const char *rule, const char *code, const char *coupon, int64_t amount,
                     const char *name, int64_t value)
{
    struct step *step = step_add(&view->steps, rule, code, coupon);
    step_set(step, "amount", amount);
    step_set(step, name, value);
}

static struct view_line line_of(int64_t no, const char *name, int64_t quantity, int64_t price)
{
    struct view_line line = {.no = no,
                             .quantity = quantity,
                             .unit_price = price,
                             .gross = number_muldiv_half_up(price, quantity, QUANTITY_ONE)};
    text_copy(line.name, sizeof line.name, name);
    return line;
}

static void set_lines(struct sale_view *view, const struct view_line *line, size_t lines)
{
    view->line = mem_resize(NULL, lines, sizeof *line);
    memcpy(view->line, line, lines * sizeof *line);
    view->lines = lines;
    for (size_t i = 0; i < lines; i++)
        view->gross += line[i].gross;
}

/* A bill with everything a bill can have. */
static struct sale_view full_bill(void)
{
    struct sale_view view = {.bill = "0001-000342",
                             .member = 17,
                             .at = TEN_TWENTY_TWO,
                             .payable = 10660,
                             .points_earned = 159,
                             .points_balance = 12139,
                             .wallet_balance = 25000,
                             .change = 9340,
                             .tender = {{.kind = TENDER_WALLET, .amount = 5000}, {.kind = TENDER_CASH, .amount = 5660}},
                             .tenders = 2};
    const struct view_line line[] = {line_of(1, "龙井茶", 2000, 2500),
                                     line_of(2, "青瓷品茗杯 (手工, 一对)", 355, 12000),
                                     line_of(3, "", QUANTITY_ONE, 3540)};
    set_lines(&view, line, 3);
    add_step(&view, STEP_TIER, "gold", NULL, -640, "rate", 500);
    add_step(&view, STEP_OFFER, "SAVE10", "040812345678", -1000, "exact", 1000);
    add_step(&view, STEP_POINTS, NULL, NULL, -500, "points", 500);
    add_step(&view, STEP_EARN, NULL, NULL, 0, "points", 159);
    view.gift = mem_alloc(sizeof *view.gift);
    view.gift[view.gifts++] = (struct gift){.sku = "TOTE", .quantity = 2};
    return view;
}

static void print_walk_in(void)
{
    struct sale_view view = {.bill = "0001-000343",
                             .at = TEN_TWENTY_TWO,
                             .payable = 1250,
                             .tenders = 1,
                             .tender = {{.kind = TENDER_WECHAT, .amount = 1250}}};
    const struct view_line line[] = {line_of(1, "", QUANTITY_ONE, 1250)};
    set_lines(&view, line, 1);
    head.member = NULL;
    receipt_sale(&out, &head, &view, &programme);
    sale_view_clear(&view);
    head.member = &member;
}

static void print_full(void)
{
    struct sale_view view = full_bill();
    receipt_sale(&out, &head, &view, &programme);
    sale_view_clear(&view);
}

static void print_practice(void)
{
    struct sale_view view = full_bill();
    head.practice = head.again = true;
    receipt_sale(&out, &head, &view, &programme);
    head.practice = head.again = false;
    sale_view_clear(&view);
}

static void print_returned(void)
{
    struct sale_view view = full_bill();
    view.line[0].returned = 1000;
    view.refunded = 2081;
    view.voided = 1;
    receipt_sale(&out, &head, &view, &programme);
    sale_view_clear(&view);
}

/* Four emoji joined by U+200D into one; escaped, because clang-format 14 does not lay out the characters stably. */
#define FAMILY "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466"
#define TEA " 🍵茶🍵茶🍵茶🍵茶🍵茶🍵茶🍵"

/* Names that a keyboard, a clipboard or an old list may contain. */
static const char *const nasty[] = {
    "\x1b[31mred\x1b[0m \x07 tab\tline\nend\x7f", /* an escape sequence, control characters */
    "\xe2\x80\xae"
    "evil\xe2\x80\xac \xe2\x81\xa6"
    "iso\xe2\x81\xa9",                                                                  /* bidi */
    FAMILY FAMILY FAMILY FAMILY FAMILY FAMILY TEA,                                      /* emoji, joined */
    "e\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86 A\xcc\x8a\xcc\x8b cafe\xcc\x81", /* combining marks */
    "吉𠮷䶮龘㐀吉𠮷䶮龘㐀吉𠮷䶮龘㐀吉𠮷䶮龘㐀",                       /* characters outside the first sets */
    "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", /* as long as an item's may be */
    "A long English name of an item that goes on well beyond any paper there is, in words",
    "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaftsz",
    "'; DROP TABLE member; --  \xff\xfe\xc0 ¥5 off  ", /* SQL, invalid UTF-8, the narrow currency sign */
    "\xe2\x80\x8b\xef\xbb\xbf",                        /* only invisible characters */
    "%s%n{0}{1}",
};
#define NASTY (sizeof nasty / sizeof *nasty)

static void print_nasty(void)
{
    struct sale_view view = {.bill = "0001-000999",
                             .member = 17,
                             .at = TEN_TWENTY_TWO,
                             .points_balance = INT64_MAX,
                             .payable = MONEY_LIMIT,
                             .wallet_balance = MONEY_LIMIT,
                             .owed_points = 7,
                             .tenders = 2,
                             .tender = {{.kind = TENDER_CASH, .amount = MONEY_LIMIT}, {.kind = TENDER_ALIPAY}}};
    struct view_line line[2 * NASTY];
    struct member odd = member;
    for (size_t i = 0; i < 2 * NASTY; i++)
        line[i] = line_of((int64_t)i + 1, nasty[i / 2], i % 2 ? QUANTITY_LIMIT : QUANTITY_ONE, 199900);
    set_lines(&view, line, 2 * NASTY);
    add_step(&view, STEP_OFFER, nasty[8], "", -500, "exact", 500);
    odd.name[0] = '\0';
    for (int i = 0; i < 80; i++) /* as long as a person's may be */
        strcat(odd.name, "王");
    struct receipt_head strange = head;
    strange.shop = nasty[6];
    strange.clerk = nasty[0];
    strange.member = &odd;
    receipt_sale(&out, &strange, &view, NULL);
    for (size_t i = 0; i < NASTY; i++) {
        text_copy(odd.name, sizeof odd.name, nasty[i]);
        strange.shop = strange.clerk = nasty[i];
        receipt_sale(&out, &strange, &(struct sale_view){.bill = "1"}, NULL);
    }
    sale_view_clear(&view);
}

static struct return_view back_view(void)
{
    struct return_view view = {.bill = "0001-000342",
                               .txn = "1-1-18",
                               .member = 17,
                               .refund = 4200,
                               .tender = {{.kind = TENDER_CASH, .amount = 4200}},
                               .tenders = 1,
                               .points_back = 197,
                               .points_taken = 62,
                               .owed_points = 3,
                               .points_balance = 12274,
                               .wallet_balance = 25000,
                               .coupon = {{"040812345678", "usable"}},
                               .coupons = 1};
    struct step *step = step_add(&view.steps, STEP_REFUND, NULL, NULL);
    step_set(step, "no", 1);
    step_set(step, "quantity", 2000);
    step_set(step, "returned", 1000);
    step_set(step, "amount", -2100);
    step = step_add(&view.steps, STEP_REFUND, NULL, NULL);
    step_set(step, "no", 3);
    step_set(step, "quantity", 1000);
    step_set(step, "returned", 1000);
    step_set(step, "amount", -2100);
    return view;
}

static void print_return(void)
{
    struct return_view view = back_view();
    struct sale_view sale = full_bill();
    receipt_back(&out, &head, &view, false, &sale);
    sale_view_clear(&sale);
    return_view_clear(&view);
}

static void print_void(void)
{
    struct return_view view = back_view();
    receipt_back(&out, &head, &view, true, NULL);
    return_view_clear(&view);
}

static void print_topup(void)
{
    struct topup_request request = {
        .member = 17,
        .amount = 50000,
        .tenders = 2,
        .tender = {{.kind = TENDER_WECHAT, .amount = TENDER_REST}, {.kind = TENDER_CASH, .amount = 30000}}};
    struct topup_done done = {.wallet_balance = 85000, .principal = 80000, .bonus = 5000, .change = 1000};
    receipt_topup(&out, &head, &request, &done);
    request.tenders = 0;
    done.change = 0;
    receipt_topup(&out, &head, &request, &done);
}

static const struct {
    const char *name;
    void (*print)(void);
} kinds[] = {
    {"walk-in", print_walk_in},
    {"everything", print_full},
    {"practice, printed again", print_practice},
    {"returned, voided", print_returned},
    {"return", print_return},
    {"void", print_void},
    {"top-up", print_topup},
    {"nasty names", print_nasty},
};

/* --- tests ------------------------------------------------------------------------------------------------------ */

/* No line is wider than the paper, and none has control characters or characters that the printer lacks. */
static void check_lines(const char *text, int columns)
{
    for (const char *at = text; *at;) {
        char line[2048];
        size_t length = strcspn(at, "\n");
        assert_true(length < sizeof line && at[length] == '\n');
        snprintf(line, sizeof line, "%.*s", (int)length, at);
        if (text_width(line) > columns)
            print_message("%d cells: %s\n", text_width(line), line);
        assert_true(text_width(line) <= columns);
        assert_true(text_valid(line, length));
        assert_null(strstr(line, "¥"));
        uint32_t c;
        for (size_t taken, i = 0; (taken = text_decode(line + i, &c)) > 0; i += taken)
            assert_true(c >= 0x20 && (c < 0x7f || c > 0x9f) && (c < 0x202a || c > 0x202e));
        assert_true(length == 0 || line[length - 1] != ' ');
        at += length + 1;
    }
}

static void receipts_are_as_read(void **state)
{
    (void)state;
    for (size_t l = 0; l < 2; l++)
        for (size_t w = 0; w < 2; w++) {
            char name[64];
            struct buffer all = {0};
            locale_switch(language[l]);
            head.columns = widths[w] == 58 ? RECEIPT_58 : RECEIPT_80;
            for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
                kinds[k].print();
                check_lines(out.text, head.columns);
                buffer_format(&all, "[%s]\n%s\n", kinds[k].name, out.text);
                buffer_clear(&out);
            }
            snprintf(name, sizeof name, "render/receipts/%s-%d.txt", language[l], widths[w]);
            golden_same(name, all.text);
            buffer_clear(&all);
        }
}

/* Any six rows of a practice receipt contain the practice mark. */
static void practice_shows_in_every_part(void **state)
{
    (void)state;
    for (size_t l = 0; l < 2; l++) {
        locale_switch(language[l]);
        print_practice();
        int since = 0;
        for (const char *at = out.text; *at; at += strcspn(at, "\n") + 1) {
            size_t length = strcspn(at, "\n");
            since = memmem(at, length, _("PRACTICE"), strlen(_("PRACTICE"))) ? 0 : since + 1;
            assert_true(since < 8);
        }
        buffer_clear(&out);
    }
}

/* Cash given less change is the amount due. */
static void cash_is_what_was_handed_over(void **state)
{
    (void)state;
    locale_switch("en");
    print_full();
    assert_non_null(strstr(out.text, "150.00")); /* 56.60 recorded, 93.40 back */
    assert_non_null(strstr(out.text, "93.40"));
    assert_non_null(strstr(out.text, "￥106.60"));
    const char *invoice = strstr(out.text, _("Invoice amount")), *recorded = strstr(out.text, " 56.60");
    assert_true(invoice && recorded > invoice && !strstr(recorded + 1, " 56.60")); /* on that row only */
    assert_null(strstr(out.text, "13812345678"));
    assert_null(strstr(out.text, "张丽云"));
}

/* The buyer is the member of the bill; whose stored value paid stands at the tender. Its invoice was the top-up's. */
static void a_family_card_names_its_holder(void **state)
{
    (void)state;
    struct sale_view view = full_bill();
    view.tender[0].kind = TENDER_FAMILY;
    text_copy(view.family, sizeof view.family, "王*");
    buffer_clear(&out);
    receipt_sale(&out, &head, &view, &programme);
    assert_non_null(strstr(out.text, "Family card 王*"));
    assert_non_null(strstr(out.text, "张*云"));
    const char *invoice = strstr(out.text, "Invoice amount");
    assert_true(invoice && strstr(invoice, "56.60"));
    sale_view_clear(&view);
    struct return_view back = {.bill = "0001-000342",
                               .refund = 5000,
                               .tender = {{.kind = TENDER_FAMILY, .amount = 5000}},
                               .tenders = 1,
                               .family = "王*"};
    buffer_clear(&out);
    receipt_back(&out, &head, &back, false, NULL);
    assert_non_null(strstr(out.text, "Family card 王* (put back)"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(receipts_are_as_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(practice_shows_in_every_part, set_up, tear_down),
        cmocka_unit_test_setup_teardown(cash_is_what_was_handed_over, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_family_card_names_its_holder, set_up, tear_down),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
