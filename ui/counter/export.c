/* SPDX-License-Identifier: MIT */
/* export: writes a table to a new CSV file. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/date.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "exchange/csv.h"
#include "desk/look.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/counter_table.h"

#define NAMES 99              /* most files of the same name within one minute */
#define WRITE_BYTES (1 << 16) /* bytes collected before a write */
#define BOM "\xEF\xBB\xBF"    /* without a BOM, spreadsheets in China read the file as GBK */

struct export
{
    int descriptor;
    struct buffer text;
    int64_t rows;
};

#define NAME_OF(ID, name) [SCREEN_##ID] = #name,
static const char *const names[SCREEN_COUNT] = {SCREENS(NAME_OF)};
#undef NAME_OF

static enum status file_failed(const char *path, struct error *err)
{
    return error_set(err, STATUS_IO_ERROR, "file", "%s: %s", path, strerror(errno));
}

static enum status flush(struct export *export, struct error *err)
{
    for (size_t done = 0; done < export->text.length;) {
        ssize_t wrote = write(export->descriptor, export->text.text + done, export->text.length - done);
        if (wrote < 0 && errno != EINTR)
            return file_failed("write", err);
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    buffer_clear(&export->text);
    return STATUS_OK;
}

static enum status write_line(void *context, const struct table_line *line, struct error *err)
{
    struct export *export = context;
    char(*room)[TABLE_NAME] = mem_alloc((line->columns + 1) * sizeof *room);
    const char **field = mem_alloc((line->columns + 1) * sizeof *field);
    for (size_t i = 0; i < line->columns; i++)
        field[i] = line->cell ? table_cell_plain(room[i], line->column[i], line->cell[i])
                              : table_column_name(room[i], line->column[i]);
    csv_append(&export->text, field, line->columns);
    free(field);
    free(room);
    export->rows += line->cell != NULL;
    return export->text.length < WRITE_BYTES ? STATUS_OK : flush(export, err);
}

/* The user's folder for downloads, else the working directory. "" or a folder ending in a slash. */
static char *folder(void)
{
    const char *downloads = getenv("XDG_DOWNLOAD_DIR");
    struct buffer path = {0};
    if (downloads && *downloads == '/' && access(downloads, W_OK | X_OK) == 0)
        buffer_format(&path, "%s/", downloads);
    else
        buffer_add(&path, "");
    return path.text;
}

/* Creates a new file: "frontdesk-bills-20260801-1022.csv", then "…-2.csv". The caller frees *path. */
static enum status create(enum screen_id screen, int *descriptor, char **path, struct error *err)
{
    char at[DATE_TEXT];
    char *where = folder();
    struct buffer name = {0};
    date_format_instant(at, clock_now());
    for (int n = 1; n <= NAMES; n++) {
        buffer_clear(&name);
        buffer_format(&name, "%sfrontdesk-%s-%.4s%.2s%.2s-%.2s%.2s", where, names[screen], at, at + 5, at + 8, at + 11,
                      at + 14);
        if (n > 1)
            buffer_format(&name, "-%d", n);
        buffer_add(&name, ".csv");
        *descriptor = open(name.text, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (*descriptor >= 0 || errno != EEXIST)
            break;
    }
    free(where);
    *path = name.text;
    return *descriptor >= 0 ? STATUS_OK : file_failed(name.text, err);
}

static enum status write_rows(struct table *table, int descriptor, int64_t *rows, struct error *err)
{
    struct export export = {.descriptor = descriptor};
    buffer_add(&export.text, BOM);
    enum status status = table_export(table, write_line, &export, err);
    if (status == STATUS_OK)
        status = flush(&export, err);
    buffer_clear(&export.text);
    *rows = export.rows;
    return status;
}

static void write_file(struct counter *counter, struct table *table, const char *path, int descriptor)
{
    struct progress progress = {0};
    struct error err;
    char number[24];
    int64_t rows = 0;
    table->progress = counter_watch(counter, &progress, N_("Writing the rows"));
    enum status status = write_rows(table, descriptor, &rows, &err);
    table->progress = NULL;
    if (close(descriptor) != 0 && status == STATUS_OK)
        status = file_failed(path, &err);
    snprintf(number, sizeof number, "%" PRId64, rows);
    if (status == STATUS_OK && !progress.cancelled) {
        counter_tell(counter, N_("Rows written: {0}, to {1}"), number, path);
        return;
    }
    unlink(path);
    if (status != STATUS_OK)
        counter_object(counter, N_("{0} could not be written: is there room, and a right to write?"), path, NULL);
    else
        counter_object(counter, N_("Stopped: no file was written."), NULL, NULL);
}

void export_table(struct counter *counter, struct table *table)
{
    struct error err;
    char *path = NULL;
    int descriptor = -1;
    if (look_at(counter->desk, "export", PERMIT_EXPORT, counter->screens[counter_screen(counter)]->title, &err) !=
        STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    if (create(counter_screen(counter), &descriptor, &path, &err) == STATUS_OK)
        write_file(counter, table, path, descriptor);
    else
        counter_object(counter, N_("{0} could not be written: is there room, and a right to write?"), path, NULL);
    free(path);
}
