/* SPDX-License-Identifier: MIT */
#include "cli/coupon_view.h"

#include <stdio.h>

#include "base/date.h"
#include "render/render.h"

json_t *coupon_view_json(const struct coupon_list *list)
{
    json_t *array = json_array();
    for (size_t i = 0; i < list->coupons; i++) {
        const struct coupon *coupon = &list->coupon[i];
        json_t *object = json_object();
        json_object_set_new(object, "code", output_json_coupon(coupon->code));
        json_object_set_new(object, "offer", output_json_text(coupon->offer));
        json_object_set_new(object, "member", output_json_id(coupon->member));
        json_object_set_new(object, "from", output_json_date(coupon->usable_from));
        json_object_set_new(object, "to", output_json_date(coupon->expires_on));
        json_object_set_new(object, "state", output_json_text(coupon_state_code(coupon->state)));
        json_object_set_new(object, "batch", output_json_id(coupon->batch));
        json_array_append_new(array, object);
    }
    return array;
}

void coupon_view_print(struct command *command, const struct coupon_list *list)
{
    char text[DATE_TEXT];
    if (!list->coupons)
        return;
    struct output_table table = {0};
    output_table_column(&table, _("Coupon"), false);
    output_table_column(&table, _("Offer"), false);
    output_table_column(&table, _("Member"), true);
    output_table_column(&table, _("From"), false);
    output_table_column(&table, _("Until"), false);
    output_table_column(&table, _("Status"), false);
    for (size_t i = 0; i < list->coupons; i++) {
        const struct coupon *coupon = &list->coupon[i];
        output_table_cell(&table, coupon_code_show(text, coupon->code));
        output_table_cell(&table, coupon->offer);
        snprintf(text, sizeof text, "#%lld", (long long)coupon->member);
        output_table_cell(&table, coupon->member ? text : "");
        output_table_date(&table, coupon->usable_from);
        output_table_date(&table, coupon->expires_on);
        output_table_cell(&table, render_coupon_state(coupon_state_code(coupon->state)));
    }
    output_table_print(&table, &command->out);
}
