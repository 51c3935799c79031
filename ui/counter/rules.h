/* SPDX-License-Identifier: MIT */
/*
 * rules: editing the programme at the counter: its parts, and the draft that the forms write into. The draft is put
 * into force from a preview of what changes and what it would have cost.
 */
#ifndef FD_UI_COUNTER_RULES_H
#define FD_UI_COUNTER_RULES_H

#include "rules/draft.h"
#include "ui/tui/list.h"
#include "ui/counter/form.h"

struct rule_field {
    struct form_row row;
    const char *path; /* relative to the object of the part */
    enum draft_kind kind;
    const char *const *names; /* values of a choice, in the order of its digits; NULL: no choice */
    const char *note;         /* N_(): what the field takes; NULL: no note */
};

struct rule_page {
    const char *title; /* N_() */
    const struct rule_field *field;
    size_t fields;
};

#define RULE_PAGES 3
struct rule_part {
    const char *title; /* N_() */
    const char *path;  /* of its object or list; "": the whole document; NULL: the gifts, which are items */
    bool list;
    struct rule_page page[RULE_PAGES];
    size_t pages;
    const char *order; /* of a list: field of the amount that sorts it; NULL: not sorted */
};

/* The parts, in the order of the menu. */
size_t rules_parts(void);
const struct rule_part *rules_part(size_t index);
/* The field that edits a path of the programme, and its part; NULL (also *part): none. */
const struct rule_field *rules_field_of(const char *path, const struct rule_part **part);
/* The path of a part's object; element: index in a list. rules_path joins base and path. Both return buf. */
char *rules_base(char buf[DRAFT_TEXT], const struct rule_part *part, size_t element);
char *rules_path(char buf[DRAFT_TEXT], const char *base, const char *path);

struct counter;

/* Kept while the rules' screens are closed. */
struct counter_rules {
    struct draft *draft; /* owned; NULL: none yet */
    int64_t version;     /* the version it is based on */
    bool changed;
    struct list parts; /* the marked part is the current one */
};

/* Continues the draft, or begins one if there is none or another version is in force since. */
enum status rules_open(struct counter *counter, struct error *err) MUST_USE;
/* Begins a draft of the programme in force; drops the previous one. */
enum status rules_begin(struct counter *counter, struct error *err) MUST_USE;
/* Replaces the draft; takes ownership of `next`. */
void rules_keep(struct counter *counter, struct draft *next);
void rules_clear(struct counter *counter);

const struct rule_part *rules_in_hand(const struct counter *counter); /* the current part */

/* Argument of SCREEN_RULE_FORM: the element of the current part, if that is a list, and the page. */
struct rule_place {
    size_t element;
    bool fresh; /* a new element, not in the draft yet */
    size_t page;
};

#endif
