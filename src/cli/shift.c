/* SPDX-License-Identifier: MIT */
/* shift: opens, counts and hands over a drawer. */
#include "desk/shift.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "render/render.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/output.h"

/* --- counting --------------------------------------------------------------------------------------------------- */

static enum status refuse_count(const char *text, struct error *err)
{
    return error_value(err, "count", text, "notes and counts, like 100=23,0.5=4");
}

static enum status read_pieces(char *pair, int64_t count[SHIFT_NOTES], struct error *err)
{
    char *equals = strchr(pair, '=');
    int64_t note, pieces;
    if (!equals)
        return refuse_count(pair, err);
    *equals = '\0';
    TRY(money_parse(pair, "count", &note, err));
    TRY(number_parse(equals + 1, "count", 0, SHIFT_PIECES, &pieces, err));
    for (int i = 0; i < SHIFT_NOTES; i++)
        if (shift_note[i] == note) {
            count[i] += pieces;
            return STATUS_OK;
        }
    return refuse_count(pair, err);
}

/* "100=23,50=6,0.5=4" */
static enum status read_count(const char *text, int64_t count[SHIFT_NOTES], struct error *err)
{
    char copy[256], *rest = copy;
    if (!text) {
        error_set(err, STATUS_MISSING_VALUE, "count", N_("what was counted"));
        error_arg(err, 0, "count");
        return STATUS_MISSING_VALUE;
    }
    TRY(args_text(copy, sizeof copy, "count", text, err));
    for (char *pair = strtok_r(rest, ",", &rest); pair; pair = strtok_r(NULL, ",", &rest))
        TRY(read_pieces(pair, count, err));
    return STATUS_OK;
}

/* --- printing a shift ------------------------------------------------------------------------------------------- */

/* Whether a tender is shown. The cash of an open shift is not, because the drawer is counted blind. */
static bool shown(const struct shift_view *view, int kind)
{
    const struct shift_tender *t = &view->tender[kind];
    if (kind == TENDER_CASH && !view->shift.closed)
        return false;
    return t->sale.count + t->topup.count + t->refund.count + t->paid_out.count + t->deposit.count +
                   t->settled_account.count >
               0 ||
           t->corrected != 0;
}

static json_t *json_figure(const struct shift_figure *figure)
{
    return json_pack("{s:o, s:I}", "amount", output_json_money(figure->amount), "count", (json_int_t)figure->count);
}

static json_t *json_tenders(const struct shift_view *view)
{
    json_t *array = json_array();
    for (int i = 0; i < TENDER_COUNT; i++) {
        const struct shift_tender *t = &view->tender[i];
        if (!shown(view, i))
            continue;
        json_t *object =
            json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "kind", tender_code((enum tender_kind)i),
                      "sales", json_figure(&t->sale), "topups", json_figure(&t->topup), "refunds",
                      json_figure(&t->refund), "paid_out", json_figure(&t->paid_out), "deposits",
                      json_figure(&t->deposit), "settlements", json_figure(&t->settled_account), "corrected",
                      output_json_money(t->corrected), "net", output_json_money(t->net));
        if (i == TENDER_VOUCHER) {
            json_object_set_new(object, "settled", output_json_money(t->settled));
            json_object_set_new(object, "gap", output_json_money(t->net - t->settled));
        }
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *json_counted(const struct shift *shift)
{
    json_t *array = json_array();
    for (int i = 0; i < SHIFT_NOTES; i++)
        if (shift->count[i])
            json_array_append_new(array, json_pack("{s:o, s:I}", "note", output_json_money(shift_note[i]), "count",
                                                   (json_int_t)shift->count[i]));
    return array;
}

static json_t *json_shift(const struct shift_view *view)
{
    const struct shift *shift = &view->shift;
    struct shift_figure points = {view->bills.points_money, view->bills.points_bills},
                        round = {view->bills.round_off, view->bills.round_bills};
    json_t *o = json_object();
    char till[24];
    json_object_set_new(o, "shift", output_json_id(shift->id));
    snprintf(till, sizeof till, "%" PRId64, view->till.id);
    json_object_set_new(o, "till", output_json_text(till));
    json_object_set_new(o, "staff", output_json_text(view->code));
    json_object_set_new(o, "till_name", output_json_text(view->till.name));
    json_object_set_new(o, "opened", output_json_instant(shift->opened));
    json_object_set_new(o, "closed", output_json_instant(shift->closed));
    json_object_set_new(o, "bills", json_integer(view->bills.bills));
    json_object_set_new(o, "tenders", json_tenders(view));
    json_object_set_new(o, "points_money", json_figure(&points));
    json_object_set_new(o, "round_off", json_figure(&round));
    json_object_set_new(o, "drawer_opens", json_integer(shift->opens));
    json_object_set_new(o, "float", output_json_money(shift->floated));
    json_object_set_new(o, "dropped", output_json_money(shift->dropped));
    json_object_set_new(o, "count", shift->closed ? json_counted(shift) : json_null());
    json_object_set_new(o, "counted", shift->closed ? output_json_money(view->counted) : json_null());
    json_object_set_new(o, "expected", shift->closed ? output_json_money(view->expected) : json_null());
    json_object_set_new(o, "over", shift->closed ? output_json_money(shift->over) : json_null());
    json_object_set_new(o, "drop", shift->closed ? output_json_money(shift->handed) : json_null());
    json_object_set_new(o, "left", shift->closed ? output_json_money(view->left) : json_null());
    return o;
}

static void cell_figure(struct output_table *table, const struct shift_figure *figure)
{
    output_table_money(table, figure->amount);
    output_table_number(table, figure->count);
}

/* The gap of the vouchers' face to what the platform pays. */
static void print_vouchers(struct command *command, const struct shift_tender *vouchers)
{
    char face[MONEY_TEXT], settled[MONEY_TEXT], gap[MONEY_TEXT];
    if (vouchers->sale.count + vouchers->refund.count == 0)
        return;
    SAY(command, _("Platform vouchers: face {0}, the platform pays {1}, {2} less"),
        money_format_grouped(face, vouchers->net), money_format_grouped(settled, vouchers->settled),
        money_format_grouped(gap, vouchers->net - vouchers->settled));
}

/* Money of the shift that is no sale: deposits less those given back, and accounts settled. */
static void print_no_sales(struct command *command, const struct shift_view *view)
{
    char deposits[MONEY_TEXT], settled[MONEY_TEXT];
    struct shift_figure deposit = {0}, account = {0};
    for (int i = 0; i < TENDER_COUNT; i++) {
        deposit.amount += view->tender[i].deposit.amount;
        deposit.count += view->tender[i].deposit.count;
        account.amount += view->tender[i].settled_account.amount;
        account.count += view->tender[i].settled_account.count;
    }
    if (deposit.count + account.count > 0)
        SAY(command, _("Deposits {0}, accounts settled {1}: in the net above, no sales"),
            money_format_grouped(deposits, deposit.amount), money_format_grouped(settled, account.amount));
}

static void print_tenders(struct command *command, const struct shift_view *view)
{
    static const char *const title[] = {N_("Sales"), N_("Top-ups"), N_("Refunds"), N_("Paid out")};
    struct output_table table = {0};
    output_table_column(&table, _("Tender"), false);
    for (size_t i = 0; i < sizeof title / sizeof *title; i++) {
        output_table_column(&table, _(title[i]), true);
        output_table_column(&table, "", true);
    }
    output_table_column(&table, _("Net"), true);
    for (int i = 0; i < TENDER_COUNT; i++) {
        const struct shift_tender *t = &view->tender[i];
        if (!shown(view, i))
            continue;
        output_table_cell(&table, render_tender(tender_code((enum tender_kind)i)));
        cell_figure(&table, &t->sale);
        cell_figure(&table, &t->topup);
        cell_figure(&table, &t->refund);
        cell_figure(&table, &t->paid_out);
        output_table_money(&table, t->net);
    }
    if (table.cells > 0)
        output_table_print(&table, &command->out);
    print_vouchers(command, &view->tender[TENDER_VOUCHER]);
    print_no_sales(command, view);
}

/* Prints the parts of the expected cash, and what was counted. */
static void print_cash(struct command *command, const struct shift_view *view)
{
    char a[MONEY_TEXT], b[MONEY_TEXT], c[MONEY_TEXT], d[MONEY_TEXT];
    const struct shift *shift = &view->shift;
    SAY(command, _("Expected: float {0} + cash {1} - cash drop {2} = {3}"), money_format_grouped(a, shift->floated),
        money_format_grouped(b, view->tender[TENDER_CASH].net), money_format_grouped(c, shift->dropped),
        money_format_grouped(d, view->expected));
    for (int i = 0; i < SHIFT_NOTES; i++) {
        char pieces[24];
        snprintf(pieces, sizeof pieces, "%" PRId64, shift->count[i]);
        if (shift->count[i])
            SAY(command, "{0} × {1} = {2}", money_format(a, shift_note[i]), pieces,
                money_format_grouped(b, shift_note[i] * shift->count[i]));
    }
    SAY(command, _("Counted: {0}"), money_format_grouped(a, view->counted));
    SAY(command, _("Over/short: {0}"), money_format_grouped(a, shift->over));
    SAY(command, _("Cash drop {0}, left in the drawer {1}"), money_format_grouped(a, shift->handed),
        money_format_grouped(b, view->left));
}

static void print_shift(struct command *command, const struct shift_view *view)
{
    char id[24], opened[DATE_TEXT], closed[DATE_TEXT], a[MONEY_TEXT], b[MONEY_TEXT], c[MONEY_TEXT], d[MONEY_TEXT];
    char till[TILL_TEXT];
    const struct shift *shift = &view->shift;
    snprintf(till, sizeof till, "%" PRId64 "%s%s", view->till.id, *view->till.name ? " " : "", view->till.name);
    snprintf(id, sizeof id, "%" PRId64, shift->id);
    SAY(command, _("Shift {0}, till {1}, {2} {3}: {4} to {5}"), id, till, view->staff, view->code,
        date_format_instant_short(opened, shift->opened),
        shift->closed ? date_format_instant_short(closed, shift->closed) : _("now"));
    print_tenders(command, view);
    snprintf(a, sizeof a, "%" PRId64, view->bills.bills);
    snprintf(d, sizeof d, "%" PRId64, shift->opens);
    SAY(command, _("Bills {0}; points as money {1}; round-off {2}; no-sale opens {3}"), a,
        money_format_grouped(b, view->bills.points_money), money_format_grouped(c, view->bills.round_off), d);
    if (shift->closed)
        print_cash(command, view);
    else
        SAY(command, _("Open: cash is shown after the count."), NULL);
}

static enum status answer_shift(struct command *command, int64_t id, struct error *err)
{
    struct shift_view view;
    TRY(shift_read(command->desk, id, &view, err));
    if (command->json)
        command->answer = json_shift(&view);
    else
        print_shift(command, &view);
    return STATUS_OK;
}

static enum status report(struct command *command, struct error *err)
{
    int64_t id = 0;
    if (command->operands > 0)
        TRY(number_parse(command->operand[0], "shift", 1, INT64_MAX, &id, err));
    else
        TRY(shift_last(command->desk, &id, err));
    if (id)
        return answer_shift(command, id, err);
    return error_set(err, STATUS_NOT_FOUND, "shift", "no shift at this till yet");
}

/* --- acts ------------------------------------------------------------------------------------------------------- */

static enum status open(struct command *command, struct error *err)
{
    struct shift_done done;
    int64_t money;
    TRY(args_money_flag(command, "float", 0, &money, err));
    TRY(shift_open(command->desk, command->key, money, &done, err));
    return answer_shift(command, done.shift, err);
}

static enum status close(struct command *command, struct error *err)
{
    struct shift_close_request request = {0};
    struct shift_done done;
    struct staff to;
    TRY(read_count(command_value(command, "count"), request.count, err));
    TRY(args_money_flag(command, "drop", 0, &request.drop, err));
    if (command_has(command, "to")) {
        TRY(session_colleague(command, command_value(command, "to"), &to, err));
        request.to = to.id;
    }
    TRY(shift_close(command->desk, command->key, &request, &done, err));
    TRY(answer_shift(command, done.shift, err));
    if (command->json)
        json_object_set_new(command->answer, "next", output_json_id(done.next));
    return STATUS_OK;
}

static enum status drop(struct command *command, struct error *err)
{
    struct shift_done done;
    int64_t amount;
    TRY(money_parse(command->operand[0], "drop", &amount, err));
    TRY(shift_drop(command->desk, command->key, amount, &done, err));
    return answer_shift(command, done.shift, err);
}

static enum status drawer(struct command *command, struct error *err)
{
    struct shift_done done;
    const char *reason = command_value(command, "reason");
    TRY(shift_open_drawer(command->desk, command->key, reason ? reason : "other", &done, err));
    return answer_shift(command, done.shift, err);
}

/* --- list ------------------------------------------------------------------------------------------------------- */

static json_t *json_list(const struct shift_list *list, size_t shown)
{
    json_t *array = json_array();
    for (size_t i = 0; i < shown; i++) {
        const struct shift_row *row = &list->row[i];
        char till[24];
        snprintf(till, sizeof till, "%" PRId64, row->till);
        json_array_append_new(
            array,
            json_pack("{s:I,s:s,s:o,s:o,s:o,s:o,s:o,s:o}", "shift", (json_int_t)row->id, "till", till, "staff",
                      output_json_text(row->code), "opened", output_json_instant(row->opened), "closed",
                      output_json_instant(row->closed), "float", output_json_money(row->floated), "dropped",
                      output_json_money(row->taken), "over", row->closed ? output_json_money(row->over) : json_null()));
    }
    return json_pack("{s:o,s:b}", "shifts", array, "more", list->count > shown);
}

static void print_list(struct command *command, const struct shift_list *list, size_t shown)
{
    struct output_table table = {0};
    output_table_column(&table, _("Shift"), true);
    output_table_column(&table, _("Till"), true);
    output_table_column(&table, _("Staff"), false);
    output_table_column(&table, _("Opened"), false);
    output_table_column(&table, _("Closed"), false);
    output_table_column(&table, _("Float"), true);
    output_table_column(&table, _("Cash drop"), true);
    output_table_column(&table, _("Over/short"), true);
    for (size_t i = 0; i < shown; i++) {
        const struct shift_row *row = &list->row[i];
        char at[DATE_TEXT];
        output_table_number(&table, row->id);
        output_table_number(&table, row->till);
        output_table_cell(&table, row->code);
        output_table_cell(&table, date_format_instant_short(at, row->opened));
        output_table_cell(&table, row->closed ? date_format_instant_short(at, row->closed) : "");
        output_table_money(&table, row->floated);
        output_table_money(&table, row->taken);
        if (row->closed)
            output_table_money(&table, row->over);
        else
            output_table_cell(&table, "");
    }
    output_table_print(&table, &command->out);
}

static enum status list(struct command *command, struct error *err)
{
    struct shift_list shifts;
    const char *after = command_value(command, "after");
    int64_t before = INT64_MAX;
    size_t limit;
    TRY(args_limit(command, &limit, err));
    if (after)
        TRY(number_parse(after, "after", 1, INT64_MAX, &before, err));
    TRY(shift_page(desk_db(command->desk), before, limit + 1, &shifts, err));
    size_t shown = shifts.count < limit ? shifts.count : limit;
    if (command->json)
        command->answer = json_list(&shifts, shown);
    else
        print_list(command, &shifts, shown);
    shift_list_clear(&shifts);
    return STATUS_OK;
}

static const struct flag list_flags[] = {
    ARGS_PAGE_FLAGS("ID"),
    {NULL, NULL, NULL, false},
};
static const struct flag open_flags[] = {
    {"float", "A", N_("float put into the drawer; default: what the last shift left"), false},
    {NULL, NULL, NULL, false},
};
static const struct flag drawer_flags[] = {
    {"reason", "R", N_("reason: change, check or other"), false},
    {NULL, NULL, NULL, false},
};
static const struct flag close_flags[] = {
    {"count", "NOTE=N,...", N_("what was counted: 100=23,50=6,0.5=4"), false},
    {"drop", "A", N_("of that, the cash drop"), false},
    {"to", "STAFF", N_("who takes over; in a live shop with their PIN"), false},
    {NULL, NULL, NULL, false},
};

static const struct verb verbs[] = {
    {.name = "open",
     .flag = open_flags,
     .opening = OPEN_ACT,
     .run = open,
     .summary = N_("open a shift; the first payment at a till does so too")},
    {.name = "close",
     .flag = close_flags,
     .opening = OPEN_ACT,
     .run = close,
     .summary = N_("count the drawer and hand over; over or short is shown afterwards")},
    {.name = "drop",
     .operands = "A",
     .least = 1,
     .most = 1,
     .opening = OPEN_ACT,
     .run = drop,
     .summary = N_("cash drop during the shift")},
    {.name = "drawer",
     .flag = drawer_flags,
     .opening = OPEN_ACT,
     .run = drawer,
     .summary = N_("open the drawer without a sale; it is counted")},
    {.name = "list",
     .flag = list_flags,
     .opening = OPEN_LOOK,
     .guarded = true,
     .permit = PERMIT_REPORT,
     .run = list,
     .summary = N_("all shifts, newest first")},
    {.name = "report",
     .operands = "[ID]",
     .most = 1,
     .opening = OPEN_LOOK,
     .run = report,
     .summary = N_("one shift; without an ID, the last one of this till"),
     .more = N_("Cash of an open shift is not shown: the count is blind.")},
};

const struct noun shift_noun = {.name = "shift", .summary = N_("shifts and handover"), VERBS(verbs)};
