/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "rules/compare.h"
#include "rules/draft.h"

#include "tests/support/tray.h"

static struct draft *open_draft(const char *text)
{
    struct draft *draft;
    struct error err;
    char *json = tray_json(text);
    assert_int_equal(draft_open(json, &draft, &err), STATUS_OK);
    free(json);
    return draft;
}

static void is(const struct draft *draft, const char *wanted)
{
    struct changes changes;
    struct error err;
    char *json = draft_json(draft), *other = tray_json(wanted);
    assert_int_equal(compare_text(json, other, &changes, &err), STATUS_OK);
    if (changes.count)
        fail_msg("%s: %s, not %s", changes.change[0].path, changes.change[0].before, changes.change[0].after);
    compare_changes_clear(&changes);
    free(json);
    free(other);
}

static void test_read(void **state)
{
    (void)state;
    char buf[DRAFT_TEXT];
    struct draft *draft = open_draft("{'a':{'b':'x','n':12.5,'y':true,'l':['p','q'],'d':[1,6],'o':null},"
                                     "'offers':[{'code':'A'},{'code':'B','when':{'from':'2026-08-01'}}]}");
    assert_string_equal(draft_get(draft, "a.b", buf), "x");
    assert_string_equal(draft_get(draft, "a.n", buf), "12.5");
    assert_string_equal(draft_get(draft, "a.y", buf), "1");
    assert_string_equal(draft_get(draft, "a.l", buf), "p,q");
    assert_string_equal(draft_get(draft, "a.d", buf), "1,6");
    assert_string_equal(draft_get(draft, "a.o", buf), "");
    assert_string_equal(draft_get(draft, "a.none.deep", buf), "");
    assert_string_equal(draft_get(draft, "offers[1].when.from", buf), "2026-08-01");
    assert_string_equal(draft_get(draft, "offers[7].code", buf), "");
    assert_int_equal(draft_count(draft, "offers"), 2);
    assert_int_equal(draft_count(draft, "none"), 0);
    draft_close(draft);
}

static void test_change(void **state)
{
    (void)state;
    struct draft *draft = open_draft("{'points':{'per':'1.00','earn':1},'offers':[{'code':'A'}]}");
    draft_put(draft, "points.per", DRAFT_WORD, "2.00");
    draft_put(draft, "points.expire.months", DRAFT_NUMBER, "12");
    draft_put(draft, "offers[0].benefit.percent", DRAFT_NUMBER, "12.5");
    draft_put(draft, "offers[0].when.weekdays", DRAFT_NUMBERS, "1, 6,");
    draft_put(draft, "offers[0].when.tiers", DRAFT_WORDS, "gold");
    draft_put(draft, "offers[0].stack.exclusive", DRAFT_YES, "1");
    draft_put(draft, "offers[0].name", DRAFT_WORD, "a b");
    is(draft, "{'points':{'per':'2.00','earn':1,'expire':{'months':12}},"
              "'offers':[{'code':'A','benefit':{'percent':12.5},"
              "'when':{'weekdays':[1,6],'tiers':['gold']},'stack':{'exclusive':true},'name':'a b'}]}");
    draft_put(draft, "points.expire.months", DRAFT_NUMBER, "");
    draft_put(draft, "offers[0].when.weekdays", DRAFT_NUMBERS, "");
    draft_put(draft, "offers[0].when.tiers", DRAFT_WORDS, "");
    draft_put(draft, "offers[0].stack.exclusive", DRAFT_YES, "");
    draft_put(draft, "offers[0].name", DRAFT_WORD, "");
    is(draft, "{'points':{'per':'2.00','earn':1},'offers':[{'code':'A','benefit':{'percent':12.5}}]}");
    draft_close(draft);
}

static void test_elements(void **state)
{
    (void)state;
    struct draft *draft = open_draft("{'offers':[{'code':'A'},{'code':'B'}]}"), *copy = draft_copy(draft);
    assert_int_equal(draft_append(draft, "offers"), 2);
    draft_put(draft, "offers[2].code", DRAFT_WORD, "C");
    assert_int_equal(draft_append(draft, "wallet.topups"), 0);
    draft_put(draft, "wallet.topups[0].pay", DRAFT_WORD, "100");
    draft_remove(draft, "offers[0]");
    is(draft, "{'offers':[{'code':'B'},{'code':'C'}],'wallet':{'topups':[{'pay':'100'}]}}");
    draft_remove(draft, "wallet.topups[0]");
    draft_remove(draft, "offers[1]");
    draft_remove(draft, "offers[0]");
    is(draft, "{}");
    is(copy, "{'offers':[{'code':'A'},{'code':'B'}]}");
    draft_close(draft);
    draft_close(copy);
}

static void test_order(void **state)
{
    (void)state;
    struct draft *draft = open_draft("{'l':[{'c':'a','from':'0'},{'c':'b','from':'100'},{'c':'d','from':300},"
                                     "{'c':'c','from':'99.50'}]}");
    assert_int_equal(draft_order(draft, "l", "from", 3), 1);
    assert_int_equal(draft_order(draft, "l", "from", 3), 3);
    is(draft, "{'l':[{'c':'a','from':'0'},{'c':'c','from':'99.50'},{'c':'b','from':'100'},{'c':'d','from':300}]}");
    draft_close(draft);
}

static void test_check(void **state)
{
    (void)state;
    struct error err;
    struct draft *draft = open_draft("{'points':{'per':'1.00','earn':1}}");
    assert_int_equal(draft_check(draft, &err), STATUS_OK);
    draft_put(draft, "points.earn", DRAFT_NUMBER, "many");
    assert_int_equal(draft_check(draft, &err), STATUS_BAD_VALUE);
    assert_string_equal(err.field, "points.earn");
    draft_close(draft);
    assert_int_equal(draft_open("[]", &draft, &err), STATUS_BAD_VALUE);
    assert_int_equal(draft_open("{", &draft, &err), STATUS_BAD_VALUE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_read), cmocka_unit_test(test_change),
                                       cmocka_unit_test(test_elements), cmocka_unit_test(test_order),
                                       cmocka_unit_test(test_check)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
