/* SPDX-License-Identifier: MIT */
#include "ui/counter/glance.h"

#include <stdio.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "rules/offer.h"
#include "rules/programme.h"
#include "desk/desk.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/facts.h"

#define AT_LABEL 1
#define LABEL_CELLS 8
#define AT_PARTS 10
#define GAP 3         /* cells between two parts */
#define PARTS_MAX 24  /* of one row */
#define LINES_MOST 3  /* screen rows of one row */
#define TOPUPS_TOLD 2 /* top-up offers, the largest */

/* A row: parts that are never cut, but left out where there is no room. */
struct glance_row {
    bool columns; /* the parts stand below each other, all as wide as the widest */
    size_t parts;
    struct {
        char text[RENDER_TEXT];
        enum cell_role role;
    } part[PARTS_MAX];
};

static void add(struct glance_row *row, enum cell_role role, const char *text)
{
    if (row->parts == PARTS_MAX)
        return;
    text_copy(row->part[row->parts].text, RENDER_TEXT, text);
    row->part[row->parts++].role = role;
}

/* Adds a part that counts something, unless there is none. */
static void add_count(struct glance_row *row, enum cell_role role, const char *format, int64_t count)
{
    char figure[MONEY_TEXT], text[RENDER_TEXT];
    if (count > 0)
        add(row, role, word_fill(text, format, word_number(figure, count), NULL));
}

/* --- providers --------------------------------------------------------------------------------------------------- */

static void tell_shift(struct glance_row *row, const struct counter *counter)
{
    const struct overview *figures = &counter->glance.figures;
    char count[MONEY_TEXT], money[MONEY_TEXT], text[RENDER_TEXT];
    if (!figures->shift)
        return;
    word_number(count, figures->bills);
    add(row, ROLE_PLAIN,
        word_fill(text, ngettext("{0} bill {1}", "{0} bills {1}", (unsigned long)figures->bills), count,
                  word_money(money, figures->net)));
    add_count(row, ROLE_PLAIN, _("new members {0}"), figures->enrolled);
}

static void add_bill(struct glance_row *row, const struct counter *counter, const struct bill_brief *bill)
{
    char name[BILL_TEXT], number[BILL_TEXT], money[MONEY_TEXT], person[PERSON_TEXT], text[RENDER_TEXT];
    bool named = *word_person(person, bill->member, bill->phone) != '\0' && !counter->glance.anonymous;
    bill_name(name, bill->till, bill->number);
    snprintf(text, sizeof text, "%s %s %s%s%s%.80s", word_bill(number, name), word_money(money, bill->payable),
             bill->voided ? _("void") : render_tender(bill->tender), bill->more_tenders && !bill->voided ? "+" : "",
             named ? " " : "", named ? person : "");
    add(row, bill->voided ? ROLE_FAINT : ROLE_PLAIN, text);
}

static void tell_last(struct glance_row *row, const struct counter *counter)
{
    const struct brief_list *last = &counter->glance.figures.last;
    row->columns = true;
    for (size_t i = 0; i < last->bills; i++)
        add_bill(row, counter, &last->bill[i]);
}

static void add_offers(struct glance_row *row, const struct counter *counter)
{
    const struct programme *programme = counter->programme;
    char text[RENDER_TEXT];
    for (size_t i = 0; i < programme->offers; i++)
        if (programme->offer[i].trigger == TRIGGER_AUTOMATIC && offer_runs_on(&programme->offer[i], counter->today))
            add(row, ROLE_GOOD, word_fill(text, _("{0} (automatic)"), programme->offer[i].name, NULL));
}

/* "500", "49.90": fen only unless they are 0. */
static char *whole(char buf[MONEY_TEXT], int64_t amount)
{
    return amount % 100 == 0 ? word_number(buf, amount / 100) : money_format_grouped(buf, amount);
}

static void add_topups(struct glance_row *row, const struct programme *programme)
{
    char pay[MONEY_TEXT], bonus[MONEY_TEXT], text[RENDER_TEXT];
    for (size_t i = programme->wallet.topups, told = 0; i > 0 && told < TOPUPS_TOLD; i--) {
        const struct topup_offer *offer = &programme->wallet.topup[i - 1];
        if (offer->bonus == 0)
            continue;
        add(row, ROLE_PLAIN,
            word_fill(text, _("top up {0}, get {1} more"), whole(pay, offer->pay), whole(bonus, offer->bonus)));
        told++;
    }
}

static void tell_today(struct glance_row *row, const struct counter *counter)
{
    if (counter->programme) {
        add_offers(row, counter);
        add_topups(row, counter->programme);
    }
    add_count(row, ROLE_PLAIN, _("birthdays {0}"), counter->glance.figures.birthdays);
    add_count(row, ROLE_PLAIN, _("coupons that end today {0}"), counter->glance.figures.coupons);
}

static void tell_to_do(struct glance_row *row, const struct counter *counter)
{
    add_count(row, ROLE_WARN, _("slips to print {0} (F4)"), counter->glance.figures.waiting);
    add_count(row, ROLE_WARN, _("slips to look for {0} (F4)"), counter->glance.figures.unsure);
}

static const struct provider {
    const char *label; /* N_() */
    void (*tell)(struct glance_row *row, const struct counter *counter);
} providers[] = {
    {N_("So far"), tell_shift},
    {N_("Lately"), tell_last},
    {N_("On offer"), tell_today},
    {N_("Pending"), tell_to_do},
};

/* --- reading and showing ----------------------------------------------------------------------------------------- */

bool glance_stands(const struct counter *counter)
{
    enum screen_id top = counter_screen(counter);
    return top == SCREEN_IDLE || (top == SCREEN_ASK && counter_base(counter) == SCREEN_IDLE);
}

bool glance_due(const struct counter *counter)
{
    const struct counter_glance *glance = &counter->glance;
    return glance_stands(counter) && (glance->due || clock_monotonic_ms() - glance->read_at >= GLANCE_AGAIN_MS);
}

void glance_read(struct counter *counter)
{
    struct counter_glance *glance = &counter->glance;
    struct overview figures;
    struct error err;
    glance->due = false;
    glance->read_at = clock_monotonic_ms();
    if (overview_read(desk_db(counter->desk), desk_till_id(counter->desk), counter->today, &figures, &err) !=
        STATUS_OK) {
        overview_clear(&figures);
        counter_refuse(counter, &err);
        return;
    }
    overview_clear(&glance->figures);
    glance->figures = figures;
}

static int widest(const struct glance_row *told)
{
    int cells = 0;
    for (size_t i = 0; i < told->parts; i++) {
        int width = text_width(told->part[i].text);
        cells = width > cells ? width : cells;
    }
    return cells;
}

/* Draws the parts as far as they fit, at most LINES_MOST screen rows; returns the row after them. */
static int draw_parts(struct canvas *canvas, const struct glance_row *told, int row, int last)
{
    int col = AT_PARTS, first = row, all = told->columns ? widest(told) : 0;
    for (size_t i = 0; i < told->parts; i++) {
        int width = all > 0 ? all : text_width(told->part[i].text);
        if (col > AT_PARTS && col + width >= canvas->cols) {
            col = AT_PARTS;
            row++;
        }
        if (row > last || row - first >= LINES_MOST)
            return row;
        canvas_text(canvas, row, col, -1, told->part[i].role, told->part[i].text);
        col += width + GAP;
    }
    return row + 1;
}

void glance_draw(struct canvas *canvas, const struct counter *counter, int row, int last)
{
    for (size_t i = 0; i < sizeof providers / sizeof *providers && row <= last; i++) {
        struct glance_row told = {0};
        providers[i].tell(&told, counter);
        if (told.parts == 0)
            continue;
        canvas_text(canvas, row, AT_LABEL, LABEL_CELLS, ROLE_LABEL, _(providers[i].label));
        row = draw_parts(canvas, &told, row, last);
    }
}

void glance_say(struct facts *facts, const struct counter *counter)
{
    for (size_t i = 0; i < sizeof providers / sizeof *providers && counter->glance.asked; i++) {
        struct glance_row told = {0};
        providers[i].tell(&told, counter);
        struct buffer line = {0};
        for (size_t part = 0; part < told.parts; part++)
            buffer_format(&line, "%s%s", part > 0 ? ", " : "", told.part[part].text);
        char text[RENDER_TEXT];
        if (told.parts > 0)
            facts_add(facts, NULL, word_fill(text, _("{0}: {1}"), _(providers[i].label), line.text));
        buffer_clear(&line);
    }
}
