#include "cluster/ranges.h"

#include <stdint.h>
#include <string.h>

char *ranges_text(const GArray *numbers)
{
    GString *text = g_string_new(NULL);
    for (unsigned i = 0; i < numbers->len;) {
        unsigned last = i;
        size_t first_number = g_array_index(numbers, size_t, i);
        while (last + 1 < numbers->len &&
               g_array_index(numbers, size_t, last + 1) == first_number + (last + 1 - i))
            last++;
        g_string_append_printf(text, "%s%zu", i > 0 ? "," : "", first_number);
        if (last > i)
            g_string_append_printf(text, "-%zu", g_array_index(numbers, size_t, last));
        i = last + 1;
    }
    return g_string_free(text, false);
}

bool ranges_contain(const char *text, size_t number)
{
    g_auto(GStrv) ranges = g_strsplit(text, ",", -1);
    for (char **range = ranges; *range != NULL; range++) {
        g_auto(GStrv) ends = g_strsplit(*range, "-", 2);
        guint64 first, last;
        if (ends[0] == NULL || !g_ascii_string_to_unsigned(ends[0], 10, 0, SIZE_MAX, &first, NULL))
            continue;
        last = first;
        if (ends[1] != NULL && !g_ascii_string_to_unsigned(ends[1], 10, 0, SIZE_MAX, &last, NULL))
            continue;
        if (first <= number && number <= last)
            return true;
    }
    return false;
}
