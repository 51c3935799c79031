/* SPDX-License-Identifier: MIT */
/* deed: opens both shops. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "store/copy.h"

#include "tests/support/deed.h"
#include "tests/support/scratch.h"

#include "desk/enrol.h"
#include "desk/manage.h"
#include "desk/seat.h"
#include "desk/settings.h"
#include "desk/shift.h"

#define PEOPLE 3

void world_must(enum status status, const struct error *err)
{
    if (status == STATUS_OK)
        return;
    fprintf(stderr, "world: %s %s: %s\n", status_code(status), err->field, err->note);
    abort();
}

/* A fixed key, so that coupon codes are the same in every run and a script can be repeated. */
static const struct secret secret = {.pepper = {1}, .coupon = {2}};

static struct desk *open_till(const char *path, int64_t till)
{
    struct db *db;
    struct desk *desk;
    struct error err = {0};
    world_must(db_open(path, DB_OPEN, &db, &err), &err);
    world_must(desk_adopt(db, &secret, &desk, &err), &err);
    world_must(desk_sign_in(desk, NULL, NULL, &err), &err);
    world_must(seat_take(desk, till, true, &err), &err);
    return desk;
}

static int64_t audits(struct desk *desk)
{
    struct stmt *s = stmt_use(desk_db(desk), QUERY_AUDIT_HEAD);
    struct error err = {0};
    int64_t id;
    world_must(stmt_value(s, 0, &id, &err), &err);
    return id;
}

bool world_hand_on(struct world *world, int till)
{
    char path[SCRATCH_PATH];
    struct desk *old = world->till[till];
    struct shift_done done;
    struct error err = {0};
    world->till[till] = open_till(scratch_path(path, "world.db"), till + 1);
    int64_t before = audits(old);
    bool refused = shift_open_drawer(old, NULL, "other", &done, &err) == STATUS_TILL_IN_USE && audits(old) == before;
    desk_close(old);
    return refused || world_differs(world, "till %d: not taken over as it should be", till + 1);
}

/* Reads a whole file; the caller frees. */
static struct buffer slurp(const char *path)
{
    struct buffer bytes = {0};
    char piece[65536];
    FILE *file = fopen(path, "rb");
    for (size_t got; file && (got = fread(piece, 1, sizeof piece, file)) > 0;)
        buffer_add_bytes(&bytes, piece, got);
    if (!file || fclose(file) != 0)
        abort();
    return bytes;
}

static void spill(const char *path, const struct buffer *bytes)
{
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes->text, 1, bytes->length, file) != bytes->length || fclose(file) != 0)
        abort();
}

/* Makes a shop without rules once; further shops are copies of its file. */
static void new_shop(const char *path)
{
    static struct buffer pristine;
    struct db *db;
    struct error err = {0};
    if (pristine.length == 0) {
        struct shop_new new = {.path = path, .name = "World", .practice = true};
        world_must(db_open(path, DB_CREATE, &db, &err), &err);
        world_must(desk_found(db, &new, &secret, &err), &err);
        db_checkpoint(db, 0);
        db_close(db);
        pristine = slurp(path);
        scratch_remove();
    }
    char again[SCRATCH_PATH];
    spill(scratch_path(again, strrchr(path, '/') + 1), &pristine);
}

static void hire(struct desk *desk, const char *code, enum role role)
{
    struct staff staff = {.role = role};
    struct manage_done done;
    struct error err = {0};
    text_copy(staff.code, sizeof staff.code, code);
    text_copy(staff.name, sizeof staff.name, code);
    world_must(manage_staff_add(desk, NULL, &staff, &done, &err), &err);
}

static void open_desks(struct world *world)
{
    char path[SCRATCH_PATH];
    struct manage_done done;
    struct error err = {0};
    new_shop(scratch_path(path, "world.db"));
    scratch_path(path, "world.db");
    world->till[0] = world->desk = open_till(path, 1);
    world_must(manage_programme_put(world->desk, NULL, world->programme, &done, &err), &err);
    world->till[1] = open_till(path, 2);
    hire(world->desk, "E07", ROLE_CLERK);
    hire(world->desk, "M01", ROLE_MANAGER);
    world_must(staff_by_code(desk_db(world->desk), "system", &world->system, &err), &err);
    world_must(staff_by_code(desk_db(world->desk), "E07", &world->clerk, &err), &err);
    world_must(staff_by_code(desk_db(world->desk), "M01", &world->manager, &err), &err);
    world_must(staff_by_code(desk_db(world->desk), "owner", &world->owner, &err), &err);
}

static void add_people(struct world *world, struct dice *dice)
{
    struct error err = {0};
    for (int i = 0; i < PEOPLE; i++) {
        struct enrol_request request = {0};
        struct enrol_done done;
        struct naive_member *member = &world->shop->member[world->shop->members++];
        request.member.phone = INT64_C(8613800000001) + i;
        *member = (struct naive_member){.level = world->shop->programme.tier.levels > 0 ? 0 : -1,
                                        .joined = naive_day(world->shop)};
        if (dice_chance(dice, 60)) {
            member->birth_month = 1 + (int)dice_roll(dice, 12);
            member->birth_day = 1 + (int)dice_roll(dice, 28);
            request.member.birthday = (struct birthday){
                .kind = BIRTHDAY_SOLAR, .year = 1990, .month = member->birth_month, .day = member->birth_day};
        }
        world_must(enrol(world->desk, NULL, &request, &done, &err), &err);
        if (done.member != i + 1)
            abort();
    }
}

/* What colleagues pay, and how much they may buy in a month. */
static void price_for_staff(struct world *world, struct dice *dice)
{
    struct naive_shop *shop = world->shop;
    char percent[16], month[MONEY_TEXT] = "";
    struct error err = {0};
    shop->staff_percent = dice_chance(dice, 85) ? 1 + (int)dice_roll(dice, 60) : 0;
    shop->staff_month = dice_chance(dice, 60) ? 10000 + dice_roll(dice, 30000) : -1;
    snprintf(percent, sizeof percent, "%d", shop->staff_percent);
    if (shop->staff_month >= 0)
        money_format(month, shop->staff_month);
    world_must(settings_set(world->desk, NULL, NULL, "staff_percent", percent, &err), &err);
    world_must(settings_set(world->desk, NULL, NULL, "staff_month", month, &err), &err);
}

void world_open(struct world *world, const char *programme, uint64_t seed)
{
    struct dice dice = {seed};
    struct error err = {0};
    int64_t now;
    memset(world, 0, sizeof *world);
    text_copy(world->programme, sizeof world->programme, programme);
    world_must(date_parse_instant("2026-08-01T10:00", "now", &now, &err), &err);
    clock_freeze(now);
    for (int d = 0; d < DEEDS; d++)
        world->made[d] = (struct made){.bill = NOBODY};
    world->shop = naive_open(programme, now);
    world->spare = mem_alloc(sizeof *world->spare);
    open_desks(world);
    for (int i = 0; i < 6; i++) {
        struct manage_done done;
        struct item *item = &world->shop->item[world->shop->items++];
        random_item(&dice, i, item);
        world_must(manage_item_add(world->desk, NULL, item, &done, &err), &err);
    }
    add_people(world, &dice);
    world_open_named(world);
    price_for_staff(world, &dice);
}

struct desk *world_twin(struct world *world, const char *name)
{
    char path[SCRATCH_PATH];
    struct error err = {0};
    scratch_path(path, name);
    unlink(path); /* of a twin before */
    world_must(copy_snapshot(desk_db(world->till[0]), path, &err), &err);
    return open_till(path, 1);
}

void world_close(struct world *world)
{
    desk_close(world->till[0]);
    desk_close(world->till[1]);
    naive_close(world->shop);
    free(world->spare);
    scratch_remove();
    clock_release();
}
