/* SPDX-License-Identifier: MIT */
/* correct: corrects the tenders of a finished bill. They are entered as at the payment; the last one writes. */
#include "desk/correct.h"

#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/screen/return_priv.h"

#define BOX_ROWS 3

struct correct_state {
    char key[ACT_KEY_TEXT]; /* key of the act */
    int64_t due;            /* total of the corrected tenders, fen */
    struct correct_request request;
    bool chosen; /* a tender waits for Enter or an amount */
    enum tender_kind choice;
};

static struct correct_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_CORRECT);
}

static enum status open_correct(struct counter *counter, const void *argument, struct error *err)
{
    struct correct_state *correct = state(counter);
    const struct correct_argument *about = argument;
    (void)err;
    correct->due = about->due;
    correct->request.bill = about->bill;
    act_key(correct->key);
    return STATUS_OK;
}

static int64_t not_said(const struct correct_state *correct)
{
    int64_t due = correct->due;
    for (size_t i = 0; i < correct->request.tenders; i++)
        due -= correct->request.tender[i].amount;
    return due;
}

static bool chosen(const struct counter *counter)
{
    return state(counter)->chosen;
}

static void choose(struct counter *counter)
{
    state(counter)->chosen = true;
    state(counter)->choice = (enum tender_kind)counter->binding->argument;
}

/* Shows the bill again, with its new tenders. */
static void tell(struct counter *counter, const struct correct_view *view)
{
    char name[BILL_TEXT], paid[COUNTER_ARG_TEXT];
    int64_t bill = state(counter)->request.bill;
    word_tenders(paid, view->after, view->afters);
    word_bill(name, view->bill);
    if (counter->done.shown && counter->done.view.bill_id == bill)
        done_clear(&counter->done); /* the strip shows the old tenders */
    counter_pop(counter);
    counter_pop(counter);
    counter_show(counter, SCREEN_RETURN, &bill);
    last_elsewhere(counter, N_("The tender was changed: .5 changes it again."), SCREEN_RETURN, bill);
    counter_tell(counter, N_("Bill {0}: tender changed to {1}."), name, paid);
}

static void write_it(struct counter *counter)
{
    struct correct_state *correct = state(counter);
    struct correct_view view;
    struct error err;
    enum status status =
        correct_tenders(counter->desk, correct->key, approve_staff(counter), &correct->request, false, &view, &err);
    if (status == STATUS_OK)
        tell(counter, &view);
    else if (status == STATUS_APPROVAL_NEEDED)
        approve_ask(counter, &err, write_it);
    else {
        correct->request.tenders = 0; /* all tenders are entered again */
        correct->chosen = false;
        counter_refuse(counter, &err);
    }
}

static void add(struct counter *counter, int64_t amount)
{
    struct correct_state *correct = state(counter);
    int64_t due = not_said(correct);
    if (!correct->chosen || correct->request.tenders == TENDERS_MAX) {
        counter_object(counter, N_("First choose how it was paid: .1 cash, .2 WeChat; . shows all."), NULL, NULL);
        return;
    }
    correct->request.tender[correct->request.tenders++] = (struct tender){.kind = correct->choice, .amount = amount};
    correct->chosen = false;
    if (amount == TENDER_REST || amount >= due)
        write_it(counter);
}

static void say_rest(struct counter *counter)
{
    add(counter, TENDER_REST);
}

static void say_part(struct counter *counter)
{
    if (counter->spoken.amount <= 0)
        counter_object(counter, N_("Enter an amount above 0."), NULL, NULL);
    else
        add(counter, counter->spoken.amount);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct correct_state *correct = state(counter);
    char text[RENDER_TEXT], said[COUNTER_ARG_TEXT], money[MONEY_TEXT];
    int row = frame_box(canvas, BOX_ROWS);
    canvas_text(canvas, row, 1, -1, ROLE_WARN,
                word_fill(text, _("How was it paid? Left to assign: {0}"), word_money(money, not_said(correct)), NULL));
    canvas_text(canvas, row, 44, -1, ROLE_PLAIN, word_tenders(said, correct->request.tender, correct->request.tenders));
    frame_prompt(canvas, counter, row + 1, 1,
                 correct->chosen ? render_tender(tender_code(correct->choice)) : _("Tender .n"), counter_text(counter));
}

static const struct binding bindings[] = {
    BIND_TENDERS_NOT_STORED_UNSHOWN(choose),
    {BIND(ENTER, say_rest), .when = chosen, .refuse = say_rest, .key = "Enter", .label = N_("Enter=record"),
     .prompt = true, .help = N_("the chosen tender pays all the rest; the correction is saved")},
    {BIND(AMOUNT, say_part), .when = chosen, .refuse = say_part, .key = "A Enter", .label = N_("Amount Enter=part"),
     .prompt = true, .help = N_("that amount by the chosen tender")},
    BIND_COMMON,
};

const struct screen screen_correct = {
    .title = N_("Correct the tender"),
    .prompt = PROMPT_TENDER,
    .flags = SCREEN_BOX,
    .state_size = sizeof(struct correct_state),
    .open = open_correct,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
