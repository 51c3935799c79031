/* SPDX-License-Identifier: MIT */
/* identity: a member's former phone numbers. A search finds them too, ranked below current ones. */
#ifndef FD_MODEL_IDENTITY_H
#define FD_MODEL_IDENTITY_H

#include "store/secret.h"
#include "model/member.h"

/* Sets the member's phone (also in *member) and keeps the previous one as former. Refuses what member_update does. */
enum status identity_change_phone(struct db *db, struct member *member, int64_t phone, struct error *err) MUST_USE;
/* The member whose former number it is; 0: nobody's. */
enum status identity_former_owner(struct db *db, int64_t phone, int64_t *member, struct error *err) MUST_USE;
/* *had: whether `phone` is a former number of the member. */
enum status identity_had(struct db *db, int64_t member, int64_t phone, bool *had, struct error *err) MUST_USE;
/* Till and number of the member's newest bill; both 0 if there is none. */
enum status identity_last_bill(struct db *db, int64_t member, int64_t *till, int64_t *number,
                               struct error *err) MUST_USE;

/* Who saw the member's birthday on an ID, and when; day 0: nobody did. */
struct identity_seen {
    int64_t day;
    char by[CODE_TEXT];
};
enum status identity_birthday_seen(struct db *db, int64_t member, struct identity_seen *seen,
                                   struct error *err) MUST_USE;
/* staff 0: nobody any more. */
enum status identity_birthday_see(struct db *db, int64_t member, int64_t staff, int64_t day,
                                  struct error *err) MUST_USE;
enum status identity_offer_uses(struct db *db, int64_t member, const char *offer, int64_t *uses,
                                struct error *err) MUST_USE;

/* The stored hash of the member's PIN, "" if there is none; and the tries of it on that business day. */
enum status identity_pin(struct db *db, int64_t member, char pin[SECRET_PIN_TEXT], struct error *err) MUST_USE;
enum status identity_pin_set(struct db *db, int64_t member, const char *pin, struct error *err) MUST_USE;
enum status identity_pin_tries(struct db *db, int64_t member, int64_t day, int64_t *tries, struct error *err) MUST_USE;
enum status identity_pin_count(struct db *db, int64_t member, int64_t day, int64_t tries, struct error *err) MUST_USE;

#endif
