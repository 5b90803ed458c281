#include "capture/meant.h"

#include <string.h>

#include "base/error.h"
#include "base/nearest.h"
#include "capture/packet_list.h"
#include "capture/tshark.h"

/* Of a larger folder no file is suggested. */
#define FILES_MAX 10000

#define WENT "it went with tshark 4.4; "

#define HTTP_ORDER                                                                                 \
    WENT "http.request_in and http.response_in pair requests and responses, and the frames of a "  \
         "tcp.stream tell their order"

/* Names that went, with words that are right where tshark has `now`; without words `now` is what
 * the beginning of the name, or the whole of it, is called today. */
typedef struct {
    const char *old, *now, *words;
} Renamed;

static const Renamed renamed[] = {
    {"ssl", "tls", NULL},
    {"bootp", "dhcp", NULL},
    {"wlan_mgt", "wlan", NULL},
    {"http.path_segment", "http.request.uri.path.segment", NULL},
    {"http.path_sub_segment", "http.request.uri.path.segment", NULL},
    {"http.response_for.uri", "http.request.full_uri",
     "since tshark 4.4 responses have http.request.full_uri"},
    {"http.chat", "http.request.uri",
     WENT "its parts are http.request.method and http.request.uri, http.response.code and "
          "http.response.phrase"},
    {"http.request_number", "http.request_in", HTTP_ORDER},
    {"http.response_number", "http.request_in", HTTP_ORDER},
    {"http.prev_request_in", "http.request_in", HTTP_ORDER},
    {"http.prev_response_in", "http.request_in", HTTP_ORDER},
    {"http.next_request_in", "http.request_in", HTTP_ORDER},
    {"http.next_response_in", "http.request_in", HTTP_ORDER},
};

/* As far as it is known without asking tshark; NULL: not at all. */
static Registry *kept_registry(void)
{
    g_autofree char *program = tshark_find(NULL);
    return program != NULL ? registry_load(program) : NULL;
}

/* Nobody says otherwise. */
static bool has(const Registry *registry, const char *name)
{
    Type type;
    return registry == NULL || registry_find(registry, name, &type);
}

/* The name that went, or one of a protocol that was renamed; NULL if it is none. */
static const Renamed *find_renamed(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(renamed); i++) {
        size_t length = strlen(renamed[i].old);
        if (strncmp(name, renamed[i].old, length) == 0 &&
            (name[length] == '.' || name[length] == '\0'))
            return &renamed[i];
    }
    return NULL;
}

/* What became of a name; NULL if that is not known, or not so with this tshark. */
static char *hint_of_renamed(const Registry *registry, const char *name)
{
    const Renamed *found = find_renamed(name);
    if (found == NULL)
        return NULL;
    if (found->words != NULL)
        return has(registry, found->now) ? g_strdup(found->words) : NULL;
    g_autofree char *now = g_strconcat(found->now, name + strlen(found->old), NULL);
    if (has(registry, now))
        return g_strdup_printf("it is called %s now", now);
    g_autofree char *near = registry_nearest(registry, now);
    return near != NULL ? g_strdup_printf("did you mean %s?", near) : NULL;
}

/* What helps with a name that does not exist; NULL if nothing comes to mind. */
static char *hint_of(const Registry *registry, const char *name)
{
    char *hint = hint_of_renamed(registry, name);
    if (hint != NULL)
        return hint;
    g_autofree char *near = packet_list_is_like(name) ? packet_list_nearest(name)
                            : registry != NULL        ? registry_nearest(registry, name)
                                                      : NULL;
    return near != NULL ? g_strdup_printf("did you mean %s?", near) : NULL;
}

void meant_fields(const Registry *registry, char **unknown, GError **error)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (char **field = unknown; *field != NULL; field++) {
        g_autofree char *hint = hint_of(registry, *field);
        const char *word = packet_list_is_like(*field) ? PACKET_LIST_PREFIX : "WORD";
        g_string_append_printf(text, "%sthere is no field '%s' (-e); ",
                               text->len > 0 ? "; and " : "", *field);
        if (hint != NULL)
            g_string_append(text, hint);
        else
            g_string_append_printf(text, "'tabshark fields %s' finds fields", word);
    }
    g_clear_error(error);
    g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE, text->str);
}

/* Not every release says so: of columns that are not there 4.0 prints nothing, and 4.4 takes what
 * some protocols were called before. */
static bool is_never_a_field(const char *name)
{
    const Renamed *found = find_renamed(name);
    return (packet_list_is_like(name) && packet_list_find(name) == NULL) ||
           (found != NULL && strchr(found->old, '.') == NULL);
}

bool meant_check(char **fields, GError **error)
{
    g_autoptr(GPtrArray) unknown = g_ptr_array_new();
    for (; fields != NULL && *fields != NULL; fields++) {
        if (is_never_a_field(*fields))
            g_ptr_array_add(unknown, *fields);
    }
    if (unknown->len == 0)
        return true;
    g_ptr_array_add(unknown, NULL);
    g_autoptr(Registry) registry = kept_registry();
    meant_fields(registry, (char **)unknown->pdata, error);
    return false;
}

/* The name that tshark does not know in a filter, in the words of its releases from 3.0 on; NULL
 * if it complains of something else. */
static char *unknown_in_filter(const char *message)
{
    static const char pattern[] =
        "(?|\"?([\\w.-]+)\"? is (?:neither a field nor a protocol|not a valid protocol or protocol "
        "field)|must be a field or function, not \"?([\\w.-]+?)\"?\\.?$)";
    g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_MULTILINE, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    return g_regex_match(regex, message, 0, &match) ? g_match_info_fetch(match, 1) : NULL;
}

/* The error's text with a line below it. */
static void add_line(GError **error, const char *line)
{
    g_autoptr(GError) old = g_steal_pointer(error);
    g_set_error(error, old->domain, old->code, "%s\n%s", old->message, line);
}

/* The same in a display filter, which knows columns by their names as fields, and in 4.0 none. */
static char *hint_in_filter(const Registry *registry, const char *name)
{
    const PacketListColumn *column = packet_list_find(name);
    if (packet_list_is_like(name) && registry != NULL &&
        g_str_has_prefix(registry_version(registry), "4.0."))
        return g_strdup_printf("display filters of tshark 4.0 have no columns: 'read -e %s … then "
                               "where …' selects rows by them",
                               column != NULL ? name : PACKET_LIST_PREFIX ".info");
    return column != NULL ? g_strdup_printf("did you mean %s?", column->field)
                          : hint_of(registry, name);
}

void meant_filter(const Registry *registry, GError **error)
{
    const char *message = (*error)->message;
    if (!g_error_matches(*error, TABSHARK_ERROR, TABSHARK_ERROR_USAGE) ||
        strstr(message, "display filter") == NULL)
        return;
    g_autofree char *name = unknown_in_filter(message);
    g_autofree char *hint = name != NULL ? hint_in_filter(registry, name) : NULL;
    if (hint != NULL) {
        add_line(error, hint);
    } else if (name != NULL) {
        add_line(error, "'tabshark fields WORD' finds fields and protocols");
    } else if (strstr(message, "\"=\" was unexpected") != NULL) {
        add_line(error, "to compare, write ==");
    }
}

static const char *file_at(size_t index, const void *names)
{
    return ((char *const *)names)[index];
}

/* Files in the folder of the path whose names are near to its own. */
static char *near_files(const char *path)
{
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *wanted = g_path_get_basename(path);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir != NULL && (name = g_dir_read_name(dir)) != NULL && names->len < FILES_MAX)
        g_ptr_array_add(names, g_strdup(name));
    g_clear_pointer(&dir, g_dir_close);
    return names->len < FILES_MAX ? nearest_names(wanted, names->len, file_at, names->pdata) : NULL;
}

static bool is_field(const char *word)
{
    Type type;
    g_autoptr(Registry) registry = kept_registry();
    return registry != NULL && registry_find(registry, word, &type);
}

char *meant_path(const char *path)
{
    if (is_field(path))
        return g_strdup_printf("; to read that field: -e %s (several: -e a,b without a space)",
                               path);
    if (strpbrk(path, "=<>&|!") != NULL)
        return g_strdup("; a display filter stands behind -Y, in quotes");
    g_autofree char *near = near_files(path);
    return near != NULL ? g_strdup_printf("; did you mean %s?", near) : g_strdup("");
}
