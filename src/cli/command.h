/* SPDX-License-Identifier: MIT */
/*
 * command: the command line as tables. A noun is a table of verbs, from which parsing, --help, the manual page and the
 * completions are derived. A verb's run fills command->answer (with --json) or command->out, which are printed after it
 * has returned.
 */
#ifndef FD_CLI_COMMAND_H
#define FD_CLI_COMMAND_H

#include <jansson.h>

#include "base/buffer.h"
#include "desk/desk.h"

struct flag {
    const char *name;  /* without the dashes */
    const char *value; /* placeholder of its value in help: "A"; NULL: a switch */
    const char *text;  /* N_(); {0} {1} … are filled with lists of values, see help.c */
    bool many;         /* may be given more than once */
};

enum opening {
    OPEN_NOTHING, /* needs no shop */
    OPEN_READ,    /* opens the shop read-only and asks nobody, in a live shop too: checks and the customer's display */
    OPEN_LOOK,    /* reads; in a live shop it asks who, with the PIN */
    OPEN_SERVE,   /* writes as a machine does, without acts: nobody signs in */
    OPEN_ACT      /* writes, so a staff member signs in */
};

struct command;

struct verb {
    const char *name;        /* NULL: the noun is the whole command, or (its last verb) takes an operand itself */
    const char *operands;    /* as shown in help: "CODE [LINE...]" */
    int least, most;         /* number of operands; most ANY_NUMBER: unlimited */
    const struct flag *flag; /* ends with an entry without name; NULL: none */
    enum opening opening;
    bool guarded;        /* in a live shop `permit` must allow to see it, and the audit says who did */
    enum permit permit;  /* of a guarded verb */
    const char *summary; /* N_(): one line */
    const char *more;    /* N_(): more text for --help of the verb and the manual page; NULL: none */
    enum status (*run)(struct command *command, struct error *err);
};
#define ANY_NUMBER (-1)

struct noun {
    const char *name;
    const char *summary; /* N_() */
    const struct verb *verb;
    size_t verbs;
    bool hidden; /* not in help, manual page or completions */
};
#define VERBS(list) .verb = (list), .verbs = sizeof(list) / sizeof(list)[0]

struct given {
    const struct flag *flag;
    const char *value; /* NULL for a switch */
};

/* The front ends, passed in by main. The desk is signed in. */
struct front {
    enum status (*counter)(struct desk *desk, struct error *err);
    enum status (*linear)(struct desk *desk, struct error *err); /* the linear mode */
    enum status (*customer)(struct desk *desk,
                            struct error *err); /* the customer's display; nobody need be signed in */
};

struct command {
    const struct front *front;
    const struct noun *noun; /* NULL: none given */
    const struct verb *verb;
    const char **operand;
    size_t operands;
    struct given *given;
    size_t givens, given_room;

    const char *shop, *lang, *as, *till, *key, *pin_fd; /* global options; NULL if not given */
    int64_t till_number;                                /* 0: not given */
    bool json, help, version, linear, customer, take_over;

    struct desk *desk;
    struct buffer out;  /* output as text */
    json_t *answer;     /* output as JSON; owned */
    bool answered;      /* the verb failed, but out or answer already holds the output */
    char sentence[320]; /* message of a usage error; "" otherwise */
};

extern const struct flag command_flags[];
extern const struct noun *const command_nouns[]; /* the last is NULL */

/*
 * Splits argv, which is borrowed, into noun, verb, options and operands. Usage errors are bad_value or missing_value
 * and set command->sentence.
 */
enum status command_parse(struct command *command, int argc, char **argv, struct error *err) MUST_USE;
void command_clear(struct command *command);

/* The last value of a flag, "" for a switch; NULL: not given. */
const char *command_value(const struct command *command, const char *flag);
bool command_has(const struct command *command, const char *flag);
/* The index-th value of a flag that may be repeated; NULL past the end. */
const char *command_nth(const struct command *command, const char *flag, size_t index);
/* Sets command->sentence from a translated format with {0} {1} {2} and fills the error; returns status. */
enum status command_misuse(struct command *command, struct error *err, enum status status, const char *field,
                           const char *format, const char *const arg[3]);

/* Opens the shop as `opening` says, sets the practice clock and signs in. */
enum status session_open(struct command *command, enum opening opening, struct error *err) MUST_USE;
/*
 * For a verb, once the shop is open: a live shop is read by nobody who has not signed in with a PIN, and acts for
 * nobody who has not proven themselves, so that no refusal tells what is in it.
 */
enum status session_who(struct command *command, enum opening opening, struct error *err) MUST_USE;
/* For a verb of OPEN_LOOK that turns out to write: as for OPEN_ACT; nobody is asked twice. */
enum status session_act(struct command *command, struct error *err) MUST_USE;
/* For a verb of OPEN_SERVE that turns out to need a person. */
enum status session_person(struct command *command, struct error *err) MUST_USE;
/*
 * Opens a file read-only. A file of an earlier version is migrated first, with a message on stderr. session_open_path
 * opens read-only or to write and sets the clock. Neither signs in.
 */
enum status session_look(const char *path, struct desk **desk, struct error *err) MUST_USE;
enum status session_open_path(struct command *command, const char *path, bool read_only, struct error *err) MUST_USE;
/* Freezes the clock at $FRONTDESK_NOW if that is set; live_shop_clock if the shop is not for practice. */
enum status session_clock(bool practice, struct error *err) MUST_USE;
/* The path `shop`, or if it is NULL `name` in the data folder; the caller frees. */
char *session_path(const char *shop, const char *name);
/* Reads the approver of --approver into *store and points *approver to it; NULL without the flag. */
enum status session_approver(struct command *command, struct staff *store, const struct staff **approver,
                             struct error *err) MUST_USE;
/* Reads who takes over a drawer, or buys; in a live shop they prove themselves with their PIN, like an approver. */
enum status session_colleague(struct command *command, const char *code, struct staff *colleague,
                              struct error *err) MUST_USE;
/*
 * Whether the member as typed (NULL: none) may be spent from: a whole phone or card is proof, in a live shop a clerk's
 * #id is none without an approver: proof_needed, detail number.
 */
enum status session_spends(struct command *command, const char *member, const struct staff *approver,
                           struct error *err) MUST_USE;
/* Reads a PIN from the next line of --pin-fd, or from the terminal without echo; missing_value if there is neither. */
#define PIN_TEXT 64
enum status session_pin(struct command *command, const char *prompt, char pin[PIN_TEXT], struct error *err) MUST_USE;

/* Tells the desk which till the counter is of: --till, else $FRONTDESK_TILL, else that remembered for the terminal. */
enum status session_till(struct command *command, struct error *err) MUST_USE;
/* Runs the customer's display of the till; it only reads. */
enum status session_customer(struct command *command, struct error *err) MUST_USE;
/* Runs the full-screen counter, or the linear mode with --linear; the desk is signed in. */
enum status session_counter(struct command *command, struct error *err) MUST_USE;

/* Runs the program; returns its exit status. */
int command_main(int argc, char **argv, const struct front *front);

#endif
