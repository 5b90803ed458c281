/* Tables to files: the formats there are, and what a caller can choose. */
#ifndef TABSHARK_TEXT_WRITER_H
#define TABSHARK_TEXT_WRITER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/diagnostics.h"
#include "table/table.h"

/* What a format that has a place for it says of a column. */
typedef struct {
    const char *unit;        /* NULL: none is known */
    const char *description; /* likewise */
} ColumnNote;

/* How far a table has come that is written in pieces. Starts as all zero. */
typedef struct WritePieces {
    bool begun; /* the line of names, if the format has one, was written */
    bool last;  /* no other piece comes: what could not be kept of all is said now */
    size_t altered;
} WritePieces;

/* Which rows of a long table people get to see. */
typedef struct {
    size_t whole; /* tables of up to so many rows are shown whole */
    size_t first; /* of longer ones so many rows from the start, 1 at least */
    size_t last;  /* and so many from the end; first + last <= whole */
} Preview;

/* The preview that print shows unless asked otherwise, and the one that leaves nothing out. */
extern const Preview preview_usual;
extern const Preview preview_all;

typedef struct {
    Diagnostics *diagnostics; /* what a format could not keep is said here */
    bool terminal; /* the stream is a terminal: controls in text become visible escapes */
    /* For people's formats: */
    bool utc;            /* times in UTC, not in local time */
    size_t width;        /* columns a line may take; 0: any number */
    Preview preview;     /* which rows */
    WritePieces *pieces; /* the table is a piece of one (TextFormat.pieces); NULL: the whole */
    /* For databases: */
    const char *table_name;  /* NULL: "packets" */
    const ColumnNote *notes; /* one a column; NULL: none */
} WriteOptions;

typedef struct {
    const char *name;        /* as in --format NAME */
    const char *suffixes[4]; /* of file names, with the dot; ended by NULL */
    bool for_people;         /* a preview; the others write every row */
    bool pieces;             /* can write a table in pieces, one behind the other */
    bool binary;             /* no text: nothing for a terminal */
    /* Writes the table and flushes the stream. Fails with TABSHARK_ERROR_CLOSED when nobody reads
     * the other end any more, else with a bare reason, before which the caller puts what was being
     * written. */
    bool (*write)(const Table *table, const WriteOptions *options, FILE *stream, GError **error);
} TextFormat;

/* How many cells the writer of a table, or of a piece, is to speak of, `altered` in this one: those
 * of all pieces with the last one, and none before. Marks the pieces as begun. */
size_t write_count_altered(const WriteOptions *options, size_t altered);

/* The names of all formats, binary ones first, of which there is one; ends with NULL. */
extern const char *const text_format_names[];

/* The format of that name, or a TABSHARK_ERROR_USAGE that lists the names. */
const TextFormat *text_format_by_name(const char *name, GError **error);

/* The format for a file by the suffix of its name, whose case does not count, or a
 * TABSHARK_ERROR_USAGE that lists the suffixes. */
const TextFormat *text_format_by_suffix(const char *path, GError **error);

#endif
