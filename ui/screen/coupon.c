/* SPDX-License-Identifier: MIT */
/* coupon: a member's coupons, a code asked, and the verdict on one, large enough to be read across the counter. */
#include <stdio.h>

#include "base/date.h"
#include "base/money.h"
#include "base/phone.h"
#include "base/text.h"
#include "ui/counter/draw.h"
#include "ui/counter/hint.h"

#define FIRST_ROW 2
#define LABEL_COL 3
#define VALUE_COL 16

static char *until_text(char buf[RENDER_TEXT], const struct counter *counter, int64_t day)
{
    char text[DATE_TEXT];
    if (day >= DATE_NEVER)
        return text_copy(buf, RENDER_TEXT, _("no end"));
    if (day == desk_day(counter->desk))
        return text_copy(buf, RENDER_TEXT, _("ends today"));
    return word_fill(buf, _("to {0}"), date_format(text, day), NULL);
}

/* In a word: the marked one's sentence stands below the list. */
static const char *state_text(const struct counter *counter, size_t index, bool on)
{
    const struct coupon *coupon = &counter->hand.coupons.coupon[index];
    if (on)
        return _("on the bill");
    if (coupon->state != COUPON_USABLE || !counter_coupon_unfit(counter, index))
        return render_coupon_state(coupon_state_code(coupon->state));
    return counter_base(counter) == SCREEN_BILL ? _("not on this bill") : _("not now");
}

static void draw_coupon(struct canvas *canvas, const struct counter *counter, size_t index, int row)
{
    const struct coupon *coupon = &counter->hand.coupons.coupon[index];
    char number[24], code[COUPON_TEXT], until[RENDER_TEXT];
    bool today = coupon->expires_on == desk_day(counter->desk);
    bool on = counter_base(counter) == SCREEN_BILL && bill_coupon_on(counter, coupon->code);
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, 0, 1, ROLE_PLAIN, index == counter->list.rows.marked ? ">" : "");
    canvas_text(canvas, row, 1, 2, ROLE_LABEL, number);
    canvas_text(canvas, row, 4, 14, ROLE_PLAIN, coupon_code_show(code, coupon->code));
    canvas_text(canvas, row, 20, 26, ROLE_PLAIN, word_offer(counter, coupon->offer));
    canvas_text(canvas, row, 47, 14, today ? ROLE_WARN : ROLE_PLAIN, until_text(until, counter, coupon->expires_on));
    canvas_text(canvas, row, 62, 16,
                on                                     ? ROLE_GOOD
                : counter_coupon_unfit(counter, index) ? ROLE_WARN
                                                       : ROLE_PLAIN,
                state_text(counter, index, on));
    if (index == counter->list.rows.marked)
        canvas_paint(canvas, row, 0, -1, ROLE_MARKED);
}

void coupon_list_draw(struct canvas *canvas, const struct counter *counter)
{
    size_t shown = (size_t)canvas->rows - 6;
    size_t first = counter->list.rows.marked + 1 > shown ? counter->list.rows.marked + 1 - shown : 0;
    char reason[RENDER_TEXT];
    frame_rule(canvas, counter, _("6 Coupons"));
    for (size_t i = first; i < counter->hand.coupons.coupons && i < first + shown; i++)
        draw_coupon(canvas, counter, i, FIRST_ROW + (int)(i - first));
    const struct error *unfit = counter_coupon_unfit(counter, counter->list.rows.marked);
    if (unfit)
        canvas_text(canvas, frame_sentence_row(canvas) - 1, 1, -1, ROLE_WARN, hint_refusal(reason, unfit));
    canvas_cursor(canvas, FIRST_ROW + (int)(counter->list.rows.marked - first), 0);
}

void coupon_code_draw(struct canvas *canvas, const struct counter *counter)
{
    frame_rule(canvas, counter, _("6 Coupon check"));
    frame_prompt(canvas, counter, FIRST_ROW, 1, _("Coupon code"), counter_text(counter));
    canvas_text(canvas, FIRST_ROW + 2, LABEL_COL, -1, ROLE_FAINT,
                _("12 letters and digits, or scan the QR. Checking never uses it up."));
}

static int field(struct canvas *canvas, int row, const char *label, const char *value)
{
    canvas_text(canvas, row, LABEL_COL, VALUE_COL - LABEL_COL - 1, ROLE_LABEL, label);
    canvas_text(canvas, row, VALUE_COL, -1, ROLE_PLAIN, value);
    return row + 1;
}

static void draw_answer(struct canvas *canvas, bool usable, int row)
{
    enum cell_role role = usable ? ROLE_GOOD : ROLE_BAD;
    char text[RENDER_TEXT];
    snprintf(text, sizeof text, "%s  %s", usable ? "[+]" : "[x]", usable ? _("U S A B L E") : _("N O T   U S A B L E"));
    canvas_fill(canvas, row, LABEL_COL, 40, role, usable ? '+' : 'x');
    canvas_text(canvas, row + 1, LABEL_COL + 4, -1, role, text);
    canvas_fill(canvas, row + 2, LABEL_COL, 40, role, usable ? '+' : 'x');
}

static const char *holder_text(char buf[RENDER_TEXT], const struct counter *counter)
{
    struct member member;
    struct error err;
    char name[PERSON_TEXT], phone[PHONE_TEXT];
    const struct coupon_verdict *verdict = &counter->verdict;
    if (verdict->holder == 0)
        return _("whoever brings it");
    if (member_get(desk_db(counter->desk), verdict->holder, &member, &err) != STATUS_OK)
        return "";
    snprintf(buf, RENDER_TEXT, "%.200s %s", word_name(name, member.name),
             member.phone > 0 ? phone_mask(phone, member.phone) : "");
    return buf;
}

void verdict_draw(struct canvas *canvas, const struct counter *counter)
{
    const struct coupon_verdict *verdict = &counter->verdict;
    const struct coupon *coupon = &verdict->coupon;
    bool usable = verdict->reason.status == STATUS_OK;
    char text[RENDER_TEXT], code[COUPON_TEXT], money[MONEY_TEXT];
    int row = 8;
    frame_rule(canvas, counter, _("6 Coupon check"));
    draw_answer(canvas, usable, 2);
    if (!usable)
        canvas_text(canvas, 6, LABEL_COL, -1, ROLE_BAD, hint_refusal(text, &verdict->reason));
    row = field(canvas, row, _("Coupon code"), coupon_code_show(code, coupon->code));
    if (coupon->state == COUPON_UNKNOWN || coupon->state == COUPON_FORGED)
        return;
    row = field(canvas, row, _("Offer"), verdict->offer_name);
    row = field(canvas, row, _("Valid"), until_text(text, counter, coupon->expires_on));
    row = field(canvas, row, _("Holder"), holder_text(text, counter));
    if (verdict->has_bill && usable)
        field(canvas, row, _("This bill"), word_fill(text, _("{0} off"), word_money(money, verdict->benefit), NULL));
}
