#include "lab/chain.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "support.h"

/* Splits words at blanks and reads them as a chain; %s stands for a folder. */
static Chain *parse(const char *words, const char *folder, GError **error)
{
    g_auto(GStrv) argv = g_strsplit(words, " ", -1);
    for (char **word = argv; *word != NULL; word++) {
        if (strchr(*word, '%') != NULL) {
            char **parts = g_strsplit(*word, "%s", 2);
            g_free(*word);
            *word = g_strjoinv(folder, parts);
            g_strfreev(parts);
        }
    }
    return chain_parse((int)g_strv_length(argv), argv, error);
}

static void assert_rejected(const char *words, const char *part)
{
    g_autoptr(GError) error = NULL;
    g_test_message("%s", words);
    g_assert_null(parse(words, "/nowhere", &error));
    assert_failed(&error, TABSHARK_ERROR_USAGE, part);
}

static void test_then(void)
{
    assert_rejected("then", "'then' must stand between two verbs");
    assert_rejected("then head", "'then' must stand between two verbs");
    assert_rejected("open a.tsv then", "'then' must stand between two verbs");
    assert_rejected("open a.tsv then then head", "'then' must stand between two verbs");
    g_autoptr(GError) error = NULL;
    char *none[] = {NULL};
    g_assert_null(chain_parse(0, none, &error));
    g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE);
}

static void test_places(void)
{
    assert_rejected("head then print", "a chain starts with a source such as read or open");
    assert_rejected("print", "a chain starts with a source");
    assert_rejected("open a.tsv then open b.tsv", "'open' starts a chain");
    assert_rejected("open a.tsv then head then read b.pcap then print", "'read' starts a chain");
}

static void test_verbs(void)
{
    assert_rejected("opne a.tsv", "there is no verb 'opne'; did you mean open?");
    assert_rejected("open a.tsv then haed", "there is no verb 'haed'; did you mean head");
    assert_rejected("open a.tsv then frobnicate", "there is no verb 'frobnicate'");
    assert_rejected("open a.tsv then Head", "there is no verb 'Head'; did you mean head");
}

/* What can be checked without data is checked before anything runs. */
static void test_options(void)
{
    assert_rejected("open", "open");
    assert_rejected("open a.tsv b.tsv", "open");
    assert_rejected("open a.tsv --type n=number", "number");
    assert_rejected("open a.tsv --frobnicate", "--frobnicate");
    assert_rejected("open a.tsv then head -n x", "'x'");
    assert_rejected("open a.tsv then head -n", "head");
    assert_rejected("open a.tsv then write", "write");
    assert_rejected("open a.tsv then write a.docx", "a.docx");
    assert_rejected("open a.tsv then print --format docx", "docx");
}

/* Runs a chain on a folder. */
static bool run(const char *words, const char *folder, GError **error)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    Run how = {.diagnostics = diagnostics, .utc = true};
    g_autoptr(Chain) chain = parse(words, folder, error);
    g_assert_no_error(*error);
    return chain_run(chain, &how, error);
}

static void assert_file(const char *folder, const char *name, const char *expected)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *text = NULL;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(path, &text, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(text, ==, expected);
}

/* A folder with a table of three rows. */
static char *table_folder(void)
{
    char *folder = folder_make();
    g_free(file_make(folder, "in.tsv", BYTES("n\thost\n1\ta\n2\tb c\n3\t\n")));
    return folder;
}

static void test_run(void)
{
    char *folder = table_folder();
    g_autoptr(GError) error = NULL;
    g_assert_true(run("open %s/in.tsv then write %s/out.csv", folder, &error));
    assert_file(folder, "out.csv", "n,host\n1,a\n2,b c\n3,\n");
    g_assert_true(run("open %s/in.tsv then select host then tail -n 2 then write %s/out.tsv",
                      folder, &error));
    assert_file(folder, "out.tsv", "host\nb c\n\n");
    g_assert_true(
        run("open %s/in.tsv --type n=text then head then write %s/out.jsonl", folder, &error));
    assert_file(folder, "out.jsonl",
                "{\"n\": \"1\", \"host\": \"a\"}\n{\"n\": \"2\", \"host\": \"b c\"}\n"
                "{\"n\": \"3\", \"host\": null}\n");
    folder_remove(folder);
}

/* A sink hands on what it got. */
static void test_sinks_in_the_middle(void)
{
    char *folder = table_folder();
    g_autoptr(GError) error = NULL;
    g_assert_true(run("open %s/in.tsv then write %s/all.tsv then head -n 1 then write %s/one.tsv "
                      "then write %s/one.csv",
                      folder, &error));
    assert_file(folder, "all.tsv", "n\thost\n1\ta\n2\tb c\n3\t\n");
    assert_file(folder, "one.tsv", "n\thost\n1\ta\n");
    assert_file(folder, "one.csv", "n,host\n1,a\n");
    folder_remove(folder);
}

/* Runs a chain with standard output going to a file, and gives back what it printed. */
static char *printed(const char *words, const char *folder)
{
    char *text = NULL;
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(folder, "printed", NULL);
    fflush(stdout);
    int saved = dup(STDOUT_FILENO);
    FILE *file = fopen(path, "w");
    g_assert_cmpint(dup2(fileno(file), STDOUT_FILENO), ==, STDOUT_FILENO);
    bool ok = run(words, folder, &error);
    fflush(stdout);
    dup2(saved, STDOUT_FILENO);
    close(saved);
    fclose(file);
    g_assert_no_error(error);
    g_assert_true(ok);
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    return text;
}

static void test_prints_by_default(void)
{
    char *folder = table_folder();
    g_autofree char *plain = printed("open %s/in.tsv then head -n 1", folder);
    g_assert_cmpstr(plain, ==, "n\thost\n1\ta\n");
    g_autofree char *once = printed("open %s/in.tsv then print --format csv", folder);
    g_assert_cmpstr(once, ==, "n,host\n1,a\n2,b c\n3,\n");
    g_autofree char *twice = printed("open %s/in.tsv then print then tail -n 1", folder);
    g_assert_cmpstr(twice, ==, "n\thost\n1\ta\n2\tb c\n3\t\nn\thost\n3\t\n");
    g_autofree char *nothing = printed("open %s/in.tsv then write %s/out.csv", folder);
    g_assert_cmpstr(nothing, ==, "");
    folder_remove(folder);
}

/* An error of a step ends the chain before what follows. */
static void test_failing_step(void)
{
    char *folder = table_folder();
    g_autoptr(GError) error = NULL;
    g_assert_false(run("open %s/in.tsv then select hots then write %s/out.tsv", folder, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "did you mean host?");
    g_assert_false(run("open %s/absent.tsv then write %s/out.tsv", folder, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "absent.tsv");
    g_assert_false(run("open %s/in.tsv then write %s/no/out.tsv", folder, &error));
    g_assert_nonnull(error);
    g_assert_cmpuint(folder_count(folder), ==, 1);
    folder_remove(folder);
}

static void test_runs_again(void)
{
    char *folder = table_folder();
    g_autoptr(GError) error = NULL;
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    Run how = {.diagnostics = diagnostics};
    g_autoptr(Chain) chain =
        parse("open %s/in.tsv then head 2 then write %s/out.tsv", folder, &error);
    g_assert_no_error(error);
    for (int i = 0; i < 2; i++) {
        g_assert_true(chain_run(chain, &how, &error));
        assert_file(folder, "out.tsv", "n\thost\n1\ta\n2\tb c\n");
        g_free(file_make(folder, "in.tsv", BYTES("n\thost\n1\ta\n2\tb c\n9\td\n")));
    }
    folder_remove(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/chain/then", test_then);
    g_test_add_func("/chain/places", test_places);
    g_test_add_func("/chain/verbs", test_verbs);
    g_test_add_func("/chain/options", test_options);
    g_test_add_func("/chain/run", test_run);
    g_test_add_func("/chain/sinks-in-the-middle", test_sinks_in_the_middle);
    g_test_add_func("/chain/prints-by-default", test_prints_by_default);
    g_test_add_func("/chain/failing-step", test_failing_step);
    g_test_add_func("/chain/runs-again", test_runs_again);
    return g_test_run();
}
