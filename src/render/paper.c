/* SPDX-License-Identifier: MIT */
#include "render/paper.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/phone.h"
#include "base/text.h"
#include "exchange/qr.h"

#define NAME_ROWS 3 /* a longer name is cut */
#define GAP 2       /* between two facts on one row */

/* --- layout ----------------------------------------------------------------------------------------------------- */

/* The only function that adds a row, so that none is wider than the paper. */
void paper_row(const struct paper *paper, const char *text)
{
    char cut[PAPER_TEXT];
    text_cut(cut, sizeof cut, text, paper->columns);
    for (size_t end = strlen(cut); end > 0 && cut[end - 1] == ' ';)
        cut[--end] = '\0';
    buffer_add(paper->out, cut);
    buffer_add(paper->out, "\n");
}

char *paper_clean(char buf[PAPER_TEXT], const char *text)
{
    char safe[PAPER_TEXT];
    text_sanitise(safe, sizeof safe, text);
    size_t used = 0;
    for (size_t at = 0; safe[at] && used + 4 < PAPER_TEXT;) {
        bool sign = strncmp(safe + at, "¥", strlen("¥")) == 0;
        if (sign)
            used += (size_t)sprintf(buf + used, "￥");
        else
            buf[used++] = safe[at];
        at += sign ? strlen("¥") : 1;
    }
    buf[used] = '\0';
    return buf;
}

/* Repeats the unit as often as it fits, then fills the rest with the sign. */
static void add_repeated(const struct paper *paper, const char *unit, const char *sign)
{
    char text[PAPER_TEXT] = "";
    size_t length = strlen(unit), used = 0;
    int width = text_width(unit), cells = 0;
    for (; cells + width <= paper->columns && used + length < sizeof text; cells += width) {
        memcpy(text + used, unit, length);
        used += length;
    }
    for (; cells < paper->columns && used + 1 < sizeof text; cells++)
        text[used++] = *sign;
    text[used] = '\0';
    paper_row(paper, text);
}

/* In a practice shop every rule repeats the word PRACTICE, so that no part cut off the receipt looks real. */
void paper_rule(const struct paper *paper, const char *sign)
{
    char mark[64];
    snprintf(mark, sizeof mark, "* %s ", _("PRACTICE"));
    if (paper->head->practice)
        add_repeated(paper, mark, "*");
    else
        add_repeated(paper, sign, sign);
}

/*
 * Number of bytes that go into the next row of a text too wide for one: up to a blank if there is one in the second
 * half of the row.
 */
static size_t row_end(const char *text, int cells)
{
    int used;
    size_t fit = text_fit(text, cells, &used);
    if (fit == 0)
        return text_grapheme(text); /* a grapheme wider than the paper: paper_row cuts it */
    if (!text[fit] || text[fit] == ' ')
        return fit;
    for (size_t at = fit; at > fit / 2; at--)
        if (text[at - 1] == ' ')
            return at;
    return fit;
}

void paper_wrap(const struct paper *paper, char rest[PAPER_TEXT], const char *text, int last_cells)
{
    char part[PAPER_TEXT];
    for (int rows = 1; text_width(text) > last_cells && rows < NAME_ROWS; rows++) {
        size_t end = row_end(text, paper->columns);
        if (!text[end])
            break;
        snprintf(part, sizeof part, "%.*s", (int)end, text);
        paper_row(paper, part);
        text += end;
        text += strspn(text, " ");
    }
    text_cut(rest, PAPER_TEXT, text, paper->columns);
}

/* A mark stands for itself; the row behind it is laid out like any other. */
static void add_mark(const struct paper *paper, char mark)
{
    if (paper->head->styled)
        buffer_add_bytes(paper->out, &mark, 1);
}

void paper_bold(const struct paper *paper, const char *text)
{
    char safe[PAPER_TEXT], cut[PAPER_TEXT], moved[PAPER_TEXT];
    text_cut(cut, sizeof cut, paper_clean(safe, text), paper->columns);
    int left = (paper->columns - text_width(cut)) / 2;
    snprintf(moved, sizeof moved, "%*s%.400s", left > 0 ? left : 0, "", cut);
    add_mark(paper, PAPER_BOLD);
    paper_row(paper, moved);
}

void paper_large(const struct paper *paper, const char *text)
{
    char safe[PAPER_TEXT], cut[PAPER_TEXT];
    if (!paper->head->styled) {
        paper_centred(paper, text);
        return;
    }
    text_cut(cut, sizeof cut, paper_clean(safe, text), paper->columns / 2);
    add_mark(paper, PAPER_LARGE);
    paper_row(paper, cut);
}

void paper_lines(const struct paper *paper, const char *lines, void (*add)(const struct paper *, const char *))
{
    char line[PAPER_TEXT];
    while (lines && *lines) {
        size_t length = strcspn(lines, "|");
        snprintf(line, sizeof line, "%.*s", (int)length, lines);
        add(paper, line);
        lines += length + (lines[length] == '|');
    }
}

void paper_qr(const struct paper *paper, const char *text)
{
    struct qr qr;
    struct error err;
    char line[QR_LINE_TEXT];
    if (paper->head->styled) {
        add_mark(paper, PAPER_QR);
        buffer_format(paper->out, "%s\n", text);
        return;
    }
    if (qr_make(text, &qr, &err) != STATUS_OK)
        return;
    int left = (paper->columns - qr_cells(&qr)) / 2;
    for (int i = 0; i < qr_lines(&qr) && left >= 0; i++) {
        size_t length = strlen(qr_line(line, &qr, i));
        while (length > 0 && line[length - 1] == ' ')
            line[--length] = '\0';
        buffer_format(paper->out, "%*s%s\n", *line ? left : 0, "", line);
    }
    qr_clear(&qr);
}

void paper_centred(const struct paper *paper, const char *text)
{
    char safe[PAPER_TEXT], last[PAPER_TEXT], moved[PAPER_TEXT];
    paper_wrap(paper, last, paper_clean(safe, text), paper->columns);
    int left = (paper->columns - text_width(last)) / 2;
    snprintf(moved, sizeof moved, "%*s%.400s", left > 0 ? left : 0, "", last);
    paper_row(paper, moved);
}

void paper_pair(const struct paper *paper, const char *left, const char *right)
{
    char safe[PAPER_TEXT], last[PAPER_TEXT], padded[PAPER_TEXT], whole[PAPER_TEXT];
    int room = paper->columns - text_width(right) - 1;
    paper_wrap(paper, last, paper_clean(safe, left), room);
    if (text_width(last) > room && right[0]) {
        paper_row(paper, last);
        last[0] = '\0';
    }
    text_pad(padded, sizeof padded, last, room > 0 ? room : 0, false);
    snprintf(whole, sizeof whole, "%.400s %.100s", padded, right);
    paper_row(paper, whole);
}

void paper_both(const struct paper *paper, const char *left, const char *right)
{
    char one[PAPER_TEXT], other[PAPER_TEXT];
    paper_clean(one, left);
    paper_clean(other, right);
    if (one[0] && other[0] && text_width(one) + GAP + text_width(other) <= paper->columns) {
        paper_pair(paper, one, other);
        return;
    }
    if (one[0])
        paper_row(paper, one);
    if (other[0])
        paper_row(paper, other);
}

char *paper_fact(char buf[RENDER_TEXT], const char *label, const char *value)
{
    snprintf(buf, RENDER_TEXT, "%.100s %.200s", label, value);
    return buf;
}

/* --- figures ---------------------------------------------------------------------------------------------------- */

char *paper_signed_money(char buf[MONEY_TEXT], int64_t amount)
{
    char grouped[MONEY_TEXT];
    money_format_grouped(grouped, amount < 0 ? -amount : amount);
    snprintf(buf, MONEY_TEXT, "%s￥%.26s", amount < 0 ? "-" : "", grouped);
    return buf;
}

void paper_money(const struct paper *paper, const char *label, int64_t amount)
{
    char text[MONEY_TEXT];
    paper_pair(paper, label, money_format_grouped(text, amount));
}

void paper_number(const struct paper *paper, const char *label, int64_t number)
{
    char text[MONEY_TEXT];
    if (number)
        paper_pair(paper, label, number_format_grouped(text, number));
}

void paper_figure(const struct paper *paper, const char *label, int64_t amount)
{
    char money[MONEY_TEXT];
    paper_rule(paper, "=");
    add_mark(paper, PAPER_BOLD);
    paper_pair(paper, label, paper_signed_money(money, amount));
    paper_rule(paper, "=");
}

void paper_wallet(const struct paper *paper, int64_t balance)
{
    char money[MONEY_TEXT];
    paper_pair(paper, _("Stored value left"), paper_signed_money(money, balance));
}

/* --- parts ------------------------------------------------------------------------------------------------------ */

static void add_member(const struct paper *paper)
{
    const struct member *member = paper->head->member;
    char safe[PERSON_TEXT], name[PERSON_TEXT], phone[PHONE_TEXT] = "", text[RENDER_TEXT];
    if (!member)
        return;
    text_mask_name(name, sizeof name, text_sanitise(safe, sizeof safe, member->name));
    if (member->phone > 0)
        phone_mask(phone, member->phone);
    paper_fact(text, _("Member"), name[0] ? name : phone);
    paper_both(paper, text, name[0] ? phone : "");
}

void paper_head(const struct paper *paper, const char *kind, const char *number, int64_t at)
{
    const struct receipt_head *head = paper->head;
    char till[24], one[RENDER_TEXT], other[RENDER_TEXT] = "", when[DATE_TEXT];
    if (head->practice) {
        paper_rule(paper, "=");
        paper_centred(paper, _("PRACTICE: NOT A RECEIPT"));
    }
    paper_lines(paper, head->logo, paper_large);
    if (head->shop && head->shop[0])
        paper_centred(paper, head->shop);
    paper_lines(paper, head->header, paper_centred);
    if (kind)
        paper_bold(paper, kind);
    if (head->again)
        paper_bold(paper, _("REPRINT"));
    date_format_instant(when, at);
    when[10] = ' ';
    when[16] = '\0';
    paper_both(paper, number, when);
    snprintf(till, sizeof till, "%02lld", (long long)head->till);
    if (head->clerk && head->clerk[0])
        paper_fact(other, _("Clerk"), head->clerk);
    paper_both(paper, paper_fact(one, _("Till"), till), other);
    add_member(paper);
}

void paper_foot(const struct paper *paper, const char *text)
{
    paper_rule(paper, "-");
    if (text)
        paper_centred(paper, text);
    paper_lines(paper, paper->head->footer, paper_centred);
    if (paper->head->practice) {
        paper_centred(paper, _("PRACTICE: NOT A RECEIPT"));
        paper_rule(paper, "=");
    }
}
