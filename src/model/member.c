/* SPDX-License-Identifier: MIT */
#include "model/member.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/money.h"
#include "base/phone.h"
#include "base/text.h"

#define NAME_CHARACTERS 80

static const char *const birthday_kinds[] = {
    [BIRTHDAY_SOLAR] = "solar", [BIRTHDAY_LUNAR] = "lunar", [BIRTHDAY_LUNAR_LEAP] = "lunar-leap"};

void member_birthday_row(const struct stmt *stmt, struct birthday *birthday)
{
    *birthday = (struct birthday){.kind = BIRTHDAY_NONE};
    if (stmt_is_null(stmt, "birth_day"))
        return;
    const char *kind = stmt_get_text(stmt, "birth_kind");
    birthday->kind = BIRTHDAY_SOLAR;
    for (int i = BIRTHDAY_SOLAR; i <= BIRTHDAY_LUNAR_LEAP; i++)
        if (strcmp(kind, birthday_kinds[i]) == 0)
            birthday->kind = (enum birthday_kind)i;
    birthday->year = (int)stmt_get_int(stmt, "birth_year");
    birthday->month = (int)stmt_get_int(stmt, "birth_month");
    birthday->day = (int)stmt_get_int(stmt, "birth_day");
}

static void read_row(const struct stmt *stmt, struct member *member)
{
    *member = (struct member){.id = stmt_get_int(stmt, "id"), .phone = stmt_get_int(stmt, "phone")};
    text_copy(member->card, sizeof member->card, stmt_get_text(stmt, "card"));
    text_copy(member->name, sizeof member->name, stmt_get_text(stmt, "name"));
    text_copy(member->pinyin, sizeof member->pinyin, stmt_get_text(stmt, "pinyin"));
    text_copy(member->initials, sizeof member->initials, stmt_get_text(stmt, "initials"));
    member->reading_fixed = stmt_get_int(stmt, "reading_fixed") != 0;
    member->gender = stmt_get_text(stmt, "gender")[0];
    member_birthday_row(stmt, &member->birthday);
    text_copy(member->tier, sizeof member->tier, stmt_get_text(stmt, "tier"));
    member->tier_until = stmt_get_int(stmt, "tier_until");
    member->joined = stmt_get_int(stmt, "joined");
    member->last_day = stmt_get_int(stmt, "last_day");
    text_copy(member->source, sizeof member->source, stmt_get_text(stmt, "source"));
    member->referrer = stmt_get_int(stmt, "referrer");
    text_copy(member->state, sizeof member->state, stmt_get_text(stmt, "state"));
    member->batch = stmt_get_int(stmt, "batch");
}

enum status member_get(struct db *db, int64_t id, struct member *member, struct error *err)
{
    struct stmt *row = stmt_use(db, QUERY_MEMBER_GET);
    bool found;
    stmt_int(row, ":id", id);
    TRY(stmt_next(row, &found, err));
    if (!found) {
        error_set(err, STATUS_NOT_FOUND, "member", "no member of that id");
        error_arg(err, 0, "#%lld", (long long)id);
        return STATUS_NOT_FOUND;
    }
    read_row(row, member);
    stmt_done(row);
    struct stmt *tags = stmt_use(db, QUERY_MEMBER_TAGS);
    stmt_int(tags, ":id", id);
    for (;;) {
        TRY(stmt_next(tags, &found, err));
        if (!found)
            return STATUS_OK;
        if (member->tags == TAGS_MAX)
            break;
        text_copy(member->tag[member->tags++], CODE_TEXT, stmt_get_text(tags, "tag"));
    }
    stmt_done(tags);
    return STATUS_OK;
}

enum status member_by_phone(struct db *db, int64_t phone, int64_t *id, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_MEMBER_BY_PHONE);
    stmt_int(stmt, ":phone", phone);
    return stmt_value(stmt, 0, id, err);
}

enum status member_by_card(struct db *db, const char *card, int64_t *id, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_MEMBER_BY_CARD);
    stmt_text(stmt, ":card", card);
    return stmt_value(stmt, 0, id, err);
}

static enum status nobody(const char *text, struct error *err)
{
    error_set(err, STATUS_NOT_FOUND, "member", "neither a phone, a card nor an id of a member");
    error_arg(err, 0, "%s", text);
    return STATUS_NOT_FOUND;
}

enum status member_birthday(struct db *db, int64_t id, struct birthday *birthday, int64_t *joined, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_MEMBER_BIRTHDAY);
    bool row;
    stmt_int(stmt, ":id", id);
    TRY(stmt_next(stmt, &row, err));
    *birthday = (struct birthday){0};
    *joined = 0;
    if (!row)
        return STATUS_OK;
    member_birthday_row(stmt, birthday);
    *joined = stmt_get_int(stmt, "joined");
    stmt_done(stmt);
    return STATUS_OK;
}

enum status member_resolve(struct db *db, const char *text, int64_t *id, struct error *err)
{
    char typed[CARD_TEXT * 2];
    text_trim(typed, sizeof typed, text);
    if (typed[0] == '\0')
        return error_set(err, STATUS_MISSING_VALUE, "member", N_("a phone, a card or #id is needed"));
    if (typed[0] == '#') {
        struct member member;
        if (number_parse(typed + 1, "member", 1, INT64_MAX, id, NULL) != STATUS_OK)
            return nobody(typed, err);
        return member_get(db, *id, &member, err);
    }
    int64_t phone;
    *id = 0;
    if (phone_parse(typed, &phone, NULL) == STATUS_OK)
        TRY(member_by_phone(db, phone, id, err));
    if (*id == 0)
        TRY(member_by_card(db, typed, id, err));
    return *id == 0 ? nobody(typed, err) : STATUS_OK;
}

/* --- writing ---------------------------------------------------------------------------------------------- */

void member_name_fold(char buf[PERSON_TEXT], const char *name)
{
    char narrow[PERSON_TEXT];
    size_t length = 0;
    text_halfwidth(narrow, sizeof narrow, name);
    for (const char *c = narrow; *c != '\0'; c++)
        if (*c != ' ' && *c != '\t')
            buf[length++] = *c >= 'A' && *c <= 'Z' ? (char)(*c - 'A' + 'a') : *c;
    buf[length] = '\0';
}

/* Every suffix of the folded name, so that a prefix search finds any part of it. */
static enum status each_suffix(const struct member *member, const struct member_ends *ends, struct error *err)
{
    char folded[PERSON_TEXT];
    uint32_t c;
    member_name_fold(folded, member->name);
    const char *at = folded;
    for (size_t taken; (taken = text_decode(at, &c)) > 0; at += taken)
        TRY(ends->take(ends->context, member->id, at, err));
    return STATUS_OK;
}

/* The name's other reading is indexed among the suffixes, because a search for letters reads those too. */
static enum status each_other(const struct member *member, const struct member_ends *ends, struct error *err)
{
    char other[PINYIN_TEXT], heads[PINYIN_TEXT];
    if (!pinyin_other(member->name, member->pinyin, member->initials, other, heads))
        return STATUS_OK;
    TRY(ends->take(ends->context, member->id, other, err));
    return ends->take(ends->context, member->id, heads, err);
}

enum status member_each_end(const struct member *member, const struct member_ends *ends, struct error *err)
{
    TRY(each_other(member, ends, err));
    return each_suffix(member, ends, err);
}

struct one_end {
    struct db *db;
    enum query query;
};

static enum status run_end(void *context, int64_t member, const char *end, struct error *err)
{
    const struct one_end *one = context;
    struct stmt *stmt = stmt_use(one->db, one->query);
    stmt_text(stmt, ":suffix", end);
    stmt_int(stmt, ":member", member);
    return stmt_run(stmt, err);
}

static enum status insert_ends(struct db *db, const struct member *member, struct error *err)
{
    struct one_end one = {db, QUERY_MEMBER_SUFFIX_INSERT};
    return member_each_end(member, &(struct member_ends){run_end, &one}, err);
}

static enum status delete_ends(struct db *db, const struct member *member, struct error *err)
{
    struct one_end one = {db, QUERY_MEMBER_SUFFIX_DELETE};
    return member_each_end(member, &(struct member_ends){run_end, &one}, err);
}

static enum status each_tag(struct db *db, enum query query, const struct member *member, struct error *err)
{
    for (size_t i = 0; i < member->tags; i++) {
        struct stmt *stmt = stmt_use(db, query);
        stmt_text(stmt, ":tag", member->tag[i]);
        stmt_int(stmt, ":member", member->id);
        TRY(stmt_run(stmt, err));
    }
    return STATUS_OK;
}

/* Refuses a phone or card that another active member has. */
static enum status unclaimed(struct db *db, const struct member *member, struct error *err)
{
    int64_t other = 0;
    struct member holder;
    char masked[PERSON_TEXT];
    enum status status = STATUS_DUPLICATE_PHONE;
    if (member->phone != 0)
        TRY(member_by_phone(db, member->phone, &other, err));
    if (other == 0 || other == member->id) {
        status = STATUS_DUPLICATE_CARD;
        other = 0;
        if (member->card[0] != '\0')
            TRY(member_by_card(db, member->card, &other, err));
    }
    if (other == 0 || other == member->id)
        return STATUS_OK;
    TRY(member_get(db, other, &holder, err));
    error_set(err, status, status == STATUS_DUPLICATE_PHONE ? "phone" : "card", "held by another member");
    error_arg(err, 0, "%s", text_mask_name(masked, sizeof masked, holder.name));
    error_arg(err, 1, "%lld", (long long)other);
    return status;
}

static void bind(struct stmt *stmt, const struct member *member)
{
    char gender[2] = {member->gender, '\0'};
    bool born = member->birthday.kind != BIRTHDAY_NONE;
    stmt_id(stmt, ":id", member->id);
    stmt_id(stmt, ":phone", member->phone);
    stmt_text_or_null(stmt, ":card", member->card);
    stmt_text(stmt, ":name", member->name);
    stmt_text(stmt, ":pinyin", member->pinyin);
    stmt_text(stmt, ":initials", member->initials);
    stmt_int(stmt, ":reading_fixed", member->reading_fixed);
    stmt_text_or_null(stmt, ":gender", gender);
    stmt_text(stmt, ":birth_kind", born ? birthday_kinds[member->birthday.kind] : NULL);
    stmt_id(stmt, ":birth_year", born ? member->birthday.year : 0);
    stmt_id(stmt, ":birth_month", born ? member->birthday.month : 0);
    stmt_id(stmt, ":birth_day", born ? member->birthday.day : 0);
    stmt_text(stmt, ":tier", member->tier);
    stmt_id(stmt, ":tier_until", member->tier_until);
    stmt_int(stmt, ":joined", member->joined);
    stmt_int(stmt, ":last_day", member->last_day);
    stmt_text_or_null(stmt, ":source", member->source);
    stmt_id(stmt, ":referrer", member->referrer);
}

/* uid = shop 4, epoch 4, home id 8 bytes, big-endian. */
static void make_uid(int64_t shop, int64_t epoch, int64_t id, unsigned char uid[16])
{
    for (int i = 0; i < 4; i++) {
        uid[i] = (unsigned char)(shop >> (24 - 8 * i));
        uid[4 + i] = (unsigned char)(epoch >> (24 - 8 * i));
    }
    for (int i = 0; i < 8; i++)
        uid[8 + i] = (unsigned char)(id >> (56 - 8 * i));
}

static void read_name(struct member *member)
{
    if (!member->reading_fixed)
        pinyin_of(member->name, member->pinyin, member->initials);
}

enum status member_put(struct db *db, struct member *member, int64_t shop, int64_t epoch, struct error *err)
{
    unsigned char uid[16];
    make_uid(shop, epoch, member->id, uid);
    text_copy(member->state, sizeof member->state, "active");
    struct stmt *stmt = stmt_use(db, QUERY_MEMBER_INSERT);
    bind(stmt, member);
    stmt_blob(stmt, ":uid", uid, sizeof uid);
    stmt_int(stmt, ":shop", shop);
    stmt_id(stmt, ":batch", member->batch);
    TRY(stmt_run(stmt, err));
    return each_tag(db, QUERY_MEMBER_TAG_INSERT, member, err);
}

enum status member_insert(struct db *db, struct member *member, struct error *err)
{
    struct stmt *next = stmt_use(db, QUERY_MEMBER_NEXT_ID);
    bool found;
    member->id = 0;
    TRY(member_name_check(member->name, err));
    TRY(unclaimed(db, member, err));
    TRY(stmt_next(next, &found, err));
    int64_t shop = stmt_get_int(next, "shop"), epoch = stmt_get_int(next, "epoch");
    member->id = stmt_get_int(next, "id");
    stmt_done(next);
    read_name(member);
    TRY(member_put(db, member, shop, epoch, err));
    return insert_ends(db, member, err);
}

enum status member_put_other(struct db *db, const struct member *member, struct error *err)
{
    struct one_end one = {db, QUERY_MEMBER_SUFFIX_INSERT};
    return each_other(member, &(struct member_ends){run_end, &one}, err);
}

enum status member_suffixes(struct db *db, struct error *err)
{
    return stmt_run(stmt_use(db, QUERY_MEMBER_SUFFIX_ALL), err);
}

static enum status change_suffixes(struct db *db, const struct member *before, const struct member *after,
                                   struct error *err)
{
    if (strcmp(before->name, after->name) == 0 && strcmp(before->pinyin, after->pinyin) == 0 &&
        strcmp(before->initials, after->initials) == 0)
        return STATUS_OK;
    TRY(delete_ends(db, before, err));
    return insert_ends(db, after, err);
}

enum status member_update(struct db *db, const struct member *member, struct error *err)
{
    struct member before, after = *member;
    TRY(member_name_check(member->name, err));
    TRY(member_get(db, member->id, &before, err));
    TRY(unclaimed(db, member, err));
    read_name(&after);
    struct stmt *stmt = stmt_use(db, QUERY_MEMBER_UPDATE);
    bind(stmt, &after);
    TRY(stmt_run(stmt, err));
    TRY(change_suffixes(db, &before, &after, err));
    TRY(each_tag(db, QUERY_MEMBER_TAG_DELETE, &before, err));
    return each_tag(db, QUERY_MEMBER_TAG_INSERT, &after, err);
}

enum status member_consent(struct db *db, int64_t member, const char *channel, bool given, int64_t at, int64_t staff,
                           struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_MEMBER_CONSENT_INSERT);
    stmt_int(stmt, ":member", member);
    stmt_text(stmt, ":channel", channel);
    stmt_text(stmt, ":purpose", "marketing");
    stmt_text(stmt, ":version", "1");
    stmt_int(stmt, ":given", given);
    stmt_int(stmt, ":at", at);
    stmt_id(stmt, ":staff", staff);
    return stmt_run(stmt, err);
}

enum status member_note(struct db *db, int64_t member, int64_t at, int64_t staff, const char *text, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_MEMBER_NOTE_INSERT);
    stmt_int(stmt, ":member", member);
    stmt_int(stmt, ":at", at);
    stmt_id(stmt, ":staff", staff);
    stmt_text(stmt, ":text", text);
    return stmt_run(stmt, err);
}

enum status member_consented(struct db *db, int64_t member, const char *channel, bool *asked, bool *given,
                             struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_MEMBER_CONSENTED);
    stmt_int(stmt, ":member", member);
    stmt_text(stmt, ":channel", channel);
    TRY(stmt_next(stmt, asked, err));
    *given = *asked && stmt_get_int(stmt, "given") != 0;
    stmt_done(stmt);
    return STATUS_OK;
}

/* --- checks of input -------------------------------------------------------------------------------------- */

enum status member_name_check(const char *name, struct error *err)
{
    size_t length = strlen(name), characters = 0;
    if (!text_valid(name, length))
        return error_value(err, "name", "", "not UTF-8");
    for (const char *c = name; *c != '\0'; c++)
        characters += ((unsigned char)*c & 0xC0) != 0x80;
    if (characters > NAME_CHARACTERS || length >= PERSON_TEXT)
        return error_value(err, "name", name, "at most 80 characters");
    return STATUS_OK;
}

/* --- facts ------------------------------------------------------------------------------------------------ */

enum status member_alone(struct db *db, int64_t member, int64_t txn, bool *alone, struct error *err)
{
    int64_t is = 0;
    struct stmt *stmt = stmt_use(db, QUERY_MEMBER_ALONE);
    stmt_int(stmt, ":member", member);
    stmt_int(stmt, ":txn", txn);
    TRY(stmt_value(stmt, 0, &is, err));
    *alone = is != 0;
    return STATUS_OK;
}

enum status member_close(struct db *db, int64_t member, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_MEMBER_CLOSE);
    stmt_int(stmt, ":member", member);
    return stmt_run(stmt, err);
}

enum status member_purchases(struct db *db, int64_t member, int64_t *count, struct error *err)
{
    struct stmt *stmt = stmt_use(db, QUERY_MEMBER_PURCHASES);
    stmt_int(stmt, ":member", member);
    return stmt_value(stmt, 0, count, err);
}

static enum status sum_bills(struct db *db, enum query query, int64_t member, int64_t after, int64_t through,
                             int64_t *sum, struct error *err)
{
    struct stmt *stmt = stmt_use(db, query);
    stmt_int(stmt, ":member", member);
    stmt_int(stmt, ":after", after);
    stmt_int(stmt, ":through", through);
    return stmt_value(stmt, 0, sum, err);
}

enum status member_spend(struct db *db, int64_t member, int64_t after, int64_t through, int64_t *spend,
                         struct error *err)
{
    return sum_bills(db, QUERY_MEMBER_SPEND, member, after, through, spend, err);
}

enum status member_earned(struct db *db, int64_t member, int64_t after, int64_t through, int64_t *points,
                          struct error *err)
{
    return sum_bills(db, QUERY_MEMBER_EARNED, member, after, through, points, err);
}

enum status member_check_active(const struct member *member, struct error *err)
{
    if (strcmp(member->state, "active") == 0)
        return STATUS_OK;
    error_set(err, STATUS_NOT_FOUND, "member", "member #%" PRId64 " is %s", member->id, member->state);
    error_arg(err, 0, "#%" PRId64, member->id);
    return STATUS_NOT_FOUND;
}
