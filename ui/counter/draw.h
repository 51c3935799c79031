/* SPDX-License-Identifier: MIT */
/*
 * screens: what the till shows, drawn into a canvas of at least 80 × 24. Each screen reads struct till and the key
 * tables and changes neither. Files: frame (title, footer, sentence), finder, sale, panel (the member beside a bill),
 * held, coupon, topup, gift, spend (points and round-off), form, ask, help.
 */
#ifndef FD_UI_COUNTER_DRAW_H
#define FD_UI_COUNTER_DRAW_H

#include "base/date.h"
#include "base/money.h"
#include "desk/member_view.h"
#include "ui/tui/canvas.h"
#include "ui/counter/counter.h"

#define SCREEN_ROWS 24
#define SCREEN_COLS 80

/* Everything: the state's screen and what lies over it; on a smaller canvas the one sentence that says so. */
void counter_draw(struct canvas *canvas, const struct counter *counter);

/* Rows counted from the bottom, the same on every screen. */
int frame_footer_row(const struct canvas *canvas);   /* keys */
int frame_sentence_row(const struct canvas *canvas); /* what was refused or done */

/* frame */
void frame_title(struct canvas *canvas, const struct counter *counter); /* of the counter: till, clerk, day */
void frame_rule(struct canvas *canvas, const struct counter *counter, const char *title); /* of a screen */
void frame_footer(struct canvas *canvas, const struct counter *counter);
void frame_sentence(struct canvas *canvas, const struct counter *counter);
/* "label > text", cursor behind it; returns the column after the text. */
int frame_prompt(struct canvas *canvas, const struct counter *counter, int row, int col, const char *label,
                 const char *text);
void done_draw(struct canvas *canvas, const struct counter *counter,
               int row); /* the strip of the last sale, two rows */

/* screens */
void finder_draw(struct canvas *canvas, const struct counter *counter);

/* sale: the member at the left, what is sold or paid at the right, the prompt where the eye stays */
void sale_frame(struct canvas *canvas, const struct counter *counter, const char *title); /* not translated yet */
void sale_bill(struct canvas *canvas, const struct counter *counter);                     /* lines and totals */
int sale_prompt_row(const struct canvas *canvas);
/* The prompt with what is typed on that open screen; returns the column after it. */
int sale_prompt(struct canvas *canvas, const struct counter *counter, enum screen_id screen, const char *label);
/* Where the prompt has ended at col and leaves room: an amount beside it; of cash the change, or what is due in it. */
void sale_answer(struct canvas *canvas, int col, enum cell_role role, const char *label, int64_t amount);
void sale_cash(struct canvas *canvas, const struct counter *counter, int col, bool asked);
void sale_amount(struct canvas *canvas, int row, enum cell_role role, const char *label, int64_t amount);

void panel_draw(struct canvas *canvas, const struct counter *counter, int cells);
void hold_strip(struct canvas *canvas, const struct counter *counter, int row); /* "Held 2  [1] 10:05 ¥86.00 …" */
void coupon_list_draw(struct canvas *canvas, const struct counter *counter);
void coupon_code_draw(struct canvas *canvas, const struct counter *counter);
void verdict_draw(struct canvas *canvas, const struct counter *counter);
/* Row of counter->held as it is shown: the member's name, masked; the time, of an older day the day too. */
const char *hold_whose(char buf[PERSON_TEXT], const struct counter *counter, size_t row);
char *hold_when(char buf[DATE_TEXT], const struct counter *counter, size_t row);
/* Clears so many rows above the sentence, ruled off; returns the first of them to write in. */
int frame_box(struct canvas *canvas, int rows);
/* "PIN of E07 > ****", or the code itself while that is asked. */
void identity_draw(struct canvas *canvas, const struct counter *counter, int row, int col, const char *code_label);
void help_draw(struct canvas *canvas, const struct counter *counter);

/* The sentence to read aloud to the member in hand; "" if there is none. *warn: it is a caution for the clerk. */
char *say_line(char buf[RENDER_TEXT], const struct counter *counter, bool *warn);

/* What is missing to the next tier, money or points, as people say it. */
char *say_missing(char buf[RENDER_TEXT], const struct member_view *hand, int64_t missing);

/* Small words: all return buf. */
char *word_fill(char buf[RENDER_TEXT], const char *format, const char *arg0, const char *arg1); /* format translated */
char *word_row(char buf[RENDER_TEXT],
               const struct counter_row *row); /* found by a wide search: "Item TEA 绿茶 12.00" */
char *word_doubt(char buf[RENDER_TEXT], const struct counter *counter); /* why spending asks for a proof */
char *word_bill(char buf[BILL_TEXT], const char *bill);                 /* "0001-000342" as people say it: "#0342" */
/* "WeChat 106.60, Cash 20.00" */
char *word_tenders(char buf[COUNTER_ARG_TEXT], const struct tender *tender, size_t tenders);
char *word_number(char buf[MONEY_TEXT], int64_t number);                         /* 12,480 */
char *word_money(char buf[MONEY_TEXT], int64_t amount);                          /* ¥1,280.00 */
char *word_name(char buf[PERSON_TEXT], const char *name);                        /* masked */
char *word_day(char buf[DATE_TEXT], const struct counter *counter, int64_t day); /* today, 07-26, 1998 */
/* Of what ends with that day: "ends today", "to 2026-08-25", "no end". */
char *word_until(char buf[RENDER_TEXT], int64_t today, int64_t day);
/* Of this year the day and the time, of an older one the whole date. */
char *word_instant(char buf[DATE_TEXT], int64_t today, int64_t at);
const char *word_weekday(int64_t day);
const char *word_tier(const struct counter *counter, const char *code); /* its name, as the rules of now have it */
const char *word_offer(const struct counter *counter, const char *code);
const char *word_channel(const char *channel); /* of a consent */
/* An explanation in characters whose width is the same on every terminal. */
char *word_step(char buf[RENDER_TEXT], const struct step *step, const struct programme *programme);
char *word_birthday(char buf[RENDER_TEXT], const struct birthday *birthday); /* 06-27, 1990-06-27, lunar 06-27 */

#endif
