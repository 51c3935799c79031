/* SPDX-License-Identifier: MIT */
#include "cli/help.h"

#include <stdio.h>
#include <string.h>

#include "cli/answer.h"

/* "shop create FILE" */
static void usage(struct buffer *line, const struct noun *noun, const struct verb *verb)
{
    buffer_add(line, noun->name);
    if (verb->name)
        buffer_format(line, " %s", verb->name);
    if (verb->operands)
        buffer_format(line, " %s", verb->operands);
}

static void verb_row(struct table *table, const struct noun *noun, const struct verb *verb)
{
    struct buffer line = {0};
    buffer_add(&line, "  ");
    usage(&line, noun, verb);
    table_cell(table, line.text);
    table_cell(table, _(verb->summary));
    buffer_clear(&line);
}

static void flag_rows(struct table *table, const struct flag *flag)
{
    for (; flag && flag->name; flag++) {
        struct buffer line = {0};
        buffer_format(&line, "  --%s%s%s%s", flag->name, flag->value ? " " : "", flag->value ? flag->value : "",
                      flag->many ? "..." : "");
        table_cell(table, line.text);
        table_cell(table, _(flag->text));
        buffer_clear(&line);
    }
}

static void two_columns(struct table *table)
{
    table_column(table, "", false);
    table_column(table, "", false);
}

static void show_flags(struct buffer *out, const char *title, const struct flag *flag)
{
    if (!flag)
        return;
    struct table table = {0};
    two_columns(&table);
    flag_rows(&table, flag);
    buffer_format(out, "\n%s\n", title);
    table_print(&table, out);
}

static void show_verbs(struct buffer *out, const struct noun *only)
{
    struct table table = {0};
    two_columns(&table);
    for (size_t i = 0; nouns[i]; i++)
        for (size_t j = 0; j < nouns[i]->verbs && (only ? nouns[i] == only : !nouns[i]->hidden); j++)
            verb_row(&table, nouns[i], &nouns[i]->verb[j]);
    table_print(&table, out);
}

static void show_all(struct buffer *out)
{
    buffer_format(out, "%s\n\n", _("frontdesk keeps a shop's members, points, coupons and stored value."));
    buffer_format(out, "%s\n", _("Usage: frontdesk [OPTION]... NOUN VERB ..."));
    buffer_format(out, "%s\n\n", _("Without a noun it opens the counter."));
    show_verbs(out, NULL);
    show_flags(out, _("Options everywhere:"), global_flags);
    buffer_format(out, "\n%s\n", _("Amounts are 128 or 106.60, dates 2026-08-01. MEMBER is a phone, a card or #id."));
    buffer_format(
        out, "%s\n",
        _("Exit: 0 done, 1 refused by a rule, 2 wrong usage, 3 not found, 4 busy, 5 damaged or I/O, 6 not permitted."));
}

void help_show(struct buffer *out, const struct noun *noun, const struct verb *verb)
{
    if (!noun) {
        show_all(out);
        return;
    }
    if (!verb) {
        buffer_format(out, "%s\n\n", _(noun->summary));
        show_verbs(out, noun);
        buffer_format(out, "\n%s\n", _("More of a verb: its name and --help."));
        return;
    }
    struct buffer line = {0};
    usage(&line, noun, verb);
    buffer_format(out, "frontdesk %s%s\n\n%s\n", line.text, verb->flag ? " [OPTION]..." : "", _(verb->summary));
    buffer_clear(&line);
    if (verb->more)
        buffer_format(out, "%s\n", _(verb->more));
    show_flags(out, _("Options:"), verb->flag);
    show_flags(out, _("Options everywhere:"), global_flags);
}
