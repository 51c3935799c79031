/* SPDX-License-Identifier: MIT */
/* form: any form of the counter, and the members that a field of one may mean. */
#include <stdio.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/phone.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 2
#define SPACED_ROWS 9 /* as many fields stand with a blank row between them */

static char *note(char buf[FORM_NOTE], const void *data, size_t at)
{
    const struct counter *counter = data;
    return counter->job->note ? counter->job->note(buf, counter, at) : buf;
}

void form_screen(struct canvas *canvas, const struct counter *counter)
{
    const struct form_job *job = counter->job;
    struct form_place place = {.row = FIRST_ROW,
                               .rows = frame_sentence_row(canvas) - FIRST_ROW,
                               .label_col = 1,
                               .value_col = 14,
                               .value_cells = 26,
                               .note_col = 42,
                               .step = job->rows <= SPACED_ROWS ? 2 : 1};
    char title[RENDER_TEXT], name[RENDER_TEXT];
    bool needed = false;
    for (size_t i = 0; i < job->rows; i++)
        needed |= job->row[i].required;
    snprintf(name, sizeof name, "%d %s", job->screen, _(job->title));
    frame_rule(canvas, counter, needed ? word_fill(title, _("{0} (* needed)"), name, NULL) : name);
    form_draw(&counter->form, canvas, &place, note, counter);
}

static void draw_person(struct canvas *canvas, const struct counter *counter, size_t index, int row)
{
    const struct counter_row *person = &counter->person.row[index];
    char number[24], name[PERSON_TEXT], phone[PHONE_TEXT] = "", day[DATE_TEXT], text[RENDER_TEXT];
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, 0, 1, ROLE_PLAIN, index == counter->person.rows.marked ? ">" : "");
    canvas_text(canvas, row, 1, 2, ROLE_LABEL, number);
    canvas_text(canvas, row, 4, 20, ROLE_PLAIN, word_name(name, person->name));
    if (person->phone > 0)
        phone_mask(phone, person->phone);
    canvas_text(canvas, row, 26, 16, ROLE_PLAIN, phone);
    canvas_text(canvas, row, 44, 14, ROLE_PLAIN, person->tier);
    if (person->last_day > 0)
        canvas_text(canvas, row, 60, -1, ROLE_PLAIN,
                    word_fill(text, _("last {0}"), word_day(day, counter, person->last_day), NULL));
    if (index == counter->person.rows.marked)
        canvas_paint(canvas, row, 0, -1, ROLE_MARKED);
}

void people_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct counter_person *person = &counter->person;
    frame_rule(canvas, counter,
               counter->form.at == FORM_REFERRER ? _("3 Who brought them") : _("3 Members of the same name"));
    for (size_t i = 0; i < person->rows.count; i++)
        draw_person(canvas, counter, i, FIRST_ROW + (int)i);
    canvas_cursor(canvas, FIRST_ROW + (int)person->rows.marked, 0);
}

static const char *form_title(const struct counter *counter)
{
    return counter->job->title;
}

static bool refuse_payment(struct counter *counter, const struct route *route, const char *text)
{
    (void)text;
    if (route->kind != ROUTE_PAYMENT)
        return false;
    counter_object(counter, N_("A payment code: first the bill, then scan it."), NULL, NULL);
    return true;
}

static const struct binding bindings[] = {
    {BIND(TAB, form_next), .key = "Enter Tab", .label = N_("Enter next"), .prompt = true,
     .help = N_("next field; Enter never saves")},
    {BIND(ENTER, form_next)},
    {BIND(DOWN, form_next)},
    {BIND(BACK_TAB, form_previous), .key = "S-Tab", .label = N_("Shift-Tab previous"), .prompt = true,
     .help = N_("the field before")},
    {BIND(UP, form_previous)},
    {BIND(F4, form_choose), .when = when_choosable, .refuse = form_choose, .key = "F4", .label = N_("F4Who"),
     .help = N_("same name: who they are; referrer: whom the digits may mean")},
    {BIND(F9, form_save), .key = "F9", .label = N_("F9Save"), .help = N_("saves; a member is taken in hand")},
    BIND_HELP,
    BIND_REPRINT,
    BIND_BACK,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_form = {
    .title = N_("Form"),
    .prompt = PROMPT_FIELD,
    .caption = form_title,
    .key = form_typed,
    .draw = form_screen,
    .scan = refuse_payment,
    SCREEN_BINDINGS(bindings),
};
