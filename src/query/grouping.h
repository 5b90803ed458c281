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
    size_t *first_row;  /* of each group */
    size_t left_out;    /* rows without a group */
} Grouping;

/* Groups rows by equality of all `n` keys, which have one length; with n = 0 all `rows` rows are
 * one group. Keys of small codes and dense integers are looked up in an array; nothing hashes
 * strings. */
Grouping *grouping_new(const Column *const *keys, size_t n, size_t rows);
void grouping_free(Grouping *grouping);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Grouping, grouping_free)

#endif
