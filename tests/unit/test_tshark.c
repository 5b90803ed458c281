#include "capture/tshark.h"

#include <signal.h>
#include <string.h>

#include "support.h"

#define ROOT "Running as user \"root\" and group \"root\". This could be dangerous.\n"

/* A status as wait(2) gives it. */
#define EXITED(status) ((status) << 8)

typedef struct {
    TsharkEnd end;
    TabsharkError code;
    const char *parts[4]; /* of the message */
} FailureCase;

static void assert_fails(const FailureCase *wanted)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GError) error = NULL;
    g_test_message("%s", wanted->end.messages);
    g_assert_false(tshark_judge(&wanted->end, diagnostics, NULL, &error));
    g_assert_false(diagnostics->damaged);
    for (size_t i = 0; i < G_N_ELEMENTS(wanted->parts) && wanted->parts[i] != NULL; i++) {
        g_autoptr(GError) copy = g_error_copy(error);
        assert_failed(&copy, wanted->code, wanted->parts[i]);
    }
    g_assert_null(strstr(error->message, "Running as user"));
}

static void assert_all_fail(const FailureCase *cases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        assert_fails(&cases[i]);
}

static void test_clean(void)
{
    for (const char *const *text = LIST("", ROOT); *text != NULL; text++) {
        g_autoptr(Diagnostics) diagnostics = diagnostics_new();
        g_autoptr(GError) error = NULL;
        TsharkEnd end = {.capture = "a.pcap", .messages = *text};
        g_assert_true(tshark_judge(&end, diagnostics, NULL, &error));
        g_assert_no_error(error);
        g_assert_false(diagnostics->damaged);
        g_assert_cmpuint(diagnostics->entries->len, ==, 0);
    }
}

/* The packets before the damage are good, so it is no error. */
static void test_damaged(void)
{
    static const char *const messages[] = {
        (ROOT "tshark: The file \"a.pcap\" appears to have been cut short in the middle of a "
              "packet.\n"),
        ("tshark: The file \"a.pcap\" appears to be damaged or corrupt.\n"
         "(pcap: File has 2147483648-byte packet, bigger than maximum of 262144)\n"),
        "tshark: The standard input appears to have been cut short in the middle of a packet.\n",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(messages); i++) {
        g_autoptr(Diagnostics) diagnostics = diagnostics_new();
        g_autoptr(GError) error = NULL;
        TsharkEnd end = {
            .capture = "a.pcap", .filter = "tcp", .status = EXITED(2), .messages = messages[i]};
        g_assert_true(tshark_judge(&end, diagnostics, NULL, &error));
        g_assert_no_error(error);
        g_assert_true(diagnostics->damaged);
        g_assert_cmpuint(diagnostics->entries->len, ==, 1);
        g_assert_cmpuint(count_entries(diagnostics, DIAGNOSTIC_WARNING, "'a.pcap' is damaged"), ==,
                         1);
        if (i == 1)
            g_assert_cmpuint(count_entries(diagnostics, DIAGNOSTIC_WARNING,
                                           "(pcap: File has 2147483648-byte packet"),
                             ==, 1);
    }
}

static const char unknown_messages[] =
    ROOT "tshark: Some fields aren't valid:\n\ttcp.bar\n\tip.foo\n";

static void test_unknown_fields(void)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) unknown = NULL;
    TsharkEnd end = {.capture = "a.pcap", .status = EXITED(1), .messages = unknown_messages};
    g_assert_false(tshark_judge(&end, diagnostics, &unknown, &error));
    assert_failed(&error, TABSHARK_ERROR_USAGE, "tcp.bar");
    g_assert_cmpuint(g_strv_length(unknown), ==, 2);
    g_assert_cmpstr(unknown[0], ==, "tcp.bar");
    g_assert_cmpstr(unknown[1], ==, "ip.foo");
    assert_fails(&(FailureCase){end, TABSHARK_ERROR_USAGE, {"tcp.bar", "ip.foo"}});
}

/* What was asked for may have the very words that tshark tells damage with. */
static void test_words_of_damage(void)
{
    static char words[] = "x\ntshark: The standard input appears to have been cut short in the "
                          "middle of a packet.";
    static const FailureCase cases[] = {
        {{"a.pcap", NULL, EXITED(1), "tshark: Some fields aren't valid:\n\tbeen cut short\n"},
         TABSHARK_ERROR_USAGE,
         {"been cut short"}},
        {{"a.pcap", NULL, EXITED(1),
          "tshark: -o flag \"x\ntshark: The standard input appears to be damaged or corrupt:1\" "
          "specifies unknown preference\n"},
         TABSHARK_ERROR_USAGE,
         {"unknown preference"}},
        {{"a.pcap", words, EXITED(2),
          "tshark: \"tshark\" was unexpected in this context.\n    x\ntshark: The standard input "
          "appears to have been cut short in the middle of a packet.\n      ^~~~~~\n"},
         TABSHARK_ERROR_USAGE,
         {"the display filter (-Y) is wrong", "\n    x tshark: The standard"}},
        {{"damaged or corrupt\ntshark: The standard input appears to be damaged or corrupt", NULL,
          EXITED(2),
          "tshark: The file \"damaged or corrupt\ntshark: The standard input appears to be damaged "
          "or corrupt\" isn't a capture file in a format TShark understands.\n"},
         TABSHARK_ERROR_FAILED,
         {"isn't a capture file", "corrupt\\ntshark: "}},
    };
    assert_all_fail(cases, G_N_ELEMENTS(cases));
}

static void test_damaged_with_odd_names(void)
{
    static const struct {
        const char *name, *shown;
    } cases[] = {{"-o", "./-o"}, {"a\nb", "a\nb"}, {"a\"b", "a\"b"}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diagnostics) diagnostics = diagnostics_new();
        g_autoptr(GError) error = NULL;
        g_autofree char *messages = g_strconcat("tshark: The file \"", cases[i].shown,
                                                "\" appears to have been cut short.\n", NULL);
        TsharkEnd end = {.capture = cases[i].name, .status = EXITED(2), .messages = messages};
        g_assert_true(tshark_judge(&end, diagnostics, NULL, &error));
        g_assert_no_error(error);
        g_assert_true(diagnostics->damaged);
    }
}

static void test_no_unknown_fields(void)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GError) error = NULL;
    g_auto(GStrv) unknown = NULL;
    TsharkEnd end = {.capture = "a.pcap",
                     .status = EXITED(1),
                     .messages = "tshark: -o flag \"a.b:1\" specifies unknown preference\n"};
    g_assert_false(tshark_judge(&end, diagnostics, &unknown, &error));
    g_assert_null(unknown);
}

static void test_filter(void)
{
    static const FailureCase cases[] = {
        {{"a.pcap", "tcp.prt == 1", EXITED(2),
          ROOT "tshark: Left side of \"==\" expression must be a field or function, not tcp.prt.\n"
               "    tcp.prt == 1\n    ^~~~~~~\n"},
         TABSHARK_ERROR_USAGE,
         {"the display filter (-Y) is wrong", "not tcp.prt.", "\n    tcp.prt == 1\n    ^~~~~~~"}},
        {{"a.pcap", "frame contains \"cut short\" 1", EXITED(2),
          "tshark: \"1\" was unexpected in this context.\n"
          "    frame contains \"cut short\" 1\n                               ^\n"},
         TABSHARK_ERROR_USAGE,
         {"the display filter (-Y) is wrong"}},
    };
    assert_all_fail(cases, G_N_ELEMENTS(cases));
}

/* Without a caret there is but the sentence. */
static void test_unfinished_filter(void)
{
    assert_fails(&(FailureCase){
        {"a.pcap", "tcp and", EXITED(2), ROOT "tshark: Unexpected end of filter expression.\n"},
        TABSHARK_ERROR_USAGE,
        {"Unexpected end of filter expression."}});
}

static void test_options(void)
{
    static const FailureCase cases[] = {
        {{"a.pcap", NULL, EXITED(1),
          "tshark: -o flag \"foo.bar:1\" specifies unknown preference\n" ROOT},
         TABSHARK_ERROR_USAGE,
         {"-o flag \"foo.bar:1\" specifies unknown preference"}},
        {{"a.pcap", NULL, EXITED(1),
          "tshark: Parameter \"foo\" doesn't follow the template "
          "\"<layer_type>==<selector>,<decode_as_protocol>\"\n"
          "tshark: Unknown layer type -- foo\n"
          "tshark: Valid layer types are:\n\tacf.msg_type (IEEE1722 AVTP Control Message Type)\n"},
         TABSHARK_ERROR_USAGE,
         {"Parameter \"foo\" doesn't follow", "Unknown layer type -- foo", "acf.msg_type"}},
    };
    assert_all_fail(cases, G_N_ELEMENTS(cases));
}

/* Of hundreds of lines the first are enough. */
static void test_long_speech(void)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) messages = g_string_new("tshark: Valid layer types are:\n");
    for (int i = 0; i < 400; i++)
        g_string_append_printf(messages, "\ttype.%d\n", i);
    TsharkEnd end = {.capture = "a.pcap", .status = EXITED(1), .messages = messages->str};
    g_assert_false(tshark_judge(&end, diagnostics, NULL, &error));
    g_assert_nonnull(strstr(error->message, "Valid layer types are:\n\ttype.0\n"));
    g_assert_null(strstr(error->message, "type.399"));
    g_assert_cmpuint(strlen(error->message), <, 1000);
}

static void test_unreadable(void)
{
    static const FailureCase cases[] = {
        {{"a.txt", NULL, EXITED(2),
          ROOT "tshark: The file \"a.txt\" isn't a capture file in a format TShark understands.\n"},
         TABSHARK_ERROR_FAILED,
         {"a.txt", "isn't a capture file in a format TShark understands."}},
        {{"a.pcap", "tcp", EXITED(2),
          "tshark: The file \"a.pcap\" contains record data that TShark doesn't support.\n"
          "(pcap: network type 9999 unknown or unsupported)\n"},
         TABSHARK_ERROR_FAILED,
         {"doesn't support", "(pcap: network type 9999 unknown or unsupported)"}},
        {{"a.pcap", NULL, EXITED(127), "sh: 1: exec: nowhere/tshark: not found\n"},
         TABSHARK_ERROR_FAILED,
         {"127", "a.pcap"}},
        {{"a.pcap", NULL, EXITED(4), ROOT}, TABSHARK_ERROR_FAILED, {"exit status 4", "a.pcap"}},
    };
    assert_all_fail(cases, G_N_ELEMENTS(cases));
}

/* It is not the name of the file that says how it is. */
static void test_name_with_words(void)
{
    assert_fails(&(FailureCase){{"cut short.txt", NULL, EXITED(2),
                                 "tshark: The file \"cut short.txt\" isn't a capture file in a "
                                 "format TShark understands.\n"},
                                TABSHARK_ERROR_FAILED,
                                {"isn't a capture file"}});
}

static void test_killed(void)
{
    static const FailureCase cases[] = {
        {{"a.pcap", NULL, SIGKILL, ROOT}, TABSHARK_ERROR_FAILED, {"signal 9", "a.pcap"}},
        {{"a.pcap", NULL, SIGSEGV | 0x80, "Something\n"}, TABSHARK_ERROR_FAILED, {"signal 11"}},
        {{"a.pcap", NULL, SIGKILL,
          "tshark: The file \"a.pcap\" appears to have been cut short in the middle of a packet."},
         TABSHARK_ERROR_FAILED,
         {"signal 9"}},
    };
    assert_all_fail(cases, G_N_ELEMENTS(cases));
}

static void test_warnings(void)
{
    static const char messages[] =
        ROOT " ** (tshark:123) 01:02:03.456789 [Epan WARNING] -- Dissector bug, protocol X\n"
             "\n"
             "** (tshark:123): WARNING **: something else\n"
             "Lua: a plugin speaks\n";
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GError) error = NULL;
    TsharkEnd end = {.capture = "a.pcap", .messages = messages};
    g_assert_true(tshark_judge(&end, diagnostics, NULL, &error));
    g_assert_false(diagnostics->damaged);
    g_assert_cmpuint(
        count_entries(diagnostics, DIAGNOSTIC_REMARK, "tshark printed 3 warnings on 'a.pcap'"), ==,
        1);
    g_assert_cmpuint(count_entries(diagnostics, DIAGNOSTIC_REMARK, "Dissector bug"), ==, 1);
    g_assert_cmpuint(count_entries(diagnostics, DIAGNOSTIC_REMARK, "a plugin speaks"), ==, 1);
    g_assert_cmpuint(diagnostics->entries->len, ==, 4);
}

static void test_warnings_and_failure(void)
{
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(GError) error = NULL;
    TsharkEnd end = {.capture = "a.pcap",
                     .status = EXITED(2),
                     .messages = "a warning\ntshark: The file \"a.pcap\" is odd.\na second\n"};
    g_assert_false(tshark_judge(&end, diagnostics, NULL, &error));
    g_assert_null(strstr(error->message, "second"));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "The file \"a.pcap\" is odd.");
    g_assert_cmpuint(count_entries(diagnostics, DIAGNOSTIC_REMARK, "printed 2 warnings"), ==, 1);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tshark/clean", test_clean);
    g_test_add_func("/tshark/damaged", test_damaged);
    g_test_add_func("/tshark/words_of_damage", test_words_of_damage);
    g_test_add_func("/tshark/damaged_with_odd_names", test_damaged_with_odd_names);
    g_test_add_func("/tshark/unknown-fields", test_unknown_fields);
    g_test_add_func("/tshark/no-unknown-fields", test_no_unknown_fields);
    g_test_add_func("/tshark/filter", test_filter);
    g_test_add_func("/tshark/unfinished-filter", test_unfinished_filter);
    g_test_add_func("/tshark/options", test_options);
    g_test_add_func("/tshark/long-speech", test_long_speech);
    g_test_add_func("/tshark/unreadable", test_unreadable);
    g_test_add_func("/tshark/name-with-words", test_name_with_words);
    g_test_add_func("/tshark/killed", test_killed);
    g_test_add_func("/tshark/warnings", test_warnings);
    g_test_add_func("/tshark/warnings-and-failure", test_warnings_and_failure);
    return g_test_run();
}
