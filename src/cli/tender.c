/* SPDX-License-Identifier: MIT */
/* bill tender: corrects how a bill was paid. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "model/member.h"
#include "desk/correct.h"
#include "render/render.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/receipt.h"

static json_t *json_corrected(const struct correct_view *view)
{
    return json_pack("{s:o, s:o, s:o, s:o}", "bill", output_json_text(view->bill), "txn", output_json_text(view->txn),
                     "before", receipt_json_tenders(view->before, view->befores), "tenders",
                     receipt_json_tenders(view->after, view->afters));
}

static void print_tenders(struct command *command, const char *label, const struct tender *tender, size_t tenders)
{
    char money[MONEY_TEXT];
    SAY(command, "{0}:", label);
    for (size_t i = 0; i < tenders; i++)
        SAY(command, "  {0} {1}", render_tender(tender_code(tender[i].kind)), money_format(money, tender[i].amount));
}

/* A tender without an amount pays what the others leave. */
static enum status read_paid(const struct command *command, struct correct_request *request, struct error *err)
{
    for (size_t i = 1; i < command->operands; i++) {
        const char *text = command->operand[i];
        struct tender *tender = &request->tender[request->tenders];
        if (request->tenders == TENDERS_MAX)
            return error_value(err, "tender", text, "too many tenders");
        request->tenders++;
        *tender = (struct tender){.amount = TENDER_REST};
        if (!tender_pays(text, &tender->kind))
            TRY(tender_read(text, tender, err));
    }
    return STATUS_OK;
}

enum status tender_correct_run(struct command *command, struct error *err)
{
    struct correct_request request = {0};
    struct correct_view view;
    struct staff store;
    const struct staff *approver;
    TRY(bill_resolve(desk_db(command->desk), desk_till_id(command->desk), command->operand[0], &request.bill, err));
    TRY(read_paid(command, &request, err));
    TRY(session_approver(command, &store, &approver, err));
    TRY(correct_tenders(command->desk, command->key, approver, &request, command_has(command, "quote"), &view, err));
    if (command->json) {
        command->answer = json_corrected(&view);
        return STATUS_OK;
    }
    print_tenders(command, _("Recorded"), view.before, view.befores);
    print_tenders(command, _("Corrected to"), view.after, view.afters);
    return STATUS_OK;
}

/* "CODE=FACE/SETTLED" */
static enum status read_voucher(const char *text, struct tender *tender, struct error *err)
{
    char name[2 * CODE_TEXT], face[MONEY_TEXT];
    const char *equals = strchr(text, '='), *slash = equals ? strchr(equals, '/') : NULL;
    if (!slash || (size_t)(equals - text) >= sizeof name || (size_t)(slash - equals) > sizeof face)
        return error_value(err, "pay", text, "voucher:CODE=FACE/SETTLED");
    snprintf(name, sizeof name, "%.*s", (int)(equals - text), text);
    snprintf(face, sizeof face, "%.*s", (int)(slash - equals - 1), equals + 1);
    if (!tender_voucher_code(name, tender->reference))
        return error_value(err, "pay", name, "the code of a voucher is 4 to 40 letters and digits");
    TRY(money_parse(face, "pay", &tender->amount, err));
    TRY(money_parse(slash + 1, "settled", &tender->settled, err));
    return tender->amount > 0 ? STATUS_OK : error_value(err, "pay", face, "more than zero");
}

/* "NUMBER=A": an order or a debtor. */
static enum status read_number(const char *text, const char *field, struct tender *tender, struct error *err)
{
    char name[CODE_TEXT];
    int64_t number;
    const char *equals = strchr(text, '=');
    if (!equals || (size_t)(equals - text) >= sizeof name)
        return error_value(err, "pay", text, "TENDER:NUMBER=A");
    snprintf(name, sizeof name, "%.*s", (int)(equals - text), text);
    TRY(number_parse(name, field, 1, INT64_MAX, &number, err));
    snprintf(tender->reference, sizeof tender->reference, "%" PRId64, number);
    TRY(money_parse(equals + 1, "pay", &tender->amount, err));
    return tender->amount > 0 ? STATUS_OK : error_value(err, "pay", equals + 1, "more than zero");
}

/* "MEMBER=A", the member as typed: see name_holder. */
static enum status read_holder(const char *text, struct tender *tender, struct error *err)
{
    const char *equals = strrchr(text, '=');
    if (!equals || (size_t)(equals - text) >= sizeof tender->reference)
        return error_value(err, "pay", text, "family:MEMBER=A");
    snprintf(tender->reference, sizeof tender->reference, "%.*s", (int)(equals - text), text);
    TRY(money_parse(equals + 1, "pay", &tender->amount, err));
    return tender->amount > 0 ? STATUS_OK : error_value(err, "pay", equals + 1, "more than zero");
}

/* What a tender names follows its code and a colon. */
static enum status read_named(const char *text, struct tender *tender, struct error *err)
{
    char code[CODE_TEXT];
    size_t length = strcspn(text, ":=");
    snprintf(code, sizeof code, "%.*s", (int)length, text);
    (void)tender_from_code(code, &tender->kind);
    if (tender->kind == TENDER_VOUCHER)
        return text[length] == ':' ? read_voucher(text + length + 1, tender, err)
                                   : error_value(err, "pay", text, "voucher:CODE=FACE/SETTLED");
    if (tender->kind == TENDER_FAMILY)
        return text[length] == ':' ? read_holder(text + length + 1, tender, err)
                                   : error_value(err, "pay", text, "family:MEMBER=A");
    bool deposit = tender->kind == TENDER_DEPOSIT;
    if (text[length] != ':')
        return deposit ? error_value(err, "pay", text, "deposit:ORDER=A")
                       : error_value(err, "pay", text, "account:DEBTOR=A");
    return read_number(text + length + 1, deposit ? "order" : "debtor", tender, err);
}

static bool begins_named(const char *text)
{
    char code[CODE_TEXT];
    enum tender_kind kind;
    size_t length = strcspn(text, ":=");
    if (length >= sizeof code)
        return false;
    snprintf(code, sizeof code, "%.*s", (int)length, text);
    return tender_pays(code, &kind) && (tender_info(kind)->uses & TENDER_NAMED);
}

enum status tender_read(const char *text, struct tender *tender, struct error *err)
{
    char code[CODE_TEXT], list[TENDER_LIST_TEXT];
    const char *equals = strchr(text, '=');
    *tender = (struct tender){0};
    if (begins_named(text))
        return read_named(text, tender, err);
    if (!equals || (size_t)(equals - text) >= sizeof code)
        return error_value(err, "pay", text, "TENDER=A");
    memcpy(code, text, (size_t)(equals - text));
    code[equals - text] = '\0';
    if (!tender_pays(code, &tender->kind))
        return error_one_of(err, "pay", code, tender_list(list, TENDER_PAYS));
    TRY(money_parse(equals + 1, "pay", &tender->amount, err));
    return tender->amount >= 0 ? STATUS_OK : error_value(err, "pay", text, "cannot be below zero");
}

/* A holder is typed as any member, and named by number. */
static enum status name_holder(const struct command *command, struct tender *tender, struct error *err)
{
    int64_t holder;
    if (tender->kind != TENDER_FAMILY)
        return STATUS_OK;
    TRY(member_resolve(desk_db(command->desk), tender->reference, &holder, err));
    snprintf(tender->reference, sizeof tender->reference, "%" PRId64, holder);
    return STATUS_OK;
}

enum status tender_read_all(const struct command *command, struct tender tender[TENDERS_MAX], size_t *tenders,
                            struct error *err)
{
    const char *text;
    for (*tenders = 0; (text = command_nth(command, "pay", *tenders)) != NULL; ++*tenders) {
        if (*tenders == TENDERS_MAX)
            return error_value(err, "pay", text, "too many tenders");
        TRY(tender_read(text, &tender[*tenders], err));
        TRY(name_holder(command, &tender[*tenders], err));
    }
    return STATUS_OK;
}
