/* SPDX-License-Identifier: MIT */
/* panel: the member in hand, beside the bill. */
#include <stdio.h>

#include "base/date.h"
#include "base/money.h"
#include "base/phone.h"
#include "base/text.h"
#include "rules/spend.h"
#include "desk/member_view.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 1

struct panel {
    struct canvas *canvas;
    const struct counter *counter;
    int row, cells;
};

static void line(struct panel *panel, enum cell_role role, const char *text)
{
    canvas_text(panel->canvas, panel->row++, 1, panel->cells - 2, role, text);
}

/* Draws in as many rows as needed, broken at blanks: a sentence to read aloud must not be cut. */
static void sentence(struct panel *panel, enum cell_role role, const char *text)
{
    while (*text != '\0') {
        char piece[RENDER_TEXT];
        size_t length = 0, blank = 0;
        int cells = 0;
        for (size_t next; text[length] != '\0'; length += next) {
            char one[64];
            next = text_grapheme(text + length);
            snprintf(one, sizeof one, "%.*s", (int)next, text + length);
            cells += text_width(one);
            if (cells > panel->cells - 2)
                break;
            blank = text[length] == ' ' ? length + 1 : blank;
        }
        if (text[length] != '\0' && blank > 0)
            length = blank;
        snprintf(piece, sizeof piece, "%.*s", (int)length, text);
        line(panel, role, piece);
        text += length;
    }
}

static void draw_name(struct panel *panel)
{
    const struct member_view *hand = &panel->counter->hand;
    char name[PERSON_TEXT], phone[PHONE_TEXT] = "", text[RENDER_TEXT];
    if (hand->member.phone > 0)
        phone_mask(phone, hand->member.phone);
    word_name(name, hand->member.name);
    snprintf(text, sizeof text, "%.80s%s%.60s %s", name, *name ? " " : "", hand->tier_name, phone);
    line(panel, ROLE_TITLE, text);
}

static void draw_points(struct panel *panel)
{
    const struct member_view *hand = &panel->counter->hand;
    const struct programme *programme = panel->counter->programme;
    char points[MONEY_TEXT], worth[MONEY_TEXT], text[RENDER_TEXT];
    word_number(points, hand->points_balance);
    if (programme && programme->points.money.on) {
        word_money(worth, spend_balance_worth(programme, hand->points_balance));
        line(panel, ROLE_PLAIN, word_fill(text, _("Points {0} ({1})"), points, worth));
    } else
        line(panel, ROLE_PLAIN, word_fill(text, _("{0} points"), points, NULL));
    if (hand->owed_points > 0)
        line(panel, ROLE_WARN, word_fill(text, _("Owed points {0}"), word_number(points, hand->owed_points), NULL));
}

static void draw_coupons(struct panel *panel)
{
    const struct coupon_list *list = &panel->counter->hand.coupons;
    char count[24], ending[24], text[RENDER_TEXT];
    size_t today = 0;
    for (size_t i = 0; i < list->coupons; i++)
        today += list->coupon[i].expires_on == panel->counter->today;
    if (list->coupons == 0)
        return;
    snprintf(count, sizeof count, "%zu", list->coupons);
    snprintf(ending, sizeof ending, "%zu", today);
    if (today > 0)
        line(panel, ROLE_WARN, word_fill(text, _("Coupons {0}, {1} end today !"), count, ending));
    else
        line(panel, ROLE_PLAIN, word_fill(text, _("Coupons {0}"), count, NULL));
}

/* What the holder's stored value lets this member pay. */
static void draw_family(struct panel *panel)
{
    const struct member_view *hand = &panel->counter->hand;
    const struct member_link *holder = member_link_holder(&hand->links);
    char name[PERSON_TEXT], held[MONEY_TEXT], left[MONEY_TEXT], text[RENDER_TEXT];
    if (!holder)
        return;
    word_name(name, holder->name);
    sentence(panel, ROLE_PLAIN,
             word_fill(text, _("Family card {0} {1}"), name, word_money(held, hand->holder_balance)));
    if (hand->family_left < hand->holder_balance)
        line(panel, ROLE_PLAIN, word_fill(text, _("of it now {0}"), word_money(left, hand->family_left), NULL));
}

static void draw_birthday(struct panel *panel)
{
    const struct member_view *hand = &panel->counter->hand;
    const struct birthday *birthday = &hand->member.birthday;
    char days[24], month[16], day[16], text[RENDER_TEXT], lunar[RENDER_TEXT] = "", whole[RENDER_TEXT];
    if (hand->birthday_in_days < 0 || hand->birthday_in_days > 30)
        return;
    snprintf(days, sizeof days, "%lld", (long long)hand->birthday_in_days);
    if (birthday->kind == BIRTHDAY_LUNAR || birthday->kind == BIRTHDAY_LUNAR_LEAP) {
        snprintf(month, sizeof month, "%d", birthday->month);
        snprintf(day, sizeof day, "%d", birthday->day);
        word_fill(lunar, birthday->kind == BIRTHDAY_LUNAR ? _(" (lunar {0}-{1})") : _(" (lunar leap {0}-{1})"), month,
                  day);
    }
    word_fill(text, hand->birthday_in_days == 0 ? _("Birthday today") : _("Birthday in {0}d"), days, NULL);
    snprintf(whole, sizeof whole, "%.150s%.150s", text, lunar);
    line(panel, ROLE_PLAIN, whole);
}

static void draw_member(struct panel *panel)
{
    const struct member_view *hand = &panel->counter->hand;
    char figure[MONEY_TEXT], count[24], text[RENDER_TEXT];
    bool warn;
    draw_name(panel);
    draw_points(panel);
    word_money(figure, hand->wallet_balance);
    snprintf(count, sizeof count, "%zu", hand->passes.passes);
    line(panel, ROLE_PLAIN,
         word_fill(text, hand->passes.passes > 0 ? _("Stored {0}   passes {1}") : _("Stored {0}"), figure, count));
    draw_family(panel);
    draw_coupons(panel);
    if (hand->next_tier_missing > 0)
        line(panel, ROLE_PLAIN, say_missing(text, hand, hand->next_tier_missing));
    draw_birthday(panel);
    say_line(text, panel->counter, &warn);
    panel->row++;
    sentence(panel, warn ? ROLE_WARN : ROLE_GOOD, text);
}

void panel_draw(struct canvas *canvas, const struct counter *counter, int cells)
{
    struct panel panel = {.canvas = canvas, .counter = counter, .row = FIRST_ROW, .cells = cells};
    if (counter->hidden) {
        line(&panel, ROLE_FAINT, _("Hidden. Any key shows it."));
        return;
    }
    if (counter->in_hand) {
        draw_member(&panel);
        return;
    }
    if (counter->bill.now.buyer) {
        line(&panel, ROLE_TITLE, _("Staff purchase"));
        line(&panel, ROLE_FAINT, _("No points, no member"));
        return;
    }
    line(&panel, ROLE_TITLE, _("Walk-in"));
    line(&panel, ROLE_FAINT, _("Member? / and last 4"));
}
