#include "tcp/flow_report.h"

#include <string.h>

#include "base/error.h"
#include "table/value.h"

/* The report while it is read. */
typedef struct {
    const char *folder;
    GArray *flows;
    Flow flow;      /* the fileobject at hand */
    bool described; /* it has its <tcpflow …/> */
    GString *text;  /* since the last <filename> or <filesize> began */
} Reading;

bool flow_name_is_safe(const char *name)
{
    /* "010.000.000.001.00080-2001:db8::1.00443--17c2"; %A of an IPv4 address in IPv6 has both. */
    return (g_ascii_isxdigit(name[0]) || name[0] == ':') &&
           strspn(name, "0123456789abcdef.:-") == strlen(name);
}

static bool fail(GError **error, const char *what, const char *value)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "tcpflow's report cannot be understood: %s '%s'", what, value);
    return false;
}

static bool read_address(const char *text, Address *address, GError **error)
{
    return address_parse(text, strlen(text), address) || fail(error, "the address", text);
}

static bool read_port(const char *text, uint16_t *port, GError **error)
{
    guint64 number;
    if (!g_ascii_string_to_unsigned(text, 10, 0, UINT16_MAX, &number, NULL))
        return fail(error, "the port", text);
    *port = (uint16_t)number;
    return true;
}

static bool read_time(const char *text, int64_t *time, GError **error)
{
    return value_parse_time(text, strlen(text), time) || fail(error, "the time", text);
}

static bool read_attributes(Flow *flow, const char **names, const char **values, GError **error)
{
    unsigned found = 0;
    bool ok = true;
    for (; ok && *names != NULL; names++, values++) {
        found++;
        if (strcmp(*names, "src_ipn") == 0)
            ok = read_address(*values, &flow->source, error);
        else if (strcmp(*names, "dst_ipn") == 0)
            ok = read_address(*values, &flow->destination, error);
        else if (strcmp(*names, "srcport") == 0)
            ok = read_port(*values, &flow->source_port, error);
        else if (strcmp(*names, "dstport") == 0)
            ok = read_port(*values, &flow->destination_port, error);
        else if (strcmp(*names, "startime") == 0)
            ok = read_time(*values, &flow->first, error);
        else if (strcmp(*names, "endtime") == 0)
            ok = read_time(*values, &flow->last, error);
        else
            found--;
    }
    return ok && (found == 6 || fail(error, "six attributes are wanted in", "tcpflow"));
}

static void on_start(GMarkupParseContext *context, const char *name, const char **names,
                     const char **values, void *data, GError **error)
{
    Reading *reading = data;
    (void)context;
    if (strcmp(name, "fileobject") == 0) {
        g_clear_pointer(&reading->flow.file, g_free);
        reading->flow = (Flow){0};
        reading->described = false;
    } else if (strcmp(name, "filename") == 0 || strcmp(name, "filesize") == 0) {
        g_string_truncate(reading->text, 0);
    } else if (strcmp(name, "tcpflow") == 0) {
        reading->described = read_attributes(&reading->flow, names, values, error);
    }
}

static void on_text(GMarkupParseContext *context, const char *text, size_t length, void *data,
                    GError **error)
{
    Reading *reading = data;
    (void)context;
    (void)error;
    g_string_append_len(reading->text, text, (gssize)length);
}

static bool take_name(Reading *reading, GError **error)
{
    const char *path = reading->text->str;
    const char *name = path + strlen(reading->folder);
    if (!g_str_has_prefix(path, reading->folder) || !flow_name_is_safe(name))
        return fail(error, "the file name", path);
    g_free(reading->flow.file);
    reading->flow.file = g_strdup(name);
    return true;
}

static bool take_size(Reading *reading, GError **error)
{
    const char *text = reading->text->str;
    return g_ascii_string_to_signed(text, 10, 0, INT64_MAX, &reading->flow.size, NULL) ||
           fail(error, "the size", text);
}

static void on_end(GMarkupParseContext *context, const char *name, void *data, GError **error)
{
    Reading *reading = data;
    (void)context;
    if (strcmp(name, "filename") == 0) {
        take_name(reading, error);
    } else if (strcmp(name, "filesize") == 0) {
        take_size(reading, error);
    } else if (strcmp(name, "fileobject") == 0) {
        /* Without <tcpflow> it is a file of one of the scanners, which are off. */
        if (!reading->described) {
            fail(error, "a file without a description,",
                 reading->flow.file != NULL ? reading->flow.file : "");
            return;
        }
        g_array_append_val(reading->flows, reading->flow);
        reading->flow = (Flow){0};
    }
}

static void clear_flow(void *data)
{
    g_free(((Flow *)data)->file);
}

GArray *flow_report_parse(const char *xml, size_t length, const char *folder, GError **error)
{
    static const GMarkupParser parser = {
        .start_element = on_start, .text = on_text, .end_element = on_end};
    g_autoptr(GError) reason = NULL;
    Reading reading = {
        .folder = folder,
        .flows = g_array_new(false, false, sizeof(Flow)),
        .text = g_string_new(NULL),
    };
    g_array_set_clear_func(reading.flows, clear_flow);
    GMarkupParseContext *context = g_markup_parse_context_new(&parser, 0, &reading, NULL);
    bool ok = g_markup_parse_context_parse(context, xml, (gssize)length, &reason) &&
              g_markup_parse_context_end_parse(context, &reason);
    g_markup_parse_context_free(context);
    g_string_free(reading.text, true);
    g_free(reading.flow.file);
    if (ok)
        return reading.flows;
    g_array_unref(reading.flows);
    if (reason->domain == TABSHARK_ERROR)
        g_propagate_error(error, g_steal_pointer(&reason));
    else
        fail(error, reason->message, folder);
    return NULL;
}
