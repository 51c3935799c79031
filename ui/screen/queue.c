/* SPDX-License-Identifier: MIT */
/* queue: what waits for the till's printer or may have been printed in part: tried again or dropped. */
#include <inttypes.h>
#include <stdio.h>

#include "base/i18n.h"
#include "desk/print.h"
#include "desk/settings.h"
#include "render/slip_text.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"
#include "ui/counter/draw.h"
#include "ui/counter/printing.h"

#define ROWS_MOST 500
#define PLACE_ROW 2

enum { NUMBER, WHAT, WHEN, STATE, WHY, COLUMNS };

static const struct table_frame frame = {.first = 5, .below = 1, .heading = true};

static const struct table_column columns[COLUMNS] = {
    [NUMBER] = {.title = N_("No."), .type = TABLE_INTEGER, .role = ROLE_LABEL, .least = 5, .most = 9},
    [WHAT] = {.title = N_("Description"), .least = 13, .most = 16, .gap = 2},
    [WHEN] = {.title = N_("When"), .least = 11, .most = 14},
    [STATE] = {.title = N_("Status"), .least = 13, .most = 16},
    [WHY] = {.title = N_("Reason"), .least = 31, .most = 60, .gap = 2},
};

struct queue_state {
    struct print_job_list jobs;
    struct printer printer;
    char place[SETTING_TEXT];
    int64_t dropping; /* the job that the question is about */
    char key[ACT_KEY_TEXT];
    struct table_memory rows;
};

static struct queue_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_QUEUE);
}

static void fill_job(struct table_array *array, const struct print_job *job)
{
    struct table_cell *cell = table_array_add(array, job->id);
    char when[DATE_TEXT];
    cell[NUMBER].number = job->id;
    cell[WHAT].text = slip_text_kind(job->kind);
    cell[WHEN].text = table_array_keep(array, date_format_instant_short(when, job->at));
    cell[STATE].text = slip_text_state(job->state);
    if (job->state == PRINT_UNSURE)
        cell[STATE].role = ROLE_WARN;
    cell[WHY].text = slip_text_why(job->error);
}

static void fill(struct table_array *array, const void *data)
{
    const struct queue_state *queue = state(data);
    for (size_t i = 0; i < queue->jobs.count; i++)
        fill_job(array, &queue->jobs.job[i]);
}

static enum status read_jobs(struct counter *counter, struct error *err)
{
    struct queue_state *queue = state(counter);
    print_job_list_clear(&queue->jobs);
    settings_printer(counter->desk, desk_till_id(counter->desk), &queue->printer);
    settings_get(counter->desk, "printer", queue->place);
    enum status status =
        print_job_open(desk_db(counter->desk), desk_till_id(counter->desk), 0, ROWS_MOST, &queue->jobs, err);
    counter_table_refill(&queue->rows);
    return status;
}

static enum status open_queue(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    counter_table_open(counter, &state(counter)->rows, columns, COLUMNS, fill, &frame);
    state(counter)->rows.table.empty = N_("Nothing waits.");
    return read_jobs(counter, err);
}

static void close_queue(struct counter *counter)
{
    print_job_list_clear(&state(counter)->jobs);
    counter_table_close(&state(counter)->rows);
}

static void refresh(struct counter *counter)
{
    struct error err;
    if (read_jobs(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

static struct table_memory *table(const struct counter *counter)
{
    return &state(counter)->rows;
}

static void retry(struct counter *counter)
{
    int64_t job;
    struct print_done done;
    struct error err;
    if (!counter_table_id(counter, &job))
        return;
    if (print_retry(counter->desk, NULL, job, &done, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    else if (done.again)
        counter_tell(counter, N_("It goes to the printer, marked as a reprint."), NULL, NULL);
    else
        counter_tell(counter, N_("It goes to the printer."), NULL, NULL);
    refresh(counter);
}

static void drop(struct counter *counter)
{
    struct queue_state *queue = state(counter);
    struct print_done done;
    struct error err;
    if (print_drop(counter->desk, queue->key, queue->dropping, &done, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    else
        counter_tell(counter, N_("Dropped: it will not be printed."), NULL, NULL);
    refresh(counter);
}

static void ask_drop(struct counter *counter)
{
    struct queue_state *queue = state(counter);
    char number[24];
    if (!counter_table_id(counter, &queue->dropping))
        return;
    act_key(queue->key);
    snprintf(number, sizeof number, "%" PRId64, queue->dropping);
    struct counter_question *question =
        ask_open(counter, N_("Drop job {0}, so that it is never printed?"), number, NULL);
    ask_option(question, 1, N_("keep it"), NULL);
    ask_option(question, 3, N_("remove it"), drop);
    question->marked = 1;
}

static void set_up(struct counter *counter)
{
    counter_show(counter, SCREEN_PRINTER, NULL);
}

static void draw_place(struct canvas *canvas, const struct queue_state *queue)
{
    char text[RENDER_TEXT], facts[80];
    if (queue->printer.kind == PRINTER_NONE) {
        canvas_text(canvas, PLACE_ROW, 1, -1, ROLE_PLAIN,
                    _("This till has no printer: receipts are shown. F4 sets one up."));
        return;
    }
    snprintf(facts, sizeof facts, "%s  %s", queue->printer.narrow ? "58 mm" : "80 mm",
             queue->printer.utf8 ? "UTF-8" : "GB18030");
    canvas_text(canvas, PLACE_ROW, 1, -1, ROLE_PLAIN, word_fill(text, _("Printer {0}, {1}"), queue->place, facts));
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct queue_state *queue = state(counter);
    char title[RENDER_TEXT], count[24];
    snprintf(count, sizeof count, "%zu", queue->jobs.count);
    frame_rule(canvas, counter, word_fill(title, _("8 Printer: {0} waiting"), count, NULL));
    canvas_cursor(canvas, PLACE_ROW, 0);
    draw_place(canvas, queue);
    counter_table_draw(&queue->rows, canvas);
}

static const struct binding bindings[] = {
    {BIND(ENTER, retry), .needs_row = true, .key = "Enter", .label = N_("Enter try again"), .prompt = true,
     .help = N_("tries the marked one again now; an unsure one as a reprint")},
    {BIND(DELETE, ask_drop), .needs_row = true, .key = "Del", .label = N_("Del remove"), .prompt = true,
     .help = N_("drops the marked one, asked")},
    {BIND(F4, set_up), .key = "F4", .label = N_("F4Set up"), .help = N_("sets the printer up and tries it")},
    {BIND(DIGIT, counter_move_to), .needs_row = true, .several = true, .key = "n", .label = N_("n row"), .prompt = true,
     .help = N_("moves to row n")},
    BIND_HELP,
    BIND_REPRINT,
    BIND_BACK,
    BIND_UP_DOWN,
    BIND_PAGES,
    BIND_TABLE_SORT,
    BIND_TABLE,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_queue = {
    .title = N_("Printer"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct queue_state),
    .open = open_queue,
    .close = close_queue,
    .resume = refresh,
    .table = table,
    .refresh = refresh,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
