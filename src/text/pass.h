/* One way through delimited text: its first line to names, its rows to columns. */
#ifndef TABSHARK_TEXT_PASS_H
#define TABSHARK_TEXT_PASS_H

#include <glib.h>
#include <stdbool.h>

#include "table/builder.h"
#include "text/reader.h"
#include "text/source.h"

/* How much of a text is read at a time, and how much of it a sample takes. */
#define PASS_BYTES ((size_t)1 << 18)

/* The caller sets names, and what it wants of the rest; all else starts as 0. */
typedef struct {
    GPtrArray *names;    /* of char *; filled by the first row of the first pass */
    bool names_known;    /* the header is skipped */
    bool headless;       /* there is none: the text is a later part */
    const Type *types;   /* NULL: all are text */
    MisfitPolicy policy; /* of the builders, */
    const bool *known;   /* but MISFIT_STOPS for those that are true here; may be NULL */
    Builder **builders;  /* one a column; made when the header is over */
    bool *wanted;        /* NULL, or which columns to build */
    bool tsv;            /* the format */
    bool told;           /* the error names its row itself */
    bool crlf;           /* lines end in CR LF, and the format leaves the CR to us */
    size_t cell;
    size_t row; /* 0 is the header */
} Pass;

/* Which bytes of the text to run over. */
typedef struct {
    size_t start, end;
    bool cut; /* the end lies within a row, which is not looked at */
} PassRange;

/* Runs over a range of the text, which starts where a row does. Fails when the text cannot be read
 * or is not of the format, a row is longer or shorter than the first line, or that names a column
 * twice; and where names are known but the first line has gone, since somebody writes the file. */
bool pass_run(Pass *pass, ReaderFormat format, const Source *source, PassRange range,
              GError **error);

/* The column of what was built, without the cells of a row that was cut. Once for each. */
Column *pass_finish_column(Pass *pass, size_t index);

void pass_clear(Pass *pass);

/* The error for a text that is not what it was in an earlier pass; gives back false. */
bool pass_fail_changed(GError **error);

#endif
