#include "lab/shell_history.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>

#include "support.h"

static void assert_entry(const char *text, const char *expected)
{
    g_autofree char *entry = shell_history_entry(text);
    g_assert_cmpstr(entry, ==, expected);
}

static void test_entries(void)
{
    assert_entry("head 3", "head 3");
    assert_entry("read x \\\n  -e frame.len", "read x   -e frame.len");
    assert_entry("where 'a ==\n 3'  ", "where 'a ==  3'");
    assert_entry(" secret", NULL);
    assert_entry("  ", NULL);
}

static void add(const char *path, const char *entry)
{
    g_autoptr(GError) error = NULL;
    g_assert_true(shell_history_add(path, entry, &error));
    g_assert_no_error(error);
}

static void test_add(void)
{
    char *folder = folder_make();
    g_autofree char *path = g_build_filename(folder, "history", NULL);
    add(path, "one");
    add(path, "two");
    add(path, "two");
    add(path, "one");
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_assert_cmpstr(text, ==, "one\ntwo\none\n");
    struct stat status;
    /* Nobody else reads it, also where it was open to all before. */
    g_assert_cmpint(stat(path, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0600);
    g_chmod(path, 0644);
    add(path, "three");
    g_assert_cmpint(stat(path, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0600);
    g_assert_cmpuint(folder_count(folder), ==, 1);
    folder_remove(folder);
}

static void test_limit(void)
{
    char *folder = folder_make();
    g_autoptr(GString) text = g_string_new(NULL);
    for (int i = 0; i < SHELL_HISTORY_MAX + 10; i++)
        g_string_append_printf(text, "line %d\n", i);
    g_autofree char *path = file_make(folder, "history", text->str, text->len);
    g_autoptr(GPtrArray) before = shell_history_load(path);
    g_assert_cmpuint(before->len, ==, SHELL_HISTORY_MAX);
    g_assert_cmpstr(g_ptr_array_index(before, 0), ==, "line 10");
    add(path, "last");
    g_autoptr(GPtrArray) after = shell_history_load(path);
    g_assert_cmpuint(after->len, ==, SHELL_HISTORY_MAX);
    g_assert_cmpstr(g_ptr_array_index(after, 0), ==, "line 11");
    g_assert_cmpstr(g_ptr_array_index(after, SHELL_HISTORY_MAX - 1), ==, "last");
    folder_remove(folder);
}

static void test_odd_files(void)
{
    char *folder = folder_make();
    g_autofree char *path = file_make(folder, "history", BYTES("good\n\xff\xfe\n\nnäher\n"));
    g_autoptr(GPtrArray) entries = shell_history_load(path);
    g_assert_cmpuint(entries->len, ==, 2);
    g_assert_cmpstr(g_ptr_array_index(entries, 1), ==, "näher");
    g_autoptr(GPtrArray) none = shell_history_load(folder);
    g_assert_cmpuint(none->len, ==, 0);
    g_autoptr(GPtrArray) device = shell_history_load("/dev/zero");
    g_assert_cmpuint(device->len, ==, 0);
    g_autoptr(GError) error = NULL;
    g_autofree char *nowhere = g_build_filename(folder, "no", "history", NULL);
    g_setenv("TABSHARK_HISTORY", nowhere, true);
    g_assert_false(shell_history_add(nowhere, "x", &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "does not exist");
    folder_remove(folder);
}

static void test_path(void)
{
    g_setenv("TABSHARK_HISTORY", "", true);
    g_assert_null(shell_history_path());
    g_setenv("TABSHARK_HISTORY", "/a/b", true);
    g_autofree char *chosen = shell_history_path();
    g_assert_cmpstr(chosen, ==, "/a/b");
    g_unsetenv("TABSHARK_HISTORY");
    g_autofree char *usual = shell_history_path();
    g_assert_true(g_str_has_suffix(usual, "/tabshark/history"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_assert_nonnull(setlocale(LC_CTYPE, "C.UTF-8"));
    g_test_add_func("/shell_history/entries", test_entries);
    g_test_add_func("/shell_history/add", test_add);
    g_test_add_func("/shell_history/limit", test_limit);
    g_test_add_func("/shell_history/odd_files", test_odd_files);
    g_test_add_func("/shell_history/path", test_path);
    return g_test_run();
}
