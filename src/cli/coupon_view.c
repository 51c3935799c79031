/* SPDX-License-Identifier: MIT */
#include "cli/coupon_view.h"

#include <stdio.h>

#include "base/date.h"
#include "render/render.h"

json_t *json_coupons(const struct coupon_list *list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->coupons; i++) {
        const struct coupon *coupon = &list->coupon[i];
        json_t *object = json_object();
        json_object_set_new(object, "code", json_coupon(coupon->code));
        json_object_set_new(object, "offer", json_text(coupon->offer));
        json_object_set_new(object, "member", json_id(coupon->member));
        json_object_set_new(object, "from", json_date(coupon->usable_from));
        json_object_set_new(object, "to", json_date(coupon->expires_on));
        json_object_set_new(object, "state", json_text(coupon_state_code(coupon->state)));
        json_object_set_new(object, "batch", json_id(coupon->batch));
        json_array_append_new(array, object);
    }
    return array;
}

void print_coupons(struct command *command, const struct coupon_list *list)
{
    char text[DATE_TEXT];
    if (!list->coupons)
        return;
    struct table table = {0};
    table_column(&table, _("Coupon"), false);
    table_column(&table, _("Offer"), false);
    table_column(&table, _("Member"), true);
    table_column(&table, _("From"), false);
    table_column(&table, _("To"), false);
    table_column(&table, _("State"), false);
    for (size_t i = 0; i < list->coupons; i++) {
        const struct coupon *coupon = &list->coupon[i];
        table_cell(&table, coupon_code_show(text, coupon->code));
        table_cell(&table, coupon->offer);
        snprintf(text, sizeof text, "#%lld", (long long)coupon->member);
        table_cell(&table, coupon->member ? text : "");
        table_date(&table, coupon->usable_from);
        table_date(&table, coupon->expires_on);
        table_cell(&table, render_coupon_state(coupon_state_code(coupon->state)));
    }
    table_print(&table, &command->out);
}
