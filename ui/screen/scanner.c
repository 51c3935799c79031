/* SPDX-License-Identifier: MIT */
/*
 * scanner: the wizard that learns how a scanner types: what it sends first and last, and how fast. While it is open
 * the decoder tells every character as it comes; of what is scanned only that is kept.
 */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "desk/settings.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

#define FIRST_ROW 2
#define VALUE_COL 26

#define SCANS 3
#define LEAST 6      /* least characters of a scan */
#define TYPED_MS 100 /* between two characters; no scanner is so slow, so they were typed */
#define GAP_LEAST 20
#define GAP_MOST 200

struct scanner_state {
    struct key_settings before; /* settings of the decoder before, restored on close */
    int scans;
    char prefix[SCAN_PREFIX], end; /* end: '\r' or '\t'; 0 if the scans differed */
    int64_t gap;                   /* the longest gap of all scans, ms */
    char text[64];                 /* the scan being received */
    size_t length;
    int64_t last, slowest;
};

static struct scanner_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_SCANNER);
}

static enum status open_scanner(struct counter *counter, const void *argument, struct error *err)
{
    (void)argument;
    (void)err;
    state(counter)->before = counter->keys;
    counter->discard = true;
    counter_decode(counter, &(struct key_settings){.no_scan_timing = true, .alt_digits = counter->keys.alt_digits});
    return STATUS_OK;
}

static void close_scanner(struct counter *counter)
{
    explicit_bzero(state(counter)->text, sizeof state(counter)->text); /* it may be a payment code */
    counter_decode(counter, &state(counter)->before);
}

/* Settings and screens hold printing text only: writes control characters as ^B, cut to fit. */
static char *printing(char *buf, size_t size, const char *prefix)
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

/* The text before the first letter or digit. */
static size_t prefix_length(const char *text)
{
    size_t length = 0;
    while (text[length] != '\0' &&
           strchr("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", text[length]) == NULL)
        length++;
    return length;
}

static void scan_again(struct counter *counter, const char *why)
{
    struct scanner_state *scanner = state(counter);
    scanner->length = 0;
    scanner->slowest = 0;
    counter_object(counter, why, NULL, NULL);
}

static void learn_scan(struct counter *counter, char end)
{
    struct scanner_state *scanner = state(counter);
    scanner->text[scanner->length] = '\0';
    size_t common = prefix_length(scanner->text);
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
    explicit_bzero(scanner->text, sizeof scanner->text); /* it may have been a payment code */
    scanner->length = 0;
    scanner->slowest = 0;
}

static bool set_setting(struct counter *counter, const char *key, const char *value)
{
    struct error err;
    if (settings_set(counter->desk, NULL, approve_staff(counter), key, value, &err) == STATUS_OK)
        return true;
    counter_refuse(counter, &err);
    return false;
}

static void save(struct counter *counter)
{
    const struct scanner_state *scanner = state(counter);
    char prefix[SETTING_TEXT], gap[24];
    int64_t wanted = scanner->gap * 2; /* doubled, because gaps are longer on a busy line */
    printing(prefix, sizeof prefix, scanner->prefix);
    snprintf(gap, sizeof gap, "%d", (int)(wanted < GAP_LEAST ? GAP_LEAST : wanted > GAP_MOST ? GAP_MOST : wanted));
    const char *end = scanner->end == '\r' ? "enter" : scanner->end == '\t' ? "tab" : "any";
    if (!set_setting(counter, "scan_prefix", prefix) || !set_setting(counter, "scan_gap", gap) ||
        !set_setting(counter, "scan_suffix", end))
        return;
    counter_pop(counter);
    counter_read_keys(counter);
    counter_tell(counter, N_("Scanner detected: at most {0} ms between characters."), gap, NULL);
}

static void ended(struct counter *counter, char end)
{
    struct scanner_state *scanner = state(counter);
    if (scanner->length == 0 && scanner->scans >= SCANS)
        save(counter);
    else if (scanner->length == 0)
        counter_beep(counter);
    else if (scanner->slowest > TYPED_MS)
        scan_again(counter, N_("That was typed, not scanned. Scan a barcode."));
    else if (scanner->length < LEAST)
        scan_again(counter, N_("Too short to tell from typing: scan a longer barcode."));
    else if (scanner->scans < SCANS)
        learn_scan(counter, end);
    else {
        scan_again(counter, N_("Three scans are enough: Enter saves."));
        counter->disarmed = false; /* the sentence says that Enter acts */
    }
}

static void sign(struct counter *counter, char c, int64_t at)
{
    struct scanner_state *scanner = state(counter);
    if (scanner->length + 1 >= sizeof scanner->text)
        return;
    if (scanner->length > 0 && at - scanner->last > scanner->slowest)
        scanner->slowest = at - scanner->last;
    scanner->last = at;
    scanner->text[scanner->length++] = c;
}

static bool typed(struct counter *counter, const struct key *key)
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

static void enter(struct counter *counter)
{
    ended(counter, '\r');
}

static bool is_learnt(const struct counter *counter)
{
    return state(counter)->scans >= SCANS;
}

static void field(struct canvas *canvas, int row, const char *label, const char *value)
{
    canvas_text(canvas, row, 3, VALUE_COL - 4, ROLE_LABEL, label);
    canvas_text(canvas, row, VALUE_COL, -1, ROLE_PLAIN, value);
}

static void draw(struct canvas *canvas, const struct counter *counter)
{
    const struct scanner_state *scanner = state(counter);
    char scans[16], prefix[2 * SCAN_PREFIX], gap[24], text[RENDER_TEXT], of[16];
    frame_rule(canvas, counter, _("Scanner"));
    canvas_text(canvas, FIRST_ROW, 3, -1, ROLE_PLAIN,
                scanner->scans < SCANS ? _("Scan three different barcodes, one after the other.")
                                       : _("Done. Enter saves, F12 leaves the settings as they were."));
    snprintf(scans, sizeof scans, "%d", scanner->scans);
    snprintf(of, sizeof of, "%d", SCANS);
    int col = canvas_text(canvas, FIRST_ROW + 2, 3, -1, ROLE_LABEL, _("Scans"));
    canvas_text(canvas, FIRST_ROW + 2, VALUE_COL > col ? VALUE_COL : col + 1, -1, ROLE_MONEY,
                word_fill(text, _("{0} of {1}"), scans, of));
    canvas_cursor(canvas, FIRST_ROW + 2, VALUE_COL);
    if (scanner->scans == 0)
        return;
    snprintf(gap, sizeof gap, "%lld", (long long)scanner->gap);
    field(canvas, FIRST_ROW + 3, _("Prefix"),
          scanner->prefix[0] ? printing(prefix, sizeof prefix, scanner->prefix) : _("nothing"));
    field(canvas, FIRST_ROW + 4, _("Suffix"),
          scanner->end == '\r'   ? "Enter"
          : scanner->end == '\t' ? "Tab"
                                 : _("Enter or Tab"));
    field(canvas, FIRST_ROW + 5, _("Longest gap"), word_fill(text, _("{0} ms"), gap, NULL));
}

static const struct binding bindings[] = {
    {BIND(ENTER, enter), .when = is_learnt, .refuse = enter, .key = "Enter", .label = N_("Enter save"), .prompt = true,
     .help = N_("after three scans: saves the settings")},
    BIND_HELP,
    {BIND(BACK, counter_back), .key = "F12 Esc", .label = N_("F12Back"), .help = N_("goes back without saving")},
    BIND_UP_DOWN,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_scanner = {
    .title = N_("Scanner"),
    .prompt = PROMPT_NONE,
    .state_size = sizeof(struct scanner_state),
    .open = open_scanner,
    .close = close_scanner,
    .key = typed,
    .draw = draw,
    SCREEN_BINDINGS(bindings),
};
