/* SPDX-License-Identifier: MIT */
/* Marking of translatable text. Lower layers only mark (N_); words, cli and ui translate (_). */
#ifndef FD_BASE_I18N_H
#define FD_BASE_I18N_H

#include <libintl.h>

#define _(s) gettext(s)
#define N_(s) s

#endif
