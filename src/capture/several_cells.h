/* The cells of a field that hold several values, as they were read: what a typed column of one of
 * them leaves out. */
#ifndef TABSHARK_CAPTURE_SEVERAL_CELLS_H
#define TABSHARK_CAPTURE_SEVERAL_CELLS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "table/dictionary.h"

typedef struct {
    GArray *rows;      /* of uint64_t, going up */
    GArray *codes;     /* of uint32_t, one a row */
    Dictionary *texts; /* with VALUE_SEPARATOR between the values */
    bool cut;          /* some hold more values than there are: all cannot be told */
} SeveralCells;

SeveralCells *several_cells_new(void);
void several_cells_free(SeveralCells *cells);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(SeveralCells, several_cells_free)

/* Adds the cell of a row behind the last one. */
void several_cells_add(SeveralCells *cells, size_t row, const char *text, size_t length);

#endif
