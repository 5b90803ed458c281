#include "plot/canvas_driver.h"

#include <plplot.h>

#include "base/error.h"

#define MAX_DRIVERS 64
/* PLplot writes its version into this many bytes at most. */
#define VERSION_SIZE 80

bool canvas_driver_check(GError **error)
{
    const char *menu[MAX_DRIVERS] = {NULL}, *names[MAX_DRIVERS] = {NULL};
    const char **menus = menu, **devices = names;
    int n = MAX_DRIVERS;
    plgFileDevs(&menus, &devices, &n);
    for (int i = 0; i < n; i++) {
        if (g_strcmp0(names[i], CANVAS_DRIVER) == 0) {
            return true;
        }
    }
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                        "PLplot cannot draw pictures: its driver " CANVAS_DRIVER
                        " is not installed (on Debian: apt "
                        "install plplot-driver-cairo)");
    return false;
}

char *canvas_driver_version(void)
{
    char version[VERSION_SIZE] = "";
    plgver(version);
    return g_strdup(version);
}
