/* SPDX-License-Identifier: MIT */
/* customer_main: the customer's display on the terminal. */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/locale.h"
#include "base/memo.h"
#include "base/text.h"
#include "ui/tui/input.h"
#include "ui/tui/key.h"
#include "ui/tui/term.h"
#include "ui/customer/customer.h"

#define TICK_MS 250 /* between two looks at the till */

static void show(struct canvas *canvas, struct customer *customer)
{
    int rows, cols;
    term_size(&rows, &cols);
    if (rows != canvas->rows || cols != canvas->cols) {
        canvas_clear(canvas);
        canvas_init(canvas, rows, cols);
    }
    customer_read(customer, clock_monotonic_ms());
    customer_draw(canvas, customer);
    term_show(canvas);
}

/* It has no keys but two: ^C ends it, ^L changes the language. */
static void loop(struct canvas *canvas, struct customer *customer)
{
    for (struct key key = {0};;) {
        show(canvas, customer);
        input_read(&key, TICK_MS);
        if (key.kind == KEY_HANGUP || (key.kind == KEY_CTRL && key.codepoint == 'C'))
            return;
        if (key.kind == KEY_CTRL && key.codepoint == 'L')
            locale_switch(strcmp(locale_language(), "zh") == 0 ? "en" : "zh");
    }
}

enum status customer_main(struct desk *desk, struct error *err)
{
    struct canvas canvas = {0};
    struct customer customer;
    char *memo = memo_path("terminals");
    struct term_options terminal = {.measure = true, .memo = memo};
    enum status status = term_start(&terminal, err);
    free(memo);
    TRY(status);
    customer_begin(&customer, desk);
    loop(&canvas, &customer);
    term_stop();
    customer_clear(&customer);
    canvas_clear(&canvas);
    return STATUS_OK;
}
