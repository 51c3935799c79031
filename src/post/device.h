/* SPDX-License-Identifier: MIT */
/*
 * device: brings bytes to a receipt printer: appended to a file, written to a device, sent to a TCP port, or handed to
 * a queue of CUPS by lp. It never waits without an end. What a printer does with the bytes is seen only as far as it
 * takes them.
 */
#ifndef FD_POST_DEVICE_H
#define FD_POST_DEVICE_H

#include "rules/printer.h"

enum device_outcome {
    DEVICE_SENT,    /* all bytes were taken */
    DEVICE_NOTHING, /* not one byte can have been printed */
    DEVICE_UNSURE   /* some may have been */
};

/* How long nothing may happen, in ms. */
struct device_patience {
    int connect; /* until a printer answers */
    int silence; /* between two times that it takes bytes, and until lp ends */
    int close;   /* until it closes the connection after the last byte; many never do, which is no fault */
};
#define DEVICE_PATIENCE                                                                                                \
    (struct device_patience)                                                                                           \
    {                                                                                                                  \
        .connect = 3000, .silence = 15000, .close = 300                                                                \
    }

/*
 * *why is the reason in one word, static, "" when sent: "no_printer", "no_file" (cannot be opened or made), "no_room"
 * (disk full), "no_device", "no_host" (the name is unknown), "no_answer", "refused", "closed" (in the middle of it),
 * "silent" (takes nothing more), "no_lp", "lp_failed". For each of them render has a sentence.
 */
enum device_outcome device_send(const struct printer *printer, const struct device_patience *patience,
                                const char *bytes, size_t length, const char **why);

#endif
