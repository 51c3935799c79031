/* SPDX-License-Identifier: MIT */
/*
 * form: forms at the counter. A screen with a form has struct form_state as the first member of its state, calls
 * form_begin in its open and uses BIND_FORM and SCREEN_FORM_HOOKS. Its struct form_job describes the fields.
 */
#ifndef FD_UI_COUNTER_FORM_H
#define FD_UI_COUNTER_FORM_H

#include "render/render.h"
#include "ui/tui/form.h"
#include "ui/counter/screen.h"

struct form_job {
    int screen;        /* the number before the title */
    const char *title; /* N_(): of the screen and its help */
    const struct form_row *row;
    size_t rows;
    /* Each may be NULL. They report refusals with counter_refuse or counter_object. `at`: index of the field. */
    void (*changed)(struct counter *counter, size_t at);     /* the field's text has changed */
    void (*leave)(struct counter *counter, size_t at);       /* before leaving the field: reads it; refused: stays */
    bool (*enter)(struct counter *counter, size_t at);       /* true: Enter was handled, do not move on */
    void (*scan)(struct counter *counter, const char *text); /* a scan; NULL: typed into the current field */
    void (*choose)(struct counter *counter, size_t at);      /* F4: lists candidates for the field */
    void (*save)(struct counter *counter);                   /* F9: called with the required fields filled */
    char *(*note)(char buf[FORM_NOTE], const struct counter *counter, size_t at); /* see form_draw */
};

struct form_state {
    const struct form_job *job; /* borrowed while the screen is open */
    struct form form;
    bool refused; /* the field's text was refused: the next character replaces it */
    bool pointed; /* the key before was a point: another is one step back, where two cannot belong to the field */
};

/* The topmost form on the stack; NULL: none. */
struct form_state *form_top(const struct counter *counter);
/* Starts the form with empty fields; returns state->form. */
struct form *form_begin(struct form_state *state, const struct form_job *job);

/* Hooks of struct screen, see SCREEN_FORM_HOOKS. */
bool form_typed(struct counter *counter, const struct key *key);
bool form_scan(struct counter *counter, const struct route *route, const char *text);
const char *form_title(const struct counter *counter);
void form_paint(struct canvas *canvas, const struct counter *counter);

void form_next(struct counter *counter);
void form_previous(struct counter *counter);
void form_choose(struct counter *counter);
/* Refuses what was saved and moves to the field that the error names; name[i]: of field i in errors, NULL: none. */
void form_refuse(struct counter *counter, const struct error *err, const char *const *name);
bool form_choosable(const struct counter *counter);
void form_save(struct counter *counter);

#define BIND_FORM                                                                                                      \
    {BIND(TAB, form_next), .key = "Enter Tab", .label = N_("Enter next"), .prompt = true,                              \
     .help = N_("next field; Enter never saves")},                                                                     \
        {BIND(ENTER, form_next)}, {BIND(DOWN, form_next)},                                                             \
        {BIND(BACK_TAB, form_previous), .key = "S-Tab", .label = N_("Shift-Tab previous"), .prompt = true,             \
         .help = N_("the field before")},                                                                              \
        {BIND(UP, form_previous)},                                                                                     \
        {BIND(F4, form_choose), .when = form_choosable,                                                                \
         .refuse = form_choose, .key = "F4",                                                                           \
         .label = N_("F4Who"),  .help = N_("same name: lists them; referrer: members the digits match")},              \
        {BIND(F9, form_save), .key = "F9", .label = N_("F9Save"), .help = N_("saves; a member is then chosen")},       \
        BIND_HELP, BIND_REPRINT, BIND_BACK, BIND_REFRESH_LANGUAGE

/* The members of struct screen for a form, except state_size, open and close. */
#define SCREEN_FORM_HOOKS                                                                                              \
    .prompt = PROMPT_FIELD, .caption = form_title, .key = form_typed, .scan = form_scan, .draw = form_paint

#endif
