/* SPDX-License-Identifier: MIT */
/* people: whom a field of a member's form may mean: others of the same name, who brought them. */
#include "ui/flow/inside.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

static void add_person(struct till *till, int64_t member)
{
    struct till_person *person = &till->person;
    if (person->rows == TILL_DETAILED || member == person->member)
        return;
    struct till_row *row = &person->row[person->rows++];
    *row = (struct till_row){.member = member, .birthday_in = -1};
    find_details(till, row);
}

static bool search(struct till *till, const char *text)
{
    struct error err;
    till->person.rows = till->person.marked = 0;
    if (*text == '\0')
        return true;
    if (finder_search(desk_db(till->desk), till->hot, text, TILL_DETAILED + 1, &till->result, &err) == STATUS_OK)
        return true;
    till_refuse(till, &err);
    return false;
}

/* Others of the name that was typed. */
void people_namesakes(struct till *till)
{
    struct till_person *person = &till->person;
    const char *name = till->form.edit[FORM_NAME].text;
    person->namesakes = 0;
    if (!search(till, name) || *name == '\0')
        return;
    for (size_t i = 0; i < till->result.hits; i++) {
        const struct finder_hit *hit = &till->result.hit[i];
        if (strcmp(hit->name, name) != 0 || hit->member == person->member)
            continue;
        if (person->namesakes++ == 0)
            person->namesake_phone = hit->phone;
        add_person(till, hit->member);
    }
}

static void set_referrer(struct till *till, int64_t member)
{
    struct till_person *person = &till->person;
    struct member row;
    struct error err;
    person->referrer = 0;
    if (member_get(desk_db(till->desk), member, &row, &err) != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    person->referrer = member;
    text_copy(person->referrer_name, sizeof person->referrer_name, row.name);
}

/* The tail, phone or card of who brought them. Several of a tail: F4 chooses. */
void people_referrer(struct till *till, const char *text)
{
    struct till_person *person = &till->person;
    char count[24];
    struct error err;
    if (*text == '\0') {
        person->referrer = 0;
        return;
    }
    if (!search(till, text))
        return;
    bool exact = till->result.hits > 0 && till->result.hit[0].exact;
    for (size_t i = 0; i < (exact ? 1 : till->result.hits); i++)
        add_person(till, till->result.hit[i].member);
    for (size_t i = 0; i < person->rows; i++)
        if (person->row[i].member == person->referrer)
            return; /* chosen before */
    person->referrer = 0;
    if (person->rows == 1)
        set_referrer(till, person->row[0].member);
    else if (person->rows == 0) {
        error_set(&err, STATUS_NOT_FOUND, "member", "no such referrer");
        error_arg(&err, 0, "%s", text);
        till_refuse(till, &err);
    } else {
        snprintf(count, sizeof count, "%zu", person->rows);
        till_object(till, N_("{0} members may be meant: F4 shows them."), count, NULL);
    }
}

void people_choose(struct till *till, size_t at)
{
    struct till_person *person = &till->person;
    if (at != FORM_REFERRER) {
        people_namesakes(till);
    } else if (search(till, till->form.edit[FORM_REFERRER].text)) {
        for (size_t i = 0; i < till->result.hits; i++)
            add_person(till, till->result.hit[i].member);
    }
    if (till->refused)
        return;
    if (person->rows == 0)
        till_object(till, N_("Nobody to choose from here."), NULL, NULL);
    else
        till_push(till, TILL_PEOPLE);
}

void people_take(struct till *till)
{
    struct till_person *person = &till->person;
    int64_t member = person->row[person->marked].member;
    if (till->form.at != FORM_REFERRER) {
        hand_attach(till, member, 0);
        return;
    }
    till_pop(till);
    set_referrer(till, member);
    form_next(till);
}
