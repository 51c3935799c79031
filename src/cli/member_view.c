/* SPDX-License-Identifier: MIT */
#include "cli/member_view.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/money.h"
#include "base/phone.h"
#include "base/text.h"
#include "desk/member_view.h"
#include "desk/reveal.h"
#include "render/render.h"
#include "cli/coupon_view.h"

static json_t *json_phone(int64_t phone, bool whole)
{
    char text[PHONE_TEXT];
    if (phone == 0)
        return json_null();
    return json_string(whole ? phone_format(text, phone) : phone_mask(text, phone));
}

static json_t *json_passes(const struct pass_list *list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->passes; i++) {
        const struct pass *pass = &list->pass[i];
        json_t *object = json_object();
        json_object_set_new(object, "sku", output_json_text(pass->sku));
        json_object_set_new(object, "name", output_json_text(pass->name));
        json_object_set_new(object, "uses_left", json_integer(pass->uses));
        json_object_set_new(object, "to", output_json_date(pass->ends));
        json_array_append_new(array, object);
    }
    return array;
}

static void set_person(json_t *object, const struct member *member, bool whole)
{
    char birthday[32];
    json_t *tags = json_array();
    for (size_t i = 0; i < member->tags; i++)
        json_array_append_new(tags, output_json_text(member->tag[i]));
    json_object_set_new(object, "id", json_integer(member->id));
    json_object_set_new(object, "card", output_json_text(member->card));
    json_object_set_new(object, "phone", json_phone(member->phone, whole));
    json_object_set_new(object, "name", output_json_text(member->name));
    json_object_set_new(object, "pinyin", output_json_text(member->pinyin));
    json_object_set_new(object, "initials", output_json_text(member->initials));
    json_object_set_new(object, "birthday", output_json_text(birthday_format(birthday, &member->birthday)));
    json_object_set_new(object, "tier", output_json_text(member->tier));
    json_object_set_new(object, "status", output_json_text(member->state));
    json_object_set_new(object, "tags", tags);
}

/* Null if the tier is not about to end, else its last day and what is missing to keep it. */
static json_t *json_warning(const struct member_view *view)
{
    int64_t missing = view->warning_missing;
    if (missing == 0)
        return json_null();
    return json_pack("{s:s, s:o, s:o}", "tier", view->member.tier, "until", output_json_date(view->member.tier_until),
                     "missing", view->tier_by_points ? json_integer(missing) : output_json_money(missing));
}

/* Who saw the birthday on an ID; null if nobody did. */
static json_t *json_seen(const struct identity_seen *seen)
{
    if (seen->day == 0)
        return json_null();
    return json_pack("{s:s, s:o}", "by", seen->by, "day", output_json_date(seen->day));
}

/* kind: family pays with this member's stored value, this one with the holder's. */
static json_t *json_links(const struct member_link_list *list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->links; i++) {
        const struct member_link *link = &list->link[i];
        json_array_append_new(array, json_pack("{s:I, s:o, s:s, s:o, s:o}", "member", (json_int_t)link->member, "name",
                                               output_json_text(link->name), "kind", link->holds ? "holder" : "family",
                                               "limit",
                                               link->limit == LIMIT_NONE ? json_null() : output_json_money(link->limit),
                                               "used", output_json_money(link->used)));
    }
    return array;
}

json_t *member_view_json(const struct member_view *view, bool whole)
{
    const struct member *member = &view->member;
    json_t *object = json_object();
    set_person(object, member, whole);
    json_object_set_new(object, "points_balance", json_integer(view->points_balance));
    json_object_set_new(object, "wallet_balance", output_json_money(view->wallet_balance));
    json_object_set_new(object, "owed_points", json_integer(view->owed_points));
    json_object_set_new(object, "coupons", coupon_view_json(&view->coupons));
    json_object_set_new(object, "passes", json_passes(&view->passes));
    json_object_set_new(object, "last_purchase", output_json_date(member->last_day));
    json_object_set_new(object, "points_pending", json_integer(view->points_pending));
    json_object_set_new(object, "principal", output_json_money(view->principal));
    json_object_set_new(object, "bonus", output_json_money(view->bonus));
    json_object_set_new(object, "next_birthday",
                        output_json_date(view->birthday_in_days < 0 ? 0 : view->day + view->birthday_in_days));
    json_object_set_new(object, "gender", output_json_text((char[]){member->gender, '\0'}));
    json_object_set_new(object, "id_seen", json_seen(&view->id_seen));
    json_object_set_new(object, "joined", output_json_date(member->joined));
    json_object_set_new(object, "source", output_json_text(member->source));
    json_object_set_new(object, "referrer", output_json_id(member->referrer));
    json_object_set_new(object, "links", json_links(&view->links));
    json_object_set_new(object, "tier_until", output_json_date(member->tier_until));
    json_object_set_new(object, "tier_reason", output_json_text(view->tier_reason));
    json_object_set_new(object, "tier_warning", json_warning(view));
    json_object_set_new(object, "purchases", json_integer(view->purchases));
    json_object_set_new(object, "spend", output_json_money(view->spend));
    json_object_set_new(object, "next_tier_missing",
                        view->tier_by_points ? json_integer(view->next_tier_missing)
                                             : output_json_money(view->next_tier_missing));
    return object;
}

static void pair(struct output_table *table, const char *label, const char *text)
{
    if (!*text)
        return;
    output_table_cell(table, label);
    output_table_cell(table, text);
}

static void print_warning(struct command *command, const struct member_view *view)
{
    char missing[MONEY_TEXT], day[DATE_TEXT];
    if (view->warning_missing == 0)
        return;
    date_format(day, view->member.tier_until);
    if (view->tier_by_points) {
        snprintf(missing, sizeof missing, "%lld", (long long)view->warning_missing);
        SAY(command, _("{0} more points by {1} keep {2}"), missing, day, view->tier_name);
    } else {
        SAY(command, _("¥{0} more by {1} keeps {2}"), money_format_grouped(missing, view->warning_missing), day,
            view->tier_name);
    }
}

static void print_links(struct command *command, const struct member_view *view)
{
    char used[MONEY_TEXT], limit[MONEY_TEXT], held[MONEY_TEXT], left[MONEY_TEXT];
    for (size_t i = 0; i < view->links.links; i++) {
        const struct member_link *link = &view->links.link[i];
        money_format_grouped(used, link->used);
        money_format_grouped(limit, link->limit);
        if (link->holds)
            SAY(command, _("Family card: {0}, balance {1}, may pay {2}"), link->name,
                money_format_grouped(held, view->holder_balance), money_format_grouped(left, view->family_left));
        else if (link->limit == LIMIT_NONE)
            SAY(command, _("Family: {0} pays with this stored value, {1} this month"), link->name, used);
        else
            SAY(command, _("Family: {0} pays with this stored value, {1} of {2} this month"), link->name, used, limit);
    }
}

static void print_value(struct command *command, struct output_table *table, const struct member_view *view)
{
    char text[RENDER_TEXT], missing[MONEY_TEXT], total[MONEY_TEXT], principal[MONEY_TEXT], bonus[MONEY_TEXT];
    snprintf(text, sizeof text, "%lld", (long long)view->points_balance);
    pair(table, _("Points"), text);
    snprintf(text, sizeof text, "%lld", (long long)view->points_pending);
    pair(table, _("Points not yet usable"), view->points_pending ? text : "");
    snprintf(text, sizeof text, "%lld", (long long)view->owed_points);
    pair(table, _("Owed points"), view->owed_points ? text : "");
    const char *arg[] = {money_format_grouped(total, view->wallet_balance),
                         money_format_grouped(principal, view->principal), money_format_grouped(bonus, view->bonus)};
    pair(table, _("Stored value"), text_fill(text, sizeof text, _("{0} (principal {1}, bonus {2})"), 3, arg));
    output_table_print(table, &command->out);
    print_warning(command, view);
    print_links(command, view);
    snprintf(missing, sizeof missing, "%lld", (long long)view->next_tier_missing);
    if (view->next_tier_missing > 0 && view->tier_by_points)
        SAY(command, _("{0} more points for {1}"), missing, view->next_tier_name);
    else if (view->next_tier_missing > 0)
        SAY(command, _("¥{0} more for {1}"), money_format_grouped(missing, view->next_tier_missing),
            view->next_tier_name);
}

static void print_passes(struct command *command, const struct pass_list *list)
{
    if (!list->passes)
        return;
    struct output_table table = {0};
    output_table_column(&table, _("Pass"), false);
    output_table_column(&table, _("Name"), false);
    output_table_column(&table, _("Uses left"), true);
    output_table_column(&table, _("Until"), false);
    for (size_t i = 0; i < list->passes; i++) {
        output_table_cell(&table, list->pass[i].sku);
        output_table_cell(&table, list->pass[i].name);
        output_table_number(&table, list->pass[i].uses);
        output_table_date(&table, list->pass[i].ends);
    }
    output_table_print(&table, &command->out);
}

void member_view_print(struct command *command, const struct member_view *view, bool whole)
{
    const struct member *member = &view->member;
    char text[MONEY_TEXT], phone[PHONE_TEXT];
    struct output_table table = {0};
    output_table_column(&table, "", false);
    output_table_column(&table, "", false);
    snprintf(text, sizeof text, "#%lld", (long long)member->id);
    pair(&table, _("Member"), text);
    pair(&table, _("Name"), member->name);
    pair(&table, _("Phone"), whole ? phone_format(phone, member->phone) : phone_mask(phone, member->phone));
    pair(&table, _("Card"), member->card);
    pair(&table, _("Birthday"), birthday_format(text, &member->birthday));
    pair(&table, _("ID seen by"), view->id_seen.by);
    pair(&table, _("Tier"), view->tier_name[0] ? view->tier_name : member->tier);
    for (size_t i = 0; i < member->tags; i++)
        pair(&table, i ? "" : _("Tags"), member->tag[i]);
    pair(&table, _("Last purchase"), member->last_day ? date_format(text, member->last_day) : "");
    print_value(command, &table, view);
    coupon_view_print(command, &view->coupons);
    print_passes(command, &view->passes);
}

static enum status reveal(struct command *command, int64_t member, struct error *err)
{
    struct staff store;
    const struct staff *approver;
    int64_t phone;
    if (desk_shop(command->desk)->practice)
        TRY(session_act(command, err));
    TRY(session_approver(command, &store, &approver, err));
    return reveal_member_phone(command->desk, approver, member, &phone, err);
}

enum status member_view_answer(struct command *command, int64_t member, struct error *err)
{
    struct member_view view = {0};
    bool whole = desk_shop(command->desk)->practice || command_has(command, "reveal");
    if (command_has(command, "reveal"))
        TRY(reveal(command, member, err));
    TRY(member_view(command->desk, member, &view, err));
    if (command->json)
        command->answer = member_view_json(&view, whole);
    else
        member_view_print(command, &view, whole);
    member_view_clear(&view);
    return STATUS_OK;
}

json_t *member_view_json_found(const struct finder_result *result, bool whole)
{
    json_t *array = json_array();
    for (size_t i = 0; i < result->hits; i++) {
        const struct finder_hit *hit = &result->hit[i];
        json_t *object = json_object();
        json_object_set_new(object, "id", json_integer(hit->member));
        json_object_set_new(object, "card", output_json_text(hit->card));
        json_object_set_new(object, "phone", json_phone(hit->phone, whole));
        json_object_set_new(object, "name", output_json_text(hit->name));
        json_object_set_new(object, "tier", output_json_text(hit->tier));
        json_object_set_new(object, "last_purchase", output_json_date(hit->last_day));
        json_object_set_new(object, "exact", json_boolean(hit->exact));
        json_array_append_new(array, object);
    }
    return json_pack("{s:o, s:b}", "members", array, "more", result->more);
}

void member_view_print_found(struct command *command, const struct finder_result *result)
{
    char text[PERSON_TEXT], phone[PHONE_TEXT];
    if (!result->hits) {
        SAY(command, _("No members found."), NULL);
        return;
    }
    struct output_table table = {0};
    output_table_column(&table, _("Member"), true);
    output_table_column(&table, _("Name"), false);
    output_table_column(&table, _("Phone"), false);
    output_table_column(&table, _("Card"), false);
    output_table_column(&table, _("Tier"), false);
    output_table_column(&table, _("Last purchase"), false);
    for (size_t i = 0; i < result->hits; i++) {
        const struct finder_hit *hit = &result->hit[i];
        snprintf(text, sizeof text, "#%lld", (long long)hit->member);
        output_table_cell(&table, text);
        output_table_cell(&table, hit->name);
        output_table_cell(&table, phone_mask(phone, hit->phone));
        output_table_cell(&table, hit->card);
        output_table_cell(&table, hit->tier);
        output_table_date(&table, hit->last_day);
    }
    output_table_print(&table, &command->out);
    if (result->more)
        SAY(command, _("More found: narrow the search, or raise --limit."), NULL);
}

static bool is_money(const char *kind)
{
    return strcmp(kind, "principal") == 0 || strcmp(kind, "bonus") == 0;
}

static json_t *json_amount(const char *kind, int64_t amount)
{
    return is_money(kind) ? output_json_money(amount) : json_integer(amount);
}

json_t *member_view_json_ledger(const struct ledger_list *list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->lines; i++) {
        const struct ledger_line *line = &list->line[i];
        json_t *object = json_object();
        json_object_set_new(object, "txn", output_json_text(line->txn));
        json_object_set_new(object, "at", output_json_instant(line->at));
        json_object_set_new(object, "kind", output_json_text(line->kind));
        json_object_set_new(object, "lot", json_integer(line->lot));
        json_object_set_new(object, "delta", json_amount(line->kind, line->delta));
        json_object_set_new(object, "balance", json_amount(line->kind, line->balance));
        json_object_set_new(object, "act", output_json_text(line->txn_kind));
        json_object_set_new(object, "account", output_json_text(line->account));
        json_object_set_new(object, "day", output_json_date(line->day));
        json_object_set_new(object, "bill", output_json_text(line->bill));
        json_array_append_new(array, object);
    }
    return json_pack("{s:o}", "entries", array);
}

static void cell_amount(struct output_table *table, const char *kind, int64_t amount)
{
    if (is_money(kind))
        output_table_money(table, amount);
    else
        output_table_number(table, amount);
}

void member_view_print_ledger(struct command *command, const struct ledger_list *list)
{
    char text[DATE_TEXT];
    struct output_table table = {0};
    output_table_column(&table, _("Entry"), false);
    output_table_column(&table, _("When"), false);
    output_table_column(&table, _("Type"), false);
    output_table_column(&table, _("Bill"), false);
    output_table_column(&table, _("Kind"), false);
    output_table_column(&table, _("Lot"), true);
    output_table_column(&table, _("Movement"), true);
    output_table_column(&table, _("Balance"), true);
    for (size_t i = 0; i < list->lines; i++) {
        const struct ledger_line *line = &list->line[i];
        output_table_cell(&table, line->txn);
        output_table_cell(&table, date_format_instant_short(text, line->at));
        output_table_cell(&table, render_kind(line->txn_kind));
        output_table_cell(&table, line->bill);
        output_table_cell(&table, render_lot_kind(line->kind));
        output_table_number(&table, line->lot);
        cell_amount(&table, line->kind, line->delta);
        cell_amount(&table, line->kind, line->balance);
    }
    output_table_print(&table, &command->out);
}
