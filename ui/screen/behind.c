/* SPDX-License-Identifier: MIT */
/* behind: the members behind a figure of the board; Enter opens a member's card. */
#include "ui/screen/behind.h"

#include <stdio.h>

#include "base/i18n.h"
#include "base/phone.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 2

struct behind_state {
    struct behind_of of;
    enum board_order order;
    struct board_people people;
    struct list rows;
};

static struct behind_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_BEHIND);
}

enum { OF_N = 1, OF_NAME = 6, OF_PHONE = 20, OF_TIER = 33, OF_BILLS = 44, OF_NET = 51, OF_LAST = 67 };

static void draw_person(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct counter *counter = data;
    const struct board_person *person = &own(counter)->people.person[index];
    char text[MONEY_TEXT], name[PERSON_TEXT], phone[PHONE_TEXT], day[DATE_TEXT];
    snprintf(text, sizeof text, "%zu", index + 1);
    canvas_text(canvas, row, OF_N, 4, ROLE_LABEL, text);
    canvas_text(canvas, row, OF_NAME, OF_PHONE - OF_NAME - 1, ROLE_PLAIN, word_name(name, person->name));
    canvas_text(canvas, row, OF_PHONE, OF_TIER - OF_PHONE - 1, ROLE_PLAIN,
                person->phone ? phone_mask(phone, person->phone) : "");
    canvas_text(canvas, row, OF_TIER, OF_BILLS - OF_TIER - 1, ROLE_PLAIN, word_tier(counter, person->tier));
    canvas_pad(canvas, row, OF_BILLS, OF_NET - OF_BILLS - 1, ROLE_PLAIN, word_number(text, person->bills), true);
    canvas_pad(canvas, row, OF_NET, OF_LAST - OF_NET - 2, ROLE_PLAIN, word_money(text, person->net), true);
    if (person->last_day > 0)
        canvas_text(canvas, row, OF_LAST, -1, ROLE_PLAIN, word_day(day, counter, person->last_day));
}

static const char *title_of(const struct counter *counter)
{
    static const char *const todo[BOARD_TODOS] = {
        [BOARD_BIRTHDAYS] = N_("birthday today"),
        [BOARD_AT_RISK] = N_("60 to 89 days without a purchase"),
        [BOARD_COUPONS] = N_("a coupon ends today"),
    };
    const struct behind_of *of = &own(counter)->of;
    return of->of_todo ? _(todo[of->todo]) : word_tier(counter, of->tier);
}

static void behind_draw(struct canvas *canvas, const struct counter *counter)
{
    static const char *const sorted[BOARD_ORDERS] = {[BOARD_BY_NET] = N_("last (net)"),
                                                     [BOARD_BY_BILLS] = N_("last (bills)"),
                                                     [BOARD_BY_LAST] = N_("last (newest)")};
    const struct behind_state *behind = own(counter);
    char title[RENDER_TEXT], count[32];
    snprintf(count, sizeof count, "%zu%s", behind->people.people, behind->people.more ? "+" : "");
    frame_rule(canvas, counter, word_fill(title, _("5 Members: {0}, {1}"), title_of(counter), count));
    int row = FIRST_ROW - 1;
    canvas_text(canvas, row, OF_NAME, -1, ROLE_LABEL, _("Name"));
    canvas_text(canvas, row, OF_PHONE, -1, ROLE_LABEL, _("Phone"));
    canvas_text(canvas, row, OF_TIER, -1, ROLE_LABEL, _("Tier"));
    canvas_pad(canvas, row, OF_BILLS, OF_NET - OF_BILLS - 1, ROLE_LABEL, _("Bills"), true);
    canvas_pad(canvas, row, OF_NET, OF_LAST - OF_NET - 2, ROLE_LABEL, _("30-day net"), true);
    canvas_text(canvas, row, OF_LAST, -1, ROLE_LABEL, _(sorted[behind->order]));
    list_draw(&behind->rows, canvas, FIRST_ROW, frame_sentence_row(canvas) - FIRST_ROW, draw_person, counter);
}

static enum status read_people(struct counter *counter, struct error *err)
{
    struct behind_state *behind = own(counter);
    const struct behind_of *of = &behind->of;
    struct db *db = desk_db(counter->desk);
    struct board_people people;
    enum status status = of->of_todo ? board_of_todo(db, of->todo, of->day, behind->order, &people, err)
                                     : board_of_tier(db, of->tier, of->day, behind->order, &people, err);
    if (status != STATUS_OK) {
        board_people_clear(&people);
        return status;
    }
    board_people_clear(&behind->people);
    behind->people = people;
    list_set(&behind->rows, people.people);
    return STATUS_OK;
}

static void refresh(struct counter *counter)
{
    struct error err;
    if (read_people(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

static enum status open_behind(struct counter *counter, const void *argument, struct error *err)
{
    struct behind_state *behind = own(counter);
    behind->of = *(const struct behind_of *)argument;
    TRY(read_people(counter, err));
    if (behind->people.people > 0)
        return STATUS_OK;
    counter_object(counter, N_("Nobody stands behind this figure today."), NULL, NULL);
    return error_set(err, STATUS_NOT_FOUND, "member", "nobody stands behind the figure");
}

static void close_behind(struct counter *counter)
{
    board_people_clear(&own(counter)->people);
}

static void sort_next(struct counter *counter)
{
    struct behind_state *behind = own(counter);
    behind->order = (behind->order + 1) % BOARD_ORDERS;
    behind->rows.marked = 0;
    refresh(counter);
}

static void open_member(struct counter *counter)
{
    const struct behind_state *behind = own(counter);
    if (hand_take(counter, behind->people.person[behind->rows.marked].member, 0))
        counter_show(counter, SCREEN_CARD, NULL);
}

static struct list *rows(struct counter *counter)
{
    return &own(counter)->rows;
}

static const struct binding bindings[] = {
    {BIND(ENTER, open_member), .needs_row = true, .key = "Enter", .label = N_("Enter card"), .prompt = true,
     .help = N_("the member's card; Enter there opens the bill")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .help = N_("moves to row n")},
    {BIND(SORT, sort_next), .needs_row = true, .several = true, .key = "[ ]", .label = N_("[ ]Sort"), .prompt = true,
     .help = N_("by takings, by bills, by the last visit")},
    BIND_COMMON_LIST,
};

const struct screen screen_behind = {
    .title = N_("Members behind a figure"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct behind_state),
    .open = open_behind,
    .close = close_behind,
    .list = rows,
    .resume = hand_drop,
    .refresh = refresh,
    .draw = behind_draw,
    SCREEN_BINDINGS(bindings),
};
