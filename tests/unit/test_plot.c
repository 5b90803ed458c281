/* The verb plot: options, columns and files. */
#include <math.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/error.h"
#include "support.h"
#include "verbs/plot_categories.h"
#include "verbs/plot_distribution.h"
#include "verbs/plot_series.h"
#include "verbs/verb.h"

extern const Verb verb_plot;

static char *folder;

/* Five rows: a time, two numbers, a duration, a text. */
static Table *example(void)
{
    Table *table = table_new(5);
    g_autoptr(Dictionary) words = dictionary_new();
    dictionary_intern(words, "word", 4);
    table_add(table, "text", column_new(TYPE_TEXT, 5, words));
    Column *time = column_new(TYPE_TIME, 5, NULL), *number = column_new(TYPE_INT, 5, NULL);
    for (int64_t i = 0; i < 5; i++) {
        time->ints[i] = i * 1000000000;
        number->ints[i] = i * i;
    }
    table_add(table, "frame.len", number);
    table_add(table, "time", time);
    table_add(table, "other", column_ref(number));
    table_add(table, "wait", column_new(TYPE_DURATION, 5, NULL));
    return table;
}

/* Runs `plot` with arguments separated by spaces; false and an error, or true. */
static bool plot(const Table *table, const char *arguments, GError **error)
{
    g_auto(GStrv) words = g_strsplit(arguments, " ", -1);
    void *options = verb_parse(&verb_plot, (int)g_strv_length(words), words, error);
    if (options == NULL) {
        return false;
    }
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    Run run = {.diagnostics = diagnostics, .utc = true};
    g_autoptr(Table) out = verb_plot.apply(table, options, &run, error);
    verb_free_options(&verb_plot, options);
    g_assert_true(out == NULL || table_width(out) == table_width(table));
    return out != NULL;
}

static void test_pictures(void)
{
    const char *const cases[] = {
        "",
        " -y frame.len",
        " -y frame.len,other,wait --style .",
        " -x frame.len -y time",
        " -x wait -y wait --alpha 0 --style b--",
        " -x frame.len --logx --logy -y other",
        " --xlim 0,2 --ylim 1,",
        " -y other --by text",
        " -y text --style .",
        " -x text -y other",
        " -x text -y text",
        " --kind bars -x text -y other,wait --xlabel a --ylim 0,5",
        " --kind bars -x text -y other --by text --logy",
        " --kind points",
        " --kind steps -y other,wait",
        " --kind area -y other --logy",
        " --kind bars -y other,frame.len",
        " --kind bars -x time -y other",
        " --kind histogram -x other",
        " --kind histogram -x time",
        " --kind histogram -y other,frame.len --bins 3 --logx --logy",
        " --kind histogram -x other --by text --xlim 100,",
        " --kind histogram -x wait",
        " --kind ecdf",
        " --kind ecdf -x time --by text",
        " --facet text",
        " --facet frame.len -x frame.len -y text --style .",
        " --facet frame.len -x wait -y time --by text",
        " --facet other --kind bars -x text -y wait",
        " --facet other --kind histogram -x time --by text",
        " --facet time --kind ecdf -x other,frame.len",
        " --panels",
        " --panels -y text,other,wait,time --kind steps",
        " --panels --kind bars -x text -y other,wait",
        " --panels --kind histogram -x other,time",
        " --kind heatmap -y other",
        " --kind heatmap -y text --color sum:other --logcolor",
        " --kind heatmap -x text -y other --color wait",
        " --kind heatmap -x other -y frame.len --bins 3x7 --logx --logy",
        " --kind heatmap -x wait -y time --xlim 1,2",
        " --kind spans --duration other -y other",
        " --kind spans -x frame.len --end other --by text",
        " --kind spans --duration wait --xlim ,1970-01-01T00:00:03Z",
        " --kind heatmap -y other --facet text --logcolor",
        " --kind heatmap -x text -y other --facet frame.len",
        " --kind heatmap -y other,frame.len --panels",
        " --kind spans --duration wait --facet other --by text",
        " --y2 other",
        " -x other -y frame.len --y2 other,wait --y2label # --y2lim 0,1e9 --logx",
        " -y other --y2 frame.len --logy2 --kind bars -x time",
        " -y other --y2 time --style C1o --kind steps",
        " -y text --y2 other",
        " -x text -y other --y2 wait --kind area",
        " -y other --marks other --marks wait>1&&!text",
        " -x text -y other,wait --kind bars --marks other>3",
        " -y other --by text --marks other>3 --kind points",
        " -y other --by text --marks other>3 --kind bars --logy",
        " -y other --y2 wait --marks 1==2 --xlim 2030-01-01T00:00:00Z,",
        " -y other,wait --facet text --marks other>3",
        " -y other --by frame.len --facet text --marks wait>1 --marks other>2",
        " -y other,wait --by text --panels --marks other>3",
        " --title # --xlabel x --ylabel y --size 3x2.5 --dpi 50"};
    g_autoptr(Table) table = example();
    g_autofree char *path = g_build_filename(folder, "a.PNG", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *arguments = g_strdup_printf("plot -o %s%s", path, cases[i]);
        g_autoptr(GError) error = NULL;
        plot(table, arguments, &error);
        g_assert_no_error(error);
        g_autofree char *bytes = NULL;
        size_t size = 0;
        g_assert_true(g_file_get_contents(path, &bytes, &size, NULL));
        g_assert_cmpuint(size, >, 500);
        g_assert_cmpint(memcmp(bytes, "\x89PNG", 4), ==, 0);
        g_unlink(path);
    }
}

static void check_error(const char *arguments, TabsharkError code, const char *part)
{
    g_autoptr(Table) table = example();
    g_autoptr(GError) error = NULL;
    g_assert_false(plot(table, arguments, &error));
    g_assert_error(error, TABSHARK_ERROR, (int)code);
    g_assert_nonnull(strstr(error->message, part));
}

static void test_usage(void)
{
    const char *const cases[][2] = {
        {"plot", "-o"},
        {"plot -o a.gif", ".png, .svg or .pdf"},
        {"plot -o png", ".png"},
        {"plot -o dir.png/a", ".png"},
        {"plot -o .png", ".png"},
        {"plot -o a.png extra", "extra"},
        {"plot -o a.png --style q", "colour"},
        {"plot -o a.png --alpha 1.01", "--alpha"},
        {"plot -o a.png --alpha -0.1", "--alpha"},
        {"plot -o a.png --alpha nan", "--alpha"},
        {"plot -o a.png --dpi 0", "--dpi"},
        {"plot -o a.png --dpi -100", "--dpi"},
        {"plot -o a.png --size 10", "--size"},
        {"plot -o a.png --size x5", "--size"},
        {"plot -o a.png --size 5x", "--size"},
        {"plot -o a.png --size 0x5", "--size"},
        {"plot -o a.png --size -1x5", "--size"},
        {"plot -o a.png --size 5x5in", "--size"},
        {"plot -o a.png --size nanx5", "--size"},
        {"plot -o a.png --size infx5", "pixels"},
        {"plot -o a.png --size 1000x1000", "pixels"},
        {"plot -o a.png --size 1e300x1e300", "pixels"},
        {"plot -o a.png --kind pie", "histogram"},
        {"plot -o a.png --bins 5", "--bins"},
        {"plot -o a.png --kind histogram --bins -1", "--bins"},
        {"plot -o a.png --kind histogram --bins 10001", "--bins"},
        {"plot -o a.png --kind histogram --bins 3x4", "10000"},
        {"plot -o a.png --kind heatmap --bins 3x", "60x30"},
        {"plot -o a.png --kind heatmap --bins x3", "60x30"},
        {"plot -o a.png --kind heatmap --bins 3x0", "60x30"},
        {"plot -o a.png --kind heatmap --bins 10000x1000", "cells"},
        {"plot -o a.png --kind heatmap -y other --by text", "--by"},
        {"plot -o a.png --kind heatmap -y other --alpha 0.5", "--alpha"},
        {"plot -o a.png --kind heatmap -y other --color sun:other", "aggregate"},
        {"plot -o a.png --color other", "heatmap"},
        {"plot -o a.png --logcolor", "heatmap"},
        {"plot -o a.png --kind bars --colorlabel a", "heatmap"},
        {"plot -o a.png --end time", "spans"},
        {"plot -o a.png --kind spans --end time --duration wait", "one of them"},
        {"plot -o a.png --kind spans -x time -y text --ylim 0,1", "names"},
        {"plot -o a.png --kind spans -y other,wait -x time", "-y"},
        {"plot -o a.png --kind ecdf -x other -y wait", "not both"},
        {"plot -o a.png --kind histogram -x time --logx", "--logx"},
        {"plot -o a.png --xlim 5", "--xlim"},
        {"plot -o a.png --xlim ,", "--xlim"},
        {"plot -o a.png --ylim 5,3", "smaller"},
        {"plot -o a.png --ylim 5,5", "smaller"},
        {"plot -o a.png --ylim nan,5", "--ylim"},
        {"plot -o a.png --ylim 0,1e301", "--ylim"},
        {"plot -o a.png --ylim 0,x", "--ylim"},
        {"plot -o a.png --xlim 2024-03-14T09:26:57Z,5e20", "smaller"},
        {"plot -o a.png --ylim 2024-03-14T09:26:57Z,", "numbers"},
        {"plot -o a.png --xlim -1e17,1e17", "times"},
        {"plot -o a.png --logx", "--logx"},
        {"plot -o a.png --logy --ylim 0,", "above 0"},
        {"plot -o a.png -y a,,b", "-y"},
        {"plot -o a.png --y2 a,,b", "--y2"},
        {"plot -o a.png --y2 ,", "--y2"},
        {"plot -o a.png --y2lim 0,1", "--y2 COLUMN"},
        {"plot -o a.png --logy2", "--y2 COLUMN"},
        {"plot -o a.png --y2label x", "--y2 COLUMN"},
        {"plot -o a.png --y2 other --y2lim 5,3", "smaller"},
        {"plot -o a.png --y2 other --y2lim 2024-03-14T09:26:57Z,", "--y2lim takes numbers"},
        {"plot -o a.png --y2 time --logy2 -y other", "--logy2 needs"},
        {"plot -o a.png --y2 other --y2lim 0,5 --logy2", "--y2lim takes numbers above 0"},
        {"plot -o a.png -y other --y2 wait --by text", "one of them"},
        {"plot -o a.png --kind ecdf -x other --y2 wait", "--kind ecdf"},
        {"plot -o a.png --kind bars -x text -y other --y2 wait", "run to the right"},
        {"plot -o a.png --marks 1==", "--marks"},
        {"plot -o a.png --marks other=1", "^"},
        {"plot -o a.png --marks", "--marks"},
        {"plot -o a.png --kind histogram -x other --marks other", "histogram"},
        {"plot -o a.png --marks 1 --marks 1 --marks 1 --marks 1 --marks 1 --marks 1 --marks 1 "
         "--marks 1 --marks 1",
         "8 times"},
        {"plot -o a.png -y other --y2 wait --facet text", "--facet"},
        {"plot -o a.png -y other --y2 wait --panels", "--panels"},
        {"plot -o a.png --kind heatmap -y other --y2 wait", "heatmap"},
        {"plot -o a.png --kind spans -y text --marks other", "spans"},
        {"plot -o a.png -y ,", "-y"},
        {"plot -o a.png --panels --facet text", "choose one"},
        {"plot -o {y}.png --panels", "{y}"},
        {"plot --panels", "-o"},
        {"plot --facet text", "-o"},
        {"plot --size 5x5", "-o"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        check_error(cases[i][0], TABSHARK_ERROR_USAGE, cases[i][1]);
    }
}

static void test_columns(void)
{
    check_error("plot -o a.png -y frame.length", TABSHARK_ERROR_FAILED, "frame.len");
    check_error("plot -o a.png --facet nothing", TABSHARK_ERROR_FAILED, "nothing");
    check_error("plot -o a.png --panels -y text,nothing", TABSHARK_ERROR_FAILED, "nothing");
    check_error("plot -o a.png --panels --by other -y text --logy", TABSHARK_ERROR_USAGE, "--logy");
    check_error("plot -o a.png -x nothing", TABSHARK_ERROR_FAILED, "nothing");
    check_error("plot -o a.png -y text,other", TABSHARK_ERROR_FAILED, "axis");
    check_error("plot -o a.png -y text --kind bars", TABSHARK_ERROR_FAILED, "-x");
    check_error("plot -o a.png -x text --kind histogram", TABSHARK_ERROR_FAILED, "numbers");
    check_error("plot -o a.png -x text --xlim 1,2", TABSHARK_ERROR_USAGE, "names");
    check_error("plot -o a.png -y text --logy", TABSHARK_ERROR_USAGE, "names");
    check_error("plot -o a.png --by text", TABSHARK_ERROR_FAILED, "--by text draws one");
    check_error("plot -o a.png -y other --by nil", TABSHARK_ERROR_FAILED, "nil");
    check_error("plot -o a.png -y other,time", TABSHARK_ERROR_FAILED, "axis");
    check_error("plot -o a.png -y other --y2 wiat", TABSHARK_ERROR_FAILED, "wait");
    check_error("plot -o a.png -y other --y2 wait,time", TABSHARK_ERROR_FAILED, "--y2 wait");
    check_error("plot -o a.png -y other --y2 text", TABSHARK_ERROR_FAILED, "names");
    check_error("plot -o a.png --y2 frame.len,other,wait", TABSHARK_ERROR_FAILED, "to draw");
    check_error("plot -o a.png --marks othr>1", TABSHARK_ERROR_FAILED, "other?");
    g_autoptr(Table) empty = table_new(3);
    g_autoptr(GError) error = NULL;
    g_assert_false(plot(empty, "plot -o a.png", &error));
    g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED);
    g_assert_false(g_file_test("a.png", G_FILE_TEST_EXISTS));
}

/* The series of `plot ARGUMENTS` over a table of a key and a value. */
static void series_by(PlotSeries *made, const char *const *keys, size_t n, Diagnostics *diagnostics)
{
    g_autoptr(Table) table = table_new(n);
    add_cells(table, "key", TYPE_TEXT, keys);
    Column *value = column_new(TYPE_INT, n, NULL);
    for (size_t i = 0; i < n; i++) {
        value->ints[i] = (int64_t)(100 + i);
    }
    table_add(table, "value", value);
    Choice choice;
    const ChoiceNames names = {.by = "key"};
    g_assert_true(choice_make(&choice, table, &names, NULL));
    PlotOptions plot_options = {.alpha = 1};
    Run run = {.diagnostics = diagnostics};
    plot_series_make(made, &plot_options, table, &choice, &run);
    choice_clear(&choice);
}

static void test_by(void)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    PlotSeries made;
    series_by(&made, LIST("b", "a", "", "b"), 4, diagnostics);
    g_assert_cmpuint(made.series->len, ==, 2);
    const Series *a = &g_array_index(made.series, Series, 0), *b = a + 1;
    g_assert_cmpstr(a->label, ==, "a");
    assert_cells(a->x, LIST("2"));
    assert_cells(b->x, LIST("1", "4")); /* the row's number in the table */
    assert_cells(b->y, LIST("100", "103"));
    g_assert_cmpuint(count_entries(diagnostics, DIAGNOSTIC_WARNING, "1 row was"), ==, 1);
    plot_series_clear(&made);
}

/* Past ten values those with the fewest rows are one series, in which each value has its strand. */
static void test_by_other(void)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    PlotSeries made;
    series_by(&made,
              LIST("x", "y", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "x", "y", "a", "b",
                   "c", "d", "e", "f", "g", "h", "i", "j", "a", "b", "c", "d", "e", "f", "g", "h",
                   "i", "j"),
              34, diagnostics);
    g_assert_cmpuint(made.series->len, ==, 11);
    const Series *series = &g_array_index(made.series, Series, 0);
    g_assert_cmpstr(series[0].label, ==, "a");
    g_assert_cmpstr(series[9].label, ==, "j");
    g_assert_cmpstr(series[10].label, ==, "other (2 values)");
    g_assert_true(series[10].behind && !series[9].behind);
    assert_cells(series[10].x, LIST("1", "13", "2", "14"));
    g_assert_cmpuint(series[10].strand[0], ==, series[10].strand[1]);
    g_assert_cmpuint(series[10].strand[1], !=, series[10].strand[2]);
    plot_series_clear(&made);
    series_by(&made, LIST("", ""), 2, diagnostics);
    g_assert_cmpuint(made.series->len, ==, 1); /* a picture that says it is empty */
    plot_series_clear(&made);
}

/* A name that stands only in rows without a value of --by has no place on the axis. */
static void test_by_and_names(void)
{
    g_autoptr(Table) table = table_new(4);
    add_cells(table, "key", TYPE_TEXT, LIST("k", "", "j", "k"));
    add_cells(table, "name", TYPE_TEXT, LIST("a", "gone", "b", "c"));
    add_cells(table, "value", TYPE_INT, LIST("1", "2", "3", "4"));
    char name[] = "name";
    const ChoiceNames names[] = {{.x = name, .by = "key"},
                                 {.y = (char *[]){name, NULL}, .by = "key"}};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(Diagnostics) diagnostics = diagnostics_new();
        Choice choice;
        PlotSeries made;
        g_assert_true(choice_make(&choice, table, &names[i], NULL));
        PlotOptions plot_options = {.alpha = 1, .kind = KIND_POINTS};
        Run run = {.diagnostics = diagnostics};
        plot_series_make(&made, &plot_options, table, &choice, &run);
        g_assert_true(
            plot_categories_make(&made, &plot_options, table, &choice, diagnostics, NULL));
        const Categories *made_of = i == 0 ? made.x_categories : made.y_categories;
        g_assert_cmpuint(categories_count(made_of), ==, 3);
        g_assert_cmpstr(categories_label(made_of, 1), ==, "b"); /* in the order of the table */
        plot_series_clear(&made);
        choice_clear(&choice);
    }
}

/* Times and shares of an ecdf; one missing value is no part of them. */
static void test_ecdf(void)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    PlotSeries made;
    series_by(&made, LIST("k", "k", "k", "k"), 4, diagnostics);
    PlotOptions plot_options = {.kind = KIND_ECDF};
    g_autoptr(Column) values = column_of(TYPE_INT, LIST("7", "", "3", "7"));
    Series *series = &g_array_index(made.series, Series, 0);
    series->y = values;
    g_assert_cmpfloat(plot_distribution_make(&made, &plot_options, diagnostics), ==, 0);
    assert_cells(series->x, LIST("3", "3", "7", "7"));
    g_assert_cmpfloat(series->y->reals[0], ==, 0);
    g_assert_cmpfloat(series->y->reals[3], ==, 1);
    plot_series_clear(&made);
}

static void test_histogram(void)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    PlotSeries made;
    series_by(&made, LIST("k", "k", "k", "k"), 4, diagnostics);
    PlotOptions plot_options = {.kind = KIND_HISTOGRAM, .bins = 2, .x_limits.log = true};
    g_autoptr(Column) values = column_of(TYPE_INT, LIST("1", "0", "100", "90"));
    Series *series = &g_array_index(made.series, Series, 0);
    series->y = values;
    g_assert_cmpfloat(plot_distribution_make(&made, &plot_options, diagnostics), ==, 1);
    assert_cells(series->y, LIST("1", "2"));
    g_assert_cmpfloat(fabs(series->x->reals[0] - sqrt(10)), <, 1e-9);
    g_assert_cmpuint(count_entries(diagnostics, DIAGNOSTIC_WARNING, "1 row is"), ==, 1);
    plot_series_clear(&made);
}

/* Times as far apart as they can be. */
static void test_extreme_times(void)
{
    g_autoptr(Table) table = table_new(2);
    Column *time = column_new(TYPE_TIME, 2, NULL);
    time->ints[0] = INT64_MIN;
    time->ints[1] = INT64_MAX;
    table_add(table, "time", time);
    g_autofree char *path = g_build_filename(folder, "a.png", NULL);
    const char *const kinds[] = {"histogram", "ecdf"};
    for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
        g_autofree char *arguments =
            g_strdup_printf("plot -x time --kind %s -o %s", kinds[i], path);
        g_autoptr(GError) error = NULL;
        plot(table, arguments, &error);
        g_assert_no_error(error);
        g_unlink(path);
    }
}

static void test_full_disk(void)
{
    g_autofree char *path = g_build_filename(folder, "full.png", NULL);
    g_autofree char *arguments = g_strdup_printf("plot -o %s", path);
    if (!g_file_test("/dev/full", G_FILE_TEST_EXISTS) || symlink("/dev/full", path) != 0) {
        g_test_skip("there is no /dev/full");
        return;
    }
    check_error(arguments, TABSHARK_ERROR_FAILED, path);
    g_unlink(path);
}

static void test_read_only_folder(void)
{
    if (geteuid() == 0) {
        g_test_skip("root may write everywhere");
        return;
    }
    g_autofree char *path = g_build_filename(folder, "closed", NULL);
    g_autofree char *arguments = g_strdup_printf("plot -o %s/a.png", path);
    g_mkdir(path, 0500);
    check_error(arguments, TABSHARK_ERROR_FAILED, path);
    g_rmdir(path);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    folder = g_dir_make_tmp("tabshark-XXXXXX", NULL);
    g_test_add_func("/plot/pictures", test_pictures);
    g_test_add_func("/plot/usage", test_usage);
    g_test_add_func("/plot/columns", test_columns);
    g_test_add_func("/plot/by", test_by);
    g_test_add_func("/plot/by-other", test_by_other);
    g_test_add_func("/plot/by-and-names", test_by_and_names);
    g_test_add_func("/plot/ecdf", test_ecdf);
    g_test_add_func("/plot/histogram", test_histogram);
    g_test_add_func("/plot/extreme-times", test_extreme_times);
    g_test_add_func("/plot/full-disk", test_full_disk);
    g_test_add_func("/plot/read-only-folder", test_read_only_folder);
    g_assert_cmpint(g_chdir(folder), ==, 0); /* where nothing is called a.png */
    int status = g_test_run();
    g_rmdir(folder);
    g_free(folder);
    return status;
}
