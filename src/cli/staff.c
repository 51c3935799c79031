/* SPDX-License-Identifier: MIT */
#include "model/staff.h"

#include <string.h>

#include "base/text.h"
#include "desk/card.h"
#include "desk/manage.h"
#include "render/render.h"
#include "cli/args.h"
#include "cli/commands.h"
#include "cli/output.h"

static const struct flag add_flags[] = {
    {"name", "N", N_("name"), false},
    {"role", "R", N_("one of {2}"), false},
    {NULL, NULL, NULL, false},
};

static json_t *json_staff(const struct staff *staff)
{
    return json_pack("{s:o, s:o, s:s, s:b}", "code", output_json_text(staff->code), "name",
                     output_json_text(staff->name), "role", permit_role_code(staff->role), "pin",
                     staff->pin[0] != '\0');
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
    if (command->json)
        command->answer = json_staff(&staff);
    else
        SAY(command, _("{0} {1} is {2} now."), staff.code, staff.name, render_role(role));
    return STATUS_OK;
}

static enum status list(struct command *command, struct error *err)
{
    struct staff_list people = {0};
    TRY(staff_list(desk_db(command->desk), &people, err));
    if (command->json) {
        json_t *array = json_array();
        for (size_t i = 0; i < people.count; i++)
            json_array_append_new(array, json_staff(&people.staff[i]));
        command->answer = json_pack("{s:o}", "staff", array);
    } else {
        struct output_table table = {0};
        output_table_column(&table, _("Staff"), false);
        output_table_column(&table, _("Name"), false);
        output_table_column(&table, _("Role"), false);
        output_table_column(&table, _("PIN"), false);
        for (size_t i = 0; i < people.count; i++) {
            output_table_cell(&table, people.staff[i].code);
            output_table_cell(&table, render_staff(people.staff[i].name));
            output_table_cell(&table, render_role(permit_role_code(people.staff[i].role)));
            output_table_cell(&table, people.staff[i].pin[0] ? _("set") : _("none"));
        }
        output_table_print(&table, &command->out);
    }
    staff_list_clear(&people);
    return STATUS_OK;
}

/* The new PIN is read after the caller's own, from the terminal or the next line of --pin-fd. */
static enum status set_pin(struct command *command, struct error *err)
{
    char pin[PIN_TEXT] = "", again[PIN_TEXT] = "";
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
    {.name = "list", .opening = OPEN_READ, .run = list, .summary = N_("staff")},
    {.name = "pin",
     .operands = "CODE",
     .least = 1,
     .most = 1,
     .opening = OPEN_ACT,
     .run = set_pin,
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
