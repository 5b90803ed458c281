#include "text/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/reason.h"

struct Source {
    int descriptor;
    off_t start; /* where in the file the bytes begin */
    size_t size;
    GString *memory; /* all of them, if they come from a pipe; else NULL */
};

static bool fail(GError **error)
{
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, reason_of(errno));
    return false;
}

/* One read that is not cut short by a signal; pread where there is an offset. */
static ssize_t read_once(int descriptor, char *buffer, size_t size, off_t offset)
{
    ssize_t n;
    do {
        n = offset < 0 ? read(descriptor, buffer, size) : pread(descriptor, buffer, size, offset);
    } while (n < 0 && errno == EINTR);
    return n;
}

static bool slurp(Source *source, GError **error)
{
    char buffer[65536];
    ssize_t n;
    source->memory = g_string_new(NULL);
    while ((n = read_once(source->descriptor, buffer, sizeof buffer, -1)) > 0)
        g_string_append_len(source->memory, buffer, n);
    return n == 0 || fail(error);
}

void source_free(Source *source)
{
    if (source == NULL)
        return;
    if (source->descriptor >= 0)
        close(source->descriptor);
    if (source->memory != NULL)
        g_string_free(source->memory, true);
    g_free(source);
}

static void skip_byte_order_mark(Source *source)
{
    static const char mark[] = {'\xef', '\xbb', '\xbf'};
    char start[sizeof mark];
    size_t got;
    if (source->size < sizeof mark || !source_read(source, 0, start, sizeof start, &got, NULL) ||
        got < sizeof mark || memcmp(start, mark, sizeof mark) != 0)
        return;
    source->size -= sizeof mark;
    if (source->memory != NULL)
        g_string_erase(source->memory, 0, sizeof mark);
    else
        source->start += sizeof mark;
}

size_t source_size(const Source *source)
{
    return source->size;
}

bool source_read(const Source *source, size_t offset, char *buffer, size_t size, size_t *got,
                 GError **error)
{
    *got = 0;
    if (source->memory != NULL) {
        offset = MIN(offset, source->memory->len);
        *got = MIN(size, source->memory->len - offset);
        memcpy(buffer, source->memory->str + offset, *got);
        return true;
    }
    while (*got < size) {
        ssize_t n = read_once(source->descriptor, buffer + *got, size - *got,
                              source->start + (off_t)(offset + *got));
        if (n < 0)
            return fail(error);
        if (n == 0)
            break;
        *got += (size_t)n;
    }
    return true;
}

Source *source_open(const char *path, GError **error)
{
    g_autoptr(Source) source = g_new0(Source, 1);
    struct stat status;
    source->descriptor =
        strcmp(path, "-") == 0 ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    if (source->descriptor < 0 || fstat(source->descriptor, &status) < 0) {
        fail(error);
        return NULL;
    }
    /* Files of /proc say that they are empty, and are not. */
    if (S_ISREG(status.st_mode) && status.st_size > 0) {
        source->start = MAX(lseek(source->descriptor, 0, SEEK_CUR), 0);
        source->size = (size_t)MAX(status.st_size - source->start, 0);
    } else {
        if (!slurp(source, error))
            return NULL;
        source->size = source->memory->len;
    }
    skip_byte_order_mark(source);
    return g_steal_pointer(&source);
}
