/* SPDX-License-Identifier: MIT */
/* card: all that is known of the member in hand, and the ledger with its running balances. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"
#include "ui/counter/draw.h"

#define TEXT_COL 1
#define FIRST_ROW 2

struct sheet {
    struct canvas *canvas;
    const struct counter *counter;
    int row;
};

static void line(struct sheet *sheet, enum cell_role role, const char *text)
{
    if (*text != '\0')
        canvas_text(sheet->canvas, sheet->row++, TEXT_COL, -1, role, text);
}

/* Adds a piece behind what is there, two blanks between. */
static void add(char *buf, const char *piece)
{
    size_t used = strlen(buf);
    if (*piece != '\0')
        snprintf(buf + used, RENDER_TEXT - used, "%s%.150s", used > 0 ? "  " : "", piece);
}

static void draw_person(struct sheet *sheet)
{
    const struct member *member = &sheet->counter->hand.member;
    const struct counter_card *card = &sheet->counter->papers.card;
    char text[RENDER_TEXT] = "", name[PERSON_TEXT], phone[24], number[24], day[DATE_TEXT], piece[RENDER_TEXT];
    add(text, word_name(name, member->name));
    if (card->phone != 0) {
        snprintf(phone, sizeof phone, "%lld", (long long)card->phone);
        add(text, phone);
    } else if (member->phone != 0)
        add(text, text_mask_phone(phone, member->phone));
    snprintf(number, sizeof number, "%lld", (long long)member->id);
    add(text, word_fill(piece, _("No. {0}"), number, NULL));
    if (member->card[0] != '\0')
        add(text, word_fill(piece, _("card {0}"), member->card, NULL));
    add(text, member->gender == 'f' ? _("female") : member->gender == 'm' ? _("male") : "");
    add(text, word_fill(piece, _("joined {0}"), date_format(day, member->joined), NULL));
    line(sheet, ROLE_TITLE, text);
}

static void draw_holdings(struct sheet *sheet)
{
    const struct member_view *hand = &sheet->counter->hand;
    char text[RENDER_TEXT] = "", piece[RENDER_TEXT], a[MONEY_TEXT], b[MONEY_TEXT];
    add(text, word_fill(piece, _("{0} points"), word_number(a, hand->points_balance), NULL));
    if (hand->points_pending > 0)
        add(text, word_fill(piece, _("{0} not yet usable"), word_number(a, hand->points_pending), NULL));
    if (hand->owed_points > 0)
        add(text, word_fill(piece, _("Owed points {0}"), word_number(a, hand->owed_points), NULL));
    add(text, word_fill(piece, _("Stored {0}"), word_money(a, hand->wallet_balance), NULL));
    if (hand->bonus > 0)
        add(text, word_fill(piece, _("(paid {0}, bonus {1})"), money_format_grouped(a, hand->principal),
                            money_format_grouped(b, hand->bonus)));
    line(sheet, ROLE_PLAIN, text);
}

static void draw_tier(struct sheet *sheet)
{
    const struct member_view *hand = &sheet->counter->hand;
    char text[RENDER_TEXT] = "", piece[RENDER_TEXT], figure[MONEY_TEXT], day[DATE_TEXT];
    add(text, hand->tier_name);
    if (hand->member.tier_until > 0)
        add(text, word_fill(piece, _("to {0}"), date_format(day, hand->member.tier_until), NULL));
    if (hand->next_tier_missing > 0)
        add(text, word_fill(piece, _("{0} more for {1}"),
                            hand->tier_by_points ? word_number(figure, hand->next_tier_missing)
                                                 : word_money(figure, hand->next_tier_missing),
                            hand->next_tier_name));
    snprintf(figure, sizeof figure, "%lld", (long long)hand->purchases);
    const char *purchases = ngettext("{0} purchase", "{0} purchases", (unsigned long)hand->purchases);
    add(text, word_fill(piece, purchases, figure, NULL));
    add(text, word_fill(piece, _("{0} in window"), word_money(figure, hand->spend), NULL));
    line(sheet, ROLE_PLAIN, text);
}

/* That it is about to end, and that it was given by hand. */
static void draw_standing(struct sheet *sheet)
{
    const struct member_view *hand = &sheet->counter->hand;
    char text[RENDER_TEXT] = "", piece[RENDER_TEXT], figure[MONEY_TEXT];
    if (hand->warning_missing > 0)
        add(text, word_fill(piece, _("{0}: {1} more keeps it"), hand->tier_name,
                            hand->tier_by_points ? word_number(figure, hand->warning_missing)
                                                 : word_money(figure, hand->warning_missing)));
    if (hand->tier_reason[0] != '\0')
        add(text, word_fill(piece, _("given by hand: {0}"), hand->tier_reason, NULL));
    line(sheet, hand->warning_missing > 0 ? ROLE_WARN : ROLE_PLAIN, text);
}

static void draw_facts(struct sheet *sheet)
{
    const struct member *member = &sheet->counter->hand.member;
    const struct counter_card *card = &sheet->counter->papers.card;
    char text[RENDER_TEXT] = "", piece[RENDER_TEXT], day[DATE_TEXT], born[RENDER_TEXT];
    if (member->birthday.kind != BIRTHDAY_NONE)
        add(text, word_fill(piece, _("Birthday {0}"), word_birthday(born, &member->birthday), NULL));
    for (size_t i = 0; i < card->timeline.consents; i++) {
        const struct consent *consent = &card->timeline.consent[i];
        const char *format = consent->given ? _("{0}: agreed {1}") : _("{0}: refused {1}");
        add(text, word_fill(piece, format, word_channel(consent->channel),
                            date_format(day, date_of_instant(consent->at, 0))));
    }
    if (card->timeline.consents == 0)
        add(text, _("consent never asked"));
    if (member->source[0] != '\0')
        add(text, word_fill(piece, _("source {0}"), member->source, NULL));
    line(sheet, ROLE_PLAIN, text);
    text[0] = '\0';
    for (size_t i = 0; i < member->tags; i++)
        add(text, member->tag[i]);
    if (member->tags > 0)
        line(sheet, ROLE_PLAIN, word_fill(piece, _("Tags: {0}"), text, NULL));
}

/* "2 coupons: 10 off 100, 5 off" */
static void draw_coupons(struct sheet *sheet)
{
    const struct coupon_list *list = &sheet->counter->hand.coupons;
    char text[RENDER_TEXT] = "", count[24], piece[RENDER_TEXT];
    if (list->coupons == 0)
        return;
    snprintf(count, sizeof count, "%zu", list->coupons);
    for (size_t i = 0; i < list->coupons && strlen(text) < RENDER_TEXT - 100; i++)
        add(text, word_offer(sheet->counter, list->coupon[i].offer));
    line(sheet, ROLE_PLAIN, word_fill(piece, _("Coupons {0}: {1}"), count, text));
}

/* "Passes: Cut 9, Wash 3" */
static void draw_passes(struct sheet *sheet)
{
    const struct pass_list *list = &sheet->counter->hand.passes;
    char text[RENDER_TEXT] = "", uses[MONEY_TEXT], piece[RENDER_TEXT];
    if (list->passes == 0)
        return;
    for (size_t i = 0; i < list->passes && strlen(text) < RENDER_TEXT - 100; i++) {
        const struct pass *pass = &list->pass[i];
        add(text, word_fill(piece, ngettext("{0}: {1} use left", "{0}: {1} uses left", (unsigned long)pass->uses),
                            pass->name, word_number(uses, pass->uses)));
    }
    line(sheet, ROLE_PLAIN, word_fill(piece, _("Passes {0}"), text, NULL));
}

/* --- timeline --------------------------------------------------------------------------------------------------- */

enum { AT_TIME = 1, AT_KIND = 13, AT_BILL = 29, AT_AMOUNT = 42, AT_MOVES = 57 };

static const char *kind_of(const char *kind)
{
    return strcmp(kind, "consent") == 0 ? _("Consent")
           : strcmp(kind, "tier") == 0  ? _("Tier")
           : strcmp(kind, "note") == 0  ? _("Note")
                                        : render_kind(kind);
}

/* Of this year the day and time, of an older one the whole day. */
static char *when(char buf[DATE_TEXT], const struct counter *counter, int64_t at)
{
    int year, this_year, month, day;
    int64_t date = date_of_instant(at, 0);
    date_to_civil(date, &year, &month, &day);
    date_to_civil(desk_day(counter->desk), &this_year, &month, &day);
    return year == this_year ? instant_format_short(buf, at) : date_format(buf, date);
}

static void draw_moves(struct canvas *canvas, int row, const struct timeline_row *entry)
{
    char text[RENDER_TEXT] = "", piece[RENDER_TEXT], figure[MONEY_TEXT];
    const char *plus = entry->points > 0 ? "+" : "";
    if (entry->points != 0) {
        snprintf(piece, sizeof piece, "%s%s", plus, word_number(figure, entry->points));
        char points[RENDER_TEXT];
        add(text, word_fill(points, _("{0}p"), piece, NULL));
    }
    if (entry->wallet != 0) {
        snprintf(piece, sizeof piece, "%s%s", entry->wallet > 0 ? "+" : "", word_money(figure, entry->wallet));
        add(text, piece);
    }
    if (entry->coupons != 0) {
        snprintf(figure, sizeof figure, "%+lld", (long long)entry->coupons);
        add(text, word_fill(piece, _("{0}cpn"), figure, NULL));
    }
    if (entry->passes != 0) {
        snprintf(figure, sizeof figure, "%+lld", (long long)entry->passes);
        add(text, word_fill(piece, _("{0}use"), figure, NULL));
    }
    canvas_text(canvas, row, AT_MOVES, -1, ROLE_PLAIN, text);
}

static void draw_entry(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct counter *counter = data;
    const struct timeline_row *entry = &counter->papers.card.timeline.row[index];
    char at[DATE_TEXT], bill[BILL_TEXT], money[MONEY_TEXT];
    canvas_text(canvas, row, AT_TIME, AT_KIND - AT_TIME - 1, ROLE_PLAIN, when(at, counter, entry->at));
    canvas_text(canvas, row, AT_KIND, AT_BILL - AT_KIND - 1, ROLE_PLAIN, kind_of(entry->kind));
    if (strcmp(entry->kind, "consent") == 0)
        canvas_text(canvas, row, AT_BILL, -1, ROLE_PLAIN, word_channel(entry->word));
    else if (strcmp(entry->kind, "tier") == 0)
        canvas_text(canvas, row, AT_BILL, -1, ROLE_PLAIN, word_tier(counter, entry->word));
    else if (entry->bill != 0)
        canvas_text(canvas, row, AT_BILL, AT_AMOUNT - AT_BILL - 1, ROLE_PLAIN,
                    bill_name(bill, entry->till, entry->number));
    else
        canvas_text(canvas, row, AT_BILL, AT_AMOUNT - AT_BILL - 1, ROLE_PLAIN, entry->word);
    if (strcmp(entry->kind, "consent") == 0)
        canvas_text(canvas, row, AT_AMOUNT, -1, ROLE_PLAIN, entry->amount ? _("agrees") : _("does not"));
    else if (entry->amount != 0)
        canvas_pad(canvas, row, AT_AMOUNT, AT_MOVES - AT_AMOUNT - 2, ROLE_PLAIN, word_money(money, entry->amount),
                   true);
    draw_moves(canvas, row, entry);
}

void card_draw(struct canvas *canvas, const struct counter *counter)
{
    struct sheet sheet = {.canvas = canvas, .counter = counter, .row = 1};
    const struct counter_card *card = &counter->papers.card;
    frame_rule(canvas, counter, _("8 Member card"));
    draw_person(&sheet);
    draw_holdings(&sheet);
    draw_tier(&sheet);
    draw_standing(&sheet);
    draw_facts(&sheet);
    draw_coupons(&sheet);
    draw_passes(&sheet);
    canvas_fill(canvas, sheet.row, 0, -1, ROLE_LABEL, '-');
    canvas_text(canvas, sheet.row++, 3, -1, ROLE_LABEL, _(" Timeline "));
    list_draw(&card->rows, canvas, sheet.row, frame_sentence_row(canvas) - sheet.row, draw_entry, counter);
}

/* --- ledger ----------------------------------------------------------------------------------------------------- */

enum { OF_N = 1, OF_TIME = 6, OF_ENTRY = 18, OF_KIND = 34, OF_BILL = 46, OF_DELTA = 47, OF_BALANCE = 64 };

static char *value_of(char buf[MONEY_TEXT], const struct ledger_line *move, int64_t value)
{
    bool money = strcmp(move->kind, "principal") == 0 || strcmp(move->kind, "bonus") == 0;
    return money ? word_money(buf, value) : word_number(buf, value);
}

static void draw_move(struct canvas *canvas, int row, size_t index, const void *data)
{
    const struct counter *counter = data;
    const struct ledger_line *move = &counter->papers.card.ledger.line[index];
    char at[DATE_TEXT], figure[MONEY_TEXT], text[RENDER_TEXT], number[24];
    snprintf(number, sizeof number, "%zu", index + 1);
    canvas_text(canvas, row, OF_N, 4, ROLE_LABEL, number);
    canvas_text(canvas, row, OF_TIME, OF_ENTRY - OF_TIME - 1, ROLE_PLAIN, when(at, counter, move->at));
    canvas_text(canvas, row, OF_ENTRY, OF_KIND - OF_ENTRY - 1, ROLE_PLAIN, render_kind(move->txn_kind));
    canvas_text(canvas, row, OF_KIND, OF_BILL - OF_KIND, ROLE_PLAIN, render_lot_kind(move->kind));
    snprintf(text, sizeof text, "%s%s", move->delta > 0 ? "+" : "", value_of(figure, move, move->delta));
    canvas_pad(canvas, row, OF_DELTA, OF_BALANCE - OF_DELTA - 2, move->delta > 0 ? ROLE_GOOD : ROLE_PLAIN, text, true);
    canvas_pad(canvas, row, OF_BALANCE, 15, ROLE_PLAIN, value_of(figure, move, move->balance), true);
}

void ledger_draw(struct canvas *canvas, const struct counter *counter)
{
    char title[RENDER_TEXT], name[PERSON_TEXT];
    frame_rule(canvas, counter,
               word_fill(title, _("8 Ledger of {0}"), word_name(name, counter->hand.member.name), NULL));
    canvas_text(canvas, FIRST_ROW - 1, OF_TIME, -1, ROLE_LABEL, _("Time"));
    canvas_text(canvas, FIRST_ROW - 1, OF_ENTRY, -1, ROLE_LABEL, _("Entry"));
    canvas_text(canvas, FIRST_ROW - 1, OF_KIND, -1, ROLE_LABEL, _("Of"));
    canvas_pad(canvas, FIRST_ROW - 1, OF_DELTA, OF_BALANCE - OF_DELTA - 2, ROLE_LABEL, _("Moved"), true);
    canvas_pad(canvas, FIRST_ROW - 1, OF_BALANCE, 15, ROLE_LABEL, _("Then"), true);
    list_draw(&counter->papers.card.moves, canvas, FIRST_ROW, frame_sentence_row(canvas) - FIRST_ROW, draw_move,
              counter);
}

static struct list *card_rows(struct counter *counter)
{
    return &counter->papers.card.rows;
}

static void read_again(struct counter *counter)
{
    (void)card_read(counter);
}

static const struct binding bindings[] = {
    {BIND(F4, steps_why), .when = when_explained, .refuse = steps_why, .key = "F4", .label = N_("F4Why"),
     .help = N_("why: every step behind the figures; .4 too")},
    {CHOICE(4, steps_why), .when = when_explained, .refuse = steps_why, .help = N_("why")},
    {BIND(ENTER, card_take), .when = when_row_opens, .refuse = card_take, .key = "Enter", .label = N_("Enter open"),
     .prompt = true, .help = N_("opens the bill, or says why")},
    {CHOICE(2, qr_open), .label = N_(".2 QR"), .prompt = true, .help = N_("the member's own code, to be scanned")},
    {CHOICE(3, card_phone), .when = when_phone_known, .refuse = card_phone, .label = N_(".3 phone"), .prompt = true,
     .help = N_("the whole phone; it is kept who asked")},
    {CHOICE(7, ledger_open), .help = N_("ledger")},
    {BIND(F7, ledger_open), .key = "F7", .label = N_("F7Ledger"),
     .help = N_("every movement with the balance after it")},
    {CHOICE(8, coupon_list_open), .when = when_coupons_held, .refuse = coupon_list_open, .help = N_("coupons")},
    {BIND(F8, coupon_list_open), .when = when_coupons_held, .refuse = coupon_list_open, .key = "F8",
     .label = N_("F8Coupons"), .help = N_("coupons")},
    {CHOICE(9, close_ask), .help = N_("pays the stored value out and closes it, asked first")},
    BIND_COMMON_LIST,
};

const struct screen screen_card = {
    .title = N_("Member card"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_PERSONAL,
    .list = card_rows,
    .refresh = read_again,
    .draw = card_draw,
    SCREEN_BINDINGS(bindings),
};
