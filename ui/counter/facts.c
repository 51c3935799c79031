/* SPDX-License-Identifier: MIT */
#include "ui/counter/facts.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/text.h"

static struct fact *add(struct facts *facts, const char *about, const char *text)
{
    facts->fact = mem_grow(facts->fact, facts->facts, &facts->room, sizeof *facts->fact);
    struct fact *fact = &facts->fact[facts->facts++];
    *fact = (struct fact){.text = mem_copy(text)};
    text_copy(fact->about, sizeof fact->about, about ? about : "");
    return fact;
}

void facts_add(struct facts *facts, const char *about, const char *text)
{
    if (*text)
        add(facts, about, text);
}

void facts_add_part(struct facts *facts, const char *about, const char *text)
{
    add(facts, about, text)->part = true;
}

/* text NULL: whether there is any fact about `about`. */
static bool has(const struct facts *facts, const char *about, const char *text)
{
    for (size_t i = 0; i < facts->facts; i++)
        if (strcmp(facts->fact[i].about, about) == 0 && (!text || strcmp(facts->fact[i].text, text) == 0))
            return true;
    return false;
}

void facts_tell(const struct facts *before, const struct facts *now, const char *bill, struct buffer *out)
{
    for (size_t i = 0; i < now->facts; i++)
        if (!has(before, now->fact[i].about, now->fact[i].text))
            buffer_format(out, "%s\n", now->fact[i].text);
    for (size_t i = 0; i < before->facts && *bill && has(now, bill, NULL); i++) {
        const struct fact *fact = &before->fact[i];
        if (!fact->part || has(now, fact->about, NULL))
            continue;
        const char *arg[] = {fact->text};
        char text[512];
        buffer_format(out, "%s\n", text_fill(text, sizeof text, _("Removed: {0}"), 1, arg));
    }
}

void facts_clear(struct facts *facts)
{
    for (size_t i = 0; i < facts->facts; i++)
        free(facts->fact[i].text);
    free(facts->fact);
    *facts = (struct facts){0};
}

bool facts_none(struct facts *facts, const struct counter *counter)
{
    (void)facts;
    (void)counter;
    return false;
}
