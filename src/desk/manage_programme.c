/* SPDX-License-Identifier: MIT */
/* A programme put into force: kept as a version, its offers' totals and budgets turned into lots of the shop. */
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "model/lot.h"
#include "model/offer_rows.h"
#include "model/programme_rows.h"
#include "desk/desk_priv.h"
#include "desk/manage.h"

static const struct act_field RESULT[] = {ACT_FIELD(manage_done, id), ACT_FIELD(manage_done, txn)};

struct put_request {
    const char *json;
    struct programme programme;
};

/* Sets the remainder of a total or budget to limit − spent, by another lot or a withdrawal. */
static enum status level_limit(struct act *act, int64_t offer, const char *kind, int64_t limit, struct error *err)
{
    int64_t left, spent;
    TRY(lot_offer_left(act->db, offer, kind, &left, err));
    TRY(offer_spent(act->db, offer, kind, &spent, err));
    int64_t want = limit == LIMIT_NONE || limit < spent ? 0 : limit - spent;
    int64_t change = want - (left == LIMIT_NONE ? 0 : left);
    if (change > 0) {
        struct lot_row terms = {.offer = offer,
                                .granted = change,
                                .granted_on = act->day,
                                .usable_from = act->day,
                                .expires_on = DATE_NEVER};
        text_copy(terms.kind, sizeof terms.kind, kind);
        entry_issue(&act->entry, &terms);
    }
    struct lot_list list = {0};
    TRY(lot_of_offer(act->db, offer, kind, &list, err));
    for (size_t i = 0; change < 0 && i < list.lots; i++) {
        int64_t part = list.lot[i].remaining < -change ? list.lot[i].remaining : -change;
        entry_move(&act->entry, list.lot[i].id, -1, "withdrawn", part);
        change += part;
    }
    lot_list_clear(&list);
    return STATUS_OK;
}

static enum status put_offers(struct act *act, const struct programme *programme, int64_t version, struct error *err)
{
    TRY(offer_retire(act->db, programme, version, err));
    for (size_t i = 0; i < programme->offers; i++) {
        const struct offer *offer = &programme->offer[i];
        int64_t id;
        TRY(offer_put(act->db, offer, version, &id, err));
        TRY(level_limit(act, id, "uses", offer->total, err));
        TRY(level_limit(act, id, "budget", offer->budget, err));
    }
    return STATUS_OK;
}

static enum status programme_body(struct act *act, struct error *err)
{
    const struct put_request *request = act->request;
    int64_t version;
    TRY(act_permit(act, 0, err));
    TRY(programme_insert(act->db, request->json, act->at, act->desk->staff.id, &version, err));
    TRY(shop_set_terms(act->db, request->programme.currency, request->programme.till.cutoff_minute, err));
    TRY(put_offers(act, &request->programme, version, err));
    act->entry.programme = version;
    *(struct manage_done *)act->result = (struct manage_done){.id = version, .txn = act->entry.id};
    return STATUS_OK;
}

static const struct act_verb PUT = {.name = "programme load",
                                    .permit = PERMIT_PROGRAMME,
                                    .txn_kind = "programme",
                                    .field = RESULT,
                                    .fields = 2,
                                    .body = programme_body};

enum status manage_programme_put(struct desk *desk, const char *key, const char *json, struct manage_done *done,
                                 struct error *err)
{
    struct put_request request = {.json = json};
    *done = (struct manage_done){0};
    TRY(programme_parse(json, strlen(json), &request.programme, err));
    struct act_call call = {.key = key, .request = json};
    enum status status = act_run(desk, &PUT, &call, &request, done, NULL, err);
    programme_clear(&request.programme);
    return status;
}
