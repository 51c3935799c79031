/* SPDX-License-Identifier: MIT */
/*
 * rules: the shop's rules set up at the counter: their parts, and the draft that the forms write into. It is put into
 * force from a preview that says what changes and what it would have cost.
 */
#ifndef FD_UI_COUNTER_RULES_H
#define FD_UI_COUNTER_RULES_H

#include "rules/draft.h"
#include "ui/tui/list.h"
#include "ui/counter/form.h"

struct rule_field {
    struct form_row row;
    const char *path; /* below the object of the part */
    enum draft_kind kind;
    const char *const *names; /* of a choice: the programme's words, in the order of its digits; NULL: none */
    const char *note;         /* N_(): what it takes; NULL: nothing */
};

struct rule_page {
    const char *title; /* N_() */
    const struct rule_field *field;
    size_t fields;
};

#define RULE_PAGES 3
struct rule_part {
    const char *title; /* N_() */
    const char *path;  /* of its object or list; "" for the whole; NULL: the gifts, which are items */
    bool list;
    struct rule_page page[RULE_PAGES];
    size_t pages;
    const char *order; /* of a list: the amount its elements stand in the order of; NULL: as they come */
};

/* The parts as the menu lists them. */
size_t rules_parts(void);
const struct rule_part *rules_part(size_t index);
/* The field a path of the programme speaks of, and its part; NULL: none has it. */
const struct rule_field *rules_field_of(const char *path, const struct rule_part **part);
/* The object of a part; element: which of a list. */
char *rules_base(char buf[DRAFT_TEXT], const struct rule_part *part, size_t element);
char *rules_path(char buf[DRAFT_TEXT], const char *base, const char *path);

struct counter;

/* Lives on while the screens of the rules are closed. */
struct counter_rules {
    struct draft *draft; /* NULL: none yet */
    int64_t version;     /* it began from */
    bool changed;
    struct list parts; /* the marked one is in hand */
};

/* The draft that was begun is gone on with, unless another version came into force since; else one begins. */
enum status rules_open(struct counter *counter, struct error *err) MUST_USE;
/* A draft of the rules in force; one that was begun is dropped. */
enum status rules_begin(struct counter *counter, struct error *err) MUST_USE;
/* Another draft instead of the one there is; takes it over. */
void rules_keep(struct counter *counter, struct draft *next);
void rules_clear(struct counter *counter);

const struct rule_part *rules_in_hand(const struct counter *counter);

/* What SCREEN_RULE_FORM is about, its argument: which element of the part in hand, where that is a list. */
struct rule_place {
    size_t element;
    bool fresh; /* it is not in the draft yet */
    size_t page;
};

#endif
