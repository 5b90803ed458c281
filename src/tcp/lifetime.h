/* How a stream began and how it ended, by the flags of its segments (RFC 9293 sections 3.5 and
 * 3.6).
 */
#ifndef TABSHARK_TCP_LIFETIME_H
#define TABSHARK_TCP_LIFETIME_H

#include <stdbool.h>

#include "tcp/segments.h"

typedef enum {
    BEGAN_HANDSHAKE,    /* SYN, SYN with ACK, and a segment of the client that acknowledges */
    BEGAN_SIMULTANEOUS, /* both sides sent a SYN, and both acknowledged */
    BEGAN_HALF_OPEN,    /* SYN and SYN with ACK, which the client never confirmed */
    BEGAN_UNANSWERED,   /* SYNs of one side, and nothing of the other */
    BEGAN_REFUSED,      /* SYN, answered by RST */
    BEGAN_PARTIAL,      /* some of a handshake, but the rest is not in the capture */
    BEGAN_NO_HANDSHAKE, /* no SYN at all: the stream is older than the capture */
} Began;

typedef enum {
    ENDED_CLOSED,      /* both sides sent a FIN */
    ENDED_HALF_CLOSED, /* one side sent a FIN */
    ENDED_RESET,       /* there was an RST before both had sent a FIN */
    ENDED_OPEN,        /* neither FIN nor RST */
} Ended;

/* What was seen, by Side. Starts as zeros. */
typedef struct {
    bool syn[SIDE_COUNT]; /* without ACK */
    bool synack[SIDE_COUNT];
    bool confirmed[SIDE_COUNT]; /* ACK without SYN and RST */
    bool spoke[SIDE_COUNT];     /* anything but RST */
    bool rst[SIDE_COUNT];
    bool fin[SIDE_COUNT];
    bool reset; /* RST before both had sent a FIN */
} Lifetime;

/* The stream's next segment, of `side`. `alone`: client and server are one. */
void lifetime_observe(Lifetime *lifetime, uint16_t flags, Side side, bool alone);

Began lifetime_began(const Lifetime *lifetime, bool alone);
Ended lifetime_ended(const Lifetime *lifetime, bool alone);

/* "handshake", "half-open", … */
const char *began_name(Began began);
/* "closed", "half-closed", "reset", "open" */
const char *ended_name(Ended ended);

/* Both in a word: how it began if that was not a whole handshake, else "complete" for closed,
 * "reset" or "open". */
const char *lifetime_state(Began began, Ended ended);

#endif
