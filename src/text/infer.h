/* The type of a column of text, from what stands in it. */
#ifndef TABSHARK_TEXT_INFER_H
#define TABSHARK_TEXT_INFER_H

#include "table/column.h"

/* The type whose form (see table/value.h) every value of a text column has; text if there is none,
 * or no value.
 *
 * Plain integers are int, or uint if one needs it; with leading zeros or "+" they are text, for
 * they are names. A mix of integers and decimals is real; nine decimals throughout are a duration.
 * Times are ISO 8601 only, so that no number is mistaken for one. */
Type infer_type(const Column *text);

/* A column of text as one of the type that was inferred for it; takes over the reference. */
Column *infer_retype(Column *text, Type type);

#endif
