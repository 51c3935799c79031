/* SPDX-License-Identifier: MIT */
/* pin: which PINs are among the first that anybody would try. */
#ifndef FD_RULES_PIN_H
#define FD_RULES_PIN_H

#include <stdbool.h>

/*
 * Whether a PIN repeats one short part (111111, 123123), runs up or down in equal steps of one (123456, 876543,
 * abcdef), is a day written as YYMMDD or YYYYMMDD, or is the staff code, alone or as a part that repeats. Case does not
 * matter.
 */
bool pin_weak(const char *pin, const char *code);

#endif
