/* SPDX-License-Identifier: MIT */
#include "cli/help.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "rules/permit.h"
#include "rules/tender.h"
#include "report/report.h"
#include "desk/settings.h"
#include "render/render.h"
#include "cli/commands.h"
#include "cli/output.h"

/* Lists what reports can be grouped by, each once. */
static void list_ways(struct buffer *out)
{
    const char *title, *by;
    for (size_t i = 0; report_name(i, &title) != NULL; i++)
        for (size_t way = 0; (by = report_way(i, way)) != NULL; way++)
            if (!out->length || !strstr(out->text, by))
                buffer_format(out, "%s%s", out->length ? ", " : "", by);
}

/*
 * Fills in sets that the text of a flag may name, from their tables: {0} all tenders, {1} tenders of a top-up, {2}
 * roles, {3} what reports can be grouped by.
 */
static char *flag_text(char buf[RENDER_TEXT], const struct flag *flag)
{
    char all[TENDER_LIST_TEXT], topup[TENDER_LIST_TEXT], roles[PERMIT_ROLES_TEXT];
    struct buffer ways = {0};
    list_ways(&ways);
    const char *const set[] = {tender_list(all, TENDER_PAYS), tender_list(topup, TENDER_OF_TOPUP),
                               permit_role_list(roles), ways.text};
    text_fill(buf, RENDER_TEXT, _(flag->text), sizeof set / sizeof *set, set);
    buffer_clear(&ways);
    return buf;
}

/* One line of usage: "shop create FILE". */
static void usage(struct buffer *line, const struct noun *noun, const struct verb *verb)
{
    buffer_add(line, noun->name);
    if (verb->name)
        buffer_format(line, " %s", verb->name);
    if (verb->operands)
        buffer_format(line, " %s", verb->operands);
}

static void verb_row(struct output_table *table, const struct noun *noun, const struct verb *verb)
{
    struct buffer line = {0};
    buffer_add(&line, "  ");
    usage(&line, noun, verb);
    output_table_cell(table, line.text);
    output_table_cell(table, _(verb->summary));
    buffer_clear(&line);
}

static void flag_rows(struct output_table *table, const struct flag *flag)
{
    char text[RENDER_TEXT];
    for (; flag && flag->name; flag++) {
        struct buffer line = {0};
        buffer_format(&line, "  --%s%s%s%s", flag->name, flag->value ? " " : "", flag->value ? flag->value : "",
                      flag->many ? "..." : "");
        output_table_cell(table, line.text);
        output_table_cell(table, flag_text(text, flag));
        buffer_clear(&line);
    }
}

static void two_columns(struct output_table *table)
{
    output_table_column(table, "", false);
    output_table_column(table, "", false);
}

static void show_flags(struct buffer *out, const char *title, const struct flag *flag)
{
    if (!flag)
        return;
    struct output_table table = {0};
    two_columns(&table);
    flag_rows(&table, flag);
    buffer_format(out, "\n%s\n", title);
    output_table_print(&table, out);
}

static void show_verbs(struct buffer *out, const struct noun *only)
{
    struct output_table table = {0};
    two_columns(&table);
    for (size_t i = 0; command_nouns[i]; i++)
        for (size_t j = 0; j < command_nouns[i]->verbs && (only ? command_nouns[i] == only : !command_nouns[i]->hidden);
             j++)
            verb_row(&table, command_nouns[i], &command_nouns[i]->verb[j]);
    output_table_print(&table, out);
}

static void show_all(struct buffer *out)
{
    buffer_format(out, "%s\n\n", _("frontdesk keeps a shop's members, points, coupons and stored value."));
    buffer_format(out, "%s\n", _("Usage: frontdesk [OPTION]... NOUN VERB ..."));
    buffer_format(out, "%s\n\n", _("Without a noun it opens the counter."));
    show_verbs(out, NULL);
    show_flags(out, _("Options everywhere:"), command_flags);
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
        buffer_format(out, "\n%s\n", _("Help on a verb: its name and --help."));
        return;
    }
    struct buffer line = {0};
    char text[RENDER_TEXT];
    usage(&line, noun, verb);
    buffer_format(out, "frontdesk %s%s\n\n%s\n", line.text, verb->flag ? " [OPTION]..." : "", _(verb->summary));
    buffer_clear(&line);
    if (verb->more)
        buffer_format(out, "%s\n", _(verb->more));
    if (verb->guarded) {
        char roles[PERMIT_ROLES_TEXT];
        text_fill(text, sizeof text, _("A live shop asks the PIN of: {0}."), 1,
                  (const char *const[]){permit_may_list(roles, verb->permit)});
        buffer_format(out, "%s\n", text);
    }
    show_flags(out, _("Options:"), verb->flag);
    show_flags(out, _("Options everywhere:"), command_flags);
}

/* The manual page. */

/* Escapes text for groff: a minus that can be copied, no escape sequences, no line that is a request. */
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
    char text[RENDER_TEXT];
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
        paragraph(out, flag_text(text, flag));
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

/* The settings and their values, from the table of `setting set`. */
static void man_settings(struct buffer *out)
{
    const struct setting *setting;
    buffer_add(out, ".SH SETTINGS\n");
    for (size_t i = 0; (setting = settings_at(i)) != NULL; i++) {
        char values[SETTING_VALUES_TEXT], text[RENDER_TEXT];
        buffer_format(out, ".TP\n\\fB%s\\fR ", setting->key);
        paragraph(out, settings_values(values, setting));
        paragraph(out, _(setting->help));
        if (setting->otherwise[0])
            paragraph(out, text_fill(text, sizeof text, _("Until it is set: {0}."), 1,
                                     (const char *const[]){setting->otherwise}));
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
        {"FRONTDESK_SHOP", N_("shop file used when --shop is not given")},
        {"FRONTDESK_TILL", N_("till number used when --till is not given")},
        {"FRONTDESK_NOW", N_("the clock, as 2026-08-01T10:00; practice shops only")},
        {"XDG_DATA_HOME", N_("data folder; its frontdesk/shop.db is the default shop")},
        {"XDG_STATE_HOME", N_("state folder; frontdesk/frontdesk.log in it is the log, 3 older ones beside it")},
        {"LANGUAGE, LC_ALL, LC_MESSAGES, LANG", N_("language used when --lang is not given")},
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
    paragraph(out,
              _("With --json the output is one JSON object; on failure it has the key error and nothing was saved."));
    buffer_add(out, ".SH OPTIONS\n");
    man_flags(out, command_flags);
    buffer_add(out, ".SH COMMANDS\n");
    for (size_t i = 0; command_nouns[i]; i++)
        for (size_t j = 0; j < command_nouns[i]->verbs && !command_nouns[i]->hidden; j++)
            man_verb(out, command_nouns[i], &command_nouns[i]->verb[j]);
    man_settings(out);
    man_tail(out);
}

/* Completion for bash and zsh. */

static bool is_file(const char *value)
{
    return value && strncmp(value, "FILE", 4) == 0;
}

/* "--shop|--map|…": every option, global or of a verb, for which pick is true. */
static void options_where(struct buffer *out, bool (*pick)(const struct flag *flag))
{
    struct buffer list = {0};
    for (const struct flag *flag = command_flags; flag->name; flag++)
        if (pick(flag))
            buffer_format(&list, "%s--%s", list.length ? "|" : "", flag->name);
    for (size_t i = 0; command_nouns[i]; i++)
        for (size_t j = 0; j < command_nouns[i]->verbs; j++)
            for (const struct flag *flag = command_nouns[i]->verb[j].flag; flag && flag->name; flag++)
                if (pick(flag))
                    buffer_format(&list, "%s--%s", list.length ? "|" : "", flag->name);
    buffer_add(out, list.text);
    buffer_clear(&list);
}

static bool takes_file(const struct flag *flag)
{
    return is_file(flag->value);
}

static bool takes_other(const struct flag *flag)
{
    return flag->value && !is_file(flag->value);
}

static void global_words(struct buffer *out)
{
    for (const struct flag *flag = command_flags; flag->name; flag++)
        buffer_format(out, " --%s", flag->name);
}

/* One case of the bash completion: what may follow noun and verb. */
static void bash_verb(struct buffer *out, const struct noun *noun, const struct verb *verb)
{
    buffer_format(out, "    %s/%s) list=\"", noun->name, verb->name ? verb->name : "*");
    for (const struct flag *flag = verb->flag; flag && flag->name; flag++)
        buffer_format(out, "%s--%s", flag == verb->flag ? "" : " ", flag->name);
    buffer_format(out, "\"%s ;;\n", is_file(verb->operands) ? " files=1" : "");
}

/* What may follow the noun alone: first of its cases, since that of a verb without a name takes anything. */
static void bash_noun(struct buffer *out, const struct noun *noun)
{
    if (!noun->verb[0].name)
        return;
    buffer_format(out, "    %s/) list=\"", noun->name);
    for (size_t j = 0; j < noun->verbs && noun->verb[j].name; j++)
        buffer_format(out, "%s%s", j ? " " : "", noun->verb[j].name);
    buffer_add(out, "\" ;;\n");
}

void help_bash(struct buffer *out)
{
    buffer_add(out,
               "# Made by frontdesk help bash.\n_frontdesk() {\n"
               "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} noun= verb= list= files= i=1\n"
               "    while [ \"$i\" -lt \"$COMP_CWORD\" ]; do\n"
               "        case ${COMP_WORDS[i]} in\n        ");
    options_where(out, takes_other);
    buffer_add(out, "|");
    options_where(out, takes_file);
    buffer_add(out, ") i=$((i + 1)) ;;\n        -*) ;;\n"
                    "        *) if [ -z \"$noun\" ]; then noun=${COMP_WORDS[i]}; elif [ -z \"$verb\" ]; then "
                    "verb=${COMP_WORDS[i]}; fi ;;\n"
                    "        esac\n        i=$((i + 1))\n    done\n    COMPREPLY=()\n    case $prev in\n    ");
    options_where(out, takes_file);
    buffer_add(out, ") mapfile -t COMPREPLY < <(compgen -f -- \"$cur\"); return ;;\n"
                    "    --lang) mapfile -t COMPREPLY < <(compgen -W 'zh en' -- \"$cur\"); return ;;\n    ");
    options_where(out, takes_other);
    buffer_add(out, ") return ;;\n    esac\n    case $noun/$verb in\n    /) list=\"");
    for (size_t i = 0; command_nouns[i]; i++)
        if (!command_nouns[i]->hidden)
            buffer_format(out, "%s%s", i ? " " : "", command_nouns[i]->name);
    buffer_add(out, "\" ;;\n");
    for (size_t i = 0; command_nouns[i]; i++) {
        if (command_nouns[i]->hidden)
            continue;
        bash_noun(out, command_nouns[i]);
        for (size_t j = 0; j < command_nouns[i]->verbs; j++)
            bash_verb(out, command_nouns[i], &command_nouns[i]->verb[j]);
    }
    buffer_add(out, "    esac\n    mapfile -t COMPREPLY < <(compgen ${files:+-f} -W \"$list");
    global_words(out);
    buffer_add(out, "\" -- \"$cur\")\n}\ncomplete -o filenames -F _frontdesk frontdesk\n");
}

/* Adds 'name:summary', quoted for zsh. */
static void zsh_item(struct buffer *out, const char *before, const char *name, const char *text)
{
    buffer_format(out, " '%s%s:", before, name);
    for (; *text; text++)
        buffer_add(out, *text == '\'' ? "'\\''" : *text == ':' ? "\\:" : (char[]){*text, '\0'});
    buffer_add(out, "'");
}

static void zsh_flags(struct buffer *out, const struct flag *flag)
{
    char text[RENDER_TEXT];
    for (; flag && flag->name; flag++)
        zsh_item(out, "--", flag->name, flag_text(text, flag));
}

static void zsh_noun(struct buffer *out, const struct noun *noun)
{
    if (!noun->verb[0].name)
        return;
    buffer_format(out, "    (%s/) list=(", noun->name);
    for (size_t j = 0; j < noun->verbs && noun->verb[j].name; j++)
        zsh_item(out, "", noun->verb[j].name, _(noun->verb[j].summary));
    buffer_add(out, " ) ;;\n");
}

void help_zsh(struct buffer *out)
{
    buffer_add(out, "#compdef frontdesk\n# Made by frontdesk help zsh.\n_frontdesk() {\n    local noun verb files\n    "
                    "local -a list\n"
                    "    integer i=2\n    while (( i < CURRENT )); do\n        case $words[i] in\n        (");
    options_where(out, takes_other);
    buffer_add(out, "|");
    options_where(out, takes_file);
    buffer_add(out,
               ") (( i++ )) ;;\n        (-*) ;;\n"
               "        (*) if [[ -z $noun ]]; then noun=$words[i]; elif [[ -z $verb ]]; then verb=$words[i]; fi ;;\n"
               "        esac\n        (( i++ ))\n    done\n    case $words[CURRENT-1] in\n    (");
    options_where(out, takes_file);
    buffer_add(out, ") _files; return ;;\n    (--lang) compadd zh en; return ;;\n    (");
    options_where(out, takes_other);
    buffer_add(out, ") return ;;\n    esac\n    case $noun/$verb in\n    (/) list=(");
    for (size_t i = 0; command_nouns[i]; i++)
        if (!command_nouns[i]->hidden)
            zsh_item(out, "", command_nouns[i]->name, _(command_nouns[i]->summary));
    buffer_add(out, " ) ;;\n");
    for (size_t i = 0; command_nouns[i]; i++) {
        if (command_nouns[i]->hidden)
            continue;
        zsh_noun(out, command_nouns[i]);
        for (size_t j = 0; j < command_nouns[i]->verbs; j++) {
            const struct verb *verb = &command_nouns[i]->verb[j];
            buffer_format(out, "    (%s/%s) list=(", command_nouns[i]->name, verb->name ? verb->name : "*");
            zsh_flags(out, verb->flag);
            buffer_format(out, " )%s ;;\n", is_file(verb->operands) ? " files=1" : "");
        }
    }
    buffer_add(out, "    esac\n    list+=(");
    zsh_flags(out, command_flags);
    buffer_add(out,
               " )\n    _describe -t commands frontdesk list\n    [[ -n $files ]] && _files\n}\n_frontdesk \"$@\"\n");
}

/* The noun whose verbs print the manual page and the completions, which the build installs. */

static enum status all(struct command *command, struct error *err)
{
    (void)err;
    help_show(&command->out, NULL, NULL);
    return STATUS_OK;
}

static enum status man(struct command *command, struct error *err)
{
    (void)err;
    help_man(&command->out);
    return STATUS_OK;
}

static enum status bash(struct command *command, struct error *err)
{
    (void)err;
    help_bash(&command->out);
    return STATUS_OK;
}

static enum status zsh(struct command *command, struct error *err)
{
    (void)err;
    help_zsh(&command->out);
    return STATUS_OK;
}

static const struct verb verbs[] = {
    {.name = "all", .run = all, .summary = N_("every command")},
    {.name = "man", .run = man, .summary = N_("the manual page")},
    {.name = "bash", .run = bash, .summary = N_("bash completion script")},
    {.name = "zsh", .run = zsh, .summary = N_("zsh completion script")},
};

const struct noun help_noun = {
    .name = "help", .summary = N_("help, manual and shell completion"), VERBS(verbs), .hidden = true};
