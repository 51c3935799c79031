/* SPDX-License-Identifier: MIT */
/*
 * Bills, returns and voids under random rules, explained in both languages as the command line prints them; readd.awk
 * adds everything up again from the text alone. EXPLAIN_BILLS=N sets the number.
 */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"

#include <cmocka.h>

#include "model/ledger.h"

#include "tests/support/deed.h"
#include "tests/support/knob.h"

#include "render/render.h"

#define BILLS 1000
#define PER_SHOP 60

static bool adds_up(const struct entry *entry)
{
    return strcmp(entry->kind, "sale") == 0 || strcmp(entry->kind, "return") == 0 || strcmp(entry->kind, "void") == 0;
}

static void print(FILE *out, const struct world *world, const struct entry *entry)
{
    static const char *const language[] = {"en", "zh"};
    char text[RENDER_TEXT];
    for (size_t l = 0; l < sizeof language / sizeof language[0]; l++) {
        locale_switch(language[l]);
        fprintf(out, "%s %" PRId64 "\n", render_kind(entry->kind), entry->id);
        for (size_t i = 0; i < entry->steps.count; i++)
            fprintf(out, "  %s\n", render_step(text, &entry->steps.step[i], &world->shop->programme));
    }
}

static int64_t print_shop(FILE *out, struct world *world)
{
    struct entry entry = {0};
    struct error err = {0};
    int64_t bills = 0;
    for (int64_t txn = 1; ledger_read(desk_db(world->desk), txn, &entry, &err) == STATUS_OK; txn++) {
        if (adds_up(&entry))
            print(out, world, &entry);
        bills += strcmp(entry.kind, "sale") == 0;
        entry_clear(&entry);
    }
    entry_clear(&entry);
    return bills;
}

/* Plays one random shop and prints the explanations. */
static int64_t play(FILE *out, uint64_t seed)
{
    static struct world world;
    struct dice dice = {seed};
    struct deed deed;
    char programme[8000];
    random_programme(&dice, programme, sizeof programme);
    world_open(&world, programme, seed);
    for (int i = 0; i < PER_SHOP; i++) {
        random_deed(&dice, &world, i, &deed);
        world_play(&world, &deed, CARE_LITTLE);
    }
    int64_t bills = print_shop(out, &world);
    world_close(&world);
    return bills;
}

static void what_is_printed_adds_up(void **state)
{
    (void)state;
    char command[4200];
    const char *source = getenv("srcdir");
    int64_t wanted = knob("EXPLAIN_BILLS", BILLS), bills = 0;
    snprintf(command, sizeof command, "awk -f %s/tests/render/readd.awk", source ? source : ".");
    FILE *awk = popen(command, "w");
    assert_non_null(awk);
    for (uint64_t seed = 1; bills < wanted; seed++)
        bills += play(awk, seed);
    assert_int_equal(pclose(awk), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_printed_adds_up)};
    setenv("TZ", "CST-8", 1);
    locale_start("en");
    knob_memory();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
