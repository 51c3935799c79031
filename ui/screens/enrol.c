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
        text_copy(text, sizeof text, _("new number"));
        break;
    case FORM_NAME:
        snprintf(count, sizeof count, "%zu", form->namesakes);
        if (form->namesakes > 0)
            word_fill(text, _("? same name {0}: {1}"), count, text_mask_phone(phone, form->namesake_phone));
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
    default:
        break;
    }
    canvas_text(canvas, row, NOTE_COL, -1, ROLE_FAINT, text);
}

void enrol_draw(struct canvas *canvas, const struct till *till)
{
    const struct till_form *form = &till->form;
    frame_rule(canvas, till, _("3 New member (* needed)"));
    for (int at = 0; at < FORM_FIELDS; at++) {
        int row = FIRST_ROW + 2 * at;
        bool focused = (enum form_field)at == form->at;
        struct edit edit = form->field[at]; /* drawing scrolls it; the till's stays as it is */
        canvas_text(canvas, row, LABEL_COL, -1, focused ? ROLE_TITLE : ROLE_LABEL, _(label_of[at]));
        edit_draw(&edit, canvas, row, VALUE_COL, VALUE_CELLS, focused);
        draw_note(canvas, till, (enum form_field)at, row);
    }
}
