/* Where a tshark looks for what is not in the capture: its folders of settings and plugins, and the
 * libraries that it is made of. It tells them itself; they are kept beside the field registry. */
#ifndef TABSHARK_CAPTURE_PLACES_H
#define TABSHARK_CAPTURE_PLACES_H

#include <glib.h>
#include <stdbool.h>

#include "capture/digest.h"

typedef struct Places Places;

/* Those of a program, as they were kept, or unknown. */
Places *places_new(const char *program);
void places_free(Places *places);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Places, places_free)

bool places_are_known(const Places *places);

/* Asks for them if they are not known, which takes as long as tshark takes to start, and keeps the
 * answer for the next run. What comes of it never fails a read. */
void places_ask(Places *places);

/* Adds what is in all of them, which must be known. */
void places_digest(const Places *places, Digest *digest);

/* Adds the variables of the environment that tshark, or a library of its, looks at. */
void places_digest_environment(Digest *digest);

#endif
