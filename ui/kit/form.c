/* SPDX-License-Identifier: MIT */
#include "ui/kit/form.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

static enum form_result go(struct form *form, size_t steps)
{
    form->at = (form->at + steps) % form->fields;
    return FORM_MOVED;
}

static enum form_result save(struct form *form)
{
    for (size_t i = 0; i < form->fields; i++)
        if (form->field[i].required && edit_empty(&form->field[i].edit)) {
            form->at = i;
            return FORM_MISSING;
        }
    return FORM_SAVE;
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

/* Digits alone, from the keys of an input method too; anything else in a paste is left out. */
static enum form_result edit_digits(struct edit *edit, const struct key *key)
{
    char typed[KEY_TEXT], half[KEY_TEXT], digits[KEY_TEXT];
    size_t count = 0;
    if (key->kind == KEY_CHAR)
        text_encode(key->codepoint, typed);
    else
        text_copy(typed, sizeof typed, key->text);
    text_halfwidth(half, sizeof half, typed);
    for (const char *at = half; *at != '\0'; at++)
        if (*at >= '0' && *at <= '9')
            digits[count++] = *at;
    digits[count] = '\0';
    return count > 0 ? edited(edit_insert(edit, digits)) : FORM_FULL;
}

enum form_result form_key(struct form *form, const struct key *key)
{
    struct field *field = &form->field[form->at];
    switch (key->kind) {
    case KEY_ENTER:
    case KEY_TAB:
    case KEY_DOWN:
        return go(form, 1);
    case KEY_BACKTAB:
    case KEY_UP:
        return go(form, form->fields - 1);
    case KEY_ESC:
        return FORM_CANCEL;
    case KEY_F:
        return key->fn == 9 ? save(form) : key->fn == 12 ? FORM_CANCEL : FORM_UNUSED;
    case KEY_CHAR:
    case KEY_PASTE:
        return field->digits ? edit_digits(&field->edit, key) : edited(edit_key(&field->edit, key));
    default:
        return edited(edit_key(&field->edit, key));
    }
}

void form_draw(struct form *form, struct canvas *canvas, int row, int col, int label_cells, int edit_cells)
{
    for (size_t i = 0; i < form->fields; i++) {
        struct field *field = &form->field[i];
        char label[128];
        snprintf(label, sizeof label, "%s%s", field->label, field->required ? " *" : "");
        canvas_pad(canvas, row + (int)i, col, label_cells, ROLE_LABEL, label, false);
        edit_draw(&field->edit, canvas, row + (int)i, col + label_cells, edit_cells, i == form->at);
    }
}
