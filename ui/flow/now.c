/* SPDX-License-Identifier: MIT */
/* now: which rows of the key tables would do something as things stand; the footer shows no others. */
#include "ui/flow/inside.h"

static bool any(const struct till *till)
{
    return till->rows > 0;
}

static bool several(const struct till *till)
{
    return till->rows > 1;
}

static bool points_held(const struct till *till)
{
    return till->in_hand && till->hand.points_balance > 0;
}

static bool member_held(const struct till *till)
{
    return till->in_hand;
}

static bool gift_offered(const struct till *till)
{
    return till->rows > 0 && till->in_hand;
}

static bool tender_chosen(const struct till *till)
{
    return till->bill.chosen;
}

static bool rest_payable(const struct till *till)
{
    return till->bill.chosen || till->bill.retry || till_due(till) <= 0;
}

static bool somebody_served(const struct till *till)
{
    return till->last_member != 0;
}

static bool bills_aside(const struct till *till)
{
    return till->held.shown > 0;
}

static bool undoable(const struct till *till)
{
    enum till_state base = till_base(till);
    if (base == TILL_BILL || base == TILL_TENDER)
        return till->bill.pasts > 0;
    return till->last.what == LAST_SALE || till->last.what == LAST_ENTRY;
}

static bool coupons_held(const struct till *till)
{
    return till->hand.coupons.coupons > 0;
}

static bool phone_known(const struct till *till)
{
    return till->hand.member.phone > 0;
}

static bool holder_known(const struct till *till)
{
    return till->verdict.holder != 0;
}

/* Without a bill a coupon is used up only where it brings a gift. */
static bool usable_alone(const struct till *till)
{
    const struct programme *programme;
    struct error err;
    if (till->verdict.reason.status != STATUS_OK || desk_programme(till->desk, &programme, &err) != STATUS_OK)
        return false;
    int offer = programme_offer(programme, till->verdict.coupon.offer);
    return offer >= 0 && programme->offer[offer].benefit == BENEFIT_GIFT;
}

static bool something_left(const struct till *till)
{
    for (size_t i = 0; i < till->papers.back.bill.lines && !till->papers.back.bill.voided; i++)
        if (till_left(till, i) > 0)
            return true;
    return false;
}

static bool all_left(const struct till *till)
{
    return till->papers.back.bill.refunded == 0 && something_left(till);
}

static bool correction_chosen(const struct till *till)
{
    return till->papers.correct.chosen;
}

/* Of a timeline, whose rows may have counted nothing; of the day's bills and a finished one there is always a why. */
static bool explained(const struct till *till)
{
    const struct till_card *card = &till->papers.card;
    if (till_state(till) == TILL_CARD)
        return card->timeline.rows > 0 && card->timeline.row[card->rows.marked].txn != 0;
    return till_state(till) == TILL_RETURN || till->rows > 0;
}

static bool row_opens(const struct till *till)
{
    const struct till_card *card = &till->papers.card;
    return explained(till) || (card->timeline.rows > 0 && card->timeline.row[card->rows.marked].bill != 0);
}

static bool draft_changed(const struct till *till)
{
    return till->rules.changed;
}

/* A gift is an item: it is not taken out of the draft. */
static bool droppable(const struct till *till)
{
    return till->rows > 0 && rule_part(till->rules.parts.marked)->path != NULL;
}

static bool choosable(const struct till *till)
{
    return till->job->choose != NULL;
}

static bool scanner_learnt(const struct till *till)
{
    return till->scanner.scans >= SCANNER_SCANS;
}

/* Of each action that may have nothing to act on; the others always do something. */
static bool (*const acts[ACTION_COUNT])(const struct till *till) = {
    [ACTION_TAKE] = any,
    [ACTION_PICK] = several,
    [ACTION_LAST] = somebody_served,
    [ACTION_ITEMS_TAKE] = any,
    [ACTION_ITEMS_PICK] = several,
    [ACTION_POINTS] = points_held,
    [ACTION_GIFTS] = points_held,
    [ACTION_TOPUP] = member_held,
    [ACTION_TOPUP_TAKE] = any,
    [ACTION_GIFT_TAKE] = gift_offered,
    [ACTION_PASS_TAKE] = any,
    [ACTION_PEOPLE] = choosable,
    [ACTION_PERSON] = any,
    [ACTION_TENDER_REST] = rest_payable,
    [ACTION_TENDER_PART] = tender_chosen,
    [ACTION_COUPON_LIST] = coupons_held,
    [ACTION_COUPON_TAKE] = any,
    [ACTION_COUPON_USE] = usable_alone,
    [ACTION_HELD] = bills_aside,
    [ACTION_RECALL] = any,
    [ACTION_RECALL_ROW] = several,
    [ACTION_HELD_DROP] = any,
    [ACTION_BILLS_TAKE] = any,
    [ACTION_BACK_LINE] = something_left,
    [ACTION_BACK_PREVIEW] = something_left,
    [ACTION_BACK_VOID] = all_left,
    [ACTION_CORRECT] = something_left,
    [ACTION_CORRECT_REST] = correction_chosen,
    [ACTION_CORRECT_PART] = correction_chosen,
    [ACTION_WHY] = explained,
    [ACTION_CARD_TAKE] = row_opens,
    [ACTION_CARD_PHONE] = phone_known,
    [ACTION_HOLDER] = holder_known,
    [ACTION_SCANNER_END] = scanner_learnt,
    [ACTION_BOARD_TIER] = any,
    [ACTION_BOARD_SORT] = several,
    [ACTION_BOARD_MEMBER] = any,
    [ACTION_CLAIM_TAKE] = any,
    [ACTION_RULES_FORGET] = draft_changed,
    [ACTION_RULES_TRY] = draft_changed,
    [ACTION_RULES_ELEMENT] = any,
    [ACTION_RULES_DROP] = droppable,
    [ACTION_UNDO] = undoable,
    [ACTION_MOVE] = several,
};

bool till_answers(const struct till *till, const struct binding *row)
{
    return keys_in(row, till_state(till)) && (!acts[row->action] || acts[row->action](till));
}
