/* SPDX-License-Identifier: MIT */
/*
 * backup: copies of the shop that were read back and proven, while tills sell. A live shop's are encrypted to its
 * backup key (store/sealed.h) unless plain ones are asked for; a practice shop has no recovery sheet and makes plain
 * ones. The key file is in none.
 */
#ifndef FD_DESK_BACKUP_H
#define FD_DESK_BACKUP_H

#include "model/backup.h"
#include "desk/desk.h"

/* How many days, weeks and months have one kept, of those made by rule. */
#define BACKUP_DAYS 7
#define BACKUP_WEEKS 4
#define BACKUP_MONTHS 12
#define BACKUP_STALE_DAYS 2 /* without a good one for so long the board says so */

/*
 * `to`: the file to write, or an existing folder. NULL: by rule, into every folder of the setting backup_to, or, where
 * that is empty, the folder "backup" beside the shop; what the rule no longer keeps there is removed. *made is the
 * first one written. A try that fails is recorded too; where several places are set, one failing does not stop the
 * others, and its error is returned. busy while another process makes one; damaged if the copy's books do not balance.
 */
enum status backup_make(struct desk *desk, const char *to, bool plain, struct backup *made, struct error *err) MUST_USE;

/* Which of the rows, which are newest first, the rule keeps: keep[i]. Days are dates of `at` in the shop's zone. */
void backup_rule(const struct backup_list *list, bool *keep);

/* The folders of the setting, in order. Returns how many; at most BACKUP_PLACES. */
#define BACKUP_PLACES 4
size_t backup_places(struct desk *desk, char place[BACKUP_PLACES][BACKUP_PATH]);

/*
 * The plain copy beside a shop while a backup is made, proven or restored: mode 0600, one at a time (busy, detail
 * backup). What a process that was killed left is removed by the next that takes it.
 */
struct backup_scratch {
    char *base, *file;
    struct gate *gate;
};
enum status backup_scratch_take(const char *shop, struct backup_scratch *scratch, struct error *err) MUST_USE;
void backup_scratch_drop(struct backup_scratch *scratch);

/* A desk that reads a copy, whose keys are given; NULL: without keys. The caller closes it. */
enum status backup_open_copy(const char *path, const struct secret *secret, struct desk **desk,
                             struct error *err) MUST_USE;
/* damaged, with how many problems in arg 0, unless the books of the copy hold; *head is its newest entry. */
enum status backup_prove(const char *path, const struct secret *secret, struct sealed_head *head,
                         struct error *err) MUST_USE;

#endif
