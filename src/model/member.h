/* SPDX-License-Identifier: MIT */
/* member: a person enrolled, and what identifies them. Personal data stands in member rows and nowhere else. */
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
    int64_t phone; /* as base/phone: E.164 digits; 0: none */
    char card[CARD_TEXT];
    char name[PERSON_TEXT];
    char pinyin[PINYIN_TEXT], initials[PINYIN_TEXT];
    bool reading_fixed;
    char gender; /* 'f', 'm' or 0 */
    struct birthday birthday;
    char tier[CODE_TEXT];
    int64_t tier_until;       /* 0: open */
    int64_t joined, last_day; /* last_day: last purchase, 0 if none */
    char source[CODE_TEXT];
    int64_t referrer;
    char state[12];
    int64_t batch;
    char tag[TAGS_MAX][CODE_TEXT];
    size_t tags;
};

enum status member_get(struct db *db, int64_t id, struct member *member, struct error *err) MUST_USE;
/* MEMBER of the command line: a phone, a card or "#id". not_found with field "member". */
enum status member_resolve(struct db *db, const char *text, int64_t *id, struct error *err) MUST_USE;
/* 0 if nobody (active) has it. */
enum status member_by_phone(struct db *db, int64_t phone, int64_t *id, struct error *err) MUST_USE;
enum status member_by_card(struct db *db, const char *card, int64_t *id, struct error *err) MUST_USE;

/*
 * Writes a new row (id, uid, reading and tail suffixes are made here); duplicate_phone, duplicate_card with arg 0 the
 * masked name.
 */
enum status member_insert(struct db *db, struct member *member, struct error *err) MUST_USE;
/*
 * The row and tags of a member whose id and readings the caller gives, phone and card its own. For a file that is being
 * made: the other reading, and then, once, the name suffixes of all, whose names are of Han characters alone.
 */
enum status member_put(struct db *db, struct member *member, int64_t shop, int64_t epoch, struct error *err) MUST_USE;
enum status member_put_other(struct db *db, const struct member *member, struct error *err) MUST_USE;
enum status member_suffixes(struct db *db, struct error *err) MUST_USE;
/* What stands of a name among the ends of names: the other reading and every end, in no order. */
struct member_ends {
    enum status (*take)(void *context, int64_t member, const char *end, struct error *err);
    void *context;
};
enum status member_each_end(const struct member *member, const struct member_ends *ends, struct error *err) MUST_USE;
/* Writes every field but id, state and batch; readings and suffixes follow the name. Same refusals. */
enum status member_update(struct db *db, const struct member *member, struct error *err) MUST_USE;
/* Keeps that a member gave or withdrew consent to be written to through a channel ("sms"); earlier ones stay. */
enum status member_consent(struct db *db, int64_t member, const char *channel, bool given, int64_t at, int64_t staff,
                           struct error *err) MUST_USE;
/* Words about a member, for people: free text stands in contact rows and nowhere else. */
enum status member_note(struct db *db, int64_t member, int64_t at, int64_t staff, const char *text,
                        struct error *err) MUST_USE;
/* What they said last; *asked false when nobody ever asked. */
enum status member_consented(struct db *db, int64_t member, const char *channel, bool *asked, bool *given,
                             struct error *err) MUST_USE;

/* Has nothing come to be of them besides that entry: no other one, no bill, not even one put aside, nobody referred? */
enum status member_alone(struct db *db, int64_t member, int64_t txn, bool *alone, struct error *err) MUST_USE;
/* A member no more: phone and card are free again, the row stays. */
enum status member_close(struct db *db, int64_t member, struct error *err) MUST_USE;

/* Checks a name: valid UTF-8, ≤ 80 characters; any printable or not is kept byte for byte except NUL. */
enum status member_name_check(const char *name, struct error *err) MUST_USE;

/* How names are compared in a search: half-width, ASCII letters lower, blanks left out. */
void member_name_fold(char buf[PERSON_TEXT], const char *name);

/* The birthday in four columns of a statement, from that one on: birth_kind, birth_year, birth_month, birth_day. */
void member_birthday_column(const struct stmt *stmt, int column, struct birthday *birthday);
/* When that member was born and joined, and no more: for walks over many. */
enum status member_birthday(struct db *db, int64_t id, struct birthday *birthday, int64_t *joined,
                            struct error *err) MUST_USE;

/* Qualifying and counting facts. */
enum status member_purchases(struct db *db, int64_t member, int64_t *count, struct error *err) MUST_USE;
/* Σ payable − refunded of bills with from < or ≤ day… : days in (after, through]. */
enum status member_spend(struct db *db, int64_t member, int64_t after, int64_t through, int64_t *spend,
                         struct error *err) MUST_USE;
/* Σ points earned − taken back, of the same days. */
enum status member_earned(struct db *db, int64_t member, int64_t after, int64_t through, int64_t *points,
                          struct error *err) MUST_USE;

/* not_found unless the member is active. */
enum status member_check_active(const struct member *member, struct error *err) MUST_USE;

#endif
