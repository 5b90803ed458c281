#include "capture/gathering.h"

#include <string.h>

#include "support.h"

static const char listing[] = "F\tNumber\tframe.number\tFT_UINT32\tframe\n"
                              "F\tEpoch Time\tframe.time_epoch\tFT_ABSOLUTE_TIME\tframe\n"
                              "F\tSource Address\tip.src\tFT_IPv4\tip\n"
                              "F\tFlags\ttcp.flags\tFT_UINT16\ttcp\n"
                              "F\tRetransmission\ttcp.retransmission\tFT_NONE\ttcp\n"
                              "F\tHost\thttp.host\tFT_STRING\thttp\n";

static char *folder;
static Registry *registry;

static char number[] = "frame.number", source[] = "ip.src", flags[] = "tcp.flags";
static char again[] = "tcp.retransmission", host[] = "http.host", none[] = "_ws.col.Info";
static char a_pcap[] = "a.pcap", b_pcap[] = "b.pcap";

/* A list of strings as a request holds it. */
#define STRINGS(...) ((char *[]){__VA_ARGS__, NULL})

static Gathering *begin(const CaptureRequest *request)
{
    Gathering *gathering = gathering_new(&request, 1);
    for (size_t i = 0; request->captures[i] != NULL; i++)
        extraction_set_types(gathering_extraction(gathering, i), registry);
    return gathering;
}

static bool feed(const Gathering *gathering, const char *text, GError **error)
{
    return extraction_feed(gathering_extraction(gathering, 0), text, strlen(text), error);
}

/* Feeds the output of each capture in pieces of `step` bytes. */
static void feed_all(const Gathering *gathering, const char *const *outputs, size_t step)
{
    g_autoptr(GError) error = NULL;
    for (size_t i = 0; outputs[i] != NULL; i++) {
        Extraction *extraction = gathering_extraction(gathering, i);
        size_t length = strlen(outputs[i]);
        for (size_t at = 0; at < length; at += step)
            g_assert_true(
                extraction_feed(extraction, outputs[i] + at, MIN(step, length - at), &error));
        g_assert_true(extraction_end(extraction, &error));
        g_assert_no_error(error);
    }
}

/* The table that the output of each capture in turn makes. */
static Table *extract_in_steps(const CaptureRequest *request, const char *const *outputs,
                               size_t step, Diagnostics *diagnostics)
{
    g_autoptr(Gathering) gathering = begin(request);
    feed_all(gathering, outputs, step);
    return gathering_table(gathering, request, diagnostics);
}

static Table *extract(const CaptureRequest *request, const char *output, Diagnostics *diagnostics)
{
    return extract_in_steps(request, LIST(output), strlen(output) + 1, diagnostics);
}

static void assert_column(const Table *table, size_t index, const char *name, Type type,
                          const char *const *cells)
{
    g_assert_cmpstr(table_name(table, index), ==, name);
    g_assert_cmpstr(type_name(table_column(table, index)->type), ==, type_name(type));
    assert_cells(table_column(table, index), cells);
}

static void test_types(void)
{
    static const char output[] = "1\t10.0.0.1\t0x0018\t\tGET \"x\"\t\xff\n"
                                 "2\t\t\t1\t\t \n"
                                 "3\t10.0.0.2\t0x0002\t\ta,b\t\\t\n";
    CaptureRequest request = {.captures = STRINGS(a_pcap),
                              .fields = STRINGS(number, source, flags, again, host, none)};
    for (size_t step = 1; step < sizeof output; step += 3) {
        g_autoptr(Diagnostics) diagnostics = diagnostics_new();
        g_autoptr(Table) table = extract_in_steps(&request, LIST(output), step, diagnostics);
        g_assert_cmpuint(table_width(table), ==, 6);
        assert_column(table, 0, number, TYPE_INT, LIST("1", "2", "3"));
        assert_column(table, 1, source, TYPE_ADDRESS, LIST("10.0.0.1", "", "10.0.0.2"));
        assert_column(table, 2, flags, TYPE_INT, LIST("0x0018", "", "0x0002"));
        assert_column(table, 3, again, TYPE_BOOL, LIST("", "true", ""));
        assert_column(table, 4, host, TYPE_TEXT, LIST("GET \"x\"", "", "a,b"));
        assert_column(table, 5, none, TYPE_TEXT, LIST("\xff", " ", "\\t"));
        g_assert_cmpuint(diagnostics->entries->len, ==, 0);
    }
}

static void test_one_field(void)
{
    CaptureRequest request = {.captures = STRINGS(a_pcap), .fields = STRINGS(source)};
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Table) table = extract(&request, "\n10.0.0.1\n\n\n", diagnostics);
    assert_column(table, 0, source, TYPE_ADDRESS, LIST("", "10.0.0.1", "", ""));
}

static void test_no_rows(void)
{
    CaptureRequest request = {
        .captures = STRINGS(a_pcap), .fields = STRINGS(number, host), .strict = true};
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Table) table = extract(&request, "", diagnostics);
    g_assert_cmpuint(table->rows, ==, 0);
    assert_column(table, 0, number, TYPE_INT, (const char *[]){NULL});
}

static void test_timeseries(void)
{
    CaptureRequest request = {
        .captures = STRINGS(a_pcap), .fields = STRINGS(number), .timeseries = true};
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Table) table =
        extract(&request, "1470104375.419022000\t1\n-0.500000000\t2\n", diagnostics);
    assert_column(table, 0, "frame.time_epoch", TYPE_TIME,
                  LIST("2016-08-02T02:19:35.419022000Z", "1969-12-31T23:59:59.500000000Z"));
    assert_column(table, 1, number, TYPE_INT, LIST("1", "2"));
}

static void test_several_captures(void)
{
    CaptureRequest request = {.captures = STRINGS(a_pcap, b_pcap), .fields = STRINGS(number)};
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Table) table = extract_in_steps(&request, LIST("1\n2\n", "1\n"), 2, diagnostics);
    assert_column(table, 0, "capture", TYPE_TEXT, LIST(a_pcap, a_pcap, b_pcap));
    assert_column(table, 1, number, TYPE_INT, LIST("1", "2", "1"));
}

static void test_occurrence(void)
{
    static const struct {
        Occurrence occurrence;
        Type type;
        const char *cells[5], *said;
    } cases[] = {
        {OCCURRENCE_FIRST,
         TYPE_ADDRESS,
         {"1.1.1.1", "3.3.3.3", "", "5.5.5.5"},
         "2 of ip.src, 1 of http.host; the first of each was used (--occurrence last or all"},
        {OCCURRENCE_LAST,
         TYPE_ADDRESS,
         {"2.2.2.2", "3.3.3.3", "", "7.7.7.7"},
         "2 of ip.src, 1 of http.host; the last of each was used (--occurrence first or all"},
        {OCCURRENCE_ALL,
         TYPE_TEXT,
         {"1.1.1.1,2.2.2.2", "3.3.3.3", "", "5.5.5.5,6.6.6.6,7.7.7.7"},
         NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        CaptureRequest request = {.captures = STRINGS(a_pcap),
                                  .fields = STRINGS(source, host),
                                  .occurrence = cases[i].occurrence};
        g_autoptr(Diagnostics) diagnostics = diagnostics_new();
        g_autoptr(Table) table = extract(&request,
                                         "1.1.1.1\f"
                                         "2.2.2.2\ta,b\n3.3.3.3\tc\f"
                                         "d\n\te\n"
                                         "5.5.5.5\f"
                                         "6.6.6.6\f"
                                         "7.7.7.7\tf\n",
                                         diagnostics);
        assert_column(table, 0, source, cases[i].type, cases[i].cells);
        g_assert_cmpuint(diagnostics->entries->len, ==, cases[i].said != NULL);
        if (cases[i].said != NULL)
            g_assert_cmpuint(count_entries(diagnostics, DIAGNOSTIC_WARNING, cases[i].said), ==, 1);
    }
}

static void test_strict(void)
{
    CaptureRequest request = {
        .captures = STRINGS(a_pcap), .fields = STRINGS(number, source, host), .strict = true};
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Table) table = extract(
        &request, "1\t\tx\n2\t10.0.0.1\tx\n3\t10.0.0.2\t\n\t\t\n4\t10.0.0.3\ty\n", diagnostics);
    assert_column(table, 0, number, TYPE_INT, LIST("2", "4"));
    assert_column(table, 1, source, TYPE_ADDRESS, LIST("10.0.0.1", "10.0.0.3"));
    assert_column(table, 2, host, TYPE_TEXT, LIST("x", "y"));
}

static void test_misfit(void)
{
    CaptureRequest request = {.captures = STRINGS(a_pcap), .fields = STRINGS(number, flags)};
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Table) table =
        extract(&request, "1\t0x0018\n2\t0x2\n3\t\n4\tACK\n5\t0x10\n6\tSYN\n", diagnostics);
    assert_column(table, 0, number, TYPE_INT, LIST("1", "2", "3", "4", "5", "6"));
    assert_column(table, 1, flags, TYPE_TEXT, LIST("0x0018", "0x2", "", "ACK", "0x10", "SYN"));
    g_assert_cmpuint(diagnostics->entries->len, ==, 1);
    g_assert_cmpuint(
        count_entries(diagnostics, DIAGNOSTIC_WARNING, "column 'tcp.flags' is text, because 'ACK'"),
        ==, 1);
    g_assert_cmpuint(count_entries(diagnostics, DIAGNOSTIC_WARNING, "row 4"), ==, 1);
}

/* A misfit in one capture makes the whole column text, and its row counts from the first. */
static void test_misfit_in_one_capture(void)
{
    static const struct {
        const char *outputs[3], *cells[5], *said;
    } cases[] = {
        {{"1\t0x0018\n2\t0x2\n", "3\tACK\n4\t\n"}, {"0x0018", "0x2", "ACK", ""}, "'ACK' in row 3"},
        {{"1\tACK\n2\t0x2\n", "3\t0x18\n4\tSYN\n"},
         {"ACK", "0x2", "0x18", "SYN"},
         "'ACK' in row 1"},
    };
    CaptureRequest request = {.captures = STRINGS(a_pcap, b_pcap),
                              .fields = STRINGS(number, flags)};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(Diagnostics) diagnostics = diagnostics_new();
        g_autoptr(Table) table = extract_in_steps(&request, cases[i].outputs, 3, diagnostics);
        assert_column(table, 1, number, TYPE_INT, LIST("1", "2", "3", "4"));
        assert_column(table, 2, flags, TYPE_TEXT, cases[i].cells);
        g_assert_cmpuint(diagnostics->entries->len, ==, 1);
        g_assert_cmpuint(count_entries(diagnostics, DIAGNOSTIC_WARNING, cases[i].said), ==, 1);
    }
}

/* Integers are shown in the form of the first of all captures. */
static void test_form_of_several_captures(void)
{
    CaptureRequest request = {.captures = STRINGS(a_pcap, b_pcap),
                              .fields = STRINGS(number, flags)};
    g_autoptr(Diagnostics) diagnostics = diagnostics_new();
    g_autoptr(Table) table = extract_in_steps(&request, LIST("1\t\n", "2\t0x02\n"), 4, diagnostics);
    assert_column(table, 2, flags, TYPE_INT, LIST("", "0x02"));
}

static void assert_alone(Gathering *together, const CaptureRequest *request,
                         const char *const *outputs)
{
    g_autoptr(Diagnostics) said = diagnostics_new();
    g_autoptr(Diagnostics) said_alone = diagnostics_new();
    g_autoptr(Table) table = gathering_table(together, request, said);
    g_autoptr(Table) alone = extract_in_steps(request, outputs, 100, said_alone);
    assert_same_table(table, alone);
    g_assert_cmpuint(said->entries->len, ==, said_alone->entries->len);
    for (unsigned i = 0; i < said->entries->len; i++) {
        const Diagnostic *entry = g_ptr_array_index(said->entries, i);
        const Diagnostic *entry_alone = g_ptr_array_index(said_alone->entries, i);
        g_assert_cmpstr(entry->text, ==, entry_alone->text);
    }
}

/* What requests that share a pass get is what each gets alone. */
static void test_together(void)
{
    char **captures = STRINGS(a_pcap, b_pcap);
    CaptureRequest one = {.captures = captures, .fields = STRINGS(source, host)};
    CaptureRequest two = {.captures = captures, .fields = STRINGS(host), .strict = true};
    CaptureRequest three = {.captures = captures,
                            .fields = STRINGS(flags, source),
                            .strict = true,
                            .occurrence = OCCURRENCE_LAST};
    CaptureRequest four = {
        .captures = captures, .fields = STRINGS(source), .occurrence = OCCURRENCE_ALL};
    const CaptureRequest *requests[] = {&one, &two, &three, &four};
    g_autoptr(Gathering) together = gathering_new(requests, G_N_ELEMENTS(requests));
    const GArray *fields = gathering_fields(together);
    g_assert_cmpuint(fields->len, ==, 3);
    for (size_t i = 0; i < 2; i++)
        extraction_set_types(gathering_extraction(together, i), registry);
    /* ip.src, http.host, tcp.flags. */
    feed_all(together,
             LIST("1.1.1.1\f2.2.2.2\ta\fb\t\n3.3.3.3\t\t0x02\n",
                  "\tc\fd\tACK\n4.4.4.4\f5.5.5.5\te\t0x10\n"),
             5);
    assert_alone(together, &one,
                 LIST("1.1.1.1\f2.2.2.2\ta\fb\n3.3.3.3\t\n", "\tc\fd\n4.4.4.4\f5.5.5.5\te\n"));
    assert_alone(together, &two, LIST("a\fb\n\n", "c\fd\ne\n"));
    assert_alone(together, &three,
                 LIST("\t1.1.1.1\f2.2.2.2\n0x02\t3.3.3.3\n", "ACK\t\n0x10\t4.4.4.4\f5.5.5.5\n"));
    assert_alone(together, &four, LIST("1.1.1.1\f2.2.2.2\n3.3.3.3\n", "\n4.4.4.4\f5.5.5.5\n"));
}

static void test_wrong_rows(void)
{
    CaptureRequest request = {.captures = STRINGS(a_pcap), .fields = STRINGS(number, host)};
    static const struct {
        const char *output, *part;
    } cases[] = {
        {"1\ta\n2\n", "1 cells instead of 2 in row 2"},
        {"1\ta\tb\n", "3 cells instead of 2 in row 1"},
        {"1\ta\n\n2\tb\n", "cells instead of 2 in row 2"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Gathering) gathering = begin(&request);
        g_assert_false(feed(gathering, cases[i].output, &error));
        g_assert_nonnull(strstr(error->message, "a.pcap"));
        assert_failed(&error, TABSHARK_ERROR_FAILED, cases[i].part);
    }
}

static void test_cut(void)
{
    CaptureRequest request = {.captures = STRINGS(a_pcap), .fields = STRINGS(number, host)};
    for (const char *const *rest = LIST("2", "2\t", "2\tb"); *rest != NULL; rest++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Gathering) gathering = begin(&request);
        g_assert_true(feed(gathering, "1\ta\n", &error));
        g_assert_true(feed(gathering, *rest, &error));
        g_assert_false(extraction_end(gathering_extraction(gathering, 0), &error));
        assert_failed(&error, TABSHARK_ERROR_FAILED, "in the middle of row 2 of 'a.pcap'");
    }
}

static void test_nul(void)
{
    CaptureRequest request = {.captures = STRINGS(a_pcap), .fields = STRINGS(number)};
    g_autoptr(GError) error = NULL;
    g_autoptr(Gathering) gathering = begin(&request);
    g_assert_false(extraction_feed(gathering_extraction(gathering, 0), BYTES("1\n\0\n"), &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, "a.pcap");
}

int main(int argc, char **argv)
{
    folder = folder_make();
    g_setenv("XDG_CACHE_HOME", folder, true);
    g_autofree char *program = file_make(folder, "tshark", BYTES("#!/bin/sh\n"));
    registry = registry_build(program, "TShark (Wireshark) 4.0.17.\n",
                              &(const CellForm){VALUE_SEPARATOR, false, false}, listing, NULL);
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/extraction/types", test_types);
    g_test_add_func("/extraction/one-field", test_one_field);
    g_test_add_func("/extraction/no-rows", test_no_rows);
    g_test_add_func("/extraction/timeseries", test_timeseries);
    g_test_add_func("/extraction/several-captures", test_several_captures);
    g_test_add_func("/extraction/occurrence", test_occurrence);
    g_test_add_func("/extraction/strict", test_strict);
    g_test_add_func("/extraction/misfit", test_misfit);
    g_test_add_func("/extraction/misfit-in-one-capture", test_misfit_in_one_capture);
    g_test_add_func("/extraction/form-of-several-captures", test_form_of_several_captures);
    g_test_add_func("/extraction/together", test_together);
    g_test_add_func("/extraction/wrong-rows", test_wrong_rows);
    g_test_add_func("/extraction/cut", test_cut);
    g_test_add_func("/extraction/nul", test_nul);
    int status = g_test_run();
    registry_free(registry);
    folder_remove(folder);
    return status;
}
