/* SPDX-License-Identifier: MIT */
/*
 * status: all outcomes of the program, with their codes and exit statuses. A function that can fail returns an enum
 * status and fills the struct error passed as its last parameter. The sentences for people are in src/render.
 */
#ifndef FD_BASE_STATUS_H
#define FD_BASE_STATUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/i18n.h"

#define MUST_USE __attribute__((warn_unused_result))

/* X(enum suffix, code, exit status) */
#define STATUS_LIST(X)                                                                                                 \
    X(OK, "ok", 0)                                                                                                     \
    X(BAD_VALUE, "bad_value", 2)                                                                                       \
    X(MISSING_VALUE, "missing_value", 2)                                                                               \
    X(NOT_FOUND, "not_found", 3)                                                                                       \
    X(DUPLICATE_PHONE, "duplicate_phone", 1)                                                                           \
    X(DUPLICATE_CARD, "duplicate_card", 1)                                                                             \
    X(COUPON_UNKNOWN, "coupon_unknown", 1)                                                                             \
    X(COUPON_FORGED, "coupon_forged", 1)                                                                               \
    X(COUPON_NOT_YET, "coupon_not_yet", 1)                                                                             \
    X(COUPON_EXPIRED, "coupon_expired", 1)                                                                             \
    X(COUPON_USED, "coupon_used", 1)                                                                                   \
    X(COUPON_WITHDRAWN, "coupon_withdrawn", 1)                                                                         \
    X(COUPON_OTHER_MEMBER, "coupon_other_member", 1)                                                                   \
    X(OFFER_CONDITIONS, "offer_conditions", 1)                                                                         \
    X(OFFER_LIMIT, "offer_limit", 1)                                                                                   \
    X(OFFER_BUDGET, "offer_budget", 1)                                                                                 \
    X(GROUP_TAKEN, "group_taken", 1)                                                                                   \
    X(EXCLUSIVE_TAKEN, "exclusive_taken", 1)                                                                           \
    X(NOT_ENOUGH_POINTS, "not_enough_points", 1)                                                                       \
    X(NOT_ENOUGH_STORED_VALUE, "not_enough_stored_value", 1)                                                           \
    X(NOT_ENOUGH_USES, "not_enough_uses", 1)                                                                           \
    X(OUT_OF_STOCK, "out_of_stock", 1)                                                                                 \
    X(TENDER_SHORT, "tender_short", 1)                                                                                 \
    X(TENDER_OVER, "tender_over", 1)                                                                                   \
    X(TENDER_KEPT, "tender_kept", 1)                                                                                   \
    X(DEBTOR_LIMIT, "debtor_limit", 1)                                                                                 \
    X(STAFF_LIMIT, "staff_limit", 1)                                                                                   \
    X(FAMILY_LIMIT, "family_limit", 1)                                                                                 \
    X(IN_USE, "in_use", 1)                                                                                             \
    X(CYCLE, "cycle", 1)                                                                                               \
    X(ALREADY_VOIDED, "already_voided", 1)                                                                             \
    X(ALREADY_RETURNED, "already_returned", 1)                                                                         \
    X(KEY_REUSED, "key_reused", 1)                                                                                     \
    X(APPROVAL_NEEDED, "approval_needed", 1)                                                                           \
    X(PROOF_NEEDED, "proof_needed", 1)                                                                                 \
    X(PREPAID_LIMIT, "prepaid_limit", 1)                                                                               \
    X(PRICE_BELOW_FLOOR, "price_below_floor", 1)                                                                       \
    X(ALREADY_CLAIMED, "already_claimed", 1)                                                                           \
    X(SHIFT_CLOSED, "shift_closed", 1)                                                                                 \
    X(RETURN_TOO_LATE, "return_too_late", 1)                                                                           \
    X(TILL_IN_USE, "till_in_use", 1)                                                                                   \
    X(UNSUPPORTED, "unsupported", 1)                                                                                   \
    X(NOT_PERMITTED, "not_permitted", 6)                                                                               \
    X(WEAK_PIN, "weak_pin", 1)                                                                                         \
    X(PIN_WRONG, "pin_wrong", 6)                                                                                       \
    X(LOCKED_OUT, "locked_out", 6)                                                                                     \
    X(KEY_MISSING, "key_missing", 1)                                                                                   \
    X(KEY_FOREIGN, "key_foreign", 1)                                                                                   \
    X(FILE_INCOMPLETE, "file_incomplete", 5)                                                                           \
    X(BACKUP_DAMAGED, "backup_damaged", 5)                                                                             \
    X(BUSY, "busy", 4)                                                                                                 \
    X(DAMAGED, "damaged", 5)                                                                                           \
    X(IO_ERROR, "io_error", 5)                                                                                         \
    X(NEWER_FILE, "newer_file", 1)                                                                                     \
    X(OLD_FILE, "old_file", 1)                                                                                         \
    X(NOT_A_SHOP, "not_a_shop", 1)                                                                                     \
    X(PRINTER_UNREACHABLE, "printer_unreachable", 1)                                                                   \
    X(FILE_EXISTS, "file_exists", 2)                                                                                   \
    X(NO_TERMINAL, "no_terminal", 2)                                                                                   \
    X(UNKNOWN_TERMINAL, "unknown_terminal", 2)                                                                         \
    X(LIVE_SHOP_CLOCK, "live_shop_clock", 1)

enum status {
#define X(name, code, exit) STATUS_##name,
    STATUS_LIST(X)
#undef X
        STATUS_COUNT
};

#define ERROR_ARGS 4
#define ERROR_ARG_TEXT 160

/*
 * Details of a failure. field: the field, option, JSON path or "row 12 phone" at fault, "" if none. detail: a code that
 * narrows the status ("min_amount", "per_member"), "" if none. arg: formatted values for the sentence; of other members
 * they hold masked names at most. note: English, for the log and --json.
 */
struct error {
    enum status status;
    char field[96];
    char detail[32];
    char arg[ERROR_ARGS][ERROR_ARG_TEXT];
    char note[192];
};

const char *status_code(enum status status);
int status_exit(enum status status);
enum status status_from_code(const char *code); /* STATUS_COUNT if there is no such code */

/*
 * Sets status, field and note (printf, cut at a character), clears the rest and returns status. err may be NULL, here
 * and in all functions below.
 */
enum status error_set(struct error *err, enum status status, const char *field, const char *note, ...)
    __attribute__((format(printf, 4, 5)));
/*
 * The usual bad_value: args {0} = field and {1} = value as typed, both cut to fit. The note must not repeat the value:
 * notes are logged, args are only shown. A note written as a literal in the call needs no N_(). Returns
 * STATUS_BAD_VALUE, as do error_choice, error_one_of, error_range and error_json.
 */
enum status error_value(struct error *err, const char *field, const char *value, const char *note);
/* The value is none of `names`: detail one_of, {2} the names joined by ", ". */
enum status error_choice(struct error *err, const char *field, const char *value, const char *const *names,
                         size_t count);
/* The same for a set given as one text: "a, b, c". */
enum status error_one_of(struct error *err, const char *field, const char *value, const char *set);
/*
 * The value is below {2} or above {3}, both formatted: detail range; with only one bound given, the other NULL:
 * at_least or at_most.
 */
enum status error_range(struct error *err, const char *field, const char *value, const char *least, const char *most);
/* The text is not JSON, as reported by jansson: detail json, {0} = field, {1} line, {2} column, {3} what is wrong. */
enum status error_json(struct error *err, const char *field, int line, int column, const char *fault);
/*
 * Failure of a file operation, number being errno: args {0} = path, {1} = strerror. error_io sets io_error with detail
 * "file"; error_file sets not_found for ENOENT, file_exists for EEXIST and the same as error_io otherwise. Both return
 * the status.
 */
enum status error_io(struct error *err, const char *field, const char *path, int number);
enum status error_file(struct error *err, const char *field, const char *path, int number);
/* Add to an error already set. index is 0 to ERROR_ARGS - 1; other indexes are ignored. */
void error_detail(struct error *err, const char *detail);
void error_arg(struct error *err, int index, const char *format, ...) __attribute__((format(printf, 3, 4)));
void error_clear(struct error *err);

/* Returns from the calling function with the status of the call unless it is STATUS_OK. */
#define TRY(call)                                                                                                      \
    do {                                                                                                               \
        enum status try_status_ = (call);                                                                              \
        if (try_status_ != STATUS_OK)                                                                                  \
            return try_status_;                                                                                        \
    } while (0)

#endif
