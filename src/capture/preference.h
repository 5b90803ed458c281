/* Which of Wireshark's settings a capture may be read with.
 *
 * tshark's -o and -C reach further than reading: some preferences name a file to write or a program
 * to run. A command line or a lab sheet that comes from somebody else must not do so through them.
 */
#ifndef TABSHARK_CAPTURE_PREFERENCE_H
#define TABSHARK_CAPTURE_PREFERENCE_H

#include <glib.h>
#include <stdbool.h>

/* May `preference`, NAME:VALUE as -o takes it, be set? Refused, with TABSHARK_ERROR_USAGE, is what
 * makes tshark write files, run programs or load libraries. A name that does not exist is tshark's
 * to refuse. */
bool preference_check(const char *preference, GError **error);

/* May `profile` be used as -C takes it? Names are; a path, at the end of which somebody's own file
 * of preferences could lie, is refused with TABSHARK_ERROR_USAGE. */
bool preference_check_profile(const char *profile, GError **error);

#endif
