#include <signal.h>
#include <unistd.h>

#include "base/error.h"
#include "written.h"

static void test_types(void)
{
    g_autoptr(Table) table = all_types();
    writes(table, "tsv",
           "ok\tn\tflags\tx\tat\trtt\tsrc\thost\n"
           "true\t-7\t0x0018\t\t2016-08-02T02:19:35.419022000Z\t0.000123000\t10.0.0.1\ta.example\n"
           "\t12345678901\t\t0.1\t2016-08-02T02:19:36.500000000Z\t\t\t\n"
           "false\t\t0x0002\t1250.0\t\t-1.500000000\t2001:db8::1\tb c\n");
    writes(table, "csv",
           "ok,n,flags,x,at,rtt,src,host\n"
           "true,-7,24,,2016-08-02T02:19:35.419022000Z,0.000123000,10.0.0.1,a.example\n"
           ",12345678901,,0.1,2016-08-02T02:19:36.500000000Z,,,\n"
           "false,,2,1250.0,,-1.500000000,2001:db8::1,b c\n");
    writes(table, "jsonl",
           "{\"ok\": true, \"n\": -7, \"flags\": 24, \"x\": null, "
           "\"at\": \"2016-08-02T02:19:35.419022000Z\", \"rtt\": 0.000123000, "
           "\"src\": \"10.0.0.1\", \"host\": \"a.example\"}\n"
           "{\"ok\": null, \"n\": 12345678901, \"flags\": null, \"x\": 0.1, "
           "\"at\": \"2016-08-02T02:19:36.500000000Z\", \"rtt\": null, \"src\": null, "
           "\"host\": null}\n"
           "{\"ok\": false, \"n\": null, \"flags\": 2, \"x\": 1250.0, \"at\": null, "
           "\"rtt\": -1.500000000, \"src\": \"2001:db8::1\", \"host\": \"b c\"}\n");
    writes(table, "markdown",
           "| ok | n | flags | x | at | rtt | src | host |\n"
           "| --- | --: | --: | --: | --- | --: | --- | --- |\n"
           "| true | -7 | 0x0018 |  | 2016-08-02T02:19:35.419022000Z | 0.000123000 | 10.0.0.1 | "
           "a.example |\n"
           "|  | 12345678901 |  | 0.1 | 2016-08-02T02:19:36.500000000Z |  |  |  |\n"
           "| false |  | 0x0002 | 1250.0 |  | -1.500000000 | 2001:db8::1 | b c |\n");
}

static void test_json_array(void)
{
    g_autoptr(Table) table = table_new(2);
    add_column(table, "a\"b", TYPE_INT, (const char *[]){"1", "2"});
    writes(table, "json", "[\n{\"a\\\"b\": 1},\n{\"a\\\"b\": 2}\n]\n");
}

static void test_hostile_tsv(void)
{
    writes_text("tsv", TEXT("a\tb\nc\rd\\t"), "t\na\\tb\\nc\\rd\\t\n");
    writes_text("tsv", TEXT("\x1b[31m \xff \"q\""), "t\n\x1b[31m \xff \"q\"\n");
    g_autoptr(Table) table = one_text("a\tb", TEXT("x"));
    writes(table, "tsv", "a\\tb\nx\n");
}

static void test_hostile_csv(void)
{
    writes_text("csv", TEXT("a,b"), "t\n\"a,b\"\n");
    writes_text("csv", TEXT("say \"no\""), "t\n\"say \"\"no\"\"\"\n");
    /* Each by itself: what asks for quotes must not be another one. */
    writes_text("csv", TEXT("a\nb"), "t\n\"a\nb\"\n");
    writes_text("csv", TEXT("a\rb"), "t\n\"a\rb\"\n");
    writes_text("csv", TEXT("\r"), "t\n\"\r\"\n");
    writes_text("csv", TEXT(" a"), "t\n\" a\"\n");
    writes_text("csv", TEXT("a\t"), "t\n\"a\t\"\n");
    writes_text("csv", TEXT("a b\x1b\xff"), "t\na b\x1b\xff\n");
    g_autoptr(Table) table = table_new(3), named = one_text("a\rb", TEXT("x"));
    add_column(table, "t", TYPE_TEXT, (const char *[]){"x", NULL, "y"});
    writes(table, "csv", "t\nx\n\"\"\ny\n"); /* an empty line would be no row */
    writes(named, "csv", "\"a\rb\"\nx\n");
}

/* docs/reliability.md says why formulas are left as they are. */
static void test_formulas(void)
{
    static const char *const formulas[] = {"=cmd|'/C calc'!A0", "=1+1", "+1+1", "-2+3",
                                           "@SUM(1+1)",         "|x",   "%0A"};
    for (size_t i = 0; i < G_N_ELEMENTS(formulas); i++) {
        g_autofree char *expected = g_strdup_printf("t\n%s\n", formulas[i]);
        writes_text("csv", formulas[i], strlen(formulas[i]), expected);
        writes_text("tsv", formulas[i], strlen(formulas[i]), expected);
    }
    writes_text("csv", TEXT("\t=1+1"), "t\n\"\t=1+1\"\n");
}

static void test_hostile_json(void)
{
    writes_text("jsonl", TEXT("\"\\/\b\f\n\r\t\x01\x1b\x7f"),
                "{\"t\": \"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001b\\u007f\"}\n");
    writes_text("jsonl", TEXT("a\0b"), "{\"t\": \"a\\u0000b\"}\n");
    writes_text("jsonl", TEXT("a\xff\xc3"), "{\"t\": \"a\xef\xbf\xbd\xef\xbf\xbd\"}\n");
    writes_text("jsonl", TEXT("\xc2\x9b\xe2\x80\xa8\xe2\x80\xae\xf3\xa0\x80\x81 é <b>"),
                "{\"t\": \"\\u009b\\u2028\\u202e\\udb40\\udc01 é <b>\"}\n");
    g_autoptr(Table) table = table_new(2);
    add_column(table, "x", TYPE_REAL, (const char *[]){"inf", "-inf"});
    writes(table, "jsonl", "{\"x\": null}\n{\"x\": null}\n");
}

/* What became U+FFFD is told, also behind a NUL. */
static void test_json_warns(void)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Table) table = one_text("t", TEXT("a\0\xff"));
    g_autofree char *text =
        written(table, "jsonl", (WriteOptions){.diagnostics = diagnostics}, NULL);
    g_assert_cmpstr(text, ==, "{\"t\": \"a\\u0000\xef\xbf\xbd\"}\n");
    g_assert_cmpuint(diagnostics->entries->len, ==, 1);
    const Diagnostic *warning = g_ptr_array_index(diagnostics->entries, 0);
    g_assert_true(g_str_has_prefix(warning->text, "1 cell holds what JSON cannot"));
}

static void test_hostile_markdown(void)
{
    writes_text("markdown", TEXT("<b>|`*_\\ & #[x](y)"),
                "| t |\n| --- |\n| \\<b\\>\\|\\`\\*\\_\\\\ \\& \\#\\[x\\](y) |\n");
    writes_text("markdown", TEXT("a\nb\x1b\xff\xe2\x80\xae"),
                "| t |\n| --- |\n| a\\\\nb\\\\x1b\\\\xff\\\\u202e |\n");
    writes_text("markdown", TEXT("http://www.example.com 1:2 a.b"),
                "| t |\n| --- |\n| http\\://www\\.example.com 1:2 a.b |\n");
    g_autoptr(Table) table = one_text("a|b", TEXT("x"));
    writes(table, "markdown", "| a\\|b |\n| --- |\n| x |\n");
}

static size_t written_size(const Table *table, const char *format)
{
    size_t size;
    g_free(written(table, format, (WriteOptions){0}, &size));
    return size;
}

static void test_long_text(void)
{
    g_autofree char *value = g_strnfill(60000, '"');
    g_autoptr(Table) table = one_text("t", value, 60000);
    g_assert_cmpuint(written_size(table, "tsv"), ==, 60003);
    g_assert_cmpuint(written_size(table, "csv"), ==, 120005);
    g_assert_cmpuint(written_size(table, "json"), ==, 120000 + strlen("[\n{\"t\": \"\"}\n]\n"));
    g_assert_cmpuint(written_size(table, "pretty"), ==,
                     199 + strlen("t\ntext\n…\n1 row × 1 column\n"));
}

static void test_terminal(void)
{
    g_autoptr(Table) table = one_text("t\x1b", TEXT("a\tb\x1b,\xff"));
    WriteOptions terminal = {.terminal = true};
    g_autofree char *tsv = written(table, "tsv", terminal, NULL);
    g_assert_cmpstr(tsv, ==, "t\\x1b\na\\tb\\x1b,\\xff\n");
    g_autofree char *csv = written(table, "csv", terminal, NULL);
    g_assert_cmpstr(csv, ==, "t\\x1b\n\"a\\tb\\x1b,\\xff\"\n");
}

static void test_empty(void)
{
    g_autoptr(Table) no_rows = table_new(0), no_columns = table_new(2);
    add_column(no_rows, "n", TYPE_INT, NULL);
    add_column(no_rows, "host", TYPE_TEXT, NULL);
    writes(no_rows, "tsv", "n\thost\n");
    writes(no_rows, "csv", "n,host\n");
    writes(no_rows, "json", "[]\n");
    writes(no_rows, "jsonl", "");
    writes(no_rows, "markdown", "| n | host |\n| --: | --- |\n");
    writes(no_rows, "pretty", "  n  host\nint  text\n0 rows × 2 columns\n");
    writes(no_columns, "tsv", "");
    writes(no_columns, "csv", "");
    writes(no_columns, "json", "[\n{},\n{}\n]\n");
    writes(no_columns, "jsonl", "{}\n{}\n");
    writes(no_columns, "markdown", "");
    writes(no_columns, "pretty", "2 rows × 0 columns\n");
}

static void test_tsv_warning(void)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Table) table = table_new(4);
    add_column(table, "t", TYPE_TEXT, (const char *[]){"a\tb\tc", "plain", "a\nb", "c\\t"});
    g_autofree char *tsv = written(table, "tsv", (WriteOptions){.diagnostics = diagnostics}, NULL);
    g_assert_cmpstr(tsv, ==, "t\na\\tb\\tc\nplain\na\\nb\nc\\t\n");
    g_autofree char *csv = written(table, "csv", (WriteOptions){.diagnostics = diagnostics}, NULL);
    g_assert_cmpstr(csv, ==, "t\na\tb\tc\nplain\n\"a\nb\"\nc\\t\n");
    g_assert_cmpuint(diagnostics->entries->len, ==, 1);
    const Diagnostic *warning = g_ptr_array_index(diagnostics->entries, 0);
    g_assert_cmpint(warning->kind, ==, DIAGNOSTIC_WARNING);
    g_assert_cmpstr(
        warning->text, ==,
        "2 cells hold tabs, line breaks or NULs, which TSV cannot; they were written as "
        "\\t, \\n, \\r and \\0: CSV and JSON keep them");
}

static void test_write_errors(void)
{
    g_autoptr(Table) table = count_to(10);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    WriteOptions options = {.diagnostics = diagnostics, .preview = preview_usual};
    static const char *const names[] = {"tsv", "csv", "json", "jsonl", "markdown", "pretty"};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autoptr(GError) error = NULL;
        FILE *full = fopen("/dev/full", "w");
        g_assert_false(text_format_by_name(names[i], NULL)->write(table, &options, full, &error));
        g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED);
        g_assert_cmpstr(error->message, ==, "the disk is full; make room or write elsewhere");
        fclose(full);
    }
}

static void test_closed_pipe(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Table) table = count_to(10);
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    WriteOptions options = {.diagnostics = diagnostics, .preview = preview_usual};
    int ends[2];
    g_assert_cmpint(pipe(ends), ==, 0);
    close(ends[0]);
    FILE *stream = fdopen(ends[1], "w");
    void (*before)(int) = signal(SIGPIPE, SIG_IGN);
    g_assert_false(text_format_by_name("tsv", NULL)->write(table, &options, stream, &error));
    g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_CLOSED);
    fclose(stream);
    signal(SIGPIPE, before);
}

static void test_formats(void)
{
    g_autoptr(GError) error = NULL;
    g_assert_cmpstr(text_format_by_suffix("a/b.CSV", NULL)->name, ==, "csv");
    g_assert_cmpstr(text_format_by_suffix("x.ndjson", NULL)->name, ==, "jsonl");
    g_assert_cmpstr(text_format_by_suffix("x.json", NULL)->name, ==, "json");
    g_assert_null(text_format_by_suffix("x.xlsx", &error));
    g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE);
    g_assert_cmpstr(error->message, ==,
                    "cannot tell the format of 'x.xlsx' by its name: it should end in one of .tsv, "
                    ".csv, .json, .jsonl, .ndjson, .md, .markdown, .html, .htm, .txt, .sqlite, "
                    ".sqlite3, .db; or choose one with --format");
    g_clear_error(&error);
    g_assert_null(text_format_by_name("tvs", &error));
    g_assert_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE);
    g_assert_cmpstr(error->message, ==,
                    "there is no format 'tvs' (did you mean tsv?); there are tsv, csv, json, "
                    "jsonl, markdown, html, pretty, sqlite");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/writers/types", test_types);
    g_test_add_func("/writers/json-array", test_json_array);
    g_test_add_func("/writers/hostile-tsv", test_hostile_tsv);
    g_test_add_func("/writers/hostile-csv", test_hostile_csv);
    g_test_add_func("/writers/formulas", test_formulas);
    g_test_add_func("/writers/hostile-json", test_hostile_json);
    g_test_add_func("/writers/json-warns", test_json_warns);
    g_test_add_func("/writers/hostile-markdown", test_hostile_markdown);
    g_test_add_func("/writers/long-text", test_long_text);
    g_test_add_func("/writers/terminal", test_terminal);
    g_test_add_func("/writers/empty", test_empty);
    g_test_add_func("/writers/tsv-warning", test_tsv_warning);
    g_test_add_func("/writers/write-errors", test_write_errors);
    g_test_add_func("/writers/closed-pipe", test_closed_pipe);
    g_test_add_func("/writers/formats", test_formats);
    return g_test_run();
}
