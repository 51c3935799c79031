/* SPDX-License-Identifier: MIT */
#include "rules/printer.h"

#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/text.h"

static const struct {
    const char *prefix;
    enum printer_kind kind;
} kinds[] = {{"file:", PRINTER_FILE}, {"dev:", PRINTER_DEVICE}, {"tcp:", PRINTER_TCP}, {"lp:", PRINTER_QUEUE}};

static enum status refuse(const char *text, const char *detail, struct error *err)
{
    error_value(err, "printer", text, "not a place of a printer");
    error_detail(err, detail);
    return STATUS_BAD_VALUE;
}

static bool only(const char *text, const char *more)
{
    for (; *text; text++) {
        bool plain = (*text >= '0' && *text <= '9') || (*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z');
        if (!plain && !strchr(more, *text))
            return false;
    }
    return true;
}

/* "HOST", "HOST:PORT", "[v6]:PORT". */
static enum status parse_host(const char *text, const char *host, struct printer *printer, struct error *err)
{
    bool bracket = host[0] == '[';
    const char *end = bracket ? strchr(host, ']') : host + strcspn(host, ":");
    if (!end)
        return refuse(text, "printer_host", err);
    size_t length = (size_t)(end - host) - bracket;
    const char *port = end + bracket;
    if (length == 0 || length >= sizeof printer->target)
        return refuse(text, "printer_host", err);
    memcpy(printer->target, host + bracket, length);
    printer->target[length] = '\0';
    if (!only(printer->target, bracket ? ":." : "-.") || printer->target[0] == '-' || (*port && *port != ':'))
        return refuse(text, "printer_host", err);
    int64_t number = 9100;
    if (*port && number_parse(port + 1, "printer", 1, 65535, &number, err) != STATUS_OK)
        return refuse(text, "printer_port", err);
    snprintf(printer->port, sizeof printer->port, "%d", (int)number);
    return STATUS_OK;
}

enum status printer_parse(const char *text, struct printer *printer, struct error *err)
{
    *printer = (struct printer){0};
    if (strcmp(text, "none") == 0)
        return STATUS_OK;
    const char *rest = NULL;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strncmp(text, kinds[i].prefix, strlen(kinds[i].prefix)) == 0) {
            printer->kind = kinds[i].kind;
            rest = text + strlen(kinds[i].prefix);
        }
    if (!rest || !*rest || strlen(rest) >= sizeof printer->target || !text_valid(text, strlen(text)))
        return refuse(text, "printer", err);
    if (printer->kind == PRINTER_TCP)
        return parse_host(text, rest, printer, err);
    if (printer->kind != PRINTER_QUEUE && *rest != '/')
        return refuse(text, "printer_path", err);
    if (printer->kind == PRINTER_QUEUE && (*rest == '-' || !only(rest, "-_.")))
        return refuse(text, "printer_queue", err);
    text_copy(printer->target, sizeof printer->target, rest);
    return STATUS_OK;
}
