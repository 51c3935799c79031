/* SPDX-License-Identifier: MIT */
/* commands: all nouns of the command line, in the order of help. */
#ifndef FD_CLI_COMMANDS_H
#define FD_CLI_COMMANDS_H

#include "cli/command.h"

#define NOUN_LIST(X)                                                                                                   \
    X(shop)                                                                                                            \
    X(demo)                                                                                                            \
    X(programme)                                                                                                       \
    X(item)                                                                                                            \
    X(member)                                                                                                          \
    X(sale)                                                                                                            \
    X(return )                                                                                                         \
    X(return_void)                                                                                                     \
    X(exchange)                                                                                                        \
    X(bill)                                                                                                            \
    X(print)                                                                                                           \
    X(points)                                                                                                          \
    X(gift)                                                                                                            \
    X(pass)                                                                                                            \
    X(wallet)                                                                                                          \
    X(order)                                                                                                           \
    X(deposit)                                                                                                         \
    X(debtor)                                                                                                          \
    X(coupon)                                                                                                          \
    X(staff)                                                                                                           \
    X(shift)                                                                                                           \
    X(audit)                                                                                                           \
    X(till)                                                                                                            \
    X(setting)                                                                                                         \
    X(explain)                                                                                                         \
    X(backup)                                                                                                          \
    X(import)                                                                                                          \
    X(report)                                                                                                          \
    X(nightly)                                                                                                         \
    X(terminal)                                                                                                        \
    X(help)

#define X(name) extern const struct noun name##_noun;
NOUN_LIST(X)
#undef X

#endif
