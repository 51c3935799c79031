/* SPDX-License-Identifier: MIT */
#include "demo/demo.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/asset.h"
#include "base/buffer.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/text.h"
#include "rules/printer.h"
#include "store/batch.h"
#include "model/member.h"
#include "model/setting.h"
#include "desk/coupon_act.h"
#include "desk/manage.h"
#include "desk/nightly.h"
#include "desk/settings.h"
#include "desk/shift.h"
#include "demo/demo_priv.h"
#include "import/import.h"

#define LIVED_DAYS 548  /* a year and a half */
#define BULK_DAYS 364   /* no tier or points expire within them */
#define BIRTHDAY_DAYS 7 /* as the offer says */
#define BIRTHDAY_COUPONS 20
#define FLOAT INT64_C(30000) /* cash left in the drawer for the next day */

static const char SETTING[] = "demo";

void demo_progress(const struct demo *demo, int64_t done, int64_t all)
{
    if (demo->order->progress)
        demo->order->progress(demo->order->context, done, all);
}

/* --- shared by both kinds ----------------------------------------------------------------------------------------- */

static enum status hire(struct demo *demo, const char *code, const char *name, enum role role, struct error *err)
{
    struct staff staff = {.role = role};
    struct manage_done done;
    text_copy(staff.code, sizeof staff.code, code);
    text_copy(staff.name, sizeof staff.name, name);
    return manage_staff_add(demo->desk, NULL, &staff, &done, err);
}

/* Creates the shop with staff and items, and signs the clerk in. */
static enum status open_shop(struct demo *demo, struct error *err)
{
    const char *items = asset_text("demo/items.csv");
    struct import_request request = {.kind = IMPORT_ITEMS, .bytes = items, .size = strlen(items)};
    struct import_done done;
    TRY(hire(demo, "M01", "王强", ROLE_MANAGER, err));
    TRY(hire(demo, DEMO_CLERK, "李娜", ROLE_CLERK, err));
    TRY(hire(demo, "E08", "陈静", ROLE_CLERK, err));
    TRY(import_run(demo->desk, &request, &done, err));
    import_done_clear(&done);
    demo->clerk = DEMO_CLERK;
    return desk_sign_in(demo->desk, demo->clerk, NULL, err);
}

/* Splits an amount into notes and coins; what is less than the smallest coin is missing from the count. */
static void count_out(int64_t amount, int64_t count[SHIFT_NOTES])
{
    for (int i = 0; i < SHIFT_NOTES; i++) {
        count[i] = amount > 0 ? amount / shift_note[i] : 0;
        amount -= count[i] * shift_note[i];
    }
}

enum status demo_close(struct demo *demo, struct error *err)
{
    struct shift_close_request request = {0};
    struct shift_view view;
    struct shift_done done;
    TRY(shift_now(demo->desk, &request.shift, err));
    if (request.shift == 0)
        return STATUS_OK;
    TRY(shift_read(demo->desk, request.shift, &view, err));
    int64_t there =
        view.expected - (demo_dice(&demo->dice, 25) == 0 ? 500 : 0); /* now and then too much change was given */
    count_out(there, request.count);
    request.drop = there > FLOAT ? (there - FLOAT) / 10000 * 10000 : 0;
    TRY(shift_close(demo->desk, NULL, &request, &done, err));
    demo->clerk = demo_dice(&demo->dice, 3) ? DEMO_CLERK : "E08";
    return desk_sign_in(demo->desk, demo->clerk, NULL, err);
}

enum tender_kind demo_tender(struct dice *box)
{
    static const enum tender_kind usual[] = {TENDER_WECHAT, TENDER_WECHAT, TENDER_WECHAT, TENDER_ALIPAY,
                                             TENDER_ALIPAY, TENDER_CASH,   TENDER_CARD};
    return usual[demo_dice(box, sizeof usual / sizeof *usual)];
}

/* --- the mark of a demo ------------------------------------------------------------------------------------------- */

static enum status newest_audit(struct db *db, int64_t *id, struct error *err)
{
    return stmt_value(stmt_use(db, QUERY_AUDIT_HEAD), 0, id, err);
}

static enum status leave_mark(struct demo *demo, struct error *err)
{
    const struct demo_order *order = demo->order;
    char text[160];
    int64_t newest;
    TRY(newest_audit(desk_db(demo->desk), &newest, err));
    snprintf(text, sizeof text, "%" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 " %" PRIu64, demo->calendar.last_day,
             newest, order->members, order->bills, order->seed);
    TRY(db_begin_write(desk_db(demo->desk), err));
    enum status status = setting_set(desk_db(demo->desk), SETTING, text, err);
    if (status == STATUS_OK)
        return db_commit(desk_db(demo->desk), err);
    db_rollback(desk_db(demo->desk));
    return status;
}

enum status demo_mark(struct desk *desk, struct demo_mark *mark, struct error *err)
{
    char text[160];
    int64_t newest, then = 0;
    *mark = (struct demo_mark){0};
    TRY(setting_get(desk_db(desk), SETTING, text, sizeof text, err));
    if (sscanf(text, "%" SCNd64 " %" SCNd64 " %" SCNd64 " %" SCNd64 " %" SCNu64, &mark->day, &then,
               &mark->order.members, &mark->order.bills, &mark->order.seed) != 5)
        mark->order.members = 0;
    TRY(newest_audit(desk_db(desk), &newest, err));
    mark->touched = newest > then;
    return STATUS_OK;
}

/* --- the file ----------------------------------------------------------------------------------------------------- */

static bool is_large(const struct demo_order *order)
{
    return order->bills > 0 || order->members > DEMO_LIVED;
}

/* Whoever has a birthday in the coming week holds the coupon for it. */
static enum status give_birthdays(struct demo *demo, struct error *err)
{
    TRY(desk_sign_in(demo->desk, "M01", NULL, err));
    for (int64_t id = 1, given = 0; id <= demo->order->members && given < BIRTHDAY_COUPONS; id++) {
        struct issue_request request = {.offer = "BIRTHDAY20", .member = id, .count = 1};
        struct coupon_list list = {0};
        struct member member;
        TRY(member_get(desk_db(demo->desk), id, &member, err));
        int64_t in = birthday_next(&member.birthday, demo->calendar.last_day) - demo->calendar.last_day;
        if (in > BIRTHDAY_DAYS || member_check_active(&member, NULL) != STATUS_OK)
            continue;
        TRY(coupon_issue(demo->desk, NULL, NULL, &request, &list, err));
        coupon_list_clear(&list);
        given++;
    }
    return desk_sign_in(demo->desk, NULL, NULL, err);
}

/*
 * Its till prints to a file beside the shop, so that paper can be practised without any. A place that no setting holds
 * is left out: then receipts are shown.
 */
static enum status set_printer(struct demo *demo, struct error *err)
{
    char folder[PATH_MAX], place[SETTING_TEXT];
    const char *slash = strrchr(demo->path, '/');
    struct buffer parent = {0};
    struct printer printer;
    buffer_add_bytes(&parent, demo->path, slash ? (size_t)(slash - demo->path) : 0);
    const char *found = realpath(!slash ? "." : parent.length ? parent.text : "/", folder);
    buffer_clear(&parent);
    if (!found)
        return STATUS_OK;
    int length = snprintf(place, sizeof place, "file:%s/%s-slips", strcmp(folder, "/") == 0 ? "" : folder,
                          slash ? slash + 1 : demo->path);
    if (length >= (int)sizeof place || printer_parse(place, &printer, err) != STATUS_OK)
        return STATUS_OK;
    TRY(desk_sign_in(demo->desk, NULL, NULL, err));
    return settings_set(demo->desk, NULL, NULL, "printer", place, err);
}

static enum status fill(struct demo *demo, struct error *err)
{
    struct nightly_done done;
    TRY(desk_sign_in(demo->desk, NULL, NULL, err));
    TRY(batch_begin(desk_db(demo->desk), err));
    TRY(open_shop(demo, err));
    TRY(is_large(demo->order) ? demo_bulk(demo, err) : demo_live(demo, err));
    clock_freeze(demo->calendar.now);
    TRY(nightly(demo->desk, &done, err));
    if (!is_large(demo->order)) {
        TRY(give_birthdays(demo, err));
        TRY(set_printer(demo, err));
    }
    TRY(leave_mark(demo, err));
    return batch_end(desk_db(demo->desk), err);
}

static enum status make_shop(struct demo *demo, const char *path, struct error *err)
{
    struct shop_new shop = {
        .path = path, .name = "山前茶行", .practice = true, .programme = asset_text("demo/programme.json")};
    clock_freeze(demo_midnight(demo->calendar.first_day) + 9 * 3600);
    TRY(desk_create(&shop, err));
    enum status status = desk_open(path, false, &demo->desk, err);
    if (status == STATUS_OK)
        status = fill(demo, err);
    desk_close(demo->desk);
    if (status != STATUS_OK)
        desk_unmake(path);
    return status;
}

static enum status rename_part(const char *from, const char *to, const char *suffix, bool needed, struct error *err)
{
    struct buffer old = {0}, new = {0};
    buffer_format(&old, "%s%s", from, suffix);
    buffer_format(&new, "%s%s", to, suffix);
    enum status status = STATUS_OK;
    if (rename(old.text, new.text) != 0 && (needed || errno != ENOENT))
        status = error_file(err, "shop", new.text, errno);
    buffer_clear(&old);
    buffer_clear(&new);
    return status;
}

/* Renames the key first: a shop without its key cannot be opened, a key without a shop does no harm. */
static enum status take_place(const char *made, const char *path, struct error *err)
{
    desk_unmake(path);
    TRY(rename_part(made, path, "-key", true, err));
    TRY(rename_part(made, path, "", true, err));
    desk_unmake(made); /* removes the lock and WAL files left beside it */
    return STATUS_OK;
}

static enum status check_order(const struct demo_order *order, struct error *err)
{
    char text[32];
    snprintf(text, sizeof text, "%" PRId64, order->members);
    if (order->members < 1 || order->members > DEMO_MEMBERS_MOST)
        return error_value(err, "members", text, "between 1 and 10,000,000 members");
    snprintf(text, sizeof text, "%" PRId64, order->bills);
    if (order->bills < 0 || order->bills > DEMO_BILLS_MOST)
        return error_value(err, "bills", text, "at most 50,000,000 bills");
    return STATUS_OK;
}

enum status demo_remake(const char *path, const struct demo_order *order, struct error *err)
{
    TRY(check_order(order, err));
    struct demo demo = {.order = order, .path = path, .dice = {order->seed}};
    struct buffer made = {0};
    demo.calendar.now = order->now;
    demo.calendar.last_day = date_of_instant(order->now, DEMO_CUTOFF);
    demo.calendar.first_day = demo.calendar.last_day - (is_large(order) ? BULK_DAYS : LIVED_DAYS);
    demo.names = demo_names_read(asset_text("demo/names.txt"), demo.calendar.last_day);
    buffer_format(&made, "%s.new", path);
    desk_unmake(made.text); /* left by an interrupted run */
    enum status status = make_shop(&demo, made.text, err);
    clock_release();
    if (status == STATUS_OK)
        status = take_place(made.text, path, err);
    demo_names_clear(&demo.names);
    buffer_clear(&made);
    return status;
}

enum status demo_put_aside(const char *path, struct error *err)
{
    static const char *const suffixes[] = {"", "-wal", "-key"};
    struct buffer aside = {0};
    buffer_format(&aside, "%s.old", path);
    desk_unmake(aside.text);
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < sizeof suffixes / sizeof *suffixes; i++)
        status = rename_part(path, aside.text, suffixes[i], false, err);
    buffer_clear(&aside);
    return status;
}

enum status demo_make(const char *path, const struct demo_order *order, struct error *err)
{
    TRY(check_order(order, err));
    if (access(path, F_OK) == 0)
        return error_file(err, "shop", path, EEXIST);
    struct buffer key = {0};
    buffer_format(&key, "%s-key", path);
    enum status status = STATUS_OK;
    if (access(key.text, F_OK) == 0) /* of a shop that was here */
        status = error_file(err, "shop", key.text, EEXIST);
    buffer_clear(&key);
    TRY(status);
    return demo_remake(path, order, err);
}
