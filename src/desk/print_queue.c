/* SPDX-License-Identifier: MIT */
/* What an act puts into the queue of its till's printer. */
#include <string.h>

#include "base/text.h"
#include "desk/desk_priv.h"

#define COUPONS_ON_SLIPS 10 /* an act that issues more prints none: they are printed as a sheet */

static enum status insert(struct act *act, struct print_job *job, struct error *err)
{
    job->till = act->desk->till;
    job->at = act->at;
    job->staff = act->desk->staff.id;
    TRY(print_job_insert(act->db, job, err));
    act->queued = true;
    return STATUS_OK;
}

enum status print_queue(struct act *act, struct print_job *job, struct error *err)
{
    struct print_policy policy;
    TRY(print_policy_read(act->db, act->desk->till, &policy, err));
    job->id = 0;
    return policy.printer ? insert(act, job, err) : STATUS_OK;
}

static bool pays_cash(const struct entry *entry)
{
    for (size_t i = 0; i < entry->payments; i++)
        if (strcmp(entry->payment[i].tender, tender_code(TENDER_CASH)) == 0)
            return true;
    return false;
}

static size_t coupons_issued(const struct entry *entry)
{
    size_t coupons = 0;
    for (size_t i = 0; i < entry->lots; i++)
        coupons += strcmp(entry->lot[i].kind, "coupon") == 0;
    return coupons;
}

static bool wanted(const struct act *act, enum print_kind slip, const struct print_policy *policy)
{
    if (slip == PRINT_REVERSE && act->entry.payments + act->entry.transfers == 0)
        return false; /* of an enrolment: nobody gets anything back */
    if (slip == PRINT_NOTHING || (slip == PRINT_COUPON && coupons_issued(&act->entry) > COUPONS_ON_SLIPS))
        return false;
    if (act->call->paper != PRINT_AS_SET)
        return act->call->paper == PRINT_YES;
    if (strcmp(policy->receipt, "never") == 0)
        return false;
    if (strcmp(policy->receipt, "ask") == 0)
        return slip != PRINT_SALE;
    return strcmp(policy->receipt, "members") != 0 || act->entry.member != 0;
}

static enum status queue(struct act *act, enum print_kind slip, bool kick, const char *figures, struct error *err)
{
    struct print_policy policy;
    struct print_job job = {.txn = act->entry.id, .kind = slip};
    TRY(print_policy_read(act->db, act->desk->till, &policy, err));
    if (!policy.printer)
        return STATUS_OK;
    job.kick = policy.kick_for_cash && kick;
    text_copy(job.figures, sizeof job.figures, figures);
    if (!wanted(act, slip, &policy)) {
        if (!job.kick)
            return STATUS_OK;
        job = (struct print_job){.kind = PRINT_DRAWER, .kick = true};
    }
    return insert(act, &job, err);
}

enum status print_queue_entry(struct act *act, const char *figures, struct error *err)
{
    if (act->verb->slip == PRINT_NOTHING && act->entry.payments == 0)
        return STATUS_OK;
    return queue(act, act->verb->slip, pays_cash(&act->entry), figures, err);
}

enum status print_queue_part(struct act *act, enum print_kind slip, const char *figures, struct error *err)
{
    return queue(act, slip, false, figures, err);
}

enum status print_queue_kick(struct act *act, struct error *err)
{
    return queue(act, PRINT_NOTHING, true, "", err);
}
