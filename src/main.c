/* SPDX-License-Identifier: MIT */
/* The program: the command line, which starts the counter, on a screen or line by line. */
#include "base/guard.h"
#include "base/log.h"
#include "base/relay.h"
#include "post/print_start.h"
#include "cli/command.h"
#include "ui/app.h"
#include "ui/customer/customer.h"
#include "ui/linear/linear.h"

int main(int argc, char **argv)
{
    static const struct front front = {.counter = app_main, .linear = linear_main, .customer = customer_main};
    int status;
    guard_process();
    if (relay_run(&status))
        return status;
    log_start();
    print_start_allow();
    status = command_main(argc, argv, &front);
    log_close();
    return status;
}
