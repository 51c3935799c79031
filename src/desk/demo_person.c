/* SPDX-License-Identifier: MIT */
#include "desk/demo_person.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

#define TAIL 5678

unsigned dice(struct dice *dice, unsigned sides)
{
    dice->state = dice->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)((dice->state >> 33) % sides);
}

/* Splits a line in place into words. */
static const char **split(char *line, size_t *count)
{
    const char **word = NULL;
    size_t room = 0;
    char *rest = NULL;
    *count = 0;
    for (char *at = strtok_r(line, " ", &rest); at; at = strtok_r(NULL, " ", &rest)) {
        word = mem_grow(word, *count, &room, sizeof *word);
        word[(*count)++] = at;
    }
    return word;
}

struct names names_read(const char *text)
{
    struct names names = {.text = mem_copy(text)};
    char *rest = NULL;
    char *first = strtok_r(names.text, "\n", &rest), *second = strtok_r(NULL, "\n", &rest);
    if (first && second) {
        names.surname = split(first, &names.surnames);
        names.given = split(second, &names.givens);
    }
    return names;
}

void names_clear(struct names *names)
{
    free(names->surname);
    free(names->given);
    free(names->text);
    *names = (struct names){0};
}

static const char *any(struct dice *dice_box, const char *const *word, size_t count)
{
    return count ? word[dice(dice_box, (unsigned)count)] : "";
}

static void make_birthday(struct dice *box, struct birthday *birthday)
{
    if (dice(box, 5) == 0)
        return; /* not everybody says */
    *birthday = (struct birthday){.kind = dice(box, 3) == 0 ? BIRTHDAY_LUNAR : BIRTHDAY_SOLAR,
                                  .year = 1950 + (int)dice(box, 56), .month = 1 + (int)dice(box, 12),
                                  .day = 1 + (int)dice(box, 28)};
}

static void make_tags(struct dice *box, struct member *member)
{
    static const char *const tags[] = {"茶友", "邻居", "公司采购", "爱喝乌龙", "送礼"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (dice(box, 5) == 0)
            text_copy(member->tag[member->tags++], CODE_TEXT, tags[i]);
}

/* The middle digits count the members (up to 9,999), so that no two phones are the same, whatever the tail. */
static int64_t make_phone(struct dice *box, int64_t number)
{
    static const int64_t blocks[] = {13800000000, 13900000000, 15900000000, 18600000000};
    int64_t tail = number % 8 == 0 ? TAIL : (int64_t)dice(box, 10000);
    return blocks[number / 3 % 4] + number * 10000 + tail;
}

void demo_person(const struct names *names, struct dice *box, int64_t number, struct member *member)
{
    static const char *const sources[] = {"store", "wechat", "friend"};
    *member = (struct member){.phone = make_phone(box, number), .gender = dice(box, 3) ? 'f' : 'm'};
    snprintf(member->name, sizeof member->name, "%s%s%s", any(box, names->surname, names->surnames),
             any(box, names->given, names->givens), dice(box, 3) ? any(box, names->given, names->givens) : "");
    if (dice(box, 2) == 0)
        snprintf(member->card, sizeof member->card, "80%05" PRId64, number + 1);
    make_birthday(box, &member->birthday);
    make_tags(box, member);
    text_copy(member->source, sizeof member->source, sources[dice(box, 3)]);
    if (number == 0) { /* whom the manual and the screens speak of */
        text_copy(member->name, sizeof member->name, "张丽");
        member->gender = 'f';
        member->birthday = (struct birthday){BIRTHDAY_LUNAR, 1990, 6, 27};
    }
}
