/* SPDX-License-Identifier: MIT */
/*
 * Every screen at 80 × 24 and 120 × 40 in both languages, compared with approved text: tests/screens/NAME.txt, and the
 * last rows in tests/screens/footers.txt. FRONTDESK_SCREENS=write rewrites them; read the difference before keeping it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/locale.h"
#include "base/text.h"

#include <cmocka.h>

#include "tests/support/golden.h"
#include "tests/support/player.h"
#include "tests/support/scratch.h"

#include "ui/counter/draw.h"

/* {u}, {e}: codes of a usable and of an expired coupon. */
static const struct scene {
    const char *name, *keys;
    int rows, cols;
} scenes[] = {
    {"idle", "", 24, 80},
    {"finder", "5678", 24, 80},
    {"no-hit", "9999⏎", 24, 80},
    {"recent", "1111⏎..<F3>..<F2>", 24, 80},
    {"member", "5678z⏎", 24, 80},
    {"shared-tail", "5678⏎", 24, 80},
    {"walk-in", "⏎", 24, 80},
    {"bill", "13812345678⏎128⏎<F8>-500⏎200", 24, 80},
    {"bill-lines", "⏎3*25⏎2*/TEA⏎*20⏎<Up>", 24, 80},
    {"choices", "⏎128⏎.", 24, 80},
    {"tenders", "13812345678⏎128⏎.550⏎.2", 24, 80},
    {"other", "⏎128⏎.6", 24, 80},
    {"buyer", "⏎128⏎.64E0", 24, 80},
    {"deposit", ".8<F2>Li, cake⏎100⏎", 24, 80},
    {"deposit-taken", ".8<F2>Li, cake⏎100⏎2<F9>", 24, 80},
    {"deposit-pays", ".8<F2>Li, cake⏎100⏎2<F9>..⏎128⏎.62⏎", 24, 80},
    {"deposit-chosen", ".8<F2>Li, cake⏎100⏎2<F9><F2>Wang⏎50⏎1<F9>..⏎128⏎.62", 24, 80},
    {"deposit-back", ".8<F2>Li, cake⏎100⏎2<F9>.1no flour⏎", 24, 80},
    {"deposit-given", ".8<F2>Li, cake⏎100⏎2<F9>.1no flour⏎<F9>", 24, 80},
    {"deposit-keep", ".8<F2>Li, cake⏎100⏎2<F9>.2never came⏎<F9>", 24, 80},
    {"deposit-none", "⏎128⏎.62⏎", 24, 80},
    {"family-none", "13812345678⏎.5.0", 24, 80},
    {"family-form", "13812345678⏎.5.0<F2>1111⏎500", 24, 80},
    {"family-asked", "13812345678⏎.5.0<F2>1111⏎500<F9>", 24, 80},
    {"family-linked", "13812345678⏎.5.0<F2>1111⏎500<F9>.1", 24, 80},
    {"family-card", "13812345678⏎.5.0<F2>1111⏎500<F9>.1..", 24, 80},
    {"family-part", "13812345678⏎.5.0<F2>1111⏎500<F9>.1<Del>", 24, 80},
    {"family-bill", "13812345678⏎.5.0<F2>1111⏎500<F9>.1......1111⏎128⏎", 24, 80},
    {"family-pays", "13812345678⏎.5.0<F2>1111⏎500<F9>.1......1111⏎128⏎.5", 24, 80},
    {"family-paid", "13812345678⏎.5.0<F2>1111⏎500<F9>.1......1111⏎128⏎.5⏎", 24, 80},
    {"family-holder", "13812345678⏎.5.0<F2>1111⏎500<F9>.1......1111⏎128⏎.5⏎13812345678⏎.5", 24, 80},
    {"family-short", "13812345678⏎.5.0<F2>1111⏎50<F9>.1......1111⏎128⏎.560⏎", 24, 80},
    {"family-back", "13812345678⏎.5.0<F2>1111⏎500<F9>.1......1111⏎128⏎.5⏎/3⏎*⏎<F9>", 24, 80},
    {"account-new", ".8.3<F2>Wang's⏎500⏎", 24, 80},
    {"account-chosen", ".8.3<F2>Wang's⏎500⏎<F9>....⏎128⏎.63", 24, 80},
    {"account-pays", ".8.3<F2>Wang's⏎500⏎<F9>....⏎128⏎.63⏎", 24, 80},
    {"account-list", ".8.3<F2>Wang's⏎500⏎<F9>....1111⏎128⏎.63⏎⏎.8.3", 24, 80},
    {"account-settle", ".8.3<F2>Wang's⏎500⏎<F9>....1111⏎128⏎.63⏎⏎.8.3⏎", 24, 80},
    {"account-settled", ".8.3<F2>Wang's⏎500⏎<F9>....1111⏎128⏎.63⏎⏎.8.3⏎⏎2<F9>", 24, 80},
    {"voucher", "⏎128⏎.61MT 1234-5678⏎100⏎", 24, 80},
    {"voucher-used", "⏎100⏎.61MT12345678⏎100⏎88.5<F9>⏎128⏎.61MT12345678⏎100⏎88.5<F9>", 24, 80},
    {"voucher-part", "⏎128⏎.61MT12345678⏎100⏎88.5<F9>", 24, 80},
    {"voucher-void", "⏎128⏎.61MT12345678⏎100⏎88.5<F9>.1⏎/3⏎.1", 24, 80},
    {"tender-over", "⏎128⏎.3200⏎", 24, 80},
    {"change-asked", "⏎28⏎200⏎", 24, 80},
    {"proof", "5678⏎128⏎-500⏎12", 24, 80},
    {"done", "1111⏎128⏎200⏎", 24, 80},
    {"done-parts", "13812345678⏎128⏎.550⏎.2⏎", 24, 80},
    {"done-tier", "1111⏎2100⏎⏎", 24, 80},
    {"undo", "1111⏎128⏎⏎<^Z>⏎", 24, 80},
    {"leave", "⏎128⏎..", 24, 80},
    {"give-back", "⏎128⏎50⏎..", 24, 80},
    {"coupon-ask", "<F8>0408", 24, 80},
    {"coupon-usable", "{u}", 24, 80},
    {"coupon-refused", "{e}", 24, 80},
    {"coupon-forged", "ABCDEFGHJKMN⏎", 24, 80},
    {"coupon-list", "13812345678⏎128⏎<F8><F8>", 24, 80},
    {"coupon-unfit", "13812345678⏎60⏎<F8><F8><Down>", 24, 80},
    {"enrol", "13987654321⏎张丽云⏎10627*⏎", 24, 80},
    {"held", "13812345678⏎128⏎<F6>⏎12.5⏎<F6>", 24, 80},
    {"held-list", "13812345678⏎128⏎<F6>⏎12.5⏎<F6><F6>", 24, 80},
    {"topup", "5678z⏎+500⏎600", 24, 80},
    {"topup-parts", "5678z⏎+500⏎.2200⏎.1", 24, 80},
    {"topup-done", "5678z⏎+500⏎600⏎.1", 24, 80},
    {"topup-offers", "13812345678⏎.4", 24, 80},
    {"gifts", "13812345678⏎-500⏎", 24, 80},
    {"gifts-all", "<F7>", 24, 80},
    {"gift-done", "13812345678⏎-500⏎⏎", 24, 80},
    {"gift-gone", "13812345678⏎-500⏎3⏎", 24, 80},
    {"passes", "5678z⏎.1", 24, 80},
    {"pass-list", "{pass}13812345678⏎.1", 24, 80},
    {"pass-used", "{pass}13812345678⏎.1⏎", 24, 80},
    {"pass-card", "{pass}13812345678⏎.1⏎.5", 24, 80},
    {"close-asked", "13812345678⏎128⏎.5⏎13812345678⏎.5.9", 24, 80},
    {"close-done", "13812345678⏎128⏎.5⏎13812345678⏎.5.9.1", 24, 80},
    {"tier-warning", "{grant}1111⏎", 24, 80},
    {"tier-card", "{grant}1111⏎.5", 24, 80},
    {"pass-offers", "{pass}13812345678⏎.4", 24, 80},
    {"member-menu", "5678z⏎.", 24, 80},
    {"points-panel", "5678z⏎128⏎.7", 24, 80},
    {"no-points", "5678z⏎128⏎.73", 24, 80},
    {"round-off", "⏎128.6⏎.9", 24, 80},
    {"round-discount", "⏎128.6⏎.9.22.5", 24, 80},
    {"round-done", "⏎128.6⏎.9⏎", 24, 80},
    {"price-floor", "⏎*/TEA⏎@19⏎", 24, 80},
    {"edit", "5678z⏎.6", 24, 80},
    {"card-pin", "5678z⏎.5.6⏎250917⏎2509", 24, 80},
    {"edit-phone", "5678z⏎.6<S-Tab>13900002222<F9>13812345678⏎", 24, 80},
    {"claim", "⏎30⏎⏎⏎128⏎⏎1111⏎.7", 24, 80},
    {"claim-preview", "⏎30⏎⏎⏎128⏎⏎1111⏎.74⏎", 24, 80},
    {"slash", "5678z⏎/l", 24, 80},
    {"enrol-full", "13987654321⏎张丽云⏎119900627*⏎1⏎⏎5678⏎", 24, 80},
    {"enrol-known", "13987654321⏎<S-Tab><Bs><Bs><Bs><Bs><Bs><Bs><Bs><Bs><Bs>900001111", 24, 80},
    {"same-name", "13987654321⏎张丽云⏎<F4>", 24, 80},
    {"menu", ".", 24, 80},
    {"rules", "1111⏎128⏎⏎.4", 24, 80},
    {"rules-points", ".41", 24, 80},
    {"rules-tiers", ".43", 24, 80},
    {"rules-levels", ".44", 24, 80},
    {"rules-level", ".44<Down>⏎", 24, 80},
    {"rules-topup", ".46⏎", 24, 80},
    {"rules-offers", ".47", 24, 80},
    {"rules-offer-1", ".47⏎", 24, 80},
    {"rules-offer-2", ".47⏎<F9>", 24, 80},
    {"rules-offer-3", ".47⏎<F9><F9>", 24, 80},
    {"rules-till", ".48", 24, 80},
    {"rules-limits", ".4<Down><Down><Down><Down><Down><Down><Down><Down><Down>⏎", 24, 80},
    {"rules-gifts", ".49", 24, 80},
    {"rules-gift", ".49⏎", 24, 80},
    {"rules-bad", ".41<Bs><Bs><Bs><Bs>x<F9>", 24, 80},
    {"rules-trial", "1111⏎128⏎⏎.41<Bs><Bs><Bs><Bs>2<F9><F9>", 24, 80},
    {"rules-trial-large", "1111⏎128⏎⏎.41<Bs><Bs><Bs><Bs>2<F9><F9>", 40, 120},
    {"rules-done", ".41<Bs><Bs><Bs><Bs>2<F9><F9>⏎", 24, 80},
    {"rules-help", ".4<F1>", 24, 80},
    {"locked", "5678z⏎128⏎...2.6", 24, 80},
    {"locked-other", ".6<F2>E0", 24, 80},
    {"bill-saving", "13812345678⏎80⏎", 24, 80},
    {"approval-preview", ".6<F2>E07⏎⏎300⏎⏎<^Z>", 24, 80},
    {"approval", ".6<F2>E07⏎⏎300⏎⏎<^Z>⏎", 24, 80},
    {"approval-price", ".6<F2>E07⏎⏎*/TEA⏎@20⏎", 24, 80},
    {"approval-return", ".6<F2>E07⏎⏎300⏎⏎/3⏎*⏎⏎⏎", 24, 80},
    {"handover", ".6<F2>E07⏎⏎128.6⏎.9⏎⏎⏎20⏎<F6>.5.1.123⏎6⏎⏎4", 24, 80},
    {"handover-coming", ".6<F2>E07⏎⏎12⏎⏎.123⏎6⏎⏎⏎⏎⏎⏎<Tab>1000⏎M0", 24, 80},
    {"handover-recount", ".6<F2>E07⏎⏎12⏎⏎.123⏎6⏎⏎⏎⏎⏎⏎⏎M01⏎<F9>", 24, 80},
    {"handover-done", ".6<F2>E07⏎⏎12⏎⏎.123⏎6⏎⏎⏎⏎⏎⏎⏎M01⏎<F9><F9>", 24, 80},
    {"scanner", ":scanner⏎&6901234567892<Tab>&6900000000009<Tab>", 24, 80},
    {"item-price", "⏎12⏎<scan:6900000000009>12", 24, 80},
    {"payment-code", "5678z⏎128⏎<scan:134567890123456789>", 24, 80},
    {"key-preset", ".9", 24, 80},
    {"hidden", "5678z⏎128⏎{idle}", 24, 80},
    {"items", "5678z⏎lj", 24, 80},
    {"items-none", "⏎12⏎3*xyz⏎", 24, 80},
    {"bill-number", "/34", 24, 80},
    {"day-bills", "13812345678⏎128⏎.550⏎.2⏎⏎3*25⏎⏎<^Z>⏎/⏎", 24, 80},
    {"exchange", "5678z⏎3*25⏎*20⏎⏎/3⏎1⏎*60⏎*/TEA⏎", 24, 80},
    {"exchange-why", "5678z⏎3*25⏎*20⏎⏎/3⏎1⏎*60⏎*/TEA⏎<F9>", 24, 80},
    {"exchange-preview", "5678z⏎3*25⏎*20⏎⏎/3⏎1⏎*60⏎*/TEA⏎<F9>.1", 24, 80},
    {"exchange-done", "5678z⏎3*25⏎*20⏎⏎/3⏎1⏎*60⏎*/TEA⏎<F9>.1⏎⏎", 24, 80},
    {"exchange-back", "5678z⏎3*25⏎*20⏎⏎/3⏎1⏎*10⏎<F9>.2", 24, 80},
    {"credit", "1111⏎.935⏎cup⏎", 24, 80},
    {"resell", "1111⏎128⏎⏎13812345678⏎.73⏎", 24, 80},
    {"back", "5678z⏎3*25⏎*20⏎⏎/3⏎2*1", 24, 80},
    {"back-asked", "5678z⏎3*25⏎*20⏎⏎/3⏎2*1⏎2⏎", 24, 80},
    {"back-preview", "13812345678⏎128⏎<F8>-500⏎⏎/3⏎*⏎<F9>", 24, 80},
    {"back-owed", "1111⏎2100⏎⏎1111⏎128⏎-2000⏎⏎/3⏎.1", 24, 80},
    {"back-twice", "5678z⏎3*25⏎⏎/3⏎2*1⏎⏎⏎/3⏎2*1⏎", 24, 80},
    {"tender-correct", "5678z⏎128⏎⏎/3⏎.5.150⏎.2", 24, 80},
    {"tender-corrected", "5678z⏎128⏎⏎/3⏎.5.1⏎", 24, 80},
    {"back-done", "5678z⏎3*25⏎⏎/3⏎*⏎⏎⏎", 24, 80},
    {"why", "13812345678⏎128⏎<F8>-500⏎⏎/3⏎<F4>", 24, 80},
    {"receipt", "13812345678⏎128⏎<F8>-500⏎⏎<^P>", 24, 80},
    {"receipt-58", "13812345678⏎128⏎<F8>-500⏎⏎<^P><F4>", 24, 80},
    {"card", "5678z⏎.5", 24, 80},
    {"points-form", "13812345678⏎.5.5", 24, 80},
    {"points-form-approval", "13812345678⏎.5.5-20⏎#1⏎价签<F9>", 24, 80},
    {"points-form-done", "13812345678⏎.5.5-20⏎#1⏎价签<F9>M01⏎", 24, 80},
    {"office", ":", 24, 80},
    {"office-name", ":s", 24, 80},
    {"price-book", ":items⏎", 24, 80},
    {"price-book-ask", ":items⏎<Del>", 24, 80},
    {"price-book-new", ":items⏎<F2>", 24, 80},
    {"price-book-edit", ":items⏎⏎<Tab><Tab>30<F9>", 24, 80},
    {"staff", ":staff⏎", 24, 80},
    {"staff-new", ":staff⏎<F2>E08⏎王芳⏎", 24, 80},
    {"staff-left", ":staff⏎<Down><Down><Del>.1", 24, 80},
    {"staff-last", ":staff⏎<Del>.1", 24, 80},
    {"staff-pin", ":staff⏎.11234", 24, 80},
    {"settings", ":settings⏎", 24, 80},
    {"settings-change", ":settings⏎⏎<Bs><Bs><Bs><Bs><Bs><Bs>gold<F9>", 24, 80},
    {"till-list", "⏎12⏎⏎:tills⏎", 24, 80},
    {"till-name", "⏎12⏎⏎:tills⏎⏎吧台<F9>", 24, 80},
    {"practice", ":practice⏎", 24, 80},
    {"audit", "5678z⏎128⏎⏎:audit⏎", 24, 80},
    {"audit-choose", "5678z⏎128⏎⏎:audit⏎<F4><Tab><Tab>E99<F9>", 24, 80},
    {"audit-chosen", "5678z⏎128⏎⏎:audit⏎<F4><Tab><Tab><Tab>sale<F9>", 24, 80},
    {"note", "5678z⏎.5.1喜欢淡茶", 24, 80},
    {"note-kept", "5678z⏎.5.1喜欢淡茶<F9>", 24, 80},
    {"bills-before", "⏎12⏎⏎.3.1.1", 24, 80},
    {"bills-none", ".3.32026-01-01<F9>", 24, 80},
    {"bills-day", "⏎12⏎⏎.3.3", 24, 80},
    {"bills-total", "⏎128⏎⏎⏎64⏎⏎.3.3⏎128<F9>", 24, 80},
    {"shifts", "⏎12⏎⏎:shifts⏎", 24, 80},
    {"shift-float", "⏎12⏎⏎:shifts⏎.1500", 24, 80},
    {"shift-drop", "⏎12⏎⏎:shifts⏎.25<F9>", 24, 80},
    {"price-book-stock", ":items⏎.224<Tab>", 24, 80},
    {"card-phone", "13812345678⏎128⏎⏎13812345678⏎.5.3", 24, 80},
    {"board", "5678z⏎128⏎⏎⏎72⏎⏎.2", 24, 80},
    {"board-compared", "5678z⏎128⏎⏎⏎72⏎⏎.2=", 24, 80},
    {"changes", "⏎128.6⏎.9⏎⏎⏎*/TEA⏎@22⏎⏎⏎*/TEA⏎⏎/5⏎1⏎<F9>⏎.24", 24, 80},
    {"board-members", "5678z⏎128⏎⏎.2⏎", 24, 80},
    {"ledger", "13812345678⏎128⏎<F8>-500⏎⏎13812345678⏎.5<F7>", 24, 80},
    {"help", "⏎128⏎?", 24, 80},
    {"help-filter", "⏎128⏎?F8", 24, 80},
    {"till-lost", "<over>5678z⏎128⏎", 24, 80},
    {"till-asked", "<over>⏎12⏎⏎<Esc>⏎", 24, 80},
    {"tills", "<over>⏎12⏎⏎<Esc>⏎<Esc>", 24, 80},
    {"till-named", "<over>⏎12⏎⏎<Esc>⏎.1", 24, 80},
    {"queue", "{printer}⏎128⏎⏎{unsure}⏎12⏎⏎{away}<F4>", 24, 80},
    {"queue-none", "<F4>", 24, 80},
    {"queue-drop", "{printer}⏎128⏎⏎{away}<F4><Del>", 24, 80},
    {"printer", "<F4><F4>", 24, 80},
    {"printer-tried", "<F4><F4>2192.168.1.50<F9>", 24, 80},
    {"printer-wrong", "<F4><F4>3lp0<F9>", 24, 80},
    {"reprint", "{printer}⏎128⏎⏎<^P>", 24, 80},
    {"too-small", "", 20, 60},
    {"large", "5678z⏎128⏎", 40, 132},
    {"idle-wide", "5678z⏎128⏎⏎⏎12⏎20⏎⏎86⏎<F6>{glance}", 60, 200},
    {"sale-wide", "13812345678⏎128⏎2*/TEA⏎<F8>-500⏎", 60, 200},
};

static struct player at;

/* Keys with the codes and the idle time filled in. */
static void play(const char *keys)
{
    while (*keys != '\0') {
        char piece[256];
        size_t length = strcspn(keys, "{");
        snprintf(piece, sizeof piece, "%.*s", (int)length, keys);
        player_type(&at, piece);
        keys += length;
        if (*keys == '\0')
            return;
        if (strncmp(keys, "{idle}", 6) == 0)
            counter_idle(at.counter, COUNTER_LET_GO_MS);
        else if (strncmp(keys, "{glance}", 8) == 0)
            glance_read(at.counter);
        else if (strncmp(keys, "{grant}", 7) == 0)
            player_grant(&at);
        else if (strncmp(keys, "{printer}", 9) == 0)
            player_printer(&at);
        else if (strncmp(keys, "{away}", 6) == 0)
            player_slip(&at, PRINT_WAITING, "refused");
        else if (strncmp(keys, "{unsure}", 8) == 0)
            player_slip(&at, PRINT_UNSURE, "closed");
        else if (strncmp(keys, "{pass}", 6) == 0)
            player_pass(&at);
        else
            player_type(&at, keys[1] == 'u' ? at.usable : at.expired);
        keys = strchr(keys, '}') + 1;
    }
}

/* Terminals disagree about the width of some characters, so screens may only use those of undisputed width. */
static void only_sure_widths(const char *shot)
{
    uint32_t c;
    for (size_t length; (length = text_decode(shot, &c)) > 0; shot += length) {
        bool sure = c < 0x7f || c == 0xA5 || (c >= 0x3000 && c < 0xA000) || (c >= 0xFF01 && c <= 0xFF60) ||
                    (c >= 0xFFE0 && c <= 0xFFE6);
        if (!sure)
            print_message("U+%04X has no sure width\n", c);
        assert_true(sure);
    }
}

/* A cut text ends with '~'; only names and typed text may be cut. */
static void nothing_cut(const struct scene *scene, const char *shot)
{
    if (strchr(shot, '~'))
        print_message("%s has something cut\n%s", scene->name, shot);
    assert_null(strchr(shot, '~'));
}

/* The marked row begins with a sign, because colour alone may not be visible. */
static void marks_are_signs(const struct canvas *canvas)
{
    for (int row = 0; row < canvas->rows; row++)
        for (int col = 0; col < canvas->cols; col++) {
            bool begins = canvas_at(canvas, row, col)->role == ROLE_MARKED &&
                          (col == 0 || canvas_at(canvas, row, col - 1)->role != ROLE_MARKED);
            if (begins)
                assert_string_equal(canvas_at(canvas, row, col)->text, ">");
        }
}

/* The number of this process is another one in every run. */
static char *same_process(char *shot)
{
    char pid[24];
    struct buffer text = {0};
    const char *from = shot, *at_pid;
    snprintf(pid, sizeof pid, "%ld", (long)getpid());
    for (; at.other && (at_pid = strstr(from, pid)) != NULL; from = at_pid + strlen(pid)) {
        buffer_add_bytes(&text, from, (size_t)(at_pid - from));
        buffer_add(&text, "4711");
    }
    buffer_add(&text, from);
    free(shot);
    return text.text;
}

static void compare(const char *language, const struct scene *scene, int rows, int cols)
{
    char *shot = same_process(player_shot(&at, rows, cols));
    only_sure_widths(shot);
    nothing_cut(scene, shot);
    marks_are_signs(&at.canvas);
    golden_picture(scene->name, language, rows, cols, shot);
    free(shot);
}

/* Common to every screen: the last cell is empty, a practice shop is labelled, the cursor is at the mark or prompt. */
static void common(const struct scene *scene)
{
    const struct canvas *canvas = &at.canvas;
    const struct cell *last = canvas_at(canvas, canvas->rows - 1, canvas->cols - 1);
    assert_true(last->text[0] == '\0' || strcmp(last->text, " ") == 0);
    if (scene->rows < SCREEN_ROWS)
        return;
    char *text = canvas_dump(canvas);
    assert_non_null(strstr(text, _("PRACTICE")));
    free(text);
    bool waits = counter_screen(at.counter) != SCREEN_VERDICT && counter_screen(at.counter) != SCREEN_PREVIEW;
    assert_true(!waits || canvas->cursor_row >= 0);
}

static void in_language(const char *language)
{
    locale_start(language);
    for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++) {
        player_open(&at);
        play(scenes[i].keys);
        compare(language, &scenes[i], scenes[i].rows, scenes[i].cols);
        common(&scenes[i]);
        if (scenes[i].rows == SCREEN_ROWS) {
            compare(language, &scenes[i], 40, 120);
            common(&scenes[i]);
        }
        player_close(&at);
    }
}

static void screens_in_chinese(void **state)
{
    (void)state;
    in_language("zh");
}

static void screens_in_english(void **state)
{
    (void)state;
    in_language("en");
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(screens_in_chinese, scratch_clean),
        cmocka_unit_test_teardown(screens_in_english, scratch_clean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
