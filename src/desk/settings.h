/* SPDX-License-Identifier: MIT */
/*
 * settings: the settings of a shop. One table has each key with the kind and bounds of its values, its default and a
 * line of help; `setting list` and `setting set`, the checks, the manual page and tests read it. A change is an act and
 * is audited.
 */
#ifndef FD_DESK_SETTINGS_H
#define FD_DESK_SETTINGS_H

#include "desk/act.h"

#define SETTING_TEXT 64

enum setting_kind {
    SETTING_WORD,     /* one of words */
    SETTING_TENDER,   /* a tender that may be the default */
    SETTING_AMOUNT,   /* an amount of money, or "" */
    SETTING_NUMBER,   /* 0 to most */
    SETTING_PREFIXES, /* numbers from 20 to 29 separated by commas, or "" */
    SETTING_CHARS     /* at most `most` printing ASCII characters */
};

struct setting {
    const char *key;
    const char *otherwise; /* default value */
    const char *help;      /* msgid */
    enum setting_kind kind;
    const char *words; /* "leap|first|both" */
    int64_t most;
};

/* The index-th setting; NULL past the end. */
const struct setting *settings_at(size_t index);
/* The values it takes, for help: "leap|first|both", "0-200", "A" for an amount. */
#define SETTING_VALUES_TEXT 128
char *settings_values(char buf[SETTING_VALUES_TEXT], const struct setting *setting);
/* The stored value, or the default. not_found for an unknown key. */
enum status settings_read(struct desk *desk, const char *key, char value[SETTING_TEXT], struct error *err) MUST_USE;
/* These three cannot fail: after an error they use the default. */
void settings_get(struct desk *desk, const char *key, char value[SETTING_TEXT]);
int64_t settings_number(struct desk *desk, const char *key);
bool settings_is(struct desk *desk, const char *key, const char *value);

/* bad_value names the values allowed. Setting the current value again is still written. approver may be NULL. */
enum status settings_set(struct desk *desk, const char *act_key, const struct staff *approver, const char *key,
                         const char *value, struct error *err) MUST_USE;

/* Applies the setting lunar_leap (birthdays in a leap month) to base/birthday; called on opening and on a change. */
void settings_lunar(struct desk *desk);

#endif
