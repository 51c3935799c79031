/* SPDX-License-Identifier: MIT */
/* enrol: enrolling somebody whose phone was not found. Only the phone is needed; Enter never saves. */
#include "ui/flow/inside.h"

#include <string.h>

#include "base/text.h"

bool enrol_open(struct till *till, const char *phone)
{
    struct till_form *form = &till->form;
    if (!find_is_phone(phone))
        return false;
    till_push(till, TILL_FORM);
    *form = (struct till_form){.at = FORM_NAME};
    act_key(form->key);
    edit_init(&form->field[FORM_PHONE], 20);
    edit_init(&form->field[FORM_NAME], 80);
    edit_init(&form->field[FORM_GENDER], 1);
    edit_init(&form->field[FORM_BIRTHDAY], 10);
    edit_init(&form->field[FORM_SMS], 1);
    edit_init(&form->field[FORM_CARD], CARD_TEXT - 1);
    edit_set(&form->field[FORM_PHONE], phone);
    return true;
}

static void look_for_namesakes(struct till *till)
{
    struct till_form *form = &till->form;
    const char *name = form->field[FORM_NAME].text;
    struct error err;
    form->namesakes = 0;
    if (*name == '\0' || finder_search(desk_db(till->desk), name, TILL_DETAILED, &till->result, &err) != STATUS_OK)
        return;
    for (size_t i = 0; i < till->result.hits; i++)
        if (strcmp(till->result.hit[i].name, name) == 0 && form->namesakes++ == 0)
            form->namesake_phone = till->result.hit[i].phone;
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
    if (at == FORM_BIRTHDAY) {
        form->birthday = (struct birthday){0};
        if (birthday_parse(text, &form->birthday, &err) != STATUS_OK) {
            till_refuse(till, &err);
            return false;
        }
    }
    return true;
}

static void go(struct till *till, int by)
{
    struct till_form *form = &till->form;
    if (read_field(till, form->at))
        form->at = (enum form_field)(((int)form->at + by + FORM_FIELDS) % FORM_FIELDS);
}

void enrol_next(struct till *till)
{
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
    default:
        return true;
    }
}

static bool form_read(struct till *till, struct enrol_request *request, struct error *err)
{
    const struct till_form *form = &till->form;
    struct member *member = &request->member;
    if (phone_parse(form->field[FORM_PHONE].text, &member->phone, err) != STATUS_OK) {
        till->form.at = FORM_PHONE;
        return false;
    }
    if (birthday_parse(form->field[FORM_BIRTHDAY].text, &member->birthday, err) != STATUS_OK) {
        till->form.at = FORM_BIRTHDAY;
        return false;
    }
    text_trim(member->name, sizeof member->name, form->field[FORM_NAME].text);
    text_trim(member->card, sizeof member->card, form->field[FORM_CARD].text);
    char gender = form->field[FORM_GENDER].text[0];
    member->gender = gender == '1' ? 'f' : gender == '2' ? 'm' : 0;
    request->sms_consent_asked = !edit_empty(&form->field[FORM_SMS]);
    request->sms_consent = form->field[FORM_SMS].text[0] == '1';
    return true;
}

static void mark_fault(struct till *till, const struct error *err)
{
    static const struct {
        const char *name;
        enum form_field field;
    } list[] = {{"phone", FORM_PHONE}, {"name", FORM_NAME}, {"birthday", FORM_BIRTHDAY}, {"card", FORM_CARD}};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (strcmp(err->field, list[i].name) == 0)
            till->form.at = list[i].field;
}

void enrol_save(struct till *till)
{
    struct enrol_request request = {0};
    struct enrol_done done;
    struct error err;
    if (!form_read(till, &request, &err)) {
        till_refuse(till, &err);
        return;
    }
    if (enrol(till->desk, till->form.key, &request, &done, &err) != STATUS_OK) {
        mark_fault(till, &err);
        till_refuse(till, &err);
        return;
    }
    enum till_state base = till_base(till);
    if (!hand_take(till, done.member, 0))
        return;
    if (base == TILL_BILL || base == TILL_TENDER) {
        till->depth = 0;
        till_type(till, "");
        hand_changed(till);
    } else
        till_go(till, TILL_MEMBER);
    if (!till->refused)
        till_tell(till, N_("Enrolled."), NULL, NULL);
}
