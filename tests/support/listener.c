/* SPDX-License-Identifier: MIT */
#include "tests/support/listener.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/mem.h"

#define CREEP 64
#define SMALL_BUFFER 2048

struct listener {
    int listener, wake[2]; /* wake: closed to end it */
    pthread_t thread;
    struct listener_turn turn[LISTENER_TURNS];
    size_t turns, connections;
    struct buffer taken[LISTENER_TURNS];
};

static int listen_at(int port)
{
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), yes = 1, small = SMALL_BUFFER;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    if (bind(fd, (struct sockaddr *)&address, sizeof address) != 0 || listen(fd, 4) != 0)
        abort();
    return fd;
}

static int port_of(int fd)
{
    struct sockaddr_in address;
    socklen_t size = sizeof address;
    if (getsockname(fd, (struct sockaddr *)&address, &size) != 0)
        abort();
    return ntohs(address.sin_port);
}

static void take(int fd, struct buffer *taken, size_t piece, size_t most)
{
    char bytes[4096];
    while (taken->length < most) {
        size_t left = most - taken->length, wanted = piece < left ? piece : left;
        ssize_t got = recv(fd, bytes, wanted, 0);
        if (got <= 0)
            return;
        buffer_add_bytes(taken, bytes, (size_t)got);
    }
}

static void wait_for_stop(struct listener *printer)
{
    char byte;
    (void)!read(printer->wake[0], &byte, 1);
}

static void serve(struct listener *printer, int fd)
{
    const struct linger reset = {.l_onoff = 1, .l_linger = 0};
    size_t n = printer->connections++;
    const struct listener_turn *turn = &printer->turn[n < printer->turns ? n : printer->turns - 1];
    struct buffer *taken = &printer->taken[n < LISTENER_TURNS ? n : LISTENER_TURNS - 1];
    buffer_add(taken, "");
    switch (turn->does) {
    case LISTENER_TAKES:
        take(fd, taken, 4096, SIZE_MAX);
        break;
    case LISTENER_CREEPS:
        take(fd, taken, CREEP, SIZE_MAX);
        break;
    case LISTENER_BREAKS:
        take(fd, taken, turn->bytes, turn->bytes);
        setsockopt(fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
        break;
    case LISTENER_BLOCKS:
        wait_for_stop(printer);
        break;
    case LISTENER_SHUTS:
        break;
    }
    close(fd);
}

static void *run(void *argument)
{
    struct listener *printer = argument;
    for (int fd; (fd = accept(printer->listener, NULL, NULL)) >= 0;)
        serve(printer, fd);
    return NULL;
}

struct listener *listener_start(int port, const struct listener_turn *turn, size_t turns)
{
    struct listener *printer = mem_alloc(sizeof *printer);
    printer->listener = listen_at(port);
    memcpy(printer->turn, turn, turns * sizeof *turn);
    printer->turns = turns;
    if (pipe(printer->wake) != 0 || pthread_create(&printer->thread, NULL, run, printer) != 0)
        abort();
    return printer;
}

int listener_port(const struct listener *printer)
{
    return port_of(printer->listener);
}

size_t listener_stop(struct listener *printer, struct buffer *taken, size_t room)
{
    close(printer->wake[1]);
    shutdown(printer->listener, SHUT_RDWR); /* accept returns */
    pthread_join(printer->thread, NULL);
    close(printer->listener);
    close(printer->wake[0]);
    size_t connections = printer->connections;
    for (size_t i = 0; i < LISTENER_TURNS; i++) {
        if (i < room && i < connections)
            buffer_add_bytes(&taken[i], printer->taken[i].text, printer->taken[i].length);
        buffer_clear(&printer->taken[i]);
    }
    free(printer);
    return connections;
}

int listener_nowhere(void)
{
    int fd = listen_at(0), port = port_of(fd);
    close(fd);
    return port;
}
