/* SPDX-License-Identifier: MIT */
/*
 * member: enrolled people and what identifies them. Personal data is kept in member rows only; free text about a member
 * in contact rows only. Days count from 1970-01-01, instants are Unix seconds.
 */
#ifndef FD_MODEL_MEMBER_H
#define FD_MODEL_MEMBER_H

#include "base/birthday.h"
#include "rules/programme.h"
#include "store/stmt.h"
#include "model/pinyin.h"

#define CARD_TEXT 64
#define PERSON_TEXT 256 /* a name: up to 80 characters */
#define TAGS_MAX 32

struct member {
    int64_t id;
    int64_t phone; /* E.164 digits as a number (base/phone); 0: none */
    char card[CARD_TEXT];
    char name[PERSON_TEXT];
    char pinyin[PINYIN_TEXT], initials[PINYIN_TEXT];
    bool reading_fixed;
    char gender; /* 'f', 'm' or 0 */
    struct birthday birthday;
    char tier[CODE_TEXT];
    int64_t tier_until;       /* last day of the tier; 0: no end */
    int64_t joined, last_day; /* last_day: last purchase, 0 if none */
    char source[CODE_TEXT];
    int64_t referrer;
    char state[12];
    int64_t batch;
    char tag[TAGS_MAX][CODE_TEXT];
    size_t tags;
};

enum status member_get(struct db *db, int64_t id, struct member *member, struct error *err) MUST_USE;
/* Resolves MEMBER of the command line: a phone, a card or "#id". not_found, field "member". */
enum status member_resolve(struct db *db, const char *text, int64_t *id, struct error *err) MUST_USE;
/* The active member with that phone or card; *id 0 if there is none. */
enum status member_by_phone(struct db *db, int64_t phone, int64_t *id, struct error *err) MUST_USE;
enum status member_by_card(struct db *db, const char *card, int64_t *id, struct error *err) MUST_USE;

/*
 * Inserts a member; sets id, uid and readings and indexes the name. duplicate_phone or duplicate_card, with arg 0 the
 * masked name of the member who has it.
 */
enum status member_insert(struct db *db, struct member *member, struct error *err) MUST_USE;
/*
 * For filling a new file quickly. member_put writes row and tags with the caller's id and readings and does not check
 * that phone and card are free. member_put_other indexes the name's other reading; member_suffixes then indexes the
 * names of all members at once, which must consist of Han characters only.
 */
enum status member_put(struct db *db, struct member *member, int64_t shop, int64_t epoch, struct error *err) MUST_USE;
enum status member_put_other(struct db *db, const struct member *member, struct error *err) MUST_USE;
enum status member_suffixes(struct db *db, struct error *err) MUST_USE;
/* Receives each text under which a name is indexed: its other reading and every suffix, in no particular order. */
struct member_ends {
    enum status (*take)(void *context, int64_t member, const char *end, struct error *err);
    void *context;
};
enum status member_each_end(const struct member *member, const struct member_ends *ends, struct error *err) MUST_USE;
/* Writes every field but id, state and batch and re-indexes the name. Refuses what member_insert does. */
enum status member_update(struct db *db, const struct member *member, struct error *err) MUST_USE;
/* Records that a member gave or withdrew consent to messages through a channel ("sms"); earlier records stay. */
enum status member_consent(struct db *db, int64_t member, const char *channel, bool given, int64_t at, int64_t staff,
                           struct error *err) MUST_USE;
/* Records a free-text note about a member. */
enum status member_note(struct db *db, int64_t member, int64_t at, int64_t staff, const char *text,
                        struct error *err) MUST_USE;
/* The latest consent for a channel; *asked is false when there is no record. */
enum status member_consented(struct db *db, int64_t member, const char *channel, bool *asked, bool *given,
                             struct error *err) MUST_USE;

/* *alone: besides that entry the member has no entry, lot, bill (held ones too), contact row or referred member. */
enum status member_alone(struct db *db, int64_t member, int64_t txn, bool *alone, struct error *err) MUST_USE;
/* Sets the state to closed: phone and card are free for others; the row stays. */
enum status member_close(struct db *db, int64_t member, struct error *err) MUST_USE;

/* bad_value unless the name is valid UTF-8 of at most 80 characters; it is then stored byte for byte. */
enum status member_name_check(const char *name, struct error *err) MUST_USE;

/* The form in which names are compared in a search: half-width, ASCII letters in lower case, no blanks. */
void member_name_fold(char buf[PERSON_TEXT], const char *name);

/* Reads a birthday from the columns birth_kind, birth_year, birth_month and birth_day. */
void member_birthday_row(const struct stmt *stmt, struct birthday *birthday);
/* Reads only birthday and joining day; cheaper than member_get when walking over many members. */
enum status member_birthday(struct db *db, int64_t id, struct birthday *birthday, int64_t *joined,
                            struct error *err) MUST_USE;

/* Number of bills that are not voided or wholly returned. */
enum status member_purchases(struct db *db, int64_t member, int64_t *count, struct error *err) MUST_USE;
/* Σ (payable − refunded) in fen over the bills of the days in (after, through]. */
enum status member_spend(struct db *db, int64_t member, int64_t after, int64_t through, int64_t *spend,
                         struct error *err) MUST_USE;
/* Σ (points earned − points taken back) over the same days. */
enum status member_earned(struct db *db, int64_t member, int64_t after, int64_t through, int64_t *points,
                          struct error *err) MUST_USE;

/* not_found unless the member is active. */
enum status member_check_active(const struct member *member, struct error *err) MUST_USE;

#endif
