/* SPDX-License-Identifier: MIT */
/*
 * member_pin: the PIN by which a member proves who they are before their value is spent: six digits, kept as a hash
 * like those of staff. MEMBER_PIN_TRIES wrong ones end it for the business day; card and QR code still prove.
 */
#ifndef FD_DESK_MEMBER_PIN_H
#define FD_DESK_MEMBER_PIN_H

#include "model/staff.h"
#include "desk/desk.h"

#define MEMBER_PIN_DIGITS 6
#define MEMBER_PIN_TRIES 5

enum status member_pin_has(struct desk *desk, int64_t member, bool *has, struct error *err) MUST_USE;
/*
 * Checks the PIN; the try is counted before it is verified. proof_needed (detail no_pin) if the member has none,
 * pin_wrong (detail member, arg 0: tries of today), locked_out (detail member).
 */
enum status member_pin_prove(struct desk *desk, int64_t member, const char *pin, struct error *err) MUST_USE;

struct member_pin_request {
    int64_t member;
    const char *pin;   /* the new one; NULL: removes it */
    const char *proof; /* the old PIN, or what phone_change takes; NULL or "": none, which takes an approver */
};
/* bad_value, detail member_pin, of a PIN that is no six digits or easily guessed. approver may be NULL. */
enum status member_pin_change(struct desk *desk, const char *key, const struct staff *approver,
                              const struct member_pin_request *request, struct error *err) MUST_USE;

#endif
