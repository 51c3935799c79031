/* SPDX-License-Identifier: MIT */
/*
 * pinyin: how a name is read: 张三丰 → zhangsanfeng, zsf; surnames as surnames (单 shan, 曾 zeng, 尉迟 yuchi…),
 * traditional forms too; ü as v. ICU's Han-Latin with our table of surnames; opened on first use (0.2–0.4 s), so
 * only where a name is written.
 */
#ifndef FD_MODEL_PINYIN_H
#define FD_MODEL_PINYIN_H

#include "base/status.h"

#define PINYIN_TEXT 160

/* pinyin: lower-case letters and digits only; initials: the first letter of each syllable or word. "" for no name. */
void pinyin_of(const char *name, char pinyin[PINYIN_TEXT], char initials[PINYIN_TEXT]);

/*
 * The same name with its surname read the other way, where people do: 种 zhong beside chong, 覃 tan beside qin, 单 dan
 * beside shan. False, and nothing is written, if there is none or the reading given is not the usual one.
 */
bool pinyin_other(const char *name, const char *pinyin, const char *initials, char other[PINYIN_TEXT],
                  char heads[PINYIN_TEXT]);
/* Whether that reading, or its initials, begin with `part`. */
bool pinyin_other_begins(const char *name, const char *pinyin, const char *initials, const char *part);

#endif
