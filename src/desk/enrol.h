/* SPDX-License-Identifier: MIT */
/* enrol: new members and changes to them; and a member as every screen and command shows one. */
#ifndef FD_DESK_ENROL_H
#define FD_DESK_ENROL_H

#include "model/coupon.h"
#include "model/ledger.h"
#include "model/member.h"
#include "model/pass.h"
#include "desk/desk.h"

struct enrol_request {
    struct member member; /* phone needed (or a card); id 0 for a new one, tags as wanted */
    bool sms_consent_asked, sms_consent;
};
struct enrol_done {
    int64_t member, txn;
};
enum status enrol(struct desk *desk, const char *key, const struct enrol_request *request, struct enrol_done *done,
                  struct error *err) MUST_USE;

/* Changes the fields set in mask; others stay. */
enum member_field {
    FIELD_NAME = 1,
    FIELD_CARD = 2,
    FIELD_BIRTHDAY = 4,
    FIELD_GENDER = 8,
    FIELD_TAGS = 16,
    FIELD_READING = 32,
    FIELD_SOURCE = 64,
    FIELD_REFERRER = 128,
    FIELD_SMS = 256 /* consent, given or withdrawn: kept beside what they said before */
};
enum status enrol_edit(struct desk *desk, const char *key, int64_t member, unsigned mask,
                       const struct enrol_request *wanted, struct error *err) MUST_USE;

#endif
