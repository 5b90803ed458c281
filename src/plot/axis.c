#include "plot/axis.h"

#include "plot/ticks.h"
#include "plot/time_ticks.h"
#include "table/value.h"

#define NS_PER_SECOND 1e9
/* Larger numbers could make spans that overflow. */
#define LARGEST 1e300
/* Narrower spans are one value, as far as doubles can tell. */
#define NARROWEST       1e-12
#define NARROWEST_TIME  1e-8 /* seconds: ten nanoseconds */
#define FAR_FROM_ZERO   0.75 /* min / max from which an axis does not begin at 0 */
#define SMALLEST_NORMAL 1e-280

Axis axis_new(AxisKind kind)
{
    return (Axis){kind, true, INT64_MIN, INFINITY, -INFINITY};
}

bool axis_kind_of(const Column *column, AxisKind *kind)
{
    if (column != NULL && !type_is_numeric(column->type)) {
        return false;
    }
    *kind = column != NULL && column->type == TYPE_TIME ? AXIS_TIME : AXIS_NUMBER;
    return true;
}

void axis_add_column(Axis *axis, const Column *column)
{
    if (column == NULL) {
        return;
    }
    bool whole =
        column->type == TYPE_INT || column->type == TYPE_UINT || column->type == TYPE_BOOL;
    axis->integers = axis->integers && whole;
    if (column->type != TYPE_TIME || axis->base != INT64_MIN) {
        return;
    }
    for (size_t row = 0; row < column->rows; row++) {
        if (column_has(column, row)) {
            axis->base = column->ints[row];
            return;
        }
    }
}

double axis_position(const Axis *axis, const Column *column, size_t row)
{
    if (column == NULL) {
        return (double)(row + 1);
    }
    if (!column_has(column, row)) {
        return NAN;
    }
    if (axis->kind == AXIS_TIME) {
        int64_t since = 0;
        if (__builtin_sub_overflow(column->ints[row], axis->base, &since)) {
            return ((double)column->ints[row] - (double)axis->base) / NS_PER_SECOND;
        }
        return (double)since / NS_PER_SECOND;
    }
    double value = column_number(column, row);
    return fabs(value) <= LARGEST ? value : NAN;
}

/* All values are one: makes an axis around it. */
static void widen(Axis *axis)
{
    double value = axis->min;
    if (axis->kind == AXIS_TIME) {
        axis->min = value - 0.5;
        axis->max = value + 0.5;
        return;
    }
    double half = fmax(fabs(value) * 0.1, fabs(value) < SMALLEST_NORMAL || axis->integers ? 1 : 0);
    axis->min = value - half;
    axis->max = value + half;
}

void axis_finish(Axis *axis, const AxisRoom *room)
{
    if (axis_is_empty(axis)) {
        axis->min = 0;
        axis->max = 1;
        return;
    }
    double low = axis->min, high = axis->max;
    bool zero = room->from_zero && axis->kind == AXIS_NUMBER;
    bool near_zero = low >= 0 ? low <= FAR_FROM_ZERO * high : high >= FAR_FROM_ZERO * low;
    double narrowest = axis->kind == AXIS_TIME
                           ? NARROWEST_TIME
                           : fmax(NARROWEST * fmax(fabs(low), fabs(high)), SMALLEST_NORMAL);
    bool one_value = high - low < narrowest;
    if (zero && (near_zero || one_value) && (low >= 0 || high <= 0)) {
        axis->min = fmin(low, 0);
        axis->max = fmax(high, 0);
        one_value = axis->max - axis->min < narrowest;
        zero = true;
    } else {
        zero = false;
    }
    if (one_value) {
        widen(axis);
        axis->min = zero && low >= 0 ? 0 : axis->min;
        return;
    }
    double span = axis->max - axis->min;
    bool ends_at_zero = zero && axis->max == 0;
    axis->min -= zero && axis->min == 0 ? 0 : span * room->low;
    axis->max += ends_at_zero ? 0 : span * room->high;
}
