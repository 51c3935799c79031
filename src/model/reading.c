/* SPDX-License-Identifier: MIT */
#include "model/reading.h"

#include <string.h>

#include <unicode/ustring.h>
#include <unicode/utrans.h>

/*
 * Surnames that Han-Latin reads as ordinary words, in both scripts; a longer surname stands before its first character.
 * Han-Latin/Names is not used: it takes every Han character after a Latin one for a surname, so 尉迟单 would end in
 * shan. A toned ü can only come from Han, so Müller keeps its u while 吕 becomes lv.
 */
static const char rules[] =
    "^ 尉迟 > 'yu chi'; ^ 尉遲 > 'yu chi'; ^ 单于 > 'chan yu'; ^ 單于 > 'chan yu'; ^ 萬俟 > 'mo qi';"
    "^ 万俟 > 'mo qi'; ^ 澹台 > 'tan tai'; ^ 澹臺 > 'tan tai'; ^ 乐正 > 'yue zheng'; ^ 樂正 > 'yue zheng';"
    "^ 拓跋 > 'tuo ba'; ^ 拓拔 > 'tuo ba'; ^ 欧阳 > 'ou yang'; ^ 歐陽 > 'ou yang'; ^ 诸葛 > 'zhu ge';"
    "^ 諸葛 > 'zhu ge'; ^ 长孙 > 'zhang sun'; ^ 長孫 > 'zhang sun'; ^ 令狐 > 'ling hu'; ^ 鲜于 > 'xian yu';"
    "^ 鮮于 > 'xian yu'; ^ 贺兰 > 'he lan'; ^ 賀蘭 > 'he lan'; ^ 纳兰 > 'na lan'; ^ 納蘭 > 'na lan';"
    "^ 单 > 'shan'; ^ 單 > 'shan'; ^ 曾 > 'zeng'; ^ 曽 > 'zeng'; ^ 解 > 'xie'; ^ 仇 > 'qiu'; ^ 查 > 'zha';"
    "^ 区 > 'ou'; ^ 區 > 'ou'; ^ 朴 > 'piao'; ^ 缪 > 'miao'; ^ 繆 > 'miao'; ^ 阚 > 'kan'; ^ 闞 > 'kan';"
    "^ 覃 > 'qin'; ^ 么 > 'yao'; ^ 牟 > 'mou'; ^ 都 > 'du'; ^ 薄 > 'bo'; ^ 尉 > 'wei'; ^ 种 > 'chong';"
    "^ 員 > 'yun'; ^ 员 > 'yun'; ^ 句 > 'gou'; ^ 勒 > 'le'; ^ 秘 > 'mi'; ^ 能 > 'nai'; ^ 乜 > 'nie';"
    "^ 莘 > 'shen'; ^ 拓 > 'tuo'; ^ 樂 > 'yue'; ^ 乐 > 'yue'; ^ 蓋 > 'ge'; ^ 盖 > 'ge'; ^ 隗 > 'wei';"
    "^ 长 > 'chang'; ^ 長 > 'chang'; ^ 祭 > 'zhai'; ^ 折 > 'she'; ^ 翟 > 'zhai'; ^ 卜 > 'bu'; ^ 冼 > 'xian'; ^ 刀 > 'dao';"
    "^ 粘 > 'nian'; ^ 宓 > 'mi'; ^ 葉 > 'ye'; ^ 賁 > 'ben'; ^ 贲 > 'ben';"
    "::Han-Latin; ::NFC; [ǖǘǚǜǕǗǙǛ] > v; ::Latin-ASCII; ::Lower;";

#define READING_UNITS 128 /* of the name; a longer one is read as far as this */

static UTransliterator *open_rules(void)
{
    UChar text[sizeof rules];
    UChar id[] = {'r', 'e', 'a', 'd', 'i', 'n', 'g', 0};
    int32_t length = 0;
    UErrorCode code = U_ZERO_ERROR;
    u_strFromUTF8(text, (int32_t)sizeof rules, &length, rules, -1, &code);
    return utrans_openU(id, -1, UTRANS_FORWARD, text, length, NULL, &code);
}

/* The rules stay open until the program ends: opening them is what costs. NULL when ICU's data is not installed. */
static const UTransliterator *opened(void)
{
    static UTransliterator *transliterator;
    static bool tried;
    if (!tried) {
        tried = true;
        transliterator = open_rules();
    }
    return transliterator;
}

static bool letter(UChar unit)
{
    return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
}

static bool digit(UChar unit)
{
    return unit >= '0' && unit <= '9';
}

static int32_t transliterate(UChar *unit, int32_t length, int32_t room)
{
    const UTransliterator *transliterator = opened();
    if (transliterator == NULL)
        return length;
    int32_t result = length;
    int32_t limit = length;
    UErrorCode code = U_ZERO_ERROR;
    utrans_transUChars(transliterator, unit, &result, room, 0, &limit, &code);
    return U_FAILURE(code) || result > room ? 0 : result;
}

void reading_of(const char *name, char pinyin[READING_TEXT], char initials[READING_TEXT])
{
    UChar unit[READING_UNITS * 16];
    int32_t length = 0;
    UErrorCode code = U_ZERO_ERROR;
    u_strFromUTF8WithSub(unit, READING_UNITS, &length, name, -1, 0xfffd, NULL, &code);
    if (length > READING_UNITS)
        length = READING_UNITS;
    if (code == U_BUFFER_OVERFLOW_ERROR && length > 0 && U16_IS_LEAD(unit[length - 1]))
        length--;
    length = transliterate(unit, length, (int32_t)(sizeof unit / sizeof *unit));

    size_t sounds = 0, heads = 0;
    bool inside = false, number = false;
    for (int32_t at = 0; at < length && sounds + 1 < READING_TEXT; at++) {
        bool sign = unit[at] == '\'' || unit[at] == 0x2019; /* O'Neil is one word */
        if (!letter(unit[at]) && !digit(unit[at])) {
            inside = inside && sign;
            continue;
        }
        char c = (char)(letter(unit[at]) ? unit[at] | 0x20 : unit[at]);
        pinyin[sounds++] = c;
        if (!inside || number != digit(unit[at]))
            initials[heads++] = c;
        inside = true;
        number = digit(unit[at]);
    }
    pinyin[sounds] = '\0';
    initials[heads] = '\0';
}
