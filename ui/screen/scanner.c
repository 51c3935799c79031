/* SPDX-License-Identifier: MIT */
/* scanner: what the wizard has learnt, never what was scanned. */
#include <stdio.h>

#include "base/i18n.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 2
#define VALUE_COL 26

static void field(struct canvas *canvas, int row, const char *label, const char *value)
{
    canvas_text(canvas, row, 3, VALUE_COL - 4, ROLE_LABEL, label);
    canvas_text(canvas, row, VALUE_COL, -1, ROLE_PLAIN, value);
}

void scanner_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct counter_scanner *scanner = &counter->scanner;
    char scans[16], prefix[2 * SCAN_PREFIX], gap[24], text[RENDER_TEXT], of[16];
    frame_rule(canvas, counter, _("Scanner"));
    canvas_text(canvas, FIRST_ROW, 3, -1, ROLE_PLAIN,
                scanner->scans < SCANNER_SCANS ? _("Scan three different barcodes, one after the other.")
                                               : _("Learnt. Enter keeps it, F12 leaves everything as it was."));
    snprintf(scans, sizeof scans, "%d", scanner->scans);
    snprintf(of, sizeof of, "%d", SCANNER_SCANS);
    int col = canvas_text(canvas, FIRST_ROW + 2, 3, -1, ROLE_LABEL, _("Scans"));
    canvas_text(canvas, FIRST_ROW + 2, VALUE_COL > col ? VALUE_COL : col + 1, -1, ROLE_MONEY,
                word_fill(text, _("{0} of {1}"), scans, of));
    canvas_cursor(canvas, FIRST_ROW + 2, VALUE_COL);
    if (scanner->scans == 0)
        return;
    snprintf(gap, sizeof gap, "%lld", (long long)scanner->gap);
    field(canvas, FIRST_ROW + 3, _("Sends first"),
          scanner->prefix[0] ? counter_scan_text(prefix, sizeof prefix, scanner->prefix) : _("nothing"));
    field(canvas, FIRST_ROW + 4, _("Sends last"),
          scanner->end == '\r'   ? "Enter"
          : scanner->end == '\t' ? "Tab"
                                 : _("Enter or Tab"));
    field(canvas, FIRST_ROW + 5, _("Slowest character"), word_fill(text, _("{0} ms"), gap, NULL));
}

static const struct binding bindings[] = {
    {BIND(ENTER, scanner_end), .when = when_scanner_learnt, .refuse = scanner_end, .key = "Enter",
     .label = N_("Enter keep"), .prompt = true, .help = N_("after three scans: keeps what was learnt")},
    BIND_HELP,
    {BIND(BACK, counter_back), .key = "F12 Esc", .label = N_("F12Back"), .help = N_("back, nothing kept")},
    BIND_UP_DOWN,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_scanner = {
    .title = N_("Scanner"),
    .prompt = PROMPT_NONE,
    .back = scanner_leave,
    .key = scanner_key,
    .draw = scanner_draw,
    SCREEN_BINDINGS(bindings),
};
