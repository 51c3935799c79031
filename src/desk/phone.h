/* SPDX-License-Identifier: MIT */
/*
 * phone: changes a member's phone number for a person who proves to be that member. The previous number is kept as a
 * former one: together with the last bill it is a proof, and a search ranks it below current numbers.
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
 * proof_needed: the proof is not this member's; approval_needed (detail phone): a clerk needs a manager's approval;
 * duplicate_phone: another member has the number. The proof is checked first, so that no manager is called in vain.
 */
enum status phone_change(struct desk *desk, const char *key, const struct staff *approver,
                         const struct phone_request *request, struct error *err) MUST_USE;

#endif
