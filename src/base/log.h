/* SPDX-License-Identifier: MIT */
/*
 * log: to a file, never to the screen, never personal data: no names, phones, codes of coupons, and nothing as it was
 * typed. Without an open log every line is dropped. A file that has grown past LOG_BYTES becomes NAME.1, that one
 * NAME.2 and so on; LOG_KEPT of them stay. Several processes may write to one log.
 */
#ifndef FD_BASE_LOG_H
#define FD_BASE_LOG_H

#include "base/status.h"

#define LOG_BYTES (1 << 20)
#define LOG_KEPT 3 /* files beside the one that is written */

/* The program's own: frontdesk.log in the user's state folder (base/memo.h). A log that cannot be opened is none. */
void log_start(void);
/* Appends; mode 0600, also where it was wider. Folders are not made. Closes the one before. */
enum status log_open(const char *path, struct error *err) MUST_USE;
void log_close(void);
void log_line(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_error(const char *where, const struct error *err); /* code, field, detail and note; not the args */

#endif
