/* SPDX-License-Identifier: MIT */
#include "tests/support/statement_task.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "desk/coupon_act.h"
#include "desk/enrol.h"
#include "desk/sell.h"
#include "ui/counter/draw.h"

#define KEYS_TEXT 200
#define FIRST_PHONE INT64_C(8613700007788)
#define HITS 20
#define FINDER 12
#define SALE 45
#define SHOWN 8 /* statements of a sale after COMMIT */

/* Tasks with an empty cache come first, because it stays filled afterwards. */
const struct statement_task statement_tasks[] = {
    {"finder, tail, memory empty", "778", "8", false, HITS, FINDER, 0},
    {"finder, tail and letter, memory empty", "7788", "z", false, HITS, FINDER, 0},
    {"finder, pinyin, memory empty", "zha", "o", false, HITS, FINDER, 0},
    {"finder, part of a name, memory empty", "", "赵", false, HITS, FINDER, 0},
    {"finder, beginning of a phone, memory empty", "1370", "0", false, HITS, FINDER, 0},
    {"finder, tail", "778", "8", true, HITS, FINDER, 0},
    {"finder, tail and letter", "7788", "z", true, HITS, FINDER, 0},
    {"finder, pinyin", "zha", "o", true, HITS, FINDER, 0},
    {"finder, part of a name", "", "赵", true, HITS, FINDER, 0},
    {"finder, beginning of a phone", "1370", "0", true, HITS, FINDER, 0},
    {"finder, further rows", "7788<PgDn>", "<PgDn>", true, HITS, FINDER, 0},
    {"finder by /, tail", "⏎/778", "8", true, HITS, FINDER, 0},
    {"finder by /, tail and letter", "⏎/7788", "z", true, HITS, FINDER, 0},
    {"finder by /, beginning of a phone", "⏎/1370", "0", true, HITS, FINDER, 0},
    {"sale to a walk-in", "⏎128⏎", "⏎", true, 0, SALE, SHOWN},
    {"sale to a member", "1111⏎128⏎", "⏎", true, 0, SALE, SHOWN},
    {"sale with points and a coupon", "<scan:" PLAYER_ZHANG ">128⏎<scan:{u}>-500⏎", "⏎", true, 0, SALE, SHOWN},
    {0}};

#define MUST(call)                                                                                                     \
    do {                                                                                                               \
        if ((call) != STATUS_OK) {                                                                                     \
            fprintf(stderr, #call ": %s %s\n", status_code(err.status), err.note);                                     \
            exit(99);                                                                                                  \
        }                                                                                                              \
    } while (0)

static int64_t add_member(struct desk *desk, int n)
{
    static const char given[] = "一二三四五六七八九十东南西北春夏秋冬天地";
    struct enrol_request request = {.member = {.phone = FIRST_PHONE + n * 10000}};
    struct enrol_done done;
    struct error err;
    snprintf(request.member.name, sizeof request.member.name, "赵%.3s", given + (size_t)n * 3);
    MUST(enrol(desk, NULL, &request, &done, &err));
    return done.member;
}

/* Gives a member points and a coupon to show. */
static void add_holdings(struct desk *desk, int64_t member)
{
    struct sale_line line = {.quantity = QUANTITY_ONE, .price = 6000};
    struct sale_request sale = {.member = member, .line = &line, .lines = 1};
    struct issue_request coupon = {.offer = "SAVE10", .member = member, .count = 1};
    struct sale_view view = {0};
    struct coupon_list list = {0};
    struct error err;
    MUST(sell(desk, NULL, NULL, &sale, &view, &err));
    MUST(coupon_issue(desk, NULL, NULL, &coupon, &list, &err));
    coupon_list_clear(&list);
    sale_view_clear(&view);
}

void statement_task_open(struct player *player)
{
    player_open(player);
    for (int i = 0; i < HITS; i++) {
        int64_t member = add_member(player->desk, i);
        if (i % 2 == 0)
            add_holdings(player->desk, member);
    }
}

static void fill_in(char keys[KEYS_TEXT], const char *text, const char *code)
{
    const char *at = strstr(text, "{u}");
    if (at)
        snprintf(keys, KEYS_TEXT, "%.*s%s%s", (int)(at - text), text, code, at + 3);
    else
        text_copy(keys, KEYS_TEXT, text);
}

/* Fills the cache, then serves a member at another till, so that the next search has an act to apply. */
static void warm(struct player *player)
{
    struct error err;
    int64_t member;
    while (counter_warm(player->counter))
        continue;
    MUST(member_by_phone(desk_db(player->desk), FIRST_PHONE, &member, &err));
    add_holdings(player->desk, member);
}

void statement_task_run(struct player *player, const struct statement_task *task, struct statements *counter)
{
    char keys[KEYS_TEXT];
    struct db *db = desk_db(player->desk);
    if (task->warm)
        warm(player);
    fill_in(keys, task->before, player->usable);
    player_type(player, keys);
    statements_start(counter, db);
    player_type(player, task->key);
    canvas_clear(&player->canvas);
    canvas_init(&player->canvas, SCREEN_ROWS, SCREEN_COLS);
    counter_draw(&player->canvas, player->counter);
    statements_stop(counter, db);
    if (player->counter->found.list.count < task->hits) {
        fprintf(stderr, "%s: %zu hits\n", task->name, player->counter->found.list.count);
        exit(99);
    }
    player_type(player, "<Esc><Esc><Esc>");
}
