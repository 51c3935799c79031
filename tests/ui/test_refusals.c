/* SPDX-License-Identifier: MIT */
/*
 * Every refusal and every verdict on a coupon has its own sentence, shown whole on a screen of 80 × 24 in both
 * languages; those that keys can cause are caused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"

#include <cmocka.h>

#include "tests/support/at.h"

#include "desk/coupon_act.h"
#include "render/render.h"
#include "ui/counter/counter.h"
#include "ui/counter/hint.h"

#define OFFER "满100减10元大礼包"

/* Codes with their details ("" if none) and the longest arguments of a large shop. */
static const struct said {
    enum status status;
    const char *detail, *field, *first, *second;
    bool verdict; /* also shown on the screen that checks a coupon */
} list[] = {
    {STATUS_BAD_VALUE, "", "birthday", "birthday", "2026-02-30", false},
    {STATUS_BAD_VALUE, "future", "birthday", "birthday", "lunar:2027-01-01", false},
    {STATUS_BAD_VALUE, "leap_month", "birthday", "birthday", "19910510**", false},
    {STATUS_BAD_VALUE, "leap_month_ever", "birthday", "birthday", "lunar:12-10L", false},
    {STATUS_BAD_VALUE, "short_month", "birthday", "birthday", "lunar:2025-06-30L", false},
    {STATUS_BAD_VALUE, "member_pin", "pin", "", "", false},
    {STATUS_PROOF_NEEDED, "no_pin", "pin", "0", "", false},
    {STATUS_PIN_WRONG, "member", "pin", "4", "", false},
    {STATUS_LOCKED_OUT, "member", "pin", "5", "", false},
    {STATUS_BAD_VALUE, "stored_value", "tender", "", "", false},
    {STATUS_BAD_VALUE, "named_tender", "tender", "voucher", "", false},
    {STATUS_BAD_VALUE, "area_code", "phone", "phone", "87654321", false},
    {STATUS_BAD_VALUE, "phone_length", "phone", "phone", "+86 138 1234 567", false},
    {STATUS_BAD_VALUE, "phone_form", "phone", "phone", "138x", false},
    {STATUS_BAD_VALUE, "one_of", "tier", "", "platinum", false},
    {STATUS_BAD_VALUE, "range", "count", "", "12345", false},
    {STATUS_BAD_VALUE, "at_least", "points", "", "-5", false},
    {STATUS_BAD_VALUE, "at_most", "price", "", "99999999", false},
    {STATUS_BAD_VALUE, "unknown_key", "points.pre", "", "", false},
    {STATUS_BAD_VALUE, "exactly_one", "benefit", "", "", false},
    {STATUS_BAD_VALUE, "json", "programme", "", "12", false},
    {STATUS_BAD_VALUE, "encoding", "line 12", "", "gb18030", false},
    {STATUS_BAD_VALUE, "schema", "", "CHECK constraint failed: lot_cap", "", false},
    {STATUS_NOT_PERMITTED, "last_owner", "staff", "owner", "", false},
    {STATUS_BAD_VALUE, "same_person", "to", "to", "liming", false},
    {STATUS_BAD_VALUE, "points_step", "points", "points", "1250", false},
    {STATUS_BAD_VALUE, "pin", "pin", "", "", false},
    {STATUS_BAD_VALUE, "printer", "printer", "printer", "usb", false},
    {STATUS_BAD_VALUE, "printer_path", "printer", "printer", "dev:lp0", false},
    {STATUS_BAD_VALUE, "printer_host", "printer", "printer", "tcp::1", false},
    {STATUS_BAD_VALUE, "printer_port", "printer", "printer", "tcp:a:0", false},
    {STATUS_BAD_VALUE, "printer_queue", "printer", "printer", "lp:-o", false},
    {STATUS_BAD_VALUE, "print_state", "job", "job", "12", false},
    {STATUS_KEY_MISSING, "", "shop", "shop.db-key", "", false},
    {STATUS_KEY_FOREIGN, "", "shop", "shop.db-key", "", false},
    {STATUS_KEY_FOREIGN, "code", "code", "", "", false},
    {STATUS_FILE_INCOMPLETE, "", "shop", "shop.db-wal", "", false},
    {STATUS_FILE_INCOMPLETE, "entries", "shop", "shop.db-wal", "1-1180", false},
    {STATUS_BACKUP_DAMAGED, "", "file", "tea-2026-12-01-183012.backup", "", false},
    {STATUS_BAD_VALUE, "code_length", "code", "", "34", false},
    {STATUS_BAD_VALUE, "code_group", "code", "", "3", false},
    {STATUS_BAD_VALUE, "shop_file", "out", "", "shop.db", false},
    {STATUS_BAD_VALUE, "code_unseen", "code", "", "", false},
    {STATUS_FILE_EXISTS, "key_fits", "shop", "", "", false},
    {STATUS_NOT_PERMITTED, "practice_sheet", "shop", "", "", false},
    {STATUS_IO_ERROR, "hard_link", "shop", "shop.db", "", false},
    {STATUS_BUSY, "backup", "", "", "", false},
    {STATUS_DAMAGED, "head", "head", "4a3548f831e9", "", false},
    {STATUS_DAMAGED, "copy", "books", "shop.db-scratch", "3", false},
    {STATUS_NOT_FOUND, "sum", "file", "tea-2026-12-01-183012.backup", "", false},
    {STATUS_PRINTER_UNREACHABLE, "", "printer", "10.0.0.9:9100", "Connection refused", false},
    {STATUS_PRINTER_UNREACHABLE, "none", "printer", "", "", false},
    {STATUS_NOT_FOUND, "setting", "key", "kyes", "", false},
    {STATUS_MISSING_VALUE, "", "phone", "", "", false},
    {STATUS_NOT_FOUND, "", "member", "13812345678", "", false},
    {STATUS_DUPLICATE_PHONE, "", "phone", "138****5678", "", false},
    {STATUS_DUPLICATE_CARD, "", "card", "", "", false},
    {STATUS_COUPON_UNKNOWN, "", "coupon", "", "", true},
    {STATUS_COUPON_UNKNOWN, "other_shop", "coupon", "", "", true},
    {STATUS_COUPON_FORGED, "", "coupon", "", "", true},
    {STATUS_COUPON_FORGED, "other_shop", "coupon", "", "", true},
    {STATUS_COUPON_NOT_YET, "", "coupon", "2026-12-24", "", true},
    {STATUS_COUPON_EXPIRED, "", "coupon", "2026-12-24", "", true},
    {STATUS_COUPON_USED, "", "coupon", "2026-12-24 10:22", "0001-000342", true},
    {STATUS_COUPON_USED, "undo", "", "", "", false},
    {STATUS_COUPON_WITHDRAWN, "", "coupon", "顾客要求作废", "", true},
    {STATUS_COUPON_OTHER_MEMBER, "", "coupon", "", "", true},
    {STATUS_OFFER_CONDITIONS, "min_amount", "coupon", "1234.56", "10000.00", true},
    {STATUS_OFFER_CONDITIONS, "min_quantity", "coupon", "12", "20", true},
    {STATUS_OFFER_CONDITIONS, "date", "coupon", "2026-12-24", "2027-01-02", true},
    {STATUS_OFFER_CONDITIONS, "weekday", "coupon", "1,2,3,4,5", "6", true},
    {STATUS_OFFER_CONDITIONS, "hour", "coupon", "10:00-12:00 14:00-16:00", "12:34", true},
    {STATUS_OFFER_CONDITIONS, "tier", "coupon", "白金会员", "普通会员", true},
    {STATUS_OFFER_CONDITIONS, "segment", "coupon", "", "", true},
    {STATUS_OFFER_CONDITIONS, "purchase_number", "coupon", "10", "342", true},
    {STATUS_OFFER_CONDITIONS, "birthday", "coupon", "30", "", true},
    {STATUS_OFFER_CONDITIONS, "scope", "coupon", "", "", true},
    {STATUS_OFFER_CONDITIONS, "no_member", "coupon", "", "", true},
    {STATUS_OFFER_LIMIT, "per_member", "coupon", "10", "", true},
    {STATUS_OFFER_LIMIT, "per_member_day", "coupon", "10", "", true},
    {STATUS_OFFER_LIMIT, "total", "coupon", "10000", "", true},
    {STATUS_OFFER_BUDGET, "", "coupon", "", "", true},
    {STATUS_GROUP_TAKEN, "", "coupon", OFFER, "", true},
    {STATUS_EXCLUSIVE_TAKEN, "", "coupon", OFFER, "", true},
    {STATUS_NOT_ENOUGH_POINTS, "", "points", "123456", "12345", false},
    {STATUS_NOT_ENOUGH_POINTS, "gift", "points", "123456", "123457", false},
    {STATUS_NOT_ENOUGH_POINTS, "undo", "", "", "", false},
    {STATUS_NOT_ENOUGH_STORED_VALUE, "", "pay", "1234.56", "123.45", false},
    {STATUS_NOT_ENOUGH_STORED_VALUE, "undo", "", "", "", false},
    {STATUS_NOT_ENOUGH_STORED_VALUE, "close", "", "", "", false},
    {STATUS_NOT_ENOUGH_USES, "", "", "10", "12", false},
    {STATUS_NOT_ENOUGH_USES, "undo", "", "", "", false},
    {STATUS_OUT_OF_STOCK, "", "gift", "马克杯（限量款）", "", true},
    {STATUS_TENDER_SHORT, "", "pay", "1234.56", "", false},
    {STATUS_TENDER_OVER, "", "pay", "alipay", "1234.56", false},
    {STATUS_TENDER_KEPT, "", "bill", "12345.67", "", false},
    {STATUS_TENDER_KEPT, "voucher", "bill", "12345.67", "", false},
    {STATUS_FAMILY_LIMIT, "", "pay", "12345.67", "12345.68", false},
    {STATUS_NOT_ENOUGH_STORED_VALUE, "family", "pay", "W***", "12345.67", false},
    {STATUS_NOT_PERMITTED, "family", "pay", "", "", false},
    {STATUS_NOT_FOUND, "family", "other", "", "", false},
    {STATUS_IN_USE, "family", "other", "W***", "", false},
    {STATUS_IN_USE, "holder", "other", "L***", "", false},
    {STATUS_IN_USE, "chain", "other", "Z***", "", false},
    {STATUS_IN_USE, "", "other", "S10", "", false},
    {STATUS_CYCLE, "", "other", "W***", "", false},
    {STATUS_STAFF_LIMIT, "", "staff", "12345.67", "12345.68", false},
    {STATUS_NOT_PERMITTED, "own_purchase", "staff", "", "", false},
    {STATUS_NOT_PERMITTED, "staff_price", "bill", "", "", false},
    {STATUS_NOT_PERMITTED, "no_staff_price", "staff", "", "", false},
    {STATUS_NOT_FOUND, "no_receipt", "bill", "", "", false},
    {STATUS_NOT_PERMITTED, "shift", "bill", "", "", false},
    {STATUS_NOT_PERMITTED, "other_till", "bill", "02", "", false},
    {STATUS_NOT_PERMITTED, "order_member", "order", "7", "", false},
    {STATUS_TENDER_KEPT, "on_account", "bill", "12345.67", "", false},
    {STATUS_DEBTOR_LIMIT, "", "debtor", "12345.67", "12345.68", false},
    {STATUS_NOT_ENOUGH_STORED_VALUE, "deposit", "order", "12345", "12345.67", false},
    {STATUS_COUPON_USED, "voucher", "pay", "08-01 10:22", "0001-000341", false},
    {STATUS_ALREADY_VOIDED, "", "bill", "0001-000342", "12-24 10:22", false},
    {STATUS_ALREADY_VOIDED, "undo", "", "12-24 10:22", "", false},
    {STATUS_ALREADY_RETURNED, "", "line", "12", "100", false},
    {STATUS_KEY_REUSED, "", "", "", "", false},
    {STATUS_APPROVAL_NEEDED, "refund_tender", "", "", "", false},
    {STATUS_APPROVAL_NEEDED, "", "", "1000.00", "", false},
    {STATUS_APPROVAL_NEEDED, "self", "approver", "liming", "", false},
    {STATUS_APPROVAL_NEEDED, "approver", "approver", "1000.00", "liming", false},
    {STATUS_APPROVAL_NEEDED, "approver_none", "approver", "0.00", "liming", false},
    {STATUS_APPROVAL_NEEDED, "birthday", "approver", "0", "", false},
    {STATUS_APPROVAL_NEEDED, "handover", "", "", "", false},
    {STATUS_APPROVAL_NEEDED, "shift", "", "1000.00", "", false},
    {STATUS_PROOF_NEEDED, "", "", "", "", false},
    {STATUS_PROOF_NEEDED, "number", "member", "", "", false},
    {STATUS_PROOF_NEEDED, "phone", "", "", "", false},
    {STATUS_PREPAID_LIMIT, "", "amount", "5000.00", "12345.00", false},
    {STATUS_PREPAID_LIMIT, "single", "amount", "5000.00", "12345.00", false},
    {STATUS_PREPAID_LIMIT, "balance", "amount", "5000.00", "12345.00", false},
    {STATUS_PRICE_BELOW_FLOOR, "", "price", "西湖龙井礼盒 250克", "1234.00", false},
    {STATUS_ALREADY_CLAIMED, "", "bill", "", "", false},
    {STATUS_SHIFT_CLOSED, "", "", "", "", false},
    {STATUS_TILL_IN_USE, "", "till", "01", "4194304", false},
    {STATUS_TILL_IN_USE, "taken", "till", "01", "4194304", false},
    {STATUS_TILL_IN_USE, "opened", "till", "01", "", false},
    {STATUS_RETURN_TOO_LATE, "", "", "30", "342", false},
    {STATUS_RETURN_TOO_LATE, "claim", "", "7", "342", false},
    {STATUS_UNSUPPORTED, "encoding", "big5", "", "", false},
    {STATUS_UNSUPPORTED, "", "programme", "", "", false},
    {STATUS_NOT_PERMITTED, "", "", "return", "", false},
    {STATUS_NOT_PERMITTED, "role", "", "export", "clerk", false},
    {STATUS_NOT_PERMITTED, "system", "", "", "", false},
    {STATUS_NOT_PERMITTED, "first_pin", "pin", "liming", "", false},
    {STATUS_BAD_VALUE, "pin_long", "pin", "", "", false},
    {STATUS_NOT_PERMITTED, "schedule", "staff", "", "", false},
    {STATUS_NOT_PERMITTED, "code_expired", "pin", "liming", "", false},
    {STATUS_NOT_PERMITTED, "own_code", "staff", "", "", false},
    {STATUS_NOT_PERMITTED, "own_pin", "", "", "", false},
    {STATUS_NOT_PERMITTED, "left", "", "liming", "", false},
    {STATUS_NOT_PERMITTED, "no_pin", "", "liming", "", false},
    {STATUS_NOT_PERMITTED, "undo", "", "", "", false},
    {STATUS_NOT_FOUND, "claim", "bill", "", "", false},
    {STATUS_ALREADY_RETURNED, "undo", "bill", "", "", false},
    {STATUS_WEAK_PIN, "", "pin", "", "", false},
    {STATUS_PIN_WRONG, "", "", "10", "", false},
    {STATUS_LOCKED_OUT, "", "", "12-24 10:22", "", false},
    {STATUS_BUSY, "", "", "", "", false},
    {STATUS_DAMAGED, "", "", "", "", false},
    {STATUS_IO_ERROR, "", "", "", "", false},
    {STATUS_IO_ERROR, "read", "", "", "", false},
    {STATUS_IO_ERROR, "sync", "", "", "", false},
    {STATUS_NEWER_FILE, "", "", "", "", false},
    {STATUS_OLD_FILE, "", "", "", "", false},
    {STATUS_NOT_A_SHOP, "", "shop", "shop.db", "", false},
    {STATUS_IO_ERROR, "file", "file", "members.csv", "Permission denied", false},
    {STATUS_IO_ERROR, "network_file_system", "shop", "shop.db", "NFS", false},
    {STATUS_FILE_EXISTS, "", "shop", "shop.db", "", false},
    {STATUS_NO_TERMINAL, "", "terminal", "", "", false},
    {STATUS_UNKNOWN_TERMINAL, "", "terminal", "xterm-kitty", "", false},
    {STATUS_UNKNOWN_TERMINAL, "no_cursor", "terminal", "dumb", "", false},
    {STATUS_UNKNOWN_TERMINAL, "unset", "terminal", "", "", false},
    {STATUS_LIVE_SHOP_CLOCK, "", "", "", "", false},
};
#define SAID (sizeof list / sizeof list[0])

static int close_player(void **state)
{
    (void)state;
    player_close(&at);
    locale_switch("en");
    return 0;
}

static struct error error_of(const struct said *said)
{
    struct error err;
    error_set(&err, said->status, said->field, NULL);
    error_detail(&err, said->detail);
    error_arg(&err, 0, "%s", said->first);
    error_arg(&err, 1, "%s", said->second);
    return err;
}

static bool is_listed(enum status status, const char *detail)
{
    bool any = false;
    for (size_t i = 0; i < SAID; i++)
        any |= list[i].status == status && (!detail || strcmp(list[i].detail, detail) == 0);
    return any;
}

static void all_there_are_stand_in_the_list(void **state)
{
    (void)state;
    enum status status;
    const char *detail;
    for (int i = STATUS_OK + 1; i < STATUS_COUNT; i++)
        if (!is_listed((enum status)i, NULL))
            fail_msg("%s is not in the list", status_code((enum status)i));
    for (int i = 0; render_sentence(i, &status, &detail); i++)
        if (*detail && *detail != '-' && !is_listed(status, detail))
            fail_msg("%s %s is not in the list", status_code(status), detail);
}

static void each_has_a_sentence_of_its_own(void **state)
{
    (void)state;
    static const char *const languages[] = {"en", "zh"};
    static char text[SAID][RENDER_TEXT];
    for (size_t l = 0; l < 2; l++) {
        locale_switch(languages[l]);
        for (size_t i = 0; i < SAID; i++) {
            struct error err = error_of(&list[i]);
            hint_refusal(text[i], &err, HINT_F2 | HINT_F8);
            assert_null(strchr(text[i], '{'));
            for (size_t j = 0; j < i; j++)
                if (strcmp(text[i], text[j]) == 0)
                    fail_msg("%s %s and %s %s: %s", status_code(list[i].status), list[i].detail,
                             status_code(list[j].status), list[j].detail, text[i]);
        }
    }
}

/* Checks that the whole sentence is on the screen. */
static void whole(const struct error *err)
{
    char text[RENDER_TEXT];
    char *shot = player_shot(&at, 24, 80);
    hint_refusal(text, err, hint_keys(at.counter));
    if (!strstr(shot, text))
        fail_msg("%s %s is not whole on the screen: %s\n%s", status_code(err->status), err->detail, text, shot);
    free(shot);
}

static void each_is_whole_on_the_screen(void **state)
{
    (void)state;
    static const char *const languages[] = {"en", "zh"};
    for (int bill = 0; bill < 2; bill++) {
        player_type(&at, bill ? "13812345678⏎128⏎" : "");
        for (size_t i = 0; i < SAID * 2; i++) {
            struct error err = error_of(&list[i / 2]);
            locale_switch(languages[i % 2]);
            at.counter->message = (struct counter_message){.shown = true, .error = err};
            whole(&err);
        }
    }
}

static void each_verdict_is_whole_where_coupons_are_checked(void **state)
{
    (void)state;
    static const char *const languages[] = {"en", "zh"};
    player_type(&at, at.expired);
    for (size_t i = 0; i < SAID * 2; i++) {
        struct error err = error_of(&list[i / 2]);
        if (!list[i / 2].verdict)
            continue;
        locale_switch(languages[i % 2]);
        player_verdict(&at)->reason = err;
        whole(&err);
    }
}

static const struct error *refused(void)
{
    const struct coupon_verdict *verdict = player_verdict(&at);
    return verdict && verdict->reason.status != STATUS_OK ? &verdict->reason : &at.counter->message.error;
}

/* Checks that this was refused, with the sentence whole on the screen in both languages. */
static void expect(const char *what, enum status status)
{
    struct error err = *refused();
    if (err.status != status)
        fail_msg("%s: %s, not %s", what, status_code(err.status), status_code(status));
    locale_switch("zh");
    whole(&err);
    locale_switch("en");
    whole(&err);
}

static void keys_bring_them_about(void **state)
{
    (void)state;
    static const struct {
        const char *keys;
        enum status status;
    } list_of_keys[] = {
        {"9999⏎", STATUS_NOT_FOUND},
        {"/99⏎", STATUS_NOT_FOUND},
        {"⏎128⏎.3200⏎", STATUS_TENDER_OVER},
        {"13812345678⏎128000.⏎.59999⏎", STATUS_NOT_ENOUGH_STORED_VALUE},
        {"13812345678⏎128⏎-99999⏎", STATUS_NOT_ENOUGH_POINTS},
        {"1111⏎128⏎-5⏎", STATUS_NOT_ENOUGH_POINTS},
        {"13812345678⏎-500⏎3⏎", STATUS_OUT_OF_STOCK},
        {"⏎128.6⏎.96⏎", STATUS_APPROVAL_NEEDED},
        {"⏎*/TEA⏎@19⏎", STATUS_PRICE_BELOW_FLOOR},
        {"13812345678⏎128⏎⏎/3⏎*⏎⏎⏎/3⏎*⏎", STATUS_ALREADY_RETURNED},
        {"13987654321⏎<S-Tab><Bs><Bs><Bs><Bs><Bs><Bs><Bs><Bs><Bs>900001111", STATUS_DUPLICATE_PHONE},
        {"ABCDEFGHJKMN⏎", STATUS_COUPON_FORGED},
    };
    for (size_t i = 0; i < sizeof list_of_keys / sizeof list_of_keys[0]; i++) {
        player_close(&at);
        player_open(&at);
        player_type(&at, list_of_keys[i].keys);
        expect(list_of_keys[i].keys, list_of_keys[i].status);
    }
}

static void codes_bring_verdicts_about(void **state)
{
    (void)state;
    struct sale_line line = {.quantity = 1000, .price = 20000};
    struct sale_request request = {.line = &line, .lines = 1, .coupons = 1};
    struct sale_view view = {0};
    struct coupon_verdict verdict;
    struct coupon_done done;
    struct staff owner;
    struct error err;
    assert_int_equal(coupon_verify(at.desk, at.usable, &(struct sale_request){0}, &verdict, &err), STATUS_OK);
    request.member = verdict.holder;
    snprintf(request.coupon[0], COUPON_TEXT, "%s", at.usable);
    assert_int_equal(sell(at.desk, NULL, NULL, &request, &view, &err), STATUS_OK);
    sale_view_clear(&view);
    assert_int_equal(desk_approver(at.desk, "owner", NULL, &owner, &err), STATUS_OK);
    assert_int_equal(coupon_withdraw(at.desk, NULL, &owner, at.today, "lost", &done, &err), STATUS_OK);
    player_type(&at, at.usable);
    expect("used", STATUS_COUPON_USED);
    player_type(&at, "⏎");
    player_type(&at, at.today);
    expect("withdrawn", STATUS_COUPON_WITHDRAWN);
    player_type(&at, "⏎");
    player_type(&at, at.expired);
    expect("expired", STATUS_COUPON_EXPIRED);
}

/* "F8 shows the other coupons" helps on a bill of who has others, and nowhere else. */
static void a_key_is_named_only_where_it_helps(void **state)
{
    (void)state;
    player_type(&at, at.expired);
    assert_int_equal(player_verdict(&at)->reason.status, STATUS_COUPON_EXPIRED);
    assert_false(player_shows(&at, "F8 shows"));
    char scan[COUPON_TEXT + 8];
    snprintf(scan, sizeof scan, "<scan:%s>", at.expired);
    player_type(&at, "....⏎128⏎"); /* a walk-in has no others */
    player_type(&at, scan);
    assert_int_equal(at.counter->message.error.status, STATUS_COUPON_EXPIRED);
    assert_null(strstr(player_sentence(&at), "F8 shows"));
    player_type(&at, "<F2>13812345678⏎<wait:3000>");
    player_type(&at, scan);
    assert_int_equal(at.counter->message.error.status, STATUS_COUPON_EXPIRED);
    assert_non_null(strstr(player_sentence(&at), "F8 shows the other coupons."));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_there_are_stand_in_the_list),
        cmocka_unit_test(each_has_a_sentence_of_its_own),
        cmocka_unit_test_setup_teardown(each_is_whole_on_the_screen, at_open, close_player),
        cmocka_unit_test_setup_teardown(each_verdict_is_whole_where_coupons_are_checked, at_open, close_player),
        cmocka_unit_test_setup_teardown(keys_bring_them_about, at_open, close_player),
        cmocka_unit_test_setup_teardown(codes_bring_verdicts_about, at_open, close_player),
        cmocka_unit_test_setup_teardown(a_key_is_named_only_where_it_helps, at_open, close_player),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
