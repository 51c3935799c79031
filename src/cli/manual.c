/* SPDX-License-Identifier: MIT */
/* The manual page. */
#include <string.h>

#include "cli/help.h"

/* groff: a minus that can be copied, no backslash that acts, no line that begins with a request. */
static void roff(struct buffer *out, const char *text)
{
    if (*text == '.' || *text == '\'')
        buffer_add(out, "\\&");
    for (; *text; text++) {
        if (*text == '-')
            buffer_add(out, "\\-");
        else if (*text == '\\')
            buffer_add(out, "\\e");
        else
            buffer_add_bytes(out, text, 1);
    }
}

static void paragraph(struct buffer *out, const char *text)
{
    roff(out, text);
    buffer_add(out, "\n");
}

static void man_flags(struct buffer *out, const struct flag *flag)
{
    for (; flag && flag->name; flag++) {
        buffer_add(out, ".TP\n\\fB\\-\\-");
        roff(out, flag->name);
        buffer_add(out, "\\fR");
        if (flag->value) {
            buffer_add(out, " \\fI");
            roff(out, flag->value);
            buffer_add(out, "\\fR");
        }
        buffer_add(out, flag->many ? " ...\n" : "\n");
        paragraph(out, _(flag->text));
    }
}

static void man_verb(struct buffer *out, const struct noun *noun, const struct verb *verb)
{
    buffer_add(out, ".SS \"");
    roff(out, noun->name);
    if (verb->name) {
        buffer_add(out, " ");
        roff(out, verb->name);
    }
    if (verb->operands) {
        buffer_add(out, " ");
        roff(out, verb->operands);
    }
    buffer_add(out, "\"\n");
    paragraph(out, _(verb->summary));
    if (verb->more) {
        buffer_add(out, ".PP\n");
        paragraph(out, _(verb->more));
    }
    man_flags(out, verb->flag);
}

static void man_pairs(struct buffer *out, const char *const (*pair)[2], size_t pairs)
{
    for (size_t i = 0; i < pairs; i++) {
        buffer_add(out, ".TP\n.B ");
        paragraph(out, pair[i][0]);
        paragraph(out, _(pair[i][1]));
    }
}

static void man_tail(struct buffer *out)
{
    static const char *const exits[][2] = {
        {"0", N_("done")},
        {"1", N_("refused by a rule")},
        {"2", N_("wrong usage or a bad value")},
        {"3", N_("not found")},
        {"4", N_("busy: another till is writing")},
        {"5", N_("file damaged, or input and output failed")},
        {"6", N_("not permitted")},
    };
    static const char *const variables[][2] = {
        {"FRONTDESK_SHOP", N_("the shop's file, where --shop is not given")},
        {"FRONTDESK_NOW", N_("the clock, as 2026-08-01T10:00; practice shops only")},
        {"XDG_DATA_HOME", N_("the data folder; frontdesk/shop.db in it is the shop where nothing else names one")},
        {"LANGUAGE, LC_ALL, LC_MESSAGES, LANG", N_("the language, where --lang is not given")},
    };
    buffer_add(out, ".SH EXIT STATUS\n");
    man_pairs(out, exits, sizeof exits / sizeof exits[0]);
    buffer_add(out, ".SH ENVIRONMENT\n");
    man_pairs(out, variables, sizeof variables / sizeof variables[0]);
}

void help_man(struct buffer *out)
{
    buffer_add(out, ".\\\" Made by frontdesk help man.\n.TH FRONTDESK 1 \"\" \"frontdesk " PACKAGE_VERSION "\"\n");
    buffer_add(out, ".SH NAME\nfrontdesk \\- ");
    paragraph(out, _("members, points, coupons and stored value at a shop's counter"));
    buffer_add(out, ".SH SYNOPSIS\n.B frontdesk\n[\\fIOPTION\\fR]... [\\fINOUN VERB\\fR ...]\n.SH DESCRIPTION\n");
    paragraph(out, _("frontdesk keeps a shop's members, points, coupons and stored value."));
    paragraph(out, _("Without a noun it opens the counter."));
    paragraph(out, _("Amounts are 128 or 106.60, dates 2026-08-01. MEMBER is a phone, a card or #id."));
    paragraph(out, _("With --json every answer is one JSON object; a failure is an object with the key error, and "
                     "nothing was written."));
    buffer_add(out, ".SH OPTIONS\n");
    man_flags(out, global_flags);
    buffer_add(out, ".SH COMMANDS\n");
    for (size_t i = 0; nouns[i]; i++)
        for (size_t j = 0; j < nouns[i]->verbs && !nouns[i]->hidden; j++)
            man_verb(out, nouns[i], &nouns[i]->verb[j]);
    man_tail(out);
}
