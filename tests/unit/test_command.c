#include "capture/command.h"

#include <string.h>

#include "support.h"

/* Compares a NULL-terminated list of arguments. */
static void assert_arguments(char *const *arguments, const char *const *expected)
{
    for (; *expected != NULL; arguments++, expected++)
        g_assert_cmpstr(*arguments, ==, *expected);
    g_assert_null(*arguments);
}

/* The arguments behind those that say how to print. */
static void assert_asks(const CaptureRequest *request, const char *capture,
                        const char *const *reading, const char *const *fields)
{
    static const char *const printing[] = {"-T", "fields",       "-E", "separator=/t",
                                           "-E", "quote=n",      "-E", "occurrence=a",
                                           "-E", "aggregator=\f"};
    g_autoptr(GArray) columns = command_columns(request);
    g_autofree const char **names = g_new0(const char *, columns->len + 1);
    for (unsigned i = 0; i < columns->len; i++)
        names[i] = g_array_index(columns, CaptureColumn, i).field;
    const CommandPrinting printed = {names, NULL, '\f'};
    g_auto(GStrv) arguments = command_arguments("tshark", request, &printed, capture);
    g_autoptr(GPtrArray) expected = g_ptr_array_new();
    g_ptr_array_add(expected, (gpointer)(uintptr_t) "tshark");
    for (; *reading != NULL; reading++)
        g_ptr_array_add(expected, (gpointer)(uintptr_t)*reading);
    for (size_t i = 0; i < G_N_ELEMENTS(printing); i++)
        g_ptr_array_add(expected, (gpointer)(uintptr_t)printing[i]);
    for (; *fields != NULL; fields++) {
        g_ptr_array_add(expected, (gpointer)(uintptr_t) "-e");
        g_ptr_array_add(expected, (gpointer)(uintptr_t)*fields);
    }
    g_ptr_array_add(expected, NULL);
    assert_arguments(arguments, (const char *const *)expected->pdata);
}

/* A list of strings as a request holds it. */
#define STRINGS(...) ((char **)(char *[]){__VA_ARGS__, NULL})

static char number[] = "frame.number", length[] = "frame.len", epoch[] = "frame.time_epoch";

static void test_plain(void)
{
    CaptureRequest request = {.fields = STRINGS(number, length)};
    assert_asks(&request, "a.pcap", LIST("-r", "a.pcap", "-n"), LIST(number, length));
}

static void test_every_option(void)
{
    char filter[] = "tcp.port == 80", first[] = "tcp.relative_sequence_numbers:false";
    char second[] = "ip.defragment:true", as[] = "tcp.port==8888,http", profile[] = "My Profile";
    char resolve[] = "mn";
    CaptureRequest request = {
        .fields = STRINGS(number),
        .filter = filter,
        .preferences = STRINGS(first, second),
        .decode_as = STRINGS(as),
        .profile = profile,
        .resolve = resolve,
        .two_pass = true,
        .count = INT64_C(5000000000),
        .timeseries = true,
    };
    assert_asks(&request, "a.pcap",
                LIST("-r", "a.pcap", "-N", "mn", "-2", "-C", "My Profile", "-o", first, "-o",
                     second, "-d", as, "-c", "5000000000", "-Y", filter),
                LIST(epoch, number));
}

static void test_dash_names(void)
{
    CaptureRequest request = {.fields = STRINGS(number)};
    static const struct {
        const char *capture, *argument;
    } cases[] = {
        {"-", "-"},     {"-w", "./-w"}, {"--version", "./--version"}, {"./-", "./-"},
        {"/-a", "/-a"}, {"", ""},       {"a b.pcap", "a b.pcap"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_asks(&request, cases[i].capture, LIST("-r", cases[i].argument, "-n"), LIST(number));
}

static void assert_columns(const CaptureRequest *request, const char *const *names)
{
    g_autoptr(GArray) columns = command_columns(request);
    for (unsigned i = 0; i < columns->len; i++, names++)
        g_assert_cmpstr(g_array_index(columns, CaptureColumn, i).name, ==, *names);
    g_assert_null(*names);
}

static void test_columns(void)
{
    CaptureRequest request = {.fields = STRINGS(number, length, number, length, number)};
    assert_columns(&request, LIST(number, length));
    request.timeseries = true;
    assert_columns(&request, LIST(epoch, number, length));
    request.fields = STRINGS(number, epoch);
    assert_columns(&request, LIST(epoch, number));
    request.fields = STRINGS(epoch, epoch);
    assert_columns(&request, LIST(epoch));
}

static void test_packet_list(void)
{
    CaptureRequest request = {0};
    assert_columns(&request, LIST(number, "frame.time_relative", "source", "destination",
                                  "protocol", length, "info"));
    assert_asks(&request, "a.pcap",
                LIST("-r", "a.pcap", "-n", "-o", "gui.column.hidden:", "-o",
                     "gui.column.format:\"Source\",\"%s\",\"Destination\",\"%d\",\"Protocol\","
                     "\"%p\",\"Info\",\"%i\""),
                LIST(number, "frame.time_relative", "_ws.col.Source", "_ws.col.Destination",
                     "_ws.col.Protocol", length, "_ws.col.Info"));
    request.timeseries = true;
    assert_columns(&request, LIST(epoch, number, "frame.time_relative", "source", "destination",
                                  "protocol", length, "info"));
}

/* Every release understands the titles, after the user's preferences; the columns are called as
 * they were asked for. */
static void test_columns_as_fields(void)
{
    char name[] = "_ws.col.protocol", title[] = "_ws.col.Protocol", other[] = "_ws.col.No.";
    char preference[] = "gui.column.format:\"Protocol\",\"%i\"";
    CaptureRequest request = {.fields = STRINGS(number, name, title, other),
                              .preferences = STRINGS(preference)};
    assert_columns(&request, LIST(number, "_ws.col.protocol", "_ws.col.Protocol", "_ws.col.No."));
    assert_asks(&request, "a.pcap",
                LIST("-r", "a.pcap", "-n", "-o", preference, "-o", "gui.column.hidden:", "-o",
                     "gui.column.format:\"No.\",\"%m\",\"Protocol\",\"%p\""),
                LIST(number, title, title, other));
}

/* Where display filters know columns, they too have to be filled in. */
static void test_columns_in_a_filter(void)
{
    char filter[] = "_ws.col.info contains \"x\"";
    CaptureRequest request = {.fields = STRINGS(number), .filter = filter};
    assert_asks(&request, "a.pcap",
                LIST("-r", "a.pcap", "-n", "-Y", filter, "-o", "gui.column.hidden:", "-o",
                     "gui.column.format:\"Info\",\"%i\""),
                LIST(number));
}

static void assert_shown(const char *const *arguments, const char *expected)
{
    g_autofree char *line = command_for_people((char **)(uintptr_t)arguments);
    g_assert_cmpstr(line, ==, expected);
}

static void test_for_people(void)
{
    assert_shown(LIST("tshark", "-r", "a.pcap", "-e", "tcp.port"), "tshark -r a.pcap -e tcp.port");
    assert_shown(LIST("tshark", "-Y", "ip.addr == 10.0.0.0/8"),
                 "tshark -Y 'ip.addr == 10.0.0.0/8'");
    assert_shown(LIST("tshark", "", "it's"), "tshark '' 'it'\\''s'");
    assert_shown(LIST("tshark", "-E", "aggregator=\x1f"), "tshark -E $'aggregator=\\037'");
    assert_shown(LIST("$(reboot)", "`reboot`", "a;b", "*", "~", "#x"),
                 "'$(reboot)' '`reboot`' 'a;b' '*' '~' '#x'");
    assert_shown(LIST("ä.pcap"), "'ä.pcap'");
    assert_shown(LIST("\xff\n\x1b[31m'\\"), "$'\\377\\012\\033[31m\\'\\\\'");
    assert_shown(LIST("\x7f"), "$'\\177'");
}

/* A shell makes the same arguments of the line. */
static void test_for_people_in_shell(void)
{
    static const char *const odd[] = {
        "printf", "%s\\n", "a b",  "",     "'",   "\"",  "\\",   "$HOME", "$(id)", "`id`", "!x",
        "a\nb",   "\t",    "\x1f", "\xff", "-n",  "*",   "~",    "a=b",   "{a,b}", "\r",   "\x7f",
        "<x>",    "a&b",   "|",    "#",    "äöü", "\\n", "$'x'", "%d",    NULL,
    };
    g_autofree char *bash = g_find_program_in_path("bash");
    if (bash == NULL) {
        g_test_skip("there is no bash");
        return;
    }
    g_autofree char *line = command_for_people((char **)(uintptr_t)odd);
    g_autoptr(GString) expected = g_string_new(NULL);
    for (size_t i = 2; odd[i] != NULL; i++)
        g_string_append_printf(expected, "%s\n", odd[i]);
    g_autofree char *output = NULL;
    g_autoptr(GError) error = NULL;
    char c[] = "-c";
    char *arguments[] = {bash, c, line, NULL};
    g_spawn_sync(NULL, arguments, NULL, 0, NULL, NULL, &output, NULL, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(output, ==, expected->str);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/command/plain", test_plain);
    g_test_add_func("/command/every-option", test_every_option);
    g_test_add_func("/command/dash-names", test_dash_names);
    g_test_add_func("/command/columns", test_columns);
    g_test_add_func("/command/packet-list", test_packet_list);
    g_test_add_func("/command/columns-as-fields", test_columns_as_fields);
    g_test_add_func("/command/columns-in-a-filter", test_columns_in_a_filter);
    g_test_add_func("/command/for-people", test_for_people);
    g_test_add_func("/command/for-people-in-shell", test_for_people_in_shell);
    return g_test_run();
}
