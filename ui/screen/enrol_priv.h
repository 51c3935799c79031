/* SPDX-License-Identifier: MIT */
/* enrol_priv: the form of a member: its fields and state, which the list of people it may mean shares. */
#ifndef FD_UI_SCREEN_ENROL_PRIV_H
#define FD_UI_SCREEN_ENROL_PRIV_H

#include "ui/counter/counter.h"

/* The fields of a member's form. */
enum form_field { FORM_PHONE, FORM_NAME, FORM_GENDER, FORM_BIRTHDAY, FORM_SMS, FORM_CARD, FORM_REFERRER, FORM_FIELDS };

/* What is typed, and what was found out for it. */
struct enrol_state {
    struct form_state form;
    char key[ACT_KEY_TEXT];
    int64_t member; /* edited; 0: a new one */
    int64_t before; /* the number they have; 0: none */
    int64_t phone;  /* as far as they can be read */
    struct birthday birthday;
    bool sms_asked, sms_given; /* before */
    size_t namesakes;          /* others of that name */
    int64_t namesake_phone;
    int64_t known;    /* who has this phone already; Enter opens them */
    int64_t referrer; /* found for what was typed; 0: none */
    char referrer_name[PERSON_TEXT];
    struct counter_row row[COUNTER_DETAILED]; /* whom the field may mean */
    struct list rows;
};

#endif
