/* SPDX-License-Identifier: MIT */
#include "tests/fault/vfs.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#include "tests/fault/disk.h"

struct handle {
    sqlite3_file base;
    struct node *node;
    struct shm *shm;
    unsigned epoch; /* differs from the disk's if opened before a power cut: the handle is dead */
    int lock;
    unsigned shm_shared; /* bits of the index's locks */
    unsigned shm_exclusive;
    bool sync_directory; /* a new journal or WAL: its first sync also syncs the name */
    bool delete_on_close;
};

static struct {
    unsigned epoch;
    bool off; /* the power is off */
    bool planned;
    bool struck;
    struct fault_plan plan;
    int64_t matched;
    int64_t count[FAULT_ANY + 1];
    void (*hook)(void *ctx, enum fault_op op, const char *path);
    void *hook_ctx;
    sqlite3_vfs *real;
} disk;

static bool changes(enum fault_op op)
{
    return op == FAULT_WRITE || op == FAULT_SYNC || op == FAULT_TRUNCATE || op == FAULT_DELETE;
}

static bool planned_for(enum fault_op op)
{
    if (!disk.planned || op == FAULT_UNFETCH)
        return false;
    return disk.plan.op == op || disk.plan.op == FAULT_ANY || (disk.plan.op == FAULT_CHANGE && changes(op));
}

/* True if the operation fails, and how. A dead handle always fails and is not counted: its process no longer runs. */
static bool fails(const struct handle *handle, enum fault_op op, const char *path, enum fault_kind *kind)
{
    *kind = FAULT_EIO;
    if (disk.off || (handle && handle->epoch != disk.epoch))
        return true;
    if (disk.hook)
        disk.hook(disk.hook_ctx, op, path);
    disk.count[op]++;
    disk.count[FAULT_CHANGE] += changes(op);
    disk.count[FAULT_ANY] += op != FAULT_UNFETCH;
    if (!planned_for(op))
        return false;
    disk.matched++;
    if (disk.matched != disk.plan.at && !(disk.plan.persistent && disk.matched > disk.plan.at))
        return false;
    disk.struck = true;
    *kind = disk.plan.kind;
    if (*kind == FAULT_CUT)
        disk.off = true;
    return true;
}

/* ---- reading and writing ---- */

static bool is_wal(const char *path)
{
    size_t length = strlen(path);
    return length > 4 && strcmp(path + length - 4, "-wal") == 0;
}

/*
 * The VFS of unix reads on until it has all or fails, so that only the end of a file is short: SQLite takes what is
 * missing of a page for zeros. In the WAL a short read is made all the same; it must do no harm there.
 */
static int do_read(sqlite3_file *file, void *bytes, int amount, sqlite3_int64 offset)
{
    struct handle *handle = (struct handle *)file;
    enum fault_kind kind;
    size_t wanted = (size_t)amount;
    bool failing = fails(handle, FAULT_READ, handle->node->path, &kind);
    if (failing && kind != FAULT_SHORT)
        return SQLITE_IOERR_READ;
    const struct image *seen = &handle->node->seen;
    size_t there = (size_t)offset < seen->size ? seen->size - (size_t)offset : 0;
    size_t got = there < wanted ? there : wanted;
    if (failing && got == wanted && !is_wal(handle->node->path))
        return SQLITE_IOERR_READ;
    if (failing)
        got /= 2;
    if (got)
        memcpy(bytes, seen->bytes + offset, got);
    memset((char *)bytes + got, 0, wanted - got);
    if (failing) /* a short read alone says that the file ends there, and the rest of it is as good as zeros */
        return SQLITE_IOERR_READ;
    return got == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

static int do_write(sqlite3_file *file, const void *bytes, int amount, sqlite3_int64 offset)
{
    struct handle *handle = (struct handle *)file;
    enum fault_kind kind = FAULT_KINDS;
    bool dead = disk.off || handle->epoch != disk.epoch;
    bool failing = fails(handle, FAULT_WRITE, handle->node->path, &kind);
    size_t length = (size_t)amount;
    if (failing && kind == FAULT_SHORT)
        length /= 2;
    if (!failing || (!dead && (kind == FAULT_SHORT || kind == FAULT_CUT)))
        disk_write(handle->node, bytes, length, (size_t)offset);
    if (!failing)
        return SQLITE_OK;
    return kind == FAULT_ENOSPC || kind == FAULT_SHORT ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int do_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    struct handle *handle = (struct handle *)file;
    enum fault_kind kind;
    bool failing = fails(handle, FAULT_TRUNCATE, handle->node->path, &kind);
    if (failing && kind != FAULT_CUT)
        return kind == FAULT_ENOSPC ? SQLITE_FULL : SQLITE_IOERR_TRUNCATE;
    disk_truncate(handle->node, (size_t)size);
    return failing ? SQLITE_IOERR_TRUNCATE : SQLITE_OK;
}

static int do_sync(sqlite3_file *file, int flags)
{
    struct handle *handle = (struct handle *)file;
    enum fault_kind kind;
    (void)flags;
    if (fails(handle, FAULT_SYNC, handle->node->path, &kind)) {
        if (kind == FAULT_DROP)
            disk_drop_unsynced(handle->node);
        return SQLITE_IOERR_FSYNC;
    }
    disk_sync(handle->node);
    if (handle->sync_directory)
        disk_sync_directory();
    handle->sync_directory = false;
    return SQLITE_OK;
}

static int do_size(sqlite3_file *file, sqlite3_int64 *size)
{
    struct handle *handle = (struct handle *)file;
    if (disk.off || handle->epoch != disk.epoch)
        return SQLITE_IOERR_FSTAT;
    *size = (sqlite3_int64)handle->node->seen.size;
    return SQLITE_OK;
}

/* ---- file locks, as SQLite's five levels ---- */

static int do_unlock(sqlite3_file *file, int level)
{
    struct handle *handle = (struct handle *)file;
    struct node *node = handle->node;
    if (handle->epoch == disk.epoch) {
        if (node->reserved == handle)
            node->reserved = NULL;
        if (node->pending == handle)
            node->pending = NULL;
        if (node->exclusive == handle)
            node->exclusive = NULL;
        if (level == SQLITE_LOCK_NONE && handle->lock >= SQLITE_LOCK_SHARED)
            node->shared--;
    }
    handle->lock = level;
    return SQLITE_OK;
}

static int climb(struct handle *handle, int level)
{
    struct node *node = handle->node;
    if (handle->lock == SQLITE_LOCK_NONE) {
        if (node->pending || node->exclusive)
            return SQLITE_BUSY;
        node->shared++;
        handle->lock = SQLITE_LOCK_SHARED;
    }
    if (level >= SQLITE_LOCK_RESERVED && handle->lock < SQLITE_LOCK_RESERVED) {
        if ((node->reserved && node->reserved != handle) || node->pending)
            return SQLITE_BUSY;
        node->reserved = handle;
        handle->lock = SQLITE_LOCK_RESERVED;
    }
    if (level == SQLITE_LOCK_EXCLUSIVE) {
        node->pending = handle;
        handle->lock = SQLITE_LOCK_PENDING;
        if (node->shared > 1)
            return SQLITE_BUSY;
        node->exclusive = handle;
        handle->lock = SQLITE_LOCK_EXCLUSIVE;
    }
    return SQLITE_OK;
}

static int do_lock(sqlite3_file *file, int level)
{
    struct handle *handle = (struct handle *)file;
    enum fault_kind kind;
    if (level <= handle->lock)
        return SQLITE_OK;
    if (fails(handle, FAULT_LOCK, handle->node->path, &kind))
        return kind == FAULT_BUSY ? SQLITE_BUSY : SQLITE_IOERR_LOCK;
    return climb(handle, level);
}

static int do_check_reserved(sqlite3_file *file, int *taken)
{
    const struct handle *handle = (struct handle *)file;
    *taken = handle->node->reserved || handle->node->pending || handle->node->exclusive;
    return SQLITE_OK;
}

/* ---- the WAL's index ---- */

static int do_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **region)
{
    struct handle *handle = (struct handle *)file;
    *region = NULL;
    if (disk.off || handle->epoch != disk.epoch)
        return SQLITE_IOERR_SHMMAP;
    if (!handle->shm)
        handle->shm = disk_shm(handle->node);
    struct shm *shm = handle->shm;
    if ((size_t)page >= shm->regions && !extend)
        return SQLITE_OK;
    while ((size_t)page >= shm->regions) {
        shm->region = mem_grow(shm->region, shm->regions, &shm->room, sizeof *shm->region);
        shm->region[shm->regions++] = mem_alloc((size_t)size);
    }
    *region = shm->region[page];
    return SQLITE_OK;
}

static void shm_unlock(struct handle *handle, unsigned mask)
{
    for (int i = 0; i < DISK_SHM_LOCKS; i++) {
        unsigned bit = 1u << i & mask;
        if (bit & handle->shm_shared)
            handle->shm->shared[i]--;
        if (bit & handle->shm_exclusive)
            handle->shm->exclusive[i] = NULL;
    }
    handle->shm_shared &= ~mask;
    handle->shm_exclusive &= ~mask;
}

static bool shm_free(const struct handle *handle, unsigned mask, bool exclusive)
{
    for (int i = 0; i < DISK_SHM_LOCKS; i++) {
        unsigned bit = 1u << i & mask;
        int own = bit & handle->shm_shared ? 1 : 0;
        if (bit && handle->shm->exclusive[i] && handle->shm->exclusive[i] != handle)
            return false;
        if (bit && exclusive && handle->shm->shared[i] > own)
            return false;
    }
    return true;
}

static int do_shm_lock(sqlite3_file *file, int first, int count, int flags)
{
    struct handle *handle = (struct handle *)file;
    enum fault_kind kind;
    unsigned mask = ((1u << count) - 1) << first;
    if (!handle->shm)
        return SQLITE_IOERR_SHMLOCK;
    if (flags & SQLITE_SHM_UNLOCK) {
        shm_unlock(handle, mask);
        return SQLITE_OK;
    }
    if (fails(handle, FAULT_LOCK, handle->node->path, &kind))
        return kind == FAULT_BUSY ? SQLITE_BUSY : SQLITE_IOERR_SHMLOCK;
    bool exclusive = flags & SQLITE_SHM_EXCLUSIVE;
    if (!shm_free(handle, mask, exclusive))
        return SQLITE_BUSY;
    for (int i = 0; i < DISK_SHM_LOCKS; i++) {
        if (!(1u << i & mask))
            continue;
        if (exclusive)
            handle->shm->exclusive[i] = handle;
        else if (!(handle->shm_shared & 1u << i))
            handle->shm->shared[i]++;
    }
    if (exclusive)
        handle->shm_exclusive |= mask;
    else
        handle->shm_shared |= mask;
    return SQLITE_OK;
}

static void do_shm_barrier(sqlite3_file *file)
{
    (void)file; /* one thread */
}

/* The last user removes the index; the next one rebuilds it from the WAL, as on a real disk. */
static int do_shm_unmap(sqlite3_file *file, int delete_it)
{
    struct handle *handle = (struct handle *)file;
    (void)delete_it;
    if (!handle->shm)
        return SQLITE_OK;
    shm_unlock(handle, (1u << DISK_SHM_LOCKS) - 1);
    disk_shm_release(handle->shm);
    if (handle->epoch == disk.epoch && handle->node->shm == handle->shm)
        disk_shm_idle(handle->node);
    handle->shm = NULL;
    return SQLITE_OK;
}

static int do_fetch(sqlite3_file *file, sqlite3_int64 offset, int amount, void **bytes)
{
    (void)file;
    (void)offset;
    (void)amount;
    *bytes = NULL; /* no memory map: the store refuses one anyway */
    return SQLITE_OK;
}

static int do_unfetch(sqlite3_file *file, sqlite3_int64 offset, void *bytes)
{
    const struct handle *handle = (struct handle *)file;
    enum fault_kind kind;
    (void)offset;
    (void)bytes;
    (void)fails(handle, FAULT_UNFETCH, handle->node->path, &kind);
    return SQLITE_OK;
}

/* ---- files ---- */

static int do_close(sqlite3_file *file)
{
    struct handle *handle = (struct handle *)file;
    do_shm_unmap(file, 0);
    do_unlock(file, SQLITE_LOCK_NONE);
    if (handle->delete_on_close && handle->epoch == disk.epoch && handle->node->seen_exists)
        disk_unlink(handle->node);
    disk_release(handle->node);
    return SQLITE_OK;
}

static int do_control(sqlite3_file *file, int what, void *argument)
{
    (void)file;
    (void)what;
    (void)argument;
    return SQLITE_NOTFOUND;
}

/* As the system's VFS says of ordinary disks. */
static int do_sector_size(sqlite3_file *file)
{
    (void)file;
    return 4096;
}

static int do_characteristics(sqlite3_file *file)
{
    (void)file;
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

static const sqlite3_io_methods methods = {
    .iVersion = 3,
    .xClose = do_close,
    .xRead = do_read,
    .xWrite = do_write,
    .xTruncate = do_truncate,
    .xSync = do_sync,
    .xFileSize = do_size,
    .xLock = do_lock,
    .xUnlock = do_unlock,
    .xCheckReservedLock = do_check_reserved,
    .xFileControl = do_control,
    .xSectorSize = do_sector_size,
    .xDeviceCharacteristics = do_characteristics,
    .xShmMap = do_shm_map,
    .xShmLock = do_shm_lock,
    .xShmBarrier = do_shm_barrier,
    .xShmUnmap = do_shm_unmap,
    .xFetch = do_fetch,
    .xUnfetch = do_unfetch,
};

static int do_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags)
{
    struct handle *handle = (struct handle *)file;
    enum fault_kind kind;
    (void)vfs;
    memset(handle, 0, sizeof *handle);
    if (fails(NULL, FAULT_OPEN, path ? path : "", &kind))
        return SQLITE_CANTOPEN;
    struct node *node = path ? disk_find(path) : NULL;
    bool made = !node;
    if (made && path && !(flags & SQLITE_OPEN_CREATE))
        return SQLITE_CANTOPEN;
    if (made)
        node = disk_create(path);
    node->handles++;
    handle->base.pMethods = &methods;
    handle->node = node;
    handle->epoch = disk.epoch;
    handle->sync_directory = made && flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL);
    handle->delete_on_close = flags & SQLITE_OPEN_DELETEONCLOSE;
    if (out_flags)
        *out_flags = flags;
    return SQLITE_OK;
}

static int do_delete(sqlite3_vfs *vfs, const char *path, int sync_directory)
{
    enum fault_kind kind;
    (void)vfs;
    bool failing = fails(NULL, FAULT_DELETE, path, &kind);
    if (failing && kind != FAULT_CUT)
        return SQLITE_IOERR_DELETE;
    struct node *node = disk_find(path);
    if (node)
        disk_unlink(node);
    if (failing)
        return SQLITE_IOERR_DELETE;
    if (node && sync_directory)
        disk_sync_directory();
    return node ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
}

static int do_access(sqlite3_vfs *vfs, const char *path, int flags, int *result)
{
    (void)vfs;
    (void)flags;
    if (disk.off)
        return SQLITE_IOERR_ACCESS;
    const struct node *node = disk_find(path);
    *result = node && (flags != SQLITE_ACCESS_EXISTS || node->seen.size > 0);
    return SQLITE_OK;
}

static int do_full_path(sqlite3_vfs *vfs, const char *path, int room, char *out)
{
    (void)vfs;
    if (strlen(path) >= (size_t)room)
        return SQLITE_CANTOPEN;
    strcpy(out, path);
    return SQLITE_OK;
}

static int do_randomness(sqlite3_vfs *vfs, int amount, char *bytes)
{
    (void)vfs;
    return disk.real->xRandomness(disk.real, amount, bytes);
}

static int do_sleep(sqlite3_vfs *vfs, int microseconds)
{
    (void)vfs;
    return microseconds; /* single-threaded: waiting would change nothing */
}

static int do_time(sqlite3_vfs *vfs, double *days)
{
    (void)vfs;
    return disk.real->xCurrentTime(disk.real, days);
}

static int do_last_error(sqlite3_vfs *vfs, int room, char *text)
{
    (void)vfs;
    (void)room;
    (void)text;
    return 0;
}

/* ---- what tests call ---- */

void fault_install(void)
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* the store sets it too, but here that comes too late */
    static sqlite3_vfs vfs = {
        .iVersion = 1,
        .szOsFile = sizeof(struct handle),
        .mxPathname = 1024,
        .zName = FAULT_VFS,
        .xOpen = do_open,
        .xDelete = do_delete,
        .xAccess = do_access,
        .xFullPathname = do_full_path,
        .xRandomness = do_randomness,
        .xSleep = do_sleep,
        .xCurrentTime = do_time,
        .xGetLastError = do_last_error,
    };
    disk.real = sqlite3_vfs_find(NULL);
    if (sqlite3_vfs_register(&vfs, 0) != SQLITE_OK)
        abort();
}

void fault_plan(const struct fault_plan *plan)
{
    disk.planned = plan != NULL;
    if (plan)
        disk.plan = *plan;
    disk.matched = 0;
    disk.struck = false;
    memset(disk.count, 0, sizeof disk.count);
}

bool fault_struck(void)
{
    return disk.struck;
}

int64_t fault_count(enum fault_op op)
{
    return disk.count[op];
}

/* Starts a new epoch: all handles of the old one are dead. */
static void power_on(void)
{
    disk.epoch++;
    disk.off = false;
    fault_plan(NULL);
}

void fault_cut(uint64_t seed)
{
    disk_cut(seed);
    power_on();
}

void fault_save(void)
{
    disk_save();
}

void fault_load(void)
{
    disk_load();
    power_on();
}

void fault_forget(void)
{
    disk_forget();
    power_on();
    disk.hook = NULL;
}

int64_t fault_size(const char *path)
{
    const struct node *node = disk_find(path);
    return node ? (int64_t)node->seen.size : -1;
}

void fault_hook(void (*hook)(void *ctx, enum fault_op op, const char *path), void *ctx)
{
    disk.hook = hook;
    disk.hook_ctx = ctx;
}
