/* SPDX-License-Identifier: MIT */
/*
 * Any text as a coupon code, a ticket and a recovery code. None that was not signed passes; what is read is the same
 * when it is written and read again.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/recovery.h"
#include "model/ticket.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_coupon(const struct secret *secret, const char *text)
{
    char code[COUPON_TEXT], again[COUPON_TEXT];
    bool genuine, genuine_again;
    if (!coupon_code_read(secret, text, code, &genuine))
        return;
    if (memchr(code, '\0', sizeof code) == NULL)
        abort();
    if (ticket_is(text)) /* this shop signed none */
        genuine = false;
    else if (!coupon_code_read(secret, code, again, &genuine_again) || strcmp(code, again) != 0 ||
             genuine != genuine_again)
        abort();
}

static void read_ticket(const struct secret *secret, const char *text)
{
    struct ticket ticket;
    uint8_t key[SECRET_PUBLIC_BYTES];
    secret_public_key(secret, key);
    if (ticket_read(text, key, &ticket))
        abort();
}

static void read_recovery(const char *text)
{
    struct recovery recovery, again;
    char written[RECOVERY_TEXT];
    if (recovery_read(text, &recovery, NULL) != STATUS_OK)
        return;
    recovery_write(written, &recovery);
    if (recovery_read(written, &again, NULL) != STATUS_OK || memcmp(&recovery, &again, sizeof again) != 0)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct secret secret;
    memset(&secret, 7, sizeof secret);
    char *text = mem_alloc(size + 1);
    if (size > 0)
        memcpy(text, data, size);
    read_coupon(&secret, text);
    read_ticket(&secret, text);
    read_recovery(text);
    free(text);
    return 0;
}
