/* SPDX-License-Identifier: MIT */
/* family: who may pay with the stored value of the member in hand, or whose they may pay with; links and parts them. */
#include "desk/family.h"

#include <string.h>

#include "base/i18n.h"
#include "base/money.h"
#include "base/phone.h"
#include "base/text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"
#include "ui/counter/draw.h"

enum { NUMBER, NAME, PHONE, SIDE, LIMIT, USED, COLUMNS };

static const struct table_frame frame = {.first = 2, .heading = true};

static const struct table_column columns[COLUMNS] = {
    [NUMBER] = {.type = TABLE_PLACE, .role = ROLE_LABEL, .least = 4, .most = 4},
    [NAME] = {.title = N_("Name"), .least = 12, .most = 24, .gap = 2},
    [PHONE] = {.title = N_("Phone"), .least = 13, .most = 15},
    [SIDE] = {.title = N_("Stored value"), .least = 21, .most = 28, .gap = 2},
    [LIMIT] = {.title = N_("A month"), .type = TABLE_MONEY, .least = 11, .most = 14},
    [USED] = {.title = N_("Of it used"), .type = TABLE_MONEY, .least = 11, .most = 14},
};

struct family_state {
    struct table_memory rows;
    int64_t parting;        /* the member asked about */
    char key[ACT_KEY_TEXT]; /* of parting them, set when the question is asked */
};

static struct family_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_FAMILY);
}

static void fill(struct table_array *array, const void *data)
{
    const struct member_link_list *list = &((const struct counter *)data)->hand.links;
    char name[PERSON_TEXT], phone[PHONE_TEXT], money[MONEY_TEXT];
    for (size_t i = 0; i < list->links; i++) {
        const struct member_link *link = &list->link[i];
        struct table_cell *cell = table_array_add(array, link->member);
        cell[NAME].text = table_array_keep(array, word_name(name, link->name));
        cell[PHONE].text = table_array_keep(array, link->phone > 0 ? phone_mask(phone, link->phone) : "");
        cell[SIDE].text = link->holds ? _("theirs pays for this one") : _("pays for them too");
        cell[LIMIT].number = link->limit;
        cell[LIMIT].text =
            link->limit == LIMIT_NONE ? _("no limit") : table_array_keep(array, word_money(money, link->limit));
        cell[USED].number = link->used;
        cell[USED].text = table_array_keep(array, word_money(money, link->used));
    }
}

static enum status open_family(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    (void)err;
    counter_table_open(counter, &state(counter)->rows, columns, COLUMNS, fill, &frame);
    state(counter)->rows.table.empty = N_("Nobody shares stored value with this member. F2 links one.");
    return STATUS_OK;
}

static void close_family(struct counter *counter)
{
    counter_table_close(&state(counter)->rows);
}

/* The member in hand has been read again. */
static void refresh(struct counter *counter)
{
    counter_table_refill(&state(counter)->rows);
}

static struct table_memory *table(const struct counter *counter)
{
    return &state(counter)->rows;
}

static const struct member_link *marked(struct counter *counter)
{
    int64_t member;
    return counter_table_id(counter, &member) ? member_link_with(&counter->hand.links, member) : NULL;
}

/* Who lets another pay with their stored value proves who they are. */
static void add(struct counter *counter)
{
    if (hand_proven(counter))
        counter_show(counter, SCREEN_FAMILY_FORM, NULL);
}

static void change(struct counter *counter)
{
    const struct member_link *link = marked(counter);
    char name[PERSON_TEXT];
    if (!link || !hand_proven(counter))
        return;
    if (link->holds)
        counter_object(counter, N_("The limit is {0}'s to change: take them in hand (F2)."),
                       word_name(name, link->name), NULL);
    else
        counter_show(counter, SCREEN_FAMILY_FORM, link);
}

static void part(struct counter *counter)
{
    struct family_request request = {
        .member = counter->hand.member.id, .other = state(counter)->parting, .apart = true};
    struct error err;
    if (family_link(counter->desk, state(counter)->key, NULL, &request, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    last_final(counter, N_("The last act parted a family: link them again to undo it."));
    counter_refresh(counter);
    if (!counter->refused)
        counter_tell(counter, N_("They are parted: from now on each pays alone."), NULL, NULL);
}

static void ask_part(struct counter *counter)
{
    const struct member_link *link = marked(counter);
    char name[PERSON_TEXT];
    if (!link)
        return;
    state(counter)->parting = link->member;
    act_key(state(counter)->key);
    struct counter_question *question =
        ask_open(counter,
                 link->holds ? N_("Part them? This member then cannot pay with {0}'s stored value.")
                             : N_("Part them? {0} then cannot pay with this stored value."),
                 word_name(name, link->name), NULL);
    ask_option(question, 1, N_("keep it"), NULL);
    ask_option(question, 3, N_("part them"), part);
    question->marked = 1;
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    frame_rule(canvas, counter, _("8 Family card"));
    counter_table_draw(&state(counter)->rows, canvas);
    if (counter->hand.links.links == 0)
        canvas_cursor(canvas, frame.first + 1, 0);
}

static const struct binding bindings[] = {
    {BIND(ENTER, change), .needs_row = true, .key = "Enter", .label = N_("Enter limit"), .prompt = true,
     .help = N_("changes what that one may pay in a month")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    {BIND(F2, add), .key = "F2", .label = N_("F2New"),
     .help = N_("lets another member pay with this one's stored value; .1 too")},
    {CHOICE(1, add), .help = N_("lets another member pay with this one's stored value")},
    {BIND(DELETE, ask_part), .needs_row = true, .key = "Del", .label = N_("Del part"), .prompt = true,
     .help = N_("parts the two; asks first; .2 too")},
    {CHOICE(2, ask_part), .needs_row = true, .help = N_("parts the two; asks first")},
    BIND_COMMON_LIST,
};

const struct screen screen_family = {
    .title = N_("Family card"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_PERSONAL,
    .state_size = sizeof(struct family_state),
    .open = open_family,
    .close = close_family,
    .resume = refresh,
    .table = table,
    .refresh = refresh,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
