/* SPDX-License-Identifier: MIT */
/* demo_priv: shared by demo.c, which makes the file, and demo_life.c and demo_bulk.c, which fill it. */
#ifndef FD_DEMO_DEMO_PRIV_H
#define FD_DEMO_DEMO_PRIV_H

#include "desk/sell.h"
#include "demo/demo.h"
#include "demo/demo_plan.h"

struct demo {
    const struct demo_order *order;
    const char *path; /* of the finished shop */
    struct desk *desk;
    struct dice dice;
    struct names names;
    struct calendar calendar;
    const char *clerk; /* code of the clerk of the day */
};

void demo_progress(const struct demo *demo, int64_t done, int64_t all);
/* Counts the drawer and closes the shift at the end of a day; does nothing if no shift is open. */
enum status demo_close(struct demo *demo, struct error *err) MUST_USE;
/* A random tender, weighted like real payments. */
enum tender_kind demo_tender(struct dice *dice);

/* Writes every visit, top-up and return as an act. Called within a batch. */
enum status demo_live(struct demo *demo, struct error *err) MUST_USE;
/* Writes members and bills in bulk, for large shops. Called within a batch. */
enum status demo_bulk(struct demo *demo, struct error *err) MUST_USE;

#endif
