/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/finder.h"
#include "model/identity.h"

#include "tests/support/practice.h"

#include "desk/badge.h"
#include "desk/manage.h"
#include "desk/phone.h"

static enum status change(struct desk *desk, int64_t member, int64_t phone, const char *proof)
{
    struct phone_request request = {.member = member, .phone = phone, .proof = proof};
    struct error err = {0};
    return phone_change(desk, NULL, NULL, &request, &err);
}

static int64_t phone_of(struct desk *desk, int64_t id)
{
    struct member member;
    struct error err;
    assert_int_equal(member_get(desk_db(desk), id, &member, &err), STATUS_OK);
    return member.phone;
}

static void buys(struct desk *desk, int64_t member)
{
    struct sale_request request = {.member = member};
    struct sale_view view = practice_sale(desk, &request, (const char *const[]){"12", NULL});
    sale_view_clear(&view);
}

static void test_what_proves(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    char badge[BADGE_TEXT];
    int64_t li = practice_member(desk, "13800001111"), wang = practice_member(desk, "13800002222");
    assert_int_equal(change(desk, li, 8613800003333, "13800001111/1"), STATUS_PROOF_NEEDED); /* no bill yet */
    buys(desk, wang);
    buys(desk, li);
    assert_int_equal(change(desk, li, 8613800003333, ""), STATUS_PROOF_NEEDED);
    assert_int_equal(change(desk, li, 8613800003333, "13800001111"), STATUS_PROOF_NEEDED);
    assert_int_equal(change(desk, li, 8613800003333, "13800001111/1"), STATUS_PROOF_NEEDED); /* another's bill */
    assert_int_equal(change(desk, li, 8613800003333, "13800002222/2"), STATUS_PROOF_NEEDED); /* another's number */
    assert_int_equal(change(desk, li, 8613800003333, badge_of_member(badge, desk_secret(desk), wang)),
                     STATUS_PROOF_NEEDED);
    assert_int_equal(change(desk, li, 8613800002222, "13800001111/2"), STATUS_DUPLICATE_PHONE);
    assert_int_equal(phone_of(desk, li), 8613800001111);
    assert_int_equal(change(desk, li, 8613800003333, "138 0000 1111/0001-000002"), STATUS_OK);
    assert_int_equal(change(desk, li, 8613800004444, "13800001111/#2"), STATUS_OK); /* one they had before that */
    assert_int_equal(change(desk, li, 8613800005555, badge_of_member(badge, desk_secret(desk), li)), STATUS_OK);
    assert_int_equal(change(desk, li, 8613800005555, badge), STATUS_BAD_VALUE);
    assert_int_equal(phone_of(desk, li), 8613800005555);
    practice_proven(desk);
    practice_close(desk);
}

static void test_former_numbers(void **state)
{
    (void)state;
    static struct finder_result found;
    struct desk *desk = practice_open(NULL);
    struct error err;
    bool had;
    char badge[BADGE_TEXT];
    int64_t li = practice_member(desk, "13800001111");
    badge_of_member(badge, desk_secret(desk), li);
    assert_int_equal(change(desk, li, 8613800003333, badge), STATUS_OK);
    assert_int_equal(identity_had(desk_db(desk), li, 8613800001111, &had, &err), STATUS_OK);
    assert_true(had);
    int64_t wang = practice_member(desk, "13800001111"); /* the number now belongs to another member */
    assert_int_equal(finder_search(desk_db(desk), NULL, "13800001111", 9, &found, &err), STATUS_OK);
    assert_int_equal(found.hits, 2);
    assert_int_equal(found.hit[0].member, wang);
    assert_true(found.hit[1].member == li && found.hit[1].former && !found.hit[1].exact);
    assert_int_equal(finder_search(desk_db(desk), NULL, "13800003333", 9, &found, &err), STATUS_OK);
    assert_true(found.hits == 1 && found.hit[0].exact && !found.hit[0].former);
    badge_of_member(badge, desk_secret(desk), wang);
    assert_int_equal(change(desk, wang, 8613800004444, badge), STATUS_OK);
    badge_of_member(badge, desk_secret(desk), li);
    assert_int_equal(change(desk, li, 8613800001111, badge), STATUS_OK); /* not a former number any more */
    assert_int_equal(identity_had(desk_db(desk), li, 8613800001111, &had, &err), STATUS_OK);
    assert_false(had);
    practice_close(desk);
}

static void test_a_clerk_needs_a_manager(void **state)
{
    (void)state;
    struct desk *desk = practice_open(NULL);
    struct staff lee = {.code = "E07", .name = "Lee", .role = ROLE_CLERK}, approver;
    struct staff boss = {.code = "M01", .name = "Boss", .role = ROLE_MANAGER};
    struct manage_done done;
    struct error err;
    char badge[BADGE_TEXT];
    int64_t li = practice_member(desk, "13800001111");
    struct phone_request request = {.member = li, .phone = 8613800003333, .proof = ""};
    assert_int_equal(manage_staff_add(desk, NULL, &lee, &done, &err), STATUS_OK);
    assert_int_equal(manage_staff_add(desk, NULL, &boss, &done, &err), STATUS_OK);
    assert_int_equal(desk_sign_in(desk, "E07", NULL, &err), STATUS_OK);
    assert_int_equal(phone_change(desk, NULL, NULL, &request, &err), STATUS_PROOF_NEEDED); /* no proof yet */
    request.proof = badge_of_member(badge, desk_secret(desk), li);
    assert_int_equal(phone_change(desk, NULL, NULL, &request, &err), STATUS_APPROVAL_NEEDED);
    assert_int_equal(desk_approver(desk, "M01", NULL, &approver, &err), STATUS_OK);
    assert_int_equal(phone_change(desk, NULL, &approver, &request, &err), STATUS_OK);
    assert_int_equal(phone_of(desk, li), 8613800003333);
    practice_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_proves),
        cmocka_unit_test(test_former_numbers),
        cmocka_unit_test(test_a_clerk_needs_a_manager),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
