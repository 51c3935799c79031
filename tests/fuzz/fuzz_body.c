/* SPDX-License-Identifier: MIT */
/*
 * The canonical body of any entry: the same twice, one line per row, and another when a text or a number is another.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "model/entry.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct bytes {
    const uint8_t *at;
    size_t left;
};

static int64_t number(struct bytes *from)
{
    int64_t value = 0;
    size_t take = from->left < sizeof value ? from->left : sizeof value;
    memcpy(&value, from->at, take);
    from->at += take;
    from->left -= take;
    return value;
}

/* Letters only: that no text holds what separates fields is the desk's to see to. */
static void text(struct bytes *from, char *buf, size_t size)
{
    size_t take = from->left < size - 1 ? from->left : size - 1;
    memset(buf, 0, size);
    for (size_t i = 0; i < take; i++)
        buf[i] = (char)('a' + from->at[i] % 26);
    from->at += take;
    from->left -= take;
}

static void fill(struct entry *entry, struct bytes *from)
{
    text(from, entry->kind, sizeof entry->kind);
    entry->seq = number(from);
    entry->member = number(from);
    while (from->left > 0) {
        struct payment_row *payment = entry_pay(entry, "cash", 1, number(from));
        text(from, payment->tender, sizeof payment->tender);
        text(from, payment->reference, sizeof payment->reference);
        entry_hand(entry, "price", number(from), number(from));
        entry_move(entry, number(from), number(from) < 0 ? -1 : 1, "issued", number(from));
    }
}

static void compare(const struct entry *entry, const struct buffer *body, bool same)
{
    struct buffer other = {0};
    entry_body(entry, &other);
    if ((other.length == body->length && memcmp(other.text, body->text, body->length) == 0) != same)
        abort();
    buffer_clear(&other);
}

static void look(struct entry *entry)
{
    struct buffer body = {0};
    size_t lines = 0;
    entry_body(entry, &body);
    for (size_t i = 0; i < body.length; i++)
        lines += body.text[i] == '\n';
    if (lines != 1 + entry->transfers + entry->payments + entry->hands)
        abort();
    compare(entry, &body, true);
    entry->seq ^= 1;
    compare(entry, &body, false);
    entry->seq ^= 1;
    if (entry->payments > 0) {
        char *reference = entry->payment[0].reference;
        reference[0] = reference[0] == 'A' ? 'B' : 'A';
        compare(entry, &body, false);
    }
    buffer_clear(&body);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes from = {data, size};
    struct entry entry = {0};
    fill(&entry, &from);
    look(&entry);
    entry_clear(&entry);
    return 0;
}
