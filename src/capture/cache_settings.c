#include "capture/cache_settings.h"

#include <errno.h>
#include <string.h>

#include "base/error.h"

bool cache_parse_size(const char *text, uint64_t *size)
{
    static const char units[] = "KMGT";
    char *end;
    if (!g_ascii_isdigit(*text))
        return false;
    errno = 0;
    uint64_t number = g_ascii_strtoull(text, &end, 10);
    const char *unit = *end != '\0' ? strchr(units, g_ascii_toupper(*end)) : NULL;
    unsigned shift = unit != NULL ? 10 * (unsigned)(unit - units + 1) : 0;
    if (errno != 0 || (unit == NULL ? *end != '\0' : end[1] != '\0') ||
        number > UINT64_MAX >> shift)
        return false;
    *size = number << shift;
    return true;
}

bool cache_settings_read(CacheSettings *settings, GError **error)
{
    const char *on = g_getenv(CACHE_SWITCH);
    const char *limit = g_getenv(CACHE_LIMIT);
    bool given = on != NULL && *on != '\0';
    *settings = (CacheSettings){.on = false, .limit = CACHE_LIMIT_DEFAULT};
    if (given && strcmp(on, "off") != 0 && strcmp(on, "on") != 0) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    CACHE_SWITCH " is on or off, not '%s'", on);
        return false;
    }
    if (limit != NULL && *limit != '\0' && !cache_parse_size(limit, &settings->limit)) {
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    CACHE_LIMIT " is a number of bytes, or a size such as 500M or 2G, not '%s'",
                    limit);
        return false;
    }
    settings->on = !(given && strcmp(on, "off") == 0) && settings->limit > 0;
    return true;
}
