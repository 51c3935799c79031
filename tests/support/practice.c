/* SPDX-License-Identifier: MIT */
#include "tests/support/practice.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/date.h"
#include "base/phone.h"

#include <cmocka.h>

#include "tests/support/scratch.h"

#include "desk/check.h"
#include "desk/coupon_act.h"
#include "desk/enrol.h"
#include "desk/manage.h"
#include "desk/member_view.h"
#include "desk/points.h"
#include "desk/topup.h"

static char path[SCRATCH_PATH];

static void must(enum status status, const struct error *err)
{
    if (status == STATUS_OK)
        return;
    fprintf(stderr, "%s %s: %s\n", status_code(status), err->field, err->note);
    assert_int_equal(status, STATUS_OK);
}

struct desk *practice_open(const char *programme)
{
    static int shops;
    struct desk *desk;
    struct error err = {0};
    char name[32];
    int64_t now;
    must(date_parse_instant("2026-08-01T10:00", "now", &now, &err), &err);
    clock_freeze(now);
    snprintf(name, sizeof name, "shop%d.db", ++shops);
    scratch_path(path, name);
    struct shop_new new = {.path = path, .name = "Practice", .programme = programme, .practice = true};
    must(desk_create(&new, &err), &err);
    must(desk_open(path, false, &desk, &err), &err);
    must(desk_sign_in(desk, NULL, NULL, &err), &err);
    return desk;
}

void practice_close(struct desk *desk)
{
    desk_close(desk);
    clock_release();
}

const char *practice_path(void)
{
    return path;
}

int64_t practice_member(struct desk *desk, const char *phone)
{
    struct enrol_request request = {0};
    struct enrol_done done;
    struct error err = {0};
    must(phone_parse(phone, &request.member.phone, &err), &err);
    must(enrol(desk, NULL, &request, &done, &err), &err);
    return done.member;
}

static enum status ring(struct desk *desk, const struct sale_request *given, const char *const *line,
                        struct sale_view *view, struct error *err)
{
    struct sale_line lines[20];
    struct sale_request request = *given;
    request.line = lines;
    for (request.lines = 0; line[request.lines]; request.lines++)
        must(line_parse(desk, line[request.lines], &lines[request.lines], err), err);
    return sell(desk, NULL, NULL, &request, view, err);
}

struct sale_view practice_sale(struct desk *desk, const struct sale_request *request, const char *const *line)
{
    struct sale_view view;
    struct error err = {0};
    must(ring(desk, request, line, &view, &err), &err);
    return view;
}

enum status practice_refused(struct desk *desk, const struct sale_request *request, const char *const *line,
                             struct error *err)
{
    struct sale_view view;
    *err = (struct error){0};
    enum status status = ring(desk, request, line, &view, err);
    assert_int_not_equal(status, STATUS_OK);
    return status;
}

void practice_topup(struct desk *desk, int64_t member, int64_t amount)
{
    struct topup_request request = {.member = member, .amount = amount};
    struct topup_done done;
    struct error err = {0};
    must(topup(desk, NULL, NULL, &request, &done, &err), &err);
}

void practice_points(struct desk *desk, int64_t member, int64_t points)
{
    struct adjust_request request = {.member = member, .points = points, .reason = "gift"};
    struct adjust_done done;
    struct staff approver;
    struct error err = {0};
    must(desk_approver(desk, "owner", NULL, &approver, &err), &err);
    must(points_adjust(desk, NULL, &approver, &request, &done, &err), &err);
}

void practice_coupon(struct desk *desk, const char *offer, int64_t member, char code[COUPON_TEXT])
{
    struct issue_request request = {.member = member, .count = 1};
    struct coupon_list list;
    struct error err = {0};
    snprintf(request.offer, sizeof request.offer, "%s", offer);
    must(coupon_issue(desk, NULL, NULL, &request, &list, &err), &err);
    snprintf(code, COUPON_TEXT, "%s", list.coupon[0].code);
    coupon_list_clear(&list);
}

struct return_view practice_back(struct desk *desk, int64_t bill, int64_t line, int64_t quantity)
{
    struct return_line lines[] = {{line, quantity}};
    struct return_request request = {.bill = bill, .line = lines, .lines = 1};
    struct return_view view;
    struct error err = {0};
    must(return_make(desk, NULL, NULL, &request, false, &view, &err), &err);
    return view;
}

struct return_view practice_void(struct desk *desk, int64_t bill)
{
    struct return_request request = {.bill = bill, .voids = true};
    struct return_view view;
    struct error err = {0};
    must(return_make(desk, NULL, NULL, &request, false, &view, &err), &err);
    return view;
}

struct holding practice_holds(struct desk *desk, int64_t member)
{
    struct member_view view;
    struct error err = {0};
    must(member_view(desk, member, &view, &err), &err);
    struct holding holding = {view.points_balance, view.wallet_balance, view.owed_points};
    member_view_clear(&view);
    return holding;
}

void practice_proven(struct desk *desk)
{
    struct check_report report;
    struct error err = {0};
    must(check_books(desk, true, &report, &err), &err);
    for (size_t i = 0; i < report.problems; i++)
        fprintf(stderr, "problem: %s %s %s: %s, expected %s\n", report.problem[i].table, report.problem[i].row,
                report.problem[i].column, report.problem[i].found, report.problem[i].expected);
    assert_int_equal(report.problems, 0);
    check_clear(&report);
}
