/* SPDX-License-Identifier: MIT */
/* rekey: an act of the owner: a new recovery sheet. */
#ifndef FD_DESK_REKEY_H
#define FD_DESK_REKEY_H

#include "desk/desk.h"

/*
 * Makes the keys of a code that was drawn and shown those of the shop. PINs, coupon codes and chains keep their keys;
 * backups from now on need the new sheet, earlier ones the sheet of their time. busy while another process does it.
 * not_permitted, detail practice_sheet, in a practice shop, which has none.
 */
enum status rekey(struct desk *desk, const struct recovery *recovery, struct error *err) MUST_USE;

#endif
