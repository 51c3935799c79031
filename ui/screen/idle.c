/* SPDX-License-Identifier: MIT */
/* idle: waits for the next customer; its menu opens the screens of the office. */
#include "base/i18n.h"
#include "desk/settings.h"
#include "desk/shift.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/facts.h"

static void walk_in_line(struct counter *counter)
{
    hand_walk_in(counter);
    counter_type(counter, "*");
}

static const char *ask(char buf[RENDER_TEXT], const struct counter *counter)
{
    (void)buf;
    (void)counter;
    return _("Scan / last 4 of phone / initials");
}

static bool say(struct facts *facts, const struct counter *counter)
{
    glance_say(facts, counter);
    return false;
}

static void open_drawer(struct counter *counter)
{
    static const char *const reasons[] = {"change", "check", "other"};
    struct shift_done done;
    struct error err;
    if (shift_open_drawer(counter->desk, NULL, reasons[counter->spoken.number - 1], &done, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    else if (done.kicked)
        counter_tell(counter, N_("The drawer opens. No-sale opens are counted in the shift."), NULL, NULL);
    else
        counter_tell(counter, N_("No printer opens the drawer here: use its key. It is counted in the shift."), NULL,
                     NULL);
}

static void ask_drawer(struct counter *counter)
{
    struct counter_question *question = ask_open(counter, N_("Why is the drawer opened without a sale?"), NULL, NULL);
    ask_option(question, 1, N_("give change"), open_drawer);
    ask_option(question, 2, N_("check the cash"), open_drawer);
    ask_option(question, 3, N_("other reason"), open_drawer);
}

/* 1 and 2 set what a plain number on a bill means; 3 switches Alt+digit on or off. */
static void set_keys(struct counter *counter)
{
    bool number = counter->spoken.number < 3;
    const char *value = !number                       ? (counter->keys.alt_digits ? "no" : "yes")
                        : counter->spoken.number == 1 ? "default"
                                                      : "lines-first";
    struct error err;
    if (settings_set(counter->desk, NULL, approve_staff(counter), number ? "keys" : "alt_digits", value, &err) !=
        STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    counter_read_keys(counter);
    counter_tell(counter, N_("Key settings saved."), NULL, NULL);
}

static void ask_keys(struct counter *counter)
{
    bool lines = settings_is(counter->desk, "keys", "lines-first"), alt = counter->keys.alt_digits;
    struct counter_question *question =
        ask_open(counter,
                 lines ? N_("How plain numbers work. Now: a plain number adds a line.")
                       : N_("How plain numbers work. Now: a plain number is cash received."),
                 NULL, NULL);
    ask_option(question, 1, N_("cash"), set_keys);
    ask_option(question, 2, N_("add a line"), set_keys);
    ask_option(question, 3, alt ? N_("Alt+digit off") : N_("Alt+digit = F key"), set_keys);
}

static bool was_somebody_served(const struct counter *counter)
{
    return counter->last_member != 0;
}

static const struct binding bindings[] = {
    {BIND(TEXT, find_search), .key = "0-9 a-z",
     .help = N_("last 4 or full phone, card, pinyin, initials, name; 5678z both")},
    {BIND(ENTER, hand_walk_in), .key = "Enter", .label = N_("Enter walk-in"), .prompt = true,
     .help = N_("walk-in; Enter once more goes back")},
    {BIND(STAR, walk_in_line), .key = "*A Enter", .help = N_("walk-in, with one line of A")},
    {BIND(PLUS, hand_missing)},
    {BIND(MINUS, hand_missing)},
    {BIND(SLASH, counter_show_bound), .argument = SCREEN_NUMBER, .key = "/N Enter", .label = N_("/Bill"),
     .help = N_("bill N: return, void, receipt; / Enter: the day's bills")},
    {CHOICE(1, counter_show_bound), .argument = SCREEN_SHIFT, .help = N_("handover")},
    {CHOICE(2, counter_show_bound), .argument = SCREEN_BOARD, .help = N_("today's figures")},
    {CHOICE(3, counter_show_bound), .argument = SCREEN_BILLS, .help = N_("bills, returns")},
    {CHOICE(4, counter_show_bound), .argument = SCREEN_RULES, .help = N_("rules")},
    {CHOICE(5, ask_drawer), .help = N_("open drawer")},
    {CHOICE(6, lock_open), .label = N_(".Menu"), .prompt = true, .help = N_("lock")},
    {CHOICE(7, counter_language), .help = N_("language")},
    {CHOICE(8, counter_show_bound), .argument = SCREEN_ORDERS, .help = N_("orders, accounts")},
    {CHOICE(9, ask_keys), .help = N_("keys")},
    {CHOICE(0, counter_show_bound), .argument = SCREEN_OFFICE, .help = N_("office")},
    {BIND(COMMAND, counter_show_bound), .argument = SCREEN_OFFICE, .key = ":",
     .help = N_("the office by name: items, staff, settings, reports")},
    BIND_HELP,
    {BIND(F2, hand_find), .key = "F2", .label = N_("F2Member"),
     .help = N_("recent members, or find one; on a bill: attach or change")},
    {BIND(F3, hand_find_last), .when = was_somebody_served, .refuse = hand_find_last, .key = "F3",
     .label = N_("F3Last"), .help = N_("the last member again")},
    {BIND(F6, counter_show_bound), .argument = SCREEN_HELD, .when = hold_any, .refuse = counter_show_bound, .key = "F6",
     .label = N_("F6Recall"), .help = N_("held bills")},
    {BIND(F4, counter_show_bound), .argument = SCREEN_QUEUE, .key = "F4",
     .help = N_("the printer: what waits, what is unsure, its set-up")},
    BIND_COUPON_CODE,
    {BIND(F7, counter_show_bound), .argument = SCREEN_GIFTS, .key = "F7", .label = N_("F7Gifts"),
     .help = N_("what points buy")},
    BIND_REPRINT_SHOWN,
    {BIND(BACK, counter_back), .key = "F12 Esc ..", .help = N_("clears what is typed")},
    BIND_UNDO_SHOWN,
    BIND_UP_DOWN,
    BIND_PAGES,
    BIND_REFRESH_LANGUAGE,
    {BIND(QUIT, counter_ask_quit), .key = "^C", .help = N_("quits the counter, asked first")},
};

const struct screen screen_idle = {
    .title = N_("Counter"),
    .prompt = PROMPT_START,
    .flags = SCREEN_UNNAMED,
    .back = counter_stay,
    .draw = finder_draw,
    .say = say,
    .ask = ask,
    SCREEN_BINDINGS(bindings),
};
