/* SPDX-License-Identifier: MIT */
#include "desk/staff_code.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/buffer.h"
#include "desk/desk_priv.h"

#define DAY_SECONDS 86400

struct give {
    const char *staff;
    const char *hash;
};

struct give_done {
    int64_t id, until;
};

static enum status give_body(struct act *act, struct error *err)
{
    const struct give *give = act->request;
    struct give_done *done = act->result;
    struct staff staff;
    TRY(act_permit(act, 0, err));
    TRY(staff_by_code(act->db, give->staff, &staff, err));
    if (staff.id == desk_staff(act->desk)->id || staff.role == ROLE_SYSTEM) {
        error_set(err, STATUS_NOT_PERMITTED, "staff", "the PIN of another person is taken away, not one's own");
        error_detail(err, "own_code");
        return STATUS_NOT_PERMITTED;
    }
    *done = (struct give_done){.id = staff.id, .until = act->at + STAFF_CODE_DAYS * DAY_SECONDS};
    return staff_set_code(act->db, staff.id, give->hash, done->until, err);
}

static enum status draw(struct desk *desk, char code[PIN_CODE_TEXT], char hash[SECRET_PIN_TEXT], struct error *err)
{
    uint8_t random[PIN_CODE_BYTES];
    char plain[PIN_CODE_TEXT];
    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
        abort();
    pin_code_plain(plain, pin_code_show(code, random));
    return secret_pin_hash(desk_secret(desk), plain, hash, err);
}

enum status staff_code_give(struct desk *desk, const char *key, const char *staff, char code[PIN_CODE_TEXT],
                            int64_t *until, struct error *err)
{
    static const struct act_field fields[] = {ACT_FIELD(give_done, id), ACT_FIELD(give_done, until)};
    static const struct act_verb verb = {
        .name = "staff code", .permit = PERMIT_STAFF, .field = fields, .fields = 2, .body = give_body};
    char hash[SECRET_PIN_TEXT];
    struct give give = {.staff = staff, .hash = hash};
    struct give_done done = {0};
    struct buffer text = {0};
    bool repeated = false;
    TRY(draw(desk, code, hash, err));
    buffer_format(&text, "code %s\n", staff);
    struct act_call call = {.key = key, .request = text.text};
    enum status status = act_run(desk, &verb, &call, &give, &done, &repeated, err);
    buffer_clear(&text);
    if (status == STATUS_OK && repeated)
        status = error_set(err, STATUS_KEY_REUSED, "key", "a code is shown once");
    if (status != STATUS_OK)
        explicit_bzero(code, PIN_CODE_TEXT);
    if (until)
        *until = done.until;
    return status;
}
