/* SPDX-License-Identifier: MIT */
#include "tests/support/naive_till.h"

#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/coupon.h"
#include "model/item.h"
#include "model/member.h"

#include "tests/support/naive_till_acts.h"

#include "desk/coupon_act.h"

bool naive_is(const char *text, const char *pattern)
{
    static struct {
        const char *pattern;
        regex_t compiled;
    } known[40];
    size_t at = 0;
    while (known[at].pattern && strcmp(known[at].pattern, pattern) != 0)
        at++;
    if (!known[at].pattern) {
        known[at].pattern = pattern;
        if (regcomp(&known[at].compiled, pattern, REG_EXTENDED | REG_NOSUB) != 0)
            abort();
    }
    return regexec(&known[at].compiled, text, 0, NULL, 0) == 0;
}

int64_t naive_thousandths(const char *text)
{
    char *end;
    int64_t value = strtoll(text, &end, 10) * 1000, unit = 100;
    for (const char *at = *end == '.' ? end + 1 : ""; *at >= '0' && *at <= '9'; at++, unit /= 10)
        value += (*at - '0') * unit;
    return value;
}

struct naive_level *naive_top(struct naive_till *n)
{
    return &n->level[n->depth];
}

char naive_till_state(const struct naive_till *n)
{
    return n->level[n->depth].state;
}

char naive_base(const struct naive_till *n)
{
    return n->level[0].state;
}

bool naive_in(const struct naive_till *n, const char *states)
{
    return strchr(states, naive_till_state(n)) != NULL;
}

void naive_go(struct naive_till *n, char state)
{
    n->depth = 0;
    n->level[0] = (struct naive_level){.state = state};
}

void naive_push(struct naive_till *n, char state)
{
    n->level[++n->depth] = (struct naive_level){.state = state};
    if (strchr("gho", state))
        n->row = 0;
}

void naive_wipe(struct naive_till *n)
{
    naive_top(n)->text[0] = '\0';
}

int64_t naive_fen(const char *text)
{
    char *end;
    int64_t value = strtoll(text, &end, 10) * 100;
    if (*end == '.' && end[1])
        value += (end[1] - '0') * 10 + (end[2] ? end[2] - '0' : 0);
    return value;
}

/* --- the bill --------------------------------------------------------------------------------------------------- */

static bool price(struct naive_till *n, bool best, struct sale_view *view)
{
    struct sale_request request = {.member = n->hand,
                                   .line = n->now.line,
                                   .lines = n->now.lines,
                                   .coupons = n->now.coupons,
                                   .points = n->now.points,
                                   .best = best};
    struct error err;
    memcpy(request.coupon, n->now.coupon, sizeof request.coupon);
    *view = (struct sale_view){0};
    bool right = sell_price(n->desk, &request, view, &err) == STATUS_OK;
    if (right)
        n->payable = view->payable;
    return right;
}

bool naive_priced(struct naive_till *n)
{
    struct sale_view view;
    bool right = price(n, false, &view);
    sale_view_clear(&view);
    return right;
}

void naive_keep(struct naive_till *n)
{
    if (n->pasts == NAIVE_PASTS)
        memmove(n->past, n->past + 1, --n->pasts * sizeof *n->past);
    n->past[n->pasts++] = n->now;
}

void naive_revert(struct naive_till *n)
{
    n->now = n->past[--n->pasts];
    if (n->marked >= n->now.lines)
        n->marked = n->now.lines ? n->now.lines - 1 : 0;
    if (n->now.lines)
        naive_priced(n);
}

void naive_drop_bill(struct naive_till *n)
{
    n->now = (struct naive_edit){0};
    n->pasts = n->marked = n->tenders = 0;
    n->chosen = n->best = n->receipt = false;
    n->payable = 0;
}

void naive_let_go(struct naive_till *n)
{
    n->hand = 0;
    n->shared = 0;
    naive_go(n, 'I');
}

void naive_no_bill(struct naive_till *n)
{
    naive_drop_bill(n);
    naive_go(n, n->hand ? 'M' : 'W');
}

bool naive_add_line(struct naive_till *n, const struct sale_line *line)
{
    bool first = !strchr("BT", naive_base(n));
    if (n->now.lines == NAIVE_LINES || line->quantity <= 0 || (!*line->sku && line->price <= 0))
        return false;
    if (first)
        naive_drop_bill(n);
    naive_keep(n);
    n->now.line[n->now.lines++] = *line;
    if (!naive_priced(n)) {
        naive_revert(n);
        return false;
    }
    n->marked = n->now.lines - 1;
    if (first) {
        n->born = ++n->births;
        naive_go(n, 'B');
    } else
        n->depth = 0;
    return true;
}

bool naive_add_item(struct naive_till *n, const char *code, int64_t quantity)
{
    struct sale_line line = {.quantity = quantity, .price = LIMIT_NONE};
    if (quantity <= 0 || !naive_ask_item(n->desk, code, line.sku))
        return false;
    if (naive_base(n) == 'I') {
        n->hand = 0;
        n->shared = 0;
        naive_go(n, 'W');
    }
    return naive_add_line(n, &line);
}

void naive_remove_line(struct naive_till *n)
{
    if (n->now.lines == 1) {
        naive_no_bill(n);
        return;
    }
    naive_keep(n);
    memmove(n->now.line + n->marked, n->now.line + n->marked + 1, (n->now.lines - n->marked - 1) * sizeof *n->now.line);
    n->now.lines--;
    n->marked = n->marked >= n->now.lines ? n->now.lines - 1 : n->marked;
    if (!naive_priced(n))
        naive_revert(n);
}

static bool refused(const struct sale_view *view, const char *code)
{
    for (size_t i = 0; i < view->refused_count; i++)
        if (strcmp(view->refused[i].coupon, code) == 0)
            return true;
    return false;
}

bool naive_add_coupon(struct naive_till *n, const char *code)
{
    struct sale_view view;
    for (size_t i = 0; i < n->now.coupons; i++)
        if (strcmp(n->now.coupon[i], code) == 0)
            return false;
    naive_keep(n);
    snprintf(n->now.coupon[n->now.coupons++], COUPON_TEXT, "%s", code);
    bool taken = price(n, false, &view) && !refused(&view, code);
    sale_view_clear(&view);
    if (!taken)
        naive_revert(n);
    return taken;
}

int64_t naive_due(const struct naive_till *n)
{
    int64_t left = n->payable;
    for (size_t i = 0; i < n->tenders; i++)
        left -= n->tender[i].amount;
    return left;
}

void naive_ring(struct naive_till *n)
{
    struct sale_view view;
    bool stands = price(n, false, &view);
    for (size_t i = 0; i < n->now.coupons; i++)
        stands = stands && !refused(&view, n->now.coupon[i]);
    sale_view_clear(&view);
    if (!stands) /* a coupon below its minimum by now */
        return;
    n->writes = 1;
    n->rang = true;
    n->act = 's';
    bool receipt = n->receipt;
    naive_drop_bill(n);
    naive_let_go(n);
    if (receipt)
        naive_push(n, 'x');
}

static void part(struct naive_till *n, enum tender_kind kind, int64_t amount)
{
    if (n->tenders + 1 >= TENDERS_MAX)
        return;
    n->tender[n->tenders++] = (struct tender){.kind = kind, .amount = amount};
    n->chosen = false;
    n->level[0].state = 'T';
    naive_wipe(n);
}

void naive_cash(struct naive_till *n, int64_t amount, bool sure)
{
    if (amount <= 0 || n->tenders + 1 >= TENDERS_MAX)
        return;
    if (amount < naive_due(n))
        part(n, TENDER_CASH, amount);
    else if (amount - naive_due(n) >= 10000 && !sure) {
        n->question = 'c';
        n->asked = amount;
        naive_push(n, 'K');
    } else
        naive_ring(n);
}

static int64_t wallet(const struct naive_till *n)
{
    int64_t left = n->hand ? naive_ask_wallet(n->desk, n->hand) : 0;
    for (size_t i = 0; i < n->tenders; i++)
        left -= n->tender[i].kind == TENDER_WALLET ? n->tender[i].amount : 0;
    return left;
}

void naive_by_choice(struct naive_till *n, int64_t amount)
{
    if (n->choice == TENDER_CASH)
        naive_cash(n, amount, false);
    else if (amount > naive_due(n) || (n->choice == TENDER_WALLET && amount > wallet(n)) ||
             n->tenders + 1 >= TENDERS_MAX)
        return;
    else if (amount == naive_due(n))
        naive_ring(n);
    else
        part(n, n->choice, amount);
}

void naive_rest(struct naive_till *n)
{
    bool cash = n->chosen && n->choice == TENDER_CASH; /* the place of the last tender is kept for the rest */
    if (naive_due(n) <= 0 || cash)
        naive_ring(n);
    else if (n->chosen && n->choice == TENDER_WALLET && wallet(n) < naive_due(n)) {
        if (wallet(n) > 0)
            naive_by_choice(n, wallet(n));
    } else if (n->chosen)
        naive_by_choice(n, naive_due(n));
}

/* --- members ---------------------------------------------------------------------------------------------------- */

void naive_take(struct naive_till *n, int64_t member, size_t shared)
{
    size_t at = 0, found = n->hand == member && n->shared == shared ? naive_doubted(n, member) : shared;
    n->hand = n->last = member;
    n->shared = shared;
    while (at < n->recents && n->recent[at] != member)
        at++;
    if (at == n->recents)
        at = n->recents < 9 ? n->recents++ : 8;
    memmove(n->recent + 1, n->recent, at * sizeof *n->recent);
    memmove(n->recent_shared + 1, n->recent_shared, at * sizeof *n->recent_shared);
    n->recent[0] = member;
    n->recent_shared[0] = found;
}

/* The bill has another member or none: prices it again without points and without coupons that no longer apply. */
void naive_changed(struct naive_till *n)
{
    struct sale_view view;
    if (n->chosen && n->choice == TENDER_WALLET) { /* the stored value of the previous member */
        n->chosen = false;
        if (n->tenders == 0)
            n->level[0].state = 'B';
    }
    n->pasts = 0;
    n->best = false;
    n->now.points = 0;
    if (price(n, false, &view)) {
        size_t kept = 0;
        for (size_t i = 0; i < n->now.coupons; i++)
            if (!refused(&view, n->now.coupon[i]))
                memmove(n->now.coupon[kept++], n->now.coupon[i], COUPON_TEXT);
        n->now.coupons = kept;
    }
    sale_view_clear(&view);
    naive_priced(n);
}

/*
 * Whether the member cannot be changed at once: stored value has paid, or something would be dropped, which is asked
 * first.
 */
static bool hand_change_asked(struct naive_till *n, int64_t member, size_t shared)
{
    struct naive_edit was = n->now;
    struct sale_view view;
    int64_t hand = n->hand;
    size_t fallen = 0;
    if (!strchr("BT", naive_base(n)) || n->sure || hand == member)
        return false;
    for (size_t i = 0; i < n->tenders; i++)
        if (n->tender[i].kind == TENDER_WALLET)
            return true;
    if (price(n, false, &view))
        fallen = view.points_spent > 0;
    sale_view_clear(&view);
    n->hand = member;
    n->now.points = 0;
    if (price(n, false, &view))
        for (size_t i = 0; i < n->now.coupons; i++)
            fallen += refused(&view, n->now.coupon[i]);
    sale_view_clear(&view);
    n->hand = hand;
    n->now = was;
    naive_priced(n);
    if (fallen == 0)
        return false;
    n->question = 'm';
    n->asked = member;
    n->asked_shared = shared;
    naive_push(n, 'K');
    return true;
}

void naive_detach(struct naive_till *n)
{
    if (hand_change_asked(n, 0, 0))
        return;
    n->hand = 0;
    n->shared = 0;
    n->depth = 0;
    naive_wipe(n);
    naive_changed(n);
}

void naive_attach(struct naive_till *n, int64_t member, size_t shared)
{
    bool other = n->hand != member;
    if (hand_change_asked(n, member, shared))
        return;
    naive_take(n, member, shared);
    if (!strchr("BT", naive_base(n))) {
        naive_go(n, 'M');
        return;
    }
    if (n->depth > 0) {
        n->depth = 0;
        naive_wipe(n);
    }
    if (other)
        naive_changed(n);
}

/* How many members share the tail by which the member was taken, if not proven since; else 0. */
size_t naive_doubted(const struct naive_till *n, int64_t member)
{
    for (size_t i = 0; i < n->recents; i++)
        if (n->recent[i] == member)
            return n->recent_shared[i];
    return NAIVE_FOUND;
}

bool naive_proven(struct naive_till *n, char what, int64_t points)
{
    if (n->shared < 2)
        return true;
    n->awaiting = what;
    n->awaiting_points = points;
    naive_push(n, 'P');
    return false;
}

/* --- requests --------------------------------------------------------------------------------------------------- */

void naive_points(struct naive_till *n, int64_t asked)
{
    if (!n->hand || (asked != 0 && !naive_proven(n, 'p', asked)))
        return;
    naive_keep(n);
    n->now.points = asked < 0 ? POINTS_MAX : asked;
    if (naive_priced(n))
        naive_wipe(n);
    else
        naive_revert(n);
}

void naive_gifts(struct naive_till *n, int64_t asked)
{
    int64_t has = naive_ask_points(n->desk, n->hand);
    int64_t wanted = asked < 0 ? has : asked;
    if (wanted <= 0 || wanted > has || !naive_proven(n, 'g', asked))
        return;
    n->gift_points = wanted;
    naive_wipe(n);
    naive_push(n, 'g');
}

static bool same_coupons(const struct naive_till *n)
{
    const struct naive_edit *then = &n->past[n->pasts - 1];
    size_t both = 0;
    for (size_t i = 0; i < then->coupons; i++)
        for (size_t j = 0; j < n->now.coupons; j++)
            both += strcmp(then->coupon[i], n->now.coupon[j]) == 0;
    return both == then->coupons;
}

void naive_coupons(struct naive_till *n)
{
    struct sale_view view;
    if (!n->hand || naive_ask_coupons(n->desk, n->hand) == 0) {
        naive_push(n, 'x');
        return;
    }
    if (!naive_proven(n, 'c', 0))
        return;
    if (n->best) {
        naive_push(n, 'x');
        return;
    }
    size_t had = n->now.coupons;
    naive_keep(n);
    if (!price(n, true, &view)) {
        naive_revert(n);
        sale_view_clear(&view);
        return;
    }
    n->now.coupons = view.coupons;
    memcpy(n->now.coupon, view.coupon, sizeof n->now.coupon);
    sale_view_clear(&view);
    n->best = true;
    if (n->now.coupons == had && same_coupons(n)) {
        n->pasts--;
        naive_push(n, 'x');
    }
}

void naive_tender(struct naive_till *n, enum tender_kind kind)
{
    if (kind == TENDER_WALLET && (!n->hand || !naive_proven(n, 'w', 0)))
        return;
    n->chosen = true;
    n->choice = kind;
    n->level[0].state = 'T';
}

void naive_prove(struct naive_till *n)
{
    const struct naive_person *who = n->person;
    while (who->id != n->hand)
        who++;
    int64_t typed = strtoll(naive_top(n)->text, NULL, 10),
            wanted = n->shared == NAIVE_MIDDLE ? who->phone : who->phone / 10000;
    bool right = strlen(naive_top(n)->text) == 4 ? typed == wanted % 10000 : typed == who->phone;
    naive_wipe(n);
    if (!right)
        return;
    naive_proven_now(n);
}

void naive_proven_now(struct naive_till *n)
{
    n->shared = 0;
    n->depth--;
    if (n->awaiting == 'G')
        naive_gift_enter(n);
    else if (n->awaiting == 'p')
        naive_points(n, n->awaiting_points);
    else if (n->awaiting == 'g')
        naive_gifts(n, n->awaiting_points);
    else if (n->awaiting == 'c')
        naive_coupons(n);
    else
        naive_tender(n, TENDER_WALLET);
    if (n->awaiting == 'w' || (n->awaiting == 'c' && naive_in(n, "B")))
        naive_wipe(n);
}

void naive_hold(struct naive_till *n)
{
    size_t at = n->helds++;
    for (; at > 0 && n->held[at - 1].born > n->born; at--)
        n->held[at] = n->held[at - 1];
    n->held[at].edit = n->now;
    n->held[at].member = n->hand;
    n->held[at].born = n->born;
    naive_drop_bill(n);
    naive_let_go(n);
}

void naive_unhold(struct naive_till *n, size_t row)
{
    n->helds--;
    memmove(&n->held[row], &n->held[row + 1], (n->helds - row) * sizeof n->held[0]);
}

void naive_recall(struct naive_till *n, size_t row)
{
    if (row >= n->helds || row >= 9)
        return;
    naive_drop_bill(n);
    n->hand = 0;
    if (n->held[row].member)
        naive_take(n, n->held[row].member, naive_doubted(n, n->held[row].member));
    n->now = n->held[row].edit;
    n->born = n->held[row].born;
    n->marked = n->now.lines - 1;
    if (!naive_priced(n)) {
        n->now.points = 0;
        naive_priced(n);
    }
    naive_unhold(n, row);
    naive_go(n, 'B');
}

void naive_till_init(struct naive_till *n, struct desk *desk)
{
    *n = (struct naive_till){.desk = desk};
    naive_go(n, 'I');
}

void naive_till_know(struct naive_till *n, int64_t id, int64_t phone, const char *initials, const char *pinyin)
{
    if (n->persons < NAIVE_MEMBERS)
        n->person[n->persons++] = (struct naive_person){id, phone % INT64_C(100000000000), initials, pinyin};
}
