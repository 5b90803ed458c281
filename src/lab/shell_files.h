/* Names of files that begin as a text does, for completion. */
#ifndef TABSHARK_LAB_SHELL_FILES_H
#define TABSHARK_LAB_SHELL_FILES_H

#include <glib.h>

/* Paths that go on from the text, in no order: an array of char * that owns them. Folders end in
 * "/" and can be gone into. Hidden files are there only where their dot is in the text. */
GPtrArray *shell_files(const char *text);

#endif
