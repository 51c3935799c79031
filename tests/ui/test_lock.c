/* SPDX-License-Identifier: MIT */
/* Staff: sign-in, the locked till, approvers; in a live shop with PINs and in a practice shop. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/locale.h"
#include "base/text.h"

#include <cmocka.h>

#include "model/audit.h"

#include "tests/support/at.h"
#include "tests/support/golden.h"
#include "tests/support/scratch.h"

#include "desk/badge.h"
#include "desk/manage.h"
#include "desk/settings.h"
#include "ui/counter/counter_shared.h"
#include "ui/screen/screen_list.h"

static struct error err;

static void must(enum status status)
{
    if (status != STATUS_OK)
        fail_msg("%s %s %s", status_code(status), err.field, err.note);
}

static void add(const char *code, const char *name, enum role role, const char *pin)
{
    struct staff staff = {.role = role};
    struct manage_done done;
    text_copy(staff.code, sizeof staff.code, code);
    text_copy(staff.name, sizeof staff.name, name);
    must(manage_staff_add(at.desk, NULL, &staff, &done, &err));
    if (pin)
        must(manage_staff_pin(at.desk, NULL, code, pin, &err));
}

static void open_till(void)
{
    desk_close(at.desk);
    must(desk_open(at.path, false, &at.desk, &err));
    must(desk_sign_in(at.desk, NULL, NULL, &err)); /* read-only, as the program does without --as */
    must(counter_open(at.desk, screen_list, &at.counter, &err));
}

static int open_live(void **state)
{
    (void)state;
    int64_t now;
    at = (struct player){0};
    secret_cheap(true);
    setenv("TZ", "UTC", 1);
    must(date_parse_instant("2026-08-01T10:22", "now", &now, &err));
    clock_freeze(now);
    scratch_path(at.path, "live.db");
    must(desk_create(&(struct shop_new){.path = at.path, .name = "小店"}, &err));
    must(desk_open(at.path, false, &at.desk, &err));
    must(desk_sign_in(at.desk, "owner", NULL, &err));
    must(manage_staff_pin(at.desk, NULL, "owner", "owner-pin", &err));
    must(desk_sign_in(at.desk, "owner", "owner-pin", &err));
    add("E07", "李娜", ROLE_CLERK, "246810");
    add("E08", "王强", ROLE_CLERK, "135790");
    add("E09", "新来", ROLE_CLERK, NULL);
    add("M01", "店长", ROLE_MANAGER, "manager-1");
    open_till();
    return 0;
}

static enum status refusal(void)
{
    return at.counter->message.shown && !at.counter->message.good ? at.counter->message.error.status : STATUS_OK;
}

static void scan_badge(const char *code)
{
    struct staff staff;
    char badge[BADGE_TEXT], keys[BADGE_TEXT + 16];
    must(staff_by_code(desk_db(at.desk), code, &staff, &err));
    snprintf(keys, sizeof keys, "<scan:%s>", badge_of_staff(badge, desk_secret(at.desk), &staff));
    player_type(&at, keys);
}

static void a_live_till_begins_with_sign_in(void **state)
{
    (void)state;
    assert_int_equal(at_state(), SCREEN_LOCKED);
    player_type(&at, "⏎..<F6><Esc>/1111⏎"); /* only signing in opens it */
    assert_int_equal(at_state(), SCREEN_LOCKED);
    assert_string_equal(player_sentence(&at), "Nobody has that staff code. Type it again, or scan the card.");
    player_type(&at, "E07⏎");
    assert_true(identity_top(at.counter)->pin);
    char *shot = (player_type(&at, "246"), player_shot(&at, 24, 80));
    assert_null(strstr(shot, "246"));
    assert_non_null(strstr(shot, "> ***"));
    free(shot);
    player_type(&at, "810⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_string_equal(desk_staff(at.desk)->code, "E07");
    player_type(&at, "⏎12⏎⏎");
    assert_int_equal(player_bills(&at), 1);
}

static void picture(const char *language, const char *name)
{
    static const struct {
        int rows, cols;
    } sizes[] = {{24, 80}, {40, 120}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char *shot = player_shot(&at, sizes[i].rows, sizes[i].cols);
        golden_picture(name, language, sizes[i].rows, sizes[i].cols, shot);
        free(shot);
    }
}

/* Screens of sign-in. Those in test_screens.c are of a practice shop, which asks for no PIN. */
static void pictures_of_sign_in(void **state)
{
    (void)state;
    static const char *const languages[] = {"zh", "en"};
    for (size_t i = 0; i < 2; i++) {
        locale_start(languages[i]);
        picture(languages[i], "sign-in");
        player_type(&at, "E07⏎1357");
        picture(languages[i], "sign-in-pin");
        player_type(&at, "⏎");
        picture(languages[i], "sign-in-wrong");
        player_type(&at, "<Esc>"); /* back to the staff code */
    }
}

static void wrong_pins_are_counted_and_lock(void **state)
{
    (void)state;
    player_type(&at, "E07⏎");
    player_type(&at, "111111⏎");
    assert_int_equal(refusal(), STATUS_PIN_WRONG);
    assert_string_equal(player_sentence(&at), "Wrong PIN (attempt 1 of 10). Try again.");
    assert_string_equal(counter_text(at.counter), "");
    assert_true(at.discards > 0);
    player_type(&at, "111111⏎111111⏎");
    player_type(&at, "246810⏎"); /* the right PIN, but before the wait is over */
    assert_int_equal(refusal(), STATUS_LOCKED_OUT);
    assert_int_equal(at_state(), SCREEN_LOCKED);
    clock_freeze(clock_now() + 6);
    player_type(&at, "246810⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
}

static void a_clerk_without_a_pin_is_told(void **state)
{
    (void)state;
    player_type(&at, "E09⏎");
    assert_int_equal(at_state(), SCREEN_LOCKED);
    assert_string_equal(player_sentence(&at), "E09 has no PIN yet. An owner sets one, or gives a one-time code.");
}

/* Process or machine slept: no tick came in between, only the key that woke the counter. */
static void a_till_that_slept_is_locked_before_its_first_key(void **state)
{
    (void)state;
    player_type(&at, "E07⏎246810⏎⏎12⏎");
    assert_false(counter_wakes(at.counter, 1000));
    assert_true(counter_wakes(at.counter, COUNTER_LOCK_MS));
    assert_int_equal(at_state(), SCREEN_LOCKED);
    assert_false(counter_wakes(at.counter, COUNTER_LOCK_MS)); /* the next key is for the lock */
}

static void a_code_is_taken_in_either_case(void **state)
{
    (void)state;
    player_type(&at, "e07⏎246810⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_string_equal(desk_staff(at.desk)->code, "E07");
}

/* A PIN typed where the code is asked is not shown. */
static void no_refusal_shows_a_pin(void **state)
{
    (void)state;
    player_type(&at, "246810⏎");
    assert_false(player_shows(&at, "246810"));
    player_type(&at, "E07⏎111222⏎");
    assert_false(player_shows(&at, "111222"));
}

static void a_locked_live_till_is_not_ended(void **state)
{
    (void)state;
    player_type(&at, "<^C>"); /* nobody is signed in yet */
    assert_false(at.counter->quit);
    assert_int_equal(at_state(), SCREEN_LOCKED);
    player_type(&at, "E07⏎246810⏎");
    counter_idle(at.counter, COUNTER_LOCK_MS);
    player_type(&at, "<^C>");
    assert_false(at.counter->quit);
    assert_int_equal(at_state(), SCREEN_LOCKED);
}

#define ALL_NOTES "1⏎⏎⏎⏎⏎⏎⏎⏎"

/* By code or by card: who has no PIN does not go on, and the till is not opened as them. */
static void nobody_without_a_pin_goes_on(void **state)
{
    (void)state;
    player_type(&at, "E07⏎246810⏎.1" ALL_NOTES "E09⏎");
    assert_string_equal(player_sentence(&at), "E09 has no PIN yet. An owner sets one, or gives a one-time code.");
    scan_badge("E09");
    assert_string_equal(player_sentence(&at), "E09 has no PIN yet. An owner sets one, or gives a one-time code.");
    player_type(&at, "<F9><F9>"); /* the first only shows the refusal */
    assert_string_equal(player_question(&at), "The count is not what is due, and nobody goes on. Hand over, and lock?");
    player_type(&at, ".1");
    assert_int_equal(at_state(), SCREEN_COUNTED);
    assert_false(desk_signed_in(at.desk));
}

/* After a handover to nobody the next code is a code, not the PIN of who left. */
static void a_code_after_a_handover_is_no_wrong_pin(void **state)
{
    (void)state;
    struct staff left;
    player_type(&at, "E07⏎246810⏎.1" ALL_NOTES "<F9>.1⏎⏎");
    assert_int_equal(at_state(), SCREEN_LOCKED);
    player_type(&at, "E08⏎");
    assert_true(identity_top(at.counter)->pin);
    must(staff_by_code(desk_db(at.desk), "E07", &left, &err));
    assert_int_equal(left.failures, 0);
    player_type(&at, "135790⏎");
    assert_string_equal(desk_staff(at.desk)->code, "E08");
    assert_int_equal(at_state(), SCREEN_IDLE);
}

static void a_staff_card_signs_in_and_changes_clerks(void **state)
{
    (void)state;
    player_type(&at, "<scan:FS-3-0000000000000000>");
    assert_int_equal(at_state(), SCREEN_LOCKED);
    scan_badge("E07");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_string_equal(desk_staff(at.desk)->code, "E07");
    scan_badge("E08");
    assert_string_equal(desk_staff(at.desk)->code, "E08");
    player_type(&at, "⏎12⏎");
    scan_badge("E07"); /* not over a bill */
    assert_string_equal(desk_staff(at.desk)->code, "E08");
    assert_int_equal(at_state(), SCREEN_BILL);
}

static void the_same_clerk_comes_back_to_the_bill(void **state)
{
    (void)state;
    scan_badge("E07");
    player_type(&at, "⏎12⏎5");
    counter_idle(at.counter, COUNTER_LOCK_MS);
    assert_int_equal(at_state(), SCREEN_LOCKED);
    player_type(&at, "⏎99⏎");
    assert_int_equal(at_state(), SCREEN_LOCKED);
    player_type(&at, "246810⏎");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_string_equal(counter_text(at.counter), "5");
    assert_int_equal(at.counter->held.list.holds, 0);
}

static void another_clerk_finds_the_bill_put_aside(void **state)
{
    (void)state;
    scan_badge("E07");
    int64_t first = desk_staff(at.desk)->id;
    player_type(&at, "⏎12⏎");
    counter_idle(at.counter, COUNTER_LOCK_MS);
    player_type(&at, "<F2>E08⏎135790⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_string_equal(desk_staff(at.desk)->code, "E08");
    assert_int_equal(at.counter->held.list.holds, 1);
    assert_int_equal(at.counter->held.list.hold[0].staff, first);
    assert_int_equal(player_bills(&at), 0);
}

static void a_part_paid_bill_waits_for_its_clerk(void **state)
{
    (void)state;
    scan_badge("E07");
    player_type(&at, "⏎12⏎5⏎");
    counter_idle(at.counter, COUNTER_LOCK_MS);
    scan_badge("E08");
    assert_int_equal(at_state(), SCREEN_LOCKED);
    assert_string_equal(desk_staff(at.desk)->code, "E07");
    scan_badge("E07");
    assert_int_equal(at_state(), SCREEN_TENDER);
}

static void a_void_above_the_limit_needs_another_person(void **state)
{
    (void)state;
    scan_badge("E07");
    player_type(&at, "⏎300⏎⏎<^Z>");
    assert_int_equal(at_state(), SCREEN_ASK); /* shown before anyone is asked to approve it */
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_APPROVE);
    assert_int_equal(refusal(), STATUS_APPROVAL_NEEDED);
    assert_true(player_shows(&at, "? To refund: WeChat 300.00"));
    player_type(&at, "E07⏎246810⏎"); /* the clerk cannot approve their own act */
    assert_int_equal(at_state(), SCREEN_APPROVE);
    assert_false(at.counter->done.voided);
    player_type(&at, "..");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_false(at.counter->done.voided);
    player_type(&at, "<^Z>⏎M01⏎manager-1");
    assert_false(at.counter->done.voided);
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_true(at.counter->done.voided);
    assert_string_equal(desk_staff(at.desk)->code, "E07");
    assert_null(approve_staff(at.counter)); /* the approval was for that act only */
}

static void a_card_approves_too(void **state)
{
    (void)state;
    scan_badge("E07");
    player_type(&at, "⏎300⏎⏎<^Z>⏎");
    scan_badge("E08"); /* a clerk may not */
    assert_false(at.counter->done.voided);
    assert_int_equal(at_state(), SCREEN_APPROVE);
    scan_badge("M01");
    assert_true(at.counter->done.voided);
}

static void a_practice_shop_opens_with_enter(void **state)
{
    (void)state;
    player_type(&at, "5678z⏎128⏎");
    counter_idle(at.counter, COUNTER_LOCK_MS);
    assert_int_equal(at_state(), SCREEN_LOCKED);
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_BILL);
    player_type(&at, "..");
    player_type(&at, ".3.6");
    assert_int_equal(at_state(), SCREEN_LOCKED);
    assert_int_equal(at.discards > 0, 1);
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_IDLE);
}

static void thirty_seconds_let_the_member_go(void **state)
{
    (void)state;
    player_type(&at, "5678z⏎");
    counter_idle(at.counter, COUNTER_LET_GO_MS);
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_false(at.counter->in_hand);
    player_type(&at, "5678z⏎.2");
    assert_int_equal(at_state(), SCREEN_LIST);
    counter_idle(at.counter, COUNTER_LET_GO_MS);
    assert_int_equal(at_state(), SCREEN_IDLE);
    assert_false(at.counter->in_hand);
}

struct last_seen {
    int signs, tried;
};

static enum status look(void *ctx, const struct audit *audit)
{
    struct last_seen *seen = ctx;
    seen->signs += strcmp(audit->act, "sign in") == 0;
    seen->tried += strcmp(audit->act, "pin tried") == 0;
    return STATUS_OK;
}

static void sign_ins_are_on_the_record(void **state)
{
    (void)state;
    struct last_seen seen = {0}, before = {0};
    must(audit_walk(desk_db(at.desk), look, &before, &err));
    player_type(&at, "E07⏎000000⏎246810⏎");
    must(audit_walk(desk_db(at.desk), look, &seen, &err));
    assert_int_equal(seen.signs, before.signs + 1);
    assert_int_equal(seen.tried, before.tried + 2); /* each try is counted before the PIN is checked */
}

/* The till is locked before the practice shop comes to the front; without a terminal of its own there is none. */
static void the_practice_shop_leaves_the_till_locked(void **state)
{
    (void)state;
    scan_badge("E07");
    player_type(&at, ":practice⏎⏎");
    assert_false(at.counter->practises);
    assert_true(player_refused(&at, SCREEN_PRACTICE));
    at.counter->can_practise = true;
    player_type(&at, "⏎⏎");
    assert_true(at.counter->practises);
    assert_int_equal(at_state(), SCREEN_LOCKED);
}

static void a_practice_shop_has_none_of_its_own(void **state)
{
    (void)state;
    at.counter->can_practise = true;
    player_type(&at, ":practice⏎⏎");
    assert_false(at.counter->practises);
    assert_string_equal(player_sentence(&at), "This is the practice shop already: everything here may be tried.");
}

/* Which rooms open to whom is asked of the table of permits, not of a list. */
static void a_screen_opens_to_whom_its_permit_allows(void **state)
{
    (void)state;
    static const char *const who[] = {"E07", "M01", "owner"};
    int opened = 0, kept = 0;
    for (size_t i = 0; i < sizeof who / sizeof *who; i++) {
        scan_badge(who[i]);
        assert_string_equal(desk_staff(at.desk)->code, who[i]);
        for (int s = 0; s < SCREEN_COUNT; s++) {
            const struct screen *screen = screen_list[s];
            if (!screen->guarded)
                continue;
            bool may = permit_info(screen->permit)->may[desk_staff(at.desk)->role] != PERMIT_NEVER;
            assert_int_equal(counter_show(at.counter, (enum screen_id)s, NULL), may);
            if (may)
                counter_pop(at.counter);
            opened += may;
            kept += !may;
        }
    }
    assert_true(opened > 0 && kept > 0);
}

/* A clerk puts in a float and takes cash to the safe, but the shifts of others are the manager's. */
static void a_clerk_sees_the_open_shift_only(void **state)
{
    (void)state;
    player_type(&at, "E07⏎246810⏎⏎100⏎100⏎.1" ALL_NOTES "E08⏎135790⏎<F9>");
    assert_string_equal(desk_staff(at.desk)->code, "E08");
    player_type(&at, "⏎⏎:shifts⏎");
    assert_true(player_shows(&at, "4 Shift of this till"));
    assert_int_equal(player_rows(&at, "08-01 10:22"), 1);
    player_type(&at, ".250<F9>");
    assert_string_equal(player_sentence(&at), "¥50.00 to the safe.");
    player_type(&at, "<Esc><Esc>.6<F2>M01⏎manager-1⏎:shifts⏎");
    assert_false(player_shows(&at, "of this till"));
    assert_int_equal(player_rows(&at, "08-01 10:22"), 2);
}

/* Who buys at the staff price is there: a code alone, typed by whoever rings, is not enough. */
static void a_colleague_proves_to_buy(void **state)
{
    (void)state;
    struct staff manager;
    must(staff_by_code(desk_db(at.desk), "M01", &manager, &err));
    player_type(&at, "E07⏎246810⏎");
    must(settings_set(at.desk, NULL, &manager, "staff_percent", "30", &err));
    player_type(&at, "⏎100⏎.64E08⏎");
    assert_int_equal(at_state(), SCREEN_BUYER);
    assert_true(identity_top(at.counter)->pin);
    player_type(&at, "⏎000000⏎"); /* no PIN, then a wrong one */
    assert_int_equal(refusal(), STATUS_PIN_WRONG);
    assert_int_equal(at.counter->bill.now.buyer, 0);
    player_type(&at, "<F2>E07⏎246810⏎"); /* nobody rings their own */
    assert_int_equal(refusal(), STATUS_NOT_PERMITTED);
    assert_int_equal(at_state(), SCREEN_BUYER);
    player_type(&at, "E08⏎135790⏎");
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_int_equal(at.counter->bill.view.payable, 7000);
    player_type(&at, ".64⏎.64");
    assert_int_equal(at.counter->bill.view.payable, 10000);
    scan_badge("E08");
    assert_int_equal(at.counter->bill.view.payable, 7000);
    player_type(&at, "⏎"); /* behind a proof it takes no money */
    assert_int_equal(at_state(), SCREEN_BILL);
    player_type(&at, "⏎");
    assert_int_equal(player_bills(&at), 1);
}

int main(void)
{
#define LIVE(name) cmocka_unit_test_setup_teardown(name, open_live, at_close)
#define PRACTICE(name) cmocka_unit_test_setup_teardown(name, at_open, at_close)
    static const struct CMUnitTest tests[] = {
        LIVE(a_live_till_begins_with_sign_in),
        LIVE(pictures_of_sign_in),
        LIVE(wrong_pins_are_counted_and_lock),
        LIVE(a_clerk_without_a_pin_is_told),
        LIVE(a_till_that_slept_is_locked_before_its_first_key),
        LIVE(a_code_is_taken_in_either_case),
        LIVE(no_refusal_shows_a_pin),
        LIVE(a_locked_live_till_is_not_ended),
        LIVE(a_colleague_proves_to_buy),
        LIVE(nobody_without_a_pin_goes_on),
        LIVE(a_code_after_a_handover_is_no_wrong_pin),
        LIVE(a_clerk_sees_the_open_shift_only),
        LIVE(a_staff_card_signs_in_and_changes_clerks),
        LIVE(the_same_clerk_comes_back_to_the_bill),
        LIVE(another_clerk_finds_the_bill_put_aside),
        LIVE(a_part_paid_bill_waits_for_its_clerk),
        LIVE(a_void_above_the_limit_needs_another_person),
        LIVE(a_card_approves_too),
        LIVE(sign_ins_are_on_the_record),
        LIVE(a_screen_opens_to_whom_its_permit_allows),
        LIVE(the_practice_shop_leaves_the_till_locked),
        PRACTICE(a_practice_shop_has_none_of_its_own),
        PRACTICE(a_practice_shop_opens_with_enter),
        PRACTICE(thirty_seconds_let_the_member_go),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
