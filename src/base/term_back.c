/* SPDX-License-Identifier: MIT */
#include "base/term_back.h"

#include <signal.h>
#include <stddef.h>

static const int signals[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP};
#define SIGNALS (sizeof signals / sizeof *signals)

static struct {
    int fd;
    struct termios mode;
    struct sigaction before[SIGNALS];
} kept;

/* tcsetattr and raise may be called in a handler; the signal then does what it does by default. */
static void on_signal(int number)
{
    tcsetattr(kept.fd, TCSANOW, &kept.mode);
    raise(number);
}

void term_back_arm(int fd, const struct termios *before)
{
    kept.fd = fd;
    kept.mode = *before;
    for (size_t i = 0; i < SIGNALS; i++) {
        struct sigaction action = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};
        if (signals[i] == SIGTSTP)
            action = (struct sigaction){.sa_handler = SIG_IGN};
        sigaction(signals[i], &action, &kept.before[i]);
    }
}

void term_back_disarm(void)
{
    for (size_t i = 0; i < SIGNALS; i++)
        sigaction(signals[i], &kept.before[i], NULL);
}
