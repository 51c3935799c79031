/* SPDX-License-Identifier: MIT */
/* enrol: new members and changes to them; and a member as every screen and command shows one. */
#ifndef FD_DESK_ENROL_H
#define FD_DESK_ENROL_H

#include "model/coupon.h"
#include "model/ledger.h"
#include "model/member.h"
#include "model/pass.h"
#include "desk/desk.h"

struct enrol_request {
    struct member member; /* phone needed (or a card); id 0 for a new one, tags as wanted */
    bool sms_consent_asked, sms_consent;
};
struct enrol_done {
    int64_t member, txn;
};
enum status enrol(struct desk *desk, const char *key, const struct enrol_request *request, struct enrol_done *done,
                  struct error *err) MUST_USE;

/* Changes the fields set in mask; others stay. */
enum member_field {
    FIELD_NAME = 1,
    FIELD_CARD = 2,
    FIELD_BIRTHDAY = 4,
    FIELD_GENDER = 8,
    FIELD_TAGS = 16,
    FIELD_READING = 32,
    FIELD_SOURCE = 64,
    FIELD_REFERRER = 128,
    FIELD_SMS = 256 /* consent, given or withdrawn: kept beside what they said before */
};
enum status member_edit(struct desk *desk, const char *key, int64_t member, unsigned mask,
                        const struct enrol_request *wanted, struct error *err) MUST_USE;

#define ENDING_SOON 30

struct member_view {
    struct member member;
    int64_t points_balance; /* usable now */
    int64_t points_pending; /* not yet usable */
    int64_t wallet_balance, principal, bonus, owed_points;
    int64_t purchases, spend;  /* spend in the tier window */
    int64_t next_tier_missing; /* fen or points to the next tier, 0 if none */
    bool tier_by_points;       /* points earned make the tier */
    char tier_name[NAME_TEXT], next_tier_name[NAME_TEXT];
    char tier_reason[NAME_TEXT]; /* why it was given by hand; "" if it was not */
    int64_t warning_missing;     /* so much more keeps the tier, which ends within tiers.warn_days; 0: no warning */
    int64_t birthday_in_days;    /* -1 if unknown */
    int64_t day;                 /* the business day of all this */
    int64_t points_ending, points_end_day; /* usable now and gone within ENDING_SOON days; the first day of it */
    struct coupon_list coupons;            /* open ones */
    struct pass_list passes;               /* with uses left */
};
enum status member_view(struct desk *desk, int64_t member, struct member_view *view, struct error *err) MUST_USE;
void member_view_clear(struct member_view *view);

/* One line of a member's ledger, newest first, with the balance of that kind after it. */
struct ledger_line {
    int64_t txn_id, at, day, lot, delta, balance;
    char txn[TXN_TEXT], txn_kind[12], kind[12], account[12], bill[32];
};
struct ledger_list {
    struct ledger_line *line;
    size_t lines, room;
};
enum status member_ledger(struct desk *desk, int64_t member, struct ledger_list *list, struct error *err) MUST_USE;
void ledger_list_clear(struct ledger_list *list);

#endif
