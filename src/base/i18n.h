/* SPDX-License-Identifier: MIT */
/* i18n: marks texts for translation. Layers below render only mark them (N_); render, cli and ui translate (_). */
#ifndef FD_BASE_I18N_H
#define FD_BASE_I18N_H

#include <libintl.h>

#define _(s) gettext(s)
#define N_(s) s

#endif
