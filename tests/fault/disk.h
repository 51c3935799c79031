/* SPDX-License-Identifier: MIT */
/* disk: the files of the VFS: what the system shows of each, what the disk holds, and the changes between them. */
#ifndef FD_TESTS_FAULT_DISK_H
#define FD_TESTS_FAULT_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DISK_SECTOR 512
#define DISK_SHM_LOCKS 8

struct image {
    unsigned char *bytes;
    size_t size;
    size_t room;
};

/* One unsynced change: bytes written at offset, or (bytes NULL) a truncation to offset. */
struct change {
    unsigned char *bytes;
    size_t offset;
    size_t length;
};

/* The WAL's index: kept alive by the connections that mapped it, also after a cut. */
struct shm {
    int users;
    void **region;
    size_t regions;
    size_t room;
    int shared[DISK_SHM_LOCKS];
    const void *exclusive[DISK_SHM_LOCKS];
};

struct node {
    struct node *after;
    char *path; /* "" for a temporary file */
    bool seen_exists;
    bool kept_exists;
    struct image seen; /* what a read gives */
    struct image kept; /* what the disk holds for certain */
    struct change *change;
    size_t changes;
    size_t changes_room;
    bool dropped; /* a failed sync left seen and kept apart with no change to show for it */
    int handles;
    int shared; /* file locks */
    const void *reserved;
    const void *pending;
    const void *exclusive;
    struct shm *shm;
};

struct node *disk_find(const char *path); /* NULL when the system shows no such file */
struct node *disk_create(const char *path);
void disk_write(struct node *node, const void *bytes, size_t length, size_t offset);
void disk_truncate(struct node *node, size_t size);
void disk_sync(struct node *node);
void disk_sync_directory(void);
void disk_drop_unsynced(struct node *node); /* the system believes it clean, the disk never got it */
void disk_unlink(struct node *node);
void disk_release(struct node *node); /* a handle less; frees what nobody can reach */
void disk_cut(uint64_t seed);
void disk_save(void);
void disk_load(void);
void disk_forget(void);

struct shm *disk_shm(struct node *node); /* one user more */
void disk_shm_release(struct shm *shm);
void disk_shm_idle(struct node *node); /* forgets the index if nobody uses it */

#endif
