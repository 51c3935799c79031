/* SPDX-License-Identifier: MIT */
/*
 * import_sheet: reads a file as rows of fields: converts to UTF-8, splits into cells (CSV, runs of blanks or fixed
 * columns) and maps cells to fields by the map or by English or Chinese headers. Independent of members and bills.
 */
#ifndef FD_IMPORT_IMPORT_SHEET_H
#define FD_IMPORT_IMPORT_SHEET_H

#include "exchange/csv.h"
#include "import/import.h"

/* X(enum suffix, field code, kinds of import that have it (m s i), other headers for it, separated by '|') */
#define SHEET_FIELDS(X)                                                                                                \
    X(MEMBER, "member", "s", "会员|会员编号|member_id")                                                                \
    X(PHONE, "phone", "ms", "手机|手机号|手机号码|电话|联系电话|mobile")                                               \
    X(CARD, "card", "ms", "卡号|会员卡号|会员卡|card_no")                                                              \
    X(NAME, "name", "msi", "姓名|名字|会员姓名|名称|品名|商品名称|customer")                                           \
    X(BIRTHDAY, "birthday", "m", "生日|出生日期|birth_date")                                                           \
    X(GENDER, "gender", "m", "性别|sex")                                                                               \
    X(TIER, "tier", "m", "等级|会员等级|级别|level")                                                                   \
    X(POINTS, "points", "m", "积分|积分余额|剩余积分")                                                                 \
    X(PRINCIPAL, "principal", "m", "本金|储值本金|储值|储值余额")                                                      \
    X(BONUS, "bonus", "m", "赠金|赠送金|赠送余额")                                                                     \
    X(TAGS, "tags", "m", "标签|会员标签")                                                                              \
    X(JOINED, "joined", "m", "入会日期|注册日期|开卡日期|入会时间")                                                    \
    X(SOURCE, "source", "m", "来源|渠道")                                                                              \
    X(BILL, "bill", "s", "单号|小票号|订单号|流水号|order_id")                                                         \
    X(DATE, "date", "s", "日期|消费日期|交易日期|时间|交易时间|order_date")                                            \
    X(AMOUNT, "amount", "s", "金额|实付|实付金额|消费金额|revenue")                                                    \
    X(SKU, "sku", "si", "商品|商品编码|货号|编码")                                                                     \
    X(QUANTITY, "quantity", "s", "数量|件数")                                                                          \
    X(UNIT_PRICE, "unit_price", "s", "单价")                                                                           \
    X(CATEGORY, "category", "si", "分类|类别|品类")                                                                    \
    X(PRICE, "price", "i", "价格|售价|零售价")                                                                         \
    X(FLOOR, "floor", "i", "底价|最低价")                                                                              \
    X(BARCODE, "barcode", "i", "条码|条形码")                                                                          \
    X(MEMBER_PRICE, "member_price", "i", "会员价")                                                                     \
    X(POINTS_PRICE, "points_price", "i", "积分价|兑换积分")                                                            \
    X(STOCK, "stock", "i", "库存")

enum sheet_field {
#define X(name, code, kinds, headers) SHEET_##name,
    SHEET_FIELDS(X)
#undef X
        SHEET_COUNT
};

#define SHEET_PARTS 4 /* most columns joined into one field */
#define SHEET_TEXT 1024

/* The source of a field: columns, joined by a blank, and a default for an empty value. */
struct sheet_source {
    size_t part[SHEET_PARTS];
    size_t parts;
    char *otherwise; /* the default; owned; NULL: none */
};

struct sheet {
    struct csv csv;
    size_t first; /* first row of data */
    struct sheet_source source[SHEET_COUNT];
    char dates[32]; /* strptime format; "": tries the usual ones */
    bool create_members, create_items;
};

/* bad_value with field "map…" if the map is invalid or does not fit the file. The caller clears *sheet. */
enum status import_sheet_read(const struct import_request *request, struct sheet *sheet, struct error *err) MUST_USE;
void import_sheet_clear(struct sheet *sheet);

const char *import_sheet_field_code(enum sheet_field field);
bool import_sheet_has(const struct sheet *sheet, enum sheet_field field);
bool import_sheet_blank(const struct sheet *sheet, size_t row);     /* are all cells empty? */
int64_t import_sheet_number(const struct sheet *sheet, size_t row); /* row number in the file, from 1 */
/* The trimmed value; "" if there is none. Points into buf or the sheet. */
const char *import_sheet_value(const struct sheet *sheet, size_t row, enum sheet_field field, char buf[SHEET_TEXT]);

#endif
