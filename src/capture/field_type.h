/* Wireshark's field types (FT_…) as types of columns. */
#ifndef TABSHARK_CAPTURE_FIELD_TYPE_H
#define TABSHARK_CAPTURE_FIELD_TYPE_H

#include <stddef.h>

#include "table/column.h"

/* The column type for a field of that name and type ("FT_UINT32", `length` bytes long); text if it
 * has no better one. */
Type field_type(const char *field, const char *ft, size_t length);

#endif
