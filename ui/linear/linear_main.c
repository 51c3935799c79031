/* SPDX-License-Identifier: MIT */
/* linear_main: the linear mode on standard input and output. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "desk/print.h"
#include "render/render.h"
#include "post/print_start.h"
#include "ui/linear/linear.h"

#define LINE_MAX_BYTES 512
#define TICK_MS 5000

struct reader {
    struct desk *desk;
    char bytes[4096];
    size_t from, to;
    bool terminal, silent;
    struct termios before;
};

/* Drops type-ahead after a refusal, as it was typed before it; lines from a file are kept. */
static void discard_typed(struct reader *reader)
{
    if (!reader->terminal)
        return;
    tcflush(STDIN_FILENO, TCIFLUSH);
    reader->from = reader->to = 0;
    fputs("\a", stdout);
}

static void set_silent(struct reader *reader, bool silent)
{
    struct termios mode = reader->before;
    if (!reader->terminal || reader->silent == silent)
        return;
    if (silent)
        mode.c_lflag &= ~(tcflag_t)ECHO;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &mode);
    reader->silent = silent;
}

/* Waits for the next byte, telling the counter how much time has passed. -1 at the end. */
static int next_byte(struct reader *reader, struct linear *linear, int64_t since)
{
    while (reader->from == reader->to) {
        struct pollfd wait = {.fd = STDIN_FILENO, .events = POLLIN};
        int ready = poll(&wait, 1, reader->terminal ? TICK_MS : -1);
        if (ready == 0)
            print_start_again(reader->desk);
        if (reader->terminal && linear_idle(linear, clock_boot_ms() - since)) {
            struct buffer *out = linear_out(linear);
            discard_typed(reader);
            fputs(out->text, stdout);
            fflush(stdout);
            buffer_clear(out);
            continue; /* what was typed before this was said is thrown away */
        }
        if (ready <= 0) {
            if (ready < 0 && errno != EINTR)
                return -1;
            continue;
        }
        ssize_t got = read(STDIN_FILENO, reader->bytes, sizeof reader->bytes);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return -1;
        reader->from = 0;
        reader->to = (size_t)got;
    }
    return (unsigned char)reader->bytes[reader->from++];
}

/* Cuts a line that is longer than any prompt; the counter then refuses it as too long. */
static bool next_line(struct reader *reader, struct linear *linear, char line[LINE_MAX_BYTES])
{
    int64_t since = clock_boot_ms();
    size_t used = 0;
    int byte;
    while ((byte = next_byte(reader, linear, since)) >= 0 && byte != '\n')
        if (byte != '\r' && byte != '\0' && used + 1 < LINE_MAX_BYTES)
            line[used++] = (char)byte;
    line[used] = '\0';
    return byte >= 0 || used > 0;
}

static void converse(struct linear *linear, struct reader *reader)
{
    char line[LINE_MAX_BYTES];
    bool going = true;
    while (going) {
        struct buffer *out = linear_out(linear);
        fputs(out->text ? out->text : "", stdout);
        buffer_clear(out);
        if (fflush(stdout) != 0)
            return; /* the output is closed; the open bill is saved */
        set_silent(reader, linear_secret(linear));
        going = next_line(reader, linear, line) && linear_line(linear, line);
        if (print_begun(reader->desk))
            print_start(reader->desk);
        if (reader->silent)
            putchar('\n');
        if (linear_refused(linear))
            discard_typed(reader);
    }
    set_silent(reader, false);
    putchar('\n');
    fflush(stdout);
}

enum status linear_main(struct desk *desk, struct error *err)
{
    struct reader reader = {.desk = desk, .terminal = tcgetattr(STDIN_FILENO, &reader.before) == 0};
    struct linear *linear;
    TRY(linear_open(desk, !reader.terminal, &linear, err));
    signal(SIGPIPE, SIG_IGN);
    converse(linear, &reader);
    enum status status = linear_outcome(linear, err);
    linear_close(linear);
    return status;
}
