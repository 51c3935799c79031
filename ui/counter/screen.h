/* SPDX-License-Identifier: MIT */
/*
 * screen: the interface of a screen: prompt, bindings, reading and drawing. ui/counter drives screens through it and
 * depends on none of them; each is a file of ui/screen.
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
struct table_memory;

/* Key presets. A binding with a preset other than PRESET_ANY is valid only under that one. */
enum preset { PRESET_ANY, PRESET_DEFAULT, PRESET_LINES_FIRST };

#define DIGIT_ANY (-1)

/*
 * One key of a screen, used by dispatcher, footer, help, linear mode and tests. The dispatcher checks `when` and
 * `needs_row` at the time of the key, as the footer does. If they fail, it runs `refuse`, or beeps where that is NULL.
 */
struct binding {
    enum sign sign;
    int digit; /* of SIGN_CHOICE; DIGIT_ANY: any digit, or another sign */
    void (*run)(struct counter *counter);
    void (*refuse)(struct counter *counter);     /* shows why it cannot run now; NULL: beep */
    bool (*when)(const struct counter *counter); /* can it run now? NULL: always */
    bool needs_row;                              /* acts on the marked row of the screen's list */
    bool several;                                /* in the footer only with two or more rows */
    bool keeps_retry;                            /* keeps the pending retry of a failed sale */
    bool prompt;                                 /* footer: left of the bar, with the prompt's input */
    int argument;                                /* for `run`: a tender, a row of a menu */
    enum preset preset;
    const char *key;   /* as shown in help: "Enter", "A Enter", "F8"; NULL: not in help */
    const char *label; /* N_(): footer text, {0} is the default tender; NULL: not in the footer */
    const char *help;  /* N_(): one line of help */
};

#define BIND(what, does) .sign = SIGN_##what, .digit = DIGIT_ANY, .run = does
#define CHOICE(n, does) .sign = SIGN_CHOICE, .digit = n, .run = does, .key = "." #n

/* Values of screen.flags. The idle time is COUNTER_LET_GO_MS. */
enum {
    SCREEN_BOX = 1,      /* drawn as a box over the screen below */
    SCREEN_LETS_GO = 2,  /* only shows a member, who is let go after the idle time */
    SCREEN_PERSONAL = 4, /* shows personal data: closed after the idle time, with all screens over it */
    SCREEN_WRITES = 8,   /* an act waits for confirmation: not closed by SCREEN_PERSONAL */
    SCREEN_HIDES = 16,   /* stays open after the idle time, with personal data hidden */
    SCREEN_UNNAMED = 32, /* the linear mode does not say its title */
    SCREEN_DISARMS = 64, /* closing it disarms Enter and F9, see counter_disarm */
};

struct screen {
    const char *title; /* N_() */
    enum prompt prompt;
    unsigned flags;
    bool guarded;       /* in a live shop it opens only to whom `permit` allows it, with a PIN */
    enum permit permit; /* of a guarded screen */
    size_t state_size;  /* bytes of its state, zeroed when opened; see counter_state */
    /* Reads what the screen needs; on an error, which is shown, the screen does not open. May be NULL. */
    enum status (*open)(struct counter *counter, const void *argument, struct error *err);
    void (*close)(struct counter *counter);                      /* frees what the state owns */
    void (*back)(struct counter *counter);                       /* one step back; NULL: closes the screen */
    void (*resume)(struct counter *counter);                     /* the screen above has closed */
    void (*refresh)(struct counter *counter);                    /* F5: reads again what it shows */
    void (*settle)(struct counter *counter);                     /* reads before drawing, when no key waits */
    bool (*key)(struct counter *counter, const struct key *key); /* before the bindings; false: not handled */
    /* Handles a scan instead of the usual routing; false: not handled. */
    bool (*scan)(struct counter *counter, const struct route *route, const char *text);
    struct list *(*list)(struct counter *counter); /* its rows; NULL: none */
    /* Its rows as a table, instead of list; see counter_table.h. */
    struct table_memory *(*table)(const struct counter *counter);
    void (*move)(struct counter *counter, int by);                      /* moves the mark; NULL: list_move */
    const char *(*caption)(const struct counter *counter);              /* N_(); NULL: `title` */
    void (*draw)(struct canvas *canvas, const struct counter *counter); /* must not read from the shop */
    /*
     * For the linear mode. say adds facts; true: the picture is read out as well; NULL: only the picture is. ask gives
     * what is asked; NULL: the text at the cursor. enter gives what Enter does; NULL: the footer's text. ask and enter
     * return buf or a static text.
     */
    bool (*say)(struct facts *facts, const struct counter *counter);
    const char *(*ask)(char buf[RENDER_TEXT], const struct counter *counter);
    const char *(*enter)(char buf[RENDER_TEXT], const struct counter *counter);
    const struct binding *bindings; /* in the order of footer and help */
    size_t binding_count;
};

#define SCREEN_BINDINGS(array) .bindings = array, .binding_count = sizeof array / sizeof *array

/* The binding of a sign; digit: of a choice, else DIGIT_ANY. NULL: none. */
const struct binding *binding_find(const struct screen *screen, enum preset preset, enum sign sign, int digit);
/* Is the binding valid under the preset? */
bool binding_holds(const struct binding *binding, enum preset preset);

/* --- keys that many screens share ------------------------------------------------------------------------------- */

void counter_help(struct counter *counter);
void counter_reprint(struct counter *counter);
void counter_back(struct counter *counter);
void counter_leave(struct counter *counter); /* Enter that only goes back */
void counter_undo(struct counter *counter);
bool counter_undoable(const struct counter *counter);
void counter_up(struct counter *counter);
void counter_down(struct counter *counter);
void counter_page_up(struct counter *counter);
void counter_page_down(struct counter *counter);
void counter_move_to(struct counter *counter); /* marks the row of the typed digit */
void counter_refresh(struct counter *counter);
void counter_language(struct counter *counter);
void counter_quit(struct counter *counter);
void counter_ask_quit(struct counter *counter);   /* asks first */
void counter_show_bound(struct counter *counter); /* opens the screen in the binding's argument */
void counter_stay(struct counter *counter);       /* does nothing */

#define REPRINT_HELP N_("receipt of the bill shown, else of this till's last one")
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
        BIND(REPRINT, counter_reprint), .key = "^P", .label = N_("^P{1}"), .help = REPRINT_HELP                        \
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
    {BIND(F5, counter_refresh), .key = "F5", .help = N_("refreshes everything")},                                      \
    {                                                                                                                  \
        BIND(LANGUAGE, counter_language), .key = "^L", .label = N_("^L Chinese"), .help = N_("Chinese or English")     \
    }
/* All of the above, undo not in the footer: for a screen with a prompt, and for a list that scrolls. */
#define BIND_COMMON BIND_HELP, BIND_REPRINT, BIND_BACK, BIND_UNDO, BIND_UP_DOWN, BIND_REFRESH_LANGUAGE
#define BIND_COMMON_LIST BIND_HELP, BIND_REPRINT, BIND_BACK, BIND_UNDO, BIND_UP_DOWN, BIND_PAGES, BIND_REFRESH_LANGUAGE

#endif
