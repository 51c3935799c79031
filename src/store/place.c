/* SPDX-License-Identifier: MIT */
#include "store/place.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/sysmacros.h>

#include "base/buffer.h"
#include "base/mem.h"

#define FUSE_MAGIC 0x65735546u

static const struct {
    uint32_t magic;
    const char *name;
} remote[] = {
    {0x00006969u, "NFS"},    {0x0000517bu, "SMB"},    {0xff534d42u, "CIFS"}, {0xfe534d42u, "SMB2"},
    {0x5346414fu, "AFS"},    {0x6b414653u, "kAFS"},   {0x73757245u, "Coda"}, {0x0000564cu, "NCP"},
    {0x00c36400u, "Ceph"},   {0x0bd00bd0u, "Lustre"}, {0x47504653u, "GPFS"}, {0x01161970u, "GFS2"},
    {0x7461636fu, "OCFS2"},  {0x19830326u, "BeeGFS"}, {0x01021997u, "9P"},   {0x786f4256u, "vboxsf"},
    {0xbacbacbcu, "vmhgfs"}, {0xaad7aaeau, "PanFS"},
};

/* A mount point may have several lines; the last one that matches the device is the topmost mount. */
static void fuse_kind(const char *directory, char kind[64])
{
    kind[0] = '\0';
    struct stat stat_of;
    FILE *mounts = stat(directory, &stat_of) == 0 ? fopen("/proc/self/mountinfo", "re") : NULL;
    if (!mounts)
        return;
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, mounts) > 0) {
        unsigned int major_of = 0;
        unsigned int minor_of = 0;
        const char *dash = strstr(line, " - ");
        if (dash && sscanf(line, "%*d %*d %u:%u", &major_of, &minor_of) == 2 && major_of == major(stat_of.st_dev) &&
            minor_of == minor(stat_of.st_dev))
            sscanf(dash + 3, "%63s", kind);
    }
    free(line);
    fclose(mounts);
}

static bool look(const char *directory, struct place *place)
{
    struct statfs of;
    if (statfs(directory, &of))
        return false;
    place->magic = (uint32_t)of.f_type;
    place->kind[0] = '\0';
    if (place->magic == FUSE_MAGIC)
        fuse_kind(directory, place->kind);
    return true;
}

bool (*place_look)(const char *directory, struct place *place) = look;

static const char *remote_name(const struct place *place)
{
    for (size_t i = 0; i < sizeof remote / sizeof *remote; i++)
        if (remote[i].magic == place->magic)
            return remote[i].name;
    /* FUSE may be a local disk (ntfs-3g, overlay of a container) or anything else: only known local kinds pass. */
    if (place->magic == FUSE_MAGIC && strcmp(place->kind, "fuseblk") && strcmp(place->kind, "fuse.fuse-overlayfs"))
        return place->kind[0] ? place->kind : "FUSE";
    return NULL;
}

static char *directory_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return mem_copy(".");
    char *directory = mem_copy(path);
    directory[slash == path ? 1 : slash - path] = '\0';
    return directory;
}

enum status place_check(const char *path, struct error *err)
{
    char *directory = directory_of(path);
    struct place place;
    enum status status = STATUS_OK;
    if (!place_look(directory, &place)) {
        status = error_file(err, "shop", directory, errno);
    } else if (remote_name(&place)) {
        status = error_set(err, STATUS_IO_ERROR, "shop",
                           "%s is on a network file system (%s); a shop file must lie on a disk of this machine", path,
                           remote_name(&place));
        error_detail(err, "network_file_system");
        error_arg(err, 0, "%s", path);
        error_arg(err, 1, "%s", remote_name(&place));
    }
    free(directory);
    return status;
}

char *place_canonical(const char *path)
{
    char *whole = realpath(path, NULL);
    if (whole)
        return whole;
    const char *slash = strrchr(path, '/');
    char *directory = directory_of(path);
    char *real = realpath(directory, NULL);
    free(directory);
    if (!real)
        return NULL;
    struct buffer buffer = {0};
    buffer_format(&buffer, "%s/%s", strcmp(real, "/") ? real : "", slash ? slash + 1 : path);
    free(real);
    return buffer.text;
}
