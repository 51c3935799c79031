/* SPDX-License-Identifier: MIT */
/* binding: finds the binding of an input and checks whether it can run now. */
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"

bool binding_holds(const struct binding *binding, enum preset preset)
{
    return binding->preset == PRESET_ANY || binding->preset == preset;
}

const struct binding *binding_find(const struct screen *screen, enum preset preset, enum sign sign, int digit)
{
    for (size_t i = 0; i < screen->binding_count; i++) {
        const struct binding *binding = &screen->bindings[i];
        if (binding_holds(binding, preset) && binding->sign == sign &&
            (binding->digit == DIGIT_ANY || binding->digit == digit))
            return binding;
    }
    return NULL;
}

bool binding_answers(const struct counter *counter, const struct binding *binding)
{
    size_t needed = binding->several ? 2 : binding->needs_row ? 1 : 0;
    return binding_holds(binding, counter->preset) && counter->rows >= needed &&
           (!binding->when || binding->when(counter));
}

/* Checked at the time of the key: another till may have removed the row since it was drawn. */
static bool has_row(struct counter *counter)
{
    struct list *list = counter_list(counter);
    int64_t id;
    if (counter_top(counter)->table)
        return counter_table_id(counter, &id);
    if (!list || list->count == 0)
        return false;
    list_set(list, list->count);
    return true;
}

/* A binding that edits the bill or its payment gives up the retry of a sale; one that only shows something does not. */
void binding_run(struct counter *counter, const struct binding *binding, const struct spoken *spoken)
{
    counter->binding = binding;
    counter->spoken = *spoken;
    if (!binding->keeps_retry)
        counter->bill.pay.retry = false;
    bool possible = (!binding->when || binding->when(counter)) && (!binding->needs_row || has_row(counter));
    if (possible)
        binding->run(counter);
    else if (binding->refuse)
        binding->refuse(counter);
    else
        counter_refuse_key(counter);
}
