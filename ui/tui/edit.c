/* SPDX-License-Identifier: MIT */
#include "ui/tui/edit.h"

#include <string.h>

#include "base/text.h"

void edit_init(struct edit *edit, int limit)
{
    *edit = (struct edit){.limit = limit};
}

static size_t graphemes(const char *text)
{
    size_t count = 0;
    for (size_t length; (length = text_grapheme(text)) > 0; text += length)
        count++;
    return count;
}

/* The first grapheme boundary at or after `at`, since a combining mark may have joined two graphemes. */
static size_t boundary(const char *text, size_t at)
{
    size_t here = 0;
    for (size_t length; here < at && (length = text_grapheme(text + here)) > 0;)
        here += length;
    return here;
}

static bool within_limit(const struct edit *edit, const char *text)
{
    return edit->limit == 0 || graphemes(text) <= (size_t)edit->limit;
}

/* Inserts one grapheme and sanitises the whole text again, since a joiner is valid only next to what it joins. */
static bool insert_one(struct edit *edit, const char *one, size_t length)
{
    char joined[2 * EDIT_TEXT], cleaned[2 * EDIT_TEXT];
    size_t total = strlen(edit->text), behind = total - edit->at;
    if (length >= EDIT_TEXT || total + length >= EDIT_TEXT)
        return false;
    memcpy(joined, edit->text, edit->at);
    memcpy(joined + edit->at, one, length);
    memcpy(joined + edit->at + length, edit->text + edit->at, behind + 1);
    text_sanitise(cleaned, sizeof cleaned, joined);
    size_t cleaned_length = strlen(cleaned);
    if (cleaned_length >= EDIT_TEXT || !within_limit(edit, cleaned))
        return false;
    memcpy(edit->text, cleaned, cleaned_length + 1);
    edit->at = boundary(edit->text, cleaned_length > behind ? cleaned_length - behind : 0);
    return true;
}

enum edit_result edit_insert(struct edit *edit, const char *text)
{
    enum edit_result result = EDIT_MOVED;
    for (size_t length; (length = text_grapheme(text)) > 0; text += length) {
        if (!insert_one(edit, text, length))
            return EDIT_FULL;
        result = EDIT_CHANGED;
    }
    return result;
}

void edit_set(struct edit *edit, const char *text)
{
    *edit = (struct edit){.limit = edit->limit};
    edit_insert(edit, text);
}

bool edit_empty(const struct edit *edit)
{
    return edit->text[0] == '\0';
}

static enum edit_result remove_between(struct edit *edit, size_t from, size_t to)
{
    if (from == to)
        return EDIT_MOVED;
    memmove(edit->text + from, edit->text + to, strlen(edit->text + to) + 1);
    edit->at = boundary(edit->text, from);
    return EDIT_CHANGED;
}

static size_t word_before(const struct edit *edit)
{
    size_t at = edit->at;
    while (at > 0 && edit->text[at - 1] == ' ')
        at--;
    while (at > 0 && edit->text[at - 1] != ' ')
        at--;
    return at;
}

static enum edit_result insert_character(struct edit *edit, uint32_t codepoint)
{
    char one[5];
    text_encode(codepoint, one);
    return edit_insert(edit, one);
}

static enum edit_result control(struct edit *edit, uint32_t letter)
{
    if (letter == 'U')
        return remove_between(edit, 0, strlen(edit->text));
    if (letter == 'W')
        return remove_between(edit, word_before(edit), edit->at);
    return EDIT_UNUSED;
}

enum edit_result edit_key(struct edit *edit, const struct key *key)
{
    size_t end = strlen(edit->text);
    switch (key->kind) {
    case KEY_CHAR:
        return insert_character(edit, key->codepoint);
    case KEY_PASTE:
        return edit_insert(edit, key->text);
    case KEY_CTRL:
        return control(edit, key->codepoint);
    case KEY_BACKSPACE:
        return remove_between(edit, text_grapheme_before(edit->text, edit->at), edit->at);
    case KEY_DELETE:
        return remove_between(edit, edit->at, edit->at + text_grapheme(edit->text + edit->at));
    case KEY_LEFT:
        edit->at = text_grapheme_before(edit->text, edit->at);
        return EDIT_MOVED;
    case KEY_RIGHT:
        edit->at += text_grapheme(edit->text + edit->at);
        return EDIT_MOVED;
    case KEY_HOME:
        edit->at = 0;
        return EDIT_MOVED;
    case KEY_END:
        edit->at = end;
        return EDIT_MOVED;
    default:
        return EDIT_UNUSED;
    }
}

/* Cells from byte `from` to the cursor. */
static int cells_before(const struct edit *edit, size_t from)
{
    char part[EDIT_TEXT];
    memcpy(part, edit->text + from, edit->at - from);
    part[edit->at - from] = '\0';
    return text_width(part);
}

/* The cursor needs a cell after the text. */
static void scroll(struct edit *edit, int cells)
{
    if (edit->first > edit->at || text_width(edit->text) < cells)
        edit->first = 0;
    edit->first = boundary(edit->text, edit->first);
    while (edit->first < edit->at && cells_before(edit, edit->first) >= cells)
        edit->first += text_grapheme(edit->text + edit->first);
}

void edit_draw(struct edit *edit, struct canvas *canvas, int row, int col, int cells, bool focused)
{
    char shown[EDIT_TEXT];
    if (cells <= 0)
        return;
    scroll(edit, cells);
    /* text_fit, not canvas's cut: a '~' in a field would look typed. */
    size_t length = text_fit(edit->text + edit->first, cells, NULL);
    memcpy(shown, edit->text + edit->first, length);
    shown[length] = '\0';
    canvas_pad(canvas, row, col, cells, ROLE_INPUT, shown, false);
    if (focused)
        canvas_cursor(canvas, row, col + cells_before(edit, edit->first));
}
