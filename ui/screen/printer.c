/* SPDX-License-Identifier: MIT */
/*
 * printer: the wizard of the till's printer. F9 keeps what the form says, then prints a page with a ruler, signs and a
 * QR code, cuts and opens the drawer; the notes say what should be seen, and the form stays until it is.
 */
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/text.h"
#include "desk/print.h"
#include "desk/settings.h"
#include "ui/counter/counter_shared.h"
#include "ui/counter/printing.h"

enum { PRINTER_ROW_KIND, PRINTER_ROW_PLACE, PRINTER_ROW_PAPER, PRINTER_ROW_TEXT, PRINTER_ROW_QR, PRINTER_ROW_DRAWER };

/* What a digit of a field stands for. */
static const struct {
    const char *key;     /* setting */
    const char *word[6]; /* by digit, from 1 */
} choices[] = {[PRINTER_ROW_KIND] = {"printer", {NULL, "none", "tcp:", "dev:", "lp:", "file:"}},
               [PRINTER_ROW_PLACE] = {"", {NULL}},
               [PRINTER_ROW_PAPER] = {"paper", {NULL, "58", "80"}},
               [PRINTER_ROW_TEXT] = {"printer_text", {NULL, "gb18030", "utf-8"}},
               [PRINTER_ROW_QR] = {"printer_qr", {NULL, "raster", "native"}},
               [PRINTER_ROW_DRAWER] = {"drawer", {NULL, "cash", "never"}}};

static const struct form_row rows[] = {
    [PRINTER_ROW_KIND] = {.label = N_("Kind"), .kind = FORM_CHOICE, .required = true, .least = '1', .most = '5'},
    [PRINTER_ROW_PLACE] = {.label = N_("Where"), .kind = FORM_TEXT},
    [PRINTER_ROW_PAPER] = {.label = N_("Paper"), .kind = FORM_CHOICE, .required = true, .least = '1', .most = '2'},
    [PRINTER_ROW_TEXT] = {.label = N_("Characters"), .kind = FORM_CHOICE, .required = true, .least = '1', .most = '2'},
    [PRINTER_ROW_QR] = {.label = N_("QR code"), .kind = FORM_CHOICE, .required = true, .least = '1', .most = '2'},
    [PRINTER_ROW_DRAWER] = {.label = N_("Drawer"), .kind = FORM_CHOICE, .required = true, .least = '1', .most = '2'},
};
#define ROWS (sizeof rows / sizeof *rows)

struct printer_state {
    struct form_state form;
    char place[SETTING_TEXT]; /* as it was when the form opened */
};

static struct printer_state *state(const struct counter *counter)
{
    return counter_state(counter, SCREEN_PRINTER);
}

static int digit_of(const struct form *form, size_t at)
{
    return edit_empty(&form->edit[at]) ? 0 : form->edit[at].text[0] - '0';
}

static void set_digit(struct form *form, size_t at, int digit)
{
    edit_set(&form->edit[at], (char[]){(char)('0' + digit), '\0'});
}

static void read_choice(struct counter *counter, struct form *form, size_t at)
{
    char value[SETTING_TEXT];
    settings_get(counter->desk, choices[at].key, value);
    for (int digit = 1; choices[at].word[digit]; digit++)
        if (strcmp(choices[at].word[digit], value) == 0)
            set_digit(form, at, digit);
}

/* The part of the place behind its kind. */
static void read_place(struct counter *counter, struct form *form)
{
    char *place = state(counter)->place;
    settings_get(counter->desk, "printer", place);
    set_digit(form, PRINTER_ROW_KIND, 1);
    for (int digit = 2; digit <= 5; digit++) {
        const char *kind = choices[PRINTER_ROW_KIND].word[digit];
        if (strncmp(place, kind, strlen(kind)) != 0)
            continue;
        set_digit(form, PRINTER_ROW_KIND, digit);
        edit_set(&form->edit[PRINTER_ROW_PLACE], place + strlen(kind));
    }
}

static char *place_of(char buf[SETTING_TEXT], const struct form *form)
{
    int kind = digit_of(form, PRINTER_ROW_KIND);
    snprintf(buf, SETTING_TEXT, "%s%.300s", choices[PRINTER_ROW_KIND].word[kind],
             kind == 1 ? "" : form->edit[PRINTER_ROW_PLACE].text);
    return buf;
}

static bool put(struct counter *counter, const char *key, const char *value)
{
    char now[SETTING_TEXT];
    struct error err;
    settings_get(counter->desk, key, now);
    if (strcmp(now, value) == 0)
        return true;
    if (settings_set(counter->desk, NULL, approve_staff(counter), key, value, &err) == STATUS_OK)
        return true;
    if (strcmp(key, "printer") == 0)
        state(counter)->form.form.at = PRINTER_ROW_PLACE;
    counter_refuse(counter, &err);
    return false;
}

static bool put_all(struct counter *counter)
{
    const struct form *form = &state(counter)->form.form;
    char place[SETTING_TEXT];
    for (size_t at = PRINTER_ROW_PAPER; at < ROWS; at++)
        if (!put(counter, choices[at].key, choices[at].word[digit_of(form, at)]))
            return false;
    return put(counter, "printer", place_of(place, form));
}

static void save(struct counter *counter)
{
    struct print_done done;
    struct error err;
    bool kept = put_all(counter);
    printing_read(counter);
    if (!kept)
        return;
    if (!counter->printer) {
        counter_pop(counter);
        counter_tell(counter, N_("No printer: receipts are shown."), NULL, NULL);
    } else if (print_test(counter->desk, NULL, &done, &err) != STATUS_OK)
        counter_refuse(counter, &err);
    else
        counter_tell(counter, N_("Test page sent. Is it as said above? Then F12; else change it and F9."), NULL, NULL);
}

/* The digits of a field and what they mean; and what the page should show of it. */
static char *note(char buf[FORM_NOTE], const struct counter *counter, size_t at)
{
    static const char *const notes[] = {
        [PRINTER_ROW_KIND] = N_("1 none 2 network 3 device 4 lp 5 file"),
        [PRINTER_ROW_PAPER] = N_("1 58 mm 2 80 mm: ruler fills one row"),
        [PRINTER_ROW_TEXT] = N_("1 GB18030 2 UTF-8: Chinese readable"),
        [PRINTER_ROW_QR] = N_("1 picture 2 its own: a phone reads it"),
        [PRINTER_ROW_DRAWER] = N_("1 opens with cash 2 stays shut"),
    };
    static const char *const places[] = {[2] = N_("192.168.1.50 or 192.168.1.50:9100"),
                                         [3] = N_("/dev/usb/lp0"),
                                         [4] = N_("the name in lpstat -p"),
                                         [5] = N_("/path/of/a/file")};
    int kind = digit_of(&state(counter)->form.form, PRINTER_ROW_KIND);
    if (at != PRINTER_ROW_PLACE)
        return text_copy(buf, FORM_NOTE, _(notes[at]));
    return kind >= 2 ? text_copy(buf, FORM_NOTE, _(places[kind])) : buf;
}

static const struct form_job job = {
    .screen = 8, .title = N_("Printer of this till"), .row = rows, .rows = ROWS, .save = save, .note = note};

static enum status open_printer(struct counter *counter, const void *argument, struct error *err)
{
    struct form *form = form_begin(&state(counter)->form, &job);
    (void)argument;
    (void)err;
    read_place(counter, form);
    for (size_t at = PRINTER_ROW_PAPER; at < ROWS; at++)
        read_choice(counter, form, at);
    return STATUS_OK;
}

static const struct binding bindings[] = {
    {BIND(TAB, form_next), .key = "Enter Tab", .label = N_("Enter next"), .prompt = true,
     .help = N_("next field; Enter never saves")},
    {BIND(ENTER, form_next)},
    {BIND(DOWN, form_next)},
    {BIND(BACK_TAB, form_previous), .key = "S-Tab", .label = N_("Shift-Tab previous"), .prompt = true,
     .help = N_("the field before")},
    {BIND(UP, form_previous)},
    {BIND(F9, form_save), .key = "F9", .label = N_("F9Keep and try"),
     .help = N_("keeps the settings, prints a test page and opens the drawer")},
    BIND_HELP,
    BIND_BACK,
    BIND_REFRESH_LANGUAGE,
};

const struct screen screen_printer = {
    .title = N_("Printer of this till"),
    .state_size = sizeof(struct printer_state),
    .open = open_printer,
    SCREEN_FORM_HOOKS,
    SCREEN_BINDINGS(bindings),
};
