/* SPDX-License-Identifier: MIT */
/* finder: the idle counter and what the typed text finds. */
#include <stdio.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/money.h"
#include "base/phone.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/facts.h"

#define PROMPT_ROW 1
#define FIRST_ROW 2
#define BIRTHDAY_SHOWN 14 /* days ahead */

#define AT_N 1
#define AT_NAME 3
#define AT_PHONE 12
#define AT_TIER 24

/* What is behind the phone, from left to right. */
enum { TIER, POINTS, WALLET, LAST, COUPONS, BIRTHDAY, PARTS };

static const struct {
    int at, right; /* column; cells to the right end of a part that ends there, 0: it begins at the column */
    enum cell_role role;
} places[PARTS] = {
    [TIER] = {AT_TIER, 0, ROLE_PLAIN}, [POINTS] = {31, 9, ROLE_PLAIN},  [WALLET] = {41, 0, ROLE_PLAIN},
    [LAST] = {54, 0, ROLE_PLAIN},      [COUPONS] = {65, 0, ROLE_PLAIN}, [BIRTHDAY] = {71, 0, ROLE_GOOD},
};

/* Parts left out where not all fit, the least important first. */
static const int spare[] = {LAST, BIRTHDAY, COUPONS};

struct part {
    char text[MONEY_TEXT + NAME_TEXT]; /* "": none */
    int col, width;
};

static void fill_holdings(struct part part[PARTS], const struct counter_row *hit)
{
    char figure[MONEY_TEXT], text[RENDER_TEXT];
    word_fill(text, _("{0}p"), word_number(figure, hit->points), NULL);
    text_copy(part[POINTS].text, sizeof part->text, text);
    if (hit->wallet > 0) {
        word_fill(text, _("SV {0}"), money_format_grouped(figure, hit->wallet), NULL);
        text_copy(part[WALLET].text, sizeof part->text, text);
    }
    if (hit->coupons > 0) {
        snprintf(figure, sizeof figure, "%zu", hit->coupons);
        word_fill(text, _("{0}cpn"), figure, NULL);
        snprintf(part[COUPONS].text, sizeof part->text, "%.40s%s", text, hit->coupon_today ? "!" : "");
    }
    if (hit->birthday_in >= 0 && hit->birthday_in <= BIRTHDAY_SHOWN) {
        snprintf(figure, sizeof figure, "%lld", (long long)hit->birthday_in);
        word_fill(text, hit->birthday_in == 0 ? _("bday today") : _("bday {0}d"), figure, NULL);
        text_copy(part[BIRTHDAY].text, sizeof part->text, text);
    }
}

/*
 * Puts each part into its column or one cell behind the part before it, and moves parts to the left where the last
 * would reach beyond `cols`. Returns how many cells are missing.
 */
static int place_parts(struct part part[PARTS], int cols)
{
    int end = AT_TIER - 1, limit = cols;
    for (int i = 0; i < PARTS; i++) {
        if (!*part[i].text)
            continue;
        part[i].width = text_width(part[i].text);
        part[i].col = places[i].at + (places[i].right > part[i].width ? places[i].right - part[i].width : 0);
        if (part[i].col <= end)
            part[i].col = end + 1;
        end = part[i].col + part[i].width;
    }
    for (int i = PARTS - 1; i >= 0; i--) {
        if (!*part[i].text)
            continue;
        if (part[i].col + part[i].width > limit)
            part[i].col = limit - part[i].width;
        limit = part[i].col - 1;
    }
    return limit + 1 < AT_TIER ? AT_TIER - limit - 1 : 0;
}

/* Leaves out what there is no room for; after that only the name of the tier is cut. */
static void fit_parts(struct part part[PARTS], int cols)
{
    char tier[sizeof part->text];
    for (size_t i = 0; place_parts(part, cols) > 0 && i < sizeof spare / sizeof *spare; i++)
        part[spare[i]].text[0] = '\0';
    int over = place_parts(part, cols), width = part[TIER].width;
    if (over == 0 || !*part[TIER].text)
        return;
    text_cut(tier, sizeof tier, part[TIER].text, width > over ? width - over : 1);
    text_copy(part[TIER].text, sizeof part->text, tier);
    place_parts(part, cols);
}

static void draw_parts(struct canvas *canvas, const struct counter *counter, const struct counter_row *hit, int row)
{
    struct part part[PARTS] = {0};
    char day[DATE_TEXT], text[RENDER_TEXT];
    text_sanitise(part[TIER].text, sizeof part->text, hit->tier);
    if (hit->detailed)
        fill_holdings(part, hit);
    if (hit->last_day > 0) {
        word_fill(text, _("last {0}"), word_day(day, counter, hit->last_day), NULL);
        text_copy(part[LAST].text, sizeof part->text, text);
    }
    fit_parts(part, canvas->cols);
    for (int i = 0; i < PARTS; i++)
        if (*part[i].text)
            canvas_text(canvas, row, part[i].col, -1, places[i].role, part[i].text);
    if (*part[COUPONS].text && hit->coupon_today)
        canvas_paint(canvas, row, part[COUPONS].col + part[COUPONS].width - 1, 1, ROLE_WARN);
}

static void draw_hit(struct canvas *canvas, const struct counter *counter, size_t index, int row)
{
    const struct counter_found *found = &counter->found;
    const struct counter_row *hit = &found->row[index];
    char name[PERSON_TEXT], phone[PHONE_TEXT], text[RENDER_TEXT], number[24];
    size_t n = index - found->top + 1;
    bool marked = index == found->list.marked;
    snprintf(number, sizeof number, "%zu", n);
    canvas_text(canvas, row, 0, 1, ROLE_PLAIN, marked ? ">" : "");
    canvas_text(canvas, row, AT_N, 1, ROLE_LABEL, n <= COUNTER_DETAILED ? number : "");
    if (hit->kind != ROW_MEMBER)
        canvas_text(canvas, row, AT_NAME, -1, ROLE_PLAIN, word_row(text, hit));
    else {
        canvas_text(canvas, row, AT_NAME, AT_PHONE - AT_NAME - 1, ROLE_PLAIN, word_name(name, hit->name));
        if (hit->former)
            canvas_text(canvas, row, AT_PHONE, AT_TIER - AT_PHONE - 1, ROLE_WARN, _("former no."));
        else if (hit->phone > 0)
            canvas_text(canvas, row, AT_PHONE, AT_TIER - AT_PHONE - 1, ROLE_PLAIN, phone_mask(phone, hit->phone));
        draw_parts(canvas, counter, hit, row);
    }
    if (marked)
        canvas_paint(canvas, row, 0, -1, ROLE_MARKED);
}

static void draw_count(struct canvas *canvas, const struct counter *counter)
{
    const struct counter_found *found = &counter->found;
    char number[24], text[RENDER_TEXT];
    snprintf(number, sizeof number, "%zu%s", found->list.count, found->more ? "+" : "");
    const char *format = found->recent            ? ngettext("{0} recent", "{0} recent", found->list.count)
                         : found->list.count == 0 ? _("no member")
                         : found->wide            ? ngettext("{0} found", "{0} found", found->list.count)
                                                  : ngettext("{0} member", "{0} members", found->list.count);
    word_fill(text, format, number, NULL);
    int width = text_width(text);
    canvas_text(canvas, PROMPT_ROW, canvas->cols - width - 1, width, ROLE_LABEL, text);
}

static void draw_hits(struct canvas *canvas, const struct counter *counter)
{
    const struct counter_found *found = &counter->found;
    int last = canvas->rows - 6;
    int row = FIRST_ROW;
    for (size_t i = found->top; i < found->list.count && row <= last; i++, row++)
        draw_hit(canvas, counter, i, row);
    draw_count(canvas, counter);
    char phone[RENDER_TEXT];
    const char *text = counter_text(counter);
    if (found->list.count == 0 && counter_screen(counter) == SCREEN_QUERY && *text != '\0')
        canvas_text(canvas, FIRST_ROW, 3, -1, ROLE_FAINT,
                    word_fill(phone,
                              hand_is_phone(text) ? _("{0} is no member yet. Enter enrols.")
                                                  : _("No member for {0}. A full phone number and Enter enrols."),
                              text, NULL));
}

void finder_draw(struct canvas *canvas, const struct counter *counter)
{
    enum screen_id base = counter_base(counter);
    bool over = base != SCREEN_IDLE, bill = base == SCREEN_BILL || base == SCREEN_TENDER;
    if (over)
        frame_rule(canvas, counter, bill ? _("Member for this bill") : _("Another member"));
    else
        frame_title(canvas, counter);
    frame_prompt(canvas, counter, PROMPT_ROW, 1, _("Scan / last 4 of phone / initials"), counter_text(counter));
    if (counter_screen(counter) == SCREEN_QUERY)
        draw_hits(canvas, counter);
    if (over)
        return;
    if (glance_stands(counter))
        glance_draw(canvas, counter, FIRST_ROW + 1, canvas->rows - 7);
    hold_strip(canvas, counter, canvas->rows - 5);
    done_draw(canvas, counter, canvas->rows - 4);
}

static struct list *finder_rows(struct counter *counter)
{
    return &counter->found.list;
}

static enum status open_finder(struct counter *counter, const void *argument, struct error *err)
{
    enum find_kind kind = *(const enum find_kind *)argument;
    struct counter_found *found = &counter->found;
    (void)err;
    found->list = (struct list){0};
    found->top = 0;
    found->more = false;
    found->recent = kind == FIND_RECENT;
    found->wide = kind == FIND_WIDE;
    found->stale = true;
    return STATUS_OK;
}

#define BIRTHDAY_TOLD 14 /* days ahead */

static void add_coupons(struct buffer *line, const struct counter_row *row)
{
    char count[24], text[RENDER_TEXT];
    if (row->coupons == 0)
        return;
    snprintf(count, sizeof count, "%zu", row->coupons);
    buffer_format(line, ", %s", word_fill(text, _("Coupons {0}"), count, NULL));
    if (row->coupon_today)
        buffer_format(line, ", %s", _("A coupon ends today"));
}

static void add_holdings(struct buffer *line, const struct counter_row *row)
{
    char figure[MONEY_TEXT], text[RENDER_TEXT];
    buffer_format(line, ", %s", word_fill(text, _("{0} points"), word_number(figure, row->points), NULL));
    if (row->wallet > 0)
        buffer_format(line, ", %s", word_fill(text, _("Stored {0}"), word_money(figure, row->wallet), NULL));
    add_coupons(line, row);
    if (row->birthday_in < 0 || row->birthday_in > BIRTHDAY_TOLD)
        return;
    snprintf(figure, sizeof figure, "%lld", (long long)row->birthday_in);
    word_fill(text, row->birthday_in == 0 ? _("Birthday today") : _("Birthday in {0}d"), figure, NULL);
    buffer_format(line, ", %s", text);
}

/* "1. 张*丽, 138****5678, Gold, 12,480 points, Stored ¥300.00, last 07-26" */
static void tell_row(struct facts *facts, const struct counter *counter, size_t index)
{
    const struct counter_found *found = &counter->found;
    const struct counter_row *row = &found->row[index];
    char name[PERSON_TEXT], phone[PHONE_TEXT], day[DATE_TEXT], text[RENDER_TEXT];
    struct buffer line = {0};
    if (row->kind != ROW_MEMBER) {
        buffer_format(&line, "%zu. %s", index - found->top + 1, word_row(text, row));
        facts_add(facts, NULL, line.text);
        buffer_clear(&line);
        return;
    }
    buffer_format(&line, "%zu. %s", index - found->top + 1, word_name(name, row->name));
    if (row->former)
        buffer_format(&line, ", %s", _("former no."));
    else if (row->phone > 0)
        buffer_format(&line, ", %s", phone_mask(phone, row->phone));
    if (row->tier[0])
        buffer_format(&line, ", %s", row->tier);
    if (row->detailed)
        add_holdings(&line, row);
    if (row->last_day > 0)
        buffer_format(&line, ", %s", word_fill(text, _("last {0}"), word_day(day, counter, row->last_day), NULL));
    facts_add(facts, NULL, line.text);
    buffer_clear(&line);
}

static bool say(struct facts *facts, const struct counter *counter)
{
    const struct counter_found *found = &counter->found;
    char number[24], text[RENDER_TEXT];
    if (found->list.count == 0)
        return false;
    snprintf(number, sizeof number, "%zu%s", found->list.count, found->more ? "+" : "");
    const char *format = found->recent ? ngettext("{0} recent", "{0} recent", found->list.count)
                         : found->wide ? ngettext("{0} found", "{0} found", found->list.count)
                                       : ngettext("{0} member", "{0} members", found->list.count);
    facts_add(facts, counter_text(counter), word_fill(text, format, number, NULL));
    for (size_t i = found->top; i < found->list.count && i < found->top + COUNTER_DETAILED; i++)
        tell_row(facts, counter, i);
    if (found->list.count > COUNTER_DETAILED)
        facts_add(facts, NULL, _("More of them: :pgdn"));
    return false;
}

static const char *ask(char buf[RENDER_TEXT], const struct counter *counter)
{
    (void)buf;
    return counter_base(counter) == SCREEN_IDLE ? _("Scan / last 4 of phone / initials") : _("Member for this bill");
}

static const char *enter(char buf[RENDER_TEXT], const struct counter *counter)
{
    char number[24];
    if (counter->found.list.count == 0)
        return *counter_text(counter) ? _("Enter=again") : "";
    snprintf(number, sizeof number, "%zu", counter->found.list.marked - counter->found.top + 1);
    return word_fill(buf, _("Enter=row {0}, .n row n"), number, NULL);
}

static const struct binding bindings[] = {
    {BIND(TEXT, find_search), .key = "0-9 a-z",
     .help = N_("last 4 or full phone, card, pinyin, initials, name; 5678z both")},
    {BIND(QUERY, find_take), .needs_row = true, .refuse = find_take, .key = "Enter", .label = N_("Enter 1st"),
     .prompt = true, .help = N_("takes the marked row; a new phone number: enrols")},
    {BIND(CHOICE, find_pick), .needs_row = true, .refuse = find_pick, .several = true, .key = ".n",
     .label = N_(".2 2nd"), .prompt = true, .help = N_("chooses row n")},
    {BIND(ENTER, find_take), .needs_row = true, .refuse = find_take, .key = "Enter",
     .help = N_("takes the marked one of the recent members")},
    {BIND(STAR, find_first)},
    {BIND(PLUS, find_first)},
    BIND_COMMON_LIST,
};

const struct screen screen_finder = {
    .title = N_("Find"),
    .prompt = PROMPT_QUERY,
    .flags = SCREEN_LETS_GO | SCREEN_UNNAMED,
    .open = open_finder,
    .list = finder_rows,
    .move = find_move,
    .settle = find_settle,
    .draw = finder_draw,
    .say = say,
    .ask = ask,
    .enter = enter,
    SCREEN_BINDINGS(bindings),
};
