/* SPDX-License-Identifier: MIT */
/* naive_till_enter: what Enter does with the typed text in each state. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/naive_till_acts.h"

void naive_form(struct naive_till *n, bool fresh)
{
    n->fresh = fresh;
    naive_push(n, 'E');
}

/* Far more than anybody spends here, and no point in it: asked. */
static bool asked_large(struct naive_till *n, const char *amount, const struct sale_line *line)
{
    if (strchr(amount, '.') || naive_fen(amount) <= 1000000)
        return false;
    n->question = 'L';
    n->asked_line = *line;
    naive_push(n, 'K');
    return true;
}

static void line_typed(struct naive_till *n, const char *text)
{
    const char *star = strchr(text, '*');
    struct sale_line line = {.quantity = star == text ? 1000 : naive_thousandths(text)};
    if (naive_is(text, "\\*$")) {
        if (star == text || !naive_in(n, "B"))
            return;
        naive_wipe(n);
        if (line.quantity == 0) {
            naive_remove_line(n);
            return;
        }
        naive_keep(n);
        n->now.line[n->marked].quantity = line.quantity;
        if (!naive_priced(n)) {
            naive_revert(n);
            snprintf(naive_top(n)->text, sizeof naive_top(n)->text, "%s", text);
        }
    } else if (naive_is(star + 1, "^[0-9]{8,}$")) {
        if (naive_add_item(n, star + 1, line.quantity))
            naive_wipe(n);
    } else if (star[1] == '/') {
        if (star[2] && naive_add_item(n, star + 2, line.quantity))
            naive_wipe(n);
    } else {
        line.price = naive_fen(star + 1);
        if (line.quantity > 0 && asked_large(n, star + 1, &line))
            return;
        if (naive_add_line(n, &line))
            naive_wipe(n);
    }
}

static void price_typed(struct naive_till *n, const char *amount)
{
    if (!naive_in(n, "B") || naive_fen(amount) <= 0)
        return;
    naive_keep(n);
    n->now.line[n->marked].price = naive_fen(amount);
    if (naive_priced(n))
        naive_wipe(n);
    else
        naive_revert(n);
}

static void code_typed(struct naive_till *n, const char *text)
{
    const struct naive_person *who = naive_of_phone(n, text);
    if (who) {
        naive_attach(n, who->id, 0);
        if (!naive_in(n, "K"))
            naive_wipe(n);
    } else if (naive_add_item(n, text, 1000))
        naive_wipe(n);
    else if (naive_is(text, "^1[3-9][0-9]{9}$"))
        naive_form(n, true);
}

static bool tail_of_somebody(const struct naive_till *n, const char *text)
{
    for (size_t i = 0; i < n->persons; i++)
        if (n->person[i].phone % 10000 == strtoll(text, NULL, 10))
            return true;
    return false;
}

static void amount_typed(struct naive_till *n, const char *text)
{
    struct sale_line line = {.quantity = 1000, .price = naive_fen(text)};
    if (naive_in(n, "B"))
        naive_cash(n, line.price, false);
    else if (naive_is(text, "^[0-9]{4}$") && line.price > 5 * n->median && tail_of_somebody(n, text)) {
        n->question = 't';
        n->asked = line.price;
        naive_push(n, 'K');
    } else if (!asked_large(n, text, &line))
        naive_add_line(n, &line);
}

static void top_up(struct naive_till *n, int64_t amount)
{
    n->top_amount = amount;
    n->tops = 0;
    n->top_chosen = false;
    naive_wipe(n);
    naive_push(n, 'U');
}

/* Enter in states M, W and B, by the kind of text. */
static void selling_enter(struct naive_till *n, const char *text)
{
    if (!*text && naive_in(n, "W"))
        naive_go(n, 'I');
    else if (!*text && naive_in(n, "B"))
        naive_ring(n);
    else if (!*text)
        return;
    else if (*text == '-' && naive_in(n, "MB"))
        (naive_in(n, "M") ? naive_gifts : naive_points)(n, text[1] ? strtoll(text + 1, NULL, 10) : -1);
    else if (*text == '+') {
        if (!n->hand)
            return;
        if (text[1] && naive_fen(text + 1) > 0) {
            if (!asked_large(n, text + 1, &(struct sale_line){.quantity = 0, .price = naive_fen(text + 1)}))
                top_up(n, naive_fen(text + 1));
        } else if (!text[1]) {
            naive_wipe(n);
            naive_push(n, 'o');
        }
    } else if (naive_is(text, "^(@|\\*\\*)."))
        price_typed(n, text + 1 + (*text == '*'));
    else if (naive_is(text, "^(@|\\*\\*)$"))
        return;
    else if (strchr(text, '*'))
        line_typed(n, text);
    else if (naive_is(text, "^[0-9]{8,}$"))
        code_typed(n, text);
    else if (naive_is(text, "^" AMOUNT "$"))
        amount_typed(n, text);
}

/* A coupon code as printed: twelve letters and digits, not only digits; dashes and blanks are ignored. */
static bool like_coupon(const char *text)
{
    char plain[100];
    size_t length = 0;
    for (; *text; text++)
        if (*text != '-' && *text != ' ')
            plain[length++] = *text;
    plain[length] = '\0';
    return naive_is(plain, "^[0-9A-Za-z]{12}$") && naive_is(plain, "[A-Za-z]");
}

static void query_enter(struct naive_till *n, const char *text)
{
    naive_find(n);
    size_t row = n->marked_query < n->finds ? n->marked_query : 0;
    if (strcmp(text, "0") == 0 && strchr("BT", naive_base(n)))
        naive_detach(n);
    else if (n->finds > 0)
        naive_take_row(n, row);
    else if (!*text)
        n->depth--;
    else if (naive_is(text, "^1[3-9][0-9]{9}$"))
        naive_form(n, true);
    else if (like_coupon(text)) {
        n->depth--;
        naive_push(n, 'V');
        n->holder = 0;
    } else
        n->nothing = true;
}

static int64_t top_due(const struct naive_till *n)
{
    int64_t left = n->top_amount;
    for (size_t i = 0; i < n->tops; i++)
        left -= n->top[i].amount;
    return left;
}

static void topped(struct naive_till *n)
{
    n->writes = 1;
    n->act = 'e';
    n->act_member = n->hand;
    n->depth = 0;
    if (!strchr("BT", naive_base(n)))
        naive_go(n, 'M');
}

static void top_part(struct naive_till *n, int64_t amount, bool sure)
{
    bool by_cash = !n->top_chosen || n->top_choice == TENDER_CASH;
    if (amount <= 0 || (!n->top_chosen && n->tops > 0) || (!by_cash && amount > top_due(n)))
        return;
    if (amount < top_due(n)) {
        if (n->tops + 1 < TENDERS_MAX) {
            n->top[n->tops++] = (struct tender){.kind = by_cash ? TENDER_CASH : n->top_choice, .amount = amount};
            n->top_chosen = false;
            naive_wipe(n);
        }
    } else if (amount - top_due(n) >= 10000 && !sure) {
        n->question = 'C';
        n->asked = amount;
        naive_push(n, 'K');
    } else
        topped(n);
}

void naive_gift_enter(struct naive_till *n)
{
    int64_t price, asked = n->gift_points;
    if (!n->hand)
        return;
    if (n->row > 0 || asked == 0) {
        bool there = naive_ask_gift(n->desk, asked ? asked : INT64_MAX, n->row - (asked > 0), &price);
        if (price > naive_ask_points(n->desk, n->hand) || !naive_proven(n, 'G', 0) || !there)
            return;
    }
    n->writes = 1;
    n->act = 'e';
    n->act_member = n->hand;
    naive_go(n, 'M');
}

/* The member no longer exists: removes them from the results and from those served last. */
static void forget(struct naive_till *n, int64_t member)
{
    size_t kept = 0;
    for (size_t i = 0; i < n->recents; i++)
        if (n->recent[i] != member) {
            n->recent_shared[kept] = n->recent_shared[i];
            n->recent[kept++] = n->recent[i];
        }
    n->recents = kept;
    n->last = n->last == member ? (kept ? n->recent[0] : 0) : n->last;
    for (size_t i = 0; i < n->persons; i++)
        if (n->person[i].id == member)
            n->person[i] = n->person[--n->persons];
}

static void undone(struct naive_till *n)
{
    if (n->act == 'E')
        forget(n, n->act_member);
    if (n->act == 'e' && naive_base(n) == 'M' && n->hand == n->act_member) {
        naive_take(n, n->hand, n->shared);
        naive_go(n, 'M');
    } else
        naive_let_go(n);
    n->act = 0;
}

void naive_answer(struct naive_till *n, int which)
{
    char question = n->question, text[100];
    if (which < 1 || which > (question == 'l' ? 3 : 2 + (question == 'd')) || (question == 'd' && which == 2))
        return;
    n->depth--;
    if (question == 'l' && which == 2)
        naive_hold(n);
    else if (question == 'l' && which == 3) {
        naive_drop_bill(n);
        naive_let_go(n);
    } else if (question == 'b' && which == 1 && naive_in(n, "U"))
        n->tops--;
    else if (question == 'b' && which == 1) {
        if (--n->tenders == 0)
            n->level[0].state = 'B';
    } else if (question == 'L' && which == 1 && n->asked_line.quantity == 0)
        top_up(n, n->asked_line.price);
    else if (question == 'L' && which == 1) {
        if (naive_add_line(n, &n->asked_line))
            naive_wipe(n);
    } else if (question == 't' && which == 1)
        naive_add_line(n, &(struct sale_line){.quantity = 1000, .price = n->asked});
    else if (question == 't') {
        snprintf(text, sizeof text, "%s", naive_top(n)->text);
        naive_wipe(n);
        n->nothing = false;
        naive_push(n, 'Q');
        n->marked_query = 0;
        snprintf(naive_top(n)->text, sizeof naive_top(n)->text, "%s", text);
    } else if (question == 'c' && which == 1)
        naive_cash(n, n->asked, true);
    else if (question == 'C' && which == 1)
        top_part(n, n->asked, true);
    else if (question == 'm' && which == 1) {
        n->sure = true;
        if (n->asked)
            naive_attach(n, n->asked, n->asked_shared);
        else
            naive_detach(n);
        naive_wipe(n);
        n->sure = false;
    } else if (question == 'u' && which == 1) {
        n->writes = 1;
        undone(n);
    } else if (question == 'd' && which == 3) {
        naive_unhold(n, n->row_below);
        if (n->helds == 0)
            n->depth--;
        else
            n->row = n->row_below < n->helds && n->row_below < 9 ? n->row_below : 0;
    }
    if (question == 'd' && which == 1)
        n->row = n->row_below;
}

void naive_enter(struct naive_till *n)
{
    char text[100];
    snprintf(text, sizeof text, "%s", naive_top(n)->text);
    bool empty = !*text;
    if (strcmp(text, ".") == 0 && !naive_in(n, "E"))
        return; /* a choice has begun */
    if (!empty && naive_in(n, "MWBTU") && !naive_fits(naive_till_state(n), text))
        return;
    switch (naive_till_state(n)) {
    case 'I':
        if (empty)
            naive_go(n, 'W');
        return;
    case 'Q':
        query_enter(n, text);
        return;
    case 'T':
        if (empty)
            naive_rest(n);
        else if (n->chosen && naive_fen(text) > 0)
            naive_by_choice(n, naive_fen(text));
        return;
    case 'U':
        if (empty && (n->top_chosen || n->tops == 0))
            topped(n);
        else if (!empty)
            top_part(n, naive_fen(text), false);
        return;
    case 'K':
        if (empty)
            naive_answer(n, n->question == 'u' || n->question == 'l' || n->question == 'd' ? 1
                            : strchr("tL", n->question)                                    ? 0
                                                                                           : 2);
        return;
    case 'P':
        if (!empty)
            naive_prove(n);
        return;
    case 'h':
        naive_recall(n, n->row);
        return;
    case 'o':
        n->depth--;
        top_up(n, n->row == 0 ? 50000 : 100000);
        return;
    case 'g':
        naive_gift_enter(n);
        return;
    case 'V':
        n->depth--;
        return;
    case 'E':
    case 'x':
        return;
    default:
        selling_enter(n, text);
    }
}
