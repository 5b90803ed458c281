/* Which columns of a table a chart draws, and what its axes are called. */
#ifndef TABSHARK_PLOT_CHOICE_H
#define TABSHARK_PLOT_CHOICE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "plot/unit.h"
#include "table/table.h"

#define CHOICE_ROW_NUMBER SIZE_MAX
#define CHOICE_NONE       SIZE_MAX

/* What was asked for. */
typedef struct {
    const char *x;     /* NULL: the first time column, or the row number if there is none */
    char **y;          /* ends with NULL; NULL: every other column of numbers */
    char **y2;         /* likewise, on the second axis; NULL: none */
    const char *by;    /* whose values are told apart; NULL: none */
    const char *facet; /* whose values have a panel each; NULL: none */
    const char *z;     /* whose values are colours; NULL: none */
    bool names;        /* y unasked is the first column of text or addresses, if there is one */
    bool bars; /* without a time column x is the first of text or addresses, if there is one */
} ChoiceNames;

typedef struct {
    size_t x;     /* index of a column, or CHOICE_ROW_NUMBER */
    GArray *y;    /* of size_t: indices of columns, at least one; just one together with `by` */
    GArray *y2;   /* like y, on the second axis; may be empty */
    size_t by;    /* index of a column, or CHOICE_NONE */
    size_t facet; /* the same */
    size_t z;     /* the same */
    size_t x_end, y_end; /* the same: of cells and spans, found by plot_shape */
} Choice;

/* Finds the columns. Fails when a column does not exist, when numbers, times and names would
 * share an axis, when `by` would have to tell apart the values of several columns, and when
 * there is nothing to draw. Clear the choice in either case. */
bool choice_make(Choice *choice, const Table *table, const ChoiceNames *names, GError **error);
void choice_clear(Choice *choice);

/* What the axes are called, without the unit; NULL on an axis of time, where the chart itself
 * writes date and zone, and for several columns. "Sum of frame length in 5 s" is one over times
 * that are 5 seconds apart each. Free with g_free. */
char *choice_x_label(const Choice *choice, const Table *table);
char *choice_y_label(const Choice *choice, const Table *table);
char *choice_y2_label(const Choice *choice, const Table *table);

/* The units of the axes; NULL if there is none, or several columns have none in common. */
const Unit *choice_x_unit(const Choice *choice, const Table *table);
const Unit *choice_y_unit(const Choice *choice, const Table *table);
const Unit *choice_y2_unit(const Choice *choice, const Table *table);

/* What stands before the values of `by` in the legend; NULL if there is none. Free with g_free. */
char *choice_by_label(const Choice *choice, const Table *table);

#endif
