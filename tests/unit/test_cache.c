/* The cache's settings, its folder, and what decides whether an answer may be kept. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "capture/cache_folder.h"
#include "capture/cache_key.h"
#include "capture/cache_settings.h"
#include "support.h"

static void test_sizes(void)
{
    static const struct {
        const char *text;
        uint64_t size;
    } good[] = {{"0", 0},
                {"123", 123},
                {"1k", 1024},
                {"500M", UINT64_C(500) << 20},
                {"2G", UINT64_C(2) << 30},
                {"3t", UINT64_C(3) << 40}};
    static const char *const bad[] = {
        "", "x", "-1", "1X", "1MB", " 1", "1 ", "99999999999999T", "99999999999999999999"};
    uint64_t size;
    for (size_t i = 0; i < G_N_ELEMENTS(good); i++) {
        g_assert_true(cache_parse_size(good[i].text, &size));
        g_assert_cmpuint(size, ==, good[i].size);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
        g_assert_false(cache_parse_size(bad[i], &size));
}

static bool is_on(const char *on, const char *limit)
{
    CacheSettings settings;
    g_setenv(CACHE_SWITCH, on, true);
    g_setenv(CACHE_LIMIT, limit, true);
    g_assert_true(cache_settings_read(&settings, NULL));
    return settings.on;
}

static void test_settings(void)
{
    CacheSettings settings;
    g_autoptr(GError) error = NULL;
    g_unsetenv(CACHE_SWITCH);
    g_unsetenv(CACHE_LIMIT);
    g_assert_true(cache_settings_read(&settings, &error));
    g_assert_true(settings.on);
    g_assert_cmpuint(settings.limit, ==, CACHE_LIMIT_DEFAULT);
    g_assert_true(is_on("", "") && is_on("on", "1M"));
    g_assert_false(is_on("off", "") || is_on("on", "0"));
    g_setenv(CACHE_SWITCH, "of", true);
    g_assert_false(cache_settings_read(&settings, &error));
    assert_failed(&error, TABSHARK_ERROR_USAGE, "on or off, not 'of'");
    g_assert_false(settings.on);
    g_setenv(CACHE_SWITCH, "on", true);
    g_setenv(CACHE_LIMIT, "much", true);
    g_assert_false(cache_settings_read(&settings, &error));
    assert_failed(&error, TABSHARK_ERROR_USAGE, "not 'much'");
}

/* A file of so many bytes, last used at that second. */
static char *used_at(const char *folder, const char *name, size_t size, time_t when)
{
    g_autofree char *bytes = g_malloc0(size);
    char *path = file_make(folder, name, bytes, size);
    g_assert_cmpint(utime(path, &(struct utimbuf){when, when}), ==, 0);
    return path;
}

static void test_oldest_goes_first(void)
{
    char *folder = folder_make();
    g_autofree char *newer = used_at(folder, "a", 100, 3000);
    g_autofree char *oldest = used_at(folder, "b", 100, 1000);
    g_autofree char *older = used_at(folder, "c", 100, 2000);
    g_autoptr(GArray) files = cache_folder_files(folder);
    g_assert_cmpuint(files->len, ==, 3);
    g_assert_cmpuint(cache_files_size(files), ==, 300);
    g_assert_cmpstr(g_array_index(files, CacheFile, 0).path, ==, oldest);
    g_assert_cmpint(g_array_index(files, CacheFile, 2).used, ==, 3000 * INT64_C(1000000000));
    cache_folder_limit(folder, 300);
    g_assert_cmpuint(folder_count(folder), ==, 3);
    cache_file_touch(oldest);
    cache_folder_limit(folder, 299);
    g_assert_cmpuint(folder_count(folder), ==, 2);
    g_assert_false(g_file_test(older, G_FILE_TEST_EXISTS));
    cache_folder_limit(folder, 150);
    g_assert_true(g_file_test(oldest, G_FILE_TEST_EXISTS));
    g_assert_false(g_file_test(newer, G_FILE_TEST_EXISTS));
    folder_remove(folder);
}

static void test_clear(void)
{
    char *folder = folder_make();
    g_autofree char *absent = g_build_filename(folder, "absent", NULL);
    uint64_t files, size;
    g_free(used_at(folder, "a", 10, 1));
    g_free(used_at(folder, ".b", 20, 1));
    g_assert_true(cache_folder_clear(folder, &files, &size, NULL));
    g_assert_cmpuint(files, ==, 2);
    g_assert_cmpuint(size, ==, 30);
    g_assert_true(cache_folder_clear(absent, &files, &size, NULL));
    g_assert_cmpuint(files, ==, 0);
    folder_remove(folder);
}

/* Made for its owner alone, also where it was there with other permissions. */
static void test_prepare(void)
{
    char *folder = folder_make();
    g_autofree char *new = g_build_filename(folder, "a", "b", NULL);
    g_autofree char *file = file_make(folder, "file", "", 0);
    g_autofree char *link = g_build_filename(folder, "link", NULL);
    struct stat status;
    g_assert_true(cache_folder_prepare(new));
    g_assert_cmpint(stat(new, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0700);
    g_assert_cmpint(chmod(new, 0755), ==, 0);
    g_assert_true(cache_folder_prepare(new));
    g_assert_cmpint(stat(new, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 0777, ==, 0700);
    g_assert_false(cache_folder_prepare(file));
    g_assert_cmpint(symlink(new, link), ==, 0);
    g_assert_false(cache_folder_prepare(link));
    folder_remove(folder);
}

static void test_may_keep(void)
{
    char *folder = folder_make();
    g_autofree char *capture = file_make(folder, "c", "x", 1);
    g_autofree char *fifo = g_build_filename(folder, "fifo", NULL);
    char *servers[] = {(char[]){"nameres.use_external_name_resolver:TRUE"}, NULL};
    g_assert_cmpint(mkfifo(fifo, 0600), ==, 0);
    CaptureRequest plain = {0}, anew = {.no_cache = true}, demanded = {.engine = ENGINE_FIELDS},
                   names = {.resolve = (char[]){"mn"}}, asked = {.resolve = (char[]){"mN"}},
                   preferred = {.preferences = servers};
    g_assert_true(cache_may_keep(&plain, capture) && cache_may_keep(&names, capture));
    g_assert_false(cache_may_keep(&plain, "-") || cache_may_keep(&plain, fifo));
    g_assert_false(cache_may_keep(&anew, capture) || cache_may_keep(&demanded, capture));
    g_assert_false(cache_may_keep(&asked, capture) || cache_may_keep(&preferred, capture));
    folder_remove(folder);
}

/* Every option of reading is in the key; what is chosen of its answer is not. */
static void test_keys(void)
{
    char *folder = folder_make();
    g_autofree char *capture = file_make(folder, "c", "x", 1);
    g_autofree char *other = file_make(folder, "d", "x", 1);
    char *one[] = {(char[]){"a:1"}, NULL}, *two[] = {(char[]){"a:1"}, (char[]){"b:2"}, NULL};
    char *columns[] = {(char[]){"_ws.col.Info"}, NULL}, *field[] = {(char[]){"ip.src"}, NULL};
    const CacheKey before = {.text = "here"}, there = {.text = "there"};
    const CaptureRequest requests[] = {
        {.fields = field},
        {.fields = columns},
        {.fields = field, .filter = (char[]){""}},
        {.fields = field, .filter = (char[]){"tcp"}},
        {.fields = field, .preferences = one},
        {.fields = field, .preferences = two},
        {.fields = field, .decode_as = one},
        {.fields = field, .profile = (char[]){"p"}},
        {.fields = field, .resolve = (char[]){"p"}},
        {.fields = field, .two_pass = true},
        {.fields = field, .count = 1},
    };
    const CaptureRequest same = {.fields = field,
                                 .strict = true,
                                 .timeseries = true,
                                 .occurrence = OCCURRENCE_ALL,
                                 .jobs = 3};
    CacheKey keys[G_N_ELEMENTS(requests) + 2], again;
    size_t n = G_N_ELEMENTS(requests);
    for (size_t i = 0; i < n; i++)
        g_assert_true(cache_key_of(&before, &requests[i], capture, &keys[i]));
    g_assert_true(cache_key_of(&before, &requests[0], other, &keys[n++]));
    g_assert_true(cache_key_of(&there, &requests[0], capture, &keys[n++]));
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++)
            g_assert_cmpstr(keys[i].text, !=, keys[j].text);
    }
    g_assert_true(cache_key_of(&before, &same, capture, &again));
    g_assert_cmpstr(again.text, ==, keys[0].text);
    folder_remove(folder);
}

/* A preference of the command line, `format` with the path of a file, names it: its change is one
 * of the key. */
static void check_named(const char *format)
{
    char *folder = folder_make();
    g_autofree char *capture = file_make(folder, "c", "x", 1);
    g_autofree char *path = g_build_filename(folder, "keys", NULL);
    const CacheKey before = {.text = "here"};
    g_auto(GStrv) around = g_strsplit(format, "FILE", 2);
    char *preferences[] = {g_strconcat(around[0], path, around[1], NULL), NULL};
    const CaptureRequest request = {.preferences = preferences};
    CacheKey absent, empty, full;
    g_assert_true(cache_key_of(&before, &request, capture, &absent));
    g_free(file_make(folder, "keys", "", 0));
    g_assert_true(cache_key_of(&before, &request, capture, &empty));
    g_free(file_make(folder, "keys", "CLIENT_RANDOM", 13));
    g_assert_true(cache_key_of(&before, &request, capture, &full));
    g_assert_cmpstr(absent.text, !=, empty.text);
    g_assert_cmpstr(empty.text, !=, full.text);
    g_free(preferences[0]);
    folder_remove(folder);
}

/* tshark passes over blanks behind the colon, and reads a table's cells with escapes. */
static void test_named_by_option(void)
{
    check_named("tls.keylog_file:FILE");
    check_named("tls.keylog_file: FILE");
    check_named("uat:rsa_keys:\"FILE\",\"\"");
    check_named("uat:rsa_keys:\"\\x2fFILE\",\"\"");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cache/sizes", test_sizes);
    g_test_add_func("/cache/settings", test_settings);
    g_test_add_func("/cache/oldest-goes-first", test_oldest_goes_first);
    g_test_add_func("/cache/clear", test_clear);
    g_test_add_func("/cache/prepare", test_prepare);
    g_test_add_func("/cache/may-keep", test_may_keep);
    g_test_add_func("/cache/keys", test_keys);
    g_test_add_func("/cache/named-by-option", test_named_by_option);
    return g_test_run();
}
