/* The folder that a page and all that belongs to it go to.
 *
 * Files, but those of folders that others fill, are gathered, each written to one without a name
 * (base/outfile) or kept in memory, and get their names together at the end: what ends the program
 * before leaves the folder's files as they were.
 */
#ifndef TABSHARK_LAB_OUT_FOLDER_H
#define TABSHARK_LAB_OUT_FOLDER_H

#include <glib.h>
#include <stdbool.h>

#include "base/outfile.h"

typedef struct OutFolder OutFolder;

/* The folder of that path; it is made if it does not exist. */
OutFolder *out_folder_open(const char *path, GError **error);
void out_folder_free(OutFolder *folder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(OutFolder, out_folder_free)

/* The name of a file in the folder as it is kept ("./a//b.csv" is "a/b.csv"), or an error: a name
 * leads into the folder, with no "..", nothing hidden and not to the page itself, and is free: no
 * file has it, and no folder that out_folder_add_folder has added. The result is the caller's. */
char *out_folder_name(const OutFolder *folder, const char *wanted, GError **error);

/* Opens a file of a name that out_folder_name gave; its folder is made if need be. */
Outfile *out_folder_open_file(const OutFolder *folder, const char *name, GError **error);

/* Adds a file. Takes it over. */
void out_folder_add_file(OutFolder *folder, const char *name, Outfile *file);
/* Adds a file of these bytes; takes a reference. */
void out_folder_add_bytes(OutFolder *folder, const char *name, GBytes *bytes);

/* The path of a folder of such a name in the folder, for somebody else to fill at once; the folder
 * that will hold it is made if need be. No file may have been added to it. The result is the
 * caller's. */
char *out_folder_open_folder(const OutFolder *folder, const char *wanted, GError **error);
/* Adds such a folder, so that nothing else goes there. */
void out_folder_add_folder(OutFolder *folder, const char *name);

/* The bytes added under a name, however that is written ("./a.png" is "a.png"); NULL if there are
 * none. Borrowed. */
GBytes *out_folder_bytes(const OutFolder *folder, const char *wanted);

/* Puts all files in place, in the order they were added. */
bool out_folder_commit(OutFolder *folder, GError **error);

#endif
