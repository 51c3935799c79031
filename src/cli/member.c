/* SPDX-License-Identifier: MIT */
#include "model/member.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "base/phone.h"
#include "base/text.h"
#include "model/finder.h"
#include "desk/card.h"
#include "desk/enrol.h"
#include "desk/member_pin.h"
#include "desk/member_view.h"
#include "desk/note.h"
#include "desk/phone.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/member_view.h"

static const struct flag add_flags[] = {
    {"phone", "P", N_("phone number"), false},
    {"name", "N", N_("name"), false},
    {"card", "C", N_("card number"), false},
    {"birthday", "D", N_("birthday: 1990-06-27, 06-27, lunar:06-27, lunar:06-27L in a leap month"), false},
    {"id-seen", NULL, N_("the birthday was seen on an ID; no number of it is kept"), false},
    {"gender", "G", N_("f or m"), false},
    {"tag", "T", N_("a tag"), true},
    {"referrer", "M", N_("referring member"), false},
    {"sms", "yes|no", N_("agrees to receive SMS"), false},
    {"source", "S", N_("where they came from"), false},
    {NULL, NULL, NULL, false},
};

static const struct flag edit_flags[] = {
    {"name", "N", N_("name"), false},
    {"card", "C", N_("card number"), false},
    {"birthday", "D", N_("birthday: 1990-06-27, 06-27, lunar:06-27, lunar:06-27L in a leap month"), false},
    {"id-seen", NULL, N_("the birthday was seen on an ID; no number of it is kept"), false},
    {"gender", "G", N_("f or m"), false},
    {"tag", "T", N_("a tag; replaces all existing tags; an empty one clears them"), true},
    {"referrer", "M", N_("referring member"), false},
    {"sms", "yes|no", N_("agrees to receive SMS"), false},
    {"source", "S", N_("where they came from"), false},
    {"pinyin", "P", N_("pinyin of the name, where the program guessed wrong"), false},
    {"initials", "I", N_("pinyin initials"), false},
    {"approver", "STAFF", N_("approver; must not be the operator"), false},
    {NULL, NULL, NULL, false},
};

static enum status read_gender(const char *text, char *gender, struct error *err)
{
    static const struct {
        const char *text;
        char gender;
    } list[] = {{"f", 'f'}, {"m", 'm'}, {"女", 'f'}, {"男", 'm'}, {"", 0}};
    for (size_t i = 0; i < sizeof list / sizeof list[0]; i++) {
        if (strcmp(list[i].text, text) == 0) {
            *gender = list[i].gender;
            return STATUS_OK;
        }
    }
    return error_one_of(err, "gender", text, "f, m");
}

static enum status read_tags(const struct command *command, struct member *member, struct error *err)
{
    const char *tag;
    for (size_t i = 0; (tag = command_nth(command, "tag", i)) != NULL; i++) {
        if (!*tag)
            continue;
        if (member->tags == TAGS_MAX)
            return error_value(err, "tag", tag, "too many tags");
        TRY(args_text(member->tag[member->tags++], CODE_TEXT, "tag", tag, err));
    }
    return STATUS_OK;
}

/* Copies the value of a text flag into a field and sets its bit in the mask. */
static enum status take_text(const struct command *command, const char *flag, char *field, size_t size, unsigned bit,
                             unsigned *mask, struct error *err)
{
    const char *value = command_value(command, flag);
    if (!value)
        return STATUS_OK;
    *mask |= bit;
    return args_text(field, size, flag, value, err);
}

static enum status read_sms(const struct command *command, struct enrol_request *request, unsigned *mask,
                            struct error *err)
{
    const char *sms = command_value(command, "sms");
    if (!sms)
        return STATUS_OK;
    request->sms_consent_asked = true;
    request->sms_consent = strcmp(sms, "yes") == 0;
    *mask |= FIELD_SMS;
    return request->sms_consent || strcmp(sms, "no") == 0 ? STATUS_OK : error_one_of(err, "sms", sms, "yes, no");
}

/* Reads the flags that add and edit share. */
static enum status read_fields(const struct command *command, struct enrol_request *request, unsigned *mask,
                               struct error *err)
{
    struct member *member = &request->member;
    const char *birthday = command_value(command, "birthday"), *gender = command_value(command, "gender");
    TRY(take_text(command, "name", member->name, sizeof member->name, FIELD_NAME, mask, err));
    TRY(take_text(command, "card", member->card, sizeof member->card, FIELD_CARD, mask, err));
    TRY(take_text(command, "source", member->source, sizeof member->source, FIELD_SOURCE, mask, err));
    TRY(take_text(command, "pinyin", member->pinyin, sizeof member->pinyin, FIELD_READING, mask, err));
    TRY(take_text(command, "initials", member->initials, sizeof member->initials, FIELD_READING, mask, err));
    if (birthday)
        TRY(birthday_parse(birthday, &member->birthday, err));
    if (gender)
        TRY(read_gender(gender, &member->gender, err));
    request->id_seen = command_has(command, "id-seen");
    *mask |= (birthday ? FIELD_BIRTHDAY : 0) | (request->id_seen ? FIELD_ID_SEEN : 0) | (gender ? FIELD_GENDER : 0) |
             (command_has(command, "tag") ? FIELD_TAGS : 0) | (command_has(command, "referrer") ? FIELD_REFERRER : 0);
    TRY(args_member_flag(command, "referrer", &member->referrer, err));
    TRY(read_sms(command, request, mask, err));
    return read_tags(command, member, err);
}

static enum status add(struct command *command, struct error *err)
{
    struct enrol_request request = {0};
    struct enrol_done done;
    unsigned mask = 0;
    const char *phone = command_value(command, "phone");
    TRY(read_fields(command, &request, &mask, err));
    if (phone)
        TRY(phone_parse(phone, &request.member.phone, err));
    TRY(enrol(command->desk, command->key, &request, &done, err));
    return member_view_answer(command, done.member, err);
}

/* If only one of pinyin and initials is given, keeps the other one. */
static enum status complete_reading(struct command *command, int64_t id, struct member *values, struct error *err)
{
    struct member before;
    TRY(member_get(desk_db(command->desk), id, &before, err));
    if (!command_has(command, "pinyin"))
        text_copy(values->pinyin, sizeof values->pinyin, before.pinyin);
    if (!command_has(command, "initials"))
        text_copy(values->initials, sizeof values->initials, before.initials);
    values->reading_fixed = true;
    return STATUS_OK;
}

static enum status edit(struct command *command, struct error *err)
{
    struct enrol_request values = {0};
    struct staff store;
    unsigned mask = 0;
    int64_t id;
    TRY(member_resolve(desk_db(command->desk), command->operand[0], &id, err));
    TRY(read_fields(command, &values, &mask, err));
    if (!mask)
        return command_misuse(command, err, STATUS_MISSING_VALUE, "option",
                              _("Nothing to change: see frontdesk member edit --help."),
                              (const char *const[]){"", "", ""});
    if (mask & FIELD_READING)
        TRY(complete_reading(command, id, &values.member, err));
    TRY(session_approver(command, &store, &values.approver, err));
    TRY(enrol_edit(command->desk, command->key, id, mask, &values, err));
    return member_view_answer(command, id, err);
}

static enum status change_phone(struct command *command, struct error *err)
{
    struct phone_request request = {.proof = command_value(command, "proof")};
    struct staff store;
    const struct staff *approver;
    TRY(member_resolve(desk_db(command->desk), command->operand[0], &request.member, err));
    TRY(phone_parse(command->operand[1], &request.phone, err));
    if (!request.proof)
        return command_misuse(command, err, STATUS_MISSING_VALUE, "proof", _("Needed: --proof QR, card or OLD/BILL."),
                              (const char *const[]){"", "", ""});
    TRY(session_approver(command, &store, &approver, err));
    TRY(phone_change(command->desk, command->key, approver, &request, err));
    return member_view_answer(command, request.member, err);
}

/* The old PIN and the new one are read like a caller's own, after it, from the terminal or the lines of --pin-fd. */
static enum status read_pins(struct command *command, char old[PIN_TEXT], char new[PIN_TEXT], struct error *err)
{
    char again[PIN_TEXT] = "";
    enum status status = STATUS_OK;
    if (command_has(command, "old-pin"))
        status = session_pin(command, _("Old PIN: "), old, err);
    if (status != STATUS_OK || command_has(command, "remove"))
        return status;
    status = session_pin(command, _("New PIN: "), new, err);
    if (status == STATUS_OK && !command->pin_fd) {
        status = session_pin(command, _("Once more: "), again, err);
        if (status == STATUS_OK && strcmp(new, again) != 0)
            status =
                command_misuse(command, err, STATUS_BAD_VALUE, "pin", _("The PINs do not match. Nothing was changed."),
                               (const char *const[]){"", "", ""});
    }
    explicit_bzero(again, sizeof again);
    return status;
}

static enum status change_pin(struct command *command, struct error *err)
{
    struct member_pin_request request = {.proof = command_value(command, "proof")};
    struct staff store;
    const struct staff *approver;
    char old[PIN_TEXT] = "", new[PIN_TEXT] = "";
    bool removes = command_has(command, "remove");
    TRY(member_resolve(desk_db(command->desk), command->operand[0], &request.member, err));
    TRY(session_approver(command, &store, &approver, err));
    enum status status = read_pins(command, old, new, err);
    if (*old != '\0')
        request.proof = old;
    request.pin = removes ? NULL : new;
    if (status == STATUS_OK)
        status = member_pin_change(command->desk, command->key, approver, &request, err);
    explicit_bzero(old, sizeof old);
    explicit_bzero(new, sizeof new);
    TRY(status);
    if (command->json)
        command->answer = json_pack("{s:I,s:b,s:n}", "member", (json_int_t)request.member, "pin", !removes, "txn");
    else
        SAY(command, removes ? _("The member has no PIN any more.") : _("The member's PIN is set."), "");
    return STATUS_OK;
}

static enum status card(struct command *command, struct error *err)
{
    int64_t id;
    char text[BADGE_TEXT];
    TRY(member_resolve(desk_db(command->desk), command->operand[0], &id, err));
    TRY(card_of_member(command->desk, id, text, err));
    return args_card(command, text, err);
}

static enum status show(struct command *command, struct error *err)
{
    int64_t id;
    TRY(member_resolve(desk_db(command->desk), command->operand[0], &id, err));
    return member_view_answer(command, id, err);
}

static enum status search(struct command *command, struct error *err)
{
    static struct finder_result result; /* static because it is large; a command runs only once */
    int64_t limit = 20;
    const char *text = command_value(command, "limit");
    if (text)
        TRY(number_parse(text, "limit", 1, FINDER_MAX, &limit, err));
    TRY(finder_search(desk_db(command->desk), NULL, command->operand[0], (size_t)limit, &result, err));
    if (command->json)
        command->answer = member_view_json_found(&result, desk_shop(command->desk)->practice);
    else
        member_view_print_found(command, &result);
    return STATUS_OK;
}

static enum status ledger(struct command *command, struct error *err)
{
    int64_t id;
    struct ledger_list list = {0};
    TRY(member_resolve(desk_db(command->desk), command->operand[0], &id, err));
    enum status status = member_ledger(command->desk, id, &list, err);
    if (status == STATUS_OK && command->json)
        command->answer = member_view_json_ledger(&list);
    else if (status == STATUS_OK)
        member_view_print_ledger(command, &list);
    member_ledger_clear(&list);
    return status;
}

static enum status note(struct command *command, struct error *err)
{
    int64_t id;
    char name[24];
    TRY(member_resolve(desk_db(command->desk), command->operand[0], &id, err));
    TRY(note_add(command->desk, command->key, id, command->operand[1], err));
    snprintf(name, sizeof name, "#%lld", (long long)id);
    if (command->json)
        command->answer = json_pack("{s:I,s:n}", "member", (json_int_t)id, "txn");
    else
        SAY(command, _("Member {0}: the note is kept."), name);
    return STATUS_OK;
}

static const struct flag find_flags[] = {
    {"limit", "N", N_("at most this many, 1 to 200; default 20"), false},
    {NULL, NULL, NULL, false},
};

static const struct flag show_flags[] = {
    {"reveal", NULL, N_("the whole phone; in a live shop it is masked without, and who looked is recorded"), false},
    {"approver", "STAFF", N_("approver, when over the limit"), false},
    {NULL, NULL, NULL, false},
};

static const struct flag phone_flags[] = {
    {"proof", "X", N_("the member's QR, their card, or OLD-NUMBER/LAST-BILL"), false},
    {"approver", "STAFF", N_("approver; must not be the operator"), false},
    {NULL, NULL, NULL, false},
};

static const struct flag pin_flags[] = {
    {"proof", "X", N_("the member's QR, their card, or OLD-NUMBER/LAST-BILL"), false},
    {"old-pin", NULL, N_("the old PIN is the proof: asked before the new one"), false},
    {"remove", NULL, N_("take the PIN away"), false},
    {"approver", "STAFF", N_("approver; must not be the operator"), false},
    {NULL, NULL, NULL, false},
};

static const struct verb verbs[] = {
    {.name = "add", .flag = add_flags, .opening = OPEN_ACT, .run = add, .summary = N_("enrol a member")},
    {.name = "find",
     .operands = "QUERY",
     .least = 1,
     .most = 1,
     .flag = find_flags,
     .opening = OPEN_LOOK,
     .run = search,
     .summary = N_("find members by phone, its last digits, card, name or initials")},
    {.name = "show",
     .operands = "MEMBER",
     .least = 1,
     .most = 1,
     .flag = show_flags,
     .opening = OPEN_LOOK,
     .run = show,
     .summary = N_("show one member")},
    {.name = "edit",
     .operands = "MEMBER",
     .least = 1,
     .most = 1,
     .flag = edit_flags,
     .opening = OPEN_ACT,
     .run = edit,
     .summary = N_("edit a member")},
    {.name = "card",
     .operands = "MEMBER",
     .least = 1,
     .most = 1,
     .opening = OPEN_ACT,
     .run = card,
     .summary = N_("a member's own QR code, to be scanned or printed")},
    {.name = "phone",
     .operands = "MEMBER NEW",
     .least = 2,
     .most = 2,
     .flag = phone_flags,
     .opening = OPEN_ACT,
     .run = change_phone,
     .summary = N_("change a member's phone; the old one is kept as a former number")},
    {.name = "link",
     .operands = "MEMBER OTHER family|apart",
     .least = 3,
     .most = 3,
     .flag = member_link_flags,
     .opening = OPEN_ACT,
     .run = member_link_run,
     .summary = N_("let OTHER pay with MEMBER's stored value, or end that"),
     .more = N_("They stay two members, each with bills, points and a birthday gift of their own. OTHER pays by\n"
                "sale --member OTHER --pay family:MEMBER=A. A month's limit is raised with an approver only.")},
    {.name = "pin",
     .operands = "MEMBER",
     .least = 1,
     .most = 1,
     .flag = pin_flags,
     .opening = OPEN_ACT,
     .run = change_pin,
     .summary = N_("set a member's PIN, by which they prove who they are; with a proof or an approver"),
     .more = N_("The PINs are read from the terminal, or from the next lines of --pin-fd: the old one, then the new.")},
    {.name = "tier",
     .operands = "MEMBER CODE",
     .least = 2,
     .most = 2,
     .flag = member_tier_flags,
     .opening = OPEN_ACT,
     .run = member_tier,
     .summary = N_("set a tier manually until a day, with a reason; always needs an approver")},
    {.name = "note",
     .operands = "MEMBER TEXT",
     .least = 2,
     .most = 2,
     .opening = OPEN_ACT,
     .run = note,
     .summary = N_("a note for the member's timeline")},
    {.name = "ledger",
     .operands = "MEMBER",
     .least = 1,
     .most = 1,
     .opening = OPEN_LOOK,
     .run = ledger,
     .summary = N_("every lot and transfer, newest first")},
};

const struct noun member_noun = {.name = "member", .summary = N_("members: enrol, find, show, change"), VERBS(verbs)};
