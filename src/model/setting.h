/* SPDX-License-Identifier: MIT */
/* setting: the stored settings of a shop: text by key. desk/settings.h has their meaning and defaults. */
#ifndef FD_MODEL_SETTING_H
#define FD_MODEL_SETTING_H

#include "store/stmt.h"

/* The stored value, cut to size bytes; "" if the key is not set. */
enum status setting_get(struct db *db, const char *key, char *buf, size_t size, struct error *err) MUST_USE;
enum status setting_set(struct db *db, const char *key, const char *value, struct error *err) MUST_USE;

#endif
