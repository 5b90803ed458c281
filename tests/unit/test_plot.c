/* The verb plot: options, columns and files. */
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/error.h"
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
    const char *const cases[] = {"",
                                 " -y frame.len",
                                 " -y frame.len,other,wait --style .",
                                 " -x frame.len -y time",
                                 " -x wait -y wait --alpha 0 --style b--",
                                 " -x frame.len --logx --logy -y other",
                                 " --xlim 0,2 --ylim 1,",
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
        {"plot -o a.gif", ".png"},
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
        {"plot -o a.png -y ,", "-y"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        check_error(cases[i][0], TABSHARK_ERROR_USAGE, cases[i][1]);
    }
}

static void test_columns(void)
{
    check_error("plot -o a.png -y frame.length", TABSHARK_ERROR_FAILED, "frame.len");
    check_error("plot -o a.png -x nothing", TABSHARK_ERROR_FAILED, "nothing");
    check_error("plot -o a.png -y text", TABSHARK_ERROR_FAILED, "text");
    check_error("plot -o a.png -x text", TABSHARK_ERROR_FAILED, "numbers");
    check_error("plot -o a.png -y other,time", TABSHARK_ERROR_FAILED, "axis");
    g_autoptr(Table) empty = table_new(3);
    g_autoptr(GError) error = NULL;
    g_assert_false(plot(empty, "plot -o a.png", &error));
    g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED);
    g_assert_false(g_file_test("a.png", G_FILE_TEST_EXISTS));
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
    g_test_add_func("/plot/full-disk", test_full_disk);
    g_test_add_func("/plot/read-only-folder", test_read_only_folder);
    g_assert_cmpint(g_chdir(folder), ==, 0); /* where nothing is called a.png */
    int status = g_test_run();
    g_rmdir(folder);
    g_free(folder);
    return status;
}
