/* What part.c, part_read.c and part_merge.c share. */
#ifndef TABSHARK_QUERY_PART_CHECK_H
#define TABSHARK_QUERY_PART_CHECK_H

#include "query/part.h"

/* What the bytes of a part begin with, before the number of the format. */
#define PART_FIRST_WORDS "tabshark part, format "

/* The tables of a part, in the order in which they are written. */
#define PART_TABLES 8
Table **part_table(Part *part, size_t index);

/* The SHA-256 of bytes. */
#define PART_SUM_SIZE 32
void part_sum(const uint8_t *bytes, size_t n, uint8_t sum[PART_SUM_SIZE]);

#endif
