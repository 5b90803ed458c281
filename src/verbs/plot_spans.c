/* The table of spans that a chart of the kind draws. */
#include <math.h>

#include "base/error.h"
#include "plot/axis.h"
#include "plot/spans.h"
#include "table/value.h"
#include "verbs/plot_shape.h"
#include "verbs/sink.h"

static bool is_duration(const Column *column)
{
    return column->type == TYPE_DURATION;
}

/* The column of ends unasked: another one of times, or the first of durations. */
static size_t find_end(const Table *in, const Choice *choice, bool *lasts)
{
    AxisKind kind = axis_kind_of(table_column(in, choice->x));
    for (size_t i = 0; kind == AXIS_TIME && i < table_width(in); i++) {
        if (i != choice->x && table_column(in, i)->type == TYPE_TIME) {
            return i;
        }
    }
    *lasts = true;
    for (size_t i = 0; i < table_width(in); i++) {
        if (i != choice->x && is_duration(table_column(in, i))) {
            return i;
        }
    }
    return CHOICE_NONE;
}

/* The column of ends or, if `lasts`, of how long spans last. */
static bool choose_end(const PlotOptions *plot, const Table *in, const Choice *choice, size_t *end,
                       bool *lasts, GError **error)
{
    *lasts = plot->duration != NULL;
    const char *name = plot->end != NULL ? plot->end : plot->duration;
    if (name != NULL) {
        return table_require(in, name, end, error);
    }
    *end = find_end(in, choice, lasts);
    if (*end == CHOICE_NONE) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                            "spans need to know where they end: give --end COLUMN, or how long "
                            "they last by --duration COLUMN");
    }
    return *end != CHOICE_NONE;
}

/* A column without any value may be anything. */
static bool is_void(const Column *column)
{
    return axis_kind_of(column) == AXIS_CATEGORY && column_count(column) == 0;
}

static bool check_columns(const Table *in, const Choice *choice, size_t end, bool lasts,
                          GError **error)
{
    AxisKind kind = axis_kind_of(table_column(in, choice->x));
    AxisKind other = axis_kind_of(table_column(in, end));
    if (is_void(table_column(in, choice->x)) || is_void(table_column(in, end))) {
        return true;
    }
    if (kind != AXIS_CATEGORY && other == (lasts ? AXIS_NUMBER : kind)) {
        return true;
    }
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                lasts ? "a span from a number or a time lasts a number of seconds or a duration, "
                        "which '%s' (%s) and '%s' (%s) are not"
                      : "a span runs from one number to another or from one time to another, which "
                        "'%s' (%s) and '%s' (%s) are not",
                table_name(in, choice->x), type_name(table_column(in, choice->x)->type),
                table_name(in, end), type_name(table_column(in, end)->type));
    return false;
}

/* Nanoseconds of a duration, or of a number of seconds; false beyond 64 bits. */
static bool nanoseconds_of(const Column *column, size_t row, int64_t *nanoseconds)
{
    if (is_duration(column)) {
        *nanoseconds = column->ints[row];
        return true;
    }
    double value = column_number(column, row) * (double)NANOSECONDS;
    if (!(fabs(value) < 9.2e18)) {
        return false;
    }
    *nanoseconds = llround(value);
    return true;
}

/* Where spans end that begin at one column and last as long as another says. */
static Column *ends_after(const Column *start, const Column *lasting)
{
    bool time = start->type == TYPE_TIME;
    Column *ends = column_new(time ? TYPE_TIME : TYPE_REAL, start->rows, NULL);
    for (size_t row = 0; row < start->rows; row++) {
        int64_t ns = 0, end = 0;
        if (!column_has(start, row) || !column_has(lasting, row)) {
            column_set_missing(ends, row);
        } else if (!time) {
            ends->reals[row] = column_number(start, row) + column_number(lasting, row);
        } else if (!nanoseconds_of(lasting, row, &ns) ||
                   __builtin_add_overflow(start->ints[row], ns, &end)) {
            column_set_missing(ends, row);
        } else {
            ends->ints[row] = end;
        }
    }
    return ends;
}

/* Numbers as names, so that each has a row. */
static Column *names_of(const Column *column)
{
    g_autoptr(Dictionary) dictionary = dictionary_new();
    g_autoptr(GString) text = g_string_new(NULL);
    Column *names = column_new(TYPE_TEXT, column->rows, dictionary);
    for (size_t row = 0; row < column->rows; row++) {
        if (column_has(column, row)) {
            g_string_truncate(text, 0);
            value_append(text, column, row);
            names->codes[row] = dictionary_intern(dictionary, text->str, text->len);
        } else {
            column_set_missing(names, row);
        }
    }
    return names;
}

/* The column as it is, or numbers that are missing in place of one without any value. */
static Column *numbers_of(Column *column)
{
    if (!is_void(column)) {
        return column_ref(column);
    }
    Column *missing = column_new(TYPE_REAL, column->rows, NULL);
    for (size_t row = 0; row < column->rows; row++) {
        column_set_missing(missing, row);
    }
    return missing;
}

static bool is_finite(const Column *column, size_t row)
{
    return column_has(column, row) && isfinite(column_number(column, row));
}

/* Is the end before the start? Exactly, for times. */
static bool is_backwards(const Column *start, const Column *end, size_t row)
{
    return start->type == TYPE_TIME ? end->ints[row] < start->ints[row]
                                    : column_number(end, row) < column_number(start, row);
}

/* Why rows are left out. */
typedef struct {
    size_t missing, backwards;
} LeftOut;

/* The rows that can be drawn; their number. */
static size_t choose_rows(const Table *table, const Choice *choice, size_t *rows, LeftOut *left_out)
{
    const Column *start = table_column(table, choice->x);
    const Column *end = table_column(table, choice->x_end);
    const Column *names = table_column(table, g_array_index(choice->y, size_t, 0));
    size_t n = 0;
    for (size_t row = 0; row < table->rows; row++) {
        if (!is_finite(start, row) || !is_finite(end, row) || !column_has(names, row)) {
            left_out->missing++;
        } else if (is_backwards(start, end, row)) {
            left_out->backwards++;
        } else {
            rows[n++] = row;
        }
    }
    return n;
}

static void warn_left_out(const LeftOut *left_out, const char *name, const Run *run)
{
    size_t n = left_out->missing + left_out->backwards;
    if (n == 0) {
        return;
    }
    g_autofree char *missing =
        g_strdup_printf("%zu without a start, an end or %s", left_out->missing, name);
    g_autofree char *backwards =
        g_strdup_printf("%zu that end%s before the start", left_out->backwards,
                        left_out->backwards == 1 ? "s" : "");
    bool both = left_out->missing > 0 && left_out->backwards > 0;
    diagnostics_add(run->diagnostics, DIAGNOSTIC_WARNING,
                    "plot: %zu row%s left out of the picture: %s%s%s", n, n == 1 ? " is" : "s are",
                    left_out->missing > 0 ? missing : "", both ? ", " : "",
                    left_out->backwards > 0 ? backwards : "");
}

/* Adds a column under a name that is not taken; its index. */
static size_t add(Table *table, const char *name, Column *column)
{
    size_t taken = 0;
    g_autoptr(GString) unique = g_string_new(name);
    while (table_find(table, unique->str, &taken)) {
        g_string_append_c(unique, '\'');
    }
    table_add(table, unique->str, column);
    return table_width(table) - 1;
}

/* The table with the ends and, where y is numbers, the names as further columns, and the choice of
 * those. */
static Table *gather(Choice *choice, const Table *in, size_t end, bool lasts)
{
    Table *table = sink_result(in);
    size_t *y = &g_array_index(choice->y, size_t, 0);
    g_autoptr(Column) start = numbers_of(table_column(in, choice->x));
    g_autoptr(Column) given = numbers_of(table_column(in, end));
    choice->x = add(table, "start", column_ref(start));
    choice->x_end = add(table, "end", lasts ? ends_after(start, given) : column_ref(given));
    if (axis_kind_of(table_column(in, *y)) != AXIS_CATEGORY) {
        *y = add(table, "name", names_of(table_column(in, *y)));
    }
    return table;
}

/* Here the column's own name is known, for the error. */
static bool check_names(const Table *in, size_t y, const Column *names, GError **error)
{
    g_autoptr(Categories) categories = categories_new_up_to(SPANS_MAX_PLACES);
    g_autoptr(Column) places = categories_add(categories, names, table_name(in, y), error);
    return places != NULL;
}

static bool make(PlotShape *shape, const Table *in, size_t end, bool lasts, Facets *facets,
                 const Run *run, GError **error)
{
    LeftOut left_out = {0};
    size_t y = g_array_index(shape->choice.y, size_t, 0);
    g_autoptr(Table) all = gather(&shape->choice, in, end, lasts);
    g_autofree size_t *rows = g_new(size_t, MAX(in->rows, 1));
    size_t n = choose_rows(all, &shape->choice, rows, &left_out);
    shape->table = table_take(all, rows, n);
    size_t names = g_array_index(shape->choice.y, size_t, 0);
    if (!check_names(in, y, table_column(shape->table, names), error)) {
        return false;
    }
    if (facets != NULL) {
        facets_take(facets, rows, n);
    }
    warn_left_out(&left_out, table_name(in, y), run);
    return true;
}

bool plot_spans_make(PlotShape *shape, const PlotOptions *plot, const Table *in,
                     const Choice *choice, Facets *facets, const Run *run, GError **error)
{
    size_t end = 0, y = g_array_index(choice->y, size_t, 0);
    bool lasts = false;
    if (choice->x == CHOICE_ROW_NUMBER || choice->y->len != 1) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    choice->y->len != 1 ? "spans stand in the rows of one column: give it by -y"
                                        : "spans need to know where they begin: give -x COLUMN");
        return false;
    }
    g_clear_pointer(&shape->choice.y, g_array_unref);
    shape->choice.y = g_array_new(FALSE, FALSE, sizeof(size_t));
    g_array_append_val(shape->choice.y, y);
    return choose_end(plot, in, choice, &end, &lasts, error) &&
           check_columns(in, choice, end, lasts, error) &&
           make(shape, in, end, lasts, facets, run, error);
}
