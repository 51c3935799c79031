/* SPDX-License-Identifier: MIT */
#include "tests/support/player.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/phone.h"
#include "base/text.h"
#include "model/bill.h"
#include "model/item.h"

#include "tests/support/scratch.h"
#include "tests/support/statements.h"

#include "desk/enrol.h"
#include "desk/manage.h"
#include "desk/print.h"
#include "desk/seat.h"
#include "desk/settings.h"
#include "desk/tier_grant.h"
#include "desk/topup.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/counter/printing.h"
#include "ui/screen/screen_list.h"
#include "ui/screen/verdict_priv.h"

static const char programme[] =
    "{'points':{'per':'1.00','earn':1,'expire':{'months':12,'round':'month-end'},"
    "  'money':{'points':100,'worth':'1.00','step':1,'max_percent':100,'keep':0}},"
    " 'tiers':{'measure':'spend','window':{'rolling_months':12},'grace_days':0,'down':'window','levels':["
    "  {'code':'normal','name':'普通','from':'0'},"
    "  {'code':'gold','name':'金卡','from':'2000.00','discount_percent':5,'points_percent':150},"
    "  {'code':'platinum','name':'白金','from':'3000.00','discount_percent':10,'points_percent':200}]},"
    " 'wallet':{'draw':'pro-rata','topups':[{'pay':'500.00','bonus':'50.00'},{'pay':'1000.00','bonus':'150.00'}]},"
    " 'limits':{'clerk':{'round_off':'5.00','refund':'200.00','refund_shift':'500.00'}},"
    " 'offers':["
    "  {'code':'SAVE10','name':'满100减10','trigger':'coupon','benefit':{'amount':'10.00'},"
    "   'when':{'min_amount':'100.00'},'stack':{'group':'bill'},'coupon':{'valid_days':30}},"
    "  {'code':'TODAY5','name':'立减5','trigger':'coupon','benefit':{'amount':'5.00'},"
    "   'when':{'to':'2026-08-01'},'stack':{'group':'bill'},'coupon':{'valid_days':30}},"
    "  {'code':'JULY','name':'七月券','trigger':'coupon','benefit':{'amount':'8.00'},"
    "   'when':{'to':'2026-07-31'},'coupon':{'valid_days':30}}]}";

static void fail(const char *what, const struct error *err)
{
    fprintf(stderr, "%s: %s %s %s\n", what, status_code(err->status), err->field, err->note);
    exit(99);
}
#define MUST(call)                                                                                                     \
    do {                                                                                                               \
        if ((call) != STATUS_OK)                                                                                       \
            fail(#call, &err);                                                                                         \
    } while (0)

static void set_clock(const char *text)
{
    int64_t instant;
    struct error err;
    setenv("TZ", "UTC", 1);
    MUST(date_parse_instant(text, "now", &instant, &err));
    clock_freeze(instant);
}

int64_t player_number(const char *phone)
{
    struct error err;
    int64_t number = 0;
    MUST(phone_parse(phone, &number, &err));
    return number;
}

static int64_t add_member(struct desk *desk, const char *name, const char *phone, char gender, const char *birthday)
{
    struct enrol_request request = {.member = {.gender = gender}};
    struct enrol_done done;
    struct error err;
    text_copy(request.member.name, sizeof request.member.name, name);
    MUST(phone_parse(phone, &request.member.phone, &err));
    MUST(birthday_parse(birthday, &request.member.birthday, &err));
    MUST(enrol(desk, NULL, &request, &done, &err));
    return done.member;
}

static void add_bill(struct desk *desk, int64_t member, int64_t amount)
{
    struct sale_line line = {.quantity = 1000, .price = amount};
    struct sale_request request = {.member = member, .line = &line, .lines = 1};
    struct sale_view view = {0};
    struct error err;
    MUST(sell(desk, NULL, NULL, &request, &view, &err));
    sale_view_clear(&view);
}

static void add_coupon(struct desk *desk, const char *offer, int64_t member)
{
    struct issue_request request = {.member = member, .count = 1};
    struct coupon_list list = {0};
    struct error err;
    text_copy(request.offer, sizeof request.offer, offer);
    MUST(coupon_issue(desk, NULL, NULL, &request, &list, &err));
    coupon_list_clear(&list);
}

static void add_item(struct desk *desk, const char *sku, const char *name, const char *barcode,
                     const struct item *terms)
{
    struct item item = *terms;
    struct manage_done done;
    struct error err;
    text_copy(item.sku, sizeof item.sku, sku);
    text_copy(item.name, sizeof item.name, name);
    text_copy(item.barcode, sizeof item.barcode, barcode);
    text_copy(item.category, sizeof item.category, "general");
    item.member_price = LIMIT_NONE;
    item.discountable = true;
    MUST(manage_item_add(desk, NULL, &item, &done, &err));
}

static void add_staff(struct desk *desk, const char *code, const char *name, enum role role)
{
    struct staff staff = {.role = role};
    struct manage_done done;
    struct error err;
    text_copy(staff.code, sizeof staff.code, code);
    text_copy(staff.name, sizeof staff.name, name);
    MUST(manage_staff_add(desk, NULL, &staff, &done, &err));
}

/* Loads rules written with ' instead of ". */
static void put_rules(struct desk *desk, const char *rules)
{
    struct error err;
    struct manage_done done;
    char *json = mem_copy(rules);
    for (char *at = json; *at != '\0'; at++)
        *at = *at == '\'' ? '"' : *at;
    MUST(manage_programme_put(desk, NULL, json, &done, &err));
    free(json);
}

void player_pass(struct player *player)
{
    static const char here[] = "'bonus':'150.00'";
    const char *at = strstr(programme, here) + strlen(here);
    struct topup_request request = {.amount = 100000};
    struct topup_done done;
    struct buffer rules = {0};
    struct error err;
    buffer_format(&rules, "%.*s,'pass':{'sku':'CUT','uses':10,'valid_days':365}%s", (int)(at - programme), programme,
                  at);
    put_rules(player->desk, rules.text);
    buffer_clear(&rules);
    add_item(player->desk, "CUT", "剪发", "", &(struct item){.price = 6800, .stock = ITEM_UNCOUNTED});
    MUST(member_by_phone(desk_db(player->desk), player_number(PLAYER_ZHANG), &request.member, &err));
    MUST(topup(player->desk, NULL, NULL, &request, &done, &err));
}

void player_over(struct player *player)
{
    struct error err;
    MUST(desk_open(player->path, false, &player->other, &err));
    MUST(desk_sign_in(player->other, NULL, NULL, &err));
    MUST(manage_till_name(player->other, NULL, 1, "前台", &err));
    MUST(manage_till_name(player->other, NULL, 3, "吧台", &err));
    MUST(seat_take(player->other, 1, true, &err));
}

void player_printer(struct player *player)
{
    struct error err;
    MUST(settings_set(player->desk, NULL, NULL, "printer", "tcp:192.168.1.50", &err));
    printing_read(player->counter);
}

void player_slip(struct player *player, enum print_state state, const char *why)
{
    struct print_job job;
    struct error err;
    MUST(print_claim(player->desk, desk_till_id(player->desk), 0, &job, &err));
    MUST(print_settle(player->desk, &job, state, why, &err));
}

void player_grant(struct player *player)
{
    static const char here[] = "'grace_days':0";
    const char *at = strstr(programme, here);
    struct grant_request request = {.tier = "gold", .reason = "老顾客"};
    struct grant_done done;
    struct staff approver;
    struct buffer rules = {0};
    struct error err;
    buffer_format(&rules, "%.*s'warn_days':10,%s", (int)(at - programme), programme, at);
    put_rules(player->desk, rules.text);
    buffer_clear(&rules);
    MUST(date_parse("2026-08-11", "until", &request.until, &err));
    MUST(member_by_phone(desk_db(player->desk), player_number(PLAYER_LEE), &request.member, &err));
    MUST(desk_approver(player->desk, "M01", NULL, &approver, &err));
    MUST(tier_grant(player->desk, NULL, &approver, &request, &done, &err));
}

static void fill(struct desk *desk)
{
    struct error err;
    struct topup_done topped;
    put_rules(desk, programme);
    int64_t zhang = add_member(desk, "张丽云", PLAYER_ZHANG, 'f', "lunar:06-27");
    int64_t wang = add_member(desk, "王强", PLAYER_WANG, 'm', "");
    add_member(desk, "李雷", PLAYER_LEE, 0, "");
    add_bill(desk, wang, 4800);
    set_clock("2026-07-26T15:02");
    add_bill(desk, zhang, 218000);
    struct topup_request topup_request = {.member = zhang, .amount = 30000};
    MUST(topup(desk, NULL, NULL, &topup_request, &topped, &err));
    add_coupon(desk, "SAVE10", zhang);
    add_coupon(desk, "TODAY5", zhang);
    add_coupon(desk, "JULY", zhang);
    add_staff(desk, "E07", "李娜", ROLE_CLERK);
    add_staff(desk, "M01", "赵敏", ROLE_MANAGER);
    add_item(desk, "TEA", "龙井茶", "6901234567892",
             &(struct item){.price = 2500, .floor = 2000, .stock = ITEM_UNCOUNTED});
    add_item(desk, "BAG", "帆布袋", "", &(struct item){.price = 1500, .points_price = 300, .stock = 5 * QUANTITY_ONE});
    add_item(desk, "CUP", "马克杯", "", &(struct item){.price = 3000, .points_price = 450, .stock = 0});
    add_item(desk, "UMBRELLA", "晴雨伞", "",
             &(struct item){.price = 6000, .points_price = 1200, .stock = ITEM_UNCOUNTED});
}

void player_shop(char path[300])
{
    struct desk *desk;
    struct error err;
    scratch_path(path, "counter.db");
    struct shop_new shop = {.path = path, .name = "小店", .practice = true};
    set_clock("2026-07-25T11:30");
    /* a known key, so that coupon codes are the same in every run */
    struct secret secret;
    struct db *db;
    memset(&secret, 7, sizeof secret);
    MUST(db_open(path, DB_CREATE, &db, &err));
    MUST(secret_create(path, &secret, &err));
    MUST(desk_found(db, &shop, &secret, &err));
    MUST(desk_adopt(db, &secret, &desk, &err));
    MUST(desk_sign_in(desk, NULL, NULL, &err));
    fill(desk);
    desk_close(desk);
}

static void note_codes(struct player *player)
{
    struct coupon_list list = {0};
    struct error err;
    int64_t zhang;
    MUST(member_by_phone(desk_db(player->desk), player_number(PLAYER_ZHANG), &zhang, &err));
    MUST(coupon_of_member(desk_db(player->desk), zhang, desk_day(player->desk), false, &list, &err));
    for (size_t i = 0; i < list.coupons; i++) {
        const struct coupon *coupon = &list.coupon[i];
        char *to = strcmp(coupon->offer, "SAVE10") == 0   ? player->usable
                   : strcmp(coupon->offer, "TODAY5") == 0 ? player->today
                                                          : player->expired;
        text_copy(to, COUPON_TEXT, coupon->code);
    }
    coupon_list_clear(&list);
}

void player_open(struct player *player)
{
    struct error err;
    struct secret secret;
    struct db *db;
    *player = (struct player){0};
    player_shop(player->path);
    set_clock("2026-08-01T10:22");
    memset(&secret, 7, sizeof secret);
    MUST(db_open(player->path, DB_OPEN, &db, &err));
    MUST(desk_adopt(db, &secret, &player->desk, &err));
    MUST(desk_sign_in(player->desk, NULL, NULL, &err));
    MUST(counter_open(player->desk, screen_list, &player->counter, &err));
    note_codes(player);
}

void player_close(struct player *player)
{
    key_decoder_free(player->decoder);
    counter_close(player->counter);
    desk_close(player->other);
    desk_close(player->desk);
    canvas_clear(&player->canvas);
    clock_release();
    scratch_remove();
}

static const struct {
    const char *name;
    struct key key;
} named[] = {
    {"<Esc>", {.kind = KEY_ESC}},
    {"<Up>", {.kind = KEY_UP}},
    {"<Down>", {.kind = KEY_DOWN}},
    {"<PgDn>", {.kind = KEY_PGDN}},
    {"<PgUp>", {.kind = KEY_PGUP}},
    {"<Del>", {.kind = KEY_DELETE}},
    {"<Bs>", {.kind = KEY_BACKSPACE}},
    {"<Tab>", {.kind = KEY_TAB}},
    {"<S-Tab>", {.kind = KEY_BACKTAB}},
    {"<Home>", {.kind = KEY_HOME}},
    {"<End>", {.kind = KEY_END}},
    {"<Bad>", {.kind = KEY_BAD}},
    {"<^Z>", {.kind = KEY_CTRL, .codepoint = 'Z'}},
    {"<^P>", {.kind = KEY_CTRL, .codepoint = 'P'}},
    {"<^U>", {.kind = KEY_CTRL, .codepoint = 'U'}},
    {"<^C>", {.kind = KEY_CTRL, .codepoint = 'C'}},
    {"<^L>", {.kind = KEY_CTRL, .codepoint = 'L'}},
};

/* Reads the next key of the text; returns its length in bytes. */
static size_t next_key(const char *text, struct key *key)
{
    *key = (struct key){0};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (strncmp(text, named[i].name, strlen(named[i].name)) == 0) {
            *key = named[i].key;
            return strlen(named[i].name);
        }
    int end = 0;
    if (sscanf(text, "<F%d>%n", &key->fn, &end) == 1 && end > 0) {
        key->kind = KEY_F;
        return (size_t)end;
    }
    if (sscanf(text, "<scan:%500[^>]>%n", key->text, &end) == 1 && end > 0) {
        key->kind = KEY_SCAN;
        return (size_t)end;
    }
    if (sscanf(text, "<paste:%500[^>]>%n", key->text, &end) == 1 && end > 0) {
        key->kind = KEY_PASTE;
        return (size_t)end;
    }
    size_t length = text_decode(text, &key->codepoint);
    key->kind = key->codepoint == 0x23CE ? KEY_ENTER : KEY_CHAR;
    return length;
}

static void press(struct player *player, struct key *key)
{
    counter_key(player->counter, key);
    player->beeps += player->counter->beep;
    player->discards += player->counter->discard;
    player->counter->beep = player->counter->discard = false;
}

void player_type(struct player *player, const char *keys)
{
    struct key key;
    while (*keys != '\0') {
        int wait, end = 0;
        if (sscanf(keys, "<wait:%d>%n", &wait, &end) == 1 && end > 0) {
            player->at += wait;
            keys += end;
            continue;
        }
        if (strncmp(keys, "<over>", 6) == 0) {
            player_over(player);
            keys += 6;
            continue;
        }
        keys += next_key(keys, &key);
        key.at = player->at += 50;
        press(player, &key);
    }
    counter_settle(player->counter);
}

/* The next event as input delivers it: a character that may begin a scan comes at once if it can be taken back. */
static bool next_event(struct player *player, struct key_decoder *decoder, struct key *key)
{
    if (key_next(decoder, key))
        return true;
    uint32_t held = key_held(decoder);
    if (held == 0 || !counter_takes_early(player->counter, held))
        return false;
    key_tell(decoder, key);
    return true;
}

/* Handles events like the main loop: in order, and discards type-ahead after a refusal. */
static void take_events(struct player *player, struct key_decoder *decoder)
{
    struct key key;
    while (next_event(player, decoder, &key)) {
        int discards = player->discards;
        press(player, &key);
        if (player->counter->keys_changed)
            key_decoder_set(decoder, &player->counter->keys);
        player->counter->keys_changed = false;
        if (player->discards > discards)
            key_discard(decoder);
    }
}

void player_bytes(struct player *player, const char *bytes, int gap)
{
    if (!player->decoder)
        player->decoder = key_decoder_new();
    key_decoder_set(player->decoder, &player->counter->keys);
    for (; *bytes != '\0'; bytes++) {
        key_feed(player->decoder, (unsigned char)*bytes, player->at += gap);
        take_events(player, player->decoder);
    }
    for (int i = 0; i < 10; i++) {
        key_tick(player->decoder, player->at += 100);
        take_events(player, player->decoder);
    }
    counter_settle(player->counter);
}

void player_feed(struct player *player, const char *bytes)
{
    for (; *bytes != '\0'; bytes++) {
        key_feed(player->decoder, (unsigned char)*bytes, player->at);
        take_events(player, player->decoder);
    }
    counter_settle(player->counter);
}

int player_keys(const char *keys)
{
    struct key key;
    int count = 0;
    for (; *keys != '\0'; count++)
        keys += next_key(keys, &key);
    return count;
}

/* Draws, and fails if that reads: everything must be loaded when the counter settles. */
static void draw_from_memory(struct player *player)
{
    struct statements run = {0};
    statements_start(&run, desk_db(player->desk));
    counter_draw(&player->canvas, player->counter);
    statements_stop(&run, desk_db(player->desk));
    if (run.before + run.after > 0) {
        fprintf(stderr, "%s reads while it draws:\n%s", counter_caption(player->counter), run.text.text);
        exit(99);
    }
    statements_clear(&run);
}

char *player_shot(struct player *player, int rows, int cols)
{
    canvas_clear(&player->canvas);
    canvas_init(&player->canvas, rows, cols);
    counter_size(player->counter, rows, cols);
    counter_settle(player->counter);
    if (glance_due(player->counter))
        glance_read(player->counter);
    draw_from_memory(player);
    return canvas_dump(&player->canvas);
}

static void squeeze(char *text)
{
    char *to = text;
    for (const char *from = text; *from != '\0'; from++)
        if (*from != ' ' || from[1] != ' ')
            *to++ = *from;
    *to = '\0';
}

int player_rows(struct player *player, const char *text)
{
    char *shot = player_shot(player, 24, 80);
    int rows = 0;
    squeeze(shot);
    for (char *row = strtok(shot, "\n"); row; row = strtok(NULL, "\n"))
        rows += strstr(row, text) != NULL;
    free(shot);
    return rows;
}

bool player_shows(struct player *player, const char *text)
{
    return player_rows(player, text) > 0;
}

const char *player_sentence(struct player *player)
{
    static char text[RENDER_TEXT];
    return counter_sentence(text, player->counter, &player->counter->message);
}

struct coupon_verdict *player_verdict(struct player *player)
{
    struct verdict_state *shown = counter_state(player->counter, SCREEN_VERDICT);
    return shown ? &shown->verdict : NULL;
}

const char *player_question(struct player *player)
{
    static char text[RENDER_TEXT];
    return counter_screen(player->counter) == SCREEN_ASK
               ? counter_sentence(text, player->counter, &player->counter->question.text)
               : "";
}

bool player_refused(struct player *player, enum screen_id stays)
{
    const struct counter *counter = player->counter;
    return counter_screen(counter) == stays && counter->message.shown && !counter->message.good;
}

int player_bills(struct player *player)
{
    struct bill_list list = {0};
    struct error err;
    MUST(bill_list(desk_db(player->desk), 0, DATE_NEVER, &list, &err));
    int count = (int)list.bills;
    bill_list_clear(&list);
    return count;
}
