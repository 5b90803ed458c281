/* What can go wrong, as one GError domain. */
#ifndef TABSHARK_ERROR_H
#define TABSHARK_ERROR_H

#include <glib.h>

G_BEGIN_DECLS

/* The quark of all errors that tabshark itself raises. */
#define TABSHARK_ERROR (tabshark_error_quark())

typedef enum {
    TABSHARK_ERROR_FAILED, /* the work could not be done: exit status 1 */
    TABSHARK_ERROR_USAGE,  /* the command line, or chain, is wrong: exit status 2 */
    TABSHARK_ERROR_HELP,   /* no error: the message is the page that was asked for */
    TABSHARK_ERROR_CLOSED, /* nobody reads standard output any more: end quietly */
} TabsharkError;

GQuark tabshark_error_quark(void);

G_END_DECLS

#endif
