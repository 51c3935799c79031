/* SPDX-License-Identifier: MIT */
#include "report/try.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "store/stmt.h"
#include "model/step_text.h"
#include "report/try_price.h"

/* The value of the points as money under that programme; 0 where points are not money. */
static int64_t worth_of(const struct programme *programme, int64_t points)
{
    if (!programme->points.money.on)
        return 0;
    int64_t worth = number_muldiv_half_up(points < 0 ? -points : points, programme->points.money.worth,
                                          programme->points.money.points);
    return points < 0 ? -worth : worth;
}

/* A query whose rows are ordered by bill, in the order in which the bills are walked. */
struct flow {
    struct stmt *stmt;
    bool row;
};

struct walk {
    struct db *db;
    const struct try_ask *ask;
    struct try_result *result;
    struct try_past past;
    struct flow bills, lines, uses, hand;
    struct try_sale sale;
    int64_t moved; /* points that members would hold more at the end */
};

static enum status flow_open(struct walk *walk, enum query query, struct flow *flow, struct error *err)
{
    flow->stmt = stmt_use(walk->db, query);
    stmt_int(flow->stmt, ":from", walk->ask->from);
    stmt_int(flow->stmt, ":to", walk->ask->to);
    return stmt_next(flow->stmt, &flow->row, err);
}

static void flow_close(struct flow *flow)
{
    if (flow->stmt && flow->row)
        stmt_done(flow->stmt);
}

/* --- reading a bill ----------------------------------------------------------------------------------------------- */

static void read_head(const struct stmt *s, struct try_sale *sale)
{
    sale->id = stmt_get_int(s, "id");
    sale->till = stmt_get_int(s, "till");
    sale->number = stmt_get_int(s, "number");
    sale->member = stmt_get_int(s, "member");
    sale->at = stmt_get_int(s, "at");
    sale->day = stmt_get_int(s, "day");
    sale->gross = stmt_get_int(s, "gross");
    sale->discount = stmt_get_int(s, "discount");
    sale->points_money = stmt_get_int(s, "points_money");
    sale->round_off = stmt_get_int(s, "round_off");
    sale->payable = stmt_get_int(s, "payable");
    sale->bonus_paid = stmt_get_int(s, "bonus_paid");
    sale->voucher_paid = stmt_get_int(s, "voucher_paid");
    sale->points_spent = stmt_get_int(s, "points_spent");
    sale->points_earned = stmt_get_int(s, "points_earned");
    sale->points_taken = stmt_get_int(s, "points_taken");
    sale->points_back = stmt_get_int(s, "points_back");
    sale->refunded = stmt_get_int(s, "refunded");
    sale->earns = stmt_get_int(s, "earns");
    sale->imported = stmt_get_int(s, "imported");
    sale->gone = stmt_get_int(s, "gone");
    sale->claimed = stmt_get_int(s, "claimed");
    text_copy(sale->tier, sizeof sale->tier, stmt_get_text(s, "tier"));
    text_copy(sale->tier_after, sizeof sale->tier_after, stmt_get_text(s, "tier_after"));
}

static void read_line(const struct stmt *s, struct try_sale *sale)
{
    if (sale->lines == sale->room) {
        sale->room = sale->room ? 2 * sale->room : 16;
        sale->line = mem_resize(sale->line, sale->room, sizeof *sale->line);
        sale->returned = mem_resize(sale->returned, sale->room, sizeof *sale->returned);
    }
    sale->returned[sale->lines] = stmt_get_int(s, "returned");
    struct quote_line *line = &sale->line[sale->lines++];
    *line = (struct quote_line){.item = stmt_get_int(s, "item"),
                                .quantity = stmt_get_int(s, "quantity"),
                                .unit_price = stmt_get_int(s, "unit_price"),
                                .member_price = LIMIT_NONE,
                                .discountable = true};
    text_copy(line->category, sizeof line->category, stmt_get_text(s, "category"));
    if (line->item == 0)
        return;
    text_copy(line->sku, sizeof line->sku, stmt_get_text(s, "sku"));
    bool by_hand = stmt_get_int(s, "price") != line->unit_price;
    if (!by_hand && !stmt_is_null(s, "member_price"))
        line->member_price = stmt_get_int(s, "member_price");
    line->floor = stmt_get_int(s, "floor");
    if (line->floor > line->unit_price)
        line->floor = line->unit_price;
    line->discountable = stmt_get_int(s, "discountable");
    line->weighed = stmt_get_int(s, "weighed");
}

static struct try_offer *offer_row(struct try_result *result, const struct try_ask *ask, const char *code)
{
    for (size_t i = 0; i < result->offers; i++)
        if (strcmp(result->offer[i].code, code) == 0)
            return &result->offer[i];
    result->offer = mem_resize(result->offer, result->offers + 1, sizeof *result->offer);
    struct try_offer *row = &result->offer[result->offers++];
    *row = (struct try_offer){0};
    text_copy(row->code, sizeof row->code, code);
    text_copy(row->name, sizeof row->name, code);
    const struct programme *const programmes[] = {ask->present, ask->proposed};
    for (int i = 0; i < 2; i++) {
        int offer = programme_offer(programmes[i], code);
        if (offer >= 0)
            text_copy(row->name, sizeof row->name, programmes[i]->offer[offer].name);
    }
    return row;
}

static void read_use(struct walk *walk, const struct stmt *s)
{
    struct try_offer *row = offer_row(walk->result, walk->ask, stmt_get_text(s, "offer"));
    row->uses[TRY_GIVEN]++;
    row->amount[TRY_GIVEN] += stmt_get_int(s, "amount");
    int offer = programme_offer(walk->ask->proposed, row->code);
    if (stmt_get_int(s, "lot") == 0 || offer < 0 || walk->ask->proposed->offer[offer].trigger != TRIGGER_COUPON ||
        walk->sale.coupons == COUPONS_MAX)
        return;
    struct coupon_facts *coupon = &walk->sale.coupon[walk->sale.coupons++];
    *coupon = (struct coupon_facts){
        .lot = stmt_get_int(s, "lot"), .offer = offer, .expires_on = stmt_get_int(s, "expires_on")};
    text_copy(coupon->code, sizeof coupon->code, stmt_get_text(s, "code"));
}

static enum status read_hand(const struct stmt *s, struct try_sale *sale, struct error *err)
{
    struct steps steps = {0};
    int64_t amount = 0;
    TRY(step_read(&steps, stmt_get_text(s, "rule"), stmt_get_text(s, "data"), err));
    step_get(&steps.step[0], "amount", &amount);
    sale->hand_off -= amount;
    step_list_clear(&steps);
    return STATUS_OK;
}

/* Reads the lines and uses of the current bill; called for bills left out too, to move past their rows. */
static enum status read_parts(struct walk *walk, struct error *err)
{
    struct try_sale *sale = &walk->sale;
    try_price_reset(sale);
    while (walk->lines.row && stmt_get_int(walk->lines.stmt, "bill") == sale->id) {
        read_line(walk->lines.stmt, sale);
        TRY(stmt_next(walk->lines.stmt, &walk->lines.row, err));
    }
    while (walk->uses.row && stmt_get_int(walk->uses.stmt, "bill") == sale->id) {
        read_use(walk, walk->uses.stmt);
        TRY(stmt_next(walk->uses.stmt, &walk->uses.row, err));
    }
    sale->hand_off = 0;
    while (walk->hand.row && stmt_get_int(walk->hand.stmt, "bill") == sale->id) {
        TRY(read_hand(walk->hand.stmt, sale, err));
        TRY(stmt_next(walk->hand.stmt, &walk->hand.row, err));
    }
    return STATUS_OK;
}

/* --- adding it up ------------------------------------------------------------------------------------------------- */

static struct try_priced as_given(const struct try_sale *sale)
{
    return (struct try_priced){.gross = sale->gross,
                               .discount = sale->discount,
                               .points_money = sale->points_money,
                               .round_off = sale->round_off,
                               .payable = sale->payable,
                               .refunded = sale->refunded,
                               .points_earned = sale->points_earned,
                               .points_taken = sale->points_taken,
                               .points_spent = sale->points_spent,
                               .points_back = sale->points_back};
}

static void add_priced(struct try_side *side, const struct try_priced *priced)
{
    side->gross += priced->gross;
    side->discount += priced->discount;
    side->points_money += priced->points_money;
    side->round_off += priced->round_off;
    side->payable += priced->payable;
    side->refunded += priced->refunded;
    side->points_earned += priced->points_earned - priced->points_taken;
    side->points_spent += priced->points_spent - priced->points_back;
}

/* How much the bill changes the points held after the last day. */
static int64_t points_kept(const struct programme *programme, const struct try_sale *sale,
                           const struct try_priced *priced, int64_t to)
{
    bool lapsed = programme_points_expiry(programme, sale->day) < to;
    return (lapsed ? 0 : priced->points_earned - priced->points_taken) - (priced->points_spent - priced->points_back);
}

/* Keeps the bill if it is among the TRY_CHANGES bills that change most. */
static void keep_largest(struct walk *walk, const struct try_priced *given, struct try_priced *now)
{
    struct try_result *result = walk->result;
    int64_t worth = worth_of(walk->ask->proposed, now->points_earned - now->points_taken) -
                    worth_of(walk->ask->present, given->points_earned - given->points_taken);
    int64_t change = (given->payable - given->refunded) - (now->payable - now->refunded) + worth;
    result->better += change > 0;
    result->worse += change < 0;
    size_t at = result->changes;
    while (at > 0 && llabs(result->bill[at - 1].change) < llabs(change))
        at--;
    if (change == 0 || at == TRY_CHANGES)
        return;
    if (result->changes == TRY_CHANGES)
        step_list_clear(&result->bill[--result->changes].steps);
    memmove(&result->bill[at + 1], &result->bill[at], (result->changes++ - at) * sizeof result->bill[0]);
    result->bill[at] = (struct try_bill){.till = walk->sale.till,
                                         .number = walk->sale.number,
                                         .day = walk->sale.day,
                                         .member = walk->sale.member,
                                         .payable = {given->payable, now->payable},
                                         .points = {given->points_earned, now->points_earned},
                                         .change = change,
                                         .steps = now->steps};
    now->steps = (struct steps){0};
}

static void walk_bill(struct walk *walk, struct try_member *member)
{
    struct try_sale *sale = &walk->sale;
    struct try_result *result = walk->result;
    struct try_priced given = as_given(sale), now;
    if (member)
        try_past_level(&walk->past, member, sale->day, sale->tier);
    if (sale->lines == 0 || !try_price_sale(&walk->past, sale, member, &now)) {
        result->unpriced++;
        now = given;
    }
    result->bills++;
    result->refused += now.refused;
    add_priced(&result->side[TRY_GIVEN], &given);
    add_priced(&result->side[TRY_PROPOSED], &now);
    walk->moved += points_kept(walk->ask->proposed, sale, &now, walk->ask->to) -
                   points_kept(walk->ask->present, sale, &given, walk->ask->to);
    keep_largest(walk, &given, &now);
    step_list_clear(&now.steps);
}

/* Bills left out of the trial still count towards tiers, with the amounts of the books. */
static void pass_over(struct walk *walk, struct try_member *member)
{
    const struct try_sale *sale = &walk->sale;
    walk->result->left_out++;
    if (member && walk->ask->proposed->tier.measure == MEASURE_SPEND)
        try_past_rise(&walk->past, member, sale->day, 0, sale->payable - sale->refunded);
}

static enum status walk_bills(struct walk *walk, struct error *err)
{
    struct try_sale *sale = &walk->sale;
    while (walk->bills.row) {
        read_head(walk->bills.stmt, sale);
        TRY(read_parts(walk, err));
        struct try_member *member = sale->member ? try_past_member(&walk->past, sale->member) : NULL;
        if (sale->imported && !walk->ask->imported)
            pass_over(walk, member);
        else
            walk_bill(walk, member);
        if (member) {
            member->purchases += !sale->gone;
            member->seen = programme_level(walk->ask->proposed, sale->tier_after);
            text_copy(member->tier, sizeof member->tier, sale->tier_after);
        }
        TRY(stmt_next(walk->bills.stmt, &walk->bills.row, err));
    }
    return STATUS_OK;
}

/* --- balances and tiers at the end -------------------------------------------------------------------------------- */

static struct try_tier *tier_row(struct try_result *result, const char *code, const char *name)
{
    for (size_t i = 0; i < result->tiers; i++)
        if (strcmp(result->tier[i].code, code) == 0)
            return &result->tier[i];
    result->tier = mem_resize(result->tier, result->tiers + 1, sizeof *result->tier);
    struct try_tier *row = &result->tier[result->tiers++];
    *row = (struct try_tier){0};
    text_copy(row->code, sizeof row->code, code);
    text_copy(row->name, sizeof row->name, name);
    return row;
}

static void count_tiers(struct walk *walk)
{
    const struct programme *const programmes[] = {walk->ask->proposed, walk->ask->present};
    for (int i = 0; i < 2; i++)
        for (size_t j = 0; j < programmes[i]->tier.levels; j++)
            tier_row(walk->result, programmes[i]->tier.level[j].code, programmes[i]->tier.level[j].name);
    for (size_t i = 0; i < walk->past.members; i++) {
        const struct try_member *member = &walk->past.member[i];
        const struct programme *proposed = walk->ask->proposed;
        if (!member->known)
            continue;
        walk->result->members++;
        if (member->tier[0])
            tier_row(walk->result, member->tier, member->tier)->members[TRY_GIVEN]++;
        if (member->level >= 0)
            tier_row(walk->result, proposed->tier.level[member->level].code, "")->members[TRY_PROPOSED]++;
    }
}

/* The last entry on or before a day. Days of entries never go back, so bisection finds it. */
static enum status last_entry(struct db *db, int64_t day, int64_t *last, struct error *err)
{
    int64_t low = 0, high;
    TRY(stmt_value(stmt_use(db, QUERY_TRY_TXN_LAST), 0, &high, err));
    while (low < high) {
        int64_t middle = low + (high - low + 1) / 2;
        struct stmt *s = stmt_use(db, QUERY_TRY_TXN_FROM);
        bool row;
        stmt_int(s, ":id", middle);
        TRY(stmt_next(s, &row, err));
        if (row && stmt_get_int(s, "day") <= day)
            low = stmt_get_int(s, "id");
        else
            high = middle - 1;
        if (row)
            stmt_done(s);
    }
    *last = low;
    return STATUS_OK;
}

static enum status count_points(struct walk *walk, struct error *err)
{
    int64_t last;
    struct try_side *given = &walk->result->side[TRY_GIVEN], *proposed = &walk->result->side[TRY_PROPOSED];
    TRY(last_entry(walk->db, walk->ask->to, &last, err));
    struct stmt *s = stmt_use(walk->db, QUERY_TRY_OUTSTANDING);
    stmt_int(s, ":last", last);
    TRY(stmt_value(s, 0, &given->outstanding, err));
    proposed->outstanding = given->outstanding + walk->moved > 0 ? given->outstanding + walk->moved : 0;
    for (int i = 0; i < TRY_SIDES; i++) {
        const struct programme *programme = i == TRY_GIVEN ? walk->ask->present : walk->ask->proposed;
        struct try_side *side = &walk->result->side[i];
        side->points_cost = worth_of(programme, side->points_earned);
        side->liability = worth_of(programme, side->outstanding);
    }
    return STATUS_OK;
}

/* Use of the proposed programme's offers during the trial: totals less those before the first day. */
static void count_offers(struct walk *walk, const int64_t *uses, const int64_t *amount)
{
    const struct programme *programme = walk->ask->proposed;
    for (size_t i = 0; i < programme->offers; i++) {
        struct try_offer *row = offer_row(walk->result, walk->ask, programme->offer[i].code);
        row->uses[TRY_PROPOSED] = walk->past.uses[i] - uses[i];
        row->amount[TRY_PROPOSED] = walk->past.amount[i] - amount[i];
    }
}

static enum status run(struct walk *walk, struct error *err)
{
    size_t bytes = walk->ask->proposed->offers * sizeof(int64_t);
    TRY(try_past_open(walk->db, walk->ask, &walk->past, err));
    TRY(flow_open(walk, QUERY_TRY_BILLS, &walk->bills, err));
    TRY(flow_open(walk, QUERY_TRY_LINES, &walk->lines, err));
    TRY(flow_open(walk, QUERY_TRY_USES, &walk->uses, err));
    TRY(flow_open(walk, QUERY_TRY_HAND, &walk->hand, err));
    int64_t *before = mem_alloc(2 * bytes + 1), *taken = before + walk->ask->proposed->offers;
    memcpy(before, walk->past.uses, bytes);
    memcpy(taken, walk->past.amount, bytes);
    enum status status = walk_bills(walk, err);
    if (status == STATUS_OK) {
        count_offers(walk, before, taken);
        count_tiers(walk);
        status = count_points(walk, err);
    }
    free(before);
    return status;
}

enum status try_programme(struct db *db, const struct try_ask *ask, struct try_result *result, struct error *err)
{
    struct walk walk = {.db = db, .ask = ask, .result = result};
    *result = (struct try_result){.from = ask->from, .to = ask->to};
    TRY(db_begin_read(db, err));
    enum status status = run(&walk, err);
    flow_close(&walk.bills);
    flow_close(&walk.lines);
    flow_close(&walk.uses);
    flow_close(&walk.hand);
    db_end_read(db);
    try_past_close(&walk.past);
    try_price_free(&walk.sale);
    return status;
}

void try_clear(struct try_result *result)
{
    for (size_t i = 0; i < result->changes; i++)
        step_list_clear(&result->bill[i].steps);
    free(result->tier);
    free(result->offer);
    *result = (struct try_result){0};
}
