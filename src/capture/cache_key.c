#include "capture/cache_key.h"

#include <string.h>

#include "capture/file_identity.h"
#include "capture/named_paths.h"
#include "capture/sharing.h"

/* Raise it when what an extraction makes of tshark's output changes in a way that the program's
 * file does not show. */
#define KEY_VERSION 1

/* Lets tshark ask servers for names, whatever -N says. */
static bool asks_servers(const CaptureRequest *request)
{
    if (request->resolve != NULL && strchr(request->resolve, 'N') != NULL)
        return true;
    for (char **item = request->preferences; item != NULL && *item != NULL; item++) {
        if (g_str_has_prefix(*item, "nameres."))
            return true;
    }
    return false;
}

bool cache_may_keep(const CaptureRequest *request, const char *capture)
{
    return !request->no_cache && request->engine == ENGINE_AUTO && !asks_servers(request) &&
           strcmp(capture, "-") != 0 && file_is_regular(capture);
}

/* Local times, which tshark prints and filters understand. */
static void add_time_zone(Digest *digest)
{
    const char *zone = g_getenv("TZ");
    const char *folder = g_getenv("TZDIR");
    digest_file(digest, "/etc/localtime");
    if (zone != NULL && *zone != '\0') {
        const char *name = *zone == ':' ? zone + 1 : zone;
        g_autofree char *path = g_build_filename(*name == '/'     ? ""
                                                 : folder != NULL ? folder
                                                                  : "/usr/share/zoneinfo",
                                                 name, NULL);
        digest_file(digest, path);
    }
}

static bool finish(Digest *digest, CacheKey *key)
{
    digest_finish(digest, key->text);
    key->newest = digest->newest;
    return !digest->partial;
}

bool cache_key_surroundings(const char *program, const Places *places, CacheKey *key)
{
    g_auto(Digest) digest;
    digest_init(&digest);
    digest_number(&digest, KEY_VERSION);
    digest_file(&digest, "/proc/self/exe");
    digest_file(&digest, program);
    places_digest_environment(&digest);
    places_digest(places, &digest);
    add_time_zone(&digest);
    /* Read from the working folder without being told. */
    digest_named(&digest, "IOR.txt");
    return finish(&digest, key);
}

/* Where names of hosts and services come from besides Wireshark's own folders. */
static void add_system_names(Digest *digest)
{
    static const char *const files[] = {"/etc/hosts", "/etc/ethers", "/etc/services",
                                        "/etc/nsswitch.conf", "/etc/resolv.conf"};
    for (size_t i = 0; i < G_N_ELEMENTS(files); i++)
        digest_file(digest, files[i]);
}

/* What an option names, such as tls.keylog_file:keys.log, or a cell of uat:rsa_keys. */
static void add_named(const char *name, void *digest)
{
    digest_named(digest, name);
}

static void add_options(Digest *digest, const CaptureRequest *request)
{
    digest_text(digest, request->filter);
    digest_list(digest, request->preferences);
    digest_list(digest, request->decode_as);
    digest_text(digest, request->profile);
    digest_text(digest, request->resolve);
    digest_number(digest, request->two_pass);
    digest_number(digest, request->count);
    digest_number(digest, sharing_fills_columns(request));
    for (char **item = request->preferences; item != NULL && *item != NULL; item++)
        named_paths_scan(*item, add_named, digest);
    if (request->resolve != NULL)
        add_system_names(digest);
}

bool cache_key_of(const CacheKey *surroundings, const CaptureRequest *request, const char *capture,
                  CacheKey *key)
{
    const FileIdentity identity = file_identity(capture);
    g_autofree char *name = g_path_get_basename(capture);
    g_auto(Digest) digest;
    digest_init(&digest);
    digest_text(&digest, surroundings->text);
    digest.newest = surroundings->newest;
    /* The end of a name may decide which kind of file tshark takes it for. */
    digest_text(&digest, name);
    digest_number(&digest, (int64_t)identity.device);
    digest_number(&digest, (int64_t)identity.inode);
    add_options(&digest, request);
    return finish(&digest, key);
}
