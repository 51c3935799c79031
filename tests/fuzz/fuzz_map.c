/* SPDX-License-Identifier: MIT */
/* Any bytes as the map of an import; with one that is accepted every cell of the file can be read. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "import/import_sheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_cells(const struct sheet *sheet)
{
    char buf[SHEET_TEXT];
    for (size_t row = sheet->first; row < sheet->csv.rows; row++)
        for (int field = 0; field < SHEET_COUNT; field++) {
            const char *value = import_sheet_value(sheet, row, (enum sheet_field)field, buf);
            if (!text_valid(value, strlen(value)))
                abort();
            if (*value != '\0' && !import_sheet_has(sheet, (enum sheet_field)field))
                abort();
        }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const files[] = {
        "手机,姓名,积分,金额,日期,单号\n13800001111,张丽,12,1.00,20260801,7\n13800002222,王 强,,2.00,20260802,8\n",
        "a b  c\n1 2  3\n张 三 4\n",
        "",
    };
    if (size == 0)
        return 0;
    char *map = mem_alloc(size);
    memcpy(map, data + 1, size - 1);
    const char *file = files[data[0] / 3 % 3];
    struct import_request request = {
        .kind = (enum import_kind)(data[0] % 3), .bytes = file, .size = strlen(file), .encoding = "utf-8", .map = map};
    struct sheet sheet = {0};
    if (import_sheet_read(&request, &sheet, NULL) == STATUS_OK)
        read_cells(&sheet);
    import_sheet_clear(&sheet);
    free(map);
    return 0;
}
