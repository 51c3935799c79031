/* SPDX-License-Identifier: MIT */
/* shift: enters the counted notes of the drawer, and the amount that goes to the safe. */
#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/handover.h"

#define PIECE 100 /* a number of pieces is typed at the prompt for amounts, so it arrives in fen */

/* Opens a shift if there is none, so that a clerk who has sold nothing can hand over too. */
static enum status open_shift(struct counter *counter, const void *argument, struct error *err)
{
    struct shift_done done;
    (void)argument;
    TRY(shift_open(counter->desk, NULL, 0, &done, err));
    TRY(shift_read(counter->desk, done.shift, &handover_open(counter)->view, err));
    act_key(handover_open(counter)->key);
    hold_load(counter);
    return STATUS_OK;
}

/* A staff card scanned while counting: makes its owner the next clerk without asking for the PIN. */
static bool scanned(struct counter *counter, const struct route *route, const char *text)
{
    struct staff staff;
    struct error err;
    counter_type(counter, "");
    if (route->kind != ROUTE_STAFF)
        counter_object(counter, N_("Scan a staff card or enter the PIN."), NULL, NULL);
    else if (desk_prove_badge(counter->desk, text, &staff, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    else
        handover_accept(counter, &staff);
    return true;
}

/* Stores the number of pieces of the current note, or the amount for the safe. */
static void put(struct counter *counter, int64_t amount)
{
    struct handover *handover = handover_open(counter);
    char text[MONEY_TEXT];
    if (handover->at == HANDOVER_DROP)
        handover->drop = amount;
    else if (amount % PIECE != 0 || amount / PIECE > SHIFT_PIECES)
        counter_object(counter, N_("Type how many ¥{0} notes, a whole number."),
                       money_format(text, shift_note[handover->at]), NULL);
    else {
        handover->count[handover->at] = amount / PIECE;
        handover->counted = handover->filled[handover->at] = true;
    }
}

/* Goes to the next field; after the last one asks for the next clerk. */
static void next(struct counter *counter)
{
    if (handover_open(counter)->at + 1 >= SHIFT_NOTES)
        counter_show(counter, SCREEN_COMING, NULL);
    else
        handover_open(counter)->at++;
}

static void put_typed(struct counter *counter)
{
    put(counter, counter->spoken.amount);
    if (!counter->refused)
        next(counter);
}

/* Enter on an empty prompt: the count stands, which is none unless one was typed before. */
static void keep_count(struct counter *counter)
{
    struct handover *handover = handover_open(counter);
    if (handover->at < SHIFT_NOTES)
        handover->filled[handover->at] = true;
    next(counter);
}

/* Takes the text of the prompt when a field is left or F9 is pressed; false: refused. */
static bool take_prompt(struct counter *counter)
{
    struct spoken spoken;
    if (grammar_read(PROMPT_TENDER, counter_text(counter), &spoken) == SIGN_AMOUNT)
        put(counter, spoken.amount);
    if (!counter->refused)
        counter_type(counter, "");
    return !counter->refused;
}

static void down(struct counter *counter)
{
    if (!take_prompt(counter))
        return;
    if (handover_open(counter)->at == HANDOVER_DROP)
        counter_show(counter, SCREEN_COMING, NULL);
    else
        handover_open(counter)->at++;
}

static void up(struct counter *counter)
{
    if (take_prompt(counter) && handover_open(counter)->at > 0)
        handover_open(counter)->at--;
}

static void write_it(struct counter *counter)
{
    if (take_prompt(counter))
        handover_finish(counter);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct handover *handover = handover_open(counter);
    handover_draw(canvas, counter, handover, handover->at, _("4 Handover {0} (blind, held {1})"));
    if (handover->to.id != 0)
        canvas_text(canvas, HANDOVER_ROW, HANDOVER_COL, -1, ROLE_GOOD, handover->to.name);
}

static const struct binding bindings[] = {
    {BIND(AMOUNT, put_typed), .key = "N Enter", .label = N_("N Enter next note"), .prompt = true,
     .help = N_("number of notes, then the next; after the last: incoming clerk")},
    {BIND(ENTER, keep_count), .key = "Enter", .help = N_("none of this note; the next one")},
    {BIND(TAB, down), .key = "Tab", .label = N_("Tab cash drop"), .prompt = true,
     .help = N_("next field; the cash drop comes after the notes")},
    {BIND(BACK_TAB, up), .key = "S-Tab", .help = N_("the field before")},
    {BIND(DOWN, down)},
    {BIND(UP, up)},
    {BIND(F9, write_it), .key = "F9", .label = N_("F9Hand over"), .help = N_("hands over, then shows over/short")},
    BIND_HELP,
    BIND_REPRINT,
    BIND_BACK,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_shift = {
    .title = N_("Handover"),
    .prompt = PROMPT_TENDER,
    .state_size = sizeof(struct handover),
    .open = open_shift,
    .refresh = handover_refresh,
    .scan = scanned,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
