/* SPDX-License-Identifier: MIT */
/* The PIN of a member: which are taken, what changing one needs, and that five wrong ones end it for the day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/clock.h"

#include <cmocka.h>

#include "tests/support/practice.h"
#include "tests/support/scratch.h"

#include "desk/badge.h"
#include "desk/manage.h"
#include "desk/member_pin.h"

#define PHONE "13872931111"
#define DAY 86400

static struct error err;

static enum status change(struct desk *desk, int64_t member, const char *pin, const char *proof)
{
    struct member_pin_request request = {.member = member, .pin = pin, .proof = proof};
    return member_pin_change(desk, NULL, NULL, &request, &err);
}

static void as_clerk(struct desk *desk)
{
    struct staff clerk = {.code = "E07", .name = "Li", .role = ROLE_CLERK};
    struct manage_done done;
    assert_int_equal(manage_staff_add(desk, NULL, &clerk, &done, &err), STATUS_OK);
    assert_int_equal(desk_sign_in(desk, "E07", NULL, &err), STATUS_OK);
}

static bool has(struct desk *desk, int64_t member)
{
    bool is;
    assert_int_equal(member_pin_has(desk, member, &is, &err), STATUS_OK);
    return is;
}

static void only_six_digits_that_are_not_guessed_are_taken(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    int64_t member = practice_member(desk, PHONE);
    static const char *const bad[] = {"",       "12345",  "1234567", "12a456", "１２３４５６",
                                      "111111", "123456", "654321",  "931111", "387293"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(change(desk, member, bad[i], NULL), STATUS_BAD_VALUE);
        assert_string_equal(err.detail, "member_pin");
    }
    assert_false(has(desk, member));
    assert_int_equal(change(desk, member, "250917", NULL), STATUS_OK);
    assert_true(has(desk, member));
    assert_int_equal(change(desk, member, NULL, "250917"), STATUS_OK);
    assert_false(has(desk, member));
    practice_proven(desk);
    practice_close(desk);
}

static void a_clerk_needs_the_members_proof(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    char badge[BADGE_TEXT];
    int64_t member = practice_member(desk, PHONE), other = practice_member(desk, "13800002222");
    as_clerk(desk);
    assert_int_equal(change(desk, member, "250917", NULL), STATUS_APPROVAL_NEEDED);
    assert_int_equal(change(desk, member, "250917", badge_of_member(badge, desk_secret(desk), other)),
                     STATUS_PROOF_NEEDED);
    assert_int_equal(change(desk, member, "250917", badge_of_member(badge, desk_secret(desk), member)), STATUS_OK);
    assert_int_equal(change(desk, member, "260917", "250918"), STATUS_PIN_WRONG);
    assert_int_equal(change(desk, member, "260917", "250917"), STATUS_OK);
    assert_int_equal(member_pin_prove(desk, member, "260917", &err), STATUS_OK);
    practice_proven(desk);
    practice_close(desk);
}

static void five_wrong_ones_end_it_for_the_day(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    int64_t member = practice_member(desk, PHONE);
    assert_int_equal(member_pin_prove(desk, member, "250917", &err), STATUS_PROOF_NEEDED);
    assert_string_equal(err.detail, "no_pin");
    assert_int_equal(change(desk, member, "250917", NULL), STATUS_OK);
    for (int i = 1; i < MEMBER_PIN_TRIES; i++)
        assert_int_equal(member_pin_prove(desk, member, "000001", &err), STATUS_PIN_WRONG);
    assert_string_equal(err.arg[0], "4");
    assert_int_equal(member_pin_prove(desk, member, "250917", &err), STATUS_OK); /* and the count begins again */
    for (int i = 0; i < MEMBER_PIN_TRIES; i++)
        assert_int_equal(member_pin_prove(desk, member, "000001", &err), STATUS_PIN_WRONG);
    assert_int_equal(member_pin_prove(desk, member, "250917", &err), STATUS_LOCKED_OUT);
    assert_string_equal(err.detail, "member");
    assert_int_equal(change(desk, member, "260917", "250917"), STATUS_LOCKED_OUT); /* no way round it */
    clock_freeze(clock_now() + DAY);
    assert_int_equal(member_pin_prove(desk, member, "250917", &err), STATUS_OK);
    practice_proven(desk);
    practice_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_six_digits_that_are_not_guessed_are_taken),
        cmocka_unit_test(a_clerk_needs_the_members_proof),
        cmocka_unit_test(five_wrong_ones_end_it_for_the_day),
    };
    return cmocka_run_group_tests(tests, NULL, scratch_clean);
}
