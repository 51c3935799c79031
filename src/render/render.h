/* SPDX-License-Identifier: MIT */
/* render: steps, refusals and codes as sentences in the language of now. Beside cli and ui; below both. */
#ifndef FD_RENDER_RENDER_H
#define FD_RENDER_RENDER_H

#include "rules/programme.h"
#include "rules/step.h"
#include "store/db.h"

#define RENDER_TEXT 480

/*
 * The sentence of a refusal, args filled in; a detail (min_amount…) has its own sentence. render_case tells which
 * sentence that is: "", a detail, or one of render's own that begins with a dash. render_refusal_as fills another
 * sentence, an N_() one.
 */
char *render_refusal(char buf[RENDER_TEXT], const struct error *err);
char *render_refusal_as(char buf[RENDER_TEXT], const struct error *err, const char *sentence);
const char *render_case(const struct error *err);
/* One explanation line: "Gold 5% off: 128.00 × 5% = 6.40". programme gives names of offers and tiers; may be NULL. */
char *render_step(char buf[RENDER_TEXT], const struct step *step, const struct programme *programme);
/* The step as people read it: where its code is an item's, the item's name stands there. */
struct step render_step_named(const struct step *step, struct db *db);
/* Short label of a step for a bill: "金卡95折", "券 满100减10". */
char *render_step_label(char buf[RENDER_TEXT], const struct step *step, const struct programme *programme);
/* "rule" key of JSON: "tier:gold", "offer:SAVE10", "points". */
char *render_step_rule(char buf[RENDER_TEXT], const struct step *step);
/* What a value of a step counts in. */
enum render_unit { RENDER_NUMBER, RENDER_MONEY, RENDER_PERCENT, RENDER_FACTOR, RENDER_QUANTITY, RENDER_DAY };
enum render_unit render_step_unit(const struct step *step, const char *name);
const char *render_note(const struct error *err);   /* the note of an error, as far as it is a sentence; "" if none */
const char *render_tender(const char *code);        /* 微信 */
const char *render_field(const char *field);        /* 手机 */
const char *render_coupon_state(const char *state); /* 可用 */
const char *render_permit(const char *permit);      /* 退货: what not_permitted names */
const char *render_role(const char *role);          /* 店长 */
const char *render_staff(const char *name);         /* 老板: who came with the shop; other names as they are */
const char *render_kind(const char *txn_kind);      /* 销售 */
const char *render_lot_kind(const char *kind);      /* 积分 */
/* The N_() sentence of the index-th code and case, for tests that go through them; NULL past the end. */
const char *render_sentence(int index, enum status *status, const char **detail);

#endif
