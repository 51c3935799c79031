/* SPDX-License-Identifier: MIT */
/* ledger: every movement of the member in hand, with the balance after it. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "desk/member_view.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 2

enum { OF_N = 1, OF_TIME = 6, OF_ENTRY = 18, OF_KIND = 34, OF_BILL = 46, OF_DELTA = 47, OF_BALANCE = 64 };

struct ledger_state {
    struct ledger_list ledger;
    struct list moves;
    int64_t today;
};

static struct ledger_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_LEDGER);
}

static enum status open_ledger(struct counter *counter, const void *argument, struct error *err)
{
    struct ledger_state *ledger = state(counter);
    (void)argument;
    TRY(member_ledger(counter->desk, counter->hand.member.id, &ledger->ledger, err));
    ledger->today = desk_day(counter->desk);
    list_set(&ledger->moves, ledger->ledger.lines);
    if (ledger->ledger.lines > 0)
        return STATUS_OK;
    counter_object(counter, N_("Nothing was ever granted to this member."), NULL, NULL);
    return STATUS_NOT_FOUND;
}

static void close_ledger(struct counter *counter)
{
    member_ledger_clear(&state(counter)->ledger);
}

static struct list *rows(struct counter *counter)
{
    return &state(counter)->moves;
}

static void why(struct counter *counter)
{
    const struct ledger_state *ledger = state(counter);
    int64_t txn = ledger->ledger.line[ledger->moves.marked].txn_id;
    counter_show(counter, SCREEN_STEPS, &txn);
}

static char *value_of(char buf[MONEY_TEXT], const struct ledger_line *move, int64_t value)
{
    bool money = strcmp(move->kind, "principal") == 0 || strcmp(move->kind, "bonus") == 0;
    return money ? word_money(buf, value) : word_number(buf, value);
}

static void draw_move(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct counter *counter = data;
    const struct ledger_line *move = &state(counter)->ledger.line[index];
    char at[DATE_TEXT], figure[MONEY_TEXT], text[RENDER_TEXT], number[24];
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, OF_N, 4, ROLE_LABEL, number);
    canvas_text(canvas, row, OF_TIME, OF_ENTRY - OF_TIME - 1, ROLE_PLAIN,
                word_instant(at, state(counter)->today, move->at));
    canvas_text(canvas, row, OF_ENTRY, OF_KIND - OF_ENTRY - 1, ROLE_PLAIN, render_kind(move->txn_kind));
    canvas_text(canvas, row, OF_KIND, OF_BILL - OF_KIND, ROLE_PLAIN, render_lot_kind(move->kind));
    snprintf(text, sizeof text, "%s%s", move->delta > 0 ? "+" : "", value_of(figure, move, move->delta));
    canvas_pad(canvas, row, OF_DELTA, OF_BALANCE - OF_DELTA - 2, move->delta > 0 ? ROLE_GOOD : ROLE_PLAIN, text, true);
    canvas_pad(canvas, row, OF_BALANCE, 15, ROLE_PLAIN, value_of(figure, move, move->balance), true);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    char title[RENDER_TEXT], name[PERSON_TEXT];
    frame_rule(canvas, counter,
               word_fill(title, _("8 Ledger of {0}"), word_name(name, counter->hand.member.name), NULL));
    canvas_text(canvas, FIRST_ROW - 1, OF_TIME, -1, ROLE_LABEL, _("Time"));
    canvas_text(canvas, FIRST_ROW - 1, OF_ENTRY, -1, ROLE_LABEL, _("Entry"));
    canvas_text(canvas, FIRST_ROW - 1, OF_KIND, -1, ROLE_LABEL, _("Of"));
    canvas_pad(canvas, FIRST_ROW - 1, OF_DELTA, OF_BALANCE - OF_DELTA - 2, ROLE_LABEL, _("Moved"), true);
    canvas_pad(canvas, FIRST_ROW - 1, OF_BALANCE, 15, ROLE_LABEL, _("Then"), true);
    list_draw(&state(counter)->moves, canvas, FIRST_ROW, frame_sentence_row(canvas) - FIRST_ROW, draw_move, counter);
}

static const struct binding bindings[] = {
    {BIND(ENTER, why), .needs_row = true, .key = "Enter", .label = N_("Enter why"), .prompt = true,
     .help = N_("every step behind the movement")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    BIND_COMMON_LIST,
};

const struct screen screen_ledger = {
    .title = N_("Ledger"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct ledger_state),
    .open = open_ledger,
    .close = close_ledger,
    .list = rows,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
