/* SPDX-License-Identifier: MIT */
/* card: the member in hand in full: personal data, what they hold, and their timeline. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/phone.h"
#include "base/text.h"
#include "model/timeline.h"
#include "desk/member_view.h"
#include "desk/reveal.h"
#include "desk/wallet.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define TEXT_COL 1

struct card_state {
    struct timeline timeline;
    struct list rows;
    int64_t phone; /* shown in full; 0: masked */
    int64_t today;
    char close_key[ACT_KEY_TEXT]; /* key of closing the stored value, set when the question is asked */
};

static struct card_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_CARD);
}

static enum status read_card(struct counter *counter, struct error *err)
{
    struct card_state *card = state(counter);
    struct timeline timeline;
    TRY(timeline_read(desk_db(counter->desk), counter->hand.member.id, &timeline, err));
    timeline_clear(&card->timeline);
    card->timeline = timeline;
    card->today = desk_day(counter->desk);
    list_set(&card->rows, timeline.rows);
    return STATUS_OK;
}

static enum status open_card(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    return read_card(counter, err);
}

static void close_card(struct counter *counter)
{
    timeline_clear(&state(counter)->timeline);
}

static void refresh(struct counter *counter)
{
    struct error err;
    if (read_card(counter, &err) != STATUS_OK)
        counter_refuse(counter, &err);
}

static struct list *rows(struct counter *counter)
{
    return &state(counter)->rows;
}

/* --- acts ------------------------------------------------------------------------------------------------------- */

/* The marked row; an empty one if the timeline is empty. */
static const struct timeline_row *marked(const struct counter *counter)
{
    static const struct timeline_row none;
    const struct card_state *card = state(counter);
    return card->timeline.rows > 0 ? &card->timeline.row[card->rows.marked] : &none;
}

/* Whether the row has an entry with steps to explain. */
static bool explained(const struct counter *counter)
{
    return marked(counter)->txn != 0;
}

static bool row_opens(const struct counter *counter)
{
    return marked(counter)->txn != 0 || marked(counter)->bill != 0;
}

static void why(struct counter *counter)
{
    int64_t txn = marked(counter)->txn;
    if (txn != 0)
        counter_show(counter, SCREEN_STEPS, &txn);
    else
        counter_object(counter, N_("This entry has no calculation to show."), NULL, NULL);
}

/* Opens a bill as SCREEN_RETURN, any other entry as its steps. */
static void open_row(struct counter *counter)
{
    int64_t bill = marked(counter)->bill;
    if (state(counter)->timeline.rows == 0)
        counter_beep(counter);
    else if (bill != 0)
        counter_show(counter, SCREEN_RETURN, &bill);
    else
        why(counter);
}

/* Shown until the screen is left; the request is recorded in the audit. */
static void reveal_phone(struct counter *counter)
{
    struct card_state *card = state(counter);
    struct error err;
    enum status status =
        reveal_member_phone(counter->desk, approve_staff(counter), counter->hand.member.id, &card->phone, &err);
    if (status == STATUS_APPROVAL_NEEDED && !counter->approved)
        approve_ask(counter, &err, reveal_phone);
    else if (status != STATUS_OK)
        counter_refuse(counter, &err);
    else if (card->phone == 0)
        counter_object(counter, N_("This member has no phone on file."), NULL, NULL);
    else
        counter_tell(counter, N_("Shown in full; who looked is recorded."), NULL, NULL);
}

static bool phone_known(const struct counter *counter)
{
    return counter->hand.member.phone > 0;
}

/* --- closing the stored value ------------------------------------------------------------------------------------- */

static bool failed(struct counter *counter, enum status status, const struct error *err,
                   void (*again)(struct counter *))
{
    if (status == STATUS_APPROVAL_NEEDED && !counter->approved)
        approve_ask(counter, err, again);
    else if (status != STATUS_OK)
        counter_refuse(counter, err);
    return status != STATUS_OK;
}

static void close_now(struct counter *counter)
{
    struct close_request request = {.member = counter->hand.member.id};
    struct close_view view;
    struct error err;
    char out[MONEY_TEXT], ended[MONEY_TEXT];
    enum status status =
        wallet_close(counter->desk, state(counter)->close_key, approve_staff(counter), &request, false, &view, &err);
    if (failed(counter, status, &err, close_now))
        return;
    money_format_grouped(out, view.principal.left);
    money_format_grouped(ended, view.bonus.left);
    wallet_close_view_clear(&view);
    last_final(counter, N_("A stored value payout cannot be undone: top up again."));
    if (!hand_take(counter, request.member, counter->shared))
        return;
    refresh(counter);
    if (!counter->refused)
        counter_tell(counter, N_("Stored value closed: pay out ¥{0}; bonus ¥{1} cancelled."), out, ended);
}

static void preview_close(struct counter *counter)
{
    struct close_request request = {.member = counter->hand.member.id};
    struct close_view view;
    struct error err;
    char out[MONEY_TEXT], in[MONEY_TEXT];
    enum status status = wallet_close(counter->desk, NULL, approve_staff(counter), &request, true, &view, &err);
    if (failed(counter, status, &err, preview_close))
        return;
    struct counter_question *question =
        ask_open(counter, N_("Pay out ¥{0} in cash (paid in {1} - used {2}) and cancel bonus ¥{3}?"),
                 money_format_grouped(out, view.principal.left), money_format_grouped(in, view.principal.in));
    money_format_grouped(out, view.principal.used + view.principal.before);
    text_copy(question->text.arg[2], COUNTER_ARG_TEXT, out);
    text_copy(question->text.arg[3], COUNTER_ARG_TEXT, money_format_grouped(out, view.bonus.left));
    ask_option(question, 1, N_("pay out and close"), close_now);
    ask_option(question, 2, N_("no, keep it"), NULL);
    question->marked = 2;
    act_key(state(counter)->close_key);
    wallet_close_view_clear(&view);
}

/* Asks, then pays out all stored value. */
static void ask_close(struct counter *counter)
{
    if (hand_proven(counter))
        preview_close(counter);
}

/* --- the member ------------------------------------------------------------------------------------------------- */

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

/* Appends a piece, separated by two blanks. */
static void add(char *buf, const char *piece)
{
    size_t used = strlen(buf);
    if (*piece != '\0')
        snprintf(buf + used, RENDER_TEXT - used, "%s%.150s", used > 0 ? "  " : "", piece);
}

static void draw_person(struct sheet *sheet)
{
    const struct member *member = &sheet->counter->hand.member;
    const struct card_state *card = state(sheet->counter);
    char text[RENDER_TEXT] = "", name[PERSON_TEXT], phone[PHONE_TEXT], number[24], day[DATE_TEXT], piece[RENDER_TEXT];
    add(text, word_name(name, member->name));
    add(text, card->phone != 0 ? phone_format(phone, card->phone) : phone_mask(phone, member->phone));
    snprintf(number, sizeof number, "%lld", (long long)member->id);
    add(text, word_fill(piece, _("Member no. {0}"), number, NULL));
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
        add(text, say_missing(piece, hand, hand->next_tier_missing));
    snprintf(figure, sizeof figure, "%lld", (long long)hand->purchases);
    const char *purchases = ngettext("{0} purchase", "{0} purchases", (unsigned long)hand->purchases);
    add(text, word_fill(piece, purchases, figure, NULL));
    add(text, word_fill(piece, _("{0} in window"), word_money(figure, hand->spend), NULL));
    line(sheet, ROLE_PLAIN, text);
}

/* Draws the end of the tier if it is near, and whether it was given by hand. */
static void draw_standing(struct sheet *sheet)
{
    const struct member_view *hand = &sheet->counter->hand;
    char text[RENDER_TEXT] = "", piece[RENDER_TEXT], figure[MONEY_TEXT];
    if (hand->warning_missing > 0)
        add(text, word_fill(piece, _("{0}: {1} more keeps it"), hand->tier_name,
                            hand->tier_by_points ? word_number(figure, hand->warning_missing)
                                                 : word_money(figure, hand->warning_missing)));
    if (hand->tier_reason[0] != '\0')
        add(text, word_fill(piece, _("set manually: {0}"), hand->tier_reason, NULL));
    line(sheet, hand->warning_missing > 0 ? ROLE_WARN : ROLE_PLAIN, text);
}

static void draw_facts(struct sheet *sheet)
{
    const struct member *member = &sheet->counter->hand.member;
    const struct card_state *card = state(sheet->counter);
    char text[RENDER_TEXT] = "", piece[RENDER_TEXT], day[DATE_TEXT], born[RENDER_TEXT];
    if (member->birthday.kind != BIRTHDAY_NONE)
        add(text, word_fill(piece, _("Birthday {0}"), word_birthday(born, &member->birthday), NULL));
    if (sheet->counter->hand.id_seen.day != 0)
        add(text, word_fill(piece, _("ID seen by {0}"), sheet->counter->hand.id_seen.by, NULL));
    for (size_t i = 0; i < card->timeline.consents; i++) {
        const struct consent *consent = &card->timeline.consent[i];
        const char *format = consent->given ? _("{0}: agreed {1}") : _("{0}: refused {1}");
        add(text, word_fill(piece, format, word_channel(consent->channel),
                            date_format(day, date_of_instant(consent->at, 0))));
    }
    if (card->timeline.consents == 0)
        add(text, _("consent not asked"));
    if (member->source[0] != '\0')
        add(text, word_fill(piece, _("source {0}"), member->source, NULL));
    line(sheet, ROLE_PLAIN, text);
    text[0] = '\0';
    for (size_t i = 0; i < member->tags; i++)
        add(text, member->tag[i]);
    if (member->tags > 0)
        line(sheet, ROLE_PLAIN, word_fill(piece, _("Tags: {0}"), text, NULL));
}

/* "Family: L* S* 300.00 of 500.00": who pays with this stored value, or with whose this one does. */
static void draw_family(struct sheet *sheet)
{
    const struct member_view *hand = &sheet->counter->hand;
    char text[RENDER_TEXT] = "", piece[RENDER_TEXT], name[PERSON_TEXT], a[MONEY_TEXT], b[MONEY_TEXT];
    for (size_t i = 0; i < hand->links.links && strlen(text) < RENDER_TEXT - 160; i++) {
        const struct member_link *link = &hand->links.link[i];
        word_name(name, link->name);
        if (link->holds) {
            word_fill(piece, _("Family card {0} {1}"), name, word_money(a, hand->holder_balance));
        } else {
            word_money(a, link->used);
            snprintf(piece, sizeof piece, "%.80s %s%s%.40s", name, a, link->limit == LIMIT_NONE ? "" : " / ",
                     link->limit == LIMIT_NONE ? "" : word_money(b, link->limit));
        }
        add(text, piece);
    }
    if (*text != '\0')
        line(sheet, ROLE_PLAIN,
             member_link_holder(&hand->links) ? text : word_fill(piece, _("Family, this month: {0}"), text, NULL));
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
           : strcmp(kind, "note") == 0  ? _("Remark")
                                        : render_kind(kind);
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
    const struct timeline_row *entry = &state(counter)->timeline.row[index];
    char at[DATE_TEXT], bill[BILL_TEXT], money[MONEY_TEXT];
    canvas_text(canvas, row, AT_TIME, AT_KIND - AT_TIME - 1, ROLE_PLAIN,
                word_instant(at, state(counter)->today, entry->at));
    canvas_text(canvas, row, AT_KIND, AT_BILL - AT_KIND - 1, ROLE_PLAIN, kind_of(entry->kind));
    if (strcmp(entry->kind, "consent") == 0)
        canvas_text(canvas, row, AT_BILL, -1, ROLE_PLAIN, word_channel(entry->word));
    else if (strcmp(entry->kind, "tier") == 0)
        canvas_text(canvas, row, AT_BILL, -1, ROLE_PLAIN, word_tier(counter, entry->word));
    else if (strcmp(entry->kind, "note") == 0)
        canvas_text(canvas, row, AT_BILL, -1, ROLE_PLAIN, entry->word);
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

/* The marked note in full, in the last rows, where one row is too short for it. */
static void draw_whole_note(struct canvas *canvas, const struct counter *counter)
{
    const struct timeline_row *entry = marked(counter);
    if (strcmp(entry->kind, "note") != 0 || text_width(entry->word) < canvas->cols - AT_BILL)
        return;
    int used, row = frame_sentence_row(canvas) - 3;
    size_t first = text_fit(entry->word, canvas->cols - 2, &used);
    canvas_fill(canvas, row, 0, -1, ROLE_LABEL, '-');
    for (int i = 1; i < 3; i++)
        canvas_fill(canvas, row + i, 0, -1, ROLE_PLAIN, ' ');
    canvas_text(canvas, row + 1, 1, used, ROLE_PLAIN, entry->word);
    canvas_text(canvas, row + 2, 1, -1, ROLE_PLAIN, entry->word + first);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    struct sheet sheet = {.canvas = canvas, .counter = counter, .row = 1};
    const struct card_state *card = state(counter);
    frame_rule(canvas, counter, _("8 Member details"));
    draw_person(&sheet);
    draw_holdings(&sheet);
    draw_tier(&sheet);
    draw_standing(&sheet);
    draw_facts(&sheet);
    draw_family(&sheet);
    draw_coupons(&sheet);
    draw_passes(&sheet);
    canvas_fill(canvas, sheet.row, 0, -1, ROLE_LABEL, '-');
    canvas_text(canvas, sheet.row++, 3, -1, ROLE_LABEL, _(" Timeline "));
    list_draw(&card->rows, canvas, sheet.row, frame_sentence_row(canvas) - sheet.row, draw_entry, counter);
    draw_whole_note(canvas, counter);
}

static const struct binding bindings[] = {
    {BIND(F4, why), .when = explained, .refuse = why, .key = "F4", .label = N_("F4Why"),
     .help = N_("how it was worked out: every step behind the figures; .4 too")},
    {CHOICE(4, why), .when = explained, .refuse = why, .help = N_("how it was worked out")},
    {BIND(ENTER, open_row), .when = row_opens, .refuse = open_row, .key = "Enter", .label = N_("Enter open"),
     .prompt = true, .help = N_("opens the bill, or shows how it was worked out")},
    {CHOICE(1, counter_show_bound), .argument = SCREEN_NOTE, .label = N_(".1 note"), .prompt = true,
     .help = N_("writes a note into the timeline")},
    {CHOICE(2, counter_show_bound), .argument = SCREEN_QR, .label = N_(".2 QR"), .prompt = true,
     .help = N_("the member's own code, to be scanned")},
    {CHOICE(3, reveal_phone), .when = phone_known, .refuse = reveal_phone, .label = N_(".3 phone"), .prompt = true,
     .help = N_("full phone number; who looked is recorded")},
    {CHOICE(6, counter_show_bound), .argument = SCREEN_MEMBER_PIN, .label = N_(".6 PIN"), .prompt = true,
     .help = N_("sets or removes the PIN that proves them before spending")},
    {CHOICE(7, counter_show_bound), .argument = SCREEN_LEDGER, .help = N_("ledger")},
    {BIND(F7, counter_show_bound), .argument = SCREEN_LEDGER, .key = "F7", .label = N_("F7Ledger"),
     .help = N_("every movement with the balance after it")},
    {CHOICE(8, counter_show_bound), .argument = SCREEN_LIST, .when = hand_has_coupons, .refuse = counter_show_bound,
     .help = N_("coupons")},
    {BIND(F8, counter_show_bound), .argument = SCREEN_LIST, .when = hand_has_coupons, .refuse = counter_show_bound,
     .key = "F8", .label = N_("F8Coupons"), .help = N_("coupons")},
    {CHOICE(0, counter_show_bound), .argument = SCREEN_FAMILY,
     .help = N_("who pays with whose stored value; links and parts them")},
    {CHOICE(9, ask_close), .help = N_("pays the stored value out and closes it; asks first")},
    BIND_COMMON_LIST,
    {CHOICE(5, counter_show_bound), .argument = SCREEN_POINTS_FORM, .label = N_(".5 points"),
     .help = N_("gives or takes points by hand, with an approver")},
};

const struct screen screen_card = {
    .title = N_("Member details"),
    .prompt = PROMPT_NONE,
    .flags = SCREEN_PERSONAL,
    .state_size = sizeof(struct card_state),
    .open = open_card,
    .close = close_card,
    .resume = refresh,
    .list = rows,
    .refresh = refresh,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
