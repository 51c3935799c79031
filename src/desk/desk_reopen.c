/* SPDX-License-Identifier: MIT */
#include "desk/desk_priv.h"

/*
 * Person, till, seat, keys and programmes are the desk's and the gate's, not the connection's, so they stay. The shop's
 * row is read again by the next desk_see.
 */
enum status desk_reopen(struct desk *desk, struct error *err)
{
    if (!db_broken(desk->db))
        return STATUS_OK;
    TRY(db_reopen(desk->db, err));
    desk->seen_at = (struct db_mark){0};
    return STATUS_OK;
}
