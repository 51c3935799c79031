/* SPDX-License-Identifier: MIT */
/* The program: the command line, and the counter behind it. */
#include "cli/command.h"
#include "ui/app.h"

int main(int argc, char **argv)
{
    static const struct front front = {.counter = counter_main};
    return cli_main(argc, argv, &front);
}
