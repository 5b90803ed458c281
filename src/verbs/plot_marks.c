#include "verbs/plot_marks.h"

#include "base/error.h"
#include "query/expression.h"

static void free_expression(void *expression)
{
    expression_free(expression);
}

static void unref_column(void *column)
{
    column_unref(column);
}

bool plot_marks_check(PlotOptions *plot, GError **error)
{
    plot->marks = g_ptr_array_new_with_free_func(free_expression);
    for (char **text = plot->marks_texts; text != NULL && *text != NULL; text++) {
        Expression *expression = expression_parse(*text, error);
        if (expression == NULL) {
            g_prefix_error(error, "%s", "plot --marks: ");
            return false;
        }
        g_ptr_array_add(plot->marks, expression);
    }
    if (plot->marks->len > MARKS_MAX) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "plot takes --marks %d times at most: more could not be told apart", MARKS_MAX);
        return false;
    }
    if (plot->marks->len > 0 && !kind_shows_rows(plot->kind)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "--marks marks single rows, and --kind %s does not show them", plot->kind_text);
        return false;
    }
    return true;
}

/* The rows of one series, by their numbers in the table, from 1. */
static Column *take_rows(const Column *holds, const Column *numbers)
{
    g_autofree size_t *rows = g_new(size_t, MAX(numbers->rows, 1));
    for (size_t i = 0; i < numbers->rows; i++) {
        rows[i] = (size_t)numbers->ints[i] - 1;
    }
    return column_take(holds, rows, numbers->rows);
}

/* What holds for the rows of each series; one column where series have the same rows. */
static const Column **list_rows(PlotMarks *marks, Column *holds, const PlotSeries *made)
{
    const Column **list = g_new(const Column *, made->series->len);
    g_ptr_array_add(marks->lists, list);
    g_ptr_array_add(marks->columns, column_ref(holds));
    for (guint i = 0; i < made->series->len; i++) {
        const Column *numbers = g_ptr_array_index(made->rows, i);
        if (numbers == NULL) {
            list[i] = holds;
        } else if (i > 0 && numbers == g_ptr_array_index(made->rows, i - 1)) {
            list[i] = list[i - 1];
        } else {
            Column *taken = take_rows(holds, numbers);
            g_ptr_array_add(marks->columns, taken);
            list[i] = taken;
        }
    }
    return list;
}

static void remark_none(const Column *holds, const char *text, const Run *run)
{
    for (size_t row = 0; row < holds->rows; row++) {
        if (holds->bools[row] != 0) {
            return;
        }
    }
    diagnostics_add(run->diagnostics, DIAGNOSTIC_REMARK,
                    "plot: no row is marked: %s holds for none", text);
}

bool plot_marks_make(PlotMarks *marks, const PlotOptions *plot, const Table *in,
                     const PlotSeries *made, size_t panels, const Run *run, GError **error)
{
    size_t n = plot->marks->len;
    *marks = (PlotMarks){
        .n = n,
        .marks = g_new(Mark, n * panels),
        .columns = g_ptr_array_new_with_free_func(unref_column),
        .lists = g_ptr_array_new_with_free_func(g_free),
        .texts = g_ptr_array_new_with_free_func(g_free),
    };
    for (guint i = 0; i < n; i++) {
        char *text = g_strdup(plot->marks_texts[i]);
        g_ptr_array_add(marks->texts, text);
        g_autoptr(Column) holds =
            expression_condition(g_ptr_array_index(plot->marks, i), in, run->utc, error);
        if (holds == NULL) {
            g_prefix_error(error, "%s", "plot --marks: ");
            return false;
        }
        remark_none(holds, text, run);
        const Column **list = list_rows(marks, holds, made);
        for (size_t panel = 0; panel < panels; panel++) {
            marks->marks[panel * n + i] = (Mark){text, list + panel * made->series->len / panels};
        }
    }
    return true;
}

const Mark *plot_marks_panel(const PlotMarks *marks, size_t panel)
{
    return marks->n > 0 ? marks->marks + panel * marks->n : NULL;
}

void plot_marks_clear(PlotMarks *marks)
{
    g_clear_pointer(&marks->marks, g_free);
    g_clear_pointer(&marks->columns, g_ptr_array_unref);
    g_clear_pointer(&marks->lists, g_ptr_array_unref);
    g_clear_pointer(&marks->texts, g_ptr_array_unref);
}
