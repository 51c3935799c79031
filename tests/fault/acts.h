/* SPDX-License-Identifier: MIT */
/* acts: one act of each kind, for tests in which the disk fails in the middle of it, and the shop that they need. */
#ifndef FD_TESTS_FAULT_ACTS_H
#define FD_TESTS_FAULT_ACTS_H

#include "desk/desk.h"

/* run may be repeated under its key. */
struct fault_act {
    const char *name;
    enum status (*run)(struct desk *desk, const char *key, struct error *err);
};
extern const struct fault_act fault_acts[];
extern const size_t fault_act_count;

/* Fills a new shop with what stands before each act. Ends the test on failure. */
void fault_acts_shop(struct desk *desk);

#endif
