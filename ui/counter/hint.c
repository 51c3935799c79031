/* SPDX-License-Identifier: MIT */
#include "ui/counter/hint.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

#define SENTENCE_COLS 79 /* from the second column on */

static const struct hint {
    enum status status;
    const char *detail; /* the case that render_case gives */
    const char *text;
    bool instead;  /* replaces the neutral sentence instead of following it */
    bool enter;    /* the text names what Enter does, so Enter may act at once */
    unsigned keys; /* enum hint_key: said only where they do what it says */
} hints[] = {
    {STATUS_DUPLICATE_PHONE, "", N_("Enter opens the record."), false, true, 0},
    {STATUS_COUPON_EXPIRED, "", N_("F8 shows the other coupons."), false, false, HINT_F8},
    {STATUS_COUPON_OTHER_MEMBER, "", N_("Choose the holder (F2) or go without."), false, false, HINT_F2},
    {STATUS_OFFER_CONDITIONS, "segment", N_("F8 shows other coupons."), false, false, HINT_F8},
    {STATUS_OFFER_CONDITIONS, "birthday", N_("F8 shows other coupons."), false, false, HINT_F8},
    {STATUS_OFFER_CONDITIONS, "no_member", N_("Choose the member first (F2)."), false, false, HINT_F2},
    {STATUS_OFFER_BUDGET, "", N_("Remove it or choose another (F8)."), false, false, HINT_F8},
    {STATUS_GROUP_TAKEN, "", N_("F8 to change."), false, false, HINT_F8},
    {STATUS_EXCLUSIVE_TAKEN, "", N_("F8 to choose one."), false, false, HINT_F8},
    {STATUS_BAD_VALUE, "points_step", N_("{1} points do not fit: they are spent {2} at a time. Type -{3}."), true,
     false, 0},
    {STATUS_NOT_ENOUGH_POINTS, "", N_("Type -{2}."), false, false, 0},
    {STATUS_NOT_ENOUGH_STORED_VALUE, "", N_("Pay the rest another way or top up (+)."), false, false, 0},
    {STATUS_TENDER_SHORT, "", N_("Choose a tender (.n) or go back (..)."), false, false, 0},
    {STATUS_APPROVAL_NEEDED, "", N_("Over your limit {0}. Manager: card or PIN."), true, false, 0},
    {STATUS_APPROVAL_NEEDED, "-no_limit", N_("Needs an approver. Manager: card or PIN."), true, false, 0},
    {STATUS_APPROVAL_NEEDED, "shift", N_("Over your limit {0} of this shift. Manager: card or PIN."), true, false, 0},
    {STATUS_APPROVAL_NEEDED, "birthday", N_("Had a birthday gift already: another birthday needs a manager."), true,
     false, 0},
    {STATUS_APPROVAL_NEEDED, "handover", N_("That shift was handed over. Manager: card or PIN."), true, false, 0},
    {STATUS_APPROVAL_NEEDED, "refund_tender", N_("Not as it was paid. Manager: card or PIN."), true, false, 0},
    {STATUS_MISSING_VALUE, "-why", N_("Fill in {0}."), true, false, 0},
    {STATUS_NOT_PERMITTED, "role", N_("You may not {0}. Ask the manager."), true, false, 0},
    {STATUS_BUSY, "", N_("Another till is saving. Your bill is kept: press Enter again."), true, true, 0},
    {STATUS_IO_ERROR, "", N_("Disk error: not recorded, bill kept. Check the disk, Enter again."), true, true, 0},
    {STATUS_IO_ERROR, "read", N_("Disk error. Check the disk, Enter again: nothing is taken twice."), true, true, 0},
    {STATUS_IO_ERROR, "sync", N_("The disk did not confirm. Quit, start again, see if it was recorded."), true, false,
     0},
};
#define HINTS (sizeof hints / sizeof hints[0])

const char *hint_sentence(int index, enum status *status, const char **detail)
{
    if (index < 0 || (size_t)index >= HINTS)
        return NULL;
    *status = hints[index].status;
    *detail = hints[index].detail;
    return hints[index].text;
}

static const struct hint *find(const struct error *err, unsigned keys)
{
    const char *which = render_case(err);
    for (size_t i = 0; i < HINTS; i++)
        if (hints[i].status == err->status && strcmp(hints[i].detail, which) == 0)
            return (hints[i].keys & ~keys) ? NULL : &hints[i];
    return NULL;
}

bool hint_says_enter(const struct error *err)
{
    const struct hint *hint = find(err, 0);
    return hint && hint->enter;
}

/* Chinese sentences end in a full-width full stop, without a blank after it. */
static void append(char buf[RENDER_TEXT], const char *more)
{
    size_t length = strlen(buf);
    snprintf(buf + length, RENDER_TEXT - length, "%s%s", length > 0 && buf[length - 1] == '.' ? " " : "", more);
}

/* Sentences of bad_value that tell the reason, and a shorter one that still does, to be tried from the first on. */
static const struct {
    const char *detail, *shorter; /* shorter NULL: there is none */
} reasons[] = {
    {"-why", N_("{0} is wrong: {1} ({2}).")},
    {"-why", N_("{0}: {2}.")},
    {"-bare_why", N_("{0}: {2}.")},
    {"one_of", N_("{0}: one of {2}.")},
    {"range", NULL},
    {"at_least", NULL},
    {"at_most", NULL},
};

/* A sentence that does not fit into a line gives up its advice, then the value; only then the reason, for the value. */
static char *shorten(char buf[RENDER_TEXT], const struct error *err)
{
    const char *which = render_case(err);
    bool tells_why = false;
    if (text_width(buf) <= SENTENCE_COLS || err->status != STATUS_BAD_VALUE)
        return buf;
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        if (strcmp(reasons[i].detail, which) != 0)
            continue;
        tells_why = true;
        if (reasons[i].shorter && text_width(render_refusal_as(buf, err, reasons[i].shorter)) <= SENTENCE_COLS)
            return buf;
    }
    struct error less = *err;
    if (tells_why)
        less.detail[0] = less.note[0] = '\0';
    return render_refusal(buf, &less);
}

char *hint_refusal(char buf[RENDER_TEXT], const struct error *err, unsigned keys)
{
    const struct hint *hint = find(err, keys);
    char more[RENDER_TEXT];
    if (hint && hint->instead)
        return render_refusal_as(buf, err, hint->text);
    render_refusal(buf, err);
    if (hint)
        append(buf, render_refusal_as(more, err, hint->text));
    return shorten(buf, err);
}

char *hint_unfit(char buf[RENDER_TEXT], const struct error *err)
{
    if (err->status == STATUS_OFFER_CONDITIONS && strcmp(err->detail, "min_amount") == 0)
        return render_refusal_as(buf, err, N_("¥{0} short of ¥{1}. Add items, then F8 puts it on."));
    if (err->status == STATUS_OFFER_CONDITIONS && strcmp(err->detail, "min_quantity") == 0)
        return render_refusal_as(buf, err, N_("{0} more needed (minimum {1}). Add items, then F8 puts it on."));
    return hint_refusal(buf, err, 0);
}
