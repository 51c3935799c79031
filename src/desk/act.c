/* SPDX-License-Identifier: MIT */
#include "desk/act.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/log.h"
#include "base/text.h"
#include "model/audit.h"
#include "desk/desk_priv.h"

#define CHECKPOINT_PAGES 400 /* about 1.6 MB of WAL */

char *act_key(char buf[ACT_KEY_TEXT])
{
    static unsigned counter;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    snprintf(buf, ACT_KEY_TEXT, "%011" PRIx64 "-%x-%x", (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000,
             (unsigned)getpid(), counter++);
    return buf;
}

/* --- results ---------------------------------------------------------------------------------------------------- */

static char *result_text(const struct act_verb *verb, const void *result)
{
    json_t *root = json_object();
    for (size_t i = 0; i < verb->fields; i++) {
        int64_t value;
        memcpy(&value, (const char *)result + verb->field[i].offset, sizeof value);
        json_object_set_new(root, verb->field[i].name, json_integer(value));
    }
    char *text = json_dumps(root, JSON_COMPACT);
    json_decref(root);
    return text;
}

static enum status result_read(const struct act_verb *verb, const char *text, void *result, struct error *err)
{
    json_t *root = json_loads(text, 0, NULL);
    if (!json_is_object(root)) {
        json_decref(root);
        return error_set(err, STATUS_DAMAGED, "act", "the stored result of an act is not JSON");
    }
    for (size_t i = 0; i < verb->fields; i++) {
        int64_t value = json_integer_value(json_object_get(root, verb->field[i].name));
        memcpy((char *)result + verb->field[i].offset, &value, sizeof value);
    }
    json_decref(root);
    return STATUS_OK;
}

static void request_digest(const struct act *act, uint8_t digest[DIGEST_BYTES])
{
    struct buffer text = {0};
    buffer_format(&text, "%s\n%s", act->verb->name, act->call->request ? act->call->request : "");
    digest_bytes(text.text, text.length, digest);
    buffer_clear(&text);
}

/*
 * Looks up the key. *known: this very request was written before, and its result is filled in. Another request under
 * the same key is refused with key_reused.
 */
static enum status look_up(struct act *act, const char *key, const uint8_t digest[DIGEST_BYTES], bool *known,
                           struct error *err)
{
    struct stmt *s = stmt_use(act->db, QUERY_ACT_FIND);
    stmt_text(s, ":key", key);
    TRY(stmt_next(s, known, err));
    if (!*known)
        return STATUS_OK;
    size_t length;
    const void *stored = stmt_get_blob(s, "digest", &length);
    enum status status = length == DIGEST_BYTES && memcmp(stored, digest, DIGEST_BYTES) == 0
                             ? result_read(act->verb, stmt_get_text(s, "result"), act->result, err)
                             : error_set(err, STATUS_KEY_REUSED, "key", "the key was used for another request");
    stmt_done(s);
    return status;
}

/* --- the wrapper ------------------------------------------------------------------------------------------------ */

enum status act_awaits(const struct act *act, enum status status)
{
    bool awaits = status == STATUS_APPROVAL_NEEDED && (act->call->dry || act->call->looks) && !act->call->approver;
    return awaits ? STATUS_OK : status;
}

enum status act_permit(struct act *act, int64_t amount, struct error *err)
{
    const struct staff *approver = act->call->approver;
    return act_awaits(
        act, permit_check(act->verb->permit, act->desk->staff.role, approver ? &approver->role : NULL, amount, err));
}

enum status act_permit_apart(struct act *act, int64_t amount, struct error *err)
{
    const struct staff *staff = &act->desk->staff;
    struct error ignored;
    int64_t others;
    bool could = staff->id && !act->call->approver &&
                 permit_check(act->verb->permit, staff->role, &staff->role, amount, &ignored) == STATUS_OK;
    if (!could)
        return act_permit(act, amount, err);
    TRY(staff_approvers(act->db, staff->id, &others, err));
    if (others > 0)
        return act_permit(act, amount, err);
    act->alone = true;
    snprintf(act->note, sizeof act->note, "shop_of_one");
    return STATUS_OK;
}

/* Moves the business day forward to the clock's day, never back; another till may have moved it already. */
static enum status roll_day(struct act *act, struct error *err)
{
    struct desk *desk = act->desk;
    TRY(desk_see(desk, err));
    desk->shop = desk->seen;
    act->at = clock_now();
    act->day = act->call->day ? act->call->day : desk_day(desk);
    return !act->call->dry && act->day > desk->shop.business_day ? shop_set_day(act->db, act->day, err) : STATUS_OK;
}

enum status act_draft(struct act *act, struct entry *entry, const char *kind, struct error *err)
{
    const struct programme *programme;
    TRY(desk_programme(act->desk, &programme, err));
    return act_draft_under(act, programme, entry, kind, err);
}

enum status act_draft_under(struct act *act, const struct programme *programme, struct entry *entry, const char *kind,
                            struct error *err)
{
    const struct staff *approver = act->call->approver;
    TRY(ledger_draft(act->db, entry, kind, err));
    entry->programme = programme->version;
    entry->at = act->at;
    entry->day = act->day;
    entry->till = act->desk->till;
    entry->staff = act->desk->staff.id;
    entry->approver = approver ? approver->id : 0;
    return STATUS_OK;
}

static enum status record(struct act *act, const char *key, const uint8_t digest[DIGEST_BYTES], struct error *err)
{
    int64_t txn = act->verb->txn_kind ? act->entry.id : act->txn;
    char *result = result_text(act->verb, act->result);
    struct stmt *s = stmt_use(act->db, QUERY_ACT_INSERT);
    stmt_text(s, ":key", key);
    stmt_blob(s, ":digest", digest, DIGEST_BYTES);
    stmt_text(s, ":verb", act->verb->name);
    stmt_int(s, ":at", act->at);
    stmt_id(s, ":txn", txn);
    stmt_text(s, ":result", result);
    enum status status = stmt_run(s, err);
    if (status == STATUS_OK && act->verb->txn_kind)
        status = print_queue_entry(act, result, err);
    free(result);
    if (status != STATUS_OK)
        return status;
    struct audit audit = {
        .at = act->at, .staff = act->desk->staff.id, .till = act->desk->till, .member = act->member, .txn = txn};
    text_copy(audit.act, sizeof audit.act, act->verb->name);
    if (act->call->approver)
        snprintf(audit.detail, sizeof audit.detail, "approver=%" PRId64, act->call->approver->id);
    else
        text_copy(audit.detail, sizeof audit.detail, act->note);
    return audit_add(act->db, &audit, err);
}

/* Everything between BEGIN and COMMIT. */
static enum status perform(struct act *act, const char *key, const uint8_t digest[DIGEST_BYTES], bool *known,
                           struct error *err)
{
    if (!act->call->dry) {
        TRY(look_up(act, key, digest, known, err));
        if (*known)
            return STATUS_OK;
    }
    TRY(roll_day(act, err));
    if (act->verb->txn_kind)
        TRY(act_draft(act, &act->entry, act->verb->txn_kind, err));
    TRY(act->verb->body(act, err));
    if (act->call->dry || act->unwritten)
        return STATUS_OK;
    if (act->verb->txn_kind) {
        if ((act->call->approver || act->alone) && act->entry.hands == 0)
            entry_hand(&act->entry, "approved", 0, 0);
        TRY(shift_carry(act, err));
        TRY(ledger_post(act->db, &act->entry, err));
    }
    if (act->verb->after)
        TRY(act->verb->after(act, err));
    return record(act, key, digest, err);
}

static enum status preview(struct act *act, struct error *err)
{
    bool known = false;
    TRY(db_begin_read(act->db, err));
    enum status status = perform(act, NULL, NULL, &known, err);
    db_end_read(act->db);
    return status;
}

/* From here on the approver is who stands in the file. */
static enum status stand(struct act *act, struct error *err)
{
    TRY(desk_stand(act->desk, act->call->approver, &act->approver, err));
    if (act->call->approver) {
        act->stands = *act->call;
        act->stands.approver = &act->approver;
        act->call = &act->stands;
    }
    return STATUS_OK;
}

static void written(struct act *act)
{
    if (act->day > act->desk->shop.business_day)
        act->desk->shop.business_day = act->day; /* only after the commit: a refused act must not move the day */
    act->desk->printing |= act->queued;
    act->desk->acts += act->verb->aside ? 0 : 1;
}

/* A failed disk: on a new connection the key tells whether the act was written all the same. */
static enum status after_fault(struct act *act, const char *key, const uint8_t digest[DIGEST_BYTES], bool *known,
                               enum status status)
{
    struct error own;
    if (!db_broken(act->db) || desk_reopen(act->desk, &own) != STATUS_OK ||
        look_up(act, key, digest, known, &own) != STATUS_OK || !*known)
        return status;
    written(act);
    return STATUS_OK;
}

static enum status commit(struct act *act, bool *known, struct error *err)
{
    char fresh[ACT_KEY_TEXT];
    const char *key = act->call->key ? act->call->key : act_key(fresh);
    uint8_t digest[DIGEST_BYTES];
    request_digest(act, digest);
    TRY(db_begin_write(act->db, err));
    enum status status = seat_stand(act->desk, err);
    if (status == STATUS_OK)
        status = stand(act, err);
    if (status == STATUS_OK)
        status = perform(act, key, digest, known, err);
    if (status != STATUS_OK || *known || act->unwritten) {
        db_rollback(act->db);
        return status == STATUS_OK ? status : after_fault(act, key, digest, known, status);
    }
    status = db_commit(act->db, err);
    if (status != STATUS_OK)
        return after_fault(act, key, digest, known, status);
    written(act);
    db_checkpoint(act->db, CHECKPOINT_PAGES);
    return STATUS_OK;
}

enum status act_run(struct desk *desk, const struct act_verb *verb, const struct act_call *call, void *request,
                    void *result, bool *repeated, struct error *err)
{
    struct act act = {.desk = desk, .db = desk->db, .verb = verb, .call = call, .request = request, .result = result};
    bool known = false;
    struct error own = {0}; /* so that the functions of an act may rely on a non-NULL err */
    if (!err)
        err = &own;
    enum status status = call->dry || call->looks ? STATUS_OK : desk_may_act(desk, verb->name, verb->permit, err);
    if (status == STATUS_OK)
        status = desk_reopen(desk, err); /* where the disk failed before */
    if (status == STATUS_OK)
        status = call->dry ? preview(&act, err) : commit(&act, &known, err);
    if (status != STATUS_OK) {
        desk_blame_approver(call->approver, err);
        log_error(verb->name, err);
    }
    entry_clear(&act.entry);
    if (repeated)
        *repeated = known;
    return status;
}

enum status act_member(struct act *act, int64_t id, struct member *member, struct error *err)
{
    struct member own;
    if (!member)
        member = &own;
    TRY(member_get(act->db, id, member, err));
    act->member = act->entry.member = id;
    return member_check_active(member, err);
}
