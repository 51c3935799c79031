/* SPDX-License-Identifier: MIT */
#include "ui/linear/linear.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"
#include "ui/linear/tell.h"
#include "ui/screen/screen_list.h"

struct linear {
    struct counter *counter;
    struct facts said;
    struct buffer out;
    bool echo, refused;
};

/* --- saying ----------------------------------------------------------------------------------------------------- */

static void add_line(struct linear *linear, const char *text)
{
    char clean[RENDER_TEXT];
    buffer_format(&linear->out, "%s\n", text_sanitise(clean, sizeof clean, text)); /* may contain typed text */
}

/* Says what has changed, then the result of the line, then the prompt: the most important words come last. */
static void say_changes(struct linear *linear)
{
    struct counter *counter = linear->counter;
    struct facts now = {0};
    char text[RENDER_TEXT];
    counter_settle(counter);
    usual_read(counter); /* a line has been answered, and no key waits */
    tell_all(&now, counter);
    counter->glance.asked = false;
    facts_tell(&linear->said, &now, counter->bill.key, &linear->out);
    facts_clear(&linear->said);
    linear->said = now;
    if (counter->message.shown)
        add_line(linear, counter_sentence(text, counter, &counter->message));
    tell_prompt(&linear->out, counter);
}

static void refuse_line(struct linear *linear, const char *format, const char *arg)
{
    char text[RENDER_TEXT];
    linear->refused = true;
    add_line(linear, text_fill(text, sizeof text, format, 1, &arg));
}

static void say_echo(struct linear *linear, const char *line)
{
    if (!linear->echo)
        return;
    for (size_t i = 0; linear_secret(linear) && i < strlen(line); i++)
        buffer_add(&linear->out, "*");
    if (!linear_secret(linear)) {
        char shown[KEY_TEXT];
        buffer_add(&linear->out, text_sanitise(shown, sizeof shown, line));
    }
    buffer_add(&linear->out, "\n");
}

/* --- keys ------------------------------------------------------------------------------------------------------- */

/* False after a beep or a question: the rest of the line was not meant for it. */
static bool press(struct linear *linear, const struct key *key)
{
    struct counter *counter = linear->counter;
    counter_key(counter, key);
    bool taken = !counter->beep && !counter->discard;
    linear->refused |= !taken;
    counter->beep = counter->discard = false;
    return taken;
}

/* Presses a single key. A beep alone would tell a listener nothing, so a sentence is added. */
static void press_alone(struct linear *linear, const struct key *key)
{
    struct counter *counter = linear->counter;
    enum screen_id before = counter_screen(counter);
    if (!press(linear, key) && !counter->message.shown && counter_screen(counter) == before)
        refuse_line(linear, _("That does nothing here. ? lists what does."), "");
}

static void press_kind(struct linear *linear, enum key_kind kind)
{
    press_alone(linear, &(struct key){.kind = kind});
}

static void press_control(struct linear *linear, char letter)
{
    press_alone(linear, &(struct key){.kind = KEY_CTRL, .codepoint = (uint32_t)letter});
}

/* Whether the character is in the prompt; false if it acted at once. */
static bool is_in_prompt(struct counter *counter, int depth, size_t at)
{
    const struct table *table = counter_table(counter);
    if (table && table->editing)
        return true;
    if (counter_top(counter)->prompt == PROMPT_FIELD)
        return counter->depth == depth && form_top(counter)->form.at == at;
    return *counter_text(counter) != '\0';
}

/* Whether a search found several rows: they are read out before Enter takes one. */
static bool has_choice(struct counter *counter)
{
    counter_settle(counter);
    return (counter_screen(counter) == SCREEN_QUERY && counter->found.list.count > 1) ||
           (counter_screen(counter) == SCREEN_ITEM && counter->rows > 1);
}

/* A character was refused in the middle of a line: clears the text before it, which the next Enter would take. */
static void break_off(struct linear *linear, const char *at, size_t length)
{
    char sign[8], text[RENDER_TEXT];
    snprintf(sign, sizeof sign, "%.*s", (int)length, at);
    if (linear->counter->message.shown)
        add_line(linear, counter_sentence(text, linear->counter, &linear->counter->message));
    else
        refuse_line(linear, _("{0} does not work here; what came before it was cleared. ? lists what works."), sign);
    press(linear, &(struct key){.kind = KEY_CTRL, .codepoint = 'U'});
    counter_disarm(linear->counter); /* an empty line behind it does not take what stands there */
    linear->refused = true;
}

/* Characters that no keyboard types. */
static bool is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0xfffd;
}

/* Sends one character of a line. *stood: it is in the prompt, so Enter is needed after the line. */
static bool type_one(struct linear *linear, const char *at, size_t *length, bool *stood)
{
    struct counter *counter = linear->counter;
    struct key key = {.kind = KEY_CHAR};
    enum screen_id state = counter_screen(counter);
    size_t field = form_top(counter) ? form_top(counter)->form.at : 0;
    int depth = counter->depth;
    *length = text_decode(at, &key.codepoint);
    if (is_control(key.codepoint) ||
        (!press(linear, &key) && counter_screen(counter) == state && counter->depth == depth)) {
        break_off(linear, at, *length);
        return false;
    }
    *stood = is_in_prompt(counter, depth, field);
    return true;
}

static void type_line(struct linear *linear, const char *line)
{
    bool choice = line[0] == '.' && counter_top(linear->counter)->prompt == PROMPT_QUERY, stood = false;
    if (counter_top(linear->counter)->prompt == PROMPT_SECRET && strcmp(line, "..") == 0) {
        press_kind(linear, KEY_ESC); /* a code or PIN may hold points, but is not two of them */
        return;
    }
    if (!choice) /* a new line replaces the text that was kept */
        press(linear, &(struct key){.kind = KEY_CTRL, .codepoint = 'U'});
    linear->refused = false;
    for (size_t length; *line != '\0'; line += length)
        if (!type_one(linear, line, &length, &stood))
            return;
        else if (linear->refused)
            break; /* there is a question or a refusal: the rest of the line was typed before it was known */
    if (stood && !has_choice(linear->counter))
        press_kind(linear, KEY_ENTER);
}

/* --- lines that name keys --------------------------------------------------------------------------------------- */

static const struct word {
    const char *word;
    enum key_kind kind;
    char control; /* the letter of a KEY_CTRL */
} words[] = {
    {":up", KEY_UP, 0},       {":down", KEY_DOWN, 0},       {":pgup", KEY_PGUP, 0},        {":pgdn", KEY_PGDN, 0},
    {":del", KEY_DELETE, 0},  {":tab", KEY_TAB, 0},         {":back-tab", KEY_BACKTAB, 0}, {":back", KEY_ESC, 0},
    {":undo", KEY_CTRL, 'Z'}, {":language", KEY_CTRL, 'L'},
};

static void end(struct linear *linear)
{
    const struct binding *quit =
        binding_find(counter_top(linear->counter), linear->counter->preset, SIGN_QUIT, DIGIT_ANY);
    if (quit && binding_answers(linear->counter, quit))
        counter_quit(linear->counter); /* the word was typed whole: not asked again */
    else
        refuse_line(linear, _("Not at the start: finish, hold (F6) or go back (..) first."), "");
}

/* Reads what the idle screen tells; the next say_changes says it. */
static void ask_glance(struct linear *linear)
{
    counter_settle(linear->counter);
    glance_read(linear->counter);
    linear->counter->glance.asked = true;
}

static bool is_word(struct linear *linear, const char *line)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, line) == 0) {
            if (words[i].kind == KEY_CTRL)
                press_control(linear, words[i].control);
            else
                press_kind(linear, words[i].kind);
            return true;
        }
    if (strcmp(line, ":quit") == 0)
        end(linear);
    else if (strcmp(line, ":again") == 0) {
        facts_clear(&linear->said);
        ask_glance(linear);
    } else if (strncmp(line, ":scan ", 6) == 0) {
        struct key key = {.kind = KEY_SCAN};
        text_sanitise(key.text, sizeof key.text, line + 6);
        press_alone(linear, &key);
    } else
        return false;
    return true;
}

/* "F8", "^Z" and words that name keys. Help is written out, not opened as a screen, so that it need not be closed. */
static bool is_key(struct linear *linear, const char *line)
{
    int fn = 0, end_of = 0;
    if (strcasecmp(line, "F1") == 0 || strcmp(line, ":help") == 0 || line[0] == '?')
        tell_help(&linear->out, linear->counter, line[0] == '?' ? line + 1 : "");
    else if ((line[0] == 'F' || line[0] == 'f') && sscanf(line + 1, "%2d%n", &fn, &end_of) == 1 && !line[1 + end_of] &&
             fn >= 1 && fn <= 12)
        press_alone(linear, &(struct key){.kind = KEY_F, .fn = fn});
    else if (line[0] == '^' && line[1] && !line[2])
        press_control(linear, line[1] >= 'a' && line[1] <= 'z' ? (char)(line[1] - 'a' + 'A') : line[1]);
    else
        return is_word(linear, line);
    return true;
}

/* --- session ---------------------------------------------------------------------------------------------------- */

enum status linear_open(struct desk *desk, bool echo, struct linear **linear, struct error *err)
{
    struct counter *counter;
    *linear = NULL;
    TRY(counter_open(desk, screen_list, &counter, err));
    counter_size(counter, READ_ROWS, READ_COLS);
    struct linear *made = mem_alloc(sizeof *made);
    made->counter = counter;
    made->echo = echo;
    buffer_format(&made->out, "%s\n", _("The counter, line by line. ? tells what can be typed."));
    ask_glance(made);
    say_changes(made);
    *linear = made;
    return STATUS_OK;
}

void linear_close(struct linear *linear)
{
    if (!linear)
        return;
    counter_close(linear->counter);
    facts_clear(&linear->said);
    buffer_clear(&linear->out);
    free(linear);
}

bool linear_line(struct linear *linear, const char *line)
{
    linear->refused = false;
    say_echo(linear, line);
    if (*line)
        linear->counter->message.shown = false; /* kept for an Enter, which may only repeat it */
    if (!*line)
        press_kind(linear, KEY_ENTER);
    else if (!is_key(linear, line))
        type_line(linear, line);
    if (linear->counter->quit)
        return false;
    say_changes(linear);
    return true;
}

bool linear_idle(struct linear *linear, int64_t ms)
{
    struct counter *counter = linear->counter;
    if (ms < COUNTER_LOCK_MS || counter_screen(counter) == SCREEN_LOCKED) /* listening takes longer than reading */
        return false;
    counter_idle(counter, ms);
    buffer_format(&linear->out, "\n%s\n", _("Idle too long: the counter is locked."));
    say_changes(linear);
    return true;
}

struct buffer *linear_out(struct linear *linear)
{
    return &linear->out;
}

bool linear_secret(const struct linear *linear)
{
    enum prompt prompt = counter_top(linear->counter)->prompt;
    const struct form_state *form = prompt == PROMPT_FIELD ? form_top(linear->counter) : NULL;
    if (form && form->form.row[form->form.at].kind == FORM_SECRET)
        return true;
    return prompt == PROMPT_DIGITS || (prompt == PROMPT_SECRET && identity_top(linear->counter)->pin);
}

enum status linear_outcome(const struct linear *linear, struct error *err)
{
    return counter_till_outcome(linear->counter, err);
}

bool linear_refused(const struct linear *linear)
{
    return linear->refused;
}
