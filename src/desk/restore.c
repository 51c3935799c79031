/* SPDX-License-Identifier: MIT */
#include "desk/restore.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/text.h"
#include "store/outfile.h"
#include "store/place.h"
#include "model/heads.h"
#include "desk/backup.h"
#include "desk/desk_priv.h"
#include "desk/keys.h"

/* --- a backup opened ---------------------------------------------------------------------------------------------- */

static enum status need_code(struct error *err)
{
    error_set(err, STATUS_MISSING_VALUE, "code", "the recovery code is needed");
    error_arg(err, 0, "code");
    return STATUS_MISSING_VALUE;
}

/* Puts what the file holds into the new file `plain`. */
static enum status unpack(const char *file, bool encrypted, const struct recovery *recovery, const char *plain,
                          struct error *err)
{
    uint8_t public[SECRET_KEY_BYTES], private[SECRET_KEY_BYTES];
    if (!encrypted)
        return outfile_copy(file, plain, err);
    if (!recovery)
        return need_code(err);
    recovery_backup_pair(recovery, public, private);
    enum status status = sealed_read(file, public, private, plain, err);
    explicit_bzero(private, sizeof private);
    return status;
}

/* Not opened by SQLite, which would leave files beside it. */
static bool is_shop(const char *file)
{
    static const unsigned char mark[] = {DB_APPLICATION_ID >> 24, DB_APPLICATION_ID >> 16 & 255,
                                         DB_APPLICATION_ID >> 8 & 255, DB_APPLICATION_ID & 255};
    char head[100] = "";
    struct stat of;
    if (stat(file, &of) != 0 || !S_ISREG(of.st_mode)) /* a pipe would be waited for */
        return false;
    FILE *in = fopen(file, "re");
    bool good = in && fread(head, sizeof head, 1, in) == 1 && memcmp(head, "SQLite format 3", 16) == 0 &&
                memcmp(head + 68, mark, sizeof mark) == 0;
    if (in)
        fclose(in);
    return good;
}

/* A file that is neither: backup_damaged, as sealed_look says. */
static enum status kind_of(const char *file, struct sealed_head *head, bool *encrypted, struct error *err)
{
    enum status status = sealed_look(file, head, err);
    *encrypted = status == STATUS_OK;
    return status == STATUS_BACKUP_DAMAGED && is_shop(file) ? STATUS_OK : status;
}

/* The keys of the copy: from the key file of `shop` if it fits, else from the code. *have: from the key file. */
static enum status keys_of_copy(const char *copy, const char *shop, const struct recovery *recovery,
                                struct secret *secret, bool *have, struct error *err)
{
    struct error own;
    struct db *db;
    TRY(db_open(copy, DB_READ, &db, err));
    *have = secret_read(shop, secret, &own) == STATUS_OK && keys_fit(db, secret, &own) == STATUS_OK;
    enum status status = STATUS_OK;
    if (!*have)
        status = recovery ? keys_of_code(db, recovery, secret, err) : need_code(err);
    db_close(db);
    return status;
}

static enum status absolute(const char *file, char buf[BACKUP_PATH], struct error *err)
{
    char *whole = place_canonical(file);
    if (!whole)
        return error_file(err, "file", file, errno);
    enum status status = strlen(whole) < BACKUP_PATH ? STATUS_OK : error_file(err, "file", file, ENAMETOOLONG);
    text_copy(buf, BACKUP_PATH, whole);
    free(whole);
    return status;
}

/* --- proving ------------------------------------------------------------------------------------------------------ */

static enum status sum_unknown(const char *file, struct error *err)
{
    error_set(err, STATUS_NOT_FOUND, "file", "the shop keeps no sum of this file");
    error_detail(err, "sum");
    error_arg(err, 0, "%s", file);
    return STATUS_NOT_FOUND;
}

static enum status differs(const char *file, struct error *err)
{
    error_set(err, STATUS_BACKUP_DAMAGED, "file", "its sum is not the one that was kept");
    error_arg(err, 0, "%s", file);
    return STATUS_BACKUP_DAMAGED;
}

static enum status compare_sum(const char *shop, struct restore_proof *proof, struct error *err)
{
    struct db *db;
    struct error own;
    struct backup kept;
    bool same = false, named = false;
    if (db_open(shop, DB_READ, &db, &own) != STATUS_OK)
        return sum_unknown(proof->file, err);
    enum status status = backup_of_sum(db, proof->mark.sha256, &kept, &same, err);
    if (status == STATUS_OK && !same)
        status = backup_of_file(db, proof->file, &kept, &named, err);
    db_close(db);
    TRY(status);
    return same ? STATUS_OK : named ? differs(proof->file, err) : sum_unknown(proof->file, err);
}

/* Sets which keys prove the copy; without any, its chains are not proven, but all sums are. */
static enum status prove_copy(const char *copy, const char *shop, const struct recovery *recovery,
                              struct restore_proof *proof, struct error *err)
{
    struct secret secret = {0};
    bool have;
    int64_t at = proof->head.at;
    enum status status = keys_of_copy(copy, shop, recovery, &secret, &have, err);
    proof->keyless = status == STATUS_MISSING_VALUE;
    if (proof->keyless)
        status = STATUS_OK;
    if (status == STATUS_OK)
        status = backup_prove(copy, proof->keyless ? NULL : &secret, &proof->head, err);
    proof->head.at = at;
    proof->books = status == STATUS_OK;
    secret_clear(&secret);
    return status;
}

enum status restore_verify(const char *shop, const char *file, const struct recovery *recovery,
                           struct restore_proof *proof, struct error *err)
{
    struct backup_scratch scratch;
    *proof = (struct restore_proof){0};
    TRY(absolute(file, proof->file, err));
    TRY(sealed_mark(file, &proof->mark, err));
    TRY(kind_of(file, &proof->head, &proof->encrypted, err));
    if (proof->encrypted && !recovery)
        return compare_sum(shop, proof, err);
    TRY(backup_scratch_take(access(shop, F_OK) == 0 ? shop : proof->file, &scratch, err));
    enum status status = unpack(file, proof->encrypted, recovery, scratch.file, err);
    if (status == STATUS_OK)
        status = prove_copy(scratch.file, shop, recovery, proof, err);
    backup_scratch_drop(&scratch);
    return status;
}

/* --- restoring ---------------------------------------------------------------------------------------------------- */

struct renewed {
    const struct sealed_head *head;
    int64_t epoch; /* of the file that was there, then the new one */
};

static enum status epoch_body(struct act *act, struct error *err)
{
    struct renewed *renewed = act->request;
    int64_t old = act->desk->shop.epoch;
    renewed->epoch = (renewed->epoch > old ? renewed->epoch : old) + 1;
    TRY(shop_set_epoch(act->db, renewed->epoch, err));
    snprintf(act->note, sizeof act->note, "epoch=%" PRId64 " seq=%" PRId64, renewed->epoch, renewed->head->seq);
    return STATUS_OK;
}

/* What is written from now on must not be taken for what the lost file wrote under the same number. */
static enum status begin_epoch(const char *copy, const struct secret *secret, struct restore_done *done,
                               struct error *err)
{
    static const struct act_verb verb = {.name = "restore", .permit = PERMIT_BACKUP, .body = epoch_body};
    struct renewed renewed = {.head = &done->head, .epoch = done->epoch};
    struct db *db;
    struct desk *desk;
    TRY(db_open(copy, DB_OPEN, &db, err));
    enum status status = desk_adopt(db, secret, &desk, err);
    if (status != STATUS_OK) {
        db_close(db);
        return status;
    }
    desk->may_write = true; /* who has the keys may make a shop of a backup */
    status = staff_by_code(desk->db, "system", &desk->staff, err);
    if (status == STATUS_OK)
        status = act_run(desk, &verb, &(struct act_call){0}, &renewed, NULL, NULL, err);
    desk_close(desk);
    done->epoch = renewed.epoch;
    return status;
}

/* link() fails where a file of that name has come meanwhile. */
static enum status put_in_place(const char *copy, const char *to, struct error *err)
{
    if (link(copy, to) != 0 || !outfile_sync_directory(to))
        return error_file(err, "shop", to, errno);
    return STATUS_OK;
}

/* Looks through the folder of the backup for one of the same shop with more entries. */
static void find_newer(const char *file, const struct sealed_head *head, char newer[BACKUP_PATH])
{
    char folder[BACKUP_PATH];
    struct sealed_head best = *head, other;
    text_copy(folder, sizeof folder, file);
    char *slash = strrchr(folder, '/');
    slash[slash == folder] = '\0';
    DIR *directory = opendir(folder);
    for (struct dirent *entry; directory && (entry = readdir(directory)) != NULL;) {
        struct buffer path = {0};
        struct error own;
        buffer_format(&path, "%s/%s", folder, entry->d_name);
        if (entry->d_type == DT_REG && sealed_look(path.text, &other, &own) == STATUS_OK &&
            strcmp(other.uuid, head->uuid) == 0 &&
            (other.epoch > best.epoch || (other.epoch == best.epoch && other.seq > best.seq))) {
            best = other;
            text_copy(newer, BACKUP_PATH, path.text);
        }
        buffer_clear(&path);
    }
    if (directory)
        closedir(directory);
}

/* What FILE-head says of the file that was there. */
static void look_lost(const char *to, struct restore_done *done)
{
    struct heads heads;
    if (!heads_read(to, &heads) || strcmp(heads.uuid, done->head.uuid) != 0)
        return;
    done->epoch = heads.epoch;
    if (heads.epoch == done->head.epoch && heads.seq > done->head.seq)
        done->lost = heads.seq - done->head.seq;
    if (heads.epoch > done->head.epoch)
        done->lost = heads.seq;
}

/* A key file that does not fit is another shop's, or of a later sheet: it is kept aside. */
static enum status make_key(const char *to, const struct secret *secret, struct error *err)
{
    struct secret there;
    struct error own;
    enum status found = secret_read(to, &there, &own);
    secret_clear(&there);
    if (found != STATUS_KEY_MISSING)
        TRY(secret_put_aside(to, err));
    return secret_create(to, secret, err);
}

static enum status make_shop(const char *copy, const char *to, const struct recovery *recovery,
                             struct restore_done *done, struct error *err)
{
    struct secret secret = {0};
    bool have;
    enum status status = keys_of_copy(copy, to, recovery, &secret, &have, err);
    if (status == STATUS_OK)
        status = backup_prove(copy, &secret, &done->head, err);
    look_lost(to, done);
    if (status == STATUS_OK)
        status = begin_epoch(copy, &secret, done, err);
    if (status == STATUS_OK && !have)
        status = make_key(to, &secret, err);
    secret_clear(&secret);
    return status == STATUS_OK ? put_in_place(copy, to, err) : status;
}

/* A log that a lost file left would be taken for that of the new one. */
static enum status no_log(const char *to, struct error *err)
{
    static const char *const suffixes[] = {"-wal", "-journal"};
    enum status status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < sizeof suffixes / sizeof *suffixes; i++) {
        struct buffer name = {0};
        struct stat of;
        buffer_format(&name, "%s%s", to, suffixes[i]);
        if (lstat(name.text, &of) == 0 && of.st_size > 0)
            status = error_file(err, "shop", name.text, EEXIST);
        buffer_clear(&name);
    }
    return status;
}

enum status restore_shop(const char *file, const char *to, const struct recovery *recovery, struct restore_done *done,
                         struct error *err)
{
    struct backup_scratch scratch;
    char from[BACKUP_PATH], target[BACKUP_PATH];
    bool encrypted;
    struct stat of;
    *done = (struct restore_done){0};
    TRY(absolute(file, from, err));
    TRY(absolute(to, target, err));
    if (lstat(target, &of) == 0)
        return error_file(err, "shop", to, EEXIST);
    TRY(no_log(target, err));
    TRY(place_check(target, err));
    TRY(kind_of(from, &done->head, &encrypted, err));
    if (encrypted && !recovery)
        return need_code(err);
    TRY(backup_scratch_take(target, &scratch, err));
    enum status status = unpack(from, encrypted, recovery, scratch.file, err);
    if (status == STATUS_OK)
        status = make_shop(scratch.file, target, recovery, done, err);
    backup_scratch_drop(&scratch);
    if (status == STATUS_OK)
        find_newer(from, &done->head, done->newer);
    return status;
}
