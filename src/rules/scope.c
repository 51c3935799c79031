/* SPDX-License-Identifier: MIT */
#include "rules/scope.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum status scope_codes(const struct node *node, char (**codes)[CODE_TEXT], size_t *count, struct error *err)
{
    size_t wanted;
    if (!node->json)
        return STATUS_OK;
    TRY(node_array(node, &wanted, err));
    *codes = mem_resize(NULL, wanted, sizeof **codes);
    for (size_t i = 0; i < wanted; i++) {
        struct node element = node_at(node, i);
        if (!json_is_string(element.json))
            return node_bad(&element, "must be text", err);
        TRY(node_text(&element, (*codes)[i], CODE_TEXT, err));
        *count = i + 1;
    }
    return STATUS_OK;
}

enum status scope_parse(const struct node *node, bool one_unit, struct scope *scope, struct error *err)
{
    static const char *const keys[] = {"all", "sku", "category", "cheapest"};
    scope->all = true;
    if (!node->json)
        return STATUS_OK;
    TRY(node_object(node, keys, sizeof keys / sizeof *keys, err));
    struct node all = node_get(node, "all"), sku = node_get(node, "sku"), category = node_get(node, "category"),
                cheapest = node_get(node, "cheapest");
    TRY(node_bool(&all, &scope->all, err));
    if (all.json && !scope->all)
        return node_bad(&all, "can only be true", err);
    if (all.json && (sku.json || category.json))
        return node_bad(&all, "all cannot be combined with sku or category", err);
    TRY(scope_codes(&sku, &scope->sku, &scope->skus, err));
    TRY(scope_codes(&category, &scope->category, &scope->categories, err));
    scope->all = !sku.json && !category.json;
    TRY(node_bool(&cheapest, &scope->cheapest, err));
    if (scope->cheapest && !one_unit)
        return node_bad(&cheapest, "cheapest cannot be used here", err);
    return STATUS_OK;
}

void scope_clear(struct scope *scope)
{
    free(scope->sku);
    free(scope->category);
    *scope = (struct scope){0};
}

static bool listed(char (*const list)[CODE_TEXT], size_t count, const char *code)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], code) == 0)
            return true;
    return false;
}

bool scope_has(const struct scope *scope, const char *sku, const char *category)
{
    return scope->all || listed(scope->sku, scope->skus, sku) || listed(scope->category, scope->categories, category);
}
