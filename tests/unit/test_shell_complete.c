#include "lab/shell_complete.h"

#include <string.h>
#include <unistd.h>

#include "lab/shell_line.h"
#include "lab/shell_listing.h"
#include "support.h"

static const char *const fields[] = {"ip.dst",    "ip.src",        "tcp",           "tcp.ack",
                                     "tcp.flags", "tcp.flags.ack", "tcp.flags.syn", "tcp.len"};

static GPtrArray *find_fields(const char *prefix, void *data)
{
    (void)data;
    GPtrArray *found = g_ptr_array_new_with_free_func(g_free);
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        if (g_str_has_prefix(fields[i], prefix))
            g_ptr_array_add(found, g_strdup(fields[i]));
    }
    return found;
}

static Table *table_of(const char *const *names)
{
    Table *table = table_new(1);
    for (; *names != NULL; names++)
        add_cells(table, *names, TYPE_INT, LIST("1"));
    return table;
}

static void free_table(gpointer table)
{
    table_unref(table);
}

static GHashTable *kept_tables(void)
{
    GHashTable *kept = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_table);
    g_hash_table_insert(kept, g_strdup(SHELL_TABLE),
                        table_of(LIST("frame.len", "frame.number", "sum:x")));
    g_hash_table_insert(kept, g_strdup(SHELL_RESULT), table_of(LIST("bytes", "a column")));
    g_hash_table_insert(kept, g_strdup("segments"),
                        table_of(LIST("seq", "\x1b[31mred", "näher", "nähe")));
    return kept;
}

/* Compares names, one after another with "|" between, and what is inserted. */
static void assert_completed(const char *text, const char *names, const char *insertion)
{
    g_autoptr(GHashTable) kept = kept_tables();
    const CompletionSources sources = {kept, find_fields, NULL, NULL};
    g_autoptr(Completion) completion = completion_new(text, strlen(text), &sources);
    g_test_message("%s", text);
    g_ptr_array_add(completion->names, NULL);
    g_autofree char *joined = g_strjoinv("|", (char **)completion->names->pdata);
    g_ptr_array_set_size(completion->names, (int)completion->names->len - 1);
    g_autofree char *inserted = completion_insertion(completion);
    g_assert_cmpstr(joined, ==, names);
    g_assert_cmpstr(inserted, ==, insertion);
}

static void test_verbs(void)
{
    assert_completed("desc", "describe", "ribe ");
    assert_completed("tabshark desc", "describe", "ribe ");
    /* A backslash acts on what comes next. */
    assert_completed("desc\\", "", "");
    assert_completed("rea", "read", "d ");
    assert_completed("he", "head|help", "");
    assert_completed("q", "quit", "uit ");
    assert_completed("from segments then rea", "", "");
    assert_completed("from segments then d", "derive|describe|distinct", "");
    assert_completed("from segments t", "then", "hen ");
    assert_completed("from segments ", "_|segments|then", "");
    assert_completed("help whe", "where", "re ");
    assert_completed("nonsense a", "", "");
    assert_completed("head # rea", "", "");
}

static void test_options(void)
{
    assert_completed("read --times", "--timeseries", "eries ");
    assert_completed("then sort --rev", "--reverse", "erse ");
    assert_completed("read --occurrence ", "all|first|last", "");
    assert_completed("read --occurrence=l", "last", "ast ");
    assert_completed("read --occurrence f", "first", "irst ");
    assert_completed("read -- --times", "", "");
}

static void test_fields(void)
{
    assert_completed("read -e ip.s", "ip.src", "rc ");
    assert_completed("read -eip.s", "ip.src", "rc ");
    assert_completed("read --field=ip.s", "ip.src", "rc ");
    assert_completed("read -e ip.dst,ip.s", "ip.src", "rc ");
    assert_completed("read x.pcap -e ip.src -e ip", "ip.dst|ip.src", ".");
    assert_completed("read -Y 'ip.src == 10.0.0.1 and tcp.l", "tcp.len", "en");
    assert_completed("read -e nothing", "", "");
}

static void test_columns(void)
{
    assert_completed("plot -x frame.n", "frame.number", "umber ");
    assert_completed("plot -y frame.len,frame.n", "frame.number", "umber ");
    assert_completed("group frame.len x=sum:frame.n", "frame.number", "umber ");
    assert_completed("sort su", "sum:x", "m:x ");
    assert_completed("where 'frame.len > mean(frame.n", "frame.number", "umber");
    assert_completed("where \"frame.len > 3 and frame.n", "frame.number", "umber");
    assert_completed("then sort by", "bytes", "tes ");
    assert_completed("then select a", "a column", "\\ column ");
    assert_completed("then select 'a", "a column", " column");
    assert_completed("from segments then sort se", "seq", "q ");
    assert_completed("read -e tcp.len,ip.src --timeseries then sort ip", "ip.src", ".src ");
    assert_completed("read -etcp.len --timeseries then sort fr", "frame.time_epoch",
                     "ame.time_epoch ");
    assert_completed("derive 'gap = frame.len' then group big=sum:gap then sort ga", "gap", "p ");
    assert_completed("group frame.len big=count then sort bi", "big", "g ");
}

/* What packets named does not reach the terminal, and no character is cut in two. */
static void test_odd_names(void)
{
    assert_completed("from segments then select ", "nähe|näher|seq", "");
    assert_completed("from segments then select n", "nähe|näher", "ähe");
}

static void test_files(void)
{
    char *folder = folder_make();
    g_free(file_make(folder, "a capture.pcap", "", 0));
    g_free(file_make(folder, ".hidden", "", 0));
    g_autofree char *sub = g_build_filename(folder, "sub", NULL);
    g_mkdir_with_parents(sub, 0700);
    g_free(file_make(sub, "x'y.tsv", "", 0));
    g_free(file_make(sub, "z\x1b[31m.tsv", "", 0));
    g_assert_cmpint(chdir(folder), ==, 0);
    assert_completed("read a", "a capture.pcap", "\\ capture.pcap ");
    assert_completed("read -r 'a c", "a capture.pcap", "apture.pcap");
    assert_completed("open ", "a capture.pcap|sub/", "");
    assert_completed("open .h", ".hidden", "idden ");
    assert_completed("plot -o su", "sub/", "b/");
    assert_completed("write sub/", "sub/x'y.tsv", "x\\'y.tsv ");
    assert_completed("write nowhere/", "", "");
    g_assert_cmpint(chdir("/"), ==, 0);
    folder_remove(folder);
}

/* What streams gives, and what the first line of a file names. */
static void test_source_columns(void)
{
    static const char csv[] = "host name,bytes\na,b,c\n", tsv[] = "first\tlast";
    char *folder = folder_make();
    g_free(file_make(folder, "t.csv", csv, sizeof csv - 1));
    g_free(file_make(folder, "t.txt", csv, sizeof csv - 1));
    g_free(file_make(folder, "t.tsv", tsv, sizeof tsv - 1));
    g_assert_cmpint(chdir(folder), ==, 0);
    assert_completed("streams then sort retr",
                     "retransmissions|retransmissions_client|"
                     "retransmissions_server",
                     "ansmissions");
    assert_completed("streams x.pcap then where 'initial", "initial_rtt", "_rtt");
    assert_completed("streams x.pcap then sort oth", "", "");
    assert_completed("streams x.pcap --ip 10.0.0.5 then sort oth", "other", "er ");
    assert_completed("streams x.pcap y.pcap then sort cap", "capture", "ture ");
    assert_completed("open t.csv then sort h", "host name", "ost\\ name ");
    assert_completed("open t.csv then derive 'kB = bytes / 1000' then sort k", "kB", "B ");
    assert_completed("open --format csv t.txt then sort b", "bytes", "ytes ");
    assert_completed("open t.tsv then select la", "last", "st ");
    assert_completed("open nothing.tsv then select la", "", "");
    g_assert_cmpint(chdir("/"), ==, 0);
    folder_remove(folder);
}

static void assert_listed(const char *text, size_t width, size_t height, const char *expected)
{
    GHashTable *kept = g_hash_table_new(g_str_hash, g_str_equal);
    const CompletionSources sources = {kept, find_fields, NULL, NULL};
    g_autoptr(Completion) completion = completion_new(text, strlen(text), &sources);
    g_autofree char *listing = shell_listing(completion, width, height);
    g_assert_cmpstr(listing, ==, expected);
    g_hash_table_unref(kept);
}

static void test_listing(void)
{
    assert_listed("read -e tcp.f", 80, 10, "tcp.flags      tcp.flags.ack  tcp.flags.syn\n");
    assert_listed("read -e tcp.f", 30, 10, "tcp.flags      tcp.flags.syn\ntcp.flags.ack\n");
    assert_listed("read -e tcp.f", 5, 10, "tcp.…\ntcp.…\ntcp.…\n");
    assert_listed("read -e ", 40, 2, "ip.…   tcp.…\n");
    assert_listed("read -e tcp.", 15, 3, "tcp.ack\ntcp.flags.…\ntcp.len\n");
    assert_listed("read -e tcp.", 15, 2, "tcp.ack\n… of 3: the next letters say which\n");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/shell_complete/verbs", test_verbs);
    g_test_add_func("/shell_complete/options", test_options);
    g_test_add_func("/shell_complete/fields", test_fields);
    g_test_add_func("/shell_complete/columns", test_columns);
    g_test_add_func("/shell_complete/odd_names", test_odd_names);
    g_test_add_func("/shell_complete/files", test_files);
    g_test_add_func("/shell_complete/source_columns", test_source_columns);
    g_test_add_func("/shell_complete/listing", test_listing);
    return g_test_run();
}
