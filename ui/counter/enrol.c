/* SPDX-License-Identifier: MIT */
/* enrol: the form of a member: a new one, whose phone was not found, or the one in hand. Enter never saves. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/phone.h"
#include "base/text.h"
#include "ui/counter/counter_priv.h"

#define MEMBER_ROWS(phone_needed)                                                                                      \
    {                                                                                                                  \
        [FORM_PHONE] = {.label = N_("Phone"), .limit = 20, .required = (phone_needed)},                                \
        [FORM_NAME] = {.label = N_("Name"), .limit = 80},                                                              \
        [FORM_GENDER] = {.label = N_("Sex"), .kind = FORM_CHOICE, .least = '1', .most = '2'},                          \
        [FORM_BIRTHDAY] = {.label = N_("Birthday"), .limit = 10},                                                      \
        [FORM_SMS] = {.label = N_("SMS consent"), .kind = FORM_CHOICE, .least = '0', .most = '1'},                     \
        [FORM_CARD] = {.label = N_("Card"), .limit = CARD_TEXT - 1},                                                   \
        [FORM_REFERRER] = {.label = N_("Referrer"), .limit = 20},                                                      \
    }

static const struct form_row new_rows[FORM_FIELDS] = MEMBER_ROWS(true);
static const struct form_row edit_rows[FORM_FIELDS] = MEMBER_ROWS(false);

/* --- fields ----------------------------------------------------------------------------------------------------- */

static void refuse_birthday(struct counter *counter, const struct error *err, const char *text)
{
    counter_refuse(counter, err);
    counter->message.text = N_("Birthday is wrong: {0}. Type it again, e.g. 0627.");
    text_copy(counter->message.arg[0], COUNTER_ARG_TEXT, text);
}

/* The number is somebody's already: shown, and Enter opens them. */
static void check_known(struct counter *counter)
{
    struct counter_person *person = &counter->person;
    struct member member;
    struct error err;
    char text[EDIT_TEXT], masked[PERSON_TEXT];
    int64_t phone, id = 0;
    person->known = 0;
    text_halfwidth(text, sizeof text, counter->form.edit[FORM_PHONE].text);
    if (!find_is_phone(text) || phone_parse(text, &phone, &err) != STATUS_OK ||
        member_by_phone(desk_db(counter->desk), phone, &id, &err) != STATUS_OK || id == 0 || id == person->member ||
        member_get(desk_db(counter->desk), id, &member, &err) != STATUS_OK)
        return;
    person->known = id;
    counter->form.at = FORM_PHONE;
    error_set(&err, STATUS_DUPLICATE_PHONE, "phone", "this phone is a member's");
    error_arg(&err, 0, "%s", text_mask_name(masked, sizeof masked, member.name));
    counter_refuse(counter, &err);
}

static void changed(struct counter *counter, size_t at)
{
    if (at == FORM_PHONE)
        check_known(counter);
}

/* Reads what the field holds; what cannot be right is refused. */
static void leave(struct counter *counter, size_t at)
{
    struct counter_person *person = &counter->person;
    struct error err;
    char text[EDIT_TEXT];
    text_halfwidth(text, sizeof text, counter->form.edit[at].text);
    if (at == FORM_NAME)
        people_namesakes(counter);
    if (at == FORM_REFERRER)
        people_referrer(counter, text);
    if (at == FORM_PHONE && *text != '\0' && phone_parse(text, &person->phone, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    if (at != FORM_BIRTHDAY)
        return;
    person->birthday = (struct birthday){0};
    if (birthday_parse(text, &person->birthday, &err) != STATUS_OK)
        refuse_birthday(counter, &err, text);
}

static bool open_known(struct counter *counter, size_t at)
{
    if (at != FORM_PHONE || counter->person.known == 0)
        return false;
    hand_attach(counter, counter->person.known, 0);
    return true;
}

/* A new card, most likely. */
static void scanned(struct counter *counter, const char *text)
{
    edit_set(&counter->form.edit[FORM_CARD], text);
}

/* --- notes ------------------------------------------------------------------------------------------------------ */

static char *say(char buf[FORM_NOTE], const char *format, const char *arg0, const char *arg1)
{
    return text_fill(buf, FORM_NOTE, format, 2, (const char *const[]){arg0, arg1});
}

static char *choice(char buf[FORM_NOTE], const struct edit *edit, const char *none, const char *zero, const char *one,
                    const char *two)
{
    const char digit = edit->text[0];
    return text_copy(buf, FORM_NOTE, digit == '\0' ? none : digit == '0' ? zero : digit == '1' ? one : two);
}

static char *phone_note(char buf[FORM_NOTE], const struct counter_person *person)
{
    char phone[PHONE_TEXT] = "";
    if (person->known == 0 && person->member != 0 && person->before > 0)
        return say(buf, _("now {0}; another needs proof"), phone_mask(phone, person->before), NULL);
    return text_copy(buf, FORM_NOTE, person->known != 0 ? _("a member already: Enter opens") : _("new number"));
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    const struct counter_person *person = &counter->person;
    const struct edit *edit = &counter->form.edit[at];
    char count[24], phone[PHONE_TEXT], day[DATE_TEXT];
    switch ((enum form_field)at) {
    case FORM_PHONE:
        return phone_note(buf, person);
    case FORM_NAME:
        if (person->namesakes == 0)
            return buf;
        snprintf(count, sizeof count, "%zu", person->namesakes);
        return say(buf, _("? same name {0}: {1} F4"), count, phone_mask(phone, person->namesake_phone));
    case FORM_GENDER:
        return choice(buf, edit, _("1 female 2 male"), "", _("female"), _("male"));
    case FORM_BIRTHDAY:
        if (person->birthday.kind == BIRTHDAY_NONE)
            return text_copy(buf, FORM_NOTE, _("0627 or 19900627; * behind: lunar"));
        return say(buf, _("next kept {0}"), date_format(day, birthday_next(&person->birthday, desk_day(counter->desk))),
                   NULL);
    case FORM_SMS:
        return choice(buf, edit, _("1 agrees 0 does not"), _("does not"), _("agrees"), "");
    case FORM_REFERRER:
        if (edit_empty(edit))
            return text_copy(buf, FORM_NOTE, _("referrer's tail, phone or card"));
        return person->referrer != 0 ? text_mask_name(buf, FORM_NOTE, person->referrer_name) : buf;
    default:
        return buf;
    }
}

/* --- saving ----------------------------------------------------------------------------------------------------- */

/* What is typed, as a request; the fields were read as they were left. */
static void read_form(const struct counter *counter, struct enrol_request *request)
{
    const struct form *form = &counter->form;
    struct member *member = &request->member;
    const char gender = form->edit[FORM_GENDER].text[0], sms = form->edit[FORM_SMS].text[0];
    member->birthday = counter->person.birthday;
    member->referrer = counter->person.referrer;
    text_trim(member->name, sizeof member->name, form->edit[FORM_NAME].text);
    text_trim(member->card, sizeof member->card, form->edit[FORM_CARD].text);
    member->gender = gender == '1' ? 'f' : gender == '2' ? 'm' : 0;
    request->sms_consent_asked = sms != '\0';
    request->sms_consent = sms == '1';
}

static void refuse_save(struct counter *counter, const struct error *err)
{
    static const struct {
        const char *name;
        enum form_field field;
    } list[] = {{"phone", FORM_PHONE},
                {"name", FORM_NAME},
                {"birthday", FORM_BIRTHDAY},
                {"card", FORM_CARD},
                {"referrer", FORM_REFERRER}};
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (strcmp(err->field, list[i].name) == 0)
            counter->form.at = list[i].field;
    if (err->status == STATUS_DUPLICATE_PHONE)
        check_known(counter); /* taken while the form was open */
    counter_refuse(counter, err);
}

static void save_new(struct counter *counter)
{
    struct enrol_request request = {.member.phone = counter->person.phone};
    struct enrol_done done;
    struct error err;
    read_form(counter, &request);
    if (enrol(counter->desk, counter->person.key, &request, &done, &err) != STATUS_OK) {
        refuse_save(counter, &err);
        return;
    }
    last_entry(counter, done.txn);
    counter_pop(counter); /* done with, whatever is asked about the bill below */
    hand_attach(counter, done.member, 0);
    if (!counter->refused)
        counter_tell(counter, N_("Enrolled."), NULL, NULL);
}

static unsigned changed_fields(const struct counter *counter, const struct enrol_request *wanted)
{
    const struct member *old = &counter->hand.member, *new = &wanted->member;
    const struct birthday *before = &old->birthday, *after = &new->birthday;
    bool born = before->kind != after->kind || before->year != after->year || before->month != after->month ||
                before->day != after->day;
    bool agreed =
        wanted->sms_consent_asked && (!counter->person.sms_asked || wanted->sms_consent != counter->person.sms_given);
    return (strcmp(old->name, new->name) != 0 ? FIELD_NAME : 0U) |
           (strcmp(old->card, new->card) != 0 ? FIELD_CARD : 0U) | (born ? FIELD_BIRTHDAY : 0U) |
           (old->gender != new->gender ? FIELD_GENDER : 0U) | (old->referrer != new->referrer ? FIELD_REFERRER : 0U) |
           (agreed ? FIELD_SMS : 0U);
}

static void save_edit(struct counter *counter)
{
    struct enrol_request wanted = {0};
    size_t shared = counter->shared;
    char phone[EDIT_TEXT];
    struct error err;
    read_form(counter, &wanted);
    unsigned mask = changed_fields(counter, &wanted);
    text_copy(phone, sizeof phone, counter->form.edit[FORM_PHONE].text);
    if (mask != 0 &&
        member_edit(counter->desk, counter->person.key, counter->person.member, mask, &wanted, &err) != STATUS_OK) {
        refuse_save(counter, &err);
        act_key(counter->person.key); /* what is typed next is another request */
        return;
    }
    counter_pop(counter);
    if (mask != 0 && !hand_take(counter, counter->person.member, shared))
        return;
    if (mask != 0 || *phone == '\0')
        counter_tell(counter, mask != 0 ? N_("Saved.") : N_("Nothing was changed."), NULL, NULL);
    if (*phone != '\0')
        phone_open(counter, phone);
}

/* --- opening ---------------------------------------------------------------------------------------------------- */

static struct form *begin(struct counter *counter, const struct form_job *job)
{
    counter->person = (struct counter_person){0};
    act_key(counter->person.key);
    struct form *form = form_open(counter, job);
    form->at = FORM_NAME;
    return form;
}

bool enrol_open(struct counter *counter, const char *phone)
{
    static const struct form_job job = {.screen = 3,
                                        .title = N_("New member"),
                                        .row = new_rows,
                                        .rows = FORM_FIELDS,
                                        .changed = changed,
                                        .leave = leave,
                                        .enter = open_known,
                                        .scan = scanned,
                                        .choose = people_choose,
                                        .save = save_new,
                                        .note = note};
    if (!find_is_phone(phone))
        return false;
    edit_set(&begin(counter, &job)->edit[FORM_PHONE], phone);
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

static void fill_referrer(struct counter *counter, int64_t id)
{
    struct member referrer;
    struct error err;
    char text[PHONE_TEXT];
    counter->person.referrer = id;
    if (id == 0 || member_get(desk_db(counter->desk), id, &referrer, &err) != STATUS_OK)
        return;
    edit_set(&counter->form.edit[FORM_REFERRER],
             referrer.phone > 0 ? phone_format(text, referrer.phone) : referrer.card);
    text_copy(counter->person.referrer_name, sizeof counter->person.referrer_name, referrer.name);
}

void edit_member(struct counter *counter)
{
    static const struct form_job job = {.screen = 3,
                                        .title = N_("Edit member"),
                                        .row = edit_rows,
                                        .rows = FORM_FIELDS,
                                        .changed = changed,
                                        .leave = leave,
                                        .enter = open_known,
                                        .scan = scanned,
                                        .choose = people_choose,
                                        .save = save_edit,
                                        .note = note};
    const struct member *member = &counter->hand.member;
    struct error err;
    char text[EDIT_TEXT];
    struct form *form = begin(counter, &job);
    struct counter_person *person = &counter->person;
    person->member = member->id;
    person->birthday = member->birthday;
    person->before = member->phone;
    edit_set(&form->edit[FORM_NAME], member->name);
    edit_set(&form->edit[FORM_CARD], member->card);
    edit_set(&form->edit[FORM_GENDER], member->gender == 'f' ? "1" : member->gender == 'm' ? "2" : "");
    birthday_typed(text, &member->birthday);
    edit_set(&form->edit[FORM_BIRTHDAY], text);
    fill_referrer(counter, member->referrer);
    if (member_consented(desk_db(counter->desk), member->id, "sms", &person->sms_asked, &person->sms_given, &err) !=
        STATUS_OK)
        counter_refuse(counter, &err);
    else if (person->sms_asked)
        edit_set(&form->edit[FORM_SMS], person->sms_given ? "1" : "0");
}
