/* SPDX-License-Identifier: MIT */
/* naive_till_find: the members that a query finds. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/naive_till_acts.h"

const struct naive_person *naive_of_phone(const struct naive_till *n, const char *text)
{
    for (size_t i = 0; naive_is(text, "^0?1[3-9][0-9]{9}$") && i < n->persons; i++)
        if (n->person[i].phone == strtoll(text, NULL, 10))
            return &n->person[i];
    return NULL;
}

static bool fits_query(const struct naive_person *who, const char *text)
{
    char phone[24], letters[100] = "";
    snprintf(phone, sizeof phone, "%lld", (long long)who->phone);
    if (naive_is(text, "^[0-9]{4}$"))
        return strcmp(phone + 7, text) == 0;
    if (naive_is(text, "^[0-9]{5,11}$"))
        return strncmp(phone, text, strlen(text)) == 0;
    if (naive_is(text, "^01[3-9][0-9]{9}$")) /* with the 0 of a long-distance call */
        return strcmp(phone, text + 1) == 0;
    if (naive_is(text, "^[0-9]{4}[a-z]{1,3}$")) {
        snprintf(letters, sizeof letters, "%s", text + 4);
        return strncmp(phone + 7, text, 4) == 0 && (strncmp(who->initials, letters, strlen(letters)) == 0 ||
                                                    strncmp(who->pinyin, letters, strlen(letters)) == 0);
    }
    return naive_is(text, "^[a-z]+$") &&
           (strncmp(who->initials, text, strlen(text)) == 0 || strncmp(who->pinyin, text, strlen(text)) == 0);
}

static bool whole(const struct naive_person *who, const char *text)
{
    const char *letters = naive_is(text, "^[0-9]{4}[a-z]") ? text + 4 : text;
    return *letters && (strcmp(who->initials, letters) == 0 || strcmp(who->pinyin, letters) == 0);
}

/* Order of results: exact matches, then most recently seen, then the newer member. */
static bool before(const struct naive_till *n, size_t a, size_t b, const char *text)
{
    const struct naive_person *left = &n->person[a], *right = &n->person[b];
    if (whole(left, text) != whole(right, text))
        return whole(left, text);
    int64_t seen = naive_ask_last_day(n->desk, left->id), other = naive_ask_last_day(n->desk, right->id);
    return seen != other ? seen > other : left->id > right->id;
}

void naive_find(struct naive_till *n)
{
    char text[100];
    size_t rows[NAIVE_MEMBERS], count = 0;
    snprintf(text, sizeof text, "%s", naive_top(n)->text);
    if (*text && text[strlen(text) - 1] == '.')
        text[strlen(text) - 1] = '\0';
    bool dashed = naive_is(text, "^-*[0-9][0-9-]*$"); /* as phones are written */
    for (char *at = text, *to = text; dashed; at++) {
        if (*at != '-')
            *to++ = *at;
        if (*at == '\0')
            break;
    }
    n->finds = n->tails = n->row = 0;
    if (!*text) {
        for (; n->finds < n->recents; n->finds++)
            n->found[n->finds] = n->recent[n->finds];
        return;
    }
    for (size_t i = 0; i < n->persons; i++) {
        if (!fits_query(&n->person[i], text))
            continue;
        size_t at = count++;
        for (; at > 0 && before(n, i, rows[at - 1], text); at--)
            rows[at] = rows[at - 1];
        rows[at] = i;
    }
    for (size_t i = 0; i < count; i++)
        n->found[n->finds++] = n->person[rows[i]].id;
    n->tails = naive_is(naive_top(n)->text, "^[0-9]{4}\\.?$") ? count : 0;
}

/* How far the text proves the member found by it: a value of `shared`. */
static size_t found_by(const struct naive_till *n, const char *typed, int64_t phone)
{
    char whole[24], text[100] = "";
    for (size_t at = 0; *typed; typed++)
        if (*typed != '-')
            text[at++] = *typed;
    snprintf(whole, sizeof whole, "%lld", (long long)phone);
    if (strcmp(text, whole) == 0)
        return 0;
    if (naive_is(text, "^[0-9]{4}$") && strcmp(text, whole + strlen(whole) - 4) == 0)
        return n->tails > 1 ? n->tails : 0;
    return naive_is(text, "^([0-9]{5,}|[^0-9]+[0-9]{4})$") ? NAIVE_MIDDLE : NAIVE_FOUND;
}

void naive_take_row(struct naive_till *n, size_t row)
{
    const char *text = naive_top(n)->text;
    const struct naive_person *who = n->person;
    while (who->id != n->found[row])
        who++;
    naive_attach(n, who->id, *text ? found_by(n, text, who->phone) : naive_doubted(n, who->id));
}
