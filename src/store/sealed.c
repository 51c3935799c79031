/* SPDX-License-Identifier: MIT */
#include "store/sealed.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "store/outfile.h"

#define FORM "frontdesk backup 1\n"
#define CHUNK 65536
#define SEALED_CHUNK (CHUNK + crypto_secretstream_xchacha20poly1305_ABYTES)
#define KEY crypto_secretstream_xchacha20poly1305_KEYBYTES
#define SEALED_KEY (KEY + crypto_box_SEALBYTES)
#define STREAM_HEAD crypto_secretstream_xchacha20poly1305_HEADERBYTES
#define HEAD_TEXT 256
#define FINAL crypto_secretstream_xchacha20poly1305_TAG_FINAL

typedef crypto_secretstream_xchacha20poly1305_state cipher;

static enum status broken(const char *path, struct error *err)
{
    const char *slash = strrchr(path, '/');
    error_set(err, STATUS_BACKUP_DAMAGED, "file", N_("no whole backup"));
    error_arg(err, 0, "%s", slash ? slash + 1 : path);
    return STATUS_BACKUP_DAMAGED;
}

/* --- reading whole chunks ---------------------------------------------------------------------------------------- */

/* Less than `size` only at the end of the file; -1 with errno set. */
static ssize_t fill(int fd, void *to, size_t size)
{
    size_t have = 0;
    while (have < size) {
        ssize_t got = read(fd, (char *)to + have, size - have);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        have += (size_t)got;
    }
    return (ssize_t)have;
}

static enum status open_in(const char *path, int *fd, struct error *err)
{
    struct stat of;
    *fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (*fd < 0)
        return error_file(err, "file", path, errno);
    if (fstat(*fd, &of) == 0 && S_ISREG(of.st_mode))
        return STATUS_OK;
    close(*fd); /* a pipe or a device, which may have no end */
    *fd = -1;
    return broken(path, err);
}

enum status sealed_mark(const char *path, struct sealed_mark *mark, struct error *err)
{
    crypto_hash_sha256_state sum;
    uint8_t digest[DIGEST_BYTES];
    char *bytes = mem_alloc(CHUNK);
    int fd;
    ssize_t got = 0;
    *mark = (struct sealed_mark){0};
    enum status status = open_in(path, &fd, err);
    crypto_hash_sha256_init(&sum);
    while (status == STATUS_OK && (got = fill(fd, bytes, CHUNK)) > 0) {
        crypto_hash_sha256_update(&sum, (unsigned char *)bytes, (size_t)got);
        mark->bytes += got;
    }
    if (status == STATUS_OK && got < 0)
        status = error_file(err, "file", path, errno);
    if (fd >= 0)
        close(fd);
    crypto_hash_sha256_final(&sum, digest);
    digest_hex(mark->sha256, digest);
    free(bytes);
    return status;
}

/* --- the head ---------------------------------------------------------------------------------------------------- */

static void head_text(char text[HEAD_TEXT], const struct sealed_head *head)
{
    snprintf(text, HEAD_TEXT, FORM "%s %" PRId64 " %" PRId64 " %" PRId64 " %s\n", head->uuid, head->epoch, head->seq,
             head->at, head->hash);
}

/* Reads both lines byte by byte; what follows is binary. */
static bool read_head(int fd, char text[HEAD_TEXT], struct sealed_head *head)
{
    size_t used = 0;
    for (int lines = 0; lines < 2 && used + 1 < HEAD_TEXT; used++) {
        if (read(fd, &text[used], 1) != 1)
            return false;
        lines += text[used] == '\n';
    }
    text[used] = '\0';
    return strncmp(text, FORM, sizeof FORM - 1) == 0 &&
           sscanf(text + sizeof FORM - 1, "%39s %" SCNd64 " %" SCNd64 " %" SCNd64 " %64s", head->uuid, &head->epoch,
                  &head->seq, &head->at, head->hash) == 5;
}

enum status sealed_look(const char *path, struct sealed_head *head, struct error *err)
{
    char text[HEAD_TEXT];
    int fd;
    *head = (struct sealed_head){0};
    TRY(open_in(path, &fd, err));
    bool good = read_head(fd, text, head);
    close(fd);
    return good ? STATUS_OK : broken(path, err);
}

/* --- decrypting --------------------------------------------------------------------------------------------------- */

/* One file being decrypted: what takes the plain chunks, into a file or into a sum. */
struct reading {
    const char *path;
    int fd;
    char head[HEAD_TEXT];
    size_t head_length;
    struct outfile *out; /* NULL: only summed */
    crypto_hash_sha256_state sum;
    uint8_t sealed[SEALED_CHUNK], plain[CHUNK];
};

static enum status chunk_over(struct reading *r, size_t length, struct error *err)
{
    crypto_hash_sha256_update(&r->sum, r->plain, length);
    return r->out ? outfile_write(r->out, r->plain, length, err) : STATUS_OK;
}

/* From behind the sealed key on. Every chunk but the last is full, and nothing follows the last. */
static enum status decrypt(struct reading *r, const uint8_t key[KEY], struct error *err)
{
    uint8_t start[STREAM_HEAD], tag = 0;
    cipher state;
    const char *with = r->head;
    crypto_hash_sha256_init(&r->sum);
    if (fill(r->fd, start, sizeof start) != (ssize_t)sizeof start ||
        crypto_secretstream_xchacha20poly1305_init_pull(&state, start, key) != 0)
        return broken(r->path, err);
    while (tag != FINAL) {
        unsigned long long length = 0;
        ssize_t got = fill(r->fd, r->sealed, SEALED_CHUNK);
        if (got < 0)
            return error_file(err, "file", r->path, errno);
        if (crypto_secretstream_xchacha20poly1305_pull(&state, r->plain, &length, &tag, r->sealed,
                                                       (unsigned long long)got, (const unsigned char *)with,
                                                       with ? r->head_length : 0) != 0)
            return broken(r->path, err);
        with = NULL;
        TRY(chunk_over(r, length, err));
    }
    return fill(r->fd, r->sealed, 1) == 0 ? STATUS_OK : broken(r->path, err);
}

/* Opens a sealed file and reads up to its sealed key. The caller closes r->fd if it is not -1. */
static enum status begin(struct reading *r, const char *path, uint8_t key[SEALED_KEY], struct error *err)
{
    struct sealed_head head;
    r->path = path;
    r->fd = -1;
    TRY(open_in(path, &r->fd, err));
    if (!read_head(r->fd, r->head, &head) || fill(r->fd, key, SEALED_KEY) != SEALED_KEY)
        return broken(path, err);
    r->head_length = strlen(r->head);
    return STATUS_OK;
}

enum status sealed_read(const char *path, const uint8_t public[SECRET_KEY_BYTES],
                        const uint8_t private[SECRET_KEY_BYTES], const char *plain, struct error *err)
{
    struct reading *r = mem_alloc(sizeof *r);
    struct outfile out = {.fd = -1};
    uint8_t sealed[SEALED_KEY], key[KEY];
    secret_start();
    enum status status = begin(r, path, sealed, err);
    if (status == STATUS_OK && crypto_box_seal_open(key, sealed, sizeof sealed, public, private) != 0) {
        status = error_set(err, STATUS_KEY_FOREIGN, "code", "the code does not open this backup");
        error_detail(err, "code");
    }
    if (status == STATUS_OK)
        status = outfile_begin(&out, plain, false, err);
    r->out = &out;
    if (status == STATUS_OK)
        status = decrypt(r, key, err);
    if (status == STATUS_OK)
        status = outfile_end(&out, err);
    outfile_drop(&out);
    if (r->fd >= 0)
        close(r->fd);
    sodium_memzero(key, sizeof key);
    sodium_memzero(r, sizeof *r);
    free(r);
    return status;
}

/* --- encrypting --------------------------------------------------------------------------------------------------- */

struct writing {
    const char *path;
    int in;
    struct outfile out;
    crypto_hash_sha256_state plain, file; /* sums of what was read and written */
    int64_t bytes;
    uint8_t key[KEY];
    uint8_t chunk[2][CHUNK], sealed[SEALED_CHUNK];
};

static enum status put(struct writing *w, const void *bytes, size_t length, struct error *err)
{
    crypto_hash_sha256_update(&w->file, bytes, length);
    w->bytes += (int64_t)length;
    return outfile_write(&w->out, bytes, length, err);
}

static enum status put_start(struct writing *w, const char *head, const uint8_t public[SECRET_KEY_BYTES], cipher *state,
                             struct error *err)
{
    uint8_t sealed[SEALED_KEY], start[STREAM_HEAD];
    crypto_secretstream_xchacha20poly1305_keygen(w->key);
    crypto_box_seal(sealed, w->key, sizeof w->key, public);
    crypto_secretstream_xchacha20poly1305_init_push(state, start, w->key);
    TRY(put(w, head, strlen(head), err));
    TRY(put(w, sealed, sizeof sealed, err));
    return put(w, start, sizeof start, err);
}

/* Reads one chunk ahead, so that the last is known when it is written. */
static enum status put_chunks(struct writing *w, const char *head, cipher *state, const char *plain, struct error *err)
{
    int at = 0;
    ssize_t have = fill(w->in, w->chunk[at], CHUNK);
    for (bool last = false; !last; at = 1 - at) {
        ssize_t next = have == CHUNK ? fill(w->in, w->chunk[1 - at], CHUNK) : 0;
        unsigned long long length;
        if (have < 0 || next < 0)
            return error_file(err, "file", plain, errno);
        last = next == 0;
        crypto_hash_sha256_update(&w->plain, w->chunk[at], (size_t)have);
        crypto_secretstream_xchacha20poly1305_push(state, w->sealed, &length, w->chunk[at], (unsigned long long)have,
                                                   (const unsigned char *)head, head ? strlen(head) : 0,
                                                   last ? FINAL : 0);
        TRY(put(w, w->sealed, length, err));
        head = NULL;
        have = next;
    }
    return STATUS_OK;
}

static enum status encrypt(struct writing *w, const char *plain, const struct sealed_head *head,
                           const uint8_t public[SECRET_KEY_BYTES], struct error *err)
{
    char text[HEAD_TEXT];
    cipher state;
    head_text(text, head);
    crypto_hash_sha256_init(&w->plain);
    crypto_hash_sha256_init(&w->file);
    TRY(open_in(plain, &w->in, err));
    TRY(outfile_begin(&w->out, w->path, false, err));
    TRY(put_start(w, text, public, &state, err));
    enum status status = put_chunks(w, text, &state, plain, err);
    sodium_memzero(&state, sizeof state);
    return status == STATUS_OK ? outfile_end(&w->out, err) : status;
}

/* The pages of the file are dropped from memory first, so that what the disk gives back is read. */
static enum status read_back(struct writing *w, struct error *err)
{
    struct reading *r = mem_alloc(sizeof *r);
    uint8_t sealed[SEALED_KEY], was[DIGEST_BYTES], is[DIGEST_BYTES];
    enum status status = begin(r, w->path, sealed, err);
    if (status == STATUS_OK) {
        posix_fadvise(r->fd, 0, 0, POSIX_FADV_DONTNEED);
        status = decrypt(r, w->key, err);
    }
    crypto_hash_sha256_final(&r->sum, is);
    crypto_hash_sha256_final(&w->plain, was);
    if (status == STATUS_OK && memcmp(was, is, sizeof is) != 0)
        status = broken(w->path, err);
    if (r->fd >= 0)
        close(r->fd);
    sodium_memzero(r, sizeof *r);
    free(r);
    return status;
}

enum status sealed_write(const char *plain, const char *path, const struct sealed_head *head,
                         const uint8_t public[SECRET_KEY_BYTES], struct sealed_mark *mark, struct error *err)
{
    struct writing *w = mem_alloc(sizeof *w);
    uint8_t digest[DIGEST_BYTES];
    secret_start();
    w->path = path;
    w->in = w->out.fd = -1;
    enum status status = encrypt(w, plain, head, public, err);
    bool there = status == STATUS_OK;
    if (there)
        status = read_back(w, err);
    if (there && status != STATUS_OK)
        unlink(path);
    crypto_hash_sha256_final(&w->file, digest);
    mark->bytes = w->bytes;
    digest_hex(mark->sha256, digest);
    outfile_drop(&w->out);
    if (w->in >= 0)
        close(w->in);
    sodium_memzero(w, sizeof *w);
    free(w);
    return status;
}
