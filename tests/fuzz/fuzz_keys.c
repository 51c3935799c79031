/* SPDX-License-Identifier: MIT */
/* Any bytes at any times: the events are printing text and known keys, and the decoder always returns to rest. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "ui/tui/key.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void drain(struct key_decoder *decoder)
{
    struct key key;
    while (key_next(decoder, &key)) {
        bool text = key.kind == KEY_PASTE || key.kind == KEY_SCAN;
        if (!text_valid(key.text, strlen(key.text)) || (!text && key.text[0] != '\0'))
            abort();
        for (const char *at = key.text; *at != '\0'; at++)
            if ((unsigned char)*at < 0x20 || *at == 0x7f)
                abort();
        if (key.kind == KEY_CHAR && (key.codepoint < 0x20 || (key.codepoint >= 0x7f && key.codepoint < 0xa0)))
            abort();
        if (key.kind == KEY_F && (key.fn < 1 || key.fn > 32))
            abort();
        if (key.kind == KEY_NONE || key.kind >= KEY_RESIZE)
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct key_settings settings[] = {
        {0}, {.alt_digits = true}, {.scan_prefix = "~~"}, {.scan_prefix = "\x02"}, {.no_scan_timing = true},
    };
    static const int waits[] = {0, 5, 20, 21, 99, 100, 499, 2001};
    if (size == 0)
        return 0;
    struct key_decoder *decoder = key_decoder_new();
    key_decoder_set(decoder, &settings[data[0] % 5]);
    int64_t now = 0;
    for (size_t i = 1; i + 1 < size; i += 2) { /* a byte of time, a byte of input */
        now += data[i] >= 0xf0 ? waits[data[i] & 7] : 0;
        if (data[i] == 0xef)
            key_discard(decoder);
        key_feed(decoder, data[i + 1], now);
        drain(decoder);
    }
    for (int steps = 0, wait; (wait = key_wait(decoder, now)) >= 0; steps++) {
        now += wait;
        key_tick(decoder, now);
        drain(decoder);
        if (steps > 8)
            abort();
    }
    key_decoder_free(decoder);
    return 0;
}
