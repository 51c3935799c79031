/* SPDX-License-Identifier: MIT */
/* close: the stored value of the member in hand paid out, from their card: shown and asked first. */
#include "base/money.h"
#include "base/text.h"
#include "desk/wallet.h"
#include "ui/counter/counter_priv.h"

static bool failed(struct counter *counter, enum status status, const struct error *err,
                   void (*again)(struct counter *))
{
    if (status == STATUS_APPROVAL_NEEDED && !counter->approved)
        approve_ask(counter, err, again);
    else if (status != STATUS_OK)
        counter_refuse(counter, err);
    return status != STATUS_OK;
}

static void close_now(struct counter *counter)
{
    struct close_request request = {.member = counter->hand.member.id};
    struct close_view view;
    struct error err;
    char out[MONEY_TEXT], ended[MONEY_TEXT];
    enum status status =
        wallet_close(counter->desk, counter->close_key, counter_approver(counter), &request, false, &view, &err);
    if (failed(counter, status, &err, close_now))
        return;
    money_format_grouped(out, view.principal.left);
    money_format_grouped(ended, view.bonus.left);
    close_view_clear(&view);
    last_final(counter, N_("Stored value that was paid out is not put back: top it up anew."));
    counter_refresh(counter);
    if (!counter->refused)
        counter_tell(counter, N_("Stored value closed: pay out ¥{0}; bonus ¥{1} has ended."), out, ended);
}

static void preview(struct counter *counter)
{
    struct close_request request = {.member = counter->hand.member.id};
    struct close_view view;
    struct error err;
    char out[MONEY_TEXT], in[MONEY_TEXT];
    enum status status = wallet_close(counter->desk, NULL, counter_approver(counter), &request, true, &view, &err);
    if (failed(counter, status, &err, preview))
        return;
    struct counter_question *question =
        ask_open(counter, N_("Pay out ¥{0} in cash (paid in {1} - used {2}) and end bonus ¥{3}?"),
                 money_format_grouped(out, view.principal.left), money_format_grouped(in, view.principal.in));
    money_format_grouped(out, view.principal.used + view.principal.before);
    text_copy(question->text.arg[2], COUNTER_ARG_TEXT, out);
    text_copy(question->text.arg[3], COUNTER_ARG_TEXT, money_format_grouped(out, view.bonus.left));
    ask_option(question, 1, N_("pay out and close"), close_now);
    ask_option(question, 2, N_("no, it stays"), NULL);
    question->marked = 2;
    act_key(counter->close_key);
    close_view_clear(&view);
}

void close_ask(struct counter *counter)
{
    if (hand_proven(counter))
        preview(counter);
}
