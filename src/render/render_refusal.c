/* SPDX-License-Identifier: MIT */
/* render_refusal: one neutral sentence for each code and detail, for the command line and the counter alike. */
#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/number.h"
#include "base/text.h"
#include "render/render.h"

#define ARG_TEXT 192

/*
 * The sentences by code and detail. Detail "" is the default of a code; other details are set by lower layers. Those
 * that begin with a dash are chosen in this file, where the default has nothing to fill in or more can be said.
 * No sentence names a key of the counter: ui/counter/hint.c adds those.
 */
static const struct sentence {
    enum status status;
    const char *detail, *text;
} sentences[] = {
    {STATUS_OK, "", N_("Done.")},
    {STATUS_BAD_VALUE, "", N_("{0} is wrong: {1}. Correct it and try again.")},
    {STATUS_BAD_VALUE, "-why", N_("{0} is wrong: {1} ({2}). Correct it and try again.")},
    {STATUS_BAD_VALUE, "-bare", N_("{0} is wrong. Correct it and try again.")},
    {STATUS_BAD_VALUE, "-bare_why", N_("{0} is wrong ({2}). Correct it and try again.")},
    {STATUS_BAD_VALUE, "one_of", N_("{0} is wrong: {1}. It must be one of: {2}.")},
    {STATUS_BAD_VALUE, "range", N_("{0} is wrong: {1}. It must be from {2} to {3}.")},
    {STATUS_BAD_VALUE, "at_least", N_("{0} is wrong: {1}. It must be {2} or more.")},
    {STATUS_BAD_VALUE, "at_most", N_("{0} is wrong: {1}. It must be {3} or less.")},
    {STATUS_BAD_VALUE, "unknown_key", N_("There is no key {0} here. Available: {2}.")},
    {STATUS_BAD_VALUE, "exactly_one", N_("{0} needs exactly one of: {2}.")},
    {STATUS_BAD_VALUE, "json", N_("{0} is not JSON, line {1}, column {2}: {3}.")},
    {STATUS_BAD_VALUE, "encoding", N_("{0} cannot be read as {1}. Name the encoding of the file.")},
    {STATUS_BAD_VALUE, "schema", N_("The shop file does not accept this: {0}.")},
    {STATUS_BAD_VALUE, "same_person", N_("{1} hands over: someone else must take over.")},
    {STATUS_BAD_VALUE, "points_step", N_("{1} points do not fit: they are spent {2} at a time. Take {3}.")},
    {STATUS_BAD_VALUE, "pin", N_("A PIN needs 6 digits or more; for managers and owners 8 characters or more.")},
    {STATUS_BAD_VALUE, "pin_long", N_("A PIN has at most 63 bytes. That one is longer; it was not taken.")},
    {STATUS_BAD_VALUE, "future", N_("The birthday {1} lies in the future. Check the year.")},
    {STATUS_BAD_VALUE, "leap_month", N_("{1}: that year had no such leap month. Correct month or year.")},
    {STATUS_BAD_VALUE, "leap_month_ever", N_("{1}: no year so far had that leap month. Type it without the leap.")},
    {STATUS_BAD_VALUE, "short_month", N_("{1}: that month had only 29 days. Check day and month.")},
    {STATUS_BAD_VALUE, "member_pin", N_("A member's PIN: 6 digits, no run or repeat, not from phone or birthday.")},
    {STATUS_BAD_VALUE, "area_code", N_("{1}: a mobile has 11 digits; others need an area code, 00 or +.")},
    {STATUS_BAD_VALUE, "phone_length", N_("{1}: wrong number of digits for that area. Check the number.")},
    {STATUS_BAD_VALUE, "phone_form", N_("{1}: a phone is digits, with blanks, dashes or a + in front.")},
    {STATUS_BAD_VALUE, "printer", N_("{1} is no printer. Name file:PATH, dev:PATH, tcp:HOST:PORT, lp:QUEUE or none.")},
    {STATUS_BAD_VALUE, "printer_path", N_("{1}: the path of a printer begins with /.")},
    {STATUS_BAD_VALUE, "printer_host", N_("{1}: the host is a name or an address, as in tcp:192.168.1.50:9100.")},
    {STATUS_BAD_VALUE, "printer_port", N_("{1}: the port is a number from 1 to 65535, as in tcp:192.168.1.50:9100.")},
    {STATUS_BAD_VALUE, "printer_queue",
     N_("{1}: the name of a queue has letters, digits and -_. as lpstat -p shows it.")},
    {STATUS_BAD_VALUE, "print_state",
     N_("Print job {1} is {2}: only waiting or unsure ones can be retried or dropped.")},
    {STATUS_BAD_VALUE, "named_tender",
     N_("Vouchers, deposits and accounts cannot be corrected: void and ring up again.")},
    {STATUS_BAD_VALUE, "stored_value", N_("Stored value cannot be corrected: void the bill and ring it up again.")},
    {STATUS_MISSING_VALUE, "", N_("Fill in {0}.")},
    {STATUS_MISSING_VALUE, "-why", N_("Fill in {0}: {2}.")},
    {STATUS_NOT_FOUND, "", N_("Nothing found for {0}. Check it, or try phone or name.")},
    {STATUS_NOT_FOUND, "-thing", N_("Nothing found for {0}. Check it.")},
    {STATUS_NOT_FOUND, "-file", N_("There is no {0}. Check the path.")},
    {STATUS_NOT_FOUND, "claim", N_("This bill was not claimed: there is nothing to undo.")},
    {STATUS_NOT_FOUND, "setting", N_("There is no setting {0}. Available: {2}.")},
    {STATUS_DUPLICATE_PHONE, "", N_("Already a member: {0}.")},
    {STATUS_DUPLICATE_CARD, "", N_("This card belongs to another member. Use another card.")},
    {STATUS_COUPON_UNKNOWN, "", N_("No such coupon. Check the code or scan the QR.")},
    {STATUS_COUPON_UNKNOWN, "other_shop", N_("Genuine, but issued by another shop: it cannot be used here.")},
    {STATUS_COUPON_FORGED, "", N_("Code check failed. Retype or scan; if it fails again, call the manager.")},
    {STATUS_COUPON_FORGED, "other_shop",
     N_("Not a coupon of this shop: the code belongs to another. Do not accept it.")},
    {STATUS_COUPON_NOT_YET, "", N_("Not valid until {0}.")},
    {STATUS_COUPON_EXPIRED, "", N_("Expired {0}.")},
    {STATUS_COUPON_USED, "", N_("Used on {0}, bill {1}. It cannot be used again.")},
    {STATUS_COUPON_USED, "-no_bill", N_("Used on {0}. It cannot be used again.")},
    {STATUS_COUPON_USED, "voucher", N_("This voucher paid bill {1} on {0}. It cannot be used again.")},
    {STATUS_COUPON_USED, "undo", N_("The coupon that came with it is used; it cannot be undone.")},
    {STATUS_COUPON_WITHDRAWN, "", N_("Withdrawn ({0}). Explain, or call the manager.")},
    {STATUS_COUPON_OTHER_MEMBER, "", N_("Only its holder may use it.")},
    {STATUS_OFFER_CONDITIONS, "", N_("The conditions of {0} are not met.")},
    {STATUS_OFFER_CONDITIONS, "-bare", N_("Its conditions are not met.")},
    {STATUS_OFFER_CONDITIONS, "min_amount", N_("¥{0} short of ¥{1}. Add items and it applies.")},
    {STATUS_OFFER_CONDITIONS, "min_quantity", N_("{0} more needed (minimum {1}). Add items.")},
    {STATUS_OFFER_CONDITIONS, "date", N_("Runs {0} to {1}; not today.")},
    {STATUS_OFFER_CONDITIONS, "-ended", N_("Ended {1}; not valid today.")},
    {STATUS_OFFER_CONDITIONS, "-begins", N_("Starts {0}; not valid today.")},
    {STATUS_OFFER_CONDITIONS, "weekday", N_("{0} only; today is {1}.")},
    {STATUS_OFFER_CONDITIONS, "hour", N_("{0} only; it is {1}.")},
    {STATUS_OFFER_CONDITIONS, "tier", N_("For {0} and up; this member is {1}.")},
    {STATUS_OFFER_CONDITIONS, "segment", N_("Not on this offer's list.")},
    {STATUS_OFFER_CONDITIONS, "purchase_number", N_("For purchase no. {0}; this is no. {1}.")},
    {STATUS_OFFER_CONDITIONS, "birthday", N_("Within {0} days of the birthday only; not today.")},
    {STATUS_OFFER_CONDITIONS, "scope", N_("No item on this bill qualifies. Add one, or go without.")},
    {STATUS_OFFER_CONDITIONS, "no_member", N_("For members only.")},
    {STATUS_OFFER_LIMIT, "", N_("Limit of {0} per member reached. Remove it and continue.")},
    {STATUS_OFFER_LIMIT, "per_member", N_("Limit of {0} per member reached. Remove it and continue.")},
    {STATUS_OFFER_LIMIT, "per_member_day", N_("Daily limit of {0} per member reached. Try again tomorrow.")},
    {STATUS_OFFER_LIMIT, "total", N_("All {0} uses are gone. Remove it and continue.")},
    {STATUS_OFFER_BUDGET, "", N_("This offer has run out.")},
    {STATUS_GROUP_TAKEN, "", N_("Only one offer of this group per bill: {0} is on.")},
    {STATUS_EXCLUSIVE_TAKEN, "", N_("{0} cannot be combined with other offers.")},
    {STATUS_NOT_ENOUGH_POINTS, "", N_("Has {0} points; at most {1} on this bill.")},
    {STATUS_NOT_ENOUGH_POINTS, "gift", N_("Has {0} points; the gift needs {1}. Choose another.")},
    {STATUS_NOT_ENOUGH_POINTS, "undo", N_("Some of the points it gave are already spent; it cannot be undone.")},
    {STATUS_NOT_ENOUGH_STORED_VALUE, "", N_("Balance ¥{0}, ¥{1} short.")},
    {STATUS_NOT_ENOUGH_STORED_VALUE, "family", N_("{0} has ¥{1} of stored value left. Pay the rest otherwise.")},
    {STATUS_NOT_ENOUGH_STORED_VALUE, "deposit", N_("Order {0} has ¥{1} of deposits left.")},
    {STATUS_NOT_ENOUGH_STORED_VALUE, "undo", N_("Part of this top-up is already spent; it cannot be undone.")},
    {STATUS_NOT_ENOUGH_STORED_VALUE, "close", N_("No stored value left to refund.")},
    {STATUS_NOT_ENOUGH_USES, "", N_("Uses left: {0}; requested: {1}. Change the number or pay.")},
    {STATUS_NOT_ENOUGH_USES, "undo", N_("The pass that came with it is in use; it cannot be undone.")},
    {STATUS_OUT_OF_STOCK, "", N_("{0} is out of stock. Choose another gift.")},
    {STATUS_TENDER_SHORT, "", N_("¥{0} still due.")},
    {STATUS_TENDER_OVER, "", N_("{0} is ¥{1} over; only cash gives change. Correct it.")},
    {STATUS_TENDER_KEPT, "", N_("¥{0} of this bill is not given back here.")},
    {STATUS_TENDER_KEPT, "voucher", N_("¥{0} was paid by voucher: not refunded here. Ask the platform instead.")},
    {STATUS_TENDER_KEPT, "on_account", N_("¥{0} of this bill is on account: claim it when that is settled.")},
    {STATUS_FAMILY_LIMIT, "", N_("The holder lets pay ¥{0} a month; ¥{1} of it is left. Pay otherwise.")},
    {STATUS_STAFF_LIMIT, "", N_("The month's cap for staff is ¥{0}; ¥{1} of it is left. Sell without.")},
    {STATUS_NOT_PERMITTED, "own_purchase", N_("Nobody rings their own purchase: a colleague signs in and does.")},
    {STATUS_NOT_PERMITTED, "staff_price", N_("Sold at the staff price: no points, so no member can claim it.")},
    {STATUS_NOT_PERMITTED, "no_staff_price", N_("This shop has no staff price: see setting staff_percent.")},
    {STATUS_DEBTOR_LIMIT, "", N_("May owe ¥{0}; this would make ¥{1}. Settle first, or pay otherwise.")},
    {STATUS_ALREADY_VOIDED, "", N_("Bill {0} was voided at {1}. Nothing more to do.")},
    {STATUS_ALREADY_VOIDED, "-no_time", N_("Bill {0} was voided. Nothing more to do.")},
    {STATUS_ALREADY_VOIDED, "undo", N_("Already undone at {0}. Nothing more to do.")},
    {STATUS_ALREADY_RETURNED, "", N_("Line {0}: bought {1}, returned {2}. Nothing left to return.")},
    {STATUS_ALREADY_RETURNED, "undo", N_("Something of this bill came back since; the claim cannot be undone.")},
    {STATUS_ALREADY_RETURNED, "-no_line", N_("Part of this bill was already returned. Return the rest instead.")},
    {STATUS_KEY_REUSED, "", N_("This operation key belongs to another entry. Nothing recorded; start again.")},
    {STATUS_APPROVAL_NEEDED, "", N_("Over your limit {0}. A manager must approve it.")},
    {STATUS_APPROVAL_NEEDED, "-no_limit", N_("A manager must approve this.")},
    {STATUS_APPROVAL_NEEDED, "shift", N_("Over your limit {0} of this shift. A manager must approve it.")},
    {STATUS_APPROVAL_NEEDED, "birthday", N_("Had a birthday gift already. A manager must approve another birthday.")},
    {STATUS_APPROVAL_NEEDED, "handover", N_("That shift was handed over. A manager must approve it.")},
    {STATUS_APPROVAL_NEEDED, "refund_tender",
     N_("It goes back by another tender than paid. A manager must approve it.")},
    {STATUS_APPROVAL_NEEDED, "self", N_("An approver must be another person: {0} is signed in.")},
    {STATUS_APPROVAL_NEEDED, "approver", N_("{1} may not approve that: limit {0}. Someone with more rights must.")},
    {STATUS_APPROVAL_NEEDED, "approver_none", N_("{1} may not approve that. A manager must.")},
    {STATUS_PROOF_NEEDED, "", N_("Spending needs the member's proof: card, QR or PIN.")},
    {STATUS_PROOF_NEEDED, "number",
     N_("A member's number proves nobody: give the whole phone or card, or an approver.")},
    {STATUS_PROOF_NEEDED, "phone", N_("Not proof of this member. Use QR, card, or old number/last bill.")},
    {STATUS_PROOF_NEEDED, "no_pin", N_("This member has no PIN: their card or QR proves them.")},
    {STATUS_PREPAID_LIMIT, "", N_("Stored value limit ¥{0}; this would bring it to ¥{1}.")},
    {STATUS_PREPAID_LIMIT, "single", N_("At most ¥{0} in one top-up; this is ¥{1}. Take less.")},
    {STATUS_PREPAID_LIMIT, "balance", N_("Balance limit ¥{0}, bonus included; this would make ¥{1}. Take less.")},
    {STATUS_PRICE_BELOW_FLOOR, "", N_("{0} cannot go below ¥{1}. Change the price.")},
    {STATUS_ALREADY_CLAIMED, "", N_("This bill already belongs to a member. No claim is needed.")},
    {STATUS_SHIFT_CLOSED, "", N_("No shift is open at this till. Sign in first.")},
    {STATUS_RETURN_TOO_LATE, "", N_("Returns are accepted within {0} days; this bill is {1} days old.")},
    {STATUS_RETURN_TOO_LATE, "claim", N_("Bills can be claimed within {0} days; this one is {1} days old.")},
    {STATUS_TILL_IN_USE, "", N_("Till {0} is in use by process {1}. End it there, or take the till over.")},
    {STATUS_TILL_IN_USE, "taken", N_("Till {0} was taken over by process {1}: this terminal has stopped.")},
    {STATUS_TILL_IN_USE, "opened", N_("Till {0} was opened elsewhere meanwhile: this terminal has stopped.")},
    {STATUS_UNSUPPORTED, "", N_("This version does not support {0}. Nothing was loaded.")},
    {STATUS_UNSUPPORTED, "encoding", N_("This machine cannot convert {0}. Nothing was loaded.")},
    {STATUS_NOT_PERMITTED, "", N_("You may not {0}. Ask the manager.")},
    {STATUS_NOT_PERMITTED, "-bare", N_("You may not do this. Ask the manager.")},
    {STATUS_NOT_PERMITTED, "role", N_("You may not {0} as {1}. Ask the manager.")},
    {STATUS_NOT_PERMITTED, "system", N_("The system account cannot sign in to a live shop.")},
    {STATUS_NOT_PERMITTED, "schedule", N_("What a schedule runs may do only that. Sign in for anything else.")},
    {STATUS_NOT_PERMITTED, "first_pin", N_("{0}: the first PIN takes a one-time code from an owner.")},
    {STATUS_NOT_PERMITTED, "code_expired", N_("{0}: the one-time code has expired. An owner gives a new one.")},
    {STATUS_NOT_PERMITTED, "own_code", N_("A one-time code is for others. Your own PIN: frontdesk staff pin")},
    {STATUS_NOT_PERMITTED, "own_pin", N_("Without a PIN you can only set your own.")},
    {STATUS_NOT_PERMITTED, "left", N_("{0} does not work here any more. Ask the manager.")},
    {STATUS_NOT_PERMITTED, "last_owner", N_("{0} is the last owner and stays. Make somebody else owner first.")},
    {STATUS_NOT_FOUND, "family", N_("Neither pays with the other's stored value: nothing to part.")},
    {STATUS_NOT_FOUND, "no_receipt", N_("No such bill: refuse, or store credit with an approver.")},
    {STATUS_NOT_PERMITTED, "family", N_("That stored value is no family's of this member. Pay otherwise.")},
    {STATUS_IN_USE, "family", N_("Already pays with {0}'s stored value: part those two first.")},
    {STATUS_IN_USE, "holder", N_("{0} pays with this one's stored value: part those two first.")},
    {STATUS_IN_USE, "chain", N_("The holder pays with {0}'s stored value: part those two first.")},
    {STATUS_IN_USE, "", N_("It is in use: {0}.")},
    {STATUS_CYCLE, "", N_("The holder already pays with {0}'s stored value. Take them the other way.")},
    {STATUS_NOT_PERMITTED, "order_member", N_("Order {0} is another member's: its deposit pays their bill only.")},
    {STATUS_NOT_PERMITTED, "other_till", N_("That bill is of till {0}: sell it anew there.")},
    {STATUS_NOT_PERMITTED, "shift", N_("That bill's shift was handed over. Return it, then sell it anew.")},
    {STATUS_NOT_PERMITTED, "no_pin", N_("{0} has no PIN yet. An owner sets one, or gives a one-time code.")},
    {STATUS_NOT_PERMITTED, "undo", N_("This member has other records by now; the enrolment stays.")},
    {STATUS_WEAK_PIN, "", N_("Too easy to guess: no runs, repeats, dates or staff codes. Choose another.")},
    {STATUS_PIN_WRONG, "", N_("Wrong PIN (attempt {0} of 10). Try again.")},
    {STATUS_PIN_WRONG, "member", N_("Wrong PIN, {0} of 5 today. Or scan their card or QR.")},
    {STATUS_LOCKED_OUT, "member", N_("Five wrong PINs: for today only card or QR proves this member.")},
    {STATUS_LOCKED_OUT, "", N_("Too many wrong PINs. Locked until {0}.")},
    {STATUS_KEY_MISSING, "", N_("{0} is missing: put it back, or frontdesk shop recover")},
    {STATUS_KEY_FOREIGN, "", N_("{0} is no key of this shop: put it back, or frontdesk shop recover")},
    {STATUS_KEY_FOREIGN, "code", N_("This recovery code is another shop's, or of an older sheet.")},
    {STATUS_IO_ERROR, "hard_link", N_("{0} has a second name (a hard link). Remove the other name first.")},
    {STATUS_FILE_INCOMPLETE, "", N_("The newest entries are missing: copy {0} here too, or restore a backup.")},
    {STATUS_FILE_INCOMPLETE, "entries", N_("Entries {1} to {2} are missing: copy {0} here too, or restore a backup.")},
    {STATUS_BACKUP_DAMAGED, "", N_("{0} is damaged or no backup. Take another one.")},
    {STATUS_BAD_VALUE, "code_length", N_("A recovery code has 35 characters, in 7 groups of 5; these are {1}.")},
    {STATUS_BAD_VALUE, "code_group", N_("Group {1} of the recovery code is not right. Look at it again.")},
    {STATUS_BAD_VALUE, "code_unseen", N_("That is not its first group. Nothing was changed.")},
    {STATUS_FILE_EXISTS, "key_fits", N_("The key file is there and fits. Nothing was changed.")},
    {STATUS_NOT_PERMITTED, "practice_sheet", N_("A practice shop has no recovery sheet.")},
    {STATUS_BUSY, "backup", N_("A backup is being made or proven just now. Wait until it is done.")},
    {STATUS_DAMAGED, "head", N_("No entry {0} in these books: they were rewritten, or are older.")},
    {STATUS_DAMAGED, "copy", N_("{0} does not balance, {1} problems: run frontdesk shop check.")},
    {STATUS_NOT_FOUND, "sum", N_("No record of {0} here: prove it with --code-fd.")},
    {STATUS_BAD_VALUE, "shop_file", N_("{1} belongs to a shop. Choose another file.")},
    {STATUS_BUSY, "", N_("Another till is saving. Nothing was recorded; try again.")},
    {STATUS_DAMAGED, "", N_("The data is damaged; recording has stopped. Call the owner now.")},
    {STATUS_IO_ERROR, "", N_("Disk error: not recorded. Check the disk and try again.")},
    {STATUS_IO_ERROR, "read", N_("Disk error. Check the disk, then see whether it was recorded.")},
    {STATUS_IO_ERROR, "sync", N_("The disk did not confirm. Restart the program, then see if it was recorded.")},
    {STATUS_IO_ERROR, "file", N_("{0}: {1}. Fix that and try again.")},
    {STATUS_IO_ERROR, "network_file_system", N_("{0} is on a network disk ({1}). Keep it on a disk of this machine.")},
    {STATUS_NEWER_FILE, "", N_("This shop was created by a newer version. Upgrade first.")},
    {STATUS_OLD_FILE, "", N_("The shop was made before this version, which cannot open it. Start over.")},
    {STATUS_NOT_A_SHOP, "", N_("{0} is not a shop file. Check the path.")},
    {STATUS_NOT_A_SHOP, "-why", N_("{0} is not a shop file: {1}. Check the path.")},
    {STATUS_PRINTER_UNREACHABLE, "", N_("Printer {0} unreachable: {1}. Check power and cable.")},
    {STATUS_PRINTER_UNREACHABLE, "none", N_("This till has no printer. Set one: frontdesk setting set printer WHERE")},
    {STATUS_FILE_EXISTS, "", N_("{0} exists already. Choose another name.")},
    {STATUS_NO_TERMINAL, "", N_("The counter needs a terminal. In a pipe or a script use --linear.")},
    {STATUS_UNKNOWN_TERMINAL, "", N_("Terminal type {0} is not known here. Set TERM, or use --linear.")},
    {STATUS_UNKNOWN_TERMINAL, "no_cursor", N_("A terminal of type {0} cannot show screens. Use --linear.")},
    {STATUS_UNKNOWN_TERMINAL, "unset", N_("The terminal type is unknown: TERM is not set. Set it, or use --linear.")},
    {STATUS_LIVE_SHOP_CLOCK, "", N_("A live shop's clock cannot be set. Use a practice shop.")},
};
#define SENTENCES (sizeof sentences / sizeof sentences[0])

const char *render_sentence(int index, enum status *status, const char **detail)
{
    if (index < 0 || (size_t)index >= SENTENCES)
        return NULL;
    *status = sentences[index].status;
    *detail = sentences[index].detail;
    return sentences[index].text;
}

static const char *find(enum status status, const char *detail)
{
    for (size_t i = 0; i < SENTENCES; i++)
        if (sentences[i].status == status && strcmp(sentences[i].detail, detail) == 0)
            return sentences[i].text;
    return NULL;
}

/* --- choosing a sentence ------------------------------------------------------------------------------------------ */

/*
 * The default sentence suggests a search by phone or name, which applies to members only, so files and other things
 * have their own.
 */
static const char *missing_case(const char *field)
{
    static const char *const files[] = {"shop", "file", "map", "programme"};
    if (!field[0] || strcmp(field, "member") == 0)
        return "";
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        if (strcmp(files[i], field) == 0)
            return "-file";
    return "-thing";
}

static const char *wrong_case(const struct error *err)
{
    if (!err->arg[1][0])
        return err->note[0] ? "-bare_why" : "-bare";
    return err->note[0] ? "-why" : "";
}

/* In the arguments, a dash is an offer without a first or last day. */
static const char *conditions_case(const struct error *err)
{
    bool dates = strcmp(err->detail, "date") == 0;
    if (dates && strcmp(err->arg[0], "-") == 0)
        return "-ended";
    if (dates && strcmp(err->arg[1], "-") == 0)
        return "-begins";
    return !err->detail[0] && !err->arg[0][0] && !err->arg[1][0] ? "-bare" : "";
}

/* The case of a code that has no detail, or whose detail has no sentence. */
static const char *usual_case(const struct error *err)
{
    bool no_second = !err->arg[1][0];
    switch (err->status) {
    case STATUS_BAD_VALUE:
        return wrong_case(err);
    case STATUS_MISSING_VALUE:
        return err->note[0] ? "-why" : "";
    case STATUS_NOT_FOUND:
        return missing_case(err->field);
    case STATUS_COUPON_USED:
        return no_second ? "-no_bill" : "";
    case STATUS_APPROVAL_NEEDED:
        return strspn(err->arg[0], "0.") == strlen(err->arg[0]) ? "-no_limit" : "";
    case STATUS_NOT_PERMITTED:
        return render_permit(err->arg[0]) == err->arg[0] ? "-bare" : "";
    case STATUS_ALREADY_VOIDED:
        return no_second ? "-no_time" : "";
    case STATUS_ALREADY_RETURNED:
        return no_second ? "-no_line" : "";
    case STATUS_NOT_A_SHOP:
        return no_second ? "" : "-why";
    default:
        return "";
    }
}

const char *render_case(const struct error *err)
{
    const char *special = err->status == STATUS_OFFER_CONDITIONS ? conditions_case(err) : "";
    if (*special)
        return special;
    return err->detail[0] && find(err->status, err->detail) ? err->detail : usual_case(err);
}

/* --- arguments of a sentence ------------------------------------------------------------------------------------- */

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

static void name_wrong(const struct error *err, char arg[ERROR_ARGS][ARG_TEXT])
{
    if (err->field[0] || err->arg[0][0])
        name_field(arg[0], ARG_TEXT, err->field[0] && strcmp(err->detail, "schema") != 0 ? err->field : err->arg[0]);
    if (!err->detail[0] || !find(err->status, err->detail))
        text_copy(arg[2], ARG_TEXT, render_note(err));
    else if (!arg[1][0])
        text_copy(arg[1], ARG_TEXT, "\"\"");
}

/* Replaces codes that lower layers put into the arguments by their names. */
static void name_args(const struct error *err, char arg[ERROR_ARGS][ARG_TEXT])
{
    for (int i = 0; i < ERROR_ARGS; i++)
        text_copy(arg[i], sizeof arg[i], err->arg[i]);
    switch (err->status) {
    case STATUS_BAD_VALUE:
        name_wrong(err, arg);
        break;
    case STATUS_MISSING_VALUE:
        name_field(arg[0], sizeof arg[0], err->field[0] ? err->field : err->arg[0]);
        text_copy(arg[2], sizeof arg[2], render_note(err));
        break;
    case STATUS_UNSUPPORTED:
        name_field(arg[0], sizeof arg[0], err->field[0] ? err->field : err->arg[0]);
        break;
    case STATUS_NOT_FOUND:
    case STATUS_NOT_A_SHOP:
        if (!err->arg[0][0])
            name_field(arg[0], sizeof arg[0], err->field);
        if (err->status == STATUS_NOT_A_SHOP && err->arg[1][0])
            text_copy(arg[1], sizeof arg[1], _(err->arg[1]));
        break;
    case STATUS_TENDER_OVER:
        text_copy(arg[0], sizeof arg[0], render_tender(err->arg[0]));
        break;
    case STATUS_NOT_PERMITTED:
        text_copy(arg[0], sizeof arg[0], render_permit(err->arg[0]));
        text_copy(arg[1], sizeof arg[1], render_role(err->arg[1]));
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

/* A limit with decimals is money: "¥200", "¥1,000.50". Points and coupons are whole numbers. */
static void mark_money(char arg[ARG_TEXT])
{
    char plain[ARG_TEXT];
    char *cents = strchr(text_copy(plain, sizeof plain, arg), '.');
    if (!cents || strspn(plain, "0123456789.,") != strlen(plain))
        return;
    if (strcmp(cents, ".00") == 0)
        *cents = '\0';
    snprintf(arg, ARG_TEXT, "¥%.*s", ARG_TEXT - 4, plain);
}

/* Groups the digits of money and points, which lower layers put in without commas. */
static void group_args(const struct error *err, char arg[ERROR_ARGS][ARG_TEXT])
{
    static const enum status counts[] = {STATUS_NOT_ENOUGH_POINTS, STATUS_NOT_ENOUGH_STORED_VALUE, STATUS_TENDER_SHORT,
                                         STATUS_TENDER_OVER,       STATUS_APPROVAL_NEEDED,         STATUS_PREPAID_LIMIT,
                                         STATUS_PRICE_BELOW_FLOOR};
    char plain[MONEY_TEXT];
    bool amounts = strcmp(err->detail, "min_amount") == 0;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        amounts = amounts || err->status == counts[i];
    if (err->status == STATUS_NOT_ENOUGH_POINTS) /* a number the user has to type is not grouped */
        text_copy(arg[2], sizeof arg[2], arg[1]);
    for (int i = 0; amounts && i < (err->status == STATUS_NOT_ENOUGH_POINTS ? 2 : ERROR_ARGS); i++)
        if (arg[i][0] && strlen(arg[i]) < 20 && strspn(arg[i], "0123456789.") == strlen(arg[i]))
            number_group(arg[i], text_copy(plain, sizeof plain, arg[i]));
    if (err->status == STATUS_APPROVAL_NEEDED)
        mark_money(arg[0]);
}

char *render_refusal_as(char buf[RENDER_TEXT], const struct error *err, const char *sentence)
{
    char arg[ERROR_ARGS][ARG_TEXT];
    const char *filled[ERROR_ARGS];
    name_args(err, arg);
    group_args(err, arg);
    for (int i = 0; i < ERROR_ARGS; i++)
        filled[i] = arg[i];
    return text_fill(buf, RENDER_TEXT, _(sentence), ERROR_ARGS, filled);
}

char *render_refusal(char buf[RENDER_TEXT], const struct error *err)
{
    const char *sentence = find(err->status, render_case(err));
    return render_refusal_as(buf, err, sentence ? sentence : find(STATUS_DAMAGED, ""));
}
