/* SPDX-License-Identifier: MIT */
#include "desk/member_pin.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/digest.h"
#include "base/text.h"
#include "model/audit.h"
#include "model/identity.h"
#include "model/till.h"
#include "desk/desk_priv.h"

enum status member_pin_has(struct desk *desk, int64_t member, bool *has, struct error *err)
{
    char pin[SECRET_PIN_TEXT];
    TRY(identity_pin(desk->db, member, pin, err));
    *has = *pin != '\0';
    return STATUS_OK;
}

/* --- proving ---------------------------------------------------------------------------------------------------- */

static enum status refuse(enum status status, const char *detail, int64_t tries, struct error *err)
{
    error_set(err, status, "pin", "the PIN of a member does not prove them");
    error_detail(err, detail);
    error_arg(err, 0, "%" PRId64, tries);
    return status;
}

/* Inside a write: counts the try, unless there is no PIN or there were too many. *pin: what is stored. */
static enum status count_try(struct desk *desk, int64_t member, char pin[SECRET_PIN_TEXT], int64_t *tries,
                             struct error *err)
{
    int64_t day = desk_day(desk);
    struct audit audit = {.at = clock_now(), .staff = desk->staff.id, .till = desk->till, .member = member};
    TRY(identity_pin(desk->db, member, pin, err));
    if (*pin == '\0')
        return refuse(STATUS_PROOF_NEEDED, "no_pin", 0, err);
    TRY(identity_pin_tries(desk->db, member, day, tries, err));
    if (*tries >= MEMBER_PIN_TRIES)
        return refuse(STATUS_LOCKED_OUT, "member", *tries, err);
    TRY(identity_pin_count(desk->db, member, day, ++*tries, err));
    TRY(till_put(desk->db, desk->till, err));
    text_copy(audit.act, sizeof audit.act, "member pin tried");
    return audit_add(desk->db, &audit, err);
}

static enum status written(struct desk *desk, enum status status, struct error *err)
{
    if (status == STATUS_OK)
        return db_commit(desk->db, err);
    db_rollback(desk->db);
    return status;
}

enum status member_pin_prove(struct desk *desk, int64_t member, const char *pin, struct error *err)
{
    char stored[SECRET_PIN_TEXT];
    int64_t tries = 0;
    TRY(db_begin_write(desk->db, err));
    TRY(written(desk, count_try(desk, member, stored, &tries, err), err));
    if (!secret_pin_matches(&desk->secret, pin, stored))
        return refuse(STATUS_PIN_WRONG, "member", tries, err);
    TRY(db_begin_write(desk->db, err));
    return written(desk, identity_pin_count(desk->db, member, desk_day(desk), 0, err), err);
}

/* --- setting and removing --------------------------------------------------------------------------------------- */

static bool six_digits(const char *text)
{
    return strlen(text) == MEMBER_PIN_DIGITS && strspn(text, "0123456789") == MEMBER_PIN_DIGITS;
}

/* 111111, 123456, 987654: each digit as far from the one before. */
static bool is_run(const char *pin)
{
    int step = pin[1] - pin[0];
    for (size_t i = 2; i < MEMBER_PIN_DIGITS; i++)
        if (pin[i] - pin[i - 1] != step)
            return false;
    return step >= -1 && step <= 1;
}

static bool guessed(const struct member *member, const char *pin)
{
    char phone[24], born[40];
    const struct birthday *birthday = &member->birthday;
    snprintf(phone, sizeof phone, "%" PRId64, member->phone);
    snprintf(born, sizeof born, "%02d%02d%02d", birthday->year % 100, birthday->month, birthday->day);
    return is_run(pin) || strstr(phone, pin) || (birthday->kind != BIRTHDAY_NONE && strcmp(born, pin) == 0);
}

static enum status check_pin(const struct member *member, const char *pin, struct error *err)
{
    if (six_digits(pin) && !guessed(member, pin))
        return STATUS_OK;
    error_set(err, STATUS_BAD_VALUE, "pin", "not six digits, or easily guessed");
    error_detail(err, "member_pin");
    return STATUS_BAD_VALUE;
}

struct change {
    const struct member_pin_request *request;
    bool proven; /* by the old PIN */
};

struct member_pin_done {
    int64_t member, set;
};

static enum status change_body(struct act *act, struct error *err)
{
    const struct change *change = act->request;
    const struct member_pin_request *request = change->request;
    struct member_pin_done *done = act->result;
    char hash[SECRET_PIN_TEXT] = "";
    struct member member;
    bool proven = change->proven;
    TRY(act_member(act, request->member, &member, err));
    if (!proven && request->proof && *request->proof != '\0')
        TRY(phone_prove(act->desk, &member, request->proof, &proven, err));
    TRY(act_permit(act, proven ? 0 : 1, err));
    if (request->pin)
        TRY(check_pin(&member, request->pin, err));
    if (request->pin)
        TRY(secret_pin_hash(desk_secret(act->desk), request->pin, hash, err));
    TRY(identity_pin_set(act->db, member.id, hash, err));
    TRY(identity_pin_count(act->db, member.id, act->day, 0, err));
    *done = (struct member_pin_done){.member = member.id, .set = request->pin != NULL};
    return STATUS_OK;
}

enum status member_pin_change(struct desk *desk, const char *key, const struct staff *approver,
                              const struct member_pin_request *request, struct error *err)
{
    static const struct act_field fields[] = {ACT_FIELD(member_pin_done, member), ACT_FIELD(member_pin_done, set)};
    static const struct act_verb verb = {
        .name = "member pin", .permit = PERMIT_PIN, .field = fields, .fields = 2, .body = change_body};
    struct change change = {.request = request};
    struct member_pin_done done = {0};
    struct buffer text = {0};
    uint8_t digest[DIGEST_BYTES];
    char hex[2 * DIGEST_BYTES + 1];
    bool has = false;
    TRY(member_pin_has(desk, request->member, &has, err));
    if (has && request->proof && six_digits(request->proof)) {
        TRY(member_pin_prove(desk, request->member, request->proof, err));
        change.proven = true;
    }
    /* Keyed by the pepper, as in manage_staff_pin. */
    digest_chain(desk_secret(desk)->pepper, request->pin ? request->pin : "", request->pin ? strlen(request->pin) : 0,
                 digest);
    buffer_format(&text, "member %" PRId64 "\npin %s\n", request->member, digest_hex(hex, digest));
    struct act_call call = {.key = key, .request = text.text, .approver = approver};
    enum status status = act_run(desk, &verb, &call, &change, &done, NULL, err);
    buffer_clear(&text);
    return status;
}
