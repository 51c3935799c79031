/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

#include <cmocka.h>

#include "model/pinyin.h"

struct sample {
    const char *name, *pinyin, *initials;
};

static void check(const struct sample *sample, size_t count)
{
    char pinyin[PINYIN_TEXT], initials[PINYIN_TEXT];
    for (size_t i = 0; i < count; i++) {
        pinyin_of(sample[i].name, pinyin, initials);
        if (strcmp(pinyin, sample[i].pinyin) != 0 || strcmp(initials, sample[i].initials) != 0)
            print_error("%s\n", sample[i].name);
        assert_string_equal(pinyin, sample[i].pinyin);
        assert_string_equal(initials, sample[i].initials);
    }
}

static void test_plain_names(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"张三丰", "zhangsanfeng", "zsf"},
        {"王小明", "wangxiaoming", "wxm"},
        {"張麗", "zhangli", "zl"},
        {"张 丽", "zhangli", "zl"},
        {"张·丽", "zhangli", "zl"},
        {"", "", ""},
        {"  ", "", ""},
    };
    check(samples, sizeof samples / sizeof *samples);
}

static void test_surnames_are_read_as_surnames(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"单雄信", "shanxiongxin", "sxx"}, {"單雄信", "shanxiongxin", "sxx"}, {"曾国藩", "zengguofan", "zgf"},
        {"解晓东", "xiexiaodong", "xxd"},  {"仇英", "qiuying", "qy"},         {"查良镛", "zhaliangyong", "zly"},
        {"区志明", "ouzhiming", "ozm"},    {"區志明", "ouzhiming", "ozm"},    {"朴树", "piaoshu", "ps"},
        {"缪斌", "miaobin", "mb"},         {"繆斌", "miaobin", "mb"},         {"阚清子", "kanqingzi", "kqz"},
        {"闞清子", "kanqingzi", "kqz"},    {"覃辉", "qinhui", "qh"},          {"么红", "yaohong", "yh"},
        {"任静", "renjing", "rj"},         {"翟天", "zhaitian", "zt"},
    };
    check(samples, sizeof samples / sizeof *samples);
}

static void test_compound_surnames(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"尉迟恭", "yuchigong", "ycg"},       {"尉遲恭", "yuchigong", "ycg"},        {"尉健行", "weijianxing", "wjx"},
        {"单于明", "chanyuming", "cym"},      {"單于明", "chanyuming", "cym"},       {"拓跋宏", "tuobahong", "tbh"},
        {"欧阳娜娜", "ouyangnana", "oynn"},   {"歐陽娜娜", "ouyangnana", "oynn"},    {"诸葛亮", "zhugeliang", "zgl"},
        {"諸葛亮", "zhugeliang", "zgl"},      {"万俟卨", "moqixie", "mqx"},          {"萬俟明", "moqiming", "mqm"},
        {"长孙无忌", "zhangsunwuji", "zswj"}, {"澹臺灭明", "tantaimieming", "ttmm"},
    };
    check(samples, sizeof samples / sizeof *samples);
}

/* The same characters inside a name keep their ordinary reading. */
static void test_given_names_are_not_surnames(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"王单", "wangdan", "wd"},
        {"李乐", "lile", "ll"},
        {"尉迟单", "yuchidan", "ycd"},
    };
    check(samples, sizeof samples / sizeof *samples);
}

static void test_umlaut_is_v(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"吕布", "lvbu", "lb"},   {"呂布", "lvbu", "lb"}, {"闾丘明", "lvqiuming", "lqm"},
        {"王律", "wanglv", "wl"}, {"女娲", "nvwa", "nw"}, {"Müller", "muller", "m"},
    };
    check(samples, sizeof samples / sizeof *samples);
}

static void test_other_letters(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"Ann Lee", "annlee", "al"}, {"O'Neil", "oneil", "o"},      {"王A", "wanga", "wa"},
        {"Café", "cafe", "c"},       {"Jean-Luc", "jeanluc", "jl"}, {"100克茶", "100kecha", "1kc"},
        {"\xff\xfe", "", ""},        {"张\xe4\xb8", "zhang", "z"},  {"😀", "", ""},
    };
    check(samples, sizeof samples / sizeof *samples);
}

static void test_other_readings(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"种师道", "zhongshidao", "zsd"},
        {"覃辉", "tanhui", "th"},
        {"單雄信", "danxiongxin", "dxx"},
        {"单于明", "danyuming", "dym"},
        {"尉迟恭", "weichigong", "wcg"},
        {"乐", "le", "l"},
        {"张三", "", ""},
        {"王单", "", ""},
        {"欧阳娜娜", "", ""},
        {"VIP单雄信", "", ""},
        {"", "", ""},
    };
    char pinyin[PINYIN_TEXT], initials[PINYIN_TEXT], other[PINYIN_TEXT], heads[PINYIN_TEXT];
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        pinyin_of(samples[i].name, pinyin, initials);
        other[0] = heads[0] = '\0';
        assert_int_equal(pinyin_other(samples[i].name, pinyin, initials, other, heads), *samples[i].pinyin != '\0');
        assert_string_equal(other, samples[i].pinyin);
        assert_string_equal(heads, samples[i].initials);
        for (size_t length = strlen(other); length > 0; length--) {
            other[length] = '\0';
            assert_true(pinyin_other_begins(samples[i].name, pinyin, initials, other));
        }
        assert_int_equal(pinyin_other_begins(samples[i].name, pinyin, initials, heads), *heads != '\0');
        assert_false(pinyin_other_begins(samples[i].name, pinyin, initials, "zhongx"));
    }
    assert_false(pinyin_other("种师道", "zhongshidao", "zsd", other, heads)); /* corrected by a clerk */
    assert_false(pinyin_other_begins("种师道", "zhongshidao", "zsd", ""));
}

static void test_long_name_is_cut(void **state)
{
    (void)state;
    char name[3 * 400 + 1], pinyin[PINYIN_TEXT], initials[PINYIN_TEXT];
    for (size_t i = 0; i < 400; i++)
        memcpy(name + 3 * i, "庄", 3);
    name[1200] = '\0';
    pinyin_of(name, pinyin, initials);
    assert_int_equal(strlen(pinyin), PINYIN_TEXT - 1);
    assert_true(strncmp(pinyin, "zhuangzhuang", 12) == 0);
    assert_true(strncmp(initials, "zzzz", 4) == 0);
}

/* Compares with ICU: a name followed by a blank and a letter is read by ICU as a whole. */
static void check_whole(const char *name)
{
    char pinyin[PINYIN_TEXT], initials[PINYIN_TEXT], whole[PINYIN_TEXT], heads[PINYIN_TEXT], longer[64];
    snprintf(longer, sizeof longer, "%s z", name);
    pinyin_of(name, pinyin, initials);
    pinyin_of(longer, whole, heads);
    strcat(pinyin, "z");
    strcat(initials, "z");
    if (strcmp(pinyin, whole) != 0 || strcmp(initials, heads) != 0)
        print_error("%s\n", name);
    assert_string_equal(pinyin, whole);
    assert_string_equal(initials, heads);
}

/* Reads characters at every position of a name, also beside those known to change the reading of a neighbour. */
static void test_a_character_is_read_as_in_its_name(void **state)
{
    (void)state;
    static const struct {
        const char *before, *behind;
    } places[] = {{"", ""},     {"", "明"},   {"王", ""},   {"单", ""},  {"尉迟", ""},
                  {"张", "文"}, {"吕", "藏"}, {"秘", "重"}, {"藏", "阳"}};
    for (uint32_t c = 0x4e00; c <= 0x9fff; c += 61) {
        char han[5], name[48];
        text_encode(c, han);
        for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
            snprintf(name, sizeof name, "%s%s%s", places[i].before, han, places[i].behind);
            check_whole(name);
        }
    }
}

static void test_a_character_read_by_what_follows(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"沈阳", "shenyang", "sy"},           {"沈从文", "shencongwen", "scw"}, {"王重庆", "wangchongqing", "wcq"},
        {"王重", "wangzhong", "wz"},          {"李秘鲁", "libilu", "lbl"},      {"李秘", "limi", "lm"},
        {"尉迟藏文", "yuchizangwen", "yczw"},
    };
    check(samples, sizeof samples / sizeof *samples);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plain_names),
        cmocka_unit_test(test_surnames_are_read_as_surnames),
        cmocka_unit_test(test_compound_surnames),
        cmocka_unit_test(test_given_names_are_not_surnames),
        cmocka_unit_test(test_umlaut_is_v),
        cmocka_unit_test(test_other_letters),
        cmocka_unit_test(test_other_readings),
        cmocka_unit_test(test_long_name_is_cut),
        cmocka_unit_test(test_a_character_is_read_as_in_its_name),
        cmocka_unit_test(test_a_character_read_by_what_follows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
