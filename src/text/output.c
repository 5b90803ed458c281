#include "text/output.h"

#include <sys/ioctl.h>
#include <unistd.h>

/* Of a terminal that does not tell. */
#define USUAL_WIDTH 80

static size_t terminal_width(int descriptor)
{
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return USUAL_WIDTH;
    return size.ws_col;
}

bool output_write(const Table *table, const TextFormat *format, WriteOptions options, FILE *stream,
                  const char *place, GError **error)
{
    options.terminal = isatty(fileno(stream)) != 0;
    options.width = options.terminal ? terminal_width(fileno(stream)) : 0;
    if (format->write(table, &options, stream, error))
        return true;
    g_prefix_error(error, "cannot write %s: ", place);
    return false;
}
