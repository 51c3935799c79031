/* SPDX-License-Identifier: MIT */
/*
 * The counter and a second implementation of its state table (naive_till) under random inputs: after each the same
 * state, text and bill, and exactly the transactions that the table allows for this input. TILL_INPUTS=N plays N
 * inputs, TILL_SEED=S sets the seed.
 */
#include <setjmp.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/support/knob.h"
#include "tests/support/naive_till.h"
#include "tests/support/player.h"

#include "ui/counter/counter_table.h"
#include "ui/counter/draw.h"

#define INPUTS KNOB_CASES(100000)
#define ROUND 2500             /* inputs per shop */
#define AMOUNT_SHOWN 100000000 /* fen; more does not fit into the column */
#define SHOWN 15

struct tally {
    int64_t txns, members, aside, txn, bill, member; /* the last three: the newest ids */
};

static struct player at;
static struct naive_till model;
static sqlite3 *eye; /* a separate connection, which sees what was committed */
static sqlite3_stmt *count;
static uint64_t seed;
static int64_t form_phone;
static char past[SHOWN][80];
static unsigned long inputs;

static unsigned pick(unsigned below)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (unsigned)(seed >> 33) % below;
}

static struct tally tally(void)
{
    struct tally now = {0};
    sqlite3_reset(count);
    if (sqlite3_step(count) == SQLITE_ROW)
        now = (struct tally){sqlite3_column_int64(count, 0), sqlite3_column_int64(count, 1),
                             sqlite3_column_int64(count, 2), sqlite3_column_int64(count, 3),
                             sqlite3_column_int64(count, 4), sqlite3_column_int64(count, 5)};
    sqlite3_reset(count);
    return now;
}

static char letter(enum screen_id state)
{
    static const char of[SCREEN_COUNT] = {
        [SCREEN_IDLE] = 'I',    [SCREEN_QUERY] = 'Q', [SCREEN_MEMBER] = 'M', [SCREEN_WALKIN] = 'W', [SCREEN_BILL] = 'B',
        [SCREEN_TENDER] = 'T',  [SCREEN_TOPUP] = 'U', [SCREEN_OFFERS] = 'o', [SCREEN_GIFTS] = 'g',  [SCREEN_HELD] = 'h',
        [SCREEN_VERDICT] = 'V', [SCREEN_ENROL] = 'E', [SCREEN_ASK] = 'K',    [SCREEN_PROOF] = 'P'};
    if (state == SCREEN_HELD && counter_screen(at.counter) == SCREEN_HELD && counter_table(at.counter)->editing)
        return 'x'; /* a filter being typed */
    if (state == SCREEN_QUERY && at.counter->found.wide)
        return 'x'; /* a search with more results than are modelled */
    return of[state] ? of[state] : 'x';
}

static void differ(const char *what, int64_t real, int64_t wanted)
{
    char buf[RENDER_TEXT];
    fprintf(stderr, "%s: the till %lld, the table %lld; states: till %c%c, table %c%c; texts '%s' '%s'\n%s\n", what,
            (long long)real, (long long)wanted, letter(counter_base(at.counter)), letter(counter_screen(at.counter)),
            model.level[0].state, naive_till_state(&model), counter_text(at.counter), model.level[model.depth].text,
            counter_sentence(buf, at.counter, &at.counter->message));
    for (unsigned long i = inputs > SHOWN ? inputs - SHOWN : 0; i < inputs; i++)
        fprintf(stderr, "  %lu %s\n", i, past[i % SHOWN]);
    fail();
}

static void same(const char *what, int64_t real, int64_t wanted)
{
    if (real != wanted)
        differ(what, real, wanted);
}

static void same_bill(void)
{
    const struct counter_bill *bill = &at.counter->bill;
    const struct naive_edit *now = &model.now;
    same("lines", (int64_t)bill->now.lines, (int64_t)now->lines);
    for (size_t i = 0; i < now->lines; i++) {
        const struct sale_line *real = &bill->now.line[i], *wanted = &now->line[i];
        same("quantity", real->quantity, wanted->quantity);
        same("price", real->price, wanted->price);
        same("item", strcmp(real->sku, wanted->sku), 0);
    }
    same("points", bill->now.points, now->points);
    same("coupons", (int64_t)bill->now.coupons, (int64_t)now->coupons);
    for (size_t i = 0; i < now->coupons; i++)
        same("coupon", strcmp(bill->now.coupon[i], now->coupon[i]), 0);
    same("marked", (int64_t)bill->rows.marked, (int64_t)model.marked);
    same("payable", bill->view.payable, model.payable);
    same("tenders", (int64_t)bill->pay.tenders, (int64_t)model.tenders);
    for (size_t i = 0; i < model.tenders; i++) {
        same("tender", (int64_t)bill->pay.tender[i].kind, (int64_t)model.tender[i].kind);
        same("paid", bill->pay.tender[i].amount, model.tender[i].amount);
    }
    same("chosen", bill->pay.chosen, model.chosen);
    if (model.chosen)
        same("choice", (int64_t)bill->pay.choice, (int64_t)model.choice);
}

static void compare(const struct tally *before)
{
    char state = naive_till_state(&model), base = model.level[0].state;
    struct tally now = tally();
    same("transactions", now.txns - before->txns, model.writes);
    same("members", now.members - before->members, 0);
    same("put aside", now.aside, (int64_t)model.helds);
    same("state", letter(counter_screen(at.counter)), state);
    same("base", letter(counter_base(at.counter)), base);
    if (state != 'E' && state != 'x')
        same("text", strcmp(counter_text(at.counter), model.level[model.depth].text), 0);
    same("in hand", at.counter->in_hand ? at.counter->hand.member.id : 0, model.hand);
    same("shared", at.counter->shared > 1 ? (int64_t)at.counter->shared : 0,
         model.shared > 1 ? (int64_t)model.shared : 0);
    if (strchr("BT", base))
        same_bill();
    if (state == 'U') {
        char amount[MONEY_TEXT];
        if (model.top_amount < AMOUNT_SHOWN)
            same("top-up", player_shows(&at, word_money(amount, model.top_amount)), true);
        same("top-up tenders", (int64_t)at.counter->paying->tenders, (int64_t)model.tops);
    }
}

/* Takes from the counter whether it refused or hid something, and decides here what the key may then do. */
static bool only_shows(enum naive_key key, int fn)
{
    bool commits = key == NAIVE_ENTER || (key == NAIVE_FN && fn == 9);
    bool begins = naive_till_state(&model) == 'I' && !*model.level[0].text;
    return (at.counter->hidden && key != NAIVE_CHAR && key != NAIVE_SCAN) ||
           (at.counter->disarmed && commits && !begins);
}

/* One input to both: the table first, so that what it asks is the shop of before. */
static void input(const char *shown, enum naive_key key, int fn, const char *text)
{
    struct tally before = tally();
    snprintf(past[inputs++ % SHOWN], sizeof past[0], "%c%c %s", model.level[0].state, naive_till_state(&model), shown);
    int64_t typed = strtoll(model.level[model.depth].text, NULL, 10);
    model.spent = at.counter->place[at.counter->depth].refused;
    naive_till_key(&model, only_shows(key, fn) ? NAIVE_NOTHING : key, fn, text);
    if (naive_till_state(&model) == 'E' && key == NAIVE_ENTER && typed > 0)
        form_phone = typed;
    player_type(&at, shown);
    if (model.enrols) {
        struct tally now = tally();
        same("enrolled", now.members - before.members, 1);
        naive_till_enrolled(&model, now.member, form_phone);
        model.writes = (int)(now.txns - before.txns);
        before.members = now.members;
    }
    if (model.writes > 0) {
        struct tally now = tally();
        model.act_id = model.rang ? now.bill : now.txn;
    }
    compare(&before);
}

/* Whether random digits form a scale, payment or unknown code, which the model leaves to the tests of the router. */
static bool chance_code(void)
{
    const char *text = model.level[model.depth].text;
    size_t length = strspn(text, "0123456789");
    return strchr("MWB", naive_till_state(&model)) && length >= 8 && !text[length] &&
           strcmp(text, "6901234567892") != 0 && !(length == 11 && *text == '1');
}

/* Keys as counter_type writes them, one after the other. */
static void play(const char *keys)
{
    static const struct {
        const char *name;
        enum naive_key key;
        int fn;
    } named[] = {
        {"⏎", NAIVE_ENTER, 0},      {"<Esc>", NAIVE_BACK, 0}, {"<Bs>", NAIVE_RUB, 0},    {"<^U>", NAIVE_WIPE, 0},
        {"<Del>", NAIVE_DEL, 0},    {"<Up>", NAIVE_UP, 0},    {"<Down>", NAIVE_DOWN, 0}, {"<^Z>", NAIVE_UNDO, 0},
        {"<^P>", NAIVE_REPRINT, 0}, {"<F2>", NAIVE_FN, 2},    {"<F3>", NAIVE_FN, 3},     {"<F6>", NAIVE_FN, 6},
        {"<F7>", NAIVE_FN, 7},      {"<F8>", NAIVE_FN, 8},    {"<F9>", NAIVE_FN, 9},     {"<F12>", NAIVE_BACK, 0}};
    while (*keys) {
        size_t i = 0, length;
        char one[60], text[60] = "";
        while (i < sizeof named / sizeof *named && strncmp(keys, named[i].name, strlen(named[i].name)) != 0)
            i++;
        char state = naive_till_state(&model);
        bool leave = i == 1 || (state == 'E' && (i == 0 || i == 14)); /* keys of half-modelled screens */
        if (strchr("Ex", state) && (i == sizeof named / sizeof *named || !leave))
            return;
        if (i < sizeof named / sizeof *named) {
            length = strlen(named[i].name);
            if (named[i].key == NAIVE_ENTER && chance_code())
                i = 3;
            input(named[i].name, named[i].key, named[i].fn, "");
        } else if (sscanf(keys, "<scan:%50[^>]", text) == 1) {
            length = strlen(text) + 7;
            snprintf(one, sizeof one, "%.*s", (int)length, keys);
            input(one, NAIVE_SCAN, 0, text);
        } else {
            length = 1;
            snprintf(one, sizeof one, "%c", *keys);
            bool menu = naive_till_state(&model) == 'I' && strcmp(model.level[0].text, ".") == 0 && *keys != '.';
            if (!menu) /* locks, learns scanners, changes keys: not modelled */
                input(one, NAIVE_CHAR, 0, one);
        }
        keys += length;
    }
}

static void idle(void)
{
    struct tally before = tally();
    snprintf(past[inputs++ % SHOWN], sizeof past[0], "30 s");
    naive_till_idle(&model);
    counter_idle(at.counter, COUNTER_LET_GO_MS);
    compare(&before);
}

static const char *anywhere[] = {"<^Z>",  "<^Z>⏎", "0",      "1",    "2",    "5",     "7",    "9",    ".",
                                 "..",    "*",     "+",      "-",    "@",    "⏎",     "<Bs>", "<^U>", "<Esc>",
                                 "<F12>", "<Up>",  "<Down>", "<F3>", "<F9>", "<Del>", "z",    "/"};
static const char *finding[] = {"5678⏎",
                                "5678z⏎",
                                "5678w⏎",
                                "1111⏎",
                                "5678.2",
                                "5678.1",
                                "5678.3",
                                "9999⏎",
                                "zly⏎",
                                "l⏎",
                                "wangqiang⏎",
                                "138⏎",
                                "13812345678⏎",
                                "186123⏎",
                                "⏎",
                                "*128⏎⏎",
                                "3*",
                                "<F2>⏎",
                                "<F2>.1",
                                "<F2>.2",
                                "<F3>",
                                "<F6>",
                                "<F6>⏎",
                                "<F6>2",
                                "<F7>",
                                "<F8>",
                                "/",
                                "+",
                                "-5",
                                "<^Z>",
                                "<^Z>⏎",
                                "56789⏎7",
                                "13900002222⏎",
                                "13900003333⏎",
                                "13912345678⏎",
                                "<scan:6901234567892>",
                                "<scan:18612345678>",
                                "<coupon>",
                                "<^P>"};
static const char *selling[] = {"128⏎",
                                "12.5⏎",
                                "0.1⏎",
                                "20",
                                "5678⏎",
                                "5678.⏎",
                                "1111⏎",
                                "9999⏎",
                                "0⏎",
                                "*20⏎",
                                "3*10⏎",
                                "2*⏎",
                                "0*⏎",
                                "0.5*⏎",
                                "2*/TEA⏎",
                                "*/NONE⏎",
                                "6901234567892⏎",
                                "128..5",
                                "12,8⏎",
                                "1e5⏎",
                                "9*6901234567892⏎",
                                "20000⏎",
                                "+30000⏎",
                                "13812345678⏎",
                                "13900004444⏎",
                                "-500⏎",
                                "-⏎",
                                "-0⏎",
                                "-99999⏎",
                                "-100⏎",
                                "+500⏎",
                                "+50⏎",
                                "+⏎",
                                "+0⏎",
                                "@9⏎",
                                "**30⏎",
                                "@0⏎",
                                ".1",
                                ".2",
                                ".3",
                                ".4",
                                ".5",
                                ".6",
                                ".8",
                                "/5678⏎",
                                "/zly⏎",
                                "/5678w⏎",
                                "/1111⏎",
                                "/9999⏎",
                                "/0⏎",
                                "<F2>⏎",
                                "<F2>0⏎",
                                "<F2>",
                                "<F6>",
                                "<F7>",
                                "<F8>",
                                "<^Z>",
                                "<Del>",
                                "<Up>",
                                "⏎",
                                "200⏎",
                                "10000⏎",
                                "50⏎",
                                "100⏎",
                                "<scan:6901234567892>",
                                "<scan:18612345678>",
                                "<scan:13812345678>",
                                "<coupon>",
                                "12<scan:6901234567892>",
                                "12<scan:13812345678>",
                                "<Esc>.2",
                                "<Esc>⏎",
                                "<^P>",
                                "a"};
static const char *paying[] = {"⏎",    "⏎",    "50⏎",  "20⏎",  "5",     "1000⏎", ".1",    ".2",
                               ".3",   ".5",   ".6",   ".7",   "<Esc>", "..",    "0.01⏎", "0⏎",
                               "<F2>", "<F6>", "100⏎", "300⏎", "<^Z>",  "<^Z>",  "*64⏎",  "<scan:6901234567892>"};
static const char *answering[] = {
    ".1", ".2", ".3", ".4", "⏎", "<Esc>", "..", "5", "<F9>", "<F6>", "1234⏎", "<^U>", "<scan:6901234567892>"};
static const char *proving[] = {"1234⏎", "1234⏎", "5678⏎", "13812345678⏎", "1111⏎",
                                "12⏎",   "⏎",     "<Esc>", "<F9>",         "123456789"};
static const char *listing[] = {"⏎",    "⏎",     "1",  "2", "3",     "j",    "k", "<Down>",
                                "<Up>", "<Esc>", "..", ".", "<Del>", "<F9>", "9"};
static const char *leaving[] = {"<Esc>"};
static const char *enrolling[] = {"<F9>", "<Esc>", "⏎", "⏎<F9>"};
static const char *judged[] = {"⏎", "<Esc>", "<F2>", "<F9>", ".", "7", "<Up>"};

#define ONE_OF(list) list[pick(sizeof(list) / sizeof *(list))]

static const char *next_input(void)
{
    char state = naive_till_state(&model);
    if (state == 'x')
        return ONE_OF(leaving);
    if (state == 'E')
        return ONE_OF(enrolling);
    if (state == 'V')
        return ONE_OF(judged);
    if (pick(8) == 0)
        return ONE_OF(anywhere);
    if (strchr("IQ", state))
        return ONE_OF(finding);
    if (strchr("MWB", state))
        return ONE_OF(selling);
    if (strchr("TU", state))
        return ONE_OF(paying);
    return state == 'K' ? ONE_OF(answering) : state == 'P' ? ONE_OF(proving) : ONE_OF(listing);
}

static void open_round(void)
{
    player_open(&at);
    at.counter->median = 50000; /* so that a tail can be far above the usual bill and the question comes */
    naive_till_init(&model, at.desk);
    model.median = at.counter->median;
    naive_till_know(&model, 1, player_number(PLAYER_ZHANG), "zly", "zhangliyun");
    naive_till_know(&model, 2, player_number(PLAYER_WANG), "wq", "wangqiang");
    naive_till_know(&model, 3, player_number(PLAYER_LEE), "ll", "lilei");
    model.coupon_holder = 1;
    if (sqlite3_open_v2(at.path, &eye, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(eye,
                           "SELECT (SELECT count(*) FROM txn), (SELECT count(*) FROM member), "
                           "(SELECT count(*) FROM held WHERE open = 0), "
                           "(SELECT max(id) FROM txn), (SELECT max(id) FROM bill), (SELECT max(id) FROM member)",
                           -1, &count, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(eye));
}

static void close_round(void)
{
    sqlite3_finalize(count);
    sqlite3_close(eye);
    player_close(&at);
}

static void the_counter_does_what_its_table_says(void **state)
{
    const char *many = getenv("TILL_INPUTS"), *from = getenv("TILL_SEED");
    unsigned long wanted = many ? strtoul(many, NULL, 10) : INPUTS;
    uint64_t first = from ? strtoull(from, NULL, 10) : 1;
    (void)state;
    for (uint64_t round = first; inputs < wanted; round++) {
        unsigned long end = inputs + ROUND;
        seed = round * UINT64_C(0x9e3779b97f4a7c15) + 1;
        fprintf(stderr, "seed %llu\n", (unsigned long long)round);
        open_round();
        while (inputs < end && inputs < wanted) {
            const char *keys = next_input();
            char text[60];
            if (strcmp(keys, "<coupon>") == 0) {
                const char *codes[] = {at.usable, at.today, at.expired};
                snprintf(text, sizeof text, "<scan:%s>", ONE_OF(codes));
                keys = text;
            }
            if (pick(60) == 0 && strchr("IMB", naive_till_state(&model)))
                idle();
            play(keys);
        }
        close_round();
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_counter_does_what_its_table_says)};
    if (!getenv("TMPDIR") && access("/dev/shm", W_OK) == 0)
        setenv("TMPDIR", "/dev/shm", 1); /* durability is tested elsewhere */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
