/* SPDX-License-Identifier: MIT */
#include "ui/tui/figure.h"

#include <stdio.h>
#include <string.h>

#define DIGIT_CELLS 4 /* three and a gap */
#define POINT_CELLS 2

static const char *const digit_rows[10][FIGURE_ROWS] = {
    {" _ ", "| |", "|_|"}, {"   ", "  |", "  |"}, {" _ ", " _|", "|_ "}, {" _ ", " _|", " _|"}, {"   ", "|_|", "  |"},
    {" _ ", "|_ ", " _|"}, {" _ ", "|_ ", "|_|"}, {" _ ", "  |", "  |"}, {" _ ", "|_|", "|_|"}, {" _ ", "|_|", " _|"},
};

static int cells_of(char sign)
{
    return sign >= '0' && sign <= '9' ? DIGIT_CELLS : sign == '.' || sign == ',' ? POINT_CELLS : 0;
}

static void draw_sign(struct canvas *canvas, int row, int col, enum cell_role role, char sign)
{
    char point[] = {sign, '\0'};
    if (cells_of(sign) == POINT_CELLS)
        canvas_text(canvas, row + FIGURE_ROWS - 1, col, 1, role, point);
    else
        for (int i = 0; i < FIGURE_ROWS; i++)
            canvas_text(canvas, row + i, col, DIGIT_CELLS - 1, role, digit_rows[sign - '0'][i]);
}

bool figure_draw(struct canvas *canvas, int row, int from, int end, enum cell_role role, const char *text)
{
    int width = -1; /* no gap after the last */
    for (const char *sign = text; *sign; sign++)
        width += cells_of(*sign);
    if (end - width < from)
        return false;
    int col = end - width;
    for (const char *sign = text; *sign; col += cells_of(*sign), sign++)
        if (cells_of(*sign) > 0)
            draw_sign(canvas, row, col, role, *sign);
    return true;
}
