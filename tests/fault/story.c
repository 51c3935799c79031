/* SPDX-License-Identifier: MIT */
#include "tests/fault/story.h"

#include "tests/fault/vfs.h"

#define CUTS_TO_A_DISK 100
#define CUTS_TO_A_DEEP_LOOK 50
#define CUTS_TO_A_REOPENING 8

static uint64_t mix(uint64_t seed)
{
    seed = (seed ^ (seed >> 31)) * UINT64_C(0x9e3779b97f4a7c15);
    seed = (seed ^ (seed >> 29)) * UINT64_C(0xbf58476d1ce4e5b9);
    return seed ^ (seed >> 32);
}

/* Most rounds continue with the connection that checked the last cut; in some the next cut comes while opening. */
static void until_the_cut(const struct fault_story *story, bool open, struct fault_tally *tally)
{
    if (open || story->open(story->ctx))
        while (story->act(story->ctx))
            tally->acts++;
    story->close(story->ctx);
}

struct fault_tally fault_story_run(const struct fault_story *story, int64_t cuts, int64_t reach, uint64_t seed)
{
    struct fault_tally tally = {0};
    bool open = false;
    fault_save();
    while (tally.cuts < cuts && tally.lost == 0 && tally.unopened == 0) {
        uint64_t dice = mix(seed + (uint64_t)tally.cuts + 1);
        int64_t at = (int64_t)(dice % (uint64_t)reach) + 1;
        fault_plan(&(struct fault_plan){.op = FAULT_CHANGE, .kind = FAULT_CUT, .at = at});
        until_the_cut(story, open, &tally);
        fault_cut(mix(dice));
        tally.cuts++;
        open = story->open(story->ctx);
        if (!open)
            tally.unopened++;
        else
            tally.lost += story->lost(story->ctx, tally.cuts % CUTS_TO_A_DEEP_LOOK == 0);
        if (!open || tally.cuts % CUTS_TO_A_REOPENING == 0) {
            story->close(story->ctx);
            open = false;
        }
        if (tally.cuts % CUTS_TO_A_DISK == 0) {
            story->close(story->ctx);
            open = false;
            fault_load();
            story->restart(story->ctx);
        }
    }
    story->close(story->ctx);
    return tally;
}
