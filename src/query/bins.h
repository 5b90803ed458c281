/* Bins of time: intervals of one length, without gaps. */
#ifndef TABSHARK_QUERY_BINS_H
#define TABSHARK_QUERY_BINS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "table/column.h"

/* More would be a mistake: a table of 400 MB for each result. */
#define BINS_MAX 50000000

typedef struct {
    int64_t interval; /* nanoseconds; 0: one that suits the times (bins_make) */
    bool from_start;  /* bins are counted from the first row's time, not from 1970 */
    bool right;       /* a bin has its end, and not its start */
} BinRule;

/* The bins from the one with the earliest time to the one with the latest. */
typedef struct {
    int64_t start; /* of the first bin */
    int64_t interval;
    uint32_t n;       /* 0 if no row has a time */
    uint32_t *bin_of; /* a row's bin, or GROUP_NONE if its time is missing; g_free it */
} Bins;

/* An interval that suits the times makes at most so many bins; fewer for few rows, down to
 * BINS_SUIT_LEAST, since most of many bins would be empty. */
#define BINS_SUIT_MOST  200
#define BINS_SUIT_LEAST 20

/* Puts the rows of a column of times or durations into bins. Fails if there are more than BINS_MAX,
 * or the first would start before the earliest time there is. */
bool bins_make(const Column *times, const BinRule *rule, Bins *bins, GError **error);

/* The starts of all bins, each `repeat` times, as a column of the type of `times`. */
Column *bins_starts(const Bins *bins, size_t repeat, const Column *times);

#endif
