/* SPDX-License-Identifier: MIT */
#include "ui/tui/progress.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "ui/tui/chart.h"

#define GAUGE 32 /* most cells of the bar */

void progress_init(struct progress *progress, const char *title, int64_t total, int64_t (*clock)(void))
{
    *progress = (struct progress){.title = title, .total = total, .clock = clock};
    progress->started = progress->looked = progress->said = clock();
}

/* The done part of the whole in `parts`, rounded down, so that it is `parts` only when all is done. */
static int share(const struct progress *progress, int parts)
{
    if (progress->total <= 0 || progress->done <= 0)
        return 0;
    if (progress->done >= progress->total)
        return parts;
    return (int)number_muldiv_floor(progress->done, parts, progress->total);
}

int64_t progress_left(const struct progress *progress)
{
    int64_t gone = progress->looked - progress->started;
    if (gone < PROGRESS_ESTIMATE_MS || progress->done <= 0 || progress->total <= 0)
        return -1;
    int64_t rest = progress->total > progress->done ? progress->total - progress->done : 0;
    return number_muldiv_half_up(gone, rest, progress->done);
}

/* In whole seconds up to 90 s, then minutes, then hours; always rounded up. */
static char *left_text(char buf[PROGRESS_TEXT], int64_t left)
{
    int64_t seconds = (left + 999) / 1000, minutes = (seconds + 59) / 60;
    bool in_hours = minutes > 120;
    int64_t number = seconds <= 90 ? seconds : in_hours ? (minutes + 59) / 60 : minutes;
    char text[MONEY_TEXT];
    const char *const arg[] = {number_format_grouped(text, number)};
    return text_fill(buf, PROGRESS_TEXT,
                     seconds <= 90 ? _("about {0} s left")
                     : in_hours    ? _("about {0} h left")
                                   : _("about {0} min left"),
                     1, arg);
}

char *progress_text(char buf[PROGRESS_TEXT], const struct progress *progress)
{
    char number[MONEY_TEXT], left[PROGRESS_TEXT] = "";
    int64_t rest = progress_left(progress);
    if (progress->total <= 0) {
        const char *const arg[] = {number_format_grouped(number, progress->done)};
        return text_fill(buf, PROGRESS_TEXT, _("{0} done"), 1, arg);
    }
    if (rest >= 0)
        left_text(left, rest);
    snprintf(buf, PROGRESS_TEXT, "%d%%%s%.100s", share(progress, 100), *left ? "  " : "", left);
    return buf;
}

static const char *title_of(const struct progress *progress)
{
    return progress->title && *progress->title ? _(progress->title) : "";
}

void progress_draw(const struct progress *progress, struct canvas *canvas, int row, int col, int cells)
{
    char text[PROGRESS_TEXT];
    int at = col, end = col + cells;
    canvas_pad(canvas, row, col, cells, ROLE_TITLE, title_of(progress), false);
    canvas_fill(canvas, row + 1, col, cells, ROLE_PLAIN, ' ');
    if (progress->total > 0) {
        int gauge = cells / 2 < GAUGE ? cells / 2 : GAUGE;
        chart_gauge(canvas, row + 1, col, gauge, ROLE_GOOD, share(progress, 1000), 1000);
        at += gauge + 1;
    }
    at = canvas_text(canvas, row + 1, at, end - at, ROLE_PLAIN, progress_text(text, progress));
    if (progress->stop && at + 2 < end)
        canvas_text(canvas, row + 1, at + 2, end - at - 2, ROLE_FAINT,
                    progress->cancelled ? _("stopping") : _("Esc stops"));
}

/* Says each tenth once; without a total, every PROGRESS_SAY_MS. */
static void say(struct progress *progress)
{
    char text[PROGRESS_TEXT], line[2 * PROGRESS_TEXT];
    int tenths = share(progress, 10);
    bool due = progress->total > 0 ? tenths > progress->tenths : progress->looked - progress->said >= PROGRESS_SAY_MS;
    if (tenths < progress->tenths)
        progress->tenths = tenths;
    if (!due)
        return;
    progress->tenths = tenths;
    progress->said = progress->looked;
    const char *const arg[] = {title_of(progress), progress_text(text, progress)};
    progress->say(progress->context, text_fill(line, sizeof line, _("{0}: {1}"), 2, arg));
}

bool progress_step(struct progress *progress, int64_t done)
{
    progress->done = done;
    if (progress->cancelled)
        return false;
    int64_t now = progress->clock();
    if (now - progress->looked < PROGRESS_EVERY_MS)
        return true;
    progress->looked = now;
    if (progress->stop && progress->stop(progress->context))
        progress->cancelled = true;
    if (progress->show)
        progress->show(progress->context, progress);
    if (progress->say)
        say(progress);
    return !progress->cancelled;
}
