/* SPDX-License-Identifier: MIT */
#include "desk/bill_attach.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "rules/earn.h"
#include "rules/tier.h"
#include "model/debtor.h"
#include "model/item.h"
#include "model/lot.h"
#include "model/member.h"
#include "model/offer_rows.h"
#include "model/tier_history.h"
#include "desk/desk_priv.h"
#include "desk/settings.h"

struct bill_attach_result {
    int64_t txn, points_earned, points_balance, owed_points;
};
static const struct act_field RESULT[] = {
    ACT_FIELD(bill_attach_result, txn), ACT_FIELD(bill_attach_result, points_earned),
    ACT_FIELD(bill_attach_result, points_balance), ACT_FIELD(bill_attach_result, owed_points)};

struct claim {
    const struct bill_attach_request *request;
    struct bill_attach_view *view;
    struct bill bill;
    struct entry sale;
    struct member member;
    const struct programme *programme; /* the programme the bill was sold under */
    struct frozen_bill frozen;
    bool settled;            /* a member's own bill on account, not a walk-in's */
    struct lapses lapses;    /* of the member's tier, not written yet */
    struct tier_change rise; /* member 0: the tier stays */
};

static void claim_clear(struct claim *claim)
{
    bill_clear(&claim->bill);
    entry_clear(&claim->sale);
    free(claim->frozen.line);
    lapses_clear(&claim->lapses);
}

/* --- which bills may be claimed --------------------------------------------------------------------------------- */

static enum status refuse_gone(struct act *act, const struct claim *claim, struct error *err)
{
    if (claim->bill.row.voided)
        return return_refuse_voided(act->db, &claim->bill, err);
    return error_set(err, STATUS_ALREADY_RETURNED, "bill", "nothing of the bill is left");
}

static enum status check_age(const struct act *act, const struct claim *claim, const struct programme *now,
                             struct error *err)
{
    int64_t age = act->day - claim->bill.row.day;
    if (age <= now->till.claim_days)
        return STATUS_OK;
    error_set(err, STATUS_RETURN_TOO_LATE, "bill", "the bill is %" PRId64 " days old", age);
    error_detail(err, "claim");
    error_arg(err, 0, "%d", now->till.claim_days);
    error_arg(err, 1, "%" PRId64, age);
    return STATUS_RETURN_TOO_LATE;
}

static enum status check_amount(struct act *act, int64_t amount, struct error *err)
{
    const struct staff *approver = act->call->approver;
    char limit[SETTING_TEXT];
    int64_t most;
    TRY(act_permit(act, amount, err));
    TRY(by_hand_may_in_shift(act, LIMIT_CLAIM, "claim", amount, err));
    if (act->desk->staff.role == ROLE_SYSTEM)
        return STATUS_OK;
    TRY(settings_read(act->desk, "claim_limit", limit, err));
    if (*limit == '\0')
        return STATUS_OK;
    TRY(money_parse(limit, "claim_limit", &most, err));
    return act_awaits(act, permit_above(act->desk->staff.role, approver ? &approver->role : NULL, amount, most, err));
}

static enum status attach_check(struct act *act, const struct claim *claim, const struct programme *now,
                                struct error *err)
{
    const struct bill_row *row = &claim->bill.row;
    struct on_account account;
    if (row->member)
        return error_set(err, STATUS_ALREADY_CLAIMED, "bill", "bill %" PRId64 " has a member", row->id);
    if (row->gone)
        return refuse_gone(act, claim, err);
    TRY(staff_sale_stays(&claim->sale, err));
    TRY(debtor_of_bill(act->db, row->id, &account, err));
    if (account.owed > 0)
        return named_kept("on_account", account.owed, err);
    TRY(check_age(act, claim, now, err));
    return check_amount(act, row->payable - row->refunded, err);
}

/* --- points earned ---------------------------------------------------------------------------------------------- */

/* Whether a line of that item earns under the programme of the sale. */
static bool line_earns(const struct claim *claim, const struct bill_line_row *line, const struct item *item)
{
    return claim->programme->points.on && claim->bill.row.earns &&
           scope_has(&claim->programme->points.scope, item->sku, line->category);
}

static enum status offer_of_use(struct act *act, const struct claim *claim, size_t at, char code[CODE_TEXT],
                                const struct offer **offer, struct error *err)
{
    TRY(offer_code(act->db, claim->sale.use[at].offer, code, err));
    int found = programme_offer(claim->programme, code);
    *offer = found >= 0 ? &claim->programme->offer[found] : NULL;
    return STATUS_OK;
}

/* Raises *best to the highest multiplier that the offers on the bill give the line. */
static enum status best_offer(struct act *act, const struct claim *claim, const struct bill_line_row *line,
                              const struct item *item, int64_t *best, struct error *err)
{
    for (size_t i = 0; i < claim->sale.uses && item->discountable; i++) {
        char code[CODE_TEXT];
        const struct offer *offer;
        TRY(offer_of_use(act, claim, i, code, &offer, err));
        if (offer && offer->benefit == BENEFIT_POINTS_PERCENT && MULTIPLIER_OF(offer->multiplier) > *best &&
            scope_has(&offer->scope, item->sku, line->category))
            *best = MULTIPLIER_OF(offer->multiplier);
    }
    return STATUS_OK;
}

/* The line's stored multiplier comes from the offers only, since a walk-in has no tier; adds the member's tier. */
static enum status multiplier(struct act *act, const struct claim *claim, int level, const struct bill_line_row *line,
                              const struct item *item, int64_t *joined, struct error *err)
{
    int64_t offers = 0;
    if (earn_asks_offers(claim->programme, level, line->multiplier))
        TRY(best_offer(act, claim, line, item, &offers, err));
    *joined = earn_joined(claim->programme, level, line->multiplier, offers);
    return STATUS_OK;
}

static enum status freeze_claimed(struct act *act, struct claim *claim, int level, struct error *err)
{
    struct frozen_bill *frozen = &claim->frozen;
    *frozen = (struct frozen_bill){.lines = claim->bill.lines, .earns = claim->bill.row.earns};
    frozen->line = mem_alloc(frozen->lines * sizeof *frozen->line);
    for (size_t i = 0; i < frozen->lines; i++) {
        const struct bill_line_row *l = &claim->bill.line[i];
        struct item item = {.discountable = true}; /* a line that is only an amount has no item */
        int64_t joined;
        if (l->item)
            TRY(item_get(act->db, l->item, &item, err));
        TRY(multiplier(act, claim, level, l, &item, &joined, err));
        frozen->line[i] = (struct frozen_line){.quantity = l->quantity,
                                               .net = l->net,
                                               .bonus_paid = l->bonus_paid,
                                               .earns = line_earns(claim, l, &item),
                                               .multiplier = joined,
                                               .returned = l->returned,
                                               .refunded = l->refunded};
        entry_claimed(&act->entry, l->no, frozen->line[i].earns, joined);
    }
    return STATUS_OK;
}

/* Adds the bonus points of the offers on the bill, which were not earned because it had no member. */
static enum status add_bonus(struct act *act, struct claim *claim, struct error *err)
{
    for (size_t i = 0; i < claim->sale.uses && claim->frozen.earns; i++) {
        char code[CODE_TEXT];
        const struct offer *offer;
        TRY(offer_of_use(act, claim, i, code, &offer, err));
        if (!offer || offer->benefit != BENEFIT_POINTS_BONUS)
            continue;
        claim->frozen.points_bonus += offer->points;
        step_set(step_add(&act->entry.steps, STEP_POINTS_OFFER, code, NULL), "points", offer->points);
    }
    return STATUS_OK;
}

static enum status earn_claimed(struct act *act, struct claim *claim, struct error *err)
{
    const struct programme *then = claim->programme;
    struct bill_attach_view *view = claim->view;
    TRY(tier_history_then(act->db, claim->member.id, claim->bill.row.day, claim->bill.txn, view->tier_then, err));
    for (size_t i = 0; i < claim->lapses.count;
         i++) /* tier periods that ended by that day and that nightly has not processed */
        if (claim->lapses.lapse[i].change.day <= claim->bill.row.day)
            text_copy(view->tier_then, CODE_TEXT, claim->lapses.lapse[i].change.new);
    int level = programme_level(then, view->tier_then);
    if (level < 0 && then->tier.levels)
        level = 0; /* a tier that those rules do not know counts as the lowest */
    struct step *step = step_add(&act->entry.steps, STEP_CLAIM, level >= 0 ? then->tier.level[level].code : "", NULL);
    step_set(step, "day", claim->bill.row.day);
    step_set(step, "amount", view->payable);
    TRY(freeze_claimed(act, claim, level, err));
    TRY(add_bonus(act, claim, err));
    view->points_earned = earn_points(then, &claim->frozen, &act->entry.steps);
    if (then->points.on && !claim->frozen.earns)
        step_set(step_add(&act->entry.steps, STEP_EARN_NONE, NULL, NULL), "flagged", 1);
    int64_t bonus = claim->frozen.points_bonus;
    act->entry.claim.points_earned = view->points_earned;
    act->entry.claim.points_bonus = bonus < view->points_earned ? bonus : view->points_earned;
    return points_issue_of(act, then, claim->bill.row.day, claim->member.id, view->points_earned,
                           then->points.delay_days, err);
}

/* The bill counts on its own day: before the tier window it cannot raise the tier. */
static enum status find_rise(struct act *act, struct claim *claim, struct error *err)
{
    const struct programme *now;
    struct bill_attach_view *view = claim->view;
    TRY(desk_programme(act->desk, &now, err));
    lapses_explain(&claim->lapses, &act->entry.steps);
    int level = programme_level(now, claim->lapses.tier);
    if (level < 0 && now->tier.levels)
        level = 0;
    text_copy(view->tier_before, CODE_TEXT, level >= 0 ? now->tier.level[level].code : "");
    text_copy(view->tier, CODE_TEXT, view->tier_before);
    /* the spend of a member's own bill has counted since its sale */
    bool counts = claim->bill.row.earns && level >= 0 && (!claim->settled || now->tier.measure != MEASURE_SPEND) &&
                  claim->bill.row.day >= tier_window_start(now, claim->member.joined, act->day);
    int64_t add = now->tier.measure == MEASURE_SPEND ? view->payable : view->points_earned;
    claim->rise = (struct tier_change){.member = counts ? claim->member.id : 0, .day = act->day};
    TRY(tier_history_rise(act->db, now, level, add, &act->entry.steps, &claim->rise, err));
    if (claim->rise.member)
        text_copy(view->tier, CODE_TEXT, claim->rise.new);
    text_copy(act->entry.claim.tier, CODE_TEXT, view->tier_before);
    text_copy(act->entry.claim.tier_after, CODE_TEXT, view->tier);
    return STATUS_OK;
}

/* --- the act ---------------------------------------------------------------------------------------------------- */

static enum status load_claim(struct act *act, struct claim *claim, struct error *err)
{
    TRY(bill_get(act->db, claim->request->bill, &claim->bill, err));
    TRY(ledger_read(act->db, claim->bill.txn, &claim->sale, err));
    TRY(act_member(act, claim->request->member, &claim->member, err));
    TRY(lapses_read(act->desk, &claim->member, act->day, &claim->lapses, err));
    TRY(desk_programme_of(act->desk, claim->sale.programme, &claim->programme, err));
    struct bill_attach_view *view = claim->view;
    const struct bill_row *row = &claim->bill.row;
    bill_name(view->bill, row->till, row->number);
    view->member = claim->member.id;
    view->day = row->day;
    view->payable = row->payable - row->refunded;
    return STATUS_OK;
}

static enum status attach_body(struct act *act, struct error *err)
{
    struct claim *claim = act->request;
    struct bill_attach_result *result = act->result;
    struct balances balances;
    const struct programme *now;
    TRY(desk_programme(act->desk, &now, err));
    TRY(load_claim(act, claim, err));
    TRY(attach_check(act, claim, now, err));
    act->entry.bill = claim->bill.row.id;
    act->entry.bill_row.day = claim->bill.row.day;
    act->entry.programme = claim->programme->version;
    act->entry.has_claim = true;
    entry_hand(&act->entry, "claim", 0, claim->view->payable);
    TRY(earn_claimed(act, claim, err));
    TRY(find_rise(act, claim, err));
    step_list_copy(&claim->view->steps, &act->entry.steps);
    claim->view->programme = act->entry.programme;
    TRY(lot_balances(act->db, claim->member.id, act->day, &balances, err));
    int64_t settled = claim->view->points_earned < balances.owed ? claim->view->points_earned : balances.owed;
    bool waits = claim->bill.row.day + claim->programme->points.delay_days > act->day;
    *result = (struct bill_attach_result){.points_earned = claim->view->points_earned,
                                          .owed_points = balances.owed - settled,
                                          .points_balance =
                                              balances.points + (waits ? 0 : claim->view->points_earned - settled)};
    return STATUS_OK;
}

static enum status attach_after(struct act *act, struct error *err)
{
    struct claim *claim = act->request;
    struct bill_attach_result *result = act->result;
    TRY(lapses_write(act->db, &claim->lapses, act->entry.id, err));
    if (claim->rise.member) {
        claim->rise.txn = act->entry.id;
        TRY(tier_history_write(act->db, &claim->rise, err));
    }
    return points_after(act, &result->txn, &result->points_balance, &result->owed_points, err);
}

/* --- a bill on account that is settled -------------------------------------------------------------------------- */

/* The lines as frozen at the sale, with the member's multiplier; what was returned since is left out. */
static void freeze_settled(struct act *act, struct claim *claim)
{
    struct frozen_bill *frozen = &claim->frozen;
    *frozen = (struct frozen_bill){.lines = claim->bill.lines, .earns = true};
    frozen->line = mem_alloc(frozen->lines * sizeof *frozen->line);
    for (size_t i = 0; i < frozen->lines; i++) {
        const struct bill_line_row *l = &claim->bill.line[i];
        frozen->line[i] = (struct frozen_line){.quantity = l->quantity,
                                               .net = l->net,
                                               .bonus_paid = l->bonus_paid,
                                               .earns = l->earns != 0,
                                               .multiplier = l->multiplier,
                                               .returned = l->returned,
                                               .refunded = l->refunded};
        entry_claimed(&act->entry, l->no, l->earns, l->multiplier);
    }
}

static enum status enter_settled(struct act *act, struct claim *claim, int64_t *points, struct error *err)
{
    act->entry.bill = claim->bill.row.id;
    act->entry.member = claim->member.id;
    act->entry.has_claim = true;
    step_set(step_add(&act->entry.steps, STEP_SETTLE, NULL, NULL), "day", claim->bill.row.day);
    TRY(lapses_read(act->desk, &claim->member, act->day, &claim->lapses, err));
    freeze_settled(act, claim);
    TRY(add_bonus(act, claim, err));
    *points = claim->view->points_earned = earn_points(claim->programme, &claim->frozen, &act->entry.steps);
    int64_t bonus = claim->frozen.points_bonus;
    act->entry.claim.points_earned = *points;
    act->entry.claim.points_bonus = bonus < *points ? bonus : *points;
    TRY(points_issue(act, claim->programme, claim->member.id, *points, claim->programme->points.delay_days, err));
    TRY(find_rise(act, claim, err));
    if (claim->programme->tier.measure == MEASURE_SPEND) { /* what the sale raised by its spend, a return looks at */
        text_copy(act->entry.claim.tier, CODE_TEXT, claim->bill.row.tier);
        text_copy(act->entry.claim.tier_after, CODE_TEXT, claim->bill.row.tier_after);
    }
    TRY(ledger_post(act->db, &act->entry, err));
    TRY(lapses_write(act->db, &claim->lapses, act->entry.id, err));
    if (claim->rise.member == 0)
        return STATUS_OK;
    claim->rise.txn = act->entry.id;
    return tier_history_write(act->db, &claim->rise, err);
}

static enum status settle_bill(struct act *act, struct claim *claim, int64_t *points, struct error *err)
{
    const struct bill_row *row = &claim->bill.row;
    struct on_account account;
    TRY(bill_get(act->db, claim->request->bill, &claim->bill, err));
    if (!row->member || !row->earns || row->gone || claim->bill.claim)
        return STATUS_OK;
    TRY(debtor_of_bill(act->db, row->id, &account, err));
    if (account.owed > 0) /* by another debtor */
        return STATUS_OK;
    TRY(member_get(act->db, row->member, &claim->member, err));
    if (member_check_active(&claim->member, NULL) != STATUS_OK)
        return STATUS_OK;
    TRY(ledger_read(act->db, claim->bill.txn, &claim->sale, err));
    TRY(desk_programme_of(act->desk, claim->sale.programme, &claim->programme, err));
    TRY(act_draft_under(act, claim->programme, &act->entry, "earn", err));
    return enter_settled(act, claim, points, err);
}

enum status bill_attach_settled(struct act *act, int64_t bill, int64_t *points, struct error *err)
{
    struct bill_attach_request request = {.bill = bill};
    struct bill_attach_view view = {0};
    struct claim claim = {.request = &request, .view = &view, .settled = true};
    *points = 0;
    enum status status = settle_bill(act, &claim, points, err);
    claim_clear(&claim);
    entry_clear(&act->entry);
    return status;
}

static const struct act_verb CLAIM = {.name = "claim",
                                      .permit = PERMIT_CLAIM,
                                      .txn_kind = "claim",
                                      .field = RESULT,
                                      .fields = sizeof RESULT / sizeof *RESULT,
                                      .body = attach_body,
                                      .after = attach_after};

/* Fills in what the act does not compute when it is repeated under the same key. */
static enum status reread(struct desk *desk, int64_t txn, struct bill_attach_view *view, struct error *err)
{
    struct entry entry;
    struct bill bill = {0};
    enum status status = ledger_read(desk->db, txn, &entry, err);
    if (status == STATUS_OK)
        status = bill_get(desk->db, entry.bill, &bill, err);
    if (status == STATUS_OK) {
        bill_name(view->bill, bill.row.till, bill.row.number);
        view->member = entry.member;
        view->day = bill.row.day;
        view->payable = bill.row.payable - bill.row.refunded;
        text_copy(view->tier_then, CODE_TEXT, entry.steps.count ? entry.steps.step[0].code : "");
        text_copy(view->tier_before, CODE_TEXT, entry.claim.tier);
        text_copy(view->tier, CODE_TEXT, entry.claim.tier_after);
        step_list_clear(&view->steps);
        view->steps = entry.steps;
        view->programme = entry.programme;
        entry.steps = (struct steps){0};
    }
    bill_clear(&bill);
    entry_clear(&entry);
    return status;
}

void bill_attach_view_clear(struct bill_attach_view *view)
{
    step_list_clear(&view->steps);
    *view = (struct bill_attach_view){0};
}

enum status bill_attach(struct desk *desk, const char *key, const struct staff *approver,
                        const struct bill_attach_request *request, bool dry, struct bill_attach_view *view,
                        struct error *err)
{
    struct claim claim = {.request = request, .view = view};
    struct bill_attach_result result = {0};
    struct buffer text = {0};
    *view = (struct bill_attach_view){0};
    buffer_format(&text, "bill %" PRId64 " member %" PRId64 "\n", request->bill, request->member);
    struct act_call call = {.key = key, .request = text.text, .approver = approver, .dry = dry};
    enum status status = act_run(desk, &CLAIM, &call, &claim, &result, NULL, err);
    buffer_clear(&text);
    claim_clear(&claim);
    view->txn_id = result.txn;
    view->points_earned = result.points_earned;
    view->points_balance = result.points_balance;
    view->owed_points = result.owed_points;
    if (status == STATUS_OK && !dry)
        status = ledger_name(desk->db, result.txn, view->txn, err);
    if (status == STATUS_OK && !dry)
        status = reread(desk, result.txn, view, err);
    if (status != STATUS_OK)
        bill_attach_view_clear(view);
    return status;
}
