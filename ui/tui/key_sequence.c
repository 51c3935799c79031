/* SPDX-License-Identifier: MIT */
#include "ui/tui/key_sequence.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

struct named {
    int code; /* the final byte, or the number before '~' */
    enum key_kind kind;
    int fn;
};

static const struct named finals[] = {
    {'A', KEY_UP, 0},   {'B', KEY_DOWN, 0}, {'C', KEY_RIGHT, 0}, {'D', KEY_LEFT, 0},
    {'H', KEY_HOME, 0}, {'F', KEY_END, 0},  {'P', KEY_F, 1},     {'Q', KEY_F, 2},
    {'R', KEY_F, 3},    {'S', KEY_F, 4},    {'M', KEY_ENTER, 0}, {'Z', KEY_BACKTAB, 0},
};

static const struct named numbers[] = {
    {1, KEY_HOME, 0}, {2, KEY_INSERT, 0}, {3, KEY_DELETE, 0}, {4, KEY_END, 0}, {5, KEY_PGUP, 0},    {6, KEY_PGDN, 0},
    {7, KEY_HOME, 0}, {8, KEY_END, 0},    {11, KEY_F, 1},     {12, KEY_F, 2},  {13, KEY_F, 3},      {14, KEY_F, 4},
    {15, KEY_F, 5},   {17, KEY_F, 6},     {18, KEY_F, 7},     {19, KEY_F, 8},  {20, KEY_F, 9},      {21, KEY_F, 10},
    {23, KEY_F, 11},  {24, KEY_F, 12},    {25, KEY_F, 13},    {26, KEY_F, 14}, {28, KEY_F, 15},     {29, KEY_F, 16},
    {31, KEY_F, 17},  {32, KEY_F, 18},    {33, KEY_F, 19},    {34, KEY_F, 20}, {200, KEY_PASTE, 0},
};

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const struct named *look_up(const struct named *list, size_t count, int code)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].code == code)
            return &list[i];
    return NULL;
}

/* modifier: 1 none, 2 shift, others. Shift+F1 is F13. With other modifiers an F key is not the key its label says. */
static bool found(const struct named *named, int modifier, struct key_sequence *sequence)
{
    if (named == NULL || (named->kind == KEY_F && modifier > 2))
        return false;
    int shifted = named->kind == KEY_F && modifier == 2 ? 12 : 0;
    *sequence = (struct key_sequence){.kind = named->kind, .fn = named->fn + shifted};
    return true;
}

bool key_sequence_csi(const char *part, char final, struct key_sequence *sequence)
{
    int first = 1, second = 1;
    *sequence = (struct key_sequence){0};
    if (strcmp(part, "[") == 0) { /* the Linux console's F1 to F5 */
        *sequence = (struct key_sequence){.kind = KEY_F, .fn = final - 'A' + 1};
        return final >= 'A' && final <= 'E';
    }
    if (strspn(part, "0123456789;") != strlen(part) || strlen(part) > 7)
        return false;
    sscanf(part, "%d;%d", &first, &second);
    if (final == '~')
        return found(look_up(numbers, COUNT(numbers), first), second, sequence);
    if (first != 1 || final == 'M') /* a report sent by the terminal, not a key */
        return false;
    return found(look_up(finals, COUNT(finals), final), second, sequence);
}

bool key_sequence_ss3(char final, struct key_sequence *sequence)
{
    static const char keypad[] = "*+,-./0123456789"; /* j to y */
    char c = final == 'X' ? '=' : '\0';
    if (final >= 'j' && final <= 'y')
        c = keypad[final - 'j'];
    *sequence = (struct key_sequence){.kind = KEY_CHAR, .codepoint = (unsigned char)c};
    return c != '\0' || found(look_up(finals, COUNT(finals), final), 1, sequence);
}

static const char *word_of(enum key_kind kind)
{
    static const char *const words[] = {
        [KEY_ENTER] = "Enter",    [KEY_ESC] = "Esc",    [KEY_TAB] = "Tab",     [KEY_BACKTAB] = "S-Tab",
        [KEY_BACKSPACE] = "Bksp", [KEY_DELETE] = "Del", [KEY_INSERT] = "Ins",  [KEY_UP] = "Up",
        [KEY_DOWN] = "Down",      [KEY_LEFT] = "Left",  [KEY_RIGHT] = "Right", [KEY_HOME] = "Home",
        [KEY_END] = "End",        [KEY_PGUP] = "PgUp",  [KEY_PGDN] = "PgDn",   [KEY_HANGUP] = "",
    };
    return words[kind] != NULL ? words[kind] : "";
}

char *key_name(char *buf, size_t size, const struct key *key)
{
    char one[5];
    if (key->kind == KEY_F) {
        snprintf(buf, size, "F%d", key->fn);
    } else if (key->kind == KEY_CTRL || key->kind == KEY_CHAR) {
        text_encode(key->codepoint, one);
        snprintf(buf, size, "%s%s", key->kind == KEY_CTRL ? "^" : "", one);
    } else {
        snprintf(buf, size, "%s", word_of(key->kind));
    }
    return buf;
}
