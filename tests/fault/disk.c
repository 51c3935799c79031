/* SPDX-License-Identifier: MIT */
#include "tests/fault/disk.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct saved {
    char *path;
    struct image image;
};

static struct node *nodes; /* newest first */
static struct saved *saved;
static size_t saved_count;

/* ---- images ---- */

static void image_resize(struct image *image, size_t size)
{
    if (size > image->room) {
        size_t room = size + size / 2 + 65536;
        image->bytes = mem_resize(image->bytes, room, 1);
        image->room = room;
    }
    if (size > image->size)
        memset(image->bytes + image->size, 0, size - image->size);
    image->size = size;
}

static void image_write(struct image *image, const unsigned char *bytes, size_t length, size_t offset)
{
    if (offset + length > image->size)
        image_resize(image, offset + length);
    if (length)
        memcpy(image->bytes + offset, bytes, length);
}

static void image_copy(struct image *to, const struct image *from)
{
    image_resize(to, from->size);
    if (from->size)
        memcpy(to->bytes, from->bytes, from->size);
}

/* ---- files ---- */

struct node *disk_find(const char *path)
{
    struct node *node = nodes;
    while (node && !(node->seen_exists && strcmp(node->path, path) == 0))
        node = node->after;
    return node;
}

struct node *disk_create(const char *path)
{
    struct node *node = mem_alloc(sizeof *node);
    node->path = mem_copy(path ? path : "");
    node->seen_exists = path != NULL;
    node->after = nodes;
    nodes = node;
    return node;
}

static void free_changes(struct node *node)
{
    for (size_t i = 0; i < node->changes; i++)
        free(node->change[i].bytes);
    node->changes = 0;
}

static void detach_shm(struct node *node)
{
    if (node->shm)
        disk_shm_release(node->shm);
    node->shm = NULL;
}

static void collect(void)
{
    for (struct node **link = &nodes; *link;) {
        struct node *node = *link;
        if (node->handles || node->seen_exists || node->kept_exists) {
            link = &node->after;
            continue;
        }
        *link = node->after;
        free_changes(node);
        detach_shm(node);
        free(node->change);
        free(node->seen.bytes);
        free(node->kept.bytes);
        free(node->path);
        free(node);
    }
}

void disk_release(struct node *node)
{
    node->handles--;
    collect();
}

static struct change *add_change(struct node *node)
{
    node->change = mem_grow(node->change, node->changes, &node->changes_room, sizeof *node->change);
    node->change[node->changes] = (struct change){0};
    return &node->change[node->changes++];
}

void disk_write(struct node *node, const void *bytes, size_t length, size_t offset)
{
    struct change *change = add_change(node);
    change->bytes = mem_alloc(length + 1);
    change->offset = offset;
    change->length = length;
    memcpy(change->bytes, bytes, length);
    image_write(&node->seen, bytes, length, offset);
}

void disk_truncate(struct node *node, size_t size)
{
    struct change *change = add_change(node);
    change->offset = size;
    image_resize(&node->seen, size);
}

void disk_sync(struct node *node)
{
    for (size_t i = 0; i < node->changes; i++) {
        const struct change *change = &node->change[i];
        if (change->bytes)
            image_write(&node->kept, change->bytes, change->length, change->offset);
        else
            image_resize(&node->kept, change->offset);
    }
    free_changes(node);
}

void disk_drop_unsynced(struct node *node)
{
    node->dropped = true;
    free_changes(node);
}

void disk_sync_directory(void)
{
    for (struct node *node = nodes; node; node = node->after)
        node->kept_exists = node->seen_exists;
    collect();
}

void disk_unlink(struct node *node)
{
    node->seen_exists = false;
    collect();
}

/* ---- the cut ---- */

static uint64_t random_state;

static uint64_t next_random(void)
{
    uint64_t z = random_state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* Whether a sector survives. All, none, or each at random with a probability drawn per cut. */
static bool survives(unsigned eighths)
{
    return next_random() % 8 < eighths;
}

static void tear_in(struct node *node, const struct change *change, unsigned eighths)
{
    size_t done = 0;
    while (done < change->length) {
        size_t offset = change->offset + done;
        size_t piece = DISK_SECTOR - offset % DISK_SECTOR;
        if (piece > change->length - done)
            piece = change->length - done;
        size_t part = piece;
        if (!survives(eighths))
            part = eighths && survives(1) ? (size_t)(next_random() % piece) : 0;
        if (part)
            image_write(&node->kept, change->bytes + done, part, offset);
        done += piece;
    }
}

/* Copies what was kept to what is shown. They differ only where something was not synced, or after a failed sync. */
static void show_kept(struct node *node)
{
    bool whole = node->dropped;
    for (size_t i = 0; i < node->changes; i++)
        whole = whole || !node->change[i].bytes;
    if (whole) {
        image_copy(&node->seen, &node->kept);
        node->dropped = false;
        return;
    }
    image_resize(&node->seen, node->kept.size);
    for (size_t i = 0; i < node->changes; i++) {
        const struct change *change = &node->change[i];
        size_t end = change->offset + change->length;
        if (end > node->kept.size)
            end = node->kept.size;
        if (change->offset < end)
            memcpy(node->seen.bytes + change->offset, node->kept.bytes + change->offset, end - change->offset);
    }
}

static void cut_node(struct node *node)
{
    static const unsigned chances[] = {0, 1, 4, 7, 8};
    unsigned eighths = chances[next_random() % 5];
    for (size_t i = 0; i < node->changes; i++) {
        if (node->change[i].bytes)
            tear_in(node, &node->change[i], eighths);
        else if (survives(eighths))
            image_resize(&node->kept, node->change[i].offset);
    }
    show_kept(node);
    free_changes(node);
    if (node->seen_exists != node->kept_exists)
        node->kept_exists = node->path[0] && survives(4);
    node->seen_exists = node->kept_exists;
    node->shared = 0;
    node->reserved = node->pending = node->exclusive = NULL;
    detach_shm(node);
}

/* Each name leads to one file: if an old and a new entry both survived, the new one replaces the old. */
static void one_per_name(void)
{
    for (struct node *node = nodes; node; node = node->after)
        for (struct node *older = node->after; node->seen_exists && older; older = older->after)
            if (strcmp(older->path, node->path) == 0)
                older->seen_exists = older->kept_exists = false;
}

void disk_cut(uint64_t seed)
{
    random_state = seed;
    for (struct node *node = nodes; node; node = node->after)
        cut_node(node);
    one_per_name();
    collect();
}

/* ---- whole disks ---- */

static void forget_saved(void)
{
    for (size_t i = 0; i < saved_count; i++) {
        free(saved[i].path);
        free(saved[i].image.bytes);
    }
    free(saved);
    saved = NULL;
    saved_count = 0;
}

static void forget_nodes(void)
{
    for (struct node *node = nodes; node; node = node->after) {
        node->seen_exists = node->kept_exists = false;
        detach_shm(node);
    }
    collect();
}

void disk_save(void)
{
    size_t room = 0;
    forget_saved();
    for (struct node *node = nodes; node; node = node->after) {
        if (!node->seen_exists)
            continue;
        saved = mem_grow(saved, saved_count, &room, sizeof *saved);
        saved[saved_count] = (struct saved){.path = mem_copy(node->path)};
        image_copy(&saved[saved_count++].image, &node->seen);
    }
}

void disk_load(void)
{
    forget_nodes();
    for (size_t i = 0; i < saved_count; i++) {
        struct node *node = disk_create(saved[i].path);
        node->kept_exists = true;
        image_copy(&node->seen, &saved[i].image);
        image_copy(&node->kept, &saved[i].image);
    }
}

void disk_forget(void)
{
    forget_saved();
    forget_nodes();
}

/* ---- the WAL's index ---- */

struct shm *disk_shm(struct node *node)
{
    if (!node->shm) {
        node->shm = mem_alloc(sizeof *node->shm);
        node->shm->users = 1; /* the node's own reference, until the power cut */
    }
    node->shm->users++;
    return node->shm;
}

void disk_shm_idle(struct node *node)
{
    if (node->shm->users == 1)
        detach_shm(node);
}

void disk_shm_release(struct shm *shm)
{
    if (--shm->users)
        return;
    for (size_t i = 0; i < shm->regions; i++)
        free(shm->region[i]);
    free(shm->region);
    free(shm);
}
