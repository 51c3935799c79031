/* SPDX-License-Identifier: MIT */
#include "cli/try.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/money.h"
#include "base/text.h"
#include "report/try.h"
#include "render/render.h"
#include "cli/args.h"
#include "cli/output.h"
#include "cli/receipt.h"

const struct flag try_flags[] = {
    {"from", "D", N_("first day of the sales; default: 30 days in all"), false},
    {"to", "D", N_("last day; default: yesterday"), false},
    {"imported", NULL, N_("include imported bills, which earned nothing then"), false},
    {"explain", NULL, N_("with the steps of the bills that changed most"), false},
    {NULL, NULL, NULL, false},
};

/* The figures shown in both columns. */
static const struct figure_row {
    const char *name, *title;
    size_t offset; /* in struct try_side */
    bool money;
} figures[] = {
    {"gross", N_("Gross"), offsetof(struct try_side, gross), true},
    {"discount", N_("Discounts"), offsetof(struct try_side, discount), true},
    {"points_money", N_("Points as money"), offsetof(struct try_side, points_money), true},
    {"round_off", N_("Round-off"), offsetof(struct try_side, round_off), true},
    {"payable", N_("Due"), offsetof(struct try_side, payable), true},
    {"refunded", N_("Refunded"), offsetof(struct try_side, refunded), true},
    {"points_earned", N_("Points given out"), offsetof(struct try_side, points_earned), false},
    {"points_cost", N_("their value"), offsetof(struct try_side, points_cost), true},
    {"points_spent", N_("Points spent"), offsetof(struct try_side, points_spent), false},
    {"outstanding", N_("Points outstanding"), offsetof(struct try_side, outstanding), false},
    {"liability", N_("Points liability"), offsetof(struct try_side, liability), true},
};
#define FIGURES (sizeof figures / sizeof figures[0])

static int64_t figure_of(const struct try_side *side, const struct figure_row *figure)
{
    int64_t value;
    memcpy(&value, (const char *)side + figure->offset, sizeof value);
    return value;
}

/* --- JSON --------------------------------------------------------------------------------------------------------- */

static json_t *json_side(const struct try_result *result, enum try_which which)
{
    json_t *object = json_object();
    for (size_t i = 0; i < FIGURES; i++) {
        int64_t value = figure_of(&result->side[which == TRY_SIDES ? TRY_PROPOSED : which], &figures[i]);
        if (which == TRY_SIDES) /* the difference */
            value -= figure_of(&result->side[TRY_GIVEN], &figures[i]);
        json_object_set_new(object, figures[i].name, figures[i].money ? output_json_money(value) : json_integer(value));
    }
    return object;
}

static json_t *json_tiers(const struct try_result *result)
{
    json_t *array = json_array();
    for (size_t i = 0; i < result->tiers; i++) {
        const struct try_tier *tier = &result->tier[i];
        json_array_append_new(array,
                              json_pack("{s:o, s:o, s:I, s:I}", "code", output_json_text(tier->code), "name",
                                        output_json_text(tier->name), "given", (json_int_t)tier->members[TRY_GIVEN],
                                        "proposed", (json_int_t)tier->members[TRY_PROPOSED]));
    }
    return array;
}

static json_t *json_use(const struct try_offer *offer, enum try_which which)
{
    return json_pack("{s:I, s:o}", "uses", (json_int_t)offer->uses[which], "amount",
                     output_json_money(offer->amount[which]));
}

static json_t *json_offers(const struct try_result *result)
{
    json_t *array = json_array();
    for (size_t i = 0; i < result->offers; i++) {
        const struct try_offer *offer = &result->offer[i];
        json_array_append_new(array, json_pack("{s:o, s:o, s:o, s:o}", "code", output_json_text(offer->code), "name",
                                               output_json_text(offer->name), "given", json_use(offer, TRY_GIVEN),
                                               "proposed", json_use(offer, TRY_PROPOSED)));
    }
    return array;
}

static json_t *json_bill_side(const struct try_bill *bill, enum try_which which)
{
    return json_pack("{s:o, s:I}", "payable", output_json_money(bill->payable[which]), "points_earned",
                     (json_int_t)bill->points[which]);
}

static json_t *json_changed(const struct try_result *result, const struct programme *programme)
{
    json_t *array = json_array();
    char name[BILL_TEXT], text[RENDER_TEXT];
    for (size_t i = 0; i < result->changes; i++) {
        const struct try_bill *bill = &result->bill[i];
        json_t *steps = json_array();
        for (size_t j = 0; j < bill->steps.count; j++)
            json_array_append_new(steps, output_json_text(render_step(text, &bill->steps.step[j], programme)));
        json_array_append_new(array,
                              json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "bill",
                                        output_json_text(bill_name(name, bill->till, bill->number)), "day",
                                        output_json_date(bill->day), "member", output_json_id(bill->member), "given",
                                        json_bill_side(bill, TRY_GIVEN), "proposed", json_bill_side(bill, TRY_PROPOSED),
                                        "better", output_json_money(bill->change), "steps", steps));
    }
    return array;
}

static json_t *json_result(const struct try_result *result, const struct programme *programme)
{
    json_t *object = json_pack("{s:o, s:o, s:I, s:I, s:I, s:I, s:I, s:I, s:I}", "from", output_json_date(result->from),
                               "to", output_json_date(result->to), "bills", (json_int_t)result->bills, "members",
                               (json_int_t)result->members, "left_out", (json_int_t)result->left_out, "unpriced",
                               (json_int_t)result->unpriced, "coupons_refused", (json_int_t)result->refused, "better",
                               (json_int_t)result->better, "worse", (json_int_t)result->worse);
    json_object_set_new(object, "given", json_side(result, TRY_GIVEN));
    json_object_set_new(object, "proposed", json_side(result, TRY_PROPOSED));
    json_object_set_new(object, "difference", json_side(result, TRY_SIDES));
    json_object_set_new(object, "tiers", json_tiers(result));
    json_object_set_new(object, "offers", json_offers(result));
    json_object_set_new(object, "changes", json_changed(result, programme));
    return object;
}

/* --- text --------------------------------------------------------------------------------------------------------- */

static void cell(struct output_table *table, int64_t value, bool money)
{
    char text[MONEY_TEXT];
    output_table_cell(table, money ? money_format_grouped(text, value) : number_format_grouped(text, value));
}

static void columns(struct output_table *table, const char *first)
{
    output_table_column(table, first, false);
    output_table_column(table, _("Actual"), true);
    output_table_column(table, _("Proposed"), true);
    output_table_column(table, _("Difference"), true);
}

static void print_figures(struct command *command, const struct try_result *result)
{
    struct output_table table = {0};
    columns(&table, _("Figure"));
    for (size_t i = 0; i < FIGURES; i++) {
        int64_t given = figure_of(&result->side[TRY_GIVEN], &figures[i]);
        int64_t proposed = figure_of(&result->side[TRY_PROPOSED], &figures[i]);
        output_table_cell(&table, _(figures[i].title));
        cell(&table, given, figures[i].money);
        cell(&table, proposed, figures[i].money);
        cell(&table, proposed - given, figures[i].money);
    }
    output_table_print(&table, &command->out);
}

static void print_tiers(struct command *command, const struct try_result *result)
{
    struct output_table table = {0};
    columns(&table, _("Tier"));
    for (size_t i = 0; i < result->tiers; i++) {
        const struct try_tier *tier = &result->tier[i];
        output_table_cell(&table, tier->name);
        cell(&table, tier->members[TRY_GIVEN], false);
        cell(&table, tier->members[TRY_PROPOSED], false);
        cell(&table, tier->members[TRY_PROPOSED] - tier->members[TRY_GIVEN], false);
    }
    buffer_add(&command->out, "\n");
    output_table_print(&table, &command->out);
}

static void print_offers(struct command *command, const struct try_result *result)
{
    struct output_table table = {0};
    output_table_column(&table, _("Offer"), false);
    for (int i = 0; i < TRY_SIDES; i++) {
        output_table_column(&table, i == TRY_GIVEN ? _("Uses, actual") : _("Uses, proposed"), true);
        output_table_column(&table, i == TRY_GIVEN ? _("Cost, actual") : _("Cost, proposed"), true);
    }
    output_table_column(&table, _("Difference"), true);
    for (size_t i = 0; i < result->offers; i++) {
        const struct try_offer *offer = &result->offer[i];
        output_table_cell(&table, offer->name);
        for (int j = 0; j < TRY_SIDES; j++) {
            cell(&table, offer->uses[j], false);
            cell(&table, offer->amount[j], true);
        }
        cell(&table, offer->amount[TRY_PROPOSED] - offer->amount[TRY_GIVEN], true);
    }
    buffer_add(&command->out, "\n");
    output_table_print(&table, &command->out);
}

static void print_changed(struct command *command, const struct try_result *result, const struct programme *programme)
{
    struct output_table table = {0};
    char name[BILL_TEXT], member[MONEY_TEXT], text[RENDER_TEXT];
    const char *const titles[] = {_("Due, actual"), _("Due, proposed"), _("Points, actual"), _("Points, proposed"),
                                  _("Customer gain")};
    output_table_column(&table, _("Bill"), false);
    output_table_column(&table, _("Member"), false);
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
        output_table_column(&table, titles[i], true);
    for (size_t i = 0; i < result->changes; i++) {
        const struct try_bill *bill = &result->bill[i];
        snprintf(member, sizeof member, "#%" PRId64, bill->member);
        output_table_cell(&table, bill_name(name, bill->till, bill->number));
        output_table_cell(&table, bill->member ? member : _("walk-in"));
        for (int j = 0; j < TRY_SIDES; j++)
            cell(&table, bill->payable[j], true);
        for (int j = 0; j < TRY_SIDES; j++)
            cell(&table, bill->points[j], false);
        cell(&table, bill->change, true);
    }
    buffer_add(&command->out, "\n");
    output_table_print(&table, &command->out);
    for (size_t i = 0; command_has(command, "explain") && i < result->changes; i++) {
        const struct try_bill *bill = &result->bill[i];
        SAY(command, "{0}", bill_name(name, bill->till, bill->number));
        for (size_t j = 0; j < bill->steps.count; j++)
            SAY(command, "  {0}", render_step(text, &bill->steps.step[j], programme));
    }
}

static void print_result(struct command *command, const struct try_result *result, const struct programme *programme)
{
    char from[DATE_TEXT], to[DATE_TEXT], number[4][MONEY_TEXT];
    const int64_t count[] = {result->bills, result->members, result->better, result->worse};
    for (int i = 0; i < 4; i++)
        number_format_grouped(number[i], count[i]);
    SAY(command, _("{0} to {1}: {2} bills of {3} members; {4} better for the customer, {5} worse."),
        date_format(from, result->from), date_format(to, result->to), number[0], number[1], number[2], number[3]);
    if (result->left_out)
        SAY(command, _("Imported bills skipped: {0}"), number_format_grouped(number[0], result->left_out));
    if (result->unpriced)
        SAY(command, _("Bills these rules cannot price, counted as they were: {0}"),
            number_format_grouped(number[0], result->unpriced));
    if (result->refused)
        SAY(command, _("Coupons used then that would not be valid: {0}"),
            number_format_grouped(number[0], result->refused));
    buffer_add(&command->out, "\n");
    print_figures(command, result);
    if (result->tiers)
        print_tiers(command, result);
    if (result->offers)
        print_offers(command, result);
    if (result->changes)
        print_changed(command, result, programme);
}

static enum status run(struct command *command, const struct programme *proposed, struct error *err)
{
    struct try_ask ask = {.proposed = proposed, .imported = command_has(command, "imported")};
    struct try_result result;
    TRY(args_date_flag(command, "to", desk_day(command->desk) - 1, &ask.to, err));
    TRY(args_date_flag(command, "from", ask.to - 29, &ask.from, err));
    if (ask.from > ask.to)
        return error_value(err, "from", command_value(command, "from"), "later than the last day");
    TRY(desk_programme(command->desk, &ask.present, err));
    enum status status = try_programme(desk_db(command->desk), &ask, &result, err);
    if (status == STATUS_OK && command->json)
        command->answer = json_result(&result, proposed);
    else if (status == STATUS_OK)
        print_result(command, &result, proposed);
    try_clear(&result);
    return status;
}

enum status try_run(struct command *command, struct error *err)
{
    char *text;
    struct programme proposed;
    TRY(args_programme(command->operand[0], &text, err));
    enum status status = programme_parse(text, strlen(text), &proposed, err);
    free(text);
    TRY(status);
    status = run(command, &proposed, err);
    programme_clear(&proposed);
    return status;
}
