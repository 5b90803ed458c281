#include "lab/shell_line.h"

#include "support.h"

static void free_table(gpointer table)
{
    table_unref(table);
}

/* The chain of a line in a shell that has both tables, words joined by blanks; NULL if it fails. */
static char *chain_of(const char *line, char **captures, bool tables, GError **error)
{
    g_autoptr(GHashTable) kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_table);
    if (tables) {
        g_hash_table_insert(kept, g_strdup(SHELL_TABLE), table_new(0));
        g_hash_table_insert(kept, g_strdup(SHELL_RESULT), table_new(0));
    }
    g_auto(GStrv) words = shell_line_words(line, error);
    g_auto(GStrv) chain = words != NULL ? shell_line_chain(words, captures, kept, error) : NULL;
    return chain != NULL ? g_strjoinv(" ", chain) : NULL;
}

static char *no_captures[] = {NULL};

static void assert_chain(const char *line, char **captures, const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *chain = chain_of(line, captures, true, &error);
    g_test_message("%s", line);
    g_assert_no_error(error);
    g_assert_cmpstr(chain, ==, expected);
}

static void assert_rejected(const char *line, bool tables, const char *part)
{
    g_autoptr(GError) error = NULL;
    g_test_message("%s", line);
    g_assert_null(chain_of(line, no_captures, tables, &error));
    assert_failed(&error, TABSHARK_ERROR_USAGE, part);
}

#define END        " then keep _"
#define SOURCE_END " then keep _ then keep ."

static void test_sources(void)
{
    char first[] = "a.pcap", second[] = "-b.pcap";
    char *captures[] = {first, second, NULL};
    const char *own = "read a.pcap ./-b.pcap -e frame.len then print" SOURCE_END;
    assert_chain("read -e frame.len", captures, own);
    assert_chain("tabshark read -e frame.len", captures, own);
    assert_chain("read -e frame.len # all", captures, own);
    assert_chain("info", captures, "info a.pcap ./-b.pcap then print" SOURCE_END);
    assert_chain("read x -e a", captures, "read x -e a then print" SOURCE_END);
    assert_chain("read -e a x", captures, "read -e a x then print" SOURCE_END);
    assert_chain("read -rx", captures, "read -rx then print" SOURCE_END);
    assert_chain("read --read=x", captures, "read --read=x then print" SOURCE_END);
    assert_chain("read -- x", captures, "read -- x then print" SOURCE_END);
    assert_chain("read -ea --strict then head 2", captures,
                 "read a.pcap ./-b.pcap -ea --strict then head 2 then print" SOURCE_END);
    assert_chain("read -h", captures, "read -h then print" SOURCE_END);
    assert_chain("open t.tsv then write u.tsv", captures, "open t.tsv then write u.tsv" SOURCE_END);
    assert_chain("from _", captures, "from _ then print" SOURCE_END);
}

static void test_steps(void)
{
    assert_chain("describe", no_captures, "from . then describe then print" END);
    assert_chain("head 3 then tail 1", no_captures,
                 "from . then head 3 then tail 1 then print" END);
    assert_chain("keep x", no_captures, "from . then keep x" END);
    assert_chain("then head 3", no_captures, "from _ then head 3 then print" END);
    assert_chain("then then", no_captures, "from _ then then then print" END);
}

static void test_rejected(void)
{
    assert_rejected("describe", false, "no table yet for 'describe'");
    assert_rejected("then head", false, "no table yet for 'head'");
    assert_rejected("read -e frame.len", true, "name a capture file");
    assert_rejected("read - -e frame.len", true, "standard input");
    assert_rejected("read -r - -e frame.len", true, "standard input");
    assert_rejected("open -", true, "standard input");
    assert_rejected("head '3", true, "quotes");
}

static void test_open(void)
{
    g_assert_true(shell_line_is_open("head \\"));
    g_assert_true(shell_line_is_open("where 'a ==\n"));
    g_assert_true(shell_line_is_open("read x then"));
    g_assert_false(shell_line_is_open("read x then\nhead"));
    g_assert_false(shell_line_is_open("# it's a comment"));
    g_assert_false(shell_line_is_open("head 'then'x"));
    g_assert_false(shell_line_is_open(""));
    g_assert_true(shell_line_continues("  then head"));
    g_assert_false(shell_line_continues("thenhead"));
    g_assert_false(shell_line_continues("head then"));
}

static void test_nothing(void)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(shell_line_words("  # nothing", &error));
    g_assert_no_error(error);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/shell_line/sources", test_sources);
    g_test_add_func("/shell_line/steps", test_steps);
    g_test_add_func("/shell_line/rejected", test_rejected);
    g_test_add_func("/shell_line/open", test_open);
    g_test_add_func("/shell_line/nothing", test_nothing);
    return g_test_run();
}
