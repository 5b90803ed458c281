/* Rows sorted into groups by the values of key columns. */
#ifndef TABSHARK_QUERY_GROUPING_H
#define TABSHARK_QUERY_GROUPING_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

#include "table/column.h"

/* The group of a row of which a key is missing. */
#define GROUP_NONE UINT32_MAX

typedef struct {
    size_t rows;
    uint32_t *group_of; /* a row's group, or GROUP_NONE */
    uint32_t groups;    /* numbered from 0 in order of first appearance */
    size_t *first_row;  /* of each group; `rows` for a group without rows */
    size_t left_out;    /* rows without a group */
} Grouping;

/* Groups rows by equality of all `n` keys, which have one length; with n = 0 all `rows` rows are
 * one group, even if there are none. Keys of small codes and dense integers are looked up in an
 * array; nothing hashes strings. */
Grouping *grouping_new(const Column *const *keys, size_t n, size_t rows);

/* Each group taken apart by the values of one more column: the groups of two keys. */
Grouping *grouping_refine(const Grouping *grouping, const Column *key);

/* A grouping that the caller has made, such as rows in bins of time: takes over `group_of`. Groups
 * may be in any order, and without rows. */
Grouping *grouping_adopt(uint32_t *group_of, size_t rows, uint32_t groups);

void grouping_free(Grouping *grouping);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Grouping, grouping_free)

#endif
