/* Rows told apart by a column: which have a panel, and which rows are in it. */
#include "verbs/plot_facets.h"

#include "support.h"
#include "verbs/plot_picture.h"

typedef struct {
    Facets facets;
    PlotSeries made;
    Diagnostics *diagnostics;
} Fixture;

/* A table of keys, of `by` values, and of the values 100, 101, …, as `plot --facet key` sees it. */
static void begin(Fixture *f, const char *const *keys, const char *const *by, size_t n)
{
    f->diagnostics = diagnostics_new();
    g_autoptr(Table) table = table_new(n);
    add_cells(table, "key", TYPE_TEXT, keys);
    add_cells(table, "by", TYPE_TEXT, by != NULL ? by : keys);
    Column *value = column_new(TYPE_INT, n, NULL);
    for (size_t i = 0; i < n; i++) {
        value->ints[i] = (int64_t)(100 + i);
    }
    table_add(table, "value", value);
    Choice choice;
    char value_name[] = "value";
    char *y[] = {value_name, NULL};
    const ChoiceNames names = {.y = y, .facet = "key", .by = by != NULL ? "by" : NULL};
    g_assert_true(choice_make(&choice, table, &names, NULL));
    const PlotOptions options = {.alpha = 1};
    const Run run = {.diagnostics = f->diagnostics};
    facets_choose(&f->facets, table, choice.facet, &run);
    plot_series_make(&f->made, &options, f->facets.table, &choice, &run);
    facets_split(&f->facets, &choice, &f->made);
    choice_clear(&choice);
}

static void end(Fixture *f)
{
    plot_series_clear(&f->made);
    facets_clear(&f->facets);
    diagnostics_free(f->diagnostics);
}

static const Series *series_at(const Fixture *f, guint index)
{
    return &g_array_index(f->made.series, Series, index);
}

static void test_values(void)
{
    Fixture f;
    begin(&f, LIST("b", "a", "", "b"), NULL, 4);
    g_assert_cmpuint(f.facets.panels, ==, 2);
    g_assert_cmpuint(f.made.series->len, ==, 2);
    g_assert_cmpstr(g_ptr_array_index(f.facets.titles, 0), ==, "a");
    assert_cells(series_at(&f, 0)->x, LIST("2"));
    assert_cells(series_at(&f, 1)->x, LIST("1", "4")); /* the row's number in the table */
    assert_cells(series_at(&f, 1)->y, LIST("100", "103"));
    g_assert_cmpuint(count_entries(f.diagnostics, DIAGNOSTIC_WARNING, "1 row was"), ==, 1);
    end(&f);
}

/* Twelve panels; the first row has a value that is too rare. */
static void test_too_many(void)
{
    Fixture f;
    begin(&f,
          LIST("z", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "l", "k", "j", "i",
               "h", "g", "f", "e", "d", "c", "b", "a", "y"),
          NULL, 26);
    g_assert_cmpuint(f.facets.panels, ==, PLOT_MAX_FACETS);
    g_assert_cmpstr(g_ptr_array_index(f.facets.titles, 11), ==, "l");
    assert_cells(series_at(&f, 0)->x, LIST("2", "25"));
    assert_cells(series_at(&f, 11)->y, LIST("112", "113"));
    g_assert_cmpuint(
        count_entries(f.diagnostics, DIAGNOSTIC_WARNING, "2 rows of 2 other values are not"), ==,
        1);
    end(&f);
}

/* Every panel has the same series, some of them empty. */
static void test_by(void)
{
    Fixture f;
    begin(&f, LIST("b", "a", "b", "", "a"), LIST("y", "x", "y", "x", "y"), 5);
    g_assert_cmpuint(f.made.series->len, ==, 4);
    g_assert_cmpstr(series_at(&f, 0)->label, ==, "x");
    g_assert_cmpstr(series_at(&f, 2)->label, ==, "x");
    g_assert_cmpuint(series_at(&f, 0)->style.color.red, ==, series_at(&f, 2)->style.color.red);
    assert_cells(series_at(&f, 0)->y, LIST("101"));
    assert_cells(series_at(&f, 1)->x, LIST("5"));
    g_assert_cmpuint(series_rows(series_at(&f, 2)), ==, 0);
    assert_cells(series_at(&f, 3)->y, LIST("100", "102"));
    end(&f);
}

/* Rows of "other" keep their strands. */
static void test_other(void)
{
    Fixture f;
    begin(&f, LIST("k", "k", "k", "k", "k", "k", "k", "k", "k", "k", "m", "k", "m", "k", "m", "k"),
          LIST("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "q", "q", "p", "p", "q", "p"), 16);
    /* p, q and seven others are chosen of twelve: the last two digits are the rest */
    g_assert_cmpuint(f.made.series->len, ==, 22);
    const Series *k = series_at(&f, 10), *m = series_at(&f, 21);
    g_assert_cmpuint(series_rows(k), ==, 2);
    g_assert_nonnull(k->strand);
    g_assert_cmpuint(k->strand[0], !=, k->strand[1]);
    g_assert_cmpuint(series_rows(m), ==, 0);
    end(&f);
}

static void test_none(void)
{
    Fixture f;
    begin(&f, LIST("", ""), NULL, 2);
    g_assert_cmpuint(f.made.series->len, ==, 1); /* a panel that says it is empty */
    g_assert_cmpuint(series_rows(series_at(&f, 0)), ==, 0);
    end(&f);
}

static void test_file_names(void)
{
    const char *const cases[][3] = {
        {"a-{y}.png", "tcp.len", "a-tcp.len.png"},
        {"{y}/{y}.png", "b", "b/b.png"},
        {"{y}.png", "../x", "_._x.png"},
        {"{y}.png", ".hidden", "_hidden.png"},
        {"{y}.png", "a/b\\c", "a_b\\c.png"},
        {"{y}.png", "", "_.png"},
        {"{y}.png", "line\nfeed\x1b[0m", "line_feed_[0m.png"},
        {"{y}.png", "\xff\xc3\xa9\xe2\x80\xae", "_\xc3\xa9_.png"},
        {"{y}.png", "{y}", "{y}.png"},
        {"{y}.png", "-o", "-o.png"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *name = plot_file_name(cases[i][0], cases[i][1]);
        g_assert_cmpstr(name, ==, cases[i][2]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/facets/values", test_values);
    g_test_add_func("/facets/too-many", test_too_many);
    g_test_add_func("/facets/by", test_by);
    g_test_add_func("/facets/other", test_other);
    g_test_add_func("/facets/none", test_none);
    g_test_add_func("/facets/file-names", test_file_names);
    return g_test_run();
}
