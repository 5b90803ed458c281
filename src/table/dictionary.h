/* Strings as small numbers: each distinct string is kept once and has a code, 0, 1, 2, … in order
 * of appearance. */
#ifndef TABSHARK_TABLE_DICTIONARY_H
#define TABSHARK_TABLE_DICTIONARY_H

#include <glib.h>
#include <stdint.h>

#include "table/address.h"

typedef struct Dictionary Dictionary;

/* An empty dictionary with one reference. */
Dictionary *dictionary_new(void);
Dictionary *dictionary_ref(Dictionary *dictionary);
void dictionary_unref(Dictionary *dictionary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Dictionary, dictionary_unref)

/* Number of distinct strings. */
uint32_t dictionary_size(const Dictionary *dictionary);

/* The string of `code` and, if `length` is not NULL, its length in bytes. The string ends in a NUL,
 * may hold any other bytes (valid UTF-8 is not promised), and belongs to the dictionary. */
const char *dictionary_string(const Dictionary *dictionary, uint32_t code, size_t *length);

/* The code of a string of `length` bytes, which is added if it is new. */
uint32_t dictionary_intern(Dictionary *dictionary, const char *string, size_t length);

/* Finds a string without adding it: true and its code, or false. */
bool dictionary_find(const Dictionary *dictionary, const char *string, size_t length,
                     uint32_t *code);

/* The code of an address: two spellings of one address have one code, and the spelling seen first
 * is kept. False if the string is no address. A dictionary holds either plain strings or addresses.
 */
bool dictionary_intern_address(Dictionary *dictionary, const char *string, size_t length,
                               uint32_t *code);

/* The address of a code in a dictionary of addresses. */
const Address *dictionary_address(const Dictionary *dictionary, uint32_t code);

#endif
