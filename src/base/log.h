/* SPDX-License-Identifier: MIT */
/* log: to a file, never to the screen, never personal data. Without log_open every line is dropped. */
#ifndef FD_BASE_LOG_H
#define FD_BASE_LOG_H

#include "base/status.h"

enum status log_open(const char *path, struct error *err) MUST_USE; /* appends; mode 0600 */
void log_close(void);
void log_line(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_error(const char *where, const struct error *err);

#endif
