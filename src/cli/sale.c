/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "model/coupon.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/receipt.h"

static const struct flag flags[] = {
    {"member", "M", N_("the member; default: a walk-in"), false},
    {"coupon", "CODE", N_("apply this coupon"), true},
    {"best", NULL, N_("apply the member's coupons that save most"), false},
    {"points", "N|max", N_("pay with this many points"), false},
    {"staff", "CODE", N_("bought by that colleague, in a live shop with their PIN; staff price, no points"), false},
    {"no-points", NULL, N_("this bill earns no points"), false},
    {"round", "A", N_("round-off: take this amount off"), false},
    {"discount", "A", N_("manual discount on the whole bill; needs --reason"), false},
    {"reason", "R", N_("reason for a manual price or discount"), false},
    {"pay", "TENDER=A", N_("paid by TENDER ({0}); default: all cash"), true},
    {"approver", "STAFF", N_("approver, when over the limit"), false},
    {"quote", NULL, N_("price it, save nothing"), false},
    {NULL, NULL, NULL, false},
};

static enum status read_points(const struct command *command, int64_t *points, struct error *err)
{
    const char *text = command_value(command, "points");
    if (!text)
        return STATUS_OK;
    if (strcmp(text, "max") == 0) {
        *points = POINTS_MAX;
        return STATUS_OK;
    }
    return number_parse(text, "points", 0, MONEY_LIMIT, points, err);
}

static enum status read_coupons(const struct command *command, struct sale_request *request, struct error *err)
{
    const char *typed;
    while ((typed = command_nth(command, "coupon", request->coupons)) != NULL) {
        bool genuine;
        if (request->coupons == COUPONS_MAX)
            return error_value(err, "coupon", typed, "too many coupons");
        /* A text that is not a code must be refused here: cut to the length of a code it could match one. */
        if (!coupon_code_read(desk_secret(command->desk), typed, request->coupon[request->coupons++], &genuine))
            return error_set(err, STATUS_COUPON_UNKNOWN, "coupon", NULL);
    }
    return STATUS_OK;
}

/* To price it a code is enough. */
static enum status read_buyer(struct command *command, int64_t *buyer, struct error *err)
{
    const char *code = command_value(command, "staff");
    struct staff staff;
    if (!code)
        return STATUS_OK;
    if (command_has(command, "quote"))
        TRY(staff_by_code(desk_db(command->desk), code, &staff, err));
    else
        TRY(session_colleague(command, code, &staff, err));
    *buyer = staff.id;
    return STATUS_OK;
}

static enum status read_request(struct command *command, struct sale_request *request, struct error *err)
{
    const char *round = command_value(command, "round");
    TRY(args_member_flag(command, "member", &request->member, err));
    TRY(read_coupons(command, request, err));
    TRY(read_points(command, &request->points, err));
    if (round)
        TRY(money_parse(round, "round", &request->round_off, err));
    if (request->round_off < 0)
        return error_value(err, "round", round, "cannot be below zero");
    TRY(args_money_flag(command, "discount", 0, &request->discount, err));
    if (command_has(command, "reason"))
        TRY(args_text(request->reason, sizeof request->reason, "reason", command_value(command, "reason"), err));
    request->best = command_has(command, "best");
    if (request->best && request->member == 0)
        return error_set(err, STATUS_MISSING_VALUE, "member", N_("--best chooses among a member's own coupons"));
    request->no_points = command_has(command, "no-points");
    TRY(read_buyer(command, &request->buyer, err));
    return tender_read_all(command, request->tender, &request->tenders, err);
}

/* Whether something of the member's is spent. */
static bool spends(const struct sale_request *request)
{
    bool wallet = false;
    for (size_t i = 0; i < request->tenders; i++)
        wallet = wallet || request->tender[i].kind == TENDER_WALLET || request->tender[i].kind == TENDER_FAMILY;
    return wallet || request->points != 0 || request->coupons > 0 || request->best;
}

static enum status ring(struct command *command, const struct sale_request *request, struct sale_view *view,
                        struct error *err)
{
    struct staff store;
    const struct staff *approver;
    TRY(session_approver(command, &store, &approver, err));
    if (!command_has(command, "quote") && spends(request))
        TRY(session_spends(command, command_value(command, "member"), approver, err));
    if (command_has(command, "quote")) {
        struct sale_request asked = *request;
        asked.approved = approver != NULL && approver->id != request->buyer;
        asked.approver = approver ? approver->role : ROLE_SYSTEM;
        enum status status = sell_price(command->desk, &asked, view, err);
        if (status != STATUS_OK)
            desk_blame_approver(approver, err);
        return status;
    }
    return sell(command->desk, command->key, approver, request, view, err);
}

static enum status answer(struct command *command, const struct sale_view *view, struct error *err)
{
    const struct programme *programme;
    bool quote = command_has(command, "quote");
    TRY(desk_programme(command->desk, &programme, err));
    if (command->json)
        command->answer = receipt_json_sale(view, programme, quote);
    else
        receipt_print_sale(command, view, programme, quote);
    return STATUS_OK;
}

static enum status run(struct command *command, struct error *err)
{
    struct sale_request request = {0};
    struct sale_view view = {0};
    struct sale_line *line = NULL;
    TRY(read_request(command, &request, err));
    enum status status = args_lines(command, 0, &line, err);
    request.line = line;
    request.lines = command->operands;
    if (status == STATUS_OK)
        status = ring(command, &request, &view, err);
    if (status == STATUS_OK)
        status = answer(command, &view, err);
    sale_view_clear(&view);
    free(line);
    return status;
}

static const struct verb verbs[] = {
    {.operands = "LINE...",
     .least = 1,
     .most = ANY_NUMBER,
     .flag = flags,
     .opening = OPEN_ACT,
     .run = run,
     .summary = N_("ring up a sale, or price it"),
     .more = N_("LINE is A (an amount), A:CATEGORY, SKU, SKU*Q or SKU*Q@PRICE. What a tender names follows it:\n"
                "voucher:CODE=FACE/SETTLED, deposit:ORDER=A, account:DEBTOR=A, family:MEMBER=A.")},
};

const struct noun sale_noun = {.name = "sale", .summary = N_("ring up a sale, or price it"), VERBS(verbs)};
