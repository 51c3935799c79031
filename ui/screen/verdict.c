/* SPDX-License-Identifier: MIT */
/* verdict: whether a coupon can be used, drawn large enough to be read across the counter. */
#include <stdio.h>

#include "base/i18n.h"
#include "base/phone.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/facts.h"
#include "ui/counter/hint.h"
#include "ui/screen/verdict_priv.h"

#define LABEL_COL 3
#define VALUE_COL 16

static struct verdict_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_VERDICT);
}

/* Without a bill, only a coupon for a gift can be redeemed. */
static enum status read_use(struct counter *counter, struct error *err)
{
    struct verdict_state *shown = state(counter);
    const struct programme *programme;
    if (shown->verdict.reason.status != STATUS_OK)
        return STATUS_OK;
    TRY(desk_programme(counter->desk, &programme, err));
    int offer = programme_offer(programme, shown->verdict.coupon.offer);
    shown->usable_alone = offer >= 0 && programme->offer[offer].benefit == BENEFIT_GIFT;
    return STATUS_OK;
}

/* argument: the code as typed or scanned. */
static enum status open_verdict(struct counter *counter, const void *argument, struct error *err)
{
    struct verdict_state *shown = state(counter);
    struct sale_request request;
    struct error unknown;
    bill_request(counter, &request);
    TRY(coupon_verify(counter->desk, argument, &request, &shown->verdict, err));
    TRY(read_use(counter, err));
    shown->today = desk_day(counter->desk);
    if (shown->verdict.holder != 0 &&
        member_get(desk_db(counter->desk), shown->verdict.holder, &shown->holder, &unknown) != STATUS_OK)
        shown->holder.id = 0;
    if (shown->verdict.reason.status != STATUS_OK)
        counter_beep(counter);
    return STATUS_OK;
}

static bool holder_known(const struct counter *counter)
{
    return state(counter)->verdict.holder != 0;
}

static void take_holder(struct counter *counter)
{
    int64_t holder = state(counter)->verdict.holder;
    if (holder == 0)
        counter_object(counter, N_("Bearer coupon: whoever holds it may use it."), NULL, NULL);
    else if (hand_take(counter, holder, SHARED_FOUND))
        counter_go(counter, SCREEN_MEMBER);
}

/* --- redeeming -------------------------------------------------------------------------------------------------- */

static bool usable_alone(const struct counter *counter)
{
    return state(counter)->usable_alone;
}

/* Redeems the coupon and fills in the gift to hand over; false: refused. */
static bool redeem(struct counter *counter, bool dry, struct item *gift, struct coupon_done *done)
{
    struct error err;
    *gift = (struct item){0};
    if (coupon_redeem(counter->desk, dry ? NULL : state(counter)->key, state(counter)->verdict.coupon.code, dry, done,
                      &err) == STATUS_OK &&
        item_get(desk_db(counter->desk), done->item, gift, &err) == STATUS_OK)
        return true;
    counter_refuse(counter, &err);
    return false;
}

static void used_up(struct counter *counter)
{
    struct coupon_done done;
    struct item gift;
    if (!redeem(counter, false, &gift, &done))
        return;
    last_entry(counter, done.txn);
    counter_close_above(counter);
    if (!counter->in_hand || hand_take(counter, counter->hand.member.id, counter->shared))
        counter_tell(counter, N_("Redeemed. Hand over: {0}"), gift.name, NULL);
}

/* Redeems the coupon without a bill: the gift is handed over now. */
static void use_up(struct counter *counter)
{
    const struct coupon_verdict *verdict = &state(counter)->verdict;
    struct coupon_done done;
    struct item gift;
    if (!redeem(counter, true, &gift, &done))
        return;
    if (counter->in_hand && counter->hand.member.id == verdict->holder && !hand_proven(counter))
        return;
    struct counter_question *question =
        ask_open(counter, N_("Redeem {0} now, without a bill? Hand over: {1}"), verdict->offer_name, gift.name);
    ask_option(question, 1, N_("yes, redeem it"), used_up);
    ask_option(question, 2, N_("no"), NULL);
    question->marked = 2;
    act_key(state(counter)->key);
}

/* --- drawing ---------------------------------------------------------------------------------------------------- */

static int field(struct canvas *canvas, int row, const char *label, const char *value)
{
    canvas_text(canvas, row, LABEL_COL, VALUE_COL - LABEL_COL - 1, ROLE_LABEL, label);
    canvas_text(canvas, row, VALUE_COL, -1, ROLE_PLAIN, value);
    return row + 1;
}

static void draw_answer(struct canvas *canvas, bool usable, int row)
{
    enum cell_role role = usable ? ROLE_GOOD : ROLE_BAD;
    char text[RENDER_TEXT];
    snprintf(text, sizeof text, "%s  %s", usable ? "[+]" : "[x]", usable ? _("U S A B L E") : _("N O T   U S A B L E"));
    canvas_fill(canvas, row, LABEL_COL, 40, role, usable ? '+' : 'x');
    canvas_text(canvas, row + 1, LABEL_COL + 4, -1, role, text);
    canvas_fill(canvas, row + 2, LABEL_COL, 40, role, usable ? '+' : 'x');
}

static const char *holder_text(char buf[RENDER_TEXT], const struct verdict_state *shown)
{
    const struct member *holder = &shown->holder;
    char name[PERSON_TEXT], phone[PHONE_TEXT];
    if (shown->verdict.holder == 0)
        return _("bearer");
    if (holder->id == 0)
        return "";
    snprintf(buf, RENDER_TEXT, "%.200s %s", word_name(name, holder->name),
             holder->phone > 0 ? phone_mask(phone, holder->phone) : "");
    return buf;
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct verdict_state *shown = state(counter);
    const struct coupon_verdict *verdict = &shown->verdict;
    const struct coupon *coupon = &verdict->coupon;
    bool usable = verdict->reason.status == STATUS_OK;
    char text[RENDER_TEXT], code[COUPON_TEXT], money[MONEY_TEXT];
    int row = 8;
    frame_rule(canvas, counter, _("6 Coupon check"));
    draw_answer(canvas, usable, 2);
    if (!usable)
        canvas_text(canvas, 6, LABEL_COL, -1, ROLE_BAD, hint_refusal(text, &verdict->reason, hint_keys(counter)));
    row = field(canvas, row, _("Coupon code"), coupon_code_show(code, coupon->code));
    if (coupon->state == COUPON_UNKNOWN || coupon->state == COUPON_FORGED)
        return;
    row = field(canvas, row, _("Offer"), verdict->offer_name);
    row = field(canvas, row, _("Valid"), word_until(text, shown->today, coupon->expires_on));
    row = field(canvas, row, _("Holder"), holder_text(text, shown));
    if (verdict->has_bill && usable)
        field(canvas, row, _("This bill"), word_fill(text, _("{0} off"), word_money(money, verdict->benefit), NULL));
}

static bool say(struct facts *facts, const struct counter *counter)
{
    const struct coupon_verdict *verdict = &state(counter)->verdict;
    facts_add(facts, verdict->coupon.code, verdict->reason.status == STATUS_OK ? _("USABLE.") : _("NOT USABLE."));
    return true;
}

static const struct binding bindings[] = {
    {BIND(ENTER, counter_leave), .key = "Enter", .label = N_("Enter back"), .prompt = true, .help = N_("back")},
    {BIND(F2, take_holder), .when = holder_known, .refuse = take_holder, .key = "F2", .label = N_("F2Holder"),
     .help = N_("chooses the holder")},
    {BIND(F9, use_up), .when = usable_alone, .refuse = use_up, .key = "F9", .label = N_("F9Redeem"),
     .help = N_("uses it up without a bill; asks first: for coupons with a gift")},
    BIND_COMMON,
};

const struct screen screen_verdict = {
    .title = N_("Coupon check"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_LETS_GO,
    .state_size = sizeof(struct verdict_state),
    .open = open_verdict,
    .draw = draw,
    .say = say,
    SCREEN_BINDINGS(bindings),
};
