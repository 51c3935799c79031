/* SPDX-License-Identifier: MIT */
/* The bytes for a receipt printer, read back by a decoder: text as it was, QR codes as another program reads them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/locale.h"
#include "base/mem.h"
#include "base/text.h"

#include <cmocka.h>

#include "exchange/escpos.h"

#include "tests/support/tape.h"

static const struct {
    const char *name;
    int columns;
    bool utf8, native_qr;
} printers[] = {
    {"58 mm, GB18030", ESCPOS_58, false, false},
    {"80 mm, GB18030", ESCPOS_80, false, true},
    {"58 mm, UTF-8", ESCPOS_58, true, true},
    {"80 mm, UTF-8", ESCPOS_80, true, false},
};
#define PRINTERS (sizeof printers / sizeof *printers)

static struct escpos printer_of(size_t i, struct buffer *out)
{
    return (struct escpos){
        .out = out, .columns = printers[i].columns, .utf8 = printers[i].utf8, .native_qr = printers[i].native_qr};
}

static const struct {
    const char *text, *read; /* read: what the printer gets; NULL: the text itself */
    unsigned looks;
} rows[] = {
    {"Due                        106.60", NULL, ESCPOS_PLAIN},
    {"山前茶行", NULL, ESCPOS_LARGE | ESCPOS_CENTRED},
    {"应收 ￥106.60", NULL, ESCPOS_BOLD},
    {"吉𠮷䶮龘㐀 é ß", NULL, ESCPOS_PLAIN}, /* of two and of four bytes */
    {"青瓷品茗杯 (手工, 一对)", NULL, ESCPOS_BOLD | ESCPOS_LARGE | ESCPOS_CENTRED},
    {"", NULL, ESCPOS_PLAIN},
    {"\x1b@\x1d(k\x1bp\x00", "?@?(k?p", ESCPOS_PLAIN}, /* a name that would be a command */
    {"a\nb\tc\x7f", "a?b?c?", ESCPOS_PLAIN},
    {"bad \xff\xfe", "bad \uFFFD\uFFFD", ESCPOS_PLAIN},
};
#define ROWS (sizeof rows / sizeof *rows)

static void text_comes_back(void **state)
{
    (void)state;
    for (size_t p = 0; p < PRINTERS; p++) {
        struct buffer bytes = {0};
        struct escpos printer = printer_of(p, &bytes);
        struct tape tape;
        escpos_begin(&printer);
        for (size_t i = 0; i < ROWS; i++)
            escpos_row(&printer, rows[i].looks, rows[i].text);
        escpos_feed(&printer, 2);
        escpos_cut(&printer);
        escpos_kick(&printer);
        tape_read(&tape, bytes.text, bytes.length);
        assert_int_equal(tape.faults, 0);
        assert_int_equal(tape.unread, 0);
        assert_int_equal(tape.parts, 1 + ROWS + 2 + 2);
        assert_int_equal(tape.part[0].kind, TAPE_BEGIN);
        for (size_t i = 0; i < ROWS; i++) {
            const struct tape_part *part = &tape.part[1 + i];
            assert_int_equal(part->kind, TAPE_ROW);
            assert_int_equal(part->looks, rows[i].looks);
            assert_string_equal(part->bytes.text, rows[i].read ? rows[i].read : rows[i].text);
        }
        assert_int_equal(tape.part[1 + ROWS + 2].kind, TAPE_CUT);
        assert_int_equal(tape.part[1 + ROWS + 3].kind, TAPE_KICK);
        tape_clear(&tape);
        buffer_clear(&bytes);
    }
}

/* Every character there is, but those that may not stand in a text. */
static void every_character_comes_back(void **state)
{
    (void)state;
    struct buffer bytes = {0};
    struct escpos printer = printer_of(0, &bytes);
    size_t compared = 0;
    for (uint32_t c = 0x20; c < 0x30000; c += 64) {
        struct tape tape;
        char text[64 * 4 + 1] = "", safe[1024], one[5];
        for (uint32_t i = 0; i < 64; i++)
            if (c + i < 0xd800 || c + i > 0xf8ff) { /* surrogates; private characters, where GB18030 has changed */
                text_encode(c + i, one);
                strcat(text, one);
            }
        text_sanitise(safe, sizeof safe, text);
        escpos_row(&printer, ESCPOS_PLAIN, text);
        tape_read(&tape, bytes.text, bytes.length);
        assert_true(tape.faults == 0 && tape.unread == 0 && tape.parts == 1);
        assert_string_equal(tape.part[0].bytes.text, safe);
        compared += strlen(safe);
        tape_clear(&tape);
        buffer_clear(&bytes);
    }
    assert_true(compared > 500000);
}

/* A byte that is lost spoils one row at most. */
static void a_lost_byte_spoils_one_row(void **state)
{
    (void)state;
    struct buffer bytes = {0}, spoilt = {0};
    struct escpos printer = printer_of(1, &bytes);
    escpos_begin(&printer);
    for (int i = 0; i < 6; i++)
        escpos_row(&printer, i % 2 ? ESCPOS_LARGE | ESCPOS_CENTRED : ESCPOS_PLAIN, "row 茶");
    size_t right = 0;
    buffer_add_bytes(&spoilt, bytes.text + 1, bytes.length - 1); /* ESC of ESC @ */
    struct tape tape;
    tape_read(&tape, spoilt.text, spoilt.length);
    for (size_t i = 0; i < tape.parts; i++)
        right += tape.part[i].kind == TAPE_ROW && strcmp(tape.part[i].bytes.text, "row 茶") == 0;
    assert_int_equal(right, 5);
    tape_clear(&tape);
    buffer_clear(&bytes);
    buffer_clear(&spoilt);
}

static const char *const codes[] = {"FM-17-0123456789ABCDEF", "7K3M-QX9T-2HVB",
                                    "https://example.com/c?code=7K3MQX9T2HVB&shop=1"};

static void qr_codes_are_read_by_another_program(void **state)
{
    (void)state;
    bool zbar = system("command -v zbarimg >/dev/null 2>&1") == 0;
    for (size_t p = 0; p < PRINTERS; p++)
        for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
            struct buffer bytes = {0};
            struct escpos printer = printer_of(p, &bytes);
            struct tape tape;
            struct error err;
            char seen[512];
            assert_int_equal(escpos_qr(&printer, codes[i], &err), STATUS_OK);
            tape_read(&tape, bytes.text, bytes.length);
            assert_true(tape.faults == 0 && tape.unread == 0 && tape.parts == 1);
            assert_int_equal(tape.part[0].looks, ESCPOS_CENTRED);
            if (printers[p].native_qr) {
                assert_int_equal(tape.part[0].kind, TAPE_QR);
                assert_string_equal(tape.part[0].bytes.text, codes[i]);
            } else {
                assert_int_equal(tape.part[0].kind, TAPE_PICTURE);
                assert_true(tape.part[0].wide <= printers[p].columns * 12);
                if (zbar)
                    assert_string_equal(tape_zbar(&tape.part[0], seen, sizeof seen), codes[i]);
            }
            tape_clear(&tape);
            buffer_clear(&bytes);
        }
    if (!zbar)
        print_message("zbarimg (Debian: zbar-tools) is not here: nothing read the pictures back\n");
}

static void a_code_wider_than_the_paper_is_refused(void **state)
{
    (void)state;
    struct buffer bytes = {0};
    struct error err;
    struct escpos printer = printer_of(0, &bytes);
    char *much = mem_alloc(4001);
    memset(much, 'x', 4000);
    assert_int_equal(escpos_qr(&printer, much, &err), STATUS_BAD_VALUE);
    assert_int_equal(escpos_qr(&printer, "", &err), STATUS_BAD_VALUE);
    assert_int_equal(bytes.length, 0);
    much[2331] = '\0'; /* the largest there is: a dot for each module */
    assert_int_equal(escpos_qr(&printer, much, &err), STATUS_OK);
    free(much);
    buffer_clear(&bytes);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_comes_back),
        cmocka_unit_test(every_character_comes_back),
        cmocka_unit_test(a_lost_byte_spoils_one_row),
        cmocka_unit_test(qr_codes_are_read_by_another_program),
        cmocka_unit_test(a_code_wider_than_the_paper_is_refused),
    };
    locale_start("en");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
