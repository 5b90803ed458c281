/* What decides which entry of the cache answers a read of a capture. */
#ifndef TABSHARK_CAPTURE_CACHE_KEY_H
#define TABSHARK_CAPTURE_CACHE_KEY_H

#include <stdbool.h>
#include <stdint.h>

#include "capture/digest.h"
#include "capture/places.h"
#include "capture/request.h"

/* May the answer be kept at all? Not if it comes from standard input or a pipe, or from servers of
 * names; nor if a way of printing is demanded, as who does that wants to see it at work. */
bool cache_may_keep(const CaptureRequest *request, const char *capture);

typedef struct {
    char text[DIGEST_TEXT];
    int64_t newest; /* as in a Digest */
} CacheKey;

/* What all reads of a run have in common: tabshark itself, the program and all that is in its
 * places, the environment, the time zone. False if that cannot be told. */
bool cache_key_surroundings(const char *program, const Places *places, CacheKey *key);

/* The key of a read: its surroundings and its options. The capture itself is in it by its place
 * alone, so that an entry gives way to that of its capture's next content. */
bool cache_key_of(const CacheKey *surroundings, const CaptureRequest *request, const char *capture,
                  CacheKey *key);

#endif
