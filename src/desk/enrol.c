/* SPDX-License-Identifier: MIT */
#include "desk/enrol.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/text.h"
#include "rules/tier.h"
#include "model/bill.h"
#include "model/identity.h"
#include "model/lot.h"
#include "model/tier_history.h"
#include "desk/desk_priv.h"

/* --- the canonical text of a request -------------------------------------------------------------------------- */

static void request_member(struct buffer *text, const struct member *m)
{
    char born[32];
    buffer_format(text, "phone %" PRId64 "\ncard %s\nname %s\nbirthday %s\ngender %d\n", m->phone, m->card, m->name,
                  birthday_format(born, &m->birthday), m->gender);
    buffer_format(text, "reading %d %s %s\nsource %s\nreferrer %" PRId64 "\njoined %" PRId64 "\n", m->reading_fixed,
                  m->pinyin, m->initials, m->source, m->referrer, m->joined);
    for (size_t i = 0; i < m->tags; i++)
        buffer_format(text, "tag %s\n", m->tag[i]);
}

/* --- enrolling ------------------------------------------------------------------------------------------------ */

static enum status check_person(struct act *act, const struct member *m, struct error *err)
{
    struct member referrer;
    TRY(member_name_check(m->name, err));
    if (m->gender != 0 && m->gender != 'f' && m->gender != 'm')
        return error_one_of(err, "gender", (const char[]){m->gender, '\0'}, "f, m");
    if (!text_valid(m->card, strlen(m->card)))
        return error_value(err, "card", "", "not UTF-8");
    if (m->tags > TAGS_MAX)
        return error_value(err, "tag", "", "too many tags");
    for (size_t i = 0; i < m->tags; i++)
        if (m->tag[i][0] == '\0' || !text_valid(m->tag[i], strlen(m->tag[i])))
            return error_value(err, "tag", "", "a tag cannot be empty and must be UTF-8");
    if (m->referrer == 0)
        return STATUS_OK;
    if (m->referrer == m->id)
        return error_value(err, "referrer", "", "a member cannot refer themselves");
    enum status status = member_get(act->db, m->referrer, &referrer, err);
    if (status == STATUS_NOT_FOUND && err)
        text_copy(err->field, sizeof err->field, "referrer");
    return status;
}

static enum status enrol_body(struct act *act, struct error *err)
{
    const struct enrol_request *request = act->request;
    struct enrol_done *done = act->result;
    struct member member = request->member;
    const struct programme *programme;
    TRY(act_permit(act, 0, err));
    member.id = 0;
    TRY(check_person(act, &member, err));
    TRY(birthday_check(&member.birthday, act->day, err));
    if (member.phone == 0 && member.card[0] == '\0') {
        error_set(err, STATUS_MISSING_VALUE, "phone", N_("a member needs a phone or a card"));
        error_arg(err, 0, "phone");
        return STATUS_MISSING_VALUE;
    }
    TRY(desk_programme(act->desk, &programme, err));
    text_copy(member.tier, sizeof member.tier, programme->tier.levels ? programme->tier.level[0].code : "");
    member.tier_until = 0;
    member.last_day = 0;
    if (member.joined == 0)
        member.joined = act->day;
    TRY(member_insert(act->db, &member, err));
    if (request->sms_consent_asked)
        TRY(member_consent(act->db, member.id, "sms", request->sms_consent, act->at, desk_staff(act->desk)->id, err));
    if (request->id_seen && member.birthday.kind != BIRTHDAY_NONE)
        TRY(identity_birthday_see(act->db, member.id, desk_staff(act->desk)->id, act->day, err));
    done->member = act->member = act->entry.member = member.id;
    done->txn = act->entry.id;
    return STATUS_OK;
}

enum status enrol(struct desk *desk, const char *key, const struct enrol_request *request, struct enrol_done *done,
                  struct error *err)
{
    static const struct act_field fields[] = {ACT_FIELD(enrol_done, member), ACT_FIELD(enrol_done, txn)};
    static const struct act_verb verb = {.name = "enrol",
                                         .permit = PERMIT_MEMBER,
                                         .txn_kind = "enrol",
                                         .field = fields,
                                         .fields = 2,
                                         .body = enrol_body};
    struct enrol_request copy = *request;
    struct buffer text = {0};
    request_member(&text, &request->member);
    buffer_format(&text, "sms %d %d seen %d\n", request->sms_consent_asked, request->sms_consent, request->id_seen);
    struct act_call call = {.key = key, .request = text.text};
    enum status status = act_run(desk, &verb, &call, &copy, done, NULL, err);
    buffer_clear(&text);
    return status;
}

/* --- changing ------------------------------------------------------------------------------------------------- */

struct edit_request {
    int64_t member;
    unsigned mask;
    const struct enrol_request *wanted;
};

static void take_fields(struct member *m, unsigned mask, const struct member *values)
{
    if (mask & FIELD_NAME) {
        text_copy(m->name, sizeof m->name, values->name);
        m->reading_fixed = false; /* the corrected reading belonged to the old name */
    }
    if (mask & FIELD_READING) {
        m->reading_fixed = values->reading_fixed;
        text_copy(m->pinyin, sizeof m->pinyin, values->pinyin);
        text_copy(m->initials, sizeof m->initials, values->initials);
    }
    if (mask & FIELD_CARD)
        text_copy(m->card, sizeof m->card, values->card);
    if (mask & FIELD_BIRTHDAY)
        m->birthday = values->birthday;
    if (mask & FIELD_GENDER)
        m->gender = values->gender;
    if (mask & FIELD_SOURCE)
        text_copy(m->source, sizeof m->source, values->source);
    if (mask & FIELD_REFERRER)
        m->referrer = values->referrer;
    if (mask & FIELD_TAGS) {
        memcpy(m->tag, values->tag, sizeof m->tag);
        m->tags = values->tags;
    }
}

/* Who has had a birthday gift does not get another one by another birthday: a manager allows the change. */
static enum status check_birthday(struct act *act, int64_t member, const struct birthday *before, struct error *err)
{
    const struct programme *programme;
    const struct staff *approver = act->call->approver;
    int64_t gifts = 0;
    TRY(desk_programme(act->desk, &programme, err));
    for (size_t i = 0; i < programme->offers && before->kind != BIRTHDAY_NONE; i++) {
        int64_t uses;
        if (programme->offer[i].birthday_within_days == LIMIT_NONE)
            continue;
        TRY(identity_offer_uses(act->db, member, programme->offer[i].code, &uses, err));
        gifts += uses;
    }
    if (gifts <= 0)
        return STATUS_OK;
    enum status status = permit_above(act->desk->staff.role, approver ? &approver->role : NULL, 1, 0, err);
    if (status == STATUS_APPROVAL_NEEDED && !approver)
        error_detail(err, "birthday");
    return status;
}

static enum status see_birthday(struct act *act, const struct edit_request *request, struct error *err)
{
    bool seen = (request->mask & FIELD_ID_SEEN) && request->wanted->id_seen;
    if (!(request->mask & (FIELD_BIRTHDAY | FIELD_ID_SEEN)))
        return STATUS_OK;
    return identity_birthday_see(act->db, request->member, seen ? act->desk->staff.id : 0, act->day, err);
}

static enum status edit_body(struct act *act, struct error *err)
{
    const struct edit_request *request = act->request;
    struct enrol_done *done = act->result;
    struct member member;
    TRY(act_permit(act, 0, err));
    TRY(member_get(act->db, request->member, &member, err));
    TRY(member_check_active(&member, err));
    if (request->mask & FIELD_BIRTHDAY)
        TRY(check_birthday(act, member.id, &member.birthday, err));
    take_fields(&member, request->mask, &request->wanted->member);
    TRY(check_person(act, &member, err));
    if (request->mask & FIELD_BIRTHDAY) /* one kept from before stays */
        TRY(birthday_check(&member.birthday, act->day, err));
    if (member.phone == 0 && member.card[0] == '\0') {
        error_set(err, STATUS_MISSING_VALUE, "card", N_("a member needs a phone or a card"));
        error_arg(err, 0, "card");
        return STATUS_MISSING_VALUE;
    }
    TRY(member_update(act->db, &member, err));
    TRY(see_birthday(act, request, err));
    if (request->mask & FIELD_SMS)
        TRY(member_consent(act->db, member.id, "sms", request->wanted->sms_consent, act->at, desk_staff(act->desk)->id,
                           err));
    done->member = act->member = member.id;
    return STATUS_OK;
}

enum status enrol_edit(struct desk *desk, const char *key, int64_t member, unsigned mask,
                       const struct enrol_request *wanted, struct error *err)
{
    static const struct act_field fields[] = {ACT_FIELD(enrol_done, member)};
    static const struct act_verb verb = {
        .name = "member edit", .permit = PERMIT_MEMBER, .field = fields, .fields = 1, .body = edit_body};
    struct edit_request request = {.member = member, .mask = mask, .wanted = wanted};
    struct enrol_done done = {0};
    struct buffer text = {0};
    buffer_format(&text, "member %" PRId64 "\nmask %u\n", member, mask);
    request_member(&text, &wanted->member);
    if (mask & FIELD_SMS)
        buffer_format(&text, "sms %d\n", wanted->sms_consent);
    if (mask & FIELD_ID_SEEN)
        buffer_format(&text, "seen %d\n", wanted->id_seen);
    struct act_call call = {.key = key, .request = text.text, .approver = wanted->approver};
    enum status status = act_run(desk, &verb, &call, &request, &done, NULL, err);
    buffer_clear(&text);
    return status;
}

enum status enrol_stands(struct desk *desk, int64_t member, unsigned mask, const struct enrol_request *wanted,
                         bool *stands, struct error *err)
{
    struct member now;
    bool asked = false, given = false;
    const struct member *then = &wanted->member;
    TRY(member_get(desk->db, member, &now, err));
    if (mask & FIELD_SMS)
        TRY(member_consented(desk->db, member, "sms", &asked, &given, err));
    const struct birthday *a = &now.birthday, *b = &then->birthday;
    bool born = a->kind == b->kind && a->year == b->year && a->month == b->month && a->day == b->day;
    *stands = !((mask & FIELD_NAME) && strcmp(now.name, then->name) != 0) &&
              !((mask & FIELD_CARD) && strcmp(now.card, then->card) != 0) && !((mask & FIELD_BIRTHDAY) && !born) &&
              !((mask & FIELD_GENDER) && now.gender != then->gender) &&
              !((mask & FIELD_REFERRER) && now.referrer != then->referrer) &&
              !((mask & FIELD_SMS) && (!asked || given != wanted->sms_consent));
    return STATUS_OK;
}
