/* SPDX-License-Identifier: MIT */
/*
 * Rights as the acts ask for them: every act, for every role, below, at and above its limit, without an approver, with
 * a colleague, with a manager and with an owner. Which acts there are is read from the sources, so that a new one
 * without a row here fails. What is expected stands in the table, not in the table of permits.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#include <cmocka.h>

#include "tests/support/permits.h"
#include "tests/support/practice.h"
#include "tests/support/scratch.h"

#include "desk/manage.h"

static struct error err;

static void must(enum status status)
{
    if (status != STATUS_OK)
        fail_msg("%s %s %s", status_code(status), err.field, err.note);
}

/* --- what is expected --------------------------------------------------------------------------------------------- */

static enum status expected(const struct permits_act *act, enum role role, const enum role *approver, int level)
{
    bool approves = act->approvable && approver && *approver >= ROLE_MANAGER;
    switch (act->right) {
    case RIGHT_ANYONE:
        return STATUS_OK;
    case RIGHT_MANAGER:
        return role >= ROLE_MANAGER || approves ? STATUS_OK : STATUS_NOT_PERMITTED;
    case RIGHT_OWNER:
        return role == ROLE_OWNER ? STATUS_OK : STATUS_NOT_PERMITTED;
    case RIGHT_LIMIT:
        return level <= 0 || role >= ROLE_MANAGER || approves ? STATUS_OK : STATUS_APPROVAL_NEEDED;
    case RIGHT_ABOVE:
        if (role < ROLE_MANAGER && !approves)
            return STATUS_NOT_PERMITTED;
        return level <= 0 || role == ROLE_OWNER || (approver && *approver == ROLE_OWNER) ? STATUS_OK
                                                                                         : STATUS_APPROVAL_NEEDED;
    case RIGHT_TWO:
        if (approver && *approver == ROLE_MANAGER && level > 0)
            return STATUS_APPROVAL_NEEDED;
        return approves ? STATUS_OK : STATUS_APPROVAL_NEEDED;
    }
    return STATUS_OK;
}

/* --- the shop, anew for each act that was written ----------------------------------------------------------------- */

static const char *const code_of[][2] = {
    [ROLE_CLERK] = {"C1", "C2"}, [ROLE_MANAGER] = {"M1", "M2"}, [ROLE_OWNER] = {"owner", "O2"}};
static char base[SCRATCH_PATH], path[SCRATCH_PATH];

static void copy(const char *suffix)
{
    char from[SCRATCH_PATH + 8], to[SCRATCH_PATH + 8], block[65536];
    snprintf(from, sizeof from, "%s%s", base, suffix);
    snprintf(to, sizeof to, "%s%s", path, suffix);
    remove(to);
    FILE *in = fopen(from, "rb");
    if (!in)
        return;
    FILE *out = fopen(to, "wb");
    assert_non_null(out);
    for (size_t got; (got = fread(block, 1, sizeof block, in)) > 0;)
        assert_int_equal(fwrite(block, 1, got, out), got);
    fclose(in);
    assert_int_equal(fclose(out), 0);
}

static struct desk *fresh(void)
{
    static const char *const suffixes[] = {"", "-wal", "-key", "-head", "-shm", "-gate"};
    struct desk *desk;
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        copy(suffixes[i]);
    must(desk_open(path, false, &desk, &err));
    return desk;
}

static void add(struct desk *desk, const char *code, enum role role)
{
    struct staff staff = {.role = role};
    struct manage_done done;
    text_copy(staff.code, sizeof staff.code, code);
    text_copy(staff.name, sizeof staff.name, code);
    must(manage_staff_add(desk, NULL, &staff, &done, &err));
}

static int make_base(void **state)
{
    (void)state;
    struct desk *desk = practice_open(PERMITS_RULES);
    text_copy(base, sizeof base, practice_path());
    scratch_path(path, "case.db");
    add(desk, "C1", ROLE_CLERK);
    add(desk, "C2", ROLE_CLERK);
    add(desk, "M1", ROLE_MANAGER);
    add(desk, "M2", ROLE_MANAGER);
    add(desk, "O2", ROLE_OWNER);
    permits_shop(desk);
    desk_close(desk);
    return 0;
}

/* --- the table walked --------------------------------------------------------------------------------------------- */

static int cases, wrong;

static bool try_one(struct desk *desk, const struct permits_act *act, enum role role, const enum role *approver,
                    int level)
{
    struct staff approves;
    must(desk_sign_in(desk, code_of[role][0], NULL, &err));
    if (approver)
        must(desk_approver(desk, code_of[*approver][1], NULL, &approves, &err));
    error_clear(&err);
    enum status status = act->run(desk, approver ? &approves : NULL, level, &err);
    enum status wanted = expected(act, role, approver, level);
    if (status != wanted)
        fprintf(stderr, "%s by %s, approver %s, level %d: %s (%s %s), not %s\n", act->verb, code_of[role][0],
                approver ? code_of[*approver][1] : "none", level, status_code(status), err.field, err.note,
                status_code(wanted));
    wrong += status != wanted;
    cases++;
    return status == STATUS_OK;
}

static void walk(const struct permits_act *act)
{
    static const enum role approvers[] = {ROLE_CLERK, ROLE_MANAGER, ROLE_OWNER};
    struct desk *desk = fresh();
    for (enum role role = ROLE_CLERK; role <= ROLE_OWNER; role++)
        for (int level = act->least; level <= act->most; level++)
            for (int a = -1; a < (act->approvable ? 3 : 0); a++)
                if (try_one(desk, act, role, a < 0 ? NULL : &approvers[a], level)) {
                    desk_close(desk);
                    desk = fresh();
                }
    desk_close(desk);
}

static void every_act_asks_for_its_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < permits_acts; i++)
        walk(&permits_act[i]);
    assert_int_equal(wrong, 0);
    printf("%d cases of %zu acts\n", cases, permits_acts);
}

/* Whoever hands themselves over as approver gets no further than without one; nor does who has left by now. */
static void nobody_approves_their_own_act(void **state)
{
    (void)state;
    for (size_t i = 0; i < permits_acts; i++) {
        const struct permits_act *act = &permits_act[i];
        struct staff own, other;
        struct manage_done done;
        if (!act->approvable)
            continue;
        struct desk *desk = fresh(), *office;
        must(desk_sign_in(desk, "owner", NULL, &err));
        own = *desk_staff(desk);
        if (act->run(desk, &own, act->most, &err) != STATUS_APPROVAL_NEEDED || strcmp(err.detail, "self") != 0)
            fail_msg("%s approved by oneself: %s %s %s", act->verb, status_code(err.status), err.field, err.note);
        must(desk_sign_in(desk, "C1", NULL, &err));
        must(desk_approver(desk, "M2", NULL, &other, &err));
        must(desk_open(path, false, &office, &err));
        must(desk_sign_in(office, "owner", NULL, &err));
        must(manage_staff_edit(office, NULL, "M2", &(struct staff_edit){.left = desk_day(office)}, &done, &err));
        desk_close(office);
        if (act->run(desk, &other, act->most, &err) != STATUS_NOT_PERMITTED || strcmp(err.detail, "left") != 0)
            fail_msg("%s: approved by somebody who has left", act->verb);
        desk_close(desk);
    }
}

/* Signed in and gone meanwhile, or no manager any more. */
static void who_left_acts_no_more(void **state)
{
    (void)state;
    struct desk *desk = fresh(), *office;
    struct manage_done done;
    must(desk_open(path, false, &office, &err));
    must(desk_sign_in(office, "owner", NULL, &err));
    must(desk_sign_in(desk, "M1", NULL, &err));
    must(manage_till_name(desk, NULL, 1, "Bar", &err));
    must(manage_staff_edit(office, NULL, "M1", &(struct staff_edit){.role = ROLE_CLERK, .role_given = true}, &done,
                           &err));
    assert_int_equal(manage_till_name(desk, NULL, 1, "Hall", &err), STATUS_NOT_PERMITTED);
    assert_string_equal(err.detail, "role");
    must(manage_staff_edit(office, NULL, "M1", &(struct staff_edit){.left = desk_day(office)}, &done, &err));
    assert_int_equal(manage_till_name(desk, NULL, 1, "Hall", &err), STATUS_NOT_PERMITTED);
    assert_string_equal(err.detail, "left");
    struct staff staff = {.code = "x", .name = "x", .role = ROLE_SYSTEM};
    assert_int_equal(manage_staff_add(office, NULL, &staff, &done, &err), STATUS_BAD_VALUE);
    assert_int_equal(manage_staff_edit(office, NULL, "C1",
                                       &(struct staff_edit){.role = ROLE_SYSTEM, .role_given = true}, &done, &err),
                     STATUS_BAD_VALUE);
    desk_close(office);
    desk_close(desk);
}

/* --- the list of acts --------------------------------------------------------------------------------------------- */

static bool has_row(const char *verb)
{
    for (size_t i = 0; i < permits_acts; i++)
        if (strcmp(permits_act[i].verb, verb) == 0)
            return true;
    return false;
}

static size_t found;

/* The name in quotes after each struct act_verb: `.name = "sale"` or VERB("return", …). */
static void scan(const char *text, const char *file)
{
    for (const char *at = text; (at = strstr(at, "act_verb ")) != NULL; at++) {
        const char *end = strchr(at, ';'), *from = strstr(at, "= ");
        char verb[32];
        if (!end || !from || from > end || strncmp(at, "act_verb *", 10) == 0)
            continue;
        const char *name = strstr(from, ".name = \""), *macro = strchr(from, '(');
        name = name && name < end ? name + 9 : macro && macro < end && macro[1] == '"' ? macro + 2 : NULL;
        if (!name)
            continue;
        text_copy(verb, sizeof verb, name);
        verb[strcspn(verb, "\"")] = '\0';
        if (!has_row(verb) && strcmp(verb, "restore") != 0) /* by who has the keys, on a copy that is no shop yet */
            fail_msg("%s: the act \"%s\" has no row in permits.c", file, verb);
        found++;
    }
}

static void scan_folder(const char *folder)
{
    static char text[100000];
    char name[600];
    const char *top = getenv("srcdir");
    snprintf(name, sizeof name, "%s/%s", top ? top : ".", folder);
    DIR *dir = opendir(name);
    assert_non_null(dir);
    for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        snprintf(name, sizeof name, "%s/%s/%s", top ? top : ".", folder, entry->d_name);
        size_t length = strlen(name);
        FILE *file = strcmp(name + length - 2, ".c") == 0 ? fopen(name, "r") : NULL;
        if (!file)
            continue;
        text[fread(text, 1, sizeof text - 1, file)] = '\0';
        fclose(file);
        scan(text, entry->d_name);
    }
    closedir(dir);
}

static void every_act_has_a_row(void **state)
{
    (void)state;
    scan_folder("src/desk");
    scan_folder("src/import");
    assert_true(found > 55);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_act_has_a_row),
        cmocka_unit_test(every_act_asks_for_its_right),
        cmocka_unit_test(nobody_approves_their_own_act),
        cmocka_unit_test(who_left_acts_no_more),
    };
    int failed = cmocka_run_group_tests(tests, make_base, NULL);
    scratch_remove();
    return failed;
}
