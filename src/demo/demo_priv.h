/* SPDX-License-Identifier: MIT */
/* demo_priv: what the files of the demo share: demo.c makes the file, demo_life.c and demo_bulk.c fill it. */
#ifndef FD_DEMO_DEMO_PRIV_H
#define FD_DEMO_DEMO_PRIV_H

#include "desk/sell.h"
#include "demo/demo.h"
#include "demo/demo_plan.h"

struct demo {
    const struct demo_order *order;
    struct desk *desk;
    struct dice dice;
    struct names names;
    struct calendar calendar;
    const char *clerk; /* who stands there that day */
};

void demo_progress(const struct demo *demo, int64_t done, int64_t all);
/* The drawer counted and handed over at the end of a day; nothing if no shift is open. */
enum status demo_close(struct demo *demo, struct error *err) MUST_USE;
/* How most people pay. */
enum tender_kind demo_tender(struct dice *dice);

/* Every visit, top-up and return by the acts of the desk. In a batch. */
enum status demo_live(struct demo *demo, struct error *err) MUST_USE;
/* Members and bills by the million. In a batch. */
enum status demo_bulk(struct demo *demo, struct error *err) MUST_USE;

#endif
