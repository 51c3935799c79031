/* SPDX-License-Identifier: MIT */
#include "base/memo.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/mem.h"

#define LINE 160

char *memo_path(const char *name)
{
    struct buffer path = {0};
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    if (state && *state == '/')
        buffer_format(&path, "%s/frontdesk/%s", state, name);
    else if (home && *home == '/')
        buffer_format(&path, "%s/.local/state/frontdesk/%s", home, name);
    return path.text;
}

static bool is_line_of(const char *line, const char *name, int64_t *value)
{
    size_t length = strlen(name);
    return strncmp(line, name, length) == 0 && line[length] == ' ' && sscanf(line + length, "%" SCNd64, value) == 1;
}

bool memo_read(const char *path, const char *name, int64_t *value)
{
    char line[LINE];
    bool known = false;
    FILE *file = fopen(path, "re");
    while (file && fgets(line, sizeof line, file)) /* the last line of a name counts */
        known = is_line_of(line, name, value) || known;
    if (file)
        fclose(file);
    return known;
}

void memo_folders(const char *path)
{
    char *folder = mem_copy(path);
    for (char *at = folder + 1; (at = strchr(at, '/')) != NULL; at++) {
        *at = '\0';
        mkdir(folder, 0700);
        *at = '/';
    }
    free(folder);
}

void memo_write(const char *path, const char *name, int64_t value)
{
    if (*name == '\0' || strlen(name) > LINE / 2 || strpbrk(name, " \n"))
        return;
    memo_folders(path);
    FILE *file = fopen(path, "ae");
    if (!file)
        return;
    fprintf(file, "%s %" PRId64 "\n", name, value);
    fclose(file);
}

void memo_forget(const char *path)
{
    unlink(path);
}
