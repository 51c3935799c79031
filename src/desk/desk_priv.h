/* SPDX-License-Identifier: MIT */
/* desk_priv: shared by the files of desk/ only. */
#ifndef FD_DESK_DESK_PRIV_H
#define FD_DESK_DESK_PRIV_H

#include "base/buffer.h"
#include "rules/draw.h"
#include "model/member.h"
#include "model/order.h"
#include "model/tier_history.h"
#include "desk/act.h"
#include "desk/lapses.h"
#include "desk/points.h"
#include "desk/return.h"
#include "desk/seat.h"
#include "desk/sell.h"
#include "desk/sell_enter.h"
#include "desk/snapshot.h"

/* A text of a request, which is UTF-8: bad_value if not. */
enum status manage_text(const char *text, const char *field, struct error *err) MUST_USE;

struct desk {
    struct db *db;
    struct shop shop;
    struct secret secret;
    struct staff staff;
    int64_t till, session; /* session: of the seat it took there; 0: none */
    char till_name[NAME_TEXT];
    struct seat_wish wish;
    struct error lost; /* status other than STATUS_OK: its seat was taken */
    bool keyed;        /* secret is the shop's */
    bool read_only;
    bool may_write; /* the person signed in may write in this shop */
    bool serves;    /* a schedule runs it; see desk_serve */
    bool only_pin;  /* live shop, person without a PIN: may only set it */
    bool printing;  /* an act queued something to print; see print_begun */
    uint64_t acts;  /* see desk_acts */
    struct programme now, old;
    bool have_now, have_old;
    struct shop seen; /* the shop's row as of seen_at; see desk_see */
    struct db_mark seen_at;
};

/* Reads the shop's row into desk->seen unless the file is unchanged since seen_at. */
enum status desk_see(struct desk *desk, struct error *err) MUST_USE;

/*
 * Inside a write: may the desk act at its till? Makes the till's row unless it is there. till_in_use (detail taken or
 * opened) if another counter has taken the desk's seat: seat_lost then tells.
 */
enum status seat_stand(struct desk *desk, struct error *err) MUST_USE;

/* The refusals of who has left, and of an approver who is the person signed in. */
enum status desk_left(const struct staff *staff, struct error *err) MUST_USE;
enum status desk_another(const struct desk *desk, const struct staff *approver, struct error *err) MUST_USE;
/*
 * Inside a write: may who is signed in still act, and the approver (NULL: none) still approve? The role is what it is
 * by now; *approves is the approver as they are.
 */
enum status desk_stand(struct desk *desk, const struct staff *approver, struct staff *approves,
                       struct error *err) MUST_USE;

/* Refuses the verb if the person signed in may not write. */
enum status desk_may_act(const struct desk *desk, const char *verb, enum permit permit, struct error *err) MUST_USE;

/*
 * approval_needed if prices, discount or round-off by hand are above what the person may take off one bill, and above
 * what who approved the request may.
 */
enum status by_hand_check(struct desk *desk, const struct sale_request *request, const struct snapshot *snapshot,
                          struct error *err) MUST_USE;
/* Adds what the sale was priced with by hand to its entry. */
void by_hand_enter(struct entry *entry, const struct sale_request *request, const struct snapshot *snapshot);
/* bad_value, field quantity: a part of a piece of what is not sold by weight. */
enum status line_whole(bool weighed, int64_t quantity, struct error *err) MUST_USE;

/*
 * Of a sale with a buyer: what the shop takes off for staff (percent; 0 without one), or why it is not sold: bad_value,
 * not_permitted with detail left, own_purchase or no_staff_price. Then whether the month's cap holds: staff_limit.
 */
enum status staff_sale_read(struct desk *desk, const struct sale_request *request, int *percent,
                            struct error *err) MUST_USE;
enum status staff_sale_check(struct desk *desk, const struct sale_request *request, int64_t payable, int64_t day,
                             struct error *err) MUST_USE;
/* not_permitted, detail staff_price: the sale was a colleague's, so it becomes no member's, now or later. */
enum status staff_sale_stays(const struct entry *sale, struct error *err) MUST_USE;
/* What changed prices, discount and round-off by hand take off, in fen. */
int64_t by_hand_off(const struct sale_request *request, const struct snapshot *snapshot);
/* For a body: whether the person, with the call's approver, may go up to `amount`: approval_needed. */
enum status by_hand_may(struct act *act, enum limit limit, int64_t amount, struct error *err) MUST_USE;
/* The same for `amount` more than what they did of that kind (struct hand_row) in the shift. */
enum status by_hand_may_in_shift(struct act *act, enum limit limit, const char *kind, int64_t amount,
                                 struct error *err) MUST_USE;

/* What one of a family pays with the holder's stored value. The caller sets `day`, family_check the rest. */
struct family_draw {
    int64_t day, holder;
    int64_t limit, used; /* as in struct member_link, before it */
    struct wallet_split split;
    char name[NAME_TEXT]; /* of the holder, masked */
};

/* Tenders as they will be recorded, in fen: cash less change, equal tenders merged. */
struct payment_plan {
    struct tender tender[TENDERS_MAX];
    size_t tenders;
    int64_t wallet, cash_given, change, due;
    int64_t rounding; /* waived by cash rounding; recorded as the last tender */
    struct family_draw family;
};
enum status tender_plan(const struct sale_request *request, int64_t payable, int64_t wallet_balance, int64_t cash_unit,
                        struct payment_plan *plan, struct error *err) MUST_USE;

/*
 * What paid the money of that payment: itself, and of a refund by another tender the tender that its reference names,
 * as tender_name_of wrote it. Cash rounding counts as cash there.
 */
void tender_paid_by(const struct payment_row *payment, const char **tender, const char **reference);
/* "wechat", "account:3". Returns buf. */
char *tender_name_of(const char *tender, const char *reference, char buf[CODE_TEXT]);

/* Adds the step that explains cash rounding: the amount waived and the cash unit, in fen. */
void tender_explain_rounding(struct steps *steps, int64_t rounding, int64_t unit);

/*
 * Whether the tenders of a bill that name what pays (TENDER_NAMED) may pay it now; member: whose bill, 0 a walk-in's.
 * Sets plan->family.
 */
enum status named_check(struct desk *desk, int64_t member, int64_t day, struct payment_plan *plan,
                        struct error *err) MUST_USE;
/* not_permitted (detail family), family_limit, not_enough_stored_value (detail family): see desk/family.h. */
enum status family_check(struct desk *desk, int64_t member, int64_t holder, int64_t amount, struct family_draw *draw,
                         struct error *err) MUST_USE;
/* The masked name of the holder whose stored value is among those tenders; "": none is. */
enum status family_name(struct db *db, const struct tender *tender, size_t tenders, char name[NAME_TEXT],
                        struct error *err) MUST_USE;
/* Enters into its lots what family_check allowed. */
enum status family_enter(struct act *act, const struct family_draw *draw, struct error *err) MUST_USE;
/* Draws exactly that much of a member's lots of a kind. */
enum status named_draw(struct act *act, int64_t member, const char *kind, int64_t amount, struct error *err) MUST_USE;
bool named_tender(enum tender_kind kind);
/* tender_kept, the tender's code as detail: `amount` fen (arg 0) were paid by a tender that is not given back here. */
enum status named_kept(const char *tender, int64_t amount, struct error *err) MUST_USE;
/* not_enough_stored_value, detail deposit (args order, held): the order has less than `asked` fen of deposits. */
enum status named_no_deposit(const struct order *order, int64_t asked, struct error *err) MUST_USE;
bool named_on_account(const struct payment_plan *plan); /* is a part of it left owed? */
/* Enters a tender of a sale into its lots: draws the deposits of an order or the holder's value, or makes the debt. */
enum status named_enter(struct act *act, const struct payment_plan *plan, const struct tender *tender,
                        struct error *err) MUST_USE;
/* The same for a return of that amount, after `before` fen of earlier returns; not of stored value. sale: the entry of
 * the bill. */
enum status named_back(struct act *act, const struct entry *sale, const struct tender *tender, int64_t before,
                       struct error *err) MUST_USE;
/* What the debtor of that number still owes for the bill of that entry, fen. */
enum status named_owed(struct db *db, const struct entry *sale, const char *reference, int64_t *owed,
                       struct error *err) MUST_USE;
/* For what is no sale: bad_value unless all tenders are money; tender_short unless the plan is whole; the payments. */
enum status named_money_only(const struct tender *tender, size_t tenders, struct error *err) MUST_USE;
enum status named_whole(const struct payment_plan *plan, struct error *err) MUST_USE;
void named_enter_money(struct act *act, const struct payment_plan *plan);

/*
 * For a body: a bill on account is settled whole, and earns now: writes an entry of kind earn, as a claim of the bill
 * by its own member. *points 0 and nothing written if it has none or does not earn.
 */
enum status bill_attach_settled(struct act *act, int64_t bill, int64_t *points, struct error *err) MUST_USE;

/* Appends the tenders to the canonical text of a request (act_call.request). */
void tender_request_text(struct buffer *text, const struct tender *tender, size_t tenders);

/*
 * Records one use of an offer in the entry: takes from the coupon's lot (0: automatic offer), the count, and what is
 * left of the total and of the budget (`amount` fen). Fails rather than go below zero when another till was faster.
 */
enum status offer_use_take(struct act *act, const struct offer *offer, int64_t coupon, int64_t amount,
                           struct error *err) MUST_USE;
/* Takes a gift's pieces from stock if stock is counted: out_of_stock. *item is its id; item may be NULL. */
enum status offer_use_gift(struct act *act, const char *sku, int64_t pieces, int64_t *item, struct error *err) MUST_USE;

/* Refuses a withdrawal without a reason. */
enum status coupon_withdraw_reason(const char *reason, struct error *err) MUST_USE;
/* Issues `count` coupons of an offer to a member (0: bearer), dated from today; *first is the first coupon's lot. */
enum status coupon_issue_to(struct act *act, const struct offer *offer, int64_t member, int64_t count, int64_t *first,
                            struct error *err) MUST_USE;

/* For a body: writes a whole return or sale as one of several entries; act->entry is empty before and after. */
enum status return_write(struct act *act, const struct return_request *request, struct return_view *view,
                         struct error *err) MUST_USE;
void return_request_text(const struct return_request *request, struct buffer *text); /* for act_call.request */
/* What a sale would leave to pay, in fen, after what the act has written. */
enum status sell_payable(struct act *act, const struct sale_request *request, int64_t *payable,
                         struct error *err) MUST_USE;
void sell_request_text(const struct sale_request *request, struct buffer *text); /* for act_call.request */
struct sell_written {
    int64_t bill, txn, change, cash; /* cash: what stays in the drawer, fen */
};
enum status sell_write(struct act *act, const struct sale_request *request, struct sell_written *written,
                       struct error *err) MUST_USE;

/* already_voided, with the time, if the bill was voided; else STATUS_OK. */
enum status return_refuse_voided(struct db *db, const struct bill *bill, struct error *err) MUST_USE;

/*
 * Called by act.c with the act's result: queues the slip of its entry if the till has a printer and the shop or the
 * person wants one, and the opening of the drawer where cash is paid or paid back.
 */
enum status print_queue_entry(struct act *act, const char *figures, struct error *err) MUST_USE;
/*
 * For a body that writes several entries: queues the slip of act->entry, which is posted; figures: its balances as
 * JSON. The drawer is opened by print_queue_kick, once, where the act moves cash.
 */
enum status print_queue_part(struct act *act, enum print_kind slip, const char *figures, struct error *err) MUST_USE;
enum status print_queue_kick(struct act *act, struct error *err) MUST_USE;
/* For a body: queues a job of the act's till, date and person; nothing if the till has no printer. */
enum status print_queue(struct act *act, struct print_job *job, struct error *err) MUST_USE;

/* Whether the text proves the member as phone_change wants it: proof_needed otherwise. */
enum status phone_prove(struct desk *desk, const struct member *member, const char *text, bool *proven,
                        struct error *err) MUST_USE;

/* Assigns the entry's bill and payments to the till's open shift; opens a shift if there is none. */
enum status shift_carry(struct act *act, struct error *err) MUST_USE;

#endif
