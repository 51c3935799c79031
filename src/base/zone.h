/* SPDX-License-Identifier: MIT */
/* zone: the time zone in which instants are days and hours: "Asia/Shanghai", or "CST-8" as in POSIX. */
#ifndef FD_BASE_ZONE_H
#define FD_BASE_ZONE_H

#include "base/status.h"

#define ZONE_TEXT 64

/* Does this machine know the zone? Otherwise the C library takes the name for UTC. */
bool zone_known(const char *zone);
/* From now on instants are read in this zone, whatever the environment says; one that is not known changes nothing. */
void zone_use(const char *zone);
/* The zone of this process by name: that of TZ, else the machine's; "" if neither can be told. Returns buf. */
char *zone_here(char buf[ZONE_TEXT]);

#endif
