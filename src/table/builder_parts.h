/* A builder taken apart, so that it can be kept in a file and put together again, and its cells as
 * they were read. */
#ifndef TABSHARK_TABLE_BUILDER_PARTS_H
#define TABSHARK_TABLE_BUILDER_PARTS_H

#include <glib.h>

#include "table/builder.h"

/* A cell whose value, written in the column's form, would not give the cell back: kept in case the
 * column becomes text. What tshark prints has one form a field, so there are few. */
typedef struct {
    size_t row;
    char *cell;
} Oddity;

typedef struct {
    Type type;
    size_t rows;
    void *values;     /* of g_malloc, as in a Column */
    uint8_t *present; /* bitmap_bytes(rows) bytes; NULL: nothing is missing */
    Dictionary *dictionary;
    bool seen, epoch, words;
    unsigned hex_digits;
    GArray *oddities; /* of Oddity, rows going up; see oddities_new */
    char *misfit;     /* the first cell that did not fit, or NULL */
    size_t misfit_row;
} BuilderParts;

/* Bytes of a bitmap with one bit a row. */
static inline size_t bitmap_bytes(size_t rows)
{
    return rows / 8 + (rows % 8 != 0);
}

/* An empty array of Oddity, which frees their cells. */
GArray *oddities_new(void);

/* The parts, which still belong to the builder. */
BuilderParts builder_peek(const Builder *builder);

/* A builder of those parts, under MISFIT_MAKES_TEXT. Takes over all that they point to. */
Builder *builder_from_parts(const BuilderParts *parts);

/* Frees what parts point to that became no builder's. */
void builder_parts_clear(BuilderParts *parts);

/* Gets a cell; what is missing has a length of 0. */
typedef void (*BuilderCell)(size_t row, const char *cell, size_t length, void *data);

/* Gives each cell as it was read, in order. Not for a builder that has stopped at a misfit. */
void builder_each_cell(const Builder *builder, BuilderCell function, void *data);

#endif
