/* SPDX-License-Identifier: MIT */
#include "rules/draw.h"

#include "base/money.h"

static struct wallet_split split_of(enum draw_order order, int64_t principal, int64_t bonus, int64_t amount)
{
    int64_t held[2] = {principal, bonus}, part[2];
    switch (order) {
    case DRAW_PRINCIPAL_FIRST:
        part[0] = amount < principal ? amount : principal;
        return (struct wallet_split){part[0], amount - part[0]};
    case DRAW_BONUS_FIRST:
        part[1] = amount < bonus ? amount : bonus;
        return (struct wallet_split){amount - part[1], part[1]};
    case DRAW_PRO_RATA:
        break;
    }
    money_share(amount, 2, held, held, part);
    return (struct wallet_split){part[0], part[1]};
}

enum status draw_wallet(enum draw_order order, int64_t principal, int64_t bonus, int64_t amount,
                        struct wallet_split *split, struct error *err)
{
    char text[MONEY_TEXT];
    *split = (struct wallet_split){0};
    if (amount < 0)
        return error_value(err, "wallet", money_format(text, amount), "a payment cannot be negative");
    if (amount > principal + bonus) {
        error_set(err, STATUS_NOT_ENOUGH_STORED_VALUE, "wallet", "more than is held");
        error_arg(err, 0, "%s", money_format(text, principal + bonus));
        error_arg(err, 1, "%s", money_format(text, amount - principal - bonus));
        return STATUS_NOT_ENOUGH_STORED_VALUE;
    }
    *split = split_of(order, principal, bonus, amount);
    return STATUS_OK;
}

const struct topup_offer *draw_topup(const struct programme *programme, int64_t amount)
{
    const struct topup_offer *found = NULL;
    for (size_t i = 0; i < programme->wallet.topups && programme->wallet.topup[i].pay <= amount; i++)
        found = &programme->wallet.topup[i];
    return found;
}
