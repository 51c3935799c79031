/* SPDX-License-Identifier: MIT */
/* identity: what else a member was known by: former numbers, which are kept and never found first. */
#ifndef FD_MODEL_IDENTITY_H
#define FD_MODEL_IDENTITY_H

#include "model/member.h"

/* The member's number becomes `phone`; the one before is kept as former. Refused as member_update does. */
enum status identity_change_phone(struct db *db, struct member *member, int64_t phone, struct error *err) MUST_USE;
/* Had the member that number once? */
enum status identity_had(struct db *db, int64_t member, int64_t phone, bool *had, struct error *err) MUST_USE;
/* The bill they had last; number 0 if none. */
enum status identity_last_bill(struct db *db, int64_t member, int64_t *till, int64_t *number,
                               struct error *err) MUST_USE;

#endif
