/* SPDX-License-Identifier: MIT */
/* staff: the people who work in the shop, with their roles and PINs. */
#ifndef FD_MODEL_STAFF_H
#define FD_MODEL_STAFF_H

#include "rules/permit.h"
#include "rules/programme.h"
#include "store/secret.h"
#include "store/stmt.h"

struct staff {
    int64_t id;
    char code[CODE_TEXT];
    char name[NAME_TEXT];
    enum role role;
    char pin[SECRET_PIN_TEXT];               /* hashed; "" if none is set */
    int64_t failures, locked_until, left_on; /* left_on: the last day; 0: works here */
    char first[SECRET_PIN_TEXT]; /* hashed one-time code with which they set the PIN that they lack; "" if none */
    int64_t first_until;         /* the instant at which it expires */
    int64_t learns_until;        /* the last day on which a new clerk has limits of 0; 0: none */
};

enum status staff_by_code(struct db *db, const char *code, struct staff *staff,
                          struct error *err) MUST_USE; /* not_found */
enum status staff_get(struct db *db, int64_t id, struct staff *staff, struct error *err) MUST_USE;
enum status staff_insert(struct db *db, struct staff *staff, struct error *err) MUST_USE;
/* Writes name, role, left_on and learns_until. */
enum status staff_update(struct db *db, const struct staff *staff, struct error *err) MUST_USE;
/* How many owners work here besides that one; in a live shop, with a PIN. */
enum status staff_owners(struct db *db, int64_t besides, int64_t *count, struct error *err) MUST_USE;
/* How many who may approve (managers, owners) work here besides that one. */
enum status staff_approvers(struct db *db, int64_t besides, int64_t *count, struct error *err) MUST_USE;
/* How many owners work here and have a PIN. */
enum status staff_owner_pins(struct db *db, int64_t *count, struct error *err) MUST_USE;
/* Both also unlock. The first takes a one-time code away, the second a PIN. */
enum status staff_set_pin(struct db *db, int64_t id, const char *pin, struct error *err) MUST_USE;
enum status staff_set_code(struct db *db, int64_t id, const char *first, int64_t until, struct error *err) MUST_USE;
enum status staff_set_failures(struct db *db, int64_t id, int64_t failures, int64_t locked_until,
                               struct error *err) MUST_USE;
struct staff_list {
    struct staff *staff;
    size_t count, room;
};
enum status staff_list(struct db *db, struct staff_list *list, struct error *err) MUST_USE;
void staff_list_clear(struct staff_list *list);

#endif
