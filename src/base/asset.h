/* SPDX-License-Identifier: MIT */
/*
 * asset: the data files built into the program: programme templates and the lists of the practice shop. The build
 * generates asset.c from the list in data/data.am (build-aux/embed-files.awk). All strings are static.
 */
#ifndef FD_BASE_ASSET_H
#define FD_BASE_ASSET_H

struct asset {
    const char *name; /* path below data/: "templates/retail.json" */
    const char *text; /* ends with a newline */
};

extern const struct asset asset_list[]; /* in the order of data/data.am; ends with an entry whose name is NULL */

const char *asset_text(const char *name); /* the text of that file; NULL if there is no such name */

#endif
