/* SPDX-License-Identifier: MIT */
/* tell: the states in words, what each asks, and help. */
#include "ui/linear/tell.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/phone.h"
#include "base/text.h"
#include "ui/counter/draw.h"

#define BIRTHDAY_TOLD 14 /* days ahead */

/* --- states ----------------------------------------------------------------------------------------------------- */

static void tell_shop(struct facts *facts, const struct counter *counter)
{
    const struct staff *staff = desk_staff(counter->desk);
    char number[16], who[RENDER_TEXT], text[RENDER_TEXT];
    snprintf(number, sizeof number, "%02lld", (long long)desk_till_id(counter->desk));
    snprintf(who, sizeof who, "%s %s", render_staff(staff->name), staff->code);
    facts_add(facts, NULL,
              word_fill(text, _("Till {0} {1}"), number,
                        staff->role == ROLE_SYSTEM ? render_role(permit_role_code(staff->role)) : who));
    if (desk_shop(counter->desk)->practice)
        facts_add(facts, NULL, _("This is a practice shop: nothing here is real."));
}

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

static void tell_found(struct facts *facts, const struct counter *counter)
{
    const struct counter_found *found = &counter->found;
    char number[24], text[RENDER_TEXT];
    if (found->list.count == 0)
        return;
    snprintf(number, sizeof number, "%zu%s", found->list.count, found->more ? "+" : "");
    const char *format = found->recent ? ngettext("{0} of late", "{0} of late", found->list.count)
                         : found->wide ? ngettext("{0} found", "{0} found", found->list.count)
                                       : ngettext("{0} member", "{0} members", found->list.count);
    facts_add(facts, counter_text(counter), word_fill(text, format, number, NULL));
    for (size_t i = found->top; i < found->list.count && i < found->top + COUNTER_DETAILED; i++)
        tell_row(facts, counter, i);
    if (found->list.count > COUNTER_DETAILED)
        facts_add(facts, NULL, _("More of them: :pgdn"));
}

static void tell_question(struct facts *facts, const struct counter *counter)
{
    const struct counter_question *question = &counter->question;
    char text[RENDER_TEXT];
    facts_add(facts, NULL, counter_sentence(text, &question->text));
    for (size_t i = 0; i < question->options; i++) {
        snprintf(text, sizeof text, ".%d %s", question->option[i].n, _(question->option[i].label));
        facts_add(facts, NULL, text);
    }
}

static void tell_verdict(struct facts *facts, const struct counter *counter)
{
    bool usable = counter->verdict.reason.status == STATUS_OK;
    facts_add(facts, counter->verdict.coupon.code, usable ? _("USABLE.") : _("NOT USABLE."));
    read_screen(facts, counter);
}

static void tell_proof(struct facts *facts, const struct counter *counter)
{
    char text[RENDER_TEXT];
    facts_add(facts, NULL, word_doubt(text, counter));
}

static void tell_held(struct facts *facts, const struct counter *counter)
{
    char count[24], text[RENDER_TEXT];
    snprintf(count, sizeof count, "%zu", counter->held.list.holds);
    if (counter->held.list.holds > 0)
        facts_add(facts, NULL, word_fill(text, _("Bills put aside: {0} (F6)"), count, NULL));
}

static void tell_top(struct facts *facts, const struct counter *counter)
{
    switch (counter_screen(counter)) {
    case SCREEN_IDLE:
    case SCREEN_MEMBER:
    case SCREEN_WALKIN:
    case SCREEN_BILL:
    case SCREEN_TENDER:
    case SCREEN_CODE:
        return;
    case SCREEN_QUERY:
        tell_found(facts, counter);
        return;
    case SCREEN_ASK:
        tell_question(facts, counter);
        return;
    case SCREEN_PROOF:
        tell_proof(facts, counter);
        return;
    case SCREEN_VERDICT:
        tell_verdict(facts, counter);
        return;
    default:
        read_screen(facts, counter);
    }
}

void tell_all(struct facts *facts, const struct counter *counter)
{
    enum screen_id state = counter_screen(counter), base = counter_base(counter);
    char text[RENDER_TEXT];
    tell_shop(facts, counter);
    tell_held(facts, counter);
    tell_done(facts, counter);
    if (state != SCREEN_IDLE && state != SCREEN_QUERY && state != SCREEN_ASK) {
        snprintf(text, sizeof text, "[%.200s]", _(counter_caption(counter)));
        facts_add(facts, NULL, text);
    }
    if (counter->in_hand && !counter->hidden)
        read_member(facts, counter);
    if (base == SCREEN_BILL || base == SCREEN_TENDER)
        tell_bill(facts, counter);
    tell_top(facts, counter);
}

/* --- prompts ---------------------------------------------------------------------------------------------------- */

static const char *asked(char buf[RENDER_TEXT], const struct counter *counter)
{
    switch (counter_screen(counter)) {
    case SCREEN_IDLE:
        return _("Scan / last 4 of phone / initials");
    case SCREEN_QUERY:
        return counter_base(counter) == SCREEN_IDLE ? _("Scan / last 4 of phone / initials")
                                                    : _("Member for this bill");
    case SCREEN_MEMBER:
        return _("Bill amount");
    case SCREEN_WALKIN:
        return _("Walk-in, bill amount");
    case SCREEN_BILL:
        return _("Cash in");
    case SCREEN_TENDER:
        return counter->bill.chosen ? render_tender(tender_code(counter->bill.choice)) : _("Tender .n");
    case SCREEN_PROOF:
        return _("Middle four digits of the phone");
    case SCREEN_ASK:
        return _(".n answer");
    default:
        return read_prompt(buf, counter);
    }
}

/* What Enter would do, in the footer's words. */
static char *default_of(char buf[RENDER_TEXT], const struct counter *counter)
{
    enum screen_id state = counter_screen(counter);
    char number[24];
    buf[0] = '\0';
    if ((state == SCREEN_QUERY && counter->found.list.count > 0) || (state == SCREEN_ITEM && counter->rows > 0)) {
        size_t row = state == SCREEN_QUERY ? counter->found.list.marked - counter->found.top : counter->marked;
        snprintf(number, sizeof number, "%zu", row + 1);
        return word_fill(buf, _("Enter=row {0}, .n row n"), number, NULL);
    }
    if (state == SCREEN_ASK) {
        for (size_t i = 0; i < counter->question.options; i++)
            if (counter->question.option[i].n == counter->question.marked)
                word_fill(buf, _("Enter={0}"), _(counter->question.option[i].label), NULL);
        return buf;
    }
    if (*counter_text(counter))
        return text_copy(buf, RENDER_TEXT, _("Enter=again"));
    const struct binding *row = binding_find(counter_top(counter), counter->preset, SIGN_ENTER, DIGIT_ANY);
    if (row && row->label && binding_answers(counter, row))
        word_fill(buf, _(row->label), render_tender(tender_code(counter->default_tender)), NULL);
    return buf;
}

void tell_prompt(struct buffer *out, const struct counter *counter)
{
    char room[RENDER_TEXT], enter[RENDER_TEXT], kept[SIGN_TEXT_MAX];
    const char *question = asked(room, counter);
    text_sanitise(kept, sizeof kept, counter_top(counter)->prompt == PROMPT_DIGITS ? "" : counter_text(counter));
    default_of(enter, counter);
    buffer_add(out, question);
    if (*kept)
        buffer_format(out, "%s[%s]", *question ? " " : "", kept);
    if (*enter)
        buffer_format(out, "%s(%s)", *question || *kept ? " " : "", enter);
    buffer_add(out, *question || *kept || *enter ? " > " : "> ");
}

/* --- help ------------------------------------------------------------------------------------------------------- */

static void tell_typing(struct buffer *out)
{
    buffer_format(out, "%s\n", _("A line is what you would type, its end is Enter; an empty line is Enter alone."));
    buffer_format(out, "%s\n", _("Lines that are keys: F1 to F12, .. (one step back), ^Z (undo), ^L (language)."));
    buffer_format(out, "%s\n", _("And :up :down :pgup :pgdn :del :tab :back-tab :scan CODE :again (all of it) :quit."));
}

void tell_help(struct buffer *out, const struct counter *counter, const char *filter)
{
    char title[RENDER_TEXT];
    if (!*filter)
        tell_typing(out);
    buffer_format(out, "%s\n", word_fill(title, _("Help: {0}"), _(counter_caption(counter)), NULL));
    const struct screen *top = counter_top(counter);
    for (size_t i = 0; i < top->binding_count; i++) {
        const struct binding *row = &top->bindings[i];
        if (!row->key || !binding_holds(row, counter->preset))
            continue;
        if (strcasestr(row->key, filter) || strcasestr(_(row->help), filter))
            buffer_format(out, "%s: %s\n", row->key, _(row->help));
    }
}
