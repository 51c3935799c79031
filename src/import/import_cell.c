/* SPDX-License-Identifier: MIT */
/* Parses cells: ¥1,234.50, 2026年8月1日, 女, 金卡. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/money.h"
#include "base/phone.h"
#include "base/text.h"
#include "import/import_priv.h"

void import_refuse(struct import *import, size_t row, const struct error *why, const char *value)
{
    struct import_done *done = import->done;
    if (import_full(import))
        return;
    done->refused = mem_grow(done->refused, done->refused_count, &done->room, sizeof *done->refused);
    struct import_refused *refused = &done->refused[done->refused_count++];
    *refused = (struct import_refused){.row = import_sheet_number(&import->sheet, row), .error = *why};
    if (refused->error.arg[0][0] == '\0')
        error_arg(&refused->error, 0, "%s", why->field);
    error_arg(&refused->error, 1, "%s", value);
}

bool import_full(const struct import *import)
{
    return import->done->refused_count >= IMPORT_REFUSED_MAX;
}

static bool refuse(struct import *import, size_t row, enum sheet_field field, const char *value, const char *note)
{
    struct error error;
    error_value(&error, import_sheet_field_code(field), value, note);
    import_refuse(import, row, &error, value);
    return false;
}

bool import_cell_missing(struct import *import, size_t row, enum sheet_field field)
{
    char buf[SHEET_TEXT];
    struct error error;
    if (*import_sheet_value(&import->sheet, row, field, buf) != '\0')
        return false;
    error_set(&error, STATUS_MISSING_VALUE, import_sheet_field_code(field), N_("an empty cell"));
    import_refuse(import, row, &error, "");
    return true;
}

bool import_cell_text(struct import *import, size_t row, enum sheet_field field, char *value, size_t size)
{
    char buf[SHEET_TEXT];
    const char *cell = import_sheet_value(&import->sheet, row, field, buf);
    if (*cell == '\0')
        return true;
    if (strlen(cell) >= size)
        return refuse(import, row, field, cell, "too long");
    text_copy(value, size, cell);
    return true;
}

/* Digits, sign and point of a number as people and spreadsheets write it: "¥1,234.50", "12元", "300 分". */
static const char *plain_number(const struct import *import, size_t row, enum sheet_field field, char plain[SHEET_TEXT])
{
    static const char *const noise[] = {"¥", "￥", "元", "分", "CNY", "RMB", ",", " "};
    char buf[SHEET_TEXT], narrow[SHEET_TEXT];
    const char *at = text_halfwidth(narrow, sizeof narrow, import_sheet_value(&import->sheet, row, field, buf));
    size_t length = 0;
    while (*at != '\0') {
        size_t skip = 0;
        for (size_t i = 0; i < sizeof noise / sizeof *noise && skip == 0; i++)
            if (strncmp(at, noise[i], strlen(noise[i])) == 0)
                skip = strlen(noise[i]);
        if (skip == 0)
            plain[length++] = *at++;
        at += skip;
    }
    plain[length] = '\0';
    return plain;
}

/* A cell with only noise ("元") is invalid, not empty. */
static bool given(struct import *import, size_t row, enum sheet_field field)
{
    char buf[SHEET_TEXT];
    return *import_sheet_value(&import->sheet, row, field, buf) != '\0';
}

bool import_cell_money(struct import *import, size_t row, enum sheet_field field, int64_t *value)
{
    char plain[SHEET_TEXT], buf[SHEET_TEXT];
    int64_t amount;
    if (!given(import, row, field))
        return true;
    const char *cell = import_sheet_value(&import->sheet, row, field, buf);
    if (money_parse(plain_number(import, row, field, plain), "", &amount, NULL) != STATUS_OK)
        return refuse(import, row, field, cell, "not an amount like 128 or 106.60");
    if (amount < 0)
        return refuse(import, row, field, cell, "a negative amount");
    *value = amount;
    return true;
}

bool import_cell_count(struct import *import, size_t row, enum sheet_field field, int64_t *value)
{
    char plain[SHEET_TEXT], buf[SHEET_TEXT];
    int64_t number;
    if (!given(import, row, field))
        return true;
    if (number_parse(plain_number(import, row, field, plain), "", 0, MONEY_LIMIT, &number, NULL) != STATUS_OK)
        return refuse(import, row, field, import_sheet_value(&import->sheet, row, field, buf),
                      "not a whole number from 0 on");
    *value = number;
    return true;
}

bool import_cell_quantity(struct import *import, size_t row, enum sheet_field field, int64_t *value)
{
    char plain[SHEET_TEXT], buf[SHEET_TEXT];
    int64_t quantity;
    if (!given(import, row, field))
        return true;
    if (number_parse_quantity(plain_number(import, row, field, plain), "", &quantity, NULL) != STATUS_OK)
        return refuse(import, row, field, import_sheet_value(&import->sheet, row, field, buf),
                      "not a quantity like 0.355");
    *value = quantity;
    return true;
}

bool import_cell_phone(struct import *import, size_t row, int64_t *phone)
{
    char buf[SHEET_TEXT];
    struct error error;
    const char *cell = import_sheet_value(&import->sheet, row, SHEET_PHONE, buf);
    if (*cell == '\0' || phone_parse(cell, phone, &error) == STATUS_OK)
        return true;
    import_refuse(import, row, &error, cell);
    return false;
}

/* --- days ------------------------------------------------------------------------------------------------------ */

/* Reads the text by one strptime format; returns the unread rest, or NULL. */
static const char *by_form(const char *text, const char *form, struct tm *tm)
{
    *tm = (struct tm){.tm_hour = -1};
    const char *rest = strptime(text, form, tm);
    return rest && date_valid(tm->tm_year + 1900, tm->tm_mon + 1, tm->tm_mday) ? rest : NULL;
}

/* Whether the rest after a date is empty or a time of day. */
static bool rest_is_time(const char *rest, struct tm *tm)
{
    rest += strspn(rest, " T");
    if (*rest == '\0')
        return true;
    const char *end = strptime(rest, "%H:%M:%S", tm);
    if (!end)
        end = strptime(rest, "%H:%M", tm);
    return end && *end == '\0';
}

static bool read_day(const struct sheet *sheet, const char *text, struct tm *tm)
{
    static const char *const usual[] = {"%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"};
    const char *rest;
    if (sheet->dates[0] != '\0')
        return (rest = by_form(text, sheet->dates, tm)) != NULL && rest_is_time(rest, tm);
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if ((rest = by_form(text, usual[i], tm)) != NULL && rest_is_time(rest, tm))
            return true;
    return false;
}

bool import_cell_date(struct import *import, size_t row, enum sheet_field field, int64_t *day, int64_t *at)
{
    char buf[SHEET_TEXT], instant[96];
    const char *cell = import_sheet_value(&import->sheet, row, field, buf);
    int64_t moment = 0;
    struct tm tm;
    if (*cell == '\0')
        return true;
    if (!read_day(&import->sheet, cell, &tm))
        return refuse(import, row, field, cell, "not a date; say its form in the map");
    bool timed = tm.tm_hour >= 0;
    snprintf(instant, sizeof instant, "%04d-%02d-%02dT%02d:%02d:%02d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday,
             timed ? tm.tm_hour : 12, timed ? tm.tm_min : 0, timed && tm.tm_sec < 60 ? tm.tm_sec : 0);
    if (date_parse_instant(instant, "", &moment, NULL) != STATUS_OK)
        return refuse(import, row, field, cell, "not a date; say its form in the map");
    int64_t civil = date_from_civil(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
    /* A time before the cutoff (half past one at night) belongs to the business day before. */
    int64_t business = timed ? date_of_instant(moment, desk_shop(import->act->desk)->cutoff_minute) : civil;
    if (business > import->act->day)
        return refuse(import, row, field, cell, "a day that is still to come");
    *day = business;
    if (at)
        *at = moment;
    return true;
}

bool import_cell_birthday(struct import *import, size_t row, struct birthday *birthday)
{
    static const char lunar[] = "农历";
    char buf[SHEET_TEXT], text[SHEET_TEXT + 8];
    const char *cell = import_sheet_value(&import->sheet, row, SHEET_BIRTHDAY, buf);
    struct tm tm;
    struct error err;
    if (*cell == '\0')
        return true;
    bool moon = strncmp(cell, lunar, sizeof lunar - 1) == 0;
    snprintf(text, sizeof text, "%s%s", moon ? "lunar:" : "", cell + (moon ? sizeof lunar - 1 : 0));
    if (birthday_parse(text, birthday, NULL) != STATUS_OK) {
        if (moon || !read_day(&import->sheet, cell, &tm))
            return refuse(import, row, SHEET_BIRTHDAY, cell, "not a birthday like 1990-06-27, 06-27 or lunar:06-27");
        *birthday = (struct birthday){BIRTHDAY_SOLAR, tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday};
    }
    return birthday_check(birthday, import->act->day, &err) == STATUS_OK ||
           refuse(import, row, SHEET_BIRTHDAY, cell, err.note);
}

/* --- words ----------------------------------------------------------------------------------------------------- */

bool import_cell_gender(struct import *import, size_t row, char *gender)
{
    static const struct {
        const char *word;
        char gender;
    } words[] = {{"f", 'f'},    {"m", 'm'},    {"F", 'f'},      {"M", 'm'},    {"女", 'f'},     {"男", 'm'},
                 {"女士", 'f'}, {"先生", 'm'}, {"female", 'f'}, {"male", 'm'}, {"Female", 'f'}, {"Male", 'm'}};
    char buf[SHEET_TEXT];
    const char *cell = import_sheet_value(&import->sheet, row, SHEET_GENDER, buf);
    if (*cell == '\0' || strcmp(cell, "未知") == 0)
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(words[i].word, cell) == 0) {
            *gender = words[i].gender;
            return true;
        }
    return refuse(import, row, SHEET_GENDER, cell, "a gender is f or m, 女 or 男");
}

bool import_cell_tier(struct import *import, size_t row, char tier[CODE_TEXT])
{
    const struct programme *programme = import->programme;
    char buf[SHEET_TEXT];
    const char *cell = import_sheet_value(&import->sheet, row, SHEET_TIER, buf);
    if (*cell == '\0')
        return true;
    for (size_t i = 0; i < programme->tier.levels; i++) {
        const struct tier_level *level = &programme->tier.level[i];
        if (strcmp(level->code, cell) == 0 || strcmp(level->name, cell) == 0) {
            text_copy(tier, CODE_TEXT, level->code);
            return true;
        }
    }
    return refuse(import, row, SHEET_TIER, cell, "no tier of that code or name in the programme");
}

static bool add_tag(struct member *member, const char *text, size_t length)
{
    char tag[CODE_TEXT], trimmed[CODE_TEXT];
    if (length >= sizeof tag)
        return false;
    snprintf(tag, sizeof tag, "%.*s", (int)length, text);
    text_trim(trimmed, sizeof trimmed, tag);
    for (size_t i = 0; i < member->tags; i++)
        if (strcmp(member->tag[i], trimmed) == 0)
            return true;
    if (trimmed[0] == '\0')
        return true;
    if (member->tags == TAGS_MAX)
        return false;
    text_copy(member->tag[member->tags++], CODE_TEXT, trimmed);
    return true;
}

bool import_cell_tags(struct import *import, size_t row, struct member *member)
{
    static const char between[] = ",;|/"; /* text_halfwidth has turned 、，； into these */
    char buf[SHEET_TEXT], narrow[SHEET_TEXT];
    const char *cell = import_sheet_value(&import->sheet, row, SHEET_TAGS, buf);
    const char *at = text_halfwidth(narrow, sizeof narrow, cell);
    bool good = strlen(cell) < SHEET_TEXT - 4; /* a longer one has been cut off */
    while (good && *at != '\0') {
        size_t length = strcspn(at, between);
        good = add_tag(member, at, length);
        at += length;
        at += *at != '\0';
    }
    return good || refuse(import, row, SHEET_TAGS, cell, "at most 32 tags of at most 47 bytes, split by commas");
}

const char *import_first_tier(const struct import *import)
{
    return import->programme->tier.levels ? import->programme->tier.level[0].code : "";
}
