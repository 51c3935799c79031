/* SPDX-License-Identifier: MIT */
/* bill tender: how a bill was paid, put right. */
#include "base/money.h"
#include "desk/correct.h"
#include "render/render.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/receipt.h"

static json_t *json_corrected(const struct correct_view *view)
{
    return json_pack("{s:o, s:o, s:o, s:o}", "bill", json_text(view->bill), "txn", json_text(view->txn), "before",
                     json_tenders(view->before, view->befores), "tenders", json_tenders(view->after, view->afters));
}

static void print_tenders(struct command *command, const char *label, const struct tender *tender, size_t tenders)
{
    char money[MONEY_TEXT];
    SAY(command, "{0}:", label);
    for (size_t i = 0; i < tenders; i++)
        SAY(command, "  {0} {1}", render_tender(tender_code(tender[i].kind)), money_format(money, tender[i].amount));
}

/* Without an amount a tender pays what the others leave. */
static enum status read_paid(const struct command *command, struct correct_request *request, struct error *err)
{
    for (size_t i = 1; i < command->operands; i++) {
        const char *text = command->operand[i];
        struct tender *tender = &request->tender[request->tenders];
        if (request->tenders == TENDERS_MAX)
            return error_value(err, "tender", text, "too many tenders");
        request->tenders++;
        tender->amount = TENDER_REST;
        if (!tender_pays(text, &tender->kind))
            TRY(read_tender(text, tender, err));
    }
    return STATUS_OK;
}

enum status correct_tender(struct command *command, struct error *err)
{
    struct correct_request request = {0};
    struct correct_view view;
    struct staff store;
    const struct staff *approver;
    TRY(bill_resolve(desk_db(command->desk), desk_till_id(command->desk), command->operand[0], &request.bill, err));
    TRY(read_paid(command, &request, err));
    TRY(session_approver(command, &store, &approver, err));
    TRY(tender_correct(command->desk, command->key, approver, &request, command_has(command, "quote"), &view, err));
    if (command->json) {
        command->answer = json_corrected(&view);
        return STATUS_OK;
    }
    print_tenders(command, _("It was said"), view.before, view.befores);
    print_tenders(command, _("It was paid"), view.after, view.afters);
    return STATUS_OK;
}
