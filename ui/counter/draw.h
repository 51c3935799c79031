/* SPDX-License-Identifier: MIT */
/*
 * draw: drawing the counter into a canvas of at least 80 × 24, and the words that screens share. Drawing reads struct
 * counter and the bindings and changes neither.
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
#define SCREEN_FOOT 2 /* rows of sentence and footer */

/* Draws the top screen, and what is below a box; on a canvas that is too small, only a sentence saying so. */
void counter_draw(struct canvas *canvas, const struct counter *counter);

/* Rows with a fixed distance from the bottom. */
int frame_footer_row(const struct canvas *canvas);   /* keys */
int frame_sentence_row(const struct canvas *canvas); /* counter->message */

/* frame */
void frame_title(struct canvas *canvas, const struct counter *counter);                   /* terminal, clerk, day */
void frame_rule(struct canvas *canvas, const struct counter *counter, const char *title); /* title of a screen */
void frame_footer(struct canvas *canvas, const struct counter *counter);
void frame_sentence(struct canvas *canvas, const struct counter *counter);
/* Draws "label > text" with the cursor after it; returns the column after the text. */
int frame_prompt(struct canvas *canvas, const struct counter *counter, int row, int col, const char *label,
                 const char *text);
void done_draw(struct canvas *canvas, const struct counter *counter,
               int row); /* the strip of the last sale, two rows */

/* screens */
void finder_draw(struct canvas *canvas, const struct counter *counter);

/* sale: the member at the left, bill or payment at the right, the prompt in a fixed row */
void sale_frame(struct canvas *canvas, const struct counter *counter,
                const char *title);                                   /* title: an untranslated msgid */
void sale_bill(struct canvas *canvas, const struct counter *counter); /* lines and totals */
int sale_prompt_row(const struct canvas *canvas);
/* Draws the prompt with the text of that open screen; returns the column after it. */
int sale_prompt(struct canvas *canvas, const struct counter *counter, enum screen_id screen, const char *label);
/* Draws an amount beside a prompt that ended at col, if there is room; sale_cash: the change, or what is due in cash.
 */
void sale_answer(struct canvas *canvas, int col, enum cell_role role, const char *label, int64_t amount);
void sale_cash(struct canvas *canvas, const struct counter *counter, int col, bool asked);
void sale_amount(struct canvas *canvas, int row, enum cell_role role, const char *label, int64_t amount);

void panel_draw(struct canvas *canvas, const struct counter *counter, int cells);
void hold_strip(struct canvas *canvas, const struct counter *counter, int row); /* "Held 2  [1] 10:05 ¥86.00 …" */
/* A row of counter->held: the member's masked name; the time, with the date unless it is today. */
const char *hold_whose(char buf[PERSON_TEXT], const struct counter *counter, size_t row);
char *hold_when(char buf[DATE_TEXT], const struct counter *counter, size_t row);
/* Clears `rows` rows above the sentence under a rule; returns the first canvas row to write in. */
int frame_box(struct canvas *canvas, int rows);
/* Draws "PIN of E07 > ****", or the staff code while that is asked. */
void identity_draw(struct canvas *canvas, const struct counter *counter, int row, int col, const char *code_label);
void help_draw(struct canvas *canvas, const struct counter *counter);

/* The sentence for the clerk to say to the member in hand; "": none. *warn: it is a warning to the clerk. */
char *say_line(char buf[RENDER_TEXT], const struct counter *counter, bool *warn);

/* What would save the customer money: "F8 saves ¥10.00   ¥20 more: 10 off 100"; "": nothing near. */
char *saving_words(char buf[RENDER_TEXT], const struct counter *counter);

/* What is missing to the next tier, in fen or points as its scheme counts, in words. */
char *say_missing(char buf[RENDER_TEXT], const struct member_view *hand, int64_t missing);

/* Texts for display. Those that take a buffer return it. */
char *word_fill(char buf[RENDER_TEXT], const char *format, const char *arg0, const char *arg1); /* format translated */
char *word_row(char buf[RENDER_TEXT],
               const struct counter_row *row); /* found by a wide search: "Item TEA 绿茶 12.00" */
char *word_doubt(char buf[RENDER_TEXT], const struct counter *counter); /* why spending needs proof */
char *word_bill(char buf[BILL_TEXT], const char *bill);                 /* "0001-000342" shortened to "#342" */
/* "WeChat 106.60, Cash 20.00" */
char *word_tenders(char buf[COUNTER_ARG_TEXT], const struct tender *tender, size_t tenders);
char *word_paid(char buf[COUNTER_ARG_TEXT], const struct sale_view *bill); /* says too whose stored value paid */
/*
 * What of a refund the clerk must hand back, and what went back by itself: "Refund: WeChat 20.00. Stored value 50.00
 * is back already." done: it is written, not previewed.
 */
char *word_refund(char buf[COUNTER_ARG_TEXT], const struct tender *tender, size_t tenders, bool done);
char *word_number(char buf[MONEY_TEXT], int64_t number);                         /* 12,480 */
char *word_money(char buf[MONEY_TEXT], int64_t amount);                          /* ¥1,280.00 */
char *word_spoken_money(char buf[MONEY_TEXT], int64_t amount);                   /* ¥1,280; fen unless they are 0 */
char *word_name(char buf[PERSON_TEXT], const char *name);                        /* masked */
char *word_person(char buf[PERSON_TEXT], const char *name, int64_t phone);       /* masked; the phone of who has none */
char *word_day(char buf[DATE_TEXT], const struct counter *counter, int64_t day); /* today, 07-26, 1998 */
/* The end of validity: "ends today", "to 2026-08-25", "no end". Days since 1970-01-01. */
char *word_until(char buf[RENDER_TEXT], int64_t today, int64_t day);
/* Month, day and time of an instant of this year; the whole date of an older one. */
char *word_instant(char buf[DATE_TEXT], int64_t today, int64_t at);
const char *word_weekday(int64_t day);
const char *word_tier(const struct counter *counter, const char *code); /* name in the programme in force */
const char *word_offer(const struct counter *counter, const char *code);
const char *word_channel(const char *channel); /* of a consent */
/* The text of a step, using only characters of the same width on every terminal. */
char *word_step(char buf[RENDER_TEXT], const struct step *step, const struct programme *programme);
char *word_birthday(char buf[RENDER_TEXT], const struct birthday *birthday); /* 06-27, 1990-06-27, lunar 06-27 */

#endif
