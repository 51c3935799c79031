/* SPDX-License-Identifier: MIT */
/* manage: acts that set the shop up: programme, items, tills, staff. */
#ifndef FD_DESK_MANAGE_H
#define FD_DESK_MANAGE_H

#include "model/item.h"
#include "desk/desk.h"

struct manage_done {
    int64_t id, txn;
};
/* Validates a programme and puts it into force; limits of its offers become lots of the shop. done->id: its version. */
enum status manage_programme_put(struct desk *desk, const char *key, const char *json, struct manage_done *done,
                                 struct error *err) MUST_USE;
enum status manage_item_add(struct desk *desk, const char *key, const struct item *item, struct manage_done *done,
                            struct error *err) MUST_USE;
/* Gives those fields (sum of enum item_field) of item to the item of its SKU, which may be retired. */
enum status manage_item_edit(struct desk *desk, const char *key, const struct item *item, unsigned fields,
                             struct manage_done *done, struct error *err) MUST_USE;
/* Takes the item out of sale. Bills, passes and reports keep it; manage_item_edit with ITEM_RETIRED brings it back. */
enum status manage_item_retire(struct desk *desk, const char *key, const char *sku, struct manage_done *done,
                               struct error *err) MUST_USE;
struct stock_done {
    int64_t txn, item, stock; /* stock: after it, thousandths */
};
/*
 * What was delivered, counted or lost: change in thousandths, not 0, with a reason. Of an item whose stock was not
 * counted it is counted from now on.
 */
enum status manage_item_stock(struct desk *desk, const char *key, const char *sku, int64_t change, const char *reason,
                              struct stock_done *done, struct error *err) MUST_USE;
/* Names till 1 to TILL_MOST, making its row if need be; "" takes the name away. */
enum status manage_till_name(struct desk *desk, const char *key, int64_t till, const char *name,
                             struct error *err) MUST_USE;
/* A new clerk of a live shop has limits of 0 for the days of the setting new_clerk_days. */
enum status manage_staff_add(struct desk *desk, const char *key, const struct staff *staff, struct manage_done *done,
                             struct error *err) MUST_USE;
struct staff_edit {
    const char *name; /* NULL or "": as it is */
    enum role role;   /* where role_given */
    bool role_given;
    int64_t left; /* the last day, today or before; 0: as it is */
    bool back;    /* works here again */
    bool trained; /* a new clerk has the limits of clerks from now on */
};
/*
 * Who has left does not sign in or approve; nobody is deleted. In a live shop a clerk who becomes more loses the PIN,
 * which may be too short, and needs another. The last owner can neither leave nor be given another
 * role: not_permitted, detail last_owner.
 */
enum status manage_staff_edit(struct desk *desk, const char *key, const char *code, const struct staff_edit *edit,
                              struct manage_done *done, struct error *err) MUST_USE;
/*
 * Sets a PIN and unlocks. Whoever has none sets it signed in by a one-time code (desk/staff_code.h), the owner of a new
 * shop without: not_permitted, detail first_pin, if another came first.
 */
enum status manage_staff_pin(struct desk *desk, const char *key, const char *code, const char *pin,
                             struct error *err) MUST_USE;

#endif
