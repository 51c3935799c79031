/* SPDX-License-Identifier: MIT */
#include "desk/phone.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buffer.h"
#include "base/phone.h"
#include "base/text.h"
#include "model/identity.h"
#include "desk/badge.h"
#include "desk/desk_priv.h"

enum proof { PROOF_NONE, PROOF_QR, PROOF_CARD, PROOF_BILL };

struct phone_done {
    int64_t member, proof;
};

/* Whether the text is the number of that bill: "342", "#342" or "0001-000342". */
static bool names_bill(const char *text, int64_t till, int64_t number)
{
    char *end;
    text += *text == '#';
    int64_t first = strtoll(text, &end, 10);
    if (end == text || (*end != '\0' && *end != '-'))
        return false;
    return *end == '\0' ? first == number : first == till && strtoll(end + 1, NULL, 10) == number;
}

/* Proof of the form "13800001111/342": a present or former number of the member, and their last bill. */
static enum status proven_by_bill(struct db *db, const struct member *member, const char *text, bool *proven,
                                  struct error *err)
{
    char old[48];
    const char *slash = strchr(text, '/');
    int64_t phone, till, number;
    bool had = false;
    *proven = false;
    if (!slash || (size_t)(slash - text) >= sizeof old)
        return STATUS_OK;
    snprintf(old, sizeof old, "%.*s", (int)(slash - text), text);
    if (phone_parse(old, &phone, NULL) != STATUS_OK)
        return STATUS_OK;
    TRY(identity_had(db, member->id, phone, &had, err));
    TRY(identity_last_bill(db, member->id, &till, &number, err));
    *proven = (had || phone == member->phone) && number > 0 && names_bill(slash + 1, till, number);
    return STATUS_OK;
}

static enum status prove_member(struct desk *desk, const struct member *member, const char *text, enum proof *proof,
                                struct error *err)
{
    bool by_bill = false;
    *proof = PROOF_NONE;
    if (badge_read_member(desk, text) == member->id)
        *proof = PROOF_QR;
    else if (member->card[0] != '\0' && strcasecmp(member->card, text) == 0)
        *proof = PROOF_CARD;
    if (*proof != PROOF_NONE)
        return STATUS_OK;
    TRY(proven_by_bill(desk->db, member, text, &by_bill, err));
    if (by_bill) {
        *proof = PROOF_BILL;
        return STATUS_OK;
    }
    error_set(err, STATUS_PROOF_NEEDED, "proof", "neither QR nor card, nor number and last bill of this member");
    error_detail(err, "phone");
    return STATUS_PROOF_NEEDED;
}

enum status phone_prove(struct desk *desk, const struct member *member, const char *text, bool *proven,
                        struct error *err)
{
    enum proof proof;
    TRY(prove_member(desk, member, text, &proof, err));
    *proven = proof != PROOF_NONE;
    return STATUS_OK;
}

static enum status phone_body(struct act *act, struct error *err)
{
    const struct phone_request *request = act->request;
    struct phone_done *done = act->result;
    struct member member;
    enum proof proof;
    TRY(act_member(act, request->member, &member, err));
    TRY(prove_member(act->desk, &member, request->proof, &proof, err));
    enum status status = act_permit(act, 1, err);
    if (status == STATUS_APPROVAL_NEEDED)
        error_detail(err, "phone");
    TRY(status);
    if (member.phone == request->phone)
        return error_value(err, "phone", "", "this is already the number");
    TRY(identity_change_phone(act->db, &member, request->phone, err));
    *done = (struct phone_done){.member = member.id, .proof = proof};
    return STATUS_OK;
}

enum status phone_change(struct desk *desk, const char *key, const struct staff *approver,
                         const struct phone_request *request, struct error *err)
{
    static const struct act_field fields[] = {ACT_FIELD(phone_done, member), ACT_FIELD(phone_done, proof)};
    static const struct act_verb verb = {
        .name = "member phone", .permit = PERMIT_PHONE, .field = fields, .fields = 2, .body = phone_body};
    struct phone_request copy = *request;
    struct phone_done done = {0};
    struct buffer text = {0};
    buffer_format(&text, "member %" PRId64 "\nphone %" PRId64 "\n", request->member, request->phone);
    struct act_call call = {.key = key, .request = text.text, .approver = approver};
    enum status status = act_run(desk, &verb, &call, &copy, &done, NULL, err);
    buffer_clear(&text);
    return status;
}
