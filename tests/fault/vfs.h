/* SPDX-License-Identifier: MIT */
/*
 * vfs: a SQLite VFS called "fault" whose disk is memory, for one process. It counts operations and can fail the N-th
 * one or all from the N-th; and it knows what of a file has been synced, so that it can show what a power cut leaves.
 *
 *     fault_install();
 *     db_open_vfs(path, DB_CREATE, FAULT_VFS, &db, &err);       path lies in a real directory: the gate file is real
 *     fault_plan(&(struct fault_plan){.op = FAULT_CHANGE, .kind = FAULT_CUT, .at = 17});
 *     … acts, until one fails …                                  from the 17th change on every operation fails
 *     db_close(db);                                              before or after fault_cut
 *     fault_cut(seed);                                           what is left on the disk, power is on again
 *     db_open_vfs(path, DB_OPEN, FAULT_VFS, &db, &err);          and every acknowledged act must be there
 *
 * story.h runs such loops. The model of the disk: a write is unsynced until its file is synced, and at a cut each
 * 512-byte sector of it is applied, dropped or torn (its first bytes new, the others old), as the seed says; so is
 * a truncation. Creating and deleting a file lasts only once the directory was synced (SQLite does that with the
 * first sync of a new journal or WAL and with some deletes). Bytes outside what was written are never hurt, as SQLite
 * assumes of disks (POWERSAFE_OVERWRITE). The shared-memory index of the WAL is ordinary memory, gone at a cut.
 */
#ifndef FD_TESTS_FAULT_VFS_H
#define FD_TESTS_FAULT_VFS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FAULT_VFS "fault"

enum fault_op {
    FAULT_READ,
    FAULT_WRITE,
    FAULT_SYNC,
    FAULT_TRUNCATE,
    FAULT_DELETE,
    FAULT_OPEN,
    FAULT_LOCK,    /* file locks and locks of the WAL index */
    FAULT_UNFETCH, /* never fails: where a checkpoint has read the WAL's header and not yet looked how far it is copied
                    */
    FAULT_OPS,
    FAULT_CHANGE = FAULT_OPS, /* in a plan: write, sync, truncate or delete */
    FAULT_ANY                 /* in a plan: any of those that can fail */
};

enum fault_kind {
    FAULT_EIO,
    FAULT_ENOSPC, /* write, truncate */
    FAULT_SHORT,  /* read, write: half of it, then the error */
    FAULT_BUSY,   /* lock */
    FAULT_DROP,   /* sync: fails, and what it should have synced never reaches the disk though later syncs succeed */
    FAULT_CUT,    /* the power goes: this operation may be half done, all others fail until fault_cut */
    FAULT_KINDS
};

struct fault_plan {
    enum fault_op op;
    enum fault_kind kind;
    int64_t at;      /* the at-th such operation from now on, 1 is the next */
    bool persistent; /* and all after it */
};

void fault_install(void);                       /* registers the VFS; not as the default */
void fault_forget(void);                        /* an empty disk, no plan; open connections are dead */
void fault_plan(const struct fault_plan *plan); /* NULL: no faults. Counts begin anew */
bool fault_struck(void);                        /* has the plan struck? */
int64_t fault_count(enum fault_op op); /* operations since the last fault_plan; FAULT_CHANGE and FAULT_ANY too */
void fault_cut(uint64_t seed);         /* what a power cut now would leave; connections opened before are dead */
void fault_save(void);                 /* remembers the disk as it is (synced or not) … */
void fault_load(void);                 /* … and puts it back; connections opened before are dead */
int64_t fault_size(const char *path);  /* bytes of a file, -1 when there is none */

/* Called before each operation, also a failing one; may use other connections. NULL takes it away. */
void fault_hook(void (*hook)(void *ctx, enum fault_op op, const char *path), void *ctx);

#endif
