/* Types of columns that whoever opens a file knows better than the file tells. */
#ifndef TABSHARK_TEXT_KNOWN_TYPE_H
#define TABSHARK_TEXT_KNOWN_TYPE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/nearest.h"
#include "table/column.h"

typedef struct {
    const char *name; /* of the column */
    Type type;
    bool may_be_absent; /* else it is an error if there is no such column */
} KnownType;

/* Finds the column that is meant among the `n` names of a file: its index, or `n` if it is absent
 * and may be. The error names columns that are near, or all. */
bool known_type_find(const KnownType *known, size_t n, NearestNameAt name_at, const void *data,
                     size_t *index, GError **error);

#endif
