/* SPDX-License-Identifier: MIT */
/* render: steps, refusals and codes as sentences in the current language, for cli and ui. */
#ifndef FD_RENDER_RENDER_H
#define FD_RENDER_RENDER_H

#include "rules/programme.h"
#include "rules/step.h"
#include "rules/tender.h"
#include "store/db.h"

#define RENDER_TEXT 480

/*
 * The sentence for a refusal with its args filled in; some details (min_amount…) have their own sentence. render_case
 * returns which sentence is used: "", a detail, or a case internal to render, which begins with a dash.
 * render_refusal_as fills the args into another sentence, given as a msgid.
 */
char *render_refusal(char buf[RENDER_TEXT], const struct error *err);
char *render_refusal_as(char buf[RENDER_TEXT], const struct error *err, const char *sentence);
const char *render_case(const struct error *err);
/* One explanation line: "Gold 5% off: 128.00 × 5% = 6.40". programme gives names of offers and tiers; may be NULL. */
char *render_step(char buf[RENDER_TEXT], const struct step *step, const struct programme *programme);
/* A copy of the step in which an item's SKU is replaced by the item's name. */
struct step render_step_named(const struct step *step, struct db *db);
/* Short label of a step for a bill: "金卡95折", "券 满100减10". */
char *render_step_label(char buf[RENDER_TEXT], const struct step *step, const struct programme *programme);
/* "rule" key of JSON: "tier:gold", "offer:SAVE10", "points". */
char *render_step_rule(char buf[RENDER_TEXT], const struct step *step);
/* The unit of a step's value of that name. */
enum render_unit { RENDER_NUMBER, RENDER_MONEY, RENDER_PERCENT, RENDER_FACTOR, RENDER_QUANTITY, RENDER_DAY };
enum render_unit render_step_unit(const struct step *step, const char *name);
const char *render_note(const struct error *err); /* the error's note if it is a sentence; else "" */
const char *render_tender(const char *code);      /* 微信 */
/* The same with the masked name of whose stored value it is: 家人卡 王*芳. family: as in struct sale_view. */
char *render_paid_by(char buf[RENDER_TEXT], enum tender_kind tender, const char *family);
const char *render_field(const char *field);        /* 手机 */
const char *render_coupon_state(const char *state); /* 可用 */
const char *render_permit(const char *permit);      /* 退货: as named in not_permitted */
const char *render_role(const char *role);          /* 店长 */
const char *render_staff(const char *name);         /* 老板: the predefined names; others are returned unchanged */
const char *render_kind(const char *txn_kind);      /* 销售 */
const char *render_act(const char *act);            /* as the audit names it: "item edit" */
const char *render_hand(const char *kind);          /* 改价: of a struct hand_row, else the kind of a txn */
const char *render_lot_kind(const char *kind);      /* 积分 */
/* The msgid of the index-th status and case, so that tests can go through all of them; NULL past the end. */
const char *render_sentence(int index, enum status *status, const char **detail);

#endif
