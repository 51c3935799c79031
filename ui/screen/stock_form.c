/* SPDX-License-Identifier: MIT */
/* stock_form: goods of an item that came or went besides sales: a delivery, a count, a loss. */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "desk/manage.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/draw.h"

enum { NOW, CHANGE, REASON, ROWS };

static const struct form_row rows[ROWS] = {
    [NOW] = {.label = N_("In stock")},
    [CHANGE] = {.label = N_("Plus/minus"), .limit = 12, .required = true},
    [REASON] = {.label = N_("Reason"), .limit = 40, .required = true},
};

static const char *const fields[ROWS] = {NULL, "change", "reason"};

struct stock_form_state {
    struct form_state form;
    struct item item;
    char key[ACT_KEY_TEXT];
};

static struct stock_form_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_STOCK_FORM);
}

static void save(struct counter *counter)
{
    struct stock_form_state *state = own(counter);
    const struct form *form = &state->form.form;
    const char *typed = form->edit[CHANGE].text;
    struct stock_done done;
    struct error err;
    char stock[DECIMAL_TEXT], name[NAME_TEXT];
    int64_t change;
    bool less = *typed == '-';
    enum status status = number_parse_quantity(typed + (less || *typed == '+'), "change", &change, &err);
    if (status == STATUS_OK)
        status = manage_item_stock(counter->desk, state->key, state->item.sku, less ? -change : change,
                                   form->edit[REASON].text, &done, &err);
    if (status != STATUS_OK) {
        act_key(state->key);
        form_refuse(counter, &err, fields);
        return;
    }
    text_copy(name, sizeof name, state->item.name);
    counter_pop(counter);
    if (!counter->refused)
        counter_tell(counter, N_("{0}: {1} in stock."), name, number_format_quantity(stock, done.stock));
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    static const char *const notes[ROWS] = {
        [CHANGE] = N_("24 came, -1 missing; 0.5 by weight"),
        [REASON] = N_("delivery, count, broken..."),
    };
    if (at == NOW)
        return text_copy(buf, FORM_NOTE, own(counter)->item.name);
    return text_copy(buf, FORM_NOTE, _(notes[at]));
}

static const struct form_job job = {
    .screen = 10, .title = N_("Stock"), .row = rows, .rows = ROWS, .save = save, .note = note};

/* argument: the id of the item */
static enum status open_form(struct counter *counter, const void *argument, struct error *err)
{
    struct stock_form_state *state = own(counter);
    char stock[DECIMAL_TEXT];
    TRY(counter_may(counter, PERMIT_ITEM, err));
    TRY(item_get(desk_db(counter->desk), *(const int64_t *)argument, &state->item, err));
    struct form *form = form_begin(&state->form, &job);
    bool counted = state->item.stock != ITEM_UNCOUNTED;
    edit_set(&form->edit[NOW], counted ? number_format_quantity(stock, state->item.stock) : _("not counted"));
    form->stands[NOW] = true;
    form->at = CHANGE;
    act_key(state->key);
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_stock_form = {
    .title = N_("Stock"),
    .state_size = sizeof(struct stock_form_state),
    .open = open_form,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
