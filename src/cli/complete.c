/* SPDX-License-Identifier: MIT */
/* Completion for bash and zsh. */
#include <string.h>

#include "cli/help.h"

static bool is_file(const char *value)
{
    return value && strncmp(value, "FILE", 4) == 0;
}

/* "--shop|--map|…": every option, global or of a verb, for which pick says yes. */
static void options_where(struct buffer *out, bool (*pick)(const struct flag *flag))
{
    struct buffer list = {0};
    for (const struct flag *flag = global_flags; flag->name; flag++)
        if (pick(flag))
            buffer_format(&list, "%s--%s", list.length ? "|" : "", flag->name);
    for (size_t i = 0; nouns[i]; i++)
        for (size_t j = 0; j < nouns[i]->verbs; j++)
            for (const struct flag *flag = nouns[i]->verb[j].flag; flag && flag->name; flag++)
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
    for (const struct flag *flag = global_flags; flag->name; flag++)
        buffer_format(out, " --%s", flag->name);
}

/* One case of bash: what may follow once noun and verb are known. */
static void bash_verb(struct buffer *out, const struct noun *noun, const struct verb *verb)
{
    buffer_format(out, "    %s/%s) list=\"", noun->name, verb->name ? verb->name : "*");
    for (const struct flag *flag = verb->flag; flag && flag->name; flag++)
        buffer_format(out, "%s--%s", flag == verb->flag ? "" : " ", flag->name);
    buffer_format(out, "\"%s ;;\n", is_file(verb->operands) ? " files=1" : "");
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
    for (size_t i = 0; nouns[i]; i++)
        if (!nouns[i]->hidden)
            buffer_format(out, "%s%s", i ? " " : "", nouns[i]->name);
    buffer_add(out, "\" ;;\n");
    for (size_t i = 0; nouns[i]; i++) {
        for (size_t j = 0; j < nouns[i]->verbs && !nouns[i]->hidden; j++)
            bash_verb(out, nouns[i], &nouns[i]->verb[j]);
        if (!nouns[i]->verb[0].name || nouns[i]->hidden)
            continue;
        buffer_format(out, "    %s/) list=\"", nouns[i]->name);
        for (size_t j = 0; j < nouns[i]->verbs; j++)
            buffer_format(out, "%s%s", j ? " " : "", nouns[i]->verb[j].name);
        buffer_add(out, "\" ;;\n");
    }
    buffer_add(out, "    esac\n    mapfile -t COMPREPLY < <(compgen ${files:+-f} -W \"$list");
    global_words(out);
    buffer_add(out, "\" -- \"$cur\")\n}\ncomplete -o filenames -F _frontdesk frontdesk\n");
}

/* 'name:what it does', quoted for zsh. */
static void zsh_item(struct buffer *out, const char *before, const char *name, const char *text)
{
    buffer_format(out, " '%s%s:", before, name);
    for (; *text; text++)
        buffer_add(out, *text == '\'' ? "'\\''" : *text == ':' ? "\\:" : (char[]){*text, '\0'});
    buffer_add(out, "'");
}

static void zsh_flags(struct buffer *out, const struct flag *flag)
{
    for (; flag && flag->name; flag++)
        zsh_item(out, "--", flag->name, _(flag->text));
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
    for (size_t i = 0; nouns[i]; i++)
        if (!nouns[i]->hidden)
            zsh_item(out, "", nouns[i]->name, _(nouns[i]->summary));
    buffer_add(out, " ) ;;\n");
    for (size_t i = 0; nouns[i]; i++) {
        for (size_t j = 0; j < nouns[i]->verbs && !nouns[i]->hidden; j++) {
            const struct verb *verb = &nouns[i]->verb[j];
            buffer_format(out, "    (%s/%s) list=(", nouns[i]->name, verb->name ? verb->name : "*");
            zsh_flags(out, verb->flag);
            buffer_format(out, " )%s ;;\n", is_file(verb->operands) ? " files=1" : "");
        }
        if (!nouns[i]->verb[0].name || nouns[i]->hidden)
            continue;
        buffer_format(out, "    (%s/) list=(", nouns[i]->name);
        for (size_t j = 0; j < nouns[i]->verbs; j++)
            zsh_item(out, "", nouns[i]->verb[j].name, _(nouns[i]->verb[j].summary));
        buffer_add(out, " ) ;;\n");
    }
    buffer_add(out, "    esac\n    list+=(");
    zsh_flags(out, global_flags);
    buffer_add(out,
               " )\n    _describe -t commands frontdesk list\n    [[ -n $files ]] && _files\n}\n_frontdesk \"$@\"\n");
}
