/* What a builder is made of, for builder*.c alone. */
#ifndef TABSHARK_TABLE_BUILDER_STRUCT_H
#define TABSHARK_TABLE_BUILDER_STRUCT_H

#include "table/builder.h"
#include "table/builder_parts.h"

struct Builder {
    Type type;
    size_t rows;
    size_t capacity;
    union {
        void *values;
        uint8_t *bools;
        int64_t *ints;
        uint64_t *uints;
        double *reals;
        uint32_t *codes;
    };
    uint8_t *present; /* NULL while nothing is missing */
    Dictionary *dictionary;
    MisfitPolicy policy;
    bool seen;           /* has a cell set the column's form: hex_digits, epoch, words? */
    unsigned hex_digits; /* integers come as 0x and so many digits */
    bool epoch;          /* times come as seconds since 1970 */
    bool words;          /* bools come as True and False */
    GArray *oddities;    /* of Oddity, by row */
    char *misfit;        /* the first cell that did not fit */
    size_t misfit_row;
};

#endif
