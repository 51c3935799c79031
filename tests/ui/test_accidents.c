/* SPDX-License-Identifier: MIT */
/*
 * Typical accidents at a counter, as bytes of a numpad and a scanner: none writes a wrong bill, and each ends in the
 * state of the key tables.
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

#include "desk/settings.h"

#define BY_HAND 120 /* ms between keys */
#define SCANNER 3

static int close_player(void **state)
{
    (void)state;
    player_close(&at);
    return 0;
}

static void hand(const char *bytes)
{
    player_bytes(&at, bytes, BY_HAND);
}

static void scan(const char *code)
{
    char bytes[128];
    snprintf(bytes, sizeof bytes, "%s\r", code);
    player_bytes(&at, bytes, SCANNER);
}

static void stands(enum screen_id state, int bills, const char *text)
{
    assert_int_equal(counter_screen(at.counter), state);
    assert_int_equal(player_bills(&at), bills); /* two were there */
    assert_string_equal(counter_text(at.counter), text);
}

static void a_third_enter_after_a_sale(void **state)
{
    (void)state;
    hand("1111\r128\r\r\r");
    stands(SCREEN_WALKIN, 3, "");
    hand("\r");
    stands(SCREEN_IDLE, 3, "");
}

static void a_tail_typed_into_an_amount_prompt(void **state)
{
    (void)state;
    at.counter->median = 2500;
    hand("\r5678\r");
    stands(SCREEN_ASK, 2, "");
    hand("\r\r\r"); /* Enter answers nothing here */
    stands(SCREEN_ASK, 2, "");
    hand(".2");
    stands(SCREEN_QUERY, 2, "5678");
    hand("\r\r");
    assert_int_equal(counter_screen(at.counter), SCREEN_MEMBER);
}

static void esc_then_nine_takes_no_money(void **state)
{
    (void)state;
    hand("\r128\r");
    player_bytes(&at, "\0339", 1); /* over a network: one packet */
    assert_int_equal(player_bills(&at), 2);
    assert_int_equal(counter_screen(at.counter), SCREEN_ASK); /* Esc asked whether to leave the bill */
    hand("\r");
    stands(SCREEN_BILL, 2, "");
}

static void alt_nine_asks_before_it_pays(void **state)
{
    (void)state;
    struct error err;
    assert_int_equal(settings_set(at.desk, NULL, NULL, "alt_digits", "yes", &err), STATUS_OK);
    counter_close(at.counter);
    assert_int_equal(counter_open(at.desk, screen_list, &at.counter, &err), STATUS_OK);
    hand("\r128\r");
    player_bytes(&at, "\0339", 1);
    stands(SCREEN_ASK, 2, "");
    hand("\r");
    stands(SCREEN_BILL, 2, "");    /* Enter is no */
    player_bytes(&at, "\0339", 1); /* F9 right after an answer only shows */
    stands(SCREEN_BILL, 2, "");
    player_bytes(&at, "\0339", 1);
    hand(".1");
    stands(SCREEN_IDLE, 3, "");
}

static void the_same_item_twice_in_300_ms_is_two(void **state)
{
    (void)state;
    player_bytes(&at, "6901234567892\r6901234567892\r", SCANNER);
    stands(SCREEN_BILL, 2, "");
    assert_int_equal(at.counter->bill.now.lines, 2);
    assert_int_equal(pay_due(at.counter), 5000);
}

static void a_card_held_before_the_scanner_is_one(void **state)
{
    (void)state;
    char code[64];
    hand("\r128\r");
    scan(PLAYER_ZHANG);
    assert_int_equal(at.counter->hand.member.phone, player_number(PLAYER_ZHANG));
    snprintf(code, sizeof code, "%s\r%s\r", at.usable, at.usable);
    player_bytes(&at, code, SCANNER);
    assert_int_equal(at.counter->bill.now.coupons, 1);
    assert_false(at.counter->message.shown); /* the second scan of a held card must not cause a message */
}

static void a_scan_inside_typed_text(void **state)
{
    (void)state;
    hand("\r20\r20");
    stands(SCREEN_BILL, 2, "20");
    scan("6901234567892");
    stands(SCREEN_BILL, 2, "20"); /* state and text are unchanged */
    assert_int_equal(at.counter->bill.now.lines, 2);
    hand("\r"); /* 20 of 45 in cash */
    stands(SCREEN_TENDER, 2, "");
}

static void typed_text_is_dropped_where_the_state_goes_on(void **state)
{
    (void)state;
    int beeps;
    hand("\r12");
    beeps = at.beeps;
    scan("6901234567892");
    stands(SCREEN_BILL, 2, "");
    assert_true(at.beeps > beeps);
    assert_int_equal(pay_due(at.counter), 2500);
}

static void a_quantity_before_a_scan_counts(void **state)
{
    (void)state;
    hand("3*");
    stands(SCREEN_WALKIN, 2, "3*");
    scan("6901234567892");
    stands(SCREEN_BILL, 2, "");
    assert_int_equal(pay_due(at.counter), 7500);
}

static void a_payment_code_waits_for_enter(void **state)
{
    (void)state;
    static const char code[] = "134567890123456789";
    scan(code); /* nothing to pay yet */
    stands(SCREEN_IDLE, 2, "");
    hand("\r128\r5");
    scan(code);
    stands(SCREEN_TENDER, 2, "");
    assert_int_equal(at.counter->bill.pay.choice, TENDER_WECHAT);
    assert_null(memmem(at.counter, sizeof *at.counter, code, 8));
    char *shot = player_shot(&at, 24, 80);
    assert_null(strstr(shot, "13456789"));
    free(shot);
    hand("\r");
    stands(SCREEN_IDLE, 3, "");
    assert_int_equal(at.counter->done.view.tender[0].kind, TENDER_WECHAT);
}

/* A typed character is shown at once although a scan may begin with it; if one does, the character is removed again. */
static void a_character_does_not_wait_for_the_scanner(void **state)
{
    (void)state;
    key_decoder_free(at.decoder);
    at.decoder = key_decoder_new();
    player_feed(&at, "6");
    stands(SCREEN_QUERY, 2, "6");
    player_feed(&at, "901234567892\r");
    stands(SCREEN_BILL, 2, "");
    player_feed(&at, "6");
    stands(SCREEN_BILL, 2, "6");
    player_feed(&at, "901234567892\r");
    stands(SCREEN_BILL, 2, "");
    assert_int_equal(at.counter->bill.now.lines, 2);
    player_feed(&at, "1");
    player_feed(&at, "34567890123456789\r");
    stands(SCREEN_TENDER, 2, "");
}

static void a_payment_code_typed_by_hand_leaves_no_trace(void **state)
{
    (void)state;
    static const char code[] = "284567890123456789";
    hand("\r128\r");
    hand("284567890123456789\r");
    stands(SCREEN_TENDER, 2, "");
    assert_int_equal(at.counter->bill.pay.choice, TENDER_ALIPAY);
    assert_null(memmem(at.counter, sizeof *at.counter, code, 8));
}

static void the_keypad_in_application_mode_types_digits(void **state)
{
    (void)state;
    player_bytes(&at, "\033OM\033Oq\033Or\033Ox\033OM\033OM", 1); /* Enter 1 2 8 Enter Enter */
    stands(SCREEN_IDLE, 3, "");
    assert_int_equal(at.counter->done.view.payable, 12800);
    player_bytes(&at, "\033OM\033Oq\033On\033Os\033OM", 1); /* 1.3 */
    stands(SCREEN_BILL, 3, "");
    assert_int_equal(pay_due(at.counter), 130);
}

static void a_split_function_key_is_one_key(void **state)
{
    (void)state;
    hand("\r128\r");
    player_bytes(&at, "\033[20", 60); /* F9 arrives in pieces and incomplete */
    assert_int_equal(player_bills(&at), 2);
    stands(SCREEN_BILL, 2, "");
    player_bytes(&at, "\033[1", 40);
    player_bytes(&at, "8~", 40); /* the rest is too late and must not appear in the prompt */
    assert_int_equal(player_bills(&at), 2);
    player_bytes(&at, "\033[20~", 90); /* slow, but within its time */
    stands(SCREEN_IDLE, 3, "");
}

static void a_paste_with_enter_in_it_pays_nothing(void **state)
{
    (void)state;
    hand("\r128\r");
    player_bytes(&at, "\033[200~50\r\r20\r\033[201~", 1);
    stands(SCREEN_BILL, 2, "5020");
    hand("\025");
    stands(SCREEN_BILL, 2, "");
}

static void a_terminal_closed_mid_bill_keeps_the_bill(void **state)
{
    (void)state;
    struct error err;
    hand("\r128\r");
    counter_key(at.counter, &(struct key){.kind = KEY_HANGUP});
    counter_close(at.counter);
    assert_int_equal(counter_open(at.desk, screen_list, &at.counter, &err), STATUS_OK);
    stands(SCREEN_ASK, 2, "");
    hand("\r");
    stands(SCREEN_BILL, 2, "");
    assert_int_equal(pay_due(at.counter), 12800);
}

static void time_outs_never_write(void **state)
{
    (void)state;
    hand("5678z\r128\r");
    counter_idle(at.counter, COUNTER_LET_GO_MS);
    assert_true(at.counter->hidden);
    counter_idle(at.counter, COUNTER_LOCK_MS);
    stands(SCREEN_LOCKED, 2, "");
    char *shot = player_shot(&at, 24, 80);
    assert_null(strstr(shot, "138"));
    assert_null(strstr(shot, "128"));
    free(shot);
    hand("\r"); /* a practice shop */
    stands(SCREEN_BILL, 2, "");
    assert_true(at.counter->in_hand);
}

static void an_unknown_barcode_asks_its_price(void **state)
{
    (void)state;
    scan("6900000000009");
    stands(SCREEN_UNIT, 2, "");
    hand("12.5\r");
    stands(SCREEN_BILL, 2, "");
    assert_int_equal(pay_due(at.counter), 1250);
    hand("2*");
    scan("69000000");
    hand("3\r");
    assert_int_equal(pay_due(at.counter), 1850);
}

static void what_is_nobodys_goes_back_to_the_prompt(void **state)
{
    (void)state;
    scan("zhangliyun");
    stands(SCREEN_QUERY, 2, "zhangliyun");
    hand("\r");
    assert_int_equal(counter_screen(at.counter), SCREEN_MEMBER);
}

static void lines_first_rings_plain_numbers(void **state)
{
    (void)state;
    hand(".9.2");
    hand("\r12\r5\r2.5\r");
    stands(SCREEN_BILL, 2, "");
    assert_int_equal(at.counter->bill.now.lines, 3);
    assert_int_equal(pay_due(at.counter), 1950);
    hand(".120\r");
    stands(SCREEN_IDLE, 3, "");
    assert_int_equal(at.counter->done.view.change, 50);
}

static void a_large_bill_is_asked_about(void **state)
{
    (void)state;
    struct error err;
    assert_int_equal(settings_set(at.desk, NULL, NULL, "ask_above", "100", &err), STATUS_OK);
    counter_close(at.counter);
    assert_int_equal(counter_open(at.desk, screen_list, &at.counter, &err), STATUS_OK);
    hand("\r100\r\r");
    stands(SCREEN_IDLE, 3, "");
    hand("\r100.01\r\r\r\r"); /* asked, answered no, only shown */
    stands(SCREEN_BILL, 3, "");
    hand("\r.1");
    stands(SCREEN_IDLE, 4, "");
}

/* Locking ends the wizard, because a staff card at the lock must be recognised as a scan. */
static void a_lock_over_the_scanners_wizard_ends_it(void **state)
{
    (void)state;
    hand(":scanner\r");
    assert_true(at.counter->keys.no_scan_timing);
    counter_idle(at.counter, COUNTER_LOCK_MS);
    assert_int_equal(counter_screen(at.counter), SCREEN_LOCKED);
    assert_false(at.counter->keys.no_scan_timing);
    assert_true(at.counter->keys_changed);
}

static void three_scans_teach_a_slow_scanner(void **state)
{
    (void)state;
    hand(":scanner\r");
    stands(SCREEN_SCANNER, 2, "");
    hand("690123\r"); /* typed */
    assert_true(player_shows(&at, "0 of 3"));
    player_bytes(&at, "~6901234567892\t", 45);
    player_bytes(&at, "~6900000000009\t", 45);
    player_bytes(&at, "~13812345678\t", 45);
    assert_true(player_shows(&at, "3 of 3"));
    const void *learnt = counter_state(at.counter, SCREEN_SCANNER);
    assert_null(memmem(learnt, screen_list[SCREEN_SCANNER]->state_size, "6901234567892", 8));
    assert_null(memmem(at.counter, sizeof *at.counter, "6901234567892", 8));
    hand("\r");
    stands(SCREEN_OFFICE, 2, "");
    hand("..");
    stands(SCREEN_IDLE, 2, "");
    assert_true(settings_is(at.desk, "scan_prefix", "~"));
    assert_true(settings_is(at.desk, "scan_suffix", "tab"));
    assert_true(settings_number(at.desk, "scan_gap") == 90);
    player_bytes(&at, "~6901234567892\t", 45); /* slow, but with the learnt settings a scan */
    stands(SCREEN_BILL, 2, "");
    assert_int_equal(pay_due(at.counter), 2500);
}

/* A top-up or points typed at a walk-in: what follows the sign is not another input. */
static void a_sign_refused_takes_its_amount_with_it(void **state)
{
    (void)state;
    static const char *const inputs[] = {"⏎+500⏎⏎", "⏎-10⏎⏎", "⏎+500⏎⏎⏎<F9>"};
    int bills = player_bills(&at);
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        player_type(&at, inputs[i]);
        assert_int_equal(at_state(), SCREEN_WALKIN);
        assert_int_equal(player_bills(&at), bills);
        player_type(&at, "12⏎"); /* replaces what was refused */
        assert_int_equal(at.counter->bill.view.payable, 1200);
        player_type(&at, "...3");
        assert_int_equal(at_state(), SCREEN_IDLE);
    }
}

static void the_price_of_an_unknown_item_is_asked_about_too(void **state)
{
    (void)state;
    player_type(&at, "⏎<scan:6900000000999>9999999⏎");
    assert_int_equal(at_state(), SCREEN_ASK);
    player_type(&at, "⏎⏎");
    assert_int_equal(at.counter->bill.now.lines, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, at_open, close_player)
    static const struct CMUnitTest tests[] = {
        TEST(a_third_enter_after_a_sale),
        TEST(a_tail_typed_into_an_amount_prompt),
        TEST(esc_then_nine_takes_no_money),
        TEST(alt_nine_asks_before_it_pays),
        TEST(the_same_item_twice_in_300_ms_is_two),
        TEST(a_card_held_before_the_scanner_is_one),
        TEST(a_scan_inside_typed_text),
        TEST(typed_text_is_dropped_where_the_state_goes_on),
        TEST(a_quantity_before_a_scan_counts),
        TEST(a_payment_code_waits_for_enter),
        TEST(a_character_does_not_wait_for_the_scanner),
        TEST(a_payment_code_typed_by_hand_leaves_no_trace),
        TEST(the_keypad_in_application_mode_types_digits),
        TEST(a_split_function_key_is_one_key),
        TEST(a_paste_with_enter_in_it_pays_nothing),
        TEST(a_terminal_closed_mid_bill_keeps_the_bill),
        TEST(time_outs_never_write),
        TEST(an_unknown_barcode_asks_its_price),
        TEST(a_sign_refused_takes_its_amount_with_it),
        TEST(the_price_of_an_unknown_item_is_asked_about_too),
        TEST(what_is_nobodys_goes_back_to_the_prompt),
        TEST(lines_first_rings_plain_numbers),
        TEST(a_large_bill_is_asked_about),
        TEST(a_lock_over_the_scanners_wizard_ends_it),
        TEST(three_scans_teach_a_slow_scanner),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
