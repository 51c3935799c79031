/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

#include <cmocka.h>

#include "ui/tui/key.h"

/*
 * A script is bytes with waits between them: {"\033", 100, "9"} feeds Esc, waits 100 ms, feeds 9. The events are
 * written as one string: names in <>, characters as they are, paste and scan as <paste:…> and <scan:…>.
 */
struct step {
    const char *bytes;
    int wait; /* ms before them */
};

#define STEPS 8

struct sample {
    struct step step[STEPS];
    const char *events;
};

static bool early; /* the reader takes the first character of a possible scan early: "!5" */

static void describe(struct buffer *out, const struct key *key)
{
    char name[16];
    if (key->early)
        buffer_add(out, "!");
    switch (key->kind) {
    case KEY_CHAR:
        buffer_add(out, key_name(name, sizeof name, key));
        break;
    case KEY_PASTE:
        buffer_format(out, "<paste:%s>", key->text);
        break;
    case KEY_SCAN:
        buffer_format(out, "<scan:%s>", key->text);
        break;
    case KEY_BAD:
        buffer_add(out, "<bad>");
        break;
    default:
        buffer_format(out, "<%s%s>", key->alt ? "Alt-" : "", key_name(name, sizeof name, key));
    }
}

static void take(struct key_decoder *decoder, struct buffer *out)
{
    struct key key;
    while (key_next(decoder, &key))
        describe(out, &key);
    if (!early || key_held(decoder) == 0)
        return;
    key_tell(decoder, &key);
    describe(out, &key);
}

/* Lets time pass in the steps that the decoder asks for, as in the input loop. */
static int64_t pass(struct key_decoder *decoder, struct buffer *out, int64_t now, int wait)
{
    int64_t until = now + wait;
    for (int step; (step = key_wait(decoder, now)) >= 0 && now + step <= until;) {
        now += step;
        key_tick(decoder, now);
        take(decoder, out);
    }
    return until;
}

static char *play(const struct key_settings *settings, const struct sample *sample)
{
    struct key_decoder *decoder = key_decoder_new();
    struct buffer out = {0};
    int64_t now = 1000;
    buffer_add(&out, "");
    key_decoder_set(decoder, settings);
    for (size_t i = 0; i < STEPS && sample->step[i].bytes != NULL; i++) {
        now = pass(decoder, &out, now, sample->step[i].wait);
        for (const char *byte = sample->step[i].bytes; *byte != '\0'; byte++) {
            key_feed(decoder, (unsigned char)*byte, now);
            take(decoder, &out);
        }
    }
    pass(decoder, &out, now, 10000);
    key_decoder_free(decoder);
    return out.text;
}

static void check_with(const struct key_settings *settings, const struct sample *sample, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *events = play(settings, &sample[i]);
        if (strcmp(events, sample[i].events) != 0)
            print_error("sample %zu\n", i);
        assert_string_equal(events, sample[i].events);
        free(events);
    }
}

#define CHECK(settings, samples) check_with(&(settings), samples, sizeof(samples) / sizeof *(samples))

static const struct key_settings ordinary;

static void test_characters_and_controls(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {{{"5678", 0}}, "5678"},
        {{{"5", 0}, {"\r", 30}}, "5<Enter>"},
        {{{"5678\r", 0}}, "5678<Enter>"},
        {{{"\n", 0}}, "<Enter>"},
        {{{"\t\033[Z", 0}}, "<Tab><S-Tab>"},
        {{{"\x7f\b", 0}}, "<Bksp><Bksp>"},
        {{{"\x10\x1a\x15", 0}}, "<^P><^Z><^U>"},
        {{{"张丽", 0}}, "张丽"},
        {{{"ab张", 0}}, "ab张"},
        {{{"128\r", 0}, {"\r", 500}}, "128<Enter><Enter>"},
    };
    CHECK(ordinary, samples);
}

static void test_function_keys(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {{{"\033OP\033OQ\033OR\033OS", 0}}, "<F1><F2><F3><F4>"},
        {{{"\033[11~\033[12~\033[15~\033[17~", 0}}, "<F1><F2><F5><F6>"},
        {{{"\033[18~\033[19~\033[20~\033[21~\033[23~\033[24~", 0}}, "<F7><F8><F9><F10><F11><F12>"},
        {{{"\033[[A\033[[E", 0}}, "<F1><F5>"},
        {{{"\033[1;2P\033[20;2~", 0}}, "<F13><F21>"},
        {{{"\033[20;5~", 0}}, "<bad>"}, /* ctrl+F9 must not act like F9 */
        {{{"\033[A\033[B\033[C\033[D\033OA\033OB\033OC\033OD", 0}}, "<Up><Down><Right><Left><Up><Down><Right><Left>"},
        {{{"\033[1;5A\033[H\033[F\033[1~\033[4~", 0}}, "<Up><Home><End><Home><End>"},
        {{{"\033[2~\033[3~\033[5~\033[6~", 0}}, "<Ins><Del><PgUp><PgDn>"},
        {{{"\033", 0}, {"[", 60}, {"A", 60}}, "<Up>"},
        {{{"\033[", 0}, {"20", 300}, {"~", 300}}, "<F9>"},
    };
    CHECK(ordinary, samples);
}

static void test_numpad_in_application_mode(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {{{"\033Op\033Oq\033Or\033Os\033Ot\033Ou\033Ov\033Ow\033Ox\033Oy", 0}}, "0123456789"},
        {{{"\033Oj\033Ok\033Ol\033Om\033On\033Oo\033OX", 0}}, "*+,-./="},
        {{{"\033Ou\033Ov\033Ow\033Ox\033OM", 0}}, "5678<Enter>"},
        /* Six characters or more from the keypad and Enter are typing, however fast they arrive over a network. */
        {{{"\033Oq\033Os\033Ox\033Oq\033Or\033Os\033Ot\033OM", 0}}, "1381234<Enter>"},
    };
    CHECK(ordinary, samples);
}

static void test_esc(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {{{"\033", 0}}, "<Esc>"},
        {{{"\033\033", 0}}, "<Esc><Esc>"},
        {{{"\0339", 0}}, "<Esc>9"}, /* must not become F9 */
        {{{"\033", 0}, {"9", 200}}, "<Esc>9"},
        {{{"\033\033[A", 0}}, "<Esc><Up>"},
        {{{"\033\r", 0}}, "<Esc><Enter>"},
        {{{"\033a", 0}}, "<Esc>a"},
    };
    CHECK(ordinary, samples);
    struct key_decoder *decoder = key_decoder_new();
    key_feed(decoder, 033, 50);
    assert_int_equal(key_wait(decoder, 50), KEY_ESC_MS);
    key_tick(decoder, 149);
    struct key key;
    assert_false(key_next(decoder, &key));
    key_tick(decoder, 150);
    assert_true(key_next(decoder, &key));
    assert_int_equal(key.kind, KEY_ESC);
    assert_int_equal(key_wait(decoder, 150), -1);
    key_decoder_free(decoder);
}

static void test_late_function_key_is_swallowed(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {{{"\033", 0}, {"[20~", 300}, {"5", 600}}, "<Esc><bad>5"},
        {{{"\033", 0}, {"OP", 300}}, "<Esc><bad>"},
        {{{"\033", 0}, {"Ou", 300}}, "<Esc><bad>"},
        {{{"\033", 0}, {"[", 300}, {"A", 200}}, "<Esc><bad>"},
        {{{"\033", 0}, {"[", 300}}, "<Esc><bad>"},
        {{{"\033", 0}, {"[", 501}}, "<Esc>["},
        {{{"\033", 0}, {"5", 200}, {"[", 100}}, "<Esc>5["},
        {{{"\033", 0}, {"[200~\r99\r\033[201~7", 300}}, "<Esc><bad>7"},
    };
    CHECK(ordinary, samples);
}

static void test_alt_digits_only_on_request(void **state)
{
    (void)state;
    static const struct key_settings alt = {.alt_digits = true};
    static const struct sample samples[] = {
        {{{"\0339\0330\0331", 0}}, "<Alt-F9><Alt-F10><Alt-F1>"},
        {{{"\033", 0}, {"9", 150}}, "<Esc>9"},
        {{{"\033OS", 0}}, "<F4>"},
    };
    CHECK(alt, samples);
}

static void test_nonsense_beeps_and_types_nothing(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {{{"\033[99~x", 0}}, "<bad>x"},
        {{{"\033[?1;2c", 0}}, "<bad>"},
        {{{"\033[24;80R", 0}}, "<bad>"},
        {{{"\033[12\033[A", 0}}, "<bad><Up>"},
        {{{"\033[1\r", 0}}, "<bad><Enter>"},
        {{{"\033[1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1A", 0}}, "<bad>1;1A"},
        {{{"\033O5C", 0}}, "<bad>"},
        {{{"\033[", 0}}, "<bad>"},
        {{{"\xff\x80", 0}}, "<bad><bad>"},
        {{{"\xe5\xbc", 0}, {"5", 10}}, "<bad>5"},
        {{{"\xe5\xbc", 0}, {"\xa0", 400}}, "张"},
        {{{"\xe5\xbc", 0}, {"5", 600}}, "<bad>5"},
        {{{"\xed\xa0\x80", 0}}, "<bad>"}, /* a surrogate */
        {{{"\xc0\xaf", 0}}, "<bad><bad>"},
        {{{"\xc2\x9b", 0}}, "<bad>"}, /* a control of the upper half */
    };
    CHECK(ordinary, samples);
}

static void test_scan_by_timing(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {{{"6901234567892\r", 0}}, "<scan:6901234567892>"},
        {{{"6901234567892\r\n", 0}}, "<scan:6901234567892>"},
        {{{"6901234567892\r", 0}, {"\n", 30}}, "<scan:6901234567892><Enter>"},
        {{{"ABC123\t", 0}}, "<scan:ABC123>"},
        {{{"%B1234?\r", 0}}, "<scan:%B1234?>"},
        {{{"12345\r", 0}}, "12345<Enter>"}, /* five are typing */
        {{{"6", 0}, {"9", 20}, {"0", 20}, {"1", 20}, {"2", 20}, {"3", 20}, {"\r", 20}}, "<scan:690123>"},
        {{{"6", 0}, {"9", 20}, {"0", 21}, {"1", 20}, {"2", 20}, {"3", 20}, {"\r", 20}}, "690123<Enter>"},
        {{{"690123", 0}, {"\r", 21}}, "690123<Enter>"},
        {{{"5", 0}, {"6901234567892\r", 25}}, "5<scan:6901234567892>"},
        {{{"690123\r690123\r", 0}}, "<scan:690123><scan:690123>"},
        {{{"690123\033[A", 0}}, "690123<Up>"},
    };
    CHECK(ordinary, samples);
    static const struct key_settings none = {.no_scan_timing = true};
    static const struct sample typing[] = {{{{"13812345678\r", 0}}, "13812345678<Enter>"}};
    CHECK(none, typing);
}

static void test_scan_by_prefix(void **state)
{
    (void)state;
    static const struct key_settings sign = {.scan_prefix = "~~"};
    static const struct sample samples[] = {
        {{{"~~12\r", 0}}, "<scan:12>"},
        {{{"~~1", 0}, {"2", 200}, {"3\t", 200}}, "<scan:123>"},
        {{{"~~12\r\n5", 0}}, "<scan:12>5"},
        {{{"~~会员12\r", 0}}, "<scan:会员12>"},
        {{{"6901234567892\r", 0}}, "6901234567892<Enter>"},
        {{{"~5", 0}}, "~5"},
        {{{"~", 0}, {"5", 150}}, "~5"},
        {{{"~\r", 0}}, "~<Enter>"},
        {{{"~~\r", 0}}, "~~<Enter>"},
        {{{"~~12", 0}}, "<scan:12>"},
        {{{"~~\x1d"
           "12\x01\r",
           0}},
         "<scan:12>"},
        {{{"5~~12\r6", 0}}, "5<scan:12>6"},
    };
    CHECK(sign, samples);
    static const struct key_settings control = {.scan_prefix = "\x02"};
    static const struct sample started[] = {{{{"\x02"
                                               "12\r",
                                               0}},
                                             "<scan:12>"},
                                            {{{"\x02", 0}}, "<^B>"}};
    CHECK(control, started);
}

static void test_paste_has_no_enter(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {{{"\033[200~138\r\n1234\t5678\r\033[201~", 0}, {"\r", 50}}, "<paste:13812345678><Enter>"},
        {{{"\033[200~张\x01丽\033[31m\x7f\033[201~", 0}}, "<paste:张丽[31m>"},
        {{{"\033[200~\033[201~", 0}}, "<paste:>"},
        {{{"\033[200~a\xff\xe5\xbc\033[201~b", 0}}, "<paste:a>b"},
        {{{"\033[200~a\033\033[201~b", 0}}, "<paste:a>b"},
        {{{"\033[200~abc", 0}}, "<paste:abc>"},
        {{{"12\033[200~a\033[201~", 0}}, "12<paste:a>"},
    };
    CHECK(ordinary, samples);
}

/* The first held character, delivered early, is not delivered again; a scan that begins with it says so. */
static void test_early_characters(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {{{"5", 0}, {"6", 30}, {"\r", 30}}, "!5!6<Enter>"},
        {{{"56", 0}, {"7", 30}}, "!56!7"},
        {{{"6901234\r", 0}}, "!6!<scan:6901234>"},
        {{{"5", 0}, {"6901234\r", 30}}, "!5!6!<scan:6901234>"},
        {{{"12\r", 0}}, "!12<Enter>"},
        {{{"\033[200~12\033[201~", 0}}, "<paste:12>"},
        {{{"5", 0}, {"\033", 5}}, "!5<Esc>"},
    };
    early = true;
    CHECK(ordinary, samples);
    early = false;
}

static void test_long_paste_is_cut_between_characters(void **state)
{
    (void)state;
    struct key_decoder *decoder = key_decoder_new();
    static const char begin[] = "\033[200~", end[] = "\033[201~";
    for (size_t i = 0; i < 6; i++)
        key_feed(decoder, (unsigned char)begin[i], 0);
    for (size_t i = 0; i < 900; i++)
        key_feed(decoder, (unsigned char)"张"[i % 3], 0);
    for (size_t i = 0; i < 6; i++)
        key_feed(decoder, (unsigned char)end[i], 0);
    struct key key;
    assert_true(key_next(decoder, &key));
    assert_int_equal(key.kind, KEY_PASTE);
    assert_int_equal(strlen(key.text), 510);
    assert_true(text_valid(key.text, 510));
    assert_false(key_next(decoder, &key));
    key_decoder_free(decoder);
}

static void feed(struct key_decoder *decoder, const char *bytes, int64_t now)
{
    for (; *bytes != '\0'; bytes++)
        key_feed(decoder, (unsigned char)*bytes, now);
}

/* Feeds `first` and discards it, then feeds `second` after `wait` ms. */
static void discards(const char *first, int wait, const char *second, const char *events)
{
    struct key_decoder *decoder = key_decoder_new();
    struct buffer out = {0};
    buffer_add(&out, "");
    feed(decoder, first, 1000);
    key_discard(decoder);
    take(decoder, &out);
    assert_string_equal(out.text, "");
    int64_t now = pass(decoder, &out, 1000, wait);
    feed(decoder, second, now);
    take(decoder, &out);
    pass(decoder, &out, now, 10000);
    assert_string_equal(out.text, events);
    buffer_clear(&out);
    key_decoder_free(decoder);
}

static void test_discard(void **state)
{
    (void)state;
    discards("12\r", 50, "5", "5");
    discards("690123", 5, "4567\r", "");     /* the rest of a scan */
    discards("690123", 50, "\r", "<Enter>"); /* a person's Enter */
    discards("\033[200~12", 5, "34\r\033[201~5", "5");
    discards("\033[", 5, "20~5", "<bad>5");
    discards("\033", 5, "OP5", "<bad>5");
    discards("\xe5", 5, "5", "5");
}

static void test_names(void **state)
{
    (void)state;
    char name[16];
    assert_string_equal(key_name(name, sizeof name, &(struct key){.kind = KEY_F, .fn = 9}), "F9");
    assert_string_equal(key_name(name, sizeof name, &(struct key){.kind = KEY_CTRL, .codepoint = 'P'}), "^P");
    assert_string_equal(key_name(name, sizeof name, &(struct key){.kind = KEY_PGDN}), "PgDn");
    assert_string_equal(key_name(name, sizeof name, &(struct key){.kind = KEY_NONE}), "");
    assert_string_equal(key_name(name, sizeof name, &(struct key){.kind = KEY_HANGUP}), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_characters_and_controls),
        cmocka_unit_test(test_function_keys),
        cmocka_unit_test(test_numpad_in_application_mode),
        cmocka_unit_test(test_esc),
        cmocka_unit_test(test_late_function_key_is_swallowed),
        cmocka_unit_test(test_alt_digits_only_on_request),
        cmocka_unit_test(test_nonsense_beeps_and_types_nothing),
        cmocka_unit_test(test_scan_by_timing),
        cmocka_unit_test(test_scan_by_prefix),
        cmocka_unit_test(test_paste_has_no_enter),
        cmocka_unit_test(test_early_characters),
        cmocka_unit_test(test_long_paste_is_cut_between_characters),
        cmocka_unit_test(test_discard),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
