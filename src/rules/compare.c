/* SPDX-License-Identifier: MIT */
#include "rules/compare.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/mem.h"

/* The name of a list element, its code or pay; NULL if only its position identifies it. */
static const char *identity(const json_t *element)
{
    static const char *const keys[] = {"code", "pay"};
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        const char *text = json_string_value(json_object_get(element, keys[i]));
        if (text)
            return text;
    }
    return NULL;
}

static char *value_text(const json_t *value)
{
    if (!value)
        return NULL;
    if (json_is_string(value))
        return mem_copy(json_string_value(value));
    return json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT | JSON_REAL_PRECISION(15));
}

static void note(const char *path, const json_t *before, const json_t *after, struct changes *changes)
{
    changes->change = mem_grow(changes->change, changes->count, &changes->room, sizeof *changes->change);
    changes->change[changes->count++] =
        (struct change){.path = mem_copy(path), .before = value_text(before), .after = value_text(after)};
}

static void compare(const char *path, const json_t *before, const json_t *after, struct changes *changes);

static void compare_member(const char *path, const char *key, const json_t *before, const json_t *after,
                           struct changes *changes)
{
    struct buffer inner = {0};
    buffer_format(&inner, "%s%s%s", path, *path ? "." : "", key);
    compare(inner.text, json_object_get(before, key), json_object_get(after, key), changes);
    buffer_clear(&inner);
}

static void compare_objects(const char *path, const json_t *before, const json_t *after, struct changes *changes)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)(uintptr_t)before, key, value) compare_member(path, key, before, after, changes);
    json_object_foreach((json_t *)(uintptr_t)after, key, value) if (!json_object_get(before, key))
        compare_member(path, key, before, after, changes);
}

static const json_t *find(const json_t *list, const char *wanted)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *name = identity(json_array_get(list, i));
        if (name && strcmp(name, wanted) == 0)
            return json_array_get(list, i);
    }
    return NULL;
}

/* The element of `other` that corresponds to element i of `list`; NULL if none. */
static const json_t *counterpart(const json_t *list, size_t i, const json_t *other)
{
    const char *name = identity(json_array_get(list, i));
    if (name)
        return find(other, name);
    const json_t *same = json_array_get(other, i);
    return identity(same) ? NULL : same;
}

static void compare_element(const char *path, const json_t *list, size_t i, const json_t *before, const json_t *after,
                            struct changes *changes)
{
    struct buffer inner = {0};
    const char *name = identity(json_array_get(list, i));
    if (name)
        buffer_format(&inner, "%s[%s]", path, name);
    else
        buffer_format(&inner, "%s[%zu]", path, i);
    compare(inner.text, before, after, changes);
    buffer_clear(&inner);
}

/* A list of plain values (days, categories) is compared as one value. */
static bool is_plain(const json_t *list)
{
    return !json_is_object(json_array_get(list, 0));
}

static void compare_lists(const char *path, const json_t *before, const json_t *after, struct changes *changes)
{
    if (is_plain(before) && is_plain(after)) {
        if (!json_equal(before, after))
            note(path, before, after, changes);
        return;
    }
    for (size_t i = 0; i < json_array_size(before); i++)
        compare_element(path, before, i, json_array_get(before, i), counterpart(before, i, after), changes);
    for (size_t i = 0; i < json_array_size(after); i++)
        if (!counterpart(after, i, before))
            compare_element(path, after, i, NULL, json_array_get(after, i), changes);
}

static void compare(const char *path, const json_t *before, const json_t *after, struct changes *changes)
{
    before = json_is_null(before) ? NULL : before; /* null counts as absent */
    after = json_is_null(after) ? NULL : after;
    if (json_is_object(before) && json_is_object(after))
        compare_objects(path, before, after, changes);
    else if (json_is_array(before) && json_is_array(after))
        compare_lists(path, before, after, changes);
    else if ((before || after) && !json_equal(before, after))
        note(path, before, after, changes);
}

enum status compare_text(const char *before, const char *after, struct changes *changes, struct error *err)
{
    json_error_t fault;
    *changes = (struct changes){0};
    json_t *old = json_loads(before, JSON_REJECT_DUPLICATES, &fault);
    json_t *new = json_loads(after, JSON_REJECT_DUPLICATES, &fault);
    if (old && new)
        compare("", old, new, changes);
    enum status status = old && new ? STATUS_OK : error_value(err, "programme", "", "not JSON");
    json_decref(old);
    json_decref(new);
    return status;
}

void compare_changes_clear(struct changes *changes)
{
    for (size_t i = 0; i < changes->count; i++) {
        free(changes->change[i].path);
        free(changes->change[i].before);
        free(changes->change[i].after);
    }
    free(changes->change);
    *changes = (struct changes){0};
}
