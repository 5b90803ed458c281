/* How a stream began and ended, by the flags of its segments. */
#include <string.h>

#include "tcp/lifetime.h"

static uint16_t flags_of(const char *letters)
{
    static const char all[] = "FSRPA";
    unsigned flags = 0;
    for (; *letters != '\0'; letters++)
        flags |= 1U << (strchr(all, *letters) - all);
    return (uint16_t)flags;
}

/* Segments such as "c:S s:SA c:A": the side and the flags. */
static void lives(const char *segments, bool alone, const char *expected)
{
    Lifetime lifetime = {0};
    g_auto(GStrv) list = g_strsplit(segments, " ", -1);
    for (char **segment = list; *segment != NULL; segment++)
        lifetime_observe(&lifetime, flags_of(*segment + 2),
                         **segment == 'c' ? SIDE_CLIENT : SIDE_SERVER, alone);
    Began began = lifetime_began(&lifetime, alone);
    Ended ended = lifetime_ended(&lifetime, alone);
    g_autofree char *found = g_strdup_printf("%s, %s: %s", began_name(began), ended_name(ended),
                                             lifetime_state(began, ended));
    if (strcmp(found, expected) == 0)
        return;
    g_printerr("%s is %s instead of %s\n", segments, found, expected);
    g_test_fail();
}

static void test_began(void)
{
    lives("c:S s:SA c:A", false, "handshake, open: open");
    lives("c:S c:S s:SA s:SA c:PA", false, "handshake, open: open");
    lives("s:SA c:S c:A", false, "handshake, open: open");
    lives("c:S s:SA s:SA", false, "half-open, open: half-open");
    lives("c:S s:SA c:R", false, "half-open, reset: half-open");
    lives("c:S c:S", false, "unanswered, open: unanswered");
    lives("c:S c:R", false, "unanswered, reset: unanswered");
    lives("c:S s:RA", false, "refused, reset: refused");
    lives("c:S s:RA c:S s:SA c:A", false, "handshake, reset: reset");
    lives("c:A s:PA", false, "no handshake, open: no handshake");
    lives("s:RA", false, "no handshake, reset: no handshake");
}

/* The rest of the handshake was not captured. */
static void test_partial(void)
{
    lives("s:SA c:A", false, "partial, open: partial");
    lives("s:SA", false, "partial, open: partial");
    lives("c:S c:A c:PA", false, "partial, open: partial");
    lives("c:S s:A", false, "partial, open: partial");
    lives("c:S c:A c:FA s:FA", false, "partial, closed: partial");
}

static void test_simultaneous(void)
{
    lives("c:S s:S c:SA s:SA", false, "simultaneous, open: open");
    lives("c:S s:S c:A s:A", false, "simultaneous, open: open");
    lives("c:S s:S s:SA", false, "half-open, open: half-open");
}

static void test_alone(void)
{
    lives("c:S c:SA c:A", true, "handshake, open: open");
    lives("c:S c:R", true, "refused, reset: refused");
    lives("c:S c:SA c:A c:FA", true, "handshake, closed: complete");
}

static void test_ended(void)
{
    lives("c:S s:SA c:A c:FA s:FA c:A", false, "handshake, closed: complete");
    lives("c:S s:SA c:A s:FA", false, "handshake, half-closed: open");
    lives("c:S s:SA c:A s:FA c:R", false, "handshake, reset: reset");
    /* Too late to change anything. */
    lives("c:S s:SA c:A c:FA s:FA c:R", false, "handshake, closed: complete");
    /* FINs behind an RST undo nothing. */
    lives("c:S s:SA c:A c:R c:FA s:FA", false, "handshake, reset: reset");
    lives("s:FA c:FA", false, "no handshake, closed: no handshake");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/lifetime/began", test_began);
    g_test_add_func("/lifetime/partial", test_partial);
    g_test_add_func("/lifetime/simultaneous", test_simultaneous);
    g_test_add_func("/lifetime/alone", test_alone);
    g_test_add_func("/lifetime/ended", test_ended);
    return g_test_run();
}
