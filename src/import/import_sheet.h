/* SPDX-License-Identifier: MIT */
/*
 * import_sheet: a file as rows of our fields: bytes to UTF-8, text to cells (CSV, runs of blanks, fixed columns), cells
 * to fields by the map or by the headers' own names, English or Chinese. Knows nothing of members or bills.
 */
#ifndef FD_IMPORT_IMPORT_SHEET_H
#define FD_IMPORT_IMPORT_SHEET_H

#include "exchange/csv.h"
#include "import/import.h"

/* X(enum suffix, field code, kinds it belongs to, headers that mean it besides its code, split by '|') */
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

#define SHEET_PARTS 4 /* columns joined into one field at most */
#define SHEET_TEXT 1024

/* Where a field comes from: columns (joined by a blank), else what stands for an empty one. */
struct sheet_source {
    size_t part[SHEET_PARTS];
    size_t parts;
    char *otherwise; /* owned; NULL if none */
};

struct sheet {
    struct csv csv;
    size_t first; /* row where the data begins */
    struct sheet_source source[SHEET_COUNT];
    char dates[32]; /* strptime form; "" to try the usual ones */
    bool create_members, create_items;
};

/* bad_value with field "map…" for a map that is wrong or does not fit the file. The caller clears *sheet. */
enum status import_sheet_read(const struct import_request *request, struct sheet *sheet, struct error *err) MUST_USE;
void import_sheet_clear(struct sheet *sheet);

const char *import_sheet_field_code(enum sheet_field field);
bool import_sheet_has(const struct sheet *sheet, enum sheet_field field);
bool import_sheet_blank(const struct sheet *sheet, size_t row); /* every cell empty */
int64_t import_sheet_number(const struct sheet *sheet,
                            size_t row); /* as a spreadsheet counts: 1 = the first of the file */
/* Trimmed; "" if there is none. Good while buf and the sheet are. */
const char *import_sheet_value(const struct sheet *sheet, size_t row, enum sheet_field field, char buf[SHEET_TEXT]);

#endif
