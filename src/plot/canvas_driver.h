/* The part of PLplot that draws: a driver, which is loaded when it is asked for and can be missing
 * where PLplot itself is not. */
#ifndef TABSHARK_PLOT_CANVAS_DRIVER_H
#define TABSHARK_PLOT_CANVAS_DRIVER_H

#include <glib.h>
#include <stdbool.h>

/* PLplot's name for it: it draws on a cairo surface that others own. */
#define CANVAS_DRIVER "extcairo"

/* Can the files be opened that loading it takes? Without them PLplot reads what it has freed. */
bool canvas_driver_has_room(GError **error);

/* Sets the error that it is not installed. */
void canvas_driver_missing(GError **error);

/* Why it cannot be had, as far as can be told, and what to do: PLplot says the same where it is not
 * installed and where there is no room for more open files. Never freed. */
const char *canvas_driver_hint(void);

#endif
