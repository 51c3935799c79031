/* SPDX-License-Identifier: MIT */
/*
 * log: writes lines to a file, never to the screen. Never log personal data: no names, phones or coupon codes, and
 * nothing as it was typed. While no log is open, lines are dropped. A file that has grown past LOG_BYTES is renamed
 * NAME.1, NAME.1 becomes NAME.2 and so on; LOG_KEPT old files are kept. Several processes may write to one log.
 */
#ifndef FD_BASE_LOG_H
#define FD_BASE_LOG_H

#include "base/status.h"

#define LOG_BYTES (1 << 20)
#define LOG_KEPT 3 /* old files, besides the current one */

/*
 * Opens frontdesk.log in the state folder of the user (base/memo.h), making the folder; goes on without a log if that
 * fails.
 */
void log_start(void);
/*
 * Opens the file for appending and closes the log opened before. Makes the file, but no folders; sets its mode to 0600
 * if it was wider. io_error otherwise.
 */
enum status log_open(const char *path, struct error *err) MUST_USE;
void log_close(void);
void log_line(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_error(const char *where, const struct error *err); /* code, field, detail and note; not the args */

#endif
