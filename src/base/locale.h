/* SPDX-License-Identifier: MIT */
/*
 * locale: character set and language of the process. Works on machines where the locale named by the environment was
 * never generated. Only LC_CTYPE and LC_MESSAGES are set: the C library formats neither dates nor money.
 */
#ifndef FD_BASE_LOCALE_H
#define FD_BASE_LOCALE_H

/*
 * Call once, before anything else and before other threads exist (it sets the variable LANGUAGE). Afterwards LC_CTYPE
 * is UTF-8, LC_NUMERIC is C, and gettext translates to `lang` ("zh", "zh_CN", "en"; NULL or "": the first of LANGUAGE,
 * LC_ALL, LC_MESSAGES, LANG that is set). Catalogues are looked for in FRONTDESK_LOCALEDIR if set, else in the folder
 * "locale" beside the program if our catalogue is there (a build tree), else in LOCALEDIR.
 */
void locale_start(const char *lang);

/* Changes the language of later gettext calls; texts already returned stay as they are. */
void locale_switch(const char *lang);

/* "zh" or "en", as the last locale_start or locale_switch resolved it; "en" before the first. */
const char *locale_language(void);

#endif
