/* SPDX-License-Identifier: MIT */
#include "desk/rekey.h"

#include "model/shop.h"
#include "desk/desk_priv.h"

static enum status renew_body(struct act *act, struct error *err)
{
    const struct shop_keys *keys = act->request;
    TRY(act_permit(act, 0, err));
    if (act->desk->shop.practice) {
        error_set(err, STATUS_NOT_PERMITTED, "shop", "a practice shop has no recovery sheet");
        error_detail(err, "practice_sheet");
        return STATUS_NOT_PERMITTED;
    }
    return shop_keys_set(act->db, keys, err);
}

/* The key file changes after the commit; if that is cut short, the next opening does it (secret_read_staged). */
enum status rekey(struct desk *desk, struct recovery *recovery, struct error *err)
{
    static const struct act_verb verb = {.name = "rekey", .permit = PERMIT_REKEY, .body = renew_body};
    struct secret secret = desk->secret;
    struct shop_keys keys = {.wrapped = true};
    recovery_draw(recovery);
    recovery_wrap(recovery, &secret, keys.wrap);
    secret_check(&secret, desk->shop.uuid, keys.check);
    enum status status = secret_stage(db_path(desk->db), &secret, err);
    if (status == STATUS_OK)
        status = act_run(desk, &verb, &(struct act_call){0}, &keys, NULL, NULL, err);
    if (status == STATUS_OK)
        status = secret_advance(db_path(desk->db), err);
    if (status == STATUS_OK)
        desk->secret = secret;
    secret_clear(&secret);
    return status;
}
