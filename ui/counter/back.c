/* SPDX-License-Identifier: MIT */
/* back: a finished bill: what of it comes back, or the whole made void, seen before it is written. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"

void back_clear_papers(struct counter *counter)
{
    struct counter_back *back = &counter->papers.back;
    sale_view_clear(&back->bill);
    return_view_clear(&back->preview);
    free(back->asked);
    *back = (struct counter_back){0};
}

static enum status read_member(struct counter *counter, struct error *err)
{
    struct counter_back *back = &counter->papers.back;
    struct member member;
    if (back->bill.member == 0)
        return STATUS_OK;
    TRY(member_get(desk_db(counter->desk), back->bill.member, &member, err));
    text_copy(back->name, sizeof back->name, member.name);
    counter_tier_name(counter, member.tier, back->tier);
    return STATUS_OK;
}

/* Opens a finished bill over what is there; false: refused. */
bool back_open(struct counter *counter, int64_t bill)
{
    struct counter_back *back = &counter->papers.back;
    struct error err;
    enum screen_id base = counter_base(counter);
    if (base == SCREEN_BILL || base == SCREEN_TENDER) {
        counter_object(counter, N_("Finish the open bill first, or put it aside (F6)."), NULL, NULL);
        return false;
    }
    back_clear_papers(counter);
    enum status status = sell_view(counter->desk, bill, &back->bill, &err);
    if (status == STATUS_OK)
        status = read_member(counter, &err);
    if (status != STATUS_OK) {
        counter_refuse(counter, &err);
        return false;
    }
    back->asked = mem_alloc((back->bill.lines + 1) * sizeof *back->asked);
    list_set(&back->lines, back->bill.lines);
    counter_push(counter, SCREEN_RETURN);
    return true;
}

static int64_t left_of(const struct view_line *line)
{
    return line->quantity - line->returned;
}

int64_t counter_left(const struct counter *counter, size_t line)
{
    return left_of(&counter->papers.back.bill.line[line]);
}

static bool anything_left(const struct counter_back *back)
{
    for (size_t i = 0; i < back->bill.lines; i++)
        if (left_of(&back->bill.line[i]) > 0)
            return true;
    return false;
}

static void refuse_line(struct counter *counter, const struct view_line *line)
{
    struct error err;
    char bought[MONEY_TEXT], gone[MONEY_TEXT];
    error_set(&err, STATUS_ALREADY_RETURNED, "line", "nothing left of the line");
    error_arg(&err, 0, "%" PRId64, line->no);
    error_arg(&err, 1, "%s", quantity_format(bought, line->quantity));
    error_arg(&err, 2, "%s", quantity_format(gone, line->returned));
    counter_refuse(counter, &err);
}

/* The line that was named, or the marked one; NULL: there is none such, and it was said. */
static struct view_line *line_named(struct counter *counter)
{
    struct counter_back *back = &counter->papers.back;
    char number[24];
    if (counter->spoken.number < 0)
        return &back->bill.line[back->lines.marked];
    for (size_t i = 0; i < back->bill.lines; i++)
        if (back->bill.line[i].no == counter->spoken.number)
            return &back->bill.line[i];
    snprintf(number, sizeof number, "%lld", (long long)counter->spoken.number);
    counter_object(counter, N_("There is no line {0}. Type a number on the screen."), number, NULL);
    return NULL;
}

static void ask_line(struct counter *counter)
{
    struct counter_back *back = &counter->papers.back;
    struct view_line *line = line_named(counter);
    char no[24], left[MONEY_TEXT];
    if (!line)
        return;
    int64_t most = left_of(line), asked = counter->spoken.quantity == QUANTITY_ALL ? most : counter->spoken.quantity;
    if (most <= 0) {
        refuse_line(counter, line);
        return;
    }
    if (asked > most) {
        snprintf(no, sizeof no, "%lld", (long long)line->no);
        counter_object(counter, N_("Of line {0} only {1} can come back. Type a smaller quantity."), no,
                       quantity_format(left, most));
        return;
    }
    back->lines.marked = (size_t)(line - back->bill.line);
    back->asked[back->lines.marked] = asked;
}

/* What is asked; *everything: all that is left, which the desk is told in one word. */
static size_t asked_lines(const struct counter_back *back, struct return_line *line, bool *everything)
{
    size_t lines = 0;
    *everything = true;
    for (size_t i = 0; i < back->bill.lines; i++) {
        *everything = *everything && back->asked[i] == left_of(&back->bill.line[i]);
        if (back->asked[i] > 0)
            line[lines++] = (struct return_line){.no = back->bill.line[i].no, .quantity = back->asked[i]};
    }
    return lines;
}

/* dry: into the preview; else written, under the key of the preview. */
static enum status give(struct counter *counter, bool dry, struct return_view *view, struct error *err)
{
    struct counter_back *back = &counter->papers.back;
    struct return_line *line = mem_alloc((back->bill.lines + 1) * sizeof *line);
    struct return_request request = {.bill = back->bill.bill_id, .voids = back->voids, .line = line};
    bool everything;
    if (!back->voids) {
        request.lines = asked_lines(back, line, &everything);
        if (everything)
            request.lines = 0;
    }
    enum status status = return_make(counter->desk, dry ? NULL : back->key, back->approver.id ? &back->approver : NULL,
                                     &request, dry, view, err);
    free(line);
    return status;
}

static void preview(struct counter *counter)
{
    struct counter_back *back = &counter->papers.back;
    struct return_view view = {0};
    struct error err;
    if (counter_approver(counter))
        back->approver = *counter_approver(counter);
    enum status status = give(counter, true, &view, &err);
    if (status == STATUS_APPROVAL_NEEDED)
        approve_ask(counter, &err, preview);
    else if (status != STATUS_OK)
        counter_refuse(counter, &err);
    if (status != STATUS_OK)
        return;
    return_view_clear(&back->preview);
    back->preview = view;
    act_key(back->key);
    counter_push(counter, SCREEN_PREVIEW);
}

void back_line(struct counter *counter)
{
    struct counter_back *back = &counter->papers.back;
    if (back->bill.voided || !anything_left(back)) {
        back->voids = false;
        preview(counter); /* the desk says what is wrong with it */
        return;
    }
    if (counter->spoken.number != 0) {
        ask_line(counter);
        return;
    }
    for (size_t i = 0; i < back->bill.lines; i++)
        back->asked[i] = left_of(&back->bill.line[i]);
}

void back_preview(struct counter *counter)
{
    struct counter_back *back = &counter->papers.back;
    bool asked = false;
    for (size_t i = 0; i < back->bill.lines; i++)
        asked = asked || back->asked[i] > 0;
    if (!asked && !back->bill.voided && anything_left(back)) {
        counter_object(counter, N_("Say what comes back: the line's number and Enter, or * and Enter for all."), NULL,
                       NULL);
        return;
    }
    back->voids = false;
    back->approver = (struct staff){0}; /* who approved of something else did not approve of this */
    preview(counter);
}

void back_void(struct counter *counter)
{
    counter->papers.back.voids = true;
    counter->papers.back.approver = (struct staff){0};
    preview(counter);
}

/* Written. What is to be handed back outside the program is named. */
static void tell(struct counter *counter, const struct return_view *view)
{
    struct counter_back *back = &counter->papers.back;
    char name[BILL_TEXT], given[COUNTER_ARG_TEXT];
    counter_bill_name(name, back->bill.bill);
    counter_tenders_text(given, view->tender, view->tenders);
    if (counter->done.shown && counter->done.view.bill_id == back->bill.bill_id) {
        if (back->voids)
            counter->done.voided = true;
        else
            done_clear(&counter->done); /* its figures are no longer so */
    }
    last_final(counter, N_("The last act was a return or void: it is not taken back. Ring the sale anew."));
    const char *text = view->tenders == 0 ? N_("Bill {0}: written. No money goes back.")
                       : back->voids      ? N_("Bill {0} is void. Give back: {1}")
                                          : N_("Bill {0}: returned. Give back: {1}");
    counter_tell(counter, text, name, given);
}

void back_write(struct counter *counter)
{
    struct return_view view = {0};
    struct error err;
    if (give(counter, false, &view, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    hand_drop(counter);
    counter_go(counter, SCREEN_IDLE);
    tell(counter, &view);
    return_view_clear(&view);
    back_clear_papers(counter);
}
