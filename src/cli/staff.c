/* SPDX-License-Identifier: MIT */
#include "model/staff.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "desk/card.h"
#include "desk/manage.h"
#include "desk/staff_code.h"
#include "render/render.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/output.h"

static const struct flag add_flags[] = {
    {"name", "N", N_("name"), false},
    {"role", "R", N_("one of {2}"), false},
    {NULL, NULL, NULL, false},
};

static const struct flag edit_flags[] = {
    {"name", "N", N_("name"), false},
    {"role", "R", N_("one of {2}"), false},
    {"left", "D", N_("the last day, today or before: no longer signs in or approves"), false},
    {"back", NULL, N_("works here again"), false},
    {"trained", NULL, N_("a new clerk has the limits of clerks from now on"), false},
    {NULL, NULL, NULL, false},
};

static const struct flag pin_flags[] = {
    {"code", NULL, N_("take the PIN away and print a one-time code with which the person sets another"), false},
    {NULL, NULL, NULL, false},
};

static const struct flag list_flags[] = {
    ARGS_PAGE_FLAGS("CODE"),
    {NULL, NULL, NULL, false},
};

static json_t *json_staff(const struct staff *staff)
{
    return json_pack("{s:o, s:o, s:s, s:b, s:o, s:o}", "code", output_json_text(staff->code), "name",
                     output_json_text(staff->name), "role", permit_role_code(staff->role), "pin", staff->pin[0] != '\0',
                     "left", output_json_date(staff->left_on), "learns_until", output_json_date(staff->learns_until));
}

/* The code is printed once: the file keeps a hash of it. */
static enum status give_code(struct command *command, const char *key, const char *staff, struct error *err)
{
    char code[PIN_CODE_TEXT], until[DATE_TEXT];
    int64_t at;
    TRY(staff_code_give(command->desk, key, staff, code, &at, err));
    if (command->json) {
        json_object_set_new(command->answer, "first_code", json_string(code));
        json_object_set_new(command->answer, "first_until", output_json_instant(at));
    } else {
        SAY(command, _("One-time code of {0}: {1}, until {2}."), staff, code, date_format_instant_short(until, at));
        SAY(command, _("With it they set their PIN: frontdesk --as {0} staff pin {0}"), staff);
    }
    explicit_bzero(code, sizeof code);
    return STATUS_OK;
}

static enum status add(struct command *command, struct error *err)
{
    struct staff staff = {0};
    struct manage_done done;
    char roles[PERMIT_ROLES_TEXT];
    const char *name = command_value(command, "name"), *role = command_value(command, "role");
    if (!name || !*name)
        return error_set(err, STATUS_MISSING_VALUE, "name", NULL);
    if (!role)
        return error_set(err, STATUS_MISSING_VALUE, "role", NULL);
    TRY(args_text(staff.code, sizeof staff.code, "code", command->operand[0], err));
    TRY(args_text(staff.name, sizeof staff.name, "name", name, err));
    if (!permit_role_from_code(role, &staff.role) || staff.role == ROLE_SYSTEM)
        return error_one_of(err, "role", role, permit_role_list(roles));
    TRY(manage_staff_add(command->desk, command->key, &staff, &done, err));
    TRY(staff_get(desk_db(command->desk), done.id, &staff, err));
    if (command->json)
        command->answer = json_staff(&staff);
    else
        SAY(command, _("{0} {1} is {2} now."), staff.code, staff.name, render_role(role));
    return desk_shop(command->desk)->practice || staff.pin[0] ? STATUS_OK : give_code(command, NULL, staff.code, err);
}

static enum status edit(struct command *command, struct error *err)
{
    struct staff_edit edit = {.name = command_value(command, "name"),
                              .back = command_has(command, "back"),
                              .trained = command_has(command, "trained")};
    struct manage_done done;
    struct staff staff;
    char name[NAME_TEXT], roles[PERMIT_ROLES_TEXT];
    const char *role = command_value(command, "role");
    if (!edit.name && !role && !edit.back && !edit.trained && !command_has(command, "left"))
        return error_set(err, STATUS_MISSING_VALUE, "staff", N_("nothing to change was given"));
    if (edit.back && command_has(command, "left"))
        return error_value(err, "left", command_value(command, "left"), "one of the two, not both");
    if (edit.name)
        TRY(args_text(name, sizeof name, "name", edit.name, err));
    TRY(args_date_flag(command, "left", 0, &edit.left, err));
    edit.role_given = role != NULL;
    if (role && (!permit_role_from_code(role, &edit.role) || edit.role == ROLE_SYSTEM))
        return error_one_of(err, "role", role, permit_role_list(roles));
    TRY(staff_by_code(desk_db(command->desk), command->operand[0], &staff, err));
    bool had = staff.pin[0] != '\0';
    TRY(manage_staff_edit(command->desk, command->key, command->operand[0], &edit, &done, err));
    TRY(staff_get(desk_db(command->desk), done.id, &staff, err));
    if (command->json) {
        command->answer = json_staff(&staff);
        json_object_set_new(command->answer, "txn", json_null());
    } else if (staff.left_on) {
        char day[DATE_TEXT];
        SAY(command, _("{0} {1} left on {2}."), staff.code, staff.name, date_format(day, staff.left_on));
    } else
        SAY(command, _("{0} {1} is {2} now."), staff.code, staff.name, render_role(permit_role_code(staff.role)));
    if (had && !staff.pin[0])
        return give_code(command, NULL, staff.code, err);
    return STATUS_OK;
}

/* --- list ------------------------------------------------------------------------------------------------------- */

static void cell_staff(struct output_table *table, const struct staff *staff)
{
    output_table_cell(table, staff->code);
    output_table_cell(table, render_staff(staff->name));
    output_table_cell(table, render_role(permit_role_code(staff->role)));
    output_table_cell(table, staff->pin[0] ? _("set") : _("none"));
    output_table_date(table, staff->left_on);
}

static void print_staff(struct command *command, const struct staff_list *people, size_t first, size_t end)
{
    struct output_table table = {0};
    output_table_column(&table, _("Staff"), false);
    output_table_column(&table, _("Name"), false);
    output_table_column(&table, _("Role"), false);
    output_table_column(&table, _("PIN"), false);
    output_table_column(&table, _("Left on"), false);
    for (size_t i = first; i < end; i++)
        cell_staff(&table, &people->staff[i]);
    output_table_print(&table, &command->out);
}

/* In the order in which they came; there are few enough to read them all. */
static enum status list(struct command *command, struct error *err)
{
    struct staff_list people = {0};
    const char *after = command_value(command, "after");
    size_t limit, first = 0;
    TRY(args_limit(command, &limit, err));
    TRY(staff_list(desk_db(command->desk), &people, err));
    while (after && first < people.count && strcmp(people.staff[first].code, after) != 0)
        first++;
    first += after && first < people.count;
    size_t end = people.count - first > limit ? first + limit : people.count;
    if (command->json) {
        json_t *array = json_array();
        for (size_t i = first; i < end; i++)
            json_array_append_new(array, json_staff(&people.staff[i]));
        command->answer = json_pack("{s:o,s:b}", "staff", array, "more", end < people.count);
    } else
        print_staff(command, &people, first, end);
    staff_list_clear(&people);
    return STATUS_OK;
}

/* Takes the PIN away; with the code the person sets another. */
static enum status reset_pin(struct command *command, struct error *err)
{
    if (command->json)
        command->answer = json_pack("{s:o}", "code", output_json_text(command->operand[0]));
    return give_code(command, command->key, command->operand[0], err);
}

/* The new PIN is read after the caller's own, from the terminal or the next line of --pin-fd. */
static enum status set_pin(struct command *command, struct error *err)
{
    char pin[PIN_TEXT] = "", again[PIN_TEXT] = "";
    if (command_has(command, "code"))
        return reset_pin(command, err);
    enum status status = session_pin(command, _("New PIN: "), pin, err);
    if (status == STATUS_OK && !command->pin_fd) {
        status = session_pin(command, _("Once more: "), again, err);
        if (status == STATUS_OK && strcmp(pin, again) != 0)
            status =
                command_misuse(command, err, STATUS_BAD_VALUE, "pin", _("The PINs do not match. Nothing was changed."),
                               (const char *const[]){"", "", ""});
    }
    if (status == STATUS_OK)
        status = manage_staff_pin(command->desk, command->key, command->operand[0], pin, err);
    explicit_bzero(pin, sizeof pin);
    explicit_bzero(again, sizeof again);
    TRY(status);
    if (command->json)
        command->answer = json_pack("{s:o}", "code", output_json_text(command->operand[0]));
    else
        SAY(command, _("The PIN of {0} is set."), command->operand[0]);
    return STATUS_OK;
}

static enum status card(struct command *command, struct error *err)
{
    char text[BADGE_TEXT];
    TRY(card_of_staff(command->desk, command->operand[0], text, err));
    return args_card(command, text, err);
}

static const struct verb verbs[] = {
    {.name = "add",
     .operands = "CODE",
     .least = 1,
     .most = 1,
     .flag = add_flags,
     .opening = OPEN_ACT,
     .run = add,
     .summary = N_("add a staff member")},
    {.name = "edit",
     .operands = "CODE",
     .least = 1,
     .most = 1,
     .flag = edit_flags,
     .opening = OPEN_ACT,
     .run = edit,
     .summary = N_("change a name or role; somebody leaves or is back")},
    {.name = "list",
     .flag = list_flags,
     .opening = OPEN_LOOK,
     .guarded = true,
     .permit = PERMIT_STAFF,
     .run = list,
     .summary = N_("staff")},
    {.name = "pin",
     .operands = "CODE",
     .least = 1,
     .most = 1,
     .opening = OPEN_ACT,
     .run = set_pin,
     .flag = pin_flags,
     .summary = N_("set a staff PIN")},
    {.name = "card",
     .operands = "CODE",
     .least = 1,
     .most = 1,
     .opening = OPEN_ACT,
     .run = card,
     .summary = N_("a staff card as a QR code; a new PIN cancels the old card")},
};

const struct noun staff_noun = {.name = "staff", .summary = N_("staff"), VERBS(verbs)};
