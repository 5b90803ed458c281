/* Writes a table of TCP packets as TSV, the same from run to run: generate ROWS > FILE. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* Numerical Recipes' 64-bit linear congruence; its upper bits are random enough for sizes. */
static uint32_t next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

static void write_row(uint64_t number, int64_t nanoseconds, uint64_t *state)
{
    static const unsigned flags[] = {0x0010, 0x0018, 0x0002, 0x0011};
    char date[32];
    struct tm parts;
    time_t seconds = (time_t)(nanoseconds / 1000000000);
    /* Streams begin one after the other, and each lasts for a while. */
    uint64_t stream = number / 100 + next_random(state) % 64;
    unsigned client = (unsigned)(stream * 7919 % 5000);
    unsigned server = (unsigned)(stream * 104729 % 300);
    unsigned payload = next_random(state) % 3 == 0 ? 0 : next_random(state) % 1461;
    strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", gmtime_r(&seconds, &parts));
    printf("%" PRIu64 "\t%s.%09" PRId64 "Z\t%" PRIu64
           "\t10.0.%u.%u\t192.168.%u.%u\t%u\t%u\t0x%04x\n",
           number, date, nanoseconds % 1000000000, stream, client / 250, client % 250, server / 250,
           server % 250, payload + 54, payload, flags[next_random(state) % 4]);
}

int main(int argc, char **argv)
{
    uint64_t rows = argc > 1 ? strtoull(argv[1], NULL, 10) : 10000000;
    uint64_t state = 1;
    int64_t nanoseconds = INT64_C(1470104375419022000);
    puts("frame.number\tframe.time_epoch\ttcp.stream\tip.src\tip.dst\tframe.len\ttcp.len\ttcp."
         "flags");
    for (uint64_t number = 1; number <= rows; number++) {
        nanoseconds += next_random(&state) % 720000;
        write_row(number, nanoseconds, &state);
    }
    return fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
