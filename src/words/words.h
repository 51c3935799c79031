/* SPDX-License-Identifier: MIT */
/* words: steps, refusals and codes as sentences in the language of now. Beside cli and ui; below both. */
#ifndef FD_WORDS_WORDS_H
#define FD_WORDS_WORDS_H

#include "rules/programme.h"
#include "rules/step.h"

#define WORDS_TEXT 320

/* The sentence of a refusal, args filled in; a detail (min_amount…) has its own sentence. */
char *words_refusal(char buf[WORDS_TEXT], const struct error *err);
/* One explanation line: "Gold 5% off: 128.00 × 5% = 6.40". programme gives names of offers and tiers; may be NULL. */
char *words_step(char buf[WORDS_TEXT], const struct step *step, const struct programme *programme);
/* Short label of a step for a bill: "金卡95折", "券 满100减10". */
char *words_step_label(char buf[WORDS_TEXT], const struct step *step, const struct programme *programme);
/* "rule" key of JSON: "tier:gold", "offer:SAVE10", "points". */
char *words_step_rule(char buf[WORDS_TEXT], const struct step *step);
const char *words_tender(const char *code);   /* 微信 */
const char *words_field(const char *field);   /* 手机 */
const char *words_coupon_state(const char *state); /* 可用 */
const char *words_kind(const char *txn_kind); /* 销售 */
const char *words_lot_kind(const char *kind); /* 积分 */
/* Every N_() sentence of a detail, for the test that compares the two lists; NULL past the end. */
const char *words_detail(int index, enum status *status, const char **detail);

#endif
