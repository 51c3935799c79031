/* SPDX-License-Identifier: MIT */
/* How far each role may go, alone and as approver, and how the programme says it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rules/programme.h"

#include "tests/support/tray.h"

static struct programme rules(const char *json)
{
    struct programme programme;
    struct error err = {0};
    char *text = tray_json(json);
    assert_int_equal(programme_parse(text, strlen(text), &programme, &err), STATUS_OK);
    free(text);
    return programme;
}

static void refused(const char *json, const char *path, const char *value)
{
    struct programme programme;
    struct error err = {0};
    char *text = tray_json(json);
    assert_int_equal(programme_parse(text, strlen(text), &programme, &err), STATUS_BAD_VALUE);
    assert_string_equal(err.field, path);
    assert_string_equal(err.arg[1], value);
    free(text);
}

/* Each limit at itself and one above it: by the clerk alone, with a clerk, a manager and the owner as approver. */
static void each_limit_holds_at_its_amount(void **state)
{
    (void)state;
    static const enum role clerk = ROLE_CLERK, manager = ROLE_MANAGER, owner = ROLE_OWNER, system = ROLE_SYSTEM;
    static const char *const keys[LIMIT_COUNT] = {"price",      "discount", "round_off", "refund",      "refund_shift",
                                                  "void_shift", "points",   "coupons",   "topup_bonus", "claim"};
    for (int i = 0; i < LIMIT_COUNT; i++) {
        enum limit limit = (enum limit)i;
        bool money = limit_is_money(limit), points = limit == LIMIT_POINTS;
        char json[200], arg[40];
        int64_t small = money ? 700 : 7, large = money ? 9000 : 90;
        assert_string_equal(limit_code(limit), keys[i]);
        snprintf(json, sizeof json, "{'limits':{'clerk':{'%s':%s},'manager':{'%s':%s}}}", keys[i], "7", keys[i], "90");
        struct programme programme = rules(json);
        const struct limits *l = &programme.limits;
        const struct {
            enum role role;
            const enum role *approver;
            int64_t most; /* -1: any */
        } row[] = {
            {ROLE_CLERK, NULL, points ? 0 : small},
            {ROLE_CLERK, &clerk, points ? 0 : small},
            {ROLE_CLERK, &system, points ? 0 : small},
            {ROLE_CLERK, &manager, large},
            {ROLE_CLERK, &owner, -1},
            {ROLE_MANAGER, NULL, points ? 0 : large},
            {ROLE_MANAGER, &clerk, points ? 0 : large},
            {ROLE_MANAGER, &manager, large},
            {ROLE_MANAGER, &owner, -1},
            {ROLE_OWNER, NULL, points ? 0 : -1},
        };
        for (size_t j = 0; j < sizeof row / sizeof row[0]; j++) {
            struct error err = {0};
            int64_t most = row[j].most;
            if (!(points && most == 0)) /* not even none alone */
                assert_int_equal(limit_check(l, limit, row[j].role, row[j].approver, most < 0 ? 1000000 : most, &err),
                                 STATUS_OK);
            if (most < 0)
                continue;
            assert_int_equal(limit_check(l, limit, row[j].role, row[j].approver, most + 1, &err),
                             STATUS_APPROVAL_NEEDED);
            money ? snprintf(arg, sizeof arg, "%d.00", (int)(most / 100)) : snprintf(arg, sizeof arg, "%d", (int)most);
            assert_string_equal(err.arg[0], arg);
            assert_string_equal(err.field, "approver");
        }
        programme_clear(&programme);
    }
}

/* Nothing said: clerks may nothing, managers anything but 500 points. */
static void nothing_said_is_nothing_for_clerks(void **state)
{
    (void)state;
    static const enum role manager = ROLE_MANAGER, owner = ROLE_OWNER;
    struct programme programme = rules("{}");
    const struct limits *l = &programme.limits;
    struct error err = {0};
    for (int i = 0; i < LIMIT_COUNT; i++) {
        enum limit limit = (enum limit)i;
        assert_int_equal(limit_check(l, limit, ROLE_CLERK, NULL, 1, &err), STATUS_APPROVAL_NEEDED);
        assert_int_equal(limit_check(l, limit, ROLE_CLERK, &owner, 99999999, &err), STATUS_OK);
        if (limit != LIMIT_POINTS)
            assert_int_equal(limit_check(l, limit, ROLE_CLERK, &manager, 99999999, &err), STATUS_OK);
    }
    assert_int_equal(limit_check(l, LIMIT_POINTS, ROLE_CLERK, &manager, 500, &err), STATUS_OK);
    assert_int_equal(limit_check(l, LIMIT_POINTS, ROLE_CLERK, &manager, 501, &err), STATUS_APPROVAL_NEEDED);
    assert_string_equal(err.arg[0], "500");
    programme_clear(&programme);
}

/* Nobody signed in: what the programme writes of prices, discount and round-off; the rest is free. */
static void a_practice_shop_without_a_person(void **state)
{
    (void)state;
    struct error err = {0};
    struct programme none = rules("{}"), some = rules("{'limits':{'clerk':{'price':5,'refund':5}}}");
    assert_int_equal(limit_check(&none.limits, LIMIT_PRICE, ROLE_SYSTEM, NULL, 99999, &err), STATUS_OK);
    assert_int_equal(limit_check(&none.limits, LIMIT_ROUND_OFF, ROLE_SYSTEM, NULL, 1, &err), STATUS_APPROVAL_NEEDED);
    assert_int_equal(limit_check(&some.limits, LIMIT_PRICE, ROLE_SYSTEM, NULL, 500, &err), STATUS_OK);
    assert_int_equal(limit_check(&some.limits, LIMIT_PRICE, ROLE_SYSTEM, NULL, 501, &err), STATUS_APPROVAL_NEEDED);
    assert_int_equal(limit_check(&some.limits, LIMIT_DISCOUNT, ROLE_SYSTEM, NULL, 99999, &err), STATUS_OK);
    assert_int_equal(limit_check(&some.limits, LIMIT_REFUND, ROLE_SYSTEM, NULL, 99999, &err), STATUS_OK);
    assert_int_equal(limit_check(&none.limits, LIMIT_POINTS, ROLE_SYSTEM, NULL, 1, &err), STATUS_APPROVAL_NEEDED);
    programme_clear(&none);
    programme_clear(&some);
}

static void older_names_are_read(void **state)
{
    (void)state;
    struct programme p = rules("{'till':{'price_change_limit':'3.00','round_off':{'hand_limit':'1.50'}}}");
    assert_int_equal(p.limits.clerk[LIMIT_PRICE], 300);
    assert_int_equal(p.limits.clerk[LIMIT_DISCOUNT], 300);
    assert_int_equal(p.limits.clerk[LIMIT_ROUND_OFF], 150);
    assert_int_equal(p.limits.clerk[LIMIT_REFUND], 0);
    programme_clear(&p);
    p = rules("{'till':{'price_change_limit':'3.00','round_off':{'hand_limit':'1.5'}},"
              " 'limits':{'clerk':{'price':'3','discount':3,'round_off':'1.50','coupons':9}}}");
    assert_int_equal(p.limits.clerk[LIMIT_PRICE], 300);
    assert_int_equal(p.limits.clerk[LIMIT_COUPONS], 9);
    programme_clear(&p);
    refused("{'till':{'price_change_limit':'3.00'},'limits':{'clerk':{'price':4}}}", "till.price_change_limit", "3.00");
    refused("{'till':{'price_change_limit':'3.00'},'limits':{'clerk':{'discount':4}}}", "till.price_change_limit",
            "3.00");
    refused("{'till':{'round_off':{'hand_limit':2}},'limits':{'clerk':{'round_off':0}}}", "till.round_off.hand_limit",
            "2");
}

static void what_is_wrong_is_named_by_its_path(void **state)
{
    (void)state;
    refused("{'limits':{'clerks':{}}}", "limits.clerks", "{...}");
    refused("{'limits':{'clerk':{'refunds':1}}}", "limits.clerk.refunds", "1");
    refused("{'limits':{'clerk':{'refund':'-1'}}}", "limits.clerk.refund", "-1");
    refused("{'limits':{'clerk':{'coupons':'3'}}}", "limits.clerk.coupons", "3");
    refused("{'limits':{'clerk':{'coupons':1.5}}}", "limits.clerk.coupons", "1.5");
    refused("{'limits':{'manager':{'points':-1}}}", "limits.manager.points", "-1");
    refused("{'limits':{'manager':{'claim':'1.234'}}}", "limits.manager.claim", "1.234");
    refused("{'limits':[]}", "limits", "[...]");
    struct programme p = rules("{'limits':null}");
    programme_clear(&p);
    p = rules("{'limits':{'clerk':null,'manager':{'points':null}}}");
    assert_int_equal(p.limits.manager[LIMIT_POINTS], 500);
    programme_clear(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_limit_holds_at_its_amount),     cmocka_unit_test(nothing_said_is_nothing_for_clerks),
        cmocka_unit_test(a_practice_shop_without_a_person),   cmocka_unit_test(older_names_are_read),
        cmocka_unit_test(what_is_wrong_is_named_by_its_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
