/* SPDX-License-Identifier: MIT */
#include "ui/flow/till.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/money.h"
#include "base/text.h"
#include "desk/settings.h"
#include "ui/flow/inside.h"

enum till_state till_state(const struct till *till)
{
    return till->level[till->depth].state;
}

enum till_state till_base(const struct till *till)
{
    return till->level[0].state;
}

const char *till_caption(const struct till *till)
{
    return till_state(till) == TILL_FORM ? till->job->title : keys_state(till_state(till));
}

const char *till_text(const struct till *till)
{
    return till->level[till->depth].text;
}

bool till_choosing(const struct till *till)
{
    return strcmp(till_text(till), ".") == 0;
}

void till_type(struct till *till, const char *text)
{
    text_copy(till->level[till->depth].text, sizeof till->level[0].text, text);
}

void till_go(struct till *till, enum till_state state)
{
    till->depth = 0;
    till->level[0] = (struct till_level){.state = state};
}

void till_push(struct till *till, enum till_state state)
{
    if (till->depth + 1 < TILL_DEPTH)
        till->depth++;
    till->level[till->depth] = (struct till_level){.state = state};
}

void till_pop(struct till *till)
{
    if (till->depth > 0)
        till->depth--;
    if (till_state(till) == TILL_BEHIND) /* the card that was read is put down */
        hand_drop(till);
}

void till_beep(struct till *till)
{
    till->beep = true;
}

enum status till_refuse(struct till *till, const struct error *err)
{
    till->message = (struct till_message){.shown = true, .error = *err};
    till->refused = till->beep = till->discard = true;
    return err->status;
}

static void say(struct till *till, bool good, const char *text, const char *arg0, const char *arg1)
{
    till->message = (struct till_message){.shown = true, .good = good, .text = text};
    text_copy(till->message.arg[0], TILL_ARG_TEXT, arg0 ? arg0 : "");
    text_copy(till->message.arg[1], TILL_ARG_TEXT, arg1 ? arg1 : "");
}

void till_object(struct till *till, const char *text, const char *arg0, const char *arg1)
{
    say(till, false, text, arg0, arg1);
    till->refused = till->beep = till->discard = true;
}

void till_tell(struct till *till, const char *text, const char *arg0, const char *arg1)
{
    say(till, true, text, arg0, arg1);
}

char *till_sentence(char buf[WORDS_TEXT], const struct till_message *message)
{
    buf[0] = '\0';
    if (!message->shown)
        return buf;
    if (!message->text)
        return words_refusal(buf, &message->error);
    const char *arg[TILL_ARGS];
    for (int i = 0; i < TILL_ARGS; i++)
        arg[i] = message->arg[i];
    return text_fill(buf, WORDS_TEXT, _(message->text), TILL_ARGS, arg);
}

static void back(struct till *till)
{
    if (*till_text(till) != '\0' && till_state(till) != TILL_FORM) {
        till_type(till, "");
        if ((till_state(till) == TILL_QUERY && till_base(till) == TILL_IDLE) || till_state(till) == TILL_ITEM)
            till_pop(till);
        else
            till->found.stale = true;
        return;
    }
    switch (till_state(till)) {
    case TILL_IDLE:
        return;
    case TILL_MEMBER:
    case TILL_WALKIN:
        hand_drop(till);
        till_go(till, TILL_IDLE);
        return;
    case TILL_BILL:
        bill_back(till);
        return;
    case TILL_TENDER:
        pay_back(till);
        return;
    case TILL_TOPUP:
        topup_back(till);
        return;
    case TILL_LOCKED:
        if (!desk_signed_in(till->desk))
            identify_other(till);
        return;
    case TILL_SCANNER:
        scanner_leave(till);
        return;
    default:
        till_pop(till);
    }
}

static void leave(struct till *till)
{
    if (till->depth > 0)
        till_pop(till);
    else
        till_go(till, TILL_IDLE);
}

/* The marked row of what is listed now, and how many rows there are; NULL where nothing is. */
static size_t *list_now(struct till *till, size_t *rows)
{
    struct list *list = papers_list(till);
    if (list) {
        *rows = list->count;
        return &list->marked;
    }
    switch (till_state(till)) {
    case TILL_BILL:
        *rows = till->bill.now.lines;
        return &till->bill.marked;
    case TILL_HELD:
        *rows = till->held.shown;
        return &till->held.marked;
    case TILL_LIST:
        *rows = till->hand.coupons.coupons;
        return &till->list.marked;
    case TILL_OFFERS:
        *rows = till_topups(till);
        return &till->topup.marked;
    case TILL_GIFTS:
        *rows = till->gifts.rows;
        return &till->gifts.marked;
    case TILL_PASSES:
        *rows = till->hand.passes.passes;
        return &till->passes.marked;
    case TILL_SPEND:
        *rows = SPEND_ROWS;
        return &till->spend_marked;
    case TILL_TENDERS:
        *rows = till_tenders(NULL);
        return &till->tender_marked;
    case TILL_PEOPLE:
        *rows = till->person.rows;
        return &till->person.marked;
    default:
        return NULL;
    }
}

size_t rows_now(struct till *till)
{
    size_t rows = 0;
    if (till_state(till) == TILL_QUERY)
        return till->found.rows;
    return list_now(till, &rows) ? rows : 0;
}

static void move(struct till *till, int by)
{
    size_t rows, *marked;
    struct list *list = papers_list(till);
    if (list) {
        list_move(list, by);
        return;
    }
    if (till_state(till) == TILL_QUERY) {
        find_move(till, by);
        return;
    }
    marked = list_now(till, &rows);
    if (!marked)
        return;
    int64_t to = (int64_t)*marked + by;
    *marked = to < 0 || rows == 0 ? 0 : to >= (int64_t)rows ? rows - 1 : (size_t)to;
}

static void up(struct till *till)
{
    move(till, -1);
}

static void down(struct till *till)
{
    move(till, 1);
}

static void page_up(struct till *till)
{
    move(till, -TILL_DETAILED);
}

static void page_down(struct till *till)
{
    move(till, TILL_DETAILED);
}

static void move_to(struct till *till)
{
    size_t rows = 0, *marked = list_now(till, &rows);
    if (!marked || till->spoken.number < 1 || (size_t)till->spoken.number > rows)
        till_beep(till);
    else
        *marked = (size_t)till->spoken.number - 1;
}

static void refresh(struct till *till)
{
    struct error err;
    till->found.stale = true;
    hold_load(till);
    if (till->in_hand && !hand_take(till, till->hand.member.id, till->shared))
        return;
    if (till_base(till) == TILL_BILL && !bill_price(till, &err))
        till_refuse(till, &err);
    papers_refresh(till);
}

static void help(struct till *till)
{
    till->help = true;
    till->help_top = 0;
    edit_init(&till->help_filter, 24);
}

static void language(struct till *till)
{
    locale_switch(strcmp(locale_language(), "zh") == 0 ? "en" : "zh");
    receipt_render(till);
}

static void quit(struct till *till)
{
    till->quit = true;
}

static void stay(struct till *till)
{
    (void)till;
}

static void (*const handler[ACTION_COUNT])(struct till *) = {
    [ACTION_NONE] = till_beep,
    [ACTION_SEARCH] = find_search,
    [ACTION_TAKE] = find_take,
    [ACTION_PICK] = find_pick,
    [ACTION_WALKIN] = open_walkin,
    [ACTION_WALKIN_LINE] = open_walkin_line,
    [ACTION_NEED_MEMBER] = open_need_member,
    [ACTION_CHOOSE_FIRST] = find_first,
    [ACTION_MEMBERS] = find_members,
    [ACTION_FIND] = find_slash,
    [ACTION_LAST] = find_last,
    [ACTION_LINE] = bill_line,
    [ACTION_ITEM] = bill_item_code,
    [ACTION_ITEMS] = items_open,
    [ACTION_ITEMS_TYPED] = items_typed,
    [ACTION_ITEMS_TAKE] = items_take,
    [ACTION_ITEMS_PICK] = items_pick,
    [ACTION_SCAN] = scan_typed,
    [ACTION_QUANTITY] = bill_quantity,
    [ACTION_REMOVE] = bill_remove,
    [ACTION_POINTS] = bill_points,
    [ACTION_SAY] = stay,
    [ACTION_LEAVE] = leave,
    [ACTION_SPEND] = spend_open,
    [ACTION_SPEND_TAKE] = spend_take,
    [ACTION_SPEND_PICK] = spend_pick,
    [ACTION_BILL_RECEIPT] = bill_receipt,
    [ACTION_TENDERS] = tenders_open,
    [ACTION_TENDERS_TAKE] = tenders_take,
    [ACTION_TENDERS_PICK] = tenders_pick,
    [ACTION_ROUND] = round_open,
    [ACTION_ROUND_OFF] = round_off,
    [ACTION_DISCOUNT] = discount_open,
    [ACTION_DISCOUNT_OFF] = discount_off,
    [ACTION_ROUND_WHOLE] = round_whole,
    [ACTION_PRICE] = bill_set_price,
    [ACTION_TOPUP] = topup_open,
    [ACTION_TOPUP_LIST] = topup_list,
    [ACTION_TOPUP_TAKE] = topup_take,
    [ACTION_TOPUP_REST] = topup_rest,
    [ACTION_TOPUP_PART] = topup_part,
    [ACTION_TOPUP_TENDER] = topup_tender,
    [ACTION_GIFTS] = gift_points,
    [ACTION_GIFT_LIST] = gift_list,
    [ACTION_GIFT_TAKE] = gift_take,
    [ACTION_PASSES] = pass_list,
    [ACTION_PASS_TAKE] = pass_take,
    [ACTION_CLOSE] = close_ask,
    [ACTION_EDIT] = edit_member,
    [ACTION_PEOPLE] = form_choose,
    [ACTION_PERSON] = people_take,
    [ACTION_PAY] = pay_whole,
    [ACTION_CASH] = pay_amount,
    [ACTION_TENDER] = pay_choose,
    [ACTION_TENDER_REST] = pay_rest,
    [ACTION_TENDER_PART] = pay_part,
    [ACTION_COUPONS] = bill_coupons,
    [ACTION_COUPON_LIST] = coupon_list_open,
    [ACTION_COUPON_TAKE] = coupon_list_take,
    [ACTION_COUPON_USE] = coupon_use,
    [ACTION_HOLD] = hold_aside,
    [ACTION_HELD] = hold_open,
    [ACTION_RECALL] = hold_recall,
    [ACTION_RECALL_ROW] = hold_recall_row,
    [ACTION_HELD_DROP] = hold_drop,
    [ACTION_NUMBER] = number_open,
    [ACTION_BILL] = number_take,
    [ACTION_BILLS] = bills_open,
    [ACTION_BILLS_TAKE] = bills_take,
    [ACTION_BACK_LINE] = back_line,
    [ACTION_BACK_PREVIEW] = back_preview,
    [ACTION_BACK_VOID] = back_void,
    [ACTION_BACK_WRITE] = back_write,
    [ACTION_CORRECT] = correct_open,
    [ACTION_CORRECT_TENDER] = correct_choose,
    [ACTION_CORRECT_REST] = correct_rest,
    [ACTION_CORRECT_PART] = correct_part,
    [ACTION_WHY] = steps_why,
    [ACTION_RECEIPT] = receipt_open,
    [ACTION_RECEIPT_WIDTH] = receipt_width,
    [ACTION_CARD] = card_open,
    [ACTION_CARD_TAKE] = card_take,
    [ACTION_CARD_PHONE] = card_phone,
    [ACTION_LEDGER] = ledger_open,
    [ACTION_CODE] = coupon_code,
    [ACTION_VERIFY] = coupon_verify_typed,
    [ACTION_HOLDER] = coupon_holder,
    [ACTION_NEXT] = form_next,
    [ACTION_PREVIOUS] = form_previous,
    [ACTION_SAVE] = form_save,
    [ACTION_ANSWER] = ask_answer,
    [ACTION_ANSWER_MARKED] = ask_marked,
    [ACTION_PROVE] = ask_prove,
    [ACTION_UNIT] = unit_price,
    [ACTION_IDENTIFY] = identify,
    [ACTION_SOMEBODY] = identify_other,
    [ACTION_LOCK] = lock_open,
    [ACTION_SCANNER] = scanner_open,
    [ACTION_SCANNER_END] = scanner_end,
    [ACTION_PRESET] = preset_open,
    [ACTION_SHIFT] = shift_begin,
    [ACTION_SHIFT_PUT] = shift_put,
    [ACTION_SHIFT_NEXT] = shift_next,
    [ACTION_SHIFT_DOWN] = shift_down,
    [ACTION_SHIFT_UP] = shift_up,
    [ACTION_SHIFT_HAND_OVER] = shift_hand_over,
    [ACTION_SHIFT_LEAVE] = shift_leave,
    [ACTION_DRAWER] = drawer_open,
    [ACTION_BOARD] = board_open,
    [ACTION_BOARD_TIER] = board_tier,
    [ACTION_BOARD_TODO] = board_todo,
    [ACTION_BOARD_SORT] = board_sort,
    [ACTION_BOARD_MEMBER] = board_member,
    [ACTION_CLAIM] = claim_open,
    [ACTION_CLAIM_TAKE] = claim_take,
    [ACTION_CLAIM_TYPED] = claim_typed,
    [ACTION_CLAIM_WRITE] = claim_write,
    [ACTION_QR] = qr_open,
    [ACTION_RULES] = rules_open,
    [ACTION_RULES_PART] = rules_part,
    [ACTION_RULES_DIGIT] = rules_digit,
    [ACTION_RULES_FORGET] = rules_forget,
    [ACTION_RULES_TRY] = rules_try,
    [ACTION_RULES_ELEMENT] = rules_element,
    [ACTION_RULES_NEW] = rules_new,
    [ACTION_RULES_DROP] = rules_drop,
    [ACTION_RULES_LOAD] = rules_load,
    [ACTION_UNDO] = undo_key,
    [ACTION_BACK] = back,
    [ACTION_UP] = up,
    [ACTION_DOWN] = down,
    [ACTION_PAGE_UP] = page_up,
    [ACTION_PAGE_DOWN] = page_down,
    [ACTION_MOVE] = move_to,
    [ACTION_REFRESH] = refresh,
    [ACTION_HELP] = help,
    [ACTION_LANGUAGE] = language,
    [ACTION_QUIT] = quit,
};

static bool keeps_retry(enum action action)
{
    return action == ACTION_PAY || action == ACTION_TENDER_REST || action == ACTION_HELP ||
           action == ACTION_LANGUAGE || action == ACTION_UP || action == ACTION_DOWN;
}

/* An edit or another way to pay gives up the retry of a sale; looking around does not. */
void till_run(struct till *till, const struct binding *row, const struct spoken *spoken)
{
    till->row = row;
    till->spoken = *spoken;
    if (!keeps_retry(row->action))
        till->bill.retry = false;
    handler[row->action](till);
}

/* A member's card, or what was opened over it: personal data that nobody looks at any more. */
static bool reading_card(const struct till *till)
{
    for (int i = 1; i <= till->depth; i++)
        if (till->level[i].state == TILL_CARD && till_state(till) != TILL_PREVIEW)
            return true;
    return false;
}

/* Looking at a member, or for one; what is being typed into a form or asked is not thrown away. */
static bool lets_go(const struct till *till)
{
    static const uint64_t looking = IN(MEMBER) | IN(QUERY) | IN(LIST) | IN(CODE) | IN(VERDICT) | IN(PASSES) |
                                    IN(OFFERS) | IN(GIFTS);
    enum till_state base = till_base(till);
    return (base == TILL_MEMBER || base == TILL_IDLE) && (looking >> till_state(till) & 1);
}

void till_idle(struct till *till, int64_t ms)
{
    if (ms < TILL_LET_GO_MS || till_state(till) == TILL_LOCKED)
        return;
    enum till_state base = till_base(till);
    if (base == TILL_BILL || base == TILL_TENDER || till_state(till) == TILL_TOPUP)
        till->hidden = true;
    else if (lets_go(till) || reading_card(till)) {
        hand_drop(till);
        till_go(till, TILL_IDLE);
    }
    if (ms >= TILL_LOCK_MS)
        lock_open(till);
}

static void read_settings(struct till *till)
{
    char text[SETTING_TEXT];
    struct error err;
    till->default_tender = TENDER_WECHAT;
    settings_get(till->desk, "default_tender", text);
    (void)tender_from_code(text, &till->default_tender);
    till->tail_factor = settings_number(till->desk, "tail_factor");
    till->ask_above = 0;
    settings_get(till->desk, "ask_above", text);
    if (*text != '\0' && money_parse(text, "ask_above", &till->ask_above, &err) != STATUS_OK)
        till->ask_above = 0;
    preset_read(till);
    scanner_read(till);
}

enum status till_open(struct desk *desk, struct till **till, struct error *err)
{
    *till = NULL;
    TRY(db_begin_read(desk_db(desk), err)); /* many small looks: one snapshot */
    struct till *made = mem_alloc(sizeof *made);
    made->desk = desk;
    read_settings(made);
    db_end_read(desk_db(desk));
    till_go(made, TILL_IDLE);
    hold_load(made);
    if (desk_signed_in(desk))
        hold_offer(made);
    else
        lock_sign_in(made);
    *till = made;
    return STATUS_OK;
}

void till_close(struct till *till)
{
    if (!till)
        return;
    bill_drop(till);
    hand_drop(till);
    gift_clear(till);
    coupon_list_clear_reasons(till);
    papers_clear(till);
    rules_clear(till);
    board_clear(till);
    hot_free(till->hot);
    done_clear(&till->done);
    hold_list_clear(&till->held.list);
    free(till);
}
