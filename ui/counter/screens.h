/* SPDX-License-Identifier: MIT */
/*
 * screens: the list of all screens. X(ID, NAME): ui/screen/NAME.c defines `const struct screen screen_NAME`. Screens
 * refer to each other by SCREEN_ID, so that none is linked to another.
 */
#ifndef FD_UI_COUNTER_SCREENS_H
#define FD_UI_COUNTER_SCREENS_H

#define SCREENS(X)                                                                                                     \
    X(IDLE, idle)                                                                                                      \
    X(QUERY, finder)                                                                                                   \
    X(MEMBER, member)                                                                                                  \
    X(WALKIN, walkin)                                                                                                  \
    X(BILL, bill)                                                                                                      \
    X(TENDER, tender)                                                                                                  \
    X(TOPUP, topup)                                                                                                    \
    X(OFFERS, offers)                                                                                                  \
    X(GIFTS, gift)                                                                                                     \
    X(PASSES, pass)                                                                                                    \
    X(SPEND, spend)                                                                                                    \
    X(TENDERS, tenders)                                                                                                \
    X(OTHER, other)                                                                                                    \
    X(VOUCHER, voucher)                                                                                                \
    X(BUYER, buyer)                                                                                                    \
    X(NAMED, named)                                                                                                    \
    X(ORDERS, orders)                                                                                                  \
    X(DEPOSIT, deposit)                                                                                                \
    X(ORDER_END, order_end)                                                                                            \
    X(DEBTORS, debtors)                                                                                                \
    X(DEBTOR_FORM, debtor_form)                                                                                        \
    X(SETTLE, settle)                                                                                                  \
    X(ROUND, round)                                                                                                    \
    X(DISCOUNT, discount)                                                                                              \
    X(ITEM, items)                                                                                                     \
    X(LIST, coupons)                                                                                                   \
    X(HELD, held)                                                                                                      \
    X(NUMBER, number)                                                                                                  \
    X(BILLS, bills)                                                                                                    \
    X(RETURN, return )                                                                                                 \
    X(CREDIT, credit)                                                                                                  \
    X(EXCHANGE, exchange)                                                                                              \
    X(PREVIEW, preview)                                                                                                \
    X(STEPS, steps)                                                                                                    \
    X(RECEIPT, receipt)                                                                                                \
    X(CARD, card)                                                                                                      \
    X(LEDGER, ledger)                                                                                                  \
    X(FAMILY, family)                                                                                                  \
    X(FAMILY_FORM, family_form)                                                                                        \
    X(CODE, code)                                                                                                      \
    X(VERDICT, verdict)                                                                                                \
    X(ENROL, enrol)                                                                                                    \
    X(PHONE, phone)                                                                                                    \
    X(MEMBER_PIN, member_pin)                                                                                          \
    X(PEOPLE, people)                                                                                                  \
    X(ASK, ask)                                                                                                        \
    X(PROOF, proof)                                                                                                    \
    X(UNIT, unit)                                                                                                      \
    X(LOCKED, locked)                                                                                                  \
    X(TILLS, tills)                                                                                                    \
    X(APPROVE, approve)                                                                                                \
    X(SCANNER, scanner)                                                                                                \
    X(SHIFT, shift)                                                                                                    \
    X(COMING, coming)                                                                                                  \
    X(CORRECT, correct)                                                                                                \
    X(COUNTED, counted)                                                                                                \
    X(BOARD, board)                                                                                                    \
    X(BEHIND, behind)                                                                                                  \
    X(CHANGES, changes)                                                                                                \
    X(CLAIM, claim)                                                                                                    \
    X(CLAIMED, claimed)                                                                                                \
    X(QR, qr)                                                                                                          \
    X(RULES, rules)                                                                                                    \
    X(ELEMENTS, elements)                                                                                              \
    X(RULE_FORM, rule_form)                                                                                            \
    X(GIFT_FORM, gift_form)                                                                                            \
    X(TRIAL, trial)                                                                                                    \
    X(OFFICE, office)                                                                                                  \
    X(PRICE_BOOK, price_book)                                                                                          \
    X(ITEM_FORM, item_form)                                                                                            \
    X(STOCK_FORM, stock_form)                                                                                          \
    X(STAFF, staff)                                                                                                    \
    X(STAFF_FORM, staff_form)                                                                                          \
    X(PIN, pin)                                                                                                        \
    X(SETTINGS, settings)                                                                                              \
    X(SETTING_FORM, setting_form)                                                                                      \
    X(TILL_LIST, till_list)                                                                                            \
    X(TILL_FORM, till_form)                                                                                            \
    X(PRACTICE, practice)                                                                                              \
    X(AUDIT, audit)                                                                                                    \
    X(AUDIT_FORM, audit_form)                                                                                          \
    X(POINTS_FORM, points_form)                                                                                        \
    X(QUEUE, queue)                                                                                                    \
    X(PRINTER, printer)                                                                                                \
    X(NOTE, note)                                                                                                      \
    X(DAY_FORM, day_form)                                                                                              \
    X(SHIFTS, shifts)                                                                                                  \
    X(CASH, cash)

#define SCREEN_ID(ID, name) SCREEN_##ID,
enum screen_id { SCREENS(SCREEN_ID) SCREEN_COUNT };
#undef SCREEN_ID

#endif
