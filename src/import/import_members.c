/* SPDX-License-Identifier: MIT */
/* Imports members: enrols new ones, updates known ones, issues lots for opening balances. */
#include <inttypes.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "rules/tier.h"
#include "store/batch.h"
#include "model/tier_history.h"
#include "import/import_priv.h"

#define OPENINGS 3
#define MANY_ROWS 1000

static const struct {
    enum sheet_field field;
    const char *kind; /* of the lot */
} openings[OPENINGS] = {{SHEET_POINTS, "points"}, {SHEET_PRINCIPAL, "principal"}, {SHEET_BONUS, "bonus"}};

/* One parsed row. Fields not in the file stay empty. */
struct person {
    struct member member;
    int64_t opening[OPENINGS];
};

static bool read_person(struct import *import, size_t row, struct person *person)
{
    struct member *m = &person->member;
    *person = (struct person){.member = {.batch = import->batch}};
    bool good = import_cell_phone(import, row, &m->phone);
    good &= import_cell_text(import, row, SHEET_CARD, m->card, sizeof m->card);
    good &= import_cell_text(import, row, SHEET_NAME, m->name, sizeof m->name);
    good &= import_cell_birthday(import, row, &m->birthday);
    good &= import_cell_gender(import, row, &m->gender);
    good &= import_cell_tier(import, row, m->tier);
    good &= import_cell_tags(import, row, m);
    good &= import_cell_date(import, row, SHEET_JOINED, &m->joined, NULL);
    good &= import_cell_text(import, row, SHEET_SOURCE, m->source, sizeof m->source);
    good &= import_cell_count(import, row, SHEET_POINTS, &person->opening[0]);
    good &= import_cell_money(import, row, SHEET_PRINCIPAL, &person->opening[1]);
    good &= import_cell_money(import, row, SHEET_BONUS, &person->opening[2]);
    if (good && m->phone == 0 && m->card[0] == '\0')
        return !import_cell_missing(import, row,
                                    import_sheet_has(&import->sheet, SHEET_PHONE) ? SHEET_PHONE : SHEET_CARD);
    return good;
}

static bool refuse(struct import *import, size_t row, const struct error *why, enum sheet_field field)
{
    char buf[SHEET_TEXT];
    import_refuse(import, row, why, import_sheet_value(&import->sheet, row, field, buf));
    return false;
}

/* --- matching -------------------------------------------------------------------------------------------------- */

/*
 * *id is the member of that phone, else of that card; 0 for a new one. A card that belongs to another phone is refused:
 * either these are two people, or the phone changed, which needs proof.
 */
static enum status find_known(struct import *import, size_t row, const struct member *m, int64_t *id, bool *good,
                              struct error *err)
{
    struct db *db = import->act->db;
    int64_t by_card = 0;
    struct member holder;
    struct error why;
    *id = 0;
    *good = true;
    if (m->phone != 0)
        TRY(member_by_phone(db, m->phone, id, err));
    if (m->card[0] != '\0')
        TRY(member_by_card(db, m->card, &by_card, err));
    if (by_card == 0 || by_card == *id)
        return STATUS_OK;
    TRY(member_get(db, by_card, &holder, err));
    if (*id == 0 && (m->phone == 0 || holder.phone == 0)) {
        *id = by_card;
        return STATUS_OK;
    }
    error_set(&why, STATUS_DUPLICATE_CARD, "card", "the card belongs to a member of another phone");
    *good = refuse(import, row, &why, SHEET_CARD);
    return STATUS_OK;
}

/* --- enrolling and updating ------------------------------------------------------------------------------------ */

static int64_t kept_until(const struct import *import, const char *tier)
{
    int level = programme_level(import->programme, tier);
    int64_t until = level > 0 ? tier_kept_until(import->programme, level, import->act->day) : DATE_NEVER;
    return until == DATE_NEVER ? 0 : until;
}

static enum status insert(struct import *import, struct member *m, struct error *err)
{
    if (m->tier[0] == '\0')
        text_copy(m->tier, sizeof m->tier, import_first_tier(import));
    m->tier_until = kept_until(import, m->tier);
    if (m->joined == 0)
        m->joined = import->act->day;
    import->done->added++;
    return member_bulk_add(import->bulk, m, err);
}

static bool take_text(char *now, size_t size, const char *given)
{
    if (given[0] == '\0' || strcmp(now, given) == 0)
        return false;
    text_copy(now, size, given);
    return true;
}

static bool take_number(int64_t *now, int64_t given)
{
    if (given == 0 || *now == given)
        return false;
    *now = given;
    return true;
}

static bool take_tags(struct member *now, const struct member *given)
{
    bool changed = false;
    for (size_t i = 0; i < given->tags && now->tags < TAGS_MAX; i++) {
        size_t j = 0;
        while (j < now->tags && strcmp(now->tag[j], given->tag[i]) != 0)
            j++;
        if (j < now->tags)
            continue;
        text_copy(now->tag[now->tags++], CODE_TEXT, given->tag[i]);
        changed = true;
    }
    return changed;
}

static bool take_birthday(struct birthday *now, const struct birthday *given)
{
    char before[32], after[32];
    if (given->kind == BIRTHDAY_NONE || strcmp(birthday_format(before, now), birthday_format(after, given)) == 0)
        return false;
    *now = *given;
    return true;
}

static enum status take_tier(struct import *import, struct member *now, const char *tier, bool *changed,
                             struct error *err)
{
    if (tier[0] == '\0' || strcmp(now->tier, tier) == 0)
        return STATUS_OK;
    int64_t until = kept_until(import, tier);
    struct tier_change change = {.member = now->id, .day = import->act->day, .until = until ? until : DATE_NEVER};
    text_copy(change.old, sizeof change.old, now->tier);
    text_copy(change.new, sizeof change.new, tier);
    text_copy(now->tier, sizeof now->tier, tier);
    now->tier_until = until;
    *changed = true;
    return tier_history_write(import->act->db, &change, err);
}

/* Applies the values that the file gives and that differ. */
static enum status update(struct import *import, int64_t id, const struct member *given, bool *changed,
                          struct error *err)
{
    struct member now;
    TRY(member_get(import->act->db, id, &now, err));
    bool renamed = take_text(now.name, sizeof now.name, given->name);
    if (renamed) {
        now.reading_fixed = false;
        TRY(member_bulk_settle(import->bulk, err));
    }
    *changed = renamed;
    *changed |= take_text(now.card, sizeof now.card, given->card);
    *changed |= take_text(now.source, sizeof now.source, given->source);
    *changed |= take_number(&now.phone, given->phone);
    *changed |= take_number(&now.joined, given->joined);
    *changed |= take_birthday(&now.birthday, &given->birthday);
    *changed |= take_tags(&now, given);
    if (given->gender != 0 && given->gender != now.gender) {
        now.gender = given->gender;
        *changed = true;
    }
    TRY(take_tier(import, &now, given->tier, changed, err));
    return *changed ? member_update(import->act->db, &now, err) : STATUS_OK;
}

/* --- opening balances ------------------------------------------------------------------------------------------- */

/*
 * A member gets an opening balance of each kind once. The same amount again is the same list imported again; another
 * amount is refused, because the program cannot tell which is right.
 */
static enum status check_openings(struct import *import, size_t row, int64_t member, struct person *person, bool *good,
                                  struct error *err)
{
    for (int i = 0; i < OPENINGS; i++) {
        struct stmt *stmt = stmt_use(import->act->db, QUERY_MEMBER_OPENING);
        int64_t had;
        struct error why;
        if (person->opening[i] == 0)
            continue;
        stmt_int(stmt, ":member", member);
        stmt_text(stmt, ":kind", openings[i].kind);
        TRY(stmt_value(stmt, 0, &had, err));
        if (had != 0 && had != person->opening[i]) {
            error_set(&why, STATUS_BAD_VALUE, openings[i].kind, "another opening balance was imported before");
            *good = refuse(import, row, &why, openings[i].field);
        }
        if (had != 0)
            person->opening[i] = 0;
    }
    return STATUS_OK;
}

static enum status post_openings(struct import *import, int64_t member, const struct person *person, bool *posted,
                                 struct error *err)
{
    struct act *act = import->act;
    struct entry entry = {0};
    for (int i = 0; i < OPENINGS; i++)
        if (openings[i].field == SHEET_POINTS && person->opening[i] > import->most_points)
            import->most_points = person->opening[i];
    *posted = person->opening[0] + person->opening[1] + person->opening[2] > 0;
    if (!*posted)
        return STATUS_OK;
    TRY(act_draft_under(act, import->programme, &entry, "import", err));
    entry.member = member;
    for (int i = 0; i < OPENINGS; i++) {
        bool points = openings[i].field == SHEET_POINTS;
        struct lot_row lot = {.member = member,
                              .granted = person->opening[i],
                              .granted_on = act->day,
                              .usable_from = act->day,
                              .expires_on = points ? programme_points_expiry(import->programme, act->day) : DATE_NEVER};
        text_copy(lot.kind, sizeof lot.kind, openings[i].kind);
        if (person->opening[i] > 0)
            entry_issue(&entry, &lot);
    }
    enum status status = ledger_post(act->db, &entry, err);
    entry_clear(&entry);
    return status;
}

/* --- row by row -------------------------------------------------------------------------------------------------- */

static enum status one(struct import *import, size_t row, struct person *person, struct error *err)
{
    int64_t id;
    struct error why;
    bool good, changed = false, posted = false;
    if (member_name_check(person->member.name, &why) != STATUS_OK) {
        refuse(import, row, &why, SHEET_NAME);
        return STATUS_OK;
    }
    TRY(find_known(import, row, &person->member, &id, &good, err));
    if (good && id != 0)
        TRY(check_openings(import, row, id, person, &good, err));
    if (!good)
        return STATUS_OK;
    bool known = id != 0;
    if (known) {
        TRY(update(import, id, &person->member, &changed, err));
    } else {
        TRY(insert(import, &person->member, err));
        id = person->member.id;
    }
    TRY(post_openings(import, id, person, &posted, err));
    import->done->updated += known && (changed || posted);
    import->done->skipped += known && !changed && !posted;
    return STATUS_OK;
}

static enum status each(struct import *import, struct error *err)
{
    const struct sheet *sheet = &import->sheet;
    for (size_t row = sheet->first; row < sheet->csv.rows && !import_full(import); row++) {
        struct person person;
        if (import_sheet_blank(sheet, row))
            continue;
        import->done->rows++;
        if (read_person(import, row, &person))
            TRY(one(import, row, &person, err));
    }
    return STATUS_OK;
}

/*
 * If the list is long compared with the shop, the search indexes of members are rebuilt once afterwards: a few
 * microseconds for every member of the shop instead of tens for every row.
 */
static enum status build_last(struct import *import, bool *last, struct error *err)
{
    struct db *db = import->act->db;
    int64_t rows = (int64_t)import->sheet.csv.rows, members;
    TRY(stmt_value(stmt_use(db, QUERY_MEMBER_NEXT_ID), 0, &members, err));
    *last = rows >= MANY_ROWS && members <= 2 * rows;
    if (rows >= MANY_ROWS)
        TRY(batch_widen(db, err));
    return *last ? batch_drop_indexes(db, "member", err) : STATUS_OK;
}

static enum status bring(struct import *import, struct error *err)
{
    bool last;
    TRY(build_last(import, &last, err));
    TRY(member_bulk_begin(import->act->db, import->bulk, err));
    TRY(each(import, err));
    if (import->done->refused_count > 0 || import->request->dry)
        return STATUS_OK;
    TRY(member_bulk_settle(import->bulk, err));
    return last ? batch_build_indexes(import->act->db, err) : STATUS_OK;
}

enum status import_members(struct import *import, struct error *err)
{
    const struct sheet *sheet = &import->sheet;
    struct member_bulk bulk = {0};
    if (!import_sheet_has(sheet, SHEET_PHONE) && !import_sheet_has(sheet, SHEET_CARD))
        return error_set(err, STATUS_MISSING_VALUE, "phone", N_("the file has neither a phone nor a card"));
    import->bulk = &bulk;
    enum status status = bring(import, err);
    import->bulk = NULL;
    member_bulk_clear(&bulk);
    return status;
}
