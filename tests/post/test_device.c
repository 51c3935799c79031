/* SPDX-License-Identifier: MIT */
/* Bytes to printers of every kind: those that take them, are away, block, creep, and break off in the middle. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/mem.h"

#include <cmocka.h>

#include "tests/support/listener.h"
#include "tests/support/scratch.h"

#include "post/device.h"

#define LARGE (16u << 20) /* more than the system itself keeps for a connection */

static const struct device_patience patience = {.connect = 2000, .silence = 200, .close = 100};
static struct error err;

static struct printer at(const char *kind, const char *target)
{
    struct printer printer;
    char place[SCRATCH_PATH + 16];
    snprintf(place, sizeof place, "%s%s", kind, target);
    assert_int_equal(printer_parse(place, &printer, &err), STATUS_OK);
    return printer;
}

static struct printer at_port(int port)
{
    char text[16];
    snprintf(text, sizeof text, "%d", port);
    return at("tcp:127.0.0.1:", text);
}

static enum device_outcome send_to(struct printer printer, const char *bytes, size_t length, const char *reason)
{
    const char *why;
    enum device_outcome outcome = device_send(&printer, &patience, bytes, length, &why);
    assert_string_equal(why, reason);
    return outcome;
}

static char *read_whole(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    char *bytes = mem_alloc(4096);
    assert_non_null(file);
    *length = fread(bytes, 1, 4095, file);
    fclose(file);
    return bytes;
}

static void files_are_appended(void **state)
{
    (void)state;
    char path[SCRATCH_PATH], missing[SCRATCH_PATH + 8];
    size_t length;
    struct stat file;
    scratch_path(path, "slips.bin");
    assert_int_equal(send_to(at("file:", path), "one\0", 4, ""), DEVICE_SENT);
    assert_int_equal(send_to(at("file:", path), "two", 3, ""), DEVICE_SENT);
    char *bytes = read_whole(path, &length);
    assert_int_equal(length, 7);
    assert_memory_equal(bytes, "one\0two", 7);
    free(bytes);
    assert_int_equal(stat(path, &file), 0);
    assert_int_equal(file.st_mode & 0777, 0600); /* names are on receipts */
    snprintf(missing, sizeof missing, "%s/x", path);
    assert_int_equal(send_to(at("file:", missing), "x", 1, "no_file"), DEVICE_NOTHING);
    assert_int_equal(send_to(at("file:", "/dev/full"), "x", 1, "no_room"), DEVICE_NOTHING);
    assert_int_equal(send_to(at("dev:", missing), "x", 1, "no_device"), DEVICE_NOTHING);
    assert_int_equal(send_to(at("dev:", "/dev/null"), "x", 1, ""), DEVICE_SENT);
    assert_int_equal(send_to((struct printer){0}, "x", 1, "no_printer"), DEVICE_NOTHING);
}

/* A device that takes what fits into its memory and then nothing more: a pipe that nobody empties. */
static void a_device_that_blocks_is_left(void **state)
{
    (void)state;
    char path[SCRATCH_PATH];
    char *much = mem_alloc(LARGE);
    memset(much, 'x', LARGE);
    assert_int_equal(mkfifo(scratch_path(path, "lp0"), 0600), 0);
    assert_int_equal(send_to(at("dev:", path), "x", 1, "no_device"), DEVICE_NOTHING); /* off: nobody reads */
    FILE *reader = fopen(path, "r+");
    assert_int_equal(send_to(at("dev:", path), much, LARGE, "silent"), DEVICE_UNSURE);
    assert_int_equal(send_to(at("dev:", path), much, 1, "silent"), DEVICE_NOTHING); /* full from the beginning */
    fclose(reader);
    free(much);
}

static void network_printers(void **state)
{
    (void)state;
    char *much = mem_alloc(LARGE);
    struct buffer taken[LISTENER_TURNS] = {0};
    for (size_t i = 0; i < LARGE; i++)
        much[i] = (char)(i * 7 + i / 251);
    const struct listener_turn turns[] = {{.does = LISTENER_TAKES},
                                          {.does = LISTENER_CREEPS},
                                          {.does = LISTENER_BREAKS, .bytes = 100},
                                          {.does = LISTENER_TAKES},
                                          {.does = LISTENER_BLOCKS}};
    struct listener *printer = listener_start(0, turns, sizeof turns / sizeof *turns);
    struct printer place = at_port(listener_port(printer));
    assert_int_equal(send_to(place, much, 3000, ""), DEVICE_SENT);
    assert_int_equal(send_to(place, much, 100000, ""), DEVICE_SENT);
    assert_int_equal(send_to(place, much, 100000, "closed"), DEVICE_UNSURE);
    assert_int_equal(send_to(place, much, LARGE, ""), DEVICE_SENT);
    assert_int_equal(send_to(place, much, LARGE, "silent"), DEVICE_UNSURE);
    assert_int_equal(listener_stop(printer, taken, LISTENER_TURNS), 5);
    const size_t lengths[] = {3000, 100000, 100, LARGE, 0};
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        assert_int_equal(taken[i].length, lengths[i]);
        assert_memory_equal(taken[i].text, much, lengths[i]);
        buffer_clear(&taken[i]);
    }
    free(much);
}

/* Whoever is away got nothing; whoever closes at once is not said to have printed. */
static void printers_that_are_away(void **state)
{
    (void)state;
    const struct listener_turn shuts = {.does = LISTENER_SHUTS};
    const char *why;
    assert_int_equal(send_to(at_port(listener_nowhere()), "x", 1, "refused"), DEVICE_NOTHING);
    assert_int_equal(send_to(at("tcp:", "no-such-printer.invalid"), "x", 1, "no_host"), DEVICE_NOTHING);
    struct listener *printer = listener_start(0, &shuts, 1);
    struct printer place = at_port(listener_port(printer));
    for (int i = 0; i < 20; i++)
        assert_int_not_equal(device_send(&place, &patience, "slip\n", 5, &why), DEVICE_SENT);
    listener_stop(printer, NULL, 0);
}

/* A program named lp, first in PATH, does what CUPS would. */
static void put_lp(const char *script)
{
    char folder[SCRATCH_PATH], path[SCRATCH_PATH + 8], value[2 * SCRATCH_PATH];
    scratch_path(folder, "bin");
    mkdir(folder, 0700);
    snprintf(path, sizeof path, "%s/lp", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "#!/bin/sh\n%s\n", script);
    fclose(file);
    assert_int_equal(chmod(path, 0700), 0);
    snprintf(value, sizeof value, "%s:/usr/bin:/bin", folder);
    setenv("PATH", value, 1);
}

static void a_queue_of_cups(void **state)
{
    (void)state;
    char script[SCRATCH_PATH + 80], out[SCRATCH_PATH], before[4096];
    size_t length;
    snprintf(before, sizeof before, "%s", getenv("PATH"));
    scratch_path(out, "lp.out");
    snprintf(script, sizeof script, "{ echo \"$*\"; cat; } > '%s'", out);
    put_lp(script);
    assert_int_equal(send_to(at("lp:", "front_desk"), "slip", 4, ""), DEVICE_SENT);
    char *bytes = read_whole(out, &length);
    assert_string_equal(bytes, "-d front_desk -o raw\nslip");
    free(bytes);
    put_lp("cat > /dev/null; exit 1");
    assert_int_equal(send_to(at("lp:", "q"), "slip", 4, "lp_failed"), DEVICE_NOTHING);
    put_lp("exec sleep 1000");
    assert_int_equal(send_to(at("lp:", "q"), "slip", 4, "lp_failed"), DEVICE_UNSURE);
    setenv("PATH", "/nowhere", 1);
    assert_int_equal(send_to(at("lp:", "q"), "slip", 4, "no_lp"), DEVICE_NOTHING);
    setenv("PATH", before, 1);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(files_are_appended, scratch_clean),
        cmocka_unit_test_teardown(a_device_that_blocks_is_left, scratch_clean),
        cmocka_unit_test(network_printers),
        cmocka_unit_test(printers_that_are_away),
        cmocka_unit_test_teardown(a_queue_of_cups, scratch_clean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
