/* SPDX-License-Identifier: MIT */
/*
 * screen: what one screen is: its prompt, its keys, what it reads and what it draws. ui/counter drives screens and
 * knows none of them; each is a file of ui/screen.
 */
#ifndef FD_UI_COUNTER_SCREEN_H
#define FD_UI_COUNTER_SCREEN_H

#include "render/render.h"
#include "ui/tui/canvas.h"
#include "ui/tui/key.h"
#include "ui/tui/list.h"
#include "ui/counter/grammar.h"
#include "ui/counter/screens.h"

struct counter;
struct route;
struct facts;
struct table;

/* The key presets: bindings of one hold only under it. */
enum preset { PRESET_ANY, PRESET_DEFAULT, PRESET_LINES_FIRST };

#define DIGIT_ANY (-1)

/*
 * One key of a screen. The dispatcher, the footer, help, the linear mode and the tests read these and nothing else.
 * The dispatcher asks `when` and `needs_row` at the time of the key: what the footer does not show is not run. Where
 * `refuse` is set it is run instead and says why; elsewhere the key beeps.
 */
struct binding {
    enum sign sign;
    int digit; /* of SIGN_CHOICE: which; DIGIT_ANY for each and for other signs */
    void (*run)(struct counter *counter);
    void (*refuse)(struct counter *counter);     /* says why it cannot be done now; NULL: a beep */
    bool (*when)(const struct counter *counter); /* can it be done now? NULL: always */
    bool needs_row;                              /* acts on the marked row of the screen's list */
    bool several;                                /* shown in the footer only where there are two rows or more */
    bool keeps_retry;                            /* does not give up the retry of a sale that met a fault */
    bool prompt;                                 /* footer: left of the bar, with what the prompt takes */
    int argument;                                /* for `run`: a tender, a row of a menu */
    enum preset preset;
    const char *key;   /* as help writes it, language aside: "Enter", "A Enter", "F8"; NULL: help is silent on it */
    const char *label; /* N_(): the footer's words; NULL: not in the footer. {0} is the default tender */
    const char *help;  /* N_(): one line of help */
};

#define BIND(what, does) .sign = SIGN_##what, .digit = DIGIT_ANY, .run = does
#define CHOICE(n, does) .sign = SIGN_CHOICE, .digit = n, .run = does, .key = "." #n

/* What a screen is besides its functions: any of these in `flags`. */
enum {
    SCREEN_BOX = 1,      /* drawn over the screen below it */
    SCREEN_LETS_GO = 2,  /* only looks at a member: after a while without a key the member is let go */
    SCREEN_PERSONAL = 4, /* shows personal data: closed after a while without a key, with all over it */
    SCREEN_WRITES = 8,   /* about to be written: not closed so */
    SCREEN_HIDES = 16,   /* stays after a while without a key, personal data hidden */
    SCREEN_UNNAMED = 32, /* the linear mode does not say its title: what it asks says enough */
};

struct screen {
    const char *title; /* N_() */
    enum prompt prompt;
    unsigned flags;
    size_t state_size; /* of its own state, zeroed when it is opened; counter_state() */
    /* Reads what the screen needs; what is not STATUS_OK is said and the screen does not open. May be NULL. */
    enum status (*open)(struct counter *counter, const void *argument, struct error *err);
    void (*close)(struct counter *counter);   /* frees what its state owns */
    void (*back)(struct counter *counter);    /* one step back; NULL: it closes */
    void (*resume)(struct counter *counter);  /* what was over it has closed */
    void (*refresh)(struct counter *counter); /* F5: reads anew what it shows */
    void (*settle)(struct counter *counter);  /* before it is drawn: the reading that may wait until no key does */
    bool (*key)(struct counter *counter, const struct key *key); /* before its bindings; false: not its key */
    /* A scan before the router: false: not of this screen, it goes its ordinary way. */
    bool (*scan)(struct counter *counter, const struct route *route, const char *text);
    struct list *(*list)(struct counter *counter);   /* its rows; NULL: it has none */
    struct table *(*table)(struct counter *counter); /* its rows, in columns: instead of list. See counter_table.h */
    void (*move)(struct counter *counter, int by);   /* NULL: list_move of its list */
    const char *(*caption)(const struct counter *counter);              /* N_(); NULL: the title */
    void (*draw)(struct canvas *canvas, const struct counter *counter); /* from what is loaded: reads nothing */
    /*
     * The linear mode: its own words; true: its picture is read out as well. NULL: the picture alone is. Then what is
     * asked, and what Enter would do; NULL: what stands where the cursor is, and the footer's words. All return buf or
     * a text of their own.
     */
    bool (*say)(struct facts *facts, const struct counter *counter);
    const char *(*ask)(char buf[RENDER_TEXT], const struct counter *counter);
    const char *(*enter)(char buf[RENDER_TEXT], const struct counter *counter);
    const struct binding *bindings; /* in the order footer and help show them */
    size_t binding_count;
};

#define SCREEN_BINDINGS(array) .bindings = array, .binding_count = sizeof array / sizeof *array

/* The binding for an input: digit of a choice, else DIGIT_ANY. NULL: it means nothing there. */
const struct binding *binding_find(const struct screen *screen, enum preset preset, enum sign sign, int digit);
/* Does the binding hold under the preset? */
bool binding_holds(const struct binding *binding, enum preset preset);

/* --- keys that many screens share ------------------------------------------------------------------------------- */

void counter_help(struct counter *counter);
void counter_reprint(struct counter *counter);
void counter_back(struct counter *counter);
void counter_leave(struct counter *counter); /* Enter where there is nothing to do but to go back */
void counter_undo(struct counter *counter);
bool counter_undoable(const struct counter *counter);
void counter_up(struct counter *counter);
void counter_down(struct counter *counter);
void counter_page_up(struct counter *counter);
void counter_page_down(struct counter *counter);
void counter_move_to(struct counter *counter); /* the row of the digit typed */
void counter_refresh(struct counter *counter);
void counter_language(struct counter *counter);
void counter_quit(struct counter *counter);
void counter_show_bound(struct counter *counter); /* opens the screen of the binding's argument, which needs none */
void counter_stay(struct counter *counter);       /* does nothing */

#define REPRINT_HELP N_("the receipt of the bill shown, else of this till's last one")
#define UNDO_HELP N_("with a bill: undoes the last edit; else the last act, asked")

#define BIND_HELP                                                                                                      \
    {                                                                                                                  \
        BIND(HELP, counter_help), .key = "F1 ?", .label = N_("F1Help"),                                                \
                                  .help = N_("help; letters filter it; F1 closes")                                     \
    }
#define BIND_REPRINT                                                                                                   \
    {                                                                                                                  \
        BIND(REPRINT, counter_reprint), .key = "^P", .help = REPRINT_HELP                                              \
    }
#define BIND_REPRINT_SHOWN                                                                                             \
    {                                                                                                                  \
        BIND(REPRINT, counter_reprint), .key = "^P", .label = N_("^PReprint"), .help = REPRINT_HELP                    \
    }
#define BIND_BACK                                                                                                      \
    {                                                                                                                  \
        BIND(BACK, counter_back), .key = "F12 Esc ..", .label = N_("..Back"), .help = N_("one step back")              \
    }
#define BIND_UNDO                                                                                                      \
    {                                                                                                                  \
        BIND(UNDO, counter_undo), .when = counter_undoable, .refuse = counter_undo, .key = "^Z", .help = UNDO_HELP     \
    }
#define BIND_UNDO_SHOWN                                                                                                \
    {                                                                                                                  \
        BIND(UNDO, counter_undo), .when = counter_undoable, .refuse = counter_undo, .key = "^Z",                       \
                                  .label = N_("^ZUndo"), .help = UNDO_HELP                                             \
    }
#define BIND_UP_DOWN                                                                                                   \
    {BIND(UP, counter_up), .key = "Up", .help = N_("row up; never writes")},                                           \
    {                                                                                                                  \
        BIND(DOWN, counter_down), .key = "Down", .help = N_("row down; never writes")                                  \
    }
#define BIND_PAGES                                                                                                     \
    {BIND(PAGE_UP, counter_page_up)},                                                                                  \
    {                                                                                                                  \
        BIND(PAGE_DOWN, counter_page_down)                                                                             \
    }
#define BIND_REFRESH_LANGUAGE                                                                                          \
    {BIND(F5, counter_refresh), .key = "F5", .help = N_("reads everything anew")},                                     \
    {                                                                                                                  \
        BIND(LANGUAGE, counter_language), .key = "^L", .label = N_("^L Chinese"), .help = N_("Chinese or English")     \
    }
/* Of a screen with a prompt, and of a list that may be longer than the screen: all of the above, undo not shown. */
#define BIND_COMMON BIND_HELP, BIND_REPRINT, BIND_BACK, BIND_UNDO, BIND_UP_DOWN, BIND_REFRESH_LANGUAGE
#define BIND_COMMON_LIST BIND_HELP, BIND_REPRINT, BIND_BACK, BIND_UNDO, BIND_UP_DOWN, BIND_PAGES, BIND_REFRESH_LANGUAGE

#endif
