#include "base/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/reason.h"
#include "base/unnamed.h"

/* As many links as Linux follows. */
#define MAX_LINKS 40

struct Outfile {
    char *path;   /* as it was given, for messages */
    char *target; /* the same, symbolic links followed */
    char *folder; /* of the target */
    FILE *stream; /* NULL once closed */
    bool direct;  /* a device, a pipe or an open descriptor: there is nothing to put in place */
    bool exists;
    mode_t mode; /* of the file that exists */
};

/* Sets the error for a write to `outfile` that failed with errno `code`. */
static void fail(GError **error, const Outfile *outfile, int code)
{
    const char *folder = outfile->folder;
    g_autofree char *reason = NULL;
    if (code == EISDIR)
        reason = g_strdup("it is a folder; name a file in it");
    else if (outfile->direct)
        reason = g_strdup(reason_of(code));
    else if (code == ENOENT)
        reason = g_strdup_printf("the folder '%s' does not exist", folder);
    else if (code == ENOTDIR)
        reason = g_strdup_printf("'%s' is not a folder", folder);
    else if (code == EACCES || code == EPERM)
        reason = g_strdup_printf("the folder '%s' does not permit it", folder);
    else if (code == EROFS)
        reason = g_strdup_printf("the folder '%s' is on a read-only file system", folder);
    else
        reason = g_strdup(reason_of(code));
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot write '%s': %s",
                outfile->path, reason);
}

/* Is this a name for a descriptor that is open already, such as /dev/stdout? Such a link has no
 * file behind it that could be replaced. */
static bool names_descriptor(const char *path)
{
    return g_str_has_prefix(path, "/proc/") || g_str_has_prefix(path, "/dev/fd/");
}

/* Follows symbolic links in the last part of outfile->target, so that a link stays a link; the file
 * at its end need not exist. */
static bool follow_links(Outfile *outfile)
{
    char link[PATH_MAX];
    for (int i = 0; i < MAX_LINKS; i++) {
        if (names_descriptor(outfile->target)) {
            outfile->direct = true;
            return true;
        }
        ssize_t length = readlink(outfile->target, link, sizeof link - 1);
        if (length < 0)
            return true; /* not a link; what else is wrong with it shows later */
        link[length] = '\0';
        g_autofree char *folder = g_path_get_dirname(outfile->target);
        char *next =
            g_path_is_absolute(link) ? g_strdup(link) : g_build_filename(folder, link, NULL);
        g_free(outfile->target);
        outfile->target = next;
    }
    errno = ELOOP;
    return false;
}

/* Finds out what stands at the target: fills direct, exists and mode. */
static bool inspect(Outfile *outfile, GError **error)
{
    struct stat status;
    outfile->exists = stat(outfile->target, &status) == 0;
    if (!outfile->exists && errno == ENOENT)
        return true;
    if (!outfile->exists || S_ISDIR(status.st_mode)) {
        fail(error, outfile, outfile->exists ? EISDIR : errno);
        return false;
    }
    if (!S_ISREG(status.st_mode))
        outfile->direct = true;
    /* Only permission bits: set-user-id must not survive a change of content. */
    outfile->mode = status.st_mode & 0777;
    /* Renaming over a file needs no permission to write it, but its owner meant something by taking
     * that away. */
    if (outfile->direct || faccessat(AT_FDCWD, outfile->target, W_OK, AT_EACCESS) == 0)
        return true;
    if (errno == EROFS)
        fail(error, outfile, errno);
    else
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "cannot write '%s': the file is write-protected", outfile->path);
    return false;
}

/* The descriptor of ours that a name such as /proc/self/fd/1 means; -1 if it means none. */
static int named_descriptor(const char *target)
{
    static const char *const folders[] = {"/proc/self/fd/", "/dev/fd/"};
    for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
        guint64 number;
        if (g_str_has_prefix(target, folders[i]) &&
            g_ascii_string_to_unsigned(target + strlen(folders[i]), 10, 0, INT_MAX, &number, NULL))
            return (int)number;
    }
    return -1;
}

static int open_direct(const char *target)
{
    int number = named_descriptor(target);
    /* Opened again it would write from the file's beginning, and not move the place where whoever
     * shares the descriptor writes on. */
    if (number >= 0)
        return fcntl(number, F_DUPFD_CLOEXEC, 3);
    return open(target, O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC);
}

static bool open_stream(Outfile *outfile)
{
    int descriptor = outfile->direct ? open_direct(outfile->target) : unnamed_open(outfile->folder);
    if (descriptor < 0)
        return false;
    outfile->stream = fdopen(descriptor, "w");
    if (outfile->stream == NULL)
        close(descriptor);
    return outfile->stream != NULL;
}

Outfile *outfile_open(const char *path, GError **error)
{
    g_autoptr(Outfile) outfile = g_new0(Outfile, 1);
    outfile->path = g_strdup(path);
    outfile->target = g_strdup(path);
    if (path[0] == '\0') {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "cannot write a file whose name is empty");
        return NULL;
    }
    bool followed = follow_links(outfile);
    int code = errno;
    outfile->folder = g_path_get_dirname(outfile->target);
    if (!followed) {
        fail(error, outfile, code);
        return NULL;
    }
    if (!inspect(outfile, error))
        return NULL;
    if (!open_stream(outfile)) {
        fail(error, outfile, errno);
        return NULL;
    }
    return g_steal_pointer(&outfile);
}

FILE *outfile_stream(Outfile *outfile)
{
    g_assert(outfile->stream != NULL);
    return outfile->stream;
}

/* Closes the stream; false and errno if bytes were lost. */
static bool close_stream(Outfile *outfile)
{
    FILE *stream = g_steal_pointer(&outfile->stream);
    return fclose(stream) == 0;
}

/* Puts the flushed file in place and closes it; false and errno if that fails. */
static bool put_in_place(Outfile *outfile)
{
    int descriptor = fileno(outfile->stream);
    if (outfile->exists && fchmod(descriptor, outfile->mode) != 0)
        return false;
    g_autofree char *name = unnamed_link(descriptor, outfile->folder);
    if (name == NULL)
        return false;
    if (close_stream(outfile) && rename(name, outfile->target) == 0)
        return true;
    int code = errno;
    unlink(name);
    errno = code;
    return false;
}

bool outfile_flush(Outfile *outfile, GError **error)
{
    g_assert(outfile->stream != NULL);
    if (ferror(outfile->stream)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "cannot write '%s': a part was not taken; is the disk full?", outfile->path);
        return false;
    }
    if (fflush(outfile->stream) == 0)
        return true;
    fail(error, outfile, errno);
    return false;
}

bool outfile_put(Outfile *outfile, const void *bytes, size_t size, GError **error)
{
    g_assert(outfile->stream != NULL);
    if (fwrite(bytes, 1, size, outfile->stream) == size)
        return outfile_flush(outfile, error);
    fail(error, outfile, errno);
    return false;
}

bool outfile_commit(Outfile *outfile, GError **error)
{
    bool done;
    if (!outfile_flush(outfile, error))
        return false;
    if (outfile->direct) {
        done = close_stream(outfile);
    } else {
        sigset_t before;
        unnamed_hold_signals(&before);
        done = put_in_place(outfile);
        unnamed_release_signals(&before);
    }
    if (!done)
        fail(error, outfile, errno);
    return done;
}

void outfile_free(Outfile *outfile)
{
    if (outfile == NULL)
        return;
    if (outfile->stream != NULL)
        fclose(outfile->stream);
    g_free(outfile->path);
    g_free(outfile->target);
    g_free(outfile->folder);
    g_free(outfile);
}

bool outfile_write(const char *path, const void *bytes, size_t size, GError **error)
{
    g_autoptr(Outfile) outfile = outfile_open(path, error);
    return outfile != NULL && outfile_put(outfile, bytes, size, error) &&
           outfile_commit(outfile, error);
}
