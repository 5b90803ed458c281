/* What doctor looks at. */
#ifndef TABSHARK_CLI_DOCTOR_CHECKS_H
#define TABSHARK_CLI_DOCTOR_CHECKS_H

#include <glib.h>

typedef enum {
    HEALTH_OK,
    HEALTH_MISSING, /* something does not work */
    HEALTH_NOTE,    /* everything works, though not as well as it could */
} Health;

typedef struct {
    Health health;
    const char *part;    /* what was looked at */
    char *version;       /* of it; NULL: none is known */
    char *said;          /* where it is, or what is wrong with it and how to mend that */
    const char *without; /* what does not work without it; NULL if it works */
    const char *package; /* of Debian, which is missing; NULL: none that is known */
} Finding;

/* Looks at everything: an array of Finding that owns its texts. It starts tshark and others, each
 * for some seconds at most. */
GArray *doctor_check(void);

#endif
