/* What a cluster is to do: which captures, in which order, with which chain. The file "manifest" of
 * the shared folder; everything on a node starts from it. */
#ifndef TABSHARK_CLUSTER_MANIFEST_H
#define TABSHARK_CLUSTER_MANIFEST_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* A capture as it was when it was submitted. What tells a changed file is what all nodes see alike:
 * numbers of devices and inodes need not be. */
typedef struct {
    char *name;       /* as the user gave it; a relative one starts in the manifest's folder */
    int64_t size;     /* bytes */
    int64_t modified; /* nanoseconds since 1970 */
} ManifestCapture;

typedef struct {
    char *version;    /* of the tabshark that wrote it */
    char *program;    /* its path */
    char *folder;     /* where submit was called: relative names start there */
    int64_t per_task; /* captures a task; the last one may have fewer */
    char **chain;     /* words, from the source, which names no capture */
    GArray *captures; /* of ManifestCapture */
} Manifest;

Manifest *manifest_new(void);
void manifest_free(Manifest *manifest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Manifest, manifest_free)

/* Adds a capture as it is now; size and time of one that is not there are 0. */
void manifest_add_capture(Manifest *manifest, const char *name);
const ManifestCapture *manifest_capture(const Manifest *manifest, size_t index);

/* Takes the capture as it is now. */
void manifest_refresh(Manifest *manifest, size_t index);

/* Is the capture, seen from here, still what it was? Errors say what is wrong with it. */
bool manifest_check_capture(const Manifest *manifest, size_t index, GError **error);

/* The path of a capture, wherever the working folder is; the caller's. */
char *manifest_capture_path(const Manifest *manifest, size_t index);

/* Number of tasks, and the captures of one: first … first + count - 1. */
size_t manifest_tasks(const Manifest *manifest);
void manifest_task(const Manifest *manifest, size_t task, size_t *first, size_t *count);

char *manifest_text(const Manifest *manifest);
Manifest *manifest_parse(const char *text, const char *path, GError **error);

/* The manifest of a folder. */
Manifest *manifest_open(const char *folder, GError **error);
/* Was it written by this version of tabshark? Parts of one are nothing to another. */
bool manifest_check_version(const Manifest *manifest, const char *folder, GError **error);

bool manifest_write(const Manifest *manifest, const char *folder, GError **error);

#endif
