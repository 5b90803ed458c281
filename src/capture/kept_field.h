/* A field of a capture as it lies in the cache: a builder of its cells, and those cells that hold
 * several values. Both together give back every cell as tshark printed it. */
#ifndef TABSHARK_CAPTURE_KEPT_FIELD_H
#define TABSHARK_CAPTURE_KEPT_FIELD_H

#include <stdbool.h>

#include "capture/packing.h"
#include "capture/several_cells.h"
#include "table/builder.h"

/* `several` may be NULL: no cell holds several. */
void kept_field_pack(Packer *packer, const Builder *builder, const SeveralCells *several);

typedef struct {
    Builder *builder;
    SeveralCells *several; /* never NULL */
} KeptField;

/* False if that is not what was packed of so many rows; then there is nothing to clear. */
bool kept_field_unpack(Unpacker *unpacker, size_t rows, KeptField *field);
void kept_field_clear(KeptField *field);

#endif
