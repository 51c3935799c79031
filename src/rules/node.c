/* SPDX-License-Identifier: MIT */
#include "rules/node.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"

struct node node_get(const struct node *object, const char *key)
{
    const json_t *json = json_object_get(object->json, key);
    return (struct node){.json = json_is_null(json) ? NULL : json, .up = object, .key = key};
}

struct node node_at(const struct node *array, size_t index)
{
    return (struct node){.json = json_array_get(array->json, index), .up = array, .index = index};
}

static void add_path(const struct node *node, struct buffer *path)
{
    if (!node->up)
        return;
    add_path(node->up, path);
    if (node->key)
        buffer_format(path, "%s%s", path->length > 0 ? "." : "", node->key);
    else
        buffer_format(path, "[%zu]", node->index);
}

/* A value as JSON writes it, strings without quotes, objects and arrays abbreviated. The caller frees. */
static char *value_text(const json_t *json)
{
    if (!json)
        return mem_copy("null");
    if (json_is_string(json))
        return mem_copy(json_string_value(json));
    if (json_is_object(json) || json_is_array(json))
        return mem_copy(json_is_object(json) ? "{...}" : "[...]");
    char *text = json_dumps(json, JSON_ENCODE_ANY | JSON_REAL_PRECISION(15));
    return text ? text : mem_copy("");
}

/* Sets bad_value with the path and the value. */
static enum status bad(const struct node *node, const char *note, struct error *err)
{
    struct buffer path = {0};
    add_path(node, &path);
    char *value = value_text(node->json);
    enum status status = error_value(err, path.length > 0 ? path.text : "programme", value, note);
    free(value);
    buffer_clear(&path);
    return status;
}

enum status node_bad(const struct node *node, const char *note, struct error *err)
{
    return bad(node, note, err);
}

enum status node_bad_set(const struct node *node, const char *detail, const char *const *names, size_t count,
                         struct error *err)
{
    struct buffer set = {0};
    for (size_t i = 0; i < count; i++)
        buffer_format(&set, "%s%s", i > 0 ? ", " : "", names[i]);
    enum status status = bad(node, "not of the set", err);
    error_detail(err, detail);
    error_arg(err, 2, "%s", set.text ? set.text : "");
    buffer_clear(&set);
    return status;
}

/* least or most NULL: no such bound */
static enum status bad_range(const struct node *node, const char *least, const char *most, struct error *err)
{
    enum status status = bad(node, "out of range", err);
    error_detail(err, least && most ? "range" : least ? "at_least" : "at_most");
    error_arg(err, 2, "%s", least ? least : "");
    error_arg(err, 3, "%s", most ? most : "");
    return status;
}

static enum status bad_number(const struct node *node, int64_t min, int64_t max, struct error *err)
{
    char least[MONEY_TEXT], most[MONEY_TEXT];
    snprintf(least, sizeof least, "%" PRId64, min);
    snprintf(most, sizeof most, "%" PRId64, max);
    return bad_range(node, least, most, err);
}

static bool is_listed(const char *name, const char *const *keys, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(keys[i], name) == 0)
            return true;
    return false;
}

enum status node_object(const struct node *node, const char *const *keys, size_t count, struct error *err)
{
    if (!json_is_object(node->json))
        return node_bad(node, "must be an object", err);
    json_t *object = (json_t *)(uintptr_t)node->json; /* jansson iterates over non-const, but changes nothing */
    for (void *at = json_object_iter(object); at; at = json_object_iter_next(object, at)) {
        struct node member = node_get(node, json_object_iter_key(at));
        if (!is_listed(member.key, keys, count))
            return node_bad_set(&member, "unknown_key", keys, count, err);
    }
    return STATUS_OK;
}

enum status node_array(const struct node *node, size_t *count, struct error *err)
{
    *count = json_array_size(node->json);
    return *count > 0 ? STATUS_OK : node_bad(node, "must be a list that is not empty", err);
}

enum status node_money(const struct node *node, int64_t min, int64_t *amount, struct error *err)
{
    int64_t value = 0;
    char text[MONEY_TEXT];
    if (!node->json)
        return STATUS_OK;
    if (json_is_integer(node->json)) {
        json_int_t whole = json_integer_value(node->json);
        if (whole < -MONEY_LIMIT / 100 || whole > MONEY_LIMIT / 100)
            return bad_range(node, NULL, money_format(text, MONEY_LIMIT), err);
        value = whole * 100;
    } else if (!json_is_string(node->json) ||
               money_parse(json_string_value(node->json), "", &value, NULL) != STATUS_OK) {
        return node_bad(node, "must be an amount like \"12.50\", at most two decimals", err);
    }
    if (value < min)
        return bad_range(node, money_format(text, min), NULL, err);
    *amount = value;
    return STATUS_OK;
}

enum status node_integer(const struct node *node, int64_t min, int64_t max, int64_t *number, struct error *err)
{
    if (!node->json)
        return STATUS_OK;
    if (!json_is_integer(node->json))
        return node_bad(node, "must be a whole number", err);
    json_int_t value = json_integer_value(node->json);
    if (value < min || value > max)
        return bad_number(node, min, max, err);
    *number = value;
    return STATUS_OK;
}

enum status node_int(const struct node *node, int min, int max, int *number, struct error *err)
{
    int64_t value = *number;
    TRY(node_integer(node, min, max, &value, err));
    *number = (int)value;
    return STATUS_OK;
}

enum status node_percent(const struct node *node, int64_t max, int64_t *rate, struct error *err)
{
    if (!node->json)
        return STATUS_OK;
    if (!json_is_number(node->json))
        return node_bad(node, "must be a percentage like 12.5", err);
    /* Parsed from the shortest text of the number, like money, so that a rate is never computed as a double. */
    char *text = value_text(node->json);
    char most[MONEY_TEXT];
    int64_t value;
    enum status status = money_parse(text, "", &value, NULL);
    free(text);
    if (status != STATUS_OK)
        return node_bad(node, "a percentage has at most two decimals", err);
    if (value < 0 || value > max)
        return bad_range(node, "0", money_format(most, max), err);
    *rate = value;
    return STATUS_OK;
}

enum status node_quantity(const struct node *node, int64_t *quantity, struct error *err)
{
    if (!node->json)
        return STATUS_OK;
    if (!json_is_number(node->json) && !json_is_string(node->json))
        return node_bad(node, "must be a quantity", err);
    char *text = value_text(node->json);
    size_t length = strlen(text);
    if (json_is_real(node->json) && length > 2 && strcmp(text + length - 2, ".0") == 0)
        text[length - 2] = '\0';
    enum status status = number_parse_quantity(text, "", quantity, NULL);
    free(text);
    return status == STATUS_OK ? status : node_bad(node, "must be a quantity with at most three decimals", err);
}

enum status node_bool(const struct node *node, bool *value, struct error *err)
{
    if (!node->json)
        return STATUS_OK;
    if (!json_is_boolean(node->json))
        return node_bad(node, "must be true or false", err);
    *value = json_is_true(node->json);
    return STATUS_OK;
}

enum status node_text(const struct node *node, char *buf, size_t size, struct error *err)
{
    if (!node->json)
        return STATUS_OK;
    if (!json_is_string(node->json))
        return node_bad(node, "must be text", err);
    const char *text = json_string_value(node->json);
    if (text[0] == '\0' || strlen(text) >= size)
        return node_bad(node, "text is empty or too long", err);
    for (const char *at = text; *at; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7f)
            return node_bad(node, "text holds control characters", err);
    text_copy(buf, size, text);
    return STATUS_OK;
}

enum status node_choice(const struct node *node, const char *const *names, int count, int *choice, struct error *err)
{
    if (!node->json)
        return STATUS_OK;
    if (json_is_string(node->json))
        for (int i = 0; i < count; i++)
            if (strcmp(names[i], json_string_value(node->json)) == 0) {
                *choice = i;
                return STATUS_OK;
            }
    return node_bad_set(node, "one_of", names, (size_t)count, err);
}

enum status node_date(const struct node *node, int64_t *date, struct error *err)
{
    if (!node->json)
        return STATUS_OK;
    if (!json_is_string(node->json) || date_parse(json_string_value(node->json), "", date, NULL) != STATUS_OK)
        return node_bad(node, "must be a date like 2026-08-01", err);
    return STATUS_OK;
}

static bool take_number(const char **text, int digits, int *number)
{
    *number = 0;
    int taken = 0;
    for (; taken < digits && **text >= '0' && **text <= '9'; taken++, (*text)++)
        *number = *number * 10 + (**text - '0');
    return taken > 0;
}

bool node_clock(const char *text, const char **rest, int *minute)
{
    int hours, minutes;
    if (!take_number(&text, 2, &hours) || *text != ':')
        return false;
    const char *first = ++text;
    if (!take_number(&text, 2, &minutes) || text - first != 2 || minutes > 59)
        return false;
    *rest = text;
    *minute = hours * 60 + minutes;
    return *minute <= 24 * 60;
}
