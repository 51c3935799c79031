/* SPDX-License-Identifier: MIT */
/* ask: a question over the lower rows of what is on the screen. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/facts.h"

#define ROWS 3 /* above the sentence */

static void ask_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct counter_question *question = &counter->question;
    char text[RENDER_TEXT];
    int row = frame_box(canvas, ROWS), col = 0;
    canvas_text(canvas, row, 1, -1, ROLE_WARN, counter_sentence(text, counter, &question->text));
    for (size_t i = 0; i < question->options; i++) {
        bool marked = question->option[i].n == question->marked;
        snprintf(text, sizeof text, "%s.%d %s", marked ? ">" : " ", question->option[i].n,
                 _(question->option[i].label));
        if (marked)
            canvas_cursor(canvas, row + 1, col);
        col = canvas_text(canvas, row + 1, col, -1, marked ? ROLE_MARKED : ROLE_PLAIN, text) + 2;
    }
    if (question->marked < 0)
        canvas_cursor(canvas, row + 1, 0);
}

static void answer(struct counter *counter, int n)
{
    for (size_t i = 0; i < counter->question.options; i++)
        if (counter->question.option[i].n == n) {
            counter_pop(counter);
            counter->approved = counter->question.approved;
            counter->answering = true;
            if (counter->question.option[i].run)
                counter->question.option[i].run(counter);
            counter->answering = counter->approved = false;
            return;
        }
    counter->refused = true;
    counter_beep(counter);
}

/* Going back answers nothing, but may have to leave things in order. */
static void cancel(struct counter *counter)
{
    void (*run)(struct counter * counter) = counter->question.cancelled;
    counter_pop(counter);
    if (run)
        run(counter);
}

static void answer_chosen(struct counter *counter)
{
    answer(counter, (int)counter->spoken.number);
}

static void answer_marked(struct counter *counter)
{
    answer(counter, counter->question.marked);
}

static bool any_marked(const struct counter *counter)
{
    return counter->question.marked >= 0;
}

static bool answer_first(struct counter *counter, const struct route *route, const char *text)
{
    (void)route;
    (void)text;
    counter_object(counter, N_("Answer first, then scan again."), NULL, NULL);
    return true;
}

static bool say(struct facts *facts, const struct counter *counter)
{
    const struct counter_question *question = &counter->question;
    char text[RENDER_TEXT];
    facts_add(facts, NULL, counter_sentence(text, counter, &question->text));
    for (size_t i = 0; i < question->options; i++) {
        snprintf(text, sizeof text, ".%d %s", question->option[i].n, _(question->option[i].label));
        facts_add(facts, NULL, text);
    }
    return false;
}

static const char *ask(char buf[RENDER_TEXT], const struct counter *counter)
{
    (void)buf;
    (void)counter;
    return _(".n answer");
}

static const char *enter(char buf[RENDER_TEXT], const struct counter *counter)
{
    for (size_t i = 0; i < counter->question.options; i++)
        if (counter->question.option[i].n == counter->question.marked)
            word_fill(buf, _("Enter={0}"), _(counter->question.option[i].label), NULL);
    return buf;
}

static const struct binding bindings[] = {
    {BIND(ENTER, answer_marked), .when = any_marked, .refuse = answer_marked, .key = "Enter",
     .label = N_("Enter=the > one"), .prompt = true, .help = N_("the answer marked >")},
    {BIND(CHOICE, answer_chosen), .key = ".n", .label = N_(".n answer"), .prompt = true, .help = N_("answer n")},
    BIND_HELP,
    BIND_REPRINT,
    BIND_BACK,
    BIND_UP_DOWN,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_ask = {
    .title = N_("Question"),
    .prompt = PROMPT_CHOICE,
    .flags = SCREEN_BOX | SCREEN_UNNAMED | SCREEN_DISARMS,
    .back = cancel,
    .draw = ask_draw,
    .scan = answer_first,
    .say = say,
    .ask = ask,
    .enter = enter,
    SCREEN_BINDINGS(bindings),
};
