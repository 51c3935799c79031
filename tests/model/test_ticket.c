/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"

#include <cmocka.h>

#include "model/ticket.h"

static const struct secret ours = {.sign = {2}}, theirs = {.sign = {3}};

static char *written(char text[TICKET_TEXT], const struct secret *secret)
{
    struct ticket ticket = {.shop = 70000, .offer = 4000000000, .from = 20666, .to = DATE_NEVER};
    coupon_code_make(secret, 1, 7, 3, ticket.code);
    return ticket_write(text, secret, &ticket);
}

static void a_ticket_comes_back_by_the_public_key_alone(void **state)
{
    char text[TICKET_TEXT], code[COUPON_TEXT];
    uint8_t key[SECRET_PUBLIC_BYTES];
    struct ticket ticket;
    (void)state;
    written(text, &ours);
    secret_public_key(&ours, key);
    assert_int_equal(strlen(text), 142);
    assert_int_equal(strspn(text, "0123456789ABCDEFGHJKMNPQRSTVWXYZ"), 142); /* the small alphabet of QR codes */
    assert_true(ticket_is(text));
    assert_true(ticket_read(text, key, &ticket));
    assert_int_equal(ticket.shop, 70000);
    assert_int_equal(ticket.offer, 4000000000);
    assert_int_equal(ticket.from, 20666);
    assert_int_equal(ticket.to, DATE_NEVER);
    assert_string_equal(ticket.code, (coupon_code_make(&ours, 1, 7, 3, code), code));
}

/* With any one character changed the signature is invalid, and so is the code in it. */
static void a_changed_ticket_is_forged(void **state)
{
    char text[TICKET_TEXT], changed[TICKET_TEXT], code[COUPON_TEXT];
    uint8_t key[SECRET_PUBLIC_BYTES];
    struct ticket ticket;
    bool genuine;
    (void)state;
    written(text, &ours);
    secret_public_key(&ours, key);
    assert_true(coupon_code_read(&ours, text, code, &genuine) && genuine);
    for (size_t i = 2; i < strlen(text) - 1; i++) { /* the last character also holds padding */
        strcpy(changed, text);
        changed[i] = changed[i] == '7' ? '8' : '7';
        assert_false(ticket_read(changed, key, &ticket));
        assert_true(coupon_code_read(&ours, changed, code, &genuine));
        assert_false(genuine);
        assert_true(coupon_code_read(&ours, code, changed, &genuine)); /* nor the code that remains in it */
        assert_false(genuine);
    }
    written(text, &theirs);
    assert_true(coupon_code_read(&ours, text, code, &genuine));
    assert_false(genuine);
}

static void a_scanner_may_spoil_the_letters(void **state)
{
    char text[TICKET_TEXT], spoiled[TICKET_TEXT + 8] = "  ";
    uint8_t key[SECRET_PUBLIC_BYTES];
    struct ticket ticket;
    (void)state;
    written(text, &ours);
    secret_public_key(&ours, key);
    for (size_t i = 0; text[i]; i++)
        spoiled[2 + i] = text[i] >= 'A' ? (char)(text[i] + 32) : text[i];
    strcat(spoiled, "\r\n");
    assert_true(ticket_read(spoiled, key, &ticket));
    text[strlen(text) - 1] = '\0';
    assert_false(ticket_is(text));
    assert_false(ticket_is(""));
    assert_false(ticket_is("FQ"));
    assert_false(ticket_is("0408-0013-Q7VN"));
}

/* Accepted variants: case, O for 0, I and L for 1, blanks, dashes, full-width. */
static void a_code_is_read_forgivingly(void **state)
{
    char code[COUPON_TEXT], read[COUPON_TEXT];
    bool genuine;
    (void)state;
    static const char *const typed[] = {"041R-001P-0NDA", "041r001p0nda", " O4IR OOLP ONDA ", "o4lr-00ip-onda",
                                        "０４１Ｒ－００１Ｐ－０ＮＤＡ"};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        assert_true(coupon_code_read(&ours, typed[i], read, &genuine));
        assert_string_equal(read, "041R001P0NDA");
    }
    coupon_code_make(&ours, 1, 511, COUPON_SERIALS - 1, code);
    assert_true(coupon_code_read(&ours, code, read, &genuine) && genuine);
    assert_false(coupon_code_read(&ours, "041R-001P-0ND", read, &genuine));
    assert_false(coupon_code_read(&ours, "041R-001P-0NDAA", read, &genuine));
    assert_false(coupon_code_read(&ours, "041R-001P-0NDU", read, &genuine)); /* U is not a digit of the alphabet */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_ticket_comes_back_by_the_public_key_alone),
        cmocka_unit_test(a_changed_ticket_is_forged),
        cmocka_unit_test(a_scanner_may_spoil_the_letters),
        cmocka_unit_test(a_code_is_read_forgivingly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
