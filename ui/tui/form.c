/* SPDX-License-Identifier: MIT */
#include "ui/tui/form.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"

void form_init(struct form *form, const struct form_row *row, size_t rows)
{
    *form = (struct form){.row = row, .rows = rows < FORM_ROWS ? rows : FORM_ROWS};
    for (size_t i = 0; i < form->rows; i++)
        edit_init(&form->edit[i], row[i].kind == FORM_CHOICE ? 1 : row[i].limit);
}

void form_go(struct form *form, int by)
{
    for (size_t tried = 0; tried < form->rows; tried++) {
        form->at = (form->at + form->rows + (size_t)by) % form->rows;
        if (!form->stands[form->at])
            return;
    }
}

bool form_complete(struct form *form)
{
    for (size_t i = 0; i < form->rows; i++)
        if (form->row[i].required && !form->stands[i] && edit_empty(&form->edit[i])) {
            form->at = i;
            return false;
        }
    return true;
}

static enum form_result edited(enum edit_result result)
{
    static const enum form_result results[] = {
        [EDIT_UNUSED] = FORM_UNUSED,
        [EDIT_MOVED] = FORM_MOVED,
        [EDIT_CHANGED] = FORM_CHANGED,
        [EDIT_FULL] = FORM_FULL,
    };
    return results[result];
}

/* Typed or pasted text, with full-width characters converted to ASCII. */
static void typed_text(char half[KEY_TEXT], const struct key *key)
{
    char typed[KEY_TEXT];
    if (key->kind == KEY_CHAR)
        text_encode(key->codepoint, typed);
    else
        text_copy(typed, sizeof typed, key->text);
    text_halfwidth(half, KEY_TEXT, typed);
}

/* Adds only the digits of the typed or pasted text. */
static enum form_result add_digits(struct edit *edit, const struct key *key)
{
    char half[KEY_TEXT], digits[KEY_TEXT];
    size_t count = 0;
    typed_text(half, key);
    for (const char *at = half; *at != '\0'; at++)
        if (*at >= '0' && *at <= '9')
            digits[count++] = *at;
    digits[count] = '\0';
    return count > 0 ? edited(edit_insert(edit, digits)) : FORM_FULL;
}

static enum form_result choose(struct edit *edit, const struct form_row *row, const struct key *key)
{
    char sign[KEY_TEXT];
    typed_text(sign, key);
    if (sign[0] < row->least || sign[0] > row->most || sign[1] != '\0')
        return FORM_FULL;
    edit_set(edit, sign);
    return FORM_CHOSEN;
}

enum form_result form_key(struct form *form, const struct key *key)
{
    const struct form_row *row = &form->row[form->at];
    struct edit *edit = &form->edit[form->at];
    bool text = key->kind == KEY_CHAR || key->kind == KEY_PASTE;
    if (text && row->kind == FORM_CHOICE)
        return choose(edit, row, key);
    if (text && row->kind == FORM_DIGITS)
        return add_digits(edit, key);
    return edited(edit_key(edit, key));
}

/* The first field to draw, so that the current one is visible. */
static size_t first_shown(const struct form *form, const struct form_place *place)
{
    size_t room = (size_t)((place->rows + place->step - 1) / place->step);
    return form->at < room ? 0 : form->at - room + 1;
}

/* A star for each character. */
static void hide(struct edit *edit)
{
    char stars[EDIT_TEXT];
    size_t count = 0;
    for (const char *at = edit->text; *at != '\0' && count + 1 < sizeof stars; at++)
        if (((unsigned char)*at & 0xC0) != 0x80)
            stars[count++] = '*';
    stars[count] = '\0';
    edit_set(edit, stars);
}

static void draw_field(const struct form *form, struct canvas *canvas, const struct form_place *place, size_t at,
                       int row)
{
    struct edit edit = form->edit[at]; /* drawing scrolls this copy, not the form's */
    if (form->row[at].kind == FORM_SECRET)
        hide(&edit);
    char label[FORM_NOTE];
    bool focused = at == form->at;
    snprintf(label, sizeof label, "%s%s", _(form->row[at].label), form->row[at].required ? " *" : "");
    canvas_text(canvas, row, place->label_col, place->value_col - place->label_col - 1,
                form->stands[at] ? ROLE_FAINT
                : focused        ? ROLE_TITLE
                                 : ROLE_LABEL,
                label);
    if (form->stands[at])
        canvas_text(canvas, row, place->value_col, place->value_cells, ROLE_FAINT, edit.text);
    else
        edit_draw(&edit, canvas, row, place->value_col, place->value_cells, focused);
}

void form_draw(const struct form *form, struct canvas *canvas, const struct form_place *place,
               char *(*note)(char buf[FORM_NOTE], const void *data, size_t at), const void *data)
{
    int row = place->row;
    for (size_t at = first_shown(form, place); at < form->rows && row < place->row + place->rows; at++) {
        char text[FORM_NOTE] = "";
        draw_field(form, canvas, place, at, row);
        if (note)
            canvas_text(canvas, row, place->note_col, -1, ROLE_FAINT, note(text, data, at));
        row += place->step;
    }
}
