/* SPDX-License-Identifier: MIT */
/* people: candidates for a field of the member form: members of the same name, referrers. */
#include <stdio.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/phone.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/screen/enrol_priv.h"

#define FIRST_ROW 2

static struct enrol_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_ENROL);
}

static void draw_person(struct canvas *canvas, const struct counter *counter, size_t index, int row)
{
    const struct counter_row *person = &own(counter)->row[index];
    char number[24], name[PERSON_TEXT], phone[PHONE_TEXT] = "", day[DATE_TEXT], text[RENDER_TEXT];
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, 0, 1, ROLE_PLAIN, index == own(counter)->rows.marked ? ">" : "");
    canvas_text(canvas, row, 1, 2, ROLE_LABEL, number);
    canvas_text(canvas, row, 4, 20, ROLE_PLAIN, word_name(name, person->name));
    if (person->phone > 0)
        phone_mask(phone, person->phone);
    canvas_text(canvas, row, 26, 16, ROLE_PLAIN, phone);
    canvas_text(canvas, row, 44, 14, ROLE_PLAIN, person->tier);
    if (person->last_day > 0)
        canvas_text(canvas, row, 60, -1, ROLE_PLAIN,
                    word_fill(text, _("last {0}"), word_day(day, counter, person->last_day), NULL));
    if (index == own(counter)->rows.marked)
        canvas_paint(canvas, row, 0, -1, ROLE_MARKED);
}

static void people_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct enrol_state *person = own(counter);
    frame_rule(canvas, counter,
               person->form.form.at == FORM_REFERRER ? _("3 Choose the referrer") : _("3 Members with the same name"));
    for (size_t i = 0; i < person->rows.count; i++)
        draw_person(canvas, counter, i, FIRST_ROW + (int)i);
    canvas_cursor(canvas, FIRST_ROW + (int)person->rows.marked, 0);
}

static void take_person(struct counter *counter)
{
    struct enrol_state *person = own(counter);
    const struct counter_row *row = &person->row[person->rows.marked];
    if (person->form.form.at != FORM_REFERRER) {
        hand_attach(counter, row->member, SHARED_FOUND);
        return;
    }
    person->referrer = row->member;
    text_copy(person->referrer_name, sizeof person->referrer_name, row->name);
    counter_pop(counter);
    form_next(counter);
}

static struct list *people_rows(struct counter *counter)
{
    return &own(counter)->rows;
}

static const struct binding bindings[] = {
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    {BIND(ENTER, take_person), .needs_row = true, .key = "Enter", .label = N_("Enter choose"), .prompt = true,
     .help = N_("same name: opens that member; referrer: chooses them")},
    BIND_HELP,
    BIND_REPRINT,
    BIND_BACK,
    BIND_UP_DOWN,
    BIND_PAGES,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_people = {
    .title = N_("Which member"),
    .prompt = PROMPT_NONE,
    .list = people_rows,
    .draw = people_draw,
    SCREEN_BINDINGS(bindings),
};
