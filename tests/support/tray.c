/* SPDX-License-Identifier: MIT */
#include "tests/support/tray.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"

static _Noreturn void fail(const char *what, const struct error *err)
{
    fprintf(stderr, "tray: %s: %s %s: %s\n", what, status_code(err->status), err->field, err->note);
    abort();
}

char *tray_json(const char *text)
{
    char *json = mem_copy(text);
    for (char *at = json; *at; at++)
        if (*at == '\'')
            *at = '"';
    return json;
}

void tray_open(struct tray *tray, const char *programme)
{
    *tray = (struct tray){0};
    char *json = tray_json(programme);
    if (programme_parse(json, strlen(json), &tray->programme, &tray->err) != STATUS_OK)
        fail(json, &tray->err);
    free(json);
    tray->offer = mem_alloc(tray->programme.offers * sizeof *tray->offer);
    for (size_t i = 0; i < tray->programme.offers; i++) {
        tray->offer[i].uses_left = tray->programme.offer[i].total;
        tray->offer[i].budget_left = tray->programme.offer[i].budget;
        tray->offer[i].gift_left = LIMIT_NONE;
    }
    tray->input = (struct quote_input){.line = tray->line, .offer = tray->offer, .coupon = tray->coupon};
    tray->input.day = date_from_civil(2026, 8, 1);
    tray->input.minute = 10 * 60 + 22;
}

void tray_close(struct tray *tray)
{
    quote_clear(&tray->quote);
    programme_clear(&tray->programme);
    free(tray->offer);
}

void tray_empty(struct tray *tray)
{
    tray->input.lines = tray->input.coupons = 0;
}

struct quote_line *tray_line(struct tray *tray, const char *sku, const char *category, int64_t quantity, int64_t price)
{
    if (tray->input.lines == TRAY_LINES)
        fail("too many lines", &tray->err);
    struct quote_line *line = &tray->line[tray->input.lines++];
    *line = (struct quote_line){.quantity = quantity, .unit_price = price, .member_price = LIMIT_NONE};
    line->discountable = true;
    text_copy(line->sku, sizeof line->sku, sku);
    text_copy(line->category, sizeof line->category, category);
    return line;
}

struct quote_line *tray_amount(struct tray *tray, int64_t price)
{
    return tray_line(tray, "", "general", QUANTITY_ONE, price);
}

struct coupon_facts *tray_coupon(struct tray *tray, const char *code, const char *offer)
{
    struct coupon_facts *coupon = &tray->coupon[tray->input.coupons++];
    *coupon = (struct coupon_facts){.offer = programme_offer(&tray->programme, offer), .expires_on = DATE_NEVER};
    text_copy(coupon->code, sizeof coupon->code, code);
    return coupon;
}

struct member_facts *tray_member(struct tray *tray, const char *tier, int64_t points)
{
    tray->member = (struct member_facts){.id = 1, .points = points, .birthday_distance = -1};
    tray->member.level = programme_level(&tray->programme, tier);
    tray->input.member = &tray->member;
    return &tray->member;
}

struct offer_facts *tray_facts(struct tray *tray, const char *offer)
{
    int at = programme_offer(&tray->programme, offer);
    if (at < 0)
        fail(offer, &tray->err);
    return &tray->offer[at];
}

enum status tray_quote(struct tray *tray)
{
    quote_clear(&tray->quote);
    return quote_make(&tray->programme, &tray->input, &tray->quote, &tray->err);
}

int64_t tray_pays(struct tray *tray)
{
    if (tray_quote(tray) != STATUS_OK)
        fail("quote", &tray->err);
    return tray->quote.payable;
}

const char *tray_applied(const struct tray *tray)
{
    static char text[2000];
    size_t length = 0;
    text[0] = '\0';
    for (size_t i = 0; i < tray->quote.applied_count; i++) {
        const struct applied_offer *applied = &tray->quote.applied[i];
        char money[MONEY_TEXT];
        length += (size_t)snprintf(text + length, sizeof text - length, "%s%s%s%s:%s", i > 0 ? " " : "",
                                   tray->programme.offer[applied->offer].code, applied->coupon >= 0 ? "/" : "",
                                   applied->coupon >= 0 ? tray->coupon[applied->coupon].code : "",
                                   money_format(money, applied->amount));
    }
    return text;
}

const char *tray_refused(const struct tray *tray)
{
    static char text[2000];
    size_t length = 0;
    text[0] = '\0';
    for (size_t i = 0; i < tray->quote.refused_count; i++) {
        const struct refused_offer *refused = &tray->quote.refused[i];
        const char *detail = refused->error.detail;
        length +=
            (size_t)snprintf(text + length, sizeof text - length, "%s%s%s%s:%s%s%s%s", i > 0 ? " " : "", refused->offer,
                             refused->coupon[0] ? "/" : "", refused->coupon, status_code(refused->error.status),
                             detail[0] ? "(" : "", detail, detail[0] ? ")" : "");
    }
    return text;
}

int64_t dice_roll(struct dice *dice, int64_t below)
{
    dice->state += UINT64_C(0x9E3779B97F4A7C15); /* splitmix64 */
    uint64_t mixed = dice->state;
    mixed = (mixed ^ mixed >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94D049BB133111EB);
    return (int64_t)((mixed ^ mixed >> 31) % (uint64_t)below);
}

bool dice_chance(struct dice *dice, int percent)
{
    return dice_roll(dice, 100) < percent;
}
