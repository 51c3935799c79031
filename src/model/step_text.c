/* SPDX-License-Identifier: MIT */
#include "model/step_text.h"

#include <jansson.h>
#include <stdlib.h>

#include "base/mem.h"

char *step_text(const struct step *step)
{
    json_t *root = json_object(), *values = json_object();
    if (*step->code)
        json_object_set_new(root, "code", json_string(step->code));
    if (*step->coupon)
        json_object_set_new(root, "coupon", json_string(step->coupon));
    for (int i = 0; i < step->values; i++)
        json_object_set_new(values, step->value[i].name, json_integer(step->value[i].value));
    json_object_set_new(root, "v", values);
    char *dumped = json_dumps(root, JSON_COMPACT), *text = mem_copy(dumped ? dumped : "{}");
    free(dumped);
    json_decref(root);
    return text;
}

enum status step_read(struct steps *steps, const char *rule, const char *data, struct error *err)
{
    json_t *root = json_loads(data, JSON_REJECT_DUPLICATES, NULL);
    if (!json_is_object(root)) {
        json_decref(root);
        return error_set(err, STATUS_DAMAGED, "step", "a step of rule %s is not JSON", rule);
    }
    const char *code = json_string_value(json_object_get(root, "code"));
    struct step *step = step_add(steps, rule, code ? code : "", json_string_value(json_object_get(root, "coupon")));
    const char *name;
    json_t *value;
    json_object_foreach(json_object_get(root, "v"), name, value) step_set(step, name, json_integer_value(value));
    json_decref(root);
    return STATUS_OK;
}
