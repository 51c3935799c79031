/* SPDX-License-Identifier: MIT */
/*
 * Whether value may be spent depends on how the member was found: which ways prove the identity, and what is asked
 * after the others.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/locale.h"

#include <cmocka.h>

#include "tests/support/at.h"

#include "desk/badge.h"
#include "desk/settings.h"

/* 张丽云 is 138 1234 5678; 王强 has the same tail; 李雷, 139 0000 1111, has one of his own. */
static const struct way {
    const char *keys;
    bool proven;
    const char *digits; /* the digits asked for if not proven */
} found[] = {
    {"<scan:" PLAYER_ZHANG ">", true, NULL},
    {"13812345678⏎", true, NULL},
    {"1111⏎", true, NULL},
    {"5678⏎", false, "1234"},
    {"5678.1", false, "1234"},
    {"5678z⏎", false, "1234"},
    {"z⏎", false, "1234"},
    {"zly⏎", false, "1234"},
    {"zhangliyun⏎", false, "1234"},
    {"张丽云⏎", false, "1234"},
    {"138123⏎", false, "5678"},
    {"1381234567⏎", false, "5678"},
    {"138 1234 5678⏎", true, NULL},
    {"１３８１２３４５６７８⏎", true, NULL},
    {"86 138-1234-5678⏎", true, NULL},
    {"５６７８⏎", false, "1234"},
    {"zly1234⏎", false, "5678"},
    {"张丽云1234⏎", false, "5678"},
    {"张1234⏎", false, "5678"},
    {"zhangliyun1234⏎", false, "5678"},
};

static void what_proves_and_what_does_not(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
        player_open(&at);
        player_type(&at, "1111⏎+500⏎⏎..");
        player_type(&at, found[i].keys);
        if (at_state() != SCREEN_MEMBER)
            fail_msg("%s finds nobody", found[i].keys);
        player_type(&at, "10⏎.5");
        if ((at_state() == SCREEN_TENDER) != found[i].proven)
            fail_msg("%s: %s", found[i].keys, found[i].proven ? "asked" : "not asked");
        if (!found[i].proven) {
            player_type(&at, "0000⏎");
            assert_true(player_refused(&at, SCREEN_PROOF));
            player_type(&at, found[i].digits);
            player_type(&at, "⏎");
            assert_int_equal(at_state(), SCREEN_TENDER);
        }
        player_close(&at);
    }
}

/* Points, stored value, a pass and the member's coupons: each needs the proof, and is carried out after it. */
static void everything_of_value_is_asked_for(void **state)
{
    (void)state;
    static const struct {
        const char *keys;
        enum screen_id after;
    } spending[] = {
        {"128⏎.5", SCREEN_TENDER}, {"128⏎-500⏎", SCREEN_BILL},    {"128⏎<F7>⏎", SCREEN_BILL},
        {"128⏎<F8>", SCREEN_BILL}, {"-500⏎", SCREEN_GIFTS},       {".3⏎", SCREEN_MEMBER},
        {".1⏎", SCREEN_MEMBER},    {"128⏎<F4>5⏎", SCREEN_TENDER},
    };
    for (size_t i = 0; i < sizeof spending / sizeof *spending; i++) {
        player_open(&at);
        player_pass(&at);
        player_type(&at, "zly⏎");
        player_type(&at, spending[i].keys);
        if (at_state() != SCREEN_PROOF)
            fail_msg("%s is not asked about", spending[i].keys);
        player_type(&at, "⏎⏎"); /* Enter stays here */
        assert_int_equal(at_state(), SCREEN_PROOF);
        player_type(&at, "1234⏎");
        assert_int_equal(at_state(), spending[i].after);
        player_close(&at);
    }
}

static void points_of_one_letter_stay(void **state)
{
    (void)state;
    int bills = player_bills(&at);
    player_type(&at, "z⏎10⏎.5⏎");
    assert_int_equal(at_state(), SCREEN_PROOF);
    player_type(&at, "⏎⏎⏎");
    assert_int_equal(player_bills(&at), bills);
    player_type(&at, "..⏎"); /* cancelled: the bill is seen first */
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_int_equal(player_bills(&at), bills);
}

static void stored_value_as_the_usual_tender_is_asked_for_too(void **state)
{
    (void)state;
    at.counter->default_tender = TENDER_WALLET;
    player_type(&at, "zly⏎10⏎⏎");
    assert_int_equal(at_state(), SCREEN_PROOF);
    player_type(&at, "1234⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_int_equal(at.counter->done.view.tender[0].kind, TENDER_WALLET);
}

static void once_a_visit(void **state)
{
    (void)state;
    player_type(&at, "zly⏎128⏎-500⏎1234⏎<F8>");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_true(at.counter->bill.now.coupons > 0);
    player_type(&at, ".5");
    assert_int_equal(at_state(), SCREEN_TENDER);
}

static void the_whole_phone_is_an_answer(void **state)
{
    (void)state;
    player_type(&at, "zly⏎-500⏎13812345678⏎");
    assert_int_equal(at_state(), SCREEN_GIFTS);
}

/* Letters and four digits may be a name and the middle four digits, which then cannot be the proof. */
static void a_name_with_digits_asks_the_last_four(void **state)
{
    (void)state;
    player_type(&at, "13900002222⏎ZHAO0000⏎<F9>+500⏎⏎..");
    player_type(&at, "ZHAO0000⏎10⏎.50000⏎");
    assert_true(player_refused(&at, SCREEN_PROOF));
    player_type(&at, "2222⏎");
    assert_int_equal(at_state(), SCREEN_TENDER);
}

/* A member whom the till does not remember is asked for proof again when their bill is recalled. */
static void a_bill_taken_up_by_another_till_proves_nothing(void **state)
{
    (void)state;
    struct error err;
    player_type(&at, "zly⏎128⏎<F6>");
    counter_close(at.counter);
    assert_int_equal(counter_open(at.desk, screen_list, &at.counter, &err), STATUS_OK);
    player_type(&at, "<F6>⏎.5");
    assert_int_equal(at_state(), SCREEN_PROOF);
}

static void a_shop_may_trust_no_tail(void **state)
{
    (void)state;
    struct error err;
    assert_int_equal(settings_set(at.desk, NULL, NULL, "proof_tail", "never", &err), STATUS_OK);
    counter_close(at.counter);
    assert_int_equal(counter_open(at.desk, screen_list, &at.counter, &err), STATUS_OK);
    player_type(&at, "1111⏎800⏎⏎1111⏎-500⏎");
    assert_int_equal(at_state(), SCREEN_PROOF);
    player_type(&at, "0000⏎");
    assert_int_equal(at_state(), SCREEN_GIFTS);
}

/* Who comes again later, or is taken by another clerk, proves it again. */
static void a_proof_is_of_one_visit(void **state)
{
    (void)state;
    player_type(&at, "1111⏎800⏎⏎z⏎+500⏎⏎..z⏎10⏎.5");
    assert_int_equal(at_state(), SCREEN_PROOF);
    player_type(&at, "1234⏎⏎⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    player_type(&at, "<F3>10⏎.5");
    assert_int_equal(at_state(), SCREEN_PROOF);
}

static void another_clerk_knows_nobody_yet(void **state)
{
    (void)state;
    player_type(&at, "1111⏎...6<F2>E07⏎");
    assert_int_equal(at.counter->recents, 0);
    player_type(&at, "<F3>");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_false(at.counter->in_hand);
}

/* A card spends: who gives one to a member found by a letter would prove anything with it. */
static void a_card_is_not_given_without_proof(void **state)
{
    (void)state;
    player_type(&at, "zly⏎.6<S-Tab><Tab><Tab><Tab><Tab><Tab>9900112233<F9>");
    assert_int_equal(at_state(), SCREEN_PROOF);
    player_type(&at, "..");
    assert_int_equal(at_state(), SCREEN_ENROL);
    player_type(&at, "<Up><F9>1234⏎");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    assert_string_equal(at.counter->hand.member.card, "9900112233");
}

static void what_the_proof_refused_is_replaced(void **state)
{
    (void)state;
    player_type(&at, "zly⏎-10⏎..");
    assert_int_equal(at_state(), SCREEN_MEMBER);
    player_type(&at, "5");
    assert_string_equal(counter_text(at.counter), "5");
}

/* A bill as its receipt names it, and a phone with blanks, are understood where anything is looked for. */
static void what_is_printed_or_said_is_found(void **state)
{
    (void)state;
    static const char *const bills[] = {"#3⏎", "0001-000003⏎", "#0003⏎", "＃３⏎"};
    player_type(&at, "⏎12⏎⏎");
    for (size_t i = 0; i < sizeof bills / sizeof *bills; i++) {
        player_type(&at, bills[i]);
        assert_int_equal(at_state(), SCREEN_RETURN);
        player_type(&at, "..");
    }
    player_type(&at, "#9⏎");
    assert_true(player_refused(&at, SCREEN_QUERY));
    player_type(&at, "..139 8765 4321⏎");
    assert_int_equal(at_state(), SCREEN_ENROL);
    assert_string_equal(form_top(at.counter)->form.edit[0].text, "13987654321");
}

static void settings_of_another_process_are_followed(void **state)
{
    (void)state;
    struct desk *other;
    struct error err;
    assert_int_equal(desk_open(at.path, false, &other, &err), STATUS_OK);
    assert_int_equal(desk_sign_in(other, NULL, NULL, &err), STATUS_OK);
    assert_int_equal(settings_set(other, NULL, NULL, "default_tender", "alipay", &err), STATUS_OK);
    assert_int_equal(settings_set(other, NULL, NULL, "scan_gap", "35", &err), STATUS_OK);
    desk_close(other);
    counter_warm(at.counter);
    player_type(&at, "⏎128⏎⏎");
    assert_int_equal(at.counter->done.view.tender[0].kind, TENDER_ALIPAY);
    assert_int_equal(at.counter->keys.scan_gap, 35);
}

static void set(const char *key, const char *value)
{
    struct error err;
    assert_int_equal(settings_set(at.desk, NULL, NULL, key, value, &err), STATUS_OK);
    counter_warm(at.counter);
}

static void scan_card(void)
{
    struct error err;
    int64_t id;
    char badge[BADGE_TEXT], keys[BADGE_TEXT + 16];
    assert_int_equal(member_by_phone(desk_db(at.desk), player_number(PLAYER_ZHANG), &id, &err), STATUS_OK);
    snprintf(keys, sizeof keys, "<scan:%s>", badge_of_member(badge, desk_secret(at.desk), id));
    player_type(&at, keys);
}

/* 张丽云 gets a PIN at the counter. */
static void with_pin(void)
{
    player_type(&at, PLAYER_ZHANG "⏎.5.6⏎250917⏎250917<F9>");
    assert_string_equal(player_sentence(&at), "The member's PIN is set.");
    player_type(&at, "....");
}

static void a_pin_is_set_unseen(void **state)
{
    (void)state;
    player_type(&at, PLAYER_ZHANG "⏎.5.6⏎250917");
    assert_false(player_shows(&at, "250917"));
    assert_true(player_shows(&at, "******"));
    player_type(&at, "⏎250918<F9>");
    assert_string_equal(player_sentence(&at), "The PINs do not match. Nothing was changed.");
    player_type(&at, "250917<F9>");
    assert_string_equal(player_sentence(&at), "The member's PIN is set.");
}

static void a_pin_is_a_proof_too(void **state)
{
    (void)state;
    with_pin();
    player_type(&at, "zly⏎-500⏎250918⏎");
    assert_true(player_refused(&at, SCREEN_PROOF));
    assert_string_equal(player_sentence(&at), "Wrong PIN, 1 of 5 today. Or scan their card or QR.");
    player_type(&at, "250917⏎");
    assert_int_equal(at_state(), SCREEN_GIFTS);
}

/* Whatever else proves: where the shop asks it always, only a scan or the PIN do. */
static void a_shop_may_ask_card_or_pin_always(void **state)
{
    (void)state;
    static const char *const typed[] = {"zly⏎", PLAYER_ZHANG "⏎", "5678⏎"};
    with_pin();
    set("proof", "member");
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        player_type(&at, typed[i]);
        player_type(&at, "-500⏎");
        assert_int_equal(at_state(), SCREEN_PROOF);
        player_type(&at, "1234⏎");
        assert_true(player_refused(&at, SCREEN_PROOF));
        player_type(&at, "13812345678⏎");
        assert_true(player_refused(&at, SCREEN_PROOF));
        player_type(&at, "250917⏎");
        assert_int_equal(at_state(), SCREEN_GIFTS);
        player_type(&at, "....");
    }
    player_type(&at, "<F3>-500⏎"); /* taken again, they are asked again */
    assert_int_equal(at_state(), SCREEN_PROOF);
    player_type(&at, "<scan:" PLAYER_ZHANG ">");
    assert_true(player_refused(&at, SCREEN_PROOF)); /* a phone, if a fast one */
    player_type(&at, "....<wait:3000>");            /* a card that stays before the scanner is read once */
    scan_card();
    player_type(&at, "-500⏎");
    assert_int_equal(at_state(), SCREEN_GIFTS);
}

static void who_has_no_pin_shows_a_card(void **state)
{
    (void)state;
    set("proof", "member");
    player_type(&at, PLAYER_ZHANG "⏎-500⏎1234⏎");
    assert_string_equal(player_sentence(&at), "This member has no PIN: their card or QR proves them.");
    scan_card();
    assert_int_equal(at_state(), SCREEN_GIFTS);
}

#define PLAYED(test) cmocka_unit_test_setup_teardown(test, at_open, at_close)

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_proves_and_what_does_not),
        cmocka_unit_test(everything_of_value_is_asked_for),
        PLAYED(points_of_one_letter_stay),
        PLAYED(stored_value_as_the_usual_tender_is_asked_for_too),
        PLAYED(once_a_visit),
        PLAYED(a_proof_is_of_one_visit),
        PLAYED(another_clerk_knows_nobody_yet),
        PLAYED(a_card_is_not_given_without_proof),
        PLAYED(what_the_proof_refused_is_replaced),
        PLAYED(the_whole_phone_is_an_answer),
        PLAYED(a_name_with_digits_asks_the_last_four),
        PLAYED(a_bill_taken_up_by_another_till_proves_nothing),
        PLAYED(a_shop_may_trust_no_tail),
        PLAYED(a_pin_is_set_unseen),
        PLAYED(a_pin_is_a_proof_too),
        PLAYED(a_shop_may_ask_card_or_pin_always),
        PLAYED(who_has_no_pin_shows_a_card),
        PLAYED(what_is_printed_or_said_is_found),
        PLAYED(settings_of_another_process_are_followed),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
