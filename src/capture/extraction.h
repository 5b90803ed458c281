/* The columns of one capture while rows of tshark's output come in. */
#ifndef TABSHARK_CAPTURE_EXTRACTION_H
#define TABSHARK_CAPTURE_EXTRACTION_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "capture/registry.h"
#include "capture/request.h"
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

/* Sets the types of the columns; before the first byte of output. */
void extraction_set_types(Extraction *extraction, const Registry *registry);

/* Takes a piece of tshark's output. Fails at a row with too few or too many cells. */
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
