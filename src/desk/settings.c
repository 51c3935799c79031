/* SPDX-License-Identifier: MIT */
#include "desk/settings.h"

#include <stdlib.h>
#include <string.h>

#include "base/birthday.h"
#include "base/buffer.h"
#include "base/money.h"
#include "base/text.h"
#include "model/setting.h"
#include "desk/desk_priv.h"

/* How a value is checked: one of those in `values`, an amount, a number up to a limit, or text of so many characters.
 */
enum check { ONE_OF, AMOUNT, NUMBER, PREFIXES, TEXT };

static const struct row {
    struct setting setting;
    enum check check;
    int64_t most;
} table[] = {
    {{"default_tender", "wechat", "cash|wechat|alipay|card|other", N_("what Enter takes the whole of a bill by")},
     ONE_OF,
     0},
    {{"ask_above", "", "A", N_("Enter asks before it takes more than A; empty: never")}, AMOUNT, 0},
    {{"tail_factor", "5", "N", N_("four digits N times the usual bill may be a phone's tail: asked; 0 never")},
     NUMBER,
     1000},
    {{"claim_limit", "500", "A", N_("a walk-in bill above A is claimed with an approver; empty: any without")},
     AMOUNT,
     0},
    {{"lunar_leap", "leap", "leap|first|both",
      N_("a birthday in a lunar leap month: kept in that month, the first, or both")},
     ONE_OF,
     0},
    {{"keys", "default", "default|lines-first", N_("lines-first: with a bill open a plain number is another line")},
     ONE_OF,
     0},
    {{"alt_digits", "no", "no|yes", N_("Alt and a digit are F1 to F10: for terminals without them")}, ONE_OF, 0},
    {{"scan_prefix", "", "TEXT", N_("what the scanner sends first; then its speed does not matter")}, TEXT, 7},
    {{"scan_gap", "20", "N", N_("milliseconds between two characters of the scanner, at most")}, NUMBER, 200},
    {{"scan_suffix", "any", "any|enter|tab", N_("what the scanner sends last")}, ONE_OF, 0},
    {{"scale_weight", "", "25,26", N_("first two digits of scale barcodes that hold a weight; others an amount")},
     PREFIXES,
     0},
};
#define ROWS (sizeof table / sizeof *table)

const struct setting *settings_at(size_t index)
{
    return index < ROWS ? &table[index].setting : NULL;
}

static const struct row *find(const char *key)
{
    for (size_t i = 0; i < ROWS; i++)
        if (strcmp(table[i].setting.key, key) == 0)
            return &table[i];
    return NULL;
}

static enum status unknown(const char *key, struct error *err)
{
    struct buffer keys = {0};
    for (size_t i = 0; i < ROWS; i++)
        buffer_format(&keys, "%s%s", i > 0 ? ", " : "", table[i].setting.key);
    error_set(err, STATUS_NOT_FOUND, "key", "no such setting");
    error_detail(err, "setting");
    error_arg(err, 0, "%s", key);
    error_arg(err, 2, "%s", keys.text);
    buffer_clear(&keys);
    return STATUS_NOT_FOUND;
}

enum status settings_read(struct desk *desk, const char *key, char value[SETTING_TEXT], struct error *err)
{
    const struct row *row = find(key);
    if (!row)
        return unknown(key, err);
    TRY(setting_get(desk_db(desk), key, value, SETTING_TEXT, err));
    if (*value == '\0')
        text_copy(value, SETTING_TEXT, row->setting.otherwise);
    return STATUS_OK;
}

void settings_get(struct desk *desk, const char *key, char value[SETTING_TEXT])
{
    struct error err;
    const struct row *row = find(key);
    if (settings_read(desk, key, value, &err) != STATUS_OK)
        text_copy(value, SETTING_TEXT, row ? row->setting.otherwise : "");
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

/* "20" to "29", commas between them. */
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

static enum status one_of_error(const struct row *row, const char *value, struct error *err)
{
    struct buffer set = {0};
    for (const char *at = row->setting.values; *at != '\0'; at++)
        buffer_add_bytes(&set, *at == '|' ? ", " : at, *at == '|' ? 2 : 1);
    error_one_of(err, row->setting.key, value, set.text);
    buffer_clear(&set);
    return STATUS_BAD_VALUE;
}

static enum status check_value(const struct row *row, const char *value, struct error *err)
{
    const char *key = row->setting.key;
    int64_t number;
    switch (row->check) {
    case ONE_OF:
        return one_of(row->setting.values, value) ? STATUS_OK : one_of_error(row, value, err);
    case AMOUNT:
        return *value == '\0' ? STATUS_OK : money_parse(value, key, &number, err);
    case NUMBER:
        return number_parse(value, key, 0, row->most, &number, err);
    case PREFIXES:
        if (strlen(value) < SETTING_TEXT && prefixes(value))
            return STATUS_OK;
        return error_value(err, key, value, "numbers from 20 to 29 are needed, with commas between them");
    case TEXT:
        if (printing(value, row->most))
            return STATUS_OK;
        return error_value(err, key, value, "too long, or not printing characters");
    }
    return STATUS_OK;
}

struct change {
    const char *key, *value;
};

struct nothing {
    int64_t done;
};

static enum status body(struct act *act, struct error *err)
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
        .name = "setting", .permit = PERMIT_SETTING, .field = fields, .fields = 1, .body = body};
    const struct row *row = find(key);
    if (!row)
        return unknown(key, err);
    TRY(check_value(row, value, err));
    struct change change = {key, value};
    struct nothing nothing = {0};
    struct buffer text = {0};
    buffer_format(&text, "key %s\nvalue %s\n", key, value);
    struct act_call call = {.key = act_key, .request = text.text, .approver = approver};
    enum status status = act_run(desk, &verb, &call, &change, &nothing, NULL, err);
    buffer_clear(&text);
    settings_lunar(desk);
    return status;
}

void settings_lunar(struct desk *desk)
{
    birthday_keep_leap(settings_is(desk, "lunar_leap", "first")  ? LEAP_FIRST
                       : settings_is(desk, "lunar_leap", "both") ? LEAP_BOTH
                                                                 : LEAP_OWN);
}
