/* SPDX-License-Identifier: MIT */
#include "desk/rekey.h"

#include "model/shop.h"
#include "desk/desk_priv.h"
#include "desk/keys.h"

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
static enum status change(struct desk *desk, const struct recovery *recovery, struct error *err)
{
    static const struct act_verb verb = {.name = "rekey", .permit = PERMIT_REKEY, .body = renew_body};
    struct secret secret = desk->secret;
    struct shop_keys keys = {.wrapped = true};
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

enum status rekey(struct desk *desk, const struct recovery *recovery, struct error *err)
{
    bool held;
    TRY(db_hold_byte(desk->db, DB_HOLD_KEYS, &held, err));
    if (!held)
        return error_set(err, STATUS_BUSY, "", "another process draws a new sheet");
    enum status status = keys_fit(desk->db, &desk->secret, err); /* one may have been drawn since this desk opened */
    if (status == STATUS_OK)
        status = change(desk, recovery, err);
    db_release_byte(desk->db, DB_HOLD_KEYS);
    return status;
}
