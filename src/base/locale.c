/* SPDX-License-Identifier: MIT */
#include "base/locale.h"

#include <langinfo.h>
#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"

#ifndef PACKAGE
#define PACKAGE "frontdesk"
#endif
#ifndef LOCALEDIR
#define LOCALEDIR "/usr/local/share/locale"
#endif

static const char *language = "en";

/* Newer C libraries treat C.UTF-8 like C and then ignore LANGUAGE, so any other installed locale is better. */
static const char *const installed[] = {"zh_CN.UTF-8", "en_US.UTF-8", "en_GB.UTF-8", "zh_TW.UTF-8", "zh_HK.UTF-8",
                                        "zh_SG.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8", "ja_JP.UTF-8"};

static bool set_installed(int category)
{
    for (size_t i = 0; i < sizeof installed / sizeof *installed; i++)
        if (setlocale(category, installed[i]))
            return true;
    return false;
}

static bool is_utf8(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/* C, POSIX, C.UTF-8, C.utf8 … */
static bool is_plain(const char *name, size_t length)
{
    return (length >= 1 && name[0] == 'C' && (length == 1 || name[1] == '.')) ||
           (length == 5 && strncmp(name, "POSIX", 5) == 0);
}

/*
 * Sets only the categories in use: a decimal comma would end up in JSON, and each category is a file to read at start.
 */
static void set_categories(void)
{
    if (!setlocale(LC_CTYPE, "") || !is_utf8())
        if (!setlocale(LC_CTYPE, "C.UTF-8"))
            set_installed(LC_CTYPE);
    const char *messages = setlocale(LC_MESSAGES, "");
    if (!messages || is_plain(messages, strlen(messages)))
        if (!set_installed(LC_MESSAGES))
            setlocale(LC_MESSAGES, "C.UTF-8");
}

static bool speaks(const char *name, size_t length, const char *code)
{
    return length >= 2 && strncmp(name, code, 2) == 0 && (length == 2 || name[2] == '_' || name[2] == '@');
}

/*
 * Adds one name of a list to the value of LANGUAGE: "zh-CN.UTF-8" → "zh_CN". All Chinese variants fall back to zh_CN.
 * Returns false at English, where the list ends: English has no catalogue, so gettext would use the next language
 * instead.
 */
static bool add_name(struct buffer *list, const char *name, size_t length)
{
    size_t start = list->length + (list->length > 0);
    if (list->length > 0)
        buffer_add(list, ":");
    if (is_plain(name, length)) {
        buffer_add(list, "C");
        return false;
    }
    bool codeset = false;
    for (size_t i = 0; i < length; i++) {
        codeset = name[i] != '@' && (codeset || name[i] == '.');
        if (!codeset)
            buffer_add_bytes(list, name[i] == '-' ? "_" : name + i, 1);
    }
    const char *added = list->text + start;
    size_t size = list->length - start;
    if (speaks(added, size, "en"))
        return false;
    if (size == 2 && speaks(added, size, "zh"))
        buffer_add(list, "_CN");
    else if (speaks(added, size, "zh") && strcmp(added, "zh_CN") != 0)
        buffer_add(list, ":zh_CN");
    return true;
}

/* The language messages will be in: the first of the list that is ours. */
static const char *first_known(const char *list)
{
    for (; *list != '\0'; list += strcspn(list, ":"), list += *list == ':')
        if (speaks(list, strcspn(list, ":"), "zh"))
            return "zh";
        else if (speaks(list, strcspn(list, ":"), "en") || is_plain(list, strcspn(list, ":")))
            return "en";
    return "en";
}

static void set_language(const char *asked)
{
    struct buffer list = {0};
    for (bool more = true; more && *asked != '\0';) {
        size_t length = strcspn(asked, ":");
        if (length > 0 && *asked != '.')
            more = add_name(&list, asked, length);
        asked += length + (asked[length] == ':');
    }
    const char *value = list.length > 0 ? list.text : "C";
    setenv("LANGUAGE", value, 1);
    language = first_known(value);
    buffer_clear(&list);
    textdomain(PACKAGE); /* makes gettext drop the translations it has cached */
}

static const char *wanted(void)
{
    static const char *const variables[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value && *value != '\0')
            return value;
    }
    return "C";
}

/* In a build tree the catalogue is beside the program: writes that folder, or returns false. */
static bool beside_program(char folder[PATH_MAX])
{
    char catalogue[PATH_MAX + sizeof "/zh_CN/LC_MESSAGES/" PACKAGE ".mo"];
    ssize_t length = readlink("/proc/self/exe", folder, PATH_MAX - sizeof "locale");
    if (length <= 0)
        return false;
    folder[length] = '\0';
    char *slash = strrchr(folder, '/');
    if (!slash)
        return false;
    memcpy(slash + 1, "locale", sizeof "locale");
    snprintf(catalogue, sizeof catalogue, "%s/zh_CN/LC_MESSAGES/" PACKAGE ".mo", folder);
    return access(catalogue, R_OK) == 0;
}

static void bind_catalogues(void)
{
    char beside[PATH_MAX];
    const char *folder = secure_getenv("FRONTDESK_LOCALEDIR");
    if (!folder || *folder == '\0')
        folder = beside_program(beside) ? beside : LOCALEDIR;
    bindtextdomain(PACKAGE, folder);
    bind_textdomain_codeset(PACKAGE, "UTF-8");
}

void locale_start(const char *lang)
{
    set_categories();
    bind_catalogues();
    set_language(lang && *lang != '\0' ? lang : wanted());
}

void locale_switch(const char *lang)
{
    set_language(lang);
}

const char *locale_language(void)
{
    return language;
}
