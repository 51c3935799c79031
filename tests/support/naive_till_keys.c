/* SPDX-License-Identifier: MIT */
/* naive_till_keys: the rows of the state table: what each input does in each state. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/naive_till_acts.h"

size_t naive_list_rows(const struct naive_till *n)
{
    switch (naive_till_state(n)) {
    case 'B':
        return n->now.lines;
    case 'h':
        return n->helds < 9 ? n->helds : 9;
    case 'o':
        return 2;
    case 'g':
        return naive_ask_gifts(n->desk, n->gift_points ? n->gift_points : INT64_MAX) + (n->gift_points > 0);
    default:
        return 0;
    }
}

/* --- the other keys --------------------------------------------------------------------------------------------- */

static void back(struct naive_till *n)
{
    if (*naive_top(n)->text && !naive_in(n, "E")) {
        naive_wipe(n);
        if (naive_in(n, "Q") && naive_base(n) == 'I')
            n->depth--;
        return;
    }
    switch (naive_till_state(n)) {
    case 'I':
        return;
    case 'M':
    case 'W':
        naive_let_go(n);
        return;
    case 'B':
        n->question = 'l';
        naive_push(n, 'K');
        return;
    case 'T':
        if (!n->chosen) {
            n->question = 'b';
            naive_push(n, 'K');
            return;
        }
        n->chosen = false;
        if (n->tenders == 0)
            n->level[0].state = 'B';
        return;
    case 'U':
        if (n->top_chosen)
            n->top_chosen = false;
        else if (n->tops > 0) {
            n->question = 'b';
            naive_push(n, 'K');
        } else
            n->depth--;
        return;
    case 'K':
        n->depth--;
        if (n->question == 'd')
            n->row = n->row_below;
        return;
    default:
        n->depth--;
    }
}

static void choice(struct naive_till *n, int digit)
{
    static const enum tender_kind kind[] = {TENDER_COUNT, TENDER_CASH,   TENDER_WECHAT, TENDER_ALIPAY,
                                            TENDER_CARD,  TENDER_WALLET, TENDER_OTHER};
    char state = naive_till_state(n);
    if (state == 'Q') {
        naive_find(n);
        if (digit > 0 && (size_t)digit <= n->finds)
            naive_take_row(n, (size_t)digit - 1);
    } else if (state == 'K')
        naive_answer(n, digit);
    else if (strchr("BT", state) && digit == 6)
        naive_push(n, 'x'); /* other ways to pay: only the way back is modelled */
    else if (strchr("BT", state) && digit >= 1 && digit <= 5)
        naive_tender(n, kind[digit]);
    else if (state == 'U' && digit >= 1 && digit <= 6 && digit != 5) {
        n->top_chosen = true;
        n->top_choice = kind[digit];
    } else if (state == 'B' && digit == 0)
        n->receipt = !n->receipt;
    else if (state == 'B' && digit == 8)
        naive_coupons(n);
    else if ((state == 'B' && ((digit == 7 && n->hand) || digit == 9)) ||
             (state == 'M' && (digit == 1 || digit == 5 || digit >= 7)) ||
             (state == 'M' && digit == 2 && naive_ask_coupons(n->desk, n->hand) > 0))
        naive_push(n, 'x');
    else if (state == 'M' && (digit == 3 || digit == 4)) {
        n->gift_points = 0;
        naive_wipe(n);
        naive_push(n, digit == 3 ? 'g' : 'o');
    } else if (state == 'M' && digit == 6)
        naive_form(n, false);
}

/* Whether the text may still become something that the prompt accepts. */
bool naive_fits(char state, const char *text)
{
    if (state == 'K')
        return strcmp(text, ".") == 0;
    if (state == 'P')
        return naive_is(text, "^([0-9]{1,11}|\\.)$");
    if (state == 'T' || state == 'U')
        return naive_is(text, "^(" AMOUNT "|\\.)$");
    return naive_is(text, "^(\\+(" AMOUNT ")?|(@|\\*\\*)(" AMOUNT ")?|-[0-9]{0,9}|\\.|(" WEIGHT ")?\\*(" AMOUNT
                          "|/[^/* ]*|[0-9]+)?|[0-9]+|[0-9]{1,7}\\.[0-9]{0,3})$");
}

static void query_character(struct naive_till *n, const char *c)
{
    char *text = naive_top(n)->text;
    if (n->nothing)
        naive_wipe(n);
    n->nothing = false;
    size_t length = strlen(text);
    if (*c == '*' || *c == '+') {
        if (*c == '*' && naive_base(n) == 'I' && naive_is(text, "^[0-9]{1,3}$")) {
            char quantity[8];
            snprintf(quantity, sizeof quantity, "%.3s*", text);
            n->hand = 0;
            n->shared = 0;
            naive_go(n, 'W');
            strcpy(naive_top(n)->text, quantity);
        }
        return;
    }
    if (length == 0 && *c == '-')
        return;
    if (strlen(text) < 90)
        strcat(text, c);
    if (*c != '.')
        n->marked_query = 0;
}

static void list_character(struct naive_till *n, const char *c)
{
    size_t rows = naive_list_rows(n);
    if (*c == '.')
        strcpy(naive_top(n)->text, ".");
    else if (*c == '/' && naive_in(n, "h"))
        naive_push(n, 'x'); /* the filter: only the way back is modelled */
    else if (*c >= '0' && *c <= '9' && naive_in(n, "h"))
        naive_recall(n, (size_t)(*c - '1'));
    else if (*c >= '1' && *c <= '9' && (size_t)(*c - '0') <= rows)
        n->row = (size_t)(*c - '1');
    else if (*c == 'j' && n->row + 1 < rows)
        n->row++;
    else if (*c == 'k' && n->row > 0)
        n->row--;
}

static void character(struct naive_till *n, const char *c)
{
    if (n->spent && !naive_in(n, "Q"))
        naive_wipe(n);
    char *text = naive_top(n)->text, longer[104];
    size_t length = strlen(text);
    if (!n->spent && length > 0 && text[length - 1] == '.' && (length == 1 || naive_in(n, "Q"))) {
        if (*c == '.' || (*c >= '0' && *c <= '9'))
            text[length - 1] = '\0';
        if (*c == '.')
            back(n);
        else if (*c >= '0' && *c <= '9')
            choice(n, *c - '0');
        return;
    }
    if (naive_in(n, "ghoV")) {
        list_character(n, c);
        return;
    }
    if (naive_in(n, "Ex"))
        return;
    if (length == 0 && *c == '/' && naive_in(n, "MWBI")) {
        naive_push(n, 'x'); /* bills or the wide search: only the way back is modelled; F2 finds members only */
        return;
    }
    if ((length == 0 || naive_is(text, "^" WEIGHT "\\*$")) && naive_in(n, "MWB") &&
        ((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z'))) {
        naive_wipe(n);
        naive_push(n, 'x'); /* items: only the way back is modelled */
        return;
    }
    if (naive_in(n, "I") && *c != '.') {
        if (*c == '*') {
            n->hand = 0;
            naive_go(n, 'W');
            strcpy(naive_top(n)->text, "*");
        } else if (*c != '+' && *c != '-') {
            n->nothing = false;
            naive_push(n, 'Q');
            n->marked_query = 0;
            query_character(n, c);
        }
        return;
    }
    if (naive_in(n, "Q")) {
        query_character(n, c);
        return;
    }
    snprintf(longer, sizeof longer, "%s%s", text, c);
    if (strlen(longer) < 96 && (naive_in(n, "IMWBTU") || naive_fits(naive_till_state(n), longer)))
        strcpy(text, longer); /* what does not fit there is refused whole, at Enter */
}

static void rub(struct naive_till *n, bool all)
{
    char *text = naive_top(n)->text;
    size_t length = strlen(text);
    if (length == 0)
        return;
    text[all ? 0 : length - 1] = '\0';
    if (!naive_in(n, "Q"))
        return;
    n->nothing = false;
    n->marked_query = 0;
    if (!*text && naive_base(n) == 'I')
        n->depth--;
}

static void function(struct naive_till *n, int fn)
{
    char state = naive_till_state(n);
    if (fn == 2 && state == 'V' && n->holder) {
        naive_take(n, n->holder, NAIVE_FOUND);
        naive_go(n, 'M');
    } else if (fn == 2 && strchr("IMWB", state)) {
        n->nothing = false;
        naive_push(n, 'Q');
        n->marked_query = 0;
    } else if (fn == 3 && state == 'I' && n->last)
        naive_attach(n, n->last, n->recent_shared[0]);
    else if (fn == 6 && state == 'I' && n->helds > 0)
        naive_push(n, 'h');
    else if (fn == 6 && state == 'B')
        naive_hold(n);
    else if (fn == 7 && state == 'I') {
        naive_wipe(n);
        n->gift_points = 0;
        naive_push(n, 'g');
    } else if ((fn == 8 && strchr("IMW", state)) || (fn == 7 && state == 'B' && n->hand))
        naive_push(n, 'x');
    else if (fn == 8 && state == 'B')
        naive_coupons(n);
    else if (fn == 9 && state == 'B')
        naive_ring(n);
    else if (fn == 9 && state == 'E') {
        n->enrols = n->fresh;
        n->depth -= !n->fresh; /* nothing was changed */
    }
}

/* With a part paid, an edit is undone only if the bill then still costs at least what was paid. */
static void undo_paid(struct naive_till *n)
{
    struct naive_edit was = n->now;
    size_t marked = n->marked;
    if (n->past[n->pasts - 1].lines == 0)
        return;
    naive_revert(n);
    if (naive_due(n) >= 0) {
        n->depth = 0;
        return;
    }
    n->past[n->pasts++] = n->now;
    n->now = was;
    n->marked = marked;
    naive_priced(n);
}

static void undo_edit(struct naive_till *n)
{
    if (n->pasts == 0)
        return;
    n->best = false;
    if (n->tenders > 0) {
        undo_paid(n);
        return;
    }
    n->depth = 0;
    if (n->past[n->pasts - 1].lines == 0)
        naive_no_bill(n);
    else
        naive_revert(n);
}

static bool top_part_paid(const struct naive_till *n)
{
    for (int i = 0; i <= n->depth; i++)
        if (n->level[i].state == 'U' && n->tops > 0)
            return true;
    return false;
}

static void undo(struct naive_till *n)
{
    if (naive_in(n, "EKP"))
        return;
    if (top_part_paid(n))
        return;
    if (strchr("BT", naive_base(n)))
        undo_edit(n);
    else if (n->act == 's' ? naive_ask_void(n->desk, n->act_id) : n->act && naive_ask_undo(n->desk, n->act_id)) {
        n->question = 'u';
        naive_push(n, 'K');
    }
}

/* Whether a scan repeats the last card or coupon within two seconds; keys are 50 ms apart. */
static bool again(struct naive_till *n, const char *text, bool item)
{
    bool same = !item && strcmp(n->scanned, text) == 0 && n->ticks - n->scan_tick < 40;
    snprintf(n->scanned, sizeof n->scanned, "%s", item ? "" : text);
    n->scan_tick = n->ticks;
    return same;
}

static void scan_item(struct naive_till *n, const char *text)
{
    int64_t quantity = 1000;
    if (naive_in(n, "MWB") && naive_is(naive_top(n)->text, "^" WEIGHT "\\*$")) {
        quantity = naive_thousandths(naive_top(n)->text);
        naive_wipe(n);
    }
    naive_add_item(n, text, quantity);
}

static void scan_coupon(struct naive_till *n, const char *text)
{
    if (naive_base(n) == 'T')
        return;
    if (naive_base(n) == 'B') {
        if (naive_add_coupon(n, text))
            n->depth = 0;
        return;
    }
    if (naive_in(n, "Q"))
        n->depth--;
    naive_push(n, 'V');
    n->holder = n->coupon_holder;
}

static void scan(struct naive_till *n, const char *text)
{
    const struct naive_person *who = naive_of_phone(n, text);
    bool coupon = naive_is(text, "^[A-Z0-9]{12}$");
    struct naive_level before = *naive_top(n);
    int depth = n->depth;
    if (again(n, text, !who && !coupon) || naive_in(n, "KE"))
        return;
    if (naive_in(n, "P")) {
        if (who && who->id == n->hand)
            naive_proven_now(n);
        return;
    }
    if (top_part_paid(n))
        return;
    if (coupon)
        scan_coupon(n, text);
    else if (who)
        naive_attach(n, who->id, 0);
    else
        scan_item(n, text);
    bool used = !coupon && !who && strchr(before.text, '*');
    if (n->depth == depth && naive_in(n, (char[]){before.state, '\0'}) && !used)
        *naive_top(n) = before;
}

static void move(struct naive_till *n, int by)
{
    size_t rows = naive_list_rows(n), *at = naive_in(n, "Q")   ? &n->marked_query
                                            : naive_in(n, "B") ? &n->marked
                                                               : &n->row;
    if (naive_in(n, "Q")) {
        size_t keep_row = n->marked_query;
        naive_find(n);
        rows = n->finds;
        n->marked_query = keep_row;
    }
    if (by < 0 && *at > 0)
        --*at;
    else if (by > 0 && *at + 1 < rows)
        ++*at;
}

void naive_till_key(struct naive_till *n, enum naive_key key, int fn, const char *text)
{
    n->writes = 0;
    n->enrols = n->rang = false;
    n->ticks++;
    switch (key) {
    case NAIVE_CHAR:
        character(n, text);
        return;
    case NAIVE_ENTER:
        naive_enter(n);
        return;
    case NAIVE_BACK:
        back(n);
        return;
    case NAIVE_RUB:
    case NAIVE_WIPE:
        rub(n, key == NAIVE_WIPE);
        return;
    case NAIVE_DEL:
        if (naive_in(n, "B"))
            naive_remove_line(n);
        else if (naive_in(n, "h")) {
            n->row_below = n->row;
            n->question = 'd';
            naive_push(n, 'K');
        }
        return;
    case NAIVE_UP:
    case NAIVE_DOWN:
        move(n, key == NAIVE_UP ? -1 : 1);
        return;
    case NAIVE_FN:
        function(n, fn);
        return;
    case NAIVE_UNDO:
        undo(n);
        return;
    case NAIVE_REPRINT:
        naive_push(n, 'x');
        return;
    case NAIVE_SCAN:
        scan(n, text);
        return;
    case NAIVE_NOTHING:
        return;
    }
}

void naive_till_idle(struct naive_till *n)
{
    n->writes = 0;
    n->enrols = n->rang = false;
    if (naive_in(n, "M") || (naive_in(n, "Q") && naive_base(n) == 'I'))
        naive_let_go(n);
}

void naive_till_enrolled(struct naive_till *n, int64_t id, int64_t phone)
{
    naive_till_know(n, id, phone, "", "");
    n->act = 'E';
    n->act_member = id;
    n->depth--;
    naive_attach(n, id, 0);
    if (!naive_in(n, "K"))
        naive_wipe(n);
}
