/* What finding and keeping have in common, for cache*.c alone. */
#ifndef TABSHARK_CAPTURE_CACHE_PARTS_H
#define TABSHARK_CAPTURE_CACHE_PARTS_H

#include "capture/cache.h"
#include "capture/cache_key.h"
#include "capture/file_content.h"
#include "capture/file_identity.h"

struct Cache {
    char *program;
    char *folder;
    uint64_t limit;
    Places *places;  /* NULL until they are needed */
    CacheKey before; /* the surroundings before the passes started; empty: not to be told */
    CacheKey after;  /* and when they are over */
    bool kept;       /* something was */
    bool unwritable; /* was said */
};

/* What a pass was when it was looked for. */
struct CacheTicket {
    int64_t moment; /* of file_clock */
    CacheKey key;
    FileIdentity identity;
    bool hashed; /* its times alone do not tell whether it changes: */
    ContentHash content;
};

/* The file of an entry; the caller's. */
char *cache_entry_path(const Cache *cache, const CacheKey *key);

/* Might the capture change after `moment`, of file_clock, in a way that its times do not show? */
bool cache_must_hash(const char *capture, const FileIdentity *identity, int64_t moment);

#endif
