/* SPDX-License-Identifier: MIT */
/* item_form: a new item of the price book, or the changes to one. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/money.h"
#include "base/text.h"
#include "rules/permit.h"
#include "desk/manage.h"
#include "ui/counter/counter_shared.h"

enum { SKU, NAME, CATEGORY, PRICE, MEMBER_PRICE, FLOOR, COST, POINTS, BARCODE, WEIGHED, DISCOUNT, ROWS };

static const struct form_row rows[ROWS] = {
    [SKU] = {.label = N_("SKU"), .limit = CODE_TEXT - 1, .required = true},
    [NAME] = {.label = N_("Item"), .limit = 30, .required = true},
    [CATEGORY] = {.label = N_("Category"), .limit = CODE_TEXT - 1},
    [PRICE] = {.label = N_("Price"), .limit = 12, .required = true},
    [MEMBER_PRICE] = {.label = N_("Member price"), .limit = 12},
    [FLOOR] = {.label = N_("Floor price"), .limit = 12},
    [COST] = {.label = N_("Cost"), .limit = 12},
    [POINTS] = {.label = N_("In points"), .kind = FORM_DIGITS, .limit = 9},
    [BARCODE] = {.label = N_("Barcode"), .limit = CODE_TEXT - 1},
    [WEIGHED] = {.label = N_("Sold by"), .kind = FORM_CHOICE, .least = '0', .most = '1'},
    [DISCOUNT] = {.label = N_("Discounts"), .kind = FORM_CHOICE, .least = '0', .most = '1'},
};

static const char *const fields[ROWS] = {"sku",   "name", "category",     "price",  "member_price",
                                         "floor", "cost", "points_price", "barcode"};

static const unsigned changes[ROWS] = {
    [NAME] = ITEM_NAME,           [CATEGORY] = ITEM_CATEGORY,
    [PRICE] = ITEM_PRICE,         [MEMBER_PRICE] = ITEM_MEMBER_PRICE,
    [FLOOR] = ITEM_FLOOR,         [COST] = ITEM_COST,
    [POINTS] = ITEM_POINTS_PRICE, [BARCODE] = ITEM_BARCODE,
    [WEIGHED] = ITEM_WEIGHED,     [DISCOUNT] = ITEM_DISCOUNTABLE,
};

struct item_form_state {
    struct form_state form;
    bool edits;                   /* an item that is there */
    char before[ROWS][EDIT_TEXT]; /* what the fields held when the form was opened */
    char key[ACT_KEY_TEXT];       /* of the act that saves it */
};

static struct item_form_state *own(const struct counter *counter)
{
    return counter_state(counter, SCREEN_ITEM_FORM);
}

static void set_amount(struct edit *edit, int64_t amount, int64_t none)
{
    char text[MONEY_TEXT];
    edit_set(edit, amount == none ? "" : money_format(text, amount));
}

static void fill(struct form *form, const struct item *item)
{
    char points[24];
    edit_set(&form->edit[SKU], item->sku);
    edit_set(&form->edit[NAME], item->name);
    edit_set(&form->edit[CATEGORY], item->category);
    edit_set(&form->edit[BARCODE], item->barcode);
    set_amount(&form->edit[PRICE], item->price, LIMIT_NONE);
    set_amount(&form->edit[MEMBER_PRICE], item->member_price, LIMIT_NONE);
    set_amount(&form->edit[FLOOR], item->floor, 0);
    set_amount(&form->edit[COST], item->cost, 0);
    snprintf(points, sizeof points, "%" PRId64, item->points_price);
    edit_set(&form->edit[POINTS], item->points_price ? points : "");
    edit_set(&form->edit[WEIGHED], item->weighed ? "1" : "0");
    edit_set(&form->edit[DISCOUNT], item->discountable ? "1" : "0");
}

static enum status read_amount(const struct form *form, size_t at, int64_t none, int64_t *amount, struct error *err)
{
    *amount = none;
    return edit_empty(&form->edit[at]) ? STATUS_OK : money_parse(form->edit[at].text, fields[at], amount, err);
}

static enum status read_form(const struct form *form, struct item *item, struct error *err)
{
    *item = (struct item){.weighed = form->edit[WEIGHED].text[0] == '1',
                          .discountable = form->edit[DISCOUNT].text[0] != '0',
                          .stock = ITEM_UNCOUNTED};
    text_copy(item->sku, sizeof item->sku, form->edit[SKU].text);
    text_copy(item->name, sizeof item->name, form->edit[NAME].text);
    text_copy(item->category, sizeof item->category, form->edit[CATEGORY].text);
    text_copy(item->barcode, sizeof item->barcode, form->edit[BARCODE].text);
    TRY(read_amount(form, PRICE, 0, &item->price, err));
    TRY(read_amount(form, MEMBER_PRICE, LIMIT_NONE, &item->member_price, err));
    TRY(read_amount(form, FLOOR, 0, &item->floor, err));
    TRY(read_amount(form, COST, 0, &item->cost, err));
    const char *points = form->edit[POINTS].text;
    return *points ? number_parse(points, "points_price", 1, MONEY_LIMIT, &item->points_price, err) : STATUS_OK;
}

static unsigned changed_fields(const struct counter *counter)
{
    const struct item_form_state *state = own(counter);
    unsigned fields_changed = 0;
    for (size_t i = 0; i < ROWS; i++)
        if (strcmp(state->before[i], state->form.form.edit[i].text) != 0)
            fields_changed |= changes[i];
    return fields_changed;
}

static void save(struct counter *counter)
{
    struct item_form_state *state = own(counter);
    struct item item;
    struct manage_done done;
    struct error err;
    unsigned changed = changed_fields(counter);
    bool edits = state->edits;
    enum status status = read_form(&state->form.form, &item, &err);
    if (status == STATUS_OK && edits && changed)
        status = manage_item_edit(counter->desk, state->key, &item, changed, &done, &err);
    else if (status == STATUS_OK && !edits)
        status = manage_item_add(counter->desk, state->key, &item, &done, &err);
    if (status != STATUS_OK) {
        act_key(state->key); /* corrected, the form is another request */
        form_refuse(counter, &err, fields);
        return;
    }
    counter_pop(counter);
    if (!counter->refused) /* the list below could be read again */
        counter_tell(counter, edits && !changed ? N_("Nothing was changed.") : N_("{0} is saved."), item.name, NULL);
}

static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    static const char *const notes[ROWS] = {
        [CATEGORY] = N_("for offers and figures; empty: general"),
        [MEMBER_PRICE] = N_("empty: as everybody"),
        [FLOOR] = N_("no discount goes below it"),
        [COST] = N_("what one costs the shop"),
        [POINTS] = N_("as a gift; empty: not for points"),
        [WEIGHED] = N_("0 the piece, 1 weight"),
        [DISCOUNT] = N_("1 yes, 0 none applies to it"),
    };
    (void)counter;
    return notes[at] ? text_copy(buf, FORM_NOTE, _(notes[at])) : buf;
}

static const struct form_job add_job = {
    .screen = 10, .title = N_("New item"), .row = rows, .rows = ROWS, .save = save, .note = note};
static const struct form_job edit_job = {
    .screen = 10, .title = N_("Item"), .row = rows, .rows = ROWS, .save = save, .note = note};

/* argument: the id of the item; NULL: a new one */
static enum status open_form(struct counter *counter, const void *argument, struct error *err)
{
    struct item_form_state *state = own(counter);
    struct item item = {.price = LIMIT_NONE, .member_price = LIMIT_NONE, .discountable = true};
    TRY(counter_may(counter, PERMIT_ITEM, err));
    if (argument)
        TRY(item_get(desk_db(counter->desk), *(const int64_t *)argument, &item, err));
    struct form *form = form_begin(&state->form, argument ? &edit_job : &add_job);
    fill(form, &item);
    for (size_t i = 0; i < ROWS; i++)
        text_copy(state->before[i], EDIT_TEXT, form->edit[i].text);
    state->edits = argument != NULL;
    form->stands[SKU] = state->edits;
    form->at = state->edits ? NAME : SKU;
    act_key(state->key);
    return STATUS_OK;
}

static const struct binding bindings[] = {BIND_FORM};

const struct screen screen_item_form = {
    .title = N_("Item"),
    .state_size = sizeof(struct item_form_state),
    .open = open_form,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
