/* SPDX-License-Identifier: MIT */
#include "base/text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>
#include <wchar.h>

#define REPLACEMENT 0xFFFDu
#define IDEOGRAPHIC_BLANK 0x3000u
#define FILL_MOST 2048 /* bytes of an argument in a sentence */
#define ZERO_WIDTH_JOINER 0x200Du

bool text_valid(const char *text, size_t length)
{
    for (size_t at = 0; at < length;) {
        UChar32 c;
        if (text[at] == '\0')
            return false;
        U8_NEXT(text, at, length, c);
        if (c < 0)
            return false;
    }
    return true;
}

size_t text_decode(const char *text, uint32_t *codepoint)
{
    unsigned char first = (unsigned char)text[0];
    *codepoint = first;
    if (first < 0x80)
        return first != 0;
    int32_t at = 0;
    UChar32 c;
    U8_NEXT(text, at, -1, c); /* length −1: stops at the NUL, which is not a trail byte */
    if (c < 0) {
        *codepoint = REPLACEMENT;
        return 1;
    }
    *codepoint = (uint32_t)c;
    return (size_t)at;
}

size_t text_encode(uint32_t codepoint, char buf[5])
{
    if (codepoint > 0x10FFFF || (codepoint >= 0xD800 && codepoint <= 0xDFFF))
        codepoint = REPLACEMENT;
    size_t length = 0;
    U8_APPEND_UNSAFE(buf, length, codepoint);
    buf[length] = '\0';
    return length;
}

static bool printing_ascii(char c)
{
    return c >= 0x20 && c <= 0x7E;
}

/* State of the grapheme read so far, as needed by the rules of UAX #29. */
struct cluster {
    int last;        /* UGraphemeClusterBreak of the last character */
    bool pictograph; /* Extended_Pictographic Extend* */
    bool joined;     /* Extended_Pictographic Extend* ZWJ */
    bool odd_flag;   /* an odd number of regional indicators */
};

static void join(struct cluster *cluster, UChar32 c, int kind)
{
    cluster->joined = cluster->pictograph && kind == U_GCB_ZWJ;
    cluster->pictograph =
        (cluster->pictograph && kind == U_GCB_EXTEND) || u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC);
    cluster->odd_flag = kind == U_GCB_REGIONAL_INDICATOR && !cluster->odd_flag;
    cluster->last = kind;
}

static bool is_control(int kind)
{
    return kind == U_GCB_CONTROL || kind == U_GCB_CR || kind == U_GCB_LF;
}

/*
 * Rules GB3 to GB13 of UAX #29, with properties from ICU. The break iterator of ICU needs a set-up per text, and the
 * screen asks for every cell.
 */
static bool breaks_before(const struct cluster *cluster, UChar32 c, int kind)
{
    int last = cluster->last;
    if (is_control(last) || is_control(kind))
        return !(last == U_GCB_CR && kind == U_GCB_LF);
    if (kind == U_GCB_EXTEND || kind == U_GCB_ZWJ || kind == U_GCB_SPACING_MARK || last == U_GCB_PREPEND)
        return false;
    if (last == U_GCB_L && (kind == U_GCB_L || kind == U_GCB_V || kind == U_GCB_LV || kind == U_GCB_LVT))
        return false;
    if ((last == U_GCB_LV || last == U_GCB_V) && (kind == U_GCB_V || kind == U_GCB_T))
        return false;
    if ((last == U_GCB_LVT || last == U_GCB_T) && kind == U_GCB_T)
        return false;
    if (kind == U_GCB_REGIONAL_INDICATOR && cluster->odd_flag)
        return false;
    return !(cluster->joined && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC));
}

size_t text_grapheme(const char *text)
{
    if (printing_ascii(text[0]) && (unsigned char)text[1] < 0x80)
        return 1;
    struct cluster cluster = {0};
    uint32_t c;
    size_t end = text_decode(text, &c);
    if (end == 0)
        return 0;
    join(&cluster, (UChar32)c, u_getIntPropertyValue((UChar32)c, UCHAR_GRAPHEME_CLUSTER_BREAK));
    for (;;) {
        size_t taken = text_decode(text + end, &c);
        int kind = u_getIntPropertyValue((UChar32)c, UCHAR_GRAPHEME_CLUSTER_BREAK);
        if (taken == 0 || breaks_before(&cluster, (UChar32)c, kind))
            return end;
        join(&cluster, (UChar32)c, kind);
        end += taken;
    }
}

size_t text_grapheme_before(const char *text, size_t at)
{
    if (at == 0)
        return 0;
    if (printing_ascii(text[at - 1]) && (at == 1 || (unsigned char)text[at - 2] < 0x80))
        return at - 1;
    /* Search from the start: whether flags or joined emoji break here depends on all that precedes them. */
    size_t start = 0, length = text_grapheme(text);
    while (length > 0 && start + length < at) {
        start += length;
        length = text_grapheme(text + start);
    }
    return start;
}

/*
 * Cells of one character: from wcwidth, or for characters unknown to it (unassigned, or a control shown as "?") from
 * ICU.
 */
static int character_width(uint32_t c)
{
    if (c >= 0x20 && c <= 0x7E)
        return 1;
    int width = wcwidth((wchar_t)c);
    if (width >= 0)
        return width;
    int east_asian = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
    return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

static int span_width(const char *text, size_t length)
{
    int width = 0;
    uint32_t c;
    for (size_t at = 0; at < length;) {
        size_t taken = text_decode(text + at, &c);
        if (taken == 0)
            break;
        at += taken;
        width += character_width(c);
    }
    return width;
}

int text_width(const char *text)
{
    return span_width(text, strlen(text));
}

/* The longest prefix of whole graphemes within `cells` cells and `bytes` bytes. */
static size_t fit(const char *text, int cells, size_t bytes, int *used)
{
    size_t at = 0;
    *used = 0;
    for (;;) {
        size_t length = text_grapheme(text + at);
        int width = length == 1 && printing_ascii(text[at]) ? 1 : span_width(text + at, length);
        if (length == 0 || at + length > bytes || *used + width > cells)
            return at;
        at += length;
        *used += width;
    }
}

size_t text_fit(const char *text, int cells, int *used)
{
    int width;
    size_t length = fit(text, cells, SIZE_MAX, &width);
    if (used)
        *used = width;
    return length;
}

/* Like text_cut, but returns the width. */
static int cut(char *buf, size_t size, const char *text, int cells)
{
    int used = 0;
    if (size == 0)
        return 0;
    size_t length = cells > 0 ? fit(text, cells, size - 1, &used) : 0;
    bool whole = text[length] == '\0';
    if (!whole)
        length = cells > 0 && size > 1 ? fit(text, cells - 1, size - 2, &used) : 0;
    memmove(buf, text, length);
    if (!whole && cells > 0 && size > 1) {
        buf[length++] = '~';
        used++;
    }
    buf[length] = '\0';
    return used;
}

char *text_cut(char *buf, size_t size, const char *text, int cells)
{
    cut(buf, size, text, cells);
    return buf;
}

char *text_pad(char *buf, size_t size, const char *text, int cells, bool right)
{
    int used = cut(buf, size, text, cells);
    if (size == 0 || used >= cells)
        return buf;
    size_t length = strlen(buf), blanks = (size_t)(cells - used);
    if (blanks > size - 1 - length)
        blanks = size - 1 - length;
    if (right)
        memmove(buf + blanks, buf, length);
    memset(right ? buf : buf + length, ' ', blanks);
    buf[length + blanks] = '\0';
    return buf;
}

char *text_copy(char *buf, size_t size, const char *text)
{
    if (size == 0)
        return buf;
    size_t length = strnlen(text, size);
    if (length == size) {
        length = size - 1;
        while (length > 0 && size - length < 4 && ((unsigned char)text[length] & 0xC0) == 0x80)
            length--; /* a trail byte: drop the whole character */
    }
    memmove(buf, text, length);
    buf[length] = '\0';
    return buf;
}

/*
 * Output buffer that never overruns and never splits an item; after the first item that does not fit, nothing is added.
 */
struct sink {
    char *buf;
    size_t size, length;
    bool full;
};

static void put(struct sink *sink, const char *bytes, size_t count)
{
    if (sink->full || sink->length + count + 1 > sink->size) {
        sink->full = true;
        return;
    }
    memmove(sink->buf + sink->length, bytes, count);
    sink->length += count;
}

static char *finish(struct sink *sink)
{
    if (sink->size > 0)
        sink->buf[sink->length] = '\0';
    return sink->buf;
}

static bool is_variation(uint32_t c)
{
    return u_hasBinaryProperty((UChar32)c, UCHAR_VARIATION_SELECTOR);
}

/* Characters that are invisible, change direction or join their neighbours. */
static bool is_hidden(uint32_t c)
{
    return u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
           u_hasBinaryProperty((UChar32)c, UCHAR_BIDI_CONTROL) ||
           (u_charType((UChar32)c) == U_FORMAT_CHAR && character_width(c) == 0);
}

/* C0, C1, DEL, and the line and paragraph separators, which printers and log readers may take for line ends. */
static bool is_unprintable(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
}

static void put_clean(struct sink *sink, uint32_t c, bool printing)
{
    char bytes[5];
    if (is_unprintable(c))
        put(sink, "?", 1);
    else if (!is_hidden(c) || (printing && (c == ZERO_WIDTH_JOINER || is_variation(c))))
        put(sink, bytes, text_encode(c, bytes));
}

char *text_sanitise(char *buf, size_t size, const char *text)
{
    struct sink sink = {.buf = buf, .size = size};
    for (size_t length; (length = text_grapheme(text)) > 0 && !sink.full;) {
        bool printing = false;
        for (size_t done = 0; done < length;) {
            uint32_t c;
            size_t taken = text_decode(text, &c);
            put_clean(&sink, c, printing);
            printing = printing || (!is_unprintable(c) && !is_hidden(c) && character_width(c) > 0);
            done += taken;
            text += taken;
        }
    }
    return finish(&sink);
}

static uint32_t half(uint32_t c)
{
    switch (c) {
    case IDEOGRAPHIC_BLANK:
        return ' ';
    case 0x00D7: /* × */
        return '*';
    case 0x3001: /* 、 sits on the slash key of Chinese keyboards */
        return '/';
    case 0x3002: /* 。 */
        return '.';
    default:
        return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFF01 + '!' : c;
    }
}

char *text_halfwidth(char *buf, size_t size, const char *text)
{
    struct sink sink = {.buf = buf, .size = size};
    uint32_t c;
    for (size_t taken; (taken = text_decode(text, &c)) > 0; text += taken) {
        uint32_t narrow = half(c);
        char byte = (char)narrow;
        if (narrow != c)
            put(&sink, &byte, 1);
        else
            put(&sink, text, taken); /* an invalid byte stays one byte, so buf may be text */
    }
    return finish(&sink);
}

static size_t blank(const char *text)
{
    static const char wide[] = "\xE3\x80\x80";
    if (*text == ' ' || (*text >= '\t' && *text <= '\r'))
        return 1;
    return strncmp(text, wide, 3) == 0 ? 3 : 0;
}

char *text_trim(char *buf, size_t size, const char *text)
{
    for (size_t taken; (taken = blank(text)) > 0;)
        text += taken;
    size_t end = 0;
    for (size_t at = 0; text[at] != '\0';) {
        size_t taken = blank(text + at);
        at += taken ? taken : 1;
        if (!taken)
            end = at;
    }
    if (size == 0)
        return buf;
    if (end < size) {
        memmove(buf, text, end);
        buf[end] = '\0';
        return buf;
    }
    return text_copy(buf, size, text);
}

/*
 * Masks one word: Chinese names keep their first and, from three characters on, last character; others their initial.
 */
static void mask_word(struct sink *sink, const char *word, size_t length)
{
    size_t first = text_grapheme(word), count = 1, last = 0;
    for (size_t at = first; at < length; count++) {
        last = at;
        at += text_grapheme(word + at);
    }
    put(sink, word, first);
    bool wide = span_width(word, first) > 1;
    size_t stars = count == 1 ? 1 : wide && count > 2 ? count - 2 : count - 1;
    for (; stars > 0; stars--)
        put(sink, "*", 1);
    if (wide && count > 2)
        put(sink, word + last, length - last);
}

char *text_mask_name(char *buf, size_t size, const char *name)
{
    struct sink sink = {.buf = buf, .size = size};
    while (*name != '\0') {
        size_t gap = blank(name);
        if (gap > 0) {
            put(&sink, name, gap);
            name += gap;
            continue;
        }
        size_t length = 0;
        while (name[length] != '\0' && blank(name + length) == 0)
            length += text_grapheme(name + length);
        mask_word(&sink, name, length);
        name += length;
    }
    return finish(&sink);
}

/* Whatever a person or a file put into an argument: a sentence carries no escape sequence to the terminal. */
static void put_safe(struct sink *sink, const char *arg)
{
    char safe[FILL_MOST];
    uint32_t c;
    text_sanitise(safe, sizeof safe, arg);
    for (const char *at = safe; *at != '\0';) {
        size_t taken = text_decode(at, &c);
        put(sink, at, taken);
        at += taken;
    }
}

char *text_fill(char *buf, size_t size, const char *format, size_t args, const char *const *arg)
{
    struct sink sink = {.buf = buf, .size = size};
    uint32_t c;
    while (*format != '\0') {
        size_t index = 0, length = 1;
        if (*format == '{')
            for (; format[length] >= '0' && format[length] <= '9' && length < 4; length++)
                index = index * 10 + (size_t)(format[length] - '0');
        if (length > 1 && format[length] == '}' && index < args && arg[index]) {
            put_safe(&sink, arg[index]);
            format += length + 1;
            continue;
        }
        size_t taken = text_decode(format, &c);
        put(&sink, format, taken);
        format += taken;
    }
    return finish(&sink);
}
