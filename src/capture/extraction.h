/* The columns of one capture while rows of tshark's output come in. */
#ifndef TABSHARK_CAPTURE_EXTRACTION_H
#define TABSHARK_CAPTURE_EXTRACTION_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "capture/column_form.h"
#include "capture/kept_field.h"
#include "capture/registry.h"
#include "capture/request.h"
#include "capture/several_cells.h"
#include "table/builder.h"

/* A field that tshark prints, and which of its values to build columns of. */
typedef struct {
    const char *name;
    bool wanted[OCCURRENCE_COUNT]; /* by Occurrence; at least one */
} ExtractionField;

typedef struct Extraction Extraction;

/* `fields`, an array of ExtractionField in the order of tshark's cells, and `capture`, its name,
 * must outlive the extraction. */
Extraction *extraction_new(const GArray *fields, const char *capture);
void extraction_free(Extraction *extraction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Extraction, extraction_free)

/* What comes are columns of these forms, one a field, rather than what -T fields prints; before
 * anything else. The forms must outlive what they are for. */
void extraction_set_forms(Extraction *extraction, const ColumnForm *forms);

/* Sets the types of the columns, and how tshark prints cells; before the first byte of output. */
void extraction_set_types(Extraction *extraction, const Registry *registry);

/* What tshark is to print for it, once the types are set: names of fields, and count(FIELD) before
 * those whose values it must be told the number of. NULL at the end, to be freed by the caller. */
char **extraction_names(const Extraction *extraction);

/* What tshark is to print between several values. */
char extraction_separator(const Extraction *extraction);

/* Remembers the cells that hold several values, for the cache; before the first byte of output. */
void extraction_keep_cells(Extraction *extraction);

/* Those of a field, which belong to the extraction; NULL: none. */
const SeveralCells *extraction_several_cells(const Extraction *extraction, size_t field);

/* Was there a cell of which it is not certain what the field has? Feeding fails at the first that
 * may lack something; whether all values are of the field's type is known when all are fed. */
bool extraction_is_doubtful(const Extraction *extraction);

/* Forgets all output, types and forms: the capture is read anew. */
void extraction_restart(Extraction *extraction);

/* The same, to read in the next way: by -T fields after columns, by -T fields with another
 * separator after that. False: there is none. */
bool extraction_restart_otherwise(Extraction *extraction);

/* Instead of output: what an earlier run's was, field by field, of so many rows. `base` is what the
 * kept builder was made of, and becomes the extraction's if it is what is wanted; other occurrences
 * are made of its cells, for which the registry tells the type. False if a type is needed and
 * `registry` is NULL. */
void extraction_restore_rows(Extraction *extraction, size_t rows);
bool extraction_restore_field(Extraction *extraction, size_t field, Occurrence base,
                              KeptField *kept, const Registry *registry);

/* Takes a piece of tshark's output. Fails at a row with too few or too many cells, or with a
 * doubtful column. */
bool extraction_feed(Extraction *extraction, const char *bytes, size_t length, GError **error);

/* The output is over. Fails if it stops within a row. */
bool extraction_end(Extraction *extraction, GError **error);

/* Rows so far. */
size_t extraction_rows(const Extraction *extraction);

/* The builder of a wanted column; it belongs to the extraction, and whoever needs the column may
 * finish it. */
Builder *extraction_builder(const Extraction *extraction, size_t field, Occurrence occurrence);

/* Did the field have more than one value in that row? */
bool extraction_has_several(const Extraction *extraction, size_t field, size_t row);

/* In how many rows it had. */
size_t extraction_count_several(const Extraction *extraction, size_t field);

#endif
