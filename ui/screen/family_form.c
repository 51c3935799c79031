/* SPDX-License-Identifier: MIT */
/* family_form: lets another member pay with the stored value of the one in hand, up to a limit a month. */
#include <stdio.h>

#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "desk/badge.h"
#include "desk/family.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

enum { WHO, LIMIT, ROWS };

static const struct form_row rows[ROWS] = {
    [WHO] = {.label = N_("Who pays"), .limit = 48, .required = true},
    [LIMIT] = {.label = N_("A month"), .limit = 10},
};

static const char *const fields[ROWS] = {"other", "limit"};

struct family_form_state {
    struct form_state form;
    char key[ACT_KEY_TEXT];
    struct family_request request;
    char name[PERSON_TEXT]; /* of who pays too, masked; "": not found yet */
};

static struct family_form_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_FAMILY_FORM);
}

/* --- fields ----------------------------------------------------------------------------------------------------- */

static void set_other(struct counter *counter, int64_t id)
{
    struct family_form_state *state = own(counter);
    struct member member;
    struct error err;
    if (id == counter->hand.member.id) {
        counter_object(counter, N_("That is the member in hand: name the other one."), NULL, NULL);
    } else if (member_get(desk_db(counter->desk), id, &member, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
    } else {
        state->request.other = id;
        word_person(state->name, member.name, member.phone);
    }
}

/* One member must be meant: by a scan, phone, card, or by letters that fit nobody else. */
static void find_other(struct counter *counter, const char *text)
{
    struct family_form_state *state = own(counter);
    struct finder_result *found = &counter->result;
    char count[24];
    struct error err;
    int64_t scanned = badge_read_member(counter->desk, text);
    state->request.other = 0;
    state->name[0] = '\0';
    if (scanned != 0) {
        set_other(counter, scanned);
        return;
    }
    if (finder_search(desk_db(counter->desk), counter->cache, text, COUNTER_DETAILED, found, &err) != STATUS_OK) {
        counter_refuse(counter, &err);
    } else if (found->hits == 1 || (found->hits > 1 && found->hit[0].exact && !found->hit[1].exact)) {
        set_other(counter, found->hit[0].member);
    } else if (found->hits == 0) {
        error_set(&err, STATUS_NOT_FOUND, "member", "nobody found");
        error_arg(&err, 0, "%s", text);
        counter_refuse(counter, &err);
    } else {
        snprintf(count, sizeof count, "%zu", found->hits);
        counter_object(counter, N_("{0} members match: type the whole phone, or scan the card."), count, NULL);
    }
}

static void leave(struct counter *counter, size_t at)
{
    struct family_form_state *state = own(counter);
    const char *text = state->form.form.edit[at].text;
    struct error err;
    if (at == WHO && *text != '\0') {
        find_other(counter, text);
        return;
    }
    if (at != LIMIT)
        return;
    state->request.limit = LIMIT_NONE;
    if (*text != '\0' && money_parse(text, "limit", &state->request.limit, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    else if (*text != '\0' && state->request.limit <= 0)
        counter_object(counter, N_("Enter an amount above 0."), NULL, NULL);
}

static void scanned(struct counter *counter, const char *text)
{
    struct form *form = &own(counter)->form.form;
    if (form->stands[WHO])
        return;
    form->at = WHO;
    edit_set(&form->edit[WHO], text);
    form_next(counter);
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    if (at == LIMIT)
        return text_copy(buf, FORM_NOTE, _("yuan at most; empty: no limit"));
    const char *name = own(counter)->name;
    return text_copy(buf, FORM_NOTE, *name != '\0' ? name : _("scan, phone, its last 4, card or name"));
}

/* --- saving ----------------------------------------------------------------------------------------------------- */

static void tell(struct counter *counter, const struct family_request *request, const char *name)
{
    char limit[MONEY_TEXT];
    if (request->limit == LIMIT_NONE)
        counter_tell(counter, N_("{0} may pay with this stored value."), name, NULL);
    else
        counter_tell(counter, N_("{0} may pay with this stored value, {1} a month."), name,
                     word_money(limit, request->limit));
}

static void link_now(struct counter *counter)
{
    struct family_form_state *state = own(counter);
    struct family_request request = state->request;
    char name[PERSON_TEXT];
    struct error err;
    enum status status = family_link(counter->desk, state->key, approve_staff(counter), &request, &err);
    if (status == STATUS_APPROVAL_NEEDED && !counter->approved) {
        approve_ask(counter, &err, link_now);
        return;
    }
    if (status != STATUS_OK) {
        act_key(state->key); /* a corrected form is another request and needs another key */
        form_refuse(counter, &err, fields);
        return;
    }
    text_copy(name, sizeof name, state->name);
    last_final(counter, N_("The last act linked a family: part them in the details (.5, then .0)."));
    counter_pop(counter);
    counter_refresh(counter);
    if (!counter->refused)
        tell(counter, &request, name);
}

static void save(struct counter *counter)
{
    struct family_form_state *state = own(counter);
    char limit[MONEY_TEXT];
    state->request.member = counter->hand.member.id;
    bool free = state->request.limit == LIMIT_NONE;
    struct counter_question *question = ask_open(counter,
                                                 free ? N_("May {0} pay with this stored value, all of it?")
                                                      : N_("May {0} pay with this stored value, {1} a month?"),
                                                 state->name, free ? NULL : word_money(limit, state->request.limit));
    ask_option(question, 1, N_("yes, link them"), link_now);
    ask_option(question, 2, N_("no, correct it"), NULL);
    question->marked = 2;
}

static const struct form_job job = {.screen = 8,
                                    .title = N_("Family card"),
                                    .row = rows,
                                    .rows = ROWS,
                                    .leave = leave,
                                    .scan = scanned,
                                    .save = save,
                                    .note = note};

/* argument: the struct member_link whose limit changes; NULL: a new one */
static enum status open_form(struct counter *counter, const void *argument, struct error *err)
{
    struct family_form_state *state = own(counter);
    const struct member_link *link = argument;
    char money[MONEY_TEXT];
    (void)err;
    struct form *form = form_begin(&state->form, &job);
    act_key(state->key);
    state->request.limit = LIMIT_NONE;
    if (!link)
        return STATUS_OK;
    state->request.other = link->member;
    word_person(state->name, link->name, link->phone);
    edit_set(&form->edit[WHO], state->name);
    form->stands[WHO] = true;
    form->at = LIMIT;
    if (link->limit != LIMIT_NONE)
        edit_set(&form->edit[LIMIT], money_format(money, link->limit));
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_family_form = {
    .title = N_("Family card"),
    .flags = SCREEN_PERSONAL,
    .state_size = sizeof(struct family_form_state),
    .open = open_form,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
