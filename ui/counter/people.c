/* SPDX-License-Identifier: MIT */
/* people: whom a field of a member's form may mean: others of the same name, who brought them. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ui/counter/counter_priv.h"

static void add_person(struct counter *counter, int64_t member)
{
    struct counter_person *person = &counter->person;
    if (person->rows.count == COUNTER_DETAILED || member == person->member)
        return;
    struct counter_row *row = &person->row[person->rows.count++];
    *row = (struct counter_row){.member = member, .birthday_in = -1};
    find_details(counter, row);
}

static bool search(struct counter *counter, const char *text)
{
    struct error err;
    counter->person.rows.count = counter->person.rows.marked = 0;
    if (*text == '\0')
        return true;
    if (finder_search(desk_db(counter->desk), counter->cache, text, COUNTER_DETAILED + 1, &counter->result, &err) ==
        STATUS_OK)
        return true;
    counter_refuse(counter, &err);
    return false;
}

/* Others of the name that was typed. */
void people_namesakes(struct counter *counter)
{
    struct counter_person *person = &counter->person;
    const char *name = counter->form.edit[FORM_NAME].text;
    person->namesakes = 0;
    if (!search(counter, name) || *name == '\0')
        return;
    for (size_t i = 0; i < counter->result.hits; i++) {
        const struct finder_hit *hit = &counter->result.hit[i];
        if (strcmp(hit->name, name) != 0 || hit->member == person->member)
            continue;
        if (person->namesakes++ == 0)
            person->namesake_phone = hit->phone;
        add_person(counter, hit->member);
    }
}

static void set_referrer(struct counter *counter, int64_t member)
{
    struct counter_person *person = &counter->person;
    struct member row;
    struct error err;
    person->referrer = 0;
    if (member_get(desk_db(counter->desk), member, &row, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
        return;
    }
    person->referrer = member;
    text_copy(person->referrer_name, sizeof person->referrer_name, row.name);
}

/* The tail, phone or card of who brought them. Several of a tail: F4 chooses. */
void people_referrer(struct counter *counter, const char *text)
{
    struct counter_person *person = &counter->person;
    char count[24];
    struct error err;
    if (*text == '\0') {
        person->referrer = 0;
        return;
    }
    if (!search(counter, text))
        return;
    bool exact = counter->result.hits > 0 && counter->result.hit[0].exact;
    for (size_t i = 0; i < (exact ? 1 : counter->result.hits); i++)
        add_person(counter, counter->result.hit[i].member);
    for (size_t i = 0; i < person->rows.count; i++)
        if (person->row[i].member == person->referrer)
            return; /* chosen before */
    person->referrer = 0;
    if (person->rows.count == 1)
        set_referrer(counter, person->row[0].member);
    else if (person->rows.count == 0) {
        error_set(&err, STATUS_NOT_FOUND, "member", "no such referrer");
        error_arg(&err, 0, "%s", text);
        counter_refuse(counter, &err);
    } else {
        snprintf(count, sizeof count, "%zu", person->rows.count);
        counter_object(counter, N_("{0} members may be meant: F4 shows them."), count, NULL);
    }
}

void people_choose(struct counter *counter, size_t at)
{
    struct counter_person *person = &counter->person;
    if (at != FORM_REFERRER) {
        people_namesakes(counter);
    } else if (search(counter, counter->form.edit[FORM_REFERRER].text)) {
        for (size_t i = 0; i < counter->result.hits; i++)
            add_person(counter, counter->result.hit[i].member);
    }
    if (counter->refused)
        return;
    if (person->rows.count == 0)
        counter_object(counter, N_("Nobody to choose from here."), NULL, NULL);
    else
        counter_push(counter, SCREEN_PEOPLE);
}

void people_take(struct counter *counter)
{
    struct counter_person *person = &counter->person;
    int64_t member = person->row[person->rows.marked].member;
    if (counter->form.at != FORM_REFERRER) {
        hand_attach(counter, member, 0);
        return;
    }
    counter_pop(counter);
    set_referrer(counter, member);
    form_next(counter);
}
