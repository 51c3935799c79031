/* SPDX-License-Identifier: MIT */
#include "ui/tui/chart.h"

static int share(int cells, int64_t value, int64_t of)
{
    if (of <= 0 || value <= 0)
        return 0;
    if (value >= of)
        return cells;
    return (int)(value * cells / of);
}

void chart_gauge(struct canvas *canvas, int row, int col, int cells, enum cell_role role, int64_t value, int64_t of)
{
    int filled = share(cells - 2, value, of);
    canvas_text(canvas, row, col, 1, ROLE_LABEL, "[");
    canvas_text(canvas, row, col + cells - 1, 1, ROLE_LABEL, "]");
    for (int i = 0; i < cells - 2; i++)
        canvas_text(canvas, row, col + 1 + i, 1, i < filled ? role : ROLE_LABEL, i < filled ? "#" : "-");
}

void chart_bar(struct canvas *canvas, int row, int col, int cells, enum cell_role role, int64_t value, int64_t largest)
{
    int filled = share(cells, value, largest);
    if (filled == 0 && value > 0)
        filled = 1;
    if (filled > 0)
        canvas_fill(canvas, row, col, filled, role, '#');
}
