/* SPDX-License-Identifier: MIT */
/*
 * asset: the data files that the program carries inside: programme templates and the demo's made-up lists. The build
 * makes asset.c of the list in data/data.am (build-aux/embed-files.awk). All strings are static.
 */
#ifndef FD_BASE_ASSET_H
#define FD_BASE_ASSET_H

struct asset {
    const char *name; /* its path below data/: "templates/retail.json" */
    const char *text; /* ends with a newline */
};

extern const struct asset asset_list[]; /* in the order of data/data.am; the last has no name (NULL) */

const char *asset_text(const char *name); /* NULL where there is none of that name */

#endif
