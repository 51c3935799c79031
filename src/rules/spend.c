/* SPDX-License-Identifier: MIT */
#include "rules/spend.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/money.h"

int64_t spend_worth(const struct programme *programme, int64_t points)
{
    return number_muldiv_floor(points, programme->points.money.worth, programme->points.money.points);
}

static int64_t most_worth(const struct programme *programme, int64_t left)
{
    return number_muldiv_floor(left, programme->points.money.max_percent, BASIS);
}

static int64_t usable(const struct programme *programme, const struct member_facts *member)
{
    int64_t points = member->points - programme->points.money.keep;
    return points > 0 ? points : 0;
}

int64_t spend_allowed(const struct programme *programme, const struct member_facts *member, int64_t left)
{
    if (!programme->points.money.on || !member)
        return 0;
    int64_t most = most_worth(programme, left), step = programme->points.money.step;
    int64_t points = number_muldiv_floor(most + 1, programme->points.money.points, programme->points.money.worth);
    if (points > usable(programme, member))
        points = usable(programme, member);
    while (points > 0 && spend_worth(programme, points) > most) /* at most once, as points × worth ≤ most + 1 */
        points--;
    int64_t worth = spend_worth(programme, points - points % step);
    /* The fewest points of that worth, rounded up to whole steps. */
    int64_t fewest = number_muldiv_floor(worth, programme->points.money.points, programme->points.money.worth);
    while (spend_worth(programme, fewest) < worth) /* at most once, for the floor above */
        fewest++;
    return fewest % step == 0 ? fewest : fewest + step - fewest % step;
}

int64_t spend_balance_worth(const struct programme *programme, int64_t points)
{
    int64_t above = points - programme->points.money.keep;
    return programme->points.money.on && above > 0
               ? spend_worth(programme, above - above % programme->points.money.step)
               : 0;
}

static enum status bad(int64_t points, const char *note, struct error *err)
{
    char number[24];
    snprintf(number, sizeof number, "%" PRId64, points);
    return error_value(err, "points", number, note);
}

/* arg 2: the step; arg 3: the number nearest below that is on it, at least one step. */
static enum status off_step(int64_t points, int64_t step, struct error *err)
{
    bad(points, "not on the step of the programme", err);
    error_detail(err, "points_step");
    error_arg(err, 2, "%" PRId64, step);
    error_arg(err, 3, "%" PRId64, points > step ? points - points % step : step);
    return STATUS_BAD_VALUE;
}

enum status spend_check(const struct programme *programme, const struct member_facts *member, int64_t left,
                        int64_t points, struct error *err)
{
    if (!programme->points.money.on || !member)
        return bad(points, N_("points cannot be used as money on this bill"), err);
    if (points < 0 || points % programme->points.money.step != 0)
        return off_step(points, programme->points.money.step, err);
    if (points > usable(programme, member)) {
        error_set(err, STATUS_NOT_ENOUGH_POINTS, "points", "fewer points may be spent");
        error_arg(err, 0, "%" PRId64, usable(programme, member));
        error_arg(err, 1, "%" PRId64, spend_allowed(programme, member, left));
        return STATUS_NOT_ENOUGH_POINTS;
    }
    int64_t worth = spend_worth(programme, points);
    if (worth == 0 || worth > most_worth(programme, left))
        return bad(points, N_("worth nothing, or more than this bill allows"), err);
    return STATUS_OK;
}
