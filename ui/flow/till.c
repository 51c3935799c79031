/* SPDX-License-Identifier: MIT */
#include "ui/flow/till.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/money.h"
#include "base/text.h"
#include "model/shop.h"
#include "ui/flow/inside.h"

enum till_state till_state(const struct till *till)
{
    return till->level[till->depth].state;
}

enum till_state till_base(const struct till *till)
{
    return till->level[0].state;
}

const char *till_text(const struct till *till)
{
    return till->level[till->depth].text;
}

bool till_choosing(const struct till *till)
{
    return strcmp(till_text(till), ".") == 0;
}

void till_type(struct till *till, const char *text)
{
    text_copy(till->level[till->depth].text, sizeof till->level[0].text, text);
}

void till_go(struct till *till, enum till_state state)
{
    till->depth = 0;
    till->level[0] = (struct till_level){.state = state};
}

void till_push(struct till *till, enum till_state state)
{
    if (till->depth + 1 < TILL_DEPTH)
        till->depth++;
    till->level[till->depth] = (struct till_level){.state = state};
}

void till_pop(struct till *till)
{
    if (till->depth > 0)
        till->depth--;
}

void till_beep(struct till *till)
{
    till->beep = true;
}

enum status till_refuse(struct till *till, const struct error *err)
{
    till->message = (struct till_message){.shown = true, .error = *err};
    till->refused = till->beep = till->discard = true;
    return err->status;
}

static void say(struct till *till, bool good, const char *text, const char *arg0, const char *arg1)
{
    till->message = (struct till_message){.shown = true, .good = good, .text = text};
    text_copy(till->message.arg[0], TILL_ARG_TEXT, arg0 ? arg0 : "");
    text_copy(till->message.arg[1], TILL_ARG_TEXT, arg1 ? arg1 : "");
}

void till_object(struct till *till, const char *text, const char *arg0, const char *arg1)
{
    say(till, false, text, arg0, arg1);
    till->refused = till->beep = till->discard = true;
}

void till_tell(struct till *till, const char *text, const char *arg0, const char *arg1)
{
    say(till, true, text, arg0, arg1);
}

char *till_sentence(char buf[WORDS_TEXT], const struct till_message *message)
{
    buf[0] = '\0';
    if (!message->shown)
        return buf;
    if (!message->text)
        return words_refusal(buf, &message->error);
    const char *arg[TILL_ARGS];
    for (int i = 0; i < TILL_ARGS; i++)
        arg[i] = message->arg[i];
    return text_fill(buf, WORDS_TEXT, _(message->text), TILL_ARGS, arg);
}

static void back(struct till *till)
{
    if (*till_text(till) != '\0' && till_state(till) != TILL_FORM) {
        till_type(till, "");
        if (till_state(till) == TILL_QUERY && till_base(till) == TILL_IDLE)
            till_pop(till);
        else
            till->found.stale = true;
        return;
    }
    switch (till_state(till)) {
    case TILL_IDLE:
        return;
    case TILL_MEMBER:
    case TILL_WALKIN:
        hand_drop(till);
        till_go(till, TILL_IDLE);
        return;
    case TILL_BILL:
        bill_back(till);
        return;
    case TILL_TENDER:
        pay_back(till);
        return;
    default:
        till_pop(till);
    }
}

static void leave(struct till *till)
{
    if (till->depth > 0)
        till_pop(till);
    else
        till_go(till, TILL_IDLE);
}

static void move(struct till *till, int by)
{
    size_t rows, *marked;
    switch (till_state(till)) {
    case TILL_QUERY:
        find_move(till, by);
        return;
    case TILL_BILL:
        rows = till->bill.now.lines;
        marked = &till->bill.marked;
        break;
    case TILL_LIST:
        rows = till->hand.coupons.coupons;
        marked = &till->list_marked;
        break;
    default:
        return;
    }
    int64_t to = (int64_t)*marked + by;
    *marked = to < 0 || rows == 0 ? 0 : to >= (int64_t)rows ? rows - 1 : (size_t)to;
}

static void up(struct till *till)
{
    move(till, -1);
}

static void down(struct till *till)
{
    move(till, 1);
}

static void page_up(struct till *till)
{
    move(till, -TILL_DETAILED);
}

static void page_down(struct till *till)
{
    move(till, TILL_DETAILED);
}

static void move_to(struct till *till)
{
    if (till->spoken.number < 1 || (size_t)till->spoken.number > till->hand.coupons.coupons)
        till_beep(till);
    else
        till->list_marked = (size_t)till->spoken.number - 1;
}

static void undo(struct till *till)
{
    if (till_state(till) == TILL_BILL)
        bill_undo(till);
    else
        reverse_last(till);
}

static void refresh(struct till *till)
{
    struct error err;
    till->found.stale = true;
    if (till->in_hand && !hand_take(till, till->hand.member.id, till->shared))
        return;
    if (till_base(till) == TILL_BILL && !bill_price(till, &err))
        till_refuse(till, &err);
}

static void help(struct till *till)
{
    till->help = true;
    till->help_top = 0;
    edit_init(&till->help_filter, 24);
}

static void language(struct till *till)
{
    (void)till;
    locale_switch(strcmp(locale_language(), "zh") == 0 ? "en" : "zh");
}

static void stay(struct till *till)
{
    (void)till;
}

static void (*const handler[ACTION_COUNT])(struct till *) = {
    [ACTION_NONE] = till_beep,
    [ACTION_SEARCH] = find_search,
    [ACTION_TAKE] = find_take,
    [ACTION_PICK] = find_pick,
    [ACTION_WALKIN] = open_walkin,
    [ACTION_WALKIN_LINE] = open_walkin_line,
    [ACTION_NEED_MEMBER] = open_need_member,
    [ACTION_CHOOSE_FIRST] = find_first,
    [ACTION_MEMBERS] = find_members,
    [ACTION_FIND] = find_slash,
    [ACTION_LAST] = find_last,
    [ACTION_LINE] = bill_line,
    [ACTION_ITEM] = bill_item_code,
    [ACTION_SCAN] = bill_scan,
    [ACTION_QUANTITY] = bill_quantity,
    [ACTION_REMOVE] = bill_remove,
    [ACTION_POINTS] = bill_points,
    [ACTION_SAY] = stay,
    [ACTION_LEAVE] = leave,
    [ACTION_PAY] = pay_whole,
    [ACTION_CASH] = pay_amount,
    [ACTION_TENDER] = pay_choose,
    [ACTION_TENDER_REST] = pay_rest,
    [ACTION_TENDER_PART] = pay_part,
    [ACTION_COUPONS] = bill_coupons,
    [ACTION_COUPON_LIST] = coupon_list_open,
    [ACTION_COUPON_TAKE] = coupon_list_take,
    [ACTION_CODE] = coupon_code,
    [ACTION_VERIFY] = coupon_verify_typed,
    [ACTION_HOLDER] = coupon_holder,
    [ACTION_NEXT] = enrol_next,
    [ACTION_PREVIOUS] = enrol_previous,
    [ACTION_SAVE] = enrol_save,
    [ACTION_ANSWER] = ask_answer,
    [ACTION_ANSWER_MARKED] = ask_marked,
    [ACTION_PROVE] = ask_prove,
    [ACTION_UNDO] = undo,
    [ACTION_BACK] = back,
    [ACTION_UP] = up,
    [ACTION_DOWN] = down,
    [ACTION_PAGE_UP] = page_up,
    [ACTION_PAGE_DOWN] = page_down,
    [ACTION_MOVE] = move_to,
    [ACTION_REFRESH] = refresh,
    [ACTION_HELP] = help,
    [ACTION_LANGUAGE] = language,
};

static bool keeps_retry(enum action action)
{
    return action == ACTION_PAY || action == ACTION_TENDER_REST || action == ACTION_HELP ||
           action == ACTION_LANGUAGE || action == ACTION_UP || action == ACTION_DOWN;
}

/* An edit or another way to pay gives up the retry of a sale; looking around does not. */
void till_run(struct till *till, const struct binding *row, const struct spoken *spoken)
{
    till->row = row;
    till->spoken = *spoken;
    if (!keeps_retry(row->action))
        till->bill.retry = false;
    handler[row->action](till);
}

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
    if (sign == '?')
        return SIGN_HELP;
    if (prompt != PROMPT_START && prompt != PROMPT_BILL && prompt != PROMPT_QUERY)
        return SIGN_NONE;
    switch (sign) {
    case '/':
        return prompt == PROMPT_QUERY ? SIGN_NONE : SIGN_SLASH;
    case '+':
        return SIGN_PLUS;
    case '-':
        return prompt == PROMPT_START ? SIGN_MINUS : SIGN_NONE;
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

static void character(struct till *till, const char *typed)
{
    enum prompt prompt = keys_prompt(till_state(till));
    const char *text = till_text(till);
    size_t length = strlen(text);
    char sign[8];
    bool numeric = prompt != PROMPT_QUERY && prompt != PROMPT_FIELD;
    if (numeric || length == 0)
        text_halfwidth(sign, sizeof sign, typed);
    else
        text_copy(sign, sizeof sign, typed);
    bool pointed = length > 0 && text[length - 1] == '.' && (length == 1 || prompt == PROMPT_QUERY);
    enum sign first = length == 0 ? first_sign(prompt, *sign) : SIGN_NONE;
    if (pointed)
        choose(till, sign);
    else if (first != SIGN_NONE)
        perform_plain(till, first);
    else if (prompt == PROMPT_QUERY && length > 0 && (*sign == '*' || *sign == '+'))
        perform_plain(till, *sign == '*' ? SIGN_STAR : SIGN_PLUS);
    else if (prompt == PROMPT_NONE)
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

static void scan(struct till *till, const char *text)
{
    enum till_state state = till_state(till);
    if (state == TILL_ASK || state == TILL_PROOF || state == TILL_FORM) {
        till_object(till, N_("Answer first, then scan again."), NULL, NULL);
        return;
    }
    if (coupon_typed(till, text) || find_scan(till, text) || bill_item(till, text, QUANTITY_ONE, true))
        return;
    if (!till->refused)
        paste(till, text); /* nothing of ours: back to the prompt as typed */
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
                                       : SIGN_NONE;
    for (size_t i = 0; i < sizeof plain_key / sizeof *plain_key; i++)
        if (plain_key[i].kind == key->kind)
            return plain_key[i].sign;
    return SIGN_NONE;
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
    case KEY_SCAN:
        scan(till, key->text);
        return;
    default:
        break;
    }
    if (key->kind == KEY_CTRL && key->codepoint == 'U')
        erase(till, true);
    else
        perform_plain(till, key_sign(key));
}

void till_key(struct till *till, const struct key *key)
{
    if (key->kind == KEY_NONE || key->kind == KEY_RESIZE || key->kind == KEY_HANGUP)
        return;
    till->hidden = till->refused = false;
    till->message.shown = false;
    if (till->help)
        help_key(till, key);
    else if (till_state(till) != TILL_FORM || !enrol_key(till, key))
        press(till, key);
}

void till_idle(struct till *till, int64_t ms)
{
    if (ms < TILL_LET_GO_MS)
        return;
    enum till_state base = till_base(till);
    if (base == TILL_BILL || base == TILL_TENDER)
        till->hidden = true;
    else if (till_state(till) == TILL_MEMBER || (base == TILL_IDLE && till_state(till) == TILL_QUERY)) {
        hand_drop(till);
        till_go(till, TILL_IDLE);
    }
}

static void read_default_tender(struct till *till)
{
    char code[CODE_TEXT];
    struct error err;
    till->default_tender = TENDER_WECHAT;
    if (setting_get(desk_db(till->desk), "default_tender", code, sizeof code, &err) == STATUS_OK)
        (void)tender_from_code(code, &till->default_tender);
}

static int by_amount(const void *a, const void *b)
{
    const int64_t *left = a, *right = b;
    return *left < *right ? -1 : *left > *right;
}

/* What a bill here usually is, so that a phone's tail typed as an amount is asked about. */
static void read_median(struct till *till)
{
    struct bill_list list = {0};
    struct error err;
    int64_t day = desk_day(till->desk);
    if (bill_list(desk_db(till->desk), day - 14, day, &list, &err) == STATUS_OK && list.bills > 0) {
        int64_t *amount = mem_alloc(list.bills * sizeof *amount);
        for (size_t i = 0; i < list.bills; i++)
            amount[i] = list.bill[i].payable;
        qsort(amount, list.bills, sizeof *amount, by_amount);
        till->median = amount[list.bills / 2];
        free(amount);
    }
    bill_list_clear(&list);
}

enum status till_open(struct desk *desk, struct till **till, struct error *err)
{
    const struct programme *programme;
    *till = NULL;
    TRY(desk_programme(desk, &programme, err));
    struct till *made = mem_alloc(sizeof *made);
    made->desk = desk;
    read_default_tender(made);
    read_median(made);
    till_go(made, TILL_IDLE);
    *till = made;
    return STATUS_OK;
}

void till_close(struct till *till)
{
    if (!till)
        return;
    bill_drop(till);
    hand_drop(till);
    done_clear(&till->done);
    free(till);
}
