/* SPDX-License-Identifier: MIT */
/*
 * Parses argv. Not by getopt_long: negative amounts are values here and not options, errors of usage are also printed
 * as JSON, and the tables hold more than struct option.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/commands.h"

const struct flag command_flags[] = {
    {"shop", "FILE", N_("the shop's file; else $FRONTDESK_SHOP, else the one in the data folder"), false},
    {"lang", "zh|en", N_("language of the text"), false},
    {"as", "STAFF", N_("staff code of the operator"), false},
    {"till", "N", N_("till number, default: 1; the counter remembers it for its terminal"), false},
    {"key", "KEY", N_("operation key: a retry with the same key returns the first result"), false},
    {"pin-fd", "FD", N_("read PINs from this file descriptor, one a line"), false},
    {"json", NULL, N_("output one JSON object"), false},
    {"linear", NULL, N_("the counter as prompts and answers, for screen readers and slow lines"), false},
    {"customer", NULL, N_("a second screen, for the customer: what is due, points, change; it only reads"), false},
    {"take-over", NULL, N_("the counter takes its till from another terminal, unasked"), false},
    {"help", NULL, N_("show help"), false},
    {"version", NULL, N_("show the version"), false},
    {NULL, NULL, NULL, false},
};

#define X(name) &name##_noun,
const struct noun *const command_nouns[] = {NOUN_LIST(X) NULL};
#undef X

enum status command_misuse(struct command *command, struct error *err, enum status status, const char *field,
                           const char *format, const char *const arg[3])
{
    text_fill(command->sentence, sizeof command->sentence, format, 3, arg);
    return error_set(err, status, field, NULL);
}

static const struct flag *find_flag(const struct flag *flag, const char *name, size_t length)
{
    for (; flag && flag->name; flag++)
        if (strlen(flag->name) == length && strncmp(flag->name, name, length) == 0)
            return flag;
    return NULL;
}

/* "-5" and "-.5" are values, "-" is a file name. */
static bool is_option(const char *word)
{
    return word[0] == '-' && word[1] && !strchr("0123456789.", word[1]);
}

static void list_names(struct buffer *list, const struct noun *noun)
{
    for (size_t i = 0; noun ? i < noun->verbs : command_nouns[i] != NULL; i++) {
        if (!noun && command_nouns[i]->hidden)
            continue;
        if (noun && !noun->verb[i].name)
            continue;
        buffer_add(list, list->length ? ", " : "");
        buffer_add(list, noun ? noun->verb[i].name : command_nouns[i]->name);
    }
}

/* The verb without a name: of a command that is only a noun, or what a noun with verbs does to an operand (print BILL).
 */
static const struct verb *plain_verb(const struct noun *noun)
{
    const struct verb *last = &noun->verb[noun->verbs - 1];
    return last->name ? NULL : last;
}

static enum status take_noun(struct command *command, const char *word, struct error *err)
{
    for (size_t i = 0; command_nouns[i]; i++)
        if (strcmp(command_nouns[i]->name, word) == 0)
            command->noun = command_nouns[i];
    if (command->noun) {
        if (command->noun->verbs == 1)
            command->verb = plain_verb(command->noun);
        return STATUS_OK;
    }
    struct buffer list = {0};
    list_names(&list, NULL);
    enum status status =
        command_misuse(command, err, STATUS_BAD_VALUE, "command", _("Unknown command {0}. Available: {1}."),
                       (const char *const[]){word, list.text, ""});
    buffer_clear(&list);
    return status;
}

static enum status take_verb(struct command *command, const char *word, struct error *err)
{
    for (size_t i = 0; i < command->noun->verbs; i++)
        if (command->noun->verb[i].name && strcmp(command->noun->verb[i].name, word) == 0)
            command->verb = &command->noun->verb[i];
    if (command->verb)
        return STATUS_OK;
    command->verb = plain_verb(command->noun);
    if (command->verb) {
        command->operand[command->operands++] = word;
        return STATUS_OK;
    }
    struct buffer list = {0};
    list_names(&list, command->noun);
    enum status status =
        command_misuse(command, err, STATUS_BAD_VALUE, "verb", _("{0} has no verb {1}. Available: {2}."),
                       (const char *const[]){command->noun->name, word, list.text});
    buffer_clear(&list);
    return status;
}

static enum status take_word(struct command *command, const char *word, struct error *err)
{
    if (!command->noun)
        return take_noun(command, word, err);
    if (!command->verb)
        return take_verb(command, word, err);
    command->operand[command->operands++] = word;
    return STATUS_OK;
}

static void set_global(struct command *command, const char *name, const char *value)
{
    const struct {
        const char *name, **text;
        bool *on;
    } list[] = {
        {"shop", &command->shop, NULL},
        {"lang", &command->lang, NULL},
        {"as", &command->as, NULL},
        {"till", &command->till, NULL},
        {"key", &command->key, NULL},
        {"pin-fd", &command->pin_fd, NULL},
        {"json", NULL, &command->json},
        {"help", NULL, &command->help},
        {"version", NULL, &command->version},
        {"linear", NULL, &command->linear},
        {"customer", NULL, &command->customer},
        {"take-over", NULL, &command->take_over},
    };
    for (size_t i = 0; i < sizeof list / sizeof list[0]; i++) {
        if (strcmp(list[i].name, name) != 0)
            continue;
        if (list[i].text)
            *list[i].text = value;
        else
            *list[i].on = true;
    }
}

static enum status take_given(struct command *command, const struct flag *flag, const char *value, struct error *err)
{
    if (!flag->many && command_has(command, flag->name))
        return command_misuse(command, err, STATUS_BAD_VALUE, flag->name, _("--{0} is given twice."),
                              (const char *const[]){flag->name, "", ""});
    command->given = mem_grow(command->given, command->givens, &command->given_room, sizeof *command->given);
    command->given[command->givens++] = (struct given){flag, value};
    return STATUS_OK;
}

/* Reads the option at argv[*at]; *at moves past its value. */
static enum status take_option(struct command *command, int argc, char **argv, int *at, struct error *err)
{
    const char *word = argv[*at];
    if (strcmp(word, "-h") == 0) {
        command->help = true;
        return STATUS_OK;
    }
    const char *name = word[1] == '-' ? word + 2 : "";
    size_t length = strcspn(name, "=");
    const char *value = name[length] ? name + length + 1 : NULL;
    const struct verb *verb = command->verb ? command->verb : command->noun ? plain_verb(command->noun) : NULL;
    const struct flag *flag = find_flag(verb ? verb->flag : NULL, name, length);
    const struct flag *global = flag ? NULL : find_flag(command_flags, name, length);
    if (global)
        flag = global;
    if (!flag)
        return command_misuse(command, err, STATUS_BAD_VALUE, "option",
                              _("Unknown option {0}. Options of a verb go after it; --help lists them."),
                              (const char *const[]){word, "", ""});
    if (!flag->value && value)
        return command_misuse(command, err, STATUS_BAD_VALUE, flag->name, _("--{0} takes no value."),
                              (const char *const[]){flag->name, "", ""});
    if (flag->value && !value && *at + 1 >= argc)
        return command_misuse(command, err, STATUS_MISSING_VALUE, flag->name, _("--{0} needs a value: {1}."),
                              (const char *const[]){flag->name, flag->value, ""});
    if (flag->value && !value)
        value = argv[++*at];
    if (!global)
        return take_given(command, flag, value, err);
    /* A script whose variable is unset must not make all its acts one act. */
    if (strcmp(flag->name, "key") == 0 && value && strspn(value, " \t\n") == strlen(value))
        return command_misuse(command, err, STATUS_BAD_VALUE, flag->name,
                              _("--{0} is empty: give each act a key of its own, or leave it out."),
                              (const char *const[]){flag->name, "", ""});
    set_global(command, flag->name, value);
    return STATUS_OK;
}

static enum status check_count(struct command *command, struct error *err)
{
    const struct verb *verb = command->verb;
    if (!command->noun || command->help || command->version)
        return STATUS_OK;
    if (!verb) {
        struct buffer list = {0};
        list_names(&list, command->noun);
        enum status status =
            command_misuse(command, err, STATUS_MISSING_VALUE, "verb", _("{0}: which verb? Available: {1}."),
                           (const char *const[]){command->noun->name, list.text, ""});
        buffer_clear(&list);
        return status;
    }
    bool few = command->operands < (size_t)verb->least;
    if (!few && (verb->most == ANY_NUMBER || command->operands <= (size_t)verb->most))
        return STATUS_OK;
    char usage[160];
    text_fill(
        usage, sizeof usage, "frontdesk {0} {1} {2}", 3,
        (const char *const[]){command->noun->name, verb->name ? verb->name : "", verb->operands ? verb->operands : ""});
    return command_misuse(command, err, few ? STATUS_MISSING_VALUE : STATUS_BAD_VALUE, "operand",
                          few ? _("Missing argument. Usage: {0}") : _("Unexpected argument: {1}. Usage: {0}"),
                          (const char *const[]){usage, few ? "" : command->operand[verb->most], ""});
}

enum status command_parse(struct command *command, int argc, char **argv, struct error *err)
{
    command->operand = mem_alloc((size_t)(argc > 0 ? argc : 1) * sizeof *command->operand);
    bool words_only = false;
    for (int at = 1; at < argc; at++) {
        if (!words_only && strcmp(argv[at], "--") == 0)
            words_only = true;
        else if (!words_only && is_option(argv[at]))
            TRY(take_option(command, argc, argv, &at, err));
        else
            TRY(take_word(command, argv[at], err));
    }
    return check_count(command, err);
}

void command_clear(struct command *command)
{
    if (command->desk)
        desk_close(command->desk);
    json_decref(command->answer);
    buffer_clear(&command->out);
    free(command->operand);
    free(command->given);
}

const char *command_nth(const struct command *command, const char *flag, size_t index)
{
    for (size_t i = 0; i < command->givens; i++)
        if (strcmp(command->given[i].flag->name, flag) == 0 && index-- == 0)
            return command->given[i].value ? command->given[i].value : "";
    return NULL;
}

const char *command_value(const struct command *command, const char *flag)
{
    return command_nth(command, flag, 0);
}

bool command_has(const struct command *command, const char *flag)
{
    return command_value(command, flag) != NULL;
}
