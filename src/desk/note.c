/* SPDX-License-Identifier: MIT */
#include "desk/note.h"

#include <inttypes.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "model/member.h"
#include "desk/desk_priv.h"

struct note_request {
    int64_t member;
    const char *text;
};

struct note_done {
    int64_t member;
};

static enum status check_note(const char *text, struct error *err)
{
    if (*text == '\0') {
        error_set(err, STATUS_MISSING_VALUE, "note", "a note says something");
        error_arg(err, 0, "note");
        return STATUS_MISSING_VALUE;
    }
    if (strlen(text) >= NOTE_TEXT)
        return error_value(err, "note", "", "too long");
    return manage_text(text, "note", err);
}

static enum status note_body(struct act *act, struct error *err)
{
    const struct note_request *request = act->request;
    TRY(act_permit(act, 0, err));
    TRY(check_note(request->text, err));
    TRY(act_member(act, request->member, NULL, err));
    ((struct note_done *)act->result)->member = request->member;
    return member_note(act->db, request->member, act->at, act->desk->staff.id, request->text, err);
}

enum status note_add(struct desk *desk, const char *key, int64_t member, const char *text, struct error *err)
{
    static const struct act_field fields[] = {ACT_FIELD(note_done, member)};
    static const struct act_verb verb = {
        .name = "member note", .permit = PERMIT_MEMBER, .field = fields, .fields = 1, .body = note_body};
    struct note_request request = {member, text};
    struct note_done done = {0};
    struct buffer body = {0};
    buffer_format(&body, "member %" PRId64 "\n%s\n", member, text);
    struct act_call call = {.key = key, .request = body.text};
    enum status status = act_run(desk, &verb, &call, &request, &done, NULL, err);
    buffer_clear(&body);
    return status;
}
