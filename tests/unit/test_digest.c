/* Sums over files and folders: any change is another sum, and no change is none. */
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "capture/digest.h"
#include "capture/named_paths.h"
#include "support.h"

typedef void (*DigestOf)(Digest *digest, const char *path);

static char *sum_of(DigestOf function, const char *path, bool *partial)
{
    char text[DIGEST_TEXT];
    g_auto(Digest) digest;
    digest_init(&digest);
    function(&digest, path);
    digest_finish(&digest, text);
    if (partial != NULL)
        *partial = digest.partial;
    return g_strdup(text);
}

/* Has the sum changed since the last call? */
static bool has_changed(DigestOf function, const char *path, char **last)
{
    char *sum = sum_of(function, path, NULL);
    bool changed = g_strcmp0(sum, *last) != 0;
    g_free(*last);
    *last = sum;
    return changed;
}

static void check_folder(DigestOf function)
{
    char *folder = folder_make();
    g_autofree char *inner = g_build_filename(folder, "profiles", "p", NULL);
    g_autofree char *last = NULL;
    g_assert_cmpint(g_mkdir_with_parents(inner, 0700), ==, 0);
    g_assert_true(has_changed(function, folder, &last));
    g_autofree char *file = file_make(inner, "hosts", "10.0.0.1 a\n", 11);
    g_assert_true(has_changed(function, folder, &last));
    g_assert_false(has_changed(function, folder, &last));
    g_free(file_make(inner, "hosts", "10.0.0.1 b\n", 11));
    g_assert_true(has_changed(function, folder, &last));
    g_autofree char *new = g_build_filename(inner, "ethers", NULL);
    g_assert_cmpint(g_rename(file, new), ==, 0);
    g_assert_true(has_changed(function, folder, &last));
    g_assert_cmpint(g_unlink(new), ==, 0);
    g_assert_true(has_changed(function, folder, &last));
    g_assert_false(has_changed(function, folder, &last));
    folder_remove(folder);
}

static void test_folders(void)
{
    check_folder(digest_folder);
    check_folder(digest_settings);
}

/* Settings that were written again as they were are the same; other files may not be. */
static void test_same_content(void)
{
    char *folder = folder_make();
    g_autofree char *path = file_make(folder, "preferences", "a: 1\n", 5);
    g_autofree char *settings = NULL, *files = NULL;
    g_assert_true(has_changed(digest_settings, folder, &settings));
    g_assert_true(has_changed(digest_folder, folder, &files));
    g_assert_cmpint(utime(path, &(struct utimbuf){5, 5}), ==, 0);
    g_assert_false(has_changed(digest_settings, folder, &settings));
    g_assert_true(has_changed(digest_folder, folder, &files));
    g_free(file_make(folder, "recent", "gui.x: 1\n", 9));
    g_assert_false(has_changed(digest_settings, folder, &settings));
    folder_remove(folder);
}

/* A file that settings name. */
static void test_named(void)
{
    char *folder = folder_make();
    char *elsewhere = folder_make();
    g_autofree char *keys = g_build_filename(elsewhere, "key log", NULL);
    g_autofree char *last = NULL;
    g_autofree char *text = g_strdup_printf("tls.keylog_file: %s\n", keys);
    g_free(file_make(folder, "preferences", text, strlen(text)));
    g_assert_true(has_changed(digest_settings, folder, &last));
    g_free(file_make(elsewhere, "key log", "x", 1));
    g_assert_true(has_changed(digest_settings, folder, &last));
    g_assert_cmpint(utime(keys, &(struct utimbuf){5, 5}), ==, 0);
    g_assert_true(has_changed(digest_settings, folder, &last));
    g_assert_false(has_changed(digest_settings, folder, &last));
    folder_remove(folder);
    folder_remove(elsewhere);
}

/* What has no state that could be compared, or no end. */
static void test_partial(void)
{
    char *folder = folder_make();
    g_autofree char *fifo = g_build_filename(folder, "fifo", NULL);
    g_autofree char *link = g_build_filename(folder, "link", NULL);
    bool partial;
    g_free(sum_of(digest_folder, folder, &partial));
    g_assert_false(partial);
    g_assert_cmpint(symlink(folder, link), ==, 0);
    g_free(sum_of(digest_folder, folder, &partial));
    g_assert_true(partial);
    g_assert_cmpint(g_unlink(link), ==, 0);
    g_assert_cmpint(mkfifo(fifo, 0600), ==, 0);
    g_free(sum_of(digest_folder, folder, &partial));
    g_assert_true(partial);
    folder_remove(folder);
}

static void test_texts(void)
{
    static const char *const different[][2] = {{NULL, NULL}, {"", NULL},    {NULL, ""}, {"ab", "c"},
                                               {"a", "bc"},  {"abc", NULL}, {"a", NULL}};
    char sums[G_N_ELEMENTS(different)][DIGEST_TEXT];
    for (size_t i = 0; i < G_N_ELEMENTS(different); i++) {
        g_auto(Digest) digest;
        digest_init(&digest);
        digest_text(&digest, different[i][0]);
        digest_text(&digest, different[i][1]);
        digest_finish(&digest, sums[i]);
        for (size_t j = 0; j < i; j++)
            g_assert_cmpstr(sums[i], !=, sums[j]);
    }
}

static void append_name(const char *name, void *data)
{
    g_string_append_printf(data, "<%s>", name);
}

static void test_scan(void)
{
    static const struct {
        const char *text, *names;
    } cases[] = {
        {"tls.keylog_file: /a b/c", "</a b/c>"},
        {"#tls.keylog_file: /a", ""},
        {"gui.fileopen.dir: /a\ncapture.x: /b\nextcap.y: /c\n", ""},
        {"\"/a\",\"b \\\"q\",\"\\x2fc\"\n", "</a><b \"q></c>"},
        {"dofile('/x.lua')", "</x.lua>"},
        {"\"open", "<open>"},
        {"\"a\\", "<a\\>"},
        {"\"\\x2", "<x2>"},
        {"", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GString) names = g_string_new(NULL);
        named_paths_scan(cases[i].text, append_name, names);
        g_assert_cmpstr(names->str, ==, cases[i].names);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/digest/folders", test_folders);
    g_test_add_func("/digest/same-content", test_same_content);
    g_test_add_func("/digest/named", test_named);
    g_test_add_func("/digest/partial", test_partial);
    g_test_add_func("/digest/texts", test_texts);
    g_test_add_func("/digest/scan", test_scan);
    return g_test_run();
}
