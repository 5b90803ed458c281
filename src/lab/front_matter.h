/* The lines between two "---" at the top of a sheet: `name: value`, one a line. */
#ifndef TABSHARK_LAB_FRONT_MATTER_H
#define TABSHARK_LAB_FRONT_MATTER_H

#include <glib.h>
#include <stdbool.h>

#include "lab/values.h"

/* Reads them, marked as known to the sheet. A value may stand in quotes; empty lines and those that
 * start with "#" are skipped. Gives back where the sheet's text goes on (`text` itself, if there is
 * no front matter), or NULL and a TABSHARK_ERROR_USAGE that names the line. */
const char *front_matter_read(const char *text, Values *values, GError **error);

#endif
