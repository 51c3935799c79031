/* SPDX-License-Identifier: MIT */
/*
 * Bytes that each key sends to the terminal, compared with the fewest that could change the cells: in the finder while
 * its list is narrowed, and during a sale.
 */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/date.h"
#include "base/locale.h"

#include "bench/bench.h"
#include "bench/floor.h"
#include "bench/pty.h"
#include "bench/shop.h"
#include "tests/support/player.h"
#include "tests/support/scratch.h"

#include "ui/tui/term.h"
#include "ui/counter/draw.h"
#include "ui/screen/screen_list.h"

#define MEMBERS 300
#define STEP 48 /* most bytes of the name of one key */

static struct player at;
static struct pty pty;
static struct canvas before;

static int64_t drain(void)
{
    char piece[8192];
    struct pollfd polled = {.fd = pty.master, .events = POLLIN};
    int64_t bytes = 0;
    while (poll(&polled, 1, 0) > 0) {
        ssize_t count = read(pty.master, piece, sizeof piece);
        if (count <= 0)
            break;
        bytes += count;
    }
    return bytes;
}

static void keep_before(void)
{
    size_t cells = (size_t)before.rows * (size_t)before.cols;
    before.cursor_row = at.canvas.cursor_row;
    before.cursor_col = at.canvas.cursor_col;
    for (size_t i = 0; i < cells; i++)
        before.cell[i] = at.canvas.cell[i];
}

static void measure(struct bench_row *row, const char *key)
{
    keep_before();
    player_type(&at, key);
    counter_draw(&at.canvas, at.counter);
    term_show(&at.canvas);
    bench_add(&row->figures, drain());
    bench_add(&row->floors, floor_bytes(&before, &at.canvas));
}

/* Sends one key after the other; "<F8>" and "⏎" are single keys. */
static void play(struct bench_row *row, const char *keys)
{
    while (*keys != '\0') {
        char key[STEP];
        int length = 1;
        while (player_keys(keys) - player_keys(keys + length) != 1 || ((unsigned char)keys[length] & 0xC0) == 0x80)
            length++;
        snprintf(key, sizeof key, "%.*s", length, keys);
        measure(row, key);
        keys += length;
    }
}

static void open_terminal(void)
{
    struct error err;
    pty_open(&pty);
    FILE *in = fdopen(dup(pty.slave), "r"), *out = fdopen(dup(pty.slave), "w");
    struct term_options options = {.in = in, .out = out, .type = "xterm-256color", .measure = true};
    if (!in || !out)
        exit(99);
    pty_send(&pty, "\033[2;2R"); /* the answer of a terminal that draws a line in one column */
    bench_must(term_start(&options, &err), &err, "terminal");
    canvas_init(&before, SCREEN_ROWS, SCREEN_COLS);
    canvas_init(&at.canvas, SCREEN_ROWS, SCREEN_COLS);
}

static void open_player(void)
{
    char path[SCRATCH_PATH];
    struct error err;
    bench_shop_make(path, "bytes.db", bench_members(MEMBERS));
    at.desk = bench_shop_open(path);
    bench_must(counter_open(at.desk, screen_list, &at.counter, &err), &err, "till");
    counter_draw(&at.canvas, at.counter);
    term_show(&at.canvas);
    drain();
}

int main(void)
{
    static const char *const finder[] = {"1",     "13", "138", "5678", "56789", "z",          "zh",
                                         "zhang", "l",  "li",  "w",    "wq",    "13900001111"};
    static const char *const sale[] = {"z⏎128⏎..⏎-500⏎<F8>", "*20⏎3*25⏎<Up><Up><Down>5*⏎", ".150⏎.2⏎", "⏎12.5⏎20⏎"};
    struct bench_row list = {.name = "bytes a key, finder",
                             .unit = BENCH_BYTES,
                             .by = BENCH_SUM,
                             .ratio_most = 110,
                             .floor = "the cells that look different, by the cheapest encoder there is"};
    struct bench_row bill = list;
    bill.name = "bytes a key, sale";
    locale_start("en");
    open_terminal();
    open_player();
    for (size_t i = 0; i < sizeof finder / sizeof *finder; i++) {
        play(&list, finder[i]);
        for (const char *c = finder[i]; *c; c++)
            measure(&list, "<Bs>");
    }
    for (size_t i = 0; i < sizeof sale / sizeof *sale; i++)
        play(&bill, sale[i]);
    term_stop();
    bench_head("the screen");
    bench_print(&list);
    bench_print(&bill);
    canvas_clear(&before);
    player_close(&at);
    pty_close(&pty);
    return 0;
}
