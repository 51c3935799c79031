/* SPDX-License-Identifier: MIT */
/* template: sample programmes, one per trade, compiled into the program. All strings are static. */
#ifndef FD_DESK_TEMPLATE_H
#define FD_DESK_TEMPLATE_H

#include <stddef.h>

/* The name of the index-th template, and whom it suits as a msgid; NULL past the end. */
const char *template_name(size_t index, const char **summary);
/* Its JSON; NULL if there is no template of that name. */
const char *template_text(const char *name);

#endif
