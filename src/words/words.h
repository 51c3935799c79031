/* SPDX-License-Identifier: MIT */
/* words: steps, refusals and codes as sentences in the language of now. Beside cli and ui; below both. */
#ifndef FD_WORDS_WORDS_H
#define FD_WORDS_WORDS_H

#include "rules/programme.h"
#include "rules/step.h"
#include "store/db.h"

#define WORDS_TEXT 320

/* The sentence of a refusal, args filled in; a detail (min_amount…) has its own sentence. */
char *words_refusal(char buf[WORDS_TEXT], const struct error *err);
/* One explanation line: "Gold 5% off: 128.00 × 5% = 6.40". programme gives names of offers and tiers; may be NULL. */
char *words_step(char buf[WORDS_TEXT], const struct step *step, const struct programme *programme);
/* The step as people read it: where its code is an item's, the item's name stands there. */
struct step words_step_named(const struct step *step, struct db *db);
/* Short label of a step for a bill: "金卡95折", "券 满100减10". */
char *words_step_label(char buf[WORDS_TEXT], const struct step *step, const struct programme *programme);
/* "rule" key of JSON: "tier:gold", "offer:SAVE10", "points". */
char *words_step_rule(char buf[WORDS_TEXT], const struct step *step);
/* What a value of a step counts in. */
enum words_unit { WORDS_NUMBER, WORDS_MONEY, WORDS_PERCENT, WORDS_FACTOR, WORDS_QUANTITY, WORDS_DAY };
enum words_unit words_step_unit(const struct step *step, const char *name);
const char *words_note(const struct error *err);   /* the note of an error, as far as it is a sentence; "" if none */
const char *words_tender(const char *code);        /* 微信 */
const char *words_field(const char *field);        /* 手机 */
const char *words_coupon_state(const char *state); /* 可用 */
const char *words_permit(const char *permit);      /* 退货: what not_permitted names */
const char *words_role(const char *role);          /* 店长 */
const char *words_staff(const char *name);         /* 老板: who came with the shop; other names as they are */
const char *words_kind(const char *txn_kind);      /* 销售 */
const char *words_lot_kind(const char *kind);      /* 积分 */
/* The N_() sentence of the index-th detail, for the test that compares the lists; NULL past the end. */
const char *words_detail(int index, enum status *status, const char **detail);

#endif
