#include "capture/path.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/reason.h"
#include "capture/meant.h"

bool capture_check(const char *path, GError **error)
{
    struct stat status;
    const char *reason = NULL;
    if (strcmp(path, "-") == 0)
        return true;
    if (stat(path, &status) != 0 || (!S_ISDIR(status.st_mode) && access(path, R_OK) != 0))
        reason = reason_of(errno);
    else if (S_ISDIR(status.st_mode))
        reason = "it is a folder, not a capture file";
    else if (S_ISREG(status.st_mode) && status.st_size == 0)
        reason = "the file is empty";
    if (reason == NULL)
        return true;
    bool absent = stat(path, &status) != 0 && errno == ENOENT;
    g_autofree char *meant = absent ? meant_path(path) : g_strdup("");
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot read '%s': %s%s", path,
                reason, meant);
    return false;
}

char *capture_argument(const char *path)
{
    bool masked = path[0] == '-' && path[1] != '\0';
    return g_strconcat(masked ? "./" : "", path, NULL);
}
