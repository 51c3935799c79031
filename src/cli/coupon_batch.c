/* SPDX-License-Identifier: MIT */
/* Many coupons at once: lists, batches, sheets for print. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/money.h"
#include "exchange/csv.h"
#include "model/offer_rows.h"
#include "desk/coupon_act.h"
#include "render/receipt.h"
#include "render/sheet.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/coupon_view.h"

static enum status read_state(const struct command *command, int *state, struct error *err)
{
    const char *name = command_value(command, "state");
    *state = -1;
    const char *names[COUPON_WITHDRAWN + 1];
    for (int i = COUPON_USABLE; i <= COUPON_WITHDRAWN; i++) {
        names[i] = coupon_state_code((enum coupon_state)i);
        if (name && strcmp(name, names[i]) == 0)
            *state = i;
    }
    return name && *state < 0 ? error_choice(err, "state", name, names, COUPON_WITHDRAWN + 1) : STATUS_OK;
}

enum status coupon_list_run(struct command *command, struct error *err)
{
    struct coupon_ask ask = {.offer = command_value(command, "offer")};
    struct coupon_list list = {0};
    const char *batch = command_value(command, "batch");
    TRY(args_member_flag(command, "member", &ask.member, err));
    TRY(read_state(command, &ask.state, err));
    if (batch)
        TRY(number_parse(batch, "batch", 1, BATCH_MAX, &ask.batch, err));
    enum status status = coupon_select(desk_db(command->desk), &ask, desk_day(command->desk), &list, err);
    if (status == STATUS_OK && command->json)
        command->answer = json_pack("{s:o}", "coupons", coupon_view_json(&list));
    else if (status == STATUS_OK)
        coupon_view_print(command, &list);
    coupon_list_clear(&list);
    return status;
}

/* --- batches ---------------------------------------------------------------------------------------------------- */

static json_t *json_batch(const struct coupon_batch *batch)
{
    return json_pack("{s:I, s:s, s:I, s:I, s:I, s:I, s:I, s:I, s:o, s:o, s:o}", "batch", (json_int_t)batch->batch,
                     "offer", batch->offer, "issued", (json_int_t)batch->issued, "usable", (json_int_t)batch->usable,
                     "not_yet", (json_int_t)batch->not_yet, "used", (json_int_t)batch->used, "expired",
                     (json_int_t)batch->expired, "withdrawn", (json_int_t)batch->withdrawn, "first_issue",
                     output_json_date(batch->first_day), "last_issue", output_json_date(batch->last_day), "to",
                     output_json_date(batch->expires_on));
}

static void print_batches(struct command *command, const struct batch_list *list)
{
    static const char *const title[] = {N_("Batch"), N_("Offer"),   N_("Issued"),    N_("usable"), N_("not yet valid"),
                                        N_("used"),  N_("expired"), N_("withdrawn"), N_("Until")};
    struct output_table table = {0};
    for (size_t i = 0; i < sizeof title / sizeof *title; i++)
        output_table_column(&table, _(title[i]), i != 1 && i != 8);
    for (size_t i = 0; i < list->batches; i++) {
        const struct coupon_batch *b = &list->batch[i];
        const int64_t number[] = {b->issued, b->usable, b->not_yet, b->used, b->expired, b->withdrawn};
        output_table_number(&table, b->batch);
        output_table_cell(&table, b->offer);
        for (size_t j = 0; j < sizeof number / sizeof *number; j++)
            output_table_number(&table, number[j]);
        output_table_date(&table, b->expires_on);
    }
    if (list->batches)
        output_table_print(&table, &command->out);
    else
        SAY(command, _("No coupons were issued yet."), NULL);
}

static enum status list_batches(struct command *command, struct error *err)
{
    struct batch_list list = {0};
    enum status status = coupon_batch_select(desk_db(command->desk), 0, desk_day(command->desk), &list, err);
    if (status == STATUS_OK && command->json) {
        json_t *array = json_array();
        for (size_t i = 0; i < list.batches; i++)
            json_array_append_new(array, json_batch(&list.batch[i]));
        command->answer = json_pack("{s:o}", "batches", array);
    } else if (status == STATUS_OK) {
        print_batches(command, &list);
    }
    coupon_batch_list_clear(&list);
    return status;
}

static enum status none_in(const char *batch, struct error *err)
{
    error_set(err, STATUS_NOT_FOUND, "batch", "no such coupon in batch %s", batch);
    error_arg(err, 0, "%s", batch);
    return STATUS_NOT_FOUND;
}

static enum status read_batch(struct command *command, const char *text, struct coupon_list *list, struct error *err)
{
    struct coupon_ask ask = {.state = -1};
    TRY(number_parse(text, "batch", 1, BATCH_MAX, &ask.batch, err));
    TRY(coupon_select(desk_db(command->desk), &ask, desk_day(command->desk), list, err));
    return list->coupons ? STATUS_OK : none_in(text, err);
}

static char *ticket_of(struct command *command, const struct coupon *coupon, int64_t offer, char buf[TICKET_TEXT])
{
    return sheet_ticket(buf, desk_secret(command->desk), desk_shop(command->desk)->id, offer, coupon);
}

static void export_csv(struct command *command, const struct coupon_list *list, int64_t offer, struct buffer *out)
{
    static const char *const head[] = {"code", "offer", "member", "from", "to", "state", "ticket"};
    csv_append(out, head, sizeof head / sizeof *head);
    for (size_t i = 0; i < list->coupons; i++) {
        const struct coupon *coupon = &list->coupon[i];
        char code[COUPON_TEXT], member[MONEY_TEXT] = "", from[DATE_TEXT], to[DATE_TEXT] = "", ticket[TICKET_TEXT];
        if (coupon->member)
            snprintf(member, sizeof member, "#%lld", (long long)coupon->member);
        if (coupon->expires_on < DATE_NEVER)
            date_format(to, coupon->expires_on);
        const char *field[] = {coupon_code_show(code, coupon->code),
                               coupon->offer,
                               member,
                               date_format(from, coupon->usable_from),
                               to,
                               coupon_state_code(coupon->state),
                               ticket_of(command, coupon, offer, ticket)};
        csv_append(out, field, sizeof field / sizeof *field);
    }
}

static void export_json(struct command *command, const struct coupon_list *list, int64_t offer, struct buffer *out)
{
    char ticket[TICKET_TEXT];
    json_t *array = coupon_view_json(list);
    for (size_t i = 0; i < list->coupons; i++)
        json_object_set_new(json_array_get(array, i), "ticket",
                            json_string(ticket_of(command, &list->coupon[i], offer, ticket)));
    json_t *object = json_pack("{s:o}", "coupons", array);
    char *text = json_dumps(object, JSON_INDENT(1));
    buffer_format(out, "%s\n", text);
    free(text);
    json_decref(object);
}

/* Writes the result to the file of --out, or to the output. */
static enum status write_result(struct command *command, const struct buffer *text, int64_t coupons, struct error *err)
{
    const char *path = command_value(command, "out");
    if (!path) {
        buffer_add(&command->out, text->text);
        if (command->json)
            command->answer = json_pack("{s:s, s:I}", "text", text->text, "coupons", (json_int_t)coupons);
        return STATUS_OK;
    }
    TRY(args_write(path, text, err));
    if (command->json)
        command->answer = json_pack("{s:s, s:I}", "out", path, "coupons", (json_int_t)coupons);
    return STATUS_OK;
}

static enum status export_batch(struct command *command, struct error *err)
{
    const char *format = command_value(command, "format");
    struct coupon_list list = {0};
    struct buffer text = {0};
    int64_t offer = 0;
    bool json = format && strcmp(format, "json") == 0;
    if (format && !json && strcmp(format, "csv") != 0)
        return error_one_of(err, "format", format, "csv, json");
    enum status status = read_batch(command, command->operand[1], &list, err);
    if (status == STATUS_OK)
        status = offer_id(desk_db(command->desk), list.coupon[0].offer, &offer, err);
    if (status == STATUS_OK) {
        (json ? export_json : export_csv)(command, &list, offer, &text);
        status = write_result(command, &text, (int64_t)list.coupons, err);
    }
    buffer_clear(&text);
    coupon_list_clear(&list);
    return status;
}

enum status coupon_batch_run(struct command *command, struct error *err)
{
    const char *what = command->operand[0];
    if (strcmp(what, "list") == 0 && command->operands == 1)
        return list_batches(command, err);
    if (strcmp(what, "export") == 0 && command->operands == 2)
        return export_batch(command, err);
    return error_value(err, "batch", what, "list, or export and the number of a batch");
}

/* --- paper ------------------------------------------------------------------------------------------------------ */

/* A number of at most three digits is a batch; anything else is the code of one coupon. */
static enum status choose_coupons(struct command *command, struct coupon_list *list, struct error *err)
{
    const char *asked = command->operand[0];
    if (strlen(asked) <= 3 && strspn(asked, "0123456789") == strlen(asked))
        return read_batch(command, asked, list, err);
    list->coupon = mem_grow(list->coupon, 0, &list->room, sizeof *list->coupon);
    TRY(coupon_look(desk_db(command->desk), desk_secret(command->desk), asked, desk_day(command->desk), list->coupon,
                    err));
    list->coupons = 1;
    if (list->coupon->state == COUPON_NOT_YET)
        return STATUS_OK;
    return coupon_refusal(desk_db(command->desk), list->coupon, list->coupon->member, err);
}

static enum status print_all(struct command *command, const struct coupon_list *list, int columns, struct buffer *text,
                             struct error *err)
{
    const struct programme *programme;
    int64_t offer;
    const struct shop *shop = desk_shop(command->desk);
    TRY(desk_programme(command->desk, &programme, err));
    TRY(offer_id(desk_db(command->desk), list->coupon[0].offer, &offer, err));
    struct sheet sheet = {.columns = columns,
                          .shop = shop->name,
                          .id = shop->id,
                          .secret = desk_secret(command->desk),
                          .programme = programme,
                          .terminal = !command_has(command, "out") && !command->json && isatty(STDOUT_FILENO)};
    int64_t printed = 0;
    for (size_t i = 0; i < list->coupons; i++) {
        enum coupon_state state = list->coupon[i].state;
        if (state != COUPON_USABLE && state != COUPON_NOT_YET)
            continue;
        TRY(sheet_coupon(text, &sheet, &list->coupon[i], offer, err));
        printed++;
    }
    return printed ? write_result(command, text, printed, err) : none_in(command->operand[0], err);
}

enum status coupon_print_run(struct command *command, struct error *err)
{
    int columns;
    struct coupon_list list = {0};
    struct buffer text = {0};
    TRY(args_columns(command, &columns, err));
    enum status status = choose_coupons(command, &list, err);
    if (status == STATUS_OK)
        status = print_all(command, &list, columns, &text, err);
    buffer_clear(&text);
    coupon_list_clear(&list);
    return status;
}
