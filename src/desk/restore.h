/* SPDX-License-Identifier: MIT */
/*
 * restore: a backup proven later, and made a shop again. The file itself is only read: what it holds is put into a
 * scratch file (mode 0600) beside the shop, or beside the file to be made, and proven there.
 */
#ifndef FD_DESK_RESTORE_H
#define FD_DESK_RESTORE_H

#include "store/recovery.h"
#include "store/sealed.h"
#include "model/backup.h"

struct restore_proof {
    char file[BACKUP_PATH]; /* absolute */
    struct sealed_mark mark;
    struct sealed_head head; /* at: 0 for a plain one */
    bool encrypted;
    bool books;   /* opened, and its books balance; else only its SHA-256 was compared with the one the shop kept */
    bool keyless; /* its chains were not proven: the keys are not here */
};

/*
 * `shop` is where the shop is that keeps sums and keys; it need not be there. recovery: the code of the sheet, for an
 * encrypted one; NULL: its sum is compared with what was kept. backup_damaged, damaged (detail copy), key_foreign
 * (detail code), not_found (detail sum) if the shop kept no sum of that name.
 */
enum status restore_verify(const char *shop, const char *file, const struct recovery *recovery,
                           struct restore_proof *proof, struct error *err) MUST_USE;

struct restore_done {
    struct sealed_head head; /* its newest entry */
    int64_t epoch;           /* of the entries from now on */
    char newer[BACKUP_PATH]; /* a newer backup of the same shop in the same folder; "" */
    int64_t lost;            /* entries that the shop is known to have written after it */
};

/*
 * Makes the shop `to` of a backup, in a new epoch, and its key file unless one is there that fits; one that does not
 * is put aside. file_exists: it never overwrites a shop, nor the log that a lost one left. missing_value, field code:
 * it takes the recovery code, as the backup is encrypted or no key file fits. Otherwise as restore_verify; nothing is
 * left of `to` then.
 */
enum status restore_shop(const char *file, const char *to, const struct recovery *recovery, struct restore_done *done,
                         struct error *err) MUST_USE;

#endif
