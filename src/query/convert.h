/* Operands brought to the type that an operation needs. */
#ifndef TABSHARK_QUERY_CONVERT_H
#define TABSHARK_QUERY_CONVERT_H

#include "query/evaluate.h"

/* A literal as a column of one row: int, uint or real for numbers, duration for spans, text, bool,
 * address (without its prefix length). */
Column *convert_literal(const Context *context, const Node *node, GError **error);

/* Do all values of a column of bools, ints or uints fit in an int or uint? */
bool convert_fits(const Column *column, Type type);

/* `column`, the value of `node`, as another type; takes over the reference. What can be had: from
 * bool, int and uint to real; between bool, int and uint where all values fit; numbers as
 * seconds to durations and times (a literal to the last digit); a literal text to a time or an
 * address. All else is an error that names both types. */
Column *convert_to(const Context *context, const Node *node, Column *column, Type type,
                   GError **error);

#endif
