/* A request as the command line of tshark. */
#ifndef TABSHARK_CAPTURE_COMMAND_H
#define TABSHARK_CAPTURE_COMMAND_H

#include <glib.h>

#include "capture/column_form.h"
#include "capture/request.h"

/* The columns that a request asks for, in order and each once: an array of CaptureColumn that
 * borrows from it. */
GArray *command_columns(const CaptureRequest *request);

/* What tshark is to print: some fields (NULL at the end) in one of two ways. */
typedef struct {
    const char *const *fields;
    const ColumnForm *forms; /* one a field: as columns; NULL: by -T fields, */
    char separator;          /* with this between several values */
} CommandPrinting;

/* The arguments, argv[0] included, that make `program` print that of one capture. The request says
 * how to read it. */
char **command_arguments(const char *program, const CaptureRequest *request,
                         const CommandPrinting *printing, const char *capture);

/* The preference that makes columns of fields, one or, for flags, two each. */
char *command_column_format(const char *const *fields, const ColumnForm *forms);

/* The request's options of reading but its filter, as one line for people; NULL: none. */
char *command_reading_for_people(const CaptureRequest *request);

/* The arguments as one line for a person to read and to paste into a shell (bash, zsh, ksh). */
char *command_for_people(char **arguments);

#endif
