/* SPDX-License-Identifier: MIT */
/*
 * rules: the shop's rules set up at the counter: parts, the elements of those that are lists, forms over both. What is
 * typed goes into a draft; it is put into force from a preview that says what changes and what it would have cost.
 * Flow alone writes it.
 */
#ifndef FD_UI_COUNTER_RULES_H
#define FD_UI_COUNTER_RULES_H

#include "rules/compare.h"
#include "rules/draft.h"
#include "model/item.h"
#include "report/try.h"
#include "desk/act.h"
#include "ui/tui/list.h"
#include "ui/counter/form.h"

#define TRIAL_DAYS 30

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
size_t rule_parts(void);
const struct rule_part *rule_part(size_t index);
/* The field a path of the programme speaks of, and its part; NULL: none has it. */
const struct rule_field *rule_field_of(const char *path, const struct rule_part **part);
/* The object of a part; element: which of a list. */
char *rule_base(char buf[DRAFT_TEXT], const struct rule_part *part, size_t element);
char *rule_path(char buf[DRAFT_TEXT], const char *base, const char *path);

struct counter_rules {
    struct draft *draft; /* NULL: none yet */
    int64_t version;     /* it began from */
    bool changed;
    struct list parts, elements;
    size_t element, page;
    bool fresh; /* the element in hand is not in the draft yet */
    struct form_row row[FORM_ROWS];
    struct form_job job;
    char before[FORM_ROWS][DRAFT_TEXT]; /* what the fields held when the form was opened */
    struct item_list items;             /* the gifts */
    char key[ACT_KEY_TEXT];             /* of the act that puts it into force, or keeps a gift */
    struct changes changes;
    struct programme proposed;
    struct try_result trial;
    struct list rows; /* of changes */
};

#endif
