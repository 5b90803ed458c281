#include "base/unnamed.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <unistd.h>

/* Random names to try before giving up; the second is needed once in 2^32. */
#define MAX_NAMES 100
#define COPY_SIZE ((size_t)1 << 16)

void unnamed_hold_signals(sigset_t *before)
{
    sigset_t deadly;
    sigemptyset(&deadly);
    sigaddset(&deadly, SIGINT);
    sigaddset(&deadly, SIGTERM);
    sigaddset(&deadly, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &deadly, before);
}

void unnamed_release_signals(const sigset_t *before)
{
    int code = errno;
    pthread_sigmask(SIG_SETMASK, before, NULL);
    errno = code;
}

static char *temporary_name(const char *folder)
{
    g_autofree char *name = g_strdup_printf(".tabshark-%08x", g_random_int());
    return g_build_filename(folder, name, NULL);
}

/* Creates a file under a random name; -1 and errno if it cannot. */
static int create_named(const char *folder, char **name)
{
    for (int i = 0; i < MAX_NAMES; i++) {
        char *path = temporary_name(folder);
        int descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0) {
            *name = path;
            return descriptor;
        }
        g_free(path);
        if (errno != EEXIST)
            break;
    }
    return -1;
}

int unnamed_open(const char *folder)
{
    int descriptor = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
    if (descriptor >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL))
        return descriptor;
    /* Where the file system knows no O_TMPFILE, a file loses its name at once. */
    sigset_t before;
    unnamed_hold_signals(&before);
    g_autofree char *name = NULL;
    descriptor = create_named(folder, &name);
    if (descriptor >= 0)
        unlink(name);
    unnamed_release_signals(&before);
    return descriptor;
}

/* Names the file itself; NULL if the system cannot. */
static char *name_itself(const char *folder, int descriptor)
{
    g_autofree char *unnamed = g_strdup_printf("/proc/self/fd/%d", descriptor);
    for (int i = 0; i < MAX_NAMES; i++) {
        g_autofree char *name = temporary_name(folder);
        if (linkat(AT_FDCWD, unnamed, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0)
            return g_steal_pointer(&name);
        if (errno != EEXIST)
            break;
    }
    return NULL;
}

static bool write_all(int descriptor, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(descriptor, bytes, size);
        if (written < 0 && errno != EINTR)
            return false;
        size_t n = written < 0 ? 0 : (size_t)written;
        bytes += n;
        size -= n;
    }
    return true;
}

static bool copy_all(int from, int to)
{
    g_autofree char *buffer = g_malloc(COPY_SIZE);
    if (lseek(from, 0, SEEK_SET) < 0)
        return false;
    for (;;) {
        ssize_t n = read(from, buffer, COPY_SIZE);
        if (n == 0)
            return true;
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 || !write_all(to, buffer, (size_t)n))
            return false;
    }
}

/* Copies an unnamed file to one with a random name beside the target; NULL and errno if that fails.
 */
static char *name_copy(const char *folder, int descriptor)
{
    g_autofree char *name = NULL;
    int copy = create_named(folder, &name);
    if (copy < 0)
        return NULL;
    struct stat status;
    bool copied = fstat(descriptor, &status) == 0 && fchmod(copy, status.st_mode & 0777) == 0 &&
                  copy_all(descriptor, copy);
    int code = errno;
    if (close(copy) != 0 && copied) {
        copied = false;
        code = errno;
    }
    if (copied)
        return g_steal_pointer(&name);
    unlink(name);
    errno = code;
    return NULL;
}

char *unnamed_link(int descriptor, const char *folder)
{
    char *name = name_itself(folder, descriptor);
    /* A file whose name was removed gets none again, and without /proc none does. */
    return name != NULL ? name : name_copy(folder, descriptor);
}
