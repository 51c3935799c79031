/* SPDX-License-Identifier: MIT */
/* member_row: one row in a list of members; all rows are read together. */
#ifndef FD_DESK_MEMBER_ROW_H
#define FD_DESK_MEMBER_ROW_H

#include "model/member.h"
#include "desk/desk.h"

struct member_row {
    int64_t member; /* set by the caller */
    bool known;     /* the member exists; else the rest is empty */
    int64_t phone, last_day;
    char name[PERSON_TEXT];
    char tier_name[NAME_TEXT]; /* "" where the rules have no tiers */
    int64_t points, wallet;    /* usable today */
    int64_t birthday_in_days;  /* -1 if unknown */
    int64_t coupons;           /* usable today */
    bool coupon_today;         /* at least one of them expires today */
};
/* Fills `count` rows; the figures equal those of member_view. */
enum status member_row_read(struct desk *desk, struct member_row *row, size_t count, struct error *err) MUST_USE;

#endif
