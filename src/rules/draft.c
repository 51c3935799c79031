/* SPDX-License-Identifier: MIT */
#include "rules/draft.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "rules/programme.h"

struct draft {
    json_t *root;
};

/* One component of a path: a key, or the index of a list element. */
struct step_to {
    char key[64];
    size_t index;
    bool element;
};

/* Reads the next component and moves *path past it; false at the end. */
static bool next_step(const char **path, struct step_to *step)
{
    const char *at = **path == '.' ? *path + 1 : *path;
    if (*at == '\0')
        return false;
    *step = (struct step_to){.element = *at == '['};
    if (step->element) {
        step->index = (size_t)strtoul(at + 1, NULL, 10);
        at += strcspn(at, "]") + 1;
    } else {
        size_t length = strcspn(at, ".[");
        if (length < sizeof step->key)
            memcpy(step->key, at, length);
        at += length;
    }
    *path = at;
    return true;
}

static json_t *step_from(const json_t *json, const struct step_to *step)
{
    return step->element ? json_array_get(json, step->index) : json_object_get(json, step->key);
}

static json_t *find(const struct draft *draft, const char *path)
{
    struct step_to step;
    json_t *json = draft->root;
    while (json && next_step(&path, &step))
        json = step_from(json, &step);
    return json_is_null(json) ? NULL : json;
}

enum status draft_open(const char *json, struct draft **draft, struct error *err)
{
    json_error_t fault;
    *draft = NULL;
    json_t *root = json_loads(json, JSON_REJECT_DUPLICATES, &fault);
    if (!json_is_object(root)) {
        json_decref(root);
        return error_value(err, "programme", "", "not a JSON object");
    }
    *draft = mem_alloc(sizeof **draft);
    (*draft)->root = root;
    return STATUS_OK;
}

struct draft *draft_copy(const struct draft *draft)
{
    struct draft *copy = mem_alloc(sizeof *copy);
    copy->root = json_deep_copy(draft->root);
    return copy;
}

void draft_close(struct draft *draft)
{
    if (!draft)
        return;
    json_decref(draft->root);
    free(draft);
}

char *draft_json(const struct draft *draft)
{
    return json_dumps(draft->root, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
}

/* --- reading ------------------------------------------------------------------------------------------------------ */

static void add_text(struct buffer *text, const json_t *json)
{
    if (json_is_string(json)) {
        buffer_add(text, json_string_value(json));
    } else if (json_is_boolean(json)) {
        buffer_add(text, json_is_true(json) ? "1" : "0");
    } else if (json_is_number(json)) {
        char *number = json_dumps(json, JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
        buffer_add(text, number);
        free(number);
    }
}

char *draft_get(const struct draft *draft, const char *path, char buf[DRAFT_TEXT])
{
    const json_t *json = find(draft, path);
    struct buffer text = {0};
    buffer_add(&text, "");
    add_text(&text, json);
    for (size_t i = 0; i < json_array_size(json); i++) {
        buffer_add(&text, i ? "," : "");
        add_text(&text, json_array_get(json, i));
    }
    text_copy(buf, DRAFT_TEXT, text.text);
    buffer_clear(&text);
    return buf;
}

size_t draft_count(const struct draft *draft, const char *path)
{
    const json_t *json = find(draft, path);
    return json_is_object(json) ? json_object_size(json) : json_array_size(json);
}

/* --- changing ----------------------------------------------------------------------------------------------------- */

static json_t *number_of(const char *text)
{
    json_error_t fault;
    json_t *number = json_loads(text, JSON_DECODE_ANY, &fault);
    if (json_is_number(number))
        return number;
    json_decref(number);
    return json_string(text); /* draft_check reports it with its path */
}

static json_t *list_of(const char *text, bool numbers)
{
    json_t *list = json_array();
    while (*text) {
        char part[DRAFT_TEXT], trimmed[DRAFT_TEXT];
        size_t length = strcspn(text, ",");
        memcpy(part, text, length);
        part[length] = '\0';
        text_trim(trimmed, sizeof trimmed, part);
        if (*trimmed)
            json_array_append_new(list, numbers ? number_of(trimmed) : json_string(trimmed));
        text += length + (text[length] == ',');
    }
    return list;
}

static json_t *value_of(enum draft_kind kind, const char *text)
{
    char whole[DRAFT_TEXT];
    text_copy(whole, sizeof whole, text);
    switch (kind) {
    case DRAFT_NUMBER:
        return number_of(whole);
    case DRAFT_YES:
        return json_boolean(strcmp(whole, "1") == 0);
    case DRAFT_WORDS:
    case DRAFT_NUMBERS:
        return list_of(whole, kind == DRAFT_NUMBERS);
    case DRAFT_WORD:
        break;
    }
    return json_string(whole);
}

/* Removes a key and the objects that become empty. List elements are never removed, as that would renumber others. */
static void take_away(json_t *json, const char *path)
{
    struct step_to step;
    if (!json || !next_step(&path, &step))
        return;
    if (*path == '\0') {
        if (!step.element)
            json_object_del(json, step.key);
        return;
    }
    json_t *inner = step_from(json, &step);
    take_away(inner, path);
    if (!step.element && json_is_object(inner) && json_object_size(inner) == 0)
        json_object_del(json, step.key);
}

static json_t *make_step(json_t *json, const struct step_to *step, bool list)
{
    json_t *inner = step_from(json, step);
    if (inner && !json_is_null(inner))
        return inner;
    if (step->element)
        return NULL;
    inner = list ? json_array() : json_object();
    json_object_set_new(json, step->key, inner);
    return inner;
}

void draft_put(struct draft *draft, const char *path, enum draft_kind kind, const char *text)
{
    struct step_to step;
    json_t *json = draft->root;
    if (*text == '\0') {
        take_away(json, path);
        return;
    }
    while (json && next_step(&path, &step)) {
        if (*path == '\0')
            json_object_set_new(json, step.key, value_of(kind, text));
        else
            json = make_step(json, &step, false);
        if (*path == '\0')
            return;
    }
}

size_t draft_append(struct draft *draft, const char *path)
{
    struct step_to step;
    json_t *json = draft->root;
    while (json && next_step(&path, &step))
        json = make_step(json, &step, *path == '\0');
    json_array_append_new(json, json_object());
    return json_array_size(json) - 1;
}

/* When the last element of a list is removed, so is the key of the list. */
void draft_remove(struct draft *draft, const char *path)
{
    const char *last = strrchr(path, '[');
    if (!last) {
        take_away(draft->root, path);
        return;
    }
    char list[DRAFT_TEXT];
    text_copy(list, sizeof list, path);
    list[last - path] = '\0';
    json_t *json = find(draft, list);
    json_array_remove(json, (size_t)strtoul(last + 1, NULL, 10));
    if (json_array_size(json) == 0)
        take_away(draft->root, list);
}

static int64_t amount_of(const json_t *element, const char *key)
{
    const json_t *value = json_object_get(element, key);
    int64_t amount = 0;
    if (json_is_integer(value))
        return json_integer_value(value) * 100;
    if (json_is_string(value) && money_parse(json_string_value(value), "", &amount, NULL) != STATUS_OK)
        return 0; /* draft_check reports it */
    return amount;
}

/* Insertion sort: lists are short and all but one element are in order. */
size_t draft_order(struct draft *draft, const char *path, const char *key, size_t index)
{
    json_t *list = find(draft, path), *wanted = json_array_get(list, index);
    for (size_t i = 1; i < json_array_size(list); i++) {
        json_t *element = json_incref(json_array_get(list, i));
        size_t at = i;
        while (at > 0 && amount_of(json_array_get(list, at - 1), key) > amount_of(element, key))
            at--;
        json_array_remove(list, i);
        json_array_insert_new(list, at, element);
    }
    for (size_t i = 0; i < json_array_size(list); i++)
        if (json_array_get(list, i) == wanted)
            return i;
    return index;
}

enum status draft_check(const struct draft *draft, struct error *err)
{
    struct programme programme;
    char *json = draft_json(draft);
    enum status status = programme_parse(json, strlen(json), &programme, err);
    free(json);
    if (status == STATUS_OK)
        programme_clear(&programme);
    return status;
}
