/* SPDX-License-Identifier: MIT */
/*
 * status: the one list of outcomes. Every function that can fail returns an enum status and fills the
 * struct error it was given as last parameter. The code string, the exit status of the command line and the
 * English sentence stand here once; the sentence's {0} {1} … are filled from error.arg by words.
 */
#ifndef FD_BASE_STATUS_H
#define FD_BASE_STATUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/i18n.h"

#define MUST_USE __attribute__((warn_unused_result))

/* X(enum suffix, code, exit status, English sentence of at most 80 columns once filled in) */
#define STATUS_LIST(X)                                                                                                 \
    X(OK, "ok", 0, N_("Done."))                                                                                        \
    X(BAD_VALUE, "bad_value", 2, N_("{0} is wrong: {1}. Correct it and try again."))                                   \
    X(MISSING_VALUE, "missing_value", 2, N_("Fill in {0}."))                                                           \
    X(NOT_FOUND, "not_found", 3, N_("Nothing found for {0}. Check it, or try phone or name."))                         \
    X(DUPLICATE_PHONE, "duplicate_phone", 1, N_("Already a member: {0}. Enter opens the record."))                     \
    X(DUPLICATE_CARD, "duplicate_card", 1, N_("This card belongs to another member. Take a new card."))                \
    X(COUPON_UNKNOWN, "coupon_unknown", 1, N_("No such coupon. Check the code or scan the QR."))                       \
    X(COUPON_FORGED, "coupon_forged", 1, N_("Code fails its check. Retype or scan; if again, call the manager."))      \
    X(COUPON_NOT_YET, "coupon_not_yet", 1, N_("Not valid yet: usable from {0}."))                                      \
    X(COUPON_EXPIRED, "coupon_expired", 1, N_("Expired {0}. F8 shows the other coupons."))                             \
    X(COUPON_USED, "coupon_used", 1, N_("Used on {0}, bill {1}. It cannot be used again."))                            \
    X(COUPON_WITHDRAWN, "coupon_withdrawn", 1, N_("Withdrawn ({0}). Explain, or call the manager."))                   \
    X(COUPON_OTHER_MEMBER, "coupon_other_member", 1,                                                                   \
      N_("Only its holder may use it. Pick the holder (F2) or go without."))                                           \
    X(OFFER_CONDITIONS, "offer_conditions", 1, N_("The conditions of {0} do not hold."))                               \
    X(OFFER_LIMIT, "offer_limit", 1, N_("Limit {0} each, reached. Take it off and go on."))                            \
    X(OFFER_BUDGET, "offer_budget", 1, N_("The offer is used up. Take it off or choose another (F8)."))                \
    X(GROUP_TAKEN, "group_taken", 1, N_("One of a kind: {0} is on. F8 to change."))                                    \
    X(EXCLUSIVE_TAKEN, "exclusive_taken", 1, N_("{0} cannot be combined. F8 to choose one."))                          \
    X(NOT_ENOUGH_POINTS, "not_enough_points", 1, N_("Has {0}; at most {1} on this bill. Type -{2}."))                  \
    X(NOT_ENOUGH_STORED_VALUE, "not_enough_stored_value", 1,                                                           \
      N_("Balance ¥{0}, ¥{1} short. Pay the rest otherwise or +top up."))                                              \
    X(NOT_ENOUGH_USES, "not_enough_uses", 1, N_("{0} use left, {1} asked. Change it or pay."))                         \
    X(OUT_OF_STOCK, "out_of_stock", 1, N_("{0} is out of stock. Choose another gift."))                                \
    X(TENDER_SHORT, "tender_short", 1, N_("¥{0} still due. Choose a tender (.n) or go back (..)."))                    \
    X(TENDER_OVER, "tender_over", 1, N_("{0} is ¥{1} over; only cash gives change. Correct it."))                      \
    X(ALREADY_VOIDED, "already_voided", 1, N_("Bill {0} was voided at {1}. Nothing more to do."))                      \
    X(ALREADY_RETURNED, "already_returned", 1, N_("Line {0}: bought {1}, returned {2}. Nothing left to return."))      \
    X(KEY_REUSED, "key_reused", 1, N_("This key belongs to another entry. Nothing written; start again."))             \
    X(APPROVAL_NEEDED, "approval_needed", 1, N_("Over your limit {0}. Manager: card or PIN."))                         \
    X(PROOF_NEEDED, "proof_needed", 1, N_("Spending needs the member's proof: card, QR or PIN."))                      \
    X(PREPAID_LIMIT, "prepaid_limit", 1, N_("Stored value is limited to ¥{0}; this would make ¥{1}."))                 \
    X(PRICE_BELOW_FLOOR, "price_below_floor", 1, N_("{0} may not go below ¥{1}. Change the price."))                   \
    X(ALREADY_CLAIMED, "already_claimed", 1, N_("This bill already belongs to a member."))                             \
    X(SHIFT_CLOSED, "shift_closed", 1, N_("No shift is open at this till. Sign in first."))                            \
    X(RETURN_TOO_LATE, "return_too_late", 1, N_("Returns are taken within {0} days; this bill is {1} days old."))      \
    X(UNSUPPORTED, "unsupported", 1, N_("{0} is not computed by this version. Nothing was loaded."))                   \
    X(NOT_PERMITTED, "not_permitted", 6, N_("You may not {0}. Ask the manager."))                                      \
    X(PIN_WRONG, "pin_wrong", 6, N_("Wrong PIN, {0} of 10. Try again."))                                               \
    X(LOCKED_OUT, "locked_out", 6, N_("Too many wrong PINs. Locked until {0}."))                                       \
    X(BUSY, "busy", 4, N_("Another till is writing. Your bill is kept: Enter again."))                                 \
    X(DAMAGED, "damaged", 5, N_("The data is damaged; writing has stopped. Call the owner now."))                      \
    X(IO_ERROR, "io_error", 5, N_("Disk error: not recorded, bill kept. Check the disk, Enter again."))                \
    X(NEWER_FILE, "newer_file", 1, N_("The shop was made by a newer version. Upgrade first."))                         \
    X(OLD_FILE, "old_file", 1, N_("The shop was made before this version, which cannot open it. Begin anew."))         \
    X(NOT_A_SHOP, "not_a_shop", 1, N_("{0} is not a shop. Check the path."))                                           \
    X(FILE_EXISTS, "file_exists", 2, N_("{0} exists already. Choose another name."))                                   \
    X(NO_TERMINAL, "no_terminal", 2, N_("The counter needs a terminal. In a pipe or a script use --linear."))          \
    X(UNKNOWN_TERMINAL, "unknown_terminal", 2, N_("Terminal type {0} is not known here. Set TERM, or use --linear."))  \
    X(LIVE_SHOP_CLOCK, "live_shop_clock", 1, N_("A live shop's clock cannot be set. Use a practice shop."))

enum status {
#define X(name, code, exit, text) STATUS_##name,
    STATUS_LIST(X)
#undef X
        STATUS_COUNT
};

#define ERROR_ARGS 3

/*
 * What went wrong. field: the field, option, JSON path or "row 12 phone" at fault, "" if none. detail: a machine
 * word that narrows the code ("min_amount", "per_member"), "" if none. arg: the values the sentence names,
 * formatted, without personal data of other members (masked names at most). note: English, for the log and --json.
 */
struct error {
    enum status status;
    char field[96];
    char detail[32];
    char arg[ERROR_ARGS][96];
    char note[192];
};

const char *status_code(enum status status);
int status_exit(enum status status);
const char *status_text(enum status status);    /* untranslated, with {n} in it */
enum status status_from_code(const char *code); /* STATUS_COUNT if unknown */

/* Sets status, field and note (printf; cut to fit, whole characters), clears the rest; returns status. err may be NULL.
 */
enum status error_set(struct error *err, enum status status, const char *field, const char *note, ...)
    __attribute__((format(printf, 4, 5)));
/*
 * The usual bad_value: sets field, args {0} = field and {1} = value as typed (cut to fit), and the note, which must
 * not repeat the value: notes are logged, args are only shown. A note that is written out in the call needs no N_().
 * Returns STATUS_BAD_VALUE.
 */
enum status error_value(struct error *err, const char *field, const char *value, const char *note);
/*
 * What errno says of a file, with args {0} = path and {1} = the system's words. error_io is io_error with the detail
 * "file"; error_file is the same, but not_found for ENOENT and file_exists for EEXIST. Both return the status they set.
 */
enum status error_io(struct error *err, const char *field, const char *path, int number);
enum status error_file(struct error *err, const char *field, const char *path, int number);
/* Adds to an error already set. Chainable: error_arg(err, 0, …); ignores NULL. */
void error_detail(struct error *err, const char *detail);
void error_arg(struct error *err, int index, const char *format, ...) __attribute__((format(printf, 3, 4)));
void error_clear(struct error *err);

/* if (x fails) return that status; */
#define TRY(call)                                                                                                      \
    do {                                                                                                               \
        enum status try_status_ = (call);                                                                              \
        if (try_status_ != STATUS_OK)                                                                                  \
            return try_status_;                                                                                        \
    } while (0)

#endif
