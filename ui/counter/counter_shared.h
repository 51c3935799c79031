/* SPDX-License-Identifier: MIT */
/*
 * counter_shared: functions that the files of ui/counter offer each other and the screens; included only within ui.
 * Functions without a struct error show their own refusals: they set counter->message and counter->refused.
 */
#ifndef FD_UI_COUNTER_COUNTER_SHARED_H
#define FD_UI_COUNTER_COUNTER_SHARED_H

#include "ui/tui/table.h"
#include "ui/counter/counter.h"

/* Runs a binding with these input values. */
void binding_run(struct counter *counter, const struct binding *binding, const struct spoken *spoken);

/* --- stack --- */
void counter_go(struct counter *counter, enum screen_id state); /* closes all screens and opens this one as the base */
void counter_push(struct counter *counter, enum screen_id screen); /* opens over the top, without calling open */
/* Pushes the screen and calls its open with the argument; false: refused, the screen is closed again. */
bool counter_show(struct counter *counter, enum screen_id screen, const void *argument);
/* The programme of that version; NULL: unknown. Borrowed, valid until the next call with another version. */
const struct programme *counter_programme_of(struct counter *counter, int64_t version);
void counter_become(struct counter *counter, enum screen_id screen); /* changes only the base screen */
void counter_drop_below(struct counter *counter);                    /* closes the screen below the top */
void counter_empty_below(struct counter *counter); /* for open: clears the text that opened the screen */
void counter_close_above(struct counter *counter); /* closes all but the base */
void counter_close_all(struct counter *counter);
struct list *counter_list(struct counter *counter); /* of the top screen; NULL: none */
void counter_pop(struct counter *counter);
void counter_type(struct counter *counter, const char *text); /* replaces the text of the top prompt */
void counter_replace_next(struct counter *counter);           /* the text was refused: the next character replaces it */

/* May the clerk do that, without an approver? Asked by the screens that only those see who may. */
enum status counter_may(const struct counter *counter, enum permit permit, struct error *err) MUST_USE;

/* --- the till --- */
bool counter_till_begin(struct counter *counter); /* takes the till of who signed in; false: asks which, or about it */
void counter_till_choose(struct counter *counter, int64_t till); /* the answer */
void counter_till_settle(struct counter *counter);               /* locks if an act found the till taken over */

/* --- settings --- */
void counter_read_settings(struct counter *counter); /* all, when the counter opens */
/* Reads them again if the shop file has changed since: another till or a command may have set some. */
void counter_follow_settings(struct counter *counter);
/* Sets counter->today and counter->programme; the programme borrowed before may be gone. */
void counter_read_programme(struct counter *counter);
void counter_read_keys(struct counter *counter);                                   /* preset and key decoder */
void counter_decode(struct counter *counter, const struct key_settings *settings); /* applies from the next byte */

/* --- sentences: text is an untranslated msgid with {0} {1} --- */
enum status counter_refuse(struct counter *counter, const struct error *err); /* shows, beeps, drops type-ahead */
void counter_object(struct counter *counter, const char *text, const char *arg0, const char *arg1); /* refuses */
void counter_tell(struct counter *counter, const char *text, const char *arg0, const char *arg1);   /* informs */
void counter_warn(struct counter *counter, const char *text, const char *arg0); /* shows and beeps, refuses nothing */
void counter_beep(struct counter *counter);
void counter_refuse_key(struct counter *counter); /* beeps at a key without a function here */
/* Sets up *progress for long work and returns it; NULL where the counter has no watch. title: untranslated. */
struct progress *counter_watch(struct counter *counter, struct progress *progress, const char *title);

/* --- the member in hand; `shared` as in struct counter --- */
bool hand_take(struct counter *counter, int64_t member, size_t shared);   /* false: refused */
void hand_attach(struct counter *counter, int64_t member, size_t shared); /* takes the member, also for an open bill */
void hand_drop(struct counter *counter);
void hand_forget(struct counter *counter, int64_t member); /* removes a former member from those served last */
/* `shared` of a member served before; SHARED_FOUND of any other. */
size_t hand_doubted(const struct counter *counter, int64_t member);
void hand_prove(struct counter *counter); /* identity proven: runs what waited for it */
void hand_walk_in(struct counter *counter);
bool hand_has_coupons(const struct counter *counter);
void hand_missing(struct counter *counter); /* refuses: needs a member first */
void hand_tier_name(struct counter *counter, const char *code, char name[NAME_TEXT]);
bool hand_is_phone(const char *text);                        /* 11 digits of a mobile phone number */
bool hand_enrol(struct counter *counter, const char *phone); /* opens the form of a new member; false: not a phone */
void hand_find(struct counter *counter);                     /* lists the members served last */
void hand_find_wide(struct counter *counter);                /* searches also items, coupons and bills */
void hand_find_last(struct counter *counter);                /* takes the member served last */
void hand_find_typed(struct counter *counter);               /* searches members for the text typed as an amount */
bool hand_proven(struct counter *counter);                   /* false: asks for proof, then runs the input again */
bool hand_any(const struct counter *counter);
bool hand_has_points(const struct counter *counter);
void hand_lacks_points(struct counter *counter, int64_t asked); /* refuses: asked for more points than there are */
void hand_detach(struct counter *counter);                      /* makes the open bill a walk-in's */
void hand_changed(struct counter *counter);                     /* prices the open bill for the new member */
/* Checks a change of the bill's member (0: none). True: refused, or asked about what would be dropped. */
bool hand_change_asked(struct counter *counter, int64_t member, size_t shared);
/* Fills in what the members of the rows hold, where `detailed` is not set; at most COUNTER_DETAILED rows a call. */
void find_details(struct counter *counter, struct counter_row *row, size_t count);
void find_settle(struct counter *counter);

/* --- usual amounts --- */
void usual_read(struct counter *counter); /* reads once a day what they are; called when no key waits */
bool usual_tail(struct counter *counter); /* is the amount typed more likely the tail of a phone? */
/* Asks about an amount typed without a point that is far above the usual; the answer yes runs the input again. */
bool usual_asked(struct counter *counter);

/* --- open bill --- */
void bill_begin(struct counter *counter);
void bill_drop(struct counter *counter);
bool bill_price(struct counter *counter, struct error *err);
bool bill_add(struct counter *counter, const struct sale_line *line);
bool bill_add_coupon(struct counter *counter, const char *typed);
void bill_remove_coupon(struct counter *counter, const char *code);
void bill_set_quantity(struct counter *counter, int64_t quantity); /* of the marked line, thousandths; 0 removes it */
/* Applies the member's coupons that save most; false: refused, or they are applied already. */
bool bill_put_best(struct counter *counter);
void bill_tell_points(struct counter *counter);
void bill_request(const struct counter *counter, struct sale_request *request);
void bill_forget_edits(struct counter_bill *bill);
/* Why a coupon does not apply to the bill as priced; NULL if it does. Points into the view. */
const struct error *bill_refusal(const struct sale_view *view, const char *code);

/* --- payment of the open bill; amounts in fen --- */
/*
 * Sets the points that the view promises to those of the tenders so far and the chosen one: what is paid by bonus may
 * earn none. Called after each pricing and choice.
 */
void bill_promise(struct counter *counter);
int64_t pay_due_cash(const struct counter *counter); /* pay_due rounded for cash */
int64_t pay_wallet_left(const struct counter *counter);
int64_t pay_family_left(const struct counter *counter); /* of the holder's stored value, and of the month */
void pay_ring(struct counter *counter);                 /* writes the sale with bill.pay.attempt */
void pay_rest_by(struct counter *counter, enum tender_kind kind);
void pay_take(struct counter *counter, enum tender_kind kind, int64_t amount);
void pay_refuse_wallet(struct counter *counter, int64_t asked);
void pay_choose(struct counter *counter, enum tender_kind kind);
void pay_choose_stored(struct counter *counter); /* the member's own stored value, or their family's */
/* Chooses a tender that names an order or a debtor by number; most: fen it can pay, 0: no limit. */
void pay_choose_named(struct counter *counter, enum tender_kind kind, int64_t number, int64_t most);
void pay_named(struct counter *counter, const struct tender *tender);
void pay_by(struct counter *counter);    /* by the tender in the binding's argument */
void pay_topup(struct counter *counter); /* "+A": tops up A; "+": opens the offers */
void done_clear(struct counter_done *done);
void done_sale(struct counter *counter, struct sale_view *view); /* of the open bill; takes over the view */

/* --- the last act, for undo --- */
void last_none(struct counter *counter); /* nothing that is done already is taken back */
void last_sale(struct counter *counter, int64_t bill);
void last_entry(struct counter *counter, int64_t txn); /* an entry other than a sale */
void last_edit(struct counter *counter, const struct counter_edited *edited);
void last_final(struct counter *counter,
                const char *why); /* an act that undo cannot take back; why: an untranslated msgid */
/* The same where it can be mended otherwise: undo opens that screen, of that bill if it shows one, and says so there.
 */
void last_elsewhere(struct counter *counter, const char *why, enum screen_id screen, int64_t bill);

/* Applies these edits to the open bill. */
bool bill_change(struct counter *counter, const struct counter_edit *wanted); /* false: refused, unchanged */

/* --- held bills --- */
enum status hold_read(struct counter *counter, struct error *err) MUST_USE; /* reads counter->held */
void hold_load(struct counter *counter);                                    /* the same, showing an error */
bool hold_any(const struct counter *counter);
void hold_settle(struct counter *counter); /* saves the open bill if it has changed */
void hold_lose(struct counter *counter);   /* deletes the saved copy of the open bill */
void hold_offer(struct counter *counter);  /* offers the bill left unfinished by the last run */
void hold_aside(struct counter *counter);
void hold_recall(struct counter *counter, size_t row); /* opens that row of counter->held */

/* --- coupons, questions --- */
bool coupon_typed(struct counter *counter,
                  const char *text); /* true: a genuine code: shows its verdict or adds it to the bill */
void coupon_verdict_of(struct counter *counter, const char *code); /* opens the verdict: may it be used? */
struct counter_question *ask_open(struct counter *counter, const char *text, const char *arg0, const char *arg1);
/* Adds an answer. run is called after the question has closed; counter->question still has its amount and member. */
void ask_option(struct counter_question *question, int n, const char *label, void (*run)(struct counter *));
/* Asks before giving unusually much change (fen); false: not needed. `yes` runs on the answer yes. */
bool ask_change(struct counter *counter, int64_t cash, int64_t change, void (*yes)(struct counter *));
/*
 * A bill of which nothing will be left: are its gifts back, or are their points owed? Where nobody can owe them, or
 * `owes` is false, the answer is that they are noted. false: it gave none.
 */
bool ask_gift(struct counter *counter, const struct sale_view *bill, bool owes, void (*back)(struct counter *),
              void (*missing)(struct counter *));
void help_key(struct counter *counter, const struct key *key);

/* Exports the table to a new file if the clerk is permitted; shows the path, or why not. */
void export_table(struct counter *counter, struct table *table);

/* --- actions of bindings; the input is in counter->spoken --- */
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

/* --- scans, identity, lock --- */
bool scan_take(struct counter *counter, const char *text); /* false: unknown, to be treated as typed text */
/* The bill of the number typed: "341" of this terminal or "0002-000341" of any; false: refused. */
bool scan_bill_number(struct counter *counter, int64_t *bill);
void scan_carry_out(struct counter *counter, const struct route *route, const char *text);
void wide_bill(struct counter *counter, const char *text); /* lists the bill that a receipt names so, of any day */
void wide_list(struct counter *counter, const char *text); /* adds what a search by '/' finds besides members */
void wide_take(struct counter *counter, const struct counter_row *row);
void scan_typed(struct counter *counter);
void ask_go_on(struct counter *counter);
struct identity *identity_ask(struct counter *counter, enum screen_id screen,
                              void (*proven)(struct counter *, const struct staff *));
void identity_know(struct identity *identity, const char *code); /* sets the code and asks for its PIN */
void identity_typed(struct counter *counter);
void identity_other(struct counter *counter); /* asks for the code of another person */
bool identity_badge(struct counter *counter, const struct route *route, const char *text);
void lock_open(struct counter *counter);
void lock_sign_in(struct counter *counter);
bool identity_admits(struct counter *counter, const struct staff *staff); /* false: has no PIN, which is shown */
void lock_welcome(struct counter *counter, const struct staff *staff);    /* signs in */
void lock_leave(struct counter *counter);                                 /* signs out, on the idle screen */
void lock_change(struct counter *counter, const struct staff *staff);
/*
 * The act must be on the screen, or be the question just answered, which is shown again; else approve_say says what is
 * approved, with {0} and {1}.
 */
void approve_ask(struct counter *counter, const struct error *err, void (*again)(struct counter *));
void approve_say(struct counter *counter, const char *text, const char *arg0, const char *arg1);

/* Finds out what would save the customer money, after a change of the bill. */
void saving_settle(struct counter *counter);

/* --- bindings of the screens where a bill is or can be opened ----------------------------------------------------- */

/* Finding a member, or anything. */
#define BIND_FIND                                                                                                      \
    {BIND(F2, hand_find), .key = "F2", .label = N_("F2Member"),                                                        \
     .help = N_("recent members, or find one; on a bill: attach or change")},                                          \
    {                                                                                                                  \
        BIND(SLASH, hand_find_wide), .key = "/",                                                                       \
                                     .help = N_("finds members, items, the member's coupons, the day's bills")         \
    }
/* The amount that opens a bill. */
#define BIND_FIRST_AMOUNT                                                                                              \
    {                                                                                                                  \
        BIND(AMOUNT, bill_line), .key = "A Enter", .label = N_("Amount Enter"), .prompt = true,                        \
                                 .help = N_("opens the bill with an amount")                                           \
    }
/* Lines and items. */
#define BIND_LINES                                                                                                     \
    {BIND(LINE, bill_line), .key = "Q*A Enter", .label = N_("*Line"), .prompt = true,                                  \
     .help = N_("adds a line of Q x A; *A a line of A")},                                                              \
        {BIND(ITEM, bill_item_code), .key = N_("Q*/code Enter"), .help = N_("Q of an item")},                          \
        {BIND(CODE, scan_typed), .key = N_("8+ digits"), .help = N_("same as scanning: barcode, card, phone")},        \
    {                                                                                                                  \
        BIND(TEXT, bill_find_item), .key = "a-z",                                                                      \
                                    .help = N_("items by initials, code or name; Q* before them: Q of it")             \
    }
/* Without a bill a coupon is only looked at. */
#define BIND_COUPON_CODE                                                                                               \
    {                                                                                                                  \
        BIND(F8, counter_show_bound), .argument = SCREEN_CODE, .key = "F8", .label = N_("F8Coupon"),                   \
                                      .help = N_("checks a coupon's code")                                             \
    }

#endif
