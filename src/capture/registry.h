/* Wireshark's field registry: which fields there are, and their types. `tshark -G fields` prints
 * it; it is kept in the user's cache folder and renewed when tshark changes. */
#ifndef TABSHARK_CAPTURE_REGISTRY_H
#define TABSHARK_CAPTURE_REGISTRY_H

#include <glib.h>
#include <stdbool.h>

#include "capture/cell_form.h"
#include "capture/column_form.h"
#include "table/column.h"

typedef struct Registry Registry;

/* The kept registry of that program file; NULL if there is none, or it is of another version of the
 * file. */
Registry *registry_load(const char *program);

/* The registry from the outputs of `tshark --version` and `tshark -G fields` and the form of its
 * cells, which is kept for the next run if it can be. Fails if no field is in it. */
Registry *registry_build(const char *program, const char *version_text, const CellForm *cells,
                         const char *listing, GError **error);

void registry_free(Registry *registry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Registry, registry_free)

/* The type of column that a field makes; false if there is no such field. A name that Wireshark
 * registered several times with types that do not agree is text. */
bool registry_find(const Registry *registry, const char *field, Type *type);

/* The names of all fields and protocols that start with `prefix`, each once, in order of bytes: an
 * array of char * that owns them. Nothing is looked at that does not start so. */
GPtrArray *registry_starting_with(const Registry *registry, const char *prefix);

/* One line of the registry: a field, or a protocol (its kind is FT_PROTOCOL). The texts are
 * borrowed and not ended by a NUL. */
typedef struct {
    const char *name, *kind, *description;
    size_t name_length, kind_length, description_length;
} RegistryEntry;

/* Goes through all lines in order of names, of which one may have several: `at` is NULL at first
 * and moves on. False at the end. */
bool registry_next(const Registry *registry, const char **at, RegistryEntry *entry);

/* What Wireshark says of a field in words; empty if there is no such field. The caller's. */
char *registry_description(const Registry *registry, const char *field);

/* The version of tshark, such as "4.0.17"; empty if it did not tell one. Borrowed. */
const char *registry_version(const Registry *registry);

/* How it prints the values of a cell. */
CellForm registry_cell_form(const Registry *registry);

/* How a field looks as a column; COLUMN_UNPROVEN also for a name that is registered several times,
 * or not at all. */
ColumnForm registry_column_form(const Registry *registry, const char *field);

/* Names near to one that does not exist, as "a, b or c"; NULL if there are none. */
char *registry_nearest(const Registry *registry, const char *field);

#endif
