#include "query/bins.h"

#include "base/error.h"
#include "query/grouping.h"
#include "query/interval.h"
#include "query/moments.h"

/* The bin of a time, counted from that of the origin; differences of times take 65 bits. */
static int128 find_bin(int64_t time, int64_t origin, const BinRule *rule)
{
    int128 distance = (int128)time - origin - rule->right;
    int128 bin = distance / rule->interval;
    return bin - (distance % rule->interval < 0);
}

/* Earliest, latest and first time in the column; false if it has none. */
static bool find_span(const Column *times, int64_t *earliest, int64_t *latest, int64_t *first)
{
    bool any = false;
    for (size_t row = 0; row < times->rows; row++) {
        if (!column_has(times, row))
            continue;
        int64_t time = times->ints[row];
        if (!any)
            *earliest = *latest = *first = time;
        *earliest = MIN(*earliest, time);
        *latest = MAX(*latest, time);
        any = true;
    }
    return any;
}

/* Distances from the first bin fit in 64 bits, whose division is many times faster. */
static void put_rows(const Column *times, const BinRule *rule, Bins *bins)
{
    bins->bin_of = g_new(uint32_t, MAX(times->rows, 1));
    for (size_t row = 0; row < times->rows; row++) {
        uint64_t distance = (uint64_t)times->ints[row] - (uint64_t)bins->start - rule->right;
        bins->bin_of[row] =
            column_has(times, row) ? (uint32_t)(distance / (uint64_t)rule->interval) : GROUP_NONE;
    }
}

static bool check_bins(int128 n, int128 start, GError **error)
{
    if (n > BINS_MAX)
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                    "the interval makes %.0Lf bins, and %d are the most; take a longer one",
                    (long double)n, BINS_MAX);
    else if (start < INT64_MIN)
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                            "the first bin would start before 1677, the earliest time there is; "
                            "take a shorter interval");
    else
        return true;
    return false;
}

static int64_t suitable_interval(const Column *times, int64_t earliest, int64_t latest)
{
    size_t most = CLAMP(column_count(times), BINS_SUIT_LEAST, BINS_SUIT_MOST);
    return interval_for((uint64_t)latest - (uint64_t)earliest, most);
}

bool bins_make(const Column *times, const BinRule *given, Bins *bins, GError **error)
{
    BinRule with_interval = *given;
    const BinRule *rule = &with_interval;
    int64_t earliest;
    int64_t latest;
    int64_t first;
    bool any = find_span(times, &earliest, &latest, &first);
    if (rule->interval == 0)
        with_interval.interval = any ? suitable_interval(times, earliest, latest) : 1;
    *bins = (Bins){.interval = rule->interval};
    if (any) {
        int64_t origin = rule->from_start ? first : 0;
        /* Bins between the origin's and the first one. */
        int128 before = find_bin(earliest, origin, rule);
        int128 n = find_bin(latest, origin, rule) - before + 1;
        int128 start = origin + before * rule->interval;
        if (!check_bins(n, start, error))
            return false;
        bins->start = (int64_t)start;
        bins->n = (uint32_t)n;
    }
    put_rows(times, rule, bins);
    return true;
}

Column *bins_starts(const Bins *bins, size_t repeat, const Column *times)
{
    Column *starts = column_new(times->type, bins->n * repeat, NULL);
    for (size_t row = 0; row < starts->rows; row++)
        starts->ints[row] = bins->start + (int64_t)(row / repeat) * bins->interval;
    return starts;
}
