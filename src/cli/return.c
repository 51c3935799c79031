/* SPDX-License-Identifier: MIT */
/* return and void: takes back a bill, or part of it. */
#include "desk/return.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/receipt.h"

static const struct flag flags[] = {
    {"reason", "R", N_("why it comes back"), false},
    {"approver", "STAFF", N_("approver, when over the limit"), false},
    {"quote", NULL, N_("preview the refund, save nothing"), false},
    {NULL, NULL, NULL, false},
};

/* "2" means all that is left of line 2, "2*1.5" that quantity of it. */
enum status return_line_read(const char *text, struct return_line *line, struct error *err)
{
    char number[24];
    size_t length = strcspn(text, "*");
    if (length >= sizeof number)
        return error_value(err, "line", text, "must be a line number");
    memcpy(number, text, length);
    number[length] = '\0';
    TRY(number_parse(number, "line", 1, LINES_MAX, &line->no, err));
    line->quantity = 0;
    return text[length] ? number_parse_quantity(text + length + 1, "quantity", &line->quantity, err) : STATUS_OK;
}

static enum status answer(struct command *command, const struct return_view *view, struct error *err)
{
    const struct programme *programme;
    TRY(desk_programme_of(command->desk, view->programme, &programme, err));
    if (command->json)
        command->answer = receipt_json_return(view);
    else
        receipt_print_return(command, view, programme);
    return STATUS_OK;
}

static enum status give_back(struct command *command, struct return_request *request, struct error *err)
{
    struct staff store;
    const struct staff *approver;
    struct return_view view = {0};
    TRY(bill_resolve(desk_db(command->desk), desk_till_id(command->desk), command->operand[0], &request->bill, err));
    request->reason = command_value(command, "reason");
    TRY(session_approver(command, &store, &approver, err));
    enum status status =
        return_make(command->desk, command->key, approver, request, command_has(command, "quote"), &view, err);
    if (status == STATUS_OK)
        status = answer(command, &view, err);
    return_view_clear(&view);
    return status;
}

static enum status run_void(struct command *command, struct error *err)
{
    struct return_request request = {.voids = true};
    return give_back(command, &request, err);
}

static enum status run_return(struct command *command, struct error *err)
{
    size_t lines = command->operands - 1;
    struct return_line *line = mem_alloc((lines ? lines : 1) * sizeof *line);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < lines && status == STATUS_OK; i++)
        status = return_line_read(command->operand[1 + i], &line[i], err);
    struct return_request request = {.line = line, .lines = lines};
    if (status == STATUS_OK)
        status = give_back(command, &request, err);
    free(line);
    return status;
}

static const struct verb return_verbs[] = {
    {.operands = "BILL [LINE*Q]...",
     .least = 1,
     .most = ANY_NUMBER,
     .flag = flags,
     .opening = OPEN_ACT,
     .run = run_return,
     .summary = N_("return quantities of lines; no line: everything left"),
     .more = N_("LINE is a line number: all that is left of it. LINE*Q returns that quantity.")},
};

static const struct verb void_verbs[] = {
    {.operands = "BILL",
     .least = 1,
     .most = 1,
     .flag = flags,
     .opening = OPEN_ACT,
     .run = run_void,
     .summary = N_("void a whole bill, as if it had never been rung up")},
};

const struct noun return_noun = {.name = "return", .summary = N_("return goods"), VERBS(return_verbs)};
const struct noun return_void_noun = {.name = "void", .summary = N_("void a whole bill"), VERBS(void_verbs)};
