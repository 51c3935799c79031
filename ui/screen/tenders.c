/* SPDX-License-Identifier: MIT */
/* tenders: lists the ways to pay, in a box over the bill. */
#include <stdio.h>

#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define WAY(run, id, ...) TENDER_##id,

static const enum tender_kind way[] = {TENDER_LIST(WAY, WAY, PAYMENT_NONE, PAYMENT_NONE, WAY, )};

enum { WAYS = sizeof way / sizeof *way };

struct tenders_state {
    struct list rows;
};

static struct list *rows(struct counter *counter)
{
    struct tenders_state *tenders = counter_state(counter, SCREEN_TENDERS);
    list_set(&tenders->rows, WAYS);
    return &tenders->rows;
}

static void choose(struct counter *counter, enum tender_kind kind)
{
    if (kind == TENDER_WALLET)
        pay_choose_stored(counter);
    else if (kind != TENDER_OTHER)
        pay_choose(counter, kind);
    else if (counter_show(counter, SCREEN_OTHER, NULL))
        counter_drop_below(counter);
}

static void take(struct counter *counter)
{
    choose(counter, way[rows(counter)->marked]);
}

static void pick(struct counter *counter)
{
    if (counter->spoken.number < 1 || counter->spoken.number > WAYS) {
        counter_beep(counter);
        return;
    }
    choose(counter, way[counter->spoken.number - 1]);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct tenders_state *tenders = counter_state(counter, SCREEN_TENDERS);
    char line[RENDER_TEXT];
    int row = frame_box(canvas, WAYS + 2);
    canvas_text(canvas, row, 1, -1, ROLE_TITLE, _("Ways to pay"));
    for (int i = 0; i < WAYS; i++) {
        bool marked = (size_t)i == tenders->rows.marked;
        snprintf(line, sizeof line, "%s%d %s", marked ? ">" : " ", i + 1, render_tender(tender_code(way[i])));
        canvas_text(canvas, row + 1 + i, 0, -1, marked ? ROLE_MARKED : ROLE_PLAIN, line);
        if (marked)
            canvas_cursor(canvas, row + 1 + i, 0);
    }
}

static const struct binding bindings[] = {
    {BIND(ENTER, take), .key = "Enter", .label = N_("Enter choose"), .prompt = true,
     .help = N_("chooses that way to pay; the amount comes next")},
    {BIND(DIGIT, pick), .key = "n", .label = N_("n row"), .prompt = true, .help = N_("chooses way n")},
    BIND_COMMON,
};

const struct screen screen_tenders = {
    .title = N_("Ways to pay"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_BOX,
    .state_size = sizeof(struct tenders_state),
    .list = rows,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
