#include "capture/position.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static Position of_regular(const struct stat *status)
{
    return (Position){
        .device = status->st_dev,
        .inode = status->st_ino,
        .size = status->st_size,
        .total = status->st_size,
    };
}

Position position_of(const CaptureRequest *request, const char *capture)
{
    struct stat status;
    bool standard_input = strcmp(capture, "-") == 0;
    int result = standard_input ? fstat(STDIN_FILENO, &status) : stat(capture, &status);
    if (result != 0 || !S_ISREG(status.st_mode) || request->count > 0)
        return (Position){0};
    Position position = of_regular(&status);
    if (request->two_pass)
        position.total *= 2;
    return position;
}

Position position_of_file(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0 || !S_ISREG(status.st_mode))
        return (Position){0};
    return of_regular(&status);
}

/* The offset that the kernel tells of a descriptor; 0 if it tells none. */
static int64_t offset_of(const char *folder, const char *descriptor)
{
    g_autofree char *path = g_strdup_printf("%s/fdinfo/%s", folder, descriptor);
    g_autofree char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL) || !g_str_has_prefix(text, "pos:"))
        return 0;
    return strtoll(text + strlen("pos:"), NULL, 10);
}

static bool is_it(const Position *position, const char *folder, const char *descriptor)
{
    struct stat status;
    g_autofree char *path = g_strdup_printf("%s/fd/%s", folder, descriptor);
    return stat(path, &status) == 0 && status.st_dev == position->device &&
           status.st_ino == position->inode;
}

int64_t position_read(Position *position, pid_t process)
{
    g_autofree char *folder = g_strdup_printf("/proc/%ld", (long)process);
    g_autofree char *list = g_build_filename(folder, "fd", NULL);
    g_autoptr(GDir) dir = position->total > 0 ? g_dir_open(list, 0, NULL) : NULL;
    const char *descriptor;
    unsigned opened = 0;
    int64_t offset = 0;
    while (dir != NULL && (descriptor = g_dir_read_name(dir)) != NULL) {
        if (is_it(position, folder, descriptor)) {
            opened++;
            offset = MAX(offset, offset_of(folder, descriptor));
        }
    }
    /* tshark -2 has the file open twice; the descriptor that its first pass reads is then closed,
     * and the second pass reads the other. */
    position->opened_twice |= opened > 1;
    if (position->total > position->size && position->opened_twice && opened == 1)
        offset += position->size;
    /* At the end the file is closed before the last rows come. */
    position->read = CLAMP(offset, position->read, position->total);
    return position->read;
}
