/* SPDX-License-Identifier: MIT */
#include "ui/counter/counter.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/money.h"
#include "base/text.h"
#include "desk/settings.h"
#include "ui/counter/counter_priv.h"

enum screen_id counter_screen(const struct counter *counter)
{
    return counter->level[counter->depth].state;
}

enum screen_id counter_base(const struct counter *counter)
{
    return counter->level[0].state;
}

const char *counter_caption(const struct counter *counter)
{
    return counter_screen(counter) == SCREEN_FORM ? counter->job->title : keys_state(counter_screen(counter));
}

const char *counter_text(const struct counter *counter)
{
    return counter->level[counter->depth].text;
}

bool counter_choosing(const struct counter *counter)
{
    return strcmp(counter_text(counter), ".") == 0;
}

void counter_type(struct counter *counter, const char *text)
{
    text_copy(counter->level[counter->depth].text, sizeof counter->level[0].text, text);
}

void counter_go(struct counter *counter, enum screen_id state)
{
    counter->depth = 0;
    counter->level[0] = (struct counter_level){.state = state};
}

void counter_push(struct counter *counter, enum screen_id state)
{
    if (counter->depth + 1 < COUNTER_DEPTH)
        counter->depth++;
    counter->level[counter->depth] = (struct counter_level){.state = state};
}

void counter_pop(struct counter *counter)
{
    if (counter->depth > 0)
        counter->depth--;
    if (counter_screen(counter) == SCREEN_BEHIND) /* the card that was read is put down */
        hand_drop(counter);
}

void counter_beep(struct counter *counter)
{
    counter->beep = true;
}

enum status counter_refuse(struct counter *counter, const struct error *err)
{
    counter->message = (struct counter_message){.shown = true, .error = *err};
    counter->refused = counter->beep = counter->discard = true;
    return err->status;
}

static void say(struct counter *counter, bool good, const char *text, const char *arg0, const char *arg1)
{
    counter->message = (struct counter_message){.shown = true, .good = good, .text = text};
    text_copy(counter->message.arg[0], COUNTER_ARG_TEXT, arg0 ? arg0 : "");
    text_copy(counter->message.arg[1], COUNTER_ARG_TEXT, arg1 ? arg1 : "");
}

void counter_object(struct counter *counter, const char *text, const char *arg0, const char *arg1)
{
    say(counter, false, text, arg0, arg1);
    counter->refused = counter->beep = counter->discard = true;
}

void counter_tell(struct counter *counter, const char *text, const char *arg0, const char *arg1)
{
    say(counter, true, text, arg0, arg1);
}

char *counter_sentence(char buf[WORDS_TEXT], const struct counter_message *message)
{
    buf[0] = '\0';
    if (!message->shown)
        return buf;
    if (!message->text)
        return words_refusal(buf, &message->error);
    const char *arg[COUNTER_ARGS];
    for (int i = 0; i < COUNTER_ARGS; i++)
        arg[i] = message->arg[i];
    return text_fill(buf, WORDS_TEXT, _(message->text), COUNTER_ARGS, arg);
}

static void back(struct counter *counter)
{
    if (*counter_text(counter) != '\0' && counter_screen(counter) != SCREEN_FORM) {
        counter_type(counter, "");
        if ((counter_screen(counter) == SCREEN_QUERY && counter_base(counter) == SCREEN_IDLE) ||
            counter_screen(counter) == SCREEN_ITEM)
            counter_pop(counter);
        else
            counter->found.stale = true;
        return;
    }
    switch (counter_screen(counter)) {
    case SCREEN_IDLE:
        return;
    case SCREEN_MEMBER:
    case SCREEN_WALKIN:
        hand_drop(counter);
        counter_go(counter, SCREEN_IDLE);
        return;
    case SCREEN_BILL:
        bill_back(counter);
        return;
    case SCREEN_TENDER:
        pay_back(counter);
        return;
    case SCREEN_TOPUP:
        topup_back(counter);
        return;
    case SCREEN_LOCKED:
        if (!desk_signed_in(counter->desk))
            identify_other(counter);
        return;
    case SCREEN_SCANNER:
        scanner_leave(counter);
        return;
    default:
        counter_pop(counter);
    }
}

static void leave(struct counter *counter)
{
    if (counter->depth > 0)
        counter_pop(counter);
    else
        counter_go(counter, SCREEN_IDLE);
}

/* The marked row of what is listed now, and how many rows there are; NULL where nothing is. */
static size_t *list_now(struct counter *counter, size_t *rows)
{
    struct list *list = papers_list(counter);
    if (list) {
        *rows = list->count;
        return &list->marked;
    }
    switch (counter_screen(counter)) {
    case SCREEN_BILL:
        *rows = counter->bill.now.lines;
        return &counter->bill.marked;
    case SCREEN_HELD:
        *rows = counter->held.shown;
        return &counter->held.marked;
    case SCREEN_LIST:
        *rows = counter->hand.coupons.coupons;
        return &counter->list.marked;
    case SCREEN_OFFERS:
        *rows = counter_topups(counter);
        return &counter->topup.marked;
    case SCREEN_GIFTS:
        *rows = counter->gifts.rows;
        return &counter->gifts.marked;
    case SCREEN_PASSES:
        *rows = counter->hand.passes.passes;
        return &counter->passes.marked;
    case SCREEN_SPEND:
        *rows = SPEND_ROWS;
        return &counter->spend_marked;
    case SCREEN_TENDERS:
        *rows = counter_tenders(NULL);
        return &counter->tender_marked;
    case SCREEN_PEOPLE:
        *rows = counter->person.rows;
        return &counter->person.marked;
    default:
        return NULL;
    }
}

size_t rows_now(struct counter *counter)
{
    size_t rows = 0;
    if (counter_screen(counter) == SCREEN_QUERY)
        return counter->found.rows;
    return list_now(counter, &rows) ? rows : 0;
}

static void move(struct counter *counter, int by)
{
    size_t rows, *marked;
    struct list *list = papers_list(counter);
    if (list) {
        list_move(list, by);
        return;
    }
    if (counter_screen(counter) == SCREEN_QUERY) {
        find_move(counter, by);
        return;
    }
    marked = list_now(counter, &rows);
    if (!marked)
        return;
    int64_t to = (int64_t)*marked + by;
    *marked = to < 0 || rows == 0 ? 0 : to >= (int64_t)rows ? rows - 1 : (size_t)to;
}

static void up(struct counter *counter)
{
    move(counter, -1);
}

static void down(struct counter *counter)
{
    move(counter, 1);
}

static void page_up(struct counter *counter)
{
    move(counter, -COUNTER_DETAILED);
}

static void page_down(struct counter *counter)
{
    move(counter, COUNTER_DETAILED);
}

static void move_to(struct counter *counter)
{
    size_t rows = 0, *marked = list_now(counter, &rows);
    if (!marked || counter->spoken.number < 1 || (size_t)counter->spoken.number > rows)
        counter_beep(counter);
    else
        *marked = (size_t)counter->spoken.number - 1;
}

static void refresh(struct counter *counter)
{
    struct error err;
    counter->found.stale = true;
    hold_load(counter);
    if (counter->in_hand && !hand_take(counter, counter->hand.member.id, counter->shared))
        return;
    if (counter_base(counter) == SCREEN_BILL && !bill_price(counter, &err))
        counter_refuse(counter, &err);
    papers_refresh(counter);
}

static void help(struct counter *counter)
{
    counter->help = true;
    counter->help_top = 0;
    edit_init(&counter->help_filter, 24);
}

static void language(struct counter *counter)
{
    locale_switch(strcmp(locale_language(), "zh") == 0 ? "en" : "zh");
    receipt_render(counter);
}

static void quit(struct counter *counter)
{
    counter->quit = true;
}

static void stay(struct counter *counter)
{
    (void)counter;
}

static void (*const handler[ACTION_COUNT])(struct counter *) = {
    [ACTION_NONE] = counter_beep,
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
    return action == ACTION_PAY || action == ACTION_TENDER_REST || action == ACTION_HELP || action == ACTION_LANGUAGE ||
           action == ACTION_UP || action == ACTION_DOWN;
}

/* An edit or another way to pay gives up the retry of a sale; looking around does not. */
void counter_run(struct counter *counter, const struct binding *row, const struct spoken *spoken)
{
    counter->row = row;
    counter->spoken = *spoken;
    if (!keeps_retry(row->action))
        counter->bill.retry = false;
    handler[row->action](counter);
}

/* A member's card, or what was opened over it: personal data that nobody looks at any more. */
static bool reading_card(const struct counter *counter)
{
    for (int i = 1; i <= counter->depth; i++)
        if (counter->level[i].state == SCREEN_CARD && counter_screen(counter) != SCREEN_PREVIEW)
            return true;
    return false;
}

/* Looking at a member, or for one; what is being typed into a form or asked is not thrown away. */
static bool lets_go(const struct counter *counter)
{
    static const uint64_t looking =
        IN(MEMBER) | IN(QUERY) | IN(LIST) | IN(CODE) | IN(VERDICT) | IN(PASSES) | IN(OFFERS) | IN(GIFTS);
    enum screen_id base = counter_base(counter);
    return (base == SCREEN_MEMBER || base == SCREEN_IDLE) && (looking >> counter_screen(counter) & 1);
}

void counter_idle(struct counter *counter, int64_t ms)
{
    if (ms < COUNTER_LET_GO_MS || counter_screen(counter) == SCREEN_LOCKED)
        return;
    enum screen_id base = counter_base(counter);
    if (base == SCREEN_BILL || base == SCREEN_TENDER || counter_screen(counter) == SCREEN_TOPUP)
        counter->hidden = true;
    else if (lets_go(counter) || reading_card(counter)) {
        hand_drop(counter);
        counter_go(counter, SCREEN_IDLE);
    }
    if (ms >= COUNTER_LOCK_MS)
        lock_open(counter);
}

static void read_settings(struct counter *counter)
{
    char text[SETTING_TEXT];
    struct error err;
    counter->default_tender = TENDER_WECHAT;
    settings_get(counter->desk, "default_tender", text);
    (void)tender_from_code(text, &counter->default_tender);
    counter->tail_factor = settings_number(counter->desk, "tail_factor");
    counter->ask_above = 0;
    settings_get(counter->desk, "ask_above", text);
    if (*text != '\0' && money_parse(text, "ask_above", &counter->ask_above, &err) != STATUS_OK)
        counter->ask_above = 0;
    preset_read(counter);
    scanner_read(counter);
}

enum status counter_open(struct desk *desk, struct counter **counter, struct error *err)
{
    *counter = NULL;
    TRY(db_begin_read(desk_db(desk), err)); /* many small looks: one snapshot */
    struct counter *made = mem_alloc(sizeof *made);
    made->desk = desk;
    read_settings(made);
    db_end_read(desk_db(desk));
    counter_go(made, SCREEN_IDLE);
    hold_load(made);
    if (desk_signed_in(desk))
        hold_offer(made);
    else
        lock_sign_in(made);
    *counter = made;
    return STATUS_OK;
}

void counter_close(struct counter *counter)
{
    if (!counter)
        return;
    bill_drop(counter);
    hand_drop(counter);
    gift_clear(counter);
    coupon_list_clear_reasons(counter);
    papers_clear(counter);
    rules_clear(counter);
    board_clear(counter);
    hot_free(counter->hot);
    done_clear(&counter->done);
    hold_list_clear(&counter->held.list);
    free(counter);
}
