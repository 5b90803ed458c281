#include "verbs/plot_cell_axis.h"

#include "plot/time_steps.h"

/* Evenly spaced values have a cell each up to so many. */
#define MOST_EVEN 500
/* As far as doubles tell in parts of a step. */
#define NEARLY 1e-9
#define DAY    86400.0
/* So many cells along an axis whatever the number of rows; and with more of these, so that the
 * cells there are grow as the rows do. */
#define FEWEST         10
#define CELLS_PER_ROOT 2.0

/* The positions of all values that the axis can show: a GArray of double. */
static GArray *positions_of(const CellAxis *side, size_t rows)
{
    GArray *positions = g_array_new(FALSE, FALSE, sizeof(double));
    for (size_t row = 0; row < rows; row++) {
        double position = axis_position(&side->axis, side->column, row);
        if (axis_admits(&side->axis, position)) {
            g_array_append_val(positions, position);
        }
    }
    return positions;
}

static double least_gap(const double *sorted, size_t n, size_t *different)
{
    double least = INFINITY;
    *different = 1;
    for (size_t i = 1; i < n; i++) {
        double gap = sorted[i] - sorted[i - 1];
        *different += gap > 0;
        least = gap > 0 ? fmin(least, gap) : least;
    }
    return least;
}

/* Are all values whole steps apart? Two numbers always are, which says nothing about them. */
static bool find_even(const CellAxis *side, const double *sorted, size_t n, Bins *bins)
{
    size_t different = 0;
    bool time = side->axis.kind == AXIS_TIME;
    double step = least_gap(sorted, n, &different);
    double steps = (sorted[n - 1] - sorted[0]) / step;
    if (different < (time ? 2 : 3) || !(steps < MOST_EVEN - 0.5)) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        double place = (sorted[i] - sorted[0]) / step;
        if (fabs(place - round(place)) > NEARLY * fmax(1, place)) {
            return false;
        }
    }
    *bins = (Bins){sorted[0] - (time ? 0 : step / 2), step, (size_t)lround(steps) + 1};
    return true;
}

/* The 1, 2 or 5 times a power of ten that is nearest in proportion. */
static double nearest_step(double raw)
{
    static const double steps[] = {1, 2, 5, 10};
    double power = pow(10, floor(log10(raw))), best = power;
    for (size_t i = 0; i < G_N_ELEMENTS(steps); i++) {
        if (fabs(log(steps[i] * power / raw)) < fabs(log(best / raw))) {
            best = steps[i] * power;
        }
    }
    return best;
}

/* Cells of that size which begin at multiples of it; the greatest value may be the end of the last
 * one. */
static Bins aligned(double min, double max, double origin, double width, double shift)
{
    double start = origin + floor((min - origin) / width + NEARLY) * width - shift;
    double cells = (max - start) / width;
    double whole = round(cells);
    bool ends_there = shift == 0 && whole >= 1 && fabs(cells - whole) < NEARLY;
    return (Bins){start, width, (size_t)(ends_there ? whole : floor(cells) + 1)};
}

/* Cells between natural instants; false where steps are months and so of several lengths. */
static bool align_times(const Axis *axis, double min, double max, size_t wanted, GTimeZone *zone,
                        Bins *bins)
{
    TimeStep step;
    g_autoptr(GArray) ticks = time_steps_choose(axis_instant(axis, min), axis_instant(axis, max),
                                                MAX(wanted, 2), zone, &step);
    if (ticks->len == 0 || (step.unit != UNIT_NANOSECOND && step.unit != UNIT_DAY)) {
        return false;
    }
    double width = (double)step.count * (step.unit == UNIT_DAY ? DAY : 1e-9);
    double origin = time_seconds_between(axis->base, g_array_index(ticks, int64_t, 0));
    *bins = aligned(min, max, origin, width, 0);
    return true;
}

static Bins choose(CellAxis *side, GArray *positions, size_t asked, size_t most, GTimeZone *zone)
{
    double *values = &g_array_index(positions, double, 0);
    size_t n = positions->len;
    Bins bins = bins_choose(values, n, asked, side->whole); /* sorts them */
    double min = values[0], max = values[n - 1];
    if (asked > 0 || max - min <= 1e-12 * fmax(fabs(min), fabs(max)) ||
        (side->whole && bins.width == 1 && bins.bins <= most) ||
        find_even(side, values, n, &bins)) {
        return bins;
    }
    size_t wanted = MIN(most, MAX(FEWEST, (size_t)(CELLS_PER_ROOT * sqrt((double)n))));
    if (side->axis.kind == AXIS_TIME && align_times(&side->axis, min, max, wanted, zone, &bins)) {
        return bins;
    }
    double width = nearest_step((max - min) / (double)wanted);
    return aligned(min, max, 0, side->whole ? fmax(width, 1) : width, side->whole ? 0.5 : 0);
}

bool cell_axis_make(CellAxis *side, const Column *column, const char *name, size_t rows,
                    const Limits *limits, size_t bins, size_t most, GTimeZone *zone, GError **error)
{
    *side = (CellAxis){.column = column, .axis = axis_new(axis_kind_of(column))};
    if (side->axis.kind == AXIS_CATEGORY) {
        g_autoptr(Categories) categories = categories_new();
        side->places = categories_add(categories, column, name, error);
        side->bins = (Bins){0, 1, categories_count(categories)};
        return side->places != NULL;
    }
    axis_add_column(&side->axis, column);
    limits_apply(limits, &side->axis);
    side->whole = side->axis.kind == AXIS_NUMBER && side->axis.integers && !limits->log;
    g_autoptr(GArray) positions = positions_of(side, rows);
    if (positions->len > 0) {
        side->bins = choose(side, positions, bins, most, zone);
    }
    return true;
}

void cell_axis_clear(CellAxis *side)
{
    g_clear_pointer(&side->places, column_unref);
}

size_t cell_axis_find(const CellAxis *side, size_t row)
{
    if (side->places != NULL) {
        return column_has(side->places, row) ? (size_t)side->places->ints[row] : SIZE_MAX;
    }
    double position = axis_position(&side->axis, side->column, row);
    double place = (position - side->bins.start) / side->bins.width;
    if (!axis_admits(&side->axis, position) || side->bins.bins == 0) {
        return SIZE_MAX;
    }
    return (size_t)fmin(fmax(floor(place + NEARLY), 0), (double)side->bins.bins - 1);
}

Column *cell_axis_edges(const CellAxis *side, const size_t *cells, const size_t *first_rows,
                        size_t n, size_t step)
{
    if (side->places != NULL) {
        return step == 0 ? column_take(side->column, first_rows, n) : NULL;
    }
    bool time = side->axis.kind == AXIS_TIME;
    Column *edges = column_new(time ? TYPE_TIME : TYPE_REAL, n, NULL);
    for (size_t i = 0; i < n; i++) {
        double edge = side->bins.start + (double)(cells[i] + step) * side->bins.width;
        if (time) {
            edges->ints[i] = axis_instant(&side->axis, edge);
        } else {
            edges->reals[i] = side->axis.log ? pow(10, edge) : edge;
        }
    }
    return edges;
}
