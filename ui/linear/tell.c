/* SPDX-License-Identifier: MIT */
/* tell: the state of the counter in words, its prompts and help. */
#include "ui/linear/tell.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/phone.h"
#include "base/text.h"
#include "desk/seat.h"
#include "ui/counter/draw.h"

/* --- states ----------------------------------------------------------------------------------------------------- */

static void tell_shop(struct facts *facts, const struct counter *counter)
{
    const struct staff *staff = desk_staff(counter->desk);
    char till[TILL_TEXT], who[RENDER_TEXT], text[RENDER_TEXT];
    snprintf(who, sizeof who, "%s %s", render_staff(staff->name), staff->code);
    facts_add(facts, NULL,
              word_fill(text, _("Till {0} {1}"), seat_label(till, counter->desk),
                        staff->role == ROLE_SYSTEM ? render_role(permit_role_code(staff->role)) : who));
    if (desk_shop(counter->desk)->practice)
        facts_add(facts, NULL, _("This is a practice shop: nothing here is real."));
}

static void tell_held(struct facts *facts, const struct counter *counter)
{
    char count[24], text[RENDER_TEXT];
    snprintf(count, sizeof count, "%zu", counter->held.list.holds);
    if (counter->held.list.holds > 0)
        facts_add(facts, NULL, word_fill(text, _("Held bills: {0} (F6)"), count, NULL));
}

static void tell_top(struct facts *facts, const struct counter *counter)
{
    const struct screen *top = counter_top(counter);
    if (!top->say || top->say(facts, counter))
        read_screen(facts, counter);
}

void tell_all(struct facts *facts, const struct counter *counter)
{
    enum screen_id base = counter_base(counter);
    char text[RENDER_TEXT];
    tell_shop(facts, counter);
    tell_held(facts, counter);
    tell_done(facts, counter);
    if (!(counter_top(counter)->flags & SCREEN_UNNAMED)) {
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

/* What Enter would do, in the words of the footer. */
static const char *default_of(char buf[RENDER_TEXT], const struct counter *counter)
{
    const struct screen *top = counter_top(counter);
    buf[0] = '\0';
    if (top->enter)
        return top->enter(buf, counter);
    if (*counter_text(counter))
        return _("Enter=again");
    const struct binding *binding = binding_find(top, counter->preset, SIGN_ENTER, DIGIT_ANY);
    if (binding && binding->label && binding_answers(counter, binding))
        word_fill(buf, _(binding->label), render_tender(tender_code(counter->default_tender)), NULL);
    return buf;
}

void tell_prompt(struct buffer *out, const struct counter *counter)
{
    const struct screen *top = counter_top(counter);
    char room[RENDER_TEXT], enter_room[RENDER_TEXT], kept[SIGN_TEXT_MAX];
    const char *question = top->ask ? top->ask(room, counter) : read_prompt(room, counter);
    const char *enter = default_of(enter_room, counter);
    text_sanitise(kept, sizeof kept, top->prompt == PROMPT_DIGITS ? "" : counter_text(counter));
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
    buffer_format(out, "%s\n", _("Each line is one entry; its end counts as Enter; an empty line is Enter alone."));
    buffer_format(out, "%s\n", _("Lines that are keys: F1 to F12, .. (one step back), ^Z (undo), ^L (language)."));
    buffer_format(out, "%s\n", _("Also :up :down :pgup :pgdn :del :tab :back-tab :scan CODE :again :quit."));
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
