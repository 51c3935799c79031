/* SPDX-License-Identifier: MIT */
#include "base/zone.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/text.h"

#define FOLDER "/usr/share/zoneinfo"

/* "CST-8", "NZST-12:00": three letters or more and an offset; without daylight saving, of which only files know. */
static bool is_offset(const char *zone)
{
    size_t letters = 0;
    int hours, minutes = 0, end = 0;
    while (isalpha((unsigned char)zone[letters]))
        letters++;
    const char *offset = zone + letters + (zone[letters] == '+' || zone[letters] == '-');
    if (letters < 3 || !isdigit((unsigned char)*offset))
        return false;
    int read = sscanf(offset, "%2d%n:%2d%n", &hours, &end, &minutes, &end);
    return read >= 1 && offset[end] == '\0' && hours <= 14 && minutes >= 0 && minutes < 60;
}

bool zone_known(const char *zone)
{
    const char *folder = getenv("TZDIR");
    struct buffer path = {0};
    size_t length = strlen(zone);
    if (length == 0 || length >= ZONE_TEXT || *zone == '/' || zone[length - 1] == '/' || strstr(zone, ".."))
        return false;
    if (is_offset(zone))
        return true;
    buffer_format(&path, "%s/%s", folder && *folder != '\0' ? folder : FOLDER, zone);
    bool known = access(path.text, R_OK) == 0;
    buffer_clear(&path);
    return known;
}

void zone_use(const char *zone)
{
    const char *now = getenv("TZ");
    if ((now && strcmp(now, zone) == 0) || !zone_known(zone))
        return;
    setenv("TZ", zone, 1);
    tzset();
}

/* The link to the machine's zone: ".../zoneinfo/Asia/Shanghai". */
static void of_machine(char buf[ZONE_TEXT])
{
    static const char mark[] = "zoneinfo/";
    char link[256];
    ssize_t length = readlink("/etc/localtime", link, sizeof link - 1);
    link[length > 0 ? length : 0] = '\0';
    const char *name = strstr(link, mark);
    if (name && strlen(name + sizeof mark - 1) < ZONE_TEXT)
        text_copy(buf, ZONE_TEXT, name + sizeof mark - 1);
}

char *zone_here(char buf[ZONE_TEXT])
{
    const char *set = getenv("TZ");
    buf[0] = '\0';
    if (set && *set == ':')
        set++;
    if (!set || *set == '\0')
        of_machine(buf);
    else if (strlen(set) < ZONE_TEXT)
        text_copy(buf, ZONE_TEXT, set);
    if (!zone_known(buf))
        buf[0] = '\0';
    return buf;
}
