#include "verbs/plot_series.h"

#include "plot/style.h"
#include "query/grouping.h"
#include "query/order.h"
#include "table/value.h"
#include "verbs/key_columns.h"
#include "verbs/plot_values.h"

/* Opacity of histograms that stand behind each other. */
#define OVERLAID 0.5
/* Paler than any colour of the palette. */
#define COLOR_OTHER ((Color){176, 176, 176, 255})

static void add_series(PlotSeries *made, Series series)
{
    g_array_append_val(made->series, series);
}

static const Column *column_or_none(const Table *in, size_t index)
{
    return index != CHOICE_NONE ? table_column(in, index) : NULL;
}

static Series series_of_column(const PlotOptions *plot, const Table *in, const Choice *choice,
                               size_t y)
{
    return (Series){
        .x = choice->x != CHOICE_ROW_NUMBER ? table_column(in, choice->x) : NULL,
        .y = table_column(in, y),
        .x_end = column_or_none(in, choice->x_end),
        .y_end = column_or_none(in, choice->y_end),
        .z = column_or_none(in, choice->z),
        .label = table_name(in, y),
        .style = plot->style,
        .kind = plot->kind,
    };
}

static void add_columns(PlotSeries *made, const PlotOptions *plot, const Table *in,
                        const Choice *choice)
{
    for (guint i = 0; i < choice->y->len; i++) {
        Series series = series_of_column(plot, in, choice, g_array_index(choice->y, size_t, i));
        if (!plot->has_color) {
            series.style.color = style_palette(i);
        }
        add_series(made, series);
        g_ptr_array_add(made->rows, NULL);
    }
}

/* The columns of the second axis, in the next colours; bars there would hide those of the first. */
static void add_second_columns(PlotSeries *made, const PlotOptions *plot, const Table *in,
                               const Choice *choice)
{
    size_t next = plot->has_color ? 0 : choice->y->len;
    for (guint i = 0; i < choice->y2->len; i++) {
        Series series = series_of_column(plot, in, choice, g_array_index(choice->y2, size_t, i));
        if (plot->has_color && color_equal(style_palette(next), plot->style.color)) {
            next++;
        }
        series.style.color = style_palette(next++);
        series.kind = kind_is_bars(plot->kind) ? KIND_LINE : plot->kind;
        series.right = true;
        add_series(made, series);
        g_ptr_array_add(made->rows, NULL);
    }
}

/* The rows of the groups, taken apart: part 0, 1, … and, if there are too many groups, the rest. */
typedef struct {
    size_t parts; /* with a value of their own */
    size_t first_row[PLOT_MAX_VALUES];
    size_t *rows; /* of part 0, then of part 1, …, of the rest */
    size_t start[PLOT_MAX_VALUES + 2];
    size_t groups;
} Split;

static void split_rows(Split *split, const Grouping *grouping, const Column *by)
{
    split->parts = plot_values_choose(grouping, by, PLOT_MAX_VALUES, split->first_row);
    g_autofree size_t *part_of = plot_values_number(grouping, split->first_row, split->parts);
    size_t next[PLOT_MAX_VALUES + 1] = {0};
    for (size_t row = 0; row < grouping->rows; row++) {
        if (grouping->group_of[row] != GROUP_NONE) {
            next[part_of[grouping->group_of[row]]]++;
        }
    }
    split->start[0] = 0;
    for (size_t i = 0; i <= split->parts; i++) {
        split->start[i + 1] = split->start[i] + next[i];
        next[i] = split->start[i];
    }
    split->rows = g_new(size_t, MAX(grouping->rows, 1));
    for (size_t row = 0; row < grouping->rows; row++) {
        if (grouping->group_of[row] != GROUP_NONE) {
            split->rows[next[part_of[grouping->group_of[row]]]++] = row;
        }
    }
    split->groups = grouping->groups;
}

/* Rows of the rest value by value, so that a line can join those of one. Gives the number of its
 * group for each. */
static uint32_t *sort_rest(const Split *split, const Grouping *grouping)
{
    size_t *rest = split->rows + split->start[split->parts];
    size_t n = split->start[split->parts + 1] - split->start[split->parts];
    uint32_t *strand = g_new(uint32_t, MAX(n, 1));
    g_autofree uint64_t *keys = g_new(uint64_t, MAX(n, 1));
    for (size_t i = 0; i < n; i++) {
        keys[i] = (uint64_t)grouping->group_of[rest[i]] << 32 | i;
    }
    order_numbers(keys, n, 32);
    g_autofree size_t *sorted = g_new(size_t, MAX(n, 1));
    for (size_t i = 0; i < n; i++) {
        sorted[i] = rest[keys[i] & UINT32_MAX];
        strand[i] = (uint32_t)(keys[i] >> 32);
    }
    for (size_t i = 0; i < n; i++) {
        rest[i] = sorted[i];
    }
    return strand;
}

static const Column *keep_rows(PlotSeries *made, const Column *column, const size_t *rows, size_t n)
{
    Column *taken = NULL;
    if (column != NULL) {
        taken = column_take(column, rows, n);
    } else {
        taken = column_new(TYPE_INT, n, NULL);
        for (size_t i = 0; i < n; i++) {
            taken->ints[i] = (int64_t)rows[i] + 1;
        }
    }
    g_ptr_array_add(made->columns, taken);
    return taken;
}

/* Only facets and marks ask which rows they were. */
static void *number_rows(PlotSeries *made, const PlotOptions *plot, const Choice *choice,
                         const size_t *rows, size_t n)
{
    if (choice->facet == CHOICE_NONE && plot->marks_texts == NULL) {
        return NULL;
    }
    keep_rows(made, NULL, rows, n);
    return g_ptr_array_index(made->columns, made->columns->len - 1);
}

static const char *part_label(PlotSeries *made, const Split *split, const Column *by, size_t part)
{
    GString *label = g_string_new(NULL);
    if (part < split->parts) {
        value_append(label, by, split->first_row[part]);
    } else {
        size_t others = split->groups - split->parts;
        g_string_printf(label, "other (%zu value%s)", others, others == 1 ? "" : "s");
    }
    g_ptr_array_add(made->labels, label->str);
    return g_string_free(label, FALSE);
}

static void add_parts(PlotSeries *made, const PlotOptions *plot, const Table *in,
                      const Choice *choice, const Split *split, const uint32_t *strand)
{
    const Column *y = table_column(in, g_array_index(choice->y, size_t, 0));
    const Column *x = choice->x != CHOICE_ROW_NUMBER ? table_column(in, choice->x) : NULL;
    const Column *end = column_or_none(in, choice->x_end);
    for (size_t i = 0; i <= split->parts; i++) {
        const size_t *rows = split->rows + split->start[i];
        size_t n = split->start[i + 1] - split->start[i];
        bool other = i == split->parts;
        if (other && n == 0 && i > 0) {
            break;
        }
        Series series = {
            .x = keep_rows(made, x, rows, n),
            .y = keep_rows(made, y, rows, n),
            .x_end = end != NULL ? keep_rows(made, end, rows, n) : NULL,
            .label = part_label(made, split, table_column(in, choice->by), i),
            .style = plot->style,
            .kind = plot->kind,
            .strand = other ? strand : NULL,
            .behind = other,
        };
        series.style.color = other ? COLOR_OTHER : style_palette(i);
        add_series(made, series);
        g_ptr_array_add(made->rows, number_rows(made, plot, choice, rows, n));
    }
}

static void add_values(PlotSeries *made, const PlotOptions *plot, const Table *in,
                       const Choice *choice, const Run *run)
{
    Split split = {0};
    const Column *by = table_column(in, choice->by);
    g_autoptr(Grouping) grouping = grouping_new(&by, 1, in->rows);
    split_rows(&split, grouping, by);
    uint32_t *strand = sort_rest(&split, grouping);
    g_ptr_array_add(made->strands, strand);
    warn_left_out(run, "plot", grouping->left_out, table_name(in, choice->by));
    add_parts(made, plot, in, choice, &split, strand);
    g_free(split.rows);
}

static void unref_column(void *column)
{
    column_unref(column);
}

void plot_series_make(PlotSeries *made, const PlotOptions *plot, const Table *in,
                      const Choice *choice, const Run *run)
{
    *made = (PlotSeries){0};
    made->series = g_array_new(FALSE, FALSE, sizeof(Series));
    made->columns = g_ptr_array_new_with_free_func(unref_column);
    made->labels = g_ptr_array_new_with_free_func(g_free);
    made->strands = g_ptr_array_new_with_free_func(g_free);
    made->rows = g_ptr_array_new();
    PlotOptions seen = *plot;
    bool several = choice->by != CHOICE_NONE || choice->y->len > 1;
    if (plot->kind == KIND_HISTOGRAM && several) {
        seen.style.alpha *= OVERLAID; /* all stand in the same place */
    }
    if (choice->by == CHOICE_NONE) {
        add_columns(made, &seen, in, choice);
        add_second_columns(made, &seen, in, choice);
    } else {
        add_values(made, &seen, in, choice, run);
    }
}

void plot_series_clear(PlotSeries *made)
{
    categories_free(made->x_categories);
    categories_free(made->y_categories);
    g_clear_pointer(&made->series, g_array_unref);
    g_clear_pointer(&made->columns, g_ptr_array_unref);
    g_clear_pointer(&made->labels, g_ptr_array_unref);
    g_clear_pointer(&made->strands, g_ptr_array_unref);
    g_clear_pointer(&made->rows, g_ptr_array_unref);
}
