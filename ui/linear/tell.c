/* SPDX-License-Identifier: MIT */
/* tell: the states in words, what each asks, and help. */
#include "ui/linear/tell.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ui/screens/screens.h"

#define BIRTHDAY_TOLD 14 /* days ahead */

/* --- states ----------------------------------------------------------------------------------------------------- */

static void tell_shop(struct facts *facts, const struct till *till)
{
    const struct staff *staff = desk_staff(till->desk);
    char number[16], who[WORDS_TEXT], text[WORDS_TEXT];
    snprintf(number, sizeof number, "%02lld", (long long)desk_till_id(till->desk));
    snprintf(who, sizeof who, "%s %s", words_staff(staff->name), staff->code);
    facts_add(facts, NULL, word_fill(text, _("Till {0} {1}"), number,
                                     staff->role == ROLE_SYSTEM ? words_role(role_code(staff->role)) : who));
    if (desk_shop(till->desk)->practice)
        facts_add(facts, NULL, _("This is a practice shop: nothing here is real."));
}

static void add_coupons(struct buffer *line, const struct till_row *row)
{
    char count[24], text[WORDS_TEXT];
    if (row->coupons == 0)
        return;
    snprintf(count, sizeof count, "%zu", row->coupons);
    buffer_format(line, ", %s", word_fill(text, _("Coupons {0}"), count, NULL));
    if (row->coupon_today)
        buffer_format(line, ", %s", _("A coupon ends today"));
}

static void add_holdings(struct buffer *line, const struct till_row *row)
{
    char figure[MONEY_TEXT], text[WORDS_TEXT];
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
static void tell_row(struct facts *facts, const struct till *till, size_t index)
{
    const struct till_found *found = &till->found;
    const struct till_row *row = &found->row[index];
    char name[PERSON_TEXT], phone[24], day[DATE_TEXT], text[WORDS_TEXT];
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
        buffer_format(&line, ", %s", text_mask_phone(phone, row->phone));
    if (row->tier[0])
        buffer_format(&line, ", %s", row->tier);
    if (row->detailed)
        add_holdings(&line, row);
    if (row->last_day > 0)
        buffer_format(&line, ", %s", word_fill(text, _("last {0}"), word_day(day, till, row->last_day), NULL));
    facts_add(facts, NULL, line.text);
    buffer_clear(&line);
}

static void tell_found(struct facts *facts, const struct till *till)
{
    const struct till_found *found = &till->found;
    char number[24], text[WORDS_TEXT];
    if (found->rows == 0)
        return;
    snprintf(number, sizeof number, "%zu%s", found->rows, found->more ? "+" : "");
    const char *format = found->recent ? ngettext("{0} of late", "{0} of late", found->rows)
                         : found->wide ? ngettext("{0} found", "{0} found", found->rows)
                                       : ngettext("{0} member", "{0} members", found->rows);
    facts_add(facts, till_text(till), word_fill(text, format, number, NULL));
    for (size_t i = found->top; i < found->rows && i < found->top + TILL_DETAILED; i++)
        tell_row(facts, till, i);
    if (found->rows > TILL_DETAILED)
        facts_add(facts, NULL, _("More of them: :pgdn"));
}

static void tell_question(struct facts *facts, const struct till *till)
{
    const struct till_question *question = &till->question;
    char text[WORDS_TEXT];
    facts_add(facts, NULL, till_sentence(text, &question->text));
    for (size_t i = 0; i < question->options; i++) {
        snprintf(text, sizeof text, ".%d %s", question->option[i].n, _(question->option[i].label));
        facts_add(facts, NULL, text);
    }
}

static void tell_verdict(struct facts *facts, const struct till *till)
{
    bool usable = till->verdict.reason.status == STATUS_OK;
    facts_add(facts, till->verdict.coupon.code, usable ? _("USABLE.") : _("NOT USABLE."));
    read_screen(facts, till);
}

static void tell_proof(struct facts *facts, const struct till *till)
{
    char text[WORDS_TEXT];
    facts_add(facts, NULL, word_doubt(text, till));
}

static void tell_held(struct facts *facts, const struct till *till)
{
    char count[24], text[WORDS_TEXT];
    snprintf(count, sizeof count, "%zu", till->held.list.holds);
    if (till->held.list.holds > 0)
        facts_add(facts, NULL, word_fill(text, _("Bills put aside: {0} (F6)"), count, NULL));
}

static void tell_top(struct facts *facts, const struct till *till)
{
    switch (till_state(till)) {
    case TILL_IDLE:
    case TILL_MEMBER:
    case TILL_WALKIN:
    case TILL_BILL:
    case TILL_TENDER:
    case TILL_CODE:
        return;
    case TILL_QUERY:
        tell_found(facts, till);
        return;
    case TILL_ASK:
        tell_question(facts, till);
        return;
    case TILL_PROOF:
        tell_proof(facts, till);
        return;
    case TILL_VERDICT:
        tell_verdict(facts, till);
        return;
    default:
        read_screen(facts, till);
    }
}

void tell_all(struct facts *facts, const struct till *till)
{
    enum till_state state = till_state(till), base = till_base(till);
    char text[WORDS_TEXT];
    tell_shop(facts, till);
    tell_held(facts, till);
    tell_done(facts, till);
    if (state != TILL_IDLE && state != TILL_QUERY && state != TILL_ASK) {
        snprintf(text, sizeof text, "[%.200s]", _(till_caption(till)));
        facts_add(facts, NULL, text);
    }
    if (till->in_hand && !till->hidden)
        read_member(facts, till);
    if (base == TILL_BILL || base == TILL_TENDER)
        tell_bill(facts, till);
    tell_top(facts, till);
}

/* --- prompts ---------------------------------------------------------------------------------------------------- */

static const char *asked(char buf[WORDS_TEXT], const struct till *till)
{
    switch (till_state(till)) {
    case TILL_IDLE:
        return _("Scan / last 4 of phone / initials");
    case TILL_QUERY:
        return till_base(till) == TILL_IDLE ? _("Scan / last 4 of phone / initials") : _("Member for this bill");
    case TILL_MEMBER:
        return _("Bill amount");
    case TILL_WALKIN:
        return _("Walk-in, bill amount");
    case TILL_BILL:
        return _("Cash in");
    case TILL_TENDER:
        return till->bill.chosen ? words_tender(tender_code(till->bill.choice)) : _("Tender .n");
    case TILL_PROOF:
        return _("Middle four digits of the phone");
    case TILL_ASK:
        return _(".n answer");
    default:
        return read_prompt(buf, till);
    }
}

/* What Enter would do, in the footer's words. */
static char *default_of(char buf[WORDS_TEXT], const struct till *till)
{
    enum till_state state = till_state(till);
    char number[24];
    buf[0] = '\0';
    if ((state == TILL_QUERY && till->found.rows > 0) || (state == TILL_ITEM && till->items.list.items > 0)) {
        size_t row = state == TILL_QUERY ? till->found.marked - till->found.top : till->items.rows.marked;
        snprintf(number, sizeof number, "%zu", row + 1);
        return word_fill(buf, _("Enter=row {0}, .n row n"), number, NULL);
    }
    if (state == TILL_ASK) {
        for (size_t i = 0; i < till->question.options; i++)
            if (till->question.option[i].n == till->question.marked)
                word_fill(buf, _("Enter={0}"), _(till->question.option[i].label), NULL);
        return buf;
    }
    if (*till_text(till))
        return text_copy(buf, WORDS_TEXT, _("Enter=again"));
    const struct binding *row = keys_find(state, SIGN_ENTER, DIGIT_ANY);
    if (row && row->label && till_answers(till, row))
        word_fill(buf, _(row->label), words_tender(tender_code(till->default_tender)), NULL);
    return buf;
}

void tell_prompt(struct buffer *out, const struct till *till)
{
    char room[WORDS_TEXT], enter[WORDS_TEXT], kept[SIGN_TEXT_MAX];
    const char *question = asked(room, till);
    text_sanitise(kept, sizeof kept, keys_prompt(till_state(till)) == PROMPT_DIGITS ? "" : till_text(till));
    default_of(enter, till);
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

void tell_help(struct buffer *out, const struct till *till, const char *filter)
{
    char title[WORDS_TEXT];
    if (!*filter)
        tell_typing(out);
    buffer_format(out, "%s\n", word_fill(title, _("Help: {0}"), _(till_caption(till)), NULL));
    for (size_t i = 0; i < keys_count(); i++) {
        const struct binding *row = keys_at(i);
        if (!row->key || !keys_in(row, till_state(till)))
            continue;
        if (strcasestr(row->key, filter) || strcasestr(_(row->help), filter))
            buffer_format(out, "%s: %s\n", row->key, _(row->help));
    }
}
