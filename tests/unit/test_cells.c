/* How the axes of a heat map are divided, and which number each cell has. */
#include <math.h>

#include "support.h"
#include "verbs/plot_cell_axis.h"
#include "verbs/plot_chart.h"
#include "verbs/verb.h"

extern const Verb verb_plot;

/* Divides the cells of a list. */
static CellAxis divided(Type type, const char *const *cells, size_t bins, bool log, Column **column)
{
    CellAxis side;
    const Limits limits = {.log = log};
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    *column = column_of(type, cells);
    g_assert_true(
        cell_axis_make(&side, *column, "x", (*column)->rows, &limits, bins, 20, utc, NULL));
    return side;
}

static void assert_bins(const CellAxis *side, double start, double width, size_t bins)
{
    g_assert_cmpfloat_with_epsilon(side->bins.start, start, 1e-9);
    g_assert_cmpfloat_with_epsilon(side->bins.width, width, 1e-9);
    g_assert_cmpuint(side->bins.bins, ==, bins);
}

/* Evenly spaced values and small ranges of whole numbers have a cell each. */
static void test_each(void)
{
    g_autoptr(Column) reals = NULL;
    CellAxis side = divided(TYPE_REAL, LIST("0.1", "0.2", "0.3", "0.6"), 0, false, &reals);
    assert_bins(&side, 0.05, 0.1, 6);
    g_assert_cmpuint(cell_axis_find(&side, 3), ==, 5);
    g_autoptr(Column) whole = NULL;
    side = divided(TYPE_INT, LIST("3", "4", "", "9"), 0, false, &whole);
    assert_bins(&side, 2.5, 1, 7);
    g_assert_cmpuint(cell_axis_find(&side, 0), ==, 0);
    g_assert_cmpuint(cell_axis_find(&side, 2), ==, SIZE_MAX);
    g_autoptr(Column) powers = NULL;
    side = divided(TYPE_INT, LIST("1", "10", "1000", "0"), 0, true, &powers);
    assert_bins(&side, -0.5, 1, 4);
    g_assert_cmpuint(cell_axis_find(&side, 3), ==, SIZE_MAX);
    g_autoptr(Column) one = NULL;
    side = divided(TYPE_INT, LIST("7", "7"), 0, false, &one);
    assert_bins(&side, 6.5, 1, 1);
}

/* Times at even steps, as resample gives them, are where cells begin. */
static void test_times(void)
{
    g_autoptr(Column) column = NULL;
    CellAxis side = divided(
        TYPE_TIME, LIST("2024-03-14T09:26:53Z", "2024-03-14T09:26:54Z", "2024-03-14T09:26:57Z"), 0,
        false, &column);
    assert_bins(&side, 0, 1, 5);
    const size_t cells[] = {4}, rows[] = {2};
    g_autoptr(Column) begin = cell_axis_edges(&side, cells, rows, 1, 0);
    g_autoptr(Column) end = cell_axis_edges(&side, cells, rows, 1, 1);
    assert_cells(begin, LIST("2024-03-14T09:26:57.000000000Z"));
    assert_cells(end, LIST("2024-03-14T09:26:58.000000000Z"));
}

/* Other values share cells between natural numbers or instants. */
static void test_natural(void)
{
    g_autoptr(Column) reals = NULL;
    CellAxis side = divided(TYPE_REAL, LIST("0.3", "1.7", "49.9", "100.0"), 0, false, &reals);
    assert_bins(&side, 0, 10, 10);
    g_assert_cmpuint(cell_axis_find(&side, 3), ==, 9); /* the end of the last one is in it */
    g_autoptr(Column) whole = NULL;
    side = divided(TYPE_INT, LIST("54", "61", "1514"), 0, false, &whole);
    assert_bins(&side, -0.5, 200, 8);
    g_assert_cmpuint(cell_axis_find(&side, 1), ==, 0);
    g_autoptr(Column) times = NULL;
    side = divided(TYPE_TIME,
                   LIST("2024-03-14T09:26:53.5Z", "2024-03-14T09:26:54Z", "2024-03-14T09:28:22.1Z"),
                   0, false, &times);
    assert_bins(&side, -3.5, 10, 10);
    g_autoptr(Column) asked = NULL;
    side = divided(TYPE_REAL, LIST("0.5", "8.0", "100.5"), 4, false, &asked);
    assert_bins(&side, 0.5, 25, 4);
}

/* What plot makes of a table and arguments separated by spaces. */
static bool shaped(PlotShape *shape, const Table *table, const char *arguments,
                   Diagnostics *diagnostics, GError **error)
{
    g_autofree char *all = g_strconcat("plot -o x.png ", arguments, NULL);
    g_auto(GStrv) words = g_strsplit(all, " ", -1);
    PlotOptions *plot = verb_parse(&verb_plot, (int)g_strv_length(words), words, NULL);
    Run run = {.diagnostics = diagnostics, .utc = true};
    const ChoiceNames names = plot_choice_names(plot, table);
    Choice choice;
    *shape = (PlotShape){0};
    bool made = choice_make(&choice, table, &names, error) &&
                plot_shape_make(shape, plot, table, &choice, NULL, &run, error);
    choice_clear(&choice);
    verb_free_options(&verb_plot, plot);
    return made;
}

static Table *example(void)
{
    Table *table = table_new(5);
    add_cells(table, "host", TYPE_TEXT, LIST("b", "a", "b", "", "b"));
    add_cells(table, "port", TYPE_INT, LIST("1", "2", "1", "1", "3"));
    add_cells(table, "len", TYPE_INT, LIST("10", "20", "40", "1", ""));
    add_cells(table, "start", TYPE_REAL, LIST("1.5", "2.0", "3.0", "1.0", "5.0"));
    add_cells(table, "end", TYPE_REAL, LIST("1.5", "4.0", "2.0", "2.0", ""));
    return table;
}

static void assert_numbers(const char *arguments, const char *const *z, const char *label)
{
    PlotShape shape;
    g_autoptr(Table) table = example();
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GError) error = NULL;
    g_assert_true(shaped(&shape, table, arguments, diagnostics, &error));
    assert_cells(table_column(shape.table, shape.choice.z), z);
    g_assert_cmpstr(shape.color_label, ==, label);
    plot_shape_clear(&shape);
}

/* One row a cell that has rows, in the order in which they come. */
static void test_numbers(void)
{
    assert_numbers("--kind heatmap -x host -y port", LIST("2", "1", "1"), "Count");
    assert_numbers("--kind heatmap -x host -y port --color sum:len", LIST("50", "20", "0"),
                   "Sum of len");
    assert_numbers("--kind heatmap -x host -y port --color len", LIST("25.0", "20.0", ""),
                   "Mean of len");
    assert_numbers("--kind heatmap -x host -y start --color len", LIST("10", "20", "40", ""),
                   "len");
    assert_numbers("--kind heatmap -x host -y start --color worst=max:len",
                   LIST("10", "20", "40", ""), "worst");
    assert_numbers("--kind heatmap -x host -y port --colorlabel Rows", LIST("2", "1", "1"), "Rows");
}

/* Rows without a start, an end or a name, and those that run backwards, are left out; numbers are
 * names too. */
static void test_spans(void)
{
    PlotShape shape;
    g_autoptr(Table) table = example();
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GError) error = NULL;
    g_assert_true(
        shaped(&shape, table, "--kind spans -x start --end end -y host", diagnostics, &error));
    assert_cells(table_column(shape.table, shape.choice.x_end), LIST("1.5", "4.0"));
    assert_cells(table_column(shape.table, g_array_index(shape.choice.y, size_t, 0)),
                 LIST("b", "a"));
    g_assert_cmpuint(count_entries(diagnostics, DIAGNOSTIC_WARNING,
                                   "3 rows are left out of the picture: 2 without a start, an end "
                                   "or host, 1 that ends before the start"),
                     ==, 1);
    plot_shape_clear(&shape);
    g_assert_true(
        shaped(&shape, table, "--kind spans -x start --duration len -y port", diagnostics, &error));
    assert_cells(table_column(shape.table, shape.choice.x_end),
                 LIST("11.5", "22.0", "43.0", "2.0"));
    assert_cells(table_column(shape.table, g_array_index(shape.choice.y, size_t, 0)),
                 LIST("1", "2", "1", "1"));
    plot_shape_clear(&shape);
    g_assert_false(shaped(&shape, table, "--kind spans -x start -y port", diagnostics, &error));
    assert_failed(&error, TABSHARK_ERROR_USAGE, "--duration");
    plot_shape_clear(&shape);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cells/each", test_each);
    g_test_add_func("/cells/times", test_times);
    g_test_add_func("/cells/natural", test_natural);
    g_test_add_func("/cells/numbers", test_numbers);
    g_test_add_func("/cells/spans", test_spans);
    return g_test_run();
}
