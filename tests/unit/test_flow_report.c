#include "tcp/flow_report.h"

#include <string.h>

#include "support.h"

#define FOLDER "/proc/self/fd/5/files/"
#define HEAD   "<?xml version='1.0' encoding='UTF-8'?>\n<dfxml xmloutputversion='1.0'><configuration>"
#define TAIL   "</configuration></dfxml>"
#define FILE_OF(name, size, attributes)                                                            \
    "<fileobject><filename>" FOLDER name "</filename><filesize>" size                              \
    "</filesize><tcpflow " attributes " /></fileobject>"
#define ENDS                                                                                       \
    "startime='1970-01-01T00:00:01.000007Z' endtime='1970-01-01T00:00:02.5Z' mac_daddr='x' "       \
    "family='2' src_ipn='10.0.0.1' dst_ipn='2001:db8::2' srcport='80' dstport='65535' packets='3'"

static GArray *parse(const char *xml, GError **error)
{
    return flow_report_parse(xml, strlen(xml), FOLDER, error);
}

static void test_flows(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) flows =
        parse(HEAD FILE_OF("010.000.000.001.00080-2001:db8::2.65535--7c12", "46717",
                           ENDS) "<fileobject><filesize>0</filesize><tcpflow " ENDS
                                 "/></fileobject>" TAIL,
              &error);
    g_assert_no_error(error);
    g_assert_cmpuint(flows->len, ==, 2);
    const Flow *flow = &g_array_index(flows, Flow, 0);
    Address source, destination;
    g_assert_true(address_parse(BYTES("10.0.0.1"), &source));
    g_assert_true(address_parse(BYTES("2001:db8::2"), &destination));
    g_assert_cmpstr(flow->file, ==, "010.000.000.001.00080-2001:db8::2.65535--7c12");
    g_assert_cmpint(address_compare(&flow->source, &source), ==, 0);
    g_assert_cmpint(address_compare(&flow->destination, &destination), ==, 0);
    g_assert_cmpuint(flow->source_port, ==, 80);
    g_assert_cmpuint(flow->destination_port, ==, 65535);
    g_assert_cmpint(flow->first, ==, 1000007000);
    g_assert_cmpint(flow->last, ==, 2500000000);
    g_assert_cmpint(flow->size, ==, 46717);
    g_assert_null(g_array_index(flows, Flow, 1).file);
}

static void test_no_flows(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) flows = parse(HEAD TAIL, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(flows->len, ==, 0);
}

static void test_names(void)
{
    const char *const safe[] = {"010.000.000.001.00080-010.000.000.002.00443",
                                "010.000.000.001.00080-010.000.000.002.00443c3",
                                "2001:db8::1.00080-fe80::2.00443--100c1", "::1.00080-::1.00081"};
    const char *const unsafe[] = {"",          "..",        ".",         ".hidden", "/etc/passwd",
                                  "1/../2",    "index.tsv", "1.2.3.4\n", "-rf",     "1.2 3",
                                  "report.xml"};
    for (size_t i = 0; i < G_N_ELEMENTS(safe); i++)
        g_assert_true(flow_name_is_safe(safe[i]));
    for (size_t i = 0; i < G_N_ELEMENTS(unsafe); i++)
        g_assert_false(flow_name_is_safe(unsafe[i]));
}

/* A report that must be refused, and what the message names. */
static void refused(const char *xml, const char *part)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(parse(xml, &error));
    assert_failed(&error, TABSHARK_ERROR_FAILED, part);
}

static void test_refused(void)
{
    refused(HEAD FILE_OF("../1.2.3.4", "1", ENDS) TAIL, "../1.2.3.4");
    refused(HEAD "<fileobject><filename>/tmp/1.2.3.4</filename>", "/tmp/1.2.3.4");
    refused(HEAD FILE_OF("1.2.3.4", "-1", ENDS) TAIL, "size '-1'");
    refused(HEAD FILE_OF("1.2.3.4", "1", "srcport='70000'") TAIL, "port '70000'");
    refused(HEAD FILE_OF("1.2.3.4", "1", "src_ipn='host'") TAIL, "address 'host'");
    refused(HEAD FILE_OF("1.2.3.4", "1", "startime='noon'") TAIL, "time 'noon'");
    refused(HEAD FILE_OF("1.2.3.4", "1", "srcport='1'") TAIL, "six attributes");
    refused(HEAD "<fileobject><filename>" FOLDER "1.2</filename></fileobject>" TAIL, "1.2");
    refused(HEAD "<fileobject></fileobject>" TAIL, "without a description, ''");
    refused(HEAD "<fileobject>", "cannot be understood");
    refused("not XML", "cannot be understood");
    refused("", "cannot be understood");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/flow_report/flows", test_flows);
    g_test_add_func("/flow_report/no_flows", test_no_flows);
    g_test_add_func("/flow_report/names", test_names);
    g_test_add_func("/flow_report/refused", test_refused);
    return g_test_run();
}
