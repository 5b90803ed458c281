/* What to read from captures: the options of tshark that tabshark passes on, under their own
 * letters. */
#ifndef TABSHARK_CAPTURE_REQUEST_H
#define TABSHARK_CAPTURE_REQUEST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/progress.h"

/* Which of several values of a field in one packet. */
typedef enum {
    OCCURRENCE_FIRST, /* the outermost */
    OCCURRENCE_LAST,
    OCCURRENCE_ALL, /* all, with commas between them, as text */
    /* Likewise, but a column in which no cell has several keeps its type. For parts of tabshark
     * that take both; not said to the user. */
    OCCURRENCE_TYPED,
} Occurrence;

#define OCCURRENCE_COUNT (OCCURRENCE_TYPED + 1)

/* How tshark is made to print the fields: engine.h. */
typedef enum { ENGINE_AUTO, ENGINE_FIELDS, ENGINE_COLUMNS } Engine;

/* All strings are borrowed from the caller. Lists end with NULL; a list or string that is NULL was
 * not given. */
typedef struct {
    char **captures;    /* file names, at least one; "-" is standard input */
    char **fields;      /* -e; NULL: what Wireshark's packet list shows */
    char *filter;       /* -Y */
    char **preferences; /* -o */
    char **decode_as;   /* -d */
    char *profile;      /* -C */
    char *resolve;      /* -N: what names to resolve; NULL: none */
    bool two_pass;      /* -2 */
    int64_t count;      /* -c: stop after so many packets of each capture; 0: read all */
    bool strict;        /* only rows that have a value in every column */
    bool timeseries;    /* frame.time_epoch is the first column */
    Occurrence occurrence;
    Engine engine;
    bool line_buffered; /* tshark prints each packet as soon as it has read it (stream.h) */
    bool no_cache;      /* neither use what earlier reads have kept nor keep anything */
    int64_t jobs;       /* at most so many tsharks at a time; 0: as many as there are cores */
    double timeout;     /* seconds after which a tshark is ended that still runs; 0: never */
    Progress *progress; /* told how far reading is; NULL: nobody is */
} CaptureRequest;

/* A column to extract. */
typedef struct {
    const char *field; /* what -e gets */
    const char *name;  /* what the column is called */
} CaptureColumn;

#endif
