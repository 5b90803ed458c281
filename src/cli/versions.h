/* The versions of what tabshark is made of. */
#ifndef TABSHARK_CLI_VERSIONS_H
#define TABSHARK_CLI_VERSIONS_H

#include <glib.h>
#include <stddef.h>

typedef struct {
    const char *name;
    char *version;
} Version;

/* The libraries, as they run where they can tell, else as they were built with: an array of Version
 * that owns its texts. */
GArray *versions_of_libraries(void);

/* What `tabshark --version` prints: tabshark, tshark (the kept registry knows which, else it is
 * asked) and the libraries. */
char *versions_text(void);

#endif
