/* SPDX-License-Identifier: MIT */
/* audit_priv: the state of the audit screen, for it and the form that chooses its rows. */
#ifndef FD_UI_SCREEN_AUDIT_PRIV_H
#define FD_UI_SCREEN_AUDIT_PRIV_H

#include "model/audit.h"
#include "ui/counter/counter_table.h"

struct audit_state {
    struct audit_filter filter;
    bool filtered; /* some rows were chosen */
    struct audit_list list;
    size_t pages; /* read so far; 0: the first comes */
    struct table_memory rows;
};

#endif
