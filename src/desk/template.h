/* SPDX-License-Identifier: MIT */
/* template: programmes to start from, one per trade; carried inside the program. */
#ifndef FD_DESK_TEMPLATE_H
#define FD_DESK_TEMPLATE_H

#include <stddef.h>

/* The index-th, and whom it suits (N_()); NULL past the end. */
const char *template_name(size_t index, const char **summary);
/* Its JSON; NULL where there is none of that name. */
const char *template_text(const char *name);

#endif
