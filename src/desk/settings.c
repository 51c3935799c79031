/* SPDX-License-Identifier: MIT */
#include "desk/settings.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/birthday.h"
#include "base/buffer.h"
#include "base/money.h"
#include "base/text.h"
#include "base/zone.h"
#include "rules/printer.h"
#include "rules/tender.h"
#include "model/setting.h"
#include "desk/backup.h"
#include "desk/desk_priv.h"

/* Those that each till has for itself. */
static const char *const of_till[] = {"printer", "paper", "printer_text", "printer_qr", "drawer"};

static const struct setting table[] = {
    {"default_tender", "wechat", N_("default tender: Enter takes the whole bill by it"), SETTING_TENDER, NULL, 0},
    {"ask_above", "", N_("Enter asks before taking more than A; empty: never asks"), SETTING_AMOUNT, NULL, 0},
    {"tail_factor", "5", N_("asks whether 4 digits over N times the usual bill are a phone; 0: never"), SETTING_NUMBER,
     NULL, 1000},
    {"proof_tail", "unique", N_("whether last 4 digits prove a member: unique where only one has them, never"),
     SETTING_WORD, "unique|never", 0},
    {"proof", "digits", N_("what proves a member before spending; member: always their card, QR or PIN"), SETTING_WORD,
     "digits|member", 0},
    {"claim_limit", "500", N_("claiming a walk-in bill above A needs an approver; empty: never"), SETTING_AMOUNT, NULL,
     0},
    {"new_clerk_days", "7", N_("days in which a new clerk may nothing by hand alone; 0: none"), SETTING_NUMBER, NULL,
     365},
    {"staff_percent", "0", N_("percent off where a colleague buys, without points; 0: no staff price"), SETTING_NUMBER,
     NULL, 100},
    {"staff_month", "", N_("what one colleague may pay for in a month at the staff price; empty: any"), SETTING_AMOUNT,
     NULL, 0},
    {"lunar_leap", "leap", N_("lunar leap-month birthdays: the leap month, the regular month, or both"), SETTING_WORD,
     "leap|first|both", 0},
    {"zone", "", N_("the shop's time zone, e.g. Asia/Shanghai; empty: that of the machine"), SETTING_ZONE, NULL, 0},
    {"keys", "default", N_("lines-first: on an open bill a plain number adds a line"), SETTING_WORD,
     "default|lines-first", 0},
    {"alt_digits", "no", N_("Alt+digit acts as F1 to F10, for terminals without function keys"), SETTING_WORD, "no|yes",
     0},
    {"scan_prefix", "", N_("prefix the scanner sends; with a prefix, speed is not checked"), SETTING_CHARS, NULL, 7},
    {"scan_gap", "20", N_("maximum milliseconds between two characters of a scan"), SETTING_NUMBER, NULL, 200},
    {"scan_suffix", "any", N_("suffix the scanner sends"), SETTING_WORD, "any|enter|tab", 0},
    {"scale_weight", "", N_("first two digits of scale barcodes with a weight; others hold an amount"),
     SETTING_PREFIXES, NULL, 0},
    {"printer", "none", N_("this till's receipt printer"), SETTING_PRINTER, NULL, 0},
    {"paper", "80", N_("width of its paper in mm"), SETTING_WORD, "58|80", 0},
    {"printer_text", "gb18030", N_("the character set the printer takes"), SETTING_WORD, "gb18030|utf-8", 0},
    {"printer_qr", "raster", N_("native: the printer draws QR codes itself"), SETTING_WORD, "raster|native", 0},
    {"drawer", "cash", N_("when the printer opens the drawer"), SETTING_WORD, "cash|never", 0},
    {"receipt", "always", N_("whether a sale prints a receipt; ask: asked after each"), SETTING_WORD,
     "always|never|ask|members", 0},
    {"receipt_logo", "", N_("lines in large letters above the shop's name, with | between them"), SETTING_LINES, NULL,
     100},
    {"receipt_header", "", N_("lines below the shop's name: address, phone"), SETTING_LINES, NULL, 200},
    {"backup_to", "", N_("folders for backups, with | between them; empty: beside the shop"), SETTING_FOLDERS, NULL,
     BACKUP_PLACES},
    {"receipt_footer", "", N_("last lines of a receipt"), SETTING_LINES, NULL, 200},
};
#define ROWS (sizeof table / sizeof *table)

const struct setting *settings_at(size_t index)
{
    return index < ROWS ? &table[index] : NULL;
}

static const struct setting *find(const char *key)
{
    for (size_t i = 0; i < ROWS; i++)
        if (strcmp(table[i].key, key) == 0)
            return &table[i];
    return NULL;
}

static void join_tenders(char buf[SETTING_VALUES_TEXT])
{
    enum tender_kind tender;
    size_t used = 0;
    buf[0] = '\0';
    for (size_t i = 0; tender_offered(TENDER_AS_USUAL, i, &tender); i++)
        used += (size_t)snprintf(buf + used, SETTING_VALUES_TEXT - used, "%s%s", i > 0 ? "|" : "", tender_code(tender));
}

char *settings_values(char buf[SETTING_VALUES_TEXT], const struct setting *setting)
{
    const char *fixed = "";
    switch (setting->kind) {
    case SETTING_TENDER:
        join_tenders(buf);
        return buf;
    case SETTING_NUMBER:
        snprintf(buf, SETTING_VALUES_TEXT, "0-%" PRId64, setting->most);
        return buf;
    case SETTING_WORD:
        fixed = setting->words;
        break;
    case SETTING_AMOUNT:
        fixed = "A";
        break;
    case SETTING_PREFIXES:
        fixed = "25,26";
        break;
    case SETTING_CHARS:
        fixed = "TEXT";
        break;
    case SETTING_PRINTER:
        fixed = PRINTER_VALUES;
        break;
    case SETTING_ZONE:
        fixed = "Asia/Shanghai";
        break;
    case SETTING_FOLDERS:
        fixed = "/PATH|/PATH";
        break;
    case SETTING_LINES:
        fixed = "TEXT|TEXT";
        break;
    }
    text_copy(buf, SETTING_VALUES_TEXT, fixed);
    return buf;
}

static enum status unknown(const char *key, struct error *err)
{
    struct buffer keys = {0};
    for (size_t i = 0; i < ROWS; i++)
        buffer_format(&keys, "%s%s", i > 0 ? ", " : "", table[i].key);
    error_set(err, STATUS_NOT_FOUND, "key", "no such setting");
    error_detail(err, "setting");
    error_arg(err, 0, "%s", key);
    error_arg(err, 2, "%s", keys.text);
    buffer_clear(&keys);
    return STATUS_NOT_FOUND;
}

#define STORED_TEXT 48

/* The key it is stored under: "receipt", "printer.1". */
static const char *stored_key(char buf[STORED_TEXT], const struct setting *setting, int64_t till)
{
    for (size_t i = 0; i < sizeof of_till / sizeof *of_till; i++)
        if (strcmp(of_till[i], setting->key) == 0) {
            snprintf(buf, STORED_TEXT, "%s.%" PRId64, setting->key, till);
            return buf;
        }
    return setting->key;
}

static enum status read_of(struct desk *desk, int64_t till, const char *key, char value[SETTING_TEXT],
                           struct error *err)
{
    char stored[STORED_TEXT];
    const struct setting *setting = find(key);
    if (!setting)
        return unknown(key, err);
    TRY(setting_get(desk_db(desk), stored_key(stored, setting, till), value, SETTING_TEXT, err));
    if (*value == '\0')
        text_copy(value, SETTING_TEXT, setting->otherwise);
    return STATUS_OK;
}

enum status settings_read(struct desk *desk, const char *key, char value[SETTING_TEXT], struct error *err)
{
    return read_of(desk, desk_till_id(desk), key, value, err);
}

void settings_get_of(struct desk *desk, int64_t till, const char *key, char value[SETTING_TEXT])
{
    struct error err;
    const struct setting *setting = find(key);
    if (read_of(desk, till, key, value, &err) != STATUS_OK)
        text_copy(value, SETTING_TEXT, setting ? setting->otherwise : "");
}

void settings_get(struct desk *desk, const char *key, char value[SETTING_TEXT])
{
    settings_get_of(desk, desk_till_id(desk), key, value);
}

int64_t settings_number(struct desk *desk, const char *key)
{
    char value[SETTING_TEXT];
    settings_get(desk, key, value);
    return strtoll(value, NULL, 10);
}

bool settings_is(struct desk *desk, const char *key, const char *value)
{
    char now[SETTING_TEXT];
    settings_get(desk, key, now);
    return strcmp(now, value) == 0;
}

static bool one_of(const char *list, const char *value)
{
    size_t length = strlen(value);
    for (const char *at = list; *at != '\0'; at += strcspn(at, "|"), at += *at == '|')
        if (strcspn(at, "|") == length && strncmp(at, value, length) == 0)
            return true;
    return false;
}

/* Whether the value is a list of prefixes "20" to "29", separated by commas. */
static bool prefixes(const char *value)
{
    while (*value != '\0') {
        if (value[0] != '2' || value[1] < '0' || value[1] > '9' || (value[2] != '\0' && value[2] != ','))
            return false;
        value += value[2] == ',' ? 3 : 2;
    }
    return true;
}

static bool printing(const char *value, int64_t most)
{
    for (const char *c = value; *c != '\0'; c++)
        if ((unsigned char)*c < 0x20 || (unsigned char)*c >= 0x7f)
            return false;
    return (int64_t)strlen(value) <= most;
}

static enum status check_lines(const struct setting *setting, const char *value, struct error *err)
{
    int64_t characters = 0;
    uint32_t c;
    for (size_t at = 0, taken; (taken = text_decode(value + at, &c)) > 0; at += taken) {
        if (c < 0x20 || c == 0x7f || c == 0xfffd)
            return error_value(err, setting->key, value, "lines have | between them and no control characters");
        characters++;
    }
    return characters <= setting->most && strlen(value) < SETTING_TEXT
               ? STATUS_OK
               : error_value(err, setting->key, value, "too long");
}

/* A folder need not be there now: it may be on a disk that is plugged in for the night. */
static enum status check_folders(const struct setting *setting, const char *value, struct error *err)
{
    int64_t folders = 0;
    TRY(manage_text(value, setting->key, err));
    if (strlen(value) >= SETTING_TEXT)
        return error_value(err, setting->key, value, "too long");
    for (const char *at = value; *at; at += strcspn(at, "|"), at += *at == '|') {
        if (*at != '/')
            return error_value(err, setting->key, value, "each folder begins with /");
        folders++;
    }
    return folders <= setting->most ? STATUS_OK : error_value(err, setting->key, value, "too many folders");
}

/* The value must be one of "a|b|c"; the error lists them as "a, b, c". */
static enum status check_word(const char *key, const char *words, const char *value, struct error *err)
{
    if (one_of(words, value))
        return STATUS_OK;
    struct buffer set = {0};
    for (const char *at = words; *at != '\0'; at++)
        buffer_add_bytes(&set, *at == '|' ? ", " : at, *at == '|' ? 2 : 1);
    error_one_of(err, key, value, set.text);
    buffer_clear(&set);
    return STATUS_BAD_VALUE;
}

static enum status check_value(const struct setting *setting, const char *value, struct error *err)
{
    const char *key = setting->key;
    char values[SETTING_VALUES_TEXT];
    struct printer printer;
    int64_t number;
    switch (setting->kind) {
    case SETTING_WORD:
    case SETTING_TENDER:
        return check_word(key, settings_values(values, setting), value, err);
    case SETTING_AMOUNT:
        return *value == '\0' ? STATUS_OK : money_parse(value, key, &number, err);
    case SETTING_NUMBER:
        return number_parse(value, key, 0, setting->most, &number, err);
    case SETTING_PREFIXES:
        if (strlen(value) < SETTING_TEXT && prefixes(value))
            return STATUS_OK;
        return error_value(err, key, value, "must be numbers from 20 to 29, comma separated");
    case SETTING_CHARS:
        if (printing(value, setting->most))
            return STATUS_OK;
        return error_value(err, key, value, "too long, or not printing characters");
    case SETTING_PRINTER:
        return printer_parse(value, &printer, err);
    case SETTING_ZONE:
        if (*value == '\0' || zone_known(value))
            return STATUS_OK;
        return error_value(err, key, value, "a time zone that this machine does not know");
    case SETTING_FOLDERS:
        return check_folders(setting, value, err);
    case SETTING_LINES:
        return check_lines(setting, value, err);
    }
    return STATUS_OK;
}

struct change {
    const char *key, *value;
};

struct nothing {
    int64_t done;
};

static enum status setting_body(struct act *act, struct error *err)
{
    const struct change *change = act->request;
    TRY(act_permit(act, 0, err));
    TRY(setting_set(act->db, change->key, change->value, err));
    ((struct nothing *)act->result)->done = 1;
    return STATUS_OK;
}

enum status settings_set(struct desk *desk, const char *act_key, const struct staff *approver, const char *key,
                         const char *value, struct error *err)
{
    static const struct act_field fields[] = {ACT_FIELD(nothing, done)};
    static const struct act_verb verb = {
        .name = "setting", .permit = PERMIT_SETTING, .field = fields, .fields = 1, .body = setting_body};
    const struct setting *setting = find(key);
    if (!setting)
        return unknown(key, err);
    TRY(check_value(setting, value, err));
    char stored[STORED_TEXT];
    struct change change = {stored_key(stored, setting, desk_till_id(desk)), value};
    struct nothing nothing = {0};
    struct buffer text = {0};
    buffer_format(&text, "key %s\nvalue %s\n", change.key, value);
    struct act_call call = {.key = act_key, .request = text.text, .approver = approver};
    enum status status = act_run(desk, &verb, &call, &change, &nothing, NULL, err);
    buffer_clear(&text);
    settings_apply(desk);
    return status;
}

void settings_apply(struct desk *desk)
{
    char zone[SETTING_TEXT];
    settings_get(desk, "zone", zone);
    if (!desk_shop(desk)->practice && *zone != '\0')
        zone_use(zone);
    birthday_keep_leap(settings_is(desk, "lunar_leap", "first")  ? LEAP_FIRST
                       : settings_is(desk, "lunar_leap", "both") ? LEAP_BOTH
                                                                 : LEAP_OWN);
}

void settings_printer(struct desk *desk, int64_t till, struct printer *printer)
{
    char text[SETTING_TEXT];
    struct error err;
    settings_get_of(desk, till, "printer", text);
    if (printer_parse(text, printer, &err) != STATUS_OK)
        *printer = (struct printer){0};
    settings_get_of(desk, till, "paper", text);
    printer->narrow = strcmp(text, "58") == 0;
    settings_get_of(desk, till, "printer_text", text);
    printer->utf8 = strcmp(text, "utf-8") == 0;
    settings_get_of(desk, till, "printer_qr", text);
    printer->native_qr = strcmp(text, "native") == 0;
}
