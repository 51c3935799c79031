/* SPDX-License-Identifier: MIT */
/*
 * settings: what a shop sets for its tills: one table of keys, each with its values, what it is when nobody set it and
 * a line of help. A change is an act: who, when and what is in the audit.
 */
#ifndef FD_DESK_SETTINGS_H
#define FD_DESK_SETTINGS_H

#include "desk/act.h"

#define SETTING_TEXT 64

struct setting {
    const char *key;
    const char *otherwise; /* its value until somebody sets one */
    const char *values;    /* as help shows them: "always|never|ask" or what is meant; N_() where it is words */
    const char *help;      /* N_() */
};

/* The index-th of the table; NULL past its end. */
const struct setting *settings_at(size_t index);
/* As set, or the value of the table. A key that is not in the table is not_found. */
enum status settings_read(struct desk *desk, const char *key, char value[SETTING_TEXT], struct error *err) MUST_USE;
/* The same where a till starts and nothing is to be done about a failure: the table's value then. */
void settings_get(struct desk *desk, const char *key, char value[SETTING_TEXT]);
int64_t settings_number(struct desk *desk, const char *key);
bool settings_is(struct desk *desk, const char *key, const char *value);

/* bad_value names what it may be; setting the value it has is done and written all the same. approver may be NULL. */
enum status settings_set(struct desk *desk, const char *act_key, const struct staff *approver, const char *key,
                         const char *value, struct error *err) MUST_USE;

/* Tells base how this shop keeps birthdays of a leap month; done when it is opened and when it is set. */
void settings_lunar(struct desk *desk);

#endif
