/* SPDX-License-Identifier: MIT */
#include "exchange/escpos.h"

#include <iconv.h>
#include <stdint.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "exchange/qr.h"

#define ESC "\x1b"
#define FS "\x1c"
#define GS "\x1d"

#define DOTS_PER_CHARACTER 12
#define MODULE_MOST 6 /* dots of a module, 0.75 mm: a phone reads it, and the code stays small */
#define BAND_ROWS 128 /* dots of one picture command; the memory of small printers holds no more */
#define ROW_BYTES 1024

static void add(const struct escpos *escpos, const char *bytes, size_t length)
{
    buffer_add_bytes(escpos->out, bytes, length);
}

#define ADD(escpos, literal) add(escpos, literal, sizeof(literal) - 1)

static void add_command(const struct escpos *escpos, const char *command, int value)
{
    char byte = (char)value;
    add(escpos, command, strlen(command));
    add(escpos, &byte, 1);
}

void escpos_begin(const struct escpos *escpos)
{
    ADD(escpos, ESC "@");
    if (escpos->utf8)
        ADD(escpos, FS "(C\x02\x00\x30\x32"); /* the character set of all text is UTF-8 */
    else
        ADD(escpos, FS "&"); /* bytes above 0x80 are Chinese, in GB18030 */
}

/* No byte of a character in GB18030 but its first is below 0x30, so that none looks like a command. */
static void add_gb18030(const struct escpos *escpos, const char *text)
{
    char copy[ROW_BYTES], converted[4 * ROW_BYTES], *from = copy, *to = converted;
    size_t left = strlen(text_copy(copy, sizeof copy, text)), room = sizeof converted;
    iconv_t converter = iconv_open("GB18030", "UTF-8");
    if (converter == (iconv_t)-1) { /* a system without it: what is ASCII is read all the same */
        add(escpos, copy, left);
        return;
    }
    while (left > 0 && iconv(converter, &from, &left, &to, &room) == (size_t)-1 && room > 4) {
        uint32_t c;
        size_t skipped = text_decode(from, &c); /* a code point that GB18030 leaves out */
        from += skipped;
        left -= skipped < left ? skipped : left;
        *to++ = '?';
        room--;
    }
    iconv_close(converter);
    add(escpos, converted, (size_t)(to - converted));
}

/* GS ! sets the size of all characters in newer printers, FS ! that of Chinese ones in older ones. */
static void set_looks(const struct escpos *escpos, unsigned looks)
{
    if (looks & ESCPOS_CENTRED)
        ADD(escpos, ESC "a\x01");
    if (looks & ESCPOS_BOLD)
        ADD(escpos, ESC "E\x01");
    if (looks & ESCPOS_LARGE)
        ADD(escpos, GS "!\x11" FS "!\x0c");
}

static void end_looks(const struct escpos *escpos, unsigned looks)
{
    if (looks & ESCPOS_LARGE)
        ADD(escpos, GS "!\x00" FS "!\x00");
    if (looks & ESCPOS_BOLD)
        ADD(escpos, ESC "E\x00");
    if (looks & ESCPOS_CENTRED)
        ADD(escpos, ESC "a\x00");
}

void escpos_row(const struct escpos *escpos, unsigned looks, const char *text)
{
    char safe[ROW_BYTES];
    text_sanitise(safe, sizeof safe, text);
    set_looks(escpos, looks);
    if (escpos->utf8)
        add(escpos, safe, strlen(safe));
    else
        add_gb18030(escpos, safe);
    ADD(escpos, "\n");
    end_looks(escpos, looks);
}

/* --- QR codes --------------------------------------------------------------------------------------------------- */

/* GS ( k: model 2, size of a module, error correction M, the text, print. */
static void add_native(const struct escpos *escpos, const char *text, int module)
{
    size_t length = strlen(text) + 3;
    ADD(escpos, GS "(k\x04\x00\x31\x41\x32\x00");
    ADD(escpos, GS "(k\x03\x00\x31\x43");
    add(escpos, &(char){(char)module}, 1);
    ADD(escpos, GS "(k\x03\x00\x31\x45\x31");
    ADD(escpos, GS "(k");
    add(escpos, (char[]){(char)(length & 0xff), (char)(length >> 8)}, 2);
    ADD(escpos, "\x31\x50\x30");
    add(escpos, text, strlen(text));
    ADD(escpos, GS "(k\x03\x00\x31\x51\x30");
}

/* Eight dots of a row, the leftmost in the highest bit. */
static char eight_dots(const struct qr *qr, int module, int row, int byte)
{
    unsigned bits = 0;
    for (int i = 0; i < 8; i++)
        bits = bits << 1 | qr_dark(qr, row / module - QR_MARGIN, (byte * 8 + i) / module - QR_MARGIN);
    return (char)bits;
}

static void add_band(const struct escpos *escpos, const struct qr *qr, int module, int from, int rows)
{
    int bytes = (qr_cells(qr) * module + 7) / 8;
    ADD(escpos, GS "v0\x00");
    add(escpos, (char[]){(char)(bytes & 0xff), (char)(bytes >> 8), (char)(rows & 0xff), (char)(rows >> 8)}, 4);
    for (int row = from; row < from + rows; row++)
        for (int byte = 0; byte < bytes; byte++)
            add(escpos, &(char){eight_dots(qr, module, row, byte)}, 1);
}

static void add_picture(const struct escpos *escpos, const struct qr *qr, int module)
{
    int rows = qr_cells(qr) * module;
    for (int row = 0; row < rows; row += BAND_ROWS)
        add_band(escpos, qr, module, row, rows - row < BAND_ROWS ? rows - row : BAND_ROWS);
}

enum status escpos_qr(const struct escpos *escpos, const char *text, struct error *err)
{
    struct qr qr;
    TRY(qr_make(text, &qr, err));
    int module = escpos->columns * DOTS_PER_CHARACTER / qr_cells(&qr);
    if (module > 0) {
        module = module < MODULE_MOST ? module : MODULE_MOST;
        ADD(escpos, ESC "a\x01");
        if (escpos->native_qr)
            add_native(escpos, text, module);
        else
            add_picture(escpos, &qr, module);
        ADD(escpos, ESC "a\x00");
    }
    qr_clear(&qr);
    return module > 0 ? STATUS_OK : error_value(err, "text", "", "wider than the paper as a QR code");
}

/* --- paper and drawer ------------------------------------------------------------------------------------------- */

void escpos_feed(const struct escpos *escpos, int rows)
{
    add_command(escpos, ESC "d", rows);
}

void escpos_cut(const struct escpos *escpos)
{
    ADD(escpos, GS "VB\x00"); /* feeds until the last row is past the knife, and leaves one point uncut */
}

void escpos_kick(const struct escpos *escpos)
{
    ADD(escpos, ESC "p\x00\x19\xfa"); /* pin 2, 50 ms on, 500 ms off */
}
