/* SPDX-License-Identifier: MIT */
/* Any bytes made safe for a screen: valid text, nothing that controls a terminal, and safe text stays as it is. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look(const char *text)
{
    size_t length = strlen(text);
    uint32_t codepoint;
    if (!text_valid(text, length))
        abort();
    for (size_t at = 0; at < length; at += text_decode(text + at, &codepoint)) {
        text_decode(text + at, &codepoint);
        if (codepoint < 0x20 || (codepoint >= 0x7f && codepoint < 0xa0) || codepoint == 0x2028 || codepoint == 0x2029 ||
            (codepoint >= 0x202a && codepoint <= 0x202e) || (codepoint >= 0x2066 && codepoint <= 0x2069))
            abort();
    }
}

static void cut(const char *text, char *buf, size_t room)
{
    size_t begin = 0;
    for (size_t step; (step = text_grapheme(text + begin)) > 0; begin += step)
        ;
    if (begin != strlen(text))
        abort();
    text_cut(buf, room, text, 7);
    if (strlen(buf) >= room)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    size_t room = 1 + data[0] % 64;
    char *text = mem_alloc(size), *safe = mem_alloc(room), *again = mem_alloc(room);
    memcpy(text, data + 1, size - 1);
    text_sanitise(safe, room, text);
    if (strlen(safe) >= room)
        abort();
    look(safe);
    text_sanitise(again, room, safe);
    if (strcmp(safe, again) != 0)
        abort();
    cut(safe, again, room);
    free(text);
    free(safe);
    free(again);
    return 0;
}
