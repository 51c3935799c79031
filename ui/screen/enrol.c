/* SPDX-License-Identifier: MIT */
/* enrol: the form of a member: a new one, whose phone was not found, or the one in hand. Enter never saves. */
#include "desk/enrol.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/i18n.h"
#include "base/phone.h"
#include "base/text.h"
#include "model/identity.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"
#include "ui/screen/enrol_priv.h"

#define MEMBER_ROWS(phone_needed)                                                                                      \
    {                                                                                                                  \
        [FORM_PHONE] = {.label = N_("Phone"), .limit = 20, .required = (phone_needed)},                                \
        [FORM_NAME] = {.label = N_("Name"), .limit = 80},                                                              \
        [FORM_GENDER] = {.label = N_("Sex"), .kind = FORM_CHOICE, .least = '1', .most = '2'},                          \
        [FORM_BIRTHDAY] = {.label = N_("Birthday"), .limit = 10},                                                      \
        [FORM_SMS] = {.label = N_("SMS consent"), .kind = FORM_CHOICE, .least = '0', .most = '1'},                     \
        [FORM_CARD] = {.label = N_("Card"), .limit = CARD_TEXT - 1},                                                   \
        [FORM_REFERRER] = {.label = N_("Referrer"), .limit = 20},                                                      \
        [FORM_SEEN] = {.label = N_("ID seen"), .kind = FORM_CHOICE, .least = '0', .most = '1'},                        \
    }

static struct enrol_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_ENROL);
}

static const struct form_row new_rows[FORM_FIELDS] = MEMBER_ROWS(true);
static const struct form_row edit_rows[FORM_FIELDS] = MEMBER_ROWS(false);

/* --- candidates for a field ------------------------------------------------------------------------------------ */

static void add_person(struct counter *counter, int64_t member)
{
    struct enrol_state *person = own(counter);
    if (person->rows.count == COUNTER_DETAILED || member == person->member)
        return;
    person->row[person->rows.count++] = (struct counter_row){.member = member, .birthday_in = -1};
}

static bool search(struct counter *counter, const char *text)
{
    struct error err;
    own(counter)->rows.count = own(counter)->rows.marked = 0;
    if (*text == '\0')
        return true;
    if (finder_search(desk_db(counter->desk), counter->cache, text, COUNTER_DETAILED + 1, &counter->result, &err) ==
        STATUS_OK)
        return true;
    counter_refuse(counter, &err);
    return false;
}

/* Lists the other members of the typed name. */
static void namesakes(struct counter *counter)
{
    struct enrol_state *person = own(counter);
    const char *name = own(counter)->form.form.edit[FORM_NAME].text;
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
    struct enrol_state *person = own(counter);
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

/* Finds the referrer by tail, phone or card. If several members have the tail, F4 chooses. */
static void find_referrer(struct counter *counter, const char *text)
{
    struct enrol_state *person = own(counter);
    char count[24];
    struct error err;
    if (*text == '\0') {
        person->referrer = 0;
        return;
    }
    if (person->referrer_before != 0 && strcmp(text, person->referrer_shown) == 0) {
        set_referrer(counter, person->referrer_before); /* as the form opened: masked digits find nobody */
        return;
    }
    if (!search(counter, text))
        return;
    bool exact = counter->result.hits > 0 && counter->result.hit[0].exact;
    for (size_t i = 0; i < (exact ? 1 : counter->result.hits); i++)
        add_person(counter, counter->result.hit[i].member);
    for (size_t i = 0; i < person->rows.count; i++)
        if (person->row[i].member == person->referrer)
            return; /* chosen from the list before */
    person->referrer = 0;
    if (person->rows.count == 1)
        set_referrer(counter, person->row[0].member);
    else if (person->rows.count == 0) {
        error_set(&err, STATUS_NOT_FOUND, "member", "no such referrer");
        error_arg(&err, 0, "%s", text);
        counter_refuse(counter, &err);
    } else {
        snprintf(count, sizeof count, "%zu", person->rows.count);
        counter_object(counter, N_("{0} members match: F4 lists them."), count, NULL);
    }
}

static void choose_person(struct counter *counter, size_t at)
{
    struct enrol_state *person = own(counter);
    if (at != FORM_REFERRER) {
        namesakes(counter);
    } else if (search(counter, own(counter)->form.form.edit[FORM_REFERRER].text)) {
        for (size_t i = 0; i < counter->result.hits; i++)
            add_person(counter, counter->result.hit[i].member);
    }
    if (counter->refused)
        return;
    find_details(counter, person->row, person->rows.count);
    if (person->rows.count == 0)
        counter_object(counter, N_("There is nobody to choose here."), NULL, NULL);
    else
        counter_push(counter, SCREEN_PEOPLE);
}

/* --- fields ----------------------------------------------------------------------------------------------------- */

static void refuse_birthday(struct counter *counter, const struct error *err, const char *text)
{
    counter_refuse(counter, err);
    if (err->detail[0] != '\0') { /* its sentence says why, of the text as it was typed */
        struct error *shown = &counter->message.error;
        text_copy(shown->arg[1], sizeof shown->arg[1], text);
        return;
    }
    counter->message.text = N_("Birthday is wrong: {0}. Type it again, e.g. 0627.");
    text_copy(counter->message.arg[0], COUNTER_ARG_TEXT, text);
}

/* A number that another member had before is the new owner's now: enrolling afresh is right. */
static void find_former(struct counter *counter, int64_t phone)
{
    struct enrol_state *person = own(counter);
    struct member member;
    struct error err;
    int64_t id;
    person->former[0] = '\0';
    if (identity_former_owner(desk_db(counter->desk), phone, &id, &err) == STATUS_OK && id != 0 &&
        id != person->member && member_get(desk_db(counter->desk), id, &member, &err) == STATUS_OK)
        word_person(person->former, member.name, member.phone);
}

/* If the phone belongs to a member, shows who it is; Enter then opens that member. */
static void check_known(struct counter *counter)
{
    struct enrol_state *person = own(counter);
    struct member member;
    struct error err;
    char text[EDIT_TEXT], masked[PERSON_TEXT];
    int64_t phone, id = 0;
    person->known = 0;
    person->former[0] = '\0';
    text_halfwidth(text, sizeof text, own(counter)->form.form.edit[FORM_PHONE].text);
    if (!hand_is_phone(text) || phone_parse(text, &phone, &err) != STATUS_OK)
        return;
    find_former(counter, phone);
    if (member_by_phone(desk_db(counter->desk), phone, &id, &err) != STATUS_OK || id == 0 || id == person->member ||
        member_get(desk_db(counter->desk), id, &member, &err) != STATUS_OK)
        return;
    person->known = id;
    own(counter)->form.form.at = FORM_PHONE;
    error_set(&err, STATUS_DUPLICATE_PHONE, "phone", "this phone is a member's");
    error_arg(&err, 0, "%s", text_mask_name(masked, sizeof masked, member.name));
    counter_refuse(counter, &err);
}

static void changed(struct counter *counter, size_t at)
{
    if (at == FORM_PHONE)
        check_known(counter);
}

/* Reads the field; refuses an invalid value. */
static void leave(struct counter *counter, size_t at)
{
    struct enrol_state *person = own(counter);
    struct error err;
    char text[EDIT_TEXT];
    text_halfwidth(text, sizeof text, own(counter)->form.form.edit[at].text);
    if (at == FORM_NAME)
        namesakes(counter);
    if (at == FORM_REFERRER)
        find_referrer(counter, text);
    if (at == FORM_PHONE && *text != '\0' && phone_parse(text, &person->phone, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    if (at != FORM_BIRTHDAY)
        return;
    person->birthday = (struct birthday){0};
    if (birthday_parse(text, &person->birthday, &err) != STATUS_OK ||
        birthday_check(&person->birthday, desk_day(counter->desk), &err) != STATUS_OK)
        refuse_birthday(counter, &err, text);
}

static bool open_known(struct counter *counter, size_t at)
{
    if (at != FORM_PHONE || own(counter)->known == 0)
        return false;
    hand_attach(counter, own(counter)->known, 0); /* closes the form */
    return true;
}

/* A scan in the form is most likely a new card. */
static void scanned(struct counter *counter, const char *text)
{
    edit_set(&own(counter)->form.form.edit[FORM_CARD], text);
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

static char *phone_note(char buf[FORM_NOTE], const struct enrol_state *person)
{
    char phone[PHONE_TEXT] = "";
    if (person->known == 0 && person->member != 0 && person->before > 0)
        return say(buf, _("now {0}; another needs proof"), phone_mask(phone, person->before), NULL);
    if (person->known == 0 && *person->former)
        return say(buf, _("was the number of {0}: enrol anew"), person->former, NULL);
    return text_copy(buf, FORM_NOTE, person->known != 0 ? _("a member already: Enter opens") : _("new number"));
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    const struct enrol_state *person = own(counter);
    const struct edit *edit = &own(counter)->form.form.edit[at];
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
            return text_copy(buf, FORM_NOTE, _("0627 or 19900627; add * for lunar"));
        return say(buf, _("next on {0}"), date_format(day, birthday_next(&person->birthday, counter->today)), NULL);
    case FORM_SMS:
        return choice(buf, edit, _("1 agrees 0 does not"), _("does not"), _("agrees"), "");
    case FORM_REFERRER:
        if (edit_empty(edit))
            return text_copy(buf, FORM_NOTE, _("referrer's last 4, phone or card"));
        return person->referrer != 0 ? text_mask_name(buf, FORM_NOTE, person->referrer_name) : buf;
    case FORM_SEEN:
        return choice(buf, edit, _("1 birthday seen on an ID"), _("not seen"), _("birthday seen; no number is kept"),
                      "");
    default:
        return buf;
    }
}

/* --- saving ----------------------------------------------------------------------------------------------------- */

/* Fills the request with the typed fields; those with a format were parsed when they were left. */
static void read_form(const struct counter *counter, struct enrol_request *request)
{
    const struct form *form = &own(counter)->form.form;
    struct member *member = &request->member;
    const char gender = form->edit[FORM_GENDER].text[0], sms = form->edit[FORM_SMS].text[0];
    member->birthday = own(counter)->birthday;
    member->referrer = own(counter)->referrer;
    text_trim(member->name, sizeof member->name, form->edit[FORM_NAME].text);
    text_trim(member->card, sizeof member->card, form->edit[FORM_CARD].text);
    member->gender = gender == '1' ? 'f' : gender == '2' ? 'm' : 0;
    request->sms_consent_asked = sms != '\0';
    request->sms_consent = sms == '1';
    request->id_seen = form->edit[FORM_SEEN].text[0] == '1';
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
            own(counter)->form.form.at = list[i].field;
    if (err->status == STATUS_DUPLICATE_PHONE)
        check_known(counter); /* another till has enrolled the phone while the form was open */
    counter_refuse(counter, err);
}

static void save_new(struct counter *counter)
{
    struct enrol_request request = {.member.phone = own(counter)->phone};
    struct enrol_done done;
    struct error err;
    read_form(counter, &request);
    if (enrol(counter->desk, own(counter)->key, &request, &done, &err) != STATUS_OK) {
        refuse_save(counter, &err);
        return;
    }
    last_entry(counter, done.txn);
    counter_pop(counter); /* closed first: hand_attach may ask a question about the bill below */
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
        wanted->sms_consent_asked && (!own(counter)->sms_asked || wanted->sms_consent != own(counter)->sms_given);
    return (strcmp(old->name, new->name) != 0 ? FIELD_NAME : 0U) |
           (strcmp(old->card, new->card) != 0 ? FIELD_CARD : 0U) | (born ? FIELD_BIRTHDAY : 0U) |
           (old->gender != new->gender ? FIELD_GENDER : 0U) | (old->referrer != new->referrer ? FIELD_REFERRER : 0U) |
           (agreed ? FIELD_SMS : 0U) | (wanted->id_seen != own(counter)->seen_before || born ? FIELD_ID_SEEN : 0U);
}

/* For undo. A consent asked for the first time cannot be unasked: what is put back is no consent. */
static void remember_edit(struct counter *counter, unsigned mask, const struct enrol_request *wanted)
{
    struct counter_edited edited = {
        .member = own(counter)->member, .mask = mask, .was.member = counter->hand.member, .is = *wanted};
    edited.is.approver = NULL;
    edited.was.id_seen = own(counter)->seen_before;
    edited.was.sms_consent_asked = true;
    edited.was.sms_consent = own(counter)->sms_asked && own(counter)->sms_given;
    last_edit(counter, &edited);
}

static void save_edit(struct counter *counter)
{
    struct enrol_request wanted = {0};
    size_t shared = counter->shared;
    char phone[EDIT_TEXT];
    struct error err;
    read_form(counter, &wanted);
    unsigned mask = changed_fields(counter, &wanted);
    if ((mask & FIELD_CARD) && !hand_proven(counter)) /* a card spends, so who gives one proves who they are */
        return;
    text_copy(phone, sizeof phone, own(counter)->form.form.edit[FORM_PHONE].text);
    wanted.approver = approve_staff(counter);
    enum status status =
        mask ? enrol_edit(counter->desk, own(counter)->key, own(counter)->member, mask, &wanted, &err) : STATUS_OK;
    if (status == STATUS_APPROVAL_NEEDED && !counter->approved) {
        approve_ask(counter, &err, save_edit);
        return;
    }
    if (status != STATUS_OK) {
        refuse_save(counter, &err);
        act_key(own(counter)->key); /* a corrected form is another request and needs another key */
        return;
    }
    int64_t member = own(counter)->member;
    if (mask != 0)
        remember_edit(counter, mask, &wanted);
    counter_pop(counter);
    if (mask != 0 && !hand_take(counter, member, shared))
        return;
    if (mask != 0 || *phone == '\0')
        counter_tell(counter, mask != 0 ? N_("Saved.") : N_("Nothing was changed."), NULL, NULL);
    if (*phone != '\0')
        counter_show(counter, SCREEN_PHONE, phone);
}

/* --- opening ---------------------------------------------------------------------------------------------------- */

/* Formats a birthday as it is typed: 0627, 19900627, a star for lunar, two for a leap month. */
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
    own(counter)->referrer = id;
    if (id == 0 || member_get(desk_db(counter->desk), id, &referrer, &err) != STATUS_OK)
        return;
    text_copy(own(counter)->referrer_shown, EDIT_TEXT,
              referrer.phone > 0 ? phone_mask(text, referrer.phone) : referrer.card);
    edit_set(&own(counter)->form.form.edit[FORM_REFERRER], own(counter)->referrer_shown);
    own(counter)->referrer_before = id;
    text_copy(own(counter)->referrer_name, sizeof own(counter)->referrer_name, referrer.name);
}

static const struct form_job new_job = {.screen = 3,
                                        .title = N_("New member"),
                                        .row = new_rows,
                                        .rows = FORM_FIELDS,
                                        .changed = changed,
                                        .leave = leave,
                                        .enter = open_known,
                                        .scan = scanned,
                                        .choose = choose_person,
                                        .save = save_new,
                                        .note = note};

static const struct form_job edit_job = {.screen = 3,
                                         .title = N_("Edit member"),
                                         .row = edit_rows,
                                         .rows = FORM_FIELDS,
                                         .changed = changed,
                                         .leave = leave,
                                         .enter = open_known,
                                         .scan = scanned,
                                         .choose = choose_person,
                                         .save = save_edit,
                                         .note = note};

static enum status fill(struct counter *counter, struct error *err)
{
    const struct member *member = &counter->hand.member;
    struct enrol_state *person = own(counter);
    struct form *form = &person->form.form;
    char text[EDIT_TEXT];
    person->member = member->id;
    person->birthday = member->birthday;
    person->before = member->phone;
    edit_set(&form->edit[FORM_NAME], member->name);
    edit_set(&form->edit[FORM_CARD], member->card);
    edit_set(&form->edit[FORM_GENDER], member->gender == 'f' ? "1" : member->gender == 'm' ? "2" : "");
    birthday_typed(text, &member->birthday);
    edit_set(&form->edit[FORM_BIRTHDAY], text);
    fill_referrer(counter, member->referrer);
    TRY(member_consented(desk_db(counter->desk), member->id, "sms", &person->sms_asked, &person->sms_given, err));
    if (person->sms_asked)
        edit_set(&form->edit[FORM_SMS], person->sms_given ? "1" : "0");
    person->seen_before = counter->hand.id_seen.day != 0;
    if (person->seen_before)
        edit_set(&form->edit[FORM_SEEN], "1");
    return STATUS_OK;
}

/* argument: the typed phone of a new member; NULL: edits the member in hand. */
static enum status open_enrol(struct counter *counter, const void *argument, struct error *err)
{
    const char *phone = argument;
    struct enrol_state *person = own(counter);
    act_key(person->key);
    struct form *form = form_begin(&person->form, phone ? &new_job : &edit_job);
    form->at = FORM_NAME;
    if (!phone)
        return fill(counter, err);
    edit_set(&form->edit[FORM_PHONE], phone);
    if (phone_parse(phone, &person->phone, NULL) == STATUS_OK)
        find_former(counter, person->phone);
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_enrol = {
    .title = N_("New member"),
    .state_size = sizeof(struct enrol_state),
    .open = open_enrol,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
