/* SPDX-License-Identifier: MIT */
#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/locale.h"
#include "base/text.h"

#include <cmocka.h>

static char folder[] = "/tmp/test_locale_XXXXXX";

/* What one process saw. The locale belongs to the process, so every case runs in its own. */
struct last_seen {
    char message[64], language[8], codeset[32], number[16];
    int width;
};

struct environment {
    const char *language, *all, *messages, *lang;
};

static void put_variable(const char *name, const char *value)
{
    if (value)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

static void look(struct last_seen *seen)
{
    text_copy(seen->message, sizeof seen->message, gettext("Done."));
    text_copy(seen->language, sizeof seen->language, locale_language());
    text_copy(seen->codeset, sizeof seen->codeset, nl_langinfo(CODESET));
    snprintf(seen->number, sizeof seen->number, "%.1f", 0.5);
    seen->width = text_width("会员\U00020BB7");
}

/* Starts in a child with that environment and `lang`, then switches to `then` if there is one. */
static struct last_seen start(const struct environment *environment, const char *lang, const char *then)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        put_variable("LANGUAGE", environment->language);
        put_variable("LC_ALL", environment->all);
        put_variable("LC_MESSAGES", environment->messages);
        put_variable("LANG", environment->lang);
        unsetenv("LC_CTYPE");
        unsetenv("LC_NUMERIC");
        locale_start(lang);
        struct last_seen seen = {0};
        look(&seen);
        if (then) {
            locale_switch(then);
            look(&seen);
        }
        _exit(write(ends[1], &seen, sizeof seen) == (ssize_t)sizeof seen ? 0 : 1);
    }
    struct last_seen seen = {0};
    int status;
    close(ends[1]);
    ssize_t got = read(ends[0], &seen, sizeof seen);
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(got, sizeof seen);
    assert_string_equal(seen.codeset, "UTF-8");
    assert_string_equal(seen.number, "0.5");
    assert_int_equal(seen.width, 6);
    return seen;
}

static void speaks_chinese(struct last_seen seen)
{
    assert_string_equal(seen.message, "办好了。");
    assert_string_equal(seen.language, "zh");
}

static void speaks_english(struct last_seen seen)
{
    assert_string_equal(seen.message, "Done.");
    assert_string_equal(seen.language, "en");
}

static void a_locale_that_was_never_generated(void **state)
{
    (void)state;
    speaks_chinese(start(&(struct environment){.lang = "zh_CN.UTF-8"}, NULL, NULL));
    speaks_chinese(start(&(struct environment){.lang = "zh_CN.GB18030"}, NULL, NULL));
    speaks_chinese(start(&(struct environment){.all = "zh_CN.UTF-8", .lang = "C"}, NULL, NULL));
    speaks_english(start(&(struct environment){.lang = "en_US.UTF-8"}, NULL, NULL));
    speaks_english(start(&(struct environment){.lang = "tlh_QO.UTF-8"}, NULL, NULL));
}

static void no_locale_at_all(void **state)
{
    (void)state;
    speaks_english(start(&(struct environment){0}, NULL, NULL));
    speaks_english(start(&(struct environment){.lang = "C"}, NULL, NULL));
    speaks_english(start(&(struct environment){.lang = "POSIX"}, "", NULL));
    speaks_english(start(&(struct environment){.all = "C.UTF-8", .lang = "zh_CN.UTF-8"}, NULL, NULL));
}

static void the_order_of_the_variables(void **state)
{
    (void)state;
    speaks_chinese(start(&(struct environment){.language = "zh", .lang = "C"}, NULL, NULL));
    speaks_chinese(start(&(struct environment){.language = "zh_CN:en", .all = "en_US.UTF-8"}, NULL, NULL));
    speaks_english(start(&(struct environment){.language = "en:zh_CN", .all = "zh_CN.UTF-8"}, NULL, NULL));
    speaks_chinese(start(&(struct environment){.messages = "zh_CN.UTF-8", .lang = "en_US.UTF-8"}, NULL, NULL));
    speaks_english(start(&(struct environment){.language = "", .all = "en_US.UTF-8", .lang = "zh_CN"}, NULL, NULL));
}

static void every_spelling_of_chinese(void **state)
{
    (void)state;
    static const char *const names[] = {"zh",      "zh_CN",    "zh-CN",       "zh_CN.UTF-8",        "zh.UTF-8",
                                        "zh-Hans", "zh_SG",    "zh_TW.UTF-8", "zh_CN.UTF-8@pinyin", "de:zh",
                                        ":zh",     ".UTF-8:zh"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        speaks_chinese(start(&(struct environment){.lang = "C"}, names[i], NULL));
    static const char *const others[] = {"en", "en_GB", "C", "POSIX", "C.UTF-8", "de", "en:zh", ":", ".", "z", "zha"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        speaks_english(start(&(struct environment){.lang = "zh_CN.UTF-8"}, others[i], NULL));
}

/* The text was looked up before the switch: gettext must not keep it. */
static void a_switch_at_run_time(void **state)
{
    (void)state;
    speaks_english(start(&(struct environment){.lang = "zh_CN.UTF-8"}, NULL, "en"));
    speaks_chinese(start(&(struct environment){.lang = "C"}, NULL, "zh"));
    speaks_chinese(start(&(struct environment){.lang = "zh_CN.UTF-8"}, "en", "zh"));
}

static int make_catalogue(void **state)
{
    (void)state;
    char path[128], command[384];
    if (!mkdtemp(folder))
        return -1;
    for (const char *const *name = (const char *const[]){"", "/zh_CN", "/zh_CN/LC_MESSAGES", NULL}; *name; name++) {
        snprintf(path, sizeof path, "%s%s", folder, *name);
        if (**name && mkdir(path, 0700) != 0)
            return -1;
    }
    snprintf(path, sizeof path, "%s/a.po", folder);
    FILE *po = fopen(path, "w");
    if (!po)
        return -1;
    fputs("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\nmsgid \"Done.\"\nmsgstr \"办好了。\"\n",
          po);
    if (fclose(po) != 0)
        return -1;
    snprintf(command, sizeof command, "msgfmt -o %s/zh_CN/LC_MESSAGES/frontdesk.mo %s", folder, path);
    setenv("FRONTDESK_LOCALEDIR", folder, 1);
    return system(command);
}

static int remove_catalogue(void **state)
{
    (void)state;
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", folder);
    return system(command);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_locale_that_was_never_generated),
        cmocka_unit_test(no_locale_at_all),
        cmocka_unit_test(the_order_of_the_variables),
        cmocka_unit_test(every_spelling_of_chinese),
        cmocka_unit_test(a_switch_at_run_time),
    };
    return cmocka_run_group_tests(tests, make_catalogue, remove_catalogue);
}
