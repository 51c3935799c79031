/* SPDX-License-Identifier: MIT */
/*
 * settings: what a shop sets for its tills: one table of keys, each with the kind and bounds of its values, what it is
 * when nobody set it and a line of help. setting list and set, their checks, the manual page and tests read it. A
 * change is an act: who, when and what is in the audit.
 */
#ifndef FD_DESK_SETTINGS_H
#define FD_DESK_SETTINGS_H

#include "desk/act.h"

#define SETTING_TEXT 64

enum setting_kind {
    SETTING_WORD,     /* one of words */
    SETTING_TENDER,   /* a tender that may be the usual one */
    SETTING_AMOUNT,   /* an amount, or "" */
    SETTING_NUMBER,   /* 0 to most */
    SETTING_PREFIXES, /* numbers from 20 to 29, commas between them, or "" */
    SETTING_CHARS     /* at most so many printing characters of ASCII */
};

struct setting {
    const char *key;
    const char *otherwise; /* its value until somebody sets one */
    const char *help;      /* msgid */
    enum setting_kind kind;
    const char *words; /* "leap|first|both" */
    int64_t most;
};

/* The index-th of the table; NULL past its end. */
const struct setting *settings_at(size_t index);
/* What its values are, for help: "leap|first|both", "0-200", "A" for an amount. */
#define SETTING_VALUES_TEXT 128
char *settings_values(char buf[SETTING_VALUES_TEXT], const struct setting *setting);
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
