/* SPDX-License-Identifier: MIT */
#include "model/coupon.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "model/bill.h"

#define CODE_CHARS 12
#define MAC_BITS 25
#define SERIAL_BITS 18
#define BATCH_BITS 9

static const char ALPHABET[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; /* Crockford's base 32 */

/* --- codes ------------------------------------------------------------------------------------------------------ */

void coupon_code_make(const struct secret *secret, int64_t shop, int64_t batch, int64_t serial, char code[COUPON_TEXT])
{
    uint64_t bits = (uint64_t)(shop & 0xff);
    bits = bits << BATCH_BITS | (uint64_t)batch;
    bits = bits << SERIAL_BITS | (uint64_t)serial;
    bits = bits << MAC_BITS | secret_coupon_mac(secret, shop & 0xff, batch, serial);
    for (int i = CODE_CHARS - 1; i >= 0; i--, bits >>= 5)
        code[i] = ALPHABET[bits & 31];
    code[CODE_CHARS] = '\0';
}

/* Value of a typed character, reading O as 0 and I, L as 1; -1 if it is none. */
static int digit(char typed)
{
    char c = (char)toupper((unsigned char)typed);
    c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
    const char *at = c ? strchr(ALPHABET, c) : NULL;
    return at ? (int)(at - ALPHABET) : -1;
}

bool coupon_code_read(const struct secret *secret, const char *typed, char code[COUPON_TEXT], bool *genuine)
{
    char half[128];
    text_halfwidth(half, sizeof half, typed);
    uint64_t bits = 0;
    int count = 0;
    *genuine = false;
    for (const char *c = half; *c; c++) {
        if (*c == ' ' || *c == '-')
            continue;
        int value = digit(*c);
        if (value < 0 || count == CODE_CHARS)
            return false;
        bits = bits << 5 | (uint64_t)value;
        code[count++] = ALPHABET[value];
    }
    if (count != CODE_CHARS)
        return false;
    code[CODE_CHARS] = '\0';
    uint32_t mac = (uint32_t)(bits & ((1u << MAC_BITS) - 1));
    int64_t serial = (int64_t)(bits >> MAC_BITS & ((1u << SERIAL_BITS) - 1));
    int64_t batch = (int64_t)(bits >> (MAC_BITS + SERIAL_BITS) & ((1u << BATCH_BITS) - 1));
    int64_t shop = (int64_t)(bits >> (MAC_BITS + SERIAL_BITS + BATCH_BITS));
    *genuine = mac == secret_coupon_mac(secret, shop, batch, serial);
    return true;
}

char *coupon_code_show(char buf[COUPON_TEXT], const char *code)
{
    if (strlen(code) == CODE_CHARS)
        snprintf(buf, COUPON_TEXT, "%.4s-%.4s-%.4s", code, code + 4, code + 8);
    else
        text_copy(buf, COUPON_TEXT, code);
    return buf;
}

enum status coupon_next(struct db *db, int64_t offer, int64_t *batch, int64_t *serial, struct error *err)
{
    struct stmt *s = stmt_use(db, QUERY_COUPON_BATCH_OF_OFFER);
    stmt_int(s, ":offer", offer);
    TRY(stmt_value(s, 0, batch, err));
    *serial = COUPON_SERIALS;
    if (*batch) {
        s = stmt_use(db, QUERY_COUPON_LAST_SERIAL);
        stmt_int(s, ":batch", *batch);
        TRY(stmt_value(s, 0, serial, err));
        *serial += 1;
    }
    if (*serial < COUPON_SERIALS)
        return STATUS_OK;
    s = stmt_use(db, QUERY_COUPON_BATCH_INSERT);
    stmt_int(s, ":offer", offer);
    TRY(stmt_run(s, err));
    *batch = db_last_rowid(db);
    *serial = 1;
    return STATUS_OK;
}

/* --- what a coupon is worth today ------------------------------------------------------------------------------- */

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
    const char *account = stmt_get_text(s, 0);
    coupon->state = strcmp(account, "expired") == 0     ? COUPON_EXPIRED
                    : strcmp(account, "withdrawn") == 0 ? COUPON_WITHDRAWN
                                                        : COUPON_USED;
    coupon->used_at = stmt_get_int(s, 1);
    coupon->used_bill = stmt_get_int(s, 2);
    text_copy(coupon->reason, sizeof coupon->reason, stmt_get_text(s, 3));
    stmt_done(s);
    return STATUS_OK;
}

/* A row of the coupon queries; used, expired and withdrawn are told apart by the last move of the lot. */
static enum status read_row(struct db *db, const struct stmt *s, int64_t day, struct coupon *coupon, struct error *err)
{
    *coupon = (struct coupon){.lot = stmt_get_int(s, 0), .member = stmt_get_int(s, 1),
                              .usable_from = stmt_get_int(s, 3), .expires_on = stmt_get_int(s, 4)};
    text_copy(coupon->offer, sizeof coupon->offer, stmt_get_text(s, 2));
    text_copy(coupon->code, sizeof coupon->code, stmt_get_text(s, 6));
    if (stmt_get_int(s, 5) == 0)
        return spent_how(db, coupon, err);
    coupon->state = day > coupon->expires_on    ? COUPON_EXPIRED
                    : day < coupon->usable_from ? COUPON_NOT_YET
                                                : COUPON_USABLE;
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
        return STATUS_OK;
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
    error_arg(err, 0, "%s", instant_format_short(at, coupon->used_at));
    error_arg(err, 1, "%s", name);
    return STATUS_COUPON_USED;
}

enum status coupon_refusal(struct db *db, const struct coupon *coupon, int64_t member, struct error *err)
{
    static const enum status codes[] = {
        [COUPON_NOT_YET] = STATUS_COUPON_NOT_YET,     [COUPON_EXPIRED] = STATUS_COUPON_EXPIRED,
        [COUPON_WITHDRAWN] = STATUS_COUPON_WITHDRAWN, [COUPON_UNKNOWN] = STATUS_COUPON_UNKNOWN,
        [COUPON_FORGED] = STATUS_COUPON_FORGED};
    char text[DATE_TEXT];
    if (coupon->state == COUPON_USED)
        return refuse_used(db, coupon, err);
    if (coupon->state == COUPON_USABLE) {
        if (coupon->member == 0 || coupon->member == member)
            return STATUS_OK;
        return error_set(err, STATUS_COUPON_OTHER_MEMBER, "coupon", "held by another member");
    }
    error_set(err, codes[coupon->state], "coupon", "coupon %s is %s", coupon->code, coupon_state_code(coupon->state));
    if (coupon->state == COUPON_NOT_YET)
        error_arg(err, 0, "%s", date_format(text, coupon->usable_from));
    else if (coupon->state == COUPON_EXPIRED)
        error_arg(err, 0, "%s", date_format(text, coupon->expires_on));
    else if (coupon->state == COUPON_WITHDRAWN)
        error_arg(err, 0, "%s", coupon->reason);
    return codes[coupon->state];
}

enum status coupon_of_member(struct db *db, int64_t member, int64_t day, bool open_only, struct coupon_list *list,
                             struct error *err)
{
    struct stmt *s = stmt_use(db, open_only ? QUERY_COUPON_OPEN_OF_MEMBER : QUERY_COUPON_OF_MEMBER);
    stmt_int(s, ":member", member);
    if (open_only)
        stmt_int(s, ":day", day);
    for (bool row;;) {
        TRY(stmt_next(s, &row, err));
        if (!row)
            return STATUS_OK;
        list->coupon = mem_grow(list->coupon, list->coupons, &list->room, sizeof *list->coupon);
        TRY(read_row(db, s, day, &list->coupon[list->coupons++], err));
    }
}

void coupon_list_clear(struct coupon_list *list)
{
    free(list->coupon);
    *list = (struct coupon_list){0};
}
