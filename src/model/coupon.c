/* SPDX-License-Identifier: MIT */
#include "model/coupon.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"
#include "model/bill.h"
#include "model/shop.h"
#include "model/ticket.h"

#define MAC_BITS 25
#define SERIAL_BITS 18
#define BATCH_BITS 9
#define SHOP_SHIFT (MAC_BITS + SERIAL_BITS + BATCH_BITS)

static const char ALPHABET[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; /* Crockford's base 32 */

/* --- codes ------------------------------------------------------------------------------------------------------ */

void coupon_code_make(const struct secret *secret, int64_t shop, int64_t batch, int64_t serial, char code[COUPON_TEXT])
{
    uint64_t bits = (uint64_t)(shop & 0xff);
    bits = bits << BATCH_BITS | (uint64_t)batch;
    bits = bits << SERIAL_BITS | (uint64_t)serial;
    bits = bits << MAC_BITS | secret_coupon_mac(secret, shop & 0xff, batch, serial);
    coupon_code_of(bits, code);
}

char coupon_digit_show(int value)
{
    return ALPHABET[value & 31];
}

int coupon_digit(char typed)
{
    char c = (char)toupper((unsigned char)typed);
    c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
    const char *at = c ? strchr(ALPHABET, c) : NULL;
    return at ? (int)(at - ALPHABET) : -1;
}

uint64_t coupon_code_bits(const char *code)
{
    uint64_t bits = 0;
    for (; *code; code++)
        bits = bits << 5 | (uint64_t)coupon_digit(*code);
    return bits;
}

void coupon_code_of(uint64_t bits, char code[COUPON_TEXT])
{
    code[COUPON_CHARS] = '\0';
    for (int i = COUPON_CHARS - 1; i >= 0; i--, bits >>= 5)
        code[i] = ALPHABET[bits & 31];
}

static bool fits(const struct secret *secret, uint64_t bits)
{
    uint32_t mac = (uint32_t)(bits & ((1u << MAC_BITS) - 1));
    int64_t serial = (int64_t)(bits >> MAC_BITS & ((1u << SERIAL_BITS) - 1));
    int64_t batch = (int64_t)(bits >> (MAC_BITS + SERIAL_BITS) & ((1u << BATCH_BITS) - 1));
    return mac == secret_coupon_mac(secret, (int64_t)(bits >> SHOP_SHIFT), batch, serial);
}

/* A forged ticket may contain a genuine code. Its last digit is changed so that it is not accepted as that coupon. */
static bool read_ticket(const struct secret *secret, const char *typed, char code[COUPON_TEXT], bool *genuine)
{
    uint8_t key[SECRET_PUBLIC_BYTES];
    struct ticket ticket;
    secret_public_key(secret, key);
    *genuine = ticket_read(typed, key, &ticket);
    text_copy(code, COUPON_TEXT, ticket.code);
    if (!*genuine && fits(secret, coupon_code_bits(code)))
        code[COUPON_CHARS - 1] = coupon_digit_show(coupon_digit(code[COUPON_CHARS - 1]) ^ 1);
    return true;
}

bool coupon_code_read(const struct secret *secret, const char *typed, char code[COUPON_TEXT], bool *genuine)
{
    char half[128];
    int count = 0;
    *genuine = false;
    if (ticket_is(typed))
        return read_ticket(secret, typed, code, genuine);
    text_halfwidth(half, sizeof half, typed);
    for (const char *c = half; *c; c++) {
        if (*c == ' ' || *c == '-')
            continue;
        int value = coupon_digit(*c);
        if (value < 0 || count == COUPON_CHARS)
            return false;
        code[count++] = ALPHABET[value];
    }
    if (count != COUPON_CHARS)
        return false;
    code[COUPON_CHARS] = '\0';
    *genuine = fits(secret, coupon_code_bits(code));
    return true;
}

char *coupon_code_show(char buf[COUPON_TEXT], const char *code)
{
    if (strlen(code) == COUPON_CHARS)
        snprintf(buf, COUPON_TEXT, "%.4s-%.4s-%.4s", code, code + 4, code + 8);
    else
        text_copy(buf, COUPON_TEXT, code);
    return buf;
}

static enum status begin_batch(struct db *db, int64_t batch, int64_t offer, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_COUPON_BATCH_INSERT);
    stmt_int(s, ":batch", batch);
    stmt_int(s, ":offer", offer);
    return stmt_run(s, err);
}

/* Uses the batch that the programme names, which must belong to this offer or be new. */
static enum status wanted_batch(struct db *db, int64_t offer, int wanted, struct error *err)
{
    char text[16];
    int64_t owner;
    struct stmt *s = stmt_use(db, QUERY_COUPON_BATCH_OFFER);
    stmt_int(s, ":batch", wanted);
    TRY(stmt_value(s, 0, &owner, err));
    if (owner == 0)
        return begin_batch(db, wanted, offer, err);
    snprintf(text, sizeof text, "%d", wanted);
    return owner == offer ? STATUS_OK : error_value(err, "batch", text, "this code batch belongs to another offer");
}

static enum status next_serial(struct db *db, int64_t batch, int64_t *serial, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_COUPON_LAST_SERIAL);
    stmt_int(s, ":batch", batch);
    TRY(stmt_value(s, 0, serial, err));
    *serial += 1;
    return STATUS_OK;
}

static enum status refuse_full(int64_t batch, struct error *err)
{
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)batch);
    return error_value(err, "batch", text, "this code batch is full: name another in the programme");
}

enum status coupon_next(struct db *db, int64_t offer, int wanted, int64_t *batch, int64_t *serial, struct error *err)
{
    *batch = wanted;
    *serial = COUPON_SERIALS;
    if (wanted) {
        TRY(wanted_batch(db, offer, wanted, err));
    } else {
        struct stmt *s = stmt_use(db, QUERY_COUPON_BATCH_OF_OFFER);
        stmt_int(s, ":offer", offer);
        TRY(stmt_value(s, 0, batch, err));
    }
    if (*batch)
        TRY(next_serial(db, *batch, serial, err));
    if (*serial < COUPON_SERIALS)
        return STATUS_OK;
    if (wanted)
        return refuse_full(*batch, err);
    TRY(stmt_value(stmt_use(db, QUERY_COUPON_BATCH_FREE), 0, batch, err));
    if (*batch > BATCH_MAX)
        return refuse_full(*batch, err);
    *serial = 1;
    return begin_batch(db, *batch, offer, err);
}

/* --- the state of a coupon today -------------------------------------------------------------------------------- */

const char *coupon_state_code(enum coupon_state state)
{
    static const char *const code[] = {"usable", "not_yet", "used", "expired", "withdrawn", "unknown", "forged"};
    return code[state];
}

static enum status spent_how(struct db *db, struct coupon *coupon, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_COUPON_LAST_MOVE);
    stmt_int(s, ":lot", coupon->lot);
    bool row;
    TRY(stmt_next(s, &row, err));
    if (!row)
        return STATUS_OK;
    const char *account = stmt_get_text(s, "account");
    coupon->state = strcmp(account, "expired") == 0     ? COUPON_EXPIRED
                    : strcmp(account, "withdrawn") == 0 ? COUPON_WITHDRAWN
                                                        : COUPON_USED;
    coupon->used_at = stmt_get_int(s, "at");
    coupon->used_bill = stmt_get_int(s, "bill");
    text_copy(coupon->reason, sizeof coupon->reason, stmt_get_text(s, "reason"));
    stmt_done(s);
    return STATUS_OK;
}

/* Reads a row of the coupon queries; the lot's last transfer tells used, expired and withdrawn apart. */
static enum status read_row(struct db *db, const struct stmt *s, int64_t day, struct coupon *coupon, struct error *err)
{
    *coupon = (struct coupon){.lot = stmt_get_int(s, "lot"),
                              .member = stmt_get_int(s, "member"),
                              .usable_from = stmt_get_int(s, "usable_from"),
                              .expires_on = stmt_get_int(s, "expires_on"),
                              .batch = stmt_get_int(s, "batch")};
    text_copy(coupon->offer, sizeof coupon->offer, stmt_get_text(s, "offer"));
    text_copy(coupon->code, sizeof coupon->code, stmt_get_text(s, "code"));
    if (stmt_get_int(s, "remaining") == 0)
        return spent_how(db, coupon, err);
    coupon->state = day > coupon->expires_on    ? COUPON_EXPIRED
                    : day < coupon->usable_from ? COUPON_NOT_YET
                                                : COUPON_USABLE;
    return STATUS_OK;
}

/* Whether the code names another shop, so that the verdict can say so: usually a mistake, not a forgery. */
static enum status look_elsewhere(struct db *db, struct coupon *coupon, struct error *err)
{
    struct shop shop;
    TRY(shop_read(db, &shop, err));
    coupon->elsewhere = coupon_code_bits(coupon->code) >> SHOP_SHIFT != (uint64_t)(shop.id & 0xff);
    return STATUS_OK;
}

enum status coupon_look(struct db *db, const struct secret *secret, const char *typed, int64_t day,
                        struct coupon *coupon, struct error *err)
{
    char code[COUPON_TEXT];
    bool genuine;
    *coupon = (struct coupon){.state = COUPON_UNKNOWN};
    if (!coupon_code_read(secret, typed, code, &genuine)) {
        text_copy(coupon->code, sizeof coupon->code, typed);
        return STATUS_OK;
    }
    text_copy(coupon->code, sizeof coupon->code, code);
    struct stmt *s = stmt_use(db, QUERY_COUPON_BY_CODE);
    stmt_text(s, ":code", code);
    bool row;
    TRY(stmt_next(s, &row, err));
    if (!row) {
        coupon->state = genuine ? COUPON_UNKNOWN : COUPON_FORGED;
        return look_elsewhere(db, coupon, err);
    }
    enum status status = read_row(db, s, day, coupon, err);
    stmt_done(s);
    return status;
}

static enum status refuse_used(struct db *db, const struct coupon *coupon, struct error *err)
{
    char at[DATE_TEXT], name[BILL_TEXT] = "-";
    if (coupon->used_bill) {
        struct bill_row bill = {0};
        bool found;
        TRY(ledger_read_bill(db, coupon->used_bill, &bill, &found, err));
        bill_name(name, bill.till, bill.number);
    }
    error_set(err, STATUS_COUPON_USED, "coupon", "used on bill %s", name);
    error_arg(err, 0, "%s", date_format_instant_short(at, coupon->used_at));
    error_arg(err, 1, "%s", name);
    return STATUS_COUPON_USED;
}

enum status coupon_refusal(struct db *db, const struct coupon *coupon, int64_t member, struct error *err)
{
    static const enum status codes[] = {[COUPON_NOT_YET] = STATUS_COUPON_NOT_YET,
                                        [COUPON_EXPIRED] = STATUS_COUPON_EXPIRED,
                                        [COUPON_WITHDRAWN] = STATUS_COUPON_WITHDRAWN,
                                        [COUPON_UNKNOWN] = STATUS_COUPON_UNKNOWN,
                                        [COUPON_FORGED] = STATUS_COUPON_FORGED};
    char text[DATE_TEXT];
    if (coupon->state == COUPON_USED)
        return refuse_used(db, coupon, err);
    if (coupon->state == COUPON_USABLE) {
        if (coupon->member == 0 || coupon->member == member)
            return STATUS_OK;
        return error_set(err, STATUS_COUPON_OTHER_MEMBER, "coupon", "held by another member");
    }
    error_set(err, codes[coupon->state], "coupon", "the coupon is %s", coupon_state_code(coupon->state));
    if (coupon->elsewhere)
        error_detail(err, "other_shop");
    if (coupon->state == COUPON_NOT_YET)
        error_arg(err, 0, "%s", date_format(text, coupon->usable_from));
    else if (coupon->state == COUPON_EXPIRED)
        error_arg(err, 0, "%s", date_format(text, coupon->expires_on));
    else if (coupon->state == COUPON_WITHDRAWN)
        error_arg(err, 0, "%s", coupon->reason);
    return codes[coupon->state];
}

/* Appends the rows of a coupon query that are in that state; -1: in any state. */
static enum status read_list(struct db *db, struct stmt *s, int64_t day, int state, struct coupon_list *list,
                             struct error *err)
{
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        list->coupon = mem_grow(list->coupon, list->coupons, &list->room, sizeof *list->coupon);
        struct coupon *coupon = &list->coupon[list->coupons];
        TRY(read_row(db, s, day, coupon, err));
        list->coupons += state < 0 || (int)coupon->state == state;
    }
}

enum status coupon_of_member(struct db *db, int64_t member, int64_t day, bool open_only, struct coupon_list *list,
                             struct error *err)
{
    struct stmt *s = stmt_use(db, open_only ? QUERY_COUPON_OPEN_OF_MEMBER : QUERY_COUPON_OF_MEMBER);
    stmt_int(s, ":member", member);
    if (open_only)
        stmt_int(s, ":day", day);
    return read_list(db, s, day, -1, list, err);
}

enum status coupon_select(struct db *db, const struct coupon_ask *ask, int64_t day, struct coupon_list *list,
                          struct error *err)
{
    struct stmt *s = stmt_use(db, ask->member ? QUERY_COUPON_SELECT_OF_MEMBER : QUERY_COUPON_SELECT);
    if (ask->member)
        stmt_int(s, ":member", ask->member);
    stmt_text_or_null(s, ":offer", ask->offer);
    stmt_id(s, ":batch", ask->batch);
    return read_list(db, s, day, ask->state, list, err);
}

void coupon_list_clear(struct coupon_list *list)
{
    free(list->coupon);
    *list = (struct coupon_list){0};
}

/* --- batches ---------------------------------------------------------------------------------------------------- */

enum status coupon_batch_select(struct db *db, int64_t number, int64_t day, struct batch_list *list, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_COUPON_BATCHES);
    stmt_id(s, ":batch", number);
    stmt_int(s, ":day", day);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        list->batch = mem_grow(list->batch, list->batches, &list->room, sizeof *list->batch);
        struct coupon_batch *b = &list->batch[list->batches++];
        *b = (struct coupon_batch){.batch = stmt_get_int(s, "batch"),
                                   .issued = stmt_get_int(s, "issued"),
                                   .usable = stmt_get_int(s, "usable"),
                                   .not_yet = stmt_get_int(s, "not_yet"),
                                   .expired = stmt_get_int(s, "expired"),
                                   .withdrawn = stmt_get_int(s, "withdrawn"),
                                   .first_day = stmt_get_int(s, "first_day"),
                                   .last_day = stmt_get_int(s, "last_day"),
                                   .expires_on = stmt_get_int(s, "expires_on")};
        b->used = b->issued - b->usable - b->not_yet - b->expired - b->withdrawn;
        text_copy(b->offer, sizeof b->offer, stmt_get_text(s, "offer"));
    }
}

void coupon_batch_list_clear(struct batch_list *list)
{
    free(list->batch);
    *list = (struct batch_list){0};
}
