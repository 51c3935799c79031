/* SPDX-License-Identifier: MIT */
/* What the files of flow share: the till's hands. Nobody outside ui/flow includes it. */
#ifndef FD_UI_FLOW_INSIDE_H
#define FD_UI_FLOW_INSIDE_H

#include "ui/flow/till.h"

/* runs a row of the key tables with what was said */
void till_run(struct till *till, const struct binding *row, const struct spoken *spoken);

/* states */
void till_go(struct till *till, enum till_state state);   /* level 0, everything over it closed */
void till_push(struct till *till, enum till_state state); /* opens over what is there */
void till_pop(struct till *till);
void till_type(struct till *till, const char *text); /* puts text into the prompt on top */

/* sentences */
enum status till_refuse(struct till *till, const struct error *err); /* beep, type-ahead thrown away */
void till_object(struct till *till, const char *text, const char *arg0, const char *arg1);
void till_tell(struct till *till, const char *text, const char *arg0, const char *arg1);
void till_beep(struct till *till);

/* member in hand */
bool hand_take(struct till *till, int64_t member, size_t shared); /* false: refused */
void hand_attach(struct till *till, int64_t member, size_t shared); /* into the hand, or to the bill in hand */
void hand_drop(struct till *till);
void hand_forget(struct till *till, int64_t member); /* among those served last: they are a member no more */
size_t hand_doubted(const struct till *till, int64_t member); /* how many that may be, if a tail was all */
bool hand_proven(struct till *till); /* false: the proof is asked, and the input comes again */
void hand_detach(struct till *till);  /* the bill in hand is nobody's from here on */
void hand_changed(struct till *till); /* the bill in hand is priced for somebody else now */
/* Whether the bill may become another's (0 nobody's) as it is; true: refused, or asked about what would come off. */
bool change_asked(struct till *till, int64_t member, size_t shared);
void change_now(struct till *till); /* the answer was yes */
void find_details(struct till *till, struct till_row *row); /* what row->member holds */
void find_open(struct till *till, bool recent);
bool find_is_phone(const char *text); /* 11 digits of a mobile phone */

/* bill */
void bill_begin(struct till *till);
void bill_drop(struct till *till);
bool bill_price(struct till *till, struct error *err);
bool bill_add(struct till *till, const struct sale_line *line);
bool bill_add_coupon(struct till *till, const char *typed);
void bill_request(const struct till *till, struct sale_request *request);
void bill_back(struct till *till);
void bill_forget_edits(struct till_bill *bill);
/* Why a coupon does not stand on the bill as priced; NULL if it does. */
const struct error *bill_refusal(const struct sale_view *view, const char *code);
void pay_back(struct till *till);
void pay_cash(struct till *till, int64_t amount, bool asked);
void done_clear(struct till_done *done);

/* what was done last */
void last_sale(struct till *till, int64_t bill);
void last_entry(struct till *till, int64_t txn); /* of the ledger, no sale */
void last_final(struct till *till, const char *why);
void undo_key(struct till *till);
void reverse_now(struct till *till);

/* top-up, gifts, points and prices of a bill */
bool topup_part_paid(const struct till *till); /* one is open with money in it already */
void topup_cash(struct till *till, int64_t amount, bool asked);
void topup_back(struct till *till);
void gift_clear(struct till *till);
bool bill_change(struct till *till, const struct till_edit *wanted); /* false: refused, as it was */
/* finished bills, papers */
bool back_open(struct till *till, int64_t bill); /* false: refused */
void back_clear_papers(struct till *till);
void steps_open(struct till *till, int64_t txn);
void receipt_render(struct till *till);
bool card_read(struct till *till);
void card_clear(struct till *till);
void card_why(struct till *till);
void ledger_why(struct till *till);
size_t rows_now(struct till *till);   /* of the list on the screen; 0: there is none */
struct list *papers_list(struct till *till); /* of the paper on top; NULL: none has one */
void papers_refresh(struct till *till);
void papers_clear(struct till *till);
/* the running day */
void board_open(struct till *till);
void board_tier(struct till *till);
void board_todo(struct till *till);
void board_sort(struct till *till);
void board_member(struct till *till);
void board_refresh(struct till *till);
void board_clear(struct till *till);
/* the shop's rules, set up */
void rules_open(struct till *till);
void rules_part(struct till *till);
void rules_digit(struct till *till);
void rules_forget(struct till *till); /* the draft */
void rules_try(struct till *till);
void rules_element(struct till *till);
void rules_new(struct till *till);
void rules_drop(struct till *till);
void rules_load(struct till *till);
void rules_clear(struct till *till);
struct list *rules_list(struct till *till); /* on top; NULL: none of theirs */
void trial_clear(struct till *till);
void gifts_open(struct till *till);
void gifts_form(struct till *till, void (*open_form)(struct till *till, void (*save)(struct till *till)));
void items_open(struct till *till);
void items_settle(struct till *till);
void items_clear(struct till *till);
void till_tier_name(struct till *till, const char *code, char name[NAME_TEXT]);

/* bills kept */
void hold_load(struct till *till);
void hold_settle(struct till *till);     /* keeps the open bill as it is now, if it has changed */
void hold_lose(struct till *till);       /* the bill in hand will not be: forget what was kept of it */
void hold_offer(struct till *till);      /* what lay on the counter when the program ended */
void hold_answer(struct till *till, enum answer answer);
void hold_aside(struct till *till);
void hold_open(struct till *till);
void hold_recall(struct till *till);
void hold_recall_row(struct till *till);
void hold_drop(struct till *till);

/* coupons, questions */
bool coupon_typed(struct till *till, const char *text); /* a genuine code: verdict, or on the bill */
void coupon_verdict_of(struct till *till, const char *code);
void coupon_list_settle(struct till *till); /* what of the list can be used as things stand */
void coupon_list_clear_reasons(struct till *till);
struct till_question *ask_open(struct till *till, const char *text, const char *arg0, const char *arg1);
void ask_option(struct till_question *question, int n, const char *label, enum answer answer);
/* So much change for so much cash is asked about before it is given; false when it is little enough. */
bool ask_change(struct till *till, int64_t cash, int64_t change, enum answer yes);
bool enrol_open(struct till *till, const char *phone); /* false: not a phone */
void phone_open(struct till *till, const char *phone); /* another number for the member in hand */
void people_namesakes(struct till *till);                      /* others of the name in the form */
void people_referrer(struct till *till, const char *text);     /* who brought them */
void people_choose(struct till *till, size_t at);              /* F4 */
void help_key(struct till *till, const struct key *key);

/* one per action; the input is in till->spoken and till->row */
void find_search(struct till *till);
void find_take(struct till *till);
void find_pick(struct till *till);
void find_members(struct till *till);
void find_slash(struct till *till);
void find_last(struct till *till);
void find_move(struct till *till, int by);
void find_first(struct till *till);
void open_walkin(struct till *till);
void open_walkin_line(struct till *till);
void open_need_member(struct till *till);
void bill_line(struct till *till);
void bill_item_code(struct till *till);
void items_take(struct till *till);
void items_pick(struct till *till);
void items_typed(struct till *till);
void bill_quantity(struct till *till);
void bill_remove(struct till *till);
void bill_points(struct till *till);
void bill_coupons(struct till *till);
void bill_undo(struct till *till);
void spend_open(struct till *till);
void spend_take(struct till *till);
void spend_pick(struct till *till);
void round_open(struct till *till);
void round_off(struct till *till);
void discount_open(struct till *till);
void discount_off(struct till *till);
void round_whole(struct till *till);
void bill_set_price(struct till *till);
void bill_receipt(struct till *till);
void tenders_open(struct till *till);
void tenders_take(struct till *till);
void tenders_pick(struct till *till);
void topup_open(struct till *till);
void topup_list(struct till *till);
void topup_take(struct till *till);
void topup_rest(struct till *till);
void topup_part(struct till *till);
void topup_tender(struct till *till);
void gift_points(struct till *till);
void gift_list(struct till *till);
void gift_take(struct till *till);
void pass_list(struct till *till);
void pass_take(struct till *till);
void close_ask(struct till *till);
void close_now(struct till *till); /* it was said twice */
void edit_member(struct till *till);
void people_take(struct till *till);
void pay_whole(struct till *till);
void pay_amount(struct till *till);
void pay_choose(struct till *till);
void pay_rest(struct till *till);
void pay_part(struct till *till);
void back_line(struct till *till);
void back_preview(struct till *till);
void back_void(struct till *till);
void back_write(struct till *till);
void correct_open(struct till *till);
void correct_choose(struct till *till);
void correct_rest(struct till *till);
void correct_part(struct till *till);
void number_open(struct till *till);
void number_take(struct till *till);
void bills_open(struct till *till);
void bills_take(struct till *till);
void steps_why(struct till *till);
void receipt_open(struct till *till);
void receipt_width(struct till *till);
void card_open(struct till *till);
void card_take(struct till *till);
void card_phone(struct till *till);
void ledger_open(struct till *till);
void coupon_list_open(struct till *till);
void coupon_list_take(struct till *till);
void coupon_code(struct till *till);
void coupon_verify_typed(struct till *till);
void coupon_holder(struct till *till);
void coupon_use(struct till *till);
void coupon_used(struct till *till); /* it was said twice */
void ask_answer(struct till *till);
void ask_marked(struct till *till);
void ask_prove(struct till *till);

/* scans, who works here, presets */
bool scan_take(struct till *till, const char *text); /* false: nothing of ours, back to the prompt as typed */
bool bill_typed(struct till *till, int64_t *bill); /* the number said; false: refused */
void claim_open(struct till *till);
void claim_take(struct till *till);
void claim_typed(struct till *till);
void claim_write(struct till *till);
void claim_bill_of(struct till *till, int64_t bill);
void claim_clear(struct till *till);
void qr_open(struct till *till);
void scan_carry_out(struct till *till, const struct route *route, const char *text);
void wide_list(struct till *till, const char *text); /* what a search by / finds besides members */
void wide_take(struct till *till, const struct till_row *row);
void scan_typed(struct till *till);
void ask_proven(struct till *till); /* what waited for the member's proof goes on */
void ask_go_on(struct till *till);
void unit_price(struct till *till);
void lock_open(struct till *till);
void lock_sign_in(struct till *till);
void lock_welcome(struct till *till, const struct staff *staff); /* signs them in */
void lock_change(struct till *till, const struct staff *staff);
void approve_ask(struct till *till, const struct error *err, void (*again)(struct till *));
void identify(struct till *till);
void identify_other(struct till *till);
void identify_badge(struct till *till, const char *badge); /* "": what was scanned is none */
void scanner_open(struct till *till);
void scanner_end(struct till *till); /* Enter: a scan has ended, or what was learnt is kept */
void scanner_leave(struct till *till);
void scanner_read(struct till *till); /* how the settings say that scans come */
bool scanner_key(struct till *till, const struct key *key); /* false: not the wizard's */
void shift_begin(struct till *till);
void shift_put(struct till *till);
void shift_next(struct till *till);
void shift_down(struct till *till);
void shift_up(struct till *till);
void shift_coming(struct till *till, const struct staff *staff); /* who goes on, proven */
void shift_hand_over(struct till *till);
void shift_leave(struct till *till);
void shift_refresh(struct till *till);
void drawer_open(struct till *till);
void preset_open(struct till *till);
void preset_read(struct till *till);
void preset_set(struct till *till, int64_t n);

#endif
