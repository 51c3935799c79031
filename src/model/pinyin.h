/* SPDX-License-Identifier: MIT */
/*
 * pinyin: the reading of a name: 张三丰 → zhangsanfeng, zsf. Surnames get their reading as surnames (单 shan, 曾 zeng,
 * 尉迟 yuchi…), in traditional characters too; ü is written v. Uses ICU's Han-Latin and a table of surnames. ICU is
 * opened on first use, which takes 0.2–0.4 s: call this only where a name is written, not in a search.
 */
#ifndef FD_MODEL_PINYIN_H
#define FD_MODEL_PINYIN_H

#include "base/status.h"

#define PINYIN_TEXT 160

/* pinyin: lower-case letters and digits only; initials: the first letter of each syllable or word. "" gives "". */
void pinyin_of(const char *name, char pinyin[PINYIN_TEXT], char initials[PINYIN_TEXT]);

/*
 * The reading and initials of the name with its surname's second reading: 种 zhong for chong, 覃 tan for qin, 单 dan
 * for shan. False, leaving other and heads unset, if the surname has none or `pinyin` is not its usual reading.
 */
bool pinyin_other(const char *name, const char *pinyin, const char *initials, char other[PINYIN_TEXT],
                  char heads[PINYIN_TEXT]);
/* Whether the name's second reading or its initials begin with `part`. */
bool pinyin_other_begins(const char *name, const char *pinyin, const char *initials, const char *part);

#endif
