/* How one axis of a heat map is divided into cells. */
#ifndef TABSHARK_VERBS_PLOT_CELL_AXIS_H
#define TABSHARK_VERBS_PLOT_CELL_AXIS_H

#include <glib.h>
#include <stdbool.h>

#include "plot/limits.h"
#include "query/histogram.h"

typedef struct {
    const Column *column; /* borrowed; NULL: the row number */
    Column *places;       /* of categories; NULL: those of an axis of numbers or times */
    Axis axis;
    Bins bins;  /* in positions; none where there are no values within the limits */
    bool whole; /* cells hold whole numbers */
} CellAxis;

/* Divides the values of a column called `name`. Names and whole numbers of a small range have a
 * cell each, as have evenly spaced values such as those of resample, whose times are where cells
 * begin; all others share cells of a natural size, of which there are about `most` at most, or
 * `bins` of one size if that is not 0. `zone` is whose wall clock they follow. Fails when there are
 * too many names. Clear it in either case. */
bool cell_axis_make(CellAxis *side, const Column *column, const char *name, size_t rows,
                    const Limits *limits, size_t bins, size_t most, GTimeZone *zone,
                    GError **error);
void cell_axis_clear(CellAxis *side);

/* The cell of a row, from 0; SIZE_MAX if it has none. */
size_t cell_axis_find(const CellAxis *side, size_t row);

/* Where the given cells begin or, with `step` 1, end; names as they are in `first_rows`, a row of
 * each cell, and no end. */
Column *cell_axis_edges(const CellAxis *side, const size_t *cells, const size_t *first_rows,
                        size_t n, size_t step);

#endif
