/* SPDX-License-Identifier: MIT */
#include "ui/kit/notice.h"

#include "base/text.h"

bool notice_set(struct notice *notice, enum notice_rank rank, const char *text)
{
    if (rank < notice->rank)
        return false;
    notice->rank = rank;
    text_copy(notice->text, sizeof notice->text, text);
    return true;
}

void notice_clear(struct notice *notice)
{
    *notice = (struct notice){0};
}

void notice_draw(const struct notice *notice, struct canvas *canvas, int row)
{
    static const struct {
        enum cell_role role;
        const char *sign;
    } looks[] = {
        [NOTICE_NONE] = {ROLE_PLAIN, " "},   [NOTICE_HINT] = {ROLE_FAINT, " "}, [NOTICE_NEWS] = {ROLE_GOOD, " "},
        [NOTICE_REFUSAL] = {ROLE_WARN, "!"}, [NOTICE_ALARM] = {ROLE_BAD, "!"},
    };
    canvas_fill(canvas, row, 0, -1, ROLE_PLAIN, ' ');
    canvas_text(canvas, row, 0, 1, looks[notice->rank].role, looks[notice->rank].sign);
    canvas_text(canvas, row, 1, -1, looks[notice->rank].role, notice->text);
}
