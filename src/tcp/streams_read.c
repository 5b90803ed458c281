#include <string.h>

#include "capture/read.h"
#include "table/builder.h"
#include "tcp/sides.h"
#include "tcp/streams.h"

/* Counted for one warning over all captures. */
static Table *streams_of(const Table *packets, size_t *cut, GError **error)
{
    g_autoptr(Segments) segments = segments_new(packets, error);
    if (segments == NULL)
        return NULL;
    sides_assign(segments, RULE_STREAMS);
    *cut += segments->cut;
    return streams_table(packets, segments, error);
}

static Column *capture_column(char **captures, Table *const *parts, size_t n)
{
    g_autoptr(Builder) builder = builder_new(TYPE_TEXT, MISFIT_MAKES_TEXT);
    for (size_t i = 0; i < n; i++) {
        for (size_t row = 0; row < parts[i]->rows; row++)
            builder_append(builder, captures[i], strlen(captures[i]));
    }
    return builder_finish(builder);
}

/* One table below the other, with the names of the captures in front. */
static Table *join(char **captures, Table *const *parts, size_t n)
{
    g_autoptr(Column) capture = capture_column(captures, parts, n);
    g_autofree Column **columns = g_new(Column *, n);
    Table *whole = table_new(capture->rows);
    table_add(whole, "capture", g_steal_pointer(&capture));
    for (size_t i = 0; i < table_width(parts[0]); i++) {
        for (size_t part = 0; part < n; part++)
            columns[part] = table_column(parts[part], i);
        table_add(whole, table_name(parts[0], i), column_concat(columns, n));
    }
    return whole;
}

static void warn_cut(Diagnostics *diagnostics, size_t cut)
{
    if (cut > 0)
        diagnostics_add(diagnostics, DIAGNOSTIC_WARNING,
                        "streams: %zu %s not counted, because the capture has a part only of %s "
                        "TCP header",
                        cut, cut == 1 ? "packet is" : "packets are", cut == 1 ? "its" : "their");
}

/* Replaces the tables of packets by those of streams. */
static bool reduce(Table **tables, size_t n, Diagnostics *diagnostics, GError **error)
{
    size_t cut = 0;
    for (size_t i = 0; i < n; i++) {
        Table *streams = streams_of(tables[i], &cut, error);
        if (streams == NULL)
            return false;
        table_unref(tables[i]);
        tables[i] = streams;
    }
    warn_cut(diagnostics, cut);
    return true;
}

/* The request for the packets that streams are made of, of the same captures. */
static CaptureRequest for_packets(const CaptureRequest *request, char **fields)
{
    static char only_tcp[] = "tcp";
    CaptureRequest packets = *request;
    packets.fields = fields;
    packets.strict = packets.timeseries = false;
    packets.occurrence = OCCURRENCE_TYPED;
    if (packets.filter == NULL)
        packets.filter = only_tcp;
    return packets;
}

char *streams_commands(const CaptureRequest *request)
{
    g_auto(GStrv) fields = streams_fields();
    CaptureRequest packets = for_packets(request, fields);
    return capture_commands(&packets);
}

/* One request a capture, as tcp.stream counts within each. */
static bool read_packets(const CaptureRequest *request, Table **tables, size_t n,
                         Diagnostics *diagnostics, GError **error)
{
    g_auto(GStrv) fields = streams_fields();
    g_autofree CaptureRequest *requests = g_new(CaptureRequest, n);
    g_autofree char **captures = g_new0(char *, 2 * n);
    for (size_t i = 0; i < n; i++) {
        requests[i] = for_packets(request, fields);
        requests[i].captures = &captures[2 * i];
        captures[2 * i] = request->captures[i];
    }
    return capture_read(requests, n, tables, diagnostics, error);
}

Table *streams_read(const CaptureRequest *request, Diagnostics *diagnostics, GError **error)
{
    size_t n = g_strv_length(request->captures);
    g_autofree Table **tables = g_new0(Table *, n);
    Table *whole = NULL;
    if (!read_packets(request, tables, n, diagnostics, error))
        return NULL;
    if (reduce(tables, n, diagnostics, error))
        whole = n == 1 ? table_ref(tables[0]) : join(request->captures, tables, n);
    for (size_t i = 0; i < n; i++)
        table_unref(tables[i]);
    return whole;
}
