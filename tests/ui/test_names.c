/* SPDX-License-Identifier: MIT */
/*
 * Any name is safe: whatever bytes the name of a member or item has, every row of every screen that shows it is exactly
 * as wide as the screen, nothing in it controls the terminal, and the stored bytes are unchanged.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"

#include <cmocka.h>

#include "tests/support/player.h"

#include "desk/enrol.h"
#include "desk/manage.h"

#define WIDE10 "名名名名名名名名名名"

static const char *names[] = {
    "a\tb\x01\x02\x7f"
    "c",
    "\xc2\x9b"
    "31mred",
    "\xe2\x80\xae"
    "txet"
    "\xe2\x80\xac"
    "\xe2\x81\xa6"
    "x",
    WIDE10 WIDE10 WIDE10 WIDE10 WIDE10 WIDE10 WIDE10 WIDE10,
    "𠮷野䶮",
    "e\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85"
    "n\xcc\x88",
    "👩\xe2\x80\x8d👩\xe2\x80\x8d👧\xe2\x80\x8d👦👍🏽",
    "Robert'); DROP TABLE member;--",
    "\x1b[2J\x1b]0;owned\x07",
    "张\xe2\x80\x8b"
    "丽\xef\xbb\xbf",
};
#define NAMES (sizeof names / sizeof *names)

static struct player at;
static int64_t member[NAMES];

static void whole(const char *keys, int rows, int cols)
{
    char *text = player_shot(&at, rows, cols);
    int count = 0;
    for (char *line = text; *line; count++) {
        char *end = line + strcspn(line, "\n");
        bool last = *end == '\0';
        *end = '\0';
        for (const char *c = line; *c;) {
            uint32_t code;
            c += text_decode(c, &code);
            bool moves = code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x202a && code <= 0x202e) ||
                         (code >= 0x2066 && code <= 0x2069);
            if (moves)
                fail_msg("after %s: U+%04X on row %d: %s", keys, code, count, line);
        }
        if (text_width(line) > cols)
            fail_msg("after %s: row %d is %d wide: %s", keys, count, text_width(line), line);
        line = last ? end : end + 1;
    }
    assert_true(count <= rows);
    free(text);
}

static void seen(const char *keys, enum screen_id state)
{
    player_type(&at, keys);
    assert_int_equal(counter_screen(at.counter), state);
    for (int chinese = 0; chinese < 2; chinese++) {
        locale_switch(chinese ? "zh" : "en");
        whole(keys, 24, 80);
        whole(keys, 40, 120);
    }
}

static void bring(size_t i)
{
    struct enrol_request request = {.member = {.phone = 8613300000000 + (int64_t)i * 10001}};
    struct item item = {
        .price = 100, .stock = ITEM_UNCOUNTED, .member_price = LIMIT_NONE, .discountable = true, .points_price = 1};
    struct enrol_done done;
    struct manage_done managed;
    struct error err;
    text_copy(request.member.name, sizeof request.member.name, names[i]);
    assert_int_equal(enrol(at.desk, NULL, &request, &done, &err), STATUS_OK);
    member[i] = done.member;
    snprintf(item.sku, sizeof item.sku, "ODD%zu", i);
    text_copy(item.name, sizeof item.name, names[i]);
    text_copy(item.category, sizeof item.category, "general");
    assert_int_equal(manage_item_add(at.desk, NULL, &item, &managed, &err), STATUS_OK);
}

static void same_bytes(size_t i)
{
    struct member row;
    struct item item;
    struct error err;
    char sku[CODE_TEXT];
    assert_int_equal(member_get(desk_db(at.desk), member[i], &row, &err), STATUS_OK);
    assert_string_equal(row.name, names[i]);
    snprintf(sku, sizeof sku, "ODD%zu", i);
    assert_int_equal(item_by_sku(desk_db(at.desk), sku, &item, &err), STATUS_OK);
    assert_int_equal(strncmp(item.name, names[i], strlen(item.name)), 0);
}

static void any_name_is_safe(void **state)
{
    (void)state;
    player_open(&at);
    for (size_t i = 0; i < NAMES; i++) {
        char keys[40];
        bring(i);
        snprintf(keys, sizeof keys, "%lld", 13300000000LL + (long long)i * 10001);
        seen(keys, SCREEN_QUERY); /* finder */
        seen("⏎", SCREEN_MEMBER); /* in hand */
        seen(".5", SCREEN_CARD);  /* card */
        seen("<Esc>", SCREEN_MEMBER);
        seen(".6", SCREEN_ENROL); /* edit */
        seen("<Esc>", SCREEN_MEMBER);
        seen(".3", SCREEN_GIFTS); /* gifts */
        seen("<Esc>", SCREEN_MEMBER);
        seen(".1", SCREEN_PASSES);
        seen("<Esc>", SCREEN_MEMBER);
        seen(".4", SCREEN_OFFERS);
        seen("<Esc>", SCREEN_MEMBER);
        snprintf(keys, sizeof keys, "2*/ODD%zu⏎", i);
        seen(keys, SCREEN_BILL);  /* bill */
        seen("odd", SCREEN_ITEM); /* items */
        seen("<Esc>", SCREEN_BILL);
        seen("/odd", SCREEN_QUERY); /* wide search: items */
        seen("<Esc><Esc>", SCREEN_BILL);
        seen("<F6>", SCREEN_IDLE); /* strip of bills put aside */
        seen("<F6>", SCREEN_HELD); /* held */
        seen("⏎", SCREEN_BILL);
        seen("⏎", SCREEN_IDLE);       /* done */
        seen("<^P>", SCREEN_RECEIPT); /* receipt */
        seen("<Esc>", SCREEN_IDLE);
        seen("/⏎", SCREEN_BILLS); /* today's bills */
        seen("⏎", SCREEN_RETURN); /* return */
        seen("<Esc><Esc>", SCREEN_IDLE);
        seen("<F2>", SCREEN_QUERY); /* recent */
        seen("<Esc><Esc>", SCREEN_IDLE);
        snprintf(keys, sizeof keys, "⏎1*/ODD%zu⏎⏎<F3>", i); /* a walk-in's, then the same member */
        seen(keys, SCREEN_MEMBER);
        seen(".7", SCREEN_CLAIM);
        snprintf(keys, sizeof keys, "%d⏎", player_bills(&at)); /* the bills are numbered from 1 */
        seen(keys, SCREEN_CLAIMED);
        seen("<Esc><Esc><Esc>", SCREEN_IDLE);
        seen(".2", SCREEN_BOARD);
        seen("⏎", SCREEN_BEHIND); /* who stands behind a tier */
        seen("<Esc><Esc>", SCREEN_IDLE);
        seen(".1", SCREEN_SHIFT);
        seen("<Esc>", SCREEN_IDLE);
        assert_int_equal(counter_screen(at.counter), SCREEN_IDLE);
        same_bytes(i);
    }
    player_close(&at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(any_name_is_safe)};
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
