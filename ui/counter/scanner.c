/* SPDX-License-Identifier: MIT */
/*
 * scanner: the wizard that learns how a scanner types: what it sends first and last, and how fast. While it is open
 * the decoder tells every character as it comes; of what is scanned only that is kept.
 */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "desk/settings.h"
#include "ui/counter/counter_priv.h"

#define LEAST 6      /* characters of a scan */
#define TYPED_MS 100 /* between two characters: nobody's scanner is so slow */
#define GAP_LEAST 20
#define GAP_MOST 200

static void decode_with(struct counter *counter, const struct key_settings *settings)
{
    counter->keys = *settings;
    counter->keys_changed = true;
}

void scanner_open(struct counter *counter)
{
    counter->scanner = (struct counter_scanner){0};
    counter_push(counter, SCREEN_SCANNER);
    counter->discard = true;
    decode_with(counter, &(struct key_settings){.no_scan_timing = true, .alt_digits = counter->keys.alt_digits});
}

/* A setting is printing text, and so is a screen. */
char *counter_scan_text(char *buf, size_t size, const char *prefix)
{
    size_t used = 0;
    for (; *prefix != '\0' && used + 2 < size; prefix++) {
        if ((unsigned char)*prefix < 0x20)
            buf[used++] = '^';
        buf[used++] = (unsigned char)*prefix < 0x20 ? (char)(*prefix | 0x40) : *prefix;
    }
    buf[used] = '\0';
    return buf;
}

static void read_prefix(char prefix[SCAN_PREFIX], const char *setting)
{
    size_t used = 0;
    while (*setting != '\0' && used + 1 < SCAN_PREFIX) {
        bool control = setting[0] == '^' && setting[1] >= '@' && setting[1] <= '_';
        prefix[used++] = control ? (char)(setting[1] & 0x1f) : setting[0];
        setting += control ? 2 : 1;
    }
    prefix[used] = '\0';
}

void scanner_read(struct counter *counter)
{
    char text[SETTING_TEXT];
    struct key_settings settings = {.alt_digits = settings_is(counter->desk, "alt_digits", "yes")};
    settings_get(counter->desk, "scan_prefix", text);
    read_prefix(settings.scan_prefix, text);
    settings.scan_gap = (int)settings_number(counter->desk, "scan_gap");
    settings_get(counter->desk, "scan_suffix", text);
    settings.scan_end = strcmp(text, "enter") == 0 ? '\r' : strcmp(text, "tab") == 0 ? '\t' : '\0';
    decode_with(counter, &settings);
}

/* What stands before the first letter or digit. */
static size_t lead(const char *text)
{
    size_t length = 0;
    while (text[length] != '\0' &&
           strchr("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", text[length]) == NULL)
        length++;
    return length;
}

static void again(struct counter *counter, const char *why)
{
    struct counter_scanner *scanner = &counter->scanner;
    scanner->length = 0;
    scanner->slowest = 0;
    counter_object(counter, why, NULL, NULL);
}

static void learn(struct counter *counter, char end)
{
    struct counter_scanner *scanner = &counter->scanner;
    scanner->text[scanner->length] = '\0';
    size_t common = lead(scanner->text);
    if (common >= SCAN_PREFIX)
        common = SCAN_PREFIX - 1;
    if (scanner->scans > 0)
        for (size_t i = 0; i < common; i++)
            common = scanner->prefix[i] == scanner->text[i] ? common : i;
    memcpy(scanner->prefix, scanner->text, common);
    scanner->prefix[common] = '\0';
    if (scanner->scans > 0 && scanner->end != end)
        end = '\0';
    scanner->end = end;
    if (scanner->slowest > scanner->gap)
        scanner->gap = scanner->slowest;
    scanner->scans++;
    explicit_bzero(scanner->text, sizeof scanner->text); /* it may have been money */
    scanner->length = 0;
    scanner->slowest = 0;
}

static bool set(struct counter *counter, const char *key, const char *value)
{
    struct error err;
    if (settings_set(counter->desk, NULL, approve_staff(counter), key, value, &err) == STATUS_OK)
        return true;
    counter_refuse(counter, &err);
    return false;
}

static void save(struct counter *counter)
{
    const struct counter_scanner *scanner = &counter->scanner;
    char prefix[SETTING_TEXT], gap[24];
    int64_t wanted = scanner->gap * 2; /* a busy line is slower than a quiet one */
    counter_scan_text(prefix, sizeof prefix, scanner->prefix);
    snprintf(gap, sizeof gap, "%d", (int)(wanted < GAP_LEAST ? GAP_LEAST : wanted > GAP_MOST ? GAP_MOST : wanted));
    const char *end = scanner->end == '\r' ? "enter" : scanner->end == '\t' ? "tab" : "any";
    if (!set(counter, "scan_prefix", prefix) || !set(counter, "scan_gap", gap) || !set(counter, "scan_suffix", end))
        return;
    counter_pop(counter);
    scanner_read(counter);
    counter_tell(counter, N_("The scanner is learnt: at most {0} ms between characters."), gap, NULL);
}

static void ended(struct counter *counter, char end)
{
    struct counter_scanner *scanner = &counter->scanner;
    if (scanner->length == 0 && scanner->scans >= SCANNER_SCANS)
        save(counter);
    else if (scanner->length == 0)
        counter_beep(counter);
    else if (scanner->slowest > TYPED_MS)
        again(counter, N_("That was typed, not scanned. Scan a barcode."));
    else if (scanner->length < LEAST)
        again(counter, N_("Too short to tell from typing: scan a longer barcode."));
    else if (scanner->scans < SCANNER_SCANS)
        learn(counter, end);
    else
        again(counter, N_("Three are enough: Enter keeps what was learnt."));
}

static void sign(struct counter *counter, char c, int64_t at)
{
    struct counter_scanner *scanner = &counter->scanner;
    if (scanner->length + 1 >= sizeof scanner->text)
        return;
    if (scanner->length > 0 && at - scanner->last > scanner->slowest)
        scanner->slowest = at - scanner->last;
    scanner->last = at;
    scanner->text[scanner->length++] = c;
}

bool scanner_key(struct counter *counter, const struct key *key)
{
    switch (key->kind) {
    case KEY_CHAR:
        sign(counter, key->codepoint < 0x80 ? (char)key->codepoint : '?', counter->at_ms);
        return true;
    case KEY_CTRL:
        if (key->codepoint == 'C' || key->codepoint == 'L')
            return false;
        sign(counter, (char)(key->codepoint & 0x1f), counter->at_ms);
        return true;
    case KEY_TAB:
        ended(counter, '\t');
        return true;
    default:
        return false;
    }
}

void scanner_end(struct counter *counter)
{
    ended(counter, '\r');
}

void scanner_leave(struct counter *counter)
{
    counter_pop(counter);
    scanner_read(counter);
}
