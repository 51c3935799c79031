/* SPDX-License-Identifier: MIT */
/*
 * phone: a member's number changes, for whoever proves to be that member. The number before is kept as a former one:
 * it proves together with the last bill, and is never what a search finds first.
 */
#ifndef FD_DESK_PHONE_H
#define FD_DESK_PHONE_H

#include "model/member.h"
#include "desk/desk.h"

struct phone_request {
    int64_t member, phone;
    const char *proof; /* the member's QR, their card, or "OLD-NUMBER/LAST-BILL" */
};

/*
 * proof_needed: the proof is none of this member; approval_needed (detail phone): a clerk does it with a manager;
 * duplicate_phone: the number is another member's. Proofs are looked at first, so that nobody is called for nothing.
 */
enum status phone_change(struct desk *desk, const char *key, const struct staff *approver,
                         const struct phone_request *request, struct error *err) MUST_USE;

#endif
