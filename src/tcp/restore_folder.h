/* The folder that restore fills: all of it appears at once, or nothing. */
#ifndef TABSHARK_TCP_RESTORE_FOLDER_H
#define TABSHARK_TCP_RESTORE_FOLDER_H

#include <glib.h>
#include <stdbool.h>

typedef struct {
    char *path;        /* as it was given */
    bool exists;       /* it was there before */
    char *stage;       /* a private folder on the same file system, gone in the end */
    char **at_exit;    /* the same while it is there, for whoever ends the program; never freed */
    char *files;       /* a folder in it, for what shall be in `path` */
    int handle;        /* of the stage; programs that are started inherit it */
    char *handle_path; /* a name for the stage by its handle, without odd characters in it */
} RestoreFolder;

/* Prepares to fill a folder, which is made if it is not there. One that is not empty is an error
 * unless `force`. */
RestoreFolder *restore_folder_open(const char *path, bool force, GError **error);

/* Moves the files into the folder: a new folder appears whole; in one that was there, files of the
 * same names are replaced and others left alone. The caller holds signals back. */
bool restore_folder_commit(RestoreFolder *folder, GError **error);

/* Removes the stage, with what was not committed. */
void restore_folder_free(RestoreFolder *folder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RestoreFolder, restore_folder_free)

/* A path in the stage; the result is the caller's. */
char *restore_folder_stage(const RestoreFolder *folder, const char *name);

#endif
