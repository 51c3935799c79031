/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"

#include <cmocka.h>

#include "render/render.h"

/* The codes of the command line, with their exit status. */
static const struct {
    const char *code;
    int exit;
} contract[] = {
    {"bad_value", 2},
    {"missing_value", 2},
    {"not_found", 3},
    {"duplicate_phone", 1},
    {"duplicate_card", 1},
    {"coupon_unknown", 1},
    {"coupon_forged", 1},
    {"coupon_not_yet", 1},
    {"coupon_expired", 1},
    {"coupon_used", 1},
    {"coupon_withdrawn", 1},
    {"coupon_other_member", 1},
    {"offer_conditions", 1},
    {"offer_limit", 1},
    {"offer_budget", 1},
    {"group_taken", 1},
    {"exclusive_taken", 1},
    {"not_enough_points", 1},
    {"not_enough_stored_value", 1},
    {"not_enough_uses", 1},
    {"out_of_stock", 1},
    {"tender_short", 1},
    {"tender_over", 1},
    {"tender_kept", 1},
    {"debtor_limit", 1},
    {"staff_limit", 1},
    {"family_limit", 1},
    {"in_use", 1},
    {"cycle", 1},
    {"already_voided", 1},
    {"already_returned", 1},
    {"key_reused", 1},
    {"approval_needed", 1},
    {"not_permitted", 6},
    {"weak_pin", 1},
    {"pin_wrong", 6},
    {"locked_out", 6},
    {"proof_needed", 1},
    {"prepaid_limit", 1},
    {"price_below_floor", 1},
    {"already_claimed", 1},
    {"shift_closed", 1},
    {"return_too_late", 1},
    {"till_in_use", 1},
    {"busy", 4},
    {"damaged", 5},
    {"io_error", 5},
    {"newer_file", 1},
    {"old_file", 1},
    {"not_a_shop", 1},
    {"file_exists", 2},
    {"no_terminal", 2},
    {"unknown_terminal", 2},
    {"live_shop_clock", 1},
    {"printer_unreachable", 1},
    {"key_missing", 1},
    {"key_foreign", 1},
    {"file_incomplete", 5},
    {"backup_damaged", 5},
};

static const char *const details[] = {
    "min_amount",
    "min_quantity",
    "date",
    "weekday",
    "hour",
    "tier",
    "segment",
    "purchase_number",
    "birthday",
    "scope",
    "no_member",
    "per_member",
    "per_member_day",
    "total",
    "gift",
    "stored_value",
    "named_tender",
    "voucher",
    "handover",
    "refund_tender",
    "other_shop",
    "undo",
    "no_pin",
    "claim",
    "close",
    "phone",
    "area_code",
    "phone_length",
    "phone_form",
    "file",
    "network_file_system",
    "no_cursor",
    "unset",
    "one_of",
    "range",
    "at_least",
    "at_most",
    "unknown_key",
    "exactly_one",
    "json",
    "encoding",
    "schema",
    "pin",
    "setting",
    "left",
    "role",
    "system",
    "own_pin",
    "last_owner",
    "none",
    "printer",
    "printer_path",
    "printer_host",
    "printer_port",
    "printer_queue",
    "print_state",
    "taken",
    "opened",
    "future",
    "leap_month",
    "leap_month_ever",
    "short_month",
    "shift",
    "self",
    "approver",
    "approver_none",
    "same_person",
    "points_step",
    "number",
    "single",
    "balance",
    "member_pin",
    "member",
    "first_pin",
    "deposit",
    "on_account",
    "own_purchase",
    "no_receipt",
    "no_staff_price",
    "other_till",
    "order_member",
    "staff_price",
    "code_expired",
    "own_code",
    "pin_long",
    "schedule",
    "family",
    "holder",
    "chain",
    "code",
    "code_length",
    "code_group",
    "code_unseen",
    "key_fits",
    "practice_sheet",
    "hard_link",
    "entries",
    "backup",
    "copy",
    "sum",
    "shop_file",
    "head",
    "read",
    "sync",
};

static void every_code_of_the_contract_is_there(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof contract / sizeof contract[0]; i++) {
        enum status status = status_from_code(contract[i].code);
        if (status == STATUS_COUNT)
            fail_msg("no code %s", contract[i].code);
        if (status_exit(status) != contract[i].exit)
            fail_msg("%s exits with %d", contract[i].code, status_exit(status));
    }
    /* besides them: ok, and unsupported */
    assert_int_equal(STATUS_COUNT, sizeof contract / sizeof contract[0] + 2);
    assert_int_equal(status_exit(STATUS_UNSUPPORTED), 1);
}

static void every_detail_has_a_sentence(void **state)
{
    (void)state;
    bool found[sizeof details / sizeof details[0]] = {false};
    enum status status;
    const char *detail;
    for (int i = 0; render_sentence(i, &status, &detail); i++) {
        size_t at = 0;
        if (*detail == '\0' || *detail == '-')
            continue;
        while (at < sizeof details / sizeof details[0] && strcmp(details[at], detail) != 0)
            at++;
        if (at == sizeof details / sizeof details[0])
            fail_msg("detail %s is not of the contract", detail);
        found[at] = true;
    }
    for (size_t i = 0; i < sizeof details / sizeof details[0]; i++)
        if (!found[i])
            fail_msg("detail %s has no sentence", details[i]);
}

static void assert_translated(const char *sentence)
{
    if (strcmp(gettext(sentence), sentence) == 0)
        fail_msg("no Chinese for: %s", sentence);
}

static void every_sentence_is_translated(void **state)
{
    (void)state;
    enum status status;
    const char *detail, *sentence;
    locale_switch("zh");
    for (int i = 0; (sentence = render_sentence(i, &status, &detail)) != NULL; i++)
        assert_translated(sentence);
    locale_switch("en");
}

static void every_code_has_a_usual_sentence(void **state)
{
    (void)state;
    bool found[STATUS_COUNT] = {false};
    enum status status;
    const char *detail;
    for (int i = 0; render_sentence(i, &status, &detail); i++)
        found[status] |= *detail == '\0';
    for (int i = 0; i < STATUS_COUNT; i++)
        if (!found[i])
            fail_msg("%s has no sentence", status_code((enum status)i));
}

/* The first mention of a key of the counter: F8, .n, .., ^Z, Enter, Esc, Tab, what - + @ and * do; NULL if none. */
static const char *key_in(const char *text)
{
    static const char *const marks[] = {"Enter", "Esc", "Tab", "回车", ".n", "..", " +", "-{", "@{", "*{", "按 ."};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (strstr(text, marks[i]))
            return strstr(text, marks[i]);
    for (const char *at = text; *at; at++)
        if ((*at == 'F' && at[1] >= '0' && at[1] <= '9') || (*at == '^' && at[1] >= 'A' && at[1] <= 'Z'))
            return at;
    return NULL;
}

/* No sentence of any code and detail, in both languages, names a key: the command line prints them too. */
static void no_sentence_names_a_key_of_the_counter(void **state)
{
    (void)state;
    static const char *const languages[] = {"en", "zh"};
    assert_non_null(key_in("F8 shows the other coupons."));
    assert_non_null(key_in("Choose a tender (.n) or go back."));
    assert_null(key_in("{0} is wrong: {1}. It must be from {2} to {3}."));
    for (size_t l = 0; l < 2; l++) {
        enum status status;
        const char *detail, *sentence;
        locale_switch(languages[l]);
        for (int i = 0; (sentence = render_sentence(i, &status, &detail)) != NULL; i++) {
            const char *said = gettext(sentence);
            bool phone =
                strcmp(detail, "phone_form") == 0 || strcmp(detail, "area_code") == 0; /* a + of phone numbers */
            if (key_in(said) && !phone)
                fail_msg("%s %s names a key: %s", status_code(status), detail, said);
        }
    }
    locale_switch("en");
}

static struct error refusal(enum status status, const char *field, const char *detail, const char *first,
                            const char *second)
{
    struct error err;
    error_set(&err, status, field, NULL);
    error_detail(&err, detail);
    error_arg(&err, 0, "%s", first);
    error_arg(&err, 1, "%s", second);
    return err;
}

static void expect(struct error err, const char *english, const char *chinese)
{
    char buf[RENDER_TEXT];
    locale_switch("en");
    assert_string_equal(render_refusal(buf, &err), english);
    locale_switch("zh");
    assert_string_equal(render_refusal(buf, &err), chinese);
    locale_switch("en");
}

static void refusals_fill_in_what_they_know(void **state)
{
    (void)state;
    expect(refusal(STATUS_BAD_VALUE, "birthday", "", "birthday", "0230"),
           "Birthday is wrong: 0230. Correct it and try again.", "生日 不对：0230。请改正后再试。");
    struct error err;
    (void)error_value(&err, "line", "x", "not a whole number");
    expect(err, "Line is wrong: x (not a whole number). Correct it and try again.",
           "行 不对：x（不是整数）。请改正后再试。");
    (void)error_value(&err, "name", "", "not UTF-8");
    expect(err, "Name is wrong (not UTF-8). Correct it and try again.", "姓名 不对（不是 UTF-8）。请改正后再试。");
    static const char *const measures[] = {"spend", "earned_points"};
    (void)error_choice(&err, "tiers.measure", "points", measures, 2);
    expect(err, "tiers.measure is wrong: points. It must be one of: spend, earned_points.",
           "tiers.measure 不对：points。只能是：spend, earned_points。");
    (void)error_range(&err, "count", "", "1", "9");
    expect(err, "Count is wrong: \"\". It must be from 1 to 9.", "张数 不对：\"\"。应在 1 到 9 之间。");
    expect(refusal(STATUS_BAD_VALUE, "row 12 phone", "", "", "x"),
           "row 12 Phone is wrong: x. Correct it and try again.", "第 12 行 手机 不对：x。请改正后再试。");
    expect(refusal(STATUS_MISSING_VALUE, "phone", "", "", ""), "Fill in Phone.", "请填 手机。");
    error_set(&err, STATUS_MISSING_VALUE, "phone", "a member needs a phone or a card");
    expect(err, "Fill in Phone: a member needs a phone or a card.", "请填 手机：会员要有手机号或卡号。");
    expect(refusal(STATUS_NOT_PERMITTED, "", "role", "return", "clerk"),
           "You may not take returns as clerk. Ask the manager.", "你是店员，没有退货的权限。请找店长。");
    expect(refusal(STATUS_OFFER_CONDITIONS, "", "min_amount", "28.00", "100.00"),
           "¥28.00 short of ¥100.00. Add items and it applies.", "还差 ¥28.00 满 ¥100.00。加购后自动可用。");
    expect(refusal(STATUS_OFFER_CONDITIONS, "", "weekday", "1,2,3", "6"), "Mon Tue Wed only; today is Sat.",
           "限 周一 周二 周三，今天 周六 不能用。");
    expect(refusal(STATUS_OFFER_CONDITIONS, "", "date", "-", "08-31"), "Ended 08-31; not valid today.",
           "活动已于 08-31 结束，今天不能用。");
    expect(refusal(STATUS_OFFER_LIMIT, "", "per_member", "1", ""),
           "Limit of 1 per member reached. Remove it and continue.", "每人限用 1 次，已用完。请去掉该优惠再付款。");
    expect(refusal(STATUS_TENDER_OVER, "pay", "", "wechat", "20.00"),
           "WeChat is ¥20.00 over; only cash gives change. Correct it.",
           "微信 多出 ¥20.00，只有现金能找零。请改金额。");
    expect(refusal(STATUS_NOT_PERMITTED, "", "", "return", ""), "You may not take returns. Ask the manager.",
           "你没有退货的权限。请找店长。");
    expect(refusal(STATUS_APPROVAL_NEEDED, "approver", "", "0", ""), "A manager must approve this.", "须店长授权。");
    expect(refusal(STATUS_NOT_FOUND, "member", "", "5678", ""),
           "Nothing found for 5678. Check it, or try phone or name.", "没有找到 5678。请核对，或换手机号、姓名查。");
}

/* A screen has 80 columns: a refusal with usual values in it fits one line of it in both languages. */
static void refusals_fit_a_line(void **state)
{
    (void)state;
    static const char *const languages[] = {"en", "zh"};
    for (size_t l = 0; l < 2; l++) {
        locale_switch(languages[l]);
        for (int i = 0; i < STATUS_COUNT; i++) {
            char buf[RENDER_TEXT];
            struct error err = refusal((enum status)i, "", "", "56.60", "100");
            if (text_width(render_refusal(buf, &err)) > 80)
                fail_msg("%s is wider than a line: %s", status_code((enum status)i), buf);
        }
    }
    locale_switch("en");
}

static void set(struct step *step, const char *name, int64_t value)
{
    step_set(step, name, value);
}

/* A programme with a gold tier and an offer. */
static struct programme sketch(struct tier_level *level, struct offer *offer)
{
    *level = (struct tier_level){.code = "gold", .name = "金卡", .discount = 500, .points = 15000};
    *offer = (struct offer){.code = "SAVE10", .name = "满100减10"};
    return (struct programme){.tier = {.level = level, .levels = 1}, .offer = offer, .offers = 1};
}

static void assert_step(const struct step *step, const struct programme *programme, const char *label,
                        const char *english, const char *chinese)
{
    char buf[RENDER_TEXT];
    locale_switch("zh");
    assert_string_equal(render_step_label(buf, step, programme), label);
    assert_string_equal(render_step(buf, step, programme), chinese);
    locale_switch("en");
    assert_string_equal(render_step(buf, step, programme), english);
}

static void steps_say_their_arithmetic(void **state)
{
    (void)state;
    struct tier_level level;
    struct offer offer;
    struct programme programme = sketch(&level, &offer);
    struct step tier = {.rule = STEP_TIER, .code = "gold"};
    set(&tier, "base", 12800);
    set(&tier, "rate", 500);
    set(&tier, "granted", 640);
    set(&tier, "amount", -640);
    assert_step(&tier, &programme, "金卡95折", "金卡 5% off: 128.00 × 5% = 6.40", "金卡95折：128.00 × 5% = 6.40");
    set(&tier, "base", 12837);
    set(&tier, "granted", 642);
    assert_step(&tier, &programme, "金卡95折", "金卡 5% off: 128.37 × 5% = 6.4185, rounded half up to 6.42",
                "金卡95折：128.37 × 5% = 6.4185，四舍五入为 6.42");
    struct step coupon = {.rule = STEP_OFFER, .code = "SAVE10", .coupon = "0408001X4065"};
    set(&coupon, "base", 12160);
    set(&coupon, "exact", 1000);
    set(&coupon, "granted", 600);
    set(&coupon, "amount", -600);
    assert_step(&coupon, &programme, "券 满100减10", "Coupon 满100减10: 10.00 off 121.60; limited to 6.00 by the lines",
                "券 满100减10：121.60 减 10.00；受行金额限制，只减 6.00");
    char rule[RENDER_TEXT];
    assert_string_equal(render_step_rule(rule, &coupon), "offer:SAVE10");
    struct step points = {.rule = STEP_POINTS};
    set(&points, "points", 500);
    set(&points, "per", 100);
    set(&points, "worth", 100);
    set(&points, "amount", -500);
    assert_step(&points, &programme, "积分抵扣 500分", "Points as money: 500 points, 100 worth 1.00 = 5.00",
                "积分抵扣：500 分，每 100 分抵 1.00 = 5.00");
    assert_string_equal(render_step_rule(rule, &points), "points");
}

static void points_say_where_they_come_from(void **state)
{
    (void)state;
    char buf[RENDER_TEXT];
    struct step earn = {.rule = STEP_EARN};
    set(&earn, "parts", 2);
    set(&earn, "earn", 1);
    set(&earn, "per", 100);
    set(&earn, "exact", 159);
    set(&earn, "bonus", 50);
    set(&earn, "cap", 200);
    set(&earn, "points", 200);
    assert_string_equal(
        render_step(buf, &earn, NULL),
        "Points earned: the sum of these × 1 per 1.00 = 159, rounded down; with bonus points 50; at most "
        "200 a bill; 200 in all");
    struct step rise = {.rule = STEP_TIER_UP, .code = "gold"};
    set(&rise, "earned", 2100);
    set(&rise, "from", 2000);
    assert_string_equal(render_step(buf, &rise, NULL),
                        "Tier up to gold: 2,100 points earned in the window, 2,000 needed");
    assert_int_equal(render_step_unit(&rise, "from"), RENDER_NUMBER);
    struct step lot = {.rule = STEP_EXPIRE, .code = "bonus"};
    set(&lot, "lot", 3);
    set(&lot, "amount", -1050);
    set(&lot, "to", 20665);
    assert_string_equal(render_step(buf, &lot, NULL), "Bonus, lot 3: 10.50 expired, last usable day 2026-07-31");
}

static void price_tags_count_what_is_paid(void **state)
{
    (void)state;
    static const struct {
        int64_t rate;
        const char *label;
    } list[] = {{500, "金卡95折"},    {1000, "金卡9折"}, {1500, "金卡85折"},
                {1450, "金卡8.55折"}, {5000, "金卡5折"}, {10000, "金卡免单"}};
    struct tier_level level;
    struct offer offer;
    struct programme programme = sketch(&level, &offer);
    char buf[RENDER_TEXT];
    locale_switch("zh");
    for (size_t i = 0; i < sizeof list / sizeof list[0]; i++) {
        struct step step = {.rule = STEP_TIER, .code = "gold"};
        set(&step, "rate", list[i].rate);
        assert_string_equal(render_step_label(buf, &step, &programme), list[i].label);
    }
    locale_switch("en");
}

/* A rule without a sentence would be shown as its bare code. */
static void every_rule_has_a_sentence(void **state)
{
    (void)state;
    static const char *const rules[] = {
        STEP_LINE,   STEP_TIER,         STEP_OFFER,        STEP_POINTS,    STEP_ROUND_OFF, STEP_PAYABLE,
        STEP_EARN,   STEP_EARN_NONE,    STEP_DRAW,         STEP_LOT,       STEP_TIER_UP,   STEP_TIER_DOWN,
        STEP_REFUND, STEP_POINTS_BACK,  STEP_POINTS_TAKEN, STEP_OWED,      STEP_TENDER,    STEP_TOPUP,
        STEP_PART,   STEP_POINTS_OFFER, STEP_GIFT,         STEP_EARN_PART, STEP_ADJUST,    STEP_EXPIRE,
        STEP_COUPON, STEP_UNDO,         STEP_TIER_KEPT,    STEP_ISSUED,    STEP_WITHDRAWN,
    };
    char english[RENDER_TEXT], chinese[RENDER_TEXT];
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        struct step step = {.code = "cash"};
        text_copy(step.rule, sizeof step.rule, rules[i]);
        locale_switch("en");
        render_step(english, &step, NULL);
        locale_switch("zh");
        render_step(chinese, &step, NULL);
        bool same = strcmp(english, chinese) == 0 &&
                    strcmp(rules[i], STEP_EARN_PART) != 0; /* this one has no translatable words */
        if (strncmp(english, rules[i], strlen(rules[i])) == 0 || same || strchr(english, '{'))
            fail_msg("rule %s: %s / %s", rules[i], english, chinese);
    }
    locale_switch("en");
}

int main(void)
{
    locale_start("en");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_of_the_contract_is_there),
        cmocka_unit_test(every_detail_has_a_sentence),
        cmocka_unit_test(every_sentence_is_translated),
        cmocka_unit_test(every_code_has_a_usual_sentence),
        cmocka_unit_test(no_sentence_names_a_key_of_the_counter),
        cmocka_unit_test(refusals_fill_in_what_they_know),
        cmocka_unit_test(refusals_fit_a_line),
        cmocka_unit_test(steps_say_their_arithmetic),
        cmocka_unit_test(points_say_where_they_come_from),
        cmocka_unit_test(price_tags_count_what_is_paid),
        cmocka_unit_test(every_rule_has_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
