/* SPDX-License-Identifier: MIT */
/* other: the ways to pay that ask for more than an amount, in a box over the bill. */
#include <stdio.h>

#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

static void pay_other(struct counter *counter, int argument)
{
    (void)argument;
    pay_choose(counter, TENDER_OTHER);
}

/* The screen that asks what pays takes the place of this list. */
static void ask_named(struct counter *counter, int argument)
{
    if (counter_show(counter, (enum screen_id)argument, NULL))
        counter_drop_below(counter);
}

static void ask_number(struct counter *counter, int argument)
{
    if (counter_show(counter, SCREEN_NAMED, &argument))
        counter_drop_below(counter);
}

static const struct other_way {
    int digit;
    const char *name; /* N_() */
    void (*run)(struct counter *counter, int argument);
    int argument;
} way[] = {
    {1, N_("Platform voucher"), ask_named, SCREEN_VOUCHER},
    {2, N_("Deposit"), ask_number, TENDER_DEPOSIT},
    {3, N_("On account"), ask_number, TENDER_ACCOUNT},
    {4, N_("Staff purchase"), ask_named, SCREEN_BUYER},
    {5, N_("Other"), pay_other, 0},
};

enum { WAYS = sizeof way / sizeof *way };

struct other_state {
    struct list rows;
};

static struct list *rows(struct counter *counter)
{
    struct other_state *other = counter_state(counter, SCREEN_OTHER);
    list_set(&other->rows, WAYS);
    return &other->rows;
}

static void take(struct counter *counter)
{
    const struct other_way *marked = &way[rows(counter)->marked];
    marked->run(counter, marked->argument);
}

static void pick(struct counter *counter)
{
    for (size_t i = 0; i < WAYS; i++)
        if (way[i].digit == counter->spoken.number) {
            way[i].run(counter, way[i].argument);
            return;
        }
    counter_beep(counter);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct other_state *other = counter_state(counter, SCREEN_OTHER);
    char line[RENDER_TEXT];
    int row = frame_box(canvas, WAYS + 2);
    canvas_text(canvas, row, 1, -1, ROLE_TITLE, _("Other ways to pay"));
    for (int i = 0; i < WAYS; i++) {
        bool marked = (size_t)i == other->rows.marked;
        snprintf(line, sizeof line, "%s%d %s", marked ? ">" : " ", way[i].digit, _(way[i].name));
        canvas_text(canvas, row + 1 + i, 0, -1, marked ? ROLE_MARKED : ROLE_PLAIN, line);
        if (marked)
            canvas_cursor(canvas, row + 1 + i, 0);
    }
}

static const struct binding bindings[] = {
    {BIND(ENTER, take), .key = "Enter", .label = N_("Enter choose"), .prompt = true,
     .help = N_("chooses that way to pay; what it needs comes next")},
    {BIND(DIGIT, pick), .key = "n", .label = N_("n row"), .prompt = true, .help = N_("chooses way n")},
    BIND_COMMON,
};

const struct screen screen_other = {
    .title = N_("Other ways to pay"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_BOX,
    .state_size = sizeof(struct other_state),
    .list = rows,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
