/* SPDX-License-Identifier: MIT */
/* enrol: a new member. */
#include "ui/screens/screens.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"

#define FIRST_ROW 2
#define LABEL_COL 1
#define VALUE_COL 14
#define NOTE_COL 42
#define VALUE_CELLS 26

static const char *const label_of[FORM_FIELDS] = {
    [FORM_PHONE] = N_("Phone *"),      [FORM_NAME] = N_("Name"),       [FORM_GENDER] = N_("Sex"),
    [FORM_BIRTHDAY] = N_("Birthday"),  [FORM_SMS] = N_("SMS consent"), [FORM_CARD] = N_("Card"),
    [FORM_REFERRER] = N_("Referrer"),
};

static const char *choice_text(const struct edit *edit, const char *first, const char *second, char one)
{
    return edit_empty(edit) ? "" : edit->text[0] == one ? first : second;
}

/* What stands behind a field: what it takes, or what became of it. */
static void draw_note(struct canvas *canvas, const struct till *till, enum form_field at, int row)
{
    const struct till_form *form = &till->form;
    const struct edit *edit = &form->field[at];
    char text[WORDS_TEXT] = "", count[24], phone[24], day[DATE_TEXT];
    switch (at) {
    case FORM_PHONE:
        text_copy(text, sizeof text, form->known ? _("a member already: Enter opens") : _("new number"));
        break;
    case FORM_NAME:
        snprintf(count, sizeof count, "%zu", form->namesakes);
        if (form->namesakes > 0)
            word_fill(text, _("? same name {0}: {1} F4"), count, text_mask_phone(phone, form->namesake_phone));
        break;
    case FORM_GENDER:
        text_copy(text, sizeof text, edit_empty(edit) ? _("1 female 2 male")
                                                      : choice_text(edit, _("female"), _("male"), '1'));
        break;
    case FORM_BIRTHDAY:
        if (form->birthday.kind == BIRTHDAY_NONE)
            text_copy(text, sizeof text, _("0627 or 19900627; * behind: lunar"));
        else
            word_fill(text, _("next kept {0}"), date_format(day, birthday_next(&form->birthday, desk_day(till->desk))),
                      NULL);
        break;
    case FORM_SMS:
        text_copy(text, sizeof text, edit_empty(edit) ? _("1 agrees 0 does not")
                                                      : choice_text(edit, _("agrees"), _("does not"), '1'));
        break;
    case FORM_REFERRER:
        if (edit_empty(edit))
            text_copy(text, sizeof text, _("referrer's tail, phone or card"));
        else if (form->referrer != 0)
            word_name(text, form->referrer_name);
        break;
    default:
        break;
    }
    canvas_text(canvas, row, NOTE_COL, -1, ROLE_FAINT, text);
}

static void draw_field(struct canvas *canvas, const struct till *till, enum form_field at, int row)
{
    const struct till_form *form = &till->form;
    bool focused = at == form->at;
    struct edit edit = form->field[at]; /* drawing scrolls it; the till's stays as it is */
    canvas_text(canvas, row, LABEL_COL, -1, focused ? ROLE_TITLE : ROLE_LABEL, _(label_of[at]));
    edit_draw(&edit, canvas, row, VALUE_COL, VALUE_CELLS, focused);
    draw_note(canvas, till, at, row);
}

/* The number of a member is shown masked: it is changed elsewhere, with a proof. */
static void draw_phone(struct canvas *canvas, const struct till *till, int row)
{
    char phone[24] = "";
    if (till->hand.member.phone > 0)
        text_mask_phone(phone, till->hand.member.phone);
    canvas_text(canvas, row, LABEL_COL, -1, ROLE_FAINT, _("Phone"));
    canvas_text(canvas, row, VALUE_COL, -1, ROLE_FAINT, phone);
}

void enrol_draw(struct canvas *canvas, const struct till *till)
{
    bool edits = till->form.member != 0;
    int row = FIRST_ROW;
    frame_rule(canvas, till, edits ? _("3 Edit member") : _("3 New member (* needed)"));
    for (int at = 0; at < FORM_FIELDS; at++) {
        if (edits && at == FORM_SMS)
            continue;
        if (edits && at == FORM_PHONE)
            draw_phone(canvas, till, row);
        else
            draw_field(canvas, till, (enum form_field)at, row);
        row += 2;
    }
}

static void draw_person(struct canvas *canvas, const struct till *till, size_t index, int row)
{
    const struct till_row *person = &till->form.person[index];
    char number[24], name[PERSON_TEXT], phone[24] = "", day[DATE_TEXT], text[WORDS_TEXT];
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, 0, 1, ROLE_PLAIN, index == till->form.marked ? ">" : "");
    canvas_text(canvas, row, 1, 2, ROLE_LABEL, number);
    canvas_text(canvas, row, 4, 20, ROLE_PLAIN, word_name(name, person->name));
    if (person->phone > 0)
        text_mask_phone(phone, person->phone);
    canvas_text(canvas, row, 26, 16, ROLE_PLAIN, phone);
    canvas_text(canvas, row, 44, 14, ROLE_PLAIN, person->tier);
    if (person->last_day > 0)
        canvas_text(canvas, row, 60, -1, ROLE_PLAIN,
                    word_fill(text, _("last {0}"), word_day(day, till, person->last_day), NULL));
    if (index == till->form.marked)
        canvas_paint(canvas, row, 0, -1, ROLE_MARKED);
}

void people_draw(struct canvas *canvas, const struct till *till)
{
    const struct till_form *form = &till->form;
    frame_rule(canvas, till, form->at == FORM_REFERRER ? _("3 Who brought them") : _("3 Members of the same name"));
    for (size_t i = 0; i < form->people; i++)
        draw_person(canvas, till, i, FIRST_ROW + (int)i);
    canvas_cursor(canvas, FIRST_ROW + (int)form->marked, 0);
}
