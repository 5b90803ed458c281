#include "plot/unit.h"

#include <glib.h>
#include <math.h>

/* Behind a prefix; an axis that needs more decimals than these is better without. */
#define MAX_DECIMALS 3

const Unit unit_seconds = {"seconds", "s", -9, 0, 0.1, INFINITY};
const Unit unit_bytes = {"bytes", "B", 0, 18, 0, 1e6};
const Unit unit_byte_number = {"bytes", NULL, 0, 0, 0, 0};
const Unit unit_bits_per_second = {"bit/s", "bit/s", 0, 18, 0, 1e4};
const Unit unit_kbits_per_second = {"kbit/s", NULL, 0, 0, 0, 0};
const Unit unit_mbits_per_second = {"Mbit/s", NULL, 0, 0, 0, 0};
const Unit unit_gbits_per_second = {"Gbit/s", NULL, 0, 0, 0, 0};
const Unit unit_bytes_per_second = {"bytes/s", "B/s", 0, 18, 0, 1e4};
const Unit unit_packets_per_second = {"packets/s", NULL, 0, 0, 0, 0};
const Unit unit_frames_per_second = {"frames/s", NULL, 0, 0, 0, 0};

static const char *prefix_of(int power)
{
    static const char *const prefixes[] = {"n", "µ", "m", "", "k", "M", "G", "T", "P", "E"};
    return prefixes[power / 3 + 3];
}

static int power_of(double value)
{
    return 3 * (int)floor((log10(value) + 1e-12) / 3);
}

bool unit_power(const Unit *unit, double min, double max, int *power)
{
    double largest = fmax(fabs(min), fabs(max));
    *power = 0;
    if (unit == NULL || unit->symbol == NULL) {
        return false;
    }
    if (largest >= unit->plain_from && largest < unit->plain_to) {
        return true;
    }
    *power = power_of(largest);
    bool readable = pow(10, *power - MAX_DECIMALS) <= (max - min);
    return *power >= unit->least && *power <= unit->greatest && readable;
}

char *unit_text(const Unit *unit, int power)
{
    return power == 0 ? g_strdup(unit->name) : g_strconcat(prefix_of(power), unit->symbol, NULL);
}

char *unit_suffix(const Unit *unit, double value, int *power)
{
    *power = CLAMP(power_of(value), unit->least, unit->greatest);
    return g_strconcat("\u00a0", prefix_of(*power), unit->symbol, NULL);
}
