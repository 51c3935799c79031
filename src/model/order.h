/* SPDX-License-Identifier: MIT */
/*
 * order: what a customer ordered and pays a deposit for, by its number. What is held of the deposits is the sum of the
 * open lots of kind deposit that name the order. Money is in fen.
 */
#ifndef FD_MODEL_ORDER_H
#define FD_MODEL_ORDER_H

#include "rules/programme.h"
#include "store/stmt.h"

#define ORDER_TENDERS 12

struct order {
    int64_t id;
    char name[NAME_TEXT]; /* what it is, and for whom */
    int64_t member;       /* 0: nobody's */
    char person[256];     /* the member's name; "" for nobody's or a nameless member */
    int64_t phone;        /* theirs; 0: none */
    int64_t total;        /* agreed price; 0: not said */
    int64_t day;          /* on which it was taken */
    int64_t taken, held;  /* deposits in all, and what is left of them */
};

/* Inside a write; *id is the new number. */
enum status order_insert(struct db *db, const struct order *order, int64_t *id, struct error *err) MUST_USE;
/* not_found, field "order", arg 0 the number. */
enum status order_get(struct db *db, int64_t id, struct order *order, struct error *err) MUST_USE;
/* The same for a number as typed. */
enum status order_resolve(struct db *db, const char *text, struct order *order, struct error *err) MUST_USE;

struct order_list {
    struct order *order;
    size_t count, room;
};
/* At most `limit` with a number above `after`. The caller clears the list, also after an error. */
enum status order_list(struct db *db, int64_t after, int64_t limit, struct order_list *list,
                       struct error *err) MUST_USE;
/* What the counter lists: those with something left first, then the newest. As order_list. */
enum status order_counter(struct db *db, int64_t limit, struct order_list *list, struct error *err) MUST_USE;
/* Those whose deposit can pay a bill, the member's own first (0: nobody's). As order_list. */
enum status order_paying(struct db *db, int64_t member, int64_t limit, struct order_list *list,
                         struct error *err) MUST_USE;
void order_list_clear(struct order_list *list);

/* One deposit with something left. */
struct order_lot {
    int64_t lot, left;
};
struct order_lots {
    struct order_lot *lot;
    size_t count, room;
};
/* The oldest first. The caller clears the list, also after an error. */
enum status order_lots(struct db *db, int64_t order, struct order_lots *list, struct error *err) MUST_USE;
void order_lots_clear(struct order_lots *list);

/* The order of a deposit's lot; 0: of another kind. */
enum status order_of_lot(struct db *db, int64_t lot, int64_t *order, struct error *err) MUST_USE;

/* What one tender paid of the deposits, less what was given back by it. */
struct order_paid {
    char tender[12];
    int64_t amount;
};
/* In the order paid; *count ≤ ORDER_TENDERS. */
enum status order_paid(struct db *db, int64_t order, struct order_paid paid[ORDER_TENDERS], size_t *count,
                       struct error *err) MUST_USE;

#endif
