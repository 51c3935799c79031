/* SPDX-License-Identifier: MIT */
/* exchange: a return and a sale in one act. */
#include "desk/exchange.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/money.h"
#include "model/coupon.h"
#include "model/member.h"
#include "render/render.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/receipt.h"

static const struct flag flags[] = {
    {"for", "LINE", N_("what goes out: as a LINE of sale"), true},
    {"pay", "TENDER=A", N_("paid by TENDER ({0}) beyond what comes back; default: cash"), true},
    {"refund", "TENDER", N_("money goes back by TENDER, not as it was paid: approver"), false},
    {"gift-missing", NULL, N_("the gifts of the bill do not come back: their points are owed"), false},
    {"reason", "R", N_("why it comes back"), false},
    {"approver", "STAFF", N_("approver, when over the limit"), false},
    {"quote", NULL, N_("show what would happen and write nothing"), false},
    {NULL, NULL, NULL, false},
};

static json_t *json_exchange(const struct exchange_view *view, const struct programme *programme, bool quote)
{
    json_t *object = json_object();
    json_object_set_new(object, "return", receipt_json_return(&view->back));
    json_object_set_new(object, "sale", receipt_json_sale(&view->sale, programme, quote));
    json_object_set_new(object, "difference", output_json_money(view->sale.payable - view->back.refund));
    json_object_set_new(object, "tenders", receipt_json_tenders(view->difference, view->differences));
    json_object_set_new(object, "change", output_json_money(view->change));
    return object;
}

static void print_difference(struct command *command, const struct exchange_view *view)
{
    char money[MONEY_TEXT];
    int64_t taken = exchange_taken(view), given = exchange_given(view);
    if (taken > 0)
        SAY(command, _("To pay: {0}"), money_format_grouped(money, taken));
    if (given > 0)
        SAY(command, _("To give back: {0}"), money_format_grouped(money, given));
    if (taken == 0 && given == 0)
        SAY(command, _("Nothing to pay or to give back."), NULL);
    for (size_t i = 0; i < view->differences; i++)
        SAY(command, "  {0} {1}", render_tender(tender_code(view->difference[i].kind)),
            money_format_grouped(money, view->difference[i].amount));
}

static enum status answer(struct command *command, const struct exchange_view *view, struct error *err)
{
    const struct programme *now, *then;
    bool quote = command_has(command, "quote");
    TRY(desk_programme(command->desk, &now, err));
    if (command->json) {
        command->answer = json_exchange(view, now, quote);
        return STATUS_OK;
    }
    receipt_print_sale(command, &view->sale, now, quote);
    TRY(desk_programme_of(command->desk, view->back.programme, &then, err));
    receipt_print_return(command, &view->back, then);
    print_difference(command, view);
    return STATUS_OK;
}

static enum status read_for(struct command *command, struct sale_line **line, size_t *lines, struct error *err)
{
    const char *text;
    size_t room = 0;
    while ((text = command_nth(command, "for", *lines)) != NULL) {
        *line = mem_grow(*line, *lines, &room, sizeof **line);
        TRY(line_parse(command->desk, text, &(*line)[(*lines)++], err));
    }
    return *lines > 0 ? STATUS_OK : error_set(err, STATUS_MISSING_VALUE, "for", NULL);
}

enum status exchange_resell_run(struct command *command, struct error *err)
{
    struct exchange_resell request = {0};
    struct exchange_view view = {0};
    struct staff store;
    const struct staff *approver;
    struct db *db = desk_db(command->desk);
    TRY(bill_resolve(db, desk_till_id(command->desk), command->operand[0], &request.bill, err));
    TRY(member_resolve(db, command->operand[1], &request.member, err));
    TRY(tender_read_all(command, request.tender, &request.tenders, err));
    request.gifts_missing = command_has(command, "gift-missing");
    TRY(session_approver(command, &store, &approver, err));
    TRY(exchange_resell(command->desk, command->key, approver, &request, command_has(command, "quote"), &view, err));
    enum status status = answer(command, &view, err);
    exchange_view_clear(&view);
    return status;
}

static enum status run_exchange(struct command *command, struct exchange_request *request, struct error *err)
{
    struct staff store;
    const struct staff *approver;
    struct exchange_view view = {0};
    TRY(bill_resolve(desk_db(command->desk), desk_till_id(command->desk), command->operand[0], &request->back.bill,
                     err));
    TRY(tender_read_all(command, request->sale.tender, &request->sale.tenders, err));
    request->back.reason = command_value(command, "reason");
    request->back.gifts_missing = command_has(command, "gift-missing");
    TRY(return_refund_read(command, &request->back, err));
    TRY(session_approver(command, &store, &approver, err));
    TRY(exchange(command->desk, command->key, approver, request, command_has(command, "quote"), &view, err));
    enum status status = answer(command, &view, err);
    exchange_view_clear(&view);
    return status;
}

static enum status run(struct command *command, struct error *err)
{
    struct exchange_request request = {0};
    struct return_line *back = mem_alloc(command->operands * sizeof *back);
    struct sale_line *line = NULL;
    enum status status = STATUS_OK;
    for (size_t i = 1; i < command->operands && status == STATUS_OK; i++)
        status = return_line_read(command->operand[i], &back[request.back.lines++], err);
    if (status == STATUS_OK)
        status = read_for(command, &line, &request.sale.lines, err);
    request.back.line = back;
    request.sale.line = line;
    if (status == STATUS_OK)
        status = run_exchange(command, &request, err);
    free(back);
    free(line);
    return status;
}

static const struct verb verbs[] = {
    {.operands = "BILL LINE*Q...",
     .least = 2,
     .most = ANY_NUMBER,
     .flag = flags,
     .opening = OPEN_ACT,
     .run = run,
     .summary = N_("take lines of a bill back and sell others: one act, the difference paid"),
     .more = N_("What comes back by a tender pays the new bill by that tender, as far as it is due.")},
};

const struct noun exchange_noun = {.name = "exchange", .summary = N_("a return and a sale in one act"), VERBS(verbs)};
