/* SPDX-License-Identifier: MIT */
/* enrol_priv: fields and state of the member form, shared with the list of candidates (SCREEN_PEOPLE). */
#ifndef FD_UI_SCREEN_ENROL_PRIV_H
#define FD_UI_SCREEN_ENROL_PRIV_H

#include "ui/counter/counter.h"

enum form_field {
    FORM_PHONE,
    FORM_NAME,
    FORM_GENDER,
    FORM_BIRTHDAY,
    FORM_SMS,
    FORM_CARD,
    FORM_REFERRER,
    FORM_SEEN,
    FORM_FIELDS
};

/* What is typed, and what was looked up for it. */
struct enrol_state {
    struct form_state form;
    char key[ACT_KEY_TEXT]; /* idempotency key of the act */
    int64_t member;         /* id of the member edited; 0: a new one */
    int64_t before;         /* phone before editing; 0: none */
    int64_t phone;          /* the typed phone as far as it could be read; birthday likewise */
    struct birthday birthday;
    bool sms_asked, sms_given; /* before editing: consent was asked for; given */
    bool seen_before;          /* before editing: the birthday was seen on an ID */
    size_t namesakes;          /* other members of the same name; phone of one of them */
    int64_t namesake_phone;
    char former[PERSON_TEXT]; /* who had the typed phone before, masked; "": nobody */
    int64_t known;            /* id of the member who has this phone; Enter opens them */
    int64_t referrer;         /* id of the referrer found; 0: none */
    char referrer_name[PERSON_TEXT];
    int64_t referrer_before;                  /* when the form opened, shown as below, which stands for them; 0: none */
    char referrer_shown[EDIT_TEXT];           /* their masked phone, or their card */
    struct counter_row row[COUNTER_DETAILED]; /* candidates for the current field */
    struct list rows;
};

#endif
