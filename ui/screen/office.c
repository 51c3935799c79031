/* SPDX-License-Identifier: MIT */
/* office: the rooms of the office, chosen from the list or by name; what is typed narrows the list, Tab completes it.
 */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "model/pinyin.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define PROMPT_ROW 2
#define FIRST_ROW 4

enum { AT_N = 1, AT_TITLE = 4, AT_NAME = 20, AT_HELP = 32 };

static const struct room {
    enum screen_id screen;
    const char *name;  /* typed after ':' */
    const char *title; /* N_() */
    const char *help;  /* N_(): what is done there */
} rooms[] = {
    {SCREEN_BOARD, "board", N_("Today"), N_("today beside a week ago, and what to do")},
    {SCREEN_PRICE_BOOK, "items", N_("Items, prices"), N_("add, edit, retire items; their stock")},
    {SCREEN_BILLS, "bills", N_("All bills"), N_("the bills of any day, returns, receipts")},
    {SCREEN_SHIFTS, "shifts", N_("Shifts"), N_("who had which till, over and short; float, safe")},
    {SCREEN_RULES, "rules", N_("Rules"), N_("points, tiers, offers, limits, gifts")},
    {SCREEN_STAFF, "staff", N_("Staff"), N_("who works here, roles, PINs, who has left")},
    {SCREEN_SETTINGS, "settings", N_("Settings"), N_("everything the shop can set")},
    {SCREEN_TILL_LIST, "tills", N_("Tills"), N_("their names, and who is at them")},
    {SCREEN_QUEUE, "printer", N_("Printer"), N_("what waits to be printed; its set-up, a test")},
    {SCREEN_AUDIT, "audit", N_("Audit"), N_("who did what and when")},
    {SCREEN_ORDERS, "orders", N_("Deposits"), N_("deposits taken, given back, kept")},
    {SCREEN_DEBTORS, "accounts", N_("On account"), N_("who owes, settling it, new debtors")},
    {SCREEN_SCANNER, "scanner", N_("Scanner"), N_("learns how the scanner types")},
    {SCREEN_PRACTICE, "practice", N_("Practice"), N_("a shop with made-up data, to learn and to try")},
};
#define ROOMS (sizeof rooms / sizeof *rooms)

struct office_state {
    size_t room[ROOMS]; /* those that fit what is typed */
    struct list rows;
    char text[SIGN_TEXT_MAX]; /* the text they were chosen for */
};

static struct office_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_OFFICE);
}

/* By the beginning of its number or name, by its title, or by the title's pinyin or initials. */
static bool fits(const struct room *room, const char *text)
{
    char pinyin[PINYIN_TEXT], initials[PINYIN_TEXT], number[24];
    size_t length = strlen(text);
    snprintf(number, sizeof number, "%td", room - rooms + 1);
    if (*text >= '0' && *text <= '9')
        return strncmp(number, text, length) == 0;
    pinyin_of(_(room->title), pinyin, initials);
    return strncasecmp(room->name, text, length) == 0 || strcasestr(_(room->title), text) != NULL ||
           strncasecmp(pinyin, text, length) == 0 || strncasecmp(initials, text, length) == 0;
}

/* Called before every use of the rows: a key typed ahead comes before the counter settles. */
static void sift(struct counter *counter)
{
    struct office_state *office = state(counter);
    size_t count = 0, length = strcspn(counter_text(counter), ".");
    char text[SIGN_TEXT_MAX];
    snprintf(text, sizeof text, "%.*s", (int)length, counter_text(counter));
    for (size_t i = 0; i < ROOMS; i++)
        if (fits(&rooms[i], text))
            office->room[count++] = i;
    if (strcmp(text, office->text) != 0)
        office->rows.marked = 0;
    text_copy(office->text, sizeof office->text, text);
    list_set(&office->rows, count);
}

static enum status open_office(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    (void)err;
    sift(counter);
    return STATUS_OK;
}

static struct list *rows(struct counter *counter)
{
    sift(counter);
    return &state(counter)->rows;
}

static void enter_room(struct counter *counter, size_t row)
{
    struct office_state *office = state(counter);
    office->rows.marked = row;
    counter_type(counter, "");
    counter_show(counter, rooms[office->room[row]].screen, NULL);
}

static void take(struct counter *counter)
{
    sift(counter);
    if (state(counter)->rows.count > 0)
        enter_room(counter, state(counter)->rows.marked);
    else
        counter_object(counter, N_("The office has no room {0}. Type less, or choose from the list."),
                       state(counter)->text, NULL);
}

static void pick(struct counter *counter)
{
    sift(counter);
    const struct office_state *office = state(counter);
    size_t row = 0;
    while (row < office->rows.count && office->room[row] + 1 != (size_t)counter->spoken.number)
        row++;
    char n[24];
    snprintf(n, sizeof n, "%lld", (long long)counter->spoken.number);
    if (row < office->rows.count)
        enter_room(counter, row);
    else
        counter_object(counter, N_("There is no row {0}."), n, NULL);
}

static void complete(struct counter *counter)
{
    sift(counter);
    const struct office_state *office = state(counter);
    if (office->rows.count > 0)
        counter_type(counter, rooms[office->room[office->rows.marked]].name);
    else
        counter_beep(counter);
}

/* No name begins with a digit: a number opens its room once no other number begins with it. */
static bool typed(struct counter *counter, const struct key *key)
{
    bool digit = key->kind == KEY_CHAR && key->codepoint >= '0' && key->codepoint <= '9';
    const char *before = counter_text(counter);
    char text[SIGN_TEXT_MAX];
    if (!digit || (*before == '\0' && key->codepoint == '0') || strspn(before, "0123456789") != strlen(before) ||
        strlen(before) > 1)
        return false;
    snprintf(text, sizeof text, "%s%c", before, (char)key->codepoint);
    counter_type(counter, text);
    sift(counter);
    if (state(counter)->rows.count == 1)
        enter_room(counter, 0);
    return true;
}

static void narrowed(struct counter *counter)
{
    sift(counter);
}

static void draw_room(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct room *room = &rooms[state(data)->room[index]];
    char number[24];
    snprintf(number, sizeof number, "%zu", state(data)->room[index] + 1);
    canvas_text(canvas, row, AT_N, 2, ROLE_LABEL, number);
    canvas_text(canvas, row, AT_TITLE, AT_NAME - AT_TITLE - 1, ROLE_PLAIN, _(room->title));
    canvas_text(canvas, row, AT_NAME, AT_HELP - AT_NAME - 1, ROLE_FAINT, room->name);
    canvas_text(canvas, row, AT_HELP, -1, ROLE_PLAIN, _(room->help));
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct office_state *office = state(counter);
    frame_rule(canvas, counter, _("10 Office"));
    list_draw(&office->rows, canvas, FIRST_ROW, frame_sentence_row(canvas) - FIRST_ROW, draw_room, counter);
    frame_prompt(canvas, counter, PROMPT_ROW, 1, _("Office: name or number"), counter_text(counter));
}

static const char *ask(char buf[RENDER_TEXT], const struct counter *counter)
{
    (void)buf;
    (void)counter;
    return _("Office: name or number");
}

static const struct binding bindings[] = {
    {BIND(TEXT, narrowed), .key = "a-z", .help = N_("the beginning of a name, or letters of its pinyin")},
    {BIND(QUERY, take), .key = "Enter", .label = N_("Enter open"), .prompt = true, .help = N_("opens the marked room")},
    {BIND(ENTER, take)},
    {BIND(CHOICE, pick), .needs_row = true, .key = "n .n", .label = N_("n open"), .prompt = true,
     .help = N_("opens room n")},
    {BIND(TAB, complete), .key = "Tab", .label = N_("Tab complete"), .prompt = true,
     .help = N_("completes the name of the marked room")},
    BIND_COMMON_LIST,
};

const struct screen screen_office = {
    .title = N_("Office"),
    .prompt = PROMPT_QUERY,
    .state_size = sizeof(struct office_state),
    .open = open_office,
    .key = typed,
    .list = rows,
    .draw = draw,
    .ask = ask,
    SCREEN_BINDINGS(bindings),
};
