/* From cells of text to a typed column. An empty cell is a missing value. */
#ifndef TABSHARK_TABLE_BUILDER_H
#define TABSHARK_TABLE_BUILDER_H

#include <stdbool.h>
#include <stddef.h>

#include "table/column.h"

typedef struct Builder Builder;

/* What happens when a cell does not fit the column's type. */
typedef enum {
    MISFIT_MAKES_TEXT, /* the whole column becomes text, with the cells so far as they were read */
    MISFIT_STOPS,      /* the builder ignores all further cells; for who can read the cells again */
    ODDITY_STOPS, /* likewise, and what would not be written as it was read (007) is a misfit */
} MisfitPolicy;

Builder *builder_new(Type type, MisfitPolicy policy);
void builder_free(Builder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Builder, builder_free)

/* Adds the next cell: `length` bytes, not necessarily ended by a NUL. */
void builder_append(Builder *builder, const char *cell, size_t length);
void builder_append_missing(Builder *builder);

/* Rows so far. */
size_t builder_rows(const Builder *builder);

/* Did a cell not fit? Then the first such cell, which belongs to the builder, and its row from 0.
 */
bool builder_misfit(const Builder *builder, const char **cell, size_t *row);

/* Starts again as a column of text, with the cells so far as they were read; under
 * MISFIT_MAKES_TEXT. */
void builder_turn_into_text(Builder *builder);

/* The column of all cells so far; the builder is empty afterwards and can only be freed. After a
 * misfit only under MISFIT_MAKES_TEXT. */
Column *builder_finish(Builder *builder);

/* The column of the cells of several builders, as if one had read them all, one after the other: a
 * misfit in any makes the whole column text. They have one type and MISFIT_MAKES_TEXT; all are
 * empty afterwards, as after builder_finish. */
Column *builder_join(Builder *const *parts, size_t n);

#endif
