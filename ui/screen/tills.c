/* SPDX-License-Identifier: MIT */
/* tills: which till this terminal is: those there are and a new one; asked where nobody said. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "desk/seat.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 4

/* A row each, behind them one for a till that is new. */
struct tills_state {
    struct till_list tills;
    int64_t *process; /* of each till; 0: nobody is there */
    int64_t next;     /* number of a new till; 0: there are as many as there can be */
    struct list rows;
};

static struct tills_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_TILLS);
}

static void forget(struct tills_state *tills)
{
    till_list_clear(&tills->tills);
    free(tills->process);
    tills->process = NULL;
}

static int64_t number_of_row(const struct tills_state *tills, size_t row)
{
    return row < tills->tills.count ? tills->tills.till[row].id : tills->next;
}

static enum status read_all(struct counter *counter, struct error *err)
{
    struct tills_state *tills = state(counter);
    forget(tills);
    tills->next = 1;
    TRY(till_list(desk_db(counter->desk), &tills->tills, err));
    tills->process = mem_alloc((tills->tills.count + 1) * sizeof *tills->process);
    for (size_t i = 0; i < tills->tills.count; i++) {
        tills->process[i] = seat_process(counter->desk, &tills->tills.till[i]);
        tills->next += tills->tills.till[i].id == tills->next;
    }
    if (tills->next > TILL_MOST)
        tills->next = 0;
    list_set(&tills->rows, tills->tills.count + (tills->next != 0));
    return STATUS_OK;
}

static enum status open_tills(struct counter *counter, const void *argument, struct error *err)
{
    struct tills_state *tills = state(counter);
    (void)argument;
    TRY(read_all(counter, err));
    while (tills->rows.marked < tills->tills.count && tills->process[tills->rows.marked])
        tills->rows.marked++;
    list_set(&tills->rows, tills->rows.count);
    return STATUS_OK;
}

static void close_tills(struct counter *counter)
{
    forget(state(counter));
}

static void refresh(struct counter *counter)
{
    struct error err;
    if (read_all(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

static void choose(struct counter *counter)
{
    const struct tills_state *tills = state(counter);
    counter_till_choose(counter, number_of_row(tills, tills->rows.marked));
}

/* Without a till there is no counter; who lost one stays locked. */
static void leave(struct counter *counter)
{
    if (seat_lost(counter->desk))
        lock_open(counter);
    else
        counter_quit(counter);
}

static const char *words_of_row(char buf[RENDER_TEXT], const struct tills_state *tills, size_t row)
{
    char number[24];
    if (row == tills->tills.count)
        return _("a new one");
    if (tills->process[row] == 0)
        return _("free");
    snprintf(number, sizeof number, "%" PRId64, tills->process[row]);
    return word_fill(buf, _("in use, process {0}"), tills->process[row] > 0 ? number : "?", NULL);
}

static void draw_row(struct canvas *canvas, const struct tills_state *tills, size_t index, int row)
{
    char number[24], label[TILL_TEXT], text[RENDER_TEXT];
    bool marked = index == tills->rows.marked, known = index < tills->tills.count;
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, 0, 1, ROLE_PLAIN, marked ? ">" : "");
    canvas_text(canvas, row, 1, 3, ROLE_LABEL, number);
    till_label(label, number_of_row(tills, index), known ? tills->tills.till[index].name : "");
    canvas_text(canvas, row, 5, 34, ROLE_PLAIN, label);
    canvas_text(canvas, row, 40, -1, ROLE_PLAIN, words_of_row(text, tills, index));
    if (marked)
        canvas_paint(canvas, row, 0, -1, ROLE_MARKED);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct tills_state *tills = state(counter);
    size_t page = (size_t)(frame_sentence_row(canvas) - 1 - FIRST_ROW), first = tills->rows.marked / page * page;
    frame_rule(canvas, counter, _("Which till is this?"));
    canvas_text(canvas, 2, 1, -1, ROLE_FAINT,
                _("Each till has its own drawer, shift and open bill. This terminal is:"));
    for (size_t i = first; i < tills->rows.count && i < first + page; i++)
        draw_row(canvas, tills, i, FIRST_ROW + (int)(i - first));
    canvas_cursor(canvas, FIRST_ROW + (int)(tills->rows.marked - first), 0);
}

static struct list *rows(struct counter *counter)
{
    return &state(counter)->rows;
}

static bool nothing_to_scan(struct counter *counter, const struct route *route, const char *text)
{
    (void)route;
    (void)text;
    counter_object(counter, N_("Choose the till first, then scan again."), NULL, NULL);
    return true;
}

static const struct binding bindings[] = {
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    {BIND(ENTER, choose), .needs_row = true, .key = "Enter", .label = N_("Enter choose"), .prompt = true,
     .help = N_("sells at that till; one in use is asked about first")},
    BIND_HELP,
    BIND_BACK,
    BIND_UP_DOWN,
    BIND_PAGES,
    BIND_REFRESH_LANGUAGE,
    {BIND(QUIT, counter_quit), .key = "^C", .help = N_("quits the counter")},
};

const struct screen screen_tills = {
    .title = N_("Which till is this?"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct tills_state),
    .open = open_tills,
    .close = close_tills,
    .back = leave,
    .refresh = refresh,
    .scan = nothing_to_scan,
    .list = rows,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
