/* SPDX-License-Identifier: MIT */
#include "post/device.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/sockios.h>
#include <netdb.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/text.h"
#include "store/outfile.h"

#define PIECE 1024 /* bytes written at a time: about what a printer's own memory holds */

struct sending {
    int fd;
    const struct device_patience *patience;
    const char *bytes;
    size_t length, sent;
    bool socket;
    const char *why;
};

static enum device_outcome failed(struct sending *sending, const char *why)
{
    sending->why = why;
    return sending->sent == 0 ? DEVICE_NOTHING : DEVICE_UNSURE;
}

/* Waits until the other side can take bytes; false: it takes none, or has closed. */
static bool wait_for_room(const struct sending *sending)
{
    struct pollfd wait = {.fd = sending->fd, .events = POLLOUT};
    int64_t until = clock_monotonic_ms() + sending->patience->silence;
    for (;;) {
        int64_t left = until - clock_monotonic_ms();
        int ready = poll(&wait, 1, left > 0 ? (int)left : 0);
        if (ready > 0)
            return (wait.revents & POLLOUT) != 0;
        if (ready == 0 || errno != EINTR)
            return false;
    }
}

static ssize_t write_piece(const struct sending *sending)
{
    size_t left = sending->length - sending->sent, piece = left < PIECE ? left : PIECE;
    const char *at = sending->bytes + sending->sent;
    return sending->socket ? send(sending->fd, at, piece, MSG_NOSIGNAL) : write(sending->fd, at, piece);
}

static enum device_outcome write_all(struct sending *sending)
{
    while (sending->sent < sending->length) {
        ssize_t written = write_piece(sending);
        if (written > 0)
            sending->sent += (size_t)written;
        else if (written < 0 && errno == EINTR)
            continue;
        else if (written < 0 && errno == ENOSPC)
            return failed(sending, "no_room");
        else if (written < 0 && errno != EAGAIN)
            return failed(sending, "closed");
        else if (!wait_for_room(sending))
            return failed(sending, "silent");
    }
    return DEVICE_SENT;
}

/* --- files and devices ------------------------------------------------------------------------------------------ */

/* Half a slip in a file is taken back, so that it can be written whole later. */
static enum device_outcome take_back(struct sending *sending, off_t before)
{
    if (before < 0 || ftruncate(sending->fd, before) != 0)
        return DEVICE_UNSURE;
    return DEVICE_NOTHING;
}

static enum device_outcome send_file(struct sending *sending, const char *path)
{
    struct stat file;
    if (outfile_of_shop(path))
        return failed(sending, "no_file");
    sending->fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0600);
    if (sending->fd < 0)
        return failed(sending, errno == ENOSPC ? "no_room" : "no_file");
    bool plain = fstat(sending->fd, &file) == 0 && S_ISREG(file.st_mode);
    enum device_outcome outcome = write_all(sending);
    if (outcome == DEVICE_SENT && plain && fdatasync(sending->fd) != 0)
        outcome = failed(sending, "no_room");
    if (outcome == DEVICE_UNSURE && plain)
        outcome = take_back(sending, file.st_size);
    close(sending->fd);
    return outcome;
}

static enum device_outcome send_device(struct sending *sending, const char *path)
{
    sending->fd = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (sending->fd < 0)
        return failed(sending, "no_device");
    enum device_outcome outcome = write_all(sending);
    close(sending->fd);
    return outcome;
}

/* --- TCP -------------------------------------------------------------------------------------------------------- */

/* The error that waits at the socket, an errno; 0: none. */
static int fault_of(int fd)
{
    int fault = 0;
    socklen_t size = sizeof fault;
    return getsockopt(fd, SOL_SOCKET, SO_ERROR, &fault, &size) == 0 ? fault : errno;
}

static bool finish_connect(int fd, int patience)
{
    struct pollfd wait = {.fd = fd, .events = POLLOUT};
    int ready;
    while ((ready = poll(&wait, 1, patience)) < 0 && errno == EINTR)
        continue;
    errno = ETIMEDOUT;
    if (ready <= 0)
        return false;
    errno = fault_of(fd);
    return errno == 0;
}

static bool connect_one(struct sending *sending, const struct addrinfo *address)
{
    sending->fd = socket(address->ai_family, address->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, address->ai_protocol);
    if (sending->fd < 0)
        return false;
    if (connect(sending->fd, address->ai_addr, address->ai_addrlen) == 0 ||
        (errno == EINPROGRESS && finish_connect(sending->fd, sending->patience->connect)))
        return true;
    sending->why = errno == ECONNREFUSED ? "refused" : "no_answer";
    close(sending->fd);
    return false;
}

static bool connect_any(struct sending *sending, const struct printer *printer)
{
    const struct addrinfo hints = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_NUMERICSERV};
    struct addrinfo *list;
    bool connected = false;
    sending->why = "no_host";
    if (getaddrinfo(printer->target, printer->port, &hints, &list) != 0)
        return false;
    for (const struct addrinfo *one = list; one && !connected; one = one->ai_next)
        connected = connect_one(sending, one);
    freeaddrinfo(list);
    return connected;
}

enum line { LINE_OPEN, LINE_ENDED, LINE_BROKEN };

/* What became of the other side. What the printer says, its status, is read and means nothing here. */
static enum line read_line_state(int fd)
{
    char said[256];
    ssize_t got;
    while ((got = recv(fd, said, sizeof said, MSG_DONTWAIT)) > 0)
        continue;
    if (got == 0)
        return LINE_ENDED;
    return errno == EAGAIN || errno == EINTR ? LINE_OPEN : LINE_BROKEN;
}

/* Bytes that its network has not taken yet, the end of the connection being one; -1: cannot be told. */
static int on_the_way(int fd)
{
    int waiting = 0;
    return ioctl(fd, SIOCOUTQ, &waiting) == 0 ? waiting : -1;
}

/* NULL when its network took every byte, else why not. Those still on the way are waited for while they become fewer.
 */
static const char *why_not_taken(const struct sending *sending)
{
    int before = -1;
    int64_t until = 0;
    for (int waiting; (waiting = on_the_way(sending->fd)) != 0;) {
        struct pollfd wait = {.fd = sending->fd, .events = POLLIN};
        if (waiting != before)
            until = clock_monotonic_ms() + sending->patience->silence;
        before = waiting;
        enum line line = poll(&wait, 1, 20) > 0 ? read_line_state(sending->fd) : LINE_OPEN;
        if (line == LINE_BROKEN || waiting < 0)
            return "closed";
        if (line == LINE_ENDED)
            return on_the_way(sending->fd) == 0 ? NULL : "closed";
        if (clock_monotonic_ms() > until)
            return "silent";
    }
    return NULL;
}

/*
 * Ends the sending side and gives the printer a moment to close. Bytes that were taken and then an orderly end, or
 * none, mean that it has all. A reset means that it threw something away; one that comes after the printer's own end
 * is not told by recv, only by the error that waits at the socket.
 */
static enum device_outcome end_tcp(struct sending *sending)
{
    enum line line = LINE_OPEN;
    shutdown(sending->fd, SHUT_WR);
    const char *why = why_not_taken(sending);
    if (why)
        return failed(sending, why);
    struct pollfd wait = {.fd = sending->fd, .events = POLLIN};
    int64_t until = clock_monotonic_ms() + sending->patience->close;
    for (int64_t left; line == LINE_OPEN && (left = until - clock_monotonic_ms()) > 0;)
        line = poll(&wait, 1, (int)left) > 0 ? read_line_state(sending->fd) : LINE_OPEN;
    if (line == LINE_BROKEN)
        return failed(sending, "closed");
    return fault_of(sending->fd) == 0 ? DEVICE_SENT : failed(sending, "closed");
}

static enum device_outcome send_tcp(struct sending *sending, const struct printer *printer)
{
    sending->socket = true;
    if (!connect_any(sending, printer))
        return DEVICE_NOTHING;
    enum device_outcome outcome =
        read_line_state(sending->fd) != LINE_OPEN ? failed(sending, "refused") : write_all(sending);
    if (outcome == DEVICE_SENT)
        outcome = end_tcp(sending);
    close(sending->fd);
    return outcome;
}

/* --- a queue of CUPS -------------------------------------------------------------------------------------------- */

/* lp reads the job to its end before it hands it on: as long as it has not ended well, nothing is printed. */
static bool start_lp(const char *queue, int from, pid_t *child)
{
    char name[PRINTER_TARGET_TEXT], program[] = "lp", to[] = "-d", option[] = "-o", raw[] = "raw";
    char *const arguments[] = {program, to, text_copy(name, sizeof name, queue), option, raw, NULL};
    extern char **environ;
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    sigset_t usual;
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, from, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigdefault(&attributes, &usual);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    int fault = posix_spawnp(child, "lp", &files, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return fault == 0;
}

/* The exit status of lp; -1: it did not end in time, or was killed. */
static int end_lp(pid_t child, int patience)
{
    int status = 0, handle = pidfd_open(child, 0);
    struct pollfd wait = {.fd = handle, .events = POLLIN};
    if (handle < 0 || poll(&wait, 1, patience) <= 0)
        kill(child, SIGKILL);
    if (handle >= 0)
        close(handle);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static enum device_outcome send_queue(struct sending *sending, const char *queue)
{
    int pipe_ends[2];
    pid_t child;
    struct sigaction ignored = {.sa_handler = SIG_IGN}, before;
    if (pipe2(pipe_ends, O_CLOEXEC) != 0)
        return failed(sending, "no_lp");
    bool started = start_lp(queue, pipe_ends[0], &child);
    close(pipe_ends[0]);
    sending->fd = pipe_ends[1];
    if (!started) {
        close(sending->fd);
        return failed(sending, "no_lp");
    }
    fcntl(sending->fd, F_SETFL, O_NONBLOCK);
    sigaction(SIGPIPE, &ignored, &before);
    enum device_outcome outcome = write_all(sending);
    sigaction(SIGPIPE, &before, NULL);
    if (outcome != DEVICE_SENT)
        kill(child, SIGKILL); /* before the end of its input, at which it would hand on what it has */
    close(sending->fd);
    int ended = end_lp(child, sending->patience->silence);
    if (outcome == DEVICE_SENT && ended == 0)
        return DEVICE_SENT;
    sending->why = ended == 127 ? "no_lp" : "lp_failed";
    return outcome == DEVICE_SENT && ended < 0 ? DEVICE_UNSURE : DEVICE_NOTHING;
}

enum device_outcome device_send(const struct printer *printer, const struct device_patience *patience,
                                const char *bytes, size_t length, const char **why)
{
    struct sending sending = {.patience = patience, .bytes = bytes, .length = length, .why = "no_printer"};
    enum device_outcome outcome = DEVICE_NOTHING;
    switch (printer->kind) {
    case PRINTER_NONE:
        break;
    case PRINTER_FILE:
        outcome = send_file(&sending, printer->target);
        break;
    case PRINTER_DEVICE:
        outcome = send_device(&sending, printer->target);
        break;
    case PRINTER_TCP:
        outcome = send_tcp(&sending, printer);
        break;
    case PRINTER_QUEUE:
        outcome = send_queue(&sending, printer->target);
        break;
    }
    *why = outcome == DEVICE_SENT ? "" : sending.why;
    return outcome;
}
