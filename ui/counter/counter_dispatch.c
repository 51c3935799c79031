/* SPDX-License-Identifier: MIT */
/* counter_dispatch: turns keys into bindings of the top screen: prompt text, single signs, scans and paste. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/log.h"
#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"

static void perform(struct counter *counter, enum sign sign, int digit, const struct spoken *spoken)
{
    const struct binding *binding = binding_find(counter_top(counter), counter->preset, sign, digit);
    if (binding)
        binding_run(counter, binding, spoken);
    else
        counter_refuse_key(counter);
}

static void perform_plain(struct counter *counter, enum sign sign)
{
    perform(counter, sign, DIGIT_ANY, &(struct spoken){.quantity = QUANTITY_ONE});
}

static void perform_digit(struct counter *counter, enum sign sign, int digit)
{
    perform(counter, sign, digit, &(struct spoken){.quantity = QUANTITY_ONE, .number = digit});
}

/* What is wrong with a text that reads as nothing. */
static const char *wrong_text(enum prompt prompt, const char *text)
{
    if (prompt == PROMPT_BILL && strchr(text, '*') == text + strlen(text) - 1)
        return N_("After {0} comes what is sold: a scan, or a price, e.g. 5*12.80.");
    if (prompt == PROMPT_TENDER && strchr(text, '*'))
        return N_("{0} is no amount. For another line go back first (..), then type it.");
    return prompt == PROMPT_RETURN ? N_("{0} is no line of the bill, so nothing of it counts. Type it again, e.g. 2*1.")
                                   : N_("{0} is no amount, so nothing of it counts. Type it again, e.g. 12.80.");
}

static void refuse_text(struct counter *counter)
{
    enum prompt prompt = counter_top(counter)->prompt;
    if (!grammar_keeps_all(prompt) || counter_choosing(counter)) {
        counter_beep(counter);
        return;
    }
    counter_object(counter, wrong_text(prompt, counter_text(counter)), counter_text(counter), NULL);
    counter_replace_next(counter);
}

/* Enter: runs the binding of the text's sign. The text is cleared, unless it was refused or a question was asked. */
static void run_text(struct counter *counter)
{
    struct spoken spoken;
    int depth = counter->depth;
    enum sign sign = grammar_read(counter_top(counter)->prompt, counter_text(counter), &spoken);
    bool lineless = sign == SIGN_QUANTITY && !binding_find(counter_top(counter), counter->preset, sign, DIGIT_ANY);
    if (sign == SIGN_NONE || lineless) { /* before the first line there is none whose quantity it could be */
        refuse_text(counter);
        return;
    }
    perform(counter, sign, DIGIT_ANY, &spoken);
    if (counter->depth != depth)
        return;
    if (counter->refused)
        counter_replace_next(counter);
    else
        counter_type(counter, "");
}

/* The text ends in '.': a digit chooses, another '.' goes back. */
static void choose_digit(struct counter *counter, const char *sign)
{
    char *text = counter->place[counter->depth].text;
    size_t length = strlen(text);
    if (*sign == '.') {
        text[length - 1] = '\0';
        perform_plain(counter, SIGN_BACK);
    } else if (*sign >= '0' && *sign <= '9') {
        text[length - 1] = '\0';
        perform_digit(counter, SIGN_CHOICE, *sign - '0');
    } else
        counter_beep(counter);
}

static enum sign first_sign(enum prompt prompt, char sign)
{
    if (sign == '?' && prompt != PROMPT_SECRET)
        return SIGN_HELP;
    if (prompt != PROMPT_START && prompt != PROMPT_BILL && prompt != PROMPT_QUERY)
        return SIGN_NONE;
    switch (sign) {
    case '/':
        return prompt == PROMPT_QUERY ? SIGN_NONE : SIGN_SLASH;
    case ':':
        return prompt == PROMPT_START ? SIGN_COMMAND : SIGN_NONE;
    case '+':
        return SIGN_PLUS;
    case '-':
        return SIGN_MINUS;
    case '*':
        return prompt == PROMPT_BILL ? SIGN_NONE : SIGN_STAR;
    default:
        return SIGN_NONE;
    }
}

/* For screens without text: lists and verdicts. */
static enum sign list_sign(char sign)
{
    static const struct {
        char sign;
        enum sign means;
    } list[] = {
        {'k', SIGN_UP},        {'j', SIGN_DOWN},   {'h', SIGN_LEFT},      {'l', SIGN_RIGHT},   {'[', SIGN_SORT},
        {']', SIGN_SORT_DOWN}, {'/', SIGN_SLASH},  {'F', SIGN_FREQUENCY}, {'=', SIGN_COMPARE}, {'c', SIGN_COLUMNS},
        {'f', SIGN_FREEZE},    {'e', SIGN_EXPORT}, {':', SIGN_COMMAND},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (list[i].sign == sign)
            return list[i].means;
    return SIGN_NONE;
}

static void without_prompt(struct counter *counter, const char *sign)
{
    enum sign means = list_sign(*sign);
    if (*sign >= '0' && *sign <= '9')
        perform_digit(counter, SIGN_DIGIT, *sign - '0');
    else if (means != SIGN_NONE && binding_find(counter_top(counter), counter->preset, means, DIGIT_ANY))
        perform_plain(counter, means);
    else if (*sign == '.')
        counter_type(counter, ".");
    else
        counter_beep(counter);
}

static void append(struct counter *counter, enum prompt prompt, const char *sign)
{
    char longer[SIGN_TEXT_MAX + 8];
    snprintf(longer, sizeof longer, "%s%s", counter_text(counter), sign);
    bool fits = grammar_fits(prompt, longer);
    if (!fits && (!grammar_keeps_all(prompt) || strlen(longer) >= SIGN_TEXT_MAX)) {
        counter_beep(counter);
        return;
    }
    if (!fits)
        counter_warn(counter, wrong_text(prompt, longer), longer);
    counter_type(counter, longer);
}

/* A character of a query; the first one turns the idle prompt into a query. */
static void query_character(struct counter *counter, const char *sign)
{
    if (counter_screen(counter) == SCREEN_IDLE)
        counter_show(counter, SCREEN_QUERY, &(enum find_kind){FIND_TYPED});
    append(counter, PROMPT_QUERY, sign);
    if (strchr(counter_text(counter), '.'))
        return; /* a choice begins: the result stays as it is */
    counter->found.stale = true;
    perform_plain(counter, SIGN_TEXT);
}

/* A letter or Chinese character instead of an amount, at the start or after "3*": searches an item. */
static bool opens_items(const struct counter *counter, enum prompt prompt, const char *sign)
{
    const char *text = counter_text(counter);
    struct spoken spoken;
    bool letter = (*sign >= 'a' && *sign <= 'z') || (*sign >= 'A' && *sign <= 'Z') || (unsigned char)*sign >= 0x80;
    return prompt == PROMPT_BILL && letter &&
           binding_find(counter_top(counter), counter->preset, SIGN_TEXT, DIGIT_ANY) &&
           (*text == '\0' || grammar_read(prompt, text, &spoken) == SIGN_QUANTITY);
}

/* Refused text is replaced by what is typed next. */
static void drop_refused(struct counter *counter)
{
    if (!counter->place[counter->depth].refused)
        return;
    counter_type(counter, "");
    counter->found.stale = true;
}

static void character(struct counter *counter, const char *typed)
{
    drop_refused(counter);
    enum prompt prompt = counter_top(counter)->prompt;
    const char *text = counter_text(counter);
    size_t length = strlen(text);
    char sign[8];
    bool numeric = prompt != PROMPT_QUERY && prompt != PROMPT_FIELD && prompt != PROMPT_SECRET;
    if (numeric || (length == 0 && prompt != PROMPT_SECRET))
        text_halfwidth(sign, sizeof sign, typed);
    else
        text_copy(sign, sizeof sign, typed);
    bool pointed = length > 0 && text[length - 1] == '.' && (length == 1 || prompt == PROMPT_QUERY);
    enum sign first = length == 0 ? first_sign(prompt, *sign) : SIGN_NONE;
    if (prompt == PROMPT_BILL && (first == SIGN_PLUS || first == SIGN_MINUS) &&
        !binding_find(counter_top(counter), counter->preset, first, DIGIT_ANY))
        first = SIGN_NONE; /* with a member in hand an amount follows */
    if (pointed)
        choose_digit(counter, sign);
    else if (first != SIGN_NONE)
        perform_plain(counter, first);
    else if (prompt == PROMPT_QUERY && length > 0 && (*sign == '*' || *sign == '+'))
        perform_plain(counter, *sign == '*' ? SIGN_STAR : SIGN_PLUS);
    else if (opens_items(counter, prompt, sign)) {
        perform_plain(counter, SIGN_TEXT);
        append(counter, PROMPT_QUERY, sign);
    } else if (prompt == PROMPT_NONE)
        without_prompt(counter, sign);
    else if ((prompt == PROMPT_START && *sign != '.') || prompt == PROMPT_QUERY)
        query_character(counter, sign);
    else
        append(counter, prompt, sign);
}

static void erase(struct counter *counter, bool all)
{
    counter->place[counter->depth].refused = false;
    char *text = counter->place[counter->depth].text;
    size_t length = strlen(text);
    if (length == 0)
        return;
    text[all ? 0 : text_grapheme_before(text, length)] = '\0';
    if (counter_screen(counter) == SCREEN_ITEM && *text == '\0') {
        counter_pop(counter);
        return;
    }
    if (counter_screen(counter) != SCREEN_QUERY)
        return;
    counter->found.stale = true;
    if (*text == '\0' && counter_base(counter) == SCREEN_IDLE)
        counter_pop(counter);
}

/* Pasted text is put into the prompt like typed text, but triggers nothing. */
static void paste(struct counter *counter, const char *text)
{
    char longer[SIGN_TEXT_MAX];
    drop_refused(counter);
    bool idle = counter_screen(counter) == SCREEN_IDLE;
    enum prompt prompt = idle ? PROMPT_QUERY : counter_top(counter)->prompt;
    if (strlen(text) + strlen(counter_text(counter)) >= sizeof longer || *text == '\0') {
        counter_beep(counter);
        return;
    }
    snprintf(longer, sizeof longer, "%s%s", counter_text(counter), text);
    if (!grammar_fits(prompt, longer) || strchr(longer, '.') == longer) {
        counter_beep(counter);
        return;
    }
    if (idle)
        counter_show(counter, SCREEN_QUERY, &(enum find_kind){FIND_TYPED});
    counter_type(counter, longer);
    counter->found.stale = true;
}

#define EARLY_MOST                                                                                                     \
    10 /* characters; in a longer text the next one may complete a phone or a code, which acts at once                 \
        */

/*
 * Whether a character may be taken before it is known to be typed or scanned: only if it does no more than extend an
 * amount or a query, so that it can be taken back.
 */
bool counter_takes_early(const struct counter *counter, uint32_t character)
{
    char longer[SIGN_TEXT_MAX + 8];
    const char *text = counter_text(counter);
    size_t length = strlen(text);
    enum prompt prompt = counter_top(counter)->prompt;
    bool digit = character >= '0' && character <= '9';
    bool letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    bool query = prompt == PROMPT_START || prompt == PROMPT_QUERY;
    bool amount = prompt == PROMPT_BILL || prompt == PROMPT_TENDER;
    if (counter->help || !((query && (digit || letter)) || (amount && digit)))
        return false;
    if (length >= EARLY_MOST || (length > 0 && text[length - 1] == '.') || counter->place[counter->depth].refused)
        return false;
    snprintf(longer, sizeof longer, "%s%c", text, (char)character);
    return grammar_fits(prompt, longer);
}

static void remember_early(struct counter *counter)
{
    counter->early_depth = counter->depth;
    counter->early_length = strlen(counter_text(counter));
}

/* Removes the early character that turned out to begin a scan. */
static void drop_early(struct counter *counter)
{
    while (counter->depth > counter->early_depth)
        counter_pop(counter);
    counter->place[counter->depth].text[counter->early_length] = '\0';
    counter->found.stale = true;
}

static void scan(struct counter *counter, const struct key *key)
{
    counter->scanning = !hand_is_phone(key->text); /* a phone is known to others, however fast it comes */
    bool taken = scan_take(counter, key->text);
    counter->scanning = false;
    if (taken)
        return;
    if (!counter_top(counter)->key || !counter_top(counter)->key(counter, key))
        paste(counter, key->text); /* not a code of ours: put into the prompt as if typed */
}

static const struct {
    enum key_kind kind;
    enum sign sign;
} plain_key[] = {
    {KEY_ESC, SIGN_BACK},  {KEY_TAB, SIGN_TAB},     {KEY_BACKTAB, SIGN_BACK_TAB}, {KEY_DELETE, SIGN_DELETE},
    {KEY_UP, SIGN_UP},     {KEY_DOWN, SIGN_DOWN},   {KEY_PGUP, SIGN_PAGE_UP},     {KEY_PGDN, SIGN_PAGE_DOWN},
    {KEY_LEFT, SIGN_LEFT}, {KEY_RIGHT, SIGN_RIGHT}, {KEY_HOME, SIGN_HOME},        {KEY_END, SIGN_END},
};

static enum sign function_sign(int fn)
{
    static const enum sign list[] = {SIGN_NONE, SIGN_HELP, SIGN_F2, SIGN_F3, SIGN_F4,
                                     SIGN_F5,   SIGN_F6,   SIGN_F7, SIGN_F8, SIGN_F9};
    if (fn == 12)
        return SIGN_BACK;
    return fn >= 0 && (size_t)fn < sizeof list / sizeof *list ? list[fn] : SIGN_NONE;
}

static enum sign key_sign(const struct key *key)
{
    if (key->kind == KEY_F)
        return function_sign(key->fn);
    if (key->kind == KEY_CTRL)
        return key->codepoint == 'Z'   ? SIGN_UNDO
               : key->codepoint == 'L' ? SIGN_LANGUAGE
               : key->codepoint == 'P' ? SIGN_REPRINT
               : key->codepoint == 'C' ? SIGN_QUIT
                                       : SIGN_NONE;
    for (size_t i = 0; i < sizeof plain_key / sizeof *plain_key; i++)
        if (plain_key[i].kind == key->kind)
            return plain_key[i].sign;
    return SIGN_NONE;
}

/* Over a network, Esc followed by 9 may arrive like Alt+9, so the counter asks before writing. */
static void ask_alt(struct counter *counter)
{
    const struct binding *binding = binding_find(counter_top(counter), counter->preset, SIGN_F9, DIGIT_ANY);
    if (!binding) {
        counter_beep(counter);
        return;
    }
    counter->awaiting = binding;
    counter->awaiting_spoken = (struct spoken){.quantity = QUANTITY_ONE};
    struct counter_question *question = ask_open(counter, N_("Alt+9 was received, which is F9: do it?"), NULL, NULL);
    ask_option(question, 1, N_("yes"), ask_go_on);
    ask_option(question, 2, N_("no"), NULL);
    question->marked = 2;
    counter->discard = true;
}

static void press(struct counter *counter, const struct key *key)
{
    char typed[8];
    switch (key->kind) {
    case KEY_CHAR:
        text_encode(key->codepoint, typed);
        character(counter, typed);
        return;
    case KEY_ENTER:
        run_text(counter);
        return;
    case KEY_BACKSPACE:
        erase(counter, false);
        return;
    case KEY_PASTE:
        paste(counter, key->text);
        return;
    default:
        break;
    }
    if (key->kind == KEY_CTRL && key->codepoint == 'U')
        erase(counter, true);
    else if (key->alt && key_sign(key) == SIGN_F9)
        ask_alt(counter);
    else
        perform_plain(counter, key_sign(key));
}

/*
 * Whether the key only shows the screen and must not act: any key but a typed or scanned one on a hidden screen; Enter
 * after a field that moved on by itself; Enter and F9 while disarmed, except Enter at the idle prompt, which writes
 * nothing.
 */
static bool only_shows(struct counter *counter, const struct key *key)
{
    bool hidden = counter->hidden && counter_screen(counter) != SCREEN_LOCKED; /* the lock hides nothing */
    bool disarmed = counter->disarmed, moved = counter->moved;
    bool typed = key->kind == KEY_CHAR || key->kind == KEY_PASTE || key->kind == KEY_SCAN;
    bool enter = key->kind == KEY_ENTER, commits = enter || (key->kind == KEY_F && key->fn == 9);
    bool begins = counter_screen(counter) == SCREEN_IDLE && *counter_text(counter) == '\0';
    counter->hidden = counter->disarmed = counter->moved = false;
    if (disarmed && commits && !begins && !hidden && !counter->message.shown)
        counter_tell(counter, N_("Nothing was done yet: look, then press it again."), NULL, NULL);
    return (hidden && !typed) || (moved && enter) || (disarmed && commits && !begins);
}

/* The disk failed in something that is no act, as keeping the open bill is. Where it still fails, the key says so. */
static void mend(struct counter *counter)
{
    struct error err;
    if (desk_reopen(counter->desk, &err) != STATUS_OK)
        log_error("reopen", &err);
}

void counter_key(struct counter *counter, const struct key *key)
{
    if (key->kind == KEY_NONE || key->kind == KEY_RESIZE || key->kind == KEY_HANGUP)
        return;
    mend(counter);
    db_hold(desk_db(counter->desk)); /* until counter_settle, so that all reads of one key see the same snapshot */
    counter->refused = false;
    counter->glance.anonymous = false;
    if (only_shows(counter, key))
        return; /* the sentence stays too */
    counter->message.shown = false;
    counter->at_ms = key->at;
    if (key->early && key->kind == KEY_CHAR)
        remember_early(counter);
    else if (key->early)
        drop_early(counter);
    if (key->kind == KEY_SCAN)
        scan(counter, key);
    else if (counter->help)
        help_key(counter, key);
    else if (!(counter_top(counter)->key && counter_top(counter)->key(counter, key)) &&
             !counter_table_key(counter, key))
        press(counter, key);
    if (counter->beep && counter_screen(counter) == SCREEN_ASK && counter->question.wary)
        counter_disarm(counter); /* what was typed was not meant for the question; nor is the Enter behind it */
    counter_till_settle(counter);
}
