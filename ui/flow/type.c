/* SPDX-License-Identifier: MIT */
/* type: from keys to rows of the key tables: the text of the prompts, lone signs, scans and paste. */
#include "ui/flow/inside.h"

#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"

static void perform(struct till *till, enum sign sign, int digit, const struct spoken *spoken)
{
    const struct binding *row = keys_find(till_state(till), sign, digit);
    if (row)
        till_run(till, row, spoken);
    else {
        till->refused = true;
        till_beep(till);
    }
}

static void perform_plain(struct till *till, enum sign sign)
{
    perform(till, sign, DIGIT_ANY, &(struct spoken){.quantity = QUANTITY_ONE});
}

static void perform_digit(struct till *till, enum sign sign, int digit)
{
    perform(till, sign, digit, &(struct spoken){.quantity = QUANTITY_ONE, .number = digit});
}

/* Enter: what the text is decides. The text goes once it was taken, and stays where it was refused or asked about. */
static void enter(struct till *till)
{
    struct spoken spoken;
    int depth = till->depth;
    enum sign sign = sign_read(keys_prompt(till_state(till)), till_text(till), &spoken);
    if (sign == SIGN_NONE) {
        till_beep(till);
        return;
    }
    perform(till, sign, DIGIT_ANY, &spoken);
    if (!till->refused && till->depth == depth)
        till_type(till, "");
}

/* A '.' is waiting behind the text: a digit chooses, another '.' goes back. */
static void choose(struct till *till, const char *sign)
{
    char *text = till->level[till->depth].text;
    size_t length = strlen(text);
    if (*sign == '.') {
        text[length - 1] = '\0';
        perform_plain(till, SIGN_BACK);
    } else if (*sign >= '0' && *sign <= '9') {
        text[length - 1] = '\0';
        perform_digit(till, SIGN_CHOICE, *sign - '0');
    } else
        till_beep(till);
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

/* Where no prompt takes text: lists and verdicts. */
static void without_prompt(struct till *till, const char *sign)
{
    if (*sign >= '0' && *sign <= '9')
        perform_digit(till, SIGN_DIGIT, *sign - '0');
    else if (*sign == 'k')
        perform_plain(till, SIGN_UP);
    else if (*sign == 'j')
        perform_plain(till, SIGN_DOWN);
    else if (*sign == '[' || *sign == ']')
        perform_plain(till, SIGN_SORT);
    else if (*sign == '.')
        till_type(till, ".");
    else
        till_beep(till);
}

static void append(struct till *till, enum prompt prompt, const char *sign)
{
    char longer[SIGN_TEXT_MAX + 8];
    snprintf(longer, sizeof longer, "%s%s", till_text(till), sign);
    if (!sign_fits(prompt, longer)) {
        till_beep(till);
        return;
    }
    till_type(till, longer);
}

/* A character of a query; the idle prompt becomes a query with its first. */
static void query(struct till *till, const char *sign)
{
    if (till_state(till) == TILL_IDLE)
        find_open(till, false);
    if (till->found.refused && *sign != '.')
        till_type(till, "");
    till->found.refused = false;
    append(till, PROMPT_QUERY, sign);
    if (strchr(till_text(till), '.'))
        return; /* a choice begins: what was found stays */
    till->found.stale = true;
    perform_plain(till, SIGN_TEXT);
}

/* A letter or Chinese where amounts are typed, at the beginning or behind "3*": an item is looked for. */
static bool opens_items(const struct till *till, enum prompt prompt, const char *sign)
{
    const char *text = till_text(till);
    struct spoken spoken;
    bool letter = (*sign >= 'a' && *sign <= 'z') || (*sign >= 'A' && *sign <= 'Z') || (unsigned char)*sign >= 0x80;
    return prompt == PROMPT_BILL && letter && keys_find(till_state(till), SIGN_TEXT, DIGIT_ANY) &&
           (*text == '\0' || sign_read(prompt, text, &spoken) == SIGN_QUANTITY);
}

static void character(struct till *till, const char *typed)
{
    enum prompt prompt = keys_prompt(till_state(till));
    const char *text = till_text(till);
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
        !keys_find(till_state(till), first, DIGIT_ANY))
        first = SIGN_NONE; /* there is somebody to top up: an amount follows */
    if (pointed)
        choose(till, sign);
    else if (first != SIGN_NONE)
        perform_plain(till, first);
    else if (prompt == PROMPT_QUERY && length > 0 && (*sign == '*' || *sign == '+'))
        perform_plain(till, *sign == '*' ? SIGN_STAR : SIGN_PLUS);
    else if (opens_items(till, prompt, sign)) {
        perform_plain(till, SIGN_TEXT);
        append(till, PROMPT_QUERY, sign);
    } else if (prompt == PROMPT_NONE)
        without_prompt(till, sign);
    else if ((prompt == PROMPT_START && *sign != '.') || prompt == PROMPT_QUERY)
        query(till, sign);
    else
        append(till, prompt, sign);
}

static void erase(struct till *till, bool all)
{
    char *text = till->level[till->depth].text;
    size_t length = strlen(text);
    if (length == 0)
        return;
    text[all ? 0 : text_grapheme_before(text, length)] = '\0';
    if (till_state(till) == TILL_ITEM && *text == '\0') {
        till_pop(till);
        return;
    }
    if (till_state(till) != TILL_QUERY)
        return;
    till->found.refused = false;
    till->found.stale = true;
    if (*text == '\0' && till_base(till) == TILL_IDLE)
        till_pop(till);
}

/* Pasted text stands in the prompt as if typed, but nothing of it acts. */
static void paste(struct till *till, const char *text)
{
    char longer[SIGN_TEXT_MAX];
    bool idle = till_state(till) == TILL_IDLE;
    enum prompt prompt = idle ? PROMPT_QUERY : keys_prompt(till_state(till));
    if (strlen(text) + strlen(till_text(till)) >= sizeof longer || *text == '\0') {
        till_beep(till);
        return;
    }
    snprintf(longer, sizeof longer, "%s%s", till_text(till), text);
    if (!sign_fits(prompt, longer) || strchr(longer, '.') == longer) {
        till_beep(till);
        return;
    }
    if (idle)
        find_open(till, false);
    till_type(till, longer);
    till->found.stale = true;
}

#define EARLY_MOST 10 /* characters: of more, the next may complete a phone or a code, which acts */

/* Those that only lengthen the text of a prompt: an amount, a query. */
bool till_takes_early(const struct till *till, uint32_t character)
{
    char longer[SIGN_TEXT_MAX + 8];
    const char *text = till_text(till);
    size_t length = strlen(text);
    enum prompt prompt = keys_prompt(till_state(till));
    bool digit = character >= '0' && character <= '9';
    bool letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    bool query = prompt == PROMPT_START || prompt == PROMPT_QUERY;
    bool amount = prompt == PROMPT_BILL || prompt == PROMPT_TENDER;
    if (till->help || !((query && (digit || letter)) || (amount && digit)))
        return false;
    if (length >= EARLY_MOST || (length > 0 && text[length - 1] == '.') || (query && till->found.refused))
        return false;
    snprintf(longer, sizeof longer, "%s%c", text, (char)character);
    return sign_fits(prompt, longer);
}

static void remember(struct till *till)
{
    till->early_depth = till->depth;
    till->early_length = strlen(till_text(till));
}

/* It was the first of a scan: as if it had not been typed. */
static void take_back(struct till *till)
{
    while (till->depth > till->early_depth)
        till_pop(till);
    till->level[till->depth].text[till->early_length] = '\0';
    till->found.stale = true;
}

static void scan(struct till *till, const struct key *key)
{
    if (scan_take(till, key->text))
        return;
    if (till_state(till) != TILL_FORM)
        paste(till, key->text); /* nothing of ours: back to the prompt as typed */
    else
        form_typed(till, key);
}

static const struct {
    enum key_kind kind;
    enum sign sign;
} plain_key[] = {
    {KEY_ESC, SIGN_BACK},     {KEY_TAB, SIGN_TAB},     {KEY_BACKTAB, SIGN_BACK_TAB}, {KEY_DELETE, SIGN_DELETE},
    {KEY_UP, SIGN_UP},        {KEY_DOWN, SIGN_DOWN},   {KEY_PGUP, SIGN_PAGE_UP},     {KEY_PGDN, SIGN_PAGE_DOWN},
};

static enum sign function_sign(int fn)
{
    static const enum sign list[] = {SIGN_NONE, SIGN_HELP, SIGN_F2, SIGN_F3, SIGN_F4, SIGN_F5, SIGN_F6,
                                     SIGN_F7,   SIGN_F8,   SIGN_F9};
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

/* Over a network Esc, then 9 is byte for byte Alt+9: what writes asks before it does. */
static void ask_alt(struct till *till)
{
    const struct binding *row = keys_find(till_state(till), SIGN_F9, DIGIT_ANY);
    if (!row) {
        till_beep(till);
        return;
    }
    till->awaiting = row;
    till->awaiting_spoken = (struct spoken){.quantity = QUANTITY_ONE};
    struct till_question *question = ask_open(till, N_("Alt+9 came, which is F9: do it?"), NULL, NULL);
    ask_option(question, 1, N_("yes"), ANSWER_GO_ON);
    ask_option(question, 2, N_("no"), ANSWER_NO);
    question->marked = 2;
    till->discard = true;
}

static void press(struct till *till, const struct key *key)
{
    char typed[8];
    switch (key->kind) {
    case KEY_CHAR:
        text_encode(key->codepoint, typed);
        character(till, typed);
        return;
    case KEY_ENTER:
        enter(till);
        return;
    case KEY_BACKSPACE:
        erase(till, false);
        return;
    case KEY_PASTE:
        paste(till, key->text);
        return;
    default:
        break;
    }
    if (key->kind == KEY_CTRL && key->codepoint == 'U')
        erase(till, true);
    else if (key->alt && key_sign(key) == SIGN_F9)
        ask_alt(till);
    else
        perform_plain(till, key_sign(key));
}

void till_key(struct till *till, const struct key *key)
{
    if (key->kind == KEY_NONE || key->kind == KEY_RESIZE || key->kind == KEY_HANGUP)
        return;
    till->hidden = till->refused = false;
    till->message.shown = false;
    till->at_ms = key->at;
    if (key->early && key->kind == KEY_CHAR)
        remember(till);
    else if (key->early)
        take_back(till);
    if (key->kind == KEY_SCAN)
        scan(till, key);
    else if (till->help)
        help_key(till, key);
    else if (till_state(till) == TILL_SCANNER && scanner_key(till, key))
        return;
    else if (till_state(till) != TILL_FORM || !form_typed(till, key))
        press(till, key);
}
