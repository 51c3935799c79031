/* SPDX-License-Identifier: MIT */
#include "render/render.h"

#include <string.h>

#include "base/text.h"
#include "rules/permit.h"

struct word {
    const char *code, *text;
};

/* The translated word for a code; the code itself if it is not in the list (a JSON path, a field of an import). */
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
    enum tender_kind tender;
    return tender_from_code(code, &tender) ? _(tender_info(tender)->name) : code;
}

char *render_paid_by(char buf[RENDER_TEXT], enum tender_kind tender, const char *family)
{
    char clean[RENDER_TEXT];
    const char *name = render_tender(tender_code(tender));
    if (tender != TENDER_FAMILY || *family == '\0')
        return text_copy(buf, RENDER_TEXT, name);
    text_sanitise(clean, sizeof clean, family);
    return text_fill(buf, RENDER_TEXT, "{0} {1}", 2, (const char *const[]){name, clean});
}

static const struct word fields[] = {
    {"amount", N_("Amount")},
    {"approver", N_("Approver")},
    {"approver_pin", N_("Approver's PIN")},
    {"barcode", N_("Barcode")},
    {"bill", N_("Bill")},
    {"by", N_("Group by")},
    {"birthday", N_("Birthday")},
    {"card", N_("Card")},
    {"category", N_("Category")},
    {"change", N_("Plus/minus")},
    {"code", N_("Code")},
    {"cost", N_("Cost")},
    {"count", N_("Count")},
    {"coupon", N_("Coupon code")},
    {"date", N_("Date")},
    {"dispute", N_("Disputed bill")},
    {"discount", N_("Discount")},
    {"encoding", N_("Encoding")},
    {"drop", N_("Cash drop")},
    {"note", N_("Remark")},
    {"file", N_("File")},
    {"float", N_("Float")},
    {"floor", N_("Floor price")},
    {"format", N_("Format")},
    {"from", N_("From")},
    {"gender", N_("Sex")},
    {"joined", N_("Joined")},
    {"key", N_("Operation key")},
    {"lang", N_("Language")},
    {"left", N_("Left on")},
    {"limit", N_("Limit")},
    {"line", N_("Line")},
    {"map", N_("Column map")},
    {"debtor", N_("Debtor")},
    {"order", N_("Order")},
    {"other", N_("Other member")},
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
    {"reading", N_("Pinyin")},
    {"reason", N_("Reason")},
    {"referrer", N_("Referrer")},
    {"role", N_("Role")},
    {"round", N_("Round-off")},
    {"round_off", N_("Round-off")},
    {"row", N_("Row")},
    {"settled", N_("Platform pays")},
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
    {"to", N_("Until")},
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

const char *render_permit(const char *permit)
{
    const char *words = permit_words(permit);
    return words ? _(words) : permit;
}

const char *render_role(const char *code)
{
    enum role role;
    return permit_role_from_code(code, &role) ? _(permit_role_words(role)) : code;
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
        {"close", N_("Value refunded")},
        {"issue", N_("Coupon issued")},
        {"redeem", N_("Redeemed")},
        {"withdraw", N_("Coupon withdrawn")},
        {"adjust", N_("Adjustment")},
        {"claim", N_("Bill claimed")},
        {"reverse", N_("Undone")},
        {"expire", N_("Expiry")},
        {"import", N_("Import")},
        {"stock", N_("Stock changed")},
        {"tally", N_("Sums for the board")},
        {"tender", N_("Tender corrected")},
        {"earn", N_("Account settled: points")},
        {"settle", N_("Account settled")},
        {"deposit", N_("Deposit taken")},
        {"family", N_("Family card")},
        {"undeposit", N_("Deposit given back")},
        {"forfeit", N_("Deposit forfeited")},
        {"credit", N_("Store credit")},
        {"programme", N_("Programme loaded")},
    };
    return FIND(list, txn_kind);
}

static const struct word acts[] = {
    {"approve", N_("Approved")},
    {"bill invoice", N_("Invoice marked")},
    {"bill resell", N_("Bill sold anew")},
    {"claim", N_("Bill claimed")},
    {"coupon issue", N_("Coupons issued")},
    {"coupon redeem", N_("Coupon redeemed")},
    {"coupon withdraw", N_("Coupon withdrawn")},
    {"coupon withdraw batch", N_("Coupons withdrawn")},
    {"debtor add", N_("Debtor added")},
    {"debtor settle", N_("Account settled")},
    {"deposit take", N_("Deposit taken")},
    {"drawer", N_("Drawer opened")},
    {"enrol", N_("Enrolment")},
    {"exchange", N_("Exchange")},
    {"codes", N_("Coupon codes shown")},
    {"expire", N_("Expiry")},
    {"export", N_("List written to a file")},
    {"first code", N_("One-time code used")},
    {"gift redeem", N_("Gift handed over")},
    {"import", N_("Import")},
    {"item add", N_("Item added")},
    {"item edit", N_("Item changed")},
    {"item retire", N_("Item retired")},
    {"item stock", N_("Stock changed")},
    {"look", N_("Looked at")},
    {"member card", N_("Member's code")},
    {"member edit", N_("Member changed")},
    {"member link", N_("Family card")},
    {"member note", N_("Note on a member")},
    {"member phone", N_("Phone changed")},
    {"member reveal", N_("Phone shown")},
    {"nightly", N_("Nightly work")},
    {"order add", N_("Order added")},
    {"order forfeit", N_("Deposit forfeited")},
    {"order refund", N_("Deposit given back")},
    {"pass use", N_("Pass used")},
    {"pin locked", N_("PIN locked after ten wrong ones")},
    {"pin tried", N_("PIN tried")},
    {"pin unlocked", N_("PIN unlocked")},
    {"points", N_("Manual points")},
    {"print", N_("Printed")},
    {"print card", N_("Card printed")},
    {"print day", N_("Day slip printed")},
    {"print drop", N_("Slip given up")},
    {"print retry", N_("Slip sent again")},
    {"print test", N_("Test page printed")},
    {"programme load", N_("Programme loaded")},
    {"return", N_("Return")},
    {"roll-up", N_("Day summed up")},
    {"sale", N_("Sale")},
    {"setting", N_("Setting changed")},
    {"shift close", N_("Handover")},
    {"shift drop", N_("Cash drop")},
    {"shift open", N_("Shift opened")},
    {"sign in", N_("Signed in")},
    {"staff add", N_("Staff added")},
    {"staff card", N_("Staff card")},
    {"staff code", N_("One-time code given")},
    {"staff edit", N_("Staff changed")},
    {"staff pin", N_("PIN set")},
    {"store credit", N_("Store credit")},
    {"tender", N_("Tender corrected")},
    {"tier grant", N_("Tier by hand")},
    {"tier review", N_("Tier review")},
    {"tier warning", N_("Tier warning")},
    {"till name", N_("Till named")},
    {"till take-over", N_("Till taken over")},
    {"topup", N_("Top-up")},
    {"undo", N_("Undone")},
    {"void", N_("Void")},
    {"wallet close", N_("Value refunded")},
};

const char *render_act(const char *act)
{
    return FIND(acts, act);
}

const char *render_hand(const char *kind)
{
    static const struct word list[] = {
        {"price", N_("Price changed")},  {"discount", N_("Bill discount")}, {"staff", N_("Staff purchase")},
        {"round_off", N_("Round-off")},  {"refund", N_("Return")},          {"void", N_("Void")},
        {"points", N_("Manual points")}, {"coupons", N_("Coupons issued")}, {"topup_bonus", N_("Top-up bonus")},
        {"claim", N_("Bill claimed")},   {"phone", N_("Number changed")},
    };
    const char *words = FIND(list, kind);
    return words == kind ? render_kind(kind) : words;
}

const char *render_lot_kind(const char *kind)
{
    static const struct word list[] = {
        {"points", N_("Points")},      {"principal", N_("Principal")}, {"bonus", N_("Bonus")},
        {"coupon", N_("Coupon")},      {"owed", N_("Owed points")},    {"pass", N_("Pass")},
        {"uses", N_("Uses left")},     {"budget", N_("Budget left")},  {"deposit", N_("Deposit")},
        {"account", N_("On account")},
    };
    return FIND(list, kind);
}
