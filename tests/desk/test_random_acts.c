/* SPDX-License-Identifier: MIT */
/*
 * Random acts under random rules, in a real shop and in a model of it: after each act everything visible must be the
 * same. RANDOM_ACTS=N plays that many, RANDOM_SEED=S starts with that shop. A failing script is reduced to the acts it
 * needs and printed.
 */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/support/knob.h"
#include "tests/support/property.h"

#define ACTS (KNOB_SANITIZED ? 6000 : 200000) /* fewer under sanitizers, which are slow */
#define PER_SHOP 180
#define PROVE_EVERY 3    /* every third shop is checked at the end */
#define PROPERTY_EVERY 8 /* properties are tested on copies of every eighth shop */

struct script {
    uint64_t seed;
    char programme[8000];
    struct deed deed[DEEDS];
    int deeds;
};

/* Invents the script while playing it; true if both shops agree to the end. */
static bool invent(struct script *script, struct world *world)
{
    struct dice dice = {script->seed};
    bool same = true, proven = script->seed % PROVE_EVERY == 0;
    random_programme(&dice, script->programme, sizeof script->programme);
    world_open(world, script->programme, script->seed);
    for (script->deeds = 0; script->deeds < PER_SHOP && same; script->deeds++) {
        struct deed *deed = &script->deed[script->deeds];
        random_deed(&dice, world, script->deeds, deed);
        same = world_play(world, deed, proven && script->deeds == PER_SHOP - 1 ? CARE_PROVE : CARE_LITTLE);
    }
    if (same && script->seed % PROPERTY_EVERY == 0)
        same = property_of_shop(world);
    return same;
}

/* Plays the script again without `count` deeds at `from`. */
static bool still_fails(const struct script *script, int from, int count, char diff[2000])
{
    static struct world world;
    bool same = true;
    world_open(&world, script->programme, script->seed);
    for (int i = 0; i < script->deeds && same; i++)
        if (i < from || i >= from + count)
            same = world_play(&world, &script->deed[i], i == script->deeds - 1 ? CARE_PROVE : CARE_ALL);
    same = same && property_of_shop(&world);
    if (!same)
        snprintf(diff, 2000, "%s", world.diff);
    world_close(&world);
    return !same;
}

static void cut_down(struct script *script, char diff[2000])
{
    for (int count = script->deeds / 2; count > 0;) {
        bool shorter = false;
        for (int from = 0; from + count <= script->deeds;) {
            if (!still_fails(script, from, count, diff)) {
                from += count;
                continue;
            }
            memmove(script->deed + from, script->deed + from + count,
                    (size_t)(script->deeds - from - count) * sizeof *script->deed);
            script->deeds -= count;
            shorter = true;
        }
        if (!shorter || count > 1)
            count = shorter ? count : count / 2;
        if (count > script->deeds)
            count = script->deeds;
    }
}

static void report(struct script *script, const char *first)
{
    char diff[2000];
    struct dice dice = {script->seed};
    snprintf(diff, sizeof diff, "%s", first);
    cut_down(script, diff);
    fprintf(stderr, "\nRANDOM_SEED=%" PRIu64 "\n%s\n", script->seed, script->programme);
    for (int i = 0; i < 6; i++) {
        struct item item;
        random_item(&dice, i, &item);
        fprintf(stderr, "item %s %s price %" PRId64 " floor %" PRId64 " member %" PRId64 "%s%s\n", item.sku,
                item.category, item.price, item.floor, item.member_price, item.discountable ? "" : " no-discount",
                item.weighed ? " weighed" : "");
    }
    for (int i = 0; i < script->deeds; i++)
        deed_print(&script->deed[i]);
    fprintf(stderr, "%s\n", diff);
}

/* Events that must have happened in some shop, else the random acts test too little. */
enum {
    BILLS,
    GONE,
    RAISED,
    COUPONS,
    GRACE,
    OWED,
    SETTLED,
    LAPSED,
    TAKEN,
    WAITING,
    CLAIMED,
    UNCLAIMED,
    GIFTS,
    PASSES,
    CLOSED,
    ROUNDED,
    CORRECTED,
    UNDONE,
    VOUCHERS,
    CREDITS,
    TO_STAFF,
    RESOLD,
    FAMILIES,
    SEEN
};
static const char *const seen_name[SEEN] = {"bills",
                                            "of them gone",
                                            "that raised a tier",
                                            "coupons used",
                                            "grace lots",
                                            "debts",
                                            "settled",
                                            "lapsed",
                                            "taken back",
                                            "not yet usable",
                                            "claimed",
                                            "claims undone",
                                            "gifts",
                                            "passes",
                                            "closed",
                                            "cash let go of",
                                            "tenders corrected",
                                            "undone moves",
                                            "vouchers",
                                            "store credits",
                                            "to colleagues",
                                            "sold anew",
                                            "families' cards"};

static void look_back(const struct world *world, int64_t seen[SEEN])
{
    const struct naive_shop *shop = world->shop;
    seen[RESOLD] += world->resells;
    seen[CREDITS] += world->credits;
    seen[BILLS] += shop->bills;
    for (int i = 0; i < shop->bills; i++) {
        seen[GONE] += shop->bill[i].gone;
        seen[CLAIMED] += shop->bill[i].claimed;
        seen[UNCLAIMED] += shop->bill[i].claim.undone;
        seen[TO_STAFF] += shop->bill[i].buyer > 0;
        seen[CORRECTED] += shop->bill[i].corrected;
        for (size_t t = 0; t < shop->bill[i].tenders; t++) {
            seen[ROUNDED] += shop->bill[i].tender[t].kind == TENDER_ROUNDING;
            seen[VOUCHERS] += shop->bill[i].tender[t].kind == TENDER_VOUCHER;
            seen[FAMILIES] += shop->bill[i].tender[t].kind == TENDER_FAMILY;
        }
        seen[RAISED] += shop->bill[i].level_after > shop->bill[i].level_before;
        seen[COUPONS] += (int64_t)shop->bill[i].coupons;
    }
    for (int i = 0; i < shop->lots; i++) {
        seen[GRACE] += shop->lot[i].parent != NOBODY;
        seen[OWED] += shop->lot[i].kind == KIND_OWED;
        seen[WAITING] += shop->lot[i].usable_from > shop->lot[i].granted_on;
    }
    for (int i = 0; i < shop->moves; i++) {
        seen[SETTLED] += shop->move[i].why == WHY_SETTLED;
        seen[LAPSED] += shop->move[i].why == WHY_LAPSED;
        seen[TAKEN] += shop->move[i].why == WHY_TAKEN;
        seen[UNDONE] += shop->move[i].why == WHY_UNDONE;
        bool outside = shop->move[i].why == WHY_SPENT && shop->move[i].bill == NOBODY;
        enum naive_kind kind = shop->lot[shop->move[i].lot].kind;
        seen[GIFTS] += outside && kind == KIND_POINTS;
        seen[PASSES] += outside && kind == KIND_PASS;
        seen[CLOSED] += outside && kind == KIND_PRINCIPAL;
    }
}

static bool broken;

static void both_shops_agree(void **state)
{
    (void)state;
    static struct world world;
    static struct script script;
    int64_t acts = knob("RANDOM_ACTS", ACTS), played = 0, refused = 0, seen[SEEN] = {0};
    for (script.seed = (uint64_t)knob("RANDOM_SEED", 1); played < acts; script.seed++) {
        bool same = invent(&script, &world);
        char diff[2000];
        played += world.acts;
        refused += world.refusals;
        snprintf(diff, sizeof diff, "%s", world.diff);
        look_back(&world, seen);
        world_close(&world);
        if (!same) {
            broken = true;
            report(&script, diff);
            fail();
        }
    }
    printf("%" PRId64 " acts, %" PRId64 " refused", played, refused);
    for (int i = 0; i < SEEN; i++)
        printf("; %s %" PRId64, seen_name[i], seen[i]);
    printf("\n");
    for (int i = 0; i < SEEN && acts >= ACTS; i++)
        assert_true(seen[i] > (KNOB_SANITIZED ? 0 : ACTS / 3000)); /* few acts meet the rarest once */
}

/* Each property was tested while the shops were played; a violation would have failed the test above. */
#define HELD(name, property)                                                                                           \
    static void name(void **state)                                                                                     \
    {                                                                                                                  \
        (void)state;                                                                                                   \
        assert_true(property_seen[property] > 0);                                                                      \
        assert_false(broken);                                                                                          \
    }
HELD(shares_add_up_to_the_fen, SHARES_ADD_UP)
HELD(nothing_is_ever_below_nothing, NEVER_BELOW_NOTHING)
HELD(the_same_key_twice_is_once, SAME_KEY_ONCE)
HELD(coupons_are_entered_in_any_order, COUPONS_IN_ANY_ORDER)
HELD(sales_and_returns_make_no_points, NO_POINTS_FROM_SALES)
HELD(a_return_line_by_line_is_a_void, LINE_BY_LINE_IS_VOID)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_shops_agree),
        cmocka_unit_test(shares_add_up_to_the_fen),
        cmocka_unit_test(nothing_is_ever_below_nothing),
        cmocka_unit_test(the_same_key_twice_is_once),
        cmocka_unit_test(coupons_are_entered_in_any_order),
        cmocka_unit_test(sales_and_returns_make_no_points),
        cmocka_unit_test(a_return_line_by_line_is_a_void),
    };
    setenv("TZ", "CST-8", 1);
    knob_memory();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
