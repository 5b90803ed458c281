/* What sinks have in common. */
#ifndef TABSHARK_VERBS_SINK_H
#define TABSHARK_VERBS_SINK_H

#include "table/table.h"

/* The table a sink gives back: the columns of `in`, shared, and the partial results that it stands
 * for. */
static inline Table *sink_result(const Table *in)
{
    Table *out = table_new(in->rows);
    for (size_t i = 0; i < table_width(in); i++)
        table_add(out, table_name(in, i), column_ref(table_column(in, i)));
    out->parts = in->parts != NULL ? g_ptr_array_ref(in->parts) : NULL;
    return out;
}

#endif
