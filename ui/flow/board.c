/* SPDX-License-Identifier: MIT */
/* board: the manager's screen; a tier or a thing to do opens its members, a member their card. */
#include "ui/flow/inside.h"

#include "base/clock.h"
#include "rules/permit.h"

static bool read_board(struct till *till)
{
    struct till_board *board = &till->board;
    struct error err;
    if (board_read(desk_db(till->desk), desk_day(till->desk), clock_now(), &board->figures, &err) != STATUS_OK) {
        till_refuse(till, &err);
        return false;
    }
    list_set(&board->tiers, board->figures.tiers);
    return true;
}

void board_open(struct till *till)
{
    struct error err;
    board_clear(till);
    bool made_up = desk_shop(till->desk)->practice; /* nobody's secret */
    if (!made_up && permit_check(PERMIT_REPORT, desk_staff(till->desk)->role, NULL, 0, &err) != STATUS_OK)
        till_refuse(till, &err);
    else if (read_board(till))
        till_push(till, TILL_BOARD);
}

static bool read_people(struct till *till)
{
    struct till_board *board = &till->board;
    struct db *db = desk_db(till->desk);
    struct board_people people;
    struct error err;
    int64_t day = board->figures.day;
    enum status status =
        board->of_todo ? board_of_todo(db, board->todo, day, board->order, &people, &err)
                       : board_of_tier(db, board->figures.tier[board->tiers.marked].code, day, board->order, &people, &err);
    if (status != STATUS_OK) {
        board_people_clear(&people);
        till_refuse(till, &err);
        return false;
    }
    board_people_clear(&board->people);
    board->people = people;
    list_set(&board->rows, people.people);
    return true;
}

static void open_people(struct till *till)
{
    till->board.rows.marked = 0;
    if (!read_people(till))
        return;
    if (till->board.people.people == 0)
        till_object(till, N_("Nobody stands behind this figure today."), NULL, NULL);
    else
        till_push(till, TILL_BEHIND);
}

void board_tier(struct till *till)
{
    till->board.of_todo = false;
    if (till->board.figures.tiers > 0)
        open_people(till);
    else
        till_beep(till);
}

void board_todo(struct till *till)
{
    if (till->spoken.number < 1 || till->spoken.number > BOARD_TODOS) {
        till_beep(till);
        return;
    }
    till->board.of_todo = true;
    till->board.todo = (enum board_todo)(till->spoken.number - 1);
    open_people(till);
}

void board_sort(struct till *till)
{
    till->board.order = (till->board.order + 1) % BOARD_ORDERS;
    till->board.rows.marked = 0;
    read_people(till);
}

void board_member(struct till *till)
{
    if (hand_take(till, till->board.people.person[till->board.rows.marked].member, 0))
        card_open(till);
}

void board_refresh(struct till *till)
{
    if (read_board(till) && till_state(till) == TILL_BEHIND)
        read_people(till);
}

void board_clear(struct till *till)
{
    board_people_clear(&till->board.people);
    till->board = (struct till_board){0};
}
