/* SPDX-License-Identifier: MIT */
#include "tests/support/naive_find.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/phone.h"
#include "base/text.h"

static uint64_t dice_state = 20260801;

void naive_seed(unsigned seed)
{
    dice_state = seed;
}

unsigned naive_dice(unsigned sides)
{
    dice_state = dice_state * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)((dice_state >> 33) % sides);
}

static const char *const surname[] = {"张", "王", "李", "欧阳", "单", "吕", "Ann ", "O'", "种", "张"};
static const char *const given[] = {"丽", "三丰", "伟", "小明", "雨", "子涵", "Lee", "张", "丽丽", "一"};

void naive_name(char name[PERSON_TEXT])
{
    snprintf(name, PERSON_TEXT, "%s%s%s", surname[naive_dice(10)], given[naive_dice(10)],
             naive_dice(3) ? "" : given[naive_dice(10)]);
}

struct member naive_member(int number)
{
    struct member member = {.joined = 20000, .last_day = 20000 + naive_dice(40)};
    naive_name(member.name);
    if (naive_dice(10))
        member.phone = naive_dice(20) ? NAIVE_MOBILES + 800000000 + (int64_t)number * 7919 % 300 * 10000 + number
                                      : INT64_C(85290000000) + number;
    if (naive_dice(4) == 0)
        snprintf(member.card, sizeof member.card, naive_dice(2) ? "%d" : "VIP%d", 1000 + number);
    return member;
}

bool naive_begins(const char *text, const char *part)
{
    return strncmp(text, part, strlen(part)) == 0;
}

/* "zl1234", "张丽1234": who, and the middle four digits of the phone. 0 no match, 2 partial, 3 exact. */
static int fits_middle(const struct member *member, const char *query, const char *part)
{
    char who[PERSON_TEXT], middle[8];
    size_t before = strcspn(part, "0123456789");
    if (before == 0 || strlen(part) != before + 4 || strspn(part + before, "0123456789") != 4 || !member->phone)
        return 0;
    snprintf(middle, sizeof middle, "%04d", (int)(member->phone / 10000 % 10000));
    if (strcmp(middle, part + before) != 0)
        return 0;
    snprintf(who, sizeof who, "%.*s", (int)before, part);
    if (strspn(who, "abcdefghijklmnopqrstuvwxyz") == before)
        return strcmp(member->initials, who) == 0 || strcmp(member->pinyin, who) == 0     ? 3
               : naive_begins(member->initials, who) || naive_begins(member->pinyin, who) ? 2
                                                                                          : 0;
    char typed[PERSON_TEXT];
    snprintf(typed, sizeof typed, "%.*s", (int)strlen(query) - 4, query);
    text_trim(who, sizeof who, typed);
    return strcmp(member->name, who) == 0 ? 3 : naive_begins(member->name, who) ? 2 : 0;
}

/* The rule of finder.h: 0 no match, 1 ranked last (4-digit cards), 2 partial match, 3 exact. */
static int fits(const struct member *member, const char *folded, const char *query, const char *part)
{
    char phone[PHONE_TEXT] = "", *typed = phone;
    int rank = 0;
    bool plus = query[0] == '+', digits = query[plus + strspn(query + plus, "0123456789")] == '\0';
    bool number = digits || (part[0] >= '0' && part[0] <= '9');
    if (member->phone && number)
        snprintf(phone, sizeof phone, "+%lld", (long long)member->phone);
    typed += member->phone >= NAIVE_MOBILES ? 3 : !plus && *phone; /* mobiles without +86, and a + may be left out */
    if (digits && !plus && strlen(query) == 4) {
        if (*phone && strcmp(phone + strlen(phone) - 4, query) == 0)
            return 2;
        return strcmp(member->card, query) == 0 ? 1 : 0;
    }
    if (strcmp(member->card, query) == 0)
        return 3;
    if (digits)
        return strcmp(typed, query) == 0 ? 3 : strlen(query + plus) > 4 && naive_begins(typed, query) ? 2 : 0;
    if (strspn(part, "0123456789") == 4 && *phone && strncmp(phone + strlen(phone) - 4, part, 4) == 0 &&
        (naive_begins(member->initials, part + 4) || naive_begins(member->pinyin, part + 4)))
        rank = strcmp(member->initials, part + 4) == 0 || strcmp(member->pinyin, part + 4) == 0 ? 3 : 2;
    rank = fits_middle(member, query, part) > rank ? fits_middle(member, query, part) : rank;
    if (strcmp(member->name, query) == 0 || strcmp(member->pinyin, part) == 0 || strcmp(member->initials, part) == 0)
        rank = 3;
    char other[PINYIN_TEXT], heads[PINYIN_TEXT];
    if (rank == 0 && pinyin_other(member->name, member->pinyin, member->initials, other, heads) &&
        (naive_begins(other, part) || naive_begins(heads, part)))
        rank = 2;
    if (rank == 0 &&
        (strstr(folded, part) || naive_begins(member->pinyin, part) || naive_begins(member->initials, part)))
        rank = 2;
    return rank;
}

static void throw_query(const struct member *of, char query[PERSON_TEXT])
{
    char phone[PHONE_TEXT];
    size_t length;
    if (*phone_format(phone, of->phone) == '\0')
        strcpy(phone, "0");
    switch (naive_dice(9)) {
    case 0: /* tail */
        snprintf(query, PERSON_TEXT, "%04d", (int)(of->phone % 10000));
        return;
    case 1: /* phone or its beginning */
        length = 1 + naive_dice((unsigned)strlen(phone));
        snprintf(query, PERSON_TEXT, "%.*s", (int)length, phone);
        return;
    case 2:
        length = 1 + naive_dice((unsigned)strlen(of->pinyin));
        snprintf(query, PERSON_TEXT, "%.*s", (int)length, of->pinyin);
        return;
    case 3:
        length = 1 + naive_dice((unsigned)strlen(of->initials));
        snprintf(query, PERSON_TEXT, "%.*s", (int)length, of->initials);
        return;
    case 4: /* tail and letters */
        snprintf(query, PERSON_TEXT, "%04d%.*s", (int)(of->phone % 10000), 1 + (int)naive_dice(2),
                 naive_dice(2) ? of->initials : of->pinyin);
        return;
    case 5:
        snprintf(query, PERSON_TEXT, "%s", of->card[0] ? of->card : "no such card");
        return;
    case 6:
        snprintf(query, PERSON_TEXT, "%s", of->name);
        return;
    case 7: { /* name, initials or pinyin and the middle digits */
        const char *const who[] = {of->name, of->initials, of->pinyin};
        snprintf(query, PERSON_TEXT, "%.200s%04d", who[naive_dice(3)], (int)(of->phone / 10000 % 10000));
        return;
    }
    default: { /* part of a name, whole characters */
        const char *at = of->name, *end;
        uint32_t c;
        for (unsigned skip = naive_dice(3); skip > 0 && text_decode(at + text_decode(at, &c), &c) > 0; skip--)
            at += text_decode(at, &c);
        end = at + text_decode(at, &c);
        if (naive_dice(2))
            end += text_decode(end, &c);
        snprintf(query, PERSON_TEXT, "%.*s", (int)(end - at), at);
    }
    }
}

int naive_best_first(const void *a, const void *b)
{
    const struct naive_found *x = a, *y = b;
    if (x->rank != y->rank)
        return y->rank - x->rank;
    if (x->member->last_day != y->member->last_day)
        return x->member->last_day < y->member->last_day ? 1 : -1;
    return x->member->id < y->member->id ? 1 : -1;
}

size_t naive_find(const struct member *member, char (*folded)[PERSON_TEXT], size_t members, const char *query,
                  struct naive_found *found)
{
    char part[PERSON_TEXT];
    size_t count = 0;
    member_name_fold(part, query);
    for (size_t i = 0; i < members; i++) {
        int rank = fits(&member[i], folded[i], query, part);
        if (rank > 0)
            found[count++] = (struct naive_found){rank, &member[i]};
    }
    qsort(found, count, sizeof *found, naive_best_first);
    return count;
}

void naive_query(const struct member *of, char query[PERSON_TEXT])
{
    char typed[PERSON_TEXT];
    do {
        throw_query(of, typed);
        text_trim(query, PERSON_TEXT, typed);
    } while (*query == '\0');
}
