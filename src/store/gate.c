/* SPDX-License-Identifier: MIT */
/*
 * Turns by ticket. The gate file holds three numbers: the next ticket, the ticket being served and the pid of its
 * holder. To get a turn a process locks byte 0 briefly, draws a ticket and locks the byte of that ticket; its turn has
 * come when no lower ticket is locked, which F_GETLK tells without queueing. The order is thus that of the tickets,
 * whatever the scheduler or the polling does (two plain locks in a row are only nearly fair), and the kernel removes
 * the ticket of a killed process. The numbers in the file only space the polls and inform people: order and exclusion
 * rest on the locks.
 */
#include "store/gate.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/mem.h"

/*
 * The bytes that are locked, of a file that holds 24: locks reach beyond its end.
 *
 *     0                         drawing a ticket
 *     PRESENT_BYTE              read-locked by each process that has the shop open
 *     GATE_HOLD_FIRST and on    holds
 *     TICKET_BYTE + t           ticket t
 *     SEAT_BYTE + till, session the counter with that session number at that till
 */
#define DRAW_BYTE 0
#define PRESENT_BYTE 1
#define PRESENT_WAIT_MS 5000 /* for a last one out, which copies the log back */
#define TICKET_BYTE 4096
#define SEAT_BYTE (INT64_C(1) << 40)
#define TICKETS (INT64_C(1) << 39)   /* before they begin anew, far below the seats */
#define SEAT_SPAN (INT64_C(1) << 24) /* session numbers of a till before they repeat */
#define POLL_NEXT_NS 60000L
#define POLL_MOST_NS 2000000L

struct row {
    int64_t next;
    int64_t serving;
    int64_t pid;
};

struct gate {
    struct gate *after;
    char *path;
    dev_t device; /* the file behind the path: closing another descriptor of it would drop the locks */
    ino_t inode;
    int descriptor;
    int users;
    int64_t ticket;
    struct gate_seat *seat; /* held by this process: F_GETLK tells of others only */
    size_t seats, seat_room;
    bool taken; /* by a connection of this process, as fcntl locks do not exclude their own process */
    pthread_mutex_t mutex;
    pthread_cond_t freed;
};

static struct gate *gates;
static pthread_mutex_t gates_mutex = PTHREAD_MUTEX_INITIALIZER;

static int lock_byte(int descriptor, short type, int64_t byte)
{
    struct flock lock = {.l_type = type, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1};
    return fcntl(descriptor, F_SETLK, &lock);
}

static enum status failed(const char *path, struct error *err)
{
    return error_io(err, "", path, errno);
}

static void sleep_ns(long nanoseconds)
{
    struct timespec time = {.tv_nsec = nanoseconds};
    nanosleep(&time, NULL); /* a signal only makes the next poll earlier */
}

/* Whether errno means that another process holds the lock; any other errno is a real failure. */
static bool contended(void)
{
    return errno == EAGAIN || errno == EACCES || errno == EINTR;
}

/* Not getting it is no failure: correctness does not rest on it. */
static void be_present(int descriptor)
{
    int64_t deadline = clock_monotonic_ms() + PRESENT_WAIT_MS;
    while (lock_byte(descriptor, F_RDLCK, PRESENT_BYTE) && contended() && clock_monotonic_ms() < deadline)
        sleep_ns(POLL_NEXT_NS);
}

static struct gate *new_gate(char *path, int descriptor)
{
    struct gate *gate = mem_alloc(sizeof *gate);
    struct stat of = {0};
    gate->path = path;
    gate->descriptor = descriptor;
    if (fstat(descriptor, &of) == 0) {
        gate->device = of.st_dev;
        gate->inode = of.st_ino;
    }
    be_present(descriptor);
    gate->after = gates;
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&gate->freed, &attributes);
    pthread_condattr_destroy(&attributes);
    pthread_mutex_init(&gate->mutex, NULL);
    gates = gate;
    return gate;
}

/* Of that path, or of that file under another path. */
static struct gate *find_gate(const char *path)
{
    struct stat of;
    bool there = stat(path, &of) == 0;
    for (struct gate *gate = gates; gate; gate = gate->after)
        if (strcmp(gate->path, path) == 0 || (there && gate->device == of.st_dev && gate->inode == of.st_ino))
            return gate;
    return NULL;
}

enum status gate_open(const char *shop_path, struct gate **gate, struct error *err)
{
    struct buffer path = {0};
    buffer_format(&path, "%s-gate", shop_path);
    pthread_mutex_lock(&gates_mutex);
    struct gate *found = find_gate(path.text);
    if (!found) {
        int descriptor = open(path.text, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (descriptor >= 0)
            found = new_gate(mem_copy(path.text), descriptor);
    }
    enum status status = found ? STATUS_OK : failed(path.text, err);
    if (found)
        found->users++;
    pthread_mutex_unlock(&gates_mutex);
    buffer_clear(&path);
    *gate = found;
    return status;
}

void gate_close(struct gate *gate)
{
    if (!gate)
        return;
    pthread_mutex_lock(&gates_mutex);
    if (--gate->users == 0) {
        struct gate **link = &gates;
        while (*link != gate)
            link = &(*link)->after;
        *link = gate->after;
        close(gate->descriptor);
        pthread_cond_destroy(&gate->freed);
        pthread_mutex_destroy(&gate->mutex);
        free(gate->seat);
        free(gate->path);
        free(gate);
    }
    pthread_mutex_unlock(&gates_mutex);
}

static struct row read_row(const struct gate *gate)
{
    struct row row = {0};
    bool read = pread(gate->descriptor, &row, sizeof row, 0) == (ssize_t)sizeof row;
    if (!read || row.next < 0 || row.next >= TICKETS)
        return (struct row){0};
    return row;
}

static enum status refuse_busy(struct gate *gate, int64_t pid, struct error *err)
{
    if (pid <= 0)
        pid = read_row(gate).pid;
    enum status status = error_set(err, STATUS_BUSY, "", "process %lld is writing", (long long)pid);
    error_arg(err, 0, "%lld", (long long)pid);
    return status;
}

static enum status draw_ticket(struct gate *gate, int64_t deadline, struct error *err)
{
    while (lock_byte(gate->descriptor, F_WRLCK, DRAW_BYTE)) {
        if (!contended())
            return failed(gate->path, err);
        if (clock_monotonic_ms() >= deadline)
            return refuse_busy(gate, 0, err);
        sleep_ns(POLL_NEXT_NS);
    }
    struct row row = read_row(gate);
    bool drawn = false;
    do { /* a new ticket is held already only if someone emptied the file */
        gate->ticket = row.next++;
        drawn = lock_byte(gate->descriptor, F_WRLCK, TICKET_BYTE + gate->ticket) == 0;
    } while (!drawn && contended());
    if (drawn)
        drawn = pwrite(gate->descriptor, &row.next, sizeof row.next, 0) == (ssize_t)sizeof row.next;
    enum status status = drawn ? STATUS_OK : failed(gate->path, err);
    if (!drawn)
        lock_byte(gate->descriptor, F_UNLCK, TICKET_BYTE + gate->ticket);
    lock_byte(gate->descriptor, F_UNLCK, DRAW_BYTE);
    return status;
}

/* The pid of a process with a lower ticket; 0 if our turn has come; -1 on failure. */
static int64_t ahead(const struct gate *gate)
{
    struct flock lower = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = TICKET_BYTE, .l_len = gate->ticket};
    if (gate->ticket == 0) /* a lock of length 0 reaches to the end of the file */
        return 0;
    if (fcntl(gate->descriptor, F_GETLK, &lower))
        return -1;
    return lower.l_type == F_UNLCK ? 0 : lower.l_pid > 0 ? lower.l_pid : INT64_MAX; /* pid 0: another namespace */
}

static enum status await(struct gate *gate, int64_t deadline, struct error *err)
{
    for (int64_t pid = ahead(gate); pid != 0; pid = ahead(gate)) {
        if (pid < 0 && !contended())
            return failed(gate->path, err);
        if (clock_monotonic_ms() >= deadline)
            return refuse_busy(gate, pid == INT64_MAX ? 0 : pid, err);
        int64_t places = gate->ticket - read_row(gate).serving;
        long wait = places > 1 && places < POLL_MOST_NS / POLL_NEXT_NS ? POLL_NEXT_NS * (long)places : POLL_NEXT_NS;
        sleep_ns(places >= POLL_MOST_NS / POLL_NEXT_NS ? POLL_MOST_NS : wait);
    }
    int64_t served[2] = {gate->ticket, getpid()};
    if (pwrite(gate->descriptor, served, sizeof served, sizeof(int64_t)) != (ssize_t)sizeof served)
        return failed(gate->path, err);
    return STATUS_OK;
}

static enum status take_inside(struct gate *gate, int64_t deadline, struct error *err)
{
    struct timespec until = {.tv_sec = deadline / 1000, .tv_nsec = deadline % 1000 * 1000000};
    int code = 0;
    pthread_mutex_lock(&gate->mutex);
    while (gate->taken && code == 0)
        code = pthread_cond_timedwait(&gate->freed, &gate->mutex, &until);
    bool got = !gate->taken;
    gate->taken = true;
    pthread_mutex_unlock(&gate->mutex);
    return got ? STATUS_OK : refuse_busy(gate, getpid(), err);
}

static void give_inside(struct gate *gate)
{
    pthread_mutex_lock(&gate->mutex);
    gate->taken = false;
    pthread_cond_signal(&gate->freed);
    pthread_mutex_unlock(&gate->mutex);
}

enum status gate_enter(struct gate *gate, int wait_ms, struct error *err)
{
    int64_t deadline = clock_monotonic_ms() + wait_ms;
    TRY(take_inside(gate, deadline, err));
    enum status status = draw_ticket(gate, deadline, err);
    if (status == STATUS_OK) {
        status = await(gate, deadline, err);
        if (status == STATUS_OK)
            return STATUS_OK;
        lock_byte(gate->descriptor, F_UNLCK, TICKET_BYTE + gate->ticket);
    }
    give_inside(gate);
    return status;
}

void gate_leave(struct gate *gate)
{
    lock_byte(gate->descriptor, F_UNLCK, TICKET_BYTE + gate->ticket);
    give_inside(gate);
}

bool gate_alone(struct gate *gate)
{
    pthread_mutex_lock(&gates_mutex);
    bool alone = gate->users == 1 && lock_byte(gate->descriptor, F_WRLCK, PRESENT_BYTE) == 0;
    pthread_mutex_unlock(&gates_mutex);
    return alone;
}

enum status gate_hold(struct gate *gate, int64_t byte, bool *held, struct error *err)
{
    *held = lock_byte(gate->descriptor, F_WRLCK, byte) == 0;
    return *held || contended() ? STATUS_OK : failed(gate->path, err);
}

void gate_release(struct gate *gate, int64_t byte)
{
    lock_byte(gate->descriptor, F_UNLCK, byte);
}

/* --- seats -------------------------------------------------------------------------------------------------------- */

static int64_t seat_byte(struct gate_seat seat)
{
    return SEAT_BYTE + seat.till * SEAT_SPAN + seat.session % SEAT_SPAN;
}

/* Its index, or `seats`. Call it with the mutex held. */
static size_t find_seat(const struct gate *gate, struct gate_seat seat)
{
    size_t at = 0;
    while (at < gate->seats && (gate->seat[at].till != seat.till || gate->seat[at].session != seat.session))
        at++;
    return at;
}

enum status gate_sit(struct gate *gate, struct gate_seat seat, struct error *err)
{
    if (lock_byte(gate->descriptor, F_WRLCK, seat_byte(seat)))
        return failed(gate->path, err);
    pthread_mutex_lock(&gate->mutex);
    gate->seat = mem_grow(gate->seat, gate->seats, &gate->seat_room, sizeof *gate->seat);
    gate->seat[gate->seats++] = seat;
    pthread_mutex_unlock(&gate->mutex);
    return STATUS_OK;
}

void gate_rise(struct gate *gate, struct gate_seat seat)
{
    lock_byte(gate->descriptor, F_UNLCK, seat_byte(seat));
    pthread_mutex_lock(&gate->mutex);
    size_t at = find_seat(gate, seat);
    if (at < gate->seats)
        gate->seat[at] = gate->seat[--gate->seats];
    pthread_mutex_unlock(&gate->mutex);
}

int64_t gate_sitter(struct gate *gate, struct gate_seat seat)
{
    pthread_mutex_lock(&gate->mutex);
    bool own = find_seat(gate, seat) < gate->seats;
    pthread_mutex_unlock(&gate->mutex);
    if (own)
        return getpid();
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = seat_byte(seat), .l_len = 1};
    if (fcntl(gate->descriptor, F_GETLK, &lock) || lock.l_type == F_UNLCK)
        return 0;
    return lock.l_pid > 0 ? lock.l_pid : -1;
}
