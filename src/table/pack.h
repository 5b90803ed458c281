/* Tables as bytes, for files that tabshark alone reads: exact, and the same on every machine.
 *
 * Numbers are varints, seven bits a byte with the lowest first; integers of a column are the
 * difference from the one before, with the sign in the lowest bit, so that counts and times take a
 * byte or two. Reals are the eight bytes of IEEE 754, the lowest first. Text and addresses are
 * strings, each once, and the number of one for each value. Missing values take no bytes but those
 * of a bitmap. */
#ifndef TABSHARK_TABLE_PACK_H
#define TABSHARK_TABLE_PACK_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "table/table.h"

/* Before the values of a column: 0 if none is missing, 1 and a bitmap otherwise. */
#define PACK_WHOLE_MARK  0
#define PACK_BITMAP_MARK 1

void pack_number(GByteArray *out, uint64_t number);
void pack_string(GByteArray *out, const char *string);
void pack_table(GByteArray *out, const Table *table);

/* The bytes that are yet to be read. */
typedef struct {
    const uint8_t *at, *end;
} Unpacking;

/* Each reads what the function above has written. False or NULL if the bytes are no such thing,
 * whatever they are; no more is allocated than some 70 times what they take (a bit of a bitmap is
 * all that a missing value takes there, and eight bytes here). */
bool unpack_number(Unpacking *from, uint64_t *number);
char *unpack_string(Unpacking *from);
Table *unpack_table(Unpacking *from);

#endif
