/* SPDX-License-Identifier: MIT */
#include "model/pinyin.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "base/log.h"
#include "base/text.h"

/*
 * Surnames that Han-Latin reads as ordinary words, simplified and traditional; a longer one must come before its first
 * character. The other reading is the everyday one, which many type, or that of another family with the same
 * character. It replaces the first syllable only.
 */
static const struct surname {
    const char *han, *reading, *other;
} surnames[] = {
    {"尉迟", "yu chi", "wei"},
    {"尉遲", "yu chi", "wei"},
    {"单于", "chan yu", "dan"},
    {"單于", "chan yu", "dan"},
    {"万俟", "mo qi", "wan"},
    {"萬俟", "mo qi", "wan"},
    {"澹台", "tan tai", "dan"},
    {"澹臺", "tan tai", "dan"},
    {"乐正", "yue zheng", "le"},
    {"樂正", "yue zheng", "le"},
    {"拓跋", "tuo ba", "ta"},
    {"拓拔", "tuo ba", "ta"},
    {"欧阳", "ou yang", NULL},
    {"歐陽", "ou yang", NULL},
    {"诸葛", "zhu ge", NULL},
    {"諸葛", "zhu ge", NULL},
    {"长孙", "zhang sun", "chang"},
    {"長孫", "zhang sun", "chang"},
    {"令狐", "ling hu", NULL},
    {"鲜于", "xian yu", NULL},
    {"鮮于", "xian yu", NULL},
    {"贺兰", "he lan", NULL},
    {"賀蘭", "he lan", NULL},
    {"纳兰", "na lan", NULL},
    {"納蘭", "na lan", NULL},
    {"单", "shan", "dan"},
    {"單", "shan", "dan"},
    {"曾", "zeng", "ceng"},
    {"曽", "zeng", "ceng"},
    {"解", "xie", "jie"},
    {"仇", "qiu", "chou"},
    {"查", "zha", "cha"},
    {"区", "ou", "qu"},
    {"區", "ou", "qu"},
    {"朴", "piao", "pu"},
    {"缪", "miao", "mou"},
    {"繆", "miao", "mou"},
    {"阚", "kan", "han"},
    {"闞", "kan", "han"},
    {"覃", "qin", "tan"},
    {"么", "yao", "me"},
    {"牟", "mou", "mu"},
    {"都", "du", "dou"},
    {"薄", "bo", "bao"},
    {"尉", "wei", "yu"},
    {"种", "chong", "zhong"},
    {"員", "yun", "yuan"},
    {"员", "yun", "yuan"},
    {"句", "gou", "ju"},
    {"勒", "le", "lei"},
    {"秘", "mi", "bi"},
    {"能", "nai", "neng"},
    {"乜", "nie", "mie"},
    {"莘", "shen", "xin"},
    {"拓", "tuo", "ta"},
    {"樂", "yue", "le"},
    {"乐", "yue", "le"},
    {"蓋", "ge", "gai"},
    {"盖", "ge", "gai"},
    {"隗", "wei", "kui"},
    {"长", "chang", "zhang"},
    {"長", "chang", "zhang"},
    {"祭", "zhai", "ji"},
    {"折", "she", "zhe"},
    {"翟", "zhai", "di"},
    {"卜", "bu", "bo"},
    {"冼", "xian", NULL},
    {"刀", "dao", NULL},
    {"粘", "nian", "zhan"},
    {"宓", "mi", "fu"},
    {"葉", "ye", NULL},
    {"賁", "ben", "bi"},
    {"贲", "ben", "bi"},
    {"谌", "chen", "shen"},
    {"諶", "chen", "shen"},
    {"召", "zhao", "shao"},
    {"费", "fei", "bi"},
    {"費", "fei", "bi"},
    {"车", "che", "ju"},
    {"車", "che", "ju"},
    {"盛", "sheng", "cheng"},
    {"郗", "xi", "chi"},
    {"繁", "fan", "po"},
    {"那", "na", "nuo"},
};

#define SURNAMES (sizeof surnames / sizeof *surnames)

/*
 * Rules after the surnames. Han-Latin/Names is not used: it takes every Han character after a Latin one for a surname,
 * so 尉迟单 would end in shan. A toned ü can only come from Han, so Müller keeps its u while 吕 becomes lv.
 */
static const char other_rules[] = "::Han-Latin; ::NFC; [ǖǘǚǜǕǗǙǛ] > v; ::Latin-ASCII; ::Lower;";

#define RULES_TEXT 4096

#define PINYIN_UNITS 128 /* UTF-16 units of a name that are read; the rest is ignored */

/*
 * The functions used of ICU's i18n library. It is loaded when the first name is read, because linking it would delay
 * every start of the counter. Its function names contain ICU's version, which the headers supply.
 */
static struct {
    __typeof__(utrans_openU) *open;
    __typeof__(utrans_transUChars) *run;
} script;

#define QUOTED(name) #name
#define SYMBOL(name) QUOTED(name)

static bool open_script(void)
{
    static const char library[] = "libicui18n.so." U_ICU_VERSION_SHORT;
    void *opened = dlopen(library, RTLD_LAZY | RTLD_LOCAL);
    if (opened) {
        script.open = (__typeof__(script.open))(uintptr_t)dlsym(opened, SYMBOL(utrans_openU));
        script.run = (__typeof__(script.run))(uintptr_t)dlsym(opened, SYMBOL(utrans_transUChars));
    }
    if (script.open && script.run)
        return true;
    log_line("reading: %s", dlerror());
    return false;
}

static UTransliterator *open_rules(void)
{
    char rules[RULES_TEXT];
    UChar text[RULES_TEXT];
    UChar id[] = {'r', 'e', 'a', 'd', 'i', 'n', 'g', 0};
    int32_t length = 0;
    UErrorCode code = U_ZERO_ERROR;
    size_t at = 0;
    for (size_t i = 0; i < SURNAMES; i++)
        at += (size_t)snprintf(rules + at, sizeof rules - at, "^ %s > '%s';", surnames[i].han, surnames[i].reading);
    snprintf(rules + at, sizeof rules - at, "%s", other_rules);
    u_strFromUTF8(text, RULES_TEXT, &length, rules, -1, &code);
    return script.open(id, -1, UTRANS_FORWARD, text, length, NULL, &code);
}

/* Opens the rules once, which is slow, and keeps them until the program ends. NULL without ICU or its data. */
static const UTransliterator *opened(void)
{
    static UTransliterator *transliterator;
    static bool tried;
    if (!tried) {
        tried = true;
        transliterator = open_script() ? open_rules() : NULL;
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
    script.run(transliterator, unit, &result, room, 0, &limit, &code);
    return U_FAILURE(code) || result > room ? 0 : result;
}

/* Keeps the letters and digits of a transliterated name, and the first of each word as initials. */
static void spell(const UChar *unit, int32_t length, char pinyin[PINYIN_TEXT], char initials[PINYIN_TEXT])
{
    size_t sounds = 0, heads = 0;
    bool inside = false, number = false;
    for (int32_t at = 0; at < length && sounds + 1 < PINYIN_TEXT; at++) {
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

static void read_whole(const char *name, char pinyin[PINYIN_TEXT], char initials[PINYIN_TEXT])
{
    UChar unit[PINYIN_UNITS * 16];
    int32_t length = 0;
    UErrorCode code = U_ZERO_ERROR;
    u_strFromUTF8WithSub(unit, PINYIN_UNITS, &length, name, -1, 0xfffd, NULL, &code);
    if (length > PINYIN_UNITS)
        length = PINYIN_UNITS;
    if (code == U_BUFFER_OVERFLOW_ERROR && length > 0 && U16_IS_LEAD(unit[length - 1]))
        length--;
    spell(unit, transliterate(unit, length, (int32_t)(sizeof unit / sizeof *unit)), pinyin, initials);
}

/* Called for thousands of names between two keys: comparing three bytes, one Han character, excludes most. */
static const struct surname *surname_of(const char *name)
{
    for (size_t i = 0; i < SURNAMES; i++) {
        const char *han = surnames[i].han;
        if (name[0] == han[0] && name[1] == han[1] && name[2] == han[2] && strncmp(name, han, strlen(han)) == 0)
            return &surnames[i];
    }
    return NULL;
}

/* --- character by character ---------------------------------------------------------------------------------- */

/*
 * A name of plain Han characters is read as its surname and one cached syllable per further character, a hundred times
 * faster than ICU on the whole name. Names with a character whose reading depends on its neighbours go to ICU whole.
 */
#define HAN_FIRST 0x4e00
#define HAN_LAST 0x9fff
#define HAN_BYTES 3
#define SYLLABLE_TEXT 8

static const char by_what_follows[] = "藏重沈秘";
static const char not_alone[] = "?"; /* no syllable, or more than one */

static bool alone(const char *at)
{
    for (const char *other = by_what_follows; *other != '\0'; other += HAN_BYTES)
        if (strncmp(other, at, HAN_BYTES) == 0)
            return false;
    return true;
}

static void ask_syllable(uint32_t c, char syllable[SYLLABLE_TEXT])
{
    UChar unit[PINYIN_UNITS] = {HAN_FIRST, (UChar)c}; /* after 一, yi, c is not read as a surname */
    char pinyin[PINYIN_TEXT], initials[PINYIN_TEXT];
    spell(unit, transliterate(unit, 2, PINYIN_UNITS), pinyin, initials);
    bool one = strncmp(pinyin, "yi", 2) == 0 && strlen(initials) == 2 && strlen(pinyin + 2) < SYLLABLE_TEXT;
    text_copy(syllable, SYLLABLE_TEXT, one && pinyin[2] != '\0' ? pinyin + 2 : not_alone);
}

/* NULL for a character that cannot be read alone. */
static const char *syllable_of(const char *at, uint32_t c)
{
    static char syllables[HAN_LAST - HAN_FIRST + 1][SYLLABLE_TEXT];
    if (c < HAN_FIRST || c > HAN_LAST)
        return NULL;
    char *syllable = syllables[c - HAN_FIRST];
    if (syllable[0] == '\0' && alone(at))
        ask_syllable(c, syllable);
    return syllable[0] == '\0' || syllable[0] == not_alone[0] ? NULL : syllable;
}

struct reading {
    char *pinyin, *initials;
    size_t sounds, heads;
};

static bool add_syllable(struct reading *reading, const char *syllable, size_t length)
{
    if (reading->sounds + length >= PINYIN_TEXT || reading->heads == PINYIN_UNITS)
        return false;
    memcpy(reading->pinyin + reading->sounds, syllable, length);
    reading->sounds += length;
    reading->initials[reading->heads++] = syllable[0];
    return true;
}

static bool add_surname(struct reading *reading, const struct surname *surname)
{
    bool fits = true;
    for (const char *word = surname->reading; fits && *word != '\0'; word += strspn(word, " ")) {
        size_t length = strcspn(word, " ");
        fits = add_syllable(reading, word, length);
        word += length;
    }
    return fits;
}

/* False for a name that must be read whole. */
static bool read_characters(const char *name, char pinyin[PINYIN_TEXT], char initials[PINYIN_TEXT])
{
    struct reading reading = {.pinyin = pinyin, .initials = initials};
    const struct surname *surname = surname_of(name);
    if (!opened() || (surname && !add_surname(&reading, surname)))
        return false;
    const char *at = name + (surname ? strlen(surname->han) : 0);
    uint32_t c;
    for (size_t length; (length = text_decode(at, &c)) > 0; at += length) {
        const char *syllable = syllable_of(at, c);
        if (!syllable || !add_syllable(&reading, syllable, strlen(syllable)))
            return false;
    }
    pinyin[reading.sounds] = '\0';
    initials[reading.heads] = '\0';
    return true;
}

void pinyin_of(const char *name, char pinyin[PINYIN_TEXT], char initials[PINYIN_TEXT])
{
    if (!read_characters(name, pinyin, initials))
        read_whole(name, pinyin, initials);
}

/* --- other readings ------------------------------------------------------------------------------------------ */

/* The surname of a name that also has another reading, else NULL; *read: letters of the usual reading. */
static const struct surname *other_of(const char *name, const char *pinyin, const char *initials, size_t *read)
{
    const struct surname *surname = surname_of(name);
    if (!surname || !surname->other)
        return NULL;
    *read = strcspn(surname->reading, " ");
    if (strncmp(pinyin, surname->reading, *read) != 0 || initials[0] != pinyin[0])
        return NULL; /* a clerk corrected the reading, so there is no other */
    return surname;
}

bool pinyin_other(const char *name, const char *pinyin, const char *initials, char other[PINYIN_TEXT],
                  char heads[PINYIN_TEXT])
{
    size_t read;
    const struct surname *surname = other_of(name, pinyin, initials, &read);
    if (!surname)
        return false;
    snprintf(other, PINYIN_TEXT, "%s%s", surname->other, pinyin + read);
    snprintf(heads, PINYIN_TEXT, "%c%s", surname->other[0], initials + 1);
    return true;
}

static bool begins(const char *text, const char *part)
{
    return strncmp(text, part, strlen(part)) == 0;
}

bool pinyin_other_begins(const char *name, const char *pinyin, const char *initials, const char *part)
{
    size_t read;
    const struct surname *surname = other_of(name, pinyin, initials, &read);
    if (!surname)
        return false;
    size_t length = strlen(surname->other);
    if (part[0] == surname->other[0] && begins(initials + 1, part + 1))
        return true;
    return strncmp(surname->other, part, length) == 0 ? begins(pinyin + read, part + length)
                                                      : begins(surname->other, part);
}
