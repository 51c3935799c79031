/* SPDX-License-Identifier: MIT */
#include "rules/earn.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/money.h"

__extension__ typedef unsigned __int128 wide; /* holds bill × multiplier × earn */

void earn_spread_bonus(struct frozen_line *line, size_t lines, int64_t bonus_paid)
{
    int64_t *net = mem_alloc(2 * lines * sizeof *net), *part = net + lines;
    for (size_t i = 0; i < lines; i++)
        net[i] = line[i].net;
    money_share(bonus_paid, lines, net, net, part);
    for (size_t i = 0; i < lines; i++)
        line[i].bonus_paid = part[i];
    free(net);
}

/* The share of a frozen amount that belongs to `quantity` of the line, rounded half up. */
static int64_t share_of(const struct frozen_line *line, int64_t amount, int64_t quantity)
{
    return number_muldiv_half_up(amount, quantity, line->quantity);
}

static int64_t kept_base(const struct frozen_line *line)
{
    int64_t base = line->net - line->bonus_paid;
    return base - share_of(line, base, line->returned);
}

/* Sums over the groups of lines with the same multiplier. */
struct earning {
    wide weighted;
    int64_t total;
    int64_t multiplier; /* of the last group */
    size_t multipliers;
};

/*
 * *base: kept base of all lines with the multiplier of line `first`. False if an earlier line has the same multiplier.
 */
static bool sum_of(const struct frozen_bill *bill, size_t first, int64_t *base)
{
    *base = 0;
    for (size_t i = 0; i < bill->lines; i++) {
        const struct frozen_line *line = &bill->line[i];
        if (!line->earns || line->multiplier != bill->line[first].multiplier)
            continue;
        if (i < first)
            return false;
        *base += kept_base(line);
    }
    return true;
}

static struct earning add_up(const struct frozen_bill *bill)
{
    struct earning earning = {0};
    for (size_t i = 0; i < bill->lines; i++) {
        int64_t base;
        if (!bill->line[i].earns || !sum_of(bill, i, &base))
            continue;
        earning.weighted += (wide)base * (wide)bill->line[i].multiplier;
        earning.total += base;
        earning.multiplier = bill->line[i].multiplier;
        earning.multipliers++;
    }
    return earning;
}

static int64_t tier_points(const struct programme *programme, int level)
{
    return level >= 0 ? programme->tier.level[level].points : BASIS;
}

bool earn_asks_offers(const struct programme *programme, int level, int64_t stood)
{
    return !programme->points.product && stood <= MULTIPLIER_ONE && tier_points(programme, level) < BASIS;
}

int64_t earn_joined(const struct programme *programme, int level, int64_t stood, int64_t offers)
{
    int64_t tier = tier_points(programme, level), joined = MULTIPLIER_OF(tier);
    if (programme->points.product)
        return number_muldiv_half_up(tier, stood, BASIS);
    int64_t best = earn_asks_offers(programme, level, stood) ? offers : stood;
    return best > joined ? best : joined;
}

/* As basis points if it is a whole number of them, else exactly, as a factor. */
static void set_multiplier(struct step *step, int64_t multiplier)
{
    const int64_t one = MULTIPLIER_OF(1);
    if (multiplier % one == 0)
        step_set(step, "multiplier", multiplier / one);
    else
        step_set(step, "factor", multiplier);
}

static void explain_parts(const struct frozen_bill *bill, struct steps *steps)
{
    for (size_t i = 0; i < bill->lines; i++) {
        int64_t base;
        if (!bill->line[i].earns || !sum_of(bill, i, &base))
            continue;
        struct step *step = step_add(steps, STEP_EARN_PART, NULL, NULL);
        step_set(step, "base", base);
        set_multiplier(step, bill->line[i].multiplier);
    }
}

static int64_t lesser(wide number, int64_t limit)
{
    return number < (wide)limit ? (int64_t)number : limit;
}

int64_t earn_points(const struct programme *programme, const struct frozen_bill *bill, struct steps *steps)
{
    if (!bill->earns || !programme->points.on)
        return 0;
    struct earning earning = add_up(bill);
    wide whole = earning.weighted * (wide)programme->points.earn / ((wide)programme->points.per * (wide)MULTIPLIER_ONE);
    int64_t exact = lesser(whole, MONEY_LIMIT), cap = programme->points.cap_per_bill;
    int64_t points = lesser((wide)exact + (wide)bill->points_bonus, cap != LIMIT_NONE ? cap : MONEY_LIMIT);
    bool parts = earning.multipliers > 1;
    if (parts)
        explain_parts(bill, steps);
    struct step *step = step_add(steps, STEP_EARN, NULL, NULL);
    step_set(step, parts ? "parts" : "base", parts ? (int64_t)earning.multipliers : earning.total);
    if (!parts)
        set_multiplier(step, earning.multiplier);
    step_set(step, "earn", programme->points.earn);
    step_set(step, "per", programme->points.per);
    step_set(step, "exact", exact);
    if (bill->points_bonus > 0)
        step_set(step, "bonus", bill->points_bonus);
    if (cap != LIMIT_NONE)
        step_set(step, "cap", cap);
    step_set(step, "points", points);
    return points;
}

static enum status check_line(const struct frozen_line *line, int64_t asked, size_t number, struct error *err)
{
    char text[MONEY_TEXT];
    if (asked < 0)
        return error_value(err, "line", number_format_quantity(text, asked),
                           "the quantity to return must be above zero");
    if (asked <= line->quantity - line->returned)
        return STATUS_OK;
    error_set(err, STATUS_ALREADY_RETURNED, "line", "more than is left of the line");
    error_arg(err, 0, "%zu", number);
    error_arg(err, 1, "%s", number_format_quantity(text, line->quantity));
    error_arg(err, 2, "%s", number_format_quantity(text, line->returned));
    return STATUS_ALREADY_RETURNED;
}

/* Computes the refund of each line and updates `after` to the bill after the return. */
static enum status refund_lines(struct frozen_bill *after, struct returned_line *line, struct return_plan *plan,
                                struct steps *steps, struct error *err)
{
    bool asked = false;
    plan->nothing_left = true;
    for (size_t i = 0; i < after->lines; i++) {
        struct frozen_line *frozen = &after->line[i];
        line[i].refund = 0;
        TRY(check_line(frozen, line[i].quantity, i + 1, err));
        frozen->returned += line[i].quantity;
        plan->nothing_left &= frozen->returned == frozen->quantity;
        if (line[i].quantity == 0)
            continue;
        asked = true;
        line[i].refund = share_of(frozen, frozen->net, frozen->returned) - frozen->refunded;
        plan->refund += line[i].refund;
        struct step *step = step_add(steps, STEP_REFUND, NULL, NULL);
        step_set(step, "no", (int64_t)i + 1);
        step_set(step, "base", frozen->net);
        step_set(step, "quantity", frozen->quantity);
        step_set(step, "returned", frozen->returned);
        step_set(step, "before", frozen->refunded);
        step_set(step, "amount", -line[i].refund);
        frozen->refunded += line[i].refund;
    }
    return asked ? STATUS_OK : error_value(err, "line", "", "nothing to return was given");
}

/* Points to give back so far: floor(spent × returned points_money ÷ all points_money), or all if nothing is kept. */
static void give_back(const struct frozen_bill *after, struct return_plan *plan, struct steps *steps)
{
    int64_t all = 0, part = 0;
    for (size_t i = 0; i < after->lines; i++) {
        const struct frozen_line *line = &after->line[i];
        all += line->points_money;
        part += share_of(line, line->points_money, line->returned);
    }
    if (after->points_spent == 0)
        return;
    int64_t due = plan->nothing_left || all == 0 ? 0 : number_muldiv_floor(after->points_spent, part, all);
    if (plan->nothing_left)
        due = after->points_spent;
    plan->points_back = due > after->points_back ? due - after->points_back : 0;
    struct step *step = step_add(steps, STEP_POINTS_BACK, NULL, NULL);
    step_set(step, "spent", after->points_spent);
    step_set(step, "base", all);
    step_set(step, "part", part);
    step_set(step, "before", after->points_back);
    step_set(step, "points", plan->points_back);
}

static void take(const struct programme *programme, const struct frozen_bill *after, struct return_plan *plan,
                 struct steps *steps)
{
    if (after->points_earned == 0)
        return;
    int64_t kept = after->points_earned - after->points_taken, due = 0;
    if (!plan->nothing_left)
        due = earn_points(programme, after, steps);
    plan->points_taken = kept > due ? kept - due : 0;
    struct step *step = step_add(steps, STEP_POINTS_TAKEN, NULL, NULL);
    step_set(step, "kept", kept);
    step_set(step, "due", due);
    step_set(step, "before", after->points_taken);
    step_set(step, "points", plan->points_taken);
}

enum status earn_return(const struct programme *programme, const struct frozen_bill *bill, struct returned_line *line,
                        struct return_plan *plan, struct steps *steps, struct error *err)
{
    *plan = (struct return_plan){0};
    struct frozen_bill after = *bill;
    after.line = mem_resize(NULL, bill->lines, sizeof *after.line);
    for (size_t i = 0; i < bill->lines; i++)
        after.line[i] = bill->line[i];
    enum status status = refund_lines(&after, line, plan, steps, err);
    if (status == STATUS_OK) {
        give_back(&after, plan, steps);
        take(programme, &after, plan, steps);
    }
    free(after.line);
    return status;
}

enum status earn_refund_split(struct tender_left *tender, size_t tenders, int64_t refund, struct error *err)
{
    int64_t left = refund;
    for (size_t i = tenders; i-- > 0;) {
        tender[i].refund = left < tender[i].left ? left : tender[i].left;
        left -= tender[i].refund;
    }
    char text[MONEY_TEXT];
    if (left != 0)
        return error_value(err, "refund", money_format(text, refund), "more than was paid on this bill");
    return STATUS_OK;
}

int64_t earn_refund_principal(int64_t principal, int64_t bonus, int64_t refunded)
{
    return principal + bonus > 0 ? number_muldiv_half_up(principal, refunded, principal + bonus) : 0;
}
