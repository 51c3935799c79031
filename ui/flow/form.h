/* SPDX-License-Identifier: MIT */
/*
 * form: forms at the counter. The state TILL_FORM is one for all of them: a struct form_job says which fields there
 * are and what they mean; keys, footer, help, drawing (screens/form.c) and the linear mode are the same for each. A new
 * form is a table of struct form_row, one struct form_job, and form_open.
 */
#ifndef FD_UI_FLOW_FORM_H
#define FD_UI_FLOW_FORM_H

#include "ui/kit/form.h"
#include "words/words.h"

struct till;

struct form_job {
    int screen;        /* the number before its title */
    const char *title; /* N_(): of the screen, and of its help */
    const struct form_row *row;
    size_t rows;
    /* Each of these may be NULL. What they refuse they say with till_refuse or till_object. */
    void (*changed)(struct till *till, size_t at);            /* after a key that changed the field */
    void (*leave)(struct till *till, size_t at);              /* reads the field; refused: the cursor stays */
    bool (*enter)(struct till *till, size_t at);              /* Enter meant something else here: true */
    void (*scan)(struct till *till, const char *text);        /* a scan; else it is typed into the field in hand */
    void (*choose)(struct till *till, size_t at);             /* F4: what the field may mean */
    void (*save)(struct till *till);                          /* F9: the required fields are filled */
    char *(*note)(char buf[FORM_NOTE], const struct till *till, size_t at); /* what stands behind a field */
};

/* Opens it over what is there, empty, on its first field. */
struct form *form_open(struct till *till, const struct form_job *job);
/* The editing keys; false: the key tables' turn. */
bool form_typed(struct till *till, const struct key *key);

/* one per action */
void form_next(struct till *till);
void form_previous(struct till *till);
void form_choose(struct till *till);
void form_save(struct till *till);

#endif
