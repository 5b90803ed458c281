/* A request as the command line of tshark. */
#ifndef TABSHARK_CAPTURE_COMMAND_H
#define TABSHARK_CAPTURE_COMMAND_H

#include <glib.h>

#include "capture/column_form.h"
#include "capture/request.h"

/* Stands between several values of one cell. tshark escapes this character inside of values, so
 * unlike its usual comma it is never part of one. */
#define VALUE_SEPARATOR '\f'

/* The columns that a request asks for, in order and each once: an array of CaptureColumn that
 * borrows from it. */
GArray *command_columns(const CaptureRequest *request);

/* The arguments, argv[0] included, that make `program` print those columns of one capture. */
char **command_arguments(const char *program, const CaptureRequest *request, const char *capture);

/* The same for other fields (NULL at the end) than the request's own; with `forms`, one a field,
 * they are printed as columns, else (NULL) by -T fields. */
char **command_arguments_for(const char *program, const CaptureRequest *request,
                             const char *const *fields, const ColumnForm *forms,
                             const char *capture);

/* The preference that makes columns of fields, one or, for flags, two each. */
char *command_column_format(const char *const *fields, const ColumnForm *forms);

/* The request's options of reading but its filter, as one line for people; NULL: none. */
char *command_reading_for_people(const CaptureRequest *request);

/* The arguments as one line for a person to read and to paste into a shell (bash, zsh, ksh). */
char *command_for_people(char **arguments);

#endif
