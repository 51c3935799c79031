/* SPDX-License-Identifier: MIT */
#include "desk/template.h"

#include <stdio.h>
#include <string.h>

#include "base/asset.h"
#include "base/i18n.h"

static const struct {
    const char *name, *summary;
} list[] = {
    {"retail", N_("a shop with goods: four tiers, top-ups, coupons, points as money")},
    {"salon", N_("a salon: tier discounts, large top-ups, first visit, quiet hours")},
    {"tea", N_("a tea and snack shop: second cup at half price, short-lived points")},
};

const char *template_name(size_t index, const char **summary)
{
    if (index >= sizeof list / sizeof list[0])
        return NULL;
    *summary = list[index].summary;
    return list[index].name;
}

const char *template_text(const char *name)
{
    char path[48];
    for (size_t i = 0; i < sizeof list / sizeof list[0]; i++) {
        snprintf(path, sizeof path, "templates/%s.json", list[i].name);
        if (strcmp(list[i].name, name) == 0)
            return asset_text(path);
    }
    return NULL;
}
