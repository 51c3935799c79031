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
/* Replaces all fields of the item with that id and SKU. */
enum status manage_item_change(struct desk *desk, const char *key, const struct item *item, struct manage_done *done,
                               struct error *err) MUST_USE;
/* Names till 1 to TILL_MOST, making its row if need be; "" takes the name away. */
enum status manage_till_name(struct desk *desk, const char *key, int64_t till, const char *name,
                             struct error *err) MUST_USE;
enum status manage_staff_add(struct desk *desk, const char *key, const struct staff *staff, struct manage_done *done,
                             struct error *err) MUST_USE;
enum status manage_staff_pin(struct desk *desk, const char *key, const char *code, const char *pin,
                             struct error *err) MUST_USE;

#endif
