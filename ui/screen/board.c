/* SPDX-License-Identifier: MIT */
/* board: today beside the same weekday a week before; a tier or a to-do item opens what it counts. */
#include <inttypes.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/text.h"
#include "rules/permit.h"
#include "desk/backup.h"
#include "ui/tui/chart.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"
#include "ui/counter/draw.h"
#include "ui/counter/printing.h"
#include "ui/screen/behind.h"

#define FIRST_ROW 2
#define GAUGE 22
#define WEEK 7 /* days */

enum { AT_LABEL = 1, AT_FIGURE = 14, AT_CHANGE = 30, AT_GAUGE = 39, AT_BEFORE = 39, AT_MORE = 62 };
enum { TIER, PEOPLE, NET, SHARE, BAR, COLUMNS };

static const struct table_frame frame = {.first = FIRST_ROW + 9, .heading = true};

static const struct table_column columns[COLUMNS] = {
    [TIER] = {.title = N_("Tier"), .least = 14, .most = 40},
    [PEOPLE] = {.title = N_("Members"), .type = TABLE_INTEGER, .least = 9, .most = 9, .once = true},
    [NET] = {.title = N_("30-day net"),
             .definition = N_("what its present members bought"),
             .type = TABLE_MONEY,
             .least = 16,
             .most = 16},
    [SHARE] = {.title = N_("Share"), .type = TABLE_PERCENT, .least = 7, .most = 7},
    [BAR] = {.type = TABLE_BAR, .least = 26, .most = 60},
};

struct board_state {
    struct board figures;
    struct backup_state backup;
    bool stale;                    /* no good one for BACKUP_STALE_DAYS */
    int64_t then[BOARD_TIERS_MAX]; /* net of the tiers a week before, read for a comparison; fen */
    struct table_memory tiers;
};

static struct board_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_BOARD);
}

/*
 * part ÷ of in whole percent, halves rounded away from 0; 0 if of ≤ 0. Net figures may be negative if returns exceed
 * sales.
 */
static int64_t percent_of(int64_t part, int64_t of)
{
    if (of <= 0)
        return 0;
    return part < 0 ? -number_muldiv_half_up(-part, 100, of) : number_muldiv_half_up(part, 100, of);
}

/* The change against the earlier figure: "+12%", "-3%", "" if that was 0. */
static char *change(char buf[24], int64_t now, int64_t then)
{
    buf[0] = '\0';
    if (then > 0)
        snprintf(buf, 24, "%+" PRId64 "%%", percent_of(now - then, then));
    return buf;
}

static void figure(struct canvas *canvas, int row, const char *label, const char *value, const char *changed)
{
    canvas_text(canvas, row, AT_LABEL, AT_FIGURE - AT_LABEL - 1, ROLE_LABEL, label);
    canvas_pad(canvas, row, AT_FIGURE, AT_CHANGE - AT_FIGURE - 1, ROLE_MONEY, value, true);
    canvas_text(canvas, row, AT_CHANGE, AT_GAUGE - AT_CHANGE - 1, *changed == '-' ? ROLE_WARN : ROLE_GOOD, changed);
}

static void draw_takings(struct canvas *canvas, const struct board *board)
{
    const struct board_day *now = &board->today, *then = &board->before;
    char money[MONEY_TEXT], text[RENDER_TEXT], percent[24], number[MONEY_TEXT];
    figure(canvas, FIRST_ROW, _("Sales"), word_money(money, now->net), change(percent, now->net, then->net));
    canvas_text(canvas, FIRST_ROW, AT_BEFORE, -1, ROLE_PLAIN,
                then->bills == 0 && then->net == 0
                    ? _("no sales a week ago")
                    : word_fill(text, _("a week ago {0}"), word_money(money, then->net), NULL));
    int64_t share = percent_of(now->member_net, now->net), was = percent_of(then->member_net, then->net);
    snprintf(number, sizeof number, "%" PRId64 "%%", share);
    snprintf(percent, sizeof percent, "%+" PRId64, share - was);
    figure(canvas, FIRST_ROW + 1, _("Member %"), number, then->net > 0 ? percent : "");
    chart_gauge(canvas, FIRST_ROW + 1, AT_GAUGE, GAUGE, ROLE_GOOD, now->member_net, now->net);
    canvas_text(canvas, FIRST_ROW + 1, AT_MORE, -1, ROLE_PLAIN, word_money(money, now->member_net));
    int64_t average = now->bills > 0 && now->net > 0 ? number_muldiv_half_up(now->net, 1, now->bills) : 0;
    figure(canvas, FIRST_ROW + 2, _("Bills"), word_number(number, now->bills),
           change(percent, now->bills, then->bills));
    canvas_text(canvas, FIRST_ROW + 2, AT_BEFORE, AT_MORE - AT_BEFORE - 1, ROLE_PLAIN,
                word_fill(text, _("Avg bill {0}"), word_money(money, average), NULL));
    canvas_text(canvas, FIRST_ROW + 2, AT_MORE, -1, ROLE_PLAIN,
                word_fill(text, _("New members {0}"), word_number(number, now->new_members), NULL));
}

static void draw_owed(struct canvas *canvas, const struct counter *counter, const struct board *board)
{
    const struct programme *programme = counter->programme;
    char a[MONEY_TEXT], b[MONEY_TEXT], text[RENDER_TEXT];
    int64_t worth = 0;
    canvas_text(canvas, FIRST_ROW + 3, AT_LABEL, -1, ROLE_LABEL, _("Points"));
    canvas_text(canvas, FIRST_ROW + 3, AT_FIGURE, AT_BEFORE - AT_FIGURE - 1, ROLE_PLAIN,
                word_fill(text, _("given {0}  used {1}"), word_number(a, board->today.points_given),
                          word_number(b, board->today.points_used)));
    if (programme && programme->points.money.on)
        worth = number_muldiv_half_up(board->points, programme->points.money.worth, programme->points.money.points);
    canvas_text(canvas, FIRST_ROW + 3, AT_BEFORE, -1, ROLE_PLAIN,
                word_fill(text, _("outstanding {0} = {1}"), word_number(a, board->points), word_money(b, worth)));
    canvas_text(canvas, FIRST_ROW + 4, AT_LABEL, -1, ROLE_LABEL, _("Stored value"));
    canvas_text(
        canvas, FIRST_ROW + 4, AT_FIGURE, -1, ROLE_PLAIN,
        word_fill(text, _("paid in {0}  bonus {1}"), word_money(a, board->principal), word_money(b, board->bonus)));
}

static void draw_todo(struct canvas *canvas, const struct board *board)
{
    static const char *const todo[BOARD_TODOS] = {
        [BOARD_BIRTHDAYS] = N_("{0} birthdays {1}"),
        [BOARD_AT_RISK] = N_("{0} at risk {1}"),
        [BOARD_COUPONS] = N_("{0} coupons end today {1}"),
    };
    int col = AT_FIGURE - 2;
    canvas_text(canvas, FIRST_ROW + 5, AT_LABEL, -1, ROLE_LABEL, _("To do"));
    for (int i = 0; i < BOARD_TODOS; i++) {
        char n[16], count[MONEY_TEXT], text[RENDER_TEXT];
        snprintf(n, sizeof n, "%d", i + 1);
        word_fill(text, _(todo[i]), n, word_number(count, board->todo[i]));
        col = canvas_text(canvas, FIRST_ROW + 5, col + 2, -1, board->todo[i] > 0 ? ROLE_WARN : ROLE_FAINT, text);
    }
    char times[MONEY_TEXT], text[RENDER_TEXT];
    col = canvas_text(canvas, FIRST_ROW + 6, AT_FIGURE, -1, board->by_hand > 0 ? ROLE_WARN : ROLE_FAINT,
                      word_fill(text, _("4 manual changes {0}"), word_number(times, board->by_hand), NULL));
    col = canvas_text(canvas, FIRST_ROW + 6, col + 2, -1, board->uneven > 0 ? ROLE_WARN : ROLE_FAINT,
                      word_fill(text, _("5 over/short {0}"), word_number(times, board->uneven), NULL));
    if (board->drawer > 0)
        canvas_text(canvas, FIRST_ROW + 6, col + 2, -1, ROLE_WARN,
                    word_fill(text, _("no-sale opens {0}"), word_number(times, board->drawer), NULL));
}

/* Above all figures, since without a backup none of them may be there tomorrow; nothing while there is a good one. */
static void draw_backup(struct canvas *canvas, const struct counter *counter)
{
    const struct backup_state *backup = &own(counter)->backup;
    char at[DATE_TEXT], text[RENDER_TEXT];
    bool live = !desk_shop(counter->desk)->practice, failed = backup->failure[0] != '\0';
    if ((!live && backup->tried == 0) || (!own(counter)->stale && !failed))
        return;
    const char *says = backup->good == 0 ? _("No good backup yet: frontdesk shop backup")
                       : failed          ? _("The newest backup failed; the last good one is of {0}")
                                         : _("The last good backup is of {0}");
    canvas_text(canvas, FIRST_ROW - 1, AT_LABEL, -1, ROLE_WARN,
                word_fill(text, says, date_format_instant_short(at, backup->good), NULL));
}

/* Rows of the tiers with these net takings. The id of a tier's row is its position in the figures, counted from 1. */
static void fill_tiers(struct table_array *array, const struct counter *counter, const int64_t net[BOARD_TIERS_MAX])
{
    const struct board *board = &own(counter)->figures;
    int64_t all = 0;
    for (size_t i = 0; i < board->tiers; i++)
        all += net[i];
    for (size_t i = 0; i < board->tiers; i++) {
        struct table_cell *cell = table_array_add(array, (int64_t)i + 1);
        const char *name = word_tier(counter, board->tier[i].code);
        char text[MONEY_TEXT];
        cell[TIER].text = table_array_keep(array, *name ? name : _("no tier"));
        cell[PEOPLE].number = board->tier[i].members;
        cell[NET].number = cell[BAR].number = net[i];
        cell[NET].text = table_array_keep(array, word_money(text, net[i]));
        cell[SHARE].number = 100 * percent_of(net[i], all);
        snprintf(text, sizeof text, "%" PRId64 "%%", percent_of(net[i], all));
        cell[SHARE].text = table_array_keep(array, text);
    }
}

static void fill(struct table_array *array, const void *data)
{
    const struct board *board = &own(data)->figures;
    int64_t net[BOARD_TIERS_MAX];
    for (size_t i = 0; i < board->tiers; i++)
        net[i] = board->tier[i].net;
    fill_tiers(array, data, net);
}

static void fill_then(struct table_array *array, const void *data)
{
    fill_tiers(array, data, own(data)->then);
}

static void board_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct board *board = &own(counter)->figures;
    char title[RENDER_TEXT], day[DATE_TEXT];
    frame_rule(canvas, counter,
               word_fill(title, _("5 Today {0}, vs last {1} to now"), date_format_short(day, board->day),
                         word_weekday(board->day)));
    draw_backup(canvas, counter);
    draw_takings(canvas, board);
    draw_owed(canvas, counter, board);
    draw_todo(canvas, board);
    counter_table_draw(&own(counter)->tiers, canvas);
}

static enum status read_figures(struct counter *counter, struct error *err)
{
    struct board_state *board = own(counter);
    TRY(board_read(desk_db(counter->desk), desk_day(counter->desk), clock_now(), &board->figures, err));
    TRY(backup_newest(desk_db(counter->desk), &board->backup, err));
    board->stale = board->backup.good + BACKUP_STALE_DAYS * INT64_C(86400) < clock_now();
    counter_table_refill(&board->tiers);
    return STATUS_OK;
}

static enum status open_board(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    counter_table_open(counter, &own(counter)->tiers, columns, COLUMNS, fill, &frame);
    return read_figures(counter, err);
}

static void close_board(struct counter *counter)
{
    counter_table_close(&own(counter)->tiers);
}

static void refresh(struct counter *counter)
{
    struct error err;
    if (read_figures(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

static void open_tier(struct counter *counter)
{
    const struct board *board = &own(counter)->figures;
    struct behind_of of = {.day = board->day};
    int64_t tier;
    if (!counter_table_id(counter, &tier))
        return;
    text_copy(of.tier, sizeof of.tier, board->tier[tier - 1].code);
    counter_show(counter, SCREEN_BEHIND, &of);
}

/* The board is read again first, so that both windows are of one moment. */
static void compare(struct counter *counter)
{
    struct board_state *board = own(counter);
    struct error err;
    char day[DATE_TEXT];
    enum status status = read_figures(counter, &err);
    int64_t until = board->figures.day - WEEK;
    if (status == STATUS_OK)
        status = board_tiers_then(desk_db(counter->desk), &board->figures, until, board->then, &err);
    if (status == STATUS_OK)
        counter_table_compare(counter, TIER, date_format_short(day, until), fill_then);
    else
        counter_refuse(counter, &err);
}

static void open_todo(struct counter *counter)
{
    int64_t n = counter->spoken.number;
    if (n == BOARD_TODOS + 1) {
        counter_show(counter, SCREEN_CHANGES, NULL);
        return;
    }
    if (n == BOARD_TODOS + 2) {
        counter_show(counter, SCREEN_SHIFTS, NULL);
        return;
    }
    if (n < 1 || n > BOARD_TODOS) {
        counter_beep(counter);
        return;
    }
    struct behind_of of = {.day = own(counter)->figures.day, .of_todo = true, .todo = (enum board_todo)(n - 1)};
    counter_show(counter, SCREEN_BEHIND, &of);
}

static void print(struct counter *counter)
{
    printing_day(counter, own(counter)->figures.day);
}

static struct table_memory *table(const struct counter *counter)
{
    return &own(counter)->tiers;
}

static const struct binding bindings[] = {
    {BIND(ENTER, open_tier), .needs_row = true, .key = "Enter", .label = N_("Enter rows"), .prompt = true,
     .help = N_("members of the marked tier")},
    {BIND(DIGIT, open_todo), .key = "1-5", .label = N_("1-5 to do"), .prompt = true,
     .help = N_("the members, the changes or the shifts it is about")},
    {BIND(COMPARE, compare), .needs_row = true, .key = "=", .label = N_("=Week ago"), .prompt = true,
     .help = N_("the tiers beside the 30 days that ended a week ago")},
    BIND_HELP,
    {BIND(REPRINT, print), .when = printing_possible, .refuse = counter_reprint, .key = "^P", .label = N_("^P print"),
     .help = N_("prints the sums of the day")},
    BIND_BACK,
    BIND_UNDO,
    BIND_UP_DOWN,
    BIND_PAGES,
    BIND_REFRESH_LANGUAGE,
    BIND_TABLE_SORT,
    BIND_TABLE,
};

const struct screen screen_board = {
    .title = N_("Today"),
    .guarded = true,
    .permit = PERMIT_REPORT,
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct board_state),
    .open = open_board,
    .close = close_board,
    .table = table,
    .refresh = refresh,
    .draw = board_draw,
    SCREEN_BINDINGS(bindings),
};
