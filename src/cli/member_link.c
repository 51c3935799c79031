/* SPDX-License-Identifier: MIT */
/* member link: lets one of a family pay with another's stored value, and parts them. */
#include <string.h>

#include "desk/family.h"
#include "cli/args.h"
#include "cli/member_view.h"

const struct flag member_link_flags[] = {
    {"limit", "A", N_("at most this much a calendar month; none: no limit"), false},
    {"approver", "STAFF", N_("approver; must not be the operator"), false},
    {NULL, NULL, NULL, false},
};

static enum status read_request(struct command *command, struct family_request *request, struct error *err)
{
    const char *what = command->operand[2];
    *request = (struct family_request){.limit = LIMIT_NONE, .apart = strcmp(what, "apart") == 0};
    TRY(member_resolve(desk_db(command->desk), command->operand[0], &request->member, err));
    TRY(member_resolve(desk_db(command->desk), command->operand[1], &request->other, err));
    if (!request->apart && strcmp(what, "family") != 0)
        return error_one_of(err, "kind", what, "family, apart");
    if (request->apart && command_has(command, "limit"))
        return error_value(err, "limit", command_value(command, "limit"), "of a family only");
    return args_money_flag(command, "limit", LIMIT_NONE, &request->limit, err);
}

enum status member_link_run(struct command *command, struct error *err)
{
    struct family_request request;
    struct staff store;
    const struct staff *approver;
    TRY(read_request(command, &request, err));
    TRY(session_approver(command, &store, &approver, err));
    TRY(family_link(command->desk, command->key, approver, &request, err));
    return member_view_answer(command, request.member, err);
}
