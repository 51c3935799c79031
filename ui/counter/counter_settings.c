/* SPDX-License-Identifier: MIT */
/* counter_settings: applies the settings of shop and terminal to the counter. */
#include <string.h>

#include "base/money.h"
#include "desk/settings.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/printing.h"

/* Decodes a setting in which ^B is the control character B. */
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

static bool same_keys(const struct key_settings *a, const struct key_settings *b)
{
    return strcmp(a->scan_prefix, b->scan_prefix) == 0 && a->scan_gap == b->scan_gap && a->scan_end == b->scan_end &&
           a->alt_digits == b->alt_digits && a->no_scan_timing == b->no_scan_timing;
}

void counter_decode(struct counter *counter, const struct key_settings *settings)
{
    if (same_keys(&counter->keys, settings))
        return;
    counter->keys = *settings;
    counter->keys_changed = true;
}

void counter_read_programme(struct counter *counter)
{
    struct error err;
    counter->today = desk_day(counter->desk);
    if (desk_programme(counter->desk, &counter->programme, &err) != STATUS_OK)
        counter->programme = NULL;
}

void counter_read_keys(struct counter *counter)
{
    char text[SETTING_TEXT];
    struct key_settings settings = {.alt_digits = settings_is(counter->desk, "alt_digits", "yes")};
    counter->preset = settings_is(counter->desk, "keys", "lines-first") ? PRESET_LINES_FIRST : PRESET_DEFAULT;
    settings_get(counter->desk, "scan_prefix", text);
    read_prefix(settings.scan_prefix, text);
    settings.scan_gap = (int)settings_number(counter->desk, "scan_gap");
    settings_get(counter->desk, "scan_suffix", text);
    settings.scan_end = strcmp(text, "enter") == 0 ? '\r' : strcmp(text, "tab") == 0 ? '\t' : '\0';
    counter_decode(counter, &settings);
}

void counter_read_settings(struct counter *counter)
{
    char text[SETTING_TEXT];
    struct error err;
    counter->default_tender = TENDER_WECHAT;
    settings_get(counter->desk, "default_tender", text);
    (void)tender_from_code(text, &counter->default_tender);
    counter->tail_factor = settings_number(counter->desk, "tail_factor");
    counter->tail_proves = !settings_is(counter->desk, "proof_tail", "never");
    counter->proof_always = settings_is(counter->desk, "proof", "member");
    counter->ask_above = 0;
    settings_get(counter->desk, "ask_above", text);
    if (*text != '\0' && money_parse(text, "ask_above", &counter->ask_above, &err) != STATUS_OK)
        counter->ask_above = 0;
    counter_read_keys(counter);
    printing_read(counter);
}

void counter_follow_settings(struct counter *counter)
{
    struct db *db = desk_db(counter->desk);
    struct error err;
    if (desk_reopen(counter->desk, &err) != STATUS_OK || counter_state(counter, SCREEN_SCANNER) ||
        db_begin_read(db, &err) != STATUS_OK)
        return; /* that screen tries out a decoder of its own */
    if (!db_unchanged(db, &counter->settings_at)) {
        counter_read_settings(counter);
        settings_apply(counter->desk);
        counter->settings_at = db_mark(db);
    }
    db_end_read(db);
}
