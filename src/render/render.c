/* SPDX-License-Identifier: MIT */
#include "render/render.h"

#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/text.h"

struct word {
    const char *code, *text;
};

/* The first word of a list with that code, translated; the code itself where no list knows it (a JSON path, a map's own
 * field). */
static const char *find(const struct word *word, size_t words, const char *code)
{
    for (size_t i = 0; i < words; i++)
        if (strcmp(word[i].code, code) == 0)
            return _(word[i].text);
    return code;
}
#define FIND(list, code) find(list, sizeof(list) / sizeof(list)[0], code)

const char *render_note(const struct error *err)
{
    return err->note[0] ? _(err->note) : "";
}

const char *render_tender(const char *code)
{
    static const struct word list[] = {
        {"wallet", N_("Stored value")},    {"cash", N_("Cash")},       {"card", N_("Bank card")},
        {"wechat", N_("WeChat")},          {"alipay", N_("Alipay")},   {"voucher", N_("Platform voucher")},
        {"deposit", N_("Deposit")},        {"account", N_("Account")}, {"other", N_("Other")},
        {"rounding", N_("Cash rounding")},
    };
    return FIND(list, code);
}

static const struct word fields[] = {
    {"amount", N_("Amount")},
    {"approver", N_("Approver")},
    {"approver_pin", N_("Approver's PIN")},
    {"barcode", N_("Barcode")},
    {"bill", N_("Bill")},
    {"by", N_("By")},
    {"birthday", N_("Birthday")},
    {"card", N_("Card")},
    {"category", N_("Category")},
    {"code", N_("Code")},
    {"count", N_("Count")},
    {"coupon", N_("Coupon code")},
    {"date", N_("Date")},
    {"dispute", N_("Disputed bill")},
    {"discount", N_("Discount")},
    {"encoding", N_("Encoding")},
    {"drop", N_("Cash drop")},
    {"file", N_("File")},
    {"float", N_("Float")},
    {"floor", N_("Floor price")},
    {"format", N_("Format")},
    {"from", N_("From")},
    {"gender", N_("Sex")},
    {"joined", N_("Joined")},
    {"key", N_("Key")},
    {"lang", N_("Language")},
    {"limit", N_("Limit")},
    {"line", N_("Line")},
    {"map", N_("Map")},
    {"member", N_("Member")},
    {"member_price", N_("Member price")},
    {"name", N_("Name")},
    {"offer", N_("Offer")},
    {"path", N_("File")},
    {"pay", N_("Tender")},
    {"phone", N_("Phone")},
    {"pin", N_("PIN")},
    {"points", N_("Points")},
    {"points_price", N_("Price in points")},
    {"price", N_("Price")},
    {"programme", N_("Programme")},
    {"proof", N_("Proof")},
    {"quantity", N_("Quantity")},
    {"reading", N_("Reading")},
    {"reason", N_("Reason")},
    {"referrer", N_("Referrer")},
    {"role", N_("Role")},
    {"round", N_("Round-off")},
    {"round_off", N_("Round-off")},
    {"row", N_("Row")},
    {"shift", N_("Shift")},
    {"shop", N_("Shop file")},
    {"sku", N_("SKU")},
    {"source", N_("Source")},
    {"staff", N_("Staff")},
    {"stock", N_("Stock")},
    {"tag", N_("Tag")},
    {"tags", N_("Tags")},
    {"tender", N_("Tender")},
    {"tier", N_("Tier")},
    {"till", N_("Till")},
    {"to", N_("To")},
    {"txn", N_("Entry")},
    {"unit_price", N_("Unit price")},
    {"until", N_("Kept until")},
    {"uses", N_("Number of uses")},
};

const char *render_field(const char *field)
{
    return FIND(fields, field);
}

const char *render_coupon_state(const char *state)
{
    static const struct word list[] = {
        {"usable", N_("usable")},   {"not_yet", N_("not yet valid")}, {"used", N_("used")},
        {"expired", N_("expired")}, {"withdrawn", N_("withdrawn")},   {"unknown", N_("unknown")},
        {"forged", N_("forged")},
    };
    return FIND(list, state);
}

static const struct word permits[] = {
    {"member", N_("enrol and edit members")},
    {"sell", N_("sell")},
    {"return", N_("take returns")},
    {"void", N_("void bills")},
    {"topup", N_("top up")},
    {"adjust", N_("adjust points")},
    {"coupon", N_("handle coupons")},
    {"withdraw", N_("withdraw coupons")},
    {"programme", N_("change the programme")},
    {"item", N_("change items")},
    {"staff", N_("manage staff")},
    {"import", N_("import data")},
    {"nightly", N_("run the nightly work")},
    {"setting", N_("change settings")},
    {"price", N_("change prices beyond the limit")},
    {"report", N_("see the shop's figures")},
    {"claim", N_("claim bills for members")},
    {"tier", N_("give tiers by hand")},
    {"close", N_("pay stored value out")},
    {"phone", N_("change members' numbers")},
    {"shift", N_("hand over shifts")},
    {"tender", N_("correct tenders")},
};

const char *render_permit(const char *permit)
{
    return FIND(permits, permit);
}

const char *render_role(const char *role)
{
    static const struct word list[] = {
        {"system", N_("system")},
        {"clerk", N_("clerk")},
        {"manager", N_("manager")},
        {"owner", N_("owner")},
    };
    return FIND(list, role);
}

const char *render_staff(const char *name)
{
    bool built_in = strcmp(name, "owner") == 0 || strcmp(name, "system") == 0;
    return built_in ? render_role(name) : name;
}

const char *render_kind(const char *txn_kind)
{
    static const struct word list[] = {
        {"sale", N_("Sale")},
        {"return", N_("Return")},
        {"void", N_("Void")},
        {"enrol", N_("Enrolment")},
        {"topup", N_("Top-up")},
        {"pass", N_("Pass used")},
        {"close", N_("Value closed")},
        {"issue", N_("Coupon issued")},
        {"redeem", N_("Redeemed")},
        {"withdraw", N_("Coupon withdrawn")},
        {"adjust", N_("Adjustment")},
        {"claim", N_("Bill claimed")},
        {"reverse", N_("Taken back")},
        {"expire", N_("Expiry")},
        {"import", N_("Import")},
        {"tender", N_("Tender corrected")},
        {"programme", N_("Programme loaded")},
    };
    return FIND(list, txn_kind);
}

const char *render_lot_kind(const char *kind)
{
    static const struct word list[] = {
        {"points", N_("Points")},  {"principal", N_("Principal")}, {"bonus", N_("Bonus")},
        {"coupon", N_("Coupon")},  {"owed", N_("Owed points")},    {"pass", N_("Pass")},
        {"uses", N_("Uses left")}, {"budget", N_("Budget left")},
    };
    return FIND(list, kind);
}

/* Details that narrow a code, and sentences for a code whose usual values are not known. "" is that second kind. */
static const struct detail {
    enum status status;
    const char *detail, *text;
} details[] = {
    {STATUS_BAD_VALUE, "area_code", N_("{1}: a mobile has 11 digits; others need an area code, 00 or +.")},
    {STATUS_BAD_VALUE, "phone_length", N_("{1}: more or fewer digits than numbers of that area have.")},
    {STATUS_BAD_VALUE, "phone_form", N_("{1}: a phone is digits, with blanks, dashes or a + in front.")},
    {STATUS_BAD_VALUE, "stored_value", N_("Stored value is not corrected: void the bill and ring it anew.")},
    {STATUS_APPROVAL_NEEDED, "handover", N_("That shift was handed over. Manager: card or PIN.")},
    {STATUS_NOT_ENOUGH_POINTS, "gift", N_("Has {0} points; the gift takes {1}. Choose a smaller one.")},
    {STATUS_NOT_ENOUGH_STORED_VALUE, "undo", N_("Part of what was topped up is spent: it is not taken back any more.")},
    {STATUS_NOT_ENOUGH_POINTS, "undo", N_("Some of the points it gave are spent: it is not taken back any more.")},
    {STATUS_NOT_ENOUGH_USES, "undo", N_("The pass that came with it is in use: it is not taken back any more.")},
    {STATUS_COUPON_USED, "undo", N_("The coupon that came with it is used: it is not taken back any more.")},
    {STATUS_ALREADY_VOIDED, "undo", N_("This was taken back at {0} already. Nothing more to do.")},
    {STATUS_NOT_PERMITTED, "no_pin", N_("{0} has no PIN yet. Set one first: frontdesk staff pin {0}")},
    {STATUS_NOT_PERMITTED, "undo", N_("This member has more than the enrolment by now: it stays.")},
    {STATUS_PROOF_NEEDED, "phone", N_("Proves nothing of this member: their QR, card, or old number/last bill.")},
    {STATUS_NOT_ENOUGH_STORED_VALUE, "close", N_("No stored value is left: there is nothing to close.")},
    {STATUS_RETURN_TOO_LATE, "claim", N_("Bills are claimed within {0} days; this one is {1} days old.")},
    {STATUS_COUPON_FORGED, "other_shop", N_("Not a coupon of this shop: its code names another. Do not take it.")},
    {STATUS_COUPON_UNKNOWN, "other_shop", N_("Genuine, but issued by another shop: it cannot be used here.")},
    {STATUS_OFFER_CONDITIONS, "min_amount", N_("¥{0} short of ¥{1}. Add items and it applies.")},
    {STATUS_OFFER_CONDITIONS, "min_quantity", N_("{0} more needed (minimum {1}). Add items.")},
    {STATUS_OFFER_CONDITIONS, "date", N_("Runs {0} to {1}; not today.")},
    {STATUS_OFFER_CONDITIONS, "weekday", N_("{0} only; today is {1}.")},
    {STATUS_OFFER_CONDITIONS, "hour", N_("{0} only; it is {1}.")},
    {STATUS_OFFER_CONDITIONS, "tier", N_("For {0} and up; this member is {1}.")},
    {STATUS_OFFER_CONDITIONS, "segment", N_("Not on this offer's list. F8 shows other coupons.")},
    {STATUS_OFFER_CONDITIONS, "purchase_number", N_("For purchase no. {0}; this is no. {1}.")},
    {STATUS_OFFER_CONDITIONS, "birthday", N_("Within {0} days of the birthday only. F8 shows other coupons.")},
    {STATUS_OFFER_CONDITIONS, "scope", N_("Nothing on this bill is covered by it. Add such an item or go without.")},
    {STATUS_OFFER_CONDITIONS, "no_member", N_("For members only. Pick the member first (F2).")},
    {STATUS_OFFER_LIMIT, "per_member", N_("Limit {0} each, reached. Take it off and go on.")},
    {STATUS_OFFER_LIMIT, "per_member_day", N_("Limit {0} each a day, reached. Try again tomorrow.")},
    {STATUS_OFFER_LIMIT, "total", N_("All {0} uses are gone. Take it off and go on.")},
    {STATUS_IO_ERROR, "file", N_("{0}: {1}. Mend that and try again.")},
    {STATUS_IO_ERROR, "network_file_system", N_("{0} is on a network disk ({1}). Keep it on a disk of this machine.")},
    {STATUS_UNKNOWN_TERMINAL, "no_cursor", N_("A terminal of type {0} cannot show screens. Use --linear.")},
    {STATUS_UNKNOWN_TERMINAL, "unset", N_("The terminal type is unknown: TERM is not set. Set it, or use --linear.")},
};

const char *render_detail(int index, enum status *status, const char **detail)
{
    if (index < 0 || (size_t)index >= sizeof details / sizeof details[0])
        return NULL;
    *status = details[index].status;
    *detail = details[index].detail;
    return details[index].text;
}

/* "12345" or "1,2,3": how rules names weekdays, whose names are words. */
static bool is_weekdays(const char *text)
{
    return *text && strspn(text, "1234567,") == strlen(text);
}

static void name_weekdays(char *out, size_t size, const char *digits)
{
    static const char *const name[] = {N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun")};
    size_t used = 0;
    out[0] = '\0';
    for (const char *at = digits; *at; at++) {
        if (*at < '1' || *at > '7')
            continue;
        int written = snprintf(out + used, size - used, "%s%s", used ? " " : "", _(name[*at - '1']));
        if (written < 0 || (size_t)written >= size - used)
            return;
        used += (size_t)written;
    }
}

/* "row 12 phone" of an import, else the field's own name. */
static void name_field(char *out, size_t size, const char *field)
{
    long row = 0;
    int end = 0;
    if (sscanf(field, "row %ld %n", &row, &end) == 1 && end > 0) {
        char number[24];
        snprintf(number, sizeof number, "%ld", row);
        const char *arg[] = {number, render_field(field + end)};
        text_fill(out, size, _("row {0} {1}"), 2, arg);
        return;
    }
    text_copy(out, size, render_field(field));
}

/* An open end of an offer's dates is a dash. */
static const char *open_dates(const struct error *err)
{
    if (err->status != STATUS_OFFER_CONDITIONS || strcmp(err->detail, "date") != 0)
        return NULL;
    if (strcmp(err->arg[0], "-") == 0)
        return N_("Ran to {1}; not today.");
    return strcmp(err->arg[1], "-") == 0 ? N_("Runs from {0} on; not today.") : NULL;
}

/* Who was not found may be sought by phone or name; a file, a bill or an item may not. */
static const char *missing(const struct error *err)
{
    static const char *const files[] = {"shop", "file", "map", "programme"};
    if (err->status != STATUS_NOT_FOUND || !err->field[0] || strcmp(err->field, "member") == 0)
        return NULL;
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        if (strcmp(files[i], err->field) == 0)
            return N_("There is no {0}. Check the path.");
    return N_("Nothing found for {0}. Check it.");
}

/* The sentence where the usual one has nothing to fill in. */
static const char *bare(const struct error *err)
{
    bool no_first = !err->arg[0][0] || strcmp(err->arg[0], "0") == 0, no_second = !err->arg[1][0];
    switch (err->status) {
    case STATUS_BAD_VALUE:
        if (no_second && strcmp(err->field, "pin") == 0)
            return N_("A PIN has 6 digits or more; a manager's or owner's 8 characters or more.");
        return no_second ? N_("{0} is wrong. Correct it and try again.") : NULL;
    case STATUS_COUPON_USED:
        return no_second ? N_("Used on {0}. It cannot be used again.") : NULL;
    case STATUS_APPROVAL_NEEDED:
        return no_first ? N_("Needs an approver. Manager: card or PIN.") : NULL;
    case STATUS_NOT_PERMITTED:
        return render_permit(err->arg[0]) == err->arg[0] ? N_("You may not do this. Ask the manager.") : NULL;
    case STATUS_OFFER_CONDITIONS:
        return no_first && no_second ? N_("Its conditions do not hold.") : NULL;
    case STATUS_ALREADY_VOIDED:
        return no_second ? N_("Bill {0} was voided. Nothing more to do.") : NULL;
    case STATUS_ALREADY_RETURNED:
        return no_second ? N_("Something of this bill was returned already. Return the rest instead.") : NULL;
    default:
        return NULL;
    }
}

static const char *sentence(const struct error *err)
{
    const char *special = open_dates(err);
    if (!special)
        special = missing(err);
    if (special)
        return special;
    for (size_t i = 0; i < sizeof details / sizeof details[0]; i++)
        if (details[i].status == err->status && strcmp(details[i].detail, err->detail) == 0)
            return details[i].text;
    const char *without = bare(err);
    return without ? without : status_text(err->status);
}

/* Names of codes that lower layers put into the arguments. */
static void name_args(const struct error *err, char arg[ERROR_ARGS][128])
{
    for (int i = 0; i < ERROR_ARGS; i++)
        text_copy(arg[i], sizeof arg[i], err->arg[i]);
    switch (err->status) {
    case STATUS_BAD_VALUE:
    case STATUS_MISSING_VALUE:
    case STATUS_UNSUPPORTED:
        name_field(arg[0], sizeof arg[0], err->field[0] ? err->field : err->arg[0]);
        break;
    case STATUS_NOT_FOUND:
    case STATUS_NOT_A_SHOP:
        if (!err->arg[0][0])
            name_field(arg[0], sizeof arg[0], err->field);
        break;
    case STATUS_TENDER_OVER:
        text_copy(arg[0], sizeof arg[0], render_tender(err->arg[0]));
        break;
    case STATUS_NOT_PERMITTED:
        text_copy(arg[0], sizeof arg[0], render_permit(err->arg[0]));
        break;
    case STATUS_OFFER_CONDITIONS:
        if (strcmp(err->detail, "weekday") == 0)
            for (int i = 0; i < 2; i++)
                if (is_weekdays(err->arg[i]))
                    name_weekdays(arg[i], sizeof arg[i], err->arg[i]);
        break;
    default:
        break;
    }
}

/* Money and points that lower layers put in plainly. */
static void group_args(const struct error *err, char arg[ERROR_ARGS][128])
{
    static const enum status counts[] = {STATUS_NOT_ENOUGH_POINTS, STATUS_NOT_ENOUGH_STORED_VALUE, STATUS_TENDER_SHORT,
                                         STATUS_TENDER_OVER,       STATUS_APPROVAL_NEEDED,         STATUS_PREPAID_LIMIT,
                                         STATUS_PRICE_BELOW_FLOOR};
    char plain[MONEY_TEXT];
    bool amounts = strcmp(err->detail, "min_amount") == 0;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        amounts = amounts || err->status == counts[i];
    if (err->status == STATUS_NOT_ENOUGH_POINTS) /* what is to be typed stays as it is typed */
        text_copy(arg[2], sizeof arg[2], arg[1]);
    for (int i = 0; amounts && i < (err->status == STATUS_NOT_ENOUGH_POINTS ? 2 : ERROR_ARGS); i++)
        if (arg[i][0] && strlen(arg[i]) < 20 && strspn(arg[i], "0123456789.") == strlen(arg[i]))
            number_group(arg[i], text_copy(plain, sizeof plain, arg[i]));
}

char *render_refusal(char buf[RENDER_TEXT], const struct error *err)
{
    char arg[ERROR_ARGS][128];
    name_args(err, arg);
    group_args(err, arg);
    const char *filled[ERROR_ARGS] = {arg[0], arg[1], arg[2]};
    return text_fill(buf, RENDER_TEXT, _(sentence(err)), ERROR_ARGS, filled);
}
