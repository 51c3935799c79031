/* SPDX-License-Identifier: MIT */
/* Who gets into a live shop: PINs tried, one after the other and many at once. Forks come before any connection. */
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/text.h"

#include <cmocka.h>

#include "model/audit.h"

#include "tests/support/scratch.h"

#include "desk/badge.h"
#include "desk/card.h"
#include "desk/desk.h"
#include "desk/manage.h"
#include "desk/nightly.h"
#include "desk/sell.h"
#include "desk/staff_code.h"

#define OWNER_PIN "tea-and-cake"
#define CLERK_PIN "402917"

static struct error err;
static char path[SCRATCH_PATH];
static struct desk *desk;

static void must(enum status status)
{
    if (status != STATUS_OK)
        fail_msg("%s %s %s", status_code(status), err.field, err.note);
}

static void refused(enum status status, enum status wanted, const char *detail)
{
    if (status != wanted || strcmp(err.detail, detail) != 0)
        fail_msg("%s/%s, not %s/%s", status_code(status), err.detail, status_code(wanted), detail);
}

static void owner_signs_in(void)
{
    must(desk_sign_in(desk, "owner", OWNER_PIN, &err));
}

static void add(const char *code, enum role role, const char *pin)
{
    struct staff staff = {.role = role};
    struct manage_done done;
    text_copy(staff.code, sizeof staff.code, code);
    text_copy(staff.name, sizeof staff.name, code);
    must(manage_staff_add(desk, NULL, &staff, &done, &err));
    if (pin)
        must(manage_staff_pin(desk, NULL, code, pin, &err));
}

static void clock_is(const char *text)
{
    int64_t now;
    must(date_parse_instant(text, "now", &now, &err));
    clock_freeze(now);
}

/* A live shop with an owner and the clerk E07; the owner is signed in. */
static int open_live(void **state)
{
    (void)state;
    secret_cheap(true);
    setenv("TZ", "UTC", 1);
    clock_is("2026-08-01T10:00");
    scratch_path(path, "live.db");
    must(desk_create(&(struct shop_new){.path = path, .name = "live"}, &err));
    must(desk_open(path, false, &desk, &err));
    must(desk_sign_in(desk, "owner", NULL, &err));
    must(manage_staff_pin(desk, NULL, "owner", OWNER_PIN, &err));
    owner_signs_in();
    add("E07", ROLE_CLERK, CLERK_PIN);
    return 0;
}

static int close_live(void **state)
{
    desk_close(desk);
    desk = NULL;
    return scratch_clean(state);
}

static struct staff person(const char *code)
{
    struct staff staff;
    must(staff_by_code(desk_db(desk), code, &staff, &err));
    return staff;
}

struct counted {
    const char *act;
    int rows;
};

static enum status count_row(void *ctx, const struct audit *audit)
{
    struct counted *counted = ctx;
    counted->rows += strcmp(audit->act, counted->act) == 0;
    return STATUS_OK;
}

static int rows_of(const char *act)
{
    struct counted counted = {.act = act};
    must(audit_walk(desk_db(desk), count_row, &counted, &err));
    return counted.rows;
}

/* --- wrong PINs ----------------------------------------------------------------------------------------------------
 */

static enum status try_pin(const char *pin)
{
    struct staff staff;
    return desk_prove(desk, "E07", pin, &staff, &err);
}

static void later(int64_t seconds)
{
    clock_freeze(clock_now() + seconds);
}

static void the_wait_grows_and_the_tenth_failure_locks(void **state)
{
    (void)state;
    static const int64_t wait[] = {0, 0, 5, 10, 20, 40, 80, 160, 320, 1800};
    int before = rows_of("pin tried"), unlocked = rows_of("pin unlocked");
    for (int i = 0; i < 10; i++) {
        refused(try_pin("000001"), STATUS_PIN_WRONG, "");
        assert_int_equal(atoi(err.arg[0]), i + 1);
        assert_int_equal(person("E07").failures, i + 1);
        assert_int_equal(rows_of("pin locked"), i == 9);
        if (wait[i] == 0)
            continue;
        later(wait[i] - 1);
        refused(try_pin(CLERK_PIN), STATUS_LOCKED_OUT, ""); /* not even the right one */
        later(1);
    }
    assert_int_equal(rows_of("pin tried"), before + 10); /* what was refused unverified is no try */
    must(try_pin(CLERK_PIN));
    assert_int_equal(rows_of("pin unlocked"), unlocked + 1);
    assert_int_equal(person("E07").failures, 0);
    refused(try_pin("000001"), STATUS_PIN_WRONG, "");
    assert_string_equal(err.arg[0], "1");
}

static void an_owner_unlocks_by_a_new_pin(void **state)
{
    (void)state;
    for (int i = 0; i < 10; i++) {
        refused(try_pin("000001"), STATUS_PIN_WRONG, "");
        later(i < 9 ? 1000 : 0);
    }
    refused(try_pin(CLERK_PIN), STATUS_LOCKED_OUT, "");
    must(manage_staff_pin(desk, NULL, "E07", "305816", &err));
    refused(try_pin(CLERK_PIN), STATUS_PIN_WRONG, "");
    must(try_pin("305816"));
}

static void a_card_of_the_locked_is_refused(void **state)
{
    (void)state;
    char badge[BADGE_TEXT];
    struct staff staff = person("E07");
    badge_of_staff(badge, desk_secret(desk), &staff);
    must(desk_prove_badge(desk, badge, &staff, &err));
    for (int i = 0; i < 10; i++) {
        refused(try_pin("000001"), STATUS_PIN_WRONG, "");
        later(i < 9 ? 1000 : 0);
    }
    refused(desk_prove_badge(desk, badge, &staff, &err), STATUS_LOCKED_OUT, "");
    later(1799);
    refused(desk_prove_badge(desk, badge, &staff, &err), STATUS_LOCKED_OUT, "");
    later(1);
    must(desk_prove_badge(desk, badge, &staff, &err));
}

/* --- the first PIN ---------------------------------------------------------------------------------------------------
 */

static enum status own_pin(const char *code, const char *first, const char *pin)
{
    enum status status = desk_sign_in(desk, code, first, &err);
    if (status == STATUS_OK)
        status = manage_staff_pin(desk, NULL, code, pin, &err);
    return status;
}

static void nobody_sets_a_first_pin_without_a_code(void **state)
{
    (void)state;
    struct staff proven;
    char badge[BADGE_TEXT];
    add("guo", ROLE_CLERK, NULL);
    add("M01", ROLE_MANAGER, NULL);
    refused(own_pin("guo", NULL, "402917"), STATUS_NOT_PERMITTED, "no_pin");
    refused(own_pin("guo", "402917", "402917"), STATUS_NOT_PERMITTED, "no_pin");
    refused(own_pin("M01", NULL, "long enough"), STATUS_NOT_PERMITTED, "no_pin");
    refused(desk_prove(desk, "guo", NULL, &proven, &err), STATUS_NOT_PERMITTED, "no_pin");
    struct staff guo = person("guo");
    badge_of_staff(badge, desk_secret(desk), &guo);
    refused(desk_prove_badge(desk, badge, &proven, &err), STATUS_NOT_PERMITTED, "no_pin");
    owner_signs_in();
    refused(desk_approver(desk, "M01", "", &proven, &err), STATUS_NOT_PERMITTED, "no_pin");
    refused(card_of_staff(desk, "guo", badge, &err), STATUS_NOT_PERMITTED, "no_pin");
    assert_int_equal(person("guo").pin[0], 0);
}

static void a_code_sets_one_pin_and_expires(void **state)
{
    (void)state;
    char code[PIN_CODE_TEXT], typed[PIN_CODE_TEXT];
    int64_t until;
    add("guo", ROLE_CLERK, NULL);
    must(staff_code_give(desk, NULL, "guo", code, &until, &err));
    assert_null(strstr(person("guo").first, code));
    refused(own_pin("guo", "0000-0000", "402917"), STATUS_PIN_WRONG, "");
    assert_int_equal(person("guo").failures, 1);
    must(desk_sign_in(desk, "guo", code, &err));
    refused(desk_may_see(desk, PERMIT_SELL, &err), STATUS_NOT_PERMITTED, "no_pin");
    refused(manage_staff_pin(desk, NULL, "E07", "402918", &err), STATUS_NOT_PERMITTED, "own_pin");
    refused(manage_staff_pin(desk, NULL, "guo", "111111", &err), STATUS_WEAK_PIN, "");
    text_copy(typed, sizeof typed, code);
    for (char *c = typed; *c; c++)
        *c = *c == '1' ? 'l' : *c == '0' ? 'o' : *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
    must(own_pin("guo", typed, "402918"));
    refused(own_pin("guo", code, "402919"), STATUS_PIN_WRONG, "");
    must(desk_sign_in(desk, "guo", "402918", &err));
    owner_signs_in();
    must(staff_code_give(desk, NULL, "guo", code, &until, &err));
    refused(desk_sign_in(desk, "guo", "402918", &err), STATUS_PIN_WRONG, ""); /* the PIN is gone */
    clock_freeze(until - 1);
    must(desk_sign_in(desk, "guo", code, &err));
    later(1);
    refused(desk_sign_in(desk, "guo", code, &err), STATUS_NOT_PERMITTED, "code_expired");
    assert_int_equal(rows_of("staff code"), 2);
    assert_int_equal(rows_of("first code"), 3);
}

static void a_second_code_ends_the_first(void **state)
{
    (void)state;
    char one[PIN_CODE_TEXT], two[PIN_CODE_TEXT];
    struct desk *other;
    add("guo", ROLE_CLERK, NULL);
    must(staff_code_give(desk, "k", "guo", one, NULL, &err));
    refused(staff_code_give(desk, "k", "guo", two, NULL, &err), STATUS_KEY_REUSED, "");
    must(desk_open(path, false, &other, &err));
    must(desk_sign_in(other, "guo", one, &err));
    must(staff_code_give(desk, NULL, "guo", two, NULL, &err));
    refused(manage_staff_pin(other, NULL, "guo", "402918", &err), STATUS_NOT_PERMITTED, "first_pin");
    desk_close(other);
    refused(own_pin("guo", one, "402918"), STATUS_PIN_WRONG, "");
    owner_signs_in();
    refused(staff_code_give(desk, NULL, "owner", two, NULL, &err), STATUS_NOT_PERMITTED, "own_code");
    must(desk_sign_in(desk, "E07", CLERK_PIN, &err));
    refused(staff_code_give(desk, NULL, "guo", two, NULL, &err), STATUS_NOT_PERMITTED, "role");
}

/* By role, and never cut: what was typed is the PIN or none is. */
static void weak_pins_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *code, *pin;
        enum status status;
        const char *detail;
    } each[] = {
        {"E07", "111111", STATUS_WEAK_PIN, ""},
        {"E07", "121212", STATUS_WEAK_PIN, ""},
        {"E07", "123456", STATUS_WEAK_PIN, ""},
        {"E07", "654321", STATUS_WEAK_PIN, ""},
        {"E07", "260801", STATUS_WEAK_PIN, ""},
        {"E07", "990627", STATUS_WEAK_PIN, ""},
        {"E07", "e07E07", STATUS_WEAK_PIN, ""},
        {"E07", "40291", STATUS_BAD_VALUE, "pin"},
        {"E07", "402916", STATUS_OK, ""},
        {"M01", "4029167", STATUS_BAD_VALUE, "pin"},
        {"M01", "aaaaaaaa", STATUS_WEAK_PIN, ""},
        {"M01", "19990627", STATUS_WEAK_PIN, ""},
        {"M01", "40291673", STATUS_OK, ""},
        {"owner", "4029167", STATUS_BAD_VALUE, "pin"},
        {"owner", "87654321", STATUS_WEAK_PIN, ""},
        {"owner", "茶茶香远店", STATUS_BAD_VALUE, "pin"},
        {"owner", "一二三四五六七八", STATUS_OK, ""},
    };
    char longest[65];
    add("M01", ROLE_MANAGER, NULL);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        refused(manage_staff_pin(desk, NULL, each[i].code, each[i].pin, &err), each[i].status,
                each[i].status == STATUS_OK ? err.detail : each[i].detail);
    for (size_t i = 0; i < 64; i++)
        longest[i] = (char)('a' + i * i % 23);
    longest[64] = '\0';
    refused(manage_staff_pin(desk, NULL, "M01", longest, &err), STATUS_BAD_VALUE, "pin_long");
    longest[63] = '\0';
    must(manage_staff_pin(desk, NULL, "M01", longest, &err));
    must(desk_sign_in(desk, "M01", longest, &err));
}

/* Six digits do for a clerk; who becomes more chooses a longer PIN. */
static void a_clerk_who_becomes_manager_needs_another_pin(void **state)
{
    (void)state;
    struct manage_done done;
    struct staff_edit edit = {.role = ROLE_MANAGER, .role_given = true};
    must(manage_staff_edit(desk, NULL, "E07", &edit, &done, &err));
    assert_int_equal(person("E07").pin[0], 0);
    refused(desk_sign_in(desk, "E07", CLERK_PIN, &err), STATUS_NOT_PERMITTED, "no_pin");
    must(manage_staff_pin(desk, NULL, "E07", "long enough", &err));
    edit.role = ROLE_CLERK;
    must(manage_staff_edit(desk, NULL, "E07", &edit, &done, &err));
    must(desk_sign_in(desk, "E07", "long enough", &err));
}

/* An owner without a PIN is no owner who could stay: else anybody could found the shop again. */
static void the_last_owner_with_a_pin_stays(void **state)
{
    (void)state;
    struct manage_done done;
    add("boss", ROLE_OWNER, NULL);
    refused(manage_staff_edit(desk, NULL, "owner", &(struct staff_edit){.left = desk_day(desk)}, &done, &err),
            STATUS_NOT_PERMITTED, "last_owner");
    refused(own_pin("boss", NULL, "whoever comes"), STATUS_NOT_PERMITTED, "no_pin");
    owner_signs_in();
    must(manage_staff_pin(desk, NULL, "boss", "another boss", &err));
    must(manage_staff_edit(desk, NULL, "owner", &(struct staff_edit){.left = desk_day(desk)}, &done, &err));
    refused(desk_sign_in(desk, "owner", OWNER_PIN, &err), STATUS_NOT_PERMITTED, "left");
}

/* --- a schedule --------------------------------------------------------------------------------------------------- */

static void a_schedule_does_its_work_and_nothing_else(void **state)
{
    (void)state;
    struct nightly_done done;
    struct manage_done made;
    struct staff proven;
    struct sale_view view;
    struct sale_line line = {.quantity = QUANTITY_ONE, .price = 1200};
    desk_sign_out(desk);
    refused(nightly(desk, &done, &err), STATUS_MISSING_VALUE, "");
    must(desk_serve(desk, &err));
    must(nightly(desk, &done, &err));
    assert_int_equal(rows_of("nightly"), 1);
    refused(sell(desk, NULL, NULL, &(struct sale_request){.line = &line, .lines = 1}, &view, &err),
            STATUS_NOT_PERMITTED, "schedule");
    refused(manage_staff_add(desk, NULL, &(struct staff){.code = "x", .role = ROLE_OWNER}, &made, &err),
            STATUS_NOT_PERMITTED, "schedule");
    refused(manage_programme_put(desk, NULL, "{}", &made, &err), STATUS_NOT_PERMITTED, "schedule");
    refused(desk_may_see(desk, PERMIT_REPORT, &err), STATUS_NOT_PERMITTED, "schedule");
    refused(desk_prove(desk, "system", "", &proven, &err), STATUS_NOT_PERMITTED, "system");
    refused(desk_approver(desk, "system", "", &proven, &err), STATUS_NOT_PERMITTED, "system");
    owner_signs_in();
    must(sell(desk, NULL, NULL, &(struct sale_request){.line = &line, .lines = 1}, &view, &err));
    sale_view_clear(&view);
}

/* --- at once -------------------------------------------------------------------------------------------------------
 */

#define TRIES 40

struct outcome {
    volatile int ready, go, wrong, locked, other;
};

static void one_try(struct outcome *all)
{
    struct staff staff;
    struct desk *own;
    if (desk_open(path, false, &own, &err) != STATUS_OK)
        _exit(1);
    __atomic_add_fetch(&all->ready, 1, __ATOMIC_SEQ_CST);
    while (!all->go)
        sched_yield();
    enum status status = desk_prove(own, "E07", "000001", &staff, &err);
    volatile int *sort = status == STATUS_PIN_WRONG    ? &all->wrong
                         : status == STATUS_LOCKED_OUT ? &all->locked
                                                       : &all->other;
    __atomic_add_fetch(sort, 1, __ATOMIC_SEQ_CST);
    desk_close(own);
    _exit(0);
}

/* All processes have read the person before the first of them tries. */
static void of_many_at_once_no_more_are_verified_than_in_a_row(void **state)
{
    (void)state;
    struct outcome *all = mmap(NULL, sizeof *all, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_ptr_not_equal(all, MAP_FAILED);
    desk_close(desk);
    desk = NULL;
    for (int i = 0; i < TRIES; i++)
        if (fork() == 0)
            one_try(all);
    while (all->ready < TRIES && waitpid(-1, NULL, WNOHANG) == 0)
        sched_yield();
    all->go = 1;
    for (int i = 0; i < TRIES; i++)
        waitpid(-1, NULL, 0);
    must(desk_open(path, false, &desk, &err));
    assert_int_equal(all->other, 0);
    assert_int_equal(all->wrong, 3); /* the third has to wait before the next */
    assert_int_equal(all->locked, TRIES - 3);
    assert_int_equal(person("E07").failures, 3);
    munmap(all, sizeof *all);
}

#define LIVE(name) cmocka_unit_test_setup_teardown(name, open_live, close_live)

int main(void)
{
    const struct CMUnitTest tests[] = {
        LIVE(the_wait_grows_and_the_tenth_failure_locks),
        LIVE(an_owner_unlocks_by_a_new_pin),
        LIVE(a_card_of_the_locked_is_refused),
        LIVE(nobody_sets_a_first_pin_without_a_code),
        LIVE(a_code_sets_one_pin_and_expires),
        LIVE(a_second_code_ends_the_first),
        LIVE(weak_pins_are_refused),
        LIVE(a_clerk_who_becomes_manager_needs_another_pin),
        LIVE(the_last_owner_with_a_pin_stays),
        LIVE(a_schedule_does_its_work_and_nothing_else),
        LIVE(of_many_at_once_no_more_are_verified_than_in_a_row),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
