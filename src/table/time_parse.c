/* Text to times and durations. */
#include <string.h>
#include <time.h>

#include "table/cursor.h"
#include "table/value.h"

/* Decimals after a point, as nanoseconds. Digits past the ninth must be 0, for they would be lost.
 */
static bool take_fraction(Cursor *c, int64_t *nanoseconds)
{
    int64_t unit = NANOSECONDS;
    *nanoseconds = 0;
    if (!at_digit(c))
        return false;
    for (; at_digit(c); c->at++) {
        unit /= 10;
        if (unit == 0 && *c->at != '0')
            return false;
        *nanoseconds += (*c->at - '0') * unit;
    }
    return true;
}

bool value_parse_duration(const char *text, size_t length, int64_t *nanoseconds)
{
    Cursor c = cursor(text, length);
    uint64_t seconds;
    int64_t fraction = 0;
    bool negative = take(&c, '-');
    if (!take_number(&c, &seconds) || (take(&c, '.') && !take_fraction(&c, &fraction)))
        return false;
    if (c.at != c.end || seconds > (uint64_t)INT64_MAX)
        return false;
    /* Built up below zero, where there is room for one more: INT64_MIN is a duration too. */
    int64_t value;
    if (__builtin_mul_overflow((int64_t)seconds, -NANOSECONDS, &value) ||
        __builtin_sub_overflow(value, fraction, &value))
        return false;
    if (!negative && value == INT64_MIN)
        return false;
    *nanoseconds = negative ? value : -value;
    return true;
}

/* Inverse of civil_from_days in value_write.c, from the same source. */
static int64_t days_from_civil(int year, int month, int day)
{
    year -= month <= 2;
    int era = (year >= 0 ? year : year - 399) / 400;
    int year_of_era = year - era * 400;
    int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    return (int64_t)era * 146097 + of_era - 719468;
}

static bool is_date(int year, int month, int day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1)
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= days[month - 1] + (month == 2 && leap);
}

/* HH:MM[:SS[.fraction]] in `tm` and nanoseconds. */
static bool take_clock(Cursor *c, struct tm *tm, int64_t *fraction)
{
    *fraction = 0;
    tm->tm_sec = 0;
    if (!take_fixed(c, 2, &tm->tm_hour) || !take(c, ':') || !take_fixed(c, 2, &tm->tm_min))
        return false;
    if (take(c, ':') &&
        (!take_fixed(c, 2, &tm->tm_sec) || (take(c, '.') && !take_fraction(c, fraction))))
        return false;
    /* A leap second has no number of its own since 1970. */
    return tm->tm_hour < 24 && tm->tm_min < 60 && tm->tm_sec < 60;
}

/* Z, +HH:MM, +HHMM or nothing: seconds east of Greenwich. */
static bool take_offset(Cursor *c, int64_t *seconds)
{
    int hours;
    int minutes;
    *seconds = 0;
    if (c->at == c->end || take(c, 'Z'))
        return true;
    bool west = take(c, '-');
    if (!west && !take(c, '+'))
        return false;
    if (!take_fixed(c, 2, &hours))
        return false;
    take(c, ':');
    if (!take_fixed(c, 2, &minutes) || minutes >= 60)
        return false;
    *seconds = (west ? -60 : 60) * (int64_t)(hours * 60 + minutes);
    return true;
}

/* The fraction goes forward in time, so the earliest times fit although their whole seconds do not.
 */
static bool join_time(int64_t seconds, int64_t fraction, int64_t *nanoseconds)
{
    if (seconds < 0 && fraction > 0) {
        seconds++;
        fraction -= NANOSECONDS;
    }
    return !__builtin_mul_overflow(seconds, NANOSECONDS, nanoseconds) &&
           !__builtin_add_overflow(*nanoseconds, fraction, nanoseconds);
}

/* 2016-08-02T02:19:35.419022Z; a space may stand for the T, and a missing zone is UTC. */
static bool parse_iso_time(Cursor c, int64_t *nanoseconds)
{
    struct tm tm;
    int year;
    int64_t fraction;
    int64_t offset;
    if (!take_fixed(&c, 4, &year) || !take(&c, '-') || !take_fixed(&c, 2, &tm.tm_mon) ||
        !take(&c, '-') || !take_fixed(&c, 2, &tm.tm_mday) || (!take(&c, 'T') && !take(&c, ' ')))
        return false;
    if (!take_clock(&c, &tm, &fraction) || !take_offset(&c, &offset) || c.at != c.end)
        return false;
    if (!is_date(year, tm.tm_mon, tm.tm_mday))
        return false;
    int64_t seconds = days_from_civil(year, tm.tm_mon, tm.tm_mday) * 86400 +
                      (tm.tm_hour * INT64_C(60) + tm.tm_min) * 60 + tm.tm_sec - offset;
    return join_time(seconds, fraction, nanoseconds);
}

/* Seconds since 1970 of a local time whose zone goes by `zone`; tshark prints times in the zone
 * that it shares with us. Where the clock is set back, an hour comes twice and only the name of the
 * zone tells which is meant. */
static bool local_seconds(const struct tm *local, const char *zone, int64_t *seconds)
{
    for (int dst = 0; dst < 2; dst++) {
        struct tm tm = *local;
        tm.tm_isdst = dst;
        time_t time = mktime(&tm);
        if (tm.tm_hour == local->tm_hour && tm.tm_min == local->tm_min && tm.tm_zone != NULL &&
            strcmp(tm.tm_zone, zone) == 0) {
            *seconds = time;
            return true;
        }
    }
    return false;
}

/* Feb  9, 2010 01:18:39.618072000 UTC */
static bool parse_wireshark_time(Cursor c, int64_t *nanoseconds)
{
    static const char *const months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    struct tm tm = {0};
    char month[4] = {0};
    uint64_t day;
    int year;
    int64_t fraction;
    int64_t seconds;
    if (c.end - c.at < 20)
        return false;
    memcpy(month, c.at, 3);
    c.at += 3;
    const char *found = strstr(months, month);
    if (strlen(month) != 3 || found == NULL || (found - months) % 3 != 0 || !take(&c, ' '))
        return false;
    take(&c, ' ');
    if (!take_number(&c, &day) || !take(&c, ',') || !take(&c, ' ') || !take_fixed(&c, 4, &year) ||
        !take(&c, ' ') || !take_clock(&c, &tm, &fraction) || !take(&c, ' '))
        return false;
    tm.tm_mon = (int)(found - months) / 3;
    if (day > 31 || !is_date(year, tm.tm_mon + 1, (int)day))
        return false;
    tm.tm_mday = (int)day;
    tm.tm_year = year - 1900;
    g_autofree char *zone = g_strndup(c.at, (size_t)(c.end - c.at));
    if (strcmp(zone, "UTC") == 0)
        seconds = days_from_civil(year, tm.tm_mon + 1, tm.tm_mday) * 86400 +
                  (tm.tm_hour * INT64_C(60) + tm.tm_min) * 60 + tm.tm_sec;
    else if (!local_seconds(&tm, zone, &seconds))
        return false;
    return join_time(seconds, fraction, nanoseconds);
}

bool value_parse_time(const char *text, size_t length, int64_t *nanoseconds)
{
    Cursor c = cursor(text, length);
    return value_parse_duration(text, length, nanoseconds) || parse_iso_time(c, nanoseconds) ||
           parse_wireshark_time(c, nanoseconds);
}
