/* SPDX-License-Identifier: MIT */
/* figure: an amount in figures of FIGURE_ROWS rows, made of the lines _ and | that every terminal has. */
#ifndef FD_UI_TUI_FIGURE_H
#define FD_UI_TUI_FIGURE_H

#include "ui/tui/canvas.h"

#define FIGURE_ROWS 3

/*
 * Draws the digits, points and commas of `text` so that they end before column `end`; other signs are left out. False,
 * and nothing is drawn, if they would begin before column `from`.
 */
bool figure_draw(struct canvas *canvas, int row, int from, int end, enum cell_role role, const char *text);

#endif
