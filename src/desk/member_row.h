/* SPDX-License-Identifier: MIT */
/* member_row: what a list of members shows of each, read for all of its rows at once. */
#ifndef FD_DESK_MEMBER_ROW_H
#define FD_DESK_MEMBER_ROW_H

#include "model/member.h"
#include "desk/desk.h"

struct member_row {
    int64_t member; /* whom it is about: the caller says */
    bool known;     /* there is such a member; else the rest is empty */
    int64_t phone, last_day;
    char name[PERSON_TEXT];
    char tier_name[NAME_TEXT]; /* "" where the rules have no tiers */
    int64_t points, wallet;    /* usable today */
    int64_t birthday_in_days;  /* -1 if unknown */
    int64_t coupons;           /* usable today */
    bool coupon_today;         /* the last day of one is today */
};
/* Figures as member_view gives them. */
enum status member_row_read(struct desk *desk, struct member_row *row, size_t count, struct error *err) MUST_USE;

#endif
