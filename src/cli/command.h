/* SPDX-License-Identifier: MIT */
/*
 * command: the command line as tables. A noun is a table of verbs; parsing, --help, the manual page and the completions
 * all come from it. A handler fills command->answer (with --json) or command->out; nothing is printed before it ended.
 */
#ifndef FD_CLI_COMMAND_H
#define FD_CLI_COMMAND_H

#include <jansson.h>

#include "base/buffer.h"
#include "desk/desk.h"

struct flag {
    const char *name;  /* without the dashes */
    const char *value; /* what stands for its value in the help: "A"; NULL: a switch */
    const char *text;  /* N_(); {0} {1} … are sets from their tables, see help.c */
    bool many;         /* may be given more than once */
};

enum opening {
    OPEN_NOTHING, /* needs no shop */
    OPEN_READ,    /* the file is only read; nobody needs to sign in */
    OPEN_ACT      /* writes: somebody signs in. With --quote or --dry-run nobody is asked for a PIN */
};

struct command;

struct verb {
    const char *name;        /* NULL: the noun is the whole command */
    const char *operands;    /* as the help shows them: "CODE [LINE...]" */
    int least, most;         /* how many; most ANY_NUMBER: no end */
    const struct flag *flag; /* the last has no name; NULL: none */
    enum opening opening;
    const char *summary; /* N_(): one line */
    const char *more;    /* N_(): what --help of the verb and the manual page say besides; NULL: nothing */
    enum status (*run)(struct command *command, struct error *err);
};
#define ANY_NUMBER (-1)

struct noun {
    const char *name;
    const char *summary; /* N_() */
    const struct verb *verb;
    size_t verbs;
    bool hidden; /* left out of help, manual page and completions */
};
#define VERBS(list) .verb = (list), .verbs = sizeof(list) / sizeof(list)[0]

struct given {
    const struct flag *flag;
    const char *value; /* NULL for a switch */
};

/* The counter, which main hands in: the desk is signed in. */
struct front {
    enum status (*counter)(struct desk *desk, struct error *err);
    enum status (*linear)(struct desk *desk, struct error *err); /* the same, line by line */
};

struct command {
    const struct front *front;
    const struct noun *noun; /* NULL: none was named */
    const struct verb *verb;
    const char **operand;
    size_t operands;
    struct given *given;
    size_t givens, given_room;

    const char *shop, *lang, *as, *key, *pin_fd; /* global options; NULL if not given */
    bool json, help, version, linear;

    struct desk *desk;
    struct buffer out;  /* what people read */
    json_t *answer;     /* what programs read; owned */
    bool answered;      /* a failure whose answer stands in out or answer already */
    char sentence[320]; /* of wrong usage; "" otherwise */
};

extern const struct flag command_flags[];
extern const struct noun *const command_nouns[]; /* the last is NULL */

/* Splits argv into noun, verb, options and operands. Wrong usage is bad_value or missing_value with a sentence. */
enum status command_parse(struct command *command, int argc, char **argv, struct error *err) MUST_USE;
void command_clear(struct command *command);

/* The last value given, NULL if none; for a switch "" when it was given. */
const char *command_value(const struct command *command, const char *flag);
bool command_has(const struct command *command, const char *flag);
/* Calls of a flag that may be repeated: the index-th value, NULL past the end. */
const char *command_nth(const struct command *command, const char *flag, size_t index);
/* Fills command->sentence (a translated format with {0} {1} {2}) and the error. */
enum status command_misuse(struct command *command, struct error *err, enum status status, const char *field,
                           const char *format, const char *const arg[3]);

/* Opens the shop as the verb wants it, sets the practice clock, signs in. */
enum status session_open(struct command *command, enum opening opening, struct error *err) MUST_USE;
/* Opens that file and sets the clock; nobody signs in. */
/* For reading; a file of an earlier version is brought forward first, as by whoever opens it to write, and it is said.
 */
enum status session_look(const char *path, struct desk **desk, struct error *err) MUST_USE;
enum status session_open_path(struct command *command, const char *path, bool read_only, struct error *err) MUST_USE;
/* Freezes the clock where $FRONTDESK_NOW asks for it; live_shop_clock unless the shop is for practice. */
enum status session_clock(bool practice, struct error *err) MUST_USE;
/* The shop that was named, else that file in the data folder; the caller frees. */
char *session_path(const char *shop, const char *name);
/* The approver that --approver names; *approver stays NULL without one. store is the caller's room. */
enum status session_approver(struct command *command, struct staff *store, const struct staff **approver,
                             struct error *err) MUST_USE;
/* A PIN from the next line of --pin-fd, or from the terminal without echo. missing_value when there is neither. */
#define PIN_TEXT 64
enum status session_pin(struct command *command, const char *prompt, char pin[PIN_TEXT], struct error *err) MUST_USE;

/* Opens the counter as the command asks for it; the desk is signed in. */
enum status session_counter(struct command *command, struct error *err) MUST_USE;

/* Runs the program; returns its exit status. */
int command_main(int argc, char **argv, const struct front *front);

#endif
