#include "table/dictionary.h"

#include <string.h>

/* Strings live in blocks that never move, so that pointers to them stay good while the dictionary
 * grows. */
#define BLOCK_BYTES 65536

typedef struct {
    const char *string;
    size_t length;
} Entry;

struct Dictionary {
    int references;  /* touched by g_atomic_int_* alone */
    uint64_t seed;   /* differs from run to run: packets cannot be made to collide */
    GArray *entries; /* of Entry, by code */
    GPtrArray *blocks;
    char *free_bytes; /* of the newest block */
    size_t free_size;
    uint32_t *slots;       /* open addressing: code + 1, or 0 for an empty slot */
    uint32_t *hashes;      /* of each code, for cheap comparison and growth */
    size_t slot_count;     /* a power of two */
    GArray *addresses;     /* of Address by code, or NULL in a dictionary of plain strings */
    GHashTable *by_number; /* Numbered * -> code + 1 */
};

Dictionary *dictionary_new(void)
{
    Dictionary *dictionary = g_new0(Dictionary, 1);
    dictionary->references = 1;
    dictionary->seed = (uint64_t)g_random_int() << 32 | g_random_int();
    dictionary->entries = g_array_new(false, false, sizeof(Entry));
    dictionary->blocks = g_ptr_array_new_with_free_func(g_free);
    dictionary->slot_count = 64;
    dictionary->slots = g_new0(uint32_t, dictionary->slot_count);
    dictionary->hashes = g_new(uint32_t, dictionary->slot_count / 2);
    return dictionary;
}

Dictionary *dictionary_ref(Dictionary *dictionary)
{
    g_atomic_int_inc(&dictionary->references);
    return dictionary;
}

void dictionary_unref(Dictionary *dictionary)
{
    if (dictionary == NULL || !g_atomic_int_dec_and_test(&dictionary->references))
        return;
    g_array_unref(dictionary->entries);
    g_ptr_array_unref(dictionary->blocks);
    g_free(dictionary->slots);
    g_free(dictionary->hashes);
    g_clear_pointer(&dictionary->addresses, g_array_unref);
    g_clear_pointer(&dictionary->by_number, g_hash_table_unref);
    g_free(dictionary);
}

uint32_t dictionary_size(const Dictionary *dictionary)
{
    return dictionary->entries->len;
}

const char *dictionary_string(const Dictionary *dictionary, uint32_t code, size_t *length)
{
    const Entry *entry = &g_array_index(dictionary->entries, Entry, code);
    if (length != NULL)
        *length = entry->length;
    return entry->string;
}

/* Multiply and fold, eight bytes a step; the seed makes it unpredictable from outside. */
static uint32_t hash_bytes(uint64_t seed, const char *bytes, size_t length)
{
    uint64_t hash = seed ^ (length * UINT64_C(0x9e3779b97f4a7c15));
    while (length > 0) {
        uint64_t word = 0;
        size_t n = MIN(length, sizeof word);
        memcpy(&word, bytes, n);
        hash = (hash ^ word) * UINT64_C(0xd6e8feb86659fd93);
        hash ^= hash >> 32;
        bytes += n;
        length -= n;
    }
    hash *= UINT64_C(0xd6e8feb86659fd93);
    return (uint32_t)(hash >> 32);
}

/* The slot that holds the string, or the empty one where it belongs. */
static size_t find_slot(const Dictionary *dictionary, const char *string, size_t length,
                        uint32_t hash)
{
    size_t mask = dictionary->slot_count - 1;
    size_t slot = hash & mask;
    while (dictionary->slots[slot] != 0) {
        uint32_t code = dictionary->slots[slot] - 1;
        const Entry *entry = &g_array_index(dictionary->entries, Entry, code);
        if (dictionary->hashes[code] == hash && entry->length == length &&
            memcmp(entry->string, string, length) == 0)
            break;
        slot = (slot + 1) & mask;
    }
    return slot;
}

static void grow(Dictionary *dictionary)
{
    size_t mask = dictionary->slot_count * 2 - 1;
    g_free(dictionary->slots);
    dictionary->slot_count *= 2;
    dictionary->slots = g_new0(uint32_t, dictionary->slot_count);
    dictionary->hashes = g_renew(uint32_t, dictionary->hashes, dictionary->slot_count / 2);
    for (uint32_t code = 0; code < dictionary->entries->len; code++) {
        size_t slot = dictionary->hashes[code] & mask;
        while (dictionary->slots[slot] != 0)
            slot = (slot + 1) & mask;
        dictionary->slots[slot] = code + 1;
    }
}

static const char *store_string(Dictionary *dictionary, const char *string, size_t length)
{
    if (dictionary->free_size < length + 1) {
        dictionary->free_size = MAX((size_t)BLOCK_BYTES, length + 1);
        dictionary->free_bytes = g_malloc(dictionary->free_size);
        g_ptr_array_add(dictionary->blocks, dictionary->free_bytes);
    }
    char *place = dictionary->free_bytes;
    memcpy(place, string, length);
    place[length] = '\0';
    dictionary->free_bytes += length + 1;
    dictionary->free_size -= length + 1;
    return place;
}

/* Adds a string that is not there, into the slot found for it. */
static uint32_t add_string(Dictionary *dictionary, const char *string, size_t length, uint32_t hash,
                           size_t slot)
{
    uint32_t code = dictionary->entries->len;
    Entry entry = {store_string(dictionary, string, length), length};
    g_assert(code < UINT32_MAX - 1);
    g_array_append_val(dictionary->entries, entry);
    dictionary->hashes[code] = hash;
    dictionary->slots[slot] = code + 1;
    if ((size_t)dictionary->entries->len >= dictionary->slot_count / 2)
        grow(dictionary);
    return code;
}

uint32_t dictionary_intern(Dictionary *dictionary, const char *string, size_t length)
{
    g_assert(dictionary->addresses == NULL);
    uint32_t hash = hash_bytes(dictionary->seed, string, length);
    size_t slot = find_slot(dictionary, string, length, hash);
    if (dictionary->slots[slot] != 0)
        return dictionary->slots[slot] - 1;
    return add_string(dictionary, string, length, hash, slot);
}

bool dictionary_find(const Dictionary *dictionary, const char *string, size_t length,
                     uint32_t *code)
{
    uint32_t hash = hash_bytes(dictionary->seed, string, length);
    size_t slot = find_slot(dictionary, string, length, hash);
    if (dictionary->slots[slot] == 0)
        return false;
    *code = dictionary->slots[slot] - 1;
    return true;
}

/* An address as a key, with its hash: that takes the dictionary's seed, which a table's function
 * does not get. */
typedef struct {
    Address address;
    uint32_t hash;
} Numbered;

static Numbered number_address(const Dictionary *dictionary, const Address *address)
{
    uint64_t seed = dictionary->seed ^ (uint64_t)address->family;
    const char *bytes = (const char *)address->bytes;
    return (Numbered){*address, hash_bytes(seed, bytes, sizeof address->bytes)};
}

static unsigned numbered_hash(gconstpointer key)
{
    return ((const Numbered *)key)->hash;
}

static gboolean numbered_equal(gconstpointer a, gconstpointer b)
{
    return address_compare(&((const Numbered *)a)->address, &((const Numbered *)b)->address) == 0;
}

bool dictionary_intern_address(Dictionary *dictionary, const char *string, size_t length,
                               uint32_t *code)
{
    if (dictionary->addresses == NULL) {
        g_assert(dictionary->entries->len == 0);
        dictionary->addresses = g_array_new(false, false, sizeof(Address));
        dictionary->by_number = g_hash_table_new_full(numbered_hash, numbered_equal, g_free, NULL);
    }
    uint32_t hash = hash_bytes(dictionary->seed, string, length);
    size_t slot = find_slot(dictionary, string, length, hash);
    if (dictionary->slots[slot] != 0) {
        *code = dictionary->slots[slot] - 1;
        return true;
    }
    Address address;
    if (!address_parse(string, length, &address))
        return false;
    Numbered key = number_address(dictionary, &address);
    gpointer known = g_hash_table_lookup(dictionary->by_number, &key);
    if (known != NULL) {
        *code = GPOINTER_TO_UINT(known) - 1;
        return true;
    }
    *code = add_string(dictionary, string, length, hash, slot);
    g_array_append_val(dictionary->addresses, address);
    g_hash_table_insert(dictionary->by_number, g_memdup2(&key, sizeof key),
                        GUINT_TO_POINTER(*code + 1));
    return true;
}

const Address *dictionary_address(const Dictionary *dictionary, uint32_t code)
{
    return &g_array_index(dictionary->addresses, Address, code);
}
