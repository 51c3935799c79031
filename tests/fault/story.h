/* SPDX-License-Identifier: MIT */
/*
 * story: acts upon the disk of vfs.h until the power goes, again and again. The teller opens, acts, closes and, after
 * each cut, counts what it was promised and does not find.
 */
#ifndef FD_TESTS_FAULT_STORY_H
#define FD_TESTS_FAULT_STORY_H

#include <stdbool.h>
#include <stdint.h>

/*
 * open: opens the shop on FAULT_VFS; false when it cannot. Without power that is no fault; after a cut it is.
 * act: one act; true when it was acknowledged, which the teller then remembers. false ends the round.
 * close: closes what open opened, also without power; nothing where nothing is open.
 * lost: after a cut, on the reopened shop: how many acknowledged acts are missing, half there, or there twice;
 *       `deep` asks for an integrity check too (every 50th cut). An act that was cut off before its acknowledgement
 *       may be there or not: the teller must then take it as it is.
 * restart: the disk was put back to what it was when the story began: forget all acts since.
 */
struct fault_story {
    void *ctx;
    bool (*open)(void *ctx);
    bool (*act)(void *ctx);
    void (*close)(void *ctx);
    int64_t (*lost)(void *ctx, bool deep);
    void (*restart)(void *ctx);
};

struct fault_tally {
    int64_t cuts;     /* power cuts that struck */
    int64_t acts;     /* acknowledged */
    int64_t lost;     /* acknowledged and not whole after the cut */
    int64_t unopened; /* cuts after which the shop did not open */
};

/*
 * Begins with the disk as it is (a shop made, nothing open), cuts the power `cuts` times at random changes within the
 * next `reach` of them (in an open, an act, a checkpoint), and puts the disk back every 100 cuts so that it stays
 * small. Stops after a cut that lost something: tally.cuts is then its number. The same seed tells the same story.
 */
struct fault_tally fault_story_run(const struct fault_story *story, int64_t cuts, int64_t reach, uint64_t seed);

#endif
