/* SPDX-License-Identifier: MIT */
#include "desk/manage.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "model/till.h"
#include "desk/desk_priv.h"

static const struct act_field done_fields[] = {ACT_FIELD(manage_done, id)};

enum status manage_text(const char *text, const char *field, struct error *err)
{
    return text_valid(text, strlen(text)) ? STATUS_OK : error_value(err, field, "", "not UTF-8");
}

struct till_name {
    int64_t till;
    const char *name;
};

static enum status till_body(struct act *act, struct error *err)
{
    const struct till_name *request = act->request;
    TRY(act_permit(act, 0, err));
    TRY(manage_text(request->name, "name", err));
    TRY(till_put(act->db, request->till, err));
    TRY(till_rename(act->db, request->till, request->name, err));
    *(struct manage_done *)act->result = (struct manage_done){.id = request->till};
    snprintf(act->note, sizeof act->note, "till=%" PRId64, request->till);
    return STATUS_OK;
}

enum status manage_till_name(struct desk *desk, const char *key, int64_t till, const char *name, struct error *err)
{
    static const struct act_verb verb = {
        .name = "till name", .permit = PERMIT_SETTING, .field = done_fields, .fields = 1, .body = till_body};
    struct till_name request = {till, name};
    struct manage_done done;
    struct buffer text = {0};
    buffer_format(&text, "till %" PRId64 "\nname %s\n", till, name);
    struct act_call call = {.key = key, .request = text.text};
    enum status status = act_run(desk, &verb, &call, &request, &done, NULL, err);
    buffer_clear(&text);
    return status;
}
