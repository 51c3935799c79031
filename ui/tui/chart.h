/* SPDX-License-Identifier: MIT */
/*
 * chart: bars of ASCII signs, the same on every terminal. Ratios below 0 or above 1 are clamped. Values up to 10^15.
 */
#ifndef FD_TUI_CHART_H
#define FD_TUI_CHART_H

#include <stdint.h>

#include "ui/tui/canvas.h"

/* "[######------]" for value ÷ of, `cells` wide including the brackets. of <= 0 gives an empty bar. */
void chart_gauge(struct canvas *canvas, int row, int col, int cells, enum cell_role role, int64_t value, int64_t of);
/* "######": value ÷ largest of `cells` signs, at least one for a value above 0. */
void chart_bar(struct canvas *canvas, int row, int col, int cells, enum cell_role role, int64_t value, int64_t largest);

#endif
