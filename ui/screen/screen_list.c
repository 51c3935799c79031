/* SPDX-License-Identifier: MIT */
#include "ui/screen/screen_list.h"

#define DECLARE(ID, name) extern const struct screen screen_##name;
SCREENS(DECLARE)

#define ENTRY(ID, name) [SCREEN_##ID] = &screen_##name,
const struct screen *const screen_list[SCREEN_COUNT] = {SCREENS(ENTRY)};
