/* SPDX-License-Identifier: MIT */
/* enrol: the form of a member: a new one, whose phone was not found, or the one in hand. Enter never saves. */
#include "ui/flow/inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static struct till_form *begin(struct till *till)
{
    static const int limit[FORM_FIELDS] = {
        [FORM_PHONE] = 20, [FORM_NAME] = 80, [FORM_GENDER] = 1, [FORM_BIRTHDAY] = 10,
        [FORM_SMS] = 1, [FORM_CARD] = CARD_TEXT - 1, [FORM_REFERRER] = 20};
    till_push(till, TILL_FORM);
    till->form = (struct till_form){.at = FORM_NAME};
    act_key(till->form.key);
    for (int at = 0; at < FORM_FIELDS; at++)
        edit_init(&till->form.field[at], limit[at]);
    return &till->form;
}

bool enrol_open(struct till *till, const char *phone)
{
    if (!find_is_phone(phone))
        return false;
    edit_set(&begin(till)->field[FORM_PHONE], phone);
    return true;
}

/* As it is typed: 0627, 19900627, a star for lunar, two for a leap month. */
static void birthday_typed(char buf[EDIT_TEXT], const struct birthday *birthday)
{
    char year[16] = "";
    buf[0] = '\0';
    if (birthday->kind == BIRTHDAY_NONE)
        return;
    if (birthday->year > 0)
        snprintf(year, sizeof year, "%04d", birthday->year);
    snprintf(buf, EDIT_TEXT, "%s%02d%02d%s", year, birthday->month, birthday->day,
             birthday->kind == BIRTHDAY_LUNAR        ? "*"
             : birthday->kind == BIRTHDAY_LUNAR_LEAP ? "**"
                                                     : "");
}

void edit_member(struct till *till)
{
    const struct member *member = &till->hand.member;
    struct member referrer;
    struct error err;
    char text[EDIT_TEXT];
    struct till_form *form = begin(till);
    form->member = member->id;
    form->birthday = member->birthday;
    form->referrer = member->referrer;
    if (member->phone > 0)
        snprintf(text, sizeof text, "%lld", (long long)member->phone);
    edit_set(&form->field[FORM_PHONE], member->phone > 0 ? text : "");
    edit_set(&form->field[FORM_NAME], member->name);
    edit_set(&form->field[FORM_CARD], member->card);
    edit_set(&form->field[FORM_GENDER], member->gender == 'f' ? "1" : member->gender == 'm' ? "2" : "");
    birthday_typed(text, &member->birthday);
    edit_set(&form->field[FORM_BIRTHDAY], text);
    if (member->referrer == 0 || member_get(desk_db(till->desk), member->referrer, &referrer, &err) != STATUS_OK)
        return;
    snprintf(text, sizeof text, "%lld", (long long)referrer.phone);
    edit_set(&form->field[FORM_REFERRER], referrer.phone > 0 ? text : referrer.card);
    text_copy(form->referrer_name, sizeof form->referrer_name, referrer.name);
}

/* --- whom a field may mean -------------------------------------------------------------------------------------- */

static void add_person(struct till *till, int64_t member)
{
    struct till_form *form = &till->form;
    if (form->people == TILL_DETAILED || member == form->member)
        return;
    struct till_row *row = &form->person[form->people++];
    *row = (struct till_row){.member = member, .birthday_in = -1};
    find_details(till, row);
}

static bool search(struct till *till, const char *text)
{
    struct error err;
    till->form.people = till->form.marked = 0;
    if (*text == '\0')
        return true;
    if (finder_search(desk_db(till->desk), text, TILL_DETAILED + 1, &till->result, &err) == STATUS_OK)
        return true;
    till_refuse(till, &err);
    return false;
}

/* Others of the name that was typed. */
static void look_for_namesakes(struct till *till)
{
    struct till_form *form = &till->form;
    const char *name = form->field[FORM_NAME].text;
    form->namesakes = 0;
    if (!search(till, name) || *name == '\0')
        return;
    for (size_t i = 0; i < till->result.hits; i++) {
        const struct finder_hit *hit = &till->result.hit[i];
        if (strcmp(hit->name, name) != 0 || hit->member == form->member)
            continue;
        if (form->namesakes++ == 0)
            form->namesake_phone = hit->phone;
        add_person(till, hit->member);
    }
}

static void set_referrer(struct till *till, int64_t member)
{
    struct till_form *form = &till->form;
    struct member row;
    struct error err;
    form->referrer = 0;
    if (member_get(desk_db(till->desk), member, &row, &err) != STATUS_OK) {
        till_refuse(till, &err);
        return;
    }
    form->referrer = member;
    text_copy(form->referrer_name, sizeof form->referrer_name, row.name);
}

/* The tail, phone or card of who brought them. Several of a tail: F4 chooses. */
static void look_for_referrer(struct till *till, const char *text)
{
    struct till_form *form = &till->form;
    char count[24];
    struct error err;
    if (*text == '\0') {
        form->referrer = 0;
        return;
    }
    if (!search(till, text))
        return;
    bool exact = till->result.hits > 0 && till->result.hit[0].exact;
    for (size_t i = 0; i < (exact ? 1 : till->result.hits); i++)
        add_person(till, till->result.hit[i].member);
    for (size_t i = 0; i < form->people; i++)
        if (form->person[i].member == form->referrer)
            return; /* chosen before */
    form->referrer = 0;
    if (form->people == 1)
        set_referrer(till, form->person[0].member);
    else if (form->people == 0) {
        error_set(&err, STATUS_NOT_FOUND, "member", "no such referrer");
        error_arg(&err, 0, "%s", text);
        till_refuse(till, &err);
    } else {
        snprintf(count, sizeof count, "%zu", form->people);
        till_object(till, N_("{0} members may be meant: F4 shows them."), count, NULL);
    }
}

void people_open(struct till *till)
{
    struct till_form *form = &till->form;
    if (form->at != FORM_REFERRER) {
        look_for_namesakes(till);
    } else if (search(till, form->field[FORM_REFERRER].text)) {
        for (size_t i = 0; i < till->result.hits; i++)
            add_person(till, till->result.hit[i].member);
    }
    if (till->refused)
        return;
    if (form->people == 0)
        till_object(till, N_("Nobody to choose from here."), NULL, NULL);
    else
        till_push(till, TILL_PEOPLE);
}

void people_take(struct till *till)
{
    struct till_form *form = &till->form;
    int64_t member = form->person[form->marked].member;
    if (form->at != FORM_REFERRER) {
        hand_attach(till, member, 0);
        return;
    }
    till_pop(till);
    set_referrer(till, member);
    enrol_next(till);
}

/* --- fields ----------------------------------------------------------------------------------------------------- */

static void refuse_birthday(struct till *till, const struct error *err, const char *text)
{
    till_refuse(till, err);
    till->message.text = N_("Birthday is wrong: {0}. Type it again, e.g. 0627.");
    text_copy(till->message.arg[0], TILL_ARG_TEXT, text);
}

/* The number is somebody's already: shown, and Enter opens them. */
static void check_known(struct till *till)
{
    struct till_form *form = &till->form;
    struct member member;
    struct error err;
    char text[EDIT_TEXT], masked[PERSON_TEXT];
    int64_t id = 0;
    form->known = 0;
    text_halfwidth(text, sizeof text, form->field[FORM_PHONE].text);
    if (!find_is_phone(text) ||
        member_by_phone(desk_db(till->desk), strtoll(text, NULL, 10), &id, &err) != STATUS_OK || id == 0 ||
        member_get(desk_db(till->desk), id, &member, &err) != STATUS_OK)
        return;
    form->known = id;
    form->at = FORM_PHONE;
    error_set(&err, STATUS_DUPLICATE_PHONE, "phone", "this phone is a member's");
    error_arg(&err, 0, "%s", text_mask_name(masked, sizeof masked, member.name));
    till_refuse(till, &err);
}

/* Reads what the field holds; false: it cannot be right, and was refused. */
static bool read_field(struct till *till, enum form_field at)
{
    struct till_form *form = &till->form;
    struct error err;
    char text[EDIT_TEXT];
    text_halfwidth(text, sizeof text, form->field[at].text);
    if (at == FORM_NAME)
        look_for_namesakes(till);
    if (at == FORM_REFERRER)
        look_for_referrer(till, text);
    if (at == FORM_BIRTHDAY) {
        form->birthday = (struct birthday){0};
        if (birthday_parse(text, &form->birthday, &err) != STATUS_OK)
            refuse_birthday(till, &err, text);
    }
    return !till->refused;
}

/* The phone of a member is not changed here, and what they consent to is asked when they enrol. */
static bool field_stands(const struct till_form *form, enum form_field at)
{
    return form->member != 0 && (at == FORM_PHONE || at == FORM_SMS);
}

static void go(struct till *till, int by)
{
    struct till_form *form = &till->form;
    if (!read_field(till, form->at))
        return;
    do
        form->at = (enum form_field)(((int)form->at + by + FORM_FIELDS) % FORM_FIELDS);
    while (field_stands(form, form->at));
}

void enrol_next(struct till *till)
{
    const struct till_form *form = &till->form;
    if (form->at == FORM_PHONE && form->known != 0)
        hand_attach(till, form->known, 0);
    else
        go(till, 1);
}

void enrol_previous(struct till *till)
{
    go(till, -1);
}

/* One digit sets a choice and goes on; anything else is none of it. */
static bool choice_key(struct till *till, const struct key *key, char last)
{
    struct edit *edit = &till->form.field[till->form.at];
    if (key->kind != KEY_CHAR)
        return false;
    char sign[8], typed[8];
    text_encode(key->codepoint, typed);
    text_halfwidth(sign, sizeof sign, typed);
    char first = till->form.at == FORM_SMS ? '0' : '1';
    if (sign[0] < first || sign[0] > last || sign[1] != '\0') {
        till_beep(till);
        return true;
    }
    edit_set(edit, sign);
    go(till, 1);
    return true;
}

bool enrol_key(struct till *till, const struct key *key)
{
    struct till_form *form = &till->form;
    struct edit *edit = &form->field[form->at];
    if (key->kind == KEY_CHAR && key->codepoint == '?' && edit_empty(edit))
        return false;
    if (key->kind == KEY_CHAR && key->codepoint == '.' && strcmp(edit->text, ".") == 0) {
        till_pop(till); /* ".." is F12 here too */
        return true;
    }
    if (form->at == FORM_GENDER && choice_key(till, key, '2'))
        return true;
    if (form->at == FORM_SMS && choice_key(till, key, '1'))
        return true;
    if (key->kind == KEY_SCAN) { /* a new card, most likely */
        edit_set(&form->field[FORM_CARD], key->text);
        return true;
    }
    switch (edit_key(edit, key)) {
    case EDIT_UNUSED:
        return false;
    case EDIT_FULL:
        till_beep(till);
        return true;
    case EDIT_CHANGED:
        if (form->at == FORM_PHONE)
            check_known(till);
        return true;
    default:
        return true;
    }
}

/* --- saving ----------------------------------------------------------------------------------------------------- */

/* What is typed, as a member's fields; false: refused, with the cursor on the fault. */
static bool form_read(struct till *till, struct member *member)
{
    struct till_form *form = &till->form;
    struct error err;
    static const enum form_field checked[] = {FORM_BIRTHDAY, FORM_REFERRER};
    if (form->member == 0 && edit_empty(&form->field[FORM_PHONE])) {
        form->at = FORM_PHONE;
        till_object(till, N_("Fill in the phone, then F9."), NULL, NULL);
        return false;
    }
    if (form->member == 0 && phone_parse(form->field[FORM_PHONE].text, &member->phone, &err) != STATUS_OK) {
        form->at = FORM_PHONE;
        till_refuse(till, &err);
        return false;
    }
    for (size_t i = 0; i < sizeof checked / sizeof *checked; i++)
        if (!read_field(till, checked[i])) {
            form->at = checked[i];
            return false;
        }
    member->birthday = form->birthday;
    member->referrer = form->referrer;
    text_trim(member->name, sizeof member->name, form->field[FORM_NAME].text);
    text_trim(member->card, sizeof member->card, form->field[FORM_CARD].text);
    char gender = form->field[FORM_GENDER].text[0];
    member->gender = gender == '1' ? 'f' : gender == '2' ? 'm' : 0;
    return true;
}

static void refuse_save(struct till *till, const struct error *err)
{
    static const struct {
        const char *name;
        enum form_field field;
    } list[] = {{"phone", FORM_PHONE}, {"name", FORM_NAME}, {"birthday", FORM_BIRTHDAY}, {"card", FORM_CARD},
                {"referrer", FORM_REFERRER}};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (strcmp(err->field, list[i].name) == 0)
            till->form.at = list[i].field;
    if (err->status == STATUS_DUPLICATE_PHONE)
        check_known(till); /* taken while the form was open */
    till_refuse(till, err);
}

static unsigned changed_fields(const struct member *old, const struct member *new)
{
    const struct birthday *before = &old->birthday, *after = &new->birthday;
    bool born = before->kind != after->kind || before->year != after->year || before->month != after->month ||
                before->day != after->day;
    return (strcmp(old->name, new->name) != 0 ? FIELD_NAME : 0U) |
           (strcmp(old->card, new->card) != 0 ? FIELD_CARD : 0U) | (born ? FIELD_BIRTHDAY : 0U) |
           (old->gender != new->gender ? FIELD_GENDER : 0U) | (old->referrer != new->referrer ? FIELD_REFERRER : 0U);
}

static void save_edit(struct till *till, const struct member *wanted)
{
    unsigned mask = changed_fields(&till->hand.member, wanted);
    size_t shared = till->shared;
    struct error err;
    if (mask == 0) {
        till_pop(till);
        till_tell(till, N_("Nothing was changed."), NULL, NULL);
        return;
    }
    if (member_edit(till->desk, till->form.key, till->form.member, mask, wanted, &err) != STATUS_OK) {
        refuse_save(till, &err);
        act_key(till->form.key); /* what is typed next is another request */
        return;
    }
    till_pop(till);
    if (hand_take(till, till->form.member, shared))
        till_tell(till, N_("Saved."), NULL, NULL);
}

static void save_new(struct till *till, struct enrol_request *request)
{
    struct enrol_done done;
    struct error err;
    const struct edit *sms = &till->form.field[FORM_SMS];
    request->sms_consent_asked = !edit_empty(sms);
    request->sms_consent = sms->text[0] == '1';
    if (enrol(till->desk, till->form.key, request, &done, &err) != STATUS_OK) {
        refuse_save(till, &err);
        return;
    }
    till->no_undo = N_("The last act was an enrolment: it is not taken back by one key. Ask the manager.");
    hand_attach(till, done.member, 0);
    if (!till->refused)
        till_tell(till, N_("Enrolled."), NULL, NULL);
}

void enrol_save(struct till *till)
{
    struct enrol_request request = {0};
    if (!form_read(till, &request.member))
        return;
    if (till->form.member != 0)
        save_edit(till, &request.member);
    else
        save_new(till, &request);
}
