#include "verbs/sink.h"

#include <sys/ioctl.h>
#include <unistd.h>

/* A terminal that does not tell. */
#define USUAL_WIDTH 80

Table *sink_result(const Table *in)
{
    Table *out = table_new(in->rows);
    for (size_t i = 0; i < table_width(in); i++)
        table_add(out, table_name(in, i), column_ref(table_column(in, i)));
    return out;
}

static size_t terminal_width(int descriptor)
{
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return USUAL_WIDTH;
    return size.ws_col;
}

bool sink_write(const Table *in, const TextFormat *format, const Preview *preview, FILE *stream,
                const char *place, const Run *run, GError **error)
{
    bool terminal = isatty(fileno(stream)) != 0;
    WriteOptions options = {
        .diagnostics = run->diagnostics,
        .terminal = terminal,
        .utc = run->utc,
        .width = terminal ? terminal_width(fileno(stream)) : 0,
        .preview = *preview,
    };
    if (format->write(in, &options, stream, error))
        return true;
    g_prefix_error(error, "cannot write %s: ", place);
    return false;
}
