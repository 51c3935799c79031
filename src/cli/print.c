/* SPDX-License-Identifier: MIT */
/* print: receipts as text. */
#include "desk/print.h"

#include <string.h>

#include "render/receipt.h"
#include "render/render.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/output.h"

static const struct flag flags[] = {
    {"width", "58|80", N_("of the paper, in mm; else 80"), false},
    {NULL, NULL, NULL, false},
};

static enum status answer(struct command *command, const struct print_bill *print, int columns, struct error *err)
{
    const struct programme *programme;
    TRY(desk_programme_of(command->desk, print->view.programme, &programme, err));
    receipt_print(&command->out, columns, desk_shop(command->desk), print, programme);
    if (command->json)
        command->answer =
            json_pack("{s:s, s:i, s:s}", "bill", print->view.bill, "columns", columns, "text", command->out.text);
    return STATUS_OK;
}

static enum status run(struct command *command, struct error *err)
{
    int columns;
    int64_t bill;
    struct print_bill print = {0};
    TRY(args_columns(command, &columns, err));
    TRY(bill_resolve(desk_db(command->desk), desk_till_id(command->desk), command->operand[0], &bill, err));
    enum status status = print_read(command->desk, bill, &print, err);
    if (status == STATUS_OK)
        status = answer(command, &print, columns, err);
    print_clear(&print);
    return status;
}

static const struct verb verbs[] = {
    {.operands = "BILL",
     .least = 1,
     .most = 1,
     .flag = flags,
     .opening = OPEN_READ,
     .run = run,
     .summary = N_("the receipt of a bill, as text")},
};

const struct noun print_noun = {.name = "print", .summary = N_("receipts"), VERBS(verbs)};
