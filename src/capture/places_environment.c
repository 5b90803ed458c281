#include <string.h>
#include <unistd.h>

#include "capture/places.h"

/* Names of variables; one that ends with * stands for all that begin so. */
static const char *const variables[] = {
    "WIRESHARK_*", "WS_*",         "LC_*",           "LANG",          "LANGUAGE", "TZ",   "TZDIR",
    "HOME",        "XDG_CONFIG_*", "XDG_DATA_*",     "SSLKEYLOGFILE", "LUA_*",    "SMI*", "MIB*",
    "GCRYPT_*",    "G_*",          "GLIBC_TUNABLES", "LD_*",          "APPDIR",
};

static bool is_listed(const char *name, size_t length)
{
    for (size_t i = 0; i < G_N_ELEMENTS(variables); i++) {
        size_t wanted = strlen(variables[i]);
        bool begins = variables[i][wanted - 1] == '*';
        if (begins ? length >= wanted - 1 && strncmp(name, variables[i], wanted - 1) == 0
                   : length == wanted && strncmp(name, variables[i], wanted) == 0)
            return true;
    }
    return false;
}

static int compare(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void places_digest_environment(Digest *digest)
{
    g_autoptr(GPtrArray) settings = g_ptr_array_new();
    for (char **setting = environ; *setting != NULL; setting++) {
        size_t length = strcspn(*setting, "=");
        if (is_listed(*setting, length))
            g_ptr_array_add(settings, *setting);
    }
    g_ptr_array_sort(settings, compare);
    for (unsigned i = 0; i < settings->len; i++)
        digest_text(digest, g_ptr_array_index(settings, i));
    digest_text(digest, NULL);
    digest_number(digest, geteuid());
}
