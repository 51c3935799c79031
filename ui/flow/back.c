/* SPDX-License-Identifier: MIT */
/* back: a finished bill: what of it comes back, or the whole made void, seen before it is written. */
#include "ui/flow/inside.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"

void back_clear_papers(struct till *till)
{
    struct till_back *back = &till->papers.back;
    sale_view_clear(&back->bill);
    giveback_view_clear(&back->preview);
    free(back->asked);
    *back = (struct till_back){0};
}

static enum status read_member(struct till *till, struct error *err)
{
    struct till_back *back = &till->papers.back;
    struct member member;
    if (back->bill.member == 0)
        return STATUS_OK;
    TRY(member_get(desk_db(till->desk), back->bill.member, &member, err));
    text_copy(back->name, sizeof back->name, member.name);
    till_tier_name(till, member.tier, back->tier);
    return STATUS_OK;
}

/* Opens a finished bill over what is there; false: refused. */
bool back_open(struct till *till, int64_t bill)
{
    struct till_back *back = &till->papers.back;
    struct error err;
    enum till_state base = till_base(till);
    if (base == TILL_BILL || base == TILL_TENDER) {
        till_object(till, N_("Finish the open bill first, or put it aside (F6)."), NULL, NULL);
        return false;
    }
    back_clear_papers(till);
    enum status status = sell_view(till->desk, bill, &back->bill, &err);
    if (status == STATUS_OK)
        status = read_member(till, &err);
    if (status != STATUS_OK) {
        till_refuse(till, &err);
        return false;
    }
    back->asked = mem_alloc((back->bill.lines + 1) * sizeof *back->asked);
    list_set(&back->lines, back->bill.lines);
    till_push(till, TILL_RETURN);
    return true;
}

static int64_t left_of(const struct view_line *line)
{
    return line->quantity - line->returned;
}

int64_t till_left(const struct till *till, size_t line)
{
    return left_of(&till->papers.back.bill.line[line]);
}

static bool anything_left(const struct till_back *back)
{
    for (size_t i = 0; i < back->bill.lines; i++)
        if (left_of(&back->bill.line[i]) > 0)
            return true;
    return false;
}

static void refuse_line(struct till *till, const struct view_line *line)
{
    struct error err;
    char bought[MONEY_TEXT], gone[MONEY_TEXT];
    error_set(&err, STATUS_ALREADY_RETURNED, "line", "nothing left of the line");
    error_arg(&err, 0, "%" PRId64, line->no);
    error_arg(&err, 1, "%s", quantity_format(bought, line->quantity));
    error_arg(&err, 2, "%s", quantity_format(gone, line->returned));
    till_refuse(till, &err);
}

/* The line that was named, or the marked one; NULL: there is none such, and it was said. */
static struct view_line *line_named(struct till *till)
{
    struct till_back *back = &till->papers.back;
    char number[24];
    if (till->spoken.number < 0)
        return &back->bill.line[back->lines.marked];
    for (size_t i = 0; i < back->bill.lines; i++)
        if (back->bill.line[i].no == till->spoken.number)
            return &back->bill.line[i];
    snprintf(number, sizeof number, "%lld", (long long)till->spoken.number);
    till_object(till, N_("There is no line {0}. Type a number on the screen."), number, NULL);
    return NULL;
}

static void ask_line(struct till *till)
{
    struct till_back *back = &till->papers.back;
    struct view_line *line = line_named(till);
    char no[24], left[MONEY_TEXT];
    if (!line)
        return;
    int64_t most = left_of(line), asked = till->spoken.quantity == QUANTITY_ALL ? most : till->spoken.quantity;
    if (most <= 0) {
        refuse_line(till, line);
        return;
    }
    if (asked > most) {
        snprintf(no, sizeof no, "%lld", (long long)line->no);
        till_object(till, N_("Of line {0} only {1} can come back. Type a smaller quantity."), no, quantity_format(left, most));
        return;
    }
    back->lines.marked = (size_t)(line - back->bill.line);
    back->asked[back->lines.marked] = asked;
}

/* What is asked; *everything: all that is left, which the desk is told in one word. */
static size_t asked_lines(const struct till_back *back, struct giveback_line *line, bool *everything)
{
    size_t lines = 0;
    *everything = true;
    for (size_t i = 0; i < back->bill.lines; i++) {
        *everything = *everything && back->asked[i] == left_of(&back->bill.line[i]);
        if (back->asked[i] > 0)
            line[lines++] = (struct giveback_line){.no = back->bill.line[i].no, .quantity = back->asked[i]};
    }
    return lines;
}

/* dry: into the preview; else written, under the key of the preview. */
static enum status give(struct till *till, bool dry, struct giveback_view *view, struct error *err)
{
    struct till_back *back = &till->papers.back;
    struct giveback_line *line = mem_alloc((back->bill.lines + 1) * sizeof *line);
    struct giveback_request request = {.bill = back->bill.bill_id, .voids = back->voids, .line = line};
    bool everything;
    if (!back->voids) {
        request.lines = asked_lines(back, line, &everything);
        if (everything)
            request.lines = 0;
    }
    enum status status = giveback(till->desk, dry ? NULL : back->key, back->approver.id ? &back->approver : NULL,
                                  &request, dry, view, err);
    free(line);
    return status;
}

static void preview(struct till *till)
{
    struct till_back *back = &till->papers.back;
    struct giveback_view view = {0};
    struct error err;
    if (till_approver(till))
        back->approver = *till_approver(till);
    enum status status = give(till, true, &view, &err);
    if (status == STATUS_APPROVAL_NEEDED)
        approve_ask(till, &err, preview);
    else if (status != STATUS_OK)
        till_refuse(till, &err);
    if (status != STATUS_OK)
        return;
    giveback_view_clear(&back->preview);
    back->preview = view;
    act_key(back->key);
    till_push(till, TILL_PREVIEW);
}

void back_line(struct till *till)
{
    struct till_back *back = &till->papers.back;
    if (back->bill.voided || !anything_left(back)) {
        back->voids = false;
        preview(till); /* the desk says what is wrong with it */
        return;
    }
    if (till->spoken.number != 0) {
        ask_line(till);
        return;
    }
    for (size_t i = 0; i < back->bill.lines; i++)
        back->asked[i] = left_of(&back->bill.line[i]);
}

void back_preview(struct till *till)
{
    struct till_back *back = &till->papers.back;
    bool asked = false;
    for (size_t i = 0; i < back->bill.lines; i++)
        asked = asked || back->asked[i] > 0;
    if (!asked && !back->bill.voided && anything_left(back)) {
        till_object(till, N_("Say what comes back: the line's number and Enter, or * and Enter for all."), NULL, NULL);
        return;
    }
    back->voids = false;
    back->approver = (struct staff){0}; /* who approved of something else did not approve of this */
    preview(till);
}

void back_void(struct till *till)
{
    till->papers.back.voids = true;
    till->papers.back.approver = (struct staff){0};
    preview(till);
}

/* Written. What is to be handed back outside the program is named. */
static void tell(struct till *till, const struct giveback_view *view)
{
    struct till_back *back = &till->papers.back;
    char name[BILL_TEXT], given[TILL_ARG_TEXT];
    till_bill_name(name, back->bill.bill);
    till_tenders_text(given, view->tender, view->tenders);
    if (till->done.shown && till->done.view.bill_id == back->bill.bill_id) {
        if (back->voids)
            till->done.voided = true;
        else
            done_clear(&till->done); /* its figures are no longer so */
    }
    last_final(till, N_("The last act was a return or void: it is not taken back. Ring the sale anew."));
    const char *text = view->tenders == 0 ? N_("Bill {0}: written. No money goes back.")
                       : back->voids      ? N_("Bill {0} is void. Give back: {1}")
                                          : N_("Bill {0}: returned. Give back: {1}");
    till_tell(till, text, name, given);
}

void back_write(struct till *till)
{
    struct giveback_view view = {0};
    struct error err;
    if (give(till, false, &view, &err) != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    hand_drop(till);
    till_go(till, TILL_IDLE);
    tell(till, &view);
    giveback_view_clear(&view);
    back_clear_papers(till);
}
