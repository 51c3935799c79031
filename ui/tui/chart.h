/* SPDX-License-Identifier: MIT */
/*
 * chart: bars of ASCII signs, the same on every terminal. A bar shows value ÷ of, cut to what a bar can show; values up
 * to 10^15.
 */
#ifndef FD_TUI_CHART_H
#define FD_TUI_CHART_H

#include <stdint.h>

#include "ui/tui/canvas.h"

/* "[######------]" of that many cells, brackets among them. of <= 0 is an empty bar. */
void chart_gauge(struct canvas *canvas, int row, int col, int cells, enum cell_role role, int64_t value, int64_t of);
/* "######": as many signs of `cells` as the value is of the largest; one at least for any value above 0. */
void chart_bar(struct canvas *canvas, int row, int col, int cells, enum cell_role role, int64_t value, int64_t largest);

#endif
