/* SPDX-License-Identifier: MIT */
#include "desk/undo.h"

#include <inttypes.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/text.h"
#include "model/bill.h"
#include "model/coupon.h"
#include "model/lot.h"
#include "model/offer_rows.h"
#include "desk/desk_priv.h"
#include "desk/lapses.h"

struct undoing {
    struct entry was;        /* entries never change, so it can be read before the write begins */
    struct bill bill;        /* of a claim */
    struct lapses lapses;    /* overdue tier changes of its member, not written yet */
    struct tier_change fall; /* the undo of a claim lowers the tier; member 0: it does not */
};

struct undone {
    int64_t txn;
    int64_t points_balance, owed_points, wallet_balance; /* after it, for its slip */
};
static const struct act_field RESULT[] = {ACT_FIELD(undone, txn), ACT_FIELD(undone, points_balance),
                                          ACT_FIELD(undone, owed_points), ACT_FIELD(undone, wallet_balance)};

static bool of_kind(const struct entry *was, const char *kind)
{
    return strcmp(was->kind, kind) == 0;
}

/* --- whether the entry may be undone ---------------------------------------------------------------------------- */

static enum status check_kind(const struct entry *was, struct error *err)
{
    static const char *const kinds[] = {"topup", "redeem", "pass", "adjust", "enrol", "claim"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (of_kind(was, kinds[i]))
            return STATUS_OK;
    return error_value(err, "txn", was->kind, "this kind of entry cannot be undone");
}

static enum status check_once(struct act *act, const struct entry *was, struct error *err)
{
    char at[DATE_TEXT];
    struct stmt *s = stmt_use(act->db, QUERY_LEDGER_REVERSED);
    stmt_int(s, ":txn", was->id);
    bool row;
    TRY(stmt_next(s, &row, err));
    if (!row)
        return STATUS_OK;
    int64_t when = stmt_get_int(s, "at");
    stmt_done(s);
    error_set(err, STATUS_ALREADY_VOIDED, "txn", "entry %" PRId64 " was taken back before", was->id);
    error_detail(err, "undo");
    error_arg(err, 0, "%s", date_format_instant_short(at, when));
    return STATUS_ALREADY_VOIDED;
}

/* An enrolment can be undone only while the member has nothing else: later entries refer to the member. */
static enum status check_alone(struct act *act, const struct entry *was, struct error *err)
{
    bool alone = true;
    if (of_kind(was, "enrol"))
        TRY(member_alone(act->db, was->member, was->id, &alone, err));
    if (alone)
        return STATUS_OK;
    error_set(err, STATUS_NOT_PERMITTED, "member", "member #%" PRId64 " has more than the enrolment", was->member);
    error_detail(err, "undo");
    return STATUS_NOT_PERMITTED;
}

/* Undoing points granted by hand, or a claim, needs the same approval as granting them. */
static enum status check_right(struct act *act, const struct undoing *undoing, struct error *err)
{
    const struct entry *was = &undoing->was;
    int64_t paid = 0, points = 0;
    for (size_t i = 0; i < was->payments; i++)
        paid += was->payment[i].sign * was->payment[i].amount;
    TRY(act_permit(act, paid, err));
    if (was->has_claim)
        return by_hand_may(act, LIMIT_CLAIM, undoing->bill.row.payable - undoing->bill.row.refunded, err);
    if (!of_kind(was, "adjust"))
        return STATUS_OK;
    for (size_t i = 0; i < was->transfers; i++)
        points += was->transfer[i].amount;
    return by_hand_may(act, LIMIT_POINTS, points, err);
}

static enum status refuse_spent(const struct lot_row *lot, struct error *err)
{
    bool money = strcmp(lot->kind, "principal") == 0 || strcmp(lot->kind, "bonus") == 0;
    enum status why = money                              ? STATUS_NOT_ENOUGH_STORED_VALUE
                      : strcmp(lot->kind, "coupon") == 0 ? STATUS_COUPON_USED
                      : strcmp(lot->kind, "pass") == 0   ? STATUS_NOT_ENOUGH_USES
                                                         : STATUS_NOT_ENOUGH_POINTS;
    error_set(err, why, "txn", "of lot %" PRId64 " only %" PRId64 " are left", lot->id, lot->remaining);
    error_detail(err, "undo");
    return why;
}

/* A claim can be undone while it stands and nothing of the bill has come back since. */
static enum status check_claim(struct act *act, struct undoing *undoing, struct error *err)
{
    const struct entry *was = &undoing->was;
    struct member member;
    int64_t returns;
    struct stmt *s = stmt_use(act->db, QUERY_LEDGER_RETURNS_SINCE);
    stmt_int(s, ":bill", was->bill);
    stmt_int(s, ":txn", was->id);
    TRY(stmt_value(s, 0, &returns, err));
    if (returns > 0) {
        error_set(err, STATUS_ALREADY_RETURNED, "bill", "something of bill %" PRId64 " came back since", was->bill);
        error_detail(err, "undo");
        return STATUS_ALREADY_RETURNED;
    }
    TRY(member_get(act->db, was->member, &member, err));
    return lapses_read(act->desk, &member, act->day, &undoing->lapses, err);
}

/* The bill loses its member: the trigger on the reversing entry does it. The tier falls if the claim had raised it. */
static enum status reverse_claim(struct act *act, struct undoing *undoing, struct error *err)
{
    const struct entry *was = &undoing->was;
    const struct bill_row *row = &undoing->bill.row;
    const struct lapses_loss loss = {
        .day = row->day, .spend = row->payable - row->refunded, .points = was->claim.points_earned};
    act->entry.bill = was->bill;
    lapses_explain(&undoing->lapses, &act->entry.steps);
    if (strcmp(was->claim.tier, was->claim.tier_after) == 0)
        return STATUS_OK;
    return lapses_fall(act, &undoing->lapses, was->member, was->claim.tier, &loss, &undoing->fall, err);
}

/* --- reversing the transfers ------------------------------------------------------------------------------------ */

static int64_t net_of(const struct entry *was, int64_t lot)
{
    int64_t net = 0;
    for (size_t i = 0; i < was->transfers; i++)
        if (was->transfer[i].lot == lot)
            net += was->transfer[i].sign * was->transfer[i].amount;
    return net;
}

static bool seen_after(const struct entry *was, size_t at)
{
    for (size_t i = at + 1; i < was->transfers; i++)
        if (was->transfer[i].lot == was->transfer[at].lot)
            return true;
    return false;
}

/* An offer may specify that its uses and budget stay used. */
static enum status stays_used(struct act *act, const struct programme *programme, int64_t offer, bool *stays,
                              struct error *err)
{
    char code[CODE_TEXT];
    *stays = false;
    if (offer == 0)
        return STATUS_OK;
    TRY(offer_code(act->db, offer, code, err));
    int at = programme_offer(programme, code);
    *stays = at >= 0 && !programme->offer[at].void_returns;
    return STATUS_OK;
}

static enum status reverse_lot(struct act *act, const struct programme *programme, const struct entry *was, int64_t id,
                               struct error *err)
{
    struct lot_row lot;
    int64_t net = net_of(was, id);
    bool stays = false;
    TRY(lot_get(act->db, id, &lot, err));
    if (strcmp(lot.kind, "uses") == 0 || strcmp(lot.kind, "budget") == 0)
        TRY(stays_used(act, programme, lot.offer, &stays, err));
    if (stays || net == 0)
        return STATUS_OK;
    if (net > 0 && (lot.remaining < net || lot.expires_on < act->day)) /* expired, even if nightly has not run */
        return refuse_spent(&lot, err);
    bool coupon = net > 0 && strcmp(lot.kind, "coupon") == 0; /* it was never used, so it must not be shown as used */
    entry_move(&act->entry, id, net > 0 ? -1 : 1, coupon ? "withdrawn" : "returned", net > 0 ? net : -net);
    struct step *step = step_add(&act->entry.steps, STEP_LOT, lot.kind, NULL);
    step_set(step, "lot", id);
    step_set(step, "amount", -net);
    if (net > 0 || strcmp(lot.kind, "points") != 0)
        return STATUS_OK;
    bool usable = lot.usable_from <= act->day && act->day <= lot.expires_on;
    return lot_settle_owed(act->db, &act->entry, lot.member, id, usable, -net, NULL, err);
}

static enum status reverse_uses(struct act *act, const struct programme *programme, const struct entry *was,
                                struct error *err)
{
    for (size_t i = 0; i < was->uses; i++) {
        const struct use_row *use = &was->use[i];
        bool stays;
        TRY(stays_used(act, programme, use->offer, &stays, err));
        if (stays)
            continue;
        struct use_row *back = entry_use(&act->entry, use->offer, use->day, -1, use->amount);
        back->lot = use->lot;
        back->member = use->member;
    }
    return STATUS_OK;
}

static void reverse_rest(struct act *act, const struct entry *was)
{
    for (size_t i = 0; i < was->payments; i++) {
        const struct payment_row *paid = &was->payment[i];
        entry_pay(&act->entry, paid->tender, (int)-paid->sign, paid->amount);
        step_set(step_add(&act->entry.steps, STEP_TENDER, paid->tender, NULL), "amount", -paid->sign * paid->amount);
    }
    for (size_t i = 0; i < was->stocks; i++)
        entry_stock(&act->entry, was->stock[i].item, was->stock[i].gift, -was->stock[i].change);
}

static enum status undo_body(struct act *act, struct error *err)
{
    struct undoing *undoing = act->request;
    const struct entry *was = &undoing->was;
    const struct programme *programme;
    TRY(check_kind(was, err));
    if (was->has_claim)
        TRY(bill_get(act->db, was->bill, &undoing->bill, err));
    TRY(check_once(act, was, err));
    TRY(check_alone(act, was, err));
    if (was->has_claim)
        TRY(check_claim(act, undoing, err));
    TRY(check_right(act, undoing, err)); /* last: nobody approves what cannot be done */
    TRY(desk_programme_of(act->desk, was->programme, &programme, err));
    act->member = act->entry.member = was->member;
    act->entry.reverses = was->id;
    step_set(step_add(&act->entry.steps, STEP_UNDO, was->kind, NULL), "entry", was->seq);
    for (size_t i = was->transfers; i-- > 0;) /* the lot drawn last is refilled first */
        if (!seen_after(was, i))
            TRY(reverse_lot(act, programme, was, was->transfer[i].lot, err));
    TRY(reverse_uses(act, programme, was, err));
    reverse_rest(act, was);
    if (was->has_claim)
        TRY(reverse_claim(act, undoing, err));
    ((struct undone *)act->result)->txn = act->entry.id;
    return STATUS_OK;
}

static enum status undo_after(struct act *act, struct error *err)
{
    struct undoing *undoing = act->request;
    const struct entry *was = &undoing->was;
    struct undone *done = act->result;
    struct balances held;
    TRY(lapses_write(act->db, &undoing->lapses, act->entry.id, err));
    if (undoing->fall.member) {
        undoing->fall.txn = act->entry.id;
        TRY(tier_history_write(act->db, &undoing->fall, err));
    }
    TRY(lot_balances(act->db, was->member, act->day, &held, err));
    done->points_balance = held.points;
    done->owed_points = held.owed;
    done->wallet_balance = held.wallet;
    return of_kind(was, "enrol") ? member_close(act->db, was->member, err) : STATUS_OK;
}

static const struct act_verb UNDO = {.name = "undo",
                                     .permit = PERMIT_VOID,
                                     .txn_kind = "reverse",
                                     .field = RESULT,
                                     .fields = sizeof RESULT / sizeof *RESULT,
                                     .body = undo_body,
                                     .after = undo_after,
                                     .slip = PRINT_REVERSE};

/* --- the result shown ------------------------------------------------------------------------------------------- */

static enum status describe_moves(struct db *db, const struct entry *was, struct undo_view *view, struct error *err)
{
    for (size_t i = 0; i < was->transfers; i++) {
        struct lot_row lot;
        TRY(lot_get(db, was->transfer[i].lot, &lot, err));
        int64_t back = -was->transfer[i].sign * was->transfer[i].amount;
        bool money = strcmp(lot.kind, "principal") == 0 || strcmp(lot.kind, "bonus") == 0;
        int64_t *sum = money                             ? &view->wallet
                       : strcmp(lot.kind, "points") == 0 ? &view->points
                       : strcmp(lot.kind, "pass") == 0   ? &view->uses
                       : strcmp(lot.kind, "coupon") == 0 ? &view->coupons
                                                         : NULL;
        if (sum)
            *sum += back;
    }
    return STATUS_OK;
}

static enum status describe(struct db *db, const struct entry *was, struct undo_view *view, struct error *err)
{
    struct member member;
    text_copy(view->kind, sizeof view->kind, was->kind);
    view->member = was->member;
    for (size_t i = 0; i < was->payments && view->tenders < TENDERS_MAX; i++)
        if (tender_from_code(was->payment[i].tender, &view->tender[view->tenders].kind))
            view->tender[view->tenders++].amount = was->payment[i].amount;
    for (size_t i = 0; i < was->stocks; i++)
        view->pieces -= was->stock[i].change / QUANTITY_ONE;
    if (was->member) {
        TRY(member_get(db, was->member, &member, err));
        text_copy(view->name, sizeof view->name, member.name);
        view->phone = member.phone;
    }
    return describe_moves(db, was, view, err);
}

static void undoing_clear(struct undoing *undoing)
{
    entry_clear(&undoing->was);
    bill_clear(&undoing->bill);
    lapses_clear(&undoing->lapses);
}

enum status undo(struct desk *desk, const char *key, const struct staff *approver, int64_t txn, bool dry,
                 struct undo_view *view, struct error *err)
{
    struct undoing undoing = {0};
    struct undone result = {0};
    struct buffer text = {0};
    *view = (struct undo_view){0};
    enum status status = ledger_read(desk->db, txn, &undoing.was, err);
    if (status == STATUS_OK)
        status = describe(desk->db, &undoing.was, view, err);
    buffer_format(&text, "txn %" PRId64 "\n", txn);
    struct act_call call = {.key = key, .request = text.text, .approver = approver, .dry = dry};
    if (status == STATUS_OK)
        status = act_run(desk, &UNDO, &call, &undoing, &result, NULL, err);
    view->txn = dry ? 0 : result.txn;
    buffer_clear(&text);
    undoing_clear(&undoing);
    return status;
}

enum status undo_claim(struct desk *desk, const char *key, const struct staff *approver, int64_t bill, bool dry,
                       struct undo_view *view, struct error *err)
{
    int64_t txn;
    *view = (struct undo_view){0};
    TRY(ledger_last_claim(desk->db, bill, &txn, err));
    if (txn == 0) {
        error_set(err, STATUS_NOT_FOUND, "bill", "bill %" PRId64 " has no claim", bill);
        error_detail(err, "claim");
        return STATUS_NOT_FOUND;
    }
    return undo(desk, key, approver, txn, dry, view, err);
}
