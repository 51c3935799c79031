/* SPDX-License-Identifier: MIT */
/* close: the stored value of the member in hand paid out, from their card: shown and asked first. */
#include "desk/wallet.h"

#include "base/money.h"
#include "base/text.h"
#include "ui/flow/inside.h"

static bool failed(struct till *till, enum status status, const struct error *err, void (*again)(struct till *))
{
    if (status == STATUS_APPROVAL_NEEDED && !till->approved)
        approve_ask(till, err, again);
    else if (status != STATUS_OK)
        till_refuse(till, err);
    return status != STATUS_OK;
}

static void preview(struct till *till)
{
    struct close_request request = {.member = till->hand.member.id};
    struct close_view view;
    struct error err;
    char out[MONEY_TEXT], in[MONEY_TEXT];
    enum status status = wallet_close(till->desk, NULL, till_approver(till), &request, true, &view, &err);
    if (failed(till, status, &err, preview))
        return;
    struct till_question *question =
        ask_open(till, N_("Pay out ¥{0} in cash (paid in {1} - used {2}) and end bonus ¥{3}?"),
                 money_format_grouped(out, view.principal.left), money_format_grouped(in, view.principal.in));
    money_format_grouped(out, view.principal.used + view.principal.before);
    text_copy(question->text.arg[2], TILL_ARG_TEXT, out);
    text_copy(question->text.arg[3], TILL_ARG_TEXT, money_format_grouped(out, view.bonus.left));
    ask_option(question, 1, N_("pay out and close"), ANSWER_CLOSE);
    ask_option(question, 2, N_("no, it stays"), ANSWER_NO);
    question->marked = 2;
    act_key(till->close_key);
    close_view_clear(&view);
}

void close_ask(struct till *till)
{
    if (hand_proven(till))
        preview(till);
}

void close_now(struct till *till)
{
    struct close_request request = {.member = till->hand.member.id};
    struct close_view view;
    struct error err;
    char out[MONEY_TEXT], ended[MONEY_TEXT];
    enum status status = wallet_close(till->desk, till->close_key, till_approver(till), &request, false, &view, &err);
    if (failed(till, status, &err, close_now))
        return;
    money_format_grouped(out, view.principal.left);
    money_format_grouped(ended, view.bonus.left);
    close_view_clear(&view);
    last_final(till, N_("Stored value that was paid out is not put back: top it up anew."));
    if (hand_take(till, request.member, till->shared) && card_read(till))
        till_tell(till, N_("Stored value closed: pay out ¥{0}; bonus ¥{1} has ended."), out, ended);
}
