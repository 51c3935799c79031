/* SPDX-License-Identifier: MIT */
/* now: which rows of the key tables would do something as things stand; the footer shows no others. */
#include "ui/counter/counter_priv.h"

static bool any(const struct counter *counter)
{
    return counter->rows > 0;
}

static bool several(const struct counter *counter)
{
    return counter->rows > 1;
}

static bool points_held(const struct counter *counter)
{
    return counter->in_hand && counter->hand.points_balance > 0;
}

static bool member_held(const struct counter *counter)
{
    return counter->in_hand;
}

static bool gift_offered(const struct counter *counter)
{
    return counter->rows > 0 && counter->in_hand;
}

static bool tender_chosen(const struct counter *counter)
{
    return counter->bill.chosen;
}

static bool rest_payable(const struct counter *counter)
{
    return counter->bill.chosen || counter->bill.retry || counter_due(counter) <= 0;
}

static bool somebody_served(const struct counter *counter)
{
    return counter->last_member != 0;
}

static bool bills_aside(const struct counter *counter)
{
    return counter->held.shown > 0;
}

static bool undoable(const struct counter *counter)
{
    enum screen_id base = counter_base(counter);
    if (base == SCREEN_BILL || base == SCREEN_TENDER)
        return counter->bill.pasts > 0;
    return counter->last.what == LAST_SALE || counter->last.what == LAST_ENTRY;
}

static bool coupons_held(const struct counter *counter)
{
    return counter->hand.coupons.coupons > 0;
}

static bool phone_known(const struct counter *counter)
{
    return counter->hand.member.phone > 0;
}

static bool holder_known(const struct counter *counter)
{
    return counter->verdict.holder != 0;
}

/* Without a bill a coupon is used up only where it brings a gift. */
static bool usable_alone(const struct counter *counter)
{
    const struct programme *programme;
    struct error err;
    if (counter->verdict.reason.status != STATUS_OK || desk_programme(counter->desk, &programme, &err) != STATUS_OK)
        return false;
    int offer = programme_offer(programme, counter->verdict.coupon.offer);
    return offer >= 0 && programme->offer[offer].benefit == BENEFIT_GIFT;
}

static bool something_left(const struct counter *counter)
{
    for (size_t i = 0; i < counter->papers.back.bill.lines && !counter->papers.back.bill.voided; i++)
        if (counter_left(counter, i) > 0)
            return true;
    return false;
}

static bool all_left(const struct counter *counter)
{
    return counter->papers.back.bill.refunded == 0 && something_left(counter);
}

static bool correction_chosen(const struct counter *counter)
{
    return counter->papers.correct.chosen;
}

/* Of a timeline, whose rows may have counted nothing; of the day's bills and a finished one there is always a why. */
static bool explained(const struct counter *counter)
{
    const struct counter_card *card = &counter->papers.card;
    if (counter_screen(counter) == SCREEN_CARD)
        return card->timeline.rows > 0 && card->timeline.row[card->rows.marked].txn != 0;
    return counter_screen(counter) == SCREEN_RETURN || counter->rows > 0;
}

static bool row_opens(const struct counter *counter)
{
    const struct counter_card *card = &counter->papers.card;
    return explained(counter) || (card->timeline.rows > 0 && card->timeline.row[card->rows.marked].bill != 0);
}

static bool draft_changed(const struct counter *counter)
{
    return counter->rules.changed;
}

/* A gift is an item: it is not taken out of the draft. */
static bool droppable(const struct counter *counter)
{
    return counter->rows > 0 && rule_part(counter->rules.parts.marked)->path != NULL;
}

static bool choosable(const struct counter *counter)
{
    return counter->job->choose != NULL;
}

static bool scanner_learnt(const struct counter *counter)
{
    return counter->scanner.scans >= SCANNER_SCANS;
}

/* Of each action that may have nothing to act on; the others always do something. */
static bool (*const acts[ACTION_COUNT])(const struct counter *counter) = {
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

bool counter_answers(const struct counter *counter, const struct binding *row)
{
    return keys_in(row, counter_screen(counter)) && (!acts[row->action] || acts[row->action](counter));
}
