/* SPDX-License-Identifier: MIT */
#include "desk/family.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/money.h"
#include "base/text.h"
#include "model/lot.h"
#include "desk/desk_priv.h"

/* --- linking and parting ---------------------------------------------------------------------------------------- */

struct family_done {
    int64_t member, other, link; /* link: 0 when they were parted */
};

struct linking {
    const struct family_request *request;
    struct member_link_list links, others; /* of the member, and of the other one */
};

static enum status refuse(enum status code, const char *detail, const char *name, struct error *err)
{
    char masked[PERSON_TEXT];
    error_set(err, code, "other", "no family of these two");
    error_detail(err, detail);
    error_arg(err, 0, "%s", text_mask_name(masked, sizeof masked, name));
    return code;
}

/* Whether the one may be the holder of the other. */
static enum status check_place(const struct linking *linking, struct error *err)
{
    const struct member_link *above = member_link_holder(&linking->links),
                             *taken = member_link_holder(&linking->others);
    if (above && above->member == linking->request->other)
        return refuse(STATUS_CYCLE, "", above->name, err);
    if (above)
        return refuse(STATUS_IN_USE, "chain", above->name, err);
    if (taken && taken->member != linking->request->member)
        return refuse(STATUS_IN_USE, "family", taken->name, err);
    if (!taken && linking->others.links > 0)
        return refuse(STATUS_IN_USE, "holder", linking->others.link[0].name, err);
    return STATUS_OK;
}

/* What the other one may pay more than before is the holder's to lose. */
static bool gives_more(const struct member_link *before, int64_t limit)
{
    if (!before)
        return true;
    return before->limit != LIMIT_NONE && (limit == LIMIT_NONE || limit > before->limit);
}

static enum status permit(struct act *act, bool more, struct error *err)
{
    enum status status = act_permit(act, more ? 1 : 0, err);
    if (status == STATUS_APPROVAL_NEEDED)
        error_detail(err, "family");
    return status;
}

static enum status link_two(struct act *act, struct linking *linking, struct error *err)
{
    const struct family_request *request = linking->request;
    struct family_done *done = act->result;
    char text[MONEY_TEXT];
    TRY(act_member(act, request->other, NULL, err));
    TRY(act_member(act, request->member, NULL, err));
    TRY(check_place(linking, err));
    const struct member_link *before = member_link_with(&linking->links, request->other);
    if (before && before->limit == request->limit)
        return error_value(err, "limit", request->limit == LIMIT_NONE ? "" : money_format(text, request->limit),
                           "this is already the limit");
    TRY(permit(act, gives_more(before, request->limit), err));
    if (before)
        TRY(member_link_end(act->db, before->id, err));
    TRY(member_link_insert(act->db, request->member, request->other, request->limit, &done->link, err));
    snprintf(act->note, sizeof act->note, "other=%" PRId64 " limit=%" PRId64, request->other, request->limit);
    return STATUS_OK;
}

static enum status refuse_strangers(struct error *err)
{
    error_set(err, STATUS_NOT_FOUND, "other", "they are no family");
    error_detail(err, "family");
    return STATUS_NOT_FOUND;
}

static enum status part_two(struct act *act, struct linking *linking, struct error *err)
{
    const struct family_request *request = linking->request;
    const struct member_link *link = member_link_with(&linking->links, request->other);
    if (!link)
        return refuse_strangers(err);
    TRY(permit(act, false, err));
    act->member = link->holds ? request->other : request->member;
    snprintf(act->note, sizeof act->note, "other=%" PRId64 " apart", link->holds ? request->member : request->other);
    return member_link_end(act->db, link->id, err);
}

static enum status family_body(struct act *act, struct error *err)
{
    struct linking *linking = act->request;
    const struct family_request *request = linking->request;
    struct family_done *done = act->result;
    TRY(member_link_of(act->db, request->member, act->day, &linking->links, err));
    TRY(member_link_of(act->db, request->other, act->day, &linking->others, err));
    *done = (struct family_done){.member = request->member, .other = request->other};
    return request->apart ? part_two(act, linking, err) : link_two(act, linking, err);
}

enum status family_link(struct desk *desk, const char *key, const struct staff *approver,
                        const struct family_request *request, struct error *err)
{
    static const struct act_field fields[] = {ACT_FIELD(family_done, member), ACT_FIELD(family_done, other),
                                              ACT_FIELD(family_done, link)};
    static const struct act_verb verb = {
        .name = "member link", .permit = PERMIT_FAMILY, .field = fields, .fields = 3, .body = family_body};
    struct linking linking = {.request = request};
    struct family_done done = {0};
    struct buffer text = {0};
    char money[MONEY_TEXT];
    if (request->member == request->other)
        return error_value(err, "other", "", "the same member");
    if (!request->apart && request->limit != LIMIT_NONE && request->limit <= 0)
        return error_value(err, "limit", money_format(money, request->limit), "more than zero");
    buffer_format(&text, "member %" PRId64 "\nother %" PRId64 "\n", request->member, request->other);
    if (request->apart)
        buffer_format(&text, "apart\n");
    else
        buffer_format(&text, "limit %" PRId64 "\n", request->limit);
    struct act_call call = {.key = key, .request = text.text, .approver = approver};
    enum status status = act_run(desk, &verb, &call, &linking, &done, NULL, err);
    buffer_clear(&text);
    member_link_clear(&linking.links);
    member_link_clear(&linking.others);
    return status;
}

/* --- paying ----------------------------------------------------------------------------------------------------- */

static int64_t left_of_month(const struct member_link *link)
{
    return link->limit == LIMIT_NONE ? INT64_MAX : link->limit > link->used ? link->limit - link->used : 0;
}

int64_t family_left(const struct member_link *link, int64_t balance)
{
    int64_t left = link->active ? left_of_month(link) : 0;
    return balance < left ? balance : left;
}

static enum status refuse_limit(const struct member_link *link, struct error *err)
{
    char limit[MONEY_TEXT], left[MONEY_TEXT];
    error_set(err, STATUS_FAMILY_LIMIT, "pay", "more than the holder lets pay in a month");
    error_arg(err, 0, "%s", money_format(limit, link->limit));
    error_arg(err, 1, "%s", money_format(left, left_of_month(link)));
    return STATUS_FAMILY_LIMIT;
}

static enum status refuse_balance(const struct member_link *link, int64_t balance, struct error *err)
{
    char masked[PERSON_TEXT], held[MONEY_TEXT];
    error_set(err, STATUS_NOT_ENOUGH_STORED_VALUE, "pay", "the holder has less");
    error_detail(err, "family");
    error_arg(err, 0, "%s", text_mask_name(masked, sizeof masked, link->name));
    error_arg(err, 1, "%s", money_format(held, balance));
    return STATUS_NOT_ENOUGH_STORED_VALUE;
}

/* The link must be there, and the money, whatever was seen before. */
static enum status check_link(struct desk *desk, const struct member_link *link, int64_t holder, int64_t amount,
                              struct family_draw *draw, struct error *err)
{
    const struct programme *programme;
    struct balances held;
    if (!link || !link->active || link->member != holder) {
        error_set(err, STATUS_NOT_PERMITTED, "pay", "no family of that member");
        error_detail(err, "family");
        return STATUS_NOT_PERMITTED;
    }
    if (amount > left_of_month(link))
        return refuse_limit(link, err);
    TRY(lot_balances(desk->db, holder, draw->day, &held, err));
    if (amount > held.wallet)
        return refuse_balance(link, held.wallet, err);
    TRY(desk_programme(desk, &programme, err));
    draw->holder = holder;
    draw->limit = link->limit;
    draw->used = link->used;
    text_mask_name(draw->name, sizeof draw->name, link->name);
    return draw_wallet(programme->wallet.draw, held.principal, held.bonus, amount, &draw->split, err);
}

enum status family_check(struct desk *desk, int64_t member, int64_t holder, int64_t amount, struct family_draw *draw,
                         struct error *err)
{
    struct member_link_list links = {0};
    enum status status = member ? member_link_of(desk->db, member, draw->day, &links, err) : STATUS_OK;
    if (status == STATUS_OK)
        status = check_link(desk, member_link_holder(&links), holder, amount, draw, err);
    member_link_clear(&links);
    return status;
}

enum status family_enter(struct act *act, const struct family_draw *draw, struct error *err)
{
    struct step *step = step_add(&act->entry.steps, STEP_DRAW, tender_code(TENDER_FAMILY), NULL);
    step_set(step, "amount", draw->split.principal + draw->split.bonus);
    step_set(step, "principal", draw->split.principal);
    step_set(step, "bonus", draw->split.bonus);
    step_set(step, "holder", draw->holder);
    if (draw->limit != LIMIT_NONE) {
        step_set(step, "limit", draw->limit);
        step_set(step, "used", draw->used + draw->split.principal + draw->split.bonus);
    }
    TRY(named_draw(act, draw->holder, "principal", draw->split.principal, err));
    return named_draw(act, draw->holder, "bonus", draw->split.bonus, err);
}

enum status family_name(struct db *db, const struct tender *tender, size_t tenders, char name[NAME_TEXT],
                        struct error *err)
{
    struct member holder;
    name[0] = '\0';
    for (size_t i = 0; i < tenders; i++) {
        if (tender[i].kind != TENDER_FAMILY)
            continue;
        TRY(member_get(db, strtoll(tender[i].reference, NULL, 10), &holder, err));
        text_mask_name(name, NAME_TEXT, holder.name);
    }
    return STATUS_OK;
}
