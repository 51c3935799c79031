/* SPDX-License-Identifier: MIT */
/*
 * form: forms at the counter. The state TILL_FORM is one for all of them: a struct form_job says which fields there
 * are and what they mean; keys, footer, help, drawing (screens/form.c) and the linear mode are the same for each. A new
 * form is a table of struct form_row, one struct form_job, and form_open.
 */
#ifndef FD_UI_COUNTER_FORM_H
#define FD_UI_COUNTER_FORM_H

#include "render/render.h"
#include "ui/tui/form.h"

struct counter;

struct form_job {
    int screen;        /* the number before its title */
    const char *title; /* N_(): of the screen, and of its help */
    const struct form_row *row;
    size_t rows;
    /* Each of these may be NULL. What they refuse they say with till_refuse or till_object. */
    void (*changed)(struct counter *counter, size_t at);     /* after a key that changed the field */
    void (*leave)(struct counter *counter, size_t at);       /* reads the field; refused: the cursor stays */
    bool (*enter)(struct counter *counter, size_t at);       /* Enter meant something else here: true */
    void (*scan)(struct counter *counter, const char *text); /* a scan; else it is typed into the field in hand */
    void (*choose)(struct counter *counter, size_t at);      /* F4: what the field may mean */
    void (*save)(struct counter *counter);                   /* F9: the required fields are filled */
    char *(*note)(char buf[FORM_NOTE], const struct counter *counter, size_t at); /* what stands behind a field */
};

/* Opens it over what is there, empty, on its first field. */
struct form *form_open(struct counter *counter, const struct form_job *job);
/* The editing keys; false: the key tables' turn. */
bool form_typed(struct counter *counter, const struct key *key);

/* one per action */
void form_next(struct counter *counter);
void form_previous(struct counter *counter);
void form_choose(struct counter *counter);
void form_save(struct counter *counter);

#endif
