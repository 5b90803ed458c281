#include "tcp/lifetime.h"

/* Who answers the client. */
static Side answerer(bool alone)
{
    return alone ? SIDE_CLIENT : SIDE_SERVER;
}

void lifetime_observe(Lifetime *lifetime, uint16_t flags, Side side, bool alone)
{
    bool syn = (flags & TCP_SYN) != 0, ack = (flags & TCP_ACK) != 0;
    if ((flags & TCP_RST) != 0) {
        lifetime->rst[side] = true;
        lifetime->reset |= lifetime_ended(lifetime, alone) != ENDED_CLOSED;
        return;
    }
    lifetime->spoke[side] = true;
    lifetime->syn[side] |= syn && !ack;
    lifetime->synack[side] |= syn && ack;
    lifetime->confirmed[side] |= ack && !syn;
    lifetime->fin[side] |= (flags & TCP_FIN) != 0;
}

Began lifetime_began(const Lifetime *lifetime, bool alone)
{
    Side server = answerer(alone);
    const bool *syn = lifetime->syn, *synack = lifetime->synack;
    const bool *confirmed = lifetime->confirmed;
    if (!syn[SIDE_CLIENT])
        return synack[SIDE_CLIENT] || synack[SIDE_SERVER] ? BEGAN_PARTIAL : BEGAN_NO_HANDSHAKE;
    if (syn[SIDE_SERVER]) {
        bool client_answered = synack[SIDE_CLIENT] || confirmed[SIDE_CLIENT];
        bool server_answered = synack[SIDE_SERVER] || confirmed[SIDE_SERVER];
        return client_answered && server_answered ? BEGAN_SIMULTANEOUS : BEGAN_HALF_OPEN;
    }
    if (synack[server])
        return confirmed[SIDE_CLIENT] ? BEGAN_HANDSHAKE : BEGAN_HALF_OPEN;
    if (confirmed[SIDE_CLIENT] || lifetime->spoke[SIDE_SERVER])
        return BEGAN_PARTIAL;
    return lifetime->rst[server] ? BEGAN_REFUSED : BEGAN_UNANSWERED;
}

Ended lifetime_ended(const Lifetime *lifetime, bool alone)
{
    bool client = lifetime->fin[SIDE_CLIENT], server = lifetime->fin[answerer(alone)];
    if (lifetime->reset)
        return ENDED_RESET;
    if (client && server)
        return ENDED_CLOSED;
    return client || server ? ENDED_HALF_CLOSED : ENDED_OPEN;
}

const char *began_name(Began began)
{
    static const char *const names[] = {
        [BEGAN_HANDSHAKE] = "handshake",       [BEGAN_SIMULTANEOUS] = "simultaneous",
        [BEGAN_HALF_OPEN] = "half-open",       [BEGAN_UNANSWERED] = "unanswered",
        [BEGAN_REFUSED] = "refused",           [BEGAN_PARTIAL] = "partial",
        [BEGAN_NO_HANDSHAKE] = "no handshake",
    };
    return names[began];
}

const char *ended_name(Ended ended)
{
    static const char *const names[] = {
        [ENDED_CLOSED] = "closed",
        [ENDED_HALF_CLOSED] = "half-closed",
        [ENDED_RESET] = "reset",
        [ENDED_OPEN] = "open",
    };
    return names[ended];
}

const char *lifetime_state(Began began, Ended ended)
{
    if (began != BEGAN_HANDSHAKE && began != BEGAN_SIMULTANEOUS)
        return began_name(began);
    if (ended == ENDED_CLOSED)
        return "complete";
    return ended == ENDED_RESET ? "reset" : "open";
}
