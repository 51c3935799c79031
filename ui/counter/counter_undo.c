/* SPDX-License-Identifier: MIT */
/* counter_undo: undoes the last edit of the open bill or, without one, asks whether to reverse the last act. */
#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "desk/return.h"
#include "desk/undo.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define NAME_SHOWN 32 /* bytes of a masked name */

static void reverse_now(struct counter *counter);

/* Undo, then Enter: the one exception to the rule that Enter does not confirm what writes. The question marks "yes". */
static void offer_undo(struct counter *counter, struct counter_question *question, const char *yes)
{
    ask_option(question, 1, yes, reverse_now);
    ask_option(question, 2, N_("leave it"), NULL);
    question->marked = 1;
    act_key(counter->last.key);
}

static bool failed(struct counter *counter, enum status status, const struct error *err,
                   void (*again)(struct counter *))
{
    if (status == STATUS_APPROVAL_NEEDED)
        approve_ask(counter, err, again);
    else if (status != STATUS_OK)
        counter_refuse(counter, err);
    return status != STATUS_OK;
}

/* --- a sale ----------------------------------------------------------------------------------------------------- */

/* dry: asks with a preview; else voids the sale. */
static void void_last(struct counter *counter, bool dry, void (*again)(struct counter *))
{
    struct return_request request = {.bill = counter->last.id, .voids = true, .gifts_missing = counter->last.missing};
    struct return_view view = {0};
    struct error err;
    char back[COUNTER_ARG_TEXT], name[BILL_TEXT];
    enum status status =
        return_make(counter->desk, dry ? NULL : counter->last.key, approve_staff(counter), &request, dry, &view, &err);
    if (failed(counter, status, &err, again))
        return;
    word_refund(back, view.tender, view.tenders, !dry);
    word_bill(name, view.bill);
    return_view_clear(&view);
    if (dry) {
        offer_undo(counter, ask_open(counter, N_("Void bill {0}? {1}"), name, back), N_("void it"));
        return;
    }
    counter->done.voided = counter->done.view.bill_id == request.bill;
    hand_drop(counter);
    counter_go(counter, SCREEN_IDLE);
    counter_tell(counter, N_("Bill {0} voided. {1}"), name, back);
}

static void ask_void(struct counter *counter)
{
    void_last(counter, true, ask_void);
}

static void say_gift_missing(struct counter *counter)
{
    counter->last.missing = true;
    ask_void(counter);
}

/* Its gifts come first: whether they are back is a part of what the void will be. */
static void reverse_sale(struct counter *counter)
{
    struct sale_view bill = {0};
    struct error err;
    counter->last.missing = false;
    if (sale_view_rung(counter->desk, counter->last.id, &bill, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    else if (bill.voided || !ask_gift(counter, &bill, true, ask_void, say_gift_missing))
        ask_void(counter);
    sale_view_clear(&bill);
}

/* --- another entry ---------------------------------------------------------------------------------------------- */

/* "Top-up Zh*": the kind of the act and its member. */
static void subject(char buf[COUNTER_ARG_TEXT], const struct undo_view *view)
{
    char masked[PERSON_TEXT], name[NAME_SHOWN];
    text_copy(name, sizeof name, word_person(masked, view->name, view->phone));
    snprintf(buf, COUNTER_ARG_TEXT, "%.50s%s%s", render_kind(view->kind), *name ? " " : "", name);
}

/* "Stored value -550.00, Points -20": the changes to what the member holds. */
static void effects(char buf[COUNTER_ARG_TEXT], const struct undo_view *view)
{
    const struct {
        const char *name;
        int64_t change;
        bool money;
    } list[] = {{render_tender("wallet"), view->wallet, true},
                {render_lot_kind("points"), view->points, false},
                {render_lot_kind("pass"), view->uses, false},
                {render_lot_kind("coupon"), view->coupons, false},
                {_("Gift"), view->pieces, false}};
    size_t used = 0;
    buf[0] = '\0';
    for (size_t i = 0; i < sizeof list / sizeof *list && used < COUNTER_ARG_TEXT; i++) {
        char number[MONEY_TEXT];
        int64_t size = list[i].change < 0 ? -list[i].change : list[i].change;
        if (size == 0)
            continue;
        if (list[i].money)
            money_format_grouped(number, size);
        else
            snprintf(number, sizeof number, "%lld", (long long)size);
        used += (size_t)snprintf(buf + used, COUNTER_ARG_TEXT - used, "%s%s %s%s", used > 0 ? ", " : "", list[i].name,
                                 list[i].change < 0 ? "-" : "+", number);
    }
}

static void ask_entry(struct counter *counter, const struct undo_view *view)
{
    char what[COUNTER_ARG_TEXT], money[COUNTER_ARG_TEXT], moved[COUNTER_ARG_TEXT];
    subject(what, view);
    effects(moved, view);
    word_tenders(money, view->tender, view->tenders);
    const char *text = view->tenders > 0 ? N_("Undo: {0}? Refund: {1} ({2})")
                       : *moved          ? N_("Undo: {0}? ({2})")
                                         : N_("Undo: {0}?");
    struct counter_question *question = ask_open(counter, text, what, money);
    text_copy(question->text.arg[2], COUNTER_ARG_TEXT, moved);
    offer_undo(counter, question, N_("undo it"));
}

/* After the undo: keeps the member in hand, unless their enrolment was undone. */
static void entry_gone(struct counter *counter, const struct undo_view *view)
{
    char what[COUNTER_ARG_TEXT], money[COUNTER_ARG_TEXT];
    bool enrolment = strcmp(view->kind, "enrol") == 0;
    bool stays = counter_base(counter) == SCREEN_MEMBER && counter->hand.member.id == view->member && !enrolment;
    if (enrolment)
        hand_forget(counter, view->member);
    if (stays && hand_take(counter, view->member, counter->shared)) {
        counter_go(counter, SCREEN_MEMBER);
    } else {
        hand_drop(counter);
        counter_go(counter, SCREEN_IDLE);
    }
    subject(what, view);
    word_tenders(money, view->tender, view->tenders);
    counter_tell(counter, view->tenders > 0 ? N_("Undone: {0}. Refund: {1}") : N_("Undone: {0}."), what, money);
}

static void entry_last(struct counter *counter, bool dry, void (*again)(struct counter *))
{
    struct undo_view view;
    struct error err;
    enum status status =
        undo(counter->desk, dry ? NULL : counter->last.key, approve_staff(counter), counter->last.id, dry, &view, &err);
    if (failed(counter, status, &err, again))
        return;
    if (dry)
        ask_entry(counter, &view);
    else
        entry_gone(counter, &view);
}

/* --- an edit of a member ---------------------------------------------------------------------------------------- */

/* "Name, Birthday": the fields of the mask. */
static void field_names(char buf[COUNTER_ARG_TEXT], unsigned mask)
{
    static const struct {
        unsigned field;
        const char *name;
    } list[] = {{FIELD_NAME, N_("Name")},        {FIELD_GENDER, N_("Sex")},      {FIELD_BIRTHDAY, N_("Birthday")},
                {FIELD_SMS, N_("SMS consent")},  {FIELD_ID_SEEN, N_("ID seen")}, {FIELD_CARD, N_("Card")},
                {FIELD_REFERRER, N_("Referrer")}};
    size_t used = 0;
    buf[0] = '\0';
    for (size_t i = 0; i < sizeof list / sizeof *list && used < COUNTER_ARG_TEXT; i++)
        if (mask & list[i].field)
            used +=
                (size_t)snprintf(buf + used, COUNTER_ARG_TEXT - used, "%s%s", used > 0 ? ", " : "", _(list[i].name));
}

/* Asks about the last edit of a member. */
static void ask_edit(struct counter *counter)
{
    const struct counter_edited *edited = &counter->last.edited;
    char fields[COUNTER_ARG_TEXT], name[PERSON_TEXT];
    bool stands;
    struct error err;
    if (enrol_stands(counter->desk, edited->member, edited->mask, &edited->is, &stands, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    if (!stands) {
        counter_object(counter, N_("This member was edited again since: the edit cannot be undone."), NULL, NULL);
        return;
    }
    field_names(fields, edited->mask);
    offer_undo(counter,
               ask_open(counter, N_("Undo: edit of {0}? ({1})"),
                        word_person(name, edited->is.member.name, edited->was.member.phone), fields),
               N_("undo it"));
}

static void put_back(struct counter *counter)
{
    struct counter_edited edited = counter->last.edited;
    char name[PERSON_TEXT];
    struct error err;
    edited.was.approver = approve_staff(counter);
    enum status status = enrol_edit(counter->desk, counter->last.key, edited.member, edited.mask, &edited.was, &err);
    if (failed(counter, status, &err, reverse_now))
        return;
    if (counter->in_hand && counter->hand.member.id == edited.member)
        hand_take(counter, edited.member, counter->shared);
    counter_tell(counter, N_("Undone: edit of {0}."),
                 word_person(name, edited.was.member.name, edited.was.member.phone), NULL);
}

/* Opens where it is mended otherwise and says how; a bill that is shown may be another one. */
static void tell_how(struct counter *counter)
{
    struct counter_last last = counter->last;
    bool shown = last.screen >= 0 && counter_screen(counter) == (enum screen_id)last.screen;
    if (shown && last.id)
        counter_pop(counter);
    if (last.screen >= 0 && (!shown || last.id))
        counter_show(counter, (enum screen_id)last.screen, &last.id);
    if (!counter->refused)
        counter_object(counter, last.why, NULL, NULL);
}

/* Without an open bill: asks about reversing the last act since sign-in, with its preview. */
static void reverse_last(struct counter *counter)
{
    if (counter->last.acts != desk_acts(counter->desk)) {
        counter_object(counter, N_("The last act cannot be undone by ^Z, nor can any before it."), NULL, NULL);
        return;
    }
    switch (counter->last.what) {
    case LAST_SALE:
        reverse_sale(counter);
        return;
    case LAST_ENTRY:
        entry_last(counter, true, reverse_last);
        return;
    case LAST_EDIT:
        ask_edit(counter);
        return;
    case LAST_FINAL:
        tell_how(counter);
        return;
    case LAST_NONE:
        counter_object(counter, N_("Nothing to undo since you signed in."), NULL, NULL);
        return;
    }
}

bool counter_undoable(const struct counter *counter)
{
    enum screen_id base = counter_base(counter);
    if (base == SCREEN_BILL || base == SCREEN_TENDER)
        return counter->bill.pasts > 0;
    return counter->last.acts == desk_acts(counter->desk) && counter->last.what != LAST_NONE &&
           counter->last.what != LAST_FINAL;
}

void counter_undo(struct counter *counter)
{
    enum screen_id base = counter_base(counter);
    if (payment_topup_begun(counter)) {
        counter_object(counter, N_("Partly paid: finish, or undo the payments (..)."), NULL, NULL);
        return;
    }
    if (base != SCREEN_BILL && base != SCREEN_TENDER) {
        reverse_last(counter);
        return;
    }
    bill_undo(counter);
    if (!counter->refused)
        counter_close_above(counter); /* the result of the undo is seen on the bill */
}

static void reverse_now(struct counter *counter)
{
    if (counter->last.what == LAST_SALE)
        void_last(counter, false, reverse_now);
    else if (counter->last.what == LAST_EDIT)
        put_back(counter);
    else
        entry_last(counter, false, reverse_now);
    if (!counter->refused && counter_screen(counter) != SCREEN_APPROVE)
        last_final(counter, N_("The last act was undone: ^Z does not go further back."));
}
