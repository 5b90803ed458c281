#include "cluster/capture_list.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/reason.h"
#include "capture/path.h"

/* Of more captures that are wrong only the number is said. */
#define SHOWN 5

static GString *read_stream(FILE *stream)
{
    GString *text = g_string_new(NULL);
    char buffer[4096];
    size_t n;
    while ((n = fread(buffer, 1, sizeof buffer, stream)) > 0)
        g_string_append_len(text, buffer, (gssize)n);
    return text;
}

static GString *read_list(const char *list, GError **error)
{
    bool standard = strcmp(list, "-") == 0;
    FILE *stream = standard ? stdin : fopen(list, "re");
    GString *text = stream != NULL ? read_stream(stream) : NULL;
    int code = errno;
    bool failed = stream == NULL || ferror(stream);
    if (stream != NULL && !standard)
        fclose(stream);
    if (!failed)
        return text;
    if (text != NULL)
        g_string_free(text, true);
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "cannot read the list '%s': %s", list,
                reason_of(code));
    return NULL;
}

static void add_listed(Manifest *manifest, GString *text)
{
    bool with_nul = memchr(text->str, '\0', text->len) != NULL;
    char *end = text->str + text->len;
    for (char *name = text->str; name < end;) {
        char *stop = memchr(name, with_nul ? '\0' : '\n', (size_t)(end - name));
        if (stop == NULL)
            stop = end;
        *stop = '\0';
        if (*name != '\0')
            manifest_add_capture(manifest, name);
        name = stop + 1;
    }
}

bool capture_list_add(Manifest *manifest, char *const *names, const char *list, GError **error)
{
    for (; names != NULL && *names != NULL; names++)
        manifest_add_capture(manifest, *names);
    if (list == NULL)
        return true;
    GString *text = read_list(list, error);
    if (text == NULL)
        return false;
    add_listed(manifest, text);
    g_string_free(text, true);
    return true;
}

static bool check_one(const char *name, GHashTable *seen, GError **error)
{
    if (strcmp(name, "-") == 0) {
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED,
                            "standard input (-) cannot be read on a node; save it to a file first");
        return false;
    }
    if (!capture_check(name, error))
        return false;
    if (g_hash_table_add(seen, g_canonicalize_filename(name, NULL)))
        return true;
    g_set_error(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, "'%s' is there twice", name);
    return false;
}

bool capture_list_check(const Manifest *manifest, GError **error)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GString) problems = g_string_new(NULL);
    size_t wrong = 0;
    for (size_t i = 0; i < manifest->captures->len; i++) {
        g_autoptr(GError) reason = NULL;
        if (!check_one(manifest_capture(manifest, i)->name, seen, &reason) && wrong++ < SHOWN)
            g_string_append_printf(problems, "%s%s", wrong > 1 ? "\n" : "", reason->message);
    }
    if (wrong > SHOWN)
        g_string_append_printf(problems, "\nand %zu more", wrong - SHOWN);
    if (wrong > 0)
        g_set_error_literal(error, TABSHARK_ERROR, TABSHARK_ERROR_FAILED, problems->str);
    return wrong == 0;
}
