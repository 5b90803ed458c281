#include "plot/canvas_driver.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/error.h"
#include "base/reason.h"

/* That are open at once when PLplot looks for its drivers. */
#define FILES_OF_DRIVER 3

/* Can so many files be opened? If not, errno says why. */
static bool has_room(void)
{
    int open_files[FILES_OF_DRIVER];
    int n = 0;
    while (n < FILES_OF_DRIVER && (open_files[n] = open("/dev/null", O_RDONLY | O_CLOEXEC)) >= 0)
        n++;
    int code = errno;
    bool room = n == FILES_OF_DRIVER || (code != EMFILE && code != ENFILE);
    while (n > 0)
        close(open_files[--n]);
    errno = code;
    return room;
}

const char *canvas_driver_hint(void)
{
    return has_room() ? "is its driver installed? On Debian: apt install plplot-driver-cairo"
                      : reason_of(errno);
}

bool canvas_driver_has_room(GError **error)
{
    if (has_room())
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "PLplot cannot load its driver: %s",
                reason_of(errno));
    return false;
}

void canvas_driver_missing(GError **error)
{
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                "PLplot cannot draw pictures: it has no driver " CANVAS_DRIVER " (%s)",
                canvas_driver_hint());
}
