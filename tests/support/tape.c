/* SPDX-License-Identifier: MIT */
#include "tests/support/tape.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "exchange/charset.h"
#include "exchange/escpos.h"

/* The printer's own state. */
struct head {
    struct tape *tape;
    const unsigned char *at;
    size_t left;
    unsigned looks;
    bool large, large_han; /* set by GS ! and FS !; both, or the row has letters of two sizes */
    bool utf8;
    struct buffer row;
    struct buffer code; /* stored by GS ( k, printed later */
};

static struct tape_part *add_part(struct tape *tape, enum tape_kind kind, unsigned looks)
{
    tape->part = mem_grow(tape->part, tape->parts, &tape->room, sizeof *tape->part);
    tape->part[tape->parts] = (struct tape_part){.kind = kind, .looks = looks};
    return &tape->part[tape->parts++];
}

static unsigned looks_of(const struct head *head)
{
    if (head->large != head->large_han)
        head->tape->faults++;
    return head->looks | (head->large && head->large_han ? ESCPOS_LARGE : 0);
}

static void end_row(struct head *head)
{
    struct tape_part *part = add_part(head->tape, TAPE_ROW, looks_of(head));
    const char *bytes = head->row.text ? head->row.text : "", *found;
    char *text = NULL;
    size_t length;
    struct error err;
    if (charset_decode(bytes, head->row.length, head->utf8 ? "utf-8" : "gb18030", &text, &length, &found, &err) ==
        STATUS_OK)
        buffer_add_bytes(&part->bytes, text, length);
    else
        head->tape->faults++;
    free(text);
    buffer_clear(&head->row);
}

static void set_look(struct head *head, unsigned look, bool on)
{
    head->looks = on ? head->looks | look : head->looks & ~look;
}

/* A picture that continues the one before it, of the same width, is one with it. */
static void take_picture(struct head *head, int bytes, int rows, const unsigned char *bits)
{
    struct tape *tape = head->tape;
    struct tape_part *part = tape->parts > 0 ? &tape->part[tape->parts - 1] : NULL;
    if (!part || part->kind != TAPE_PICTURE || part->wide != bytes * 8)
        part = add_part(tape, TAPE_PICTURE, looks_of(head));
    part->wide = bytes * 8;
    part->high += rows;
    for (int i = 0; i < bytes * rows; i++)
        for (int bit = 7; bit >= 0; bit--)
            buffer_add_bytes(&part->bytes, bits[i] >> bit & 1 ? "\0" : "\xff", 1);
}

/* GS ( k: what is stored is printed by the last of the five commands. */
static void take_code(struct head *head, const unsigned char *body, size_t length)
{
    if (length < 3 || body[0] != 0x31)
        head->tape->faults++;
    else if (body[1] == 0x50) {
        buffer_clear(&head->code);
        buffer_add_bytes(&head->code, (const char *)body + 3, length - 3);
    } else if (body[1] == 0x51 && head->code.text) {
        struct tape_part *part = add_part(head->tape, TAPE_QR, looks_of(head));
        buffer_add_bytes(&part->bytes, head->code.text, head->code.length);
    } else if (body[1] != 0x41 && body[1] != 0x43 && body[1] != 0x45)
        head->tape->faults++;
}

/* Bytes of a command with the parameters that tell its length; 0: not all of it is here, or it is none. */
static size_t take_long(struct head *head)
{
    const unsigned char *at = head->at;
    if (head->left >= 8 && memcmp(at, "\x1dv0\0", 4) == 0) {
        int bytes = at[4] | at[5] << 8, rows = at[6] | at[7] << 8;
        size_t length = 8 + (size_t)bytes * (size_t)rows;
        if (head->left < length)
            return 0;
        take_picture(head, bytes, rows, at + 8);
        return length;
    }
    if (head->left >= 5 && memcmp(at, "\x1d(k", 3) == 0) {
        size_t length = (size_t)(at[3] | at[4] << 8);
        if (head->left < 5 + length)
            return 0;
        take_code(head, at + 5, length);
        return 5 + length;
    }
    if (head->left >= 7 && memcmp(at, "\x1c(C\x02\0\x30", 6) == 0) {
        head->utf8 = at[6] == 0x32;
        return 7;
    }
    return 0;
}

static void begin(struct head *head)
{
    head->looks = 0;
    head->large = head->large_han = head->utf8 = false;
    if (head->row.length > 0)
        head->tape->faults++;
    buffer_clear(&head->row);
    add_part(head->tape, TAPE_BEGIN, 0);
}

static void feed(struct head *head, int rows)
{
    for (int i = 0; i < rows; i++)
        add_part(head->tape, TAPE_ROW, 0);
}

static size_t take_short(struct head *head)
{
    const unsigned char *at = head->at;
    if (head->left < 2)
        return 0;
    if (memcmp(at, "\x1b@", 2) == 0)
        return begin(head), 2;
    if (memcmp(at, "\x1c&", 2) == 0)
        return 2;
    if (head->left < 3)
        return 0;
    if (memcmp(at,
               "\x1b"
               "a",
               2) == 0)
        return set_look(head, ESCPOS_CENTRED, at[2] == 1), 3;
    if (memcmp(at,
               "\x1b"
               "E",
               2) == 0)
        return set_look(head, ESCPOS_BOLD, at[2] == 1), 3;
    if (memcmp(at, "\x1d!", 2) == 0)
        return head->large = at[2] == 0x11, 3;
    if (memcmp(at, "\x1c!", 2) == 0)
        return head->large_han = at[2] == 0x0c, 3;
    if (memcmp(at,
               "\x1b"
               "d",
               2) == 0)
        return feed(head, at[2]), 3;
    if (head->left >= 4 && memcmp(at, "\x1dVB", 3) == 0)
        return add_part(head->tape, TAPE_CUT, 0), 4;
    if (head->left >= 5 && memcmp(at, "\x1bp", 2) == 0)
        return add_part(head->tape, TAPE_KICK, 0), 5;
    return 0;
}

static bool is_command(unsigned char byte)
{
    return byte == 0x1b || byte == 0x1c || byte == 0x1d;
}

/* True when the bytes left may be the beginning of a command that was cut off: the longest head of one has 8 bytes. */
static bool cut_off(const struct head *head)
{
    return head->left < 8 || memcmp(head->at, "\x1dv0", 3) == 0 || memcmp(head->at, "\x1d(k", 3) == 0;
}

void tape_read(struct tape *tape, const char *bytes, size_t length)
{
    struct head head = {.tape = tape, .at = (const unsigned char *)bytes, .left = length};
    *tape = (struct tape){0};
    while (head.left > 0) {
        size_t taken = 1;
        if (is_command(*head.at)) {
            taken = take_long(&head);
            taken = taken ? taken : take_short(&head);
            if (taken == 0 && cut_off(&head))
                break;
            tape->faults += taken == 0;
            taken += taken == 0;
        } else if (*head.at == '\n')
            end_row(&head);
        else {
            tape->faults += *head.at < 0x20 || *head.at == 0x7f;
            buffer_add_bytes(&head.row, (const char *)head.at, 1);
        }
        head.at += taken;
        head.left -= taken;
    }
    tape->unread = head.left + head.row.length;
    buffer_clear(&head.row);
    buffer_clear(&head.code);
}

void tape_clear(struct tape *tape)
{
    for (size_t i = 0; i < tape->parts; i++)
        buffer_clear(&tape->part[i].bytes);
    free(tape->part);
    *tape = (struct tape){0};
}

static void add_row(const struct tape_part *part, int columns, struct buffer *out)
{
    const char *text = part->bytes.text ? part->bytes.text : "";
    int cells = text_width(text) * (part->looks & ESCPOS_LARGE ? 2 : 1);
    int left = part->looks & ESCPOS_CENTRED && cells < columns ? (columns - cells) / 2 : 0;
    buffer_format(out, "%s%s%*s%s\n", part->looks & ESCPOS_LARGE ? "[large] " : "",
                  part->looks & ESCPOS_BOLD ? "[bold] " : "", left, "", text);
}

void tape_text(const struct tape *tape, int columns, struct buffer *out)
{
    buffer_add(out, "");
    for (size_t i = 0; i < tape->parts; i++) {
        const struct tape_part *part = &tape->part[i];
        if (part->kind == TAPE_ROW)
            add_row(part, columns, out);
        else if (part->kind == TAPE_QR)
            buffer_format(out, "[qr] %s\n", part->bytes.text);
        else if (part->kind != TAPE_BEGIN)
            buffer_add(out, part->kind == TAPE_PICTURE ? "[picture]\n"
                            : part->kind == TAPE_CUT   ? "[cut]\n"
                                                       : "[kick]\n");
    }
}

char *tape_zbar(const struct tape_part *picture, char *buf, size_t size)
{
    char path[] = "/tmp/tape-XXXXXX", command[128];
    int fd = mkstemp(path);
    FILE *file = fd >= 0 ? fdopen(fd, "wb") : NULL;
    buf[0] = '\0';
    if (!file)
        return buf;
    fprintf(file, "P5 %d %d 255\n", picture->wide, picture->high);
    fwrite(picture->bytes.text, 1, picture->bytes.length, file);
    fclose(file);
    snprintf(command, sizeof command, "zbarimg --raw -q -Sdisable -Sqrcode.enable %s 2>/dev/null", path);
    FILE *reader = popen(command, "r");
    if (reader) {
        size_t length = fread(buf, 1, size - 1, reader);
        buf[length > 0 ? length - 1 : 0] = '\0';
        pclose(reader);
    }
    unlink(path);
    return buf;
}
