/* SPDX-License-Identifier: MIT */
/* counter_settings: applies the settings of shop and terminal to the counter. */
#include <string.h>

#include "base/money.h"
#include "desk/settings.h"
#include "ui/counter/counter_shared.h"

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

void counter_decode(struct counter *counter, const struct key_settings *settings)
{
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
    counter->ask_above = 0;
    settings_get(counter->desk, "ask_above", text);
    if (*text != '\0' && money_parse(text, "ask_above", &counter->ask_above, &err) != STATUS_OK)
        counter->ask_above = 0;
    counter_read_keys(counter);
}
