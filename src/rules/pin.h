/* SPDX-License-Identifier: MIT */
/* pin: which PINs are among the first that anybody would try; one-time codes. */
#ifndef FD_RULES_PIN_H
#define FD_RULES_PIN_H

#include <stdbool.h>
#include <stdint.h>

/*
 * Whether a PIN repeats one short part (111111, 123123), runs up or down in equal steps of one (123456, 876543,
 * abcdef), is a day written as YYMMDD or YYYYMMDD, or is the staff code, alone or as a part that repeats. Case does not
 * matter.
 */
bool pin_weak(const char *pin, const char *code);

/* A one-time code of 40 bits as it is printed, "7K3Q-9XPM": without I, L, O and U. Returns buf. */
#define PIN_CODE_BYTES 5
#define PIN_CODE_TEXT 12
char *pin_code_show(char buf[PIN_CODE_TEXT], const uint8_t random[PIN_CODE_BYTES]);
/* The code in what was typed: capitals without blanks and dash, I and L read as 1, O as 0. Returns buf. */
char *pin_code_plain(char buf[PIN_CODE_TEXT], const char *typed);

#endif
