/* SPDX-License-Identifier: MIT */
#include "desk/backup.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/text.h"
#include "store/copy.h"
#include "store/gate.h"
#include "store/outfile.h"
#include "store/place.h"
#include "desk/check.h"
#include "desk/desk_priv.h"
#include "desk/keys.h"
#include "desk/settings.h"

#define WAIT_MS 60000
#define FOLDER "backup" /* beside the shop, where no place is set */

/* --- scratch ------------------------------------------------------------------------------------------------------ */

#define SCRATCH "-scratch"

static bool is_scratch(void *context, const char *name)
{
    static const char *const ends[] = {"", "-wal", "-shm", "-gate", "-head"};
    const char *scratch = context;
    size_t length = strlen(scratch);
    if (strncmp(name, scratch, length) != 0)
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (strcmp(name + length, ends[i]) == 0)
            return true;
    return outfile_is_draft(name + length);
}

/* The copy with all that stands beside it, drafts of it too. */
static void remove_scratch(const char *shop)
{
    struct buffer name = {0};
    const char *slash = strrchr(shop, '/');
    buffer_format(&name, "%s" SCRATCH, slash ? slash + 1 : shop);
    outfile_sweep(shop, is_scratch, name.text);
    buffer_clear(&name);
}

static enum status in_use(struct error *err)
{
    error_set(err, STATUS_BUSY, "", "a backup is being made or proven");
    error_detail(err, "backup");
    return STATUS_BUSY;
}

enum status backup_scratch_take(const char *shop, struct backup_scratch *scratch, struct error *err)
{
    struct buffer file = {0};
    bool held;
    *scratch = (struct backup_scratch){0};
    TRY(gate_open(shop, &scratch->gate, err));
    enum status status = gate_hold(scratch->gate, DB_HOLD_BACKUP, &held, err);
    if (status != STATUS_OK || !held) {
        gate_close(scratch->gate);
        return status == STATUS_OK ? in_use(err) : status;
    }
    remove_scratch(shop);
    buffer_format(&file, "%s" SCRATCH, shop);
    scratch->base = mem_copy(shop);
    scratch->file = file.text;
    return STATUS_OK;
}

void backup_scratch_drop(struct backup_scratch *scratch)
{
    remove_scratch(scratch->base);
    gate_release(scratch->gate, DB_HOLD_BACKUP);
    gate_close(scratch->gate);
    free(scratch->base);
    free(scratch->file);
    *scratch = (struct backup_scratch){0};
}

enum status backup_open_copy(const char *path, const struct secret *secret, struct desk **desk, struct error *err)
{
    struct db *db;
    TRY(db_open(path, DB_READ, &db, err));
    enum status status = desk_adopt(db, secret, desk, err);
    if (status != STATUS_OK)
        db_close(db);
    else
        (*desk)->read_only = true;
    return status;
}

static enum status proven(const struct check_report *report, const char *path, struct error *err)
{
    int64_t problems = (int64_t)report->problems + report->more;
    if (problems == 0)
        return STATUS_OK;
    const char *slash = strrchr(path, '/');
    error_set(err, STATUS_DAMAGED, "books", "the books of the copy do not balance");
    error_detail(err, "copy");
    error_arg(err, 0, "%s", slash ? slash + 1 : path);
    error_arg(err, 1, "%" PRId64, problems);
    return STATUS_DAMAGED;
}

enum status backup_prove(const char *path, const struct secret *secret, struct sealed_head *head, struct error *err)
{
    struct desk *desk;
    struct check_report report = {0};
    TRY(backup_open_copy(path, secret, &desk, err));
    text_copy(head->uuid, sizeof head->uuid, desk->shop.uuid);
    /* A sheet drawn meanwhile: what is sealed to the older one, no code would open. */
    enum status status = secret ? keys_fit(desk->db, secret, err) : STATUS_OK;
    if (status == STATUS_OK)
        status = backup_head(desk->db, head, err);
    if (status == STATUS_OK)
        status = check_books(desk, false, &report, err);
    if (status == STATUS_OK)
        status = proven(&report, path, err);
    check_clear(&report);
    desk_close(desk);
    return status;
}

/* --- where to ----------------------------------------------------------------------------------------------------- */

size_t backup_places(struct desk *desk, char place[BACKUP_PLACES][BACKUP_PATH])
{
    char value[SETTING_TEXT], *at = value;
    size_t places = 0;
    settings_get(desk, "backup_to", value);
    for (char *part; places < BACKUP_PLACES && (part = strsep(&at, "|")) != NULL;)
        if (*part)
            text_copy(place[places++], BACKUP_PATH, part);
    if (places > 0)
        return places;
    const char *path = db_path(desk->db), *slash = strrchr(path, '/');
    snprintf(place[0], BACKUP_PATH, "%.*s/" FOLDER, (int)(slash ? slash - path : 0), path);
    return 1;
}

/* "shop-2026-12-01-183012.backup": of shop.db, when; "-2" follows where that second has one already. */
static enum status name_in(struct desk *desk, const char *folder, struct backup *backup, struct error *err)
{
    char at[DATE_TEXT], again[8] = "";
    struct stat of;
    const char *slash = strrchr(db_path(desk->db), '/'), *name = slash ? slash + 1 : db_path(desk->db);
    const char *dot = strrchr(name, '.');
    int stem = dot && dot != name ? (int)(dot - name) : (int)strlen(name), length = 0;
    date_format_instant(at, backup->at);
    at[10] = '-';
    memmove(at + 13, at + 14, 2); /* 10:22:05 becomes 102205 */
    memmove(at + 15, at + 17, 3);
    for (int i = 1; i <= 99; i++) {
        if (i > 1)
            snprintf(again, sizeof again, "-%d", i);
        length = snprintf(backup->file, sizeof backup->file, "%s/%.*s-%s%s.%s", folder, stem, name, at, again,
                          backup->encrypted ? "backup" : "db");
        if (length >= BACKUP_PATH)
            return error_file(err, "to", folder, ENAMETOOLONG);
        if (lstat(backup->file, &of) != 0)
            break;
    }
    return STATUS_OK;
}

/* "shop-2026-12-01-183012-2.backup.Ab3xYz", of the shop whose stem is the context. */
static bool is_draft(void *context, const char *name)
{
    static const char form[] = "-dddd-dd-dd-dddddd";
    const char *stem = context, *at = name + strlen(stem);
    if (strncmp(name, stem, strlen(stem)) != 0)
        return false;
    for (const char *f = form; *f; f++, at++)
        if (*f == 'd' ? !isdigit((unsigned char)*at) : *at != *f)
            return false;
    if (*at == '-')
        at += 1 + strspn(at + 1, "0123456789");
    size_t end = strncmp(at, ".backup", 7) == 0 ? 7 : strncmp(at, ".db", 3) == 0 ? 3 : 0;
    return end > 0 && outfile_is_draft(at + end);
}

/* What a process that was killed left half written: no other backup of the shop is made now. */
static void sweep_drafts(const char *shop, const char *file)
{
    struct buffer stem = {0};
    const char *slash = strrchr(shop, '/'), *name = slash ? slash + 1 : shop, *dot = strrchr(name, '.');
    buffer_add_bytes(&stem, name, dot && dot != name ? (size_t)(dot - name) : strlen(name));
    outfile_sweep(file, is_draft, stem.text);
    buffer_clear(&stem);
}

/* A relative path is kept as an absolute one: the next to read it stands elsewhere. By rule `to` is a folder. */
static enum status name_target(struct desk *desk, const char *to, struct backup *backup, struct error *err)
{
    struct stat of;
    char *whole = place_canonical(to);
    if (!whole)
        return error_file(err, "to", to, errno);
    bool there = stat(whole, &of) == 0, folder = there && S_ISDIR(of.st_mode);
    enum status status = STATUS_OK;
    if (folder)
        status = name_in(desk, whole, backup, err);
    if (folder && status == STATUS_OK)
        sweep_drafts(db_path(desk->db), backup->file);
    else if (!folder && backup->kept)
        status = error_file(err, "to", to, there ? ENOTDIR : ENOENT);
    else if (!folder && strlen(whole) >= sizeof backup->file)
        status = error_file(err, "to", to, ENAMETOOLONG);
    else if (!folder)
        text_copy(backup->file, sizeof backup->file, whole);
    free(whole);
    return status;
}

/* --- one backup --------------------------------------------------------------------------------------------------- */

/* A copy in the scratch file, proven. */
static enum status take(struct desk *desk, const char *scratch, struct backup *backup, struct error *err)
{
    struct sealed_head head = {0};
    TRY(copy_snapshot(desk->db, scratch, err));
    TRY(backup_prove(scratch, &desk->secret, &head, err));
    backup->epoch = head.epoch;
    backup->seq = head.seq;
    text_copy(backup->hash, sizeof backup->hash, head.hash);
    return STATUS_OK;
}

static enum status put(struct desk *desk, const char *scratch, struct backup *backup, struct error *err)
{
    struct sealed_head head = {.epoch = backup->epoch, .seq = backup->seq, .at = backup->at};
    text_copy(head.uuid, sizeof head.uuid, desk->shop.uuid);
    text_copy(head.hash, sizeof head.hash, backup->hash);
    if (backup->encrypted)
        return sealed_write(scratch, backup->file, &head, desk->secret.backup, &backup->mark, err);
    TRY(outfile_copy(scratch, backup->file, err));
    return sealed_mark(backup->file, &backup->mark, err);
}

/* --- what is kept ------------------------------------------------------------------------------------------------- */

/* The newest of each period, for the first `count` periods that have one. */
static void keep_newest(const struct backup_list *list, bool *keep, int count, int64_t (*period)(int64_t date))
{
    int64_t last = INT64_MIN;
    for (size_t i = 0; i < list->count && count > 0; i++) {
        int64_t now = period(date_of_instant(list->row[i].at, 0));
        if (now == last)
            continue;
        keep[i] = true;
        last = now;
        count--;
    }
}

static int64_t day_of(int64_t date)
{
    return date;
}

static int64_t week_of(int64_t date)
{
    return date - date_weekday(date);
}

void backup_rule(const struct backup_list *list, bool *keep)
{
    memset(keep, 0, list->count * sizeof *keep);
    keep_newest(list, keep, BACKUP_DAYS, day_of);
    keep_newest(list, keep, BACKUP_WEEKS, week_of);
    keep_newest(list, keep, BACKUP_MONTHS, date_month_end);
}

/* --- the record --------------------------------------------------------------------------------------------------- */

struct record {
    const struct backup *made;
    const struct backup_list *old; /* NULL: nothing is removed */
    const bool *keep;
};

/* The row says that a file is gone before it is: a file too many does no harm. */
static enum status record_body(struct act *act, struct error *err)
{
    const struct record *record = act->request;
    TRY(act_permit(act, 0, err));
    TRY(backup_insert(act->db, record->made, err));
    for (size_t i = 0; record->old && i < record->old->count; i++)
        if (!record->keep[i])
            TRY(backup_remove(act->db, record->old->row[i].id, err));
    snprintf(act->note, sizeof act->note, "seq=%" PRId64 " head=%.16s", record->made->seq, record->made->hash);
    return STATUS_OK;
}

static const struct act_verb RECORD = {.name = "backup", .permit = PERMIT_BACKUP, .body = record_body, .aside = true};

static enum status record(struct desk *desk, const struct backup *made, struct error *err)
{
    struct record record = {.made = made};
    return act_run(desk, &RECORD, &(struct act_call){0}, &record, NULL, NULL, err);
}

/* The newest row counts as one that is kept, although the file was written a moment ago. */
static enum status record_by_rule(struct desk *desk, const struct backup *made, struct error *err)
{
    struct backup_list old;
    struct backup folder = *made;
    *strrchr(folder.file, '/') = '\0';
    TRY(backup_kept(desk->db, folder.file, made->at, &old, err));
    struct backup_list all = {.count = old.count + 1};
    all.row = mem_alloc(all.count * sizeof *all.row);
    all.row[0] = *made;
    if (old.count > 0)
        memcpy(all.row + 1, old.row, old.count * sizeof *old.row);
    bool *keep = mem_alloc(all.count * sizeof *keep);
    backup_rule(&all, keep);
    struct record record = {.made = made, .old = &old, .keep = keep + 1};
    enum status status = act_run(desk, &RECORD, &(struct act_call){0}, &record, NULL, NULL, err);
    for (size_t i = 0; status == STATUS_OK && i < old.count; i++)
        if (!keep[i + 1])
            unlink(old.row[i].file);
    free(keep);
    backup_list_clear(&all);
    backup_list_clear(&old);
    return status;
}

/* Records why it is none; the error of the backup itself is the one that is told. */
static void record_failure(struct desk *desk, struct backup *backup, enum status status)
{
    struct error own;
    text_copy(backup->failure, sizeof backup->failure, status_code(status));
    backup->mark = (struct sealed_mark){0};
    if (record(desk, backup, &own) != STATUS_OK)
        log_error("backup", &own);
}

/* --- making one --------------------------------------------------------------------------------------------------- */

/* To one file or folder. */
static enum status make_one(struct desk *desk, const char *scratch, const char *to, struct backup *backup,
                            struct error *err)
{
    text_copy(backup->file, sizeof backup->file, to); /* where it was to go, if no name can be made */
    TRY(name_target(desk, to, backup, err));
    TRY(put(desk, scratch, backup, err));
    return backup->kept ? record_by_rule(desk, backup, err) : record(desk, backup, err);
}

static enum status make_by_rule(struct desk *desk, const char *scratch, struct backup *made, struct error *err)
{
    char place[BACKUP_PLACES][BACKUP_PATH], value[SETTING_TEXT];
    size_t places = backup_places(desk, place);
    enum status first = STATUS_OK;
    struct backup start = *made;
    bool done = false;
    settings_get(desk, "backup_to", value);
    if (!*value && mkdir(place[0], 0700) != 0 && errno != EEXIST)
        return error_file(err, "to", place[0], errno);
    for (size_t i = 0; i < places; i++) {
        struct backup backup = start;
        struct error own = {0};
        enum status status = make_one(desk, scratch, place[i], &backup, &own);
        if (status == STATUS_OK && !done)
            *made = backup;
        done |= status == STATUS_OK;
        if (status != STATUS_OK)
            record_failure(desk, &backup, status);
        if (status != STATUS_OK && first == STATUS_OK) {
            first = status;
            *err = own;
        }
    }
    return first;
}

static enum status make_all(struct desk *desk, const char *scratch, const char *to, struct backup *made,
                            struct error *err)
{
    enum status status = take(desk, scratch, made, err);
    if (status == STATUS_OK && !to)
        return make_by_rule(desk, scratch, made, err);
    if (status == STATUS_OK)
        status = make_one(desk, scratch, to, made, err);
    if (status != STATUS_OK)
        record_failure(desk, made, status);
    return status;
}

/* Waits for one that is being made or proven: the night's must not be left out for it. */
static enum status take_turn(const char *shop, struct backup_scratch *scratch, struct error *err)
{
    int64_t deadline = clock_monotonic_ms() + WAIT_MS;
    enum status status = backup_scratch_take(shop, scratch, err);
    while (status == STATUS_BUSY && clock_monotonic_ms() < deadline) {
        nanosleep(&(struct timespec){.tv_nsec = 100000000}, NULL);
        status = backup_scratch_take(shop, scratch, err);
    }
    return status;
}

enum status backup_make(struct desk *desk, const char *to, bool plain, struct backup *made, struct error *err)
{
    struct backup_scratch scratch;
    TRY(desk_may_act(desk, RECORD.name, PERMIT_BACKUP, err));
    TRY(permit_check(PERMIT_BACKUP, desk->staff.role, NULL, 0, err));
    TRY(take_turn(db_path(desk->db), &scratch, err));
    *made = (struct backup){.at = clock_now(), .encrypted = !plain && !desk->shop.practice, .kept = !to};
    enum status status = make_all(desk, scratch.file, to, made, err);
    backup_scratch_drop(&scratch);
    return status;
}
