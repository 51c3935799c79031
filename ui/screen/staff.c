/* SPDX-License-Identifier: MIT */
/* staff: who works here, with their roles; for those who manage staff. */
#include "base/i18n.h"
#include "desk/manage.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"
#include "ui/counter/draw.h"

enum { NUMBER, CODE, NAME, ROLE, PIN, LEARNS, LEFT, COLUMNS };

static const struct table_frame frame = {.first = 2, .heading = true};

static const struct table_column columns[COLUMNS] = {
    [NUMBER] = {.type = TABLE_PLACE, .role = ROLE_LABEL, .least = 4, .most = 4},
    [CODE] = {.title = N_("Staff"), .least = 12, .most = 16},
    [NAME] = {.title = N_("Name"), .least = 14, .most = 30},
    [ROLE] = {.title = N_("Role"), .least = 10, .most = 12},
    [PIN] = {.title = N_("PIN"), .least = 8, .most = 10},
    [LEARNS] = {.title = N_("New until"), .type = TABLE_DATE, .least = 11, .most = 11},
    [LEFT] = {.title = N_("Left on"), .type = TABLE_DATE, .least = 11, .most = 11},
};

struct staff_state {
    struct staff_list people; /* all but the system */
    struct table_memory rows;
};

static struct staff_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_STAFF);
}

static void fill(struct table_array *array, const void *data)
{
    const struct staff_list *people = &state(data)->people;
    int64_t today = desk_day(((const struct counter *)data)->desk);
    for (size_t i = 0; i < people->count; i++) {
        const struct staff *person = &people->staff[i];
        if (person->role == ROLE_SYSTEM)
            continue;
        struct table_cell *cell = table_array_add(array, person->id);
        cell[CODE].text = person->code;
        cell[NAME].text = render_staff(person->name);
        cell[ROLE].text = render_role(permit_role_code(person->role));
        cell[PIN] = person->pin[0] ? (struct table_cell){.text = _("set")}
                                   : (struct table_cell){.text = _("none"), .role = ROLE_WARN};
        cell[LEARNS] = (struct table_cell){.number = person->learns_until, .absent = person->learns_until < today};
        cell[LEFT] = (struct table_cell){.number = person->left_on, .absent = person->left_on == 0};
    }
}

static enum status read_staff(struct counter *counter, struct error *err)
{
    struct staff_state *staff = state(counter);
    staff_list_clear(&staff->people);
    enum status status = staff_list(desk_db(counter->desk), &staff->people, err);
    counter_table_refill(&staff->rows);
    return status;
}

static enum status open_staff(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    counter_table_open(counter, &state(counter)->rows, columns, COLUMNS, fill, &frame);
    table_follow(&state(counter)->rows.table);
    return read_staff(counter, err);
}

static void close_staff(struct counter *counter)
{
    staff_list_clear(&state(counter)->people);
    counter_table_close(&state(counter)->rows);
}

static void refresh(struct counter *counter)
{
    struct error err;
    if (read_staff(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

static struct table_memory *table(const struct counter *counter)
{
    return &state(counter)->rows;
}

static void edit(struct counter *counter)
{
    int64_t id;
    if (counter_table_id(counter, &id))
        counter_show(counter, SCREEN_STAFF_FORM, &id);
}

static void add(struct counter *counter)
{
    counter_show(counter, SCREEN_STAFF_FORM, NULL);
}

static void set_pin(struct counter *counter)
{
    int64_t id;
    if (counter_table_id(counter, &id))
        counter_show(counter, SCREEN_PIN, &id);
}

/* A new clerk has the limits of clerks from now on. */
static void trained(struct counter *counter)
{
    struct staff_list *people = &state(counter)->people;
    const struct staff_edit edit = {.trained = true};
    struct manage_done done;
    struct error err;
    int64_t id;
    if (!counter_table_id(counter, &id))
        return;
    for (size_t i = 0; i < people->count; i++)
        if (people->staff[i].id == id) {
            if (manage_staff_edit(counter->desk, NULL, people->staff[i].code, &edit, &done, &err) != STATUS_OK)
                counter_refuse(counter, &err);
            break;
        }
    if (counter->refused)
        return;
    refresh(counter);
    counter_tell(counter, N_("From now on the limits of clerks hold."), NULL, NULL);
}

/* --- leaving ---------------------------------------------------------------------------------------------------- */

/* The marked person; false: there is none, or they could not be read, which is shown. */
static bool marked(struct counter *counter, struct staff *person)
{
    struct error err;
    int64_t id;
    if (!counter_table_id(counter, &id))
        return false;
    if (staff_get(desk_db(counter->desk), id, person, &err) == STATUS_OK)
        return true;
    counter_refuse(counter, &err);
    return false;
}

static void change_now(struct counter *counter)
{
    struct staff person;
    struct manage_done done;
    struct error err;
    if (!marked(counter, &person))
        return;
    struct staff_edit edit = {.back = person.left_on != 0, .left = person.left_on ? 0 : desk_day(counter->desk)};
    if (manage_staff_edit(counter->desk, NULL, person.code, &edit, &done, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    refresh(counter);
    if (!counter->refused)
        counter_tell(counter, edit.back ? N_("{0} works here again.") : N_("{0} has left and no longer signs in."),
                     render_staff(person.name), NULL);
}

static void ask_leave(struct counter *counter)
{
    struct staff person;
    if (!marked(counter, &person))
        return;
    struct counter_question *question = ask_open(
        counter, person.left_on ? N_("{0} works here again?") : N_("{0} has left? No longer signs in or approves."),
        render_staff(person.name), NULL);
    ask_option(question, 1, N_("yes"), change_now);
    ask_option(question, 2, N_("no"), NULL);
    question->marked = 2;
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    frame_rule(canvas, counter, _("10 Staff"));
    counter_table_draw(&state(counter)->rows, canvas);
}

static const struct binding bindings[] = {
    {BIND(ENTER, edit), .needs_row = true, .key = "Enter", .label = N_("Enter edit"), .prompt = true,
     .help = N_("name and role")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    {BIND(F2, add), .key = "F2", .label = N_("F2New"), .help = N_("adds one")},
    {BIND(DELETE, ask_leave), .needs_row = true, .key = "Del", .label = N_("Del left"),
     .help = N_("has left, or is back; asked first; nobody is deleted")},
    {CHOICE(1, set_pin), .needs_row = true, .label = N_(".1 PIN"), .help = N_("sets the PIN, and unlocks")},
    {CHOICE(2, trained), .needs_row = true, .help = N_("a new clerk has the limits of clerks from now on")},
    BIND_COMMON_LIST,
    BIND_TABLE_SORT,
    BIND_TABLE,
};

const struct screen screen_staff = {
    .title = N_("Staff"),
    .guarded = true,
    .permit = PERMIT_STAFF,
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct staff_state),
    .open = open_staff,
    .close = close_staff,
    .resume = refresh,
    .table = table,
    .refresh = refresh,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
