/* SPDX-License-Identifier: MIT */
/*
 * locale: characters and language of the process. Works on machines that never generated the locale their
 * environment names. Dates and money are not formatted by the C library: only LC_CTYPE and LC_MESSAGES matter here.
 */
#ifndef FD_BASE_LOCALE_H
#define FD_BASE_LOCALE_H

/*
 * Called once, before anything else. Afterwards LC_CTYPE is UTF-8, LC_NUMERIC is C, and gettext speaks `lang` ("zh",
 * "zh_CN", "en"; NULL or "" for what LANGUAGE, LC_ALL, LC_MESSAGES or LANG ask for). Catalogues are sought in
 * FRONTDESK_LOCALEDIR if that is set, else in the folder "locale" beside the program if it holds ours (a build tree),
 * else in LOCALEDIR. Changes the environment (LANGUAGE): no other thread yet.
 */
void locale_start(const char *lang);

/* Another language from here on; texts that gettext gave before keep theirs. */
void locale_switch(const char *lang);

/* "zh" or "en": what locale_start or locale_switch came to; "en" before. */
const char *locale_language(void);

#endif
