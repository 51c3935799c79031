/* SPDX-License-Identifier: MIT */
#include "demo/demo_person.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/mem.h"
#include "base/text.h"

#define TAIL 5678
#define TAILED 64                  /* every eighth of the first so many members has that tail */
#define NUMBERS INT64_C(100000000) /* numbers per prefix of three digits */
#define COUNTRY (INT64_C(86000) * NUMBERS)

unsigned demo_dice(struct dice *dice, unsigned sides)
{
    dice->state = dice->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)((dice->state >> 33) % sides);
}

/* --- names -------------------------------------------------------------------------------------------------------- */

/* Splits a line into words in place. */
static struct name_parts split(char *line)
{
    struct name_parts parts = {0};
    size_t room = 0;
    char *rest = NULL;
    for (char *at = line ? strtok_r(line, " ", &rest) : NULL; at; at = strtok_r(NULL, " ", &rest)) {
        parts.part = mem_grow(parts.part, parts.parts, &room, sizeof *parts.part);
        parts.part[parts.parts++] = (struct name_part){.text = at};
    }
    return parts;
}

/* Finds the birthdays, solar and lunar, that fall on the next SOON_DAYS days. */
static void find_soon(struct names *names, int64_t today)
{
    for (int i = 0; i < SOON_DAYS; i++) {
        struct birthday *solar = &names->solar[i];
        date_to_civil(today + i, &solar->year, &solar->month, &solar->day);
        *solar = (struct birthday){BIRTHDAY_SOLAR, 0, solar->month, solar->day};
    }
    for (int month = 1; month <= 12; month++)
        for (int day = 1; day <= 29; day++) {
            struct birthday lunar = {BIRTHDAY_LUNAR, 0, month, day};
            int64_t in = birthday_next(&lunar, today) - today;
            if (in >= 0 && in < SOON_DAYS)
                names->lunar[in] = lunar;
        }
}

struct names demo_names_read(const char *text, int64_t today)
{
    struct names names = {.text = mem_copy(text)};
    char *rest = NULL;
    names.surname = split(strtok_r(names.text, "\n", &rest));
    names.given_f = split(strtok_r(NULL, "\n", &rest));
    names.given_m = split(strtok_r(NULL, "\n", &rest));
    find_soon(&names, today);
    return names;
}

/*
 * Finds the readings of the parts. Given names are read after a surname, as their first character might be read as one.
 */
static void read_parts(struct name_parts *parts, const char *before)
{
    char name[PERSON_TEXT], pinyin[PINYIN_TEXT], initials[PINYIN_TEXT], skip[PINYIN_TEXT], heads[PINYIN_TEXT];
    pinyin_of(before, skip, heads);
    for (size_t i = 0; i < parts->parts; i++) {
        struct name_part *part = &parts->part[i];
        snprintf(name, sizeof name, "%s%s", before, part->text);
        pinyin_of(name, pinyin, initials);
        text_copy(part->pinyin, sizeof part->pinyin, pinyin + strlen(skip));
        text_copy(part->initials, sizeof part->initials, initials + strlen(heads));
    }
}

void demo_names_sound(struct names *names)
{
    read_parts(&names->surname, "");
    read_parts(&names->given_f, "王");
    read_parts(&names->given_m, "王");
}

void demo_names_clear(struct names *names)
{
    free(names->surname.part);
    free(names->given_f.part);
    free(names->given_m.part);
    free(names->text);
    *names = (struct names){0};
}

static void add_part(struct member *member, const struct name_part *part)
{
    size_t name = strlen(member->name), pinyin = strlen(member->pinyin), initials = strlen(member->initials);
    text_copy(member->name + name, sizeof member->name - name, part->text);
    text_copy(member->pinyin + pinyin, sizeof member->pinyin - pinyin, part->pinyin);
    text_copy(member->initials + initials, sizeof member->initials - initials, part->initials);
}

/* Two of three given names have two characters; a few surnames are much more frequent than the others. */
static void make_name(const struct names *names, struct dice *box, struct member *member)
{
    const struct name_parts *given = member->gender == 'f' ? &names->given_f : &names->given_m;
    unsigned surnames = (unsigned)names->surname.parts;
    if (surnames == 0 || given->parts == 0)
        return;
    add_part(member, &names->surname.part[demo_dice(box, surnames) * demo_dice(box, surnames) / surnames]);
    for (unsigned length = demo_dice(box, 3) ? 2 : 1; length > 0; length--)
        add_part(member, &given->part[demo_dice(box, (unsigned)given->parts)]);
}

/* --- the rest ----------------------------------------------------------------------------------------------------- */

static void make_birthday(const struct names *names, struct dice *box, int64_t number, struct birthday *birthday)
{
    int year = 1950 + (int)demo_dice(box, 56);
    *birthday = (struct birthday){.kind = demo_dice(box, 3) == 0 ? BIRTHDAY_LUNAR : BIRTHDAY_SOLAR,
                                  .year = year,
                                  .month = 1 + (int)demo_dice(box, 12),
                                  .day = 1 + (int)demo_dice(box, 28)};
    if (number % 40 == 7)
        *birthday = names->solar[number / 40 % SOON_DAYS];
    else if (number % 120 == 11)
        *birthday = names->lunar[number / 120 % SOON_DAYS];
    else if (demo_dice(box, 5) == 0)
        *birthday = (struct birthday){0}; /* not every member gives one */
    else
        return;
    if (birthday->kind != BIRTHDAY_NONE && birthday->day < 29)
        birthday->year = year;
}

static void make_tags(struct dice *box, struct member *member)
{
    static const char *const tags[] = {"茶友", "邻居", "公司采购", "爱喝乌龙", "送礼"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (demo_dice(box, 5) == 0)
            text_copy(member->tag[member->tags++], CODE_TEXT, tags[i]);
}

/* Multiplication modulo 10^8 by a number coprime to it is a bijection, so no two members get the same digits. */
static int64_t make_mobile(int64_t number)
{
    static const int prefixes[] = {138, 139, 136, 137, 135, 158, 159, 150, 151, 182, 187, 188, 186, 185,
                                   130, 131, 132, 155, 156, 176, 189, 133, 153, 180, 181, 177, 199, 198};
    const int64_t count = sizeof prefixes / sizeof *prefixes;
    if (number == 0)
        return 138 * NUMBERS + TAIL;
    if (number < TAILED && number % 8 == 0)
        return 147 * NUMBERS + number * 1970000 % NUMBERS +
               TAIL; /* a prefix not used otherwise, so that it cannot collide */
    return prefixes[number * 11 % count] * NUMBERS + (number + 4321) * INT64_C(61803399) % NUMBERS;
}

void demo_person(const struct names *names, struct dice *box, int64_t number, struct member *member)
{
    static const char *const sources[] = {"到店", "微信", "朋友介绍"};
    *member = (struct member){.phone = COUNTRY + make_mobile(number), .gender = demo_dice(box, 3) ? 'f' : 'm'};
    make_name(names, box, member);
    if (demo_dice(box, 2) == 0)
        snprintf(member->card, sizeof member->card, "80%05" PRId64, number + 1);
    make_birthday(names, box, number, &member->birthday);
    make_tags(box, member);
    text_copy(member->source, sizeof member->source, sources[demo_dice(box, 3)]);
    if (number == 0) { /* the member that the manual and the screens use as an example */
        text_copy(member->name, sizeof member->name, "张丽");
        pinyin_of(member->name, member->pinyin, member->initials);
        member->gender = 'f';
        member->birthday = (struct birthday){BIRTHDAY_LUNAR, 1990, 6, 27};
    }
}
