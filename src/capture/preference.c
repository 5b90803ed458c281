#include "capture/preference.h"

#include <string.h>

#include "base/error.h"

#define RUNS   "make tshark run programs"
#define WRITES "make tshark write files"
#define LOADS  "make tshark load libraries, which run as part of it"

/* Seen with tshark 4.0 under strace, but for the names of plugins that other releases have.
 * Patterns of g_pattern_match_simple, in lower case. */
static const struct {
    const char *pattern;
    const char *effect;
} refused[] = {
    {"*.debug_file", WRITES}, /* of tls, dtls, ssh, and ssl, as tls was called */
    {"mate.*", WRITES},       /* mate.config names a file, which names one for its debug output */
    {"snort.*", RUNS},
    {"extcap.*", RUNS}, /* even to find out whether the preference exists */
    {"uat:pkcs11_libs", LOADS},
    {"uat:pkcs #11 provider libraries", LOADS},
    {"uat:maxmind_db_paths", RUNS}, /* mmdbresolve, which reads those files */
    {"uat:maxmind database paths", RUNS},
};

/* The name as those patterns have it. tshark passes over letters' case in the first part of a name,
 * and over blanks behind "uat:". */
static char *name_of(const char *preference)
{
    bool table = g_ascii_strncasecmp(preference, "uat:", 4) == 0;
    const char *start = table ? preference + 4 : preference;
    g_autofree char *name = g_ascii_strdown(start, (gssize)strcspn(start, ":"));
    return g_strconcat(table ? "uat:" : "", g_strstrip(name), NULL);
}

bool preference_check(const char *preference, GError **error)
{
    g_autofree char *name = name_of(preference);
    for (size_t i = 0; i < G_N_ELEMENTS(refused); i++) {
        if (!g_pattern_match_simple(refused[i].pattern, name))
            continue;
        g_set_error(
            error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
            "the preference '%s' is refused: it can %s; who wants that sets it in a Wireshark "
            "profile of his own (-C)",
            name, refused[i].effect);
        return false;
    }
    return true;
}

bool preference_check_profile(const char *profile, GError **error)
{
    bool name = *profile != '\0' && strchr(profile, '/') == NULL && strcmp(profile, ".") != 0 &&
                strcmp(profile, "..") != 0;
    if (!name)
        g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE,
                    "-C takes the name of a profile, not a path: '%s'", profile);
    return name;
}
