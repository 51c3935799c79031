/* SPDX-License-Identifier: MIT */
#include "base/relay.h"

#include <errno.h>
#include <iconv.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/term_back.h"
#include "base/text.h"

#define CHARACTER_BYTES 8 /* longer than one character of any character set */
#define PIECE 4096

struct relay_stream {
    iconv_t converter;
    bool from_utf8;
    char waits[CHARACTER_BYTES]; /* an incomplete character */
    size_t waiting;
};

/* --- one direction ---------------------------------------------------------------------------------------------- */

struct relay_stream *relay_stream_new(const char *to, const char *from)
{
    iconv_t converter = iconv_open(to, from);
    if (converter == (iconv_t)-1)
        return NULL;
    struct relay_stream *stream = mem_alloc(sizeof *stream);
    *stream = (struct relay_stream){.converter = converter, .from_utf8 = strcmp(from, "UTF-8") == 0};
    return stream;
}

void relay_stream_free(struct relay_stream *stream)
{
    if (!stream)
        return;
    iconv_close(stream->converter);
    free(stream);
}

/* Writes a replacement as wide as the character at `at`, which has no equivalent. Returns its length in bytes. */
static size_t stand_in(const struct relay_stream *stream, const char *at, size_t left, struct buffer *out)
{
    char one[CHARACTER_BYTES] = "";
    uint32_t c = 0;
    memcpy(one, at, left < sizeof one - 1 ? left : sizeof one - 1);
    size_t length = stream->from_utf8 ? text_decode(one, &c) : 1;
    if (length > 1)
        one[length] = '\0';
    buffer_add(out, c == 0xa5 ? "Y" : stream->from_utf8 && text_width(one) == 2 ? "??" : "?");
    return length > 0 ? length : 1;
}

void relay_stream_add(struct relay_stream *stream, const char *bytes, size_t length, struct buffer *out)
{
    char piece[CHARACTER_BYTES + PIECE], converted[4 * sizeof piece];
    while (length > 0) {
        size_t part = length < PIECE ? length : PIECE, left = stream->waiting + part;
        memcpy(piece, stream->waits, stream->waiting);
        memcpy(piece + stream->waiting, bytes, part);
        bytes += part;
        length -= part;
        char *at = piece;
        while (left > 0) {
            char *to = converted;
            size_t room = sizeof converted;
            size_t result = iconv(stream->converter, &at, &left, &to, &room);
            buffer_add_bytes(out, converted, (size_t)(to - converted));
            if (result != (size_t)-1 || (errno == EINVAL && left < CHARACTER_BYTES))
                break;
            size_t skipped = stand_in(stream, at, left, out);
            at += skipped;
            left -= skipped;
        }
        stream->waiting = left;
        memcpy(stream->waits, at, left);
    }
}

/* --- is a relay needed? ----------------------------------------------------------------------------------------- */

const char *relay_charset(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    static char name[32];
    const char *value = NULL;
    for (size_t i = 0; i < sizeof variables / sizeof *variables && (!value || *value == '\0'); i++)
        value = getenv(variables[i]);
    const char *dot = value ? strchr(value, '.') : NULL;
    if (!dot)
        return NULL;
    text_copy(name, sizeof name, dot + 1);
    name[strcspn(name, "@")] = '\0';
    if (strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "utf8") == 0)
        return NULL;
    if (strcasecmp(name, "eucCN") == 0 || strcasecmp(name, "GB2312") == 0)
        strcpy(name, "GBK"); /* such terminals in fact use GBK, which names need */
    struct relay_stream *stream = relay_stream_new(name, "UTF-8");
    relay_stream_free(stream);
    return stream ? name : NULL;
}

/* --- the relay -------------------------------------------------------------------------------------------------- */

static volatile sig_atomic_t resized;

static void on_resize(int number)
{
    (void)number;
    resized = 1;
}

static void send_all(int fd, const struct buffer *out)
{
    for (size_t at = 0; at < out->length;) {
        ssize_t written = write(fd, out->text + at, out->length - at);
        if (written < 0 && errno != EINTR)
            return;
        at += written > 0 ? (size_t)written : 0;
    }
}

/* Reads what is available, converts and writes it; false at the end of input. */
static bool relay_once(int from, int to, struct relay_stream *stream)
{
    char bytes[PIECE];
    struct buffer out = {0};
    ssize_t got = read(from, bytes, sizeof bytes);
    if (got < 0 && errno == EINTR)
        return true;
    if (got <= 0)
        return false;
    relay_stream_add(stream, bytes, (size_t)got, &out);
    send_all(to, &out);
    buffer_clear(&out);
    return true;
}

static void copy_size(int from, int to)
{
    struct winsize size;
    if (ioctl(from, TIOCGWINSZ, &size) == 0)
        ioctl(to, TIOCSWINSZ, &size);
    resized = 0;
}

/* Relays both directions until the program has ended and all its output is written. */
static void relay_until_exit(int inner, struct relay_stream *out, struct relay_stream *in)
{
    struct pollfd polled[] = {{.fd = inner, .events = POLLIN}, {.fd = STDIN_FILENO, .events = POLLIN}};
    if (!isatty(STDIN_FILENO))
        polled[1].fd = -1; /* not a terminal: the program reads it directly */
    for (;;) {
        if (resized)
            copy_size(STDOUT_FILENO, inner);
        if (poll(polled, 2, -1) < 0 && errno != EINTR)
            return;
        if (polled[0].revents != 0 && !relay_once(inner, STDOUT_FILENO, out))
            return;
        if (polled[1].fd >= 0 && polled[1].revents != 0 && !relay_once(STDIN_FILENO, inner, in))
            return; /* the terminal is closed: closing the inner one tells the program */
        polled[0].revents = polled[1].revents = 0;
    }
}

static int end_of(pid_t program)
{
    int state = 0;
    while (waitpid(program, &state, 0) < 0 && errno == EINTR)
        ;
    return WIFEXITED(state) ? WEXITSTATUS(state) : 128 + WTERMSIG(state);
}

/* In the child: restores those of the standard files that are not terminals. */
static void keep_files(const int outside[3], const bool terminal[3])
{
    for (int fd = 0; fd < 3; fd++) {
        if (!terminal[fd])
            dup2(outside[fd], fd);
        close(outside[fd]);
    }
}

static int relay(int inner, pid_t program, const char *charset)
{
    struct termios before, raw;
    struct relay_stream *out = relay_stream_new(charset, "UTF-8"), *in = relay_stream_new("UTF-8", charset);
    struct sigaction action = {.sa_handler = on_resize};
    bool terminal = tcgetattr(STDIN_FILENO, &before) == 0;
    sigaction(SIGWINCH, &action, NULL);
    if (terminal) {
        raw = before;
        cfmakeraw(&raw);
        term_back_arm(STDIN_FILENO, &before);
        tcsetattr(STDIN_FILENO, TCSADRAIN, &raw);
    }
    if (out && in)
        relay_until_exit(inner, out, in);
    close(inner);
    if (terminal) {
        tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
        term_back_disarm();
    }
    relay_stream_free(out);
    relay_stream_free(in);
    return end_of(program);
}

bool relay_run(int *status)
{
    const char *charset = relay_charset();
    struct termios mode;
    struct winsize size = {0};
    int inner, outside[3];
    bool terminal[3];
    if (!charset || !isatty(STDOUT_FILENO))
        return false;
    tcgetattr(STDOUT_FILENO, &mode);
    mode.c_iflag |= IUTF8; /* Backspace deletes whole characters */
    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size);
    for (int fd = 0; fd < 3; fd++) {
        terminal[fd] = isatty(fd);
        outside[fd] = dup(fd);
    }
    pid_t program = forkpty(&inner, NULL, &mode, &size);
    if (program == 0)
        keep_files(outside, terminal);
    else
        for (int fd = 0; fd < 3; fd++)
            close(outside[fd]);
    if (program <= 0)
        return false; /* in the child, or without a pseudo-terminal: run as it is */
    *status = relay(inner, program, charset);
    return true;
}
