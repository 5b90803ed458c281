/* A partial result: what group or resample made of some of a chain's captures, in a form that can
 * be put together with that of the others (query/state.h), or the rows themselves. It says of which
 * captures and of which chain it is, so that nothing is put together that does not go together.
 *
 * As bytes, and in files that end in .part, it is a line of text that names the format, tables
 * (table/pack.h), and the SHA-256 of all that, so that a byte that has changed is noticed. */
#ifndef TABSHARK_QUERY_PART_H
#define TABSHARK_QUERY_PART_H

#include <glib.h>

#include "query/state.h"
#include "table/table.h"

/* Of the form of the bytes; the line they begin with has it. */
#define PART_FORMAT 1

typedef struct {
    char *version;   /* of the tabshark that made it */
    char **words;    /* of its chain without the captures, up to the step whose result it is */
    Table *captures; /* capture: text, rows: int, damaged: bool; in their order */
    Table *fields;   /* field, type: text; the columns that the source gave */
    Table *warnings; /* warning: text; said before that step, with the capture's name */
    Table *left_out; /* rows: int; the rows that the step left out, a row for each reason */
    uint64_t seen;   /* rows that the step was given */
    bool is_rows;    /* `keys` are the result's rows, and there are no states */
    char *time;      /* the name of the column of bins; "" if there are none */
    Table *span;     /* where the first and the last bin start, also if no group is in them; or no
                        columns */
    Table *series;   /* the values for which there are series, in order; or no columns */
    Table *keys;     /* a row a group, in order of first appearance. In bins: "start", and "series",
                        a row of `series`, if there are series */
    Table *places;   /* row: int, a row a group: where it appears first among the rows seen */
    GPtrArray *states; /* of State * */
} Part;

/* A part without anything in it but tables without columns. */
Part *part_new(void);
void part_free(Part *part);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Part, part_free)

GBytes *part_pack(const Part *part);

/* Reads bytes that anybody may have written. A part that comes back is sound in itself; whether its
 * states are those of its chain is left to see. */
Part *part_unpack(GBytes *bytes, GError **error);

/* The parts of several captures, or of several lists of them, as one. They are of one version of
 * tabshark, one chain, captures of which none comes twice, and the same types; else it is an error
 * that says how they differ. */
Part *part_merge(Part *const *parts, size_t n, GError **error);

/* The chain as one would type it, without its captures; g_free it. */
char *part_chain(const Part *part);

/* A number that follows from the part's captures, for what sketches leave to chance. */
uint64_t part_seed(const Part *part);

/* Where each group appears first; g_free it. */
size_t *part_first_rows(const Part *part);

#endif
