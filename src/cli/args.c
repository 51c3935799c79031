/* SPDX-License-Identifier: MIT */
#include "cli/args.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/date.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/text.h"
#include "exchange/qr.h"
#include "store/outfile.h"
#include "model/member.h"
#include "desk/template.h"
#include "render/receipt.h"

#define FILE_LIMIT ((size_t)1 << 30)

enum status args_member_flag(const struct command *command, const char *flag, int64_t *member, struct error *err)
{
    const char *text = command_value(command, flag);
    *member = 0;
    return text ? member_resolve(desk_db(command->desk), text, member, err) : STATUS_OK;
}

enum status args_lines(struct command *command, size_t first, struct sale_line **line, struct error *err)
{
    size_t lines = command->operands > first ? command->operands - first : 0;
    *line = mem_alloc((lines ? lines : 1) * sizeof **line);
    for (size_t i = 0; i < lines; i++)
        TRY(line_parse(command->desk, command->operand[first + i], &(*line)[i], err));
    return STATUS_OK;
}

enum status args_money_flag(const struct command *command, const char *flag, int64_t otherwise, int64_t *amount,
                            struct error *err)
{
    const char *text = command_value(command, flag);
    *amount = otherwise;
    if (!text)
        return STATUS_OK;
    TRY(money_parse(text, flag, amount, err));
    return *amount >= 0 ? STATUS_OK : error_value(err, flag, text, "cannot be below zero");
}

enum status args_date_flag(const struct command *command, const char *flag, int64_t otherwise, int64_t *day,
                           struct error *err)
{
    const char *text = command_value(command, flag);
    *day = otherwise;
    return text ? date_parse(text, flag, day, err) : STATUS_OK;
}

enum status args_limit(const struct command *command, size_t *limit, struct error *err)
{
    const char *text = command_value(command, "limit");
    int64_t number = ARGS_NO_LIMIT;
    if (text)
        TRY(number_parse(text, "limit", 1, ARGS_NO_LIMIT, &number, err));
    *limit = (size_t)number;
    return STATUS_OK;
}

enum status args_after(const struct command *command, int64_t *after, struct error *err)
{
    const char *text = command_value(command, "after");
    *after = 0;
    return text ? number_parse(text, "after", 0, INT64_MAX, after, err) : STATUS_OK;
}

enum status args_text(char *buf, size_t size, const char *field, const char *value, struct error *err)
{
    if (strlen(value) >= size)
        return error_value(err, field, value, "too long");
    if (!text_valid(value, strlen(value)))
        return error_value(err, field, "?", "not UTF-8");
    text_copy(buf, size, value);
    return STATUS_OK;
}

static enum status read_all(FILE *file, const char *path, const char *field, struct buffer *all, struct error *err)
{
    char part[65536];
    size_t got;
    while ((got = fread(part, 1, sizeof part, file)) > 0) {
        if (all->length + got > FILE_LIMIT)
            return error_value(err, field, path, "larger than 1 GiB");
        buffer_add_bytes(all, part, got);
    }
    return ferror(file) ? error_file(err, field, path, errno) : STATUS_OK;
}

enum status args_file(const char *path, const char *field, char **bytes, size_t *size, struct error *err)
{
    struct buffer all = {0};
    if (outfile_of_shop(path)) { /* read and closed here, it would lose the locks of this process */
        error_value(err, field, path, "the file belongs to a shop");
        error_detail(err, "shop_file");
        return STATUS_BAD_VALUE;
    }
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (!file)
        return error_file(err, field, path, errno);
    buffer_add(&all, ""); /* an empty file gives "", not NULL */
    enum status status = read_all(file, path, field, &all, err);
    if (file != stdin)
        fclose(file);
    if (status != STATUS_OK) {
        buffer_clear(&all);
        return status;
    }
    *bytes = all.text;
    if (size)
        *size = all.length;
    return STATUS_OK;
}

enum status args_programme(const char *name, char **text, struct error *err)
{
    *text = NULL;
    if (!name)
        return STATUS_OK;
    const char *template = strpbrk(name, "./") ? NULL : template_text(name);
    if (!template)
        return args_file(name, "programme", text, NULL, err);
    *text = mem_copy(template);
    return STATUS_OK;
}

enum status args_write(const char *path, const struct buffer *text, struct error *err)
{
    struct outfile out;
    enum status status = outfile_begin(&out, path, true, err);
    if (status == STATUS_OK)
        status = outfile_write(&out, text->text ? text->text : "", text->length, err);
    if (status == STATUS_OK)
        status = outfile_end(&out, err);
    outfile_drop(&out);
    if (status != STATUS_OK)
        text_copy(err->field, sizeof err->field, "out");
    return status;
}

enum status args_columns(const struct command *command, int *columns, struct error *err)
{
    const char *width = command_value(command, "width");
    *columns = width && strcmp(width, "58") == 0 ? RECEIPT_58 : RECEIPT_80;
    if (width && strcmp(width, "58") != 0 && strcmp(width, "80") != 0)
        return error_one_of(err, "width", width, "58, 80");
    return STATUS_OK;
}

enum status args_card(struct command *command, const char *text, struct error *err)
{
    struct qr qr;
    TRY(qr_make(text, &qr, err));
    if (command->json)
        command->answer = json_pack("{s:s}", "card", text);
    else {
        qr_text(&qr, isatty(STDOUT_FILENO), &command->out);
        buffer_format(&command->out, "%s\n", text);
    }
    qr_clear(&qr);
    return STATUS_OK;
}
