/* SPDX-License-Identifier: MIT */
#include "exchange/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/text.h"

/* name: what callers pass; found: what is reported; iconv: what iconv calls it. */
static const struct encoding {
    const char *name, *found, *iconv;
} encodings[] = {
    {"utf-8", "utf-8", "UTF-8"},          {"gb18030", "gb18030", "GB18030"},    {"gbk", "gb18030", "GB18030"},
    {"utf-16le", "utf-16le", "UTF-16LE"}, {"utf-16be", "utf-16be", "UTF-16BE"}, {"big5", "big5", "BIG5"},
    {"utf-16", "utf-16le", "UTF-16LE"}, /* without BOM: little-endian, as Windows writes */
};

static const struct {
    const char *bytes;
    size_t size;
    const char *name;
} marks[] = {
    {"\xef\xbb\xbf", 3, "utf-8"},
    {"\xff\xfe", 2, "utf-16le"},
    {"\xfe\xff", 2, "utf-16be"},
    {"\x84\x31\x95\x33", 4, "gb18030"},
};

static const struct encoding *encoding_named(const char *name)
{
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        if (strcasecmp(encodings[i].name, name) == 0)
            return &encodings[i];
    return NULL;
}

/* The encoding that the byte order mark says; *mark is the mark's size. NULL without one. */
static const char *marked(const char *bytes, size_t size, size_t *mark)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (size >= marks[i].size && memcmp(bytes, marks[i].bytes, marks[i].size) == 0) {
            *mark = marks[i].size;
            return marks[i].name;
        }
    *mark = 0;
    return NULL;
}

static enum status bad_byte(const char *text, size_t length, const char *encoding, struct error *err)
{
    size_t line = 1;
    for (size_t i = 0; i < length; i++)
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n')))
            line++;
    char field[32];
    snprintf(field, sizeof field, "line %zu", line);
    error_value(err, field, encoding, "not text of the encoding");
    error_detail(err, "encoding");
    return STATUS_BAD_VALUE;
}

/* Bytes of the longest prefix that is valid UTF-8 without NUL. */
static size_t valid_prefix(const char *bytes, size_t size)
{
    size_t at = 0;
    while (at < size) {
        unsigned char lead = (unsigned char)bytes[at];
        size_t step = 1 + (size_t)(lead >= 0xc0) + (size_t)(lead >= 0xe0) + (size_t)(lead >= 0xf0);
        if (step > size - at || !text_valid(bytes + at, step))
            break;
        at += step;
    }
    return at;
}

static char *convert(iconv_t converter, char *in, size_t in_left, size_t *length, bool *whole)
{
    size_t room = in_left + in_left / 2 + 16;
    size_t used = 0;
    char *out = mem_alloc(room + 1);
    *whole = true;
    while (in_left > 0) {
        char *to = out + used;
        size_t to_left = room - used;
        size_t result = iconv(converter, &in, &in_left, &to, &to_left);
        used = (size_t)(to - out);
        if (result != (size_t)-1)
            continue;
        if (errno != E2BIG) {
            *whole = false;
            break;
        }
        room *= 2;
        out = mem_resize(out, room + 1, 1);
    }
    out[used] = '\0';
    *length = used;
    return out;
}

static enum status decode_by_iconv(const struct encoding *encoding, const char *bytes, size_t size, char **text,
                                   size_t *length, struct error *err)
{
    iconv_t converter = iconv_open("UTF-8", encoding->iconv);
    if (converter == (iconv_t)-1) {
        error_set(err, STATUS_UNSUPPORTED, encoding->name, "iconv has no %s", encoding->iconv);
        error_detail(err, "encoding");
        return STATUS_UNSUPPORTED;
    }
    char *copy = mem_alloc(size + 1); /* iconv takes a pointer to non-const bytes */
    memcpy(copy, bytes, size);
    bool whole;
    char *out = convert(converter, copy, size, length, &whole);
    iconv_close(converter);
    free(copy);
    if (whole && text_valid(out, *length)) {
        *text = out;
        return STATUS_OK;
    }
    enum status status = bad_byte(out, valid_prefix(out, *length), encoding->found, err);
    free(out);
    *length = 0;
    return status;
}

enum status charset_decode(const char *bytes, size_t size, const char *encoding, char **text, size_t *length,
                           const char **found, struct error *err)
{
    *text = NULL;
    *length = 0;
    size_t mark;
    const char *announced = marked(bytes, size, &mark);
    const char *name = encoding != NULL ? encoding : announced;
    if (name == NULL || (strcasecmp(name, "utf-16") == 0 && announced != NULL && strncmp(announced, "utf-16", 6) == 0))
        name = announced;
    bool utf8 = name == NULL && text_valid(bytes, size);
    const struct encoding *chosen = encoding_named(name != NULL ? name : utf8 ? "utf-8" : "gb18030");
    if (chosen == NULL) {
        const char *names[sizeof encodings / sizeof *encodings];
        for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
            names[i] = encodings[i].name;
        return error_choice(err, "encoding", name, names, sizeof names / sizeof *names);
    }
    if (announced != NULL && strcmp(announced, chosen->found) == 0) {
        bytes += mark;
        size -= mark;
    }
    *found = chosen->found;
    if (strcmp(chosen->found, "utf-8") != 0)
        return decode_by_iconv(chosen, bytes, size, text, length, err);
    if (!text_valid(bytes, size))
        return bad_byte(bytes, valid_prefix(bytes, size), "utf-8", err);
    *text = mem_alloc(size + 1);
    memcpy(*text, bytes, size);
    *length = size;
    return STATUS_OK;
}
