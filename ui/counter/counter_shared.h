/* SPDX-License-Identifier: MIT */
/* counter_shared: what the files of ui/counter offer each other and the screens; nobody outside ui includes it. */
#ifndef FD_UI_COUNTER_COUNTER_SHARED_H
#define FD_UI_COUNTER_COUNTER_SHARED_H

#include "ui/tui/table.h"
#include "ui/counter/counter.h"

/* runs a row of the key tables with what was said */
void binding_run(struct counter *counter, const struct binding *binding, const struct spoken *spoken);

/* states */
void counter_go(struct counter *counter, enum screen_id state);    /* level 0, everything over it closed */
void counter_push(struct counter *counter, enum screen_id screen); /* opens over what is there */
/* The same with what it is about, through its open; false: refused, and nothing was opened. */
bool counter_show(struct counter *counter, enum screen_id screen, const void *argument);
/* The programme of a version, for what is drawn with its words; NULL: unknown. Good until it is asked for another. */
const struct programme *counter_programme_of(struct counter *counter, int64_t version);
void counter_become(struct counter *counter, enum screen_id screen); /* the base alone changes, what is over it stays */
void counter_drop_below(struct counter *counter);                    /* closes the screen below the one on top */
void counter_empty_below(struct counter *counter);                   /* for open: what was typed to open it is taken */
void counter_close_above(struct counter *counter);                   /* all but the base */
void counter_close_all(struct counter *counter);
struct list *counter_list(struct counter *counter); /* of the screen on top, or NULL */
void counter_pop(struct counter *counter);
void counter_type(struct counter *counter, const char *text); /* puts text into the prompt on top */

/* settings */
void counter_read_settings(struct counter *counter); /* all of them, where the counter opens */
void counter_read_keys(struct counter *counter);     /* the preset, and how bytes become keys */
void counter_decode(struct counter *counter, const struct key_settings *settings); /* from the next byte on */

/* sentences */
enum status counter_refuse(struct counter *counter, const struct error *err); /* beep, type-ahead thrown away */
void counter_object(struct counter *counter, const char *text, const char *arg0, const char *arg1);
void counter_tell(struct counter *counter, const char *text, const char *arg0, const char *arg1);
void counter_beep(struct counter *counter);
void counter_refuse_key(struct counter *counter); /* a key that means nothing here */
/* For long work: shown, and stopped by Esc, where somebody sees it; NULL where nobody does. title: a msgid. */
struct progress *counter_watch(struct counter *counter, struct progress *progress, const char *title);

/* member in hand */
bool hand_take(struct counter *counter, int64_t member, size_t shared);   /* false: refused */
void hand_attach(struct counter *counter, int64_t member, size_t shared); /* into the hand, or to the bill in hand */
void hand_drop(struct counter *counter);
void hand_forget(struct counter *counter, int64_t member); /* among those served last: they are a member no more */
size_t hand_doubted(const struct counter *counter, int64_t member); /* how many that may be, if a tail was all */
void hand_prove(struct counter *counter);                           /* they are proven: what waited for it goes on */
void hand_walk_in(struct counter *counter);
bool hand_has_coupons(const struct counter *counter);
void hand_missing(struct counter *counter); /* refuses: a member is wanted first */
void hand_tier_name(struct counter *counter, const char *code, char name[NAME_TEXT]);
bool hand_is_phone(const char *text);                        /* 11 digits of a mobile phone */
bool hand_enrol(struct counter *counter, const char *phone); /* false: not a phone; else its form opens */
void hand_find(struct counter *counter);                     /* those served last */
void hand_find_wide(struct counter *counter);                /* items, coupons and bills too */
void hand_find_last(struct counter *counter);                /* takes who was served last */
void hand_find_typed(struct counter *counter);               /* what is typed where an amount is asked was a member */
bool hand_proven(struct counter *counter);                   /* false: the proof is asked, and the input comes again */
bool hand_any(const struct counter *counter);
bool hand_has_points(const struct counter *counter);
void hand_lacks_points(struct counter *counter, int64_t asked); /* refuses: they have fewer than asked */
void hand_detach(struct counter *counter);                      /* the bill in hand is nobody's from here on */
void hand_changed(struct counter *counter);                     /* the bill in hand is priced for somebody else now */
/* Whether the bill may become another's (0 nobody's) as it is; true: refused, or asked about what would come off. */
bool hand_change_asked(struct counter *counter, int64_t member, size_t shared);
/* What the members of rows hold; those that are known so already are left as they are. */
void find_details(struct counter *counter, struct counter_row *row, size_t count);
void find_settle(struct counter *counter);

/* bill */
void bill_begin(struct counter *counter);
void bill_drop(struct counter *counter);
bool bill_price(struct counter *counter, struct error *err);
bool bill_add(struct counter *counter, const struct sale_line *line);
bool bill_add_coupon(struct counter *counter, const char *typed);
void bill_remove_coupon(struct counter *counter, const char *code);
void bill_set_quantity(struct counter *counter, int64_t quantity); /* of the marked line; 0 takes it off */
/* Puts on the member's coupons that save most; false: refused, or they are those that are on. */
bool bill_put_best(struct counter *counter);
void bill_tell_points(struct counter *counter);
void bill_request(const struct counter *counter, struct sale_request *request);
void bill_forget_edits(struct counter_bill *bill);
/* Why a coupon does not stand on the bill as priced; NULL if it does. */
const struct error *bill_refusal(const struct sale_view *view, const char *code);

/* payment of the bill */
int64_t pay_due_cash(const struct counter *counter); /* the same in cash */
int64_t pay_wallet_left(const struct counter *counter);
void pay_ring(struct counter *counter); /* writes the sale with the tenders of the attempt */
void pay_rest_by(struct counter *counter, enum tender_kind kind);
void pay_take(struct counter *counter, enum tender_kind kind, int64_t amount);
void pay_refuse_wallet(struct counter *counter, int64_t asked);
void pay_choose(struct counter *counter, enum tender_kind kind);
void pay_by(struct counter *counter);    /* the tender of the binding */
void pay_topup(struct counter *counter); /* +A: that much; + alone: the offers */
void done_clear(struct counter_done *done);
void done_sale(struct counter *counter, struct sale_view *view); /* of the bill in hand; the view becomes the strip's */

/* what was done last */
void last_sale(struct counter *counter, int64_t bill);
void last_entry(struct counter *counter, int64_t txn); /* of the ledger, no sale */
void last_final(struct counter *counter, const char *why);

/* top-up, gifts, points and prices of a bill */
bool bill_change(struct counter *counter, const struct counter_edit *wanted); /* false: refused, as it was */
/* the running day */
/* bills kept */
enum status hold_read(struct counter *counter, struct error *err) MUST_USE; /* counter->held anew */
void hold_load(struct counter *counter);                                    /* the same; what went wrong is said */
bool hold_any(const struct counter *counter);
void hold_settle(struct counter *counter); /* keeps the open bill as it is now, if it has changed */
void hold_lose(struct counter *counter);   /* the bill in hand will not be: forget what was kept of it */
void hold_offer(struct counter *counter);  /* what lay on the counter when the program ended */
void hold_aside(struct counter *counter);
void hold_recall(struct counter *counter, size_t row); /* of counter->held: becomes the bill in hand */

/* coupons, questions */
bool coupon_typed(struct counter *counter, const char *text);      /* a genuine code: verdict, or on the bill */
void coupon_verdict_of(struct counter *counter, const char *code); /* may it be used? */
struct counter_question *ask_open(struct counter *counter, const char *text, const char *arg0, const char *arg1);
/* One more answer. When it is given the question has closed; its amount and member are still in counter->question. */
void ask_option(struct counter_question *question, int n, const char *label, void (*run)(struct counter *));
/* So much change for so much cash is asked about before it is given; false when it is little enough. */
bool ask_change(struct counter *counter, int64_t cash, int64_t change, void (*yes)(struct counter *));
void help_key(struct counter *counter, const struct key *key);

/* Writes what the table shows to a new file, if the clerk may; says where, or why not. */
void export_table(struct counter *counter, struct table *table);

/* one per action; the input is in till->spoken and till->row */
void find_search(struct counter *counter);
void find_take(struct counter *counter);
void find_pick(struct counter *counter);
void find_move(struct counter *counter, int by);
void find_first(struct counter *counter);
void bill_line(struct counter *counter);
void bill_item_code(struct counter *counter);
void bill_find_item(struct counter *counter);
void bill_undo(struct counter *counter);
void bill_set_price(struct counter *counter);

/* scans, who works here, presets */
bool scan_take(struct counter *counter, const char *text); /* false: nothing of ours, back to the prompt as typed */
/* The bill whose number was typed, "341" of this till or "0002-000341" of any; false: refused. */
bool scan_bill_number(struct counter *counter, int64_t *bill);
void scan_carry_out(struct counter *counter, const struct route *route, const char *text);
void wide_list(struct counter *counter, const char *text); /* what a search by / finds besides members */
void wide_take(struct counter *counter, const struct counter_row *row);
void scan_typed(struct counter *counter);
void ask_go_on(struct counter *counter);
struct identity *identity_ask(struct counter *counter, enum screen_id screen,
                              void (*proven)(struct counter *, const struct staff *));
void identity_know(struct identity *identity, const char *code); /* its PIN is asked */
void identity_typed(struct counter *counter);
void identity_other(struct counter *counter); /* another person than the one whose PIN is asked */
bool identity_badge(struct counter *counter, const struct route *route, const char *text);
void lock_open(struct counter *counter);
void lock_sign_in(struct counter *counter);
void lock_welcome(struct counter *counter, const struct staff *staff); /* signs them in */
void lock_change(struct counter *counter, const struct staff *staff);
void approve_ask(struct counter *counter, const struct error *err, void (*again)(struct counter *));

#endif
