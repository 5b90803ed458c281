#include "text/sqlite_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/reason.h"

#define COPY_SIZE ((size_t)1 << 16)

static void fail(GError **error)
{
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, reason_of(errno));
}

static bool copy(int from, FILE *to)
{
    g_autofree char *buffer = g_malloc(COPY_SIZE);
    for (;;) {
        ssize_t n = read(from, buffer, COPY_SIZE);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n == 0 && fflush(to) == 0;
        if (fwrite(buffer, 1, (size_t)n, to) != (size_t)n)
            return false;
    }
}

static FILE *save_pipe(int descriptor, GError **error)
{
    FILE *file = tmpfile();
    if (file != NULL && copy(descriptor, file))
        return file;
    fail(error);
    if (file != NULL)
        fclose(file);
    return NULL;
}

static Database *open_pipe(int descriptor, FILE **saved, GError **error)
{
    *saved = save_pipe(descriptor, error);
    return *saved != NULL ? database_open_descriptor(fileno(*saved), error) : NULL;
}

Database *sqlite_open_file(const char *path, FILE **saved, GError **error)
{
    struct stat status;
    bool standard = strcmp(path, "-") == 0;
    int descriptor = standard ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    *saved = NULL;
    if (descriptor < 0 || fstat(descriptor, &status) != 0) {
        fail(error);
        if (descriptor >= 0)
            close(descriptor);
        return NULL;
    }
    bool by_name = !standard && S_ISREG(status.st_mode);
    Database *database = by_name ? database_open(path, error) : open_pipe(descriptor, saved, error);
    close(descriptor);
    return database;
}
