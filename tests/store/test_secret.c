/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/recovery.h"

#include "tests/support/scratch.h"

static struct error err;
static char shop[SCRATCH_PATH];
static char key[SCRATCH_PATH];

static void overwrite(const char *text)
{
    FILE *file = fopen(key, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void a_key_is_made_once(void **state)
{
    struct recovery recovery;
    struct secret made, a;
    struct stat of;
    (void)state;
    recovery_draw(&recovery);
    recovery_secret(&recovery, &made);
    assert_int_equal(secret_read(shop, &a, &err), STATUS_KEY_MISSING);
    assert_int_equal(secret_create(shop, &made, &err), STATUS_OK);
    assert_int_equal(secret_read(shop, &a, &err), STATUS_OK);
    assert_memory_equal(&a, &made, sizeof a);
    assert_int_equal(secret_create(shop, &a, &err), STATUS_FILE_EXISTS);
    assert_int_equal(stat(key, &of), 0);
    assert_int_equal(of.st_mode & 07777, 0600);
    secret_clear(&a);
    for (size_t i = 0; i < sizeof a; i++)
        assert_int_equal(((const unsigned char *)&a)[i], 0);
}

static void a_loose_key_file_is_closed(void **state)
{
    struct secret secret;
    struct stat of;
    (void)state;
    assert_int_equal(chmod(key, 0644), 0);
    assert_int_equal(secret_read(shop, &secret, &err), STATUS_OK);
    assert_int_equal(stat(key, &of), 0);
    assert_int_equal(of.st_mode & 07777, 0600);
}

static void what_is_no_key_is_damaged(void **state)
{
    static const char *const wrong[] = {
        "",
        "frontdesk key 2\n",
        "frontdesk key 2\nzz\nzz\n",
        "frontdesk key 1\n",
    };
    struct secret secret;
    char text[400];
    (void)state;
    FILE *file = fopen(key, "r");
    size_t length = fread(text, 1, sizeof text - 1, file);
    text[length] = '\0';
    fclose(file);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        overwrite(wrong[i]);
        memset(&secret, 1, sizeof secret);
        assert_int_equal(secret_read(shop, &secret, &err), STATUS_DAMAGED);
        assert_int_equal(secret.pepper[0], 0);
    }
    for (size_t i = 0; i < length; i++) { /* every byte counts: its shape, or the key itself */
        struct secret other;
        char hurt[400];
        memcpy(hurt, text, length + 1);
        overwrite(text);
        assert_int_equal(secret_read(shop, &secret, &err), STATUS_OK);
        hurt[i] = hurt[i] == '0' ? '1' : '0';
        overwrite(hurt);
        assert_true(secret_read(shop, &other, &err) == STATUS_DAMAGED || memcmp(&other, &secret, sizeof other) != 0);
    }
    overwrite(text);
    assert_int_equal(secret_read(shop, &secret, &err), STATUS_OK);
}

static void a_coupon_code_is_keyed(void **state)
{
    struct secret a = {.pepper = {1}, .coupon = {2}};
    struct secret b = {.pepper = {1}, .coupon = {3}};
    uint32_t mac = secret_coupon_mac(&a, 1, 2, 3);
    (void)state;
    assert_true(mac < 1u << 25);
    assert_int_equal(mac, secret_coupon_mac(&a, 1, 2, 3));
    assert_int_not_equal(mac, secret_coupon_mac(&b, 1, 2, 3));
    assert_int_not_equal(mac, secret_coupon_mac(&a, 2, 2, 3));
    assert_int_not_equal(mac, secret_coupon_mac(&a, 1, 3, 3));
    assert_int_not_equal(mac, secret_coupon_mac(&a, 1, 2, 4));
    /* printed coupons outlive versions: BLAKE2b-256, key 02 00…, three 64-bit big-endian numbers, top 25 bits */
    assert_int_equal(mac, 0x388d03);
}

static void a_signature_is_proven_by_the_public_key(void **state)
{
    struct secret a = {.sign = {2}}, b = {.sign = {3}};
    uint8_t public[SECRET_PUBLIC_BYTES], other[SECRET_PUBLIC_BYTES], signature[SECRET_SIGNATURE_BYTES];
    (void)state;
    secret_public_key(&a, public);
    secret_public_key(&b, other);
    secret_sign(&a, "coupon", 6, signature);
    assert_true(secret_signed(public, "coupon", 6, signature));
    assert_false(secret_signed(public, "coupons", 7, signature));
    assert_false(secret_signed(other, "coupon", 6, signature));
    signature[9] ^= 1;
    assert_false(secret_signed(public, "coupon", 6, signature));
    /* printed coupons outlive versions: the key pair of this seed stays what it is */
    assert_int_equal(public[0] << 16 | public[1] << 8 | public[2], 0x6b79c5);
}

static void a_pin_is_kept_with_the_pepper(void **state)
{
    struct secret a = {.pepper = {1}, .coupon = {2}};
    struct secret b = {.pepper = {9}, .coupon = {2}};
    char stored[SECRET_PIN_TEXT];
    char again[SECRET_PIN_TEXT];
    (void)state;
    secret_cheap(true);
    assert_int_equal(secret_pin_hash(&a, "135790", stored, &err), STATUS_OK);
    assert_int_equal(secret_pin_hash(&a, "135790", again, &err), STATUS_OK);
    assert_string_not_equal(stored, again);
    assert_null(strstr(stored, "135790"));
    assert_true(secret_pin_matches(&a, "135790", stored));
    assert_true(secret_pin_matches(&a, "135790", again));
    assert_false(secret_pin_matches(&a, "135791", stored));
    assert_false(secret_pin_matches(&a, "", stored));
    assert_false(secret_pin_matches(&b, "135790", stored));
    assert_false(secret_pin_matches(&a, "135790", ""));
    assert_false(secret_pin_matches(&a, "135790", NULL));
    assert_false(secret_pin_matches(&a, "135790", "nonsense"));
}

static void the_real_cost_is_64_mib_and_3_passes(void **state)
{
    struct secret a = {.pepper = {1}, .coupon = {2}};
    char stored[SECRET_PIN_TEXT];
    (void)state;
    secret_cheap(false);
    assert_int_equal(secret_pin_hash(&a, "135790", stored, &err), STATUS_OK);
    assert_non_null(strstr(stored, "$argon2id$v=19$m=65536,t=3,p=1$"));
    assert_true(secret_pin_matches(&a, "135790", stored));
}

static int prepare(void **state)
{
    (void)state;
    scratch_path(shop, "secret.db");
    scratch_path(key, "secret.db-key");
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_key_is_made_once),
        cmocka_unit_test(a_loose_key_file_is_closed),
        cmocka_unit_test(what_is_no_key_is_damaged),
        cmocka_unit_test(a_coupon_code_is_keyed),
        cmocka_unit_test(a_signature_is_proven_by_the_public_key),
        cmocka_unit_test(a_pin_is_kept_with_the_pepper),
        cmocka_unit_test(the_real_cost_is_64_mib_and_3_passes),
    };
    return cmocka_run_group_tests(tests, prepare, scratch_clean);
}
