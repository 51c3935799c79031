/* SPDX-License-Identifier: MIT */
/* Tables at the counter: sorted, filtered, counted, exported; and emptied by another till. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/locale.h"
#include "base/text.h"

#include <cmocka.h>

#include "tests/support/at.h"
#include "tests/support/scratch.h"

#include "desk/coupon_act.h"
#include "desk/invoice.h"
#include "desk/manage.h"
#include "desk/settings.h"
#include "ui/counter/counter.h"

#define THREE_BILLS "⏎30⏎⏎1111⏎128⏎⏎⏎72⏎⏎"

static struct error err;

static void must(enum status status)
{
    if (status != STATUS_OK)
        fail_msg("%s %s %s", status_code(status), err.field, err.note);
}

/* Whether the three texts are above each other in this order. */
static bool stand(const char *a, const char *b, const char *c)
{
    char *shot = player_shot(&at, 24, 80);
    const char *one = strstr(shot, a), *two = one ? strstr(one, b) : NULL;
    bool found = two && strstr(two, c);
    free(shot);
    return found;
}

static void open_bills(void)
{
    player_type(&at, THREE_BILLS "/⏎");
    assert_int_equal(at_state(), SCREEN_BILLS);
    assert_true(stand("¥72.00", "¥128.00", "¥30.00"));
}

static void bills_are_sorted_by_the_marked_column(void **state)
{
    (void)state;
    open_bills();
    assert_false(player_shows(&at, "Amount"));
    player_type(&at, "l"); /* only shows the heading and the marked column */
    assert_true(player_shows(&at, "[Bill ]Time Amount"));
    player_type(&at, "ll[");
    assert_true(stand("¥30.00", "¥72.00", "¥128.00"));
    player_type(&at, "]");
    assert_true(stand("¥128.00", "¥72.00", "¥30.00"));
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_RETURN);
    assert_true(player_shows(&at, "128.00"));
}

static void the_filter_takes_all_text_until_enter(void **state)
{
    (void)state;
    open_bills();
    player_type(&at, "/30."); /* neither row 3 nor a choice */
    assert_int_equal(at_state(), SCREEN_BILLS);
    assert_true(player_shows(&at, "¥30.00"));
    assert_false(player_shows(&at, "¥72.00"));
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_BILLS);
    assert_true(player_shows(&at, "filter 30."));
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_RETURN);
    player_type(&at, "<Esc>..");
    assert_int_equal(at_state(), SCREEN_BILLS);
    assert_true(stand("¥72.00", "¥128.00", "¥30.00"));
    player_type(&at, "..");
    assert_int_equal(at_state(), SCREEN_IDLE);
}

static void a_filter_that_fits_nothing_leaves_no_row_to_act_on(void **state)
{
    (void)state;
    open_bills();
    player_type(&at, "/nothing⏎");
    int beeps = at.beeps;
    player_type(&at, "⏎<F4>3");
    assert_int_equal(at.beeps, beeps + 3);
    assert_int_equal(at_state(), SCREEN_BILLS);
}

/* Rows of a frequency are not bills: Enter filters by the value, and no key of the screen acts on them. */
static void a_frequency_is_no_list_of_bills(void **state)
{
    (void)state;
    open_bills();
    player_type(&at, "llllF");
    assert_true(player_shows(&at, "how often each"));
    assert_false(player_shows(&at, "F4Why"));
    int beeps = at.beeps;
    player_type(&at, "<F4>");
    assert_int_equal(at.beeps, beeps + 1);
    assert_int_equal(at_state(), SCREEN_BILLS);
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_BILLS);
    assert_true(player_shows(&at, "F4Why"));
    player_type(&at, "<Esc>");
    assert_int_equal(at_state(), SCREEN_BILLS);
    assert_true(stand("¥72.00", "¥128.00", "¥30.00"));
}

static void columns_are_chosen_and_frozen(void **state)
{
    (void)state;
    open_bills();
    player_type(&at, "c");
    assert_true(player_shows(&at, "columns: Enter shows or hides"));
    player_type(&at, "<Down>⏎<Esc>");
    assert_true(player_shows(&at, "Amount"));
    assert_false(player_shows(&at, "10:22"));
    int beeps = at.beeps;
    player_type(&at, "f");
    assert_int_equal(at.beeps, beeps);
}

static void other_lists_have_the_keys_too(void **state)
{
    (void)state;
    player_type(&at, ".2/nobody⏎");
    assert_int_equal(at_state(), SCREEN_BOARD);
    assert_true(player_shows(&at, "filter nobody"));
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_BOARD);
    player_type(&at, "....5678z⏎.5");
    assert_int_equal(at_state(), SCREEN_CARD);
    player_type(&at, ".7/nothing⏎");
    assert_int_equal(at_state(), SCREEN_LEDGER);
    assert_true(player_shows(&at, "filter nothing"));
}

static void held_bills_are_a_list_with_columns(void **state)
{
    (void)state;
    player_type(&at, "⏎12⏎<F6>⏎34⏎<F6><F6>ll]");
    assert_true(stand("¥34.00", "¥12.00", "rows 1-2 of 2"));
    player_type(&at, "1"); /* numbered as shown */
    assert_int_equal(at_state(), SCREEN_BILL);
    assert_int_equal(at.counter->bill.view.payable, 3400);
}

static void coupons_are_a_list_with_columns(void **state)
{
    (void)state;
    player_type(&at, "13812345678⏎128⏎<F8><F8>lll]");
    assert_int_equal(at_state(), SCREEN_LIST);
    assert_true(stand("to 2026-08-25", "ends today", "rows 1-2 of 2"));
    assert_false(player_shows(&at, "Only one offer of this group per bill: 满100减10 is on."));
    player_type(&at, "<Down>"); /* the reason belongs to the marked row */
    assert_true(player_shows(&at, "Only one offer of this group per bill: 满100减10 is on."));
    player_type(&at, "<Up>⏎");
    assert_int_equal(at.counter->bill.now.coupons, 0);
}

/* --- beside another window ---------------------------------------------------------------------------------------- */

/* 王强 bought for 48 on the day a week before, 张丽云 for 2,180 on the day after. */
static void the_board_is_compared_with_a_week_ago(void **state)
{
    (void)state;
    player_type(&at, ".2=");
    assert_int_equal(at_state(), SCREEN_BOARD);
    assert_true(player_shows(&at, "30-day net 07-25 +/-"));
    assert_true(player_shows(&at, "beside 07-25"));
    assert_true(player_shows(&at, "金卡 1 ¥2,180.00 ¥0.00 +2,180.00"));
    assert_true(player_shows(&at, "普通 2 ¥48.00 ¥48.00 0.00"));
    player_type(&at, "<Down>⏎");
    assert_int_equal(at_state(), SCREEN_BEHIND);
    assert_true(player_shows(&at, "5 Members: 普通, 2"));
    player_type(&at, "....");
    assert_int_equal(at_state(), SCREEN_BOARD);
    assert_false(player_shows(&at, "beside 07-25"));
    int beeps = at.beeps;
    player_type(&at, "F="); /* the rows of a frequency have no week before */
    assert_int_equal(at.beeps, beeps + 1);
    player_type(&at, "../="); /* typed into the filter */
    assert_true(player_shows(&at, "Nothing fits =."));
}

/* --- size --------------------------------------------------------------------------------------------------------- */

static void pages_are_as_long_as_the_screen(void **state)
{
    (void)state;
    for (int i = 0; i < 40; i++)
        player_type(&at, "⏎1⏎⏎");
    player_type(&at, "/⏎<PgDn>");
    assert_int_equal(at.counter->marked, 19);
    assert_true(player_shows(&at, ">20 "));
    player_type(&at, "<PgUp>");
    counter_size(at.counter, 40, 120);
    player_type(&at, "<PgDn>");
    char *shot = player_shot(&at, 40, 120);
    assert_int_equal(at.counter->marked, 35);
    assert_non_null(strstr(shot, ">36 "));
    assert_null(strstr(shot, " 35 "));
    free(shot);
}

/* --- rows that are gone ------------------------------------------------------------------------------------------- */

static void a_day_that_ended_leaves_no_bill_to_act_on(void **state)
{
    (void)state;
    static const char *const keys[] = {"⏎", "<F4>", "2", "[", "<Down>⏎"};
    open_bills();
    clock_freeze(clock_now() + 86400);
    player_type(&at, "<F5>");
    assert_false(player_shows(&at, "¥30.00"));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        int beeps = at.beeps;
        player_type(&at, keys[i]);
        assert_int_equal(at.beeps, beeps + 1);
        assert_int_equal(at_state(), SCREEN_BILLS);
    }
    player_type(&at, "<^P>"); /* of this till's last bill */
    assert_int_equal(at_state(), SCREEN_RECEIPT);
}

/* Another till withdraws the coupons of the member in hand. */
static void withdrawn_elsewhere(void)
{
    struct desk *other;
    struct coupon_done done;
    struct staff approver;
    must(desk_open(at.path, false, &other, &err));
    must(desk_sign_in(other, NULL, NULL, &err));
    must(desk_approver(other, "M01", NULL, &approver, &err));
    must(coupon_withdraw(other, NULL, &approver, at.usable, "gone", &done, &err));
    must(coupon_withdraw(other, NULL, &approver, at.today, "gone", &done, &err));
    desk_close(other);
}

static void coupons_withdrawn_elsewhere_leave_no_row_to_act_on(void **state)
{
    (void)state;
    static const char *const keys[] = {"⏎", "1", "2", "<Del>", "["};
    player_type(&at, "5678z⏎.2<Down>");
    assert_int_equal(at_state(), SCREEN_LIST);
    withdrawn_elsewhere();
    player_type(&at, "<F5>");
    assert_int_equal(at.counter->rows, 0);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        int beeps = at.beeps;
        player_type(&at, keys[i]);
        assert_int_equal(at.beeps, beeps + 1);
        assert_int_equal(at_state(), SCREEN_LIST);
    }
    player_type(&at, "..");
    assert_int_equal(at_state(), SCREEN_MEMBER);
}

/* --- export ------------------------------------------------------------------------------------------------------- */

static char folder[300];

static void make_folder(void)
{
    scratch_path(folder, "exported");
    assert_int_equal(mkdir(folder, 0700), 0);
    setenv("XDG_DOWNLOAD_DIR", folder, 1);
}

static void remove_folder(void)
{
    assert_int_equal(rmdir(folder), 0);
    unsetenv("XDG_DOWNLOAD_DIR");
}

/* Reads and removes the file; NULL if there is none. The caller frees. */
static char *take_file(const char *name)
{
    char path[400], *text = calloc(1, 4096);
    struct stat status;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    assert_non_null(text);
    if (!file) {
        free(text);
        return NULL;
    }
    assert_true(fread(text, 1, 4095, file) > 0);
    assert_int_equal(fstat(fileno(file), &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    fclose(file);
    unlink(path);
    return text;
}

static void what_is_seen_is_exported(void **state)
{
    (void)state;
    make_folder();
    open_bills();
    player_type(&at, "lll]e");
    assert_non_null(strstr(player_sentence(&at), "frontdesk-bills-20260801-1022.csv"));
    assert_non_null(strstr(player_sentence(&at), "3"));
    player_type(&at, "/72⏎e"); /* the first file stays as it is */
    assert_non_null(strstr(player_sentence(&at), "frontdesk-bills-20260801-1022-2.csv"));
    char *all = take_file("frontdesk-bills-20260801-1022.csv"), *few = take_file("frontdesk-bills-20260801-1022-2.csv");
    assert_non_null(all);
    assert_non_null(few);
    assert_non_null(strstr(all, "\xEF\xBB\xBF"
                                "Bill,Time,Amount,Tender,Member,Returned\r\n"));
    assert_non_null(strstr(all, ",10:22,128.00,"));
    assert_null(strstr(all, "李雷")); /* masked as on the screen */
    const char *first = strstr(all, ",128.00,"), *last = strstr(all, ",30.00,");
    assert_true(first && last && first < last);
    assert_non_null(strstr(few, ",72.00,"));
    assert_null(strstr(few, ",30.00,"));
    free(all);
    free(few);
    remove_folder();
}

static void what_cannot_be_written_is_said(void **state)
{
    (void)state;
    make_folder();
    open_bills();
    assert_int_equal(chmod(folder, 0700), 0);
    for (int i = 1; i <= 99; i++) { /* names that are taken */
        char path[400];
        snprintf(path, sizeof path,
                 i > 1 ? "%s/frontdesk-bills-20260801-1022-%d.csv" : "%s/frontdesk-bills-20260801-1022.csv", folder, i);
        assert_int_equal(mkdir(path, 0700), 0);
    }
    player_type(&at, "e");
    assert_non_null(strstr(player_sentence(&at), "could not be written"));
    for (int i = 1; i <= 99; i++) {
        char path[400];
        snprintf(path, sizeof path,
                 i > 1 ? "%s/frontdesk-bills-20260801-1022-%d.csv" : "%s/frontdesk-bills-20260801-1022.csv", folder, i);
        assert_int_equal(rmdir(path), 0);
    }
    remove_folder();
}

static void add(const char *code, enum role role, const char *pin)
{
    struct staff staff = {.role = role};
    struct manage_done done;
    text_copy(staff.code, sizeof staff.code, code);
    text_copy(staff.name, sizeof staff.name, code);
    must(manage_staff_add(at.desk, NULL, &staff, &done, &err));
    must(manage_staff_pin(at.desk, NULL, code, pin, &err));
}

static int open_live(void **state)
{
    int64_t now;
    (void)state;
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
    add("E07", ROLE_CLERK, "246810");
    add("M01", ROLE_MANAGER, "manager-1");
    must(counter_open(at.desk, screen_list, &at.counter, &err));
    return 0;
}

/* Rows that were not scrolled to are written as well. */
static void the_audit_is_exported_whole(void **state)
{
    (void)state;
    int rows = 0;
    make_folder();
    player_type(&at, "⏎10⏎⏎");
    for (int i = 0; i < 520; i++)
        assert_int_equal(invoice_mark(at.desk, NULL, at.counter->done.view.bill_id, i % 2 == 0, &err), STATUS_OK);
    player_type(&at, ":audit⏎e");
    assert_int_equal(sscanf(player_sentence(&at), "Rows written: %d", &rows), 1);
    assert_true(rows >= 520);
    free(take_file("frontdesk-audit-20260801-1022.csv"));
    remove_folder();
}

static void a_live_shop_asks_who_may_export(void **state)
{
    (void)state;
    make_folder();
    must(desk_sign_in(at.desk, "E07", "246810", &err));
    player_type(&at, "⏎30⏎⏎/⏎e");
    assert_int_equal(at_state(), SCREEN_BILLS);
    assert_int_equal(at.counter->message.error.status, STATUS_NOT_PERMITTED);
    assert_non_null(strstr(player_sentence(&at), "You may not export lists."));
    assert_null(take_file("frontdesk-bills-20260801-1022.csv"));
    must(desk_sign_in(at.desk, "M01", "manager-1", &err));
    player_type(&at, "e");
    char *text = take_file("frontdesk-bills-20260801-1022.csv");
    assert_non_null(text);
    free(text);
    remove_folder();
}

/* 1 waits, since 10 begins with it too; 10 opens at once. */
static void a_room_of_the_office_opens_by_its_number(void **state)
{
    (void)state;
    player_type(&at, ".02");
    assert_int_equal(at_state(), SCREEN_PRICE_BOOK);
    player_type(&at, "<Esc><Esc>.010");
    assert_int_equal(at_state(), SCREEN_AUDIT);
    player_type(&at, "<Esc><Esc>.01");
    assert_int_equal(at_state(), SCREEN_OFFICE);
    player_type(&at, "⏎");
    assert_int_equal(at_state(), SCREEN_BOARD);
    player_type(&at, "<Esc><Esc>.019"); /* there is none */
    assert_int_equal(at_state(), SCREEN_OFFICE);
}

/* Older rows come when the mark reaches the last one. */
static void the_audit_is_read_by_pages(void **state)
{
    (void)state;
    for (int i = 0; i < 1010; i++)
        must(settings_set(at.desk, NULL, NULL, "claim_limit", i % 2 ? "100" : "200", &err));
    player_type(&at, ":audit⏎");
    assert_true(player_shows(&at, "Audit: newest 500, End: older"));
    player_type(&at, "<End><End>"); /* the first only marks a column */
    assert_true(player_shows(&at, "Audit: newest 1,000, End: older"));
    player_type(&at, "<End>");
    assert_false(player_shows(&at, "End: older"));
    player_type(&at, "<Home><Down>");
    assert_false(player_shows(&at, "End: older")); /* what was read stays */
}

int main(void)
{
#define PLAYED(test) cmocka_unit_test_setup_teardown(test, at_open, at_close)
    const struct CMUnitTest tests[] = {
        PLAYED(bills_are_sorted_by_the_marked_column),
        PLAYED(the_filter_takes_all_text_until_enter),
        PLAYED(a_filter_that_fits_nothing_leaves_no_row_to_act_on),
        PLAYED(a_frequency_is_no_list_of_bills),
        PLAYED(columns_are_chosen_and_frozen),
        PLAYED(other_lists_have_the_keys_too),
        PLAYED(held_bills_are_a_list_with_columns),
        PLAYED(coupons_are_a_list_with_columns),
        PLAYED(the_board_is_compared_with_a_week_ago),
        PLAYED(pages_are_as_long_as_the_screen),
        PLAYED(coupons_withdrawn_elsewhere_leave_no_row_to_act_on),
        PLAYED(a_day_that_ended_leaves_no_bill_to_act_on),
        PLAYED(what_is_seen_is_exported),
        PLAYED(what_cannot_be_written_is_said),
        cmocka_unit_test_setup_teardown(the_audit_is_exported_whole, open_live, at_close),
        cmocka_unit_test_setup_teardown(a_live_shop_asks_who_may_export, open_live, at_close),
        PLAYED(a_room_of_the_office_opens_by_its_number),
        PLAYED(the_audit_is_read_by_pages),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
