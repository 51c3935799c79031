/* SPDX-License-Identifier: MIT */
/* enrol: enrols new members and edits existing ones. */
#ifndef FD_DESK_ENROL_H
#define FD_DESK_ENROL_H

#include "model/coupon.h"
#include "model/ledger.h"
#include "model/member.h"
#include "model/pass.h"
#include "model/staff.h"
#include "desk/desk.h"

struct enrol_request {
    struct member member; /* phone or card required; id 0 for a new one */
    bool sms_consent_asked, sms_consent;
    bool id_seen;                 /* the birthday was seen on an ID */
    const struct staff *approver; /* of an edit; NULL: none */
};
struct enrol_done {
    int64_t member, txn;
};
enum status enrol(struct desk *desk, const char *key, const struct enrol_request *request, struct enrol_done *done,
                  struct error *err) MUST_USE;

/* Bits for the mask of enrol_edit. */
enum member_field {
    FIELD_NAME = 1,
    FIELD_CARD = 2,
    FIELD_BIRTHDAY = 4,
    FIELD_GENDER = 8,
    FIELD_TAGS = 16,
    FIELD_READING = 32,
    FIELD_SOURCE = 64,
    FIELD_REFERRER = 128,
    FIELD_SMS = 256,    /* sms_consent: recorded beside earlier consents */
    FIELD_ID_SEEN = 512 /* without it, another birthday is one that nobody has seen */
};
/*
 * Changes the fields in mask to those of `wanted`; others stay. approval_needed, detail birthday: another birthday
 * after the first birthday gift.
 */
enum status enrol_edit(struct desk *desk, const char *key, int64_t member, unsigned mask,
                       const struct enrol_request *wanted, struct error *err) MUST_USE;

/* Do the member's fields in mask still have the values of `wanted`? */
enum status enrol_stands(struct desk *desk, int64_t member, unsigned mask, const struct enrol_request *wanted,
                         bool *stands, struct error *err) MUST_USE;

#endif
