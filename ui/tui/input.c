/* SPDX-License-Identifier: MIT */
#include "ui/tui/input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "ui/tui/key.h"
#include "ui/tui/term.h"

static struct {
    int fd;
    struct key_decoder *decoder;
    struct sigaction before[4];
    bool gone;
    bool (*takes_early)(void *context, uint32_t character);
    void *context;
} input = {.fd = -1};

static const int signals[] = {SIGWINCH, SIGHUP, SIGTERM, SIGINT};

/* Written by the signal handlers and polled by the loop, so that no signal is lost between check and wait. */
static int wake[2] = {-1, -1};
static volatile sig_atomic_t ended;

static void on_signal(int number)
{
    int saved = errno;
    if (number != SIGWINCH)
        ended = 1;
    ssize_t written = write(wake[1], "", 1);
    (void)written;
    errno = saved;
}

void input_open(int fd)
{
    if (input.decoder != NULL)
        input_close();
    input.fd = fd;
    input.gone = false;
    ended = 0;
    input.decoder = key_decoder_new();
    if (pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0)
        wake[0] = wake[1] = -1;
    struct sigaction action = {.sa_handler = on_signal};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &action, &input.before[i]);
}

void input_close(void)
{
    if (input.decoder == NULL)
        return;
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &input.before[i], NULL);
    for (size_t i = 0; i < 2; i++)
        if (wake[i] >= 0)
            close(wake[i]);
    wake[0] = wake[1] = -1;
    key_decoder_free(input.decoder);
    input.decoder = NULL;
    input.fd = -1;
}

void input_set(const struct key_settings *settings)
{
    key_decoder_set(input.decoder, settings);
}

void input_early(bool (*takes)(void *context, uint32_t character), void *context)
{
    input.takes_early = takes;
    input.context = context;
}

/* The length of a cursor report ("\033[2;2R") at `at`; 0 if there is none or it is incomplete. */
static size_t report_at(const char *at, int *row, int *col)
{
    int end = 0;
    if (sscanf(at, "\033[%3d;%3dR%n", row, col, &end) == 2 && end > 0)
        return (size_t)end;
    return 0;
}

bool input_report(int *row, int *col, int timeout_ms)
{
    char bytes[512];
    size_t used = 0, length = 0;
    int64_t now = clock_monotonic_ms(), until = now + timeout_ms;
    char *found = NULL;
    while (!found && used + 1 < sizeof bytes && now < until) {
        struct pollfd polled = {.fd = input.fd, .events = POLLIN};
        ssize_t count =
            poll(&polled, 1, (int)(until - now)) > 0 ? read(input.fd, bytes + used, sizeof bytes - 1 - used) : 0;
        if (count <= 0)
            break;
        used += (size_t)count;
        bytes[used] = '\0';
        for (char *at = bytes; !found && (at = memchr(at, '\033', (size_t)(bytes + used - at))) != NULL; at++)
            if ((length = report_at(at, row, col)) > 0)
                found = at;
        now = clock_monotonic_ms();
    }
    for (size_t i = 0; i < used; i++) /* the other bytes are type-ahead */
        if (!found || bytes + i < found || bytes + i >= found + length)
            key_feed(input.decoder, (unsigned char)bytes[i], now);
    return found != NULL;
}

/* Reads available bytes, waiting at most timeout_ms. True: a signal came. */
static bool wait_for_bytes(int timeout_ms)
{
    struct pollfd polled[] = {{.fd = input.fd, .events = POLLIN}, {.fd = wake[0], .events = POLLIN}};
    int ready = poll(polled, 2, timeout_ms);
    int64_t now = clock_monotonic_ms();
    unsigned char bytes[512];
    if (ready > 0 && polled[1].revents != 0 && read(wake[0], bytes, sizeof bytes) > 0)
        return true;
    if (ready <= 0 || polled[0].revents == 0) {
        key_tick(input.decoder, now);
        return ready < 0 && errno == EINTR;
    }
    ssize_t count = read(input.fd, bytes, sizeof bytes);
    if (count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN))
        input.gone = true;
    for (ssize_t i = 0; i < count; i++)
        key_feed(input.decoder, bytes[i], now);
    return false;
}

/* The shorter of two waits; -1 means no wait. */
static int nearer(int one, int two)
{
    if (one < 0 || two < 0)
        return one < 0 ? two : one;
    return one < two ? one : two;
}

void input_read(struct key *key, int timeout_ms)
{
    int64_t until = clock_monotonic_ms() + timeout_ms;
    for (bool waited = false;; waited = true) {
        if (key_next(input.decoder, key))
            return;
        uint32_t held = input.takes_early ? key_held(input.decoder) : 0;
        if (held != 0 && input.takes_early(input.context, held)) {
            key_tell(input.decoder, key);
            return;
        }
        int64_t now = clock_monotonic_ms();
        int left = timeout_ms < 0 ? -1 : until > now ? (int)(until - now) : 0;
        if (ended || input.gone)
            key->kind = KEY_HANGUP;
        else if (!(left == 0 && waited) && wait_for_bytes(nearer(left, key_wait(input.decoder, now))) && term_resize())
            key->kind = KEY_RESIZE;
        else if (left != 0 || !waited)
            continue;
        return;
    }
}

void input_discard(void)
{
    struct pollfd polled = {.fd = input.fd, .events = POLLIN};
    while (!input.gone && poll(&polled, 1, 0) > 0)
        wait_for_bytes(0);
    key_discard(input.decoder);
}
