/* What the environment says of the cache. */
#ifndef TABSHARK_CAPTURE_CACHE_SETTINGS_H
#define TABSHARK_CAPTURE_CACHE_SETTINGS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* TABSHARK_CACHE=off: nothing is kept, and nothing that was is used. */
#define CACHE_SWITCH "TABSHARK_CACHE"
/* TABSHARK_CACHE_SIZE: how much is kept at most, such as 500M. */
#define CACHE_LIMIT "TABSHARK_CACHE_SIZE"

#define CACHE_LIMIT_DEFAULT (UINT64_C(2) << 30)

typedef struct {
    bool on;
    uint64_t limit; /* bytes */
} CacheSettings;

/* Fails, with TABSHARK_ERROR_USAGE, if one has a value that means nothing; then the cache is off.
 */
bool cache_settings_read(CacheSettings *settings, GError **error);

/* A size as people write it: a number of bytes, or of K, M, G or T (1024 of the one before). */
bool cache_parse_size(const char *text, uint64_t *size);

#endif
