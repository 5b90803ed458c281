#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "cluster/capture_list.h"
#include "cluster/folder.h"
#include "cluster/incomplete.h"
#include "cluster/job_script.h"
#include "cluster/jobs.h"
#include "cluster/manifest.h"
#include "cluster/plan.h"
#include "cluster/ranges.h"
#include "cluster/record.h"
#include "support.h"

static const char *const odd_names[] = {"plain.pcap", "a b's \"c\".pcap", "line\nbreak\r.pcap",
                                        "-r",         "\xff\x01\\n.pcap", "end"};

static Manifest *example(void)
{
    Manifest *manifest = manifest_new();
    manifest->version = g_strdup("1.2");
    manifest->program = g_strdup("/usr/bin/tabshark");
    manifest->folder = g_strdup("/data/o'clock\n");
    manifest->per_task = 4;
    manifest->chain = g_strdupv((char **)(void *)(uintptr_t)LIST("read", "-Y", "a\tb", "then", ""));
    for (size_t i = 0; i < G_N_ELEMENTS(odd_names); i++)
        manifest_add_capture(manifest, odd_names[i]);
    return manifest;
}

static void test_manifest(void)
{
    g_autoptr(Manifest) manifest = example();
    g_autofree char *text = manifest_text(manifest);
    g_autoptr(GError) error = NULL;
    g_autoptr(Manifest) again = manifest_parse(text, "m", &error);
    g_assert_no_error(error);
    g_assert_cmpstr(again->version, ==, manifest->version);
    g_assert_cmpstr(again->program, ==, manifest->program);
    g_assert_cmpstr(again->folder, ==, manifest->folder);
    g_assert_cmpint(again->per_task, ==, 4);
    g_assert_true(
        g_strv_equal((const char *const *)again->chain, (const char *const *)manifest->chain));
    g_assert_cmpuint(again->captures->len, ==, G_N_ELEMENTS(odd_names));
    for (size_t i = 0; i < G_N_ELEMENTS(odd_names); i++)
        g_assert_cmpstr(manifest_capture(again, i)->name, ==, odd_names[i]);
}

static void test_manifest_tasks(void)
{
    g_autoptr(Manifest) manifest = example();
    size_t first, count;
    g_assert_cmpuint(manifest_tasks(manifest), ==, 2);
    manifest_task(manifest, 0, &first, &count);
    g_assert_cmpuint(first, ==, 0);
    g_assert_cmpuint(count, ==, 4);
    manifest_task(manifest, 1, &first, &count);
    g_assert_cmpuint(first, ==, 4);
    g_assert_cmpuint(count, ==, 2);
    manifest->per_task = 1000;
    g_assert_cmpuint(manifest_tasks(manifest), ==, 1);
}

/* Wherever a manifest was cut, it is refused. */
static void test_manifest_cut(void)
{
    g_autoptr(Manifest) manifest = example();
    g_autofree char *text = manifest_text(manifest);
    for (size_t length = 0; length + 1 < strlen(text); length++) {
        g_autofree char *cut = g_strndup(text, length);
        g_autoptr(GError) error = NULL;
        g_assert_null(manifest_parse(cut, "m", &error));
        assert_failed(&error, TABSHARK_ERROR_FAILED, "'m' is damaged");
    }
}

static void test_manifest_foreign(void)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(manifest_parse("tabshark-cluster 2\nend\n", "m", &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "another version of tabshark (format 2");
    g_assert_null(manifest_parse("tabshark-cluster 1\nper-task ten\nend\n", "m", &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "'ten' is no number");
    g_assert_null(manifest_parse("tabshark-cluster 1\nend\n", "m", &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "lines are missing");
}

static void test_changed_capture(void)
{
    char *folder = folder_make();
    g_free(file_make(folder, "a.pcap", BYTES("one")));
    g_autoptr(Manifest) manifest = manifest_new();
    g_autoptr(GError) error = NULL;
    manifest->folder = g_strdup(folder);
    manifest_add_capture(manifest, "a.pcap");
    g_assert_true(manifest_check_capture(manifest, 0, &error));
    g_free(file_make(folder, "a.pcap", BYTES("longer")));
    g_assert_false(manifest_check_capture(manifest, 0, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "has changed since it was submitted");
    manifest_refresh(manifest, 0);
    g_assert_true(manifest_check_capture(manifest, 0, &error));
    folder_remove(folder);
}

/* A file's time can be set to any, also to one before 1970. */
static void test_old_capture(void)
{
    char *folder = folder_make();
    g_autofree char *path = file_make(folder, "a.pcap", BYTES("one"));
    g_autoptr(Manifest) manifest = example();
    g_autoptr(GError) error = NULL;
    g_assert_cmpint(utime(path, &(struct utimbuf){-5, -5}), ==, 0);
    manifest_add_capture(manifest, path);
    g_autofree char *text = manifest_text(manifest);
    g_autoptr(Manifest) again = manifest_parse(text, "m", &error);
    g_assert_no_error(error);
    g_assert_true(manifest_check_capture(again, G_N_ELEMENTS(odd_names), &error));
    folder_remove(folder);
}

static void expect_names(const Manifest *manifest, const char *const *names)
{
    g_assert_cmpuint(manifest->captures->len, ==, g_strv_length((char **)(void *)(uintptr_t)names));
    for (size_t i = 0; names[i] != NULL; i++)
        g_assert_cmpstr(manifest_capture(manifest, i)->name, ==, names[i]);
}

static void test_lists(void)
{
    char *folder = folder_make();
    g_autofree char *lines = file_make(folder, "lines", BYTES("a b\n\n-c\nlast"));
    g_autofree char *nuls = file_make(folder, "nuls", BYTES("a\nb\0c\0\0"));
    g_autofree char *empty = file_make(folder, "empty", BYTES(""));
    char first[] = "first";
    char *const names[] = {first, NULL};
    g_autoptr(Manifest) of_lines = manifest_new(), of_nuls = manifest_new();
    g_autoptr(GError) error = NULL;
    g_assert_true(capture_list_add(of_lines, names, lines, &error));
    expect_names(of_lines, LIST("first", "a b", "-c", "last"));
    g_assert_true(capture_list_add(of_nuls, NULL, nuls, &error));
    expect_names(of_nuls, LIST("a\nb", "c"));
    g_assert_true(capture_list_add(of_nuls, NULL, empty, &error));
    expect_names(of_nuls, LIST("a\nb", "c"));
    g_assert_false(capture_list_add(of_nuls, NULL, folder, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "cannot read the list");
    folder_remove(folder);
}

static void test_list_check(void)
{
    char *folder = folder_make();
    g_autofree char *path = file_make(folder, "a.pcap", BYTES("x"));
    g_autofree char *longer = g_strdup_printf("%s/./a.pcap", folder);
    g_autoptr(Manifest) manifest = manifest_new();
    g_autoptr(GError) error = NULL;
    manifest_add_capture(manifest, path);
    g_assert_true(capture_list_check(manifest, &error));
    manifest_add_capture(manifest, longer);
    g_assert_false(capture_list_check(manifest, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "is there twice");
    for (int i = 0; i < 7; i++)
        manifest_add_capture(manifest, "/nonexistent/b.pcap");
    manifest_add_capture(manifest, "-");
    g_assert_false(capture_list_check(manifest, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "and 4 more");
    folder_remove(folder);
}

static void test_ranges(void)
{
    static const struct {
        size_t numbers[6];
        unsigned n;
        const char *text;
    } rows[] = {
        {{0}, 1, "0"}, {{0, 1, 2, 3}, 4, "0-3"}, {{1, 3, 4, 9}, 4, "1,3-4,9"}, {{5, 7}, 2, "5,7"}};
    for (size_t row = 0; row < G_N_ELEMENTS(rows); row++) {
        g_autoptr(GArray) numbers = g_array_new(false, false, sizeof(size_t));
        g_array_append_vals(numbers, rows[row].numbers, rows[row].n);
        g_autofree char *text = ranges_text(numbers);
        g_assert_cmpstr(text, ==, rows[row].text);
        for (size_t number = 0, next = 0; number < 12; number++) {
            bool there = next < rows[row].n && rows[row].numbers[next] == number;
            next += there;
            g_assert_true(ranges_contain(text, number) == there);
        }
    }
}

static void test_record(void)
{
    char *folder = folder_make();
    g_autoptr(GError) error = NULL;
    g_assert_true(folder_make_new(folder, &error));
    g_assert_null(record_open(folder, 7, &error));
    g_assert_no_error(error);
    g_autoptr(Record) record = record_new();
    record->node = g_strdup("node1");
    record->milliseconds = 1234;
    record_add_failure(record, 70, "it is\nno capture");
    record_add_failure(record, 71, "");
    g_assert_true(record_write(record, folder, 7, &error));
    g_autoptr(Record) again = record_open(folder, 7, &error);
    g_assert_cmpstr(again->node, ==, "node1");
    g_assert_cmpint(again->milliseconds, ==, 1234);
    g_assert_cmpstr(record_reason(again, 70), ==, "it is\nno capture");
    g_assert_cmpstr(record_reason(again, 71), ==, "");
    g_assert_null(record_reason(again, 72));
    again->failure = g_strdup("node1: the disk is full");
    g_assert_cmpstr(record_reason(again, 72), ==, "node1: the disk is full");
    folder_remove(folder);
}

static void test_damaged_record(void)
{
    char *folder = folder_make();
    g_autoptr(GError) error = NULL;
    g_assert_true(folder_make_new(folder, &error));
    g_autofree char *path = folder_record(folder, 0);
    g_assert_true(g_file_set_contents(path, "tabshark-task 1\nmilliseconds x\nend\n", -1, &error));
    g_assert_null(record_open(folder, 0, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "'x' is no number");
    folder_remove(folder);
}

static void test_damaged_jobs(void)
{
    static const char *const texts[] = {"tabshark-jobs 1\narray 0-9\nend\n",
                                        "tabshark-jobs 1\ntasks 12\narray 0-9\nend\n"};
    char *folder = folder_make();
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(GError) error = NULL;
        g_free(file_make(folder, CLUSTER_JOBS, texts[i], strlen(texts[i])));
        g_assert_null(jobs_open(folder, &error));
        assert_failed(&error, TABSHARK_ERROR_FAILED, "is damaged");
    }
    folder_remove(folder);
}

static void test_jobs(void)
{
    char *folder = folder_make();
    g_autoptr(GError) error = NULL;
    char first[] = "12", all[] = "0-9", second[] = "14", some[] = "3,5", combine[] = "13";
    const Submission one = {first, all, combine}, two = {second, some, combine};
    g_assert_true(jobs_add(folder, &one, &error));
    g_assert_true(jobs_add(folder, &two, &error));
    g_autoptr(GArray) jobs = jobs_open(folder, &error);
    g_assert_cmpuint(jobs->len, ==, 2);
    g_assert_cmpstr(jobs_of_task(jobs, 4), ==, "12");
    g_assert_cmpstr(jobs_of_task(jobs, 5), ==, "14");
    g_assert_null(jobs_of_task(jobs, 10));
    folder_remove(folder);
}

/* Only what submit itself makes may be in its folder. */
static void test_folder(void)
{
    char *folder = folder_make();
    g_autoptr(GError) error = NULL;
    g_assert_true(folder_make_new(folder, &error));
    g_assert_true(folder_make_new(folder, &error));
    g_free(file_make(folder, "thesis.tex", BYTES("x")));
    g_assert_false(folder_make_new(folder, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "is not empty: there is 'thesis.tex' in it");
    folder_remove_new(folder);
    g_assert_cmpuint(folder_count(folder), ==, 1);
    folder_remove(folder);
}

static void test_locked_folder(void)
{
    char *folder = folder_make();
    g_autoptr(GError) error = NULL;
    int lock = folder_lock(folder, &error);
    g_assert_cmpint(lock, >=, 0);
    g_assert_cmpint(folder_lock(folder, &error), ==, -1);
    assert_failed(&error, TABSHARK_ERROR_FAILED, "somebody submits into");
    g_assert_true(g_close(lock, NULL));
    lock = folder_lock(folder, &error);
    g_assert_cmpint(lock, >=, 0);
    g_assert_true(g_close(lock, NULL));
    folder_remove(folder);
}

static void test_script_options(void)
{
    static const char *const refused[] = {"--array=1-3", "--array", "-a1-3", "--wrap=rm"};
    static const char *const taken[] = {"--account=x", "-Ax", "--arrays", "-plong"};
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        g_autoptr(GError) error = NULL;
        char *const words[] = {g_strdup(taken[i]), g_strdup(refused[i]), NULL};
        g_assert_false(job_script_check_options(words, &error));
        assert_failed(&error, TABSHARK_ERROR_USAGE, "cannot be given");
        g_free(words[1]);
        char *const good[] = {words[0], NULL};
        g_assert_true(job_script_check_options(good, &error));
        g_free(words[0]);
    }
}

static void test_fit(void)
{
    g_autoptr(Manifest) manifest = manifest_new();
    g_autoptr(GError) error = NULL;
    for (int i = 0; i < 2500; i++)
        manifest_add_capture(manifest, "/nonexistent");
    manifest->per_task = 2;
    g_assert_false(plan_fit(manifest, true, 1001, &error));
    assert_failed(&error, TABSHARK_ERROR_USAGE, "--per-task 3 or more fits");
    g_assert_true(plan_fit(manifest, false, 1001, &error));
    g_assert_cmpint(manifest->per_task, ==, 3);
    g_assert_true(plan_fit(manifest, true, 1001, &error));
    g_assert_cmpuint(manifest_tasks(manifest), ==, 834);
}

static void expect_marked(const char *const *words, const char *const *expected)
{
    g_auto(GStrv) marked = incomplete_mark((char *const *)(void *)(uintptr_t)words, "1 of 2: \"\\");
    g_autofree char *joined = g_strjoinv("|", marked);
    g_autofree char *wanted = g_strjoinv("|", (char **)(void *)(uintptr_t)expected);
    g_assert_cmpstr(joined, ==, wanted);
}

static void test_incomplete(void)
{
#define NOTE "derive", "captures_missing = \"1 of 2: \\x22\\x5c\""
    expect_marked(LIST("open", "a", "then", "combine"),
                  LIST("open", "a", "then", "combine", "then", NOTE, "then", "print"));
    expect_marked(LIST("open", "a", "then", "write", "x.csv", "then", "head"),
                  LIST("open", "a", "then", NOTE, "then", "write", "x.csv", "then", "head", "then",
                       NOTE, "then", "print"));
    expect_marked(LIST("open", "a", "then", "plot", "--title", "T"),
                  LIST("open", "a", "then", "plot", "--title", "T", "--title",
                       "T (captures missing, 1 of 2: \"\\)"));
    expect_marked(LIST("open", "a", "then", "plot", "-o", "x.png"),
                  LIST("open", "a", "then", "plot", "-o", "x.png", "--title",
                       "captures missing, 1 of 2: \"\\"));
#undef NOTE
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cluster/manifest", test_manifest);
    g_test_add_func("/cluster/manifest_tasks", test_manifest_tasks);
    g_test_add_func("/cluster/manifest_cut", test_manifest_cut);
    g_test_add_func("/cluster/manifest_foreign", test_manifest_foreign);
    g_test_add_func("/cluster/changed_capture", test_changed_capture);
    g_test_add_func("/cluster/old_capture", test_old_capture);
    g_test_add_func("/cluster/lists", test_lists);
    g_test_add_func("/cluster/list_check", test_list_check);
    g_test_add_func("/cluster/ranges", test_ranges);
    g_test_add_func("/cluster/record", test_record);
    g_test_add_func("/cluster/damaged_record", test_damaged_record);
    g_test_add_func("/cluster/damaged_jobs", test_damaged_jobs);
    g_test_add_func("/cluster/jobs", test_jobs);
    g_test_add_func("/cluster/folder", test_folder);
    g_test_add_func("/cluster/locked_folder", test_locked_folder);
    g_test_add_func("/cluster/script_options", test_script_options);
    g_test_add_func("/cluster/fit", test_fit);
    g_test_add_func("/cluster/incomplete", test_incomplete);
    return g_test_run();
}
