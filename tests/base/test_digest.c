/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"

#include <cmocka.h>

/* FIPS 180-2, appendix B. */
static void known_digests(void **state)
{
    (void)state;
    uint8_t digest[DIGEST_BYTES];
    char hex[2 * DIGEST_BYTES + 1];
    digest_bytes("abc", 3, digest);
    assert_string_equal(digest_hex(hex, digest), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    digest_bytes("", 0, digest);
    assert_string_equal(digest_hex(hex, digest), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void a_link_covers_what_stood_before(void **state)
{
    (void)state;
    uint8_t previous[DIGEST_BYTES], link[DIGEST_BYTES], whole[DIGEST_BYTES];
    char joined[DIGEST_BYTES + 4];
    digest_bytes("first", 5, previous);
    memcpy(joined, previous, DIGEST_BYTES);
    memcpy(joined + DIGEST_BYTES, "body", 4);
    digest_bytes(joined, sizeof joined, whole);
    digest_chain(previous, "body", 4, link);
    assert_memory_equal(link, whole, DIGEST_BYTES);
    digest_chain(previous, "body", 4, previous);
    assert_memory_equal(previous, whole, DIGEST_BYTES);
    digest_chain(previous, "body", 4, link);
    assert_memory_not_equal(link, whole, DIGEST_BYTES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_digests),
        cmocka_unit_test(a_link_covers_what_stood_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
