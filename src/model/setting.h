/* SPDX-License-Identifier: MIT */
/* setting: the settings of a shop as they are kept: text by key. */
#ifndef FD_MODEL_SETTING_H
#define FD_MODEL_SETTING_H

#include "store/stmt.h"

/* Existing setting or otherwise; value "" if none. */
enum status setting_get(struct db *db, const char *key, char *buf, size_t size, struct error *err) MUST_USE;
enum status setting_set(struct db *db, const char *key, const char *value, struct error *err) MUST_USE;

#endif
