/* SPDX-License-Identifier: MIT */
/*
 * settings: the settings of a shop. One table has each key with the kind and bounds of its values, its default and a
 * line of help; `setting list` and `setting set`, the checks, the manual page and tests read it. A change is an act and
 * is audited. A setting that each till has for itself is stored as KEY.TILL; these functions mean the desk's till,
 * except where they take one.
 */
#ifndef FD_DESK_SETTINGS_H
#define FD_DESK_SETTINGS_H

#include "rules/printer.h"
#include "desk/act.h"

#define SETTING_TEXT 400

enum setting_kind {
    SETTING_WORD,     /* one of words */
    SETTING_TENDER,   /* a tender that may be the default */
    SETTING_AMOUNT,   /* an amount of money, or "" */
    SETTING_NUMBER,   /* 0 to most */
    SETTING_PREFIXES, /* numbers from 20 to 29 separated by commas, or "" */
    SETTING_CHARS,    /* at most `most` printing ASCII characters */
    SETTING_PRINTER,  /* where a printer is, as in rules/printer.h */
    SETTING_ZONE,     /* a time zone of base/zone.h */
    SETTING_FOLDERS,  /* absolute paths with | between them, at most `most`; may be "" */
    SETTING_LINES     /* lines of text with | between them, at most `most` characters; may be "" */
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
/* These four cannot fail: after an error they use the default. */
void settings_get(struct desk *desk, const char *key, char value[SETTING_TEXT]);
void settings_get_of(struct desk *desk, int64_t till, const char *key, char value[SETTING_TEXT]);
int64_t settings_number(struct desk *desk, const char *key);
bool settings_is(struct desk *desk, const char *key, const char *value);

/* bad_value names the values allowed. Setting the current value again is still written. approver may be NULL. */
enum status settings_set(struct desk *desk, const char *act_key, const struct staff *approver, const char *key,
                         const char *value, struct error *err) MUST_USE;

/* The printer of a till with its paper; kind PRINTER_NONE if it has none. */
void settings_printer(struct desk *desk, int64_t till, struct printer *printer);

/*
 * Applies the settings that base keeps for the process: lunar_leap (birthdays in a leap month) and, of a live shop, its
 * time zone. Called on opening, on a change, and by the counter after another process changed some.
 */
void settings_apply(struct desk *desk);

#endif
