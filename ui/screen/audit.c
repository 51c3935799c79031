/* SPDX-License-Identifier: MIT */
/* audit: who did what, newest first, by person, act, member and day; Enter opens what a row is about. */
#include <inttypes.h>
#include <stdio.h>

#include "base/date.h"
#include "base/i18n.h"
#include "model/ledger.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"
#include "ui/counter/draw.h"
#include "ui/screen/audit_priv.h"

#define PAGE 500 /* rows read at once; the next older ones when the mark comes to the last */

enum { WHEN, STAFF, TILL, ACT, MEMBER, DETAIL, ID, COLUMNS };

static const struct table_frame frame = {.first = 2, .heading = true};

static const struct table_column columns[COLUMNS] = {
    [WHEN] = {.title = N_("When"), .least = 11, .most = 11, .by_number = true},
    [STAFF] = {.title = N_("Staff"), .least = 10, .most = 16},
    [TILL] = {.title = N_("Till"), .type = TABLE_INTEGER, .least = 4, .most = 6},
    [ACT] = {.title = N_("Act"), .least = 18, .most = 24, .gap = 2},
    [MEMBER] = {.title = N_("Member"), .least = 8, .most = 12},
    [DETAIL] = {.title = N_("Detail"), .least = 20, .most = 60},
    [ID] = {.title = N_("Number"), .type = TABLE_INTEGER, .least = 8, .most = 10, .hidden = true},
};

static struct audit_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_AUDIT);
}

static void fill_row(struct table_array *array, const struct audit_row *row)
{
    const struct audit *audit = &row->audit;
    struct table_cell *cell = table_array_add(array, audit->id);
    char at[DATE_TEXT], member[24];
    cell[WHEN].number = audit->at;
    cell[WHEN].text = table_array_keep(array, date_format_instant_short(at, audit->at));
    cell[STAFF].text = row->code;
    cell[TILL] = (struct table_cell){.number = audit->till, .absent = audit->till == 0};
    cell[ACT].text = render_act(audit->act);
    snprintf(member, sizeof member, "#%" PRId64, audit->member);
    cell[MEMBER].text = audit->member ? table_array_keep(array, member) : "";
    cell[DETAIL].text = audit->detail;
    cell[ID].number = audit->id;
}

static void fill(struct table_array *array, const void *data)
{
    const struct audit_list *list = &state(data)->list;
    for (size_t i = 0; i < list->count; i++)
        fill_row(array, &list->row[i]);
}

static enum status read_rows(struct counter *counter, struct error *err)
{
    struct audit_state *audit = state(counter);
    audit_list_clear(&audit->list);
    if (audit->pages == 0)
        audit->pages = 1;
    enum status status = audit_list(desk_db(counter->desk), &audit->filter, audit->pages * PAGE, &audit->list, err);
    counter_table_refill(&audit->rows);
    return status;
}

static enum status open_audit(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    counter_table_open(counter, &state(counter)->rows, columns, COLUMNS, fill, &frame);
    audit_filter_all(&state(counter)->filter);
    return read_rows(counter, err);
}

static void close_audit(struct counter *counter)
{
    audit_list_clear(&state(counter)->list);
    counter_table_close(&state(counter)->rows);
}

static void refresh(struct counter *counter)
{
    struct error err;
    if (read_rows(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

static bool more(const struct audit_state *audit)
{
    return audit->list.count == audit->pages * PAGE;
}

/* At the last row the next page is read, also of rows that a filter has left. */
static void settle(struct counter *counter)
{
    struct audit_state *audit = state(counter);
    const struct table *table = &audit->rows.table;
    const struct list *list = &table_top(table)->list;
    if (!counter_table_settle(counter)) /* first what the key wants to see: End moves the mark there */
        return;
    if (table_top(table)->kind != TABLE_SHEET_ROWS || !more(audit) || !table_top(table)->fresh ||
        list->marked + 1 < list->count)
        return;
    audit->pages++;
    refresh(counter);
}

/* An export writes all rows that fit, so that they are read before it. */
static bool read_all(struct counter *counter, const struct key *key)
{
    struct audit_state *audit = state(counter);
    bool exports = key->kind == KEY_CHAR && key->codepoint == 'e' && *counter_text(counter) == '\0';
    while (exports && more(audit)) {
        size_t before = audit->list.count;
        audit->pages *= 4;
        refresh(counter);
        if (audit->list.count == before)
            break;
    }
    return false;
}

static struct table_memory *table(const struct counter *counter)
{
    return &state(counter)->rows;
}

/* The entry of the marked row; 0: it has none. */
static int64_t marked_txn(struct counter *counter)
{
    const struct audit_list *list = &state(counter)->list;
    int64_t id = 0;
    counter_table_id(counter, &id);
    for (size_t i = 0; i < list->count; i++)
        if (list->row[i].audit.id == id)
            return list->row[i].audit.txn;
    return 0;
}

/* A bill opens as itself, any other entry as its steps. */
static void open_row(struct counter *counter)
{
    struct entry entry = {0};
    struct error err;
    int64_t txn = marked_txn(counter);
    if (txn == 0) {
        counter_object(counter, N_("No entry of the ledger belongs to this row: all that is kept is here."), NULL,
                       NULL);
        return;
    }
    enum status status = ledger_read(desk_db(counter->desk), txn, &entry, &err);
    int64_t bill = entry.bill;
    entry_clear(&entry);
    if (status != STATUS_OK)
        counter_refuse(counter, &err);
    else if (bill)
        counter_show(counter, SCREEN_RETURN, &bill);
    else
        counter_show(counter, SCREEN_STEPS, &txn);
}

static void choose(struct counter *counter)
{
    counter_show(counter, SCREEN_AUDIT_FORM, NULL);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct audit_state *audit = state(counter);
    char title[RENDER_TEXT], count[MONEY_TEXT];
    word_number(count, (int64_t)audit->list.count);
    frame_rule(canvas, counter,
               word_fill(title,
                         more(audit)       ? _("10 Audit: newest {0}, End: older")
                         : audit->filtered ? _("10 Audit, chosen rows: {0}")
                                           : _("10 Audit: {0}"),
                         count, NULL));
    counter_table_draw(&audit->rows, canvas);
}

static const struct binding bindings[] = {
    {BIND(ENTER, open_row), .needs_row = true, .key = "Enter", .label = N_("Enter open"), .prompt = true,
     .help = N_("opens the bill; without one, the steps")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    {BIND(F4, choose), .key = "F4", .label = N_("F4Choose"), .help = N_("by person, act, member and day; .1 too")},
    {CHOICE(1, choose), .help = N_("choose rows")},
    BIND_COMMON_LIST,
    BIND_TABLE_SORT,
    BIND_TABLE,
};

const struct screen screen_audit = {
    .title = N_("Audit"),
    .guarded = true,
    .permit = PERMIT_AUDIT,
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct audit_state),
    .open = open_audit,
    .close = close_audit,
    .resume = refresh,
    .settle = settle,
    .key = read_all,
    .table = table,
    .refresh = refresh,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
