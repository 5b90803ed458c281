#include "base/outfile.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"

/* A folder of its own for each test. */
typedef struct {
    char *folder;
} Fixture;

static void set_up(Fixture *fixture, const void *data)
{
    (void)data;
    fixture->folder = g_dir_make_tmp("tabshark-outfile-XXXXXX", NULL);
    g_assert_nonnull(fixture->folder);
}

/* Removes the folder, which must hold just `names`, separated by spaces. */
static void tear_down(Fixture *fixture, const void *data)
{
    g_auto(GStrv) names = g_strsplit(data, " ", -1);
    for (size_t i = 0; data != NULL && names[i] != NULL && names[i][0] != '\0'; i++) {
        g_autofree char *path = g_build_filename(fixture->folder, names[i], NULL);
        g_assert_cmpint(g_remove(path), ==, 0);
    }
    g_assert_cmpint(g_rmdir(fixture->folder), ==, 0);
    g_free(fixture->folder);
}

static char *in(const Fixture *fixture, const char *name)
{
    return g_build_filename(fixture->folder, name, NULL);
}

static void put(const char *path, const char *text, int mode)
{
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    g_assert_cmpint(g_chmod(path, mode), ==, 0);
}

static void holds(const char *path, const char *expected)
{
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_assert_cmpstr(text, ==, expected);
}

static mode_t mode_of(const char *path)
{
    struct stat status;
    g_assert_cmpint(stat(path, &status), ==, 0);
    return status.st_mode & 07777;
}

static void write_text(const char *path, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_assert_true(outfile_write(path, text, strlen(text), &error));
    g_assert_no_error(error);
}

/* Fails to open `path`, with this message behind "cannot write 'path': ". */
static void cannot(const char *path, const char *reason)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *expected = g_strdup_printf("cannot write '%s': %s", path, reason);
    g_assert_null(outfile_open(path, &error));
    g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED);
    g_assert_cmpstr(error->message, ==, expected);
}

static void test_new(Fixture *fixture, const void *data)
{
    (void)data;
    g_autofree char *path = in(fixture, "a");
    mode_t before = umask(027);
    write_text(path, "new");
    umask(before);
    holds(path, "new");
    g_assert_cmpint(mode_of(path), ==, 0640);
}

static void test_keeps_mode(Fixture *fixture, const void *data)
{
    (void)data;
    g_autofree char *path = in(fixture, "a");
    put(path, "old", 0604);
    write_text(path, "new");
    holds(path, "new");
    g_assert_cmpint(mode_of(path), ==, 0604);
}

static void test_not_committed(Fixture *fixture, const void *data)
{
    (void)data;
    g_autofree char *old = in(fixture, "a"), *new = in(fixture, "b");
    put(old, "old", 0644);
    for (int i = 0; i < 2; i++) {
        g_autoptr(Outfile) outfile = outfile_open(i == 0 ? old : new, NULL);
        g_assert_nonnull(outfile);
        g_assert_cmpint(fputs("half", outfile_stream(outfile)), >=, 0);
        g_assert_cmpint(fflush(outfile_stream(outfile)), ==, 0);
    }
    holds(old, "old");
}

/* Nothing can be cleaned up then, and nothing needs to be. */
static void test_killed(Fixture *fixture, const void *data)
{
    (void)data;
    g_autofree char *path = in(fixture, "a");
    pid_t child = fork();
    if (child == 0) {
        Outfile *outfile = outfile_open(path, NULL);
        fputs("half", outfile_stream(outfile));
        fflush(outfile_stream(outfile));
        raise(SIGKILL);
    }
    int status;
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_true(WIFSIGNALED(status));
}

static void test_large(Fixture *fixture, const void *data)
{
    (void)data;
    g_autofree char *path = in(fixture, "a"), *text = g_strnfill(300000, 'x');
    write_text(path, text);
    holds(path, text);
}

static void test_link(Fixture *fixture, const void *data)
{
    (void)data;
    g_autofree char *folder = in(fixture, "folder"), *link = in(fixture, "link");
    g_autofree char *target = in(fixture, "folder/target");
    g_assert_cmpint(g_mkdir(folder, 0755), ==, 0);
    g_assert_cmpint(symlink("folder/target", link), ==, 0);
    for (int i = 0; i < 2; i++) { /* a link to nothing yet, then to a file */
        write_text(link, i == 0 ? "first" : "second");
        holds(target, i == 0 ? "first" : "second");
        g_assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
    }
}

static void test_link_to_itself(Fixture *fixture, const void *data)
{
    (void)data;
    g_autofree char *link = in(fixture, "link");
    g_assert_cmpint(symlink("link", link), ==, 0);
    cannot(link, "Too many levels of symbolic links");
}

static void test_cannot(Fixture *fixture, const void *data)
{
    (void)data;
    g_autofree char *missing = in(fixture, "x/y.png"), *file = in(fixture, "a");
    g_autofree char *below = in(fixture, "a/y.png"), *folder = in(fixture, "x");
    g_autofree char *no_folder = g_strdup_printf("the folder '%s' does not exist", folder);
    g_autofree char *no_such = g_strdup_printf("'%s' is not a folder", file);
    cannot(missing, no_folder);
    cannot(fixture->folder, "it is a folder; name a file in it");
    put(file, "old", 0444);
    cannot(below, no_such);
    if (geteuid() != 0)
        cannot(file, "the file is write-protected");
    g_autoptr(GError) error = NULL;
    g_assert_null(outfile_open("", &error));
    g_assert_cmpstr(error->message, ==, "cannot write a file whose name is empty");
}

static void test_full(Fixture *fixture, const void *data)
{
    (void)fixture, (void)data;
    g_autoptr(GError) error = NULL;
    g_assert_false(outfile_write("/dev/full", "text", 4, &error));
    g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED);
    g_assert_cmpstr(error->message, ==,
                    "cannot write '/dev/full': the disk is full; make room or write elsewhere");
}

static void test_device(Fixture *fixture, const void *data)
{
    (void)fixture, (void)data;
    write_text("/dev/null", "text");
    g_assert_false(g_file_test("/dev/null", G_FILE_TEST_IS_REGULAR));
}

/* /dev/stdout and its kin, when they are a file that others are writing to. */
static void test_descriptor(Fixture *fixture, const void *data)
{
    (void)data;
    g_autofree char *path = in(fixture, "a");
    put(path, "old ", 0644);
    FILE *open_file = fopen(path, "a");
    g_autofree char *name = g_strdup_printf("/dev/fd/%d", fileno(open_file));
    write_text(name, "new");
    fclose(open_file);
    holds(path, "old new");
}

static void add(const char *path, const char *left,
                void (*test)(Fixture *fixture, const void *data))
{
    g_test_add(path, Fixture, left, set_up, test, tear_down);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add("/outfile/new", "a", test_new);
    add("/outfile/keeps-mode", "a", test_keeps_mode);
    add("/outfile/not-committed", "a", test_not_committed);
    add("/outfile/killed", "", test_killed);
    add("/outfile/large", "a", test_large);
    add("/outfile/link", "folder/target folder link", test_link);
    add("/outfile/link-to-itself", "link", test_link_to_itself);
    add("/outfile/cannot", "a", test_cannot);
    add("/outfile/full", "", test_full);
    add("/outfile/device", "", test_device);
    add("/outfile/descriptor", "a", test_descriptor);
    return g_test_run();
}
