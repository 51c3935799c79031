/* SPDX-License-Identifier: MIT */
/* notice: the one line that tells what happened. A lesser message never hides a graver one that nobody has read yet. */
#ifndef FD_KIT_NOTICE_H
#define FD_KIT_NOTICE_H

#include "ui/kit/canvas.h"

#define NOTICE_TEXT 256

enum notice_rank { NOTICE_NONE, NOTICE_HINT, NOTICE_NEWS, NOTICE_REFUSAL, NOTICE_ALARM };

struct notice {
    enum notice_rank rank;
    char text[NOTICE_TEXT];
};

bool notice_set(struct notice *notice, enum notice_rank rank, const char *text); /* false: a graver one stays */
void notice_clear(struct notice *notice); /* the next key was pressed: it has been seen */
/* A '!' before refusals and alarms: colour alone says nothing. */
void notice_draw(const struct notice *notice, struct canvas *canvas, int row);

#endif
