/* What an extraction is made of, for extraction*.c alone. */
#ifndef TABSHARK_CAPTURE_EXTRACTION_PARTS_H
#define TABSHARK_CAPTURE_EXTRACTION_PARTS_H

#include "capture/extraction.h"
#include "text/reader.h"

typedef struct {
    Builder *builders[OCCURRENCE_COUNT]; /* NULL where none is wanted */
    GByteArray *several; /* one bit a row, up to the last row with several values; or NULL */
    size_t several_count;
    SeveralCells *cells; /* if such cells are kept: as they were read; NULL: none */
    bool counted;        /* a cell before it says how many values there are */
    bool is_flag;        /* of -T fields, which may be words */
    bool is_time;        /* or a duration */
} Field;

struct Extraction {
    const GArray *wanted; /* of ExtractionField */
    Field *fields;        /* one for each */
    const char *capture;
    Reader *reader;
    const ColumnForm *forms; /* one a field; NULL: -T fields, */
    CellForm form;           /* in that one; without a separator it is not known yet */
    char separator;          /* between the values of a cell, whichever it was made of */
    size_t cells;            /* in each row */
    size_t cell;             /* of the current row */
    size_t field;            /* of the current row, to which that cell belongs */
    bool second;             /* the second of two cells is next. The first said: */
    bool flagged;            /* there is a value of the flag */
    size_t count;            /* how many values there are */
    const char *doubt;       /* the first field of the row that is doubtful, or NULL */
    size_t row;              /* from 0 */
    bool cut;                /* the output stopped within a row */
    GString *text;           /* of one cell */
    GString *restored;       /* a cell in the one form of all releases */
    bool keeps_cells;
};

/* The type of a column of those values of a field. */
Type extraction_type(const Registry *registry, const char *field, Occurrence occurrence);

/* The value that is wanted of a cell with several; borrowed, and shorter or as long. */
const char *extraction_choose_value(Extraction *extraction, Occurrence occurrence,
                                    const char *bytes, size_t *length);

/* Marks a row, behind all that are marked, as one in which the field has several values. */
void extraction_mark_several(Field *field, size_t row);

#endif
