/* SPDX-License-Identifier: MIT */
/* printer: where a till's printer is and what paper and signs it has. */
#ifndef FD_RULES_PRINTER_H
#define FD_RULES_PRINTER_H

#include "base/status.h"

enum printer_kind {
    PRINTER_NONE,
    PRINTER_FILE,   /* file:PATH, bytes are appended */
    PRINTER_DEVICE, /* dev:/dev/usb/lp0 */
    PRINTER_TCP,    /* tcp:HOST:PORT; the port is 9100 unless said */
    PRINTER_QUEUE   /* lp:QUEUE, a queue of CUPS */
};
#define PRINTER_VALUES "none|file:PATH|dev:PATH|tcp:HOST:PORT|lp:QUEUE"

#define PRINTER_TARGET_TEXT 400

struct printer {
    enum printer_kind kind;
    char target[PRINTER_TARGET_TEXT]; /* path, host or queue */
    char port[6];
    bool narrow;    /* 58 mm paper, else 80 mm */
    bool utf8;      /* takes UTF-8, else GB18030 */
    bool native_qr; /* draws QR codes itself, else they are sent as a picture */
};

/* Paths are absolute, because another process prints. bad_value, field "printer", detail "printer" or one more precise.
 */
enum status printer_parse(const char *text, struct printer *printer, struct error *err) MUST_USE;

#endif
