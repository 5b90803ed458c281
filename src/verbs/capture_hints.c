#include "verbs/capture_hints.h"

#include <string.h>

/* Which packets there could have been. */
static char *describe_packets(const CaptureRequest *request)
{
    return request->count > 0
               ? g_strdup_printf("no packet within -c %" G_GINT64_FORMAT, request->count)
               : g_strdup("no packet");
}

/* A filter that is wrong tshark would have refused. */
static void hint_at_nothing(const CaptureRequest *request, Diagnostics *diagnostics)
{
    g_autofree char *packets = describe_packets(request);
    if (request->filter != NULL)
        diagnostics_add(diagnostics, DIAGNOSTIC_HINT,
                        "%s passes the display filter '%s'%s\n"
                        "\twhich protocols there are: read … -e frame.protocols then group "
                        "frame.protocols count",
                        packets, request->filter,
                        request->strict ? " and has all of the fields" : "");
    else if (request->strict)
        diagnostics_add(diagnostics, DIAGNOSTIC_HINT,
                        "%s has all of the fields; without --strict the others are shown too",
                        packets);
    else
        diagnostics_add(diagnostics, DIAGNOSTIC_HINT, "there is no packet in the capture");
}

static bool is_empty(const Column *column)
{
    for (size_t row = 0; row < column->rows; row++) {
        if (column_has(column, row))
            return false;
    }
    return true;
}

/* Has the table a column of that field with a value? */
static bool has_values(const Table *table, const char *field)
{
    size_t index;
    return table_find(table, field, &index) && !is_empty(table_column(table, index));
}

/* Both versions of IP are asked for where either may be there. */
static bool other_version_has_values(const Table *table, const char *field)
{
    const char *dot = strchr(field, '.');
    bool is_4 = g_str_has_prefix(field, "ip."), is_6 = g_str_has_prefix(field, "ipv6.");
    g_autofree char *other = is_4 || is_6 ? g_strconcat(is_4 ? "ipv6" : "ip", dot, NULL) : NULL;
    return other != NULL && has_values(table, other);
}

/* What Wireshark finds wrong with packets is asked for in the hope that there is none. */
static bool is_finding(const char *field)
{
    return strstr(field, ".analysis.") != NULL || g_str_has_prefix(field, "_ws.");
}

static void hint_at_fields(const CaptureRequest *request, const Table *table,
                           Diagnostics *diagnostics)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (char **field = request->fields; *field != NULL; field++) {
        if (!has_values(table, *field) && !other_version_has_values(table, *field) &&
            !is_finding(*field))
            g_string_append_printf(names, "%s%s", names->len > 0 ? " or " : "", *field);
    }
    if (names->len == 0)
        return;
    g_autofree char *packets = describe_packets(request);
    diagnostics_add(diagnostics, DIAGNOSTIC_HINT, "%s%s has %s", packets,
                    request->filter != NULL ? " that passes the filter" : "", names->str);
}

void capture_hints_add(const CaptureRequest *request, const Table *table, const Run *run)
{
    if (run->outlet != NULL)
        return;
    if (table->rows == 0)
        hint_at_nothing(request, run->diagnostics);
    else if (request->fields != NULL)
        hint_at_fields(request, table, run->diagnostics);
}
