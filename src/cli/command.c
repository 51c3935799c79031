/* SPDX-License-Identifier: MIT */
#include "cli/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/locale.h"
#include "base/text.h"
#include "model/till.h"
#include "desk/look.h"
#include "desk/print.h"
#include "render/render.h"
#include "post/print_start.h"
#include "cli/help.h"
#include "cli/output.h"

#define VERSION_TEXT "frontdesk " PACKAGE_VERSION "\n"

/* Reads --json and --lang before parsing, because they decide how errors of usage are printed. */
static void look_ahead(struct command *command, int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strcmp(argv[i], "--json") == 0)
            command->json = true;
        else if (strncmp(argv[i], "--lang=", 7) == 0)
            command->lang = argv[i] + 7;
        else if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc)
            command->lang = argv[i + 1];
    }
}

static bool known_language(const char *lang)
{
    return !lang || strcmp(lang, "zh") == 0 || strcmp(lang, "en") == 0;
}

static enum status open_front(struct command *command, struct error *err)
{
    enum status status = session_open(command, command->customer ? OPEN_READ : OPEN_ACT, err);
    if (status == STATUS_NOT_FOUND)
        buffer_add(&command->out,
                   _("No shop yet. Create one: frontdesk shop create FILE. To try it: frontdesk demo.\n"));
    TRY(status);
    return command->customer ? session_customer(command, err) : session_counter(command, err);
}

static enum status guard(struct command *command, const struct verb *verb, struct error *err)
{
    char what[80];
    snprintf(what, sizeof what, "%s %s", command->noun->name, verb->name ? verb->name : "");
    return look_at(command->desk, verb->permit == PERMIT_CODES ? "codes" : "look", verb->permit, what, err);
}

static enum status run(struct command *command, struct error *err)
{
    if (!known_language(command->lang))
        return error_one_of(err, "lang", command->lang, "zh, en");
    if (command->version) {
        buffer_add(&command->out, VERSION_TEXT);
        return STATUS_OK;
    }
    if (command->help) {
        help_show(&command->out, command->noun, command->verb);
        return STATUS_OK;
    }
    if (command->till)
        TRY(number_parse(command->till, "till", 1, TILL_MOST, &command->till_number, err));
    if (!command->noun)
        return open_front(command, err);
    const struct verb *verb = command->verb;
    TRY(session_open(command, verb->opening, err));
    TRY(session_who(command, verb->opening, err));
    if (verb->guarded)
        TRY(guard(command, verb, err));
    TRY(verb->run(command, err));
    if (command->desk && print_begun(command->desk))
        print_start(command->desk);
    return STATUS_OK;
}

/* The note is short and partly technical, so it is shown only if the sentence does not say what to correct. */
static bool tells_more(const struct error *err)
{
    return err->note[0] &&
           (err->status == STATUS_UNSUPPORTED || status_exit(err->status) == 4 || status_exit(err->status) == 5) &&
           !err->detail[0];
}

static void print_failure(const struct command *command, const struct error *err)
{
    char message[RENDER_TEXT];
    fprintf(stderr, "frontdesk: %s\n", command->sentence[0] ? command->sentence : render_refusal(message, err));
    if (tells_more(err))
        fprintf(stderr, "  (%s)\n", render_note(err));
    if (command->out.length)
        fputs(command->out.text, stderr);
}

/* C1 and what turns a line around (bidi), which JSON lets stand: the code point, or 0. */
static unsigned hostile(const unsigned char *at)
{
    if (at[0] == 0xC2 && at[1] >= 0x80 && at[1] <= 0x9F)
        return at[1];
    if (at[0] != 0xE2 || (at[1] != 0x80 && at[1] != 0x81))
        return 0;
    unsigned c = 0x2000u | (at[1] & 1u) << 6 | (at[2] & 0x3Fu);
    bool turns = c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return turns ? c : 0;
}

/* The same values as they stand, and nothing that a terminal would obey. */
static void print_json(json_t *object)
{
    char *text = json_dumps(object, JSON_COMPACT | JSON_REAL_PRECISION(12));
    for (const unsigned char *at = (const unsigned char *)text; at && *at != '\0'; at++) {
        unsigned c = hostile(at);
        if (c == 0) {
            putchar(*at);
            continue;
        }
        printf("\\u%04X", c);
        at += c < 0x100 ? 1 : 2;
    }
    free(text);
    putchar('\n');
}

static void print(struct command *command, enum status status, const struct error *err)
{
    bool spoken = status == STATUS_OK || command->answered;
    if (!spoken && command->json) {
        json_t *failure = json_object();
        json_object_set_new(failure, "error", output_json_error(command, err));
        print_json(failure);
        json_decref(failure);
    } else if (!spoken) {
        print_failure(command, err);
    } else if (command->answer) {
        print_json(command->answer);
    } else if (command->out.length) {
        fputs(command->out.text, stdout);
    }
}

int command_main(int argc, char **argv, const struct front *front)
{
    struct command command = {.front = front};
    struct error err = {.status = STATUS_OK};
    look_ahead(&command, argc, argv);
    locale_start(known_language(command.lang) ? command.lang : NULL);
    enum status status = command_parse(&command, argc, argv, &err);
    if (status == STATUS_OK)
        status = run(&command, &err);
    err.status = status;
    print(&command, status, &err);
    command_clear(&command);
    /* Output that could not be written is a failure. The caller may repeat the act under its key to get the result. */
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "frontdesk: %s\n", _("The output could not be written."));
        return status_exit(STATUS_IO_ERROR);
    }
    return status_exit(status);
}
